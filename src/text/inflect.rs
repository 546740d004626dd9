//! Words without their inflection, in two measures.
//!
//! To *find* a term, only what inflection does to it may be taken off: *coopératives* is
//! *coopérative*, but *coopération* is not. To see whether a translation *says* a term, the stem is
//! enough: a verb may well stand for a noun.

use rust_stemmers::{Algorithm, Stemmer};

/// How words of a language are inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inflection {
    French,
    English,
    /// Another language, with its stemmer where there is one.
    Other(Option<Known>),
}

/// Languages with a stemmer ([Snowball](https://snowballstem.org/algorithms/)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    German,
    Spanish,
    Italian,
    Portuguese,
    Dutch,
    Swedish,
    Danish,
    Norwegian,
    Finnish,
    Hungarian,
    Romanian,
    Russian,
    Turkish,
    Greek,
}

impl Inflection {
    /// Of a language, by its subtag.
    pub(super) fn of(language: &str) -> Self {
        let known = match language {
            "fr" => return Self::French,
            "en" => return Self::English,
            "de" => Known::German,
            "es" => Known::Spanish,
            "it" => Known::Italian,
            "pt" => Known::Portuguese,
            "nl" => Known::Dutch,
            "sv" => Known::Swedish,
            "da" => Known::Danish,
            "nb" | "nn" | "no" => Known::Norwegian,
            "fi" => Known::Finnish,
            "hu" => Known::Hungarian,
            "ro" => Known::Romanian,
            "ru" => Known::Russian,
            "tr" => Known::Turkish,
            "el" => Known::Greek,
            _ => return Self::Other(None),
        };
        Self::Other(Some(known))
    }

    /// A word in small letters without number and gender.
    pub(super) fn base(self, word: &str) -> String {
        let mut word = word.to_lowercase();
        match self {
            Self::French => french_base(&mut word),
            Self::English => english_base(&mut word),
            Self::Other(_) => return self.stem(&word),
        }
        word
    }

    /// Whether a word and its [`Self::base`] begin with the same three letters.
    pub(super) fn keeps_heads(self) -> bool {
        matches!(self, Self::French | Self::English)
    }

    /// The stem of a word.
    pub(super) fn stem(self, word: &str) -> String {
        let word = word.to_lowercase();
        match self.algorithm() {
            Some(algorithm) => Stemmer::create(algorithm).stem(&word).into_owned(),
            None => word,
        }
    }

    fn algorithm(self) -> Option<Algorithm> {
        Some(match self {
            Self::French => Algorithm::French,
            Self::English => Algorithm::English,
            Self::Other(known) => match known? {
                Known::German => Algorithm::German,
                Known::Spanish => Algorithm::Spanish,
                Known::Italian => Algorithm::Italian,
                Known::Portuguese => Algorithm::Portuguese,
                Known::Dutch => Algorithm::Dutch,
                Known::Swedish => Algorithm::Swedish,
                Known::Danish => Algorithm::Danish,
                Known::Norwegian => Algorithm::Norwegian,
                Known::Finnish => Algorithm::Finnish,
                Known::Hungarian => Algorithm::Hungarian,
                Known::Romanian => Algorithm::Romanian,
                Known::Russian => Algorithm::Russian,
                Known::Turkish => Algorithm::Turkish,
                Known::Greek => Algorithm::Greek,
            },
        })
    }
}

fn cut(word: &mut String, ending: &str, instead: &str) -> bool {
    let Some(length) = word.strip_suffix(ending).map(str::len) else { return false };
    // What is left must still be a word.
    if word[..length].chars().count() < 3 {
        return false;
    }
    word.truncate(length);
    word.push_str(instead);
    true
}

fn french_base(word: &mut String) {
    if !cut(word, "eaux", "eau") && !cut(word, "aux", "al") && !cut(word, "s", "") {
        cut(word, "x", "");
    }
    if cut(word, "e", "") {
        for (feminine, masculine) in
            [("nn", "n"), ("ll", "l"), ("tt", "t"), ("v", "f"), ("èr", "er"), ("èt", "et")]
        {
            if cut(word, feminine, masculine) {
                break;
            }
        }
    }
}

fn english_base(word: &mut String) {
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return;
    }
    for (plural, singular) in
        [("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", "")]
    {
        if cut(word, plural, singular) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, same: &[&str], others: &[&str]) {
        let inflection = Inflection::of(language);
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
