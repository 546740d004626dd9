//! `spacing`: spaces too many or too few.

use crate::{
    model::{Phrase, Severity},
    text::has_pair,
};

use super::super::{Check, Family, Rule, Sink, Text};
use super::typography::report;

pub(super) static RULE: Rule = Rule {
    name: "spacing",
    family: Family::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("spacing.md"),
    page_fr: include_str!("spacing.fr.md"),
    options: &[],
    check: Check::Text(check),
};

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let body = text.facts.text();
    if !is_spaced(body) {
        return;
    }
    let known = text.facts.language.is_known();
    for at in memchr::memchr_iter(b' ', body.as_bytes()) {
        // Runs of spaces are looked at once; at the edges of a line they are layout.
        let before = body[..at].chars().next_back();
        let Some(before) = before.filter(|c| !matches!(c, ' ' | '\n')) else { continue };
        let after = body[at..].trim_start_matches(' ');
        let end = body.len() - after.len();
        let Some(next) = after.chars().next().filter(|c| *c != '\n') else { continue };
        let many = end - at > 1 && !matches!(before, '.' | '!' | '?' | ':' | '|') && next != '|';
        let closing = matches!(next, ',' | ')' | ']') || is_stop(after);
        let opening = before == '(' && next != ')';
        if many && !closing {
            report(text, at..end, " ", Phrase::new("spacing-double"), sink);
        } else if known && closing && before != '(' && before != '[' && before != ',' {
            let mark = next.to_string();
            report(text, at..end, "", Phrase::new("spacing-before").with("mark", mark), sink);
        } else if known && opening {
            report(text, at..end, "", Phrase::new("spacing-after").with("mark", "("), sink);
        }
    }
}

/// Whether a text has any space that does not just part two words: one beside another, behind an
/// opening bracket or before a mark.
fn is_spaced(text: &str) -> bool {
    has_pair(text, |first, second| {
        let space = first == b' ' && (second == b' ' || second == b',' || second == b'.');
        let bracket = first == b' ' && (second == b')' || second == b']');
        space || bracket || (first == b'(' && second == b' ')
    })
}

/// Whether a text begins with a full stop that ends something: not `.net`, not an ellipsis.
fn is_stop(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('.') && chars.next().is_none_or(char::is_whitespace)
}
