//! The words with a capital of one side of a pair, and how each stands in its text.

use std::{cell::OnceCell, collections::HashSet};

use crate::text::{Capital, CapitalShape, Language, TextFacts, folded_letters, month_of, words};

/// Words behind the first of what an acronym stands for, at most.
const MAX_WORDS_OF_LONG_FORM: usize = 8;

/// Words between the link of a designation and the name in it are no longer than this, in bytes: *of the*.
const MAX_BYTES_OF_LINK: usize = 4;

/// So few names are looked through one by one.
const FEW: usize = 16;

/// The names of one side, and which of them the other does not have.
pub(super) struct NamesOfSide<'t> {
    pub(super) text: &'t str,
    pub(super) all: &'t [Capital],
    language: Language,
    /// Indices into `all`.
    pub(super) lone: Vec<usize>,
}

impl<'t> NamesOfSide<'t> {
    pub(super) fn compare_names(
        facts: &'t TextFacts<'_>,
        all: &'t [Capital],
        other: &TextFacts<'_>,
    ) -> Self {
        let text = facts.text();
        let others = other.every_capital();
        // Most texts have a few only, which are sooner looked through than sorted.
        let many = others.len() > FEW;
        let mut keys: Vec<u64> = others.iter().filter(|_| many).map(|word| word.key).collect();
        keys.sort_unstable();
        let has = |key: u64| {
            if many {
                keys.binary_search(&key).is_ok()
            } else {
                others.iter().any(|word| word.key == key)
            }
        };
        // Not every language writes months with a capital.
        let months = OnceCell::<HashSet<u8>>::new();
        let months_of_other =
            || words(other.text()).filter_map(|(_, word)| month_of(word, other.language)).collect();
        let is_month = |word: &Capital| {
            month_of(word.slice_of(text), facts.language)
                .is_some_and(|month| months.get_or_init(months_of_other).contains(&month))
        };
        let is_lone = |word: &Capital| {
            word.shape == CapitalShape::Word
                && !has(word.key)
                && !is_month(word)
                && !is_option(text, word.range.start)
        };
        let lone = (0..all.len()).filter(|&index| is_lone(&all[index])).collect();
        Self { text, all, language: facts.language, lone }
    }

    pub(super) fn word(&self, index: usize) -> &'t str {
        self.all[index].slice_of(self.text)
    }

    pub(super) fn opens(&self, index: usize) -> bool {
        self.all[index].opens(self.text)
    }

    /// Whether a word that the other side lacks may translate one of it.
    pub(super) fn has_cognate(&self, name: &str) -> bool {
        self.lone.iter().any(|&lone| may_be_cognates(self.word(lone), name))
    }

    /// How many of the words before one the other side has, too.
    pub(super) fn rank(&self, index: usize) -> usize {
        let lone = self.lone.partition_point(|&lone| lone < index);
        self.all[..index].iter().filter(|word| word.shape == CapitalShape::Word).count() - lone
    }

    /// Whether the word beside one has a capital and is not in the other text either: part of a heading, or
    /// of a designation that each language words as it likes.
    pub(super) fn is_in_phrase(&self, index: usize) -> bool {
        let is_lone = |other: usize| self.lone.binary_search(&other).is_ok();
        let before = index.checked_sub(1).filter(|&before| is_lone(before));
        let after = Some(index + 1).filter(|&after| is_lone(after));
        before.is_some_and(|before| self.all[index].follows(&self.all[before], self.text))
            || after.is_some_and(|after| self.all[after].follows(&self.all[index], self.text))
    }

    /// Whether a word belongs to a small one behind a hyphen: *Cloud-based*.
    pub(super) fn is_attribute(&self, index: usize) -> bool {
        let rest = self.text[self.all[index].range.end..].strip_prefix(['-', '\u{2011}']);
        rest.is_some_and(|rest| rest.starts_with(char::is_lowercase))
    }

    /// Whether a word stands behind a figure, as a unit does: *25 Mbps*.
    pub(super) fn follows_figure(&self, index: usize) -> bool {
        let before =
            self.text[..self.all[index].range.start].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        before.ends_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a word opens what an acronym in brackets stands for: *Service numérique canadien (SNC)*.
    pub(super) fn opens_long_form(&self, index: usize) -> bool {
        let range = &self.all[index].range;
        let mut next = self.all[index + 1..].iter();
        let acronym = next.find(|word| word.shape == CapitalShape::Acronym);
        acronym.is_some_and(|acronym| {
            let between = self.text.get(range.end..acronym.range.start).unwrap_or_default();
            let initial = self.text[range.clone()].chars().next();
            let words =
                between.strip_suffix('(').filter(|words| !words.contains(['(', '.', ':', ';']));
            words.is_some_and(|words| words.split_whitespace().count() <= MAX_WORDS_OF_LONG_FORM)
                && self.text[acronym.range.clone()].chars().next() == initial
        })
    }

    /// Whether a word heads a designation, which each language words as it likes: *Duke of York*, *Office of the
    /// Chief Information Officer*.
    pub(super) fn heads_phrase(&self, index: usize) -> bool {
        let Some(next) = self.all.get(index + 1) else { return false };
        let between = self.text.get(self.all[index].range.end..next.range.start);
        let links = &self.language.pack().words.designation_links;
        let words = between.filter(|between| between.starts_with([' ', '\u{a0}']));
        words.is_some_and(|between| {
            let mut words =
                between.split([' ', '\u{a0}', '’', '\'']).filter(|word| !word.is_empty());
            words.next().is_some_and(|link| links.has(link))
                && words.all(|word| {
                    word.len() <= MAX_BYTES_OF_LINK && word.chars().all(char::is_lowercase)
                })
        })
    }

    /// The keys of the words with a capital directly before and after one.
    pub(super) fn neighbours(&self, index: usize) -> [Option<u64>; 2] {
        let word = &self.all[index];
        let before = index.checked_sub(1).map(|before| &self.all[before]);
        let before = before.filter(|before| word.follows(before, self.text));
        let after = self.all.get(index + 1).filter(|after| after.follows(word, self.text));
        let is_word = |other: &&Capital| other.shape == CapitalShape::Word;
        [before, after].map(|other| other.filter(is_word).map(|other| other.key))
    }
}

/// Whether a word is an option of a command: *-Xitem*.
fn is_option(text: &str, start: usize) -> bool {
    let before = text[..start].strip_suffix('-').map(|before| before.trim_end_matches('-'));
    before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

/// Whether two names have so much in common that one may translate the other: *Donjons*, *Dungeons*.
pub(super) fn may_be_cognates(a: &str, b: &str) -> bool {
    let (a, b): (String, String) = (folded_letters(a).collect(), folded_letters(b).collect());
    let long = a.chars().count().max(b.chars().count());
    a.chars().next() == b.chars().next() && 2 * strsim::osa_distance(&a, &b) < long
}
