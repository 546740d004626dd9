//! Words translated by the opposite of what the source says.
//!
//! Strict: no word of the source accounts for that of the translation, and an unaccounted word of the
//! source has its antonym as a likely translation. It knows the antonyms that are listed.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    super::{TextFacts, hash::hash_text, inflect::Inflection},
    LexiconPlace, LexiconSide, StemIndex,
    cues::role,
    fit::for_each_account,
    poles::{Reversal, WordPoles},
};

/// How likely the antonym has to be as a translation, in fifteenths, squared: one in ten.
const MIN_CHANCE: u8 = 5;
/// A partner as unlikely as this is chance.
const MAX_CHANCE_OF_OWN: u8 = 1;

/// Stems of a language that say the opposite of each other, by their numbers in the lexicon.
#[derive(Debug)]
pub(super) struct Antonyms {
    of: HashMap<StemIndex, Vec<StemIndex>, foldhash::fast::FixedState>,
}

impl Antonyms {
    /// Those of a list with two words of the language in each line.
    pub(super) fn parse_antonyms(list: &str, language: &str, side: &LexiconSide) -> Self {
        let inflection = Inflection::for_language(language);
        let stem = |word: &str| side.stems.get(hash_text(inflection.stem(word).as_bytes()));
        let mut of: HashMap<_, Vec<_>, _> = HashMap::default();
        for line in list.lines() {
            let Some((one, other)) = line.split_once('\t') else { continue };
            if let (Some(one), Some(other)) = (stem(one), stem(other)) {
                of.entry(one).or_default().push(other);
                of.entry(other).or_default().push(one);
            }
        }
        Self { of }
    }

    /// Whether a stem has a listed antonym.
    pub(super) fn has_antonym(&self, stem: Option<StemIndex>) -> bool {
        stem.is_some_and(|stem| self.of.contains_key(&stem))
    }
}

struct Uncovered {
    stem: Option<StemIndex>,
    range: Range<usize>,
}

/// The antonyms that stand for each other in two texts.
pub(super) fn exchanged_antonyms(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Vec<Reversal> {
    let Some(places) =
        LexiconPlace::place_of(source.language).zip(LexiconPlace::place_of(target.language))
    else {
        return Vec::new();
    };
    let places = [places.0, places.1];
    let negates =
        |facts: &TextFacts<'_>| facts.senses().iter().any(|sense| sense.has_role(role::NEGATION));
    if negates(source) || negates(target) {
        return Vec::new();
    }
    let mut uncovered = [Vec::new(), Vec::new()];
    let shown = for_each_account(source, target, |side, account| {
        let (stem, token) = (account.sense.entry, account.token);
        // Opposites that are listed with all that may say them are told by that list.
        if !account.covered && !token.lexeme.capital && account.sense.poles == WordPoles::default()
        {
            uncovered[side].push(Uncovered { stem, range: token.start..token.end });
        }
    });
    if shown.is_none() {
        return Vec::new();
    }
    // Antonyms are listed of the second language only.
    let second = usize::from(places[1].side == 1);
    let first = places[1 - second].own();
    let antonyms = &places[0].lexicon.antonyms;
    // What is of the same stem has the same partners: the first of each counts.
    let mut opposed: HashMap<StemIndex, Vec<usize>, foldhash::fast::FixedState> =
        HashMap::default();
    let mut seen = HashSet::<_, foldhash::fast::FixedState>::default();
    for (at, other) in uncovered[1 - second].iter().enumerate() {
        if !seen.insert(other.stem) {
            continue;
        }
        for partner in first.partners(other.stem).iter().filter(|own| own.forth >= MIN_CHANCE) {
            opposed.entry(partner.stem).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for word in &uncovered[second] {
        let Some(opposites) = word.stem.and_then(|stem| antonyms.of.get(&stem)) else { continue };
        let is_opposite = |at: &&usize| {
            let partners = first.partners(uncovered[1 - second][**at].stem);
            let own = partners.iter().find(|partner| Some(partner.stem) == word.stem);
            own.is_none_or(|own| own.forth <= MAX_CHANCE_OF_OWN)
        };
        let others = opposites.iter().filter_map(|stem| opposed.get(stem)).flatten();
        if let Some(&at) = others.filter(is_opposite).min() {
            let mut ranges = [uncovered[1 - second][at].range.clone(), word.range.clone()];
            ranges.rotate_left(1 - second);
            let [source, target] = ranges;
            found.push(Reversal { source, target });
        }
    }
    found
}
