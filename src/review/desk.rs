//! The desk that somebody works at: queues, acts, and what was done.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use crate::{
    check::Finding,
    model::{FileEdit, Locale, Phrase, ReviewState, SourceFile},
    project::{
        ActError, ActRequest, DocumentName, OpenError, Project, ProjectError, ProjectSession,
        SegmentAct,
    },
    store,
};

use super::{
    DocumentMemory, ReviewQueue, SegmentFinding, ShownText, TranslationMemory,
    entry::segment_finding,
};

/// The desk that somebody works at.
///
/// It keeps what was done, so that it can be taken back. What stands in the files is kept, too, and
/// read again where they changed, since others may write there: whoever asks for a document gets it
/// as it is, with what was found of it when all files were [looked at](Self::refresh).
#[derive(Debug)]
pub struct ReviewDesk {
    session: ProjectSession,
    /// The project as it is saved, which acts write to.
    project: Project,
    /// Which opening of the project all that is kept is of.
    opening: u64,
    /// The documents there were when the session was asked last.
    documents: Vec<DocumentName>,
    /// What was found then, and the session's revision.
    found: (u64, HashMap<PlaceName, Vec<Finding>>),
    queues: HashMap<PlaceName, HeldQueue>,
    memories: HashMap<PlaceName, HeldMemory>,
    done: Vec<DoneAct>,
    /// How many acts there have been, those taken back included.
    count: usize,
    /// How often a queue was read.
    readings: u64,
}

/// A document's name and a locale's.
type PlaceName = (String, String);

/// A queue, and what it was read from.
#[derive(Debug)]
struct HeldQueue {
    texts: Vec<Arc<SourceFile>>,
    /// A number that the same findings share.
    findings: u64,
    /// Which reading it is.
    reading: u64,
    queue: Arc<ReviewQueue>,
}

/// What a document says in a locale, and what that was read from.
#[derive(Debug)]
struct HeldMemory {
    texts: Vec<Arc<SourceFile>>,
    memory: Arc<DocumentMemory>,
}

/// An act that was carried out.
#[derive(Debug, Clone)]
pub struct DoneAct {
    /// Its number in this sitting.
    pub number: usize,
    /// The document's name.
    pub document: String,
    /// The locale's name.
    pub locale: String,
    /// The segment's id.
    pub segment: String,
    /// What was done.
    pub act: SegmentAct,
    /// The translation before, where there was one.
    pub before: Option<String>,
    /// The translation after.
    pub after: Option<String>,
    edits: Vec<FileEdit>,
}

impl DoneAct {
    /// What was done, in words.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        match &self.act {
            SegmentAct::Write { state: ReviewState::Reviewed, .. } => {
                Phrase::new("done-written-reviewed")
            }
            SegmentAct::Write { state: ReviewState::Draft, .. } => {
                Phrase::new("done-written-draft")
            }
            SegmentAct::Write { .. } if self.before.is_none() => Phrase::new("done-translated"),
            SegmentAct::Write { .. } => Phrase::new("done-written"),
            SegmentAct::Confirm { state: ReviewState::Reviewed } => Phrase::new("done-reviewed"),
            SegmentAct::Confirm { state: ReviewState::Draft } => Phrase::new("done-draft"),
            SegmentAct::Confirm { .. } => Phrase::new("done-confirmed"),
            SegmentAct::Allow { rule, .. } => {
                Phrase::new("done-allowed").with("rule", rule.clone())
            }
        }
    }
}

impl ReviewDesk {
    /// A desk for a project.
    #[must_use]
    pub fn new(project: Project) -> Self {
        let session = ProjectSession::new(&project);
        Self {
            opening: session.openings(),
            session,
            project,
            documents: Vec::new(),
            found: (u64::MAX, HashMap::new()),
            queues: HashMap::new(),
            memories: HashMap::new(),
            done: Vec::new(),
            count: 0,
            readings: 0,
        }
    }

    /// The project as it is saved.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Looks what changed in all files of the project, and which have come or gone.
    pub fn refresh(&mut self) {
        self.session.refresh();
    }

    /// The documents of the project.
    ///
    /// # Errors
    ///
    /// When the project file does not hold.
    pub fn documents(&mut self) -> Result<&[DocumentName], OpenError> {
        // Nothing is checked for it: what is being typed elsewhere would be checked without.
        match self.session.documents() {
            Ok(documents) => self.documents = documents.to_vec(),
            Err(error) if self.documents.is_empty() => return Err(error),
            Err(_) => {}
        }
        Ok(&self.documents)
    }

    /// What needs a person in a document and locale.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read, or the project file does not hold any more.
    pub fn queue(
        &mut self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<Arc<ReviewQueue>, OpenError> {
        self.read_queue(document, locale).map(|held| held.queue.clone())
    }

    /// A number that is another whenever the queue of a document in a locale is.
    ///
    /// # Errors
    ///
    /// As [`queue`](Self::queue).
    pub fn reading(&mut self, document: &DocumentName, locale: &Locale) -> Result<u64, OpenError> {
        self.read_queue(document, locale).map(|held| held.reading)
    }

    fn read_queue(
        &mut self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<&HeldQueue, OpenError> {
        self.refresh_place(document, locale);
        self.take_in()?;
        let name = (document.name.clone(), locale.name().to_owned());
        let texts = self.session.texts_of(document, locale);
        let own = self.found.1.get(&name).map(Vec::as_slice).unwrap_or_default();
        let findings = number_of(own);
        let is_same = |held: &HeldQueue| held.findings == findings && same(&held.texts, &texts);
        if !self.queues.get(&name).is_some_and(is_same) {
            let queue =
                ReviewQueue::load_queue(self.session.project(), document, locale, own.to_vec())?;
            self.readings += 1;
            let (reading, queue) = (self.readings, Arc::new(queue));
            self.queues.insert(name.clone(), HeldQueue { texts, findings, reading, queue });
        }
        Ok(&self.queues[&name])
    }

    /// Looks what changed in the files of a document in a locale, and in the project's settings.
    fn refresh_place(&mut self, document: &DocumentName, locale: &Locale) {
        self.session.refresh_settings();
        for path in self.session.paths_of(document, locale) {
            self.session.refresh_file(&path);
        }
    }

    /// Takes in what changed since the last time. A project file that was changed and does not hold
    /// leaves all as it was.
    fn take_in(&mut self) -> Result<(), OpenError> {
        let is_known = !self.documents.is_empty();
        let revision = match self.session.revision() {
            Ok(revision) if !is_known || revision != self.found.0 => revision,
            Err(error) if !is_known => return Err(error),
            _ => return Ok(()),
        };
        if self.opening != self.session.openings() {
            self.opening = self.session.openings();
            self.project = self.session.saved_project();
            self.queues.clear();
            self.memories.clear();
        }
        self.documents = self.session.documents()?.to_vec();
        let mut found: HashMap<PlaceName, Vec<Finding>> = HashMap::new();
        for finding in self.session.check_whole()?.findings {
            let Some(document) = finding.document.clone() else { continue };
            // What is said of the source alone concerns whoever translates it.
            let own = finding.locale.clone();
            let all = || self.project.targets().iter().map(|locale| locale.name().to_owned());
            for locale in own.map_or_else(|| all().collect(), |own| vec![own]) {
                found.entry((document.clone(), locale)).or_default().push(finding.clone());
            }
        }
        self.found = (revision, found);
        Ok(())
    }

    /// What the project says in a locale.
    ///
    /// # Errors
    ///
    /// When the project file was changed and does not hold any more.
    pub fn memory(&mut self, locale: &Locale) -> Result<TranslationMemory, OpenError> {
        let mut documents = Vec::new();
        self.take_in()?;
        for document in self.documents.iter().filter(|document| document.is_for(locale)) {
            let name = (document.name.clone(), locale.name().to_owned());
            let texts = self.session.texts_of(document, locale);
            let held = self.memories.get(&name).filter(|held| same(&held.texts, &texts));
            let memory = held.map_or_else(
                || Arc::new(DocumentMemory::load(self.session.project(), document, locale)),
                |held| held.memory.clone(),
            );
            documents.push(memory.clone());
            self.memories.insert(name, HeldMemory { texts, memory });
        }
        Ok(TranslationMemory::new(documents))
    }

    /// What a check would find of a text while it is typed: nothing is written.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, or there is no such segment.
    pub fn rehearse(
        &mut self,
        (document, locale, segment): (&DocumentName, &Locale, &str),
        typed: &str,
    ) -> Result<Vec<SegmentFinding>, ActError> {
        if typed.trim().is_empty() {
            return Ok(Vec::new());
        }
        self.refresh_place(document, locale);
        let act = SegmentAct::Write { text: typed.to_owned(), state: ReviewState::Reviewed };
        let request = ActRequest { document, locale, segment, act: &act, seen: None };
        let edits = self.session.project().act_edits(&request)?;
        let mut set = || {
            edits.iter().try_for_each(|edit| self.session.set_text(&edit.path, edit.text.clone()))
        };
        let found = set().map_err(ActError::from).and_then(|()| self.rehearsed(&request, typed));
        for edit in &edits {
            self.session.close(&edit.path);
        }
        found
    }

    /// What is found of a text that is typed, and stands in the session already.
    fn rehearsed(
        &mut self,
        request: &ActRequest<'_>,
        typed: &str,
    ) -> Result<Vec<SegmentFinding>, ActError> {
        let ActRequest { document, locale, segment, .. } = *request;
        // While the project file does not hold, nothing can be told.
        let Ok(answer) = self.session.check_document(&document.name) else { return Ok(Vec::new()) };
        let project = self.session.project();
        let shown = |locale| Ok(shown_in(&*project.text(document, locale)?, segment, document));
        let shown = |locale| -> Result<ShownText, ProjectError> { shown(locale) };
        let (source, target) = (shown(&project.config.source)?, shown(locale)?);
        let [source_path, target_path, _] = document.paths(locale);
        // The text as it is shown begins where the typed one does, but for spaces.
        let shift = typed.find(&target.text).unwrap_or_default();
        let place = |finding: &Finding| {
            let mut found =
                segment_finding(finding, [(&source, &source_path), (&target, &target_path)]);
            found.target = found.target.map(|range| range.start + shift..range.end + shift);
            found
        };
        let is_own = |finding: &&Finding| {
            let own = finding.locale.as_deref();
            finding.segment.as_deref() == Some(segment)
                && own.is_none_or(|name| name == locale.name())
        };
        Ok(answer.findings.iter().filter(is_own).map(place).collect())
    }

    /// Carries out an act.
    ///
    /// # Errors
    ///
    /// When the texts are no longer those that the person saw, or a file cannot be written.
    pub fn act(&mut self, request: &ActRequest<'_>) -> Result<&DoneAct, ActError> {
        let before = self.translation(request)?;
        let edits = self.project.act(request)?;
        self.look_again(&edits);
        let after = self.translation(request)?;
        self.count += 1;
        self.done.push(DoneAct {
            number: self.count,
            document: request.document.name.clone(),
            locale: request.locale.name().to_owned(),
            segment: request.segment.to_owned(),
            act: request.act.clone(),
            before,
            after,
            edits,
        });
        self.done.last().ok_or(ActError::Empty)
    }

    /// Reads anew what was written.
    fn look_again(&mut self, edits: &[FileEdit]) {
        for edit in edits {
            self.session.close(&edit.path);
        }
    }

    fn translation(&self, request: &ActRequest<'_>) -> Result<Option<String>, ProjectError> {
        self.project.with_pairs(request.document, request.locale, |view| {
            let unit = view.target.unit(request.segment);
            unit.map(|unit| ShownText::show_unit(unit, Some(view.target_file)).text)
        })
    }

    /// What was done and not taken back, in order.
    #[must_use]
    pub fn done(&self) -> &[DoneAct] {
        &self.done
    }

    /// Takes back the last act; none where nothing was done.
    ///
    /// # Errors
    ///
    /// When what it wrote was changed by somebody else since; it stays done.
    pub fn undo(&mut self) -> Result<Option<DoneAct>, ActError> {
        self.undo_one(self.done.len().checked_sub(1))
    }

    /// Takes back the act of this number, others after it notwithstanding; none where there is none.
    ///
    /// # Errors
    ///
    /// When what it wrote was changed since, by a later act or by somebody else; it stays done.
    pub fn undo_number(&mut self, number: usize) -> Result<Option<DoneAct>, ActError> {
        self.undo_one(self.done.iter().position(|act| act.number == number))
    }

    fn undo_one(&mut self, at: Option<usize>) -> Result<Option<DoneAct>, ActError> {
        let Some(act) = at.and_then(|at| self.done.get(at)) else { return Ok(None) };
        let act = act.clone();
        let document = self.document(&act.document).ok().flatten();
        let locale = self.project.locale(&act.locale).cloned();
        let Some((document, locale)) = document.zip(locale) else {
            return Err(ActError::NoSegment(act.segment.clone()));
        };
        self.project.undo_act((&document, &locale, &act.segment), &act.edits)?;
        let undone = at.map(|at| self.done.remove(at));
        self.look_again(undone.as_ref().map(|act| act.edits.as_slice()).unwrap_or_default());
        Ok(undone)
    }

    /// The document called `name`; one that has come since is looked for.
    ///
    /// # Errors
    ///
    /// When the project file was changed and does not hold any more.
    pub fn document(&mut self, name: &str) -> Result<Option<DocumentName>, OpenError> {
        let is_own = |document: &&DocumentName| document.name == name;
        if let Some(own) = self.documents()?.iter().find(is_own) {
            return Ok(Some(own.clone()));
        }
        self.refresh();
        Ok(self.documents()?.iter().find(is_own).cloned())
    }
}

/// Whether texts are the same as before.
fn same(before: &[Arc<SourceFile>], now: &[Arc<SourceFile>]) -> bool {
    let is_same = |(a, b): (&Arc<SourceFile>, &Arc<SourceFile>)| {
        Arc::ptr_eq(a, b) || (a.path() == b.path() && a.text() == b.text())
    };
    before.len() == now.len() && before.iter().zip(now).all(is_same)
}

/// A number that the same findings share.
fn number_of(findings: &[Finding]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for Finding { rule, severity, segment, message, location, related, .. } in findings {
        (rule.name, severity, segment, format!("{message:?}")).hash(&mut hasher);
        let related = related.iter().map(|own| &own.location);
        for location in std::iter::once(location).chain(related) {
            (location.file.path(), location.span).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// A segment's text as it is shown.
fn shown_in(file: &SourceFile, segment: &str, document: &DocumentName) -> ShownText {
    let is_source = file.path() == document.path;
    let resource = if is_source { document.parse(file) } else { store::parse_fluent(file) };
    let file = (!is_source).then_some(file);
    resource.unit(segment).map(|unit| ShownText::show_unit(unit, file)).unwrap_or_default()
}
