//! A text as the words that it is made of, with what is known of each.
//!
//! One pass finds the runs of letters and digits; the readers of names, numbers, languages and
//! anchors walk along them and look at the text itself only between two of them.

use std::ops::Range;

use super::{
    Language, TextMarkup,
    letter::{self, next_upper},
    lexeme::{Lexemes, WordLexeme},
};

/// A run of letters and digits of a text; never partly in prose and partly not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TextToken {
    /// Where it begins, in bytes of the text.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it stands in prose: not in code, an address or the like.
    pub(super) prose: bool,
    /// What it is.
    pub(super) lexeme: WordLexeme,
}

impl TextToken {
    /// As it is written in `text`, which it was read from.
    #[inline]
    pub(super) fn as_written<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// The runs of letters and digits of a text, in order.
pub(super) fn tokens(text: &str, language: Language, markup: &TextMarkup) -> Vec<TextToken> {
    // A word and the space after it are some six letters.
    let mut found = Vec::with_capacity(text.len() / 6 + 2);
    Lexemes::with(language, |lexemes| {
        let mut from = 0;
        for range in markup.opaque() {
            tokenise(text, from..range.start, true, language, lexemes, &mut found);
            from = range.end;
            tokenise(text, range, false, language, lexemes, &mut found);
        }
        tokenise(text, from..text.len(), true, language, lexemes, &mut found);
    });
    found
}

/// Those of a text's runs of letters and digits that begin with a capital, code and all included.
pub(super) fn capital_tokens(
    text: &str,
    language: Language,
    lexemes: &mut Lexemes,
) -> impl Iterator<Item = TextToken> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = next_upper(text, at, text.len())?;
            at = letter::run_end(text, start, text.len(), letter::is_alphanumeric).max(start + 1);
            if !text[..start].chars().next_back().is_some_and(letter::is_alphanumeric) {
                let lexeme = lexemes.get(text, start, at, language);
                return Some(TextToken { start, end: at, prose: true, lexeme });
            }
        }
    })
}

fn tokenise(
    text: &str,
    range: Range<usize>,
    prose: bool,
    language: Language,
    lexemes: &mut Lexemes,
    found: &mut Vec<TextToken>,
) {
    let mut push = |start: usize, end: usize| {
        let lexeme = lexemes.get(text, start, end, language);
        found.push(TextToken { start, end, prose, lexeme });
    };
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    while let Some(start) = first(bytes, at, ByteClass::Other) {
        at = start;
        while let Some(&byte) = bytes.get(at) {
            let (inside, next) = match CLASSES[usize::from(byte)] {
                ByteClass::Alphanumeric => (true, first(bytes, at, ByteClass::Alphanumeric)),
                ByteClass::Other => break,
                ByteClass::Beyond => {
                    let (inside, next) = letter::alphanumeric_at(text, bytes, at);
                    (inside, Some(next))
                }
            };
            if !inside {
                break;
            }
            at = next.unwrap_or(bytes.len());
        }
        if at > start {
            push(start, at);
        } else {
            at = letter::at(text, start).1;
        }
    }
}

/// What a byte tells of the character that it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ByteClass {
    /// A letter or digit of ASCII.
    Alphanumeric,
    /// Another character of ASCII.
    Other,
    /// Part of a character beyond ASCII, which may be either.
    Beyond,
}

static CLASSES: [ByteClass; 256] = {
    let mut classes = [ByteClass::Beyond; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        let inside = byte.is_ascii_alphanumeric();
        classes[byte as usize] = if inside { ByteClass::Alphanumeric } else { ByteClass::Other };
        byte += 1;
    }
    classes
};

/// The first byte from `at` on that is not of a class.
#[inline]
fn first(bytes: &[u8], at: usize, class: ByteClass) -> Option<usize> {
    let step = bytes.get(at..)?.iter().position(|byte| CLASSES[usize::from(*byte)] != class)?;
    Some(at + step)
}

/// Shows the words of a text, its runs of letters, in order.
#[inline]
pub(super) fn for_each_word(
    text: &str,
    tokens: &[TextToken],
    language: Language,
    mut show: impl FnMut(&TextToken),
) {
    for token in tokens.iter().filter(|token| token.lexeme.alphabetic > 0) {
        if token.lexeme.is_word() {
            show(token);
            continue;
        }
        for run in letter::runs(text, token.start..token.end, letter::is_alphabetic) {
            let (start, end) = (run.start, run.end);
            let lexeme = Lexemes::with(language, |lexemes| lexemes.get(text, start, end, language));
            show(&TextToken { start, end, lexeme, ..*token });
        }
    }
}
