//! What a word is, whatever text it stands in: read once and remembered.
//!
//! Texts are made of the same few thousand words. What all readers ask of a word (its letters, its
//! language, whether it is a number) is found by one look into a table instead of by each of them
//! anew.

use std::{borrow::Cow, cell::RefCell};

use super::{
    Language, function_words,
    hash::fnv32,
    letter::{self, in_lower_case},
    number_meaning::{self, Meaning},
    terms,
    word_memo::WordMemo,
};

/// The first letters of a word tell cognates apart.
pub(super) const PREFIX: usize = 4;

/// A run of letters and digits, as such.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each tells something else of the letters")]
pub(super) struct WordLexeme {
    /// Equal for words that differ in case and diacritics only.
    pub(super) key: u64,
    /// A bit for each letter that occurs in it, as [`letter::read_letters`] has them.
    pub(super) letters: u32,
    /// A hash of the first letters in lower case without diacritics.
    pub(super) prefix: u32,
    /// A small hash of how it begins, as [`terms::first_letters`] has it.
    pub(super) head: Option<u16>,
    /// Its number of letters and digits.
    pub(super) characters: u32,
    /// Its number of letters.
    pub(super) alphabetic: u32,
    /// Whether there is a digit from 0 to 9.
    pub(super) has_digit: bool,
    /// Whether there is anything numeric in it.
    pub(super) numeric: bool,
    /// Whether there is a mark in it that is a letter as well.
    pub(super) marked: bool,
    /// Whether there is a small letter.
    pub(super) has_lower: bool,
    /// Whether the first character is a capital.
    pub(super) capital: bool,
    /// Whether all characters are capitals, and there are several.
    pub(super) upper: bool,
    /// Whether there is a capital.
    pub(super) has_upper: bool,
    /// The language whose function word it is in lower case.
    pub(super) little: Option<Language>,
    /// The month that it names, and what it does in a number.
    pub(super) meaning: Meaning,
    /// The day of the week that it names, counted from 1.
    pub(super) weekday: Option<u8>,
    /// Whether it is an article or possessive that needs a noun.
    pub(super) determiner: bool,
    /// Whether it never follows one, being in small letters.
    pub(super) ends_noun_phrase: bool,
    /// Whether a run of letters in it may be part of a number greater than one.
    pub(super) counts: bool,
}

impl WordLexeme {
    /// Reads a word that is a run of letters and digits.
    pub(super) fn from_word(word: &str, language: Language) -> Self {
        let (key, letters) = letter::read_letters(word);
        let (mut characters, mut alphabetic) = (0, 0);
        let mut folded = [0; PREFIX];
        let (mut has_digit, mut numeric, mut has_lower) = (false, false, false);
        let mut marked = false;
        let (mut capital, mut upper, mut has_upper) = (false, true, false);
        for c in word.chars() {
            if let Some(letter) = folded.get_mut(characters as usize) {
                *letter = u32::from(letter::base(c));
            }
            let is_upper = letter::is_uppercase(c);
            capital |= characters == 0 && is_upper;
            upper &= is_upper;
            has_upper |= is_upper;
            has_lower |= letter::is_lowercase(c);
            has_digit |= c.is_ascii_digit();
            numeric |= letter::is_numeric(c);
            marked |= letter::is_mark(c);
            alphabetic += u32::from(letter::is_alphabetic(c));
            characters += 1;
        }
        let is_word = characters == alphabetic;
        let upper = upper && characters > 1;
        let lists = &language.pack().words;
        let of = |word: &str| number_meaning::meaning(word, language);
        let meaning = if is_word { of(word) } else { (None, None) };
        let counts = if is_word {
            number_meaning::counts(meaning)
        } else {
            letter::runs(word, 0..word.len(), letter::is_alphabetic)
                .any(|run| number_meaning::counts(of(&word[run])))
        };
        // Other letters that have a small form, the titles among them, are in no list.
        let lower = if has_upper { in_lower_case(word) } else { Cow::Borrowed(word) };
        Self {
            key,
            letters,
            prefix: fnv32(folded),
            head: terms::first_letters(word),
            characters,
            alphabetic,
            has_digit,
            numeric,
            marked,
            has_lower,
            capital,
            upper,
            has_upper,
            little: is_word.then(|| function_words::in_text(&lower, language)).flatten(),
            determiner: is_word && !upper && lists.determiners.has(&lower),
            ends_noun_phrase: is_word && !has_upper && lists.after_noun_phrases.has(word),
            meaning,
            weekday: is_word.then(|| number_meaning::weekday(word, language)).flatten(),
            counts,
        }
    }

    /// Whether it is made of letters only.
    #[inline]
    pub(super) fn is_word(&self) -> bool {
        self.characters == self.alphabetic
    }
}

/// The words of a language that were met.
#[derive(Default)]
pub(super) struct Lexemes {
    known: WordMemo<WordLexeme>,
}

thread_local! {
    /// A pure function's results: what is forgotten is found again, and the same.
    static MET: [RefCell<Lexemes>; Language::COUNT + 1] = std::array::from_fn(|_| RefCell::default());
}

impl Lexemes {
    /// Lets `read` look up words of a language.
    pub(super) fn with<T>(language: Language, read: impl FnOnce(&mut Self) -> T) -> T {
        MET.with(|met| read(&mut met[language.index()].borrow_mut()))
    }

    /// What the word from `start` to `end` of a text is.
    #[inline]
    pub(super) fn get(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
        language: Language,
    ) -> WordLexeme {
        self.known.get(text, (start, end), |word| WordLexeme::from_word(word, language))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::word_memo::PLACES, *};

    #[track_caller]
    fn check(text: &str, start: usize, end: usize) {
        for language in [Language::named("fr"), Language::named("en"), Language::UNKNOWN] {
            let expected = WordLexeme::from_word(&text[start..end], language);
            for _ in 0..2 {
                let found = Lexemes::with(language, |met| met.get(text, start, end, language));
                assert_eq!(found, expected, "{text} {start} {end}");
            }
        }
    }

    #[test]
    fn what_is_remembered_is_what_was_read() {
        // More words than there are places, so that most are forgotten in between.
        for index in 0..3 * PLACES {
            let text = format!("mot{index}");
            check(&text, 0, text.len());
            check(&text, 0, 3);
        }
        for text in
            ["mai", "May", "douze", "Dix", "", "É", "anticonstitutionnellement", "İ", "H1N1"]
        {
            check(text, 0, text.len());
        }
    }

    proptest! {
        #[test]
        fn a_word_is_found_whatever_surrounds_it(before in "\\PC{0,9}", word in "[a-eÀ-ë0-9]{0,30}", after in "\\PC{0,9}") {
            let text = format!("{before}{word}{after}");
            check(&text, before.len(), before.len() + word.len());
        }
    }
}
