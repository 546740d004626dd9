//! Whether a text that should be a translation was left in the source's language.

use super::{Evidence, Language, PairDictionary, TextMarkup, detect, prose_words};

/// Words from which a third language is told, as the rule `wrong-language` does.
const MIN_WORDS_TO_DETECT: usize = 18;

/// Words from which a text that two languages share is one that nobody translated.
const MIN_WORDS_TO_SHARE: usize = 5;

/// What can be said of the language of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TranslationLanguage {
    /// Nothing speaks against it.
    Plausible,
    /// It is the source's text, which may be the same in both languages.
    Doubtful,
    /// It was left in the source's language, or is in a third one.
    Foreign,
}

/// Judges a translation by its words; `codes` are the languages' subtags, the source's first.
#[must_use]
pub(crate) fn translation_language(
    source: &str,
    translation: &str,
    codes: [&str; 2],
) -> TranslationLanguage {
    use TranslationLanguage::{Foreign, Plausible};
    if codes[0] == codes[1] {
        return Plausible;
    }
    let markup = TextMarkup::parse_markup(translation);
    let [from, to] = codes.map(|code| Language::coded(code).unwrap_or(Language::UNKNOWN));
    let mut evidence = Evidence::default();
    let words: Vec<&str> = prose_words(translation, &markup).map(|(_, word)| word).collect();
    for word in &words {
        evidence.count_word(word, to);
    }
    if super::same(source, translation) {
        return shared_text_language(&words, &evidence, [from, to]);
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

/// Judges a text that is the same in both languages by its words, with what a dictionary knows of them.
fn shared_text_language(
    words: &[&str],
    evidence: &Evidence,
    languages: [Language; 2],
) -> TranslationLanguage {
    use TranslationLanguage::{Doubtful, Foreign, Plausible};
    let lower = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let dictionary = PairDictionary::of_languages(languages);
    let stop_words = languages.map(|language| evidence.stop_word_count(language));
    let own = |side: usize| {
        let is_own = |word: &&&str| dictionary.is_some_and(|known| known.is_only(side, word));
        stop_words[side] + words.iter().filter(is_own).count()
    };
    let (of_source, of_target) = (own(0), own(1));
    // A page in one language often quotes the other: such a text was translated all along.
    if of_target > of_source {
        return Plausible;
    }
    if stop_words[0] > stop_words[1] || lower >= MIN_WORDS_TO_SHARE {
        return Foreign;
    }
    let is_known = |word: &&str| dictionary.is_some_and(|known| known.has_word(1, word));
    // Names and acronyms are what they are in every language.
    let is_name = lower == 0 && words.len() > 1;
    let is_shared = of_source == 0 && words.iter().all(is_known);
    if words.is_empty() || is_name || is_shared { Plausible } else { Doubtful }
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
        check("Introduction", "Introduction", Plausible);
        check("Conclusion", "Conclusion", Plausible);
        check("Objectifs", "Objectifs", Doubtful);
        check("Zorblax", "Zorblax", Doubtful);
        check("ICA COOP", "ICA COOP", Plausible);
        check("12 %", "12 %", Plausible);
        check("Jean Monnet", "Jean Monnet", Plausible);
        check("Le verger", "Le verger", Foreign);
        // What a French page quotes in English is English already.
        let quoted = "How to measure what your users need (internal to the Government)";
        check(quoted, quoted, Plausible);
        check("Implement the test.", "Implement the test.", Plausible);
    }
}
