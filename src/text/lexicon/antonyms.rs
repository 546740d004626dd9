//! Words translated by one that excludes what the source says: *slower* for *plus rapide*, *third* for
//! *premier*.
//!
//! Strict: of two sentences that answer each other, no word accounts for either, and a likely translation
//! of the one is listed with the other as what excludes it. It knows what is listed. Of two opposites one is
//! the other denied, so that a sentence with a negation is left alone; of three words or more none is.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    super::{SentencePairs, TextFacts, hash::hash_text, inflect::Inflection},
    LexiconPlace, LexiconSide, StemIndex, WordSense,
    cues::role,
    fit::TextWords,
    poles::{Reversal, swap},
};

/// How likely a translation has to be so that what excludes it is wrong, in fifteenths, squared: one in five.
const MIN_CHANCE: u8 = 7;
/// A partner as unlikely as this is chance.
const MAX_CHANCE_OF_OWN: u8 = 1;
/// Pairs of words of two texts that exclude each other and are looked at.
const MAX_PAIRS: usize = 64;
/// Of the words of content of either sentence, so many in ten have their like in the other: a free translation
/// says what it says in other words.
const MIN_TOLD_IN_TEN: usize = 6;
/// Words around one among which another may take back what it says: *avoid closing manually*.
const MAX_WORDS_TO_VETO: usize = 4;

/// Stems of the two languages of which one cannot stand for the other.
#[derive(Debug, Default)]
pub(super) struct Antonyms {
    /// Of stems of the first language, those of the second that say something else, and whether as the opposite.
    of: HashMap<StemIndex, Vec<(StemIndex, bool)>, foldhash::fast::FixedState>,
    /// All of those.
    others: HashSet<StemIndex, foldhash::fast::FixedState>,
}

impl Antonyms {
    /// Those of a list with words of the second language in each line that exclude each other; those of a field,
    /// which spaces part, do not.
    pub(super) fn parse_antonyms(list: &str, language: &str, sides: [&LexiconSide; 2]) -> Self {
        let [first, second] = sides;
        let inflection = Inflection::for_language(language);
        let stem = |word: &str| second.stems.get(hash_text(inflection.stem(word).as_bytes()));
        let mut antonyms = Self::default();
        for line in list.lines() {
            let fields = line.split('\t').map(|field| field.split(' ').filter_map(stem));
            let fields: Vec<Vec<StemIndex>> = fields.map(Iterator::collect).collect();
            for (at, own) in fields.iter().enumerate() {
                let translations = own.iter().flat_map(|stem| second.partners(Some(*stem)));
                for word in translations.filter(|partner| partner.back >= MIN_CHANCE) {
                    let others = fields.iter().enumerate().filter(|(other, _)| *other != at);
                    let others = others
                        .flat_map(|(_, field)| field)
                        .filter(|other| !is_likely(first, Some(word.stem), Some(**other)));
                    let others = others.map(|other| (*other, fields.len() == 2));
                    antonyms.of.entry(word.stem).or_default().extend(others);
                }
            }
        }
        antonyms.others = antonyms.of.values().flatten().map(|(stem, _)| *stem).collect();
        antonyms
    }

    /// Whether a stem of a side is one of two that exclude each other.
    pub(super) fn has_antonym(&self, side: usize, stem: Option<StemIndex>) -> bool {
        stem.is_some_and(|stem| match side {
            0 => self.of.contains_key(&stem),
            _ => self.others.contains(&stem),
        })
    }

    /// Whether a word of either language is the opposite of the other, or none where it may stand for it.
    fn opposition(&self, first: &WordSense, second: &WordSense) -> Option<bool> {
        let others = self.of.get(&first.entry?)?;
        let (_, is_opposite) = others.iter().find(|(stem, _)| Some(*stem) == second.entry)?;
        Some(*is_opposite)
    }
}

/// Whether a stem of a side translates one of the other, and not by chance only.
fn is_likely(side: &LexiconSide, own: Option<StemIndex>, other: Option<StemIndex>) -> bool {
    let mut partners = side.partners(own).iter();
    partners.any(|partner| Some(partner.stem) == other && partner.forth > MAX_CHANCE_OF_OWN)
}

/// The words that exclude each other and stand for each other in two texts.
pub(super) fn exchanged_antonyms(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    places: [LexiconPlace; 2],
    sentences: &SentencePairs<'_>,
) -> Vec<Reversal> {
    let sides = [source, target].map(TextWords::words_of_text);
    let whole = [0..source.text().len(), 0..target.text().len()];
    let texts = SentenceWords { sides: &sides, parts: whole.each_ref(), place: places[0] };
    let mut pairs = excluding_pairs(&sides, places[0]);
    // Most are *first* and *second* that each text has, so that no sentence need be looked at.
    pairs.retain(|pair| !texts.account_for(*pair));
    let range = |side: usize, at: usize| {
        let token = &sides[side].tokens[at];
        token.start..token.end
    };
    let mut found: Vec<Reversal> = Vec::new();
    for (from, to) in pairs {
        let one = Reversal { source: range(0, from), target: range(1, to) };
        let part = sentences.parts().iter().find(|(own, other)| {
            own.contains(&one.source.start) && other.contains(&one.target.start)
        });
        let Some((own, other)) = part else { continue };
        let words = SentenceWords { sides: &sides, parts: [own, other], place: places[0] };
        let is_known =
            found.iter().any(|known| known.target == one.target || known.source == one.source);
        if !is_known && words.are_exchanged([from, to]) {
            found.push(one);
        }
    }
    found
}

/// The words of prose of a source of `place` and its translation that cannot stand for each other.
fn excluding_pairs(sides: &[TextWords<'_>; 2], place: LexiconPlace) -> Vec<(usize, usize)> {
    let listed = |side: usize| {
        let words = &sides[side];
        let all = 0..words.senses.len();
        all.filter(move |&at| words.senses[at].has_antonym && words.tokens[at].prose)
    };
    let first = place.side;
    let mut others: HashMap<Option<StemIndex>, Vec<usize>> = HashMap::new();
    for at in listed(1 - first) {
        others.entry(sides[1 - first].senses[at].entry).or_default().push(at);
    }
    let excluded = listed(first).flat_map(|at| {
        let stem = sides[first].senses[at].entry;
        let excluded = stem.and_then(|stem| place.lexicon.antonyms.of.get(&stem));
        excluded.into_iter().flatten().map(move |(stem, _)| (at, *stem))
    });
    let pairs = excluded.flat_map(|(at, stem)| {
        let there = others.get(&Some(stem)).map_or(&[][..], |there| there);
        there.iter().map(move |&other| if first == 0 { (at, other) } else { (other, at) })
    });
    pairs.take(MAX_PAIRS).collect()
}

/// Whether a word of the source of `place` and one of the translation are opposites, or none where the one may
/// stand for the other.
fn opposition(place: LexiconPlace, senses: [&WordSense; 2]) -> Option<bool> {
    place.lexicon.antonyms.opposition(senses[place.side], senses[1 - place.side])
}

/// Two sentences that answer each other.
struct SentenceWords<'f, 's> {
    sides: &'s [TextWords<'f>; 2],
    parts: [&'s Range<usize>; 2],
    place: LexiconPlace,
}

impl SentenceWords<'_, '_> {
    /// Whether two words stand for each other: neither has a translation in the other sentence, which has
    /// nearly all else.
    fn are_exchanged(&self, [from, to]: [usize; 2]) -> bool {
        let [there, here] = [&self.sides[0].senses[from], &self.sides[1].senses[to]];
        let share_poles = (there.poles.strong | there.poles.weak)
            & swap(here.poles.strong | here.poles.weak)
            != 0;
        let denies = |side: usize| {
            let mut words = self.sides[side].within(self.parts[side]);
            words.any(|(sense, _)| sense.has_role(role::NEGATION))
        };
        let is_opposite = opposition(self.place, [there, here]) == Some(true);
        let may_be_denied =
            || denies(0) || denies(1) || !self.is_clear(0, from) || !self.is_clear(1, to);
        // Opposites that are listed with all that may say them are told by that list.
        if share_poles || self.opens(0, from) || self.opens(1, to) || is_opposite && may_be_denied()
        {
            return false;
        }
        let mut own = self.sides[0].within(self.parts[0]);
        let mut other = self.sides[1].within(self.parts[1]);
        !own.any(|(sense, _)| self.translates(sense, here))
            && !other.any(|(sense, _)| self.translates(there, sense))
            && self.is_close()
    }

    /// Whether both of two words have as many translations as there are of them.
    fn account_for(&self, (from, to): (usize, usize)) -> bool {
        let [there, here] = [&self.sides[0].senses[from], &self.sides[1].senses[to]];
        let [own, other] = [0, 1].map(|side| self.sides[side].senses);
        let times = |senses: &[WordSense], word: &WordSense| {
            senses.iter().filter(|sense| sense.stem == word.stem).count()
        };
        own.iter().filter(|own| self.translates(own, here)).count() >= times(other, here)
            && other.iter().filter(|other| self.translates(there, other)).count()
                >= times(own, there)
    }

    fn translates(&self, own: &WordSense, other: &WordSense) -> bool {
        // What denies a word may translate it, *indisponible* for *not available*, beside a negation only.
        if opposition(self.place, [own, other]).is_some() {
            return false;
        }
        // *Plus* stands for *larger* beside another word only.
        if own.has_content() != other.has_content() {
            return false;
        }
        own.form == other.form
            || own.prefix != 0 && own.prefix == other.prefix
            || own.resembles(other)
            || is_likely(self.place.own(), own.entry, other.entry)
            || is_likely(self.place.other(), other.entry, own.entry)
    }

    /// Whether a word opens its sentence, so that its capital tells nothing.
    fn opens(&self, side: usize, at: usize) -> bool {
        let tokens = self.sides[side].tokens;
        let first = tokens.partition_point(|token| token.start < self.parts[side].start);
        at == first && tokens[at].lexeme.capital
    }

    /// Whether no word around one may deny it.
    fn is_clear(&self, side: usize, at: usize) -> bool {
        let senses = self.sides[side].senses;
        let around =
            at.saturating_sub(MAX_WORDS_TO_VETO)..senses.len().min(at + MAX_WORDS_TO_VETO + 1);
        around.filter(|other| *other != at).all(|other| !senses[other].has_role(role::WEAK))
    }

    /// Whether nearly all words of content have their like in the other sentence.
    fn is_close(&self) -> bool {
        let content = |side: usize| {
            self.sides[side].within(self.parts[side]).filter(|(sense, _)| sense.has_content())
        };
        (0..2).all(|side| {
            let (mut all, mut told) = (0, 0);
            for (sense, _) in content(side) {
                all += 1;
                told += usize::from(content(1 - side).any(|(other, _)| {
                    let [own, other] = if side == 0 { [sense, other] } else { [other, sense] };
                    own.is_translated_by(other, self.place)
                }));
            }
            10 * (told + 1) >= MIN_TOLD_IN_TEN * all
        })
    }
}
