//! Numbers that a translation gives to each other's things: *12 villes et 45 membres*, *45 towns and 12
//! members*.
//!
//! Strict: what each of two numbers counts is translated behind the other one, or what it is the number of before
//! the other, and nothing of either by its own. Numbers that stand with nothing named are left alone.

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
            let there = NumberContext::of_number(source.text(), &sides[0], &number.source)?;
            let here = NumberContext::of_number(target.text(), &sides[1], &number.target)?;
            Some((number, there, here))
        })
        .collect();
    counted.iter().enumerate().find_map(|(at, (one, there, here))| {
        let other = counted[at + 1..].iter().find(|(_, other_there, other_here)| {
            let crossed = there.shares(other_here, place) & other_there.shares(here, place);
            crossed != 0
                && there.shares(here, place) == 0
                && other_there.shares(other_here, place) == 0
        });
        other.map(|(other, ..)| [*one, *other])
    })
}

/// Whether a word of content of a part of the source is said in a part of the translation, as far as a lexicon for
/// the two languages tells.
#[must_use]
pub(crate) fn shares_words(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    parts: [&Range<usize>; 2],
) -> bool {
    if !source.language.has_lexicon_with(target.language) {
        return false;
    }
    let Some(place) = LexiconPlace::place_of(source.language) else { return false };
    let sides = [source, target].map(TextWords::words_of_text);
    let content =
        |side: usize| sides[side].within(parts[side]).filter(|(sense, _)| sense.has_content());
    content(0).any(|(own, _)| content(1).any(|(other, _)| own.is_translated_by(other, place)))
}

/// What a number stands with: what it counts, and what it is the number of.
struct NumberContext<'w> {
    behind: Vec<&'w WordSense>,
    /// The word or code right before it: *RFC 959*, `passwd`(1).
    before: Option<&'w WordSense>,
}

impl<'w> NumberContext<'w> {
    /// Bits of [`Self::shares`].
    const BEHIND: u8 = 1;
    const BEFORE: u8 = 2;

    fn of_number(text: &str, words: &TextWords<'w>, number: &Range<usize>) -> Option<Self> {
        let behind = counted_words(text, words, number);
        let first = words.tokens.partition_point(|token| token.start < number.start);
        let before = first.checked_sub(1).filter(|&at| {
            let (token, sense) = (&words.tokens[at], &words.senses[at]);
            let gap = text.get(token.end..number.start).unwrap_or(".");
            (sense.has_content() || !token.prose)
                && !token.lexeme.has_digit
                && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '(' | '`'))
        });
        let before = before.map(|at| &words.senses[at]);
        (before.is_some() || !behind.is_empty()).then_some(Self { behind, before })
    }

    /// On which sides of two numbers the same is said.
    fn shares(&self, other: &Self, place: LexiconPlace) -> u8 {
        let is_told = |there: &[&WordSense], here: &[&WordSense]| {
            there.iter().any(|word| here.iter().any(|other| word.is_translated_by(other, place)))
        };
        let behind = is_told(&self.behind, &other.behind);
        let before = is_told(self.before.as_slice(), other.before.as_slice());
        (u8::from(behind) * Self::BEHIND) | (u8::from(before) * Self::BEFORE)
    }
}

/// The words of content behind a number, within its clause.
fn counted_words<'w>(
    text: &str,
    words: &TextWords<'w>,
    number: &Range<usize>,
) -> Vec<&'w WordSense> {
    let first = words.tokens.partition_point(|token| token.start < number.end);
    let mut end = number.end;
    let mut counted = Vec::new();
    for at in first..(first + MAX_WORDS_TO_COUNTED).min(words.tokens.len()) {
        let token = &words.tokens[at];
        let gap = text.get(end..token.start).unwrap_or(".");
        if token.lexeme.has_digit || gap.contains(['.', ',', ';', ':', '(', ')', '|', '\n']) {
            break;
        }
        if words.senses[at].has_content() {
            counted.push(&words.senses[at]);
        }
        end = token.end;
    }
    counted
}
