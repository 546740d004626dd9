//! What a word by itself is in a number or date.

use super::{Language, languages::NumberWord as Word, letter::in_lower_case};

/// What a word is: the month it names; what it does in a number, and whether it is an ordinal.
pub(super) type Meaning = (Option<u8>, Option<(Word, bool)>);

/// What a word of a language is in a number or date.
pub(super) fn meaning(word: &str, language: Language) -> Meaning {
    // Longer ones than any number's word are none, and of other languages none is known.
    if word.len() > MAX_WORD_BYTES || !language.is_known() {
        return (None, None);
    }
    let lower: String = word.chars().flat_map(char::to_lowercase).collect();
    (month(word, language), language.pack().numbers.word(&lower))
}

/// Bytes of the longest word looked at: German writes numbers under a million as one.
pub(super) const MAX_WORD_BYTES: usize = 64;

/// Whether a word may be part of a number greater than one that is no mere hint.
pub(super) fn counts((_, word): Meaning) -> bool {
    matches!(word, Some((Word::Unit(2..) | Word::Ten(_) | Word::Hundred | Word::Scale(_), _)))
}

/// The month that a word names. Where the pack writes months with a capital, that is needed: it tells
/// May from "may".
#[must_use]
pub(crate) fn month(word: &str, language: Language) -> Option<u8> {
    if !(3..=MAX_MONTH_BYTES).contains(&word.len()) {
        return None;
    }
    let numbers = &language.pack().numbers;
    numbers.month(word).or_else(|| numbers.month(&in_lower_case(word)))
}

/// Bytes of the longest name of a month.
const MAX_MONTH_BYTES: usize = 12;

/// The day of the week that a word names, counted from 1 for Monday; its plural does as well.
#[must_use]
pub(super) fn weekday(word: &str, language: Language) -> Option<u8> {
    let names = language.pack().conventions.weekdays;
    let is_name = |name: &str| {
        word.eq_ignore_ascii_case(name)
            || word.strip_suffix('s').is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    names.iter().zip(1..).find_map(|(name, day)| is_name(name).then_some(day))
}
