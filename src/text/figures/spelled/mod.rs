//! Numbers written out in letters: `quatre-vingt-dix-sept`, `two thirds`.
//!
//! Generous on purpose: what is read here only answers for a figure of the other side. So "both",
//! "une douzaine", "decade" and "nineties" are here too, and the names of months.

use super::{FigureKind, FigureValues, Language, TextFigure, letters::is_space};
use crate::text::{
    languages::NumberWord as Word,
    number_meaning::MAX_WORD_BYTES,
    tokens::{TextToken, for_each_word},
};

mod numbers;

use numbers::SpelledNumbers;

/// The numbers and months that a text writes out in letters.
#[must_use]
pub(in crate::text) fn spelled(
    text: &str,
    language: Language,
    tokens: &[TextToken],
) -> Vec<TextFigure> {
    if !language.is_known() {
        return Vec::new();
    }
    let mut numbers = SpelledNumbers::new(language.pack().numbers.grammar);
    for_each_word(text, tokens, language, |word| {
        if word.end - word.start <= MAX_WORD_BYTES {
            take_word(text, word, &mut numbers);
        }
    });
    numbers.end_number();
    numbers.found
}

fn take_word(text: &str, word: &TextToken, numbers: &mut SpelledNumbers) {
    if !word.prose {
        numbers.end_number();
        return;
    }
    let range = word.start..word.end;
    let (month, meaning) = word.lexeme.meaning;
    if let Some(month) = month {
        numbers.found.push(TextFigure::new(
            range.clone(),
            FigureKind::Month(month),
            FigureValues::NONE,
        ));
    }
    let between = numbers.range.end.min(range.start)..range.start;
    if numbers.is_open() && !joins(&text[between]) {
        numbers.end_number();
    }
    match meaning {
        // "3 million" is in digits.
        Some((Word::Scale(_) | Word::Hundred, _)) if follows_digit(&text[..range.start]) => {
            numbers.end_number();
        }
        Some((word, true)) => numbers.ordinal(word, range),
        Some((word, false)) => numbers.push_word(word, range),
        None => numbers.other(),
    }
}

fn follows_digit(before: &str) -> bool {
    let before = before.strip_suffix(|c: char| is_space(c) || c == '-').unwrap_or(before);
    before.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether what stands between two words keeps them in one number.
fn joins(between: &str) -> bool {
    let mut chars = between.chars();
    let space =
        chars.next().is_none_or(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '\u{2011}'));
    space && chars.next().is_none()
}
