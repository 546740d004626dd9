//! Displaced translations of any two languages, by what texts share whatever the languages.
//!
//! Nothing is compared with everything: what a source and its translation share is read off each
//! once, and only pairs that share nothing are looked up in an index of the others.

use std::borrow::Borrow;

use foldhash::{HashMap, HashSet, HashSetExt as _};
use rayon::prelude::*;

use crate::{
    model::{Pair, State},
    text::{Language, TextAnchor, TextFacts, expansion},
};

use super::{
    super::super::{Comparison, PairAnchors, ReportSink, SuspectEvidence, SuspectPair},
    Displaced, report_displaced,
};

/// What a text has to show before it is missed in its translation.
const LEAST: f32 = 3.0;
/// What another's translation has to share with a source to be taken for its own.
const FITS: f32 = 4.0;
/// What is in more texts than this says nothing about one of them.
const COMMON: usize = 8;
/// Anchors of one text that are looked at.
const MOST: usize = 64;
/// Pairs that one thread reads at a time.
const CHUNK: usize = 1024;

/// A pair with what its texts show.
struct Signature<'p, 'o> {
    pair: &'p Pair<'p>,
    own: &'o PairAnchors,
}

/// What two texts show that share nothing though either has something to share.
pub(super) fn anchors_of_suspect(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
) -> Option<PairAnchors> {
    // Most texts show too little, even if what they repeat counts each time.
    let weight = |facts: &TextFacts<'_>| {
        let anchors = facts.anchors().iter().take(4 * MOST);
        anchors.map(|anchor| anchor.weight).sum::<f32>()
    };
    if weight(target) < LEAST || weight(source) < LEAST {
        return None;
    }
    // None of the first few is left out, whatever they repeat.
    let [ours, theirs] =
        [source, target].map(|facts| facts.anchors().get(..MOST).unwrap_or(facts.anchors()));
    if theirs.iter().any(|anchor| ours.iter().any(|own| own.key == anchor.key)) {
        return None;
    }
    let anchors = [source, target].map(signs);
    let shows = |signs: &[(u32, f32)]| signs.iter().map(|sign| sign.1).sum::<f32>() >= LEAST;
    let is_suspect = anchors.iter().all(|own| shows(own)) && !share(&anchors[0], &anchors[1]);
    is_suspect.then(|| PairAnchors { anchors, letters: [source, target].map(letters) })
}

/// Reports the pairs among `suspects` whose translation seems to stand under another's id.
pub(super) fn check_swapped_anchors<'s, 'o>(
    comparison: &Comparison<'s>,
    suspects: &[&'o SuspectPair],
    sink: &mut ReportSink<'s>,
) {
    let languages = [comparison.source.locale, comparison.target.locale].map(Language::of_locale);
    let ratio = expansion(languages[0], languages[1]);
    let signature = |suspect: &&'o SuspectPair| match &suspect.evidence {
        SuspectEvidence::Anchors(own) => {
            Some(Signature { pair: comparison.pairs.get(suspect.index)?, own })
        }
        SuspectEvidence::Texts => None,
    };
    let signatures: Vec<_> = suspects.iter().filter_map(signature).collect();
    // What is in many of these few texts is in many of all.
    let few = frequency(signatures.iter().map(|signature| &signature.own.anchors));
    if pairs_found(&signatures, &few, ratio).is_empty() {
        return;
    }
    let anchors = |pair: &Pair<'_>| anchors_of_pair(pair, languages);
    let counted: Vec<_> = (comparison.pairs.par_chunks(CHUNK))
        .map(|pairs| frequency(pairs.iter().filter_map(anchors)))
        .collect();
    let mut all: Frequency = few.keys().map(|key| (*key, [0; 2])).collect();
    for (key, [source, target]) in counted.into_iter().flatten() {
        if let Some(sum) = all.get_mut(&key) {
            *sum = [sum[0] + source, sum[1] + target];
        }
    }
    for (pair, other, mutual) in pairs_found(&signatures, &all, ratio) {
        report_displaced(pair, Displaced::Found { other, mutual }, sink);
    }
}

/// The pairs whose translation seems to be that of the other, and whether this holds the other way
/// round as well.
fn pairs_found<'p>(
    signatures: &[Signature<'p, '_>],
    frequency: &Frequency,
    ratio: f32,
) -> Vec<(&'p Pair<'p>, &'p Pair<'p>, bool)> {
    let is_rare = |key: u32| {
        frequency.get(&key).is_some_and(|[source, target]| *source.max(target) <= COMMON)
    };
    let lost: Vec<&Signature<'p, '_>> =
        signatures.iter().filter(|signature| signature.is_suspicious(&is_rare)).collect();
    let mut index: HashMap<u32, Vec<usize>> = HashMap::default();
    for (at, signature) in lost.iter().enumerate() {
        for &(key, _) in signature.own.anchors[1].iter().filter(|anchor| is_rare(anchor.0)) {
            index.entry(key).or_default().push(at);
        }
    }
    let best: Vec<_> =
        (0..lost.len()).map(|at| best_translation(&lost, at, &index, ratio)).collect();
    let found = best.iter().enumerate().filter_map(|(at, found)| {
        let other = (*found)?;
        let mutual = best[other] == Some(at);
        (!mutual || at < other).then(|| (lost[at].pair, lost[other].pair, mutual))
    });
    found.collect()
}

/// The pair among those lost whose translation is that of the source at `at`.
fn best_translation(
    lost: &[&Signature<'_, '_>],
    at: usize,
    index: &HashMap<u32, Vec<usize>>,
    ratio: f32,
) -> Option<usize> {
    let mut scores: HashMap<usize, f32> = HashMap::default();
    for (key, weight) in &lost[at].own.anchors[0] {
        for &other in index.get(key).into_iter().flatten() {
            *scores.entry(other).or_default() += weight;
        }
    }
    let mut ranked: Vec<(usize, f32)> = scores.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let &(other, score) = ranked.first()?;
    let next = ranked.get(1).map_or(0.0, |next| next.1);
    let lengths =
        ((lost[other].own.letters[1] + 3.0) / (ratio * lost[at].own.letters[0] + 3.0)).ln();
    (other != at && score >= FITS && score > 1.5 * next && lengths.abs() < 0.6).then_some(other)
}

/// In how many texts of either side an anchor is.
type Frequency = HashMap<u32, [usize; 2]>;

fn frequency(pairs: impl Iterator<Item = impl Borrow<[Vec<(u32, f32)>; 2]>>) -> Frequency {
    let mut counts = Frequency::default();
    for anchors in pairs {
        for (side, anchors) in anchors.borrow().iter().enumerate() {
            for (key, _) in anchors {
                counts.entry(*key).or_default()[side] += 1;
            }
        }
    }
    counts
}

/// The anchors of the values of a pair, each once.
fn anchors_of_pair(pair: &Pair<'_>, languages: [Language; 2]) -> Option<[Vec<(u32, f32)>; 2]> {
    if pair.state == State::Broken {
        return None;
    }
    let values = [pair.source?.value.as_ref()?, pair.target?.value.as_ref()?];
    Some([0, 1].map(|side| signs(&TextFacts::from_pattern(values[side], languages[side]))))
}

impl Signature<'_, '_> {
    /// Whether source and translation share nothing though both have much to share.
    fn is_suspicious(&self, is_rare: &impl Fn(u32) -> bool) -> bool {
        let shows = |anchors: &[(u32, f32)]| {
            anchors.iter().filter(|anchor| is_rare(anchor.0)).map(|anchor| anchor.1).sum::<f32>()
        };
        self.own.anchors.iter().all(|anchors| shows(anchors) >= LEAST)
    }
}

/// Whether two texts have an anchor in common. What is in many texts counts all the same: it shows
/// that the two belong together.
fn share(source: &[(u32, f32)], target: &[(u32, f32)]) -> bool {
    let theirs: HashSet<u32> = target.iter().map(|anchor| anchor.0).collect();
    source.iter().any(|anchor| theirs.contains(&anchor.0))
}

/// The anchors of a text, each once.
fn signs(facts: &TextFacts<'_>) -> Vec<(u32, f32)> {
    let mut seen = HashSet::new();
    let is_new = |anchor: &&TextAnchor| seen.insert(anchor.key);
    let anchors = facts.anchors().iter().take(4 * MOST).filter(is_new).take(MOST);
    anchors.map(|anchor| (anchor.key, anchor.weight)).collect()
}

/// The number of letters and digits of a text.
#[expect(clippy::cast_precision_loss, reason = "a length beyond 2^24 may be off by one")]
fn letters(facts: &TextFacts<'_>) -> f32 {
    facts.length() as f32
}
