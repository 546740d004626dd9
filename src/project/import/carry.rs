//! What becomes of the translations when their document does: they move with their segments, are
//! cut in pieces and made one as these are, and stay when these go, until they are pruned.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    model::{
        InlineExpression, Problem, Provenance, Resource, ReviewState, SourceFile, TranslationUnit,
    },
    store::{self, FluentEditor},
    text::{Language, fingerprint, same},
};

use super::{
    cutting::cut,
    plan::{ImportPlan, PlannedSegment, SegmentFate},
};

/// A translation whose document has a new version.
pub(super) struct Translation<'t> {
    pub(super) file: &'t SourceFile,
    pub(super) read: &'t Resource<'t>,
    pub(super) provenance: &'t Provenance<'t>,
    /// The languages of document and translation.
    pub(super) languages: [Language; 2],
    /// Translations of what is gone go too.
    pub(super) prune: bool,
}

/// What became of a translation.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// The Fluent file, where it changes.
    pub(super) fluent: Option<String>,
    /// Records that change, by id; none: they go.
    pub(super) records: BTreeMap<String, Option<CarriedRecord>>,
    /// Translations whose segment is gone, and that stay.
    pub(super) kept: Vec<String>,
    /// Those that went.
    pub(super) pruned: Vec<String>,
}

/// What is to be recorded of a translation.
#[derive(Debug)]
pub(super) struct CarriedRecord {
    /// The source that it was made from; none: the segment's as it is now.
    source: Option<String>,
    state: ReviewState,
}

impl Carried {
    /// The provenance file with its new records, the texts being as `source` and `fluent` have them.
    pub(super) fn provenance(
        &self,
        text: &str,
        source: &Resource<'_>,
        fluent: &Resource<'_>,
    ) -> String {
        let texts = |resource: &Resource<'_>| -> HashMap<String, String> {
            let units = resource.units.iter();
            units.map(|unit| (unit.id.to_string(), unit.text().into_owned())).collect()
        };
        let (sources, translations) = (texts(source), texts(fluent));
        let mut records = BTreeMap::new();
        for (id, recorded) in &self.records {
            let Some(CarriedRecord { source, state }) = recorded else {
                records.insert(id.clone(), None);
                continue;
            };
            let source = source.as_ref().or(sources.get(id));
            if let Some((source, translation)) = source.zip(translations.get(id)) {
                let record = store::render_record(id, source, fingerprint(translation), *state);
                records.insert(id.clone(), Some(record));
            }
        }
        store::record_all(text, &records)
    }
}

impl Translation<'_> {
    /// Carries the translation along; `source` is the document as it is now.
    pub(super) fn carry(
        &self,
        plan: &ImportPlan,
        source: &Resource<'_>,
    ) -> Result<Carried, Box<Problem>> {
        let mut carried = Carried::default();
        let units: HashMap<&str, &TranslationUnit<'_>> =
            self.read.units.iter().map(|unit| (&*unit.id, unit)).collect();
        let touched = |item: &PlannedSegment| {
            item.moved || !item.pieces.is_empty() || !item.merged.is_empty()
        };
        for item in &plan.items {
            if let Some(recorded) = units.get(&*item.id).and_then(|unit| self.touched(item, unit)) {
                carried.records.insert(item.id.clone(), Some(recorded));
            }
        }
        let orphans = self.orphans(plan, source);
        if !plan.items.iter().any(touched) && (orphans.is_empty() || !self.prune) {
            carried.kept =
                gone(plan).filter(|id| units.contains_key(id)).map(str::to_owned).collect();
            return Ok(carried);
        }
        let mut editor = FluentEditor::new(self.file)?;
        let mut last: Option<String> = None;
        for item in plan.items.iter().filter(|item| !matches!(item.fate, SegmentFate::LeftOut)) {
            let mut work = CarryTask { units: &units, editor: &mut editor, carried: &mut carried };
            work.merge(item, last.as_deref())?;
            if item.moved && units.contains_key(&*item.id) {
                work.editor.move_after(&item.id, last.as_deref());
            }
            work.cut(item, self.languages)?;
            let mut ids =
                std::iter::once(&item.id).chain(item.pieces.iter().map(|piece| &piece.id));
            last = ids.rfind(|id| editor.contains(id)).cloned().or(last);
        }
        if self.prune {
            for id in orphans {
                editor.remove(&id);
                carried.records.insert(id.clone(), None);
                carried.pruned.push(id);
            }
        }
        let stay = |id: &&str| units.contains_key(id) && editor.contains(id);
        carried.kept = gone(plan).filter(stay).map(str::to_owned).collect();
        let text = editor.finish()?;
        carried.fluent = Some(text).filter(|text| text != self.file.text());
        Ok(carried)
    }

    /// What is to be recorded of a translation before its source changes: that it was made from the
    /// old one. Who edited it since it was recorded has not translated the new one.
    fn touched(&self, item: &PlannedSegment, unit: &TranslationUnit<'_>) -> Option<CarriedRecord> {
        let SegmentFate::Edited { old, .. } = &item.fate else { return None };
        let print = fingerprint(&unit.text());
        match self.provenance.records.get(&*item.id) {
            Some(record) if same(&record.source, old) && record.translation != print => {
                Some(CarriedRecord { source: Some(old.clone()), state: ReviewState::Translated })
            }
            None if self.provenance.exists => {
                Some(CarriedRecord { source: Some(old.clone()), state: ReviewState::Translated })
            }
            _ => None,
        }
    }

    /// Translations of segments that are no more. What no segment ever stood for (a term, a message
    /// that another one mentions, one without a record) is none.
    fn orphans(&self, plan: &ImportPlan, source: &Resource<'_>) -> Vec<String> {
        let mentioned = mentioned(self.read);
        let going: HashSet<&str> = gone(plan).collect();
        let ids: HashSet<&str> = source.units.iter().map(|unit| &*unit.id).collect();
        let is_orphan = |id: &str| {
            let known = going.contains(id) || self.provenance.records.contains_key(id);
            known && !ids.contains(id) && !mentioned.contains(id)
        };
        let messages = self.read.units.iter().filter(|unit| unit.is_message());
        let mut orphans: Vec<String> =
            messages.map(|unit| unit.id.to_string()).filter(|id| is_orphan(id)).collect();
        let there: HashSet<&str> = (self.read.units.iter().map(|unit| &*unit.id))
            .chain(self.read.broken.iter().map(|broken| &*broken.id))
            .collect();
        // A record of a translation that somebody took out already.
        let records = self.provenance.records.keys().map(|id| &**id);
        let alone = records.filter(|id| !there.contains(id) && !ids.contains(id));
        orphans.extend(alone.map(str::to_owned));
        orphans
    }
}

/// Segments that the new version has no more.
fn gone(plan: &ImportPlan) -> impl Iterator<Item = &str> {
    let merged = plan.items.iter().flat_map(|item| &item.merged);
    plan.gone.iter().chain(merged).map(|id| &**id)
}

/// Messages that others refer to.
fn mentioned(resource: &Resource<'_>) -> HashSet<String> {
    let mut ids = HashSet::new();
    for (_, pattern) in resource.units.iter().flat_map(TranslationUnit::patterns) {
        pattern.visit(&mut |inline, _, _| {
            if let InlineExpression::Message { id, .. } = inline {
                ids.insert(id.to_string());
            }
        });
    }
    ids
}

/// One translation under work.
struct CarryTask<'w, 'f> {
    units: &'w HashMap<&'w str, &'w TranslationUnit<'w>>,
    editor: &'w mut FluentEditor<'f>,
    carried: &'w mut Carried,
}

impl CarryTask<'_, '_> {
    /// The value of a message that has one.
    fn value(&self, id: &str) -> Option<String> {
        let unit = self.units.get(id).filter(|unit| unit.is_message())?;
        Some(unit.value.as_ref()?.text().into_owned())
    }

    fn draft(&mut self, id: &str) {
        let recorded = CarriedRecord { source: None, state: ReviewState::Draft };
        self.carried.records.insert(id.to_owned(), Some(recorded));
    }

    /// Segments were made one: so are their translations, as a draft.
    fn merge(&mut self, item: &PlannedSegment, last: Option<&str>) -> Result<(), Box<Problem>> {
        let others: Vec<(&String, String)> =
            item.merged.iter().filter_map(|id| Some((id, self.value(id)?))).collect();
        if others.is_empty() {
            // What there is translates a part: its record is of another text, and so it is stale.
            return Ok(());
        }
        let own = self.value(&item.id);
        let texts: Vec<&str> =
            own.iter().map(|text| &**text).chain(others.iter().map(|(_, text)| &**text)).collect();
        let text = texts.join(" ");
        if store::render_value(&text).is_err() {
            return Ok(());
        }
        match own {
            Some(_) => self.editor.set(&item.id, &text)?,
            // There, but not to be read: it is not written over.
            None if self.editor.contains(&item.id) => return Ok(()),
            None => self.editor.insert(last, &item.id, &text, None)?,
        }
        self.draft(&item.id);
        for (id, _) in others {
            let unit = self.units.get(&**id);
            // Comments and attributes have no place in the other; they stay with their message.
            if unit.is_some_and(|unit| unit.note.is_none() && unit.attributes.is_empty()) {
                self.editor.remove(id);
                self.carried.records.insert(id.clone(), None);
            }
        }
        Ok(())
    }

    /// A segment was cut in pieces: so is its translation, as drafts, where it can be told where.
    fn cut(&mut self, item: &PlannedSegment, languages: [Language; 2]) -> Result<(), Box<Problem>> {
        if item.pieces.is_empty() {
            return Ok(());
        }
        let SegmentFate::Edited { new: first, .. } = &item.fate else { return Ok(()) };
        let Some(translation) = self.value(&item.id) else { return Ok(()) };
        let sources: Vec<&str> = std::iter::once(&**first)
            .chain(item.pieces.iter().map(|piece| &*piece.block.text))
            .collect();
        let parts = cut(&sources, &translation, languages);
        // No placeable is cut through.
        let whole = |part: &&str| store::render_value(part).is_ok();
        let Some(parts) = parts.filter(|parts| parts.iter().all(whole)) else { return Ok(()) };
        self.editor.set(&item.id, parts[0])?;
        self.draft(&item.id);
        let mut last = &item.id;
        for (piece, text) in item.pieces.iter().zip(&parts[1..]) {
            if self.editor.contains(&piece.id) {
                // It was there before, and has its own translation.
                continue;
            }
            self.editor.insert(Some(last), &piece.id, text, None)?;
            self.draft(&piece.id);
            last = &piece.id;
        }
        Ok(())
    }
}
