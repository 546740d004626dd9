//! `placeable-mismatch`: what one language prints and the other does not.

use crate::model::{Pattern, Phrase, Severity};

use super::super::{Check, Family, Part, Report, Rule, Sink, Text, TextPair};
use super::references::References;

pub(super) static RULE: Rule = Rule {
    name: "placeable-mismatch",
    family: Family::Fluent,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("placeable_mismatch.md"),
    page_fr: include_str!("placeable_mismatch.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    let (Some(source), Some(target)) = (pattern(texts.source), pattern(texts.target)) else {
        return;
    };
    let (there, here) = (References::of(source), References::of(target));
    for (key, span) in &there.printed {
        if !here.printed.contains_key(key) {
            let message = Phrase::new("placeable-mismatch-lost").with("name", &**key);
            sink.report(Report::new(Part::Target, target.span, message).source(*span));
        }
    }
    // Which terms and messages a translation makes use of is its own business; what the program
    // passes is not.
    let note = texts.source.unit.note.as_deref().unwrap_or_default();
    for (key, span) in here.all().filter(|(key, _)| key.starts_with('$')) {
        if !there.has(key) && !declares(note, key) && !of_unit(texts, key) {
            let message = Phrase::new("placeable-mismatch-added").with("name", &**key);
            sink.report(Report::new(Part::Target, span, message).source(source.span));
        }
    }
}

/// Whether another part of the source's message has the variable: it is passed to all of them.
fn of_unit(texts: &TextPair<'_>, key: &str) -> bool {
    References::of_unit(texts.source.unit).has(key)
}

/// Whether a comment says that there is such a variable.
fn declares(note: &str, key: &str) -> bool {
    note.match_indices(key).any(|(at, _)| {
        let next = note[at + key.len()..].chars().next();
        !next.is_some_and(|next| next.is_alphanumeric() || next == '_' || next == '-')
    })
}

fn pattern<'r>(text: &Text<'r>) -> Option<&'r Pattern<'r>> {
    match text.attribute {
        None => text.unit.value.as_ref(),
        Some(name) => text.unit.attribute(name).map(|attribute| &attribute.value),
    }
}
