//! Pairs of which nothing was found, so that a project that stays open does not look at them again.
//!
//! What rules find of a current pair without placeables follows from its two units, from how it was
//! reviewed, and from what the document's vocabulary says of some of its words; all else (settings,
//! glossary, languages) stays as long as the project is open. So a pair that was quiet, and has all
//! of these as they were, is quiet again. A pair of which something was found is looked at each
//! time: what was found of it stands elsewhere in the file by now.

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, Hash as _, Hasher as _},
    sync::{Arc, Mutex, PoisonError},
};

use foldhash::quality::RandomState;

use crate::model::{Pair, PatternElement, SourceFile, State, TranslationUnit};

use super::{Comparison, ReportSink, Vocabulary, WordCounts};

/// The pairs of a document in a locale of which nothing was found when they were last looked at.
#[derive(Debug, Default)]
pub(crate) struct QuietPairs {
    hashes: RandomState,
    pairs: Mutex<Arc<QuietMap>>,
}

type QuietMap = HashMap<u64, QuietPair, RandomState>;

/// What the look at a quiet pair came to.
#[derive(Debug, Clone)]
pub(super) struct QuietPair {
    /// The words that the vocabulary was asked for, with the answers.
    pub(super) asked: Box<[(u64, WordCounts)]>,
    /// The habits that could have shown, with how often.
    pub(super) tallies: Box<[(&'static str, usize)]>,
}

/// One walk through the pairs of a document.
#[derive(Debug)]
pub(super) struct QuietRound<'r> {
    quiet: &'r QuietPairs,
    known: Arc<QuietMap>,
    comparison: &'r Comparison<'r>,
    vocabulary: &'r Vocabulary<'r>,
    /// Whether the source's texts are looked at on the way.
    with_source: bool,
}

impl QuietPairs {
    pub(super) fn round<'r>(
        &'r self,
        comparison: &'r Comparison<'r>,
        vocabulary: &'r Vocabulary<'r>,
        with_source: bool,
    ) -> QuietRound<'r> {
        let known = self.pairs.lock().unwrap_or_else(PoisonError::into_inner).clone();
        QuietRound { quiet: self, known, comparison, vocabulary, with_source }
    }
}

impl QuietRound<'_> {
    /// A number that stands for all that is found of a pair, but for what the vocabulary says; none
    /// where more than the pair decides, or it is known to be in want of something.
    pub(super) fn print(&self, pair: &Pair<'_>) -> Option<u64> {
        let (source, target) = pair.source.zip(pair.target)?;
        let is_plain = |unit: &TranslationUnit<'_>| {
            let mut elements = unit.patterns().flat_map(|(_, pattern)| &pattern.elements);
            elements.all(|element| matches!(element, PatternElement::Text(_)))
        };
        let is_settled = pair.state == State::Current && !pair.doubtful && pair.renamed.is_none();
        if !is_settled || !is_plain(source) || !is_plain(target) {
            return None;
        }
        let mut hasher = self.quiet.hashes.build_hasher();
        (self.with_source, self.comparison.pairs.len()).hash(&mut hasher);
        (pair.review, pair.record.map(|record| record.state)).hash(&mut hasher);
        let mut mix = |unit: &TranslationUnit<'_>, file: &SourceFile| {
            (unit.kind, &unit.id, &unit.label, &unit.note).hash(&mut hasher);
            file.slice(unit.span).hash(&mut hasher);
            for allow in &unit.allows {
                (&allow.rule, &allow.reason).hash(&mut hasher);
            }
        };
        mix(source, self.comparison.source.file);
        mix(target, self.comparison.target.file);
        Some(hasher.finish())
    }

    /// What is known of the pair that a number stands for, if that still holds.
    pub(super) fn get(&self, print: u64) -> Option<&QuietPair> {
        let known = self.known.get(&print)?;
        let holds = |(key, counts): &(u64, WordCounts)| self.vocabulary.known(*key) == *counts;
        known.asked.iter().all(holds).then_some(known)
    }

    /// Keeps what is known of the pairs now.
    pub(super) fn keep(&self, pairs: impl IntoIterator<Item = (u64, QuietPair)>) {
        let pairs = Arc::new(pairs.into_iter().collect());
        *self.quiet.pairs.lock().unwrap_or_else(PoisonError::into_inner) = pairs;
    }
}

impl QuietPair {
    /// Counts the habits that could have shown, as looking at the pair would.
    pub(super) fn tally(&self, sink: &mut ReportSink<'_>) {
        for (habit, count) in &self.tallies {
            (0..*count).for_each(|_| sink.tally(habit));
        }
    }
}
