//! Abbreviations of French and English whose full stop does not end a sentence.

use super::{Language, function_words};

/// What the full stop after a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// An abbreviation's: the sentence goes on, whatever follows.
    Inner,
    /// An abbreviation's where a figure follows (`art. 3`), a sentence's otherwise.
    BeforeFigure,
    /// An abbreviation's that often ends a sentence as well (`etc.`, `U.S.`): only what follows tells.
    Either,
    /// A sentence's.
    End,
}

/// Titles and words that always introduce something.
const INNER_FRENCH: &[&str] = &[
    "av", "bd", "boul", "cf", "dr", "dre", "drs", "env", "ex", "m", "mgr", "mlle", "mlles", "mm",
    "mme", "mmes", "pr", "prof", "resp", "ste", "sts", "vs",
];
const INNER_ENGLISH: &[&str] = &[
    "approx", "ca", "capt", "cf", "dr", "drs", "eg", "gen", "gov", "hon", "ie", "lt", "messrs",
    "mr", "mrs", "ms", "mt", "pres", "prof", "rev", "sen", "sgt", "st", "viz", "vs",
];
/// Words that introduce a number, and are words of their own otherwise (*no*, *art*, *sept*).
const BEFORE_FIGURE: &[&str] = &[
    "al", "alin", "app", "apr", "art", "arts", "aug", "avr", "ch", "chap", "col", "dec", "déc",
    "ed", "éd", "eds", "feb", "fev", "fév", "févr", "fig", "figs", "id", "jan", "janv", "juil",
    "jul", "jun", "l", "ll", "max", "min", "mar", "n", "no", "nos", "nov", "num", "oct", "p",
    "par", "para", "pp", "r", "réf", "ref", "sec", "sect", "sep", "sept", "ss", "t", "tab", "tél",
    "tel", "tit", "tome", "v", "vers", "vol", "vols",
];
const EITHER: &[&str] = &[
    "al", "bros", "cie", "cit", "co", "corp", "etc", "ibid", "inc", "jr", "ltd", "sq", "sqq", "sr",
];

/// The longest of all these, in bytes.
const LONGEST: usize = 6;

/// What the full stop after `word` may be; `word` may hold stops itself (`e.g`, `U.S`).
pub(super) fn stop_after(word: &str, language: Language) -> Stop {
    if word.contains('.') {
        return dotted(word);
    }
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let title = letter == 'M' && language == Language::French;
        return match letter {
            _ if title => Stop::Inner,
            letter if letter.is_uppercase() => Stop::Either,
            letter if letter.is_lowercase() => Stop::BeforeFigure,
            _ => Stop::End,
        };
    }
    if word.len() > LONGEST {
        return Stop::End;
    }
    let word = word.to_lowercase();
    let has = |list: &[&str]| list.contains(&word.as_str());
    let inner = match language {
        Language::French => has(INNER_FRENCH),
        Language::English => has(INNER_ENGLISH),
        Language::Other => has(INNER_FRENCH) || has(INNER_ENGLISH),
    };
    match () {
        () if inner => Stop::Inner,
        () if has(EITHER) => Stop::Either,
        () if has(BEFORE_FIGURE) => Stop::BeforeFigure,
        () => Stop::End,
    }
}

/// `e.g`, `p.ex`, `U.S`, `J.-C`, but neither `12.1` nor `example.org`.
fn dotted(word: &str) -> Stop {
    let mut parts = word.split('.').map(|part| part.trim_matches('-'));
    if !parts.clone().all(|part| (1..=2).contains(&part.chars().count())) {
        return Stop::End;
    }
    let lower = |part: &str| part.chars().all(char::is_lowercase);
    let upper = |part: &str| part.chars().all(char::is_uppercase);
    if matches!(word, "a.m" | "p.m") || parts.clone().all(upper) {
        Stop::Either
    } else if parts.all(lower) {
        Stop::Inner
    } else {
        Stop::End
    }
}

/// Whether the full stop that ends a text may be an abbreviation's: *etc.*, *Inc.*, *e.g.*
#[must_use]
pub fn ends_in_abbreviation(text: &str, language: Language) -> bool {
    let Some(text) = text.strip_suffix('.') else { return false };
    let start = text.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '’' | '\'' | '\u{a0}'));
    let word =
        &text[start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..];
    let several = word.chars().nth(1).is_some();
    several && matches!(stop_after(word, language), Stop::Inner | Stop::Either)
}

/// Whether a word with a capital is one that begins sentences rather than names: *Le*, *The*.
pub(super) fn begins_sentences(word: &str, language: Language) -> bool {
    let word = word.to_lowercase();
    match language {
        Language::Other => function_words::language(&word).is_some(),
        _ => function_words::language(&word) == Some(language),
    }
}

/// Words that number the parts of a book: `Chapitre 12. Administration` is one heading.
pub(super) fn numbers_parts(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "annexe",
        "appendix",
        "article",
        "chapitre",
        "chapter",
        "encadré",
        "box",
        "étape",
        "step",
        "example",
        "exemple",
        "figure",
        "graphique",
        "note",
        "part",
        "partie",
        "phase",
        "section",
        "table",
        "tableau",
        "titre",
        "title",
        "tome",
        "volume",
    ];
    word.len() < 12 && WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_longer_than_the_longest() {
        let lists = [INNER_FRENCH, INNER_ENGLISH, BEFORE_FIGURE, EITHER];
        assert_eq!(lists.concat().iter().map(|word| word.len()).max(), Some(LONGEST));
        // What is longer than its small form is none of them: the signs of kelvin and ångström.
        assert_eq!(stop_after("\u{212a}\u{212b}", Language::French), Stop::End);
    }
}
