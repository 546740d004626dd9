//! A pair's lexicon: which word stems of one language are translated by which of the other.
//!
//! It was counted on free translations (see the `NOTICE` beside the data) and says what *may* account
//! for a word, not what is right: evidence for rules about meaning and completeness, never a rule by
//! itself. It knows single stems only, no idioms, and folds diacritics, so that *mer* and *mère* have
//! the same partners. It is unpacked when it is first asked for.

mod antonyms;
mod beside;
mod context;
mod cues;
mod dictionary;
mod exchange;
mod fit;
mod gap;
mod leftover;
mod links;
mod names;
mod negation;
mod poles;
mod reversals;
mod sense;
mod table;
mod unpack;

pub(in crate::text) use unpack::{PairWordLists, lexicon as unpacked};

pub(crate) use beside::lessened;
pub(crate) use dictionary::PairDictionary;
pub(crate) use exchange::{SharedNumber, exchanged_numbers, shares_words};
pub(crate) use fit::{PairFit, pair_fit};
pub(crate) use gap::{StretchGap, WordGaps, has_gap_at_edge, is_said_beside, lacks_part};
pub(crate) use leftover::{foreign_word_count, leftover_words};
pub(crate) use links::{WordLink, word_links};
pub(crate) use names::{LoneName, has_article, is_listed_word, lone_names, may_be_name};
pub(crate) use negation::lone_negation;
pub(crate) use reversals::reversals;
pub(in crate::text) use sense::{WordSense, senses_of};

use self::{antonyms::Antonyms, cues::CueWords, poles::PoleList, table::HashIndex};

/// The number of a stem within its side.
type StemIndex = u16;

/// What is known of two languages' words.
#[derive(Debug)]
pub(in crate::text) struct PairLexicon {
    sides: [LexiconSide; 2],
    /// Words that cannot stand for each other.
    antonyms: Antonyms,
}

/// The words of one of the two languages.
#[derive(Debug, Default)]
struct LexiconSide {
    /// Where the stem with a hash is.
    stems: HashIndex,
    /// For each stem a hash of its first letters, 0 where it has fewer.
    prefixes: Vec<u32>,
    /// For each stem how surely it is accounted for in good translations.
    reliability: Vec<u8>,
    /// For each stem where its partners begin; one more at the end.
    starts: Vec<u32>,
    /// Stems of the other side, the likeliest first.
    partners: Vec<Partner>,
    /// Words that are hardly ever kept in the other language.
    only: HashIndex,
    /// Words with a part in negation, and function words.
    cues: CueWords,
    /// Words that are one of two opposites.
    poles: PoleList,
}

/// A stem of the other side that translates one of this.
#[derive(Debug, Clone, Copy, Default)]
struct Partner {
    stem: StemIndex,
    /// How likely it is to stand for this one, in fifteenths, squared.
    forth: u8,
    /// The same the other way round.
    back: u8,
}

/// A language's place in a lexicon.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct LexiconPlace {
    pub(in crate::text) lexicon: &'static PairLexicon,
    pub(in crate::text) side: usize,
}

impl LexiconPlace {
    fn own(self) -> &'static LexiconSide {
        &self.lexicon.sides[self.side]
    }

    fn other(self) -> &'static LexiconSide {
        &self.lexicon.sides[1 - self.side]
    }
}

impl LexiconSide {
    fn partners(&self, stem: Option<StemIndex>) -> &[Partner] {
        let range = stem.and_then(|stem| {
            let stem = usize::from(stem);
            Some(*self.starts.get(stem)? as usize..*self.starts.get(stem + 1)? as usize)
        });
        range.and_then(|range| self.partners.get(range)).unwrap_or_default()
    }
}

#[cfg(test)]
impl LexiconSide {
    /// The memory that it takes, listed cues apart, which are a few hundred.
    fn bytes(&self) -> usize {
        self.stems.bytes()
            + self.only.bytes()
            + size_of_val(&*self.prefixes)
            + size_of_val(&*self.reliability)
            + size_of_val(&*self.starts)
            + size_of_val(&*self.partners)
    }
}

#[cfg(test)]
mod tests;
