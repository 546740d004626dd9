//! Displaced and unrelated translations, by what a lexicon accounts for.
//!
//! A pair is suspect where hardly anything of either text is accounted for by the other. Suspects are
//! compared with those around them only: what was displaced lies near, and a look at all would take
//! the square of their number.

use crate::{
    model::{Pair, State},
    text::{Language, PairFit, TextFacts, pair_fit, shares_strong_anchor},
};

use super::{
    super::super::{Comparison, ReportSink, SuspectPair},
    Displaced, report_displaced,
};

/// Words of content of either side below which a text tells nothing.
const MIN_WORDS: usize = 2;
/// The same where another's translation fits, and its own source does not fit the translation here.
const MIN_WORDS_ALONE: usize = 4;
/// A pair that fits worse than this is suspect: of good institutional pages one in eight, short and
/// freely worded ones above all, which neighbours hardly ever fit better.
const MIN_MISFIT: f32 = -1.0;
/// How much better another's translation has to fit than a source's own. Measured on neighbours
/// exchanged in manuals: half of it doubles the alarms, twice loses one swap in eight.
const MIN_GAIN: f32 = 2.0;
/// How much better it has to fit than what it stands under.
const MIN_LEAD: f32 = 1.0;
/// A pair that fits worse than this translates something else, given so many words of content on
/// either side and nothing else in common. At 5.0 a free translation of a manual's paragraph is told as well,
/// and of 320 texts put in another's place 3 more.
const UNRELATED: (f32, usize) = (6.0, 6);
/// The same whatever they have in common: a figure or name may be by chance.
const UNRELATED_ANYHOW: (f32, usize) = (7.0, 8);
/// Suspects before and behind one that it is compared with.
const WINDOW: usize = 16;

/// Whether two texts have so little to do with each other that they are suspect.
pub(super) fn is_misfit(fit: &PairFit) -> bool {
    fit.misfit >= MIN_MISFIT && fit.words.iter().all(|words| *words >= MIN_WORDS)
}

struct Suspect<'p> {
    pair: &'p Pair<'p>,
    facts: [TextFacts<'p>; 2],
    fit: PairFit,
}

impl<'p> Suspect<'p> {
    fn from_pair(pair: &'p Pair<'p>, languages: [Language; 2]) -> Option<Self> {
        if pair.state == State::Broken {
            return None;
        }
        let facts = [
            TextFacts::from_pattern(pair.source?.value.as_ref()?, languages[0]),
            TextFacts::from_pattern(pair.target?.value.as_ref()?, languages[1]),
        ];
        let fit = pair_fit(&facts[0], &facts[1])?;
        Some(Self { pair, facts, fit })
    }

    /// How much better the translation of another fits; none where it does not fit.
    fn gain(&self, other: &Self) -> Option<f32> {
        if other.facts[1].text() == self.facts[1].text() {
            return None;
        }
        let fit = pair_fit(&self.facts[0], &other.facts[1])?;
        let gain = self.fit.misfit - fit.misfit;
        // What fits its own source about as well is its own.
        if other.fit.misfit - fit.misfit < MIN_LEAD {
            return None;
        }
        (!is_misfit(&fit) && fit.misfit < MIN_MISFIT && gain >= MIN_GAIN).then_some(gain)
    }

    fn is_unrelated(&self) -> bool {
        are_unrelated(&self.fit, [&self.facts[0], &self.facts[1]])
    }
}

/// Whether a translation is one of something else, by how well the two texts explain each other.
pub(super) fn are_unrelated(fit: &PairFit, [source, target]: [&TextFacts<'_>; 2]) -> bool {
    let beyond = |(misfit, words): (f32, usize)| {
        fit.misfit >= misfit && fit.words.iter().all(|count| *count >= words)
    };
    beyond(UNRELATED_ANYHOW) || beyond(UNRELATED) && !shares_strong_anchor(source, target)
}

/// Reports the pairs among `suspects` whose translation is another's.
pub(super) fn check_swapped_words<'s>(
    comparison: &Comparison<'s>,
    suspects: &[&SuspectPair],
    sink: &mut ReportSink<'s>,
) {
    let languages = [comparison.source.locale, comparison.target.locale].map(Language::of_locale);
    let pairs = suspects.iter().filter_map(|suspect| comparison.pairs.get(suspect.index));
    let suspects: Vec<_> = pairs.filter_map(|pair| Suspect::from_pair(pair, languages)).collect();
    let best: Vec<_> = (0..suspects.len()).map(|at| best_translation(&suspects, at)).collect();
    for (at, found) in best.iter().enumerate() {
        let suspect = &suspects[at];
        match *found {
            // Said once of the two.
            Some(other) if other < at && best[other] == Some(at) => {}
            // A few words fit many a source.
            Some(other) if best[other] != Some(at) && suspect.fit.words[0] < MIN_WORDS_ALONE => {}
            Some(other) => {
                let mutual = best[other] == Some(at);
                report_displaced(
                    suspect.pair,
                    Displaced::Found { other: suspects[other].pair, mutual },
                    sink,
                );
            }
            None if suspect.is_unrelated() => report_displaced(suspect.pair, Displaced::Lost, sink),
            None => {}
        }
    }
}

/// The suspect whose translation fits the source at `at` best.
fn best_translation(suspects: &[Suspect<'_>], at: usize) -> Option<usize> {
    let around = at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(suspects.len());
    let others = around.filter(|&other| other != at);
    let gains = others.filter_map(|other| Some((other, suspects[at].gain(&suspects[other])?)));
    gains.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(other, _)| other)
}
