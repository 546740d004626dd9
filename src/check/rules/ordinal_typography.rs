//! `ordinal-typography`: how an ordinal number is written.

use std::ops::Range;

use crate::{
    model::{Phrase, Severity},
    text::Language,
};

use super::super::{Check, Family, Rule, Sink, Text};
use super::typography::report;

pub(super) static RULE: Rule = Rule {
    name: "ordinal-typography",
    family: Family::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("ordinal_typography.md"),
    page_fr: include_str!("ordinal_typography.fr.md"),
    options: &[],
    check: Check::Text(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let body = text.facts.text();
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
        let wanted = match text.facts.language {
            Language::French => {
                let style = sink.settings().style(Language::French, "ordinals");
                french(number, suffix, style)
            }
            Language::English => english(number, suffix),
            Language::Other => None,
        };
        if let Some(wanted) = wanted {
            let (found, wanted_whole) = (format!("{number}{suffix}"), format!("{number}{wanted}"));
            let phrase = Phrase::new("ordinal-typography-message");
            let phrase = phrase.with("found", found).with("wanted", wanted_whole);
            report(text, at..at + suffix.len(), wanted, phrase, sink);
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

/// How French writes the suffix, where it is not so; `2ème` is common and wrong
/// (Lexique des règles typographiques en usage à l’Imprimerie nationale, « Abréviations »).
fn french(number: &str, suffix: &str, style: &str) -> Option<&'static str> {
    let superscript = style == "superscript";
    let wanted = match suffix {
        "er" | "ᵉʳ" if number == "1" => {
            if superscript {
                "ᵉʳ"
            } else {
                "er"
            }
        }
        "re" | "ère" | "ere" | "ʳᵉ" if number == "1" => {
            if superscript {
                "ʳᵉ"
            } else {
                "re"
            }
        }
        "ème" | "eme" | "ième" | "ieme" | "è" | "e" | "ᵉ" => {
            if superscript {
                "ᵉ"
            } else {
                "e"
            }
        }
        _ => return None,
    };
    // Either way is right where the project has not chosen.
    let right = style == "any" && matches!(suffix, "er" | "re" | "e" | "ᵉ" | "ᵉʳ" | "ʳᵉ");
    (wanted != suffix && !right).then_some(wanted)
}

/// The suffix that English asks for, where it is another one: `2th`, `11st`.
fn english(number: &str, suffix: &str) -> Option<&'static str> {
    if !matches!(suffix, "st" | "nd" | "rd" | "th") {
        return None;
    }
    let tens = number.len() > 1 && number.as_bytes()[number.len() - 2] == b'1';
    let wanted = match number.as_bytes().last()? {
        b'1' if !tens => "st",
        b'2' if !tens => "nd",
        b'3' if !tens => "rd",
        _ => "th",
    };
    (wanted != suffix).then_some(wanted)
}
