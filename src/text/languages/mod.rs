//! Languages of which something is known, a pack each.
//!
//! Whatever has to be known of a language stands in its folder: its words in data files, its habits in
//! the [`LanguagePack`] that its module makes of them. Nothing outside names a language: rules and
//! readers ask the pack of the text before them. A language more is a folder, and its code in the list
//! below.

use crate::model::Locale;

mod number_words;
mod pack;
mod und;
mod word_list;

pub(crate) use number_words::{NumberGrammar, NumberWord, NumberWords};
pub(crate) use pack::{
    CapitalUse, CommonAbbreviation, DateOrder, LanguagePack, NumberSigns, PersonTitle, QuoteStyle,
    StyleOption, WritingConventions,
};
pub(crate) use word_list::{MergedList, WordList, WordLists};

pub(super) use word_list::section;

macro_rules! packs {
    ($($code:ident)*) => {
        $(mod $code;)*
        static PACKS: &[&LanguagePack] = &[$(&$code::PACK),*];
    };
}

packs! { de en fr }

/// A language, as far as reading its texts goes: one with a pack, or any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(u8);

impl Language {
    /// How many languages have a pack.
    pub const COUNT: usize = PACKS.len();

    /// A language of which nothing is known: only what holds for all languages is read.
    #[expect(clippy::cast_possible_truncation, reason = "there are not 256 packs")]
    pub const UNKNOWN: Self = Self(PACKS.len() as u8);

    /// The language of a locale.
    #[must_use]
    pub fn of_locale(locale: &Locale) -> Self {
        Self::coded(locale.language()).unwrap_or(Self::UNKNOWN)
    }

    /// The language with a pack that ISO 639 gives this code.
    pub(super) fn coded(code: &str) -> Option<Self> {
        Self::all().find(|language| language.pack().code == code)
    }

    /// The languages that have a pack.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..Self::UNKNOWN.0).map(Self)
    }

    /// What is known of each language, and what holds for all.
    pub(super) fn packs() -> impl Iterator<Item = &'static LanguagePack> {
        PACKS.iter().copied().chain([&und::PACK])
    }

    /// Whether it has a pack.
    #[inline]
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// What is known of it; of an unknown language, what holds for all.
    #[inline]
    #[must_use]
    pub fn pack(self) -> &'static LanguagePack {
        PACKS.get(self.index()).copied().unwrap_or(&und::PACK)
    }

    /// Its place among the packs; an unknown language comes last.
    #[inline]
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

#[cfg(test)]
impl Language {
    /// The language of a code that has a pack, for tests.
    #[track_caller]
    pub(crate) fn named(code: &str) -> Self {
        Self::coded(code).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_stop_word_belongs_to_one_language() {
        let mut owners: HashMap<&str, &str> = HashMap::new();
        for pack in PACKS {
            for word in pack.words.stop_words.iter() {
                let other = owners.insert(word, pack.code);
                assert_eq!(other, None, "{word} is a stop word of {} as well", pack.code);
                assert_eq!(word, word.to_lowercase(), "stop words are written small");
            }
            assert!(pack.words.stop_words.iter().count() > 100, "{}", pack.code);
        }
    }

    #[test]
    fn locales_of_a_language_share_its_pack() {
        for (name, code) in [("fr", "fr"), ("fr-CA", "fr"), ("en_GB", "en"), ("cs", "und")] {
            let language = Language::of_locale(&Locale::new(name).unwrap());
            assert_eq!(language.pack().code, code, "{name}");
            assert_eq!(language.is_known(), code != "und");
        }
    }
}
