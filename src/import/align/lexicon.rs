//! Which words translate each other, learnt from the paragraphs that are surely paired.
//!
//! A first pass over the documents needs no dictionary; what it is sure of is one, and of the very
//! subject. Two words belong together where they keep company far more often than apart (Dice's
//! coefficient of the paragraphs they occur in). Beside it stands how often a word that could have a
//! partner had one: what a match, or the want of one, is worth.

use std::collections::{BTreeMap, HashSet};

use super::{
    ParagraphLink,
    tokens::{
        AlignmentCorpus, AlignmentToken, FeatureId, KnownWords, SOURCE, TARGET, TokenClass,
        TokenisedSide,
    },
};

/// More sure links teach nothing that matters, and would cost memory.
const MOST_LINKS: usize = 20_000;

/// Only so many words of a paragraph, the rarest, are taken together with those of the other.
const MOST_WORDS: usize = 32;

/// How many partners a word may have.
const MOST_PARTNERS: usize = 8;

/// Paragraphs that two words must share before they are taken for translations of each other.
const LEAST_TOGETHER: u32 = 2;

/// Least coefficient of Dice.
const LEAST_DICE: f32 = 0.3;

/// Only links that are surer than this teach.
const SURE: f32 = 0.8;

/// What has been learnt, of the words of either document.
#[derive(Debug, Default)]
pub(super) struct LearntLexicon {
    partners: [Partners; 2],
    rates: [Vec<f32>; 2],
    /// Of either side, the words that the dictionary has a translation for which the other side has.
    listed: [HashSet<FeatureId>; 2],
}

/// For each feature of one document, its partners in the other.
#[derive(Debug, Default)]
struct Partners {
    starts: Vec<u32>,
    partners: Vec<FeatureId>,
}

impl Partners {
    /// From pairs with their weight; the heaviest partners are kept.
    fn new(features: usize, mut pairs: Vec<(FeatureId, FeatureId, f32)>) -> Self {
        pairs.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.total_cmp(&a.2)).then(a.1.cmp(&b.1)));
        let mut partners = Self { starts: vec![0; features + 1], partners: Vec::new() };
        let mut at = 0;
        for feature in 0..features {
            let first = at;
            while at < pairs.len() && pairs[at].0 as usize == feature {
                if at - first < MOST_PARTNERS {
                    partners.partners.push(pairs[at].1);
                }
                at += 1;
            }
            partners.starts[feature + 1] =
                u32::try_from(partners.partners.len()).unwrap_or(u32::MAX);
        }
        partners
    }

    fn partners_of(&self, feature: FeatureId) -> &[FeatureId] {
        match self.starts.get(feature as usize..feature as usize + 2) {
            Some(&[start, end]) => &self.partners[start as usize..end as usize],
            _ => &[],
        }
    }
}

impl LearntLexicon {
    /// The words of the other document that may translate a word of `side`.
    pub(super) fn partners(&self, side: usize, word: FeatureId) -> &[FeatureId] {
        self.partners[side].partners_of(word)
    }

    /// Whether the dictionary has a translation of a word of `side` that the other document has.
    pub(super) fn is_listed(&self, side: usize, word: FeatureId) -> bool {
        self.listed[side].contains(&word)
    }

    /// How often a word of `side` had a partner, of the sure links it was in.
    pub(super) fn rate(&self, side: usize, word: FeatureId) -> Option<f32> {
        self.rates[side].get(word as usize).copied().filter(|rate| *rate >= 0.0)
    }

    /// What a dictionary knows of the words of the documents.
    pub(super) fn from_dictionary(corpus: &AlignmentCorpus, known: &KnownWords) -> Self {
        let mut lexicon = Self::default();
        lexicon.set_partners(corpus, Vec::new(), known);
        let rates = |side: usize| {
            let mut rates = vec![UNKNOWN_RATE; corpus.features];
            for (&word, &rate) in &known.rates[side] {
                // A word whose translation is not in the other document tells nothing by it.
                if !lexicon.partners(side, word).is_empty()
                    && let Some(own) = rates.get_mut(word as usize)
                {
                    *own = rate;
                }
            }
            rates
        };
        let rates = [SOURCE, TARGET].map(rates);
        lexicon.rates = rates;
        lexicon
    }

    /// Takes pairs that were learnt, and those that are known, which weigh more.
    fn set_partners(
        &mut self,
        corpus: &AlignmentCorpus,
        mut pairs: Vec<(FeatureId, FeatureId, f32)>,
        known: &KnownWords,
    ) {
        let learnt: HashSet<(FeatureId, FeatureId)> =
            pairs.iter().map(|&(s, t, _)| (s, t)).collect();
        let others = known.pairs.iter().filter(|pair| !learnt.contains(pair));
        pairs.extend(others.map(|&(s, t)| (s, t, WEIGHT_OF_KNOWN)));
        self.listed[SOURCE] = known.pairs.iter().map(|pair| pair.0).collect();
        self.listed[TARGET] = known.pairs.iter().map(|pair| pair.1).collect();
        let back = pairs.iter().map(|&(s, t, weight)| (t, s, weight)).collect();
        self.partners =
            [Partners::new(corpus.features, pairs), Partners::new(corpus.features, back)];
    }

    /// Learns from links.
    pub(super) fn learn(
        corpus: &AlignmentCorpus,
        links: &[ParagraphLink],
        known: &KnownWords,
    ) -> Self {
        let sure: Vec<(usize, usize)> = (links.iter())
            .filter(|link| link.source.len() == 1 && link.target.len() == 1 && link.score >= SURE)
            .map(|link| (link.source.start, link.target.start))
            .collect();
        let step = sure.len().div_ceil(MOST_LINKS).max(1);
        let sure: Vec<_> = sure.into_iter().step_by(step).collect();
        let mut lexicon = Self::default();
        lexicon.learn_words(corpus, &sure, known);
        lexicon.rates = [SOURCE, TARGET]
            .map(|side| lexicon.learn_rates(corpus, &sure, side, &known.rates[side]));
        lexicon
    }

    fn learn_words(
        &mut self,
        corpus: &AlignmentCorpus,
        sure: &[(usize, usize)],
        known: &KnownWords,
    ) {
        let mut together = Vec::new();
        let (mut in_source, mut in_target) = (vec![0; corpus.features], vec![0; corpus.features]);
        for &(i, j) in sure {
            let (sources, targets) =
                (words(&corpus.sides[SOURCE], i), words(&corpus.sides[TARGET], j));
            for (words, counts) in [(&sources, &mut in_source), (&targets, &mut in_target)] {
                for &word in words {
                    counts[word as usize] += 1u32;
                }
            }
            for &s in &sources {
                together.extend(targets.iter().map(|&t| u64::from(s) << 32 | u64::from(t)));
            }
        }
        together.sort_unstable();
        let mut pairs = Vec::new();
        for run in together.chunk_by(|a, b| a == b) {
            let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
            #[expect(clippy::cast_possible_truncation, reason = "two halves of one number")]
            let (s, t) = ((run[0] >> 32) as FeatureId, run[0] as FeatureId);
            let all = in_source[s as usize] + in_target[t as usize];
            let dice = 2.0 * count as f32 / all as f32;
            if s != t && count >= LEAST_TOGETHER && dice >= LEAST_DICE {
                pairs.push((s, t, dice));
            }
        }
        self.set_partners(corpus, pairs, known);
    }

    fn learn_rates(
        &self,
        corpus: &AlignmentCorpus,
        sure: &[(usize, usize)],
        side: usize,
        known: &BTreeMap<FeatureId, f32>,
    ) -> Vec<f32> {
        let (mine, other) = (&corpus.sides[side], &corpus.sides[1 - side]);
        let mut there = vec![0; corpus.features];
        let (mut seen, mut hits) = (vec![0u32; corpus.features], vec![0u32; corpus.features]);
        for (n, &(i, j)) in sure.iter().enumerate() {
            let (i, j) = if side == SOURCE { (i, j) } else { (j, i) };
            for feature in other.tokens(j).iter().flat_map(AlignmentToken::features) {
                there[feature as usize] = n + 1;
            }
            for token in mine.tokens(i) {
                let partners = self.partners(side, token.word).iter().copied();
                let mut all = token.features().chain(partners);
                let hit = all.any(|feature| there[feature as usize] == n + 1);
                seen[token.word as usize] += 1;
                hits[token.word as usize] += u32::from(hit);
            }
        }
        let rates = (0..).zip(seen.iter().zip(hits));
        rates.map(|(word, (&seen, hits))| rate(seen, hits, known.get(&word).copied())).collect()
    }
}

/// A word seen once or twice tells little of itself; `usual` is what is known of it.
fn rate(seen: u32, hits: u32, usual: Option<f32>) -> f32 {
    match usual {
        None if seen == 0 => UNKNOWN_RATE,
        usual => (hits as f32 + usual.unwrap_or(0.5) * SMOOTH) / (seen as f32 + SMOOTH),
    }
}

/// What is no rate.
const UNKNOWN_RATE: f32 = -1.0;

/// What a pair of the dictionary weighs beside Dice's coefficient of pairs that were learnt.
const WEIGHT_OF_KNOWN: f32 = 0.5;

/// As many sightings as what is assumed of a word is worth.
const SMOOTH: f32 = 1.5;

/// The rarest words of a paragraph that occur more than once in the document.
fn words(side: &TokenisedSide, paragraph: usize) -> Vec<FeatureId> {
    let word = |token: &&AlignmentToken| {
        matches!(token.class, TokenClass::Word | TokenClass::Name)
            && side.counts[token.word as usize] > 1
    };
    side.tokens(paragraph).iter().filter(word).take(MOST_WORDS).map(|token| token.word).collect()
}
