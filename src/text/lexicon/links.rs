//! Which words of two texts may stand for each other.

use super::{
    super::TextFacts,
    LexiconPlace, WordSense,
    fit::{CHANCE_ON_SUBJECT, TextWords, reliability_of},
};

/// Tokens of two texts are compared one by one as far as there are no more pairs of them.
const MAX_PAIRS_TO_MATCH: usize = 1 << 15;

/// A word of the source and one of the translation that may stand for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordLink {
    /// Where each begins, in bytes of its text.
    pub(crate) at: [usize; 2],
    /// What it is worth: the natural logarithm of the odds for the sentences that the two stand in belonging
    /// together.
    pub(crate) worth: f32,
}

/// The links between a text and its translation; none without a lexicon for the two languages, or where the
/// texts are too long.
#[must_use]
pub(crate) fn word_links(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<Vec<WordLink>> {
    let pairs = possible_pairs(source, target)?;
    let [own, other] = [source, target].map(TextWords::words_of_text);
    let link = |(from, to): (usize, usize)| {
        let rate = reliability_of(&own.senses[from], &own.tokens[from]);
        let at = [own.tokens[from].start, other.tokens[to].start];
        WordLink { at, worth: (rate / CHANCE_ON_SUBJECT).ln() }
    };
    Some(pairs.into_iter().map(link).collect())
}

/// The words of two texts that may stand for each other, by their indices: of the source, of the translation.
pub(super) fn possible_pairs(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
) -> Option<Vec<(usize, usize)>> {
    let sides = [source, target].map(TextWords::words_of_text);
    let places =
        [LexiconPlace::place_of(source.language)?, LexiconPlace::place_of(target.language)?];
    if sides[0].tokens.len() * sides[1].tokens.len() > MAX_PAIRS_TO_MATCH {
        return None;
    }
    let content = |words: &TextWords<'_>| -> Vec<bool> {
        let all = words.tokens.iter().zip(words.senses);
        all.map(|(token, sense)| token.prose && sense.has_content()).collect()
    };
    let is_content = sides.each_ref().map(content);
    let may_stand = |from: usize, to: usize| {
        let [own, other]: [&WordSense; 2] = [&sides[0].senses[from], &sides[1].senses[to]];
        is_content[0][from] && own.may_be_told_by(other, places[0])
            || is_content[1][to] && other.may_be_told_by(own, places[1])
    };
    let all = (0..sides[0].tokens.len())
        .flat_map(|from| (0..sides[1].tokens.len()).map(move |to| (from, to)));
    Some(all.filter(|&(from, to)| may_stand(from, to)).collect())
}
