//! Which language a text is written in, of those of which something is known.

use std::ops::Range;

use whatlang::{Detector, Lang};

use super::{
    Language, TextMarkup, letter,
    lexeme::WordLexeme,
    tokens::{TextToken, for_each_word},
};

/// Fewer words than this tell nothing: short texts are often the same in two languages.
const LEAST_WORDS: usize = 5;
/// Bytes that are read to tell a language; more would not change the answer.
const ENOUGH: usize = 4096;

/// What the words of a text say about its language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// Its words, figures not counted.
    pub words: usize,
    /// Those that are stop words of each language with a pack.
    stop_words: [usize; Language::COUNT],
}

impl Evidence {
    /// Counts the words of a text's prose; of a long text, those of its beginning.
    #[must_use]
    pub(super) fn count_stop_words(text: &str, language: Language, tokens: &[TextToken]) -> Self {
        let mut evidence = Self::default();
        for_each_word(text, tokens, language, |word| {
            if word.prose && word.start < ENOUGH {
                evidence.count_lexeme(word.as_written(text), &word.lexeme);
            }
        });
        evidence
    }

    /// Counts one word more of a text that should be in `expected`.
    pub(crate) fn count_word(&mut self, word: &str, expected: Language) {
        self.count_lexeme(word, &WordLexeme::from_word(word, expected));
    }

    fn count_lexeme(&mut self, word: &str, lexeme: &WordLexeme) {
        self.words += 1;
        // Capitals only are an acronym, or a title of which nothing can be told: UN, EST.
        let acronym = word.len() > 1 && !lexeme.has_lower;
        if acronym || word.len() > 24 {
            return;
        }
        if let Some(language) = lexeme.little {
            self.stop_words[language.index()] += 1;
        }
    }

    /// Stop words of a language; of an unknown one, none.
    #[must_use]
    pub(crate) fn stop_word_count(&self, language: Language) -> usize {
        self.stop_words.get(language.index()).copied().unwrap_or_default()
    }

    /// Stop words of the language that has most of them but for this one.
    #[must_use]
    pub(crate) fn of_others(&self, language: Language) -> usize {
        let others = Language::all().filter(|other| *other != language);
        others.map(|other| self.stop_word_count(other)).max().unwrap_or_default()
    }

    /// Which of the languages that have a pack a text is written in; none where that cannot be told.
    #[must_use]
    pub(crate) fn language(&self) -> Option<Language> {
        let is_clear = |language: &Language| {
            let (own, other) = (self.stop_word_count(*language), self.of_others(*language));
            own >= 2 && own >= 3 * other && 8 * own >= self.words
        };
        Language::all().find(is_clear).filter(|_| self.words >= LEAST_WORDS)
    }
}

/// The language that a text is written in, as letters in threes tell, by the code of ISO 639-1: one
/// of the languages that are often met beside French and English; none where it is doubtful.
#[must_use]
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    const LANGUAGES: [Lang; 7] =
        [Lang::Fra, Lang::Eng, Lang::Deu, Lang::Spa, Lang::Ita, Lang::Por, Lang::Nld];
    let detector = Detector::with_allowlist(LANGUAGES.to_vec());
    let info = detector.detect(beginning(text)).filter(|info| info.confidence() > 0.7)?;
    Some(match info.lang() {
        Lang::Fra => "fr",
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        _ => return None,
    })
}

/// Whether a text is in `language` rather than in `other`, as letters in threes tell; where nothing is
/// known of the other, rather than in any that has a pack.
#[must_use]
pub(crate) fn reads_as(text: &str, language: Language, other: Language) -> bool {
    let Some(own) = language.pack().trigrams else { return false };
    let is_rival = |rival: &Language| *rival == other || !other.is_known();
    let rivals = Language::all().filter(is_rival).filter_map(|rival| rival.pack().trigrams);
    let detector = Detector::with_allowlist(rivals.chain([own]).collect());
    detector
        .detect(beginning(text))
        .is_some_and(|info| info.lang() == own && info.confidence() > 0.5)
}

/// As much of a text as tells its language.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(ENOUGH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The words of a text's prose, with the offset of each; figures are none.
pub(crate) fn prose_words<'t>(
    text: &'t str,
    markup: &TextMarkup,
) -> impl Iterator<Item = (usize, &'t str)> {
    prose_words_within(text, markup, 0..text.len())
}

/// The same of a part of the text.
pub(crate) fn prose_words_within<'t>(
    text: &'t str,
    markup: &TextMarkup,
    part: Range<usize>,
) -> impl Iterator<Item = (usize, &'t str)> {
    let (mut ranges, mut range) = (markup.prose_within(part), 0..0);
    std::iter::from_fn(move || {
        loop {
            let start =
                letter::run_end(text, range.start, range.end, |c| !letter::is_alphabetic(c));
            range.start = letter::run_end(text, start, range.end, letter::is_alphabetic);
            if start < range.start {
                return Some((start, &text[start..range.start]));
            }
            range = ranges.next()?;
        }
    })
}

/// The last word of a text's prose.
#[must_use]
pub(crate) fn last_prose_word<'t>(text: &'t str, markup: &TextMarkup) -> Option<&'t str> {
    let of_range = |range: std::ops::Range<usize>| {
        let prose = text[range].trim_end_matches(|c| !letter::is_alphabetic(c));
        prose.rsplit(|c| !letter::is_alphabetic(c)).next().filter(|word| !word.is_empty())
    };
    markup.prose().filter_map(of_range).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Language>) {
        let language = Language::UNKNOWN;
        let tokens = crate::text::tokens::tokens(text, language, &TextMarkup::parse_markup(text));
        let evidence = Evidence::count_stop_words(text, language, &tokens);
        assert_eq!(evidence.language(), expected, "{text}");
    }

    #[test]
    fn a_text_is_french_english_or_nothing_is_said() {
        check("Les enfants jouent dans la cour.", Some(Language::named("fr")));
        check("The children play in the yard.", Some(Language::named("en")));
        check("Introduction", None);
        check("Jean Monnet, Robert Schuman, Paul-Henri Spaak, Konrad Adenauer", None);
        check("", None);
        check("!!! ... 🙂 \u{301}\u{200b}", None);
        check("`the cat is in the house` du code", None);
        check("Die Kinder spielen im Hof, bis es dunkel wird.", None);
        check("Die Kinder sind nicht im Hof, und der Ball ist weg.", Some(Language::named("de")));
    }

    #[test]
    fn words_of_two_languages_count_for_the_one_that_is_expected() {
        let text = "In 3 Tagen war in der Stadt was los";
        for (code, own, english) in [("de", 5, 0), ("en", 1, 3)] {
            let (language, markup) = (Language::named(code), TextMarkup::parse_markup(text));
            let tokens = crate::text::tokens::tokens(text, language, &markup);
            let evidence = Evidence::count_stop_words(text, language, &tokens);
            let counted = [Language::named("de"), Language::named("en")]
                .map(|of| evidence.stop_word_count(of));
            assert_eq!(counted, [own, english], "{code}");
        }
    }

    #[test]
    fn other_languages_are_told_by_their_letters() {
        let german = "Die Kinder spielen im Hof, und niemand ruft sie, bis es dunkel geworden ist und die Lichter in den Häusern brennen.";
        assert_eq!(detect(german), Some("de"));
        assert_eq!(detect("?"), None);
        assert!(reads_as(
            "Liste complète alphabétique, quantités disponibles",
            Language::named("fr"),
            Language::named("en")
        ));
    }
}
