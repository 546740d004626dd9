//! Whether words are spelt right, by a Hunspell dictionary and a project's own words.
//!
//! What has a capital may be a name, and what has a digit an identifier: neither is looked up. A
//! dictionary knows forms, not grammar: a right form in the wrong place passes.

use std::{
    collections::{HashMap, HashSet},
    fmt,
    ops::Range,
    sync::{Mutex, PoisonError},
};

use spellbook::Dictionary;

use super::{TextFacts, languages::CapitalUse, letter};

/// Suggestions for one word; the likeliest come first, and those behind are far-fetched.
const MAX_SUGGESTIONS: usize = 3;

/// A word of fewer letters between apostrophes or hyphens is an elision or an ending.
const MIN_LETTERS_OF_PART: usize = 3;

/// The longest word that suggestions are sought for, in letters: what is longer is no single word.
const MAX_LETTERS_TO_SUGGEST: usize = 30;

/// Letters that a slip may have put in the place of others, where the dictionary does not say.
const LETTERS: &str = "esianrtolcdugmphbyfvkwzxjq";

/// The most of them that are tried, one by one, in each place of a word.
const MAX_LETTERS: usize = 48;

/// A dictionary of one language, with the project's own words.
pub(crate) struct Speller {
    dictionary: Dictionary,
    /// In small letters.
    own: HashSet<String>,
    /// The letters of its words, the frequent ones first.
    letters: Vec<char>,
    /// What was suggested before: seeking is some hundred times dearer than looking up.
    suggested: Mutex<HashMap<String, Vec<String>>>,
}

impl Speller {
    /// Reads the two files of a Hunspell dictionary; none where they are none.
    #[must_use]
    pub(crate) fn from_hunspell(
        affixes: &str,
        words: &str,
        own: impl IntoIterator<Item = String>,
    ) -> Option<Self> {
        let dictionary = Dictionary::new(affixes, words).ok()?;
        let own = own.into_iter().map(|word| straight(&word.to_lowercase())).collect();
        let letters = affixes.lines().find_map(|line| line.strip_prefix("TRY ")).unwrap_or(LETTERS);
        let mut letters: Vec<char> =
            letters.trim().chars().filter(|c| c.is_alphabetic() && !c.is_uppercase()).collect();
        letters.truncate(MAX_LETTERS);
        Some(Self { dictionary, own, letters, suggested: Mutex::default() })
    }

    /// Whether a word is spelt right; of words joined by apostrophes or hyphens, each.
    #[must_use]
    pub(crate) fn knows(&self, word: &str) -> bool {
        let word = straight(word);
        self.knows_form(&word) || {
            let mut parts = word.split(['\'', '-', '\u{2011}']);
            word.contains(['\'', '-', '\u{2011}'])
                && parts.all(|part| {
                    part.chars().nth(MIN_LETTERS_OF_PART - 1).is_none() || self.knows_form(part)
                })
        }
    }

    fn knows_form(&self, word: &str) -> bool {
        self.dictionary.check(word) || self.own.contains(&word.to_lowercase())
    }

    /// What may be meant by a word that is not known, the likeliest first.
    #[must_use]
    pub(crate) fn suggestions(&self, word: &str) -> Vec<String> {
        let word = straight(word);
        if word.chars().nth(MAX_LETTERS_TO_SUGGEST).is_some() {
            return Vec::new();
        }
        // A thread that failed while it held the memory left it whole.
        let known = || self.suggested.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&word) {
            return found.clone();
        }
        let mut found: Vec<String> = Vec::new();
        // The dictionary's own search goes through all of its words, a second each in French.
        for near in self.near_forms(&word) {
            if found.len() == MAX_SUGGESTIONS {
                break;
            }
            if !found.contains(&near) && self.dictionary.check(&near) {
                found.push(near);
            }
        }
        known().insert(word, found.clone());
        found
    }

    /// What a word becomes by one slip undone: two letters exchanged, one put in, another, one left out.
    fn near_forms(&self, word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let edit = |edit: &dyn Fn(&mut Vec<char>)| {
            let mut form = letters.clone();
            edit(&mut form);
            form.into_iter().collect::<String>()
        };
        let length = letters.len();
        let mut forms: Vec<String> =
            (1..length).map(|at| edit(&|form| form.swap(at - 1, at))).collect();
        forms.extend((0..length).map(|at| edit(&|form| _ = form.remove(at))));
        for at in 0..=length {
            for &letter in &self.letters {
                if at < length {
                    forms.push(edit(&|form| form[at] = letter));
                }
                forms.push(edit(&|form| form.insert(at, letter)));
            }
        }
        forms
    }
}

impl fmt::Debug for Speller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Speller").field("own", &self.own.len()).finish_non_exhaustive()
    }
}

/// A word with the apostrophe of a typewriter, which dictionaries have.
fn straight(word: &str) -> String {
    word.replace('’', "'")
}

/// The words of a text's prose that a dictionary can judge, each with what apostrophes and hyphens
/// join to it: no names, acronyms or identifiers.
#[must_use]
pub(crate) fn spelt_words(facts: &TextFacts<'_>) -> Vec<Range<usize>> {
    let (text, tokens) = (facts.text(), facts.tokens());
    let nouns = facts.language.pack().capitals == CapitalUse::Nouns;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let first = at;
        at += 1;
        while at < tokens.len() && is_joint(&text[tokens[at - 1].end..tokens[at].start]) {
            at += 1;
        }
        let parts = &tokens[first..at];
        let range = parts[0].start..parts[parts.len() - 1].end;
        let is_spelt = parts.iter().all(|part| {
            let lexeme = &part.lexeme;
            let is_name = lexeme.has_upper && (!nouns || !lexeme.capital || lexeme.upper);
            part.prose && lexeme.is_word() && !is_name
        });
        let letters = parts.iter().map(|part| part.lexeme.alphabetic).sum::<u32>();
        if is_spelt && letters > 1 && !is_identifier(text, &range) {
            found.push(range);
        }
    }
    found
}

/// Whether what stands between two runs of letters makes one word of them.
fn is_joint(gap: &str) -> bool {
    matches!(gap, "'" | "’" | "-" | "\u{2011}" | "\u{ad}")
}

/// Whether letters are part of a path, an option, a file's name or a placeholder.
fn is_identifier(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: char| matches!(c, '/' | '\\' | '_' | '@' | '#' | '$' | '%' | '=' | '&');
    let after = &text[range.end..];
    text[..range.start].ends_with(|c| joins(c) || matches!(c, '.' | '-' | '<'))
        || after.starts_with(joins)
        || after
            .strip_prefix(['.', ':'])
            .is_some_and(|rest| rest.starts_with(letter::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Pattern, Span},
        text::Language,
    };

    const AFFIXES: &str = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";
    const WORDS: &str = "4\nréseau\nville/S\nrendre\neau\n";

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let own = ["Diglot".to_owned()];
        let speller = Speller::from_hunspell(AFFIXES, WORDS, own).unwrap();
        let pattern = Pattern::plain(text, Span::at(0));
        let facts = TextFacts::from_pattern(&pattern, Language::named("fr"));
        let words = spelt_words(&facts).into_iter().map(|range| &facts.text()[range]);
        let unknown: Vec<&str> = words.filter(|word| !speller.knows(word)).collect();
        assert_eq!(unknown, expected, "{text}");
    }

    #[test]
    fn words_are_looked_up_and_names_are_not() {
        check("réseau villes", &[]);
        check("reseau viles", &["reseau", "viles"]);
        check("l’eau, l'eau, rendre-villes", &[]);
        check("l’aeu, rendre-viles", &["l’aeu", "rendre-viles"]);
        check("Durand NASA iPhone n12 diglot", &[]);
        check("`aptt` aptt_x /aptt aptt.org https://aptt.org/aptt --aptt", &[]);
        check("", &[]);
    }

    #[test]
    fn what_may_be_meant_is_suggested() {
        let speller = Speller::from_hunspell(AFFIXES, WORDS, []).unwrap();
        assert_eq!(speller.suggestions("vlile").first().map(String::as_str), Some("ville"));
        assert_eq!(speller.suggestions(&"x".repeat(99)), Vec::<String>::new());
    }
}
