//! How well two texts explain each other's words: what speaks against their being a pair.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    super::{TextFacts, tokens::TextToken},
    LexiconPlace, LexiconSide, WordSense,
};

/// How likely a word is to be accounted for by a text that has nothing to do with its own; measured
/// on shuffled sentences.
const CHANCE: f32 = 0.2;
/// How likely it is to be accounted for by the translation of what stands around it, which is on the same
/// subject; measured on clauses taken out of manuals.
pub(super) const CHANCE_ON_SUBJECT: f32 = 0.35;
/// How likely a word is in good translations of which the lexicon does not tell: of those it has,
/// of others, and of others with a capital inside a sentence.
const USUAL: f32 = 0.6;
const USUAL_OF_UNKNOWN: f32 = 0.55;
const USUAL_OF_NAME: f32 = 0.8;
/// The rates that the levels of reliability stand for: the lowest and the highest.
const RATES: (f32, f32) = (0.3, 0.97);
const LEVELS: u8 = 16;

/// How well two texts explain each other's words.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct PairFit {
    /// What speaks against their being a pair: natural logarithms of odds, both sides together, by
    /// the square root of the number of words. Good pairs are below zero, nearly all below -1.
    pub misfit: f32,
    /// Words of content of either side.
    pub words: [usize; 2],
    /// Those that the other side accounts for.
    pub covered: [usize; 2],
    /// What speaks for that stretch of either side having no counterpart for which most speaks.
    pub gaps: [f32; 2],
}

/// How well a text and its translation explain each other's words; none without a lexicon for the
/// two languages.
#[must_use]
pub(crate) fn pair_fit(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<PairFit> {
    let mut fit = PairFit::default();
    let (mut sum, mut stretches) = (0.0, [0.0_f32; 2]);
    for_each_account(source, target, |own, account| {
        let evidence = evidence(&account);
        fit.words[own] += 1;
        fit.covered[own] += usize::from(account.covered);
        let odds = if account.covered { evidence.with } else { evidence.without };
        sum += odds;
        stretches[own] = stretches[own].max(0.0) + odds;
        fit.gaps[own] = fit.gaps[own].max(stretches[own]);
    })?;
    #[expect(clippy::cast_precision_loss, reason = "a number of words")]
    let count = (fit.words[0] + fit.words[1]).max(1) as f32;
    fit.misfit = sum / count.sqrt();
    Some(fit)
}

/// A word of content, and whether the other text accounts for it.
pub(super) struct WordAccount<'f> {
    pub(super) sense: &'f WordSense,
    pub(super) token: &'f TextToken,
    pub(super) covered: bool,
}

/// Shows the words of content of both texts in order, those of the source (0) first; none without a
/// lexicon for the two languages.
pub(super) fn for_each_account<'f>(
    source: &'f TextFacts<'_>,
    target: &'f TextFacts<'_>,
    mut show: impl FnMut(usize, WordAccount<'f>),
) -> Option<()> {
    let places =
        [LexiconPlace::place_of(source.language)?, LexiconPlace::place_of(target.language)?];
    if places[0].side == places[1].side || !std::ptr::eq(places[0].lexicon, places[1].lexicon) {
        return None;
    }
    let sides = [source, target].map(TextWords::words_of_text);
    INDEX.with_borrow_mut(|index| {
        for (own, other) in [(0, 1), (1, 0)] {
            index.fill(&sides[other], places[other].own());
            for (sense, token) in sides[own].content() {
                let covered =
                    index.covers(sense, places[own].own(), places[other].own(), &sides[other]);
                show(own, WordAccount { sense, token, covered });
            }
        }
    });
    Some(())
}

/// The words of a text with what the lexicon knows of each.
pub(super) struct TextWords<'f> {
    pub(super) tokens: &'f [TextToken],
    pub(super) senses: &'f [WordSense],
}

impl<'f> TextWords<'f> {
    pub(super) fn words_of_text(facts: &'f TextFacts<'_>) -> Self {
        Self { tokens: facts.tokens(), senses: facts.senses() }
    }

    /// The words that begin in a range of the text.
    pub(super) fn within(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = (&'f WordSense, &'f TextToken)> + use<'f> {
        let from = self.tokens.partition_point(|token| token.start < range.start);
        let to = self.tokens.partition_point(|token| token.start < range.end).max(from);
        self.senses.get(from..to).unwrap_or_default().iter().zip(&self.tokens[from..to])
    }

    /// The words of content of its prose.
    pub(super) fn content(&self) -> impl Iterator<Item = (&'f WordSense, &'f TextToken)> {
        let words = self.senses.iter().zip(self.tokens);
        words.filter(|(sense, token)| token.prose && sense.has_content())
    }
}

/// What it is worth that a word is accounted for, and that it is not.
#[derive(Clone, Copy)]
struct WordEvidence {
    with: f32,
    without: f32,
}

fn evidence(account: &WordAccount<'_>) -> WordEvidence {
    EVIDENCE.with(|evidence| evidence[level(account.sense, account.token)])
}

/// The level of reliability of a word: those of the lexicon, then one for each kind of others.
fn level(sense: &WordSense, token: &TextToken) -> usize {
    match sense.reliability {
        level if level < LEVELS => usize::from(level),
        _ if sense.entry.is_some() => usize::from(LEVELS),
        _ if token.lexeme.capital => usize::from(LEVELS) + 2,
        _ => usize::from(LEVELS) + 1,
    }
}

/// How often a word is accounted for in good translations.
pub(super) fn reliability(account: &WordAccount<'_>) -> f32 {
    reliability_of(account.sense, account.token)
}

/// The same of a word of content.
pub(super) fn reliability_of(sense: &WordSense, token: &TextToken) -> f32 {
    rate(level(sense, token))
}

/// How often a stem of the lexicon is accounted for in good translations, by its level of reliability.
pub(super) fn rate_of_stem(level: u8) -> f32 {
    rate(usize::from(level.min(LEVELS)))
}

fn rate(level: usize) -> f32 {
    match u8::try_from(level).unwrap_or(LEVELS) {
        LEVELS => USUAL,
        level if level == LEVELS + 1 => USUAL_OF_UNKNOWN,
        level if level > LEVELS => USUAL_OF_NAME,
        level => RATES.0 + f32::from(level) * (RATES.1 - RATES.0) / f32::from(LEVELS - 1),
    }
}

thread_local! {
    /// By level: remembered, since logarithms are dear.
    static EVIDENCE: [WordEvidence; LEVELS as usize + 3] = std::array::from_fn(|level| {
        let rate = rate(level);
        WordEvidence {
            with: (CHANCE / rate).ln(),
            without: ((1.0 - CHANCE) / (1.0 - rate)).ln(),
        }
    });
    static INDEX: RefCell<WordIndex> = RefCell::default();
}

/// Texts of no more words are looked through for one that is spelt alike.
const MAX_WORDS_TO_LOOK_THROUGH: usize = 256;
/// In longer ones, so many different words of an initial are compared.
const MAX_SPELLINGS_PER_INITIAL: usize = 64;

/// What a text has, to be asked word by word: kept between texts, so that its memory is.
#[derive(Default)]
struct WordIndex {
    /// Of a long text, its different words of content by their initials.
    spellings: HashMap<char, Vec<WordSense>>,
    /// Of each stem of the lexicon, the last text that had it.
    stems: Vec<u32>,
    /// Hashes of words and beginnings with the last text that had them: open addressing.
    slots: Vec<(u32, u32)>,
    /// The number of the present text.
    text: u32,
}

/// What of a word a hash is of: the same letters may begin a word and a stem.
#[derive(Clone, Copy)]
enum WordFeature {
    Form = 0,
    Prefix = 0x5bd1_e995,
    StemPrefix = 0x1b87_3593,
}

impl WordIndex {
    fn fill(&mut self, words: &TextWords<'_>, side: &LexiconSide) {
        self.text = self.text.wrapping_add(1);
        let slots = (8 * words.senses.len()).next_power_of_two().max(512);
        if self.text == 0 || self.slots.len() < slots || self.slots.len() > 64 * slots {
            *self = Self {
                text: 1,
                slots: vec![(0, 0); slots],
                stems: std::mem::take(&mut self.stems),
                spellings: HashMap::new(),
            };
            self.stems.fill(0);
        }
        self.stems.resize(self.stems.len().max(side.prefixes.len()), 0);
        self.fill_spellings(words);
        for (sense, token) in words.senses.iter().zip(words.tokens) {
            self.add_feature(sense.form, WordFeature::Form);
            self.add_feature(sense.prefix, WordFeature::Prefix);
            if !token.prose {
                continue;
            }
            if let Some(stem) = sense.entry {
                self.stems[usize::from(stem)] = self.text;
            }
            if sense.has_content() {
                self.add_feature(sense.stem_prefix, WordFeature::StemPrefix);
            }
        }
    }

    fn fill_spellings(&mut self, words: &TextWords<'_>) {
        self.spellings.clear();
        if words.senses.len() <= MAX_WORDS_TO_LOOK_THROUGH {
            return;
        }
        let mut seen = HashSet::new();
        for (sense, _) in words.content() {
            let Some(initial) = sense.initial.filter(|_| seen.insert(sense.form)) else { continue };
            let alike = self.spellings.entry(initial).or_default();
            if alike.len() < MAX_SPELLINGS_PER_INITIAL {
                alike.push(*sense);
            }
        }
    }

    /// Whether the text has a word that is spelt alike.
    fn has_cognate(&self, sense: &WordSense, words: &TextWords<'_>) -> bool {
        let Some(initial) = sense.initial else { return false };
        if words.senses.len() <= MAX_WORDS_TO_LOOK_THROUGH {
            return words.content().any(|(candidate, _)| sense.resembles(candidate));
        }
        self.spellings.get(&initial).into_iter().flatten().any(|other| sense.resembles(other))
    }

    fn add_feature(&mut self, hash: u32, feature: WordFeature) {
        if hash == 0 {
            return;
        }
        let hash = hash ^ feature as u32;
        let mut at = self.hash_slot(hash);
        while self.slots[at].1 == self.text {
            if self.slots[at].0 == hash {
                return;
            }
            at = (at + 1) % self.slots.len();
        }
        self.slots[at] = (hash, self.text);
    }

    fn has_feature(&self, hash: u32, feature: WordFeature) -> bool {
        if hash == 0 {
            return false;
        }
        let hash = hash ^ feature as u32;
        let mut at = self.hash_slot(hash);
        while self.slots[at].1 == self.text {
            if self.slots[at].0 == hash {
                return true;
            }
            at = (at + 1) % self.slots.len();
        }
        false
    }

    fn hash_slot(&self, hash: u32) -> usize {
        (hash ^ hash >> 15) as usize & (self.slots.len() - 1)
    }

    /// Whether the text accounts for a word: it has a translation of it, or something spelt alike.
    fn covers(
        &self,
        sense: &WordSense,
        own: &LexiconSide,
        other: &LexiconSide,
        words: &TextWords<'_>,
    ) -> bool {
        let partners = own.partners(sense.entry);
        partners.iter().any(|partner| self.stems[usize::from(partner.stem)] == self.text)
            || self.has_feature(sense.form, WordFeature::Form)
            || self.has_feature(sense.prefix, WordFeature::Prefix)
            || partners.iter().any(|partner| {
                self.has_feature(other.prefixes[usize::from(partner.stem)], WordFeature::StemPrefix)
            })
            || self.has_cognate(sense, words)
    }
}
