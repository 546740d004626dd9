//! `structure-mismatch`: a page that is built otherwise than its source.

use std::{borrow::Cow, collections::HashMap};

use crate::model::{
    DocumentKind, FrontEntry, Pair, Phrase, Resource, SegmentKind, Severity, Span, State,
    TranslationUnit, UnitKind,
};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};
use super::{
    code_lines::{CodeLine, code_lines, is_filled_in},
    far_anchors::check_far_anchors,
    heading_anchors::check_anchors,
    unit_span,
};

pub(super) static RULE: Rule = Rule {
    name: "structure-mismatch",
    family: RuleFamily::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("structure_mismatch.md"),
    page_fr: include_str!("structure_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Document(check_structure_mismatch),
};

/// What only the source's front matter has, since it is about the site as a whole.
const SITE_KEYS: [&str; 9] = [
    "aliases",
    "redirect",
    "outputs",
    "slug",
    "url",
    "date",
    "lastmod",
    "developer_note",
    "cSpell",
];

fn check_structure_mismatch<'s>(comparison: &Comparison<'s>, sink: &mut ReportSink<'s>) {
    let (source, target) = (comparison.source.resource, comparison.target.resource);
    if source.kind != DocumentKind::Markdown || !comparison.target.exists || target.unreadable {
        return;
    }
    front_matter(comparison, sink);
    // What differs from a source that changed follows from that.
    let is_compared =
        |pair: &&Pair<'s>| !pair.doubtful && !matches!(pair.state, State::Broken | State::Stale);
    for pair in comparison.pairs.iter().filter(is_compared) {
        if let (Some(source), Some(target)) = (pair.source, pair.target) {
            sink.set_units(pair.source, pair.target);
            compare(source, target, sink);
        }
    }
    sink.set_units(None, None);
    tables(source, target, sink);
    check_anchors(comparison, sink);
    check_far_anchors(comparison, sink);
    doubts(comparison.pairs, sink);
}

/// Keys of the source's front matter that the translation's lacks: once a page.
fn front_matter(comparison: &Comparison<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (comparison.source.resource, comparison.target.resource);
    let Some(first) = target.front.first() else { return };
    let top = |entry: &FrontEntry<'_>| entry.path.split('.').next().unwrap_or_default().to_owned();
    let mut lost: Vec<String> = Vec::new();
    for key in source.front.iter().map(top) {
        let is_there = target.front.iter().any(|own| top(own) == key);
        if !is_there && !SITE_KEYS.iter().any(|own| key.starts_with(own)) && !lost.contains(&key) {
            lost.push(key);
        }
    }
    lost.retain(|key| !comparison.definitions.leaves_out(comparison.target.locale, key));
    if !lost.is_empty() {
        let keys = lost.join(", ");
        let phrase = Phrase::new("structure-mismatch-front").with("count", lost.len());
        sink.report(RuleReport::new(
            ReportedSide::Target,
            first.key_span,
            phrase.with("keys", keys),
        ));
    }
}

fn compare(source: &TranslationUnit<'_>, target: &TranslationUnit<'_>, sink: &mut ReportSink<'_>) {
    let (Some(kind), Some(other)) = (segment(source), segment(target)) else { return };
    let texts = [source, target].map(TranslationUnit::text);
    let message = match (kind, other) {
        (SegmentKind::Code, SegmentKind::Code) => code(source, &texts),
        (SegmentKind::Markup, SegmentKind::Markup) => markup(&texts),
        (SegmentKind::Heading, SegmentKind::Heading) => level(source, target),
        _ => shortcodes(&texts),
    };
    if let Some(message) = message {
        sink.report(
            RuleReport::new(ReportedSide::Target, unit_span(target), message)
                .source(unit_span(source)),
        );
    }
}

fn segment(unit: &TranslationUnit<'_>) -> Option<SegmentKind> {
    match unit.kind {
        UnitKind::Segment { kind, .. } => Some(kind),
        UnitKind::Message | UnitKind::Term => None,
    }
}

fn level(source: &TranslationUnit<'_>, target: &TranslationUnit<'_>) -> Option<Phrase> {
    let [own, other] = [target, source].map(|unit| match unit.kind {
        UnitKind::Segment { level, .. } => level.unwrap_or_default(),
        _ => 0,
    });
    let phrase = || Phrase::new("structure-mismatch-level").with("source", usize::from(other));
    (own != other).then(|| phrase().with("target", usize::from(own)))
}

/// The first line in which code differs, comments and what is quoted for people left out.
fn code(source: &TranslationUnit<'_>, texts: &[Cow<'_, str>; 2]) -> Option<Phrase> {
    if texts[0] == texts[1] {
        return None;
    }
    let label = source.label.as_deref().unwrap_or_default();
    let (there, here) = (code_lines(&texts[0], label)?, code_lines(&texts[1], label)?);
    let is_other = |((a, source), (b, target)): &(&CodeLine<'_>, &CodeLine<'_>)| {
        a != b && !is_filled_in(source, target)
    };
    let differs = there.iter().zip(&here).find(is_other);
    match differs {
        Some(((_, source), (_, target))) => Some(
            Phrase::new("structure-mismatch-code")
                .with("source", source.trim())
                .with("target", target.trim()),
        ),
        None if there.len() != here.len() => Some(
            Phrase::new("structure-mismatch-code-lines")
                .with("source", there.len())
                .with("target", here.len()),
        ),
        None => None,
    }
}

/// What is taken as it is: its name counts, what is written for people may differ.
fn markup(texts: &[Cow<'_, str>; 2]) -> Option<Phrase> {
    let [source, target] = texts.each_ref().map(|text| opaque_key(text));
    let phrase = || Phrase::new("structure-mismatch-markup").with("source", head(&texts[0]));
    (source != target).then(|| phrase().with("target", head(&texts[1])))
}

/// The first line of something, for a person to know it by.
fn head(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(60).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

fn opaque_key(text: &str) -> String {
    let name = |text: &str| {
        let text = text.trim_start_matches([' ', '-', '\n', '\r', '\t']);
        let end =
            text.find(|c: char| c.is_whitespace() || "(>%}".contains(c)).unwrap_or(text.len());
        text[..end].to_owned()
    };
    for open in ["{{<", "{{%", "{%", "{{"] {
        if let Some(inside) = text.strip_prefix(open) {
            return format!("{open}{}", name(inside));
        }
    }
    match text.as_bytes() {
        [b'<', ..] => name(&text[1..]),
        [b':', b':', ..] => format!(":::{}", name(text.trim_start_matches(':'))),
        [b'/', b'/', ..] => format!("///{}", name(text.trim_start_matches('/'))),
        // Where links lead and what is imported may be the language's own.
        [b'[', next, ..] if *next != b'!' => String::new(),
        [b'i' | b'e', ..] => String::new(),
        _ => text.split_whitespace().collect::<String>().to_ascii_lowercase(),
    }
}

/// Shortcodes in a text that its translation lacks.
fn shortcodes(texts: &[Cow<'_, str>; 2]) -> Option<Phrase> {
    let found = |text: &str| -> Vec<String> {
        let starts = text.match_indices('{').map(|(at, _)| &text[at..]);
        let starts =
            starts.filter(|rest| ["{{<", "{{%", "{%"].iter().any(|open| rest.starts_with(open)));
        // What ends a container may stand in the text, or below it.
        starts.map(opaque_key).filter(|key| !key.contains('/')).collect()
    };
    let (there, here) = (found(&texts[0]), found(&texts[1]));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in &here {
        *counts.entry(name).or_default() += 1;
    }
    let lost = there.iter().find(|name| match counts.get_mut(&***name) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    })?;
    Some(Phrase::new("structure-mismatch-shortcode").with("name", &**lost))
}

/// A table of a page: its first cell, and how many columns it has.
struct TableShape {
    place: Span,
    columns: u8,
}

fn shapes(resource: &Resource<'_>) -> Vec<TableShape> {
    let mut shapes: Vec<TableShape> = Vec::new();
    let mut inside = false;
    for unit in &resource.units {
        let UnitKind::Segment { kind: SegmentKind::Cell, level } = unit.kind else {
            inside = false;
            continue;
        };
        let columns = level.unwrap_or_default();
        match shapes.last_mut().filter(|_| inside) {
            Some(shape) => shape.columns = shape.columns.max(columns),
            None => shapes.push(TableShape { place: unit_span(unit), columns }),
        }
        inside = true;
    }
    shapes
}

/// Tables of as many columns as the source's.
fn tables(source: &Resource<'_>, target: &Resource<'_>, sink: &mut ReportSink<'_>) {
    let (there, here) = (shapes(source), shapes(target));
    if there.len() != here.len() {
        return;
    }
    for (there, here) in there.iter().zip(&here).filter(|(a, b)| a.columns != b.columns) {
        let phrase = Phrase::new("structure-mismatch-table")
            .with("source", usize::from(there.columns))
            .with("target", usize::from(here.columns));
        sink.report(RuleReport::new(ReportedSide::Target, here.place, phrase).source(there.place));
    }
}

/// Pairs that may be wrong, and blocks that answer to nothing: once a page, at the first.
fn doubts<'s>(pairs: &[Pair<'s>], sink: &mut ReportSink<'s>) {
    let doubtful: Vec<_> = pairs.iter().filter(|pair| pair.doubtful).collect();
    // Where the source's directive has no title, the site gives it one in its own language.
    let is_alone = |pair: &&Pair<'s>| {
        let is_title = pair.target.and_then(segment) == Some(SegmentKind::Caption);
        pair.state == State::Orphan && pair.record.is_none() && !is_title
    };
    let alone: Vec<_> = pairs.iter().filter(is_alone).collect();
    let places = doubtful.iter().chain(&alone).filter_map(|pair| pair.target);
    let Some(first) = places.min_by_key(|unit| unit_span(unit).start) else { return };
    let phrase = Phrase::new("structure-mismatch-doubt")
        .with("doubtful", doubtful.len())
        .with("alone", alone.len());
    let report = RuleReport::new(ReportedSide::Target, unit_span(first), phrase);
    sink.report(report.help(Phrase::new("structure-mismatch-doubt-help")));
}
