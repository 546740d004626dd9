//! Anchors: what a text and its translation share whatever the languages: figures, code, names,
//! acronyms, and words that begin alike (*organisation*, *organization*).
//!
//! The first four letters tell such cognates apart well enough (Simard, Foster and Isabelle, 1992,
//! "Using cognates to align sentences in bilingual corpora"). An anchor alone proves nothing; sums of
//! them do.

use unicode_normalization::char::decompose_canonical;

use super::{Language, Markup, function_words};

/// Letters of a word that count.
const PREFIX: usize = 4;

/// Something that should be found in a translation again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// Where it begins, in bytes of the text.
    pub at: usize,
    /// What it is; equal for the same in another language.
    pub key: u32,
    /// How much it tells, from 1 (a word that begins alike) to 3 (a figure).
    pub weight: f32,
}

/// The anchors of a text, in order.
#[must_use]
pub fn anchors(text: &str, language: Language, markup: &Markup) -> Vec<Anchor> {
    let mut found = Vec::with_capacity(text.len() / 8);
    let mut opaque = markup.opaque().peekable();
    // Whether a capital is due to a sentence's beginning.
    let mut begins = true;
    // Whether the word before has capitals only.
    let mut upper = false;
    let mut at = 0;
    while at < text.len() {
        if let Some(range) = opaque.next_if(|range| range.start <= at) {
            if range.end > at {
                found.push(Anchor { at, key: whole(&text[range.start..range.end]), weight: 2.0 });
                at = range.end;
                begins = false;
            }
            continue;
        }
        let limit = opaque.peek().map_or(text.len(), |range| range.start);
        let rest = &text[at..limit];
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        if length == 0 {
            let c = rest.chars().next();
            begins |= c.is_some_and(|c| {
                matches!(c, '.' | '!' | '?' | ':' | '…' | '«' | '“' | '"' | '(' | '*' | '–' | '—')
            });
            at += c.map_or(1, char::len_utf8);
            continue;
        }
        let word = &rest[..length];
        if let Some((key, weight)) = read(word, language, begins) {
            // Words in capitals beside each other are emphasis, not acronyms.
            let shouts =
                weight < 3.0 && is_upper(word) && (upper || is_upper(next_word(&rest[length..])));
            let (key, weight) =
                if shouts { (lower(word).unwrap_or(key), 1.0) } else { (key, weight) };
            found.push(Anchor { at, key, weight });
        }
        upper = is_upper(word);
        begins = false;
        at += length;
    }
    found
}

/// Whether a word has capitals only, and more than one letter.
fn is_upper(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some()
        && !word.contains(|c: char| !c.is_uppercase())
}

/// The word that follows a space.
fn next_word(rest: &str) -> &str {
    let rest = rest.strip_prefix(' ').unwrap_or_default();
    rest.find(|c: char| !c.is_alphanumeric()).map_or(rest, |end| &rest[..end])
}

/// The key of a word as if it were in lower case; none where it is too short to have one.
fn lower(word: &str) -> Option<u32> {
    let letters: Vec<u32> = word.chars().take(PREFIX).map(|c| fold(c) as u32).collect();
    (letters.len() == PREFIX).then(|| hash(letters))
}

/// Key and weight of a word; none where it tells nothing.
fn read(word: &str, language: Language, begins: bool) -> Option<(u32, f32)> {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        let weight = if word.len() > 1 { 3.0 } else { 1.5 };
        return Some((whole(word.trim_start_matches('0')), weight));
    }
    let capital = word.starts_with(char::is_uppercase);
    let upper = capital && word.len() > 1 && !word.contains(char::is_lowercase);
    let mut folded = [0; PREFIX];
    let mut letters = 0;
    for c in word.chars() {
        if letters < PREFIX {
            folded[letters] = fold(c) as u32;
        }
        letters += 1;
    }
    if upper && letters <= 8 {
        return Some((hash(word.bytes().map(u32::from)), 2.0));
    }
    if letters < PREFIX || is_function_word(word, capital, language) {
        return None;
    }
    let weight = if capital && !begins { 2.0 } else { 1.0 };
    Some((hash(folded), weight))
}

fn is_function_word(word: &str, capital: bool, language: Language) -> bool {
    let mut lower = String::new();
    let word = if capital {
        lower.extend(word.chars().flat_map(char::to_lowercase));
        &*lower
    } else {
        word
    };
    match language {
        Language::French => function_words::is_french(word),
        Language::English => function_words::is_english(word),
        Language::Other => false,
    }
}

/// A letter in lower case without its accents.
fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    base.unwrap_or(c).to_lowercase().next().unwrap_or(c)
}

fn whole(text: &str) -> u32 {
    hash(text.bytes().map(|byte| u32::from(byte.to_ascii_lowercase())))
}

/// FNV-1a: short keys, no state, the same everywhere.
fn hash(parts: impl IntoIterator<Item = u32>) -> u32 {
    parts.into_iter().fold(0x811c_9dc5, |hash, part| (hash ^ part).wrapping_mul(0x0100_0193))
}
