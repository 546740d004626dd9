//! Anchors: what a text and its translation share whatever the languages: figures, code, names,
//! acronyms, and words that begin alike (*organisation*, *organization*).
//!
//! The first four letters tell such cognates apart well enough (Simard, Foster and Isabelle, 1992,
//! "Using cognates to align sentences in bilingual corpora"). An anchor alone proves nothing; sums of
//! them do.

use super::{Language, Markup, language::in_lower_case, letter};

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

/// The anchors of a text, in order, each when it is asked for.
pub fn anchors<'t>(
    text: &'t str,
    language: Language,
    markup: &'t Markup,
) -> impl Iterator<Item = Anchor> {
    let mut opaque = markup.opaque().peekable();
    // Whether a capital is due to a sentence's beginning.
    let mut begins = true;
    // Whether the word before has capitals only.
    let mut upper = false;
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            if let Some(range) = opaque.next_if(|range| range.start <= at) {
                if range.end > at {
                    let key = whole(&text[range.start..range.end]);
                    let anchor = Anchor { at, key, weight: 2.0 };
                    at = range.end;
                    begins = false;
                    return Some(anchor);
                }
                continue;
            }
            let limit = opaque.peek().map_or(text.len(), |range| range.start);
            let (c, next) = letter::at(text, at);
            if !letter::is_alphanumeric(c) {
                begins |= matches!(
                    c,
                    '.' | '!' | '?' | ':' | '…' | '«' | '“' | '"' | '(' | '*' | '–' | '—'
                );
                at = next;
                continue;
            }
            let word = Word::read(text, at, limit);
            let found = word.anchor(language, begins).map(|(key, weight)| {
                // Words in capitals beside each other are emphasis, not acronyms.
                let shouts = weight < 3.0
                    && word.upper
                    && (upper || is_upper(next_word(&text[word.end..limit])));
                let lower = || (word.letters >= PREFIX).then(|| hash(word.folded));
                let (key, weight) =
                    if shouts { (lower().unwrap_or(key), 1.0) } else { (key, weight) };
                Anchor { at, key, weight }
            });
            upper = word.upper;
            begins = false;
            at = word.end;
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

/// Whether a word has capitals only, and more than one letter.
fn is_upper(word: &str) -> bool {
    Word::read(word, 0, word.len()).upper
}

/// The word that follows a space.
fn next_word(rest: &str) -> &str {
    let rest = rest.strip_prefix(' ').unwrap_or_default();
    &rest[..letter::run_end(rest, 0, rest.len(), letter::is_alphanumeric)]
}

/// A run of letters and digits, as one pass over it tells.
#[expect(clippy::struct_excessive_bools, reason = "each tells something else of the letters")]
struct Word<'t> {
    text: &'t str,
    end: usize,
    letters: usize,
    /// The first letters in lower case without their accents.
    folded: [u32; PREFIX],
    has_digit: bool,
    has_lower: bool,
    /// Whether the first letter is a capital.
    capital: bool,
    /// Whether all letters are capitals, and there are several.
    upper: bool,
}

impl<'t> Word<'t> {
    /// The run at `start`, of no letter where there is none.
    fn read(text: &'t str, start: usize, limit: usize) -> Self {
        let mut word = Self {
            text: "",
            end: start,
            letters: 0,
            folded: [0; PREFIX],
            has_digit: false,
            has_lower: false,
            capital: false,
            upper: true,
        };
        while word.end < limit {
            let (c, next) = letter::at(text, word.end);
            let (lower, upper);
            if c.is_ascii_lowercase() {
                (lower, upper) = (true, false);
            } else if letter::is_alphanumeric(c) {
                (lower, upper) = (letter::is_lowercase(c), letter::is_uppercase(c));
                word.has_digit |= c.is_ascii_digit();
            } else {
                break;
            }
            if word.letters < PREFIX {
                word.folded[word.letters] = letter::base(c) as u32;
                word.capital |= word.letters == 0 && upper;
            }
            word.upper &= upper;
            word.has_lower |= lower;
            word.letters += 1;
            word.end = next;
        }
        word.upper &= word.letters > 1;
        word.text = &text[start..word.end];
        word
    }

    /// Key and weight; none where the word tells nothing.
    fn anchor(&self, language: Language, begins: bool) -> Option<(u32, f32)> {
        let text = self.text;
        if self.has_digit {
            let weight = if text.len() > 1 { 3.0 } else { 1.5 };
            return Some((whole(text.trim_start_matches('0')), weight));
        }
        if self.capital && text.len() > 1 && !self.has_lower && self.letters <= 8 {
            return Some((hash(text.bytes().map(u32::from)), 2.0));
        }
        if self.letters < PREFIX || self.is_function_word(language) {
            return None;
        }
        let weight = if self.capital && !begins { 2.0 } else { 1.0 };
        Some((hash(self.folded), weight))
    }

    fn is_function_word(&self, language: Language) -> bool {
        if language == Language::Other {
            return false;
        }
        let lower = if self.capital { in_lower_case(self.text) } else { self.text.into() };
        Language::of_word(&lower) == Some(language)
    }
}

fn whole(text: &str) -> u32 {
    hash(text.bytes().map(|byte| u32::from(byte.to_ascii_lowercase())))
}

/// FNV-1a: short keys, no state, the same everywhere.
fn hash(parts: impl IntoIterator<Item = u32>) -> u32 {
    parts.into_iter().fold(0x811c_9dc5, |hash, part| (hash ^ part).wrapping_mul(0x0100_0193))
}
