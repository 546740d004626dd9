//! Anchors: what a text and its translation share whatever the languages: figures, code, names,
//! acronyms, and words that begin alike (*organisation*, *organization*).
//!
//! The first four letters tell such cognates apart well enough (Simard, Foster and Isabelle, 1992,
//! "Using cognates to align sentences in bilingual corpora"). An anchor alone proves nothing; sums of
//! them do.

use std::ops::Range;

use super::{Language, TextFacts, TextMarkup, hash::fnv32, lexeme::PREFIX, tokens::TextToken};

/// Something that should be found in a translation again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextAnchor {
    /// Where it begins, in bytes of the text.
    pub at: usize,
    /// What it is; equal for the same in another language.
    pub key: u32,
    /// How much it tells, from 1 (a word that begins alike) to 3 (a figure).
    pub weight: f32,
}

/// An anchor of such a weight is hardly shared by chance: code, a link, an acronym, a number of two
/// digits or more.
const STRONG: f32 = 2.0;

/// Whether two texts have an anchor in common that is hardly shared by chance, names apart.
#[must_use]
pub(crate) fn shares_strong_anchor(source: &TextFacts<'_>, target: &TextFacts<'_>) -> bool {
    let strong = |anchor: &&TextAnchor| anchor.weight >= STRONG;
    source
        .anchors()
        .iter()
        .filter(strong)
        .any(|own| target.anchors().iter().filter(strong).any(|other| own.key == other.key))
}

/// The anchors of a text, in order; `tokens` are its runs of letters and digits.
pub(super) fn anchors(
    text: &str,
    language: Language,
    markup: &TextMarkup,
    tokens: &[TextToken],
) -> Vec<TextAnchor> {
    let mut found = Vec::with_capacity(tokens.len());
    let mut opaque = markup.opaque().peekable();
    // Where the last word ended, or what is no prose.
    let mut last = None;
    // Whether the word before has capitals only.
    let mut upper = false;
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.prose) {
        while let Some(range) = opaque.next_if(|range| range.start <= token.start) {
            found.push(whole_range(text, &range));
            last = Some(range.end);
        }
        let lexeme = &token.lexeme;
        // Words in capitals beside each other are emphasis, not acronyms.
        let shouts = || {
            let next = || is_upper_next(text, token, tokens.get(index + 1));
            lexeme.upper && (upper || next())
        };
        if let Some((key, weight)) = anchor(text, token, language, last) {
            let (key, weight) = if weight < 3.0 && shouts() {
                (if lexeme.characters as usize >= PREFIX { lexeme.prefix } else { key }, 1.0)
            } else {
                (key, weight)
            };
            found.push(TextAnchor { at: token.start, key, weight });
        }
        upper = lexeme.upper;
        last = Some(token.end);
    }
    found.extend(opaque.map(|range| whole_range(text, &range)));
    found
}

fn whole_range(text: &str, range: &Range<usize>) -> TextAnchor {
    TextAnchor { at: range.start, key: number_value(&text[range.clone()]), weight: 2.0 }
}

/// Whether the word that follows after a space has capitals only.
fn is_upper_next(text: &str, token: &TextToken, next: Option<&TextToken>) -> bool {
    next.is_some_and(|next| {
        next.prose
            && next.lexeme.upper
            && next.start == token.end + 1
            && text.as_bytes()[token.end] == b' '
    })
}

/// Key and weight of a word; none where it tells nothing. `last` is where what precedes it ends.
fn anchor(
    text: &str,
    token: &TextToken,
    language: Language,
    last: Option<usize>,
) -> Option<(u32, f32)> {
    let lexeme = &token.lexeme;
    if lexeme.has_digit {
        let word = token.as_written(text);
        let weight = if word.len() > 1 { 3.0 } else { 1.5 };
        return Some((number_value(word.trim_start_matches('0')), weight));
    }
    let length = token.end - token.start;
    if lexeme.capital && length > 1 && !lexeme.has_lower && lexeme.characters <= 8 {
        return Some((fnv32(token.as_written(text).bytes().map(u32::from)), 2.0));
    }
    let little = language.is_known()
        && lexeme.little == Some(language)
        && (lexeme.capital || !lexeme.has_upper);
    if (lexeme.characters as usize) < PREFIX || little {
        return None;
    }
    let begins = || last.is_none_or(|last| begins_sentence(&text[last..token.start]));
    let weight = if lexeme.capital && !begins() { 2.0 } else { 1.0 };
    Some((lexeme.prefix, weight))
}

/// Whether a capital is due after these marks, whatever the word is.
fn begins_sentence(between: &str) -> bool {
    between.contains(['.', '!', '?', ':', '…', '«', '“', '"', '(', '*', '–', '—'])
}

fn number_value(text: &str) -> u32 {
    fnv32(text.bytes().map(|byte| u32::from(byte.to_ascii_lowercase())))
}
