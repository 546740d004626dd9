//! What a translation says the other way round.
//!
//! A pole is reversed where a text has words of it only and the other text strong words of the other
//! pole only. It knows no idioms, so that a sentence with a negation is left alone.

use std::{collections::HashSet, ops::Range};

use super::{
    super::{SentencePairs, TextFacts},
    LexiconPlace,
    antonyms::exchanged_antonyms,
    beside::reversed_beside,
    context::stands_alike,
    cues::role,
    fit::TextWords,
    poles::{LESS, Reversal, WordPoles, swap},
};

/// The opposites that a translation exchanges; at most one an opposition, and one a listed antonym.
#[must_use]
pub(crate) fn reversals(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    sentences: &SentencePairs<'_>,
) -> Vec<Reversal> {
    if !source.language.has_lexicon_with(target.language) {
        return Vec::new();
    }
    let Some(places) =
        LexiconPlace::place_of(source.language).zip(LexiconPlace::place_of(target.language))
    else {
        return Vec::new();
    };
    let mut found = reversed_poles(source, target, sentences);
    if found.is_empty() {
        found.extend(reversed_beside(source, target, [places.0, places.1], sentences));
    }
    let told: HashSet<usize> = found.iter().map(|one| one.target.start).collect();
    let others = exchanged_antonyms(source, target, [places.0, places.1], sentences);
    found.extend(others.into_iter().filter(|other| !told.contains(&other.target.start)));
    let sides = [source, target].map(TextWords::words_of_text);
    found.retain(|reversal| {
        let ranges = [&reversal.source, &reversal.target];
        !(0..2).any(|side| is_doubtful(&sides[side], ranges[side]))
            && !places.0.own().cues.begins_phrase(&source.text()[reversal.source.start..])
            && !places.1.own().cues.begins_phrase(&target.text()[reversal.target.start..])
            && stands_alike(&sides, [places.0, places.1], ranges)
    });
    found
}

/// Whether the word before one takes back what it says: *peu clair*.
fn is_doubtful(words: &TextWords<'_>, range: &Range<usize>) -> bool {
    let first = words.tokens.partition_point(|token| token.end <= range.start);
    first.checked_sub(1).is_some_and(|before| words.senses[before].has_role(role::DOUBT))
}

/// Sentence by sentence, where a text has several.
fn reversed_poles(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    sentences: &SentencePairs<'_>,
) -> Vec<Reversal> {
    let sides = [source, target].map(TextWords::words_of_text);
    let whole = [source, target].map(|facts| 0..facts.text().len());
    let all = [0, 1].map(|side| poles_within(&sides[side], &whole[side]));
    if all[0].strong & swap(all[1].strong) == 0 {
        return Vec::new();
    }
    let parts = sentences.parts().iter();
    let texts = [source.text(), target.text()];
    let reversed =
        parts.flat_map(|(from, to)| reversed_within(texts, &sides, &[from.clone(), to.clone()]));
    reversed.collect()
}

fn reversed_within(
    texts: [&str; 2],
    sides: &[TextWords<'_>; 2],
    parts: &[Range<usize>; 2],
) -> Vec<Reversal> {
    let mut all = [0, 1].map(|side| poles_within(&sides[side], &parts[side]));
    for side in 0..2 {
        if has_minus(&texts[side][parts[side].clone()]) {
            all[side].weak |= LESS;
        }
    }
    // Each pole of one side beside the other pole of the other side.
    let own = all[0].strong & !swap(all[0].weak);
    let theirs = swap(all[1].strong & !swap(all[1].weak));
    let reversed = own & theirs;
    let both = reversed | swap(reversed);
    if reversed == 0 || (0..2).any(|side| negates_within(&sides[side], &parts[side], both)) {
        return Vec::new();
    }
    let place = |side: usize, bit: u64| {
        let mut words = sides[side].within(&parts[side]);
        let (_, token) = words.find(|(sense, _)| sense.poles.strong & bit != 0)?;
        Some(token.start..token.end)
    };
    let bits = (0..u64::BITS).map(|bit| 1 << bit).filter(|bit| reversed & bit != 0);
    let found = bits
        .filter_map(|bit| Some(Reversal { source: place(0, bit)?, target: place(1, swap(bit))? }));
    found.collect()
}

/// Whether a text has a number below zero, which says *less* without a word.
pub(super) fn has_minus(text: &str) -> bool {
    text.match_indices(['-', '−']).any(|(at, mark)| {
        text[at + mark.len()..].starts_with(|c: char| c.is_ascii_digit())
            && !text[..at].ends_with(|c: char| !c.is_whitespace())
    })
}

fn poles_within(words: &TextWords<'_>, part: &Range<usize>) -> WordPoles {
    let mut all = WordPoles::default();
    for (sense, _) in words.within(part).filter(|(_, token)| token.prose) {
        all.strong |= sense.poles.strong;
        all.weak |= sense.poles.weak;
    }
    all
}

/// Words around a negation among which another makes a statement of it: *never a wrong time*.
const MAX_WORDS_TO_WEAK: usize = 3;

/// Whether a part of a text is negated by anything but a word of these poles: *without*.
fn negates_within(words: &TextWords<'_>, part: &Range<usize>, poles: u64) -> bool {
    let all: Vec<_> = words.within(part).map(|(sense, _)| sense).collect();
    all.iter().enumerate().any(|(at, sense)| {
        let around =
            at.saturating_sub(MAX_WORDS_TO_WEAK)..all.len().min(at + MAX_WORDS_TO_WEAK + 1);
        sense.has_role(role::NEGATION)
            && (sense.poles.strong & poles == 0
                || !sense.has_role(role::WEAK)
                    && around.into_iter().any(|near| {
                        all[near].has_role(role::WEAK) && all[near].poles.strong & poles == 0
                    }))
    })
}
