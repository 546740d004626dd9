//! Opposites that stand at the same word: *without mounting the disk*, « avec monter le disque ».
//!
//! A sentence that has both poles, or a negation elsewhere, tells nothing as a whole; what two opposites
//! are said of may still be the same word. It knows no idioms: what is said near either word of its pole,
//! or against it, leaves it alone.

use std::{cell::OnceCell, collections::HashMap, ops::Range};

use super::{
    super::{SentencePairs, TextFacts, tokens::TextToken},
    LexiconPlace,
    cues::role,
    fit::TextWords,
    poles::{LESS, Reversal, swap},
    reversals::has_minus,
};

/// Words behind or before an opposite among which is what it is said of.
const MAX_WORDS_TO_OBJECT: usize = 3;

/// Words around an opposite among which another may take back what it says.
const MAX_WORDS_TO_VETO: usize = 4;

/// A sentence with more opposites than this is an enumeration, of which none is sure.
const MAX_OPPOSITES_PER_SENTENCE: usize = 16;

/// The first opposite that a translation has at the translation of the word that its own stands at.
pub(super) fn reversed_beside(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    places: [LexiconPlace; 2],
    sentences: &SentencePairs<'_>,
) -> Option<Reversal> {
    let pair = PoledPair {
        texts: [source.text(), target.text()],
        sides: [source, target].map(TextWords::words_of_text),
        place: places[0],
        counts: OnceCell::new(),
    };
    let poled = [0, 1].map(|side| pair.poled(side));
    // Most pairs of texts have no opposites at all.
    let [there, here] =
        [0, 1].map(|side| poled[side].iter().fold(0, |all, &at| all | pair.strong(side, at)));
    if there & swap(here) == 0 {
        return None;
    }
    sentences.parts().iter().find_map(|(own, other)| {
        let [there, here] = [(0, own), (1, other)].map(|(side, part)| {
            let place = |start: usize| {
                poled[side].partition_point(|&at| pair.range(side, at).start < start)
            };
            &poled[side][place(part.start)..place(part.end).max(place(part.start))]
        });
        if there.len().max(here.len()) > MAX_OPPOSITES_PER_SENTENCE {
            return None;
        }
        let has_less =
            has_minus(&source.text()[own.clone()]) || has_minus(&target.text()[other.clone()]);
        there.iter().find_map(|&from| {
            if has_less && pair.strong(0, from) & (LESS | swap(LESS)) != 0 {
                return None;
            }
            // Where both texts have both poles, each is said somewhere.
            let bits = pair.strong(0, from);
            let is_said = pair.poles(1, other) & bits != 0 && pair.poles(0, own) & swap(bits) != 0;
            let &to = here.iter().filter(|_| !is_said).find(|&&to| pair.is_reversed(from, to))?;
            Some(Reversal { source: pair.range(0, from), target: pair.range(1, to) })
        })
    })
}

/// What a translation calls less where its source has neither that nor more: *moins difficiles* for *always
/// difficult*. It knows only what the word stands right before, and leaves amounts alone.
pub(crate) fn lessened(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<Reversal> {
    if !source.language.has_lexicon_with(target.language) {
        return None;
    }
    let places = [source, target].map(|facts| LexiconPlace::place_of(facts.language));
    let [Some(place), Some(there)] = places else { return None };
    let pair = PoledPair {
        texts: [source.text(), target.text()],
        sides: [source, target].map(TextWords::words_of_text),
        place,
        counts: OnceCell::new(),
    };
    let here = pair.poled(1).into_iter().filter(|&at| pair.strong(1, at) & LESS != 0);
    let here: Vec<_> = here.collect();
    if here.is_empty() || pair.is_compared(0) {
        return None;
    }
    here.into_iter().take(MAX_OPPOSITES_PER_SENTENCE).find_map(|at| {
        let begins = |at: usize| {
            let token = &pair.sides[1].tokens[at];
            there.own().cues.begins_phrase(&pair.texts[1][token.start..])
        };
        if begins(at) || at.checked_sub(1).is_some_and(begins) {
            return None;
        }
        let object = pair.object(1, at, true).filter(|object| *object <= at + 2)?;
        let is_amount = |token: &TextToken| token.as_written(pair.texts[1]).len() > 2;
        if pair.sides[1].tokens[at + 1..object].iter().any(is_amount) {
            return None;
        }
        let mut own = (0..pair.sides[0].senses.len()).filter(|&own| {
            pair.sides[0].tokens[own].prose && pair.sides[0].senses[own].has_content()
        });
        let own = own.find(|&own| pair.is_translation(own, object))?;
        if pair.is_lessening(own) {
            return None;
        }
        let whole = pair.range(1, at).start..pair.range(1, object).end;
        Some(Reversal { source: pair.range(0, own), target: whole })
    })
}

/// Two texts of which some words are opposites.
struct PoledPair<'f> {
    texts: [&'f str; 2],
    sides: [TextWords<'f>; 2],
    place: LexiconPlace,
    /// How often each stem stands in either text.
    counts: OnceCell<[HashMap<u32, u32, foldhash::fast::FixedState>; 2]>,
}

impl PoledPair<'_> {
    /// The words of a side that say one of two opposites.
    fn poled(&self, side: usize) -> Vec<usize> {
        let all = 0..self.sides[side].senses.len();
        all.filter(|&at| self.strong(side, at) != 0 && self.sides[side].tokens[at].prose).collect()
    }

    fn strong(&self, side: usize, at: usize) -> u64 {
        self.sides[side].senses[at].poles.strong
    }

    /// Whether a side says more or less of anything, or denies, in whatever words.
    fn is_compared(&self, side: usize) -> bool {
        self.sides[side].senses.iter().any(|sense| {
            sense.poles.strong & swap(LESS) != 0
                || sense.poles.weak & LESS != 0
                || sense.has_role(role::NEGATION)
        })
    }

    /// Whether a word of the source, or one near it, is such that another language may say of it that there is
    /// less of something.
    fn is_lessening(&self, at: usize) -> bool {
        let tokens = self.sides[0].tokens;
        let around =
            at.saturating_sub(MAX_WORDS_TO_VETO)..tokens.len().min(at + MAX_WORDS_TO_VETO + 1);
        tokens[around].iter().any(|token| {
            let word = token.as_written(self.texts[0]).to_lowercase();
            self.place.own().cues.is_lessening(&word)
        })
    }

    /// All poles that the words of a part of a side say or may say.
    fn poles(&self, side: usize, part: &Range<usize>) -> u64 {
        let words = self.sides[side].within(part).filter(|(_, token)| token.prose);
        words.fold(0, |all, (sense, _)| all | sense.poles.strong | sense.poles.weak)
    }

    fn range(&self, side: usize, at: usize) -> Range<usize> {
        let token = &self.sides[side].tokens[at];
        token.start..token.end
    }

    /// Whether two words are opposites, and said of the same.
    fn is_reversed(&self, from: usize, to: usize) -> bool {
        let bits = self.strong(0, from) & swap(self.strong(1, to));
        bits != 0
            && self.is_clear(0, from, bits)
            && self.is_clear(1, to, swap(bits))
            && [true, false].into_iter().any(|behind| {
                let objects = self.object(0, from, behind).zip(self.object(1, to, behind));
                objects.is_some_and(|(there, here)| self.is_translation(there, here))
            })
    }

    fn is_translation(&self, there: usize, here: usize) -> bool {
        // So that it is sure which word translates which, each stands in its text once.
        let counts = self.counts.get_or_init(|| {
            self.sides.each_ref().map(|words| {
                let mut counts = HashMap::default();
                words.senses.iter().for_each(|sense| *counts.entry(sense.stem).or_insert(0) += 1);
                counts
            })
        });
        let is_only = |side: usize, at: usize| {
            counts[side].get(&self.sides[side].senses[at].stem) == Some(&1)
        };
        let [own, other] = [&self.sides[0].senses[there], &self.sides[1].senses[here]];
        is_only(0, there) && is_only(1, here) && own.is_translated_by(other, self.place)
    }

    /// Whether no word near an opposite says the other pole, or denies it; near one that is a negation
    /// itself, nor may another do so.
    fn is_clear(&self, side: usize, at: usize, bits: u64) -> bool {
        let senses = self.sides[side].senses;
        let around =
            at.saturating_sub(MAX_WORDS_TO_VETO)..senses.len().min(at + MAX_WORDS_TO_VETO + 1);
        let denies = senses[at].has_role(role::NEGATION) && !senses[at].has_role(role::WEAK);
        around.filter(|&other| other != at).all(|other| {
            let sense = &senses[other];
            (sense.poles.strong | sense.poles.weak) & swap(bits) == 0
                && !sense.has_role(role::NEGATION)
                && !(denies && sense.has_role(role::WEAK))
        })
    }

    /// The nearest word of content behind or before a word, within its clause.
    fn object(&self, side: usize, at: usize, behind: bool) -> Option<usize> {
        let words = &self.sides[side];
        let near = |step: usize| if behind { at.checked_add(step) } else { at.checked_sub(step) };
        let mut last = at;
        for other in (1..=MAX_WORDS_TO_OBJECT).map_while(near) {
            let token = words.tokens.get(other)?;
            let gap = if behind {
                words.tokens[last].end..token.start
            } else {
                token.end..words.tokens[last].start
            };
            let gap = self.texts[side].get(gap)?;
            if !token.prose || gap.contains(['.', ',', ';', ':', '(', ')', '!', '?']) {
                return None;
            }
            if words.senses[other].has_content() {
                return Some(other);
            }
            last = other;
        }
        None
    }
}
