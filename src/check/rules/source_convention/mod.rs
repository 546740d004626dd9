//! `source-convention`: a figure, date or title that kept the source language's way of writing.
//!
//! Whatever is reported stands in the source the same way: a French ordinal in English is only said to
//! be left in place where the French text has that very ordinal.

use std::ops::Range;

use crate::{
    model::{Phrase, Severity},
    text::{LanguagePack, TextFacts},
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};
use super::typography::of_edits;

mod figures;
mod months;
mod titles;

pub(super) static RULE: Rule = Rule {
    name: "source-convention",
    family: RuleFamily::Figures,
    severity: Some(Severity::Warning),
    fixable: true,
    page: include_str!("../source_convention.md"),
    page_fr: include_str!("../source_convention.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_source_convention),
};

/// Findings on one text; a text with more was not translated.
const MAX_FINDINGS: usize = 4;

/// Places that are looked at whether they are meant.
const MAX_CANDIDATES: usize = 64;

/// The spaces that stand between digits, or between a figure and its sign.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// A way of writing that was left in place, and what should stand there, where that is sure.
struct LeftOver {
    range: Range<usize>,
    right: Option<String>,
}

/// Two texts, and how either language writes.
struct ConventionPair<'f> {
    source: &'f TextFacts<'f>,
    target: &'f TextFacts<'f>,
    /// The source's language.
    own: &'static LanguagePack,
    /// The translation's language.
    other: &'static LanguagePack,
}

fn check_source_convention(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.language == target.language || !target.language.is_known() {
        return;
    }
    let (own, other) = (source.language.pack(), target.language.pack());
    let pair = ConventionPair { source, target, own, other };
    let mut found = Vec::new();
    if target.has_any(b"0123456789XVI") {
        pair.find_figures(&mut found);
    }
    if source.names_months() || target.names_months() {
        pair.find_months(&mut found);
    }
    pair.find_words(&mut found);
    found.sort_by_key(|left| left.range.start);
    found.dedup_by(|next, last| next.range.start < last.range.end);
    found.truncate(MAX_CANDIDATES);
    let language = Phrase::new(own.name);
    let meant =
        |left: &LeftOver| !target.markup().is_prose(left.range.clone()) || pair.is_kept(left);
    for LeftOver { range, right } in
        found.into_iter().filter(|left| !meant(left)).take(MAX_FINDINGS)
    {
        let written = &target.text()[range.clone()];
        if let Some(right) = right {
            let message = Phrase::new("source-convention-instead")
                .with("written", written)
                .with("language", language.clone())
                .with("right", &*right);
            // That a space is missing is seen by a typesetter only.
            let is_slight = other.conventions.spaces_percent && written.ends_with('%');
            let edits = [(range.clone(), &*right)];
            let report = of_edits(texts.target, range, &edits, message);
            let most = if is_slight { Severity::Info } else { Severity::Error };
            if let Some(report) = report {
                sink.report(report.at_most(most));
            }
        } else {
            let message = Phrase::new("source-convention-message").with("written", written);
            let message = message.with("language", language.clone());
            let place = target.reading.locate(range);
            let whole = source.reading.locate(0..source.text().len());
            sink.report(RuleReport::new(ReportedSide::Target, place, message).source(whole));
        }
    }
}

impl ConventionPair<'_> {
    /// Whether a place is in a quotation or a title in italics, which stay as they are.
    fn is_kept(&self, left: &LeftOver) -> bool {
        super::name_mismatch::is_quoted(self.target.text(), &left.range)
            || self.target.markup().is_emphasised(&left.range)
    }
}

/// Where a text has a word by itself, with nothing that is part of it before or behind.
fn word_places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let places = memchr::memmem::find_iter(text.as_bytes(), word.as_bytes());
    places.map(move |at| at..at + word.len()).filter(|range| {
        !text[..range.start]
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/'))
            && !text[range.end..]
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'))
    })
}
