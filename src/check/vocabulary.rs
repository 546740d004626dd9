//! Which words with a capital a document has on either side, and which on both.
//!
//! A word that stands on both sides of some pair is a name that survives translation; only a whole
//! document can say so. Texts are scanned raw, code and addresses included: one that is spelt alike
//! there is known, too.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::OnceLock,
};

use rayon::prelude::*;

use crate::{
    model::{Pair, PatternElement, TranslationUnit},
    text::{Language, TextMarkup, for_each_capital, key, prose_words},
};

use super::ReportedSide;

/// A name in so many texts may have lost its capital in one.
const SLIPS: u32 = 3;

/// Pairs that one thread reads at a time.
const CHUNK: usize = 4096;

/// The words with a capital of a document and its translation, counted in pairs.
#[derive(Debug)]
pub(crate) struct Vocabulary<'p> {
    pairs: &'p [Pair<'p>],
    languages: [Language; 2],
    words: OnceLock<VocabularyWords>,
    /// The words that either side writes in small letters.
    small: [OnceLock<SmallWords>; 2],
}

type SmallWords = HashMap<u64, u32, BuildHasherDefault<HashedKey>>;
type VocabularyWords = HashMap<u64, WordCounts, BuildHasherDefault<HashedKey>>;

/// In how many pairs a word occurs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct WordCounts {
    /// On the source's side.
    pub source: u32,
    /// On the translation's side.
    pub target: u32,
    /// On both.
    pub both: u32,
}

impl<'p> Vocabulary<'p> {
    /// That of pairs in these languages. The words of few pairs are read when one is first asked for,
    /// which most documents never see; those of many at once, by all threads: where one reads while
    /// the others wait for it, none of them may help.
    #[must_use]
    pub(crate) fn of_pairs(pairs: &'p [Pair<'p>], languages: [Language; 2]) -> Self {
        let words = OnceLock::new();
        if pairs.len() > CHUNK {
            let parts: Vec<VocabularyWords> =
                pairs.par_chunks(CHUNK).map(|pairs| words_of(pairs, languages)).collect();
            words.get_or_init(|| sum(parts));
        }
        Self { pairs, languages, words, small: Default::default() }
    }

    /// What is known of the word with this [`crate::text::key`].
    #[must_use]
    pub(crate) fn known(&self, key: u64) -> WordCounts {
        let words = self.words.get_or_init(|| words_of(self.pairs, self.languages));
        words.get(&key).copied().unwrap_or_default()
    }

    /// In how many texts of a side the word with this [`crate::text::key`] stands in small letters: the words of
    /// a side are read when one is first asked for.
    fn small(&self, side: ReportedSide, word: u64) -> u32 {
        let is_target = side == ReportedSide::Target;
        let read = || {
            let mut counts = SmallWords::default();
            let units = self.pairs.iter();
            let units = units.filter_map(|pair| if is_target { pair.target } else { pair.source });
            for text in units.flat_map(texts_of) {
                let mut keys: Vec<u64> = small_words(text).map(key).collect();
                keys.sort_unstable();
                keys.dedup();
                for key in keys {
                    *counts.entry(key).or_default() += 1;
                }
            }
            counts
        };
        let small = self.small[usize::from(is_target)].get_or_init(read);
        small.get(&word).copied().unwrap_or_default()
    }
}

/// The words of a text's prose that have no capital and are part of nothing else, such as the name of a file.
fn small_words(text: &str) -> impl Iterator<Item = &str> {
    let markup = TextMarkup::parse_markup(text);
    let found: Vec<_> = prose_words(text, &markup).collect();
    found.into_iter().filter_map(move |(at, word)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let mut next = after.chars();
        let is_part = before.ends_with(['.', '/', '-', '_', '@', ':', '~', '='])
            || match next.next() {
                Some('/' | '-' | '_' | '@' | '=') => true,
                Some('.' | ':') => next.next().is_some_and(char::is_alphanumeric),
                _ => false,
            };
        (!is_part && word.starts_with(char::is_lowercase)).then_some(word)
    })
}

fn sum(parts: Vec<VocabularyWords>) -> VocabularyWords {
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    for (key, known) in parts.flatten() {
        let sum = all.entry(key).or_default();
        sum.source += known.source;
        sum.target += known.target;
        sum.both += known.both;
    }
    all
}

/// A vocabulary as the rules of a pair see it, which remembers what it is asked, where that matters.
#[derive(Debug)]
pub(crate) struct AskedVocabulary<'v> {
    all: &'v Vocabulary<'v>,
    asked: Option<RefCell<Vec<(u64, WordCounts)>>>,
    /// Whether the pairs beside were looked at.
    looked_around: Cell<bool>,
}

impl<'v> AskedVocabulary<'v> {
    pub(super) fn new(all: &'v Vocabulary<'v>, remembers: bool) -> Self {
        Self { all, asked: remembers.then(RefCell::default), looked_around: Cell::new(false) }
    }

    /// What is known of the word with this [`crate::text::key`].
    #[must_use]
    pub(crate) fn known(&self, key: u64) -> WordCounts {
        let counts = self.all.known(key);
        if let Some(asked) = &self.asked {
            asked.borrow_mut().push((key, counts));
        }
        counts
    }

    /// Whether a side of the document writes the word with this [`crate::text::key`] in small letters as well,
    /// and more often than by a slip.
    #[must_use]
    pub(crate) fn is_written_small(&self, side: ReportedSide, word: u64) -> bool {
        self.note_neighbours();
        let known = self.all.known(word);
        let capital = if side == ReportedSide::Target { known.target } else { known.source };
        let small = self.all.small(side, word);
        small > 0 && small * SLIPS >= capital
    }

    /// Remembers that the pairs beside were looked at.
    pub(super) fn note_neighbours(&self) {
        self.looked_around.set(true);
    }

    /// What was asked since this was asked last, with the answers; and whether the pairs beside were
    /// looked at.
    pub(super) fn take_asked(&self) -> (Box<[(u64, WordCounts)]>, bool) {
        let asked = self.asked.as_ref().map(RefCell::take).unwrap_or_default();
        (asked.into(), self.looked_around.take())
    }
}

fn words_of(pairs: &[Pair<'_>], languages: [Language; 2]) -> VocabularyWords {
    let mut words = VocabularyWords::default();
    let (mut source, mut target) = (Vec::new(), Vec::new());
    for pair in pairs {
        let (Some(from), Some(to)) = (pair.source, pair.target) else { continue };
        keys(from, languages[0], &mut source);
        keys(to, languages[1], &mut target);
        for key in &source {
            let known = words.entry(*key).or_default();
            known.source += 1;
            known.both += u32::from(target.binary_search(key).is_ok());
        }
        for key in &target {
            words.entry(*key).or_default().target += 1;
        }
    }
    words
}

/// The keys of a unit's words, in order, each once.
fn keys(unit: &TranslationUnit<'_>, language: Language, keys: &mut Vec<u64>) {
    keys.clear();
    texts_of(unit).for_each(|text| for_each_capital(text, language, |word| keys.push(word.key)));
    keys.sort_unstable();
    keys.dedup();
}

/// The literal texts of a unit.
fn texts_of<'u>(unit: &'u TranslationUnit<'_>) -> impl Iterator<Item = &'u str> {
    let elements = unit.patterns().flat_map(|(_, pattern)| &pattern.elements);
    elements.filter_map(|element| match element {
        PatternElement::Text(text) => Some(&*text.value),
        PatternElement::Placeable(_) => None,
    })
}

/// Takes a key, which is a hash already, as it is.
#[derive(Debug, Default)]
struct HashedKey(u64);

impl Hasher for HashedKey {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
