//! When two texts are the same: Unicode-normalised (NFC), white space folded.
//!
//! Reflowing a file, or saving it with another editor, changes neither words nor this.

use std::borrow::Cow;

use sha2::{Digest, Sha256};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::model::Fingerprint;

/// Whether two texts are the same but for white space and Unicode normalisation.
#[must_use]
pub(crate) fn same(a: &str, b: &str) -> bool {
    a == b || folded(a) == folded(b)
}

/// The text in NFC, trimmed, each run of breakable white space one space.
///
/// No-break spaces are typography, and stay.
#[must_use]
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let text = if is_surely_nfc(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    };
    if is_folded(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_breakable).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// The fingerprint of a text: equal for texts that are the `same`, and stable for ever, since
/// provenance files keep it.
#[must_use]
pub fn fingerprint(text: &str) -> Fingerprint {
    let digest = Sha256::digest(folded(text).as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    Fingerprint(u64::from_be_bytes(first))
}

/// Whether no character is from U+0300 on, where marks begin, but dashes, quotes and the like.
fn is_surely_nfc(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| *byte >= 0xcc) {
        at += step;
        let punctuation = matches!(bytes[at..], [0xe2, 0x80, last, ..] if last >= 0x82);
        if !punctuation {
            return false;
        }
        at += 3;
    }
    true
}

fn is_breakable(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')
}

fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    !text.starts_with(' ')
        && !text.ends_with(' ')
        && !bytes.iter().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | 0xb | 0xc))
        && memchr::memmem::find(bytes, b"  ").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_normalisation_do_not_count() {
        for (a, b, expected) in [
            ("a b", "a  b", true),
            ("a b", " a\r\n\tb\n", true),
            ("é", "e\u{301}", true),
            ("", " \n", true),
            ("a b", "ab", false),
            ("a\u{a0}:", "a :", false),
            ("A", "a", false),
        ] {
            assert_eq!(same(a, b), expected, "{a:?} {b:?}");
            assert_eq!(fingerprint(a) == fingerprint(b), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_fingerprint_is_the_head_of_sha_256() {
        assert_eq!(fingerprint("test").to_string(), "9f86d081884c7d65");
    }

    #[test]
    fn what_is_surely_normalised_is() {
        for c in '\0'..=char::MAX {
            if is_surely_nfc(c.encode_utf8(&mut [0; 4])) {
                assert_eq!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes, "{c:?}");
            }
        }
        assert!(is_surely_nfc("l’été – « œuvre »…") && !is_surely_nfc("e\u{301}"));
    }
}
