//! What a character is, and a word by its characters, told from a few comparisons for those that French
//! and English are written in; all others are looked up in Unicode's tables.
//!
//! Every fact is read off texts character by character, and the tables cost ten times as much as
//! all the rest: é, ’ and a no-break space are in every French sentence.

use std::{borrow::Cow, ops::Range, sync::OnceLock};

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::{alphabet::ByteSet, hash};

/// Letters of Latin-1 from À on, in small letters without diacritics.
const PLAIN: [char; 64] = [
    'a', 'a', 'a', 'a', 'a', 'a', 'æ', 'c', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i', //
    'ð', 'n', 'o', 'o', 'o', 'o', 'o', '×', 'ø', 'u', 'u', 'u', 'u', 'y', 'þ', 'ß', //
    'a', 'a', 'a', 'a', 'a', 'a', 'æ', 'c', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i', //
    'ð', 'n', 'o', 'o', 'o', 'o', 'o', '÷', 'ø', 'u', 'u', 'u', 'u', 'y', 'þ', 'y',
];

const ALPHABETIC: u8 = 1;
const ALPHANUMERIC: u8 = 2;
const LOWERCASE: u8 = 4;
const UPPERCASE: u8 = 8;
const NUMERIC: u8 = 16;

/// Characters that share a block of the table below.
const BLOCK: usize = 256;

/// What the characters up to U+FFFF are, a block of neighbours when one of them is first asked for.
///
/// Unicode's own tables are searched for each character, which was a sixth of a run over 69 locales;
/// a script fits in a few blocks.
static CLASSES: [OnceLock<Box<[u8; BLOCK]>>; 0x1_0000 / BLOCK] =
    [const { OnceLock::new() }; 0x1_0000 / BLOCK];

/// Whether a character is of a class, by the table.
fn is_of_class(c: char, class: u8) -> bool {
    let (block, place) = (c as usize / BLOCK, c as usize % BLOCK);
    let classes = CLASSES.get(block).map(|classes| classes.get_or_init(|| classes_of(block)));
    classes.map_or_else(|| class_of(c), |classes| classes[place]) & class != 0
}

/// The classes of a block of characters.
fn classes_of(block: usize) -> Box<[u8; BLOCK]> {
    let mut classes = Box::new([0; BLOCK]);
    for (code, class) in (block * BLOCK..).zip(classes.iter_mut()) {
        let c = u32::try_from(code).ok().and_then(char::from_u32);
        *class = c.map_or(0, class_of);
    }
    classes
}

/// The classes of a character.
fn class_of(c: char) -> u8 {
    let classes = [
        (ALPHABETIC, c.is_alphabetic()),
        (ALPHANUMERIC, c.is_alphanumeric()),
        (LOWERCASE, c.is_lowercase()),
        (UPPERCASE, c.is_uppercase()),
        (NUMERIC, c.is_numeric()),
    ];
    classes.into_iter().filter(|(_, is)| *is).map(|(class, _)| class).sum()
}

/// Whether it only says in which direction its neighbours are written.
pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether it is a letter, as [`char::is_alphabetic`] tells.
#[inline]
pub(super) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        '\u{c0}'..='\u{ff}' => c != '×' && c != '÷',
        '\u{2000}'..='\u{206f}' => false,
        _ => is_of_class(c, ALPHABETIC),
    }
}

/// Whether it is a letter or digit, as [`char::is_alphanumeric`] tells.
#[inline]
pub(super) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => {
            matches!(c, 'ª' | 'µ' | 'º' | '²' | '³' | '¹' | '¼' | '½' | '¾')
        }
        '\u{c0}'..='\u{ff}' => c != '×' && c != '÷',
        '\u{2000}'..='\u{206f}' => false,
        _ => is_of_class(c, ALPHANUMERIC),
    }
}

/// Whether it is a digit or another number, as [`char::is_numeric`] tells.
#[inline]
pub(super) fn is_numeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_digit(),
        '\u{80}'..='\u{bf}' => matches!(c, '²' | '³' | '¹' | '¼' | '½' | '¾'),
        '\u{c0}'..='\u{ff}' | '\u{2000}'..='\u{206f}' => false,
        _ => is_of_class(c, NUMERIC),
    }
}

/// Whether it is a small letter, as [`char::is_lowercase`] tells.
#[inline]
pub(super) fn is_lowercase(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_lowercase(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        '\u{c0}'..='\u{de}' | '\u{2000}'..='\u{206f}' => false,
        '\u{df}'..='\u{ff}' => c != '÷',
        _ => is_of_class(c, LOWERCASE),
    }
}

/// Whether it is a capital, as [`char::is_uppercase`] tells.
#[inline]
pub(super) fn is_uppercase(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_uppercase(),
        '\u{80}'..='\u{bf}' | '\u{df}'..='\u{ff}' | '\u{2000}'..='\u{206f}' => false,
        '\u{c0}'..='\u{de}' => c != '×',
        _ => is_of_class(c, UPPERCASE),
    }
}

/// Calls `take` with the letters that a character is in small letters without diacritics: none for
/// a mark by itself, several where it is made of several.
#[inline]
pub(super) fn fold_letter(c: char, mut take: impl FnMut(char)) {
    match c {
        '\0'..='\x7f' => take(c.to_ascii_lowercase()),
        '\u{80}'..='\u{bf}' | '\u{2002}'..='\u{206f}' => take(c),
        '\u{c0}'..='\u{ff}' => take(PLAIN[c as usize - 0xc0]),
        'œ' | 'Œ' => take('œ'),
        _ => decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(&mut take);
            }
        }),
    }
}

/// The first letter that a character is without diacritics, in small letters; itself where it is a
/// mark.
#[inline]
pub(super) fn base(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        '\u{80}'..='\u{bf}' => c,
        '\u{c0}'..='\u{ff}' => PLAIN[c as usize - 0xc0],
        _ => {
            let mut base = None;
            decompose_canonical(c, |part| base = base.or(Some(part)));
            base.unwrap_or(c).to_lowercase().next().unwrap_or(c)
        }
    }
}

/// The character at a border of characters before the end of a text, and where the next begins.
#[inline]
pub(super) fn at(text: &str, at: usize) -> (char, usize) {
    let byte = text.as_bytes()[at];
    if byte < 0x80 {
        return (char::from(byte), at + 1);
    }
    let c = text[at..].chars().next().unwrap_or_default();
    (c, at + c.len_utf8())
}

/// Whether the character at a border of characters is a letter or digit, and where the next begins;
/// `bytes` are those of the text up to a border behind it.
#[inline]
pub(super) fn alphanumeric_at(text: &str, bytes: &[u8], at: usize) -> (bool, usize) {
    let byte = bytes[at];
    match byte {
        0..=0x7f => (byte.is_ascii_alphanumeric(), at + 1),
        // À to ÿ.
        0xc3 => (bytes.get(at + 1).is_some_and(|last| !matches!(last, 0x97 | 0xb7)), at + 2),
        // Spaces, dashes, quotation marks and the like from U+2000 on.
        0xe2 if matches!(bytes.get(at + 1), Some(0x80)) => (false, at + 3),
        _ => {
            let (c, next) = self::at(text, at);
            (is_alphanumeric(c), next)
        }
    }
}

/// Where the run of characters ends that begins at `from` and that `inside` holds for, at `limit`
/// at the latest.
#[inline]
pub(super) fn run_end(
    text: &str,
    from: usize,
    limit: usize,
    inside: impl Fn(char) -> bool,
) -> usize {
    let mut end = from;
    while end < limit {
        let (c, next) = at(text, end);
        if !inside(c) {
            break;
        }
        end = next;
    }
    end
}

/// The runs of characters in a range of a text that `inside` holds for, in order.
#[inline]
pub(super) fn runs(
    text: &str,
    range: Range<usize>,
    inside: impl Fn(char) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut from = range.start;
    std::iter::from_fn(move || {
        let start = run_end(text, from, range.end, |c| !inside(c));
        from = run_end(text, start, range.end, &inside);
        (start < from).then_some(start..from)
    })
}

/// A word in lower case.
pub(super) fn in_lower_case(word: &str) -> Cow<'_, str> {
    let is_lower = |c: char| c.is_ascii_lowercase() || (!c.is_ascii() && is_lowercase(c));
    if word.chars().all(is_lower) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// A number that is equal for words that differ in case and diacritics only, and for a word and its
/// dotted form.
#[must_use]
pub(crate) fn key(word: &str) -> u64 {
    read_letters(word).0
}

/// The [`key`] of a word, and a bit for each of its letters.
pub(super) fn read_letters(word: &str) -> (u64, u32) {
    let (mut hash, mut letters) = (hash::OFFSET, 0_u32);
    let mut add = |c: u32| {
        hash = hash::with(hash, u64::from(c));
        letters |= 1 << (c % 32);
    };
    for c in word.chars().filter(|c| *c != '.') {
        fold_letter(c, |c| add(straight(c).into()));
    }
    (hash, letters)
}

/// The letters of a word in small letters without diacritics; full stops are dropped.
pub(crate) fn folded_letters(word: &str) -> impl Iterator<Item = char> + Clone {
    let mut chars = word.chars().filter(|c| *c != '.');
    // What a character is made of beyond its first letter, last first; hardly ever anything.
    let mut rest = Vec::new();
    std::iter::from_fn(move || {
        loop {
            if let Some(c) = rest.pop() {
                return Some(straight(c));
            }
            let c = chars.next()?;
            let mut first = None;
            fold_letter(c, |c| match first {
                None => first = Some(c),
                Some(_) => rest.push(c),
            });
            rest.reverse();
            if let Some(first) = first {
                return Some(straight(first));
            }
        }
    })
}

fn straight(c: char) -> char {
    if c == '\u{2019}' { '\'' } else { c }
}

/// Whether a character is a mark on the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    c > '\u{2ff}' && is_combining_mark(c)
}

/// The next capital letter from `at` on.
pub(super) fn next_upper(text: &str, mut at: usize, end: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..end];
    loop {
        at = MAY_BE_UPPER.find_in(bytes, at)?;
        if is_uppercase(self::at(text, at).0) {
            return Some(at);
        }
        at += 1;
    }
}

/// Bytes that may begin a capital.
pub(super) static MAY_BE_UPPER: ByteSet =
    ByteSet::from_bytes(b"").with(b'A', b'Z').with(0xc3, 0xff);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            let text = &c.to_string();
            let expected = (c.is_alphanumeric(), text.len());
            assert_eq!(alphanumeric_at(text, text.as_bytes(), 0), expected, "{c:?}");
            assert_eq!(is_lowercase(c), c.is_lowercase(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            let (mut slow, mut fast) = (String::new(), String::new());
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    slow.extend(part.to_lowercase());
                }
            });
            fold_letter(c, |letter| fast.push(letter));
            assert_eq!(fast, slow, "{c:?}");
            let mut first = None;
            decompose_canonical(c, |part| first = first.or(Some(part)));
            assert_eq!(base(c), first.and_then(|c| c.to_lowercase().next()).unwrap_or(c), "{c:?}");
        }
    }

    #[test]
    fn keys_know_no_case_and_no_diacritics() {
        assert_eq!(key("Élysée"), key("ELYSEE"));
        assert_eq!(key("O.N.U"), key("ONU"));
        assert_ne!(key("Corcoran"), key("Corcoan"));
    }
}
