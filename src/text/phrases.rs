//! Phrases that a text has twice in a row.

use std::ops::Range;

use super::tokens::TextToken;

/// Words of a phrase that is looked for; longer ones are whole sentences.
const MAX_WORDS_OF_PHRASE: usize = 40;

/// Words of a phrase in which figures and code may be.
const MIN_WORDS_WITH_FIGURES: usize = 6;

/// Letters of a phrase that is no sign or abbreviation.
const MIN_LETTERS_OF_PHRASE: u32 = 5;

/// Slots of the table of the last place of each word, which words of other texts may share.
const SLOTS: usize = 256;

/// The second of two runs of at least two words that are the same, with nothing but space between; *step by step
/// by step* goes on, and is meant.
pub(super) fn repeated_phrase(text: &str, tokens: &[TextToken]) -> Option<Range<usize>> {
    let mut last = [usize::MAX; SLOTS];
    tokens.iter().enumerate().find_map(|(at, token)| {
        let slot = &mut last[usize::try_from(token.lexeme.key % SLOTS as u64).unwrap_or_default()];
        let before = std::mem::replace(slot, at);
        let length = at.checked_sub(before)?;
        let is_word = token.lexeme.key == tokens[before].lexeme.key;
        let is_phrase = is_word && (2..=MAX_WORDS_OF_PHRASE).contains(&length);
        if is_phrase { phrase_around(text, tokens, [before, at]) } else { None }
    })
}

/// The second of two runs of words, of which the two `places` have the same word, where they are the same
/// throughout.
fn phrase_around(text: &str, tokens: &[TextToken], places: [usize; 2]) -> Option<Range<usize>> {
    let length = places[1] - places[0];
    let is_same = |at: usize| {
        let other = tokens.get(at + length);
        other.is_some_and(|other| other.lexeme.key == tokens[at].lexeme.key)
    };
    let from = (0..=places[0]).rev().take(length + 1).take_while(|&at| is_same(at)).last()?;
    let count = (from..tokens.len()).take(length + 1).take_while(|&at| is_same(at)).count();
    if count != length {
        return None;
    }
    let [first, second] = [&tokens[from..from + length], &tokens[from + length..from + 2 * length]];
    let range = |words: &[TextToken]| words[0].start..words[words.len() - 1].end;
    let [one, other] = [range(first), range(second)];
    let letters: u32 = first.iter().map(|word| word.lexeme.alphabetic).sum();
    let gap = &text[one.end..other.start];
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '_' | '/');
    let is_plain = |word: &TextToken| word.prose && !word.lexeme.has_digit;
    ((length >= MIN_WORDS_WITH_FIGURES || first.iter().chain(second).all(is_plain))
        && letters >= MIN_LETTERS_OF_PHRASE
        && !gap.is_empty()
        && gap.chars().all(char::is_whitespace)
        && !text[..one.start].ends_with(joins)
        && !text[other.end..].starts_with(joins)
        && text[one].to_lowercase() == text[other.clone()].to_lowercase())
    .then_some(other)
}

#[cfg(test)]
mod tests {
    use super::super::{Language, TextFacts};
    use crate::model::{Pattern, Span};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let pattern = Pattern::plain(text, Span::at(0));
        let facts = TextFacts::from_pattern(&pattern, Language::named("en"));
        let found = facts.repeated_phrase().map(|range| facts.text()[range].to_owned());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn finds_a_run_of_words_that_is_there_twice() {
        check("The doors of the of the museum are open.", Some("of the"));
        check("The museum opens on the first day on the first day.", Some("on the first day"));
        check("The museum is open, and the museum is free.", None);
        check("They went step by step by step to the museum.", None);
        check("The figures are 12 and 45, 12 and 45.", None);
        check("The museum opens, the museum closes.", None);
        check("", None);
    }
}
