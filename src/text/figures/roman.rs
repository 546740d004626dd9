//! Roman numerals: `XXIᵉ siècle`, `chapitre IV`, `Louis XIV`.

use super::{FigureKind, FigureValue, FigureValues, TextFigure, affix, letters};
use crate::text::{
    languages::MergedList,
    letter::{self, in_lower_case},
};

/// Nouns that are followed by a single letter as a number: "chapter I", "tome V".
static NUMBERED: MergedList = MergedList::new(|pack| &pack.words.numbered_nouns);

/// Whether a byte is a Roman numeral.
#[inline]
pub(super) fn is_numeral(byte: u8) -> bool {
    matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M')
}

/// The Roman numerals at `start`, which is the beginning of a word.
pub(super) fn roman_at(text: &str, start: usize) -> Option<TextFigure> {
    let bytes = text.as_bytes();
    if begins_word(bytes[start], bytes.get(start + 1).copied()) {
        return None;
    }
    let length = bytes[start..].iter().take(16).take_while(|&&byte| is_numeral(byte)).count();
    let end = start + length;
    let (suffix, ordinal) = match affix::ordinal(text, end) {
        Some(suffix) => (suffix, true),
        None => (end, false),
    };
    if text[suffix..].starts_with(|c| letter::is_alphanumeric(c) || c == '_') {
        return None;
    }
    // "Le", "De" and "Ce" are words.
    let suffix_text = &text[end..suffix];
    let spelled = match bytes[start] {
        b'I' => matches!(suffix_text, "er" | "re" | "ère"),
        b'V' | b'X' => true,
        _ => !suffix_text.starts_with(|c: char| c.is_ascii_lowercase()),
    };
    if length == 1 && ordinal && !spelled && suffix_text.is_ascii() {
        return None;
    }
    if length == 1 && !ordinal {
        let (_, word) = letters::word_before(text, floor(text, start), start);
        if !is_numbered(word) {
            return None;
        }
    }
    let value = value(&bytes[start..end])?;
    Some(TextFigure::new(
        start..suffix,
        FigureKind::Roman { ordinal },
        FigureValues::one(FigureValue::from_integer(value)),
    ))
}

/// Whether a capital begins a word for certain, as in "Le" and "Ils", because the small letter after
/// it begins no suffix that it could have.
fn begins_word(capital: u8, next: Option<u8>) -> bool {
    let Some(next) = next.filter(u8::is_ascii_lowercase) else { return false };
    !match capital {
        b'I' => matches!(next, b'e' | b'r' | b'i'),
        b'V' | b'X' => matches!(next, b's' | b'n' | b'r' | b't' | b'e' | b'd' | b'i'),
        // "Le", "De" and "Ce" are words, and so is all that goes on like them but "Lième".
        _ => next == b'i',
    }
}

/// Whether a word is one of [`NUMBERED`], in the plural perhaps.
fn is_numbered(word: &str) -> bool {
    if !(3..=12).contains(&word.len()) {
        return false;
    }
    let word = in_lower_case(word);
    let singular = word.strip_suffix('s').unwrap_or(&word);
    NUMBERED.has(&word) || NUMBERED.has(singular)
}

/// A border of characters not long before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut floor = at.saturating_sub(64);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    floor
}

/// The value of Roman numerals in their usual form.
fn value(numerals: &[u8]) -> Option<u64> {
    const FORMS: [(&[u8], u64); 13] = [
        (b"M", 1000),
        (b"CM", 900),
        (b"D", 500),
        (b"CD", 400),
        (b"C", 100),
        (b"XC", 90),
        (b"L", 50),
        (b"XL", 40),
        (b"X", 10),
        (b"IX", 9),
        (b"V", 5),
        (b"IV", 4),
        (b"I", 1),
    ];
    let (mut rest, mut value) = (numerals, 0);
    for (index, (form, worth)) in FORMS.into_iter().enumerate() {
        // Only powers of ten repeat, three times at most.
        let most = if index % 4 == 0 { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(form) else { break };
            (rest, value) = (after, value + worth);
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_forms_only() {
        for (numerals, expected) in [
            ("XXI", Some(21)),
            ("IV", Some(4)),
            ("MCMXCIX", Some(1999)),
            ("MMXXIV", Some(2024)),
            ("IIII", None),
            ("VV", None),
            ("IC", None),
            ("XXXX", None),
            ("", None),
            ("MDM", None),
        ] {
            assert_eq!(value(numerals.as_bytes()), expected, "{numerals}");
        }
    }
}
