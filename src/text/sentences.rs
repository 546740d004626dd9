//! Sentences: where one ends and the next begins.
//!
//! The default rules of Unicode ([UAX #29](https://www.unicode.org/reports/tr29/#Sentence_Boundaries))
//! break after "M.", "art." and "Quoi ?", and what implements them looks ahead without limit; so this
//! is one pass of our own over the stops of a text, with the abbreviations of its language. A
//! colon or semicolon ends no sentence. Where nothing can be told, the sentence goes on: a sentence
//! too long disturbs nobody, half a sentence does.

use std::ops::Range;

use super::{
    Language, TextMarkup,
    abbreviations::{StopKind, begins_sentences, numbers_parts, stop_after},
    alphabet::ByteSet,
    letter,
    tokens::TextToken,
};

/// The longest word looked at before a full stop, in bytes.
const WORD: usize = 40;

/// The sentences of a text, in order, without the white space around them; together they hold every
/// other character of the text.
///
/// A stop in code or an address ends nothing.
#[must_use]
pub(crate) fn sentences(text: &str, language: Language, markup: &TextMarkup) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = next_stop(text, at) {
        let (end, next) = after_stop(text, stop);
        at = end;
        if next == text.len() {
            break;
        }
        if markup.is_prose(stop..stop + 1) && ends(text, language, start, stop, end, next) {
            push_sentence(text, start..end, &mut found);
            start = next;
        }
        at = at.max(next);
    }
    push_sentence(text, start..text.len(), &mut found);
    found
}

/// How long a sentence is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct SentenceLength {
    /// Its letters.
    pub letters: u32,
    /// Its letters and digits.
    pub characters: u32,
}

/// How long each sentence of a text is.
pub(super) fn lengths(
    text: &str,
    sentences: &[Range<usize>],
    tokens: &[TextToken],
) -> Vec<SentenceLength> {
    let mut lengths = vec![SentenceLength::default(); sentences.len()];
    let mut index = 0;
    for token in tokens {
        while sentences.get(index).is_some_and(|sentence| sentence.end <= token.start) {
            index += 1;
        }
        let Some(sentence) = sentences.get(index) else { break };
        if token.end > sentence.end {
            // A footnote's figure may end a sentence and touch the next.
            return sentences
                .iter()
                .map(|range| SentenceLength::measure(&text[range.clone()]))
                .collect();
        }
        lengths[index].letters += token.lexeme.alphabetic;
        lengths[index].characters += token.lexeme.characters;
    }
    lengths
}

impl SentenceLength {
    fn measure(text: &str) -> Self {
        let mut length = Self::default();
        for c in text.chars() {
            length.letters += u32::from(letter::is_alphabetic(c));
            length.characters += u32::from(letter::is_alphanumeric(c));
        }
        length
    }
}

fn push_sentence(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let inside = text[range.clone()].trim_start();
    let start = range.end - inside.len();
    let end = start + inside.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// Marks at which a sentence may end; an empty line, of which the first break is one, always ends it.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\n' | '…' | '‼' | '⁇' | '⁈' | '⁉') || is_wide_stop(c)
}

/// The first stop from `at` on.
fn next_stop(text: &str, mut at: usize) -> Option<usize> {
    // A stop begins with one of these bytes, and hardly any other character does.
    static MAY_BEGIN: ByteSet = ByteSet::from_bytes(b".!?\n\xd8\xdb\xe0\xe2\xe3\xef");
    loop {
        at = MAY_BEGIN.find_in(text.as_bytes(), at)?;
        let (c, next) = letter::at(text, at);
        if is_stop(c) {
            return Some(at);
        }
        at = next;
    }
}

/// Full stops of scripts that put no space after them, or know no capitals.
fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '｡' | '।' | '॥' | '؟' | '۔')
}

/// From a stop to where the sentence ends that it may end, and to where the next would begin.
fn after_stop(text: &str, stop: usize) -> (usize, usize) {
    let rest = &text[stop..];
    let mut rest = rest.trim_start_matches(|c| is_stop(c) && c != '\n');
    loop {
        let closed = rest.trim_start_matches(is_closing_mark);
        let closed = after_footnote(closed).unwrap_or(closed);
        // French sets a space before its closing quotation mark.
        let spaced = closed.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let closed = spaced.strip_prefix('»').unwrap_or(closed);
        if closed.len() == rest.len() {
            break;
        }
        rest = closed;
    }
    let end = text.len() - rest.len();
    (end, text.len() - rest.trim_start().len())
}

fn is_closing_mark(c: char) -> bool {
    matches!(c, ')' | ']' | '»' | '”' | '’' | '"' | '\'' | '*' | '_' | '¹' | '²' | '³')
}

/// What follows the footnote mark (`[^3]`) that a text begins with.
fn after_footnote(text: &str) -> Option<&str> {
    let note = text.strip_prefix("[^")?;
    let length = note.bytes().take(WORD).position(|byte| byte == b']')?;
    Some(&note[length + 1..])
}

/// Whether the sentence that begins at `start` ends with the stop at `stop`, its closing marks
/// reaching to `end`, and another begins at `next`.
fn ends(
    text: &str,
    language: Language,
    start: usize,
    stop: usize,
    end: usize,
    next: usize,
) -> bool {
    let gap = &text[end..next];
    let Some(mark) = text[stop..].chars().next() else { return false };
    let empty_line = gap.bytes().filter(|byte| *byte == b'\n').count() > 1;
    if empty_line || is_wide_stop(mark) {
        return true;
    }
    if mark == '\n' || gap.is_empty() {
        return false;
    }
    let follows =
        text[next..].trim_start_matches(|c: char| c.is_whitespace() || is_opening_mark(c));
    let Some(first) = follows.chars().next() else { return false };
    if first.is_lowercase() || is_closing(first) || is_stop(first) {
        return false;
    }
    // "?", "!" and "…" are part of no abbreviation.
    if mark != '.' || text[stop + 1..end].starts_with(['.', '!', '?', '…']) {
        return true;
    }
    let word = word_before(text, start, stop);
    if language.pack().ordinal_stop && is_ordinal(word) {
        return begins_sentences(first_word(follows), language);
    }
    if numbers(text, start, stop, word) {
        return false;
    }
    if is_spaced_abbreviation(word, first_word(follows), language) {
        return false;
    }
    match stop_after(word, language) {
        StopKind::Inner => false,
        StopKind::BeforeFigure => !first.is_numeric() && !is_roman(first_word(follows)),
        StopKind::Either => {
            first.is_alphabetic() && begins_sentences(first_word(follows), language)
        }
        StopKind::End => true,
    }
}

/// Whether two letters with a full stop between them make an abbreviation, a space in it: *z. B.*
fn is_spaced_abbreviation(word: &str, next: &str, language: Language) -> bool {
    word.len() == 1
        && next.len() == 1
        && language.pack().words.abbreviations.has(&format!("{word}.{next}").to_lowercase())
}

/// Whether a word before a full stop may be an ordinal: *am 3. März*, *die 12. Sitzung*; a year is none.
fn is_ordinal(word: &str) -> bool {
    matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_opening_mark(c: char) -> bool {
    matches!(
        c,
        '«' | '“' | '"' | '‘' | '\'' | '(' | '[' | '*' | '_' | '—' | '–' | '-' | '•' | '¿' | '¡'
    )
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | ',' | ';' | ':' | '»' | '”')
}

/// The word that ends at `stop`, with the stops and hyphens in it, no longer than [`WORD`].
fn word_before(text: &str, start: usize, stop: usize) -> &str {
    let mut floor = stop.saturating_sub(WORD).max(start);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let before = &text[floor..stop];
    let word = before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-'));
    before[word.len()..].trim_start_matches(['.', '-'])
}

fn first_word(text: &str) -> &str {
    text.find(|c: char| !c.is_alphanumeric()).map_or(text, |end| &text[..end])
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// Whether the stop is that of a number before a heading or item: `1.`, `12.3.`, `a.`, `IV.`,
/// `Chapter 12.`
fn numbers(text: &str, start: usize, stop: usize, word: &str) -> bool {
    if stop - start > 2 * WORD {
        return false;
    }
    let digits = word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let short = word.chars().count() == 1 || (word.len() <= 5 && is_roman(word));
    if !(digits || short) {
        return false;
    }
    let before = text[start..stop - word.len()].trim_matches(|c: char| !c.is_alphanumeric());
    before.is_empty() || (digits && numbers_parts(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` holds `|` where one sentence ends and the next begins.
    #[track_caller]
    fn check(language: Language, marked: &str) {
        let text = marked.replace('|', "");
        let found = sentences(&text, language, &TextMarkup::parse_markup(&text)).into_iter();
        let found: Vec<_> = found.map(|range| text[range].to_owned()).collect();
        let expected: Vec<_> =
            marked.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn german() {
        for text in [
            "Die Sitzung ist vorbei.| Sie dauerte bis 14.30 Uhr.",
            "Am 3. Oktober tagt die 12. Konferenz.| Danach ist Pause.",
            "Das gilt z. B. für Dr. Meier, vgl. Abs. 3 und Nr. 4.| Es gilt sofort.",
            "Das war im Jahr 2024.| Seither ist Ruhe.",
            "Äpfel, Birnen usw.| Im Herbst",
            "Äpfel, Birnen usw. Herbstobst",
        ] {
            check(Language::named("de"), text);
        }
    }

    #[test]
    fn french() {
        for text in [
            "Un. |Deux ! |Trois ? |Quatre… |Cinq",
            "M. Dupont et Mme. Martin voient le Dr. Roy. |Ils rient.",
            "Voir art. 3 et p. 12. |Fin.",
            "Des fruits, p. ex. Pommes et poires, etc. |Les autres attendent.",
            "Des pommes, etc. Paris aussi.",
            "Il a dit : « Je viens. » |Elle rit.",
            "« Quoi ? » dit-il. |Rien.",
            "Il vaut 3.5 points… ou 4. |Bien.",
            "J.-P. Sartre et S. de Beauvoir écrivent. |Ils lisent.",
            "Le type A. |Les autres types.",
            "12.1. RAID et LVM",
            "Chapitre 12. Administration avancée",
            "1. Premier point. |Second point.",
            "En 1936. |Dix ans après.",
            "Le code `a. B. C` marche. |`b` aussi.",
            "Fin de note.[^3] |Suite.",
            "Premier paragraphe\n\n|Second paragraphe",
            "Une ligne\ncoupée. |Une autre.",
            "De quoi vivre : du pain ; de l’eau. |Rien d’autre.",
            "Elle dit non. |Non et non.",
            "(Voir plus bas.) |Ensuite.",
        ] {
            check(Language::named("fr"), text);
        }
    }

    #[test]
    fn english() {
        for text in [
            "Mr. Smith lives in the U.S. with Dr. Who. |He left.",
            "They left the U.S. |The end.",
            "Use a tool, e.g. Word, i.e. The program. |Done.",
            "At 5 p.m. |The shop closes.",
            "The answer is no. |Nothing more.",
            "See no. 5 and fig. 2. |Then stop.",
            "“Stop!” he said. |“Why?” |She left.",
            "Apples, pears, etc. |The rest waits.",
            "J. R. R. Tolkien wrote. |He did.",
            "Acme Inc. builds rockets. |They fly.",
            "Version 2.0.1 of example.org is out. |Get it.",
            "It came on 3 Sept. 2020. |We waited.",
        ] {
            check(Language::named("en"), text);
        }
    }

    #[test]
    fn other() {
        for text in [
            "你好。|再见。",
            "Wer? |Ich.",
            "... !!! ...",
            "",
            " \n\n ",
            "…",
            "\u{200b}.\u{301} ",
            "مرحبا؟ |نعم.",
        ] {
            check(Language::UNKNOWN, text);
        }
    }

    #[test]
    fn every_stop_is_found() {
        for c in '\0'..=char::MAX {
            let text = format!("a{c}");
            assert_eq!(next_stop(&text, 0), is_stop(c).then_some(1), "{c:?}");
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for unit in
            [".", ". ", ".)", ") ", ".\"", "1. ", "(", "(. ", "\n", ".»", "[^", "a.", "A. ", "? « "]
        {
            let text = unit.repeat(100_000);
            assert!(
                sentences(&text, Language::named("fr"), &TextMarkup::default()).len() <= 100_000,
                "{unit:?}"
            );
        }
    }
}
