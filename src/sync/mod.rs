//! How a document and its translation stand to each other.

mod significance;

pub(crate) use significance::{risks, significance};

use std::collections::{HashMap, HashSet, VecDeque};

use foldhash::fast::RandomState;

use crate::{
    model::{Pair, Provenance, ProvenanceRecord, Resource, ReviewState, State, TranslationUnit},
    text::{Language, fingerprint, folded, same},
};

/// Pairs the units of two files by id: the source's in its order, then the orphans. `language` is
/// the source's.
#[must_use]
pub(crate) fn pair<'r>(
    source: &'r Resource<'r>,
    target: &'r Resource<'r>,
    provenance: &'r Provenance<'r>,
    language: Language,
) -> Vec<Pair<'r>> {
    let units: HashMap<&str, &TranslationUnit<'r>, RandomState> =
        target.units.iter().map(|unit| (&*unit.id, unit)).collect();
    let broken = |resource: &'r Resource<'r>| -> HashSet<&'r str> {
        resource.broken.iter().map(|broken| &*broken.id).collect()
    };
    let (source_broken, target_broken) = (broken(source), broken(target));
    let mut pairs = Vec::with_capacity(source.units.len());
    for unit in &source.units {
        let target_unit = units.get(&*unit.id).copied();
        let record = provenance.records.get(&*unit.id);
        let state = match target_unit {
            Some(translation) => state(unit, translation, record, provenance),
            None if target.unreadable || target_broken.contains(&*unit.id) => State::Broken,
            None => State::Missing,
        };
        let changed = record.filter(|_| matches!(state, State::Stale | State::Unconfirmed));
        let significance =
            changed.map(|record| significance(&record.source, &unit.text(), language));
        let (source, target) = (Some(unit), target_unit);
        let review = review(target, record);
        let (renamed, fallback, doubtful) = (None, None, false);
        pairs.push(Pair {
            source,
            target,
            record,
            review,
            state,
            fallback,
            significance,
            renamed,
            doubtful,
        });
    }
    let found = pairs.iter().filter(|pair| pair.target.is_some()).count();
    // In most files every message has its segment.
    let sources: HashSet<&str, RandomState> = if found == target.units.len() {
        HashSet::default()
    } else {
        source.units.iter().map(|unit| &*unit.id).collect()
    };
    let mut others = target.units.iter().filter(|unit| !sources.contains(&*unit.id));
    for unit in others.by_ref().take(target.units.len() - found) {
        let is_broken = source.unreadable || source_broken.contains(&*unit.id);
        let state = if is_broken { State::Broken } else { State::Orphan };
        pairs.push(sourceless(unit, provenance.records.get(&*unit.id), state));
    }
    renames(&mut pairs);
    pairs
}

/// The pair of a translation without a source.
fn sourceless<'r>(
    unit: &'r TranslationUnit<'r>,
    record: Option<&'r ProvenanceRecord<'r>>,
    state: State,
) -> Pair<'r> {
    Pair {
        source: None,
        target: Some(unit),
        record,
        review: review(Some(unit), record),
        state,
        fallback: None,
        significance: None,
        renamed: None,
        doubtful: false,
    }
}

/// Finds missing segments whose translation stands under an old id: the orphan was made from the
/// very text that the segment has now. Where several could be meant, the first ones are.
fn renames(pairs: &mut [Pair<'_>]) {
    let mut orphans: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        if let (State::Orphan, Some(record)) = (pair.state, pair.record) {
            orphans.entry(folded(&record.source).into_owned()).or_default().push_back(index);
        }
    }
    if orphans.is_empty() {
        return;
    }
    for index in 0..pairs.len() {
        let (State::Missing, Some(source)) = (pairs[index].state, pairs[index].source) else {
            continue;
        };
        let old = orphans.get_mut(&*folded(&source.text())).and_then(VecDeque::pop_front);
        if let Some(old) = old {
            pairs[index].renamed = Some(old);
            pairs[old].renamed = Some(index);
        }
    }
}

/// How far a translation has come.
fn review(
    target: Option<&TranslationUnit<'_>>,
    record: Option<&ProvenanceRecord<'_>>,
) -> Option<ReviewState> {
    let record = record?;
    let is_edited = || target.is_some_and(|unit| record.translation != fingerprint(&unit.text()));
    if record.state == ReviewState::Reviewed && is_edited() {
        return Some(ReviewState::Translated);
    }
    Some(record.state)
}

fn state(
    source: &TranslationUnit<'_>,
    target: &TranslationUnit<'_>,
    record: Option<&ProvenanceRecord<'_>>,
    all: &Provenance<'_>,
) -> State {
    match record {
        None if all.exists && !all.readable => State::Broken,
        None => State::Unrecorded,
        Some(record) if same(&record.source, &source.text()) => State::Current,
        Some(record) if record.translation == fingerprint(&target.text()) => State::Stale,
        Some(_) => State::Unconfirmed,
    }
}
