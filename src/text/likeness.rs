//! Which texts say the same, whatever their case, accents, white space and final marks.

use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::{fold::folded, hash, key, letter};

/// Added to a letter or digit in [`ASCII`].
const WORD: u8 = 0x80;

/// The characters of ASCII: letters in small letters, white space as a space.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'\t'..=b'\r' => b' ',
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => byte.to_ascii_lowercase() | WORD,
            _ => byte,
        };
        byte += 1;
    }
    table
};

/// A number that texts share which differ in case, accents, white space and final marks only.
#[must_use]
pub(crate) fn likeness(text: &str) -> u64 {
    let mut letters = Letters::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    // Whether it is known that all of the text is composed already.
    let mut composed = false;
    while let Some(&byte) = bytes.get(at) {
        if let Some(&plain) = ASCII.get(usize::from(byte)) {
            match plain {
                WORD.. => at += letters.add_word(&bytes[at..]),
                b' ' => letters.apart = letters.begun,
                mark => {
                    letters.begin();
                    letters.mix_letter(char::from(mark));
                }
            }
            at += usize::from(plain < WORD);
            continue;
        }
        let (c, next) = letter::at(text, at);
        // Any other character may be, or be followed by, what composes with a neighbour.
        if !(composed
            || matches!(c, '\u{80}'..='\u{ff}' | 'œ' | 'Œ' | '\u{2002}'..='\u{206f}' | '€'))
        {
            if is_nfc_quick(text.chars()) != IsNormalized::Yes {
                return by_composing(text);
            }
            composed = true;
        }
        letters.begin();
        letter::fold_letter(c, |plain| {
            letters.mix_letter(if plain == '’' { '\'' } else { plain });
        });
        letters.end_character(letter::is_alphanumeric(c));
        at = next;
    }
    letters.end
}

/// The same of any text, from its composed form.
fn by_composing(text: &str) -> u64 {
    key(folded(text).trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// The letters and marks read so far.
struct Letters {
    hash: u64,
    /// The hash at the last letter or digit.
    end: u64,
    /// Whether anything but white space was read.
    begun: bool,
    /// Whether white space was read after it.
    apart: bool,
}

impl Default for Letters {
    fn default() -> Self {
        Self { hash: hash::OFFSET, end: hash::OFFSET, begun: false, apart: false }
    }
}

impl Letters {
    /// Adds the letters and digits of ASCII at the beginning of a text, and tells how many.
    #[inline]
    fn add_word(&mut self, text: &[u8]) -> usize {
        self.begin();
        let (mut hash, mut length) = (self.hash, 0);
        for &byte in text {
            let Some(&plain @ WORD..) = ASCII.get(usize::from(byte)) else { break };
            hash = mixed(hash, (plain & !WORD).into());
            length += 1;
        }
        (self.hash, self.end) = (hash, hash);
        length
    }

    /// Begins a character, which white space may set apart from the last.
    #[inline]
    fn begin(&mut self) {
        if self.apart {
            self.hash = mixed(self.hash, ' ');
        }
        (self.begun, self.apart) = (true, false);
    }

    /// Adds a letter or mark that a character is made of.
    #[inline]
    fn mix_letter(&mut self, c: char) {
        // O.N.U. and ONU are the same.
        if c != '.' {
            self.hash = mixed(self.hash, c);
        }
    }

    /// Ends a character, which is a letter or digit or not.
    #[inline]
    fn end_character(&mut self, is_word: bool) {
        if is_word {
            self.end = self.hash;
        }
    }
}

#[inline]
fn mixed(hash: u64, c: char) -> u64 {
    hash::with(hash, u64::from(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_white_space_and_final_marks_do_not_count() {
        for (a, b, expected) in [
            ("Où aller ?", "ou  aller", true),
            (" L’O.N.U.\n", "l'onu", true),
            ("a . b", "a  b", false),
            ("a\u{a0}b", "a b", false),
            ("Œuvre", "œuvre…", true),
            ("e\u{301}te\u{301}", "été", true),
            ("12 €", "12", true),
            ("12 € a", "12 a", false),
            (" . ", "", true),
            ("a b", "ab", false),
        ] {
            assert_eq!(likeness(a) == likeness(b), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn each_character_counts_as_in_the_composed_form() {
        for c in '\0'..=char::MAX {
            for text in [format!("a{c}"), format!("{c} b"), format!(" .{c}. {c}\n")] {
                assert_eq!(likeness(&text), by_composing(&text), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_text_counts_as_its_composed_form(
            text in "([a-zA-Z0-9 .,'’«»éÀçœŒß×ª¼\u{a0}\u{202f}\u{2000}\u{2028}€\t\n\r\u{b}\u{c}\u{301}ǆ가\u{345}]|\\PC){0,24}",
        ) {
            prop_assert_eq!(likeness(&text), by_composing(&text));
        }
    }
}
