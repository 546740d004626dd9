//! A new version of a document that is in the project: what is the same keeps everything, what was
//! edited keeps its id, what moved moves with its translation.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    import::Imported,
    model::{
        FileBefore, FileEdit, Locale, ProblemKind, Provenance, Resource, SourceFile,
        TranslationUnit,
    },
    store::{self, ImportRecord, LoadedText, NewSegment},
    text::{Language, folded},
};

use super::{
    super::{DocumentName, Project, ProjectError},
    Brought, DocumentImportError,
    carry::Translation,
    content,
    plan::{Conflict, ImportPlan, PlannedSegment, SegmentFate, Versions},
    segment,
};

/// A new version of a document of the project, or a translation of the one it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewVersion<'i> {
    /// The document's name.
    pub(super) name: &'i str,
    /// What was read of the new version.
    pub(super) source: Option<&'i Imported>,
    /// What was read of its translation, and the locale that it is in.
    pub(super) translation: Option<(&'i Locale, &'i Imported)>,
    /// The pictures of both, as they are written.
    pub(super) pictures: &'i [FileEdit],
    /// What holds where both sides changed a segment, and whether what is there gives way.
    pub(super) settle: ConflictSettlement,
    /// Translations whose segment is gone go too.
    pub(super) prune: bool,
    /// Nothing is written.
    pub(super) dry_run: bool,
}

/// Who wins where both the author and somebody in the project changed a segment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ConflictSettlement {
    /// Nobody, until a person says so.
    #[default]
    Ask,
    /// The project: its text stays.
    Keep,
    /// The author; and translations that are there give way to those brought in, and documents that
    /// hardly match are paired all the same.
    Force,
}

/// What a new version came to.
#[derive(Debug, Default)]
pub struct Revision {
    /// What became of the segments, in the new version's order, then what is gone.
    pub changes: Vec<SegmentChange>,
    /// How many segments are as they were.
    pub unchanged: usize,
    /// Segments that both the author and somebody in the project changed.
    pub conflicts: Vec<Conflict>,
    /// Whether it is on record what the document said when it was brought in last.
    pub recorded: bool,
    /// Segments that only somebody in the project changed, and that stay so.
    pub by_hand: Vec<String>,
    /// What became of the translations whose segment is gone.
    pub translations: Vec<Translations>,
    /// What came of the translation that was brought in.
    pub filled: Option<Brought>,
    /// The files that change, as they are written.
    pub files: Vec<FileEdit>,
    /// Nothing was written: a person has to settle the conflicts first.
    pub refused: bool,
}

/// What became of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentChange {
    /// The segment.
    pub segment: String,
    /// Where it moved to.
    pub moved: Option<SegmentMove>,
    /// What else became of it.
    pub kind: ChangeKind,
}

/// Where a segment moved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SegmentMove {
    /// Before all others.
    First,
    /// Behind the segment of that id.
    Behind(String),
}

/// What became of a segment, but for its place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields' names say it")]
pub enum ChangeKind {
    /// It says what it said.
    Same,
    /// It has another role.
    Role { old: String, new: String },
    /// It says something else.
    Edited { old: String, new: String },
    /// It was cut, and these are its other pieces.
    Split { pieces: Vec<String> },
    /// It was made one with these.
    Merged { others: Vec<String> },
    /// It is new.
    New { text: String },
    /// It was there once, and is again; so is its translation, where it had one.
    Restored { text: String },
    /// It is in the new version, but a person took it out.
    LeftOut,
    /// It is no more.
    Gone { text: String, note: Option<String> },
}

/// What became of the translations whose segment is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translations {
    /// The locale.
    pub locale: String,
    /// Those that stay until they are pruned.
    pub kept: Vec<String>,
    /// Those that went.
    pub pruned: Vec<String>,
}

impl Project {
    /// Brings a new version of a document in, a translation of it, or both; all of it or nothing.
    ///
    /// Where a segment was changed both by the author and in the project, nothing is written and
    /// [`Revision::refused`] says so, unless the one is to give way.
    ///
    /// # Errors
    ///
    /// When there is no such document, a file cannot be read in full or written, or the translation
    /// hardly matches.
    pub(super) fn revise(&self, version: &NewVersion<'_>) -> Result<Revision, DocumentImportError> {
        let _lock = self.lock(version.dry_run)?;
        let (buffers, staged) = self.staged();
        let mut revision = staged.revised(version)?;
        if revision.refused {
            return Ok(revision);
        }
        revision.files = buffers.edits();
        revision.files.extend_from_slice(version.pictures);
        if !version.dry_run {
            self.commit(&revision.files)?;
        }
        Ok(revision)
    }

    /// The same without saving it.
    fn revised(&self, version: &NewVersion<'_>) -> Result<Revision, DocumentImportError> {
        let path = self.place_of(version.name)?;
        let document = (self.survey().found.into_iter())
            .find(|document| document.path == path)
            .ok_or(DocumentImportError::NoDocument { name: version.name.to_owned() })?;
        let mut revision = Revision::default();
        if let Some(source) = version.source {
            self.renew(&document, source, version, &mut revision)?;
        }
        if let Some((locale, translation)) = version.translation.filter(|_| !revision.refused) {
            let force = version.settle == ConflictSettlement::Force;
            revision.filled = Some(self.fill(&document, locale, translation, force)?);
        }
        Ok(revision)
    }

    /// Puts a new version in the place of the one there is.
    fn renew(
        &self,
        document: &DocumentName,
        source: &Imported,
        version: &NewVersion<'_>,
        revision: &mut Revision,
    ) -> Result<(), DocumentImportError> {
        let loaded = self.load(&document.path)?;
        let read = loaded.before();
        let file = expect_text(loaded)?;
        let ours = store::parse_content(&file);
        readable(&file, &ours)?;
        let place = self.record_of(version.name);
        let (before, record) = self.imported(&place)?;
        let new: Vec<NewSegment> = source.blocks.iter().map(|block| segment(block, "")).collect();
        let (taken, orphans) = self.translated_ids(document)?;
        let language = Language::of_locale(&self.config.source);
        let record = record.as_ref();
        let keep = version.settle == ConflictSettlement::Keep;
        let force = version.settle == ConflictSettlement::Force;
        let guessed = source.guessed;
        let versions = Versions {
            record,
            ours: &ours,
            new: &new,
            keep,
            force,
            guessed,
            language,
            taken,
            orphans,
        };
        let plan = versions.plan();
        if let Some(percent) = unlike(&plan).filter(|_| !force) {
            let name = version.name.to_owned();
            return Err(DocumentImportError::Unlike { name, percent });
        }
        revision.tell(&plan, &ours, record.is_some());
        revision.refused = !plan.conflicts.is_empty() && !force;
        if revision.refused {
            return Ok(());
        }
        let text = content::carry_out(&file, &plan).map_err(|problem| spoiled(&file, *problem))?;
        let edited = SourceFile::new(file.path(), text);
        let said = record.map_or(&ours.metadata, |record| &record.metadata);
        let edited =
            SourceFile::new(file.path(), store::set_metadata(&edited, said, &source.metadata));
        let now = store::parse_content(&edited);
        for locale in self.targets() {
            let told = self.carry_along(document, locale, &plan, &now, version.prune)?;
            revision.translations.push(told);
        }
        let metadata = source.metadata.clone();
        let text = store::render_imported(&ImportRecord { metadata, blocks: plan.record });
        let is_same = |before: &str| before.replace("\r\n", "\n") == text;
        if !matches!(&before, FileBefore::Text(before) if is_same(before)) {
            self.stage_text(place, before, text)?;
        }
        Ok(self.stage_text(&*document.path, read, edited.text())?)
    }

    /// What is recorded of a document: what the file holds, and what it says where there is one.
    fn imported(&self, place: &str) -> Result<(FileBefore, Option<ImportRecord>), ProjectError> {
        let loaded = self.load(place)?;
        let (exists, before) = (loaded.exists, loaded.before());
        let file = expect_text(loaded)?;
        let record = exists.then(|| store::parse_imported(&file)).transpose();
        let record = record.map_err(|problem| spoiled(&file, *problem))?;
        Ok((before, record))
    }

    /// The ids that translations have, and those among them whose segment is gone, by the text that
    /// they were made from.
    fn translated_ids(
        &self,
        document: &DocumentName,
    ) -> Result<(HashSet<String>, HashMap<String, String>), ProjectError> {
        let (mut taken, mut orphans) = (HashSet::new(), HashMap::new());
        for locale in self.targets() {
            self.with_pairs(document, locale, |view| {
                let broken = view.target.broken.iter().map(|broken| broken.id.to_string());
                let units = view.target.units.iter().map(|unit| unit.id.to_string());
                let records = view.provenance.records.keys().map(ToString::to_string);
                taken.extend(broken.chain(units).chain(records));
                for pair in view.pairs.iter().filter(|pair| pair.source.is_none()) {
                    if let (Some(record), Some(_)) = (pair.record, pair.target) {
                        let source = folded(&record.source).into_owned();
                        orphans.entry(source).or_insert_with(|| pair.id().to_owned());
                    }
                }
            })?;
        }
        Ok((taken, orphans))
    }

    /// Takes the translation into a locale along.
    fn carry_along(
        &self,
        document: &DocumentName,
        locale: &Locale,
        plan: &ImportPlan,
        now: &Resource<'_>,
        prune: bool,
    ) -> Result<Translations, ProjectError> {
        let mut told = Translations { locale: locale.name().to_owned(), ..Translations::default() };
        let (path, place) = (document.translation(locale), document.provenance(locale));
        let target = self.load(&path)?;
        if !target.exists {
            return Ok(told);
        }
        let read_of = target.before();
        let file = expect_text(target)?;
        let loaded = self.load(&place)?;
        let (exists, recorded_before) = (loaded.exists, loaded.before());
        let recorded = expect_text(loaded)?;
        let read = store::parse_fluent(&file);
        let provenance =
            if exists { store::parse_provenance(&recorded) } else { Provenance::default() };
        let languages = [Language::of_locale(&self.config.source), Language::of_locale(locale)];
        let translation =
            Translation { file: &file, read: &read, provenance: &provenance, languages, prune };
        let carried = translation.carry(plan, now).map_err(|problem| spoiled(&file, *problem))?;
        if !carried.records.is_empty() {
            if exists && !provenance.readable {
                let problems = provenance.problems.clone();
                return Err(ProjectError::Config { file: recorded, problems });
            }
            let text = carried.fluent.as_deref().unwrap_or(file.text());
            let fluent = SourceFile::new(&*path, text);
            let text = carried.provenance(recorded.text(), now, &store::parse_fluent(&fluent));
            self.stage_text(place, recorded_before, text)?;
        }
        if let Some(text) = &carried.fluent {
            self.stage_text(path, read_of, &**text)?;
        }
        (told.kept, told.pruned) = (carried.kept, carried.pruned);
        Ok(told)
    }
}

impl Revision {
    /// Tells the plan.
    fn tell(&mut self, plan: &ImportPlan, ours: &Resource<'_>, recorded: bool) {
        self.recorded = recorded;
        self.conflicts.clone_from(&plan.conflicts);
        self.by_hand.clone_from(&plan.by_hand);
        let units: HashMap<&str, &TranslationUnit<'_>> =
            ours.units.iter().map(|unit| (&*unit.id, unit)).collect();
        let mut last: Option<&str> = None;
        for item in &plan.items {
            let moved = item.moved.then(|| {
                last.map_or(SegmentMove::First, |last| SegmentMove::Behind(last.to_owned()))
            });
            let kinds = kinds(item, &units);
            if kinds.is_empty() && moved.is_none() {
                self.unchanged += 1;
            }
            let segment = item.id.clone();
            let mut kinds = kinds.into_iter();
            let first = kinds.next().or(moved.is_some().then_some(ChangeKind::Same));
            let first = first.map(|kind| SegmentChange { segment: segment.clone(), moved, kind });
            let rest =
                kinds.map(|kind| SegmentChange { segment: segment.clone(), moved: None, kind });
            self.changes.extend(first.into_iter().chain(rest));
            if !matches!(item.fate, SegmentFate::LeftOut) {
                last = Some(item.pieces.last().map_or(&*item.id, |piece| &*piece.id));
            }
        }
        for id in &plan.gone {
            let unit = units.get(&**id);
            let text = unit.map(|unit| unit.text().into_owned()).unwrap_or_default();
            let note = unit.and_then(|unit| unit.note.as_deref()).map(str::to_owned);
            let kind = ChangeKind::Gone { text, note };
            self.changes.push(SegmentChange { segment: id.clone(), moved: None, kind });
        }
    }
}

/// A document of fewer segments may change altogether.
const ENOUGH: usize = 5;

/// Of a new version, more of the old one is left than this, in percent.
const LEFT: usize = 10;

/// How much of the old version is left, where that is too little for a version of it: it is
/// another document, perhaps, whose file has the same name.
fn unlike(plan: &ImportPlan) -> Option<usize> {
    let left =
        plan.items.iter().filter(|item| !matches!(item.fate, SegmentFate::New { .. })).count();
    let all = left + plan.gone.len();
    let percent = left * 100 / all.max(1);
    (all >= ENOUGH && percent < LEFT).then_some(percent)
}

/// What became of a segment, but for its place.
fn kinds(item: &PlannedSegment, units: &HashMap<&str, &TranslationUnit<'_>>) -> Vec<ChangeKind> {
    let mut kinds = Vec::new();
    match &item.fate {
        SegmentFate::New { segment, restored } => {
            let text = segment.block.text.clone();
            let restored = *restored;
            kinds.push(if restored {
                ChangeKind::Restored { text }
            } else {
                ChangeKind::New { text }
            });
        }
        SegmentFate::LeftOut => kinds.push(ChangeKind::LeftOut),
        SegmentFate::Edited { old, new } if item.pieces.is_empty() && item.merged.is_empty() => {
            kinds.push(ChangeKind::Edited { old: old.clone(), new: new.clone() });
        }
        SegmentFate::Edited { .. } | SegmentFate::Same => {}
    }
    if !item.pieces.is_empty() {
        let pieces = item.pieces.iter().map(|piece| piece.id.clone()).collect();
        kinds.push(ChangeKind::Split { pieces });
    }
    if !item.merged.is_empty() {
        kinds.push(ChangeKind::Merged { others: item.merged.clone() });
    }
    if let (Some(shape), Some(unit)) = (&item.shape, units.get(&*item.id)) {
        let old = super::plan::segment(unit);
        kinds.push(ChangeKind::Role { old: role(&old), new: role(shape) });
    }
    kinds
}

/// A role as the file has it: `heading 2`.
fn role(segment: &NewSegment) -> String {
    let level = segment.block.level.map(|level| level.to_string());
    let parts = [Some(segment.block.kind.name().to_owned()), level, segment.block.label.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The file, where its bytes are text.
pub(super) fn expect_text(loaded: LoadedText) -> Result<Arc<SourceFile>, ProjectError> {
    match loaded.problem {
        Some(problem) => Err(spoiled(&loaded.file, problem)),
        None => Ok(loaded.file),
    }
}

/// Refuses a document of which a part cannot be read: it would be taken for gone.
pub(super) fn readable(file: &SourceFile, resource: &Resource<'_>) -> Result<(), ProjectError> {
    let spoils = |kind: ProblemKind| {
        resource.unreadable || kind != ProblemKind::Syntax || !resource.broken.is_empty()
    };
    let problems: Vec<_> =
        resource.problems.iter().filter(|problem| spoils(problem.kind)).cloned().collect();
    if problems.is_empty() {
        return Ok(());
    }
    let file = SourceFile::new(file.path(), file.text());
    Err(ProjectError::Config { file: file.into(), problems })
}

fn spoiled(file: &SourceFile, problem: crate::model::Problem) -> ProjectError {
    super::spoiled(file.path(), file.text(), vec![problem])
}
