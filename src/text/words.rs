//! Words, as Unicode finds them (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use super::letter;

/// The words of a text with the offset of each; punctuation and spaces are none.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.unicode_word_indices()
}

/// Whether a text has so many words, or more.
#[must_use]
pub(crate) fn has_words(text: &str, least: usize) -> bool {
    // What stands between spaces and has a letter is a word at least, and much sooner found.
    let (mut found, mut begun, mut at) = (0, false, 0);
    while at < text.len() && found < least {
        if begun {
            begun = text.as_bytes()[at] != b' ';
            at += 1;
        } else {
            let (c, next) = letter::at(text, at);
            begun = letter::is_alphanumeric(c);
            found += usize::from(begun);
            at = next;
        }
    }
    found == least || may_have_words(text, least) && words(text).take(least).count() == least
}

/// Whether a text may have so many words, or more: one of ASCII has no more than it has runs of
/// letters and digits.
fn may_have_words(text: &str, least: usize) -> bool {
    !text.is_ascii()
        || letter::runs(text, 0..text.len(), letter::is_alphanumeric).nth(least - 1).is_some()
}

/// Number of letters of a text.
#[must_use]
pub(crate) fn letters(text: &str) -> usize {
    count_characters(text, |byte| byte.is_ascii_alphabetic(), letter::is_alphabetic)
}

/// Number of characters that one of the two holds for: of ASCII, and beyond.
#[inline]
fn count_characters(
    text: &str,
    ascii: impl Fn(u8) -> bool,
    beyond: impl Fn(char) -> bool,
) -> usize {
    let mut sum = 0;
    // So few at a time that a byte can count them, which the processor does for many at once.
    for part in text.as_bytes().chunks(usize::from(u8::MAX)) {
        sum += usize::from(part.iter().map(|&byte| u8::from(ascii(byte))).sum::<u8>());
    }
    beyond_ascii(text, |c| sum += usize::from(beyond(c)));
    sum
}

/// Calls `take` with the characters of a text that are not ASCII, in order.
#[inline]
fn beyond_ascii(text: &str, mut take: impl FnMut(char)) {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    for (index, eight) in eights.iter().enumerate() {
        let bits = u64::from_le_bytes(*eight);
        // The two highest bits of a byte are set where it begins such a character.
        let mut heads = bits & (bits << 1) & HIGH;
        while heads != 0 {
            let at = 8 * index + heads.trailing_zeros() as usize / 8;
            take(letter::at(text, at).0);
            heads &= heads - 1;
        }
    }
    let from = text.len() - rest.len();
    for at in (from..text.len()).filter(|&at| text.as_bytes()[at] >= 0xc0) {
        take(letter::at(text, at).0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn letters_are_counted_as_unicode_has_them(text in "(\\PC|[a-zéÀ×’« 0-9½.]){0,600}") {
            let alphabetic = text.chars().filter(|c| c.is_alphabetic()).count();
            prop_assert_eq!(letters(&text), alphabetic);
        }

        #[test]
        fn words_are_counted_as_far_as_is_asked(text in "(\\PC|[a-cé .’\n]){0,20}", least in 0..6_usize) {
            let parts = text.split(' ').filter(|part| part.contains(letter::is_alphanumeric));
            let expected = parts.count() >= least || words(&text).count() >= least;
            prop_assert_eq!(has_words(&text, least), expected, "{:?}", text);
        }
    }
}
