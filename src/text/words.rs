//! Words, as Unicode finds them (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text with the offset of each; punctuation and spaces are none.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.unicode_word_indices()
}

/// Number of letters of a text.
#[must_use]
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}
