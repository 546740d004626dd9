//! A pair's lexicon as a dictionary: the stems that words have, and which of them translate each other.

use super::{super::Language, LexiconPlace, StemIndex, WordSense, fit::rate_of_stem};

/// A translation less likely than this, in fifteenths, squared, is chance: one in a hundred.
const MIN_CHANCE: u8 = 2;

/// The words of two languages that may translate each other.
#[derive(Debug, Clone, Copy)]
pub struct PairDictionary {
    languages: [Language; 2],
    places: [LexiconPlace; 2],
}

impl PairDictionary {
    /// The dictionary of a source's language (0) and a translation's (1); none without a lexicon for them.
    #[must_use]
    pub fn of_languages(languages: [Language; 2]) -> Option<Self> {
        if !languages[0].has_lexicon_with(languages[1]) {
            return None;
        }
        let [source, target] = languages.map(LexiconPlace::place_of);
        Some(Self { languages, places: [source?, target?] })
    }

    /// The stem of a word of content; none where the dictionary does not have it.
    #[must_use]
    pub fn stem(&self, side: usize, word: &str) -> Option<u16> {
        let sense = WordSense::look_up(word, self.languages[side], self.places[side]);
        sense.entry.filter(|_| sense.has_content())
    }

    /// Whether a word is one of the language's: the dictionary has it, or it is one of its function words.
    #[must_use]
    pub fn has_word(&self, side: usize, word: &str) -> bool {
        let sense = WordSense::look_up(word, self.languages[side], self.places[side]);
        sense.entry.is_some() || !sense.has_content()
    }

    /// Whether a word is one that the other language hardly ever keeps.
    #[must_use]
    pub fn is_only(&self, side: usize, word: &str) -> bool {
        WordSense::look_up(word, self.languages[side], self.places[side]).only
    }

    /// The stems of the other side that a stem may be translated by.
    pub fn translations(&self, side: usize, stem: u16) -> impl Iterator<Item = u16> {
        let partners = self.places[side].own().partners(Some(stem as StemIndex));
        let likely =
            partners.iter().filter(|partner| partner.forth.max(partner.back) >= MIN_CHANCE);
        likely.map(|partner| partner.stem)
    }

    /// How often a stem is accounted for in good translations.
    #[must_use]
    pub fn rate(&self, side: usize, stem: u16) -> Option<f32> {
        self.places[side].own().reliability.get(usize::from(stem)).map(|level| rate_of_stem(*level))
    }
}
