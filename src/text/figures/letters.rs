//! Letters at or in figures: words around a place, and words that hold digits.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

use super::{Figure, Kind, Value, Values};

/// The longest word, in characters, that is looked at beside a figure.
const LONGEST: usize = 16;

/// The word that begins at `at`, perhaps none.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    let letters = text[at..].chars().take(LONGEST).take_while(|c| c.is_alphabetic());
    &text[at..at + letters.map(char::len_utf8).sum::<usize>()]
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
    let letters = before.chars().rev().take(LONGEST).take_while(|c| c.is_alphabetic());
    let start = before.len() - letters.map(char::len_utf8).sum::<usize>();
    (floor + start, &before[start..])
}

/// The place after at most one space at `at`.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().filter(|&c| is_space(c)).map_or(0, char::len_utf8)
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}')
}

/// Whether digits that end at `at` are part of a word, such as `1a2b`: letters, then digits again.
/// Times (`2h30`) and measures (`800x600`) are none.
pub(super) fn continues(text: &str, at: usize) -> bool {
    let word = word_at(text, at);
    let digit = text.as_bytes().get(at + word.len()).is_some_and(u8::is_ascii_digit);
    digit && !word.is_empty() && !matches!(word, "h" | "H" | "x" | "X")
}

/// The word around a digit at `at`, as a figure.
pub(super) fn label(text: &str, floor: usize, at: usize) -> Figure {
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
    let kind = Kind::Label(letters.finish());
    let mut figure = Figure::new(start..end, kind, Values::one(Value::Sequence(whole.finish())));
    figure.parts = runs(word).filter_map(|run| word[run].parse().ok()).collect();
    figure
}

/// A network address in hexadecimal that begins at `at`: `2001:db8:13bb::20`.
pub(super) fn address(text: &str, at: usize) -> Option<Figure> {
    let is_part = |byte: &&u8| byte.is_ascii_hexdigit() || **byte == b':';
    let length = text.as_bytes()[at..].iter().take(48).take_while(is_part).count();
    let word = &text[at..at + length];
    let colons = word.bytes().filter(|&byte| byte == b':').count();
    let letters = word.bytes().any(|byte| byte.is_ascii_alphabetic());
    (colons > 3 || colons > 1 && (letters || word.contains("::"))).then(|| {
        let mut hash = DefaultHasher::new();
        word.hash(&mut hash);
        let values = Values::one(Value::Sequence(hash.finish()));
        Figure::new(at..at + length, Kind::Label(0), values)
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
