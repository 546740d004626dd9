//! Numbers written out in letters, in French and English: `quatre-vingt-dix-sept`, `two thirds`.
//!
//! Generous on purpose: what is read here only answers for a figure of the other side. So "both",
//! "une douzaine", "decade" and "nineties" are here too, and the names of months.

use std::ops::Range;

use super::{Figure, Kind, Language, Markup, Values, letters::is_space};
use crate::text::letter;

mod english;
mod french;
mod memo;
mod numbers;

use numbers::Numbers;

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// 0 to 19, and an ordinal of it.
    Unit(u64),
    /// 20 to 90.
    Ten(u64),
    /// 100.
    Hundred,
    /// A power of ten: 3 for a thousand.
    Scale(u32),
    /// "et", "and".
    And,
    /// "a", "an": passed over.
    Article,
    /// A number of its own: "dozen", "both".
    Alone(u64),
    /// A decade: 90 for the nineties.
    Decade(u64),
    /// A part: 3 for "third" and "tiers".
    Part(u64),
    /// A time of day, in hours.
    Hour(u16),
    /// "de", "of": what is between a part and its whole.
    Of,
    /// "sur", "in": one in five is 20 %.
    Among,
    /// "heures": half of one is thirty minutes.
    Hours,
    /// "ans": two of them are 24 months.
    Years,
    /// "jours": fifteen of them are two weeks.
    Days,
}

/// The numbers and months that a text writes out in letters.
#[must_use]
pub fn spelled(text: &str, language: Language, markup: &Markup) -> Vec<Figure> {
    if language == Language::Other {
        return Vec::new();
    }
    let mut numbers = Numbers::new(language == Language::French);
    let mut opaque = markup.opaque().peekable();
    for range in words(text) {
        while opaque.next_if(|opaque| opaque.end <= range.start).is_some() {}
        if opaque.peek().is_some_and(|opaque| opaque.start < range.end) {
            numbers.finish();
            continue;
        }
        let word = &text[range.clone()];
        let (month, meaning) = memo::meaning(word, language);
        if let Some(month) = month {
            numbers.found.push(Figure::new(range.clone(), Kind::Month(month), Values::NONE));
        }
        if !joins(&text[numbers.range.end.min(range.start)..range.start]) {
            numbers.finish();
        }
        match meaning {
            // "3 million" is in digits.
            Some((Word::Scale(_) | Word::Hundred, _)) if follows_digit(&text[..range.start]) => {
                numbers.finish();
            }
            Some((word, true)) => numbers.ordinal(word, range),
            Some((word, false)) => numbers.read(word, range),
            None => numbers.other(),
        }
    }
    numbers.finish();
    numbers.found
}

/// Runs of letters. Longer ones than any number's word are none.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let runs = letter::runs(text, 0..text.len(), letter::is_alphabetic);
    runs.filter(|range| range.len() <= 24)
}

fn follows_digit(before: &str) -> bool {
    let before = before.strip_suffix(|c: char| is_space(c) || c == '-').unwrap_or(before);
    before.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether what stands between two words keeps them in one number.
fn joins(between: &str) -> bool {
    let mut chars = between.chars();
    let space =
        chars.next().is_none_or(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '\u{2011}'));
    space && chars.next().is_none()
}

/// The number in words such as "bilingual" and "unidirectionnel": a prefix before one of `stems`.
fn prefixed(word: &str, stems: &[&str]) -> Option<Word> {
    let prefixes = [("uni", 1), ("mono", 1), ("bi", 2), ("tri", 3), ("quadri", 4)];
    let (rest, number) = prefixes
        .into_iter()
        .find_map(|(prefix, number)| Some((word.strip_prefix(prefix)?, number)))?;
    stems.iter().any(|stem| rest.starts_with(stem)).then_some(Word::Alone(number))
}
