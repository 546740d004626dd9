//! `source-convention`: a figure, date or title that kept the source language's way of writing.
//!
//! Whatever is reported stands in the source the same way: a French ordinal in English is only said to
//! be left in place where the French text has that very ordinal.

use std::ops::Range;

use crate::{
    model::{Phrase, Severity},
    text::{TextFacts, WritingConventions, figures::DigitShape},
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};
use super::{typography::report_typography, wrong_language::is_quoted};

pub(super) static RULE: Rule = Rule {
    name: "source-convention",
    family: RuleFamily::Figures,
    severity: Some(Severity::Warning),
    fixable: true,
    page: include_str!("source_convention.md"),
    page_fr: include_str!("source_convention.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_source_convention),
};

/// Findings on one text; a text with more was not translated.
const MAX_FINDINGS: usize = 4;

/// Figures of a text that are looked for in the source one by one.
const MAX_FIGURES: usize = 64;

/// Signs of currencies, which some languages put before a figure and some behind it.
const CURRENCIES: [char; 3] = ['$', '€', '£'];

/// A way of writing that was left in place, and what should stand there, where that is sure.
struct LeftOver {
    range: Range<usize>,
    right: Option<String>,
}

fn check_source_convention(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.language == target.language || !target.language.is_known() {
        return;
    }
    let own = &source.language.pack().conventions;
    let mut found = Vec::new();
    if target.has_any(b"0123456789") {
        figures(own, source, target, &mut found);
    }
    titles(own, source, target, &mut found);
    found.sort_by_key(|left| left.range.start);
    found.dedup_by(|next, last| next.range.start < last.range.end);
    let language = Phrase::new(source.language.pack().name);
    for LeftOver { range, right } in found.into_iter().take(MAX_FINDINGS) {
        let text = target.text();
        if !target.markup().is_prose(range.clone()) || is_quoted(text, &range) {
            continue;
        }
        let written = &text[range.clone()];
        if let Some(right) = right {
            let message = Phrase::new("source-convention-instead")
                .with("written", written)
                .with("language", language.clone())
                .with("right", &*right);
            report_typography(texts.target, range, &right, message, sink);
        } else {
            let message = Phrase::new("source-convention-message").with("written", written);
            let message = message.with("language", language.clone());
            let place = target.reading.locate(range);
            let whole = source.reading.locate(0..source.text().len());
            sink.report(RuleReport::new(ReportedSide::Target, place, message).source(whole));
        }
    }
}

/// What is left in place around the figures of the translation.
fn figures(
    own: &WritingConventions,
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    found: &mut Vec<LeftOver>,
) {
    let text = target.text();
    for figure in target.figures().iter().take(MAX_FIGURES) {
        let (start, end) = (figure.digits.start, figure.digits.end);
        let (digits, rest) = (&text[start..end], &text[end..]);
        if text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/')) {
            continue;
        }
        // The designation of a standard: EN 301 549.
        let before = text[..start].trim_end().rsplit(|c: char| !c.is_alphabetic()).next();
        if before.is_some_and(|word| word.len() > 1 && word.chars().all(char::is_uppercase)) {
            continue;
        }
        let behind =
            suffix(own, rest).filter(|length| is_in(source.text(), digits, &rest[..*length]));
        if let Some(length) = behind {
            let right = rest[..length].ends_with('%').then(|| format!("{digits}%"));
            found.push(LeftOver { range: start..end + length, right });
        } else if own.spaces_groups && is_spaced(figure.shape) && is_in(source.text(), digits, "") {
            let right = digits.replace(char::is_whitespace, ",");
            found.push(LeftOver { range: start..end, right: Some(right) });
        } else if !own.currency_behind
            && let Some(sign) = text[..start].chars().next_back().filter(|c| CURRENCIES.contains(c))
        {
            let before = start - sign.len_utf8();
            let alone = !text[..before].ends_with(char::is_alphabetic);
            if alone && source.text().contains(&text[before..end]) {
                found.push(LeftOver { range: before..end, right: None });
            }
        }
    }
}

/// Whether a number has spaces between its groups and no decimals.
fn is_spaced(shape: DigitShape) -> bool {
    matches!(shape, DigitShape::Grouped { group: Some(sign), decimal: None } if sign.is_whitespace())
}

/// The length of what stands behind a figure that the language of `own` would write there.
fn suffix(own: &WritingConventions, rest: &str) -> Option<usize> {
    let spaced = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let gap = rest.len() - spaced.len();
    let length = |word: &str| gap + word.len();
    let ends = |word: &&&str| {
        let after = spaced.strip_prefix(**word).and_then(|rest| rest.chars().next());
        spaced.starts_with(**word) && !after.is_some_and(char::is_alphabetic)
    };
    let word = |words: &[&'static str]| words.iter().find(ends).map(|word| length(word));
    if gap == 0
        && let Some(length) = word(own.ordinals)
    {
        return Some(length);
    }
    if let Some(length) = word(own.months).filter(|_| gap > 0).or_else(|| word(own.clock)) {
        return Some(length);
    }
    if own.spaces_percent && gap > 0 && spaced.starts_with('%') {
        return Some(length("%"));
    }
    let sign =
        spaced.chars().next().filter(|sign| own.currency_behind && CURRENCIES.contains(sign))?;
    let next = spaced[sign.len_utf8()..].chars().next();
    (!next.is_some_and(char::is_alphanumeric)).then_some(gap + sign.len_utf8())
}

/// Whether a text has these digits with that behind them, whatever spaces stand between.
fn is_in(text: &str, digits: &str, suffix: &str) -> bool {
    let spaces = [' ', '\u{a0}', '\u{202f}'];
    let suffix = suffix.trim_start_matches(spaces);
    let (head, tail) = digits.split_at(digits.find(spaces).unwrap_or(digits.len()));
    text.match_indices(head).any(|(at, _)| {
        let mut rest = &text[at + head.len()..];
        for group in tail.split(spaces).filter(|group| !group.is_empty()) {
            let Some(after) = rest.trim_start_matches(spaces).strip_prefix(group) else {
                return false;
            };
            rest = after;
        }
        rest.trim_start_matches(spaces).starts_with(suffix)
            && !text[..at].ends_with(|c: char| c.is_ascii_digit())
    })
}

/// Titles of the source's language before a name, where the source has them.
fn titles(
    own: &WritingConventions,
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    found: &mut Vec<LeftOver>,
) {
    let text = target.text();
    if !target.has(b'M') {
        return;
    }
    for title in own.titles.iter().filter(|title| source.text().contains(**title)) {
        for (at, _) in text.match_indices(title) {
            let rest = text[at + title.len()..].trim_start_matches('.');
            let named = rest.trim_start_matches([' ', '\u{a0}']).starts_with(char::is_uppercase);
            let word =
                !text[..at].ends_with(char::is_alphanumeric) && rest.starts_with([' ', '\u{a0}']);
            if word && named {
                found.push(LeftOver { range: at..at + title.len(), right: None });
            }
        }
    }
}
