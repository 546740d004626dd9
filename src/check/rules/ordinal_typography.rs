//! `ordinal-typography`: how an ordinal number is written.

use std::ops::Range;

use crate::model::{Phrase, Severity};

use super::super::{CheckedText, ReportSink, Rule, RuleCheck, RuleFamily};
use super::typography::report_typography;

pub(super) static RULE: Rule = Rule {
    name: "ordinal-typography",
    family: RuleFamily::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("ordinal_typography.md"),
    page_fr: include_str!("ordinal_typography.fr.md"),
    options: &[],
    check: RuleCheck::Text(check_ordinal_typography),
};

fn check_ordinal_typography(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let (body, language) = (text.facts.text(), text.facts.language);
    for (start, at) in text.facts.words_with_digits().flat_map(|word| numbers(body, word)) {
        let letter = body[at..].chars().next();
        if !letter.is_some_and(|letter| letter.is_alphabetic() || letter == 'ᵉ') {
            continue;
        }
        // `v2e`, `1,5e`: not an ordinal.
        let before = body[..start].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '_' | '/')) {
            continue;
        }
        let (number, suffix) = (&body[start..at], &body[at..at + end_of_word(&body[at..])]);
        let style = sink.settings().style(language, "ordinals");
        if let Some(wanted) = (language.pack().ordinal)(number, suffix, style) {
            let (found, wanted_whole) = (format!("{number}{suffix}"), format!("{number}{wanted}"));
            let phrase = Phrase::new("ordinal-typography-message");
            let phrase = phrase.with("found", found).with("wanted", wanted_whole);
            report_typography(text, at..at + suffix.len(), wanted, phrase, sink);
        }
    }
}

/// The runs of digits that begin in a range, and where each ends.
fn numbers(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = range.start;
    std::iter::from_fn(move || {
        let start = from + bytes[from..range.end].iter().position(u8::is_ascii_digit)?;
        from = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some((start, from))
    })
}

fn end_of_word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}
