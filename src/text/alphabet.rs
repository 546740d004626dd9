//! Which bytes a text is written with.
//!
//! Most of what a rule looks for is betrayed by a byte that most texts do not have: a bracket, a
//! digit, a colon. Whoever knows the bytes of a text need not read it again to say that nothing is
//! there. What is not ASCII is betrayed by its first byte: `0xc2` begins « » and the no-break
//! space, `0xe2` begins “ ” ’ … – and the narrow no-break space.

/// The bytes that occur in a text.
#[derive(Debug, Clone)]
pub(crate) struct Alphabet {
    occurs: [bool; 256],
}

impl Alphabet {
    /// Reads the bytes of a text.
    #[must_use]
    pub(crate) fn scan_bytes(text: &str) -> Self {
        let mut occurs = [false; 256];
        for &byte in text.as_bytes() {
            occurs[usize::from(byte)] = true;
        }
        Self { occurs }
    }

    /// Whether a byte occurs.
    #[inline]
    #[must_use]
    pub(crate) fn has_byte(&self, byte: u8) -> bool {
        self.occurs[usize::from(byte)]
    }

    /// Whether one of these bytes occurs.
    #[inline]
    #[must_use]
    pub(crate) fn has_any(&self, bytes: &[u8]) -> bool {
        bytes.iter().any(|&byte| self.has_byte(byte))
    }

    /// Whether a character may occur: surely not where one of its bytes does not.
    #[inline]
    #[must_use]
    pub(crate) fn may_hold(&self, c: char) -> bool {
        c.encode_utf8(&mut [0; 4]).bytes().all(|byte| self.has_byte(byte))
    }
}

/// A set of bytes that is known beforehand, to look for in texts.
#[derive(Debug)]
pub(crate) struct ByteSet([bool; 256]);

impl ByteSet {
    /// The set of these bytes.
    #[must_use]
    pub(crate) const fn from_bytes(bytes: &[u8]) -> Self {
        let (mut set, mut at) = ([false; 256], 0);
        while at < bytes.len() {
            set[bytes[at] as usize] = true;
            at += 1;
        }
        Self(set)
    }

    /// The same with the bytes from the first to the last.
    #[must_use]
    pub(crate) const fn with(mut self, first: u8, last: u8) -> Self {
        let mut byte = first as usize;
        while byte <= last as usize {
            self.0[byte] = true;
            byte += 1;
        }
        self
    }

    /// The place of the first of them, from `at` on.
    #[inline]
    #[must_use]
    pub(crate) fn find_in(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let rest = bytes.get(at..)?;
        let has = |byte: &u8| self.0[usize::from(*byte)];
        // Most stretches of a text have none: eight at a time need one branch.
        let (eights, _) = rest.as_chunks::<8>();
        let any = |eight: &[u8; 8]| eight.iter().fold(false, |any, byte| any | has(byte));
        let from = 8 * eights.iter().position(any).unwrap_or(eights.len());
        Some(at + from + rest[from..].iter().position(has)?)
    }

    /// Where a text has them, in order.
    #[inline]
    pub(crate) fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.find_in(text.as_bytes(), from)?;
            from = at + 1;
            Some(at)
        })
    }
}

/// Whether a text has two bytes side by side that `is` holds for. All of them are looked at without
/// a branch, which the processor does for many at once.
#[inline]
pub(crate) fn has_pair(text: &str, is: impl Fn(u8, u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(1..).unwrap_or_default();
    let pairs = bytes.iter().zip(next);
    pairs.fold(0, |any, (&first, &second)| any | u8::from(is(first, second))) != 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_without_bytes_has_none() {
        assert!((0..=u8::MAX).all(|byte| !Alphabet::scan_bytes("").has_byte(byte)));
        assert!(!Alphabet::scan_bytes("a").has_any(b""));
    }

    #[test]
    fn bytes_are_found_from_a_place_on() {
        const SET: ByteSet = ByteSet::from_bytes(b".\xff").with(b'A', b'C');
        for (text, at, expected) in [
            ("", 0, None),
            ("a.C", 0, Some(1)),
            ("a.C", 2, Some(2)),
            ("A", 1, None),
            ("D", 2, None),
            ("ABC, as they say, and so on.", 3, Some(27)),
            ("ABC, as they say: A", 3, Some(18)),
            ("what is there is not it", 0, None),
        ] {
            assert_eq!(SET.find_in(text.as_bytes(), at), expected, "{text} {at}");
        }
    }

    #[test]
    fn what_is_not_ascii_is_betrayed_by_its_first_byte() {
        let french = Alphabet::scan_bytes("« Où\u{a0}? »");
        assert!(french.has_byte(0xc2) && french.has_byte(0xc3) && !french.has_byte(0xe2));
        for mark in ["“", "”", "’", "…", "–", "\u{202f}"] {
            assert!(Alphabet::scan_bytes(mark).has_byte(0xe2), "{mark:?}");
        }
    }

    proptest! {
        #[test]
        fn what_a_text_holds_it_may_hold(text in "\\PC{0,40}") {
            let alphabet = Alphabet::scan_bytes(&text);
            prop_assert!(text.chars().all(|c| alphabet.may_hold(c)));
            prop_assert!(('\0'..='\x7f').all(|c| alphabet.may_hold(c) == text.contains(c)));
        }

        #[test]
        fn all_bytes_of_a_text_and_no_others_are_known(text in "\\PC{0,40}") {
            let alphabet = Alphabet::scan_bytes(&text);
            for byte in 0..=u8::MAX {
                prop_assert_eq!(alphabet.has_byte(byte), text.as_bytes().contains(&byte));
                prop_assert_eq!(alphabet.has_any(&[byte]), text.as_bytes().contains(&byte));
            }
        }
    }
}
