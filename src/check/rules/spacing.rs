//! `spacing`: spaces too many or too few, and marks too many.
//!
//! What a reader stumbles over in a translation is a warning: a space before a comma, which shows that
//! a text was taken apart, or before the colon in English, where French has one. The rest is style.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use crate::{
    model::{Phrase, Severity},
    text::{PatternReading, TextFacts, TextMarkup, has_pair},
};

use super::super::{CheckedText, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily};
use super::typography::report_at_least;

pub(super) static RULE: Rule = Rule {
    name: "spacing",
    family: RuleFamily::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("spacing.md"),
    page_fr: include_str!("spacing.fr.md"),
    options: &[],
    check: RuleCheck::Text(check_spacing),
};

fn check_spacing(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let body = text.facts.text();
    if text.part == ReportedSide::Target {
        excluding_marks(text, sink);
        if text.source.is_some_and(|source| source.contains(STRONG)) {
            within_emphasis(text, sink);
        }
    }
    if !is_spaced(body) {
        return;
    }
    // The source's own slips are its author's, and seen by nobody but the translator.
    let seen = if text.part == ReportedSide::Target { Severity::Warning } else { Severity::Info };
    let known = text.facts.language.is_known();
    // One is enough to look at; the others come with their fix.
    let mut is_first = true;
    let mut meant = HashMap::new();
    let joins_marks = known && !text.facts.language.pack().spaces_punctuation;
    for at in memchr::memchr_iter(b' ', body.as_bytes()) {
        // Runs of spaces are looked at once; at the edges of a line they are layout.
        let before = body[..at].chars().next_back();
        let Some(before) = before.filter(|c| !matches!(c, ' ' | '\n')) else { continue };
        let after = body[at..].trim_start_matches(' ');
        let end = body.len() - after.len();
        let Some(next) = after.chars().next().filter(|c| *c != '\n') else { continue };
        let many = end - at > 1 && !matches!(before, '.' | '!' | '?' | ':' | '|') && next != '|';
        // `[ a | b ]` and what a link's text ends with are set so.
        let bracket =
            next == ')' || next == ']' && !body[..at].contains("[ ") && !after.starts_with("](");
        let closing =
            next == ',' || bracket || is_stop(after) && before != '.' && !is_spoken_of(after);
        let closing = closing
            || (joins_marks
                && is_high_mark(before, after)
                && !(after.starts_with(['!', '?']) && is_spoken_of(after))
                && !text.facts.has_determiner_before(at));
        let opening = before == '(' && next != ')';
        if many && !closing {
            let message = Phrase::new("spacing-double");
            report_at_least(Severity::Info, text, at..end, " ", message, sink);
        } else if known
            && closing
            && !matches!(before, '(' | '[' | ',' | '«')
            && !is_in_source(text, at..end + next.len_utf8(), &mut meant)
        {
            let mark = next.to_string();
            let message = Phrase::new("spacing-before").with("mark", mark);
            let severity = if is_first { seen } else { Severity::Info };
            is_first = false;
            report_at_least(severity, text, at..end, "", message, sink);
        } else if known && opening {
            let message = Phrase::new("spacing-after").with("mark", "(");
            report_at_least(Severity::Info, text, at..end, "", message, sink);
        }
    }
}

/// Whether a space before a mark is meant: the source has as many before such marks, where its language has none
/// there either, *type p .*; or the same word before this one.
///
/// What was found is kept in `meant`, so that a text is searched once for the same.
fn is_in_source<'t>(
    text: &'t CheckedText<'_>,
    range: Range<usize>,
    meant: &mut HashMap<&'t str, bool>,
) -> bool {
    let Some(source) = text.source else { return false };
    let body = text.facts.text();
    let (head, spaced) = (&body[..range.start], &body[range.clone()]);
    let places =
        |text: &str| memchr::memmem::find_iter(text.as_bytes(), spaced).collect::<Vec<_>>();
    // One that the source speaks of needs its space, and says nothing of others.
    let is_plain = |at: &usize| !is_spoken_of(&source[at + spaced.len() - 1..]);
    if spaced.ends_with(['.', ',', ')', ']']) {
        let has_as_many =
            || places(source).iter().filter(|at| is_plain(at)).count() >= places(body).len();
        return *meant.entry(spaced).or_insert_with(has_as_many);
    }
    // French has a space before a colon anyway, behind a word.
    let word = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let begins = |at: usize| !source[..at].ends_with(char::is_alphanumeric);
    let spoken_of = &body[range.start - word.len()..range.end];
    let is_there = || memchr::memmem::find_iter(source.as_bytes(), spoken_of).any(begins);
    !word.chars().all(char::is_alphabetic) && *meant.entry(spoken_of).or_insert_with(is_there)
}

/// Whether a text has any space that does not just part two words: one beside another, behind an
/// opening bracket or before a mark.
fn is_spaced(text: &str) -> bool {
    has_pair(text, |first, second| {
        let space =
            first == b' ' && matches!(second, b' ' | b',' | b'.' | b':' | b';' | b'!' | b'?');
        let bracket = first == b' ' && (second == b')' || second == b']');
        space || bracket || (first == b'(' && second == b' ')
    })
}

/// Whether a text begins with a colon, semicolon, question or exclamation mark that ends what is before:
/// a word, with a word after it; no `:-)`, `;)`, `?term` or `1 : 4`.
fn is_high_mark(before: char, text: &str) -> bool {
    let mut chars = text.chars();
    let Some(mark @ (':' | ';' | '!' | '?')) = chars.next() else { return false };
    let ends = match chars.next() {
        Some(')') => matches!(mark, '!' | '?'),
        next => next.is_none_or(|next| next.is_whitespace() || matches!(next, '”' | '"')),
    };
    // A score: `(2) : 1`.
    let is_value = |c: char| c.is_ascii_digit() || c == PatternReading::OBJECT;
    let is_score = before == ')' && text[1..].trim_start().starts_with(is_value);
    ends && !is_score && (before.is_alphabetic() || matches!(before, ')' | '”' | '"' | '*'))
}

/// The mark of strong emphasis.
const STRONG: &str = "**";

/// So many that are undone are told of a text.
const MAX_UNDONE: usize = 64;

/// Emphasised words are no longer than this, in bytes.
const MAX_BYTES_EMPHASISED: usize = 400;

/// Reports strong emphasis that a space inside its marks undoes, where the source has some: *the\*\* red \*\*button*.
/// Programs that translate leave it so.
fn within_emphasis(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let body = text.facts.text();
    let Some(source) = text.source else { return };
    for range in undone_emphasis(|| strong(&TextMarkup::parse_markup(source)), &text.facts) {
        let words = &body[range.start + STRONG.len()..range.end - STRONG.len()];
        let inner = words.trim();
        let at_start = &words[..words.len() - words.trim_start().len()];
        let at_end = &words[words.trim_end().len()..];
        // The space belongs outside, where there is none yet.
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = if joins(body[..range.start].chars().next_back()) { at_start } else { "" };
        let after = if joins(body[range.end..].chars().next()) { at_end } else { "" };
        let wanted = format!("{before}{STRONG}{inner}{STRONG}{after}");
        let message = Phrase::new("spacing-emphasis").with("text", &body[range.clone()]);
        report_at_least(Severity::Warning, text, range, &wanted, message, sink);
    }
}

/// How often a text emphasises strongly.
pub(super) fn strong(markup: &TextMarkup) -> usize {
    markup.emphasis.iter().filter(|part| part.strong).count()
}

/// Strong emphasis of a translation that sets nothing off, since a space stands inside its marks: no more than it has
/// less than its source, which has it `in_source` times. Other stars, *\\*\\*kwargs*, may stand in both.
pub(super) fn undone_emphasis(
    in_source: impl FnOnce() -> usize,
    facts: &TextFacts<'_>,
) -> Vec<Range<usize>> {
    let (body, markup) = (facts.text(), facts.markup());
    let mut free = Vec::new();
    for at in memchr::memmem::find_iter(body.as_bytes(), STRONG) {
        let range = at..at + STRONG.len();
        let is_run = body[..at].ends_with(['*', '\\']) || body[range.end..].starts_with('*');
        if !is_run && markup.is_prose(range.clone()) {
            free.push(range);
        }
    }
    let parts = markup.emphasis.iter();
    let paired: HashSet<usize> =
        parts.flat_map(|part| [part.open.start, part.close.start]).collect();
    let works = |mark: &Range<usize>| paired.contains(&mark.start);
    let mut found = Vec::new();
    // In most texts all marks emphasise, and the source need not be read for it.
    if free.iter().filter(|mark| !works(mark)).nth(1).is_none() {
        return found;
    }
    let lacking = in_source().saturating_sub(strong(markup)).min(MAX_UNDONE);
    let mut at = 0;
    while let Some([open, close]) = free.get(at..at + 2).filter(|_| found.len() < lacking) {
        let inner = &body[open.end..close.start];
        // Spaces on all sides are of a power: *2 ** 3*.
        let is_spaced = |at: usize| body[at..].starts_with(char::is_whitespace);
        let is_apart = [open.end, close.end].iter().all(|at| is_spaced(*at))
            && inner.ends_with(char::is_whitespace);
        let is_undone = inner.trim() != inner
            && !is_apart
            && inner.contains(char::is_alphabetic)
            && !inner.contains('\n')
            && inner.len() <= MAX_BYTES_EMPHASISED
            && !works(open)
            && !works(close);
        if is_undone {
            found.push(open.start..close.end);
        }
        at += if is_undone { 2 } else { 1 };
    }
    found
}

/// Marks of which the second is one too many, or the first is: *etc..*, *the project,.*
const EXCLUDING: [&str; 5] = ["..", ",.", ";.", ":.", ",,"];

/// Reports two marks that exclude each other where one ends something; three full stops leave something out,
/// and `../` is a path.
fn excluding_marks(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let body = text.facts.text();
    if !has_pair(body, |first, second| {
        matches!(second, b'.' | b',') && matches!(first, b'.' | b',' | b';' | b':')
    }) {
        return;
    }
    for marks in EXCLUDING {
        for at in memchr::memmem::find_iter(body.as_bytes(), marks) {
            let (before, after) = (&body[..at], &body[at + 2..]);
            let ends = (after.chars().next())
                .is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '"' | ')'));
            let is_behind_word =
                |c: char| c.is_alphabetic() || marks != ",," && matches!(c, '*' | ')' | '”' | '»');
            let is_entity = marks.starts_with(';') && ends_in_entity(before);
            if ends && !is_entity && before.ends_with(is_behind_word) {
                let message = match marks {
                    ".." => Phrase::new("spacing-stops"),
                    _ => Phrase::new("spacing-marks").with("marks", marks),
                };
                report_at_least(Severity::Warning, text, at..at + 2, &marks[1..], message, sink);
            }
        }
    }
}

/// Whether a text ends with an HTML entity, but for its semicolon: `&gt`.
fn ends_in_entity(text: &str) -> bool {
    let name = text.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    name.len() < text.len() && name.ends_with(['&', '#'])
}

/// Whether a text begins with a mark that a sentence speaks of, going on behind it: *only - and . are allowed*.
fn is_spoken_of(text: &str) -> bool {
    text.get(1..).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase))
}

/// Whether a text begins with a full stop that ends something: not `.net`, not an ellipsis.
fn is_stop(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('.') && chars.next().is_none_or(char::is_whitespace)
}
