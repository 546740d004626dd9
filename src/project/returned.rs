//! What comes back from a translator's tool, taken into the project.
//!
//! Nothing is written that was not said in the file: what came back as it left changes no byte, what
//! the project has changed meanwhile is a conflict, and what cannot be taken is told.

use std::collections::{BTreeMap, HashMap};

use crate::{
    exchange::{
        CodeProblem, ExchangeFormat, ExchangePackage, ExchangeUnit, InlineStyle, JoinError,
        OutgoingOptions, ReturnedSegment, SegmentOutcome,
    },
    model::{FileEdit, Locale, Pair, Phrase, Problem, ReviewState, SourceFile, TranslationUnit},
    store::{self, FluentEditor},
    text::{fingerprint, same},
};

use super::{
    DocumentName, DocumentView, Project, ProjectError, TransferError,
    import::spoiled,
    page_return::{literal, rewrite_page},
    sent,
};

/// What came back, and how to take it.
pub(crate) struct ReturnRequest<'r> {
    /// What was read.
    pub package: &'r ExchangePackage,
    /// The format that it was in.
    pub format: &'static ExchangeFormat,
    /// The language of the translation.
    pub locale: &'r Locale,
    /// Which side of conflicts is taken.
    pub choices: &'r [ConflictChoice],
    /// Whether what seems to be in another language is taken all the same, as drafts.
    pub force: bool,
    /// Nothing is written.
    pub dry_run: bool,
}

/// Which side of a conflict is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConflictChoice {
    /// The segment, as `document/segment`; none: all that nothing else is said of.
    pub segment: Option<String>,
    /// Whether what came back is taken, not what the project has.
    pub theirs: bool,
}

/// What came of a return.
#[derive(Debug, Default)]
pub(crate) struct ReturnAnswer {
    /// The files as they are written.
    pub files: Vec<FileEdit>,
    /// Segments with a new translation.
    pub taken: Vec<TakenSegment>,
    /// How many translations came back as they are, and were said to be right.
    pub confirmed: usize,
    /// How many segments came back as they left.
    pub untouched: usize,
    /// Segments that both sides changed; nothing of them is written unless it was said which.
    pub conflicts: Vec<ReturnConflict>,
    /// Units of no segment.
    pub unknown: Vec<String>,
    /// What came back and could not be taken.
    pub refused: Vec<RefusedReturn>,
    /// Codes that did not come back as they left, each with the unit it is in.
    pub codes: Vec<(String, CodeProblem)>,
    /// Segments that left and did not come back, of the documents that did.
    pub absent: Vec<String>,
}

impl ReturnAnswer {
    /// How many conflicts nobody has settled.
    #[must_use]
    pub(crate) fn open_conflicts(&self) -> usize {
        self.conflicts.iter().filter(|conflict| conflict.taken.is_none()).count()
    }

    /// Whether nothing in the file is of the project.
    #[must_use]
    pub(crate) fn knows_nothing(&self) -> bool {
        !self.unknown.is_empty()
            && self.taken.is_empty()
            && self.refused.is_empty()
            && self.conflicts.is_empty()
            && self.confirmed + self.untouched == 0
    }

    /// Whether all that came back was taken as it was meant.
    #[must_use]
    pub(crate) fn is_clean(&self) -> bool {
        self.open_conflicts() == 0
            && self.refused.is_empty()
            && self.codes.is_empty()
            && self.unknown.is_empty()
    }
}

/// A segment with a new translation.
#[derive(Debug, Clone)]
pub(crate) struct TakenSegment {
    /// The segment, as `document/segment`.
    pub segment: String,
    /// The translation that it had.
    pub old: Option<String>,
    /// The one that it has now.
    pub new: String,
    /// Whether it is a draft, to be looked at.
    pub is_draft: bool,
    /// Where the source has changed since it left: the text then, and the text now.
    pub stale: Option<[String; 2]>,
}

/// A segment that both sides changed.
#[derive(Debug, Clone)]
pub(crate) struct ReturnConflict {
    /// The segment, as `document/segment`.
    pub segment: String,
    /// What the project has.
    pub ours: String,
    /// What came back.
    pub theirs: String,
    /// Which was taken, where that was said.
    pub taken: Option<bool>,
}

/// A segment that could not be taken.
#[derive(Debug, Clone)]
pub(crate) struct RefusedReturn {
    /// The segment or unit, as `document/segment`.
    pub segment: String,
    /// Why.
    pub reason: ReturnRefusal,
}

/// Why a segment could not be taken.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ReturnRefusal {
    /// It came back in the source's language, or in a third one.
    OtherLanguage,
    /// A cell or variant is missing.
    Incomplete,
    /// Fluent cannot say it.
    Unsayable,
    /// The page, whose path this is, cannot hold it.
    Page(String),
    /// The page, whose path this is, lacks it, and it is not certain where it belongs.
    Unplaced(String),
    /// There is no such page, and not all of its texts came.
    NoPage(String),
    /// Nothing tells which source it is of.
    NoSource,
    /// The message there is cannot be read.
    Broken(Box<Problem>),
}

impl ReturnRequest<'_> {
    /// Takes what came back.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written, or the package is in another language.
    pub(crate) fn run(&self, project: &Project) -> Result<ReturnAnswer, TransferError> {
        project.take_back(self)
    }
}

impl Project {
    fn take_back(&self, request: &ReturnRequest<'_>) -> Result<ReturnAnswer, TransferError> {
        expect_locale(request)?;
        let _lock = self.lock(request.dry_run)?;
        let mut answer = ReturnAnswer::default();
        let documents = self.documents()?;
        let mut units =
            self.assigned_units(request.package, request.format, request.locale, &documents)?;
        for document in &documents {
            if let Some(units) = units.remove(&*document.name) {
                let units: Vec<&ExchangeUnit> = units.iter().map(|unit| &**unit).collect();
                self.take_document(document, &units, request, &mut answer)?;
            }
        }
        let mut others: Vec<_> = units.into_iter().collect();
        others.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (document, units) in others {
            let names = units.iter().map(|unit| shown_unit_name(&document, unit));
            answer.unknown.extend(names);
        }
        if !request.dry_run {
            self.files.commit(&answer.files).map_err(ProjectError::from)?;
        }
        Ok(answer)
    }

    fn take_document(
        &self,
        document: &DocumentName,
        units: &[&ExchangeUnit],
        request: &ReturnRequest<'_>,
        answer: &mut ReturnAnswer,
    ) -> Result<(), ProjectError> {
        let memory = self.load(&sent::path(&document.name, request.locale))?;
        let sent = store::parse_provenance(&memory.file);
        let mut segments: HashMap<&str, Vec<&ExchangeUnit>> = HashMap::new();
        for unit in units {
            segments.entry(unit.segment()).or_default().push(unit);
        }
        let files = self.with_pairs(document, request.locale, |view| {
            let returning = DocumentReturn { project: self, document, request };
            let edits = returning.edits(&view, &mut segments, &sent.records, answer);
            returning.write(&view, &edits, answer)
        })??;
        answer.files.extend(files);
        let mut others: Vec<&str> = segments.into_keys().collect();
        others.sort_unstable();
        answer.unknown.extend(others.iter().map(|id| format!("{}/{id}", document.name)));
        Ok(())
    }
}

/// What a unit of no segment is called.
fn shown_unit_name(document: &str, unit: &ExchangeUnit) -> String {
    let id = unit.shown_name();
    if document.is_empty() { id } else { format!("{document}/{id}") }
}

/// Refuses a package in another language.
fn expect_locale(request: &ReturnRequest<'_>) -> Result<(), TransferError> {
    match Locale::new(&request.package.target_locale) {
        Ok(found) if found.language() != request.locale.language() => {
            let phrase = Phrase::new("import-other-language").with("found", found.name());
            Err(phrase.with("expected", request.locale.name()).into())
        }
        _ => Ok(()),
    }
}

/// A translation with new texts in it.
struct RewrittenTranslation {
    /// The file; none where it stays as it is.
    file: Option<String>,
    /// What its segments say.
    texts: HashMap<String, String>,
    /// Blocks that came along as the source has them, with what they say.
    copied: Vec<(String, String)>,
}

/// A segment whose message or record is to be written.
struct SegmentEdit<'p> {
    pair: &'p Pair<'p>,
    source: String,
    outcome: SegmentOutcome,
}

struct DocumentReturn<'d> {
    project: &'d Project,
    document: &'d DocumentName,
    request: &'d ReturnRequest<'d>,
}

impl DocumentReturn<'_> {
    fn unit_name(&self, id: &str) -> String {
        format!("{}/{id}", self.document.name)
    }

    /// What is to be written, in the document's order; `segments` keeps what is of no segment.
    fn edits<'p>(
        &self,
        view: &DocumentView<'p>,
        segments: &mut HashMap<&str, Vec<&ExchangeUnit>>,
        sent: &BTreeMap<std::borrow::Cow<'_, str>, crate::model::ProvenanceRecord<'_>>,
        answer: &mut ReturnAnswer,
    ) -> Vec<SegmentEdit<'p>> {
        let mut edits = Vec::new();
        for pair in view.pairs.iter().filter(|pair| pair.source.is_some()) {
            let id = pair.id();
            let Some(units) = segments.remove(id) else {
                if sent.contains_key(id) {
                    answer.absent.push(self.unit_name(id));
                }
                continue;
            };
            let returned = ReturnedSegment {
                pair,
                sent: sent.get(id),
                units: &units,
                format: self.request.format,
                force: self.request.force,
            };
            let outcome = returned.outcome(OutgoingOptions {
                style: InlineStyle::Raw,
                source: &self.project.config.source,
                target: self.request.locale,
            });
            edits.extend(self.judge(pair, outcome, answer));
        }
        edits
    }

    fn judge<'p>(
        &self,
        pair: &'p Pair<'p>,
        outcome: SegmentOutcome,
        answer: &mut ReturnAnswer,
    ) -> Option<SegmentEdit<'p>> {
        let name = self.unit_name(pair.id());
        let refuse = |answer: &mut ReturnAnswer, reason| {
            answer.refused.push(RefusedReturn { segment: name.clone(), reason });
        };
        if !outcome.untranslated.is_empty() {
            refuse(answer, ReturnRefusal::OtherLanguage);
        }
        let codes = outcome.codes.iter();
        answer.codes.extend(codes.map(|(unit, problem)| (self.unit_name(unit), problem.clone())));
        if let Some(error) = outcome.error {
            refuse(
                answer,
                match error {
                    JoinError::Incomplete => ReturnRefusal::Incomplete,
                    JoinError::Unsayable => ReturnRefusal::Unsayable,
                },
            );
            return None;
        }
        if outcome.conflict && !self.is_taken(pair, &outcome, &name, answer) {
            return None;
        }
        outcome.state.or_else(|| {
            answer.untouched += usize::from(outcome.untranslated.is_empty());
            None
        })?;
        let Some(source) = outcome.source.clone() else {
            refuse(answer, ReturnRefusal::NoSource);
            return None;
        };
        Some(SegmentEdit { pair, source, outcome })
    }

    /// Whether what came back is taken though both sides changed.
    fn is_taken(
        &self,
        pair: &Pair<'_>,
        outcome: &SegmentOutcome,
        name: &str,
        answer: &mut ReturnAnswer,
    ) -> bool {
        let choices = self.request.choices;
        let own = choices.iter().find(|choice| choice.segment.as_deref() == Some(name));
        let all = || choices.iter().find(|choice| choice.segment.is_none());
        let taken = own.or_else(all).map(|choice| choice.theirs);
        answer.conflicts.push(ReturnConflict {
            segment: name.to_owned(),
            ours: pair.target.map(|target| target.text().into_owned()).unwrap_or_default(),
            theirs: outcome.whole.clone(),
            taken,
        });
        taken == Some(true)
    }

    /// The files with what is to be written.
    fn write(
        &self,
        view: &DocumentView<'_>,
        edits: &[SegmentEdit<'_>],
        answer: &mut ReturnAnswer,
    ) -> Result<Vec<FileEdit>, ProjectError> {
        view.readable_records()?;
        let written = self.rewritten(view, edits, answer)?;
        let mut records = self.records(&written.texts, edits, answer);
        records.extend(written.copied.iter().map(|(id, text)| {
            let state = ReviewState::Translated;
            let record = store::render_record(id, text, fingerprint(text), state);
            (id.clone(), Some(record))
        }));
        let changed = written.file.map(|text| view.target_edit(text));
        let changed = changed.filter(FileEdit::changes);
        Ok(changed.into_iter().chain(view.recorded(&records)).collect())
    }

    /// The translation with the new texts in it, and what its segments then say.
    fn rewritten(
        &self,
        view: &DocumentView<'_>,
        edits: &[SegmentEdit<'_>],
        answer: &mut ReturnAnswer,
    ) -> Result<RewrittenTranslation, ProjectError> {
        let texts = |units: &[TranslationUnit<'_>]| -> HashMap<String, String> {
            units.iter().map(|unit| (unit.id.to_string(), unit.text().into_owned())).collect()
        };
        if edits.iter().all(|edit| edit.outcome.texts.is_none()) {
            return Ok(RewrittenTranslation {
                file: None,
                texts: texts(&view.target.units),
                copied: Vec::new(),
            });
        }
        if self.document.is_page() {
            return self.page(view, edits, answer, texts(&view.target.units));
        }
        let file = &**view.target_file;
        let failed = |problem: Box<Problem>| spoiled(file.path(), file.text(), vec![*problem]);
        let text = self.fluent(view, edits, answer).map_err(failed)?;
        let written = SourceFile::new(file.path(), &*text);
        let texts = texts(&store::parse_fluent(&written).units);
        Ok(RewrittenTranslation { file: Some(text), texts, copied: Vec::new() })
    }

    /// The page with the new texts in it.
    fn page(
        &self,
        view: &DocumentView<'_>,
        edits: &[SegmentEdit<'_>],
        answer: &mut ReturnAnswer,
        mut texts: HashMap<String, String>,
    ) -> Result<RewrittenTranslation, ProjectError> {
        let asked = edits.iter().filter_map(|edit| {
            let value = edit.outcome.texts.as_ref()?.value.as_deref()?;
            Some((edit.pair.id(), value))
        });
        let new: HashMap<&str, String> =
            asked.clone().filter_map(|(id, value)| Some((id, literal(value)?))).collect();
        let source = self.project.load(&self.document.path)?;
        let page = rewrite_page(view, self.document, &source.file, &new);
        for (id, _) in asked.filter(|(id, _)| !page.written.contains_key(*id)) {
            let path = view.target_file.path().to_owned();
            let is_unplaced = page.unplaced.contains(id);
            let refusal = match (is_unplaced, view.target_exists) {
                (true, true) => ReturnRefusal::Unplaced,
                (true, false) => ReturnRefusal::NoPage,
                _ => ReturnRefusal::Page,
            };
            let segment = self.unit_name(id);
            answer.refused.push(RefusedReturn { segment, reason: refusal(path) });
            texts.remove(id);
        }
        let written = page.written.iter().map(|(id, text)| (id.clone(), text.clone()));
        let copied = written.filter(|(id, _)| !new.contains_key(&**id)).collect();
        // A page that there is none of is made of texts alone.
        let file = (!page.written.is_empty()).then_some(page.text);
        texts.extend(page.written);
        Ok(RewrittenTranslation { file, texts, copied })
    }

    /// The translation with the new texts in it.
    fn fluent(
        &self,
        view: &DocumentView<'_>,
        edits: &[SegmentEdit<'_>],
        answer: &mut ReturnAnswer,
    ) -> Result<String, Box<Problem>> {
        let mut editor = FluentEditor::new(view.target_file)?;
        let by_id: HashMap<&str, &SegmentEdit<'_>> =
            edits.iter().map(|edit| (edit.pair.id(), edit)).collect();
        let mut last: Option<&str> = None;
        for pair in view.pairs.iter().filter(|pair| pair.source.is_some()) {
            let id = pair.id();
            if let Some(edit) = by_id.get(id)
                && let Some(texts) = &edit.outcome.texts
                && let Err(problem) = texts.put(&mut editor, id, edit.pair.target, last)
            {
                let reason = ReturnRefusal::Broken(problem);
                answer.refused.push(RefusedReturn { segment: self.unit_name(id), reason });
            }
            if editor.contains(id) {
                last = Some(id);
            }
        }
        editor.finish()
    }

    fn records(
        &self,
        written: &HashMap<String, String>,
        edits: &[SegmentEdit<'_>],
        answer: &mut ReturnAnswer,
    ) -> BTreeMap<String, Option<String>> {
        let is_page = self.document.is_page();
        let mut records = BTreeMap::new();
        for SegmentEdit { pair, source, outcome } in edits {
            let id = pair.id();
            let (Some(state), Some(text)) = (outcome.state, written.get(id)) else { continue };
            if outcome.texts.is_none() {
                answer.confirmed += 1;
            } else if is_page || same(text, &outcome.whole) {
                let now = pair.source.map(|source| source.text().into_owned());
                let moved = now.filter(|now| !same(now, source));
                answer.taken.push(TakenSegment {
                    segment: self.unit_name(id),
                    old: pair.target.map(|target| target.text().into_owned()),
                    new: text.clone(),
                    is_draft: state == ReviewState::Draft,
                    stale: moved.map(|now| [source.clone(), now]),
                });
            } else {
                // It was refused, and that has been said.
                continue;
            }
            let record = store::render_record(id, source, fingerprint(text), state);
            records.insert(id.to_owned(), Some(record));
        }
        records
    }
}
