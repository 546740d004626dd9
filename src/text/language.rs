//! The languages of which something is known, and which of them a text is written in.

use std::borrow::Cow;

use whatlang::{Detector, Lang};

use crate::model::Locale;

use super::{
    Markup, function_words, letter,
    lexeme::Lexeme,
    tokens::{Token, for_each_word},
};

/// Fewer words than this tell nothing: short texts are often the same in two languages.
const LEAST_WORDS: usize = 5;
/// Bytes that are read to tell a language; more would not change the answer.
const ENOUGH: usize = 4096;

/// A language, as far as reading its texts goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// Any other: only what holds for all languages is read.
    Other,
}

impl Language {
    /// The language of a locale.
    #[must_use]
    pub fn of(locale: &Locale) -> Self {
        match locale.language() {
            "fr" => Self::French,
            "en" => Self::English,
            _ => Self::Other,
        }
    }

    /// The other one of French and English.
    #[must_use]
    pub fn counterpart(self) -> Option<Self> {
        match self {
            Self::French => Some(Self::English),
            Self::English => Some(Self::French),
            Self::Other => None,
        }
    }

    /// Whether there is a lexicon for the two, so that [`super::pair_fit`] can tell.
    #[must_use]
    pub fn has_lexicon_with(self, other: Self) -> bool {
        self.counterpart() == Some(other)
    }

    /// The language whose own little word this is, in lower case; none where it is none, or both's.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        function_words::language(word)
    }
}

/// What the words of a text say about its language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Its words, figures not counted.
    pub words: usize,
    /// Those that are little words of French.
    pub french: usize,
    /// Those that are little words of English.
    pub english: usize,
}

impl Evidence {
    /// Counts the words of a text's prose; of a long text, those of its beginning.
    #[must_use]
    pub(super) fn read(text: &str, language: Language, tokens: &[Token]) -> Self {
        let mut evidence = Self::default();
        for_each_word(text, tokens, language, |word| {
            if word.prose && word.start < ENOUGH {
                evidence.count(word.of(text), &word.lexeme);
            }
        });
        evidence
    }

    /// Counts one word more.
    pub fn add(&mut self, word: &str) {
        self.count(word, &Lexeme::read(word, Language::Other));
    }

    fn count(&mut self, word: &str, lexeme: &Lexeme) {
        self.words += 1;
        // Capitals only are an acronym, or a title of which nothing can be told: UN, EST.
        let acronym = word.len() > 1 && !lexeme.has_lower;
        if acronym || word.len() > 24 {
            return;
        }
        match lexeme.little {
            Some(Language::French) => self.french += 1,
            Some(Language::English) => self.english += 1,
            _ => {}
        }
    }

    /// Little words of a language.
    #[must_use]
    pub fn of(&self, language: Language) -> usize {
        match language {
            Language::French => self.french,
            Language::English => self.english,
            Language::Other => 0,
        }
    }

    /// Which of French and English a text is written in that is written in one of them; none where
    /// that cannot be told.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let clear =
            |own: usize, other: usize| own >= 2 && own >= 3 * other && 8 * own >= self.words;
        match () {
            () if self.words < LEAST_WORDS => None,
            () if clear(self.french, self.english) => Some(Language::French),
            () if clear(self.english, self.french) => Some(Language::English),
            () => None,
        }
    }
}

/// The language that a text is written in, as letters in threes tell, by the code of ISO 639-1: one
/// of the languages that are often met beside French and English; none where it is doubtful.
#[must_use]
pub fn detect(text: &str) -> Option<&'static str> {
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

/// Whether a text that is either French or English is in `language`, as letters in threes tell.
#[must_use]
pub fn reads_as(text: &str, language: Language) -> bool {
    let lang = match language {
        Language::French => Lang::Fra,
        Language::English => Lang::Eng,
        Language::Other => return false,
    };
    let detector = Detector::with_allowlist(vec![Lang::Fra, Lang::Eng]);
    detector
        .detect(beginning(text))
        .is_some_and(|info| info.lang() == lang && info.confidence() > 0.5)
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
pub fn prose_words<'t>(text: &'t str, markup: &Markup) -> impl Iterator<Item = (usize, &'t str)> {
    let (mut ranges, mut range) = (markup.prose(), 0..0);
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
pub fn last_prose_word<'t>(text: &'t str, markup: &Markup) -> Option<&'t str> {
    let of_range = |range: std::ops::Range<usize>| {
        let prose = text[range].trim_end_matches(|c| !letter::is_alphabetic(c));
        prose.rsplit(|c| !letter::is_alphabetic(c)).next().filter(|word| !word.is_empty())
    };
    markup.prose().filter_map(of_range).last()
}

/// A word in lower case.
pub(super) fn in_lower_case(word: &str) -> Cow<'_, str> {
    let is_lower = |c: char| c.is_ascii_lowercase() || (!c.is_ascii() && letter::is_lowercase(c));
    if word.chars().all(is_lower) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Language>) {
        let language = Language::Other;
        let tokens = crate::text::tokens::tokens(text, language, &Markup::read(text));
        let evidence = Evidence::read(text, language, &tokens);
        assert_eq!(evidence.language(), expected, "{text}");
    }

    #[test]
    fn a_text_is_french_english_or_nothing_is_said() {
        check("Les enfants jouent dans la cour.", Some(Language::French));
        check("The children play in the yard.", Some(Language::English));
        check("Introduction", None);
        check("Jean Monnet, Robert Schuman, Paul-Henri Spaak, Konrad Adenauer", None);
        check("", None);
        check("!!! ... 🙂 \u{301}\u{200b}", None);
        check("`the cat is in the house` du code", None);
        check("Die Kinder spielen im Hof, bis es dunkel wird.", None);
    }

    #[test]
    fn other_languages_are_told_by_their_letters() {
        let german = "Die Kinder spielen im Hof, und niemand ruft sie, bis es dunkel geworden ist und die Lichter in den Häusern brennen.";
        assert_eq!(detect(german), Some("de"));
        assert_eq!(detect("?"), None);
        assert!(reads_as("Liste complète alphabétique, quantités disponibles", Language::French));
    }
}
