//! `swapped`: the translations of two segments exchanged, or one pasted under another's id.
//!
//! Nothing is compared with everything: what a source and its translation share is read off each
//! once, and only pairs that share nothing are looked up in an index of the others.

use std::collections::{HashMap, HashSet};

use crate::{
    model::{Pair, Pattern, Phrase, Severity, State, Unit},
    text::{Anchor, Facts, Language, expansion},
};

use super::{
    super::{Check, Comparison, Family, Part, Report, Rule, Sink},
    place,
};

pub(super) static RULE: Rule = Rule {
    name: "swapped",
    family: Family::Completeness,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("swapped.md"),
    page_fr: include_str!("swapped.fr.md"),
    options: &[],
    check: Check::Document(check),
};

/// What a text has to show before it is missed in its translation.
const LEAST: f32 = 3.0;
/// What another's translation has to share with a source to be taken for its own.
const FITS: f32 = 4.0;
/// What is in more texts than this says nothing about one of them.
const COMMON: usize = 8;
/// Anchors of one text that are looked at.
const MOST: usize = 64;

/// What a pair's two texts show.
struct Signature<'p> {
    pair: &'p Pair<'p>,
    anchors: [Vec<(u32, f32)>; 2],
    letters: [f32; 2],
}

fn check<'s>(comparison: &Comparison<'s>, sink: &mut Sink<'s>) {
    let languages = [comparison.source.locale, comparison.target.locale].map(Language::of);
    if languages[0] == languages[1] {
        return;
    }
    let signatures: Vec<_> =
        comparison.pairs.iter().filter_map(|pair| Signature::new(pair, languages)).collect();
    let frequency = frequency(&signatures);
    let is_rare = |key: u32| frequency.get(&key).is_some_and(|count| *count <= COMMON);
    let lost: Vec<&Signature<'_>> =
        signatures.iter().filter(|signature| signature.is_suspicious(&is_rare)).collect();
    let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, signature) in lost.iter().enumerate() {
        for &(key, _) in signature.anchors[1].iter().filter(|anchor| is_rare(anchor.0)) {
            index.entry(key).or_default().push(at);
        }
    }
    let ratio = expansion(languages[0], languages[1]);
    let best: Vec<_> =
        (0..lost.len()).map(|at| best_translation(&lost, at, &index, ratio)).collect();
    for (at, found) in best.iter().enumerate() {
        let Some(other) = *found else { continue };
        let mutual = best[other] == Some(at);
        if !mutual || at < other {
            report(lost[at].pair, lost[other].pair, mutual, sink);
        }
    }
}

fn report<'s>(pair: &Pair<'s>, other: &Pair<'s>, mutual: bool, sink: &mut Sink<'s>) {
    let (Some(source), Some(target), Some(theirs)) = (pair.source, pair.target, other.target)
    else {
        return;
    };
    let id = if mutual { "swapped-message" } else { "swapped-misplaced" };
    let message = Phrase::new(id).with("id", pair.id()).with("other", other.id());
    let report = Report::new(Part::Target, place(target), message).translation(place(theirs));
    sink.set_units(pair.source, pair.target);
    sink.report(report.source(place(source)));
}

/// The pair among those lost whose translation is that of the source at `at`.
fn best_translation(
    lost: &[&Signature<'_>],
    at: usize,
    index: &HashMap<u32, Vec<usize>>,
    ratio: f32,
) -> Option<usize> {
    let mut scores: HashMap<usize, f32> = HashMap::new();
    for (key, weight) in &lost[at].anchors[0] {
        for &other in index.get(key).into_iter().flatten() {
            *scores.entry(other).or_default() += weight;
        }
    }
    let mut ranked: Vec<(usize, f32)> = scores.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let &(other, score) = ranked.first()?;
    let next = ranked.get(1).map_or(0.0, |next| next.1);
    let lengths = ((lost[other].letters[1] + 3.0) / (ratio * lost[at].letters[0] + 3.0)).ln();
    (other != at && score >= FITS && score > 1.5 * next && lengths.abs() < 0.6).then_some(other)
}

/// In how many texts each anchor is, of the side where it is in more.
fn frequency(signatures: &[Signature<'_>]) -> HashMap<u32, usize> {
    let mut counts: HashMap<u32, [usize; 2]> = HashMap::new();
    for signature in signatures {
        for (side, anchors) in signature.anchors.iter().enumerate() {
            for (key, _) in anchors {
                counts.entry(*key).or_default()[side] += 1;
            }
        }
    }
    counts.into_iter().map(|(key, [source, target])| (key, source.max(target))).collect()
}

impl<'p> Signature<'p> {
    fn new(pair: &'p Pair<'p>, languages: [Language; 2]) -> Option<Self> {
        if pair.state == State::Broken {
            return None;
        }
        let value = |unit: Option<&'p Unit<'p>>| unit.and_then(|unit| unit.value.as_ref());
        let sides: [&Pattern<'_>; 2] = [value(pair.source)?, value(pair.target)?];
        let [source, target] = [0, 1].map(|side| read(sides[side], languages[side]));
        Some(Self { pair, anchors: [source.0, target.0], letters: [source.1, target.1] })
    }

    /// Whether source and translation share nothing though both have much to share.
    fn is_suspicious(&self, is_rare: &impl Fn(u32) -> bool) -> bool {
        let theirs: HashSet<u32> = self.anchors[1].iter().map(|anchor| anchor.0).collect();
        // What is common counts as shared all the same: it shows that the two belong together.
        let shared = self.anchors[0].iter().any(|anchor| theirs.contains(&anchor.0));
        let shows = |anchors: &[(u32, f32)]| {
            anchors.iter().filter(|anchor| is_rare(anchor.0)).map(|anchor| anchor.1).sum::<f32>()
        };
        !shared && self.anchors.iter().all(|anchors| shows(anchors) >= LEAST)
    }
}

/// The anchors of a text, each once, and its letters.
fn read(pattern: &Pattern<'_>, language: Language) -> (Vec<(u32, f32)>, f32) {
    let facts = Facts::read(pattern, language);
    let mut seen = HashSet::new();
    let is_new = |anchor: &&Anchor| seen.insert(anchor.key);
    let anchors = facts.anchors().iter().take(4 * MOST).filter(is_new).take(MOST);
    let anchors = anchors.map(|anchor| (anchor.key, anchor.weight)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a length beyond 2^24 may be off by one")]
    let letters = facts.text().chars().filter(|c| c.is_alphanumeric()).count() as f32;
    (anchors, letters)
}
