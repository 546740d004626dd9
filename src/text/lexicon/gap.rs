//! Stretches of a text that the other side does not account for: evidence that something is missing.
//!
//! By themselves they are no finding, since a free translation has them too; they tell whether what
//! lengths and counts point at is really gone.

use std::{collections::HashMap, ops::Range};

use super::{
    super::TextFacts,
    fit::{for_each_account, reliability},
};

/// How likely a word is to be accounted for by the translation of what stands around it, which is on
/// the same subject; measured on clauses taken out of manuals.
const CHANCE: f32 = 0.35;

/// What speaks for the words of two texts having no counterpart, word by word.
#[derive(Debug, Default)]
pub struct WordGaps {
    /// By where they stand.
    words: [Vec<GapWord>; 2],
    /// How often each stem is there.
    stems: [HashMap<u32, usize>; 2],
}

/// A word of content.
#[derive(Debug)]
struct GapWord {
    /// Where it begins, in bytes of its text.
    at: usize,
    stem: u32,
    covered: bool,
    /// The logarithm of the odds that its place has no counterpart.
    odds: f32,
}

impl WordGaps {
    /// Compares a text with its translation; none without a lexicon for the two languages.
    #[must_use]
    pub fn between(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<Self> {
        let mut gaps = Self::default();
        for_each_account(source, target, |side, account| {
            let rate = reliability(&account);
            let covered = account.covered;
            let odds = if covered { CHANCE / rate } else { (1.0 - CHANCE) / (1.0 - rate) };
            let (at, stem) = (account.token.start, account.sense.stem);
            gaps.words[side].push(GapWord { at, stem, covered, odds: odds.ln() });
            *gaps.stems[side].entry(stem).or_default() += 1;
        })?;
        Some(gaps)
    }

    /// Whether hardly anything of a range of the source (side 0) or translation (1) is said on the
    /// other side: `odds` have to speak for it, and `share` of its words to be missing. A word that the
    /// rest of its text has as well tells nothing where the other side has it.
    #[must_use]
    pub fn is_gap(&self, side: usize, range: &Range<usize>, odds: f32, share: f32) -> bool {
        let words = &self.words[side];
        let begin = |at: usize| words.partition_point(|word| word.at < at);
        let inside = words.get(begin(range.start)..begin(range.end)).unwrap_or_default();
        let mut own: HashMap<u32, usize> = HashMap::new();
        for word in inside {
            *own.entry(word.stem).or_default() += 1;
        }
        let (mut sum, mut all, mut missing) = (0.0, 0.0, 0.0);
        for word in inside {
            let is_elsewhere = self.stems[side].get(&word.stem) > own.get(&word.stem);
            if !word.covered || !is_elsewhere {
                sum += word.odds;
                all += 1.0;
                missing += if word.covered { 0.0 } else { 1.0 };
            }
        }
        sum >= odds && missing >= share * all
    }

    /// The logarithm of the odds for a gap in that stretch of a side for which most speaks.
    #[must_use]
    pub fn greatest(&self, side: usize) -> f32 {
        let (mut best, mut sum) = (0.0_f32, 0.0_f32);
        for word in &self.words[side] {
            sum = (sum + word.odds).max(0.0);
            best = best.max(sum);
        }
        best
    }
}
