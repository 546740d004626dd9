//! Whether two words of a text and its translation stand in the same surroundings.
//!
//! A free translation has opposites that have nothing to do with each other; of those that stand for each
//! other, a neighbour of the one translates a neighbour of the other.

use std::ops::Range;

use super::{LexiconPlace, fit::TextWords};

/// Words of content before and behind a word that are its surroundings.
const WORDS_AROUND: usize = 3;

/// Words among which they are looked for, on either side.
const MAX_WORDS_TO_CONTENT: usize = 60;

/// Whether a word of content near a word of the source is translated by one near a word of the translation.
pub(super) fn stands_alike(
    sides: &[TextWords<'_>; 2],
    places: [LexiconPlace; 2],
    [from, to]: [&Range<usize>; 2],
) -> bool {
    let around = [around(&sides[0], from), around(&sides[1], to)];
    around[0].iter().any(|&own| {
        let sense = &sides[0].senses[own];
        around[1].iter().any(|&other| sense.is_translated_by(&sides[1].senses[other], places[0]))
    })
}

/// The words of content around a word of the text, by their indices.
fn around(words: &TextWords<'_>, range: &Range<usize>) -> Vec<usize> {
    let is_content = |at: &usize| words.tokens[*at].prose && words.senses[*at].has_content();
    let first = words.tokens.partition_point(|token| token.end <= range.start);
    let next = words.tokens.partition_point(|token| token.start < range.end);
    let before = (0..first).rev().take(MAX_WORDS_TO_CONTENT).filter(is_content).take(WORDS_AROUND);
    let behind =
        (next..words.senses.len()).take(MAX_WORDS_TO_CONTENT).filter(is_content).take(WORDS_AROUND);
    before.chain(behind).collect()
}
