//! Words that begin with a capital: what names and acronyms are made of.
//!
//! One pass over the bytes of the prose; text without capitals costs next to nothing. A capital
//! alone says little (sentences, titles and German nouns have them), so each word can also be asked
//! how it stands: whether it opens a sentence, and whether it follows another such word directly.

use std::ops::Range;

use super::{
    Language, TextMarkup,
    languages::MergedList,
    letter::{self, is_mark, read_letters},
    lexeme::Lexemes,
    tokens::{TextToken, capital_tokens},
};

/// The longest word looked at, in bytes; what is longer is no name.
const LONGEST: usize = 64;

/// A word that begins with a capital.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Capital {
    /// Where it stands, without the `s` of an acronym's plural.
    pub range: Range<usize>,
    /// How it is written.
    pub shape: CapitalShape,
    /// Equal for words that differ in case and diacritics only.
    pub key: u64,
    /// A bit for each letter that occurs in it.
    letters: u32,
}

/// How a [`Capital`] is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CapitalShape {
    /// `Hazel`, `HealthPartners`.
    Word,
    /// `OIT`, `PDFs`, `O.N.U.`: two capitals or more and nothing else but a plural's `s`.
    Acronym,
    /// `J.`: one letter for a name.
    Initial,
}

impl Capital {
    /// The word as written in `text`, which it was read from.
    #[must_use]
    pub(crate) fn slice_of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range.clone()).unwrap_or_default()
    }

    /// Whether the two have nearly the same letters: if not, they are not nearly the same word.
    #[must_use]
    pub(crate) fn resembles(&self, other: &Self) -> bool {
        (self.letters ^ other.letters).count_ones() <= 4
    }

    /// Whether a capital stands here whatever the word is: at the head of a text, sentence or
    /// quotation, after a colon.
    #[must_use]
    pub(crate) fn opens(&self, text: &str) -> bool {
        opens(text, self.range.start)
    }

    /// Whether only a space or hyphen (after an initial, its full stop) parts it from `last`.
    #[must_use]
    pub(crate) fn follows(&self, last: &Self, text: &str) -> bool {
        let gap = text.get(last.range.end..self.range.start).unwrap_or("\n");
        let gap =
            if last.shape == CapitalShape::Initial { gap.trim_start_matches('.') } else { gap };
        matches!(gap, " " | "\u{a0}" | "\u{202f}" | "-" | "\u{2011}" | "")
    }
}

/// The words with a capital of a whole text, code and addresses included.
#[must_use]
pub(crate) fn every_capital(text: &str, language: Language) -> Vec<Capital> {
    let mut found = Vec::new();
    for_each_capital(text, language, |word| found.push(word));
    found
}

/// Shows the words with a capital of a whole text, in order.
pub(crate) fn for_each_capital(text: &str, language: Language, show: impl FnMut(Capital)) {
    Lexemes::with(language, |lexemes| {
        let tokens = capital_tokens(text, language, lexemes);
        show_capitals(text, tokens, &TextMarkup::default(), show);
    });
}

/// The words with a capital of a text's prose, which `tokens` are the runs of letters and digits of.
pub(super) fn capitals_of(text: &str, tokens: &[TextToken], markup: &TextMarkup) -> Vec<Capital> {
    let mut found = Vec::new();
    show_capitals(text, tokens.iter().copied(), markup, |word| found.push(word));
    found
}

fn show_capitals(
    text: &str,
    tokens: impl Iterator<Item = TextToken>,
    markup: &TextMarkup,
    mut show: impl FnMut(Capital),
) {
    let mut ends = markup.opaque().map(|range| range.start);
    let (mut at, mut limit) = (0, ends.next().unwrap_or(text.len()));
    for token in tokens.filter(|token| token.prose && token.lexeme.capital) {
        if token.start < at {
            continue;
        }
        while limit <= token.start {
            limit = ends.next().unwrap_or(text.len());
        }
        if text[..token.start].chars().next_back().is_some_and(is_bound) {
            continue;
        }
        let next = text[token.end..limit].chars().next();
        let lexeme = &token.lexeme;
        // Marks that are letters as well count for nothing in what a word is.
        let whole = lexeme.characters > 1 && !lexeme.marked && !next.is_some_and(is_word);
        if whole && !may_be_plural(token.as_written(text)) {
            if !lexeme.numeric && token.end - token.start <= LONGEST {
                let shape = if lexeme.upper { CapitalShape::Acronym } else { CapitalShape::Word };
                let (key, letters) = (lexeme.key, lexeme.letters);
                show(Capital { key, letters, range: token.start..token.end, shape });
            }
            continue;
        }
        at = word_end(text, token.start, limit);
        if let Some((word, shape, end)) = capital_word(text, token.start, at, limit) {
            at = end;
            let (key, letters) = read_letters(&text[word.clone()]);
            show(Capital { key, letters, range: word, shape });
        }
    }
}

/// Whether a word may be the plural of an acronym: two capitals at least, and an s.
pub(super) fn may_be_plural(word: &str) -> bool {
    word.ends_with('s') && word.chars().nth(1).is_some_and(letter::is_uppercase)
}

/// Whether a letter after this character is in the middle of something.
fn is_bound(c: char) -> bool {
    letter::is_alphanumeric(c)
        || matches!(c, '_' | '$' | '@' | '#' | '%' | '&' | '\\')
        || is_mark(c)
}

fn is_word(c: char) -> bool {
    letter::is_alphanumeric(c) || c == '_' || is_mark(c)
}

fn word_end(text: &str, start: usize, end: usize) -> usize {
    let word = &text[start..end];
    word.find(|c: char| !is_word(c)).map_or(end, |length| start + length)
}

/// What the word from `start` to `end` is, where its text stands and where reading goes on.
fn capital_word(
    text: &str,
    start: usize,
    end: usize,
    limit: usize,
) -> Option<(Range<usize>, CapitalShape, usize)> {
    let word = &text[start..end];
    if word.len() > LONGEST || word.contains(|c: char| letter::is_numeric(c) || c == '_') {
        return None;
    }
    if word.chars().nth(1).is_none() {
        return single(text, start, end, limit);
    }
    let is_acronym = |stem: &&str| {
        let mut letters = stem.chars().filter(|&c| !is_mark(c));
        let first_two = letters.next().is_some() && letters.next().is_some();
        first_two && stem.chars().all(|c| letter::is_uppercase(c) || is_mark(c))
    };
    let stems = [Some(word), word.strip_suffix('s'), word.strip_suffix("es")];
    if let Some(stem) = stems.into_iter().flatten().find(is_acronym) {
        return Some((start..start + stem.len(), CapitalShape::Acronym, end));
    }
    Some((start..end, CapitalShape::Word, end))
}

/// A capital that stands alone: an initial, or the first of a dotted acronym.
fn single(
    text: &str,
    start: usize,
    end: usize,
    limit: usize,
) -> Option<(Range<usize>, CapitalShape, usize)> {
    let mut letters = 1;
    let mut at = end;
    loop {
        let mut rest = text[at..limit].chars();
        if rest.next() != Some('.') {
            break;
        }
        match rest.next().filter(|c| c.is_uppercase()) {
            Some(c) if !rest.next().is_some_and(is_word) => {
                at += 1 + c.len_utf8();
                letters += 1;
            }
            _ => break,
        }
    }
    let dotted = text[at..limit].starts_with('.');
    match letters {
        1 if dotted => Some((start..end, CapitalShape::Initial, end + 1)),
        1 => None,
        _ => Some((start..at, CapitalShape::Acronym, at + usize::from(dotted))),
    }
}

/// Abbreviations of titles, after which a full stop ends no sentence.
static TITLES: MergedList = MergedList::new(|pack| &pack.words.name_titles);

/// Bytes of the longest of them.
const MAX_TITLE_BYTES: usize = 6;

/// Whether a capital stands at `start` whatever the word is.
pub(super) fn opens(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches(|c: char| {
        c == ' '
            || c == '\u{a0}'
            || c == '\u{202f}'
            || matches!(c, '*' | '_' | '(' | '[' | '\'' | '\u{2018}')
    });
    let Some(last) = before.chars().next_back() else { return true };
    if is_section_number(before) {
        return true;
    }
    match last {
        '.' => {
            let word = before[..before.len() - 1].rsplit(|c: char| !c.is_alphanumeric()).next();
            let word = word.unwrap_or_default();
            let initial = word.chars().next().is_some_and(char::is_uppercase)
                && word.chars().nth(1).is_none();
            let is_title =
                || word.len() <= MAX_TITLE_BYTES && TITLES.has(&word.to_ascii_lowercase());
            !initial && !is_title()
        }
        ')' | ']' | ',' => false,
        c => {
            !letter::is_alphanumeric(c)
                && !matches!(c, '\u{2019}' | '-' | '\u{2011}' | '/' | '+' | '\u{fffc}')
        }
    }
}

/// Bytes of the longest number of a section that is read: *A.12.3.4.*
const MAX_NUMBER_BYTES: usize = 16;

/// The number of a section that a text begins with, and how many figures it is made of: *3.2.*, *A.4.1*.
#[must_use]
pub(crate) fn section_number(text: &str) -> Option<(&str, usize)> {
    let letter = usize::from(text.starts_with(|c: char| c.is_ascii_uppercase()));
    let rest = &text[letter..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let number = &text[..letter + end];
    let figures = rest[..end].split('.').filter(|figure| !figure.is_empty()).count();
    let is_number = number.len() <= MAX_NUMBER_BYTES && rest[..end].contains('.') && figures > 0;
    is_number.then_some((number, figures))
}

/// Whether a text is no more than the number of a section, behind which a heading begins.
fn is_section_number(text: &str) -> bool {
    // Each capital of a text asks: what is longer is not read.
    if text.len() > 2 * MAX_NUMBER_BYTES {
        return false;
    }
    let text = text.trim_start_matches(['#', ' ', '*', '[']);
    let is_chapter = matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
    is_chapter || section_number(text).is_some_and(|(number, _)| number.len() == text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_sections_are_read() {
        for (text, expected) in [
            ("3.2. Uses of the park", Some(("3.2.", 2))),
            ("A.4.1 Tickets", Some(("A.4.1", 2))),
            ("1. Tickets", Some(("1.", 1))),
            ("12 tickets", None),
            ("A. Martin", None),
            ("É.1", None),
            ("1.2.3.4.5.6.7.8.9.10", None),
            ("", None),
        ] {
            assert_eq!(section_number(text), expected, "{text}");
        }
    }

    /// The words with a capital in the given ranges of a text, read off the text itself.
    fn capitals(text: &str, prose: impl Iterator<Item = Range<usize>>) -> Vec<Capital> {
        let mut found = Vec::new();
        for range in prose {
            let mut at = range.start;
            while let Some(start) = letter::next_upper(text, at, range.end) {
                at = word_end(text, start, range.end);
                let before = text[..start].chars().next_back();
                if before.is_some_and(is_bound) {
                    continue;
                }
                if let Some((word, shape, end)) = capital_word(text, start, at, range.end) {
                    at = end;
                    let (key, letters) = read_letters(&text[word.clone()]);
                    found.push(Capital { key, letters, range: word, shape });
                }
            }
        }
        found
    }

    /// The words found, as written: `^` before one that opens, `+` before one that follows, a
    /// letter for the shape after it.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = every_capital(text, Language::UNKNOWN);
        let shown: Vec<String> = found
            .iter()
            .enumerate()
            .map(|(i, word)| {
                let opens = if word.opens(text) { "^" } else { "" };
                let follows = i > 0 && word.follows(&found[i - 1], text);
                let follows = if follows { "+" } else { "" };
                let shape = match word.shape {
                    CapitalShape::Word => "",
                    CapitalShape::Acronym => "!",
                    CapitalShape::Initial => "?",
                };
                format!("{opens}{follows}{}{shape}", word.slice_of(text))
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn words_with_capitals() {
        check("", "");
        check("rien ici, 3 fois", "");
        check("Simel Esim, de l’OIT", "^Simel +Esim OIT!");
        check("les PDFs et les ONG, PBXes", "PDF! ONG! PBX!");
        check("Les As Es", "^Les +As +Es");
        check("Mme Hazel Corcoran (CWCF). Elle parle.", "^Mme +Hazel +Corcoran CWCF! ^Elle");
        check("avec M. Jean-Pierre Dupont", "M? +Jean +Pierre +Dupont");
        check("par J. B. Martin", "J? +B? +Martin");
        check("à l’O.N.U. hier", "O.N.U!");
        check("IPv4 X11 iPhone MY_NAME $HOME", "");
        check("l’Élysée et École", "Élysée École");
        check("note : Ceci", "^Ceci");
        check("le « Livre blanc »", "^Livre");
        check("A b C", "");
        check("À\u{9c7}\u{37f}", "^À\u{9c7}\u{37f}!");
    }

    proptest! {
        #[test]
        fn all_words_of_a_text_are_found(
            text in "([A-Ca-es0-9ÉÀ×Œœ’' ._-]|\u{301}|\\PC){0,24}",
        ) {
            let expected = capitals(&text, std::iter::once(0..text.len()));
            prop_assert_eq!(every_capital(&text, Language::named("fr")), expected, "{:?}", text);
        }
    }

    #[test]
    fn hostile_texts_are_read_in_one_pass() {
        for text in [
            "A".repeat(1 << 18),
            "A.".repeat(1 << 17),
            "A ".repeat(1 << 17),
            "É\u{301}".repeat(1 << 18),
        ] {
            let _ = every_capital(&text, Language::UNKNOWN);
        }
    }

    proptest! {
        #[test]
        fn tokens_give_the_words_that_the_text_gives(
            text in "([A-CÉx1._`´\u{301}’ ßſΣ-]|es|OIT|http://a.b |Les |A\\.){0,16}",
        ) {
            let markup = TextMarkup::parse_markup(&text);
            let tokens = crate::text::tokens::tokens(&text, crate::text::Language::UNKNOWN, &markup);
            let expected = capitals(&text, markup.prose());
            prop_assert_eq!(capitals_of(&text, &tokens, &markup), expected, "{}", text);
        }
    }
}
