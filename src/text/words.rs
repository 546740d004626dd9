//! Words, as Unicode finds them (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use super::letter;

/// The words of a text with the offset of each; punctuation and spaces are none.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.unicode_word_indices()
}

/// Whether a text has so many words, or more.
#[must_use]
pub fn has_words(text: &str, least: usize) -> bool {
    // What stands between spaces and has a letter is a word at least, and much sooner found.
    let certain = text.split(' ').filter(|part| part.contains(letter::is_alphanumeric));
    certain.take(least).count() == least || words(text).take(least).count() == least
}

/// Number of letters of a text.
#[must_use]
pub fn letters(text: &str) -> usize {
    text.chars().filter(|&c| letter::is_alphabetic(c)).count()
}
