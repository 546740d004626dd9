//! Opposites that a translation must not exchange: *more* for *moins*, *before* for *après*.
//!
//! Of each opposition two poles are listed in both languages, with words that are one of the poles
//! (strong) and words that may say it (weak).

use std::{collections::HashMap, ops::Range};

use super::super::hash::hash_text;

/// The poles that a word is of: two bits an opposition.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct WordPoles {
    /// Those that it says.
    pub(super) strong: u64,
    /// Those that it may say, with these.
    pub(super) weak: u64,
}

/// The listed words of a language.
#[derive(Debug, Default)]
pub(super) struct PoleList {
    /// Whole words, by their hash.
    words: HashMap<u32, WordPoles, foldhash::fast::FixedState>,
    /// Beginnings, by their first byte.
    beginnings: HashMap<u8, Vec<(&'static str, WordPoles)>, foldhash::fast::FixedState>,
}

/// A word that is listed by its beginning has so many letters more, if it is short.
const MIN_LETTERS_AFTER_SHORT: usize = 3;

impl PoleList {
    /// Those of a language in a list with name, language and four lists of words in each line.
    pub(super) fn parse_poles(list: &'static str, language: &str) -> Self {
        let mut list_of_poles = Self::default();
        let mut names: Vec<&str> = Vec::new();
        for line in list.lines() {
            let fields: Vec<&'static str> = line.split('\t').collect();
            let [name, code, lists @ ..] = &*fields else { continue };
            if !names.contains(name) {
                names.push(name);
            }
            let opposition = names.len() - 1;
            if *code != language {
                continue;
            }
            for (at, words) in lists.iter().enumerate() {
                let bit = 1_u64 << (2 * opposition + at / 2).min(63);
                let strong = if at % 2 == 0 { bit } else { 0 };
                for word in words.split_whitespace() {
                    list_of_poles.add_poles(word, WordPoles { strong, weak: bit });
                }
            }
        }
        list_of_poles
    }

    fn add_poles(&mut self, word: &'static str, poles: WordPoles) {
        let known = match word.strip_suffix('*') {
            None => self.words.entry(hash_text(word.as_bytes())).or_default(),
            Some(beginning) => {
                let Some(&first) = beginning.as_bytes().first() else { return };
                let all = self.beginnings.entry(first).or_default();
                all.push((beginning, WordPoles::default()));
                let last = all.len() - 1;
                &mut all[last].1
            }
        };
        known.strong |= poles.strong;
        known.weak |= poles.weak;
    }

    /// The poles of a word in small letters.
    pub(super) fn of_word(&self, word: &str) -> WordPoles {
        let mut poles = self.words.get(&hash_text(word.as_bytes())).copied().unwrap_or_default();
        let Some(first) = word.as_bytes().first() else { return poles };
        for (beginning, own) in self.beginnings.get(first).into_iter().flatten() {
            let begins = word.strip_prefix(beginning).is_some_and(|rest| {
                beginning.len() > MIN_LETTERS_AFTER_SHORT || rest.len() >= MIN_LETTERS_AFTER_SHORT
            });
            if begins {
                poles.strong |= own.strong;
                poles.weak |= own.weak;
            }
        }
        poles
    }
}

/// Where a text says the opposite of what the other says: a word of either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reversal {
    /// In the source.
    pub source: Range<usize>,
    /// In the translation.
    pub target: Range<usize>,
}

/// The pole of less and fewer: the second of the opposition that is listed first.
pub(super) const LESS: u64 = 2;

/// Each pole for its opposite.
pub(super) fn swap(poles: u64) -> u64 {
    (poles & 0x5555_5555_5555_5555) << 1 | (poles & 0xaaaa_aaaa_aaaa_aaaa) >> 1
}
