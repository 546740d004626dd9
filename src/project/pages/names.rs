//! The ids of a page's source, given to its translation and to what is recorded of it.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use crate::model::{
    Pattern, PatternElement, Provenance, Resource, Span, TextElement, TranslationUnit,
};

use super::{BlockMatches, PairedPage, PairingNotes, RecordMatches};

/// Gives a translation's blocks and the records the ids of the source's blocks.
pub(super) fn rename<'a>(
    source: &Resource<'_>,
    mut target: Resource<'a>,
    provenance: Provenance<'a>,
    matches: &BlockMatches,
    known: &RecordMatches,
) -> PairedPage<'a> {
    let mut names = FreeNames::new(source);
    let ids: Vec<String> = (target.units.iter().enumerate())
        .map(|(at, unit)| match (matches.of_target[at], known.of_target[at]) {
            (Some(answer), _) => source.units[answer.source].id.to_string(),
            (None, Some(record)) => names.free(&known.keys[record]),
            (None, None) => names.free(&unit.id),
        })
        .collect();
    let mut notes = PairingNotes::default();
    for (id, matched) in ids.iter().zip(&matches.of_target) {
        if matched.is_some_and(|matched| matched.doubtful) {
            notes.doubtful.insert(id.clone());
        }
    }
    let provenance = rename_records(source, provenance, known, &ids, &mut notes);
    let units = std::mem::take(&mut target.units);
    target.units = rename_units(units, ids);
    for (own, other) in &matches.shared {
        let id = source.units[*own].id.to_string();
        let answer = matches.of_target[*other].map(|matched| &*source.units[matched.source].id);
        let unit = answer.and_then(|answer| target.unit(answer)).cloned();
        notes.doubtful.insert(id.clone());
        target.units.extend(unit.map(|unit| TranslationUnit { id: Cow::Owned(id), ..unit }));
    }
    PairedPage { target, provenance, notes }
}

/// The translation's units under their ids; those of one id are one unit.
fn rename_units<'a>(units: Vec<TranslationUnit<'a>>, ids: Vec<String>) -> Vec<TranslationUnit<'a>> {
    let mut renamed: Vec<TranslationUnit<'a>> = Vec::with_capacity(units.len());
    let mut places: HashMap<String, usize> = HashMap::with_capacity(units.len());
    for (mut unit, id) in units.into_iter().zip(ids) {
        if let Some(place) = places.get(&id) {
            join(&mut renamed[*place], unit);
        } else {
            places.insert(id.clone(), renamed.len());
            unit.id = Cow::Owned(id);
            renamed.push(unit);
        }
    }
    renamed
}

/// Puts a block behind the one that it is a part of.
fn join<'a>(unit: &mut TranslationUnit<'a>, part: TranslationUnit<'a>) {
    unit.span = unit.span.cover(part.span);
    unit.allows.extend(part.allows);
    let Some(value) = part.value else { return };
    let whole = unit.value.get_or_insert_with(Pattern::default);
    let gap = Span::at(whole.span.end);
    whole
        .elements
        .push(PatternElement::Text(TextElement { value: Cow::Borrowed("\n"), span: gap }));
    value.elements.iter().for_each(|element| whole.elements.push(element.clone()));
    whole.span = whole.span.cover(value.span);
}

fn rename_records<'a>(
    source: &Resource<'_>,
    mut provenance: Provenance<'a>,
    known: &RecordMatches,
    ids: &[String],
    notes: &mut PairingNotes,
) -> Provenance<'a> {
    let mut of_record: HashMap<usize, &String> = HashMap::new();
    for (id, record) in ids.iter().zip(&known.of_target) {
        if let Some(record) = record {
            of_record.entry(*record).or_insert(id);
        }
    }
    let mut records = std::mem::take(&mut provenance.records);
    for (at, key) in known.keys.iter().enumerate() {
        let Some(record) = records.remove(&**key) else { continue };
        let own = known.to_source[at].map(|own| source.units[own].id.to_string());
        let Some(id) = own.or_else(|| of_record.get(&at).map(|id| (*id).clone())) else {
            notes.obsolete.push(key.clone());
            continue;
        };
        if id != *key {
            notes.keys.insert(id.clone(), key.clone());
            notes.taken.insert(key.clone());
        }
        provenance.records.insert(Cow::Owned(id), record);
    }
    provenance
}

/// Ids for blocks that no block of the source answers to.
struct FreeNames {
    taken: HashSet<String>,
    numbers: HashMap<String, usize>,
}

impl FreeNames {
    fn new(source: &Resource<'_>) -> Self {
        let taken = source.units.iter().map(|unit| unit.id.to_string()).collect();
        Self { taken, numbers: HashMap::new() }
    }

    fn free(&mut self, id: &str) -> String {
        if self.taken.insert(id.to_owned()) {
            return id.to_owned();
        }
        let number = self.numbers.entry(id.to_owned()).or_default();
        loop {
            *number += 1;
            let name = format!("{id}-extra{number}");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}
