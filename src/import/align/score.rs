//! What speaks for some source paragraphs and some target paragraphs being each other's translation.
//!
//! Everything is a logarithm of probabilities, *if they are* over *if they are not*: a token with a
//! partner counts the more the rarer a partner is by chance, one without counts against.

use std::{collections::HashSet, ops::Range};

use super::{
    length::Lengths,
    lexicon::LearntLexicon,
    tokens::{
        AlignmentCorpus, AlignmentToken, FeatureId, NONE, SOURCE, TARGET, TokenClass, TokenisedText,
    },
};

/// Words come in company, so that their evidence is worth less than its sum.
const DAMPING: f32 = 0.5;

/// Paragraphs that stand together have more words in common than any two.
const ODDS: f32 = 0.5;

/// Tokens that can have a partner, of which one has to have one.
const ENOUGH: usize = 3;

/// What other documents say of a word of the dictionary: in so many paragraphs of so many.
const LISTED_ELSEWHERE: (f32, f32) = (0.4, 8.0);

/// How seldom translators change a paragraph's kind.
const OTHER_KIND: f32 = 0.03;

/// Paragraphs of different kinds are seldom made one.
const MIXED: f32 = -4.0;

/// Which tokens of a source and a target paragraph have a partner in the other, as bits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TokenMatch {
    pub(super) bits: [u128; 2],
}

/// The evidence of both documents.
#[derive(Debug)]
pub(super) struct PairScorer<'c> {
    corpus: &'c AlignmentCorpus,
    lexicon: &'c LearntLexicon,
    lengths: &'c Lengths,
    sides: [Weights; 2],
    /// For each kind, how many target paragraphs are of it, of all.
    kinds: Vec<f32>,
}

/// What the tokens of one document count.
#[derive(Debug)]
struct Weights {
    /// Tokens that can have a partner, with what it is worth that they have one.
    tokens: Vec<(AlignmentToken, f32)>,
    starts: Vec<usize>,
    /// What each paragraph is worth where none has.
    bases: Vec<f32>,
}

impl<'c> PairScorer<'c> {
    pub(super) fn new(
        corpus: &'c AlignmentCorpus,
        lexicon: &'c LearntLexicon,
        lengths: &'c Lengths,
    ) -> Self {
        let sides = [SOURCE, TARGET].map(|side| Weights::new(corpus, lexicon, side));
        let mut kinds = vec![0.0; 256];
        let all = corpus.sides[TARGET].len().max(1) as f32;
        for &kind in &corpus.sides[TARGET].kinds {
            kinds[kind as usize] += 1.0 / all;
        }
        Self { corpus, lexicon, lengths, sides, kinds }
    }

    pub(super) fn corpus(&self) -> &AlignmentCorpus {
        self.corpus
    }

    /// How many tokens a paragraph has on average that can have a partner.
    pub(super) fn tokens_that_tell(&self) -> f32 {
        let count =
            |weights: &Weights| weights.tokens.len() as f32 / weights.bases.len().max(1) as f32;
        self.sides.iter().map(count).fold(f32::INFINITY, f32::min)
    }

    /// Whether a paragraph has enough tokens for the want of partners to say something.
    pub(super) fn tells(&self, side: usize, paragraph: usize) -> bool {
        self.sides[side].weights_of(paragraph).len() >= ENOUGH
    }

    /// The features of a paragraph's tokens that can have a partner, as the source has them: of a target's
    /// those of the words that translate it, too.
    pub(super) fn features_of(&self, side: usize, paragraph: usize) -> Vec<FeatureId> {
        let mut all = Vec::new();
        for (token, _) in self.sides[side].weights_of(paragraph) {
            all.extend(token.features());
            if side == TARGET {
                all.extend(self.lexicon.partners(TARGET, token.word));
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Numbers of source and target paragraphs.
    pub(super) fn len(&self) -> [usize; 2] {
        [self.corpus.sides[SOURCE].len(), self.corpus.sides[TARGET].len()]
    }

    /// Puts a source paragraph into `marks`, for [`Self::compare`].
    pub(super) fn mark(&self, paragraph: usize, marks: &mut FeatureMarks) {
        marks.clear();
        for (bit, (token, _)) in self.sides[SOURCE].weights_of(paragraph).iter().enumerate() {
            token.features().for_each(|feature| marks.set(feature, bit));
        }
    }

    /// Which tokens of the marked source paragraph and of a target paragraph are partners.
    pub(super) fn compare(&self, marks: &FeatureMarks, target: usize) -> TokenMatch {
        let mut bits = [0; 2];
        for (bit, (token, _)) in self.sides[TARGET].weights_of(target).iter().enumerate() {
            let mut found = marks.get(token.word) | marks.get(token.key);
            for partner in self.lexicon.partners(TARGET, token.word) {
                found |= marks.get(*partner);
            }
            bits[SOURCE] |= found;
            bits[TARGET] |= u128::from(found != 0) << bit;
        }
        TokenMatch { bits }
    }

    /// What the tokens of a paragraph of `side` say, of which `bits` have partners on the
    /// other side, which is `spread` times as long as its longest paragraph.
    pub(super) fn words(&self, side: usize, paragraph: usize, mut bits: u128, spread: f32) -> f32 {
        let weights = &self.sides[side];
        let tokens = weights.weights_of(paragraph);
        // Among twice as many words a partner is found twice as easily.
        let easier = DAMPING * ODDS * spread.ln() * bits.count_ones() as f32;
        let mut sum = weights.bases[paragraph] - easier;
        while bits != 0 {
            sum += tokens[bits.trailing_zeros() as usize].1;
            bits &= bits - 1;
        }
        sum / 2.0
    }

    /// How many times as long paragraphs are as the longest of them.
    pub(super) fn spread(&self, side: usize, paragraphs: Range<usize>) -> f32 {
        let sizes = &self.corpus.sides[side].sizes[paragraphs];
        sizes.iter().sum::<f32>() / sizes.iter().fold(1.0, |most, size| size.max(most))
    }

    /// What speaks for two texts being each other's translation, whatever paragraphs they are of.
    pub(super) fn texts(&self, source: &TokenisedText, target: &TokenisedText) -> f32 {
        let words = |side: usize, mine: &TokenisedText, other: &TokenisedText| -> f32 {
            let there: HashSet<FeatureId> =
                other.tokens.iter().flat_map(AlignmentToken::features).collect();
            let sum = mine.tokens.iter().map(|token| {
                let (with, without) = worth(self.corpus, self.lexicon, side, token);
                let partners = self.lexicon.partners(side, token.word).iter().copied();
                let found = token.features().chain(partners).any(|other| there.contains(&other));
                if with <= 0.0 {
                    0.0
                } else if found {
                    with
                } else {
                    without
                }
            });
            sum.sum()
        };
        let sum = words(SOURCE, source, target) + words(TARGET, target, source);
        sum / 2.0 + self.lengths.evidence(source.size, target.size, 1)
    }

    /// What length and kind say for these paragraphs.
    pub(super) fn shape(&self, source: Range<usize>, target: Range<usize>) -> f32 {
        let [from, to] = &self.corpus.sides;
        let size = |sizes: &[f32]| sizes.iter().sum::<f32>();
        let mixed = |kinds: &[u8]| kinds.windows(2).any(|pair| pair[0] != pair[1]);
        let (kind, other) = (from.kinds[source.start], to.kinds[target.start]);
        let share = self.kinds[kind as usize].clamp(0.01, 0.99);
        let mut evidence = if kind == other {
            ((1.0 - OTHER_KIND) / share).ln()
        } else {
            (OTHER_KIND / (1.0 - share)).ln().min(0.0)
        };
        if mixed(&from.kinds[source.clone()]) || mixed(&to.kinds[target.clone()]) {
            evidence += MIXED;
        }
        let count = target.len();
        evidence + self.lengths.evidence(size(&from.sizes[source]), size(&to.sizes[target]), count)
    }
}

impl Weights {
    fn new(corpus: &AlignmentCorpus, lexicon: &LearntLexicon, side: usize) -> Self {
        let mine = &corpus.sides[side];
        let mut weights =
            Self { tokens: Vec::new(), starts: vec![0], bases: Vec::with_capacity(mine.len()) };
        for paragraph in 0..mine.len() {
            let mut base = 0.0;
            for token in mine.tokens(paragraph) {
                let (with, without) = worth(corpus, lexicon, side, token);
                if with > 0.0 {
                    base += without;
                    weights.tokens.push((*token, with - without));
                }
            }
            weights.bases.push(base);
            weights.starts.push(weights.tokens.len());
        }
        weights
    }

    fn weights_of(&self, paragraph: usize) -> &[(AlignmentToken, f32)] {
        &self.tokens[self.starts[paragraph]..self.starts[paragraph + 1]]
    }
}

/// What it is worth that a token has a partner, and that it has none.
fn worth(
    corpus: &AlignmentCorpus,
    lexicon: &LearntLexicon,
    side: usize,
    token: &AlignmentToken,
) -> (f32, f32) {
    let other = &corpus.sides[1 - side];
    // A part of a text may hold an identifier that the whole does not.
    let count = |feature: FeatureId| other.counts.get(feature as usize).copied().unwrap_or(0);
    let partners = lexicon.partners(side, token.word).iter().map(|&word| count(word));
    let there: u32 = partners.sum::<u32>() + token.features().map(count).sum::<u32>();
    if there == 0 {
        return (0.0, 0.0);
    }
    // Half a paragraph more, so that a small document proves little. Of what a dictionary has, chance is
    // known from elsewhere, as if of so many more paragraphs hardly one had it.
    let chance = if lexicon.is_listed(side, token.word) {
        (there as f32 - 1.0 + LISTED_ELSEWHERE.0) / (other.len() as f32 - 1.0 + LISTED_ELSEWHERE.1)
    } else {
        (there as f32 + 0.5) / (other.len() as f32 + 1.0)
    };
    let usual = match token.class {
        TokenClass::Number => 0.85,
        TokenClass::Code => 0.8,
        TokenClass::Name if count(token.word) > 0 => 0.7,
        TokenClass::Mark => 0.6,
        TokenClass::Word if count(token.word) > 0 => 0.4,
        TokenClass::Name | TokenClass::Word => 0.35,
    };
    let rate = lexicon.rate(side, token.word).unwrap_or(usual).clamp(0.02, 0.97);
    if chance >= rate * 0.9 {
        return (0.0, 0.0);
    }
    let with = (rate / chance).ln();
    let without = ((1.0 - rate) / (1.0 - chance)).ln();
    (with * DAMPING, without * DAMPING)
}

/// Which tokens of one paragraph each feature stands for, as bits.
#[derive(Debug)]
pub(super) struct FeatureMarks {
    bits: Vec<u128>,
    set: Vec<FeatureId>,
}

impl FeatureMarks {
    pub(super) fn new(corpus: &AlignmentCorpus) -> Self {
        Self { bits: vec![0; corpus.features], set: Vec::new() }
    }

    fn clear(&mut self) {
        for feature in self.set.drain(..) {
            self.bits[feature as usize] = 0;
        }
    }

    fn set(&mut self, feature: FeatureId, bit: usize) {
        self.bits[feature as usize] |= 1 << bit;
        self.set.push(feature);
    }

    fn get(&self, feature: FeatureId) -> u128 {
        if feature == NONE { 0 } else { self.bits[feature as usize] }
    }
}
