//! Abbreviations whose full stop does not end a sentence.

use super::{
    Language, function_words,
    languages::{MergedList, WordList},
};

/// What the full stop after a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StopKind {
    /// An abbreviation's: the sentence goes on, whatever follows.
    Inner,
    /// An abbreviation's where a figure follows (`art. 3`), a sentence's otherwise.
    BeforeFigure,
    /// An abbreviation's that often ends a sentence as well (`etc.`, `U.S.`): only what follows tells.
    Either,
    /// A sentence's.
    End,
}

/// Those that introduce something, in whatever language, for texts whose language is unknown.
static INNER: MergedList = MergedList::new(|pack| &pack.words.abbreviations);
/// Those before figures and at ends are written alike in many languages, so that texts of any share them.
static BEFORE_FIGURES: MergedList =
    MergedList::new(|pack| &pack.words.abbreviations_before_figures);
static AT_ENDS: MergedList = MergedList::new(|pack| &pack.words.abbreviations_at_ends);

/// The longest of all these, in bytes.
const LONGEST: usize = 6;

/// What the full stop after `word` may be; `word` may hold stops itself (`e.g`, `U.S`).
pub(super) fn stop_after(word: &str, language: Language) -> StopKind {
    if word.contains('.') {
        let is_listed =
            word.len() <= LONGEST && language.pack().words.abbreviations.has(&word.to_lowercase());
        return if is_listed { StopKind::Inner } else { dotted(word) };
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let is_title = language.pack().words.initial_titles.has(word);
        return match letter {
            _ if is_title => StopKind::Inner,
            letter if letter.is_uppercase() => StopKind::Either,
            letter if letter.is_lowercase() => StopKind::BeforeFigure,
            _ => StopKind::End,
        };
    }
    if word.len() > LONGEST {
        return StopKind::End;
    }
    let word = word.to_lowercase();
    let lists = &language.pack().words;
    let has = |own: &WordList, all: &MergedList| {
        if language.is_known() { own.has(&word) } else { all.has(&word) }
    };
    match () {
        () if has(&lists.abbreviations, &INNER) => StopKind::Inner,
        () if has(&lists.abbreviations_at_ends, &AT_ENDS) => StopKind::Either,
        () if has(&lists.abbreviations_before_figures, &BEFORE_FIGURES) => StopKind::BeforeFigure,
        () => StopKind::End,
    }
}

/// `e.g`, `p.ex`, `U.S`, `J.-C`, but neither `12.1` nor `example.org`.
fn dotted(word: &str) -> StopKind {
    let mut parts = word.split('.').map(|part| part.trim_matches('-'));
    if !parts.clone().all(|part| (1..=2).contains(&part.chars().count())) {
        return StopKind::End;
    }
    let lower = |part: &str| part.chars().all(char::is_lowercase);
    let upper = |part: &str| part.chars().all(char::is_uppercase);
    if matches!(word, "a.m" | "p.m") || parts.clone().all(upper) {
        StopKind::Either
    } else if parts.all(lower) {
        StopKind::Inner
    } else {
        StopKind::End
    }
}

/// Whether the full stop that ends a text may be an abbreviation's: *etc.*, *Inc.*, *e.g.*
#[must_use]
pub(crate) fn ends_in_abbreviation(text: &str, language: Language) -> bool {
    let Some(text) = text.strip_suffix('.') else { return false };
    let start = text.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '’' | '\'' | '\u{a0}'));
    let word =
        &text[start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..];
    let several = word.chars().nth(1).is_some();
    several && matches!(stop_after(word, language), StopKind::Inner | StopKind::Either)
}

/// Whether a word with a capital is one that begins sentences rather than names: *Le*, *The*.
pub(super) fn begins_sentences(word: &str, language: Language) -> bool {
    let word = word.to_lowercase();
    let of = function_words::language(&word);
    let homographs = &language.pack().words.homographs;
    if language.is_known() { of == Some(language) || homographs.has(&word) } else { of.is_some() }
}

/// Words that number the parts of a book: `Chapitre 12. Administration` is one heading.
pub(super) fn numbers_parts(word: &str) -> bool {
    static NOUNS: MergedList = MergedList::new(|pack| &pack.words.part_nouns);
    word.len() < 16 && NOUNS.has(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_longer_than_the_longest() {
        let all = [&INNER, &BEFORE_FIGURES, &AT_ENDS].into_iter().flat_map(MergedList::iter);
        assert_eq!(all.map(str::len).max(), Some(LONGEST));
        // What is longer than its small form is none of them: the signs of kelvin and ångström.
        assert_eq!(stop_after("\u{212a}\u{212b}", Language::named("fr")), StopKind::End);
    }
}
