//! Letters at or in figures: words around a place, and words that hold digits.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

use super::{FigureKind, FigureValue, FigureValues, Language, TextFigure};
use crate::text::letter;

/// The longest word, in characters, that is looked at beside a figure.
const LONGEST: usize = 16;

/// The word that begins at `at`, perhaps none.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let bytes = &text.as_bytes()[at..];
    let mut end = 0;
    while end < LONGEST && bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        end += 1;
    }
    if end < LONGEST && bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
        let others = text[at + end..].chars().take(LONGEST - end);
        let others = others.take_while(|&c| letter::is_alphabetic(c));
        end += others.map(char::len_utf8).sum::<usize>();
    }
    &text[at..at + end]
}

/// The word after `at` and at most one space, and where it begins.
pub(super) fn word_after(text: &str, at: usize) -> (usize, &str) {
    let start = skip_space(text, at);
    (start, word_at(text, start))
}

/// The word that ends at `at` but for one space, and where it begins.
pub(super) fn word_before(text: &str, floor: usize, at: usize) -> (usize, &str) {
    let before = &text[floor..at];
    let before = before.strip_suffix(is_space).unwrap_or(before);
    let bytes = before.as_bytes();
    let (mut start, least) = (bytes.len(), bytes.len().saturating_sub(LONGEST));
    while start > least && bytes[start - 1].is_ascii_alphabetic() {
        start -= 1;
    }
    if start > least && !bytes[start - 1].is_ascii() {
        let others = before[..start].chars().rev().take(LONGEST - (bytes.len() - start));
        let others = others.take_while(|&c| letter::is_alphabetic(c));
        start -= others.map(char::len_utf8).sum::<usize>();
    }
    (floor + start, &before[start..])
}

/// Where a number stands, with the words beside it: nearly all that may belong to a number begins
/// or ends with one.
#[derive(Debug, Clone, Copy)]
pub(super) struct NumberPlace<'t> {
    pub(super) text: &'t str,
    pub(super) language: Language,
    /// Nothing before this belongs to it.
    pub(super) floor: usize,
    /// Where its digits begin and end.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The word before it and at most one space, and where that begins.
    pub(super) before: (usize, &'t str),
    /// The word after it and at most one space, and where that begins.
    pub(super) after: (usize, &'t str),
}

impl<'t> NumberPlace<'t> {
    pub(super) fn around_digits(
        text: &'t str,
        language: Language,
        floor: usize,
        digits: Range<usize>,
    ) -> Self {
        let Range { start, end } = digits;
        let (before, after) = (word_before(text, floor, start), word_after(text, end));
        Self { text, language, floor, start, end, before, after }
    }

    /// What stands before the digits.
    pub(super) fn head(&self) -> &'t str {
        &self.text[self.floor..self.start]
    }

    /// What stands after the digits.
    pub(super) fn tail(&self) -> &'t str {
        &self.text[self.end..]
    }

    /// The digits with what stands between them.
    pub(super) fn digits(&self) -> &'t str {
        &self.text[self.start..self.end]
    }
}

/// The place after at most one space at `at`.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().filter(|&c| is_space(c)).map_or(0, char::len_utf8)
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Whether digits that end at `at` are part of a word, such as `1a2b`: letters, then digits again.
/// Times (`2h30`) and measures (`800x600`) are none.
pub(super) fn continues(text: &str, at: usize) -> bool {
    if text.as_bytes().get(at).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic()) {
        return false;
    }
    let word = word_at(text, at);
    let digit = text.as_bytes().get(at + word.len()).is_some_and(u8::is_ascii_digit);
    digit && !word.is_empty() && !matches!(word, "h" | "H" | "x" | "X")
}

/// The word around a digit at `at`, as a figure.
pub(super) fn label(text: &str, floor: usize, at: usize) -> TextFigure {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let start = at
        - text[floor..at]
            .chars()
            .rev()
            .take_while(|&c| is_part(c))
            .map(char::len_utf8)
            .sum::<usize>();
    let end = at + text[at..].find(|c| !is_part(c)).unwrap_or(text.len() - at);
    if let Some(figure) = address(text, start) {
        return figure;
    }
    let word = &text[start..end];
    let mut letters = DefaultHasher::new();
    let mut whole = DefaultHasher::new();
    for c in word.chars() {
        c.hash(&mut whole);
        if c.is_ascii_digit() { '0'.hash(&mut letters) } else { c.hash(&mut letters) }
    }
    let kind = FigureKind::Label(letters.finish());
    let mut figure =
        TextFigure::new(start..end, kind, FigureValues::one(FigureValue::Sequence(whole.finish())));
    figure.parts = runs(word).filter_map(|run| word[run].parse().ok()).collect();
    figure
}

/// A network address in hexadecimal that begins at `at`: `2001:db8:13bb::20`.
pub(super) fn address(text: &str, at: usize) -> Option<TextFigure> {
    let bytes = &text.as_bytes()[at..];
    let first = bytes.iter().take(48).take_while(|byte| byte.is_ascii_hexdigit()).count();
    if bytes.get(first) != Some(&b':') {
        return None;
    }
    let is_part = |byte: &&u8| byte.is_ascii_hexdigit() || **byte == b':';
    let length = bytes.iter().take(48).take_while(is_part).count();
    let word = &text[at..at + length];
    let colons = word.bytes().filter(|&byte| byte == b':').count();
    let letters = word.bytes().any(|byte| byte.is_ascii_alphabetic());
    (colons > 3 || colons > 1 && (letters || word.contains("::"))).then(|| {
        let mut hash = DefaultHasher::new();
        word.hash(&mut hash);
        let values = FigureValues::one(FigureValue::Sequence(hash.finish()));
        TextFigure::new(at..at + length, FigureKind::Label(0), values)
    })
}

/// The runs of digits in a word.
fn runs(word: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = word.as_bytes();
        let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
        at = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some(start..at)
    })
}
