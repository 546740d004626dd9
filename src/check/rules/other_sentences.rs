//! A sentence of a translation that says something else than the one of the source in its place, for
//! `sentence-count`: the numbers agree, and nearly all else is there.

use std::ops::Range;

use crate::text::{SentenceBead, StretchGap, WordGaps, bytes, lacks_part};

use super::super::TextPair;

/// Words of content of either sentence that the other text does not account for, at least.
const MIN_MISSING: u16 = 4;
/// Their share of either sentence, and of both.
const MIN_SHARE: f32 = 0.75;
const MIN_SHARE_OF_BOTH: f32 = 0.8;
/// What has to speak for the two having no counterparts. With these and [`MIN_TOLD_IN_TEN`], 6 of 29,000 good
/// pairs of manuals and institutional pages are told of, and 269 of 800 with a sentence of another text; a free
/// translation of a blog's 154 pages once. At six in ten it was 8, 323 and twice; at eight 2, 188 and never.
const MIN_ODDS_OF_BOTH: f32 = 14.0;
/// The same as far as it shows before words are matched one by one, which is dear.
const MIN_ODDS_AT_ONCE: f32 = 5.0;
const MIN_MISSING_AT_ONCE: usize = 3;
/// Of the words around either sentence, so many in ten are accounted for: a free translation says all in
/// other words.
const MIN_TOLD_IN_TEN: usize = 7;

/// A sentence of the source and the one that stands in its place, in bytes of their texts.
pub(super) fn other_sentence(texts: &TextPair<'_>) -> Option<[Range<usize>; 2]> {
    let sides = [&texts.source.facts, &texts.target.facts];
    let fit = texts.fit()?;
    let may_lack = |side: usize| fit.words[side] - fit.covered[side] >= usize::from(MIN_MISSING);
    // Most pairs show at once that they have no such stretch.
    if fit.gaps[0].min(fit.gaps[1]) < MIN_ODDS_AT_ONCE
        || sides.iter().any(|facts| facts.sentences().len() < 2)
        || !(may_lack(0) && may_lack(1))
        || !(0..2).all(|side| lacks_part(sides, side, sides[side].sentences(), MIN_MISSING_AT_ONCE))
    {
        return None;
    }
    let gaps = texts.gaps()?;
    let beads = &texts.sentences().alignment()?.beads;
    places(beads).into_iter().find_map(|place| {
        let ranges = [bytes(sides[0], &place.source), bytes(sides[1], &place.target)];
        let is_told = |side: usize| {
            let [all, missing] = gaps.counts_around(side, &ranges[side]);
            10 * (all - missing) >= MIN_TOLD_IN_TEN * all
        };
        (is_told(0) && is_told(1) && are_unaccounted_for(gaps, &ranges)).then_some(ranges)
    })
}

/// The sentences that answer each other; one that was left out answers to one that was put in beside it.
fn places(beads: &[SentenceBead]) -> Vec<SentenceBead> {
    let both = |bead: &&SentenceBead| !bead.source.is_empty() && !bead.target.is_empty();
    let exchanged = beads.windows(2).filter_map(|two| {
        let lost = two.iter().find(|bead| bead.target.is_empty())?;
        let new = two.iter().find(|bead| bead.source.is_empty())?;
        Some(SentenceBead { source: lost.source.clone(), target: new.target.clone() })
    });
    beads.iter().filter(both).cloned().chain(exchanged).collect()
}

/// Whether hardly anything of two sentences is said on the other side, by their places.
fn are_unaccounted_for(gaps: &WordGaps, ranges: &[Range<usize>; 2]) -> bool {
    let [one, other] = [0, 1].map(|side| gaps.gap(side, &ranges[side]));
    let is_missing = |gap: &StretchGap| {
        gap.missing >= f32::from(MIN_MISSING) && gap.missing >= MIN_SHARE * gap.words
    };
    is_missing(&one)
        && is_missing(&other)
        && one.missing + other.missing >= MIN_SHARE_OF_BOTH * (one.words + other.words)
        && one.odds + other.odds >= MIN_ODDS_OF_BOTH
}
