//! How a document and its translation stand to each other.

use std::collections::{HashMap, HashSet};

use crate::{
    model::{Pair, Provenance, Record, Resource, State, Unit},
    text::{fingerprint, same},
};

/// Pairs the units of two files by id: the source's in its order, then the orphans.
#[must_use]
pub fn pair<'r>(
    source: &'r Resource<'r>,
    target: &'r Resource<'r>,
    provenance: &'r Provenance<'r>,
) -> Vec<Pair<'r>> {
    let units: HashMap<&str, &Unit<'r>> =
        target.units.iter().map(|unit| (&*unit.id, unit)).collect();
    let broken = |resource: &'r Resource<'r>| -> HashSet<&'r str> {
        resource.broken.iter().map(|broken| &*broken.id).collect()
    };
    let (source_broken, target_broken) = (broken(source), broken(target));
    let sources: HashSet<&str> = source.units.iter().map(|unit| &*unit.id).collect();
    let mut pairs = Vec::with_capacity(source.units.len());
    for unit in &source.units {
        let target_unit = units.get(&*unit.id).copied();
        let record = provenance.records.get(&*unit.id);
        let state = match target_unit {
            Some(translation) => state(unit, translation, record, provenance),
            None if target.unreadable || target_broken.contains(&*unit.id) => State::Broken,
            None => State::Missing,
        };
        let (source, target) = (Some(unit), target_unit);
        pairs.push(Pair { source, target, record, state, significance: None });
    }
    for unit in target.units.iter().filter(|unit| !sources.contains(&*unit.id)) {
        let is_broken = source.unreadable || source_broken.contains(&*unit.id);
        let state = if is_broken { State::Broken } else { State::Orphan };
        let record = provenance.records.get(&*unit.id);
        pairs.push(Pair { source: None, target: Some(unit), record, state, significance: None });
    }
    pairs
}

fn state(
    source: &Unit<'_>,
    target: &Unit<'_>,
    record: Option<&Record<'_>>,
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
