//! Whether a text that should be a translation was left in the source's language.

use super::{Evidence, Language, TextMarkup, detect, prose_words};

/// Words from which a third language is told, as the rule `wrong-language` does.
const MIN_WORDS_TO_DETECT: usize = 18;

/// Words from which a text that two languages share is one that nobody translated.
const MIN_WORDS_TO_SHARE: usize = 5;

/// What can be said of the language of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranslationLanguage {
    /// Nothing speaks against it.
    Plausible,
    /// It is the source's text, which may be the same in both languages.
    Doubtful,
    /// It was left in the source's language, or is in a third one.
    Foreign,
}

/// Judges a translation by its words; `codes` are the languages' subtags, the source's first.
#[must_use]
pub fn translation_language(
    source: &str,
    translation: &str,
    codes: [&str; 2],
) -> TranslationLanguage {
    use TranslationLanguage::{Doubtful, Foreign, Plausible};
    if codes[0] == codes[1] {
        return Plausible;
    }
    let markup = TextMarkup::parse_markup(translation);
    let [from, to] = codes.map(|code| Language::coded(code).unwrap_or(Language::UNKNOWN));
    let (mut evidence, mut lower) = (Evidence::default(), 0);
    for (_, word) in prose_words(translation, &markup) {
        evidence.count_word(word, to);
        lower += usize::from(word.starts_with(char::is_lowercase));
    }
    if super::same(source, translation) {
        let foreign = evidence.stop_word_count(from) > evidence.stop_word_count(to)
            || lower >= MIN_WORDS_TO_SHARE;
        return match (foreign, lower + evidence.words) {
            (true, _) => Foreign,
            (false, 0) => Plausible,
            // Names and acronyms are what they are in every language.
            (false, _) if lower == 0 && evidence.words > 1 => Plausible,
            (false, _) => Doubtful,
        };
    }
    let told = evidence.language();
    if told.is_some() && told == Some(from) && to.is_known() {
        return Foreign;
    }
    let is_own = told.is_some() && told == Some(to);
    if !is_own
        && evidence.words >= MIN_WORDS_TO_DETECT
        && 8 * evidence.stop_word_count(to) < evidence.words
    {
        let known = ["fr", "en", "de", "es", "it", "pt", "nl"].contains(&codes[1]);
        if known && detect(translation).is_some_and(|code| code != codes[1]) {
            return Foreign;
        }
    }
    Plausible
}

#[cfg(test)]
mod tests {
    use super::{TranslationLanguage::*, *};

    #[track_caller]
    fn check(source: &str, translation: &str, expected: TranslationLanguage) {
        assert_eq!(
            translation_language(source, translation, ["fr", "en"]),
            expected,
            "{translation}"
        );
    }

    #[test]
    fn the_sources_own_words_are_no_translation() {
        let text = "Les coopératives sont dans la ville.";
        check(text, text, Foreign);
        check(text, "The cooperatives are in the city.", Plausible);
        check(text, "Les coopératives sont aussi dans la ville et dans les champs.", Foreign);
        check("Introduction", "Introduction", Doubtful);
        check("ICA COOP", "ICA COOP", Plausible);
        check("12 %", "12 %", Plausible);
        check("Jean Monnet", "Jean Monnet", Plausible);
        check("Le verger", "Le verger", Foreign);
    }
}
