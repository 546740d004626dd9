//! Words without their inflection, in two measures.
//!
//! To *find* a term, only what inflection does to it may be taken off: *coopératives* is
//! *coopérative*, but *coopération* is not. To see whether a translation *says* a term, the stem is
//! enough: a verb may well stand for a noun.

use rust_stemmers::{Algorithm, Stemmer};

use super::Language;

/// How words of a language are inflected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inflection {
    /// What its pack takes off a word.
    base: Option<fn(&mut String)>,
    /// Its stemmer, where there is one ([Snowball](https://snowballstem.org/algorithms/)).
    algorithm: Option<Algorithm>,
}

impl Inflection {
    /// Of a language, by its subtag.
    pub(super) fn for_language(language: &str) -> Self {
        let base = Language::coded(language).and_then(|language| language.pack().base);
        Self { base, algorithm: algorithm(language) }
    }

    /// A word in small letters without number and gender.
    pub(super) fn base(self, word: &str) -> String {
        let mut lower = word.to_lowercase();
        match self.base {
            Some(base) => base(&mut lower),
            None => return self.stem(&lower),
        }
        lower
    }

    /// Whether a word and its [`Self::base`] begin with the same three letters.
    pub(super) fn keeps_heads(self) -> bool {
        self.base.is_some()
    }

    /// The stem of a word.
    pub(super) fn stem(self, word: &str) -> String {
        let word = word.to_lowercase();
        match self.algorithm {
            Some(algorithm) => Stemmer::create(algorithm).stem(&word).into_owned(),
            None => word,
        }
    }
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "fr" => Algorithm::French,
        "en" => Algorithm::English,
        "de" => Algorithm::German,
        "es" => Algorithm::Spanish,
        "it" => Algorithm::Italian,
        "pt" => Algorithm::Portuguese,
        "nl" => Algorithm::Dutch,
        "sv" => Algorithm::Swedish,
        "da" => Algorithm::Danish,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "fi" => Algorithm::Finnish,
        "hu" => Algorithm::Hungarian,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "tr" => Algorithm::Turkish,
        "el" => Algorithm::Greek,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, same: &[&str], others: &[&str]) {
        let inflection = Inflection::for_language(language);
        let base = inflection.base(same[0]);
        for word in same {
            assert_eq!(inflection.base(word), base, "{word}");
        }
        for word in others {
            assert_ne!(inflection.base(word), base, "{word}");
        }
    }

    #[test]
    fn inflected_words_are_one_and_derived_ones_are_not() {
        check("fr", &["coopérative", "Coopératives"], &["coopération", "coopérateur"]);
        check("fr", &["mondial", "mondiale", "mondiaux", "mondiales"], &["monde"]);
        check("fr", &["européen", "européenne", "européennes"], &["europe"]);
        check("fr", &["nouveau", "nouveaux"], &["nouvelle"]);
        check("fr", &["as", "as"], &["a"]);
        check("en", &["policy", "policies"], &["police"]);
        check("en", &["cooperative", "cooperatives"], &["cooperation", "cooperator"]);
        check("en", &["business"], &["busy"]);
        check("de", &["Genossenschaft", "Genossenschaften"], &["Genosse"]);
        check("ja", &["協同"], &["組合"]);
    }
}
