//! Numbers that a translation gives to each other's things: *12 villes et 45 membres*, *45 towns and 12
//! members*.
//!
//! Strict: what each of two numbers counts is translated behind the other one, and not behind its own.
//! Numbers that count nothing named behind them are left alone.

use std::ops::Range;

use super::{super::TextFacts, LexiconPlace, fit::TextWords, sense::WordSense};

/// Words behind a number among which what it counts is.
const MAX_WORDS_TO_COUNTED: usize = 3;

/// Where a number stands in a text and in its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SharedNumber {
    /// In the source.
    pub source: Range<usize>,
    /// In the translation.
    pub target: Range<usize>,
}

/// The first two of some numbers whose things are exchanged; none without a lexicon for the two
/// languages.
#[must_use]
pub(crate) fn exchanged_numbers<'n>(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    numbers: &'n [SharedNumber],
) -> Option<[&'n SharedNumber; 2]> {
    if !source.language.has_lexicon_with(target.language) {
        return None;
    }
    let place = LexiconPlace::place_of(source.language)?;
    let sides = [source, target].map(TextWords::words_of_text);
    let counted: Vec<_> = numbers
        .iter()
        .filter_map(|number| {
            let there = counted_word(source.text(), &sides[0], &number.source)?;
            let here = counted_word(target.text(), &sides[1], &number.target)?;
            Some((number, there, here))
        })
        .collect();
    counted.iter().enumerate().find_map(|(at, &(one, there, here))| {
        let other = counted[at + 1..].iter().find(|(_, other_there, other_here)| {
            there.is_translated_by(other_here, place)
                && other_there.is_translated_by(here, place)
                && !there.is_translated_by(here, place)
                && !other_there.is_translated_by(other_here, place)
        });
        other.map(|(other, ..)| [one, *other])
    })
}

/// The first word of content behind a number, within its clause.
fn counted_word<'w>(
    text: &str,
    words: &TextWords<'w>,
    number: &Range<usize>,
) -> Option<&'w WordSense> {
    let first = words.tokens.partition_point(|token| token.start < number.end);
    let mut end = number.end;
    for at in first..(first + MAX_WORDS_TO_COUNTED).min(words.tokens.len()) {
        let token = &words.tokens[at];
        let gap = text.get(end..token.start)?;
        if token.lexeme.has_digit || gap.contains(['.', ',', ';', ':', '(', ')', '|', '\n']) {
            return None;
        }
        if words.senses[at].has_content() {
            return Some(&words.senses[at]);
        }
        end = token.end;
    }
    None
}
