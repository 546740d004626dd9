//! A text as the words that it is made of, with what is known of each.
//!
//! One pass finds the runs of letters and digits; the readers of names, numbers, languages and
//! anchors walk along them and look at the text itself only between two of them.

use std::ops::Range;

use super::{
    Language, Markup, letter,
    lexeme::{Lexeme, Lexemes},
};

/// A run of letters and digits of a text; never partly in prose and partly not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token {
    /// Where it begins, in bytes of the text.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it stands in prose: not in code, an address or the like.
    pub(super) prose: bool,
    /// What it is.
    pub(super) lexeme: Lexeme,
}

impl Token {
    /// As it is written in `text`, which it was read from.
    #[inline]
    pub(super) fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// The runs of letters and digits of a text, in order.
pub(super) fn tokens(text: &str, language: Language, markup: &Markup) -> Vec<Token> {
    // A word and the space after it are some six letters.
    let mut found = Vec::with_capacity(text.len() / 6 + 2);
    Lexemes::with(language, |lexemes| {
        let mut from = 0;
        for range in markup.opaque() {
            read(text, from..range.start, true, language, lexemes, &mut found);
            from = range.end;
            read(text, range, false, language, lexemes, &mut found);
        }
        read(text, from..text.len(), true, language, lexemes, &mut found);
    });
    found
}

fn read(
    text: &str,
    range: Range<usize>,
    prose: bool,
    language: Language,
    lexemes: &mut Lexemes,
    found: &mut Vec<Token>,
) {
    let mut push = |start: usize, end: usize| {
        let lexeme = lexemes.get(text, start, end, language);
        found.push(Token { start, end, prose, lexeme });
    };
    let bytes = &text.as_bytes()[..range.end];
    let (mut at, mut start) = (range.start, None);
    while let Some(&byte) = bytes.get(at) {
        let (inside, next) = if byte < 0x80 {
            (byte.is_ascii_alphanumeric(), at + 1)
        } else {
            letter::alphanumeric_at(text, bytes, at)
        };
        match start {
            None if inside => start = Some(at),
            Some(first) if !inside => {
                push(first, at);
                start = None;
            }
            _ => {}
        }
        at = next;
    }
    if let Some(first) = start {
        push(first, range.end);
    }
}

/// The words of a text: its runs of letters.
pub(super) fn words<'t>(
    text: &'t str,
    tokens: &'t [Token],
    language: Language,
) -> impl Iterator<Item = Token> {
    let mut tokens = tokens.iter();
    // What is left of a run that holds digits as well.
    let (mut mixed, mut prose) = (0..0, true);
    std::iter::from_fn(move || {
        loop {
            if let Some(run) = letter::runs(text, mixed.clone(), letter::is_alphabetic).next() {
                mixed.start = run.end;
                let (start, end) = (run.start, run.end);
                let lexeme =
                    Lexemes::with(language, |lexemes| lexemes.get(text, start, end, language));
                return Some(Token { start, end, prose, lexeme });
            }
            let token = tokens.next()?;
            if token.lexeme.is_word() {
                return Some(*token);
            }
            (mixed, prose) = (token.start..token.end, token.prose);
        }
    })
}
