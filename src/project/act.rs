//! What a person does to one translation: writes it, confirms it, allows what a rule says of it.
//!
//! Each act is one small edit of at most two files, written all or not at all, and knows what the
//! person had before them: where the source or the translation is no longer that, nothing is
//! written, and they are shown what it is now.

use std::collections::{BTreeMap, HashMap};

use crate::{
    check::rule,
    model::{
        DocumentKind, FileBefore, FileEdit, Fingerprint, Locale, Pair, Phrase, Problem,
        ReviewState, SourceFile, State, TranslationUnit,
    },
    store::{self, FluentEditor, TypedUnit},
    text::fingerprint,
};

use super::{
    DocumentName, ErrorPhrases as _, Project, ProjectError, SelectionError,
    page_return::{page_with_allow, rewrite_page},
    view::DocumentView,
};

/// An act on one translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SegmentAct {
    /// Writes it, as it was typed, and records that it was made from the source as it is now.
    Write {
        /// What was typed.
        text: String,
        /// How far it has come.
        state: ReviewState,
    },
    /// Records that it is true to the source as both are now.
    Confirm {
        /// How far it has come.
        state: ReviewState,
    },
    /// Silences a rule for it.
    Allow {
        /// The rule's name.
        rule: String,
        /// Why.
        reason: String,
    },
}

/// The texts that a person had before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SeenTexts {
    /// The source's fingerprint.
    pub source: Fingerprint,
    /// The translation's; none where there was none.
    pub translation: Option<Fingerprint>,
}

impl SeenTexts {
    /// The texts of a pair as they are.
    #[must_use]
    pub fn seen_in(source: &TranslationUnit<'_>, target: Option<&TranslationUnit<'_>>) -> Self {
        let print = |unit: &TranslationUnit<'_>| fingerprint(&unit.text());
        Self { source: print(source), translation: target.map(print) }
    }
}

/// Which translation is acted upon.
#[derive(Debug, Clone)]
pub struct ActRequest<'a> {
    /// The document.
    pub document: &'a DocumentName,
    /// The locale.
    pub locale: &'a Locale,
    /// The segment's id.
    pub segment: &'a str,
    /// What is done.
    pub act: &'a SegmentAct,
    /// What the person saw; none: whatever is there.
    pub seen: Option<SeenTexts>,
}

/// Why an act was not carried out; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    #[error(transparent)]
    Project(#[from] ProjectError),
    #[error("there is no segment {0}")]
    NoSegment(String),
    #[error("{0} is not translated")]
    NotTranslated(String),
    #[error("nothing was typed")]
    Empty,
    #[error("what stands in the file cannot be read")]
    Broken(String),
    #[error("the source has changed meanwhile")]
    SourceMoved,
    #[error("the translation has changed meanwhile")]
    TranslationMoved,
    #[error("no rule is called {0}")]
    NoRule(String),
    #[error("an allow needs a reason")]
    NoReason,
    #[error("{0} is a page, written in its own file")]
    Page(String),
    #[error("{0} lacks it, and its place there is not certain")]
    Unplaced(String),
    #[error("there is no {0} yet")]
    NoPage(String),
}

impl ActError {
    /// The error as a person is told it, a phrase a line.
    #[must_use]
    pub fn phrases(&self) -> Vec<Phrase> {
        let about = |id: &'static str, segment: &str| {
            vec![Phrase::new(id).with("segment", segment.to_owned())]
        };
        match self {
            Self::Project(error) => error.phrases(),
            Self::NoSegment(id) => about("act-no-segment", id),
            Self::NotTranslated(id) => about("act-not-translated", id),
            Self::Broken(id) => about("act-broken", id),
            Self::Empty => vec![Phrase::new("act-empty")],
            Self::SourceMoved => vec![Phrase::new("act-source-moved")],
            Self::TranslationMoved => vec![Phrase::new("act-translation-moved")],
            Self::NoRule(name) => vec![Phrase::new("act-no-rule").with("name", &**name)],
            Self::NoReason => vec![Phrase::new("act-no-reason")],
            Self::Page(path) => vec![Phrase::new("act-page").with("path", &**path)],
            Self::NoPage(path) => vec![Phrase::new("act-no-page").with("path", &**path)],
            Self::Unplaced(path) => vec![Phrase::new("act-unplaced").with("path", &**path)],
        }
    }

    /// Whether somebody else wrote meanwhile.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::SourceMoved | Self::TranslationMoved)
    }
}

/// Which documents are to be worked on, in which locales; by default all.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReviewPlaces {
    /// Documents; none named: all.
    pub documents: Vec<String>,
    /// Target locales; none named: all.
    pub locales: Vec<String>,
}

/// A document in a locale.
#[derive(Debug, Clone)]
pub(crate) struct ReviewPlace {
    /// The document.
    pub document: DocumentName,
    /// The locale.
    pub locale: Locale,
}

impl ReviewPlaces {
    /// The documents in their locales, and what hindered finding others.
    ///
    /// # Errors
    ///
    /// When something that was named is not there.
    pub(crate) fn run(
        &self,
        project: &Project,
    ) -> Result<(Vec<ReviewPlace>, Vec<ProjectError>), SelectionError> {
        let locales = project.named_locales(&self.locales)?;
        let (targets, failures) = project.named_targets(&self.documents)?;
        let mut places = Vec::new();
        for document in targets.into_iter().map(|target| target.document) {
            for locale in locales.iter().filter(|locale| document.is_for(locale)) {
                let (document, locale) = (document.clone(), (*locale).clone());
                places.push(ReviewPlace { document, locale });
            }
        }
        Ok((places, failures))
    }
}

impl Project {
    /// Carries out an act: the files that changed, as they were and as they are.
    ///
    /// # Errors
    ///
    /// When the texts are not those that the person saw, or a file cannot be read, edited or
    /// written.
    pub fn act(&self, request: &ActRequest<'_>) -> Result<Vec<FileEdit>, ActError> {
        let _lock = self.lock(false)?;
        let edits = self.act_edits(request)?;
        self.files.commit(&edits).map_err(ProjectError::from)?;
        Ok(edits)
    }

    /// The edits that an act comes to; nothing is written.
    ///
    /// # Errors
    ///
    /// As [`Project::act`].
    pub fn act_edits(&self, request: &ActRequest<'_>) -> Result<Vec<FileEdit>, ActError> {
        let ActRequest { document, locale, .. } = *request;
        self.with_pairs(document, locale, |view| edits(&view, self, request))?
    }

    /// Takes back what an act changed: the files as they were before it, where nobody wrote since;
    /// otherwise its segment alone.
    ///
    /// # Errors
    ///
    /// When the segment itself was changed since, or a file cannot be read or written.
    pub fn undo_act(
        &self,
        request: (&DocumentName, &Locale, &str),
        done: &[FileEdit],
    ) -> Result<(), ActError> {
        let _lock = self.lock(false)?;
        let mut edits = Vec::new();
        let mut is_same = true;
        for edit in done {
            let now = self.load(&edit.path)?;
            is_same &= now.file.text() == edit.text;
            let before = FileBefore::Text(edit.text.clone());
            edits.push(match &edit.before {
                // The act made the file.
                FileBefore::Absent => FileEdit::removal(&*edit.path, before),
                was => FileEdit::new(&*edit.path, before, was.text()),
            });
        }
        if !is_same {
            let (document, locale, segment) = request;
            edits =
                self.with_pairs(document, locale, |view| taken_back(&view, segment, done))??;
        }
        Ok(self.files.commit(&edits).map_err(ProjectError::from)?)
    }
}

/// The edits that an act comes to.
fn edits(
    view: &DocumentView<'_>,
    project: &Project,
    request: &ActRequest<'_>,
) -> Result<Vec<FileEdit>, ActError> {
    let id = request.segment;
    view.readable_records()?;
    let pair = view.pairs.iter().find(|pair| pair.id() == id);
    let found = pair.and_then(|pair| Some((pair, pair.source?)));
    let Some((pair, source)) = found else { return Err(ActError::NoSegment(id.to_owned())) };
    if let Some(seen) = request.seen {
        let now = SeenTexts::seen_in(source, pair.target);
        if now.translation != seen.translation {
            return Err(ActError::TranslationMoved);
        }
        if now.source != seen.source {
            return Err(ActError::SourceMoved);
        }
    }
    match request.act {
        SegmentAct::Write { text, state } if view.source.kind == DocumentKind::Markdown => {
            write_page(view, project, source, (request.document, text, *state))
        }
        SegmentAct::Write { text, state } => write(view, pair, source, (text, *state)),
        SegmentAct::Confirm { state } => {
            let target = translated(pair)?;
            Ok(record(view, source, target, *state).into_iter().collect())
        }
        SegmentAct::Allow { rule: name, reason } => {
            if rule(name).is_none() {
                return Err(ActError::NoRule(name.clone()));
            }
            let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
            if reason.is_empty() {
                return Err(ActError::NoReason);
            }
            translated(pair)?;
            let allow = format!("diglot: allow {name} — {reason}");
            if view.source.kind == DocumentKind::Markdown {
                let text = page_with_allow(view, request.document, id, &allow);
                let refused = || ActError::Page(view.target_file.path().to_owned());
                return Ok(vec![view.target_edit(text.ok_or_else(refused)?)]);
            }
            let mut editor = editor(view)?;
            editor.add_comment(id, &allow);
            Ok(vec![finished(view, editor)?])
        }
    }
}

fn translated<'r>(pair: &Pair<'r>) -> Result<&'r TranslationUnit<'r>, ActError> {
    let id = || pair.id().to_owned();
    if pair.state == State::Broken {
        return Err(ActError::Broken(id()));
    }
    pair.target.ok_or_else(|| ActError::NotTranslated(id()))
}

/// Writes a translation, and records what it was made from.
fn write(
    view: &DocumentView<'_>,
    pair: &Pair<'_>,
    source: &TranslationUnit<'_>,
    (text, state): (&str, ReviewState),
) -> Result<Vec<FileEdit>, ActError> {
    let id = pair.id();
    if pair.state == State::Broken {
        return Err(ActError::Broken(id.to_owned()));
    }
    let units = [Some(source), pair.target];
    let names: Vec<&str> = units
        .iter()
        .flatten()
        .flat_map(|unit| unit.attributes.iter().map(|attribute| &*attribute.id))
        .collect();
    let typed = TypedUnit::split(text, &names);
    if typed.is_empty() {
        return Err(ActError::Empty);
    }
    let mut editor = editor(view)?;
    let after = before_in_order(view, id, |other| editor.contains(other));
    editor.put_message(after, id, &typed).map_err(|problem| spoiled(view.target_file, *problem))?;
    let edit = finished(view, editor)?;
    let file = SourceFile::new(&*edit.path, &*edit.text);
    let read = store::parse_fluent(&file);
    let Some(target) = read.unit(id) else { return Err(ActError::Broken(id.to_owned())) };
    let record = record(view, source, target, state);
    Ok([edit].into_iter().chain(record).collect())
}

/// Writes a block of a page over, or puts it where the source has it, where nothing else of the page
/// changes by it.
fn write_page(
    view: &DocumentView<'_>,
    project: &Project,
    source: &TranslationUnit<'_>,
    (document, text, state): (&DocumentName, &str, ReviewState),
) -> Result<Vec<FileEdit>, ActError> {
    let (file, text, id) = (view.target_file, text.trim(), &*source.id);
    if text.is_empty() {
        return Err(ActError::Empty);
    }
    // What stands for bytes that cannot be read must not take their place.
    if let Some(problem) = view.encoding {
        return Err(spoiled(file, problem.clone()));
    }
    let texts = HashMap::from([(id, text.to_owned())]);
    let page = project.load(&document.path)?.file;
    let rewritten = rewrite_page(view, document, &page, &texts);
    let path = file.path().to_owned();
    if rewritten.unplaced.contains(id) {
        let unplaced = if view.target_exists { ActError::Unplaced } else { ActError::NoPage };
        return Err(unplaced(path));
    }
    if !rewritten.written.contains_key(id) {
        return Err(ActError::Page(path));
    }
    let records = rewritten.written.iter().filter_map(|(id, text)| {
        let source = view.source.unit(id)?;
        let record = store::render_record(id, &source.text(), fingerprint(text), state);
        Some((id.clone(), Some(record)))
    });
    let record = view.recorded(&records.collect());
    Ok([view.target_edit(rewritten.text)].into_iter().chain(record).collect())
}

/// The nearest segment before this one, in the order of the source, that has its message.
fn before_in_order<'r>(
    view: &DocumentView<'r>,
    id: &str,
    has: impl Fn(&str) -> bool,
) -> Option<&'r str> {
    let units = view.source.units.iter();
    let before: Vec<&str> = units.map(|unit| &*unit.id).take_while(|other| *other != id).collect();
    before.into_iter().rev().find(|other| has(other))
}

fn record(
    view: &DocumentView<'_>,
    source: &TranslationUnit<'_>,
    target: &TranslationUnit<'_>,
    state: ReviewState,
) -> Option<FileEdit> {
    let id = source.id.to_string();
    let print = fingerprint(&target.text());
    let rendered = store::render_record(&id, &source.text(), print, state);
    view.recorded(&BTreeMap::from([(id, Some(rendered))]))
}

fn editor<'v>(view: &DocumentView<'v>) -> Result<FluentEditor<'v>, ActError> {
    if view.source.kind == DocumentKind::Markdown {
        return Err(ActError::Page(view.target_file.path().to_owned()));
    }
    // What stands for bytes that cannot be read must not take their place.
    if let Some(problem) = view.encoding {
        return Err(spoiled(view.target_file, problem.clone()));
    }
    FluentEditor::new(view.target_file).map_err(|problem| spoiled(view.target_file, *problem))
}

fn finished(view: &DocumentView<'_>, editor: FluentEditor<'_>) -> Result<FileEdit, ActError> {
    let text = editor.finish().map_err(|problem| spoiled(view.target_file, *problem))?;
    Ok(view.target_edit(text))
}

fn spoiled(file: &SourceFile, problem: Problem) -> ActError {
    super::import::spoiled(file.path(), file.text(), vec![problem]).into()
}

/// The edits that give one segment back its message and record of before, in files that others
/// have written to since.
fn taken_back(
    view: &DocumentView<'_>,
    segment: &str,
    done: &[FileEdit],
) -> Result<Vec<FileEdit>, ActError> {
    let mut edits = Vec::new();
    for edit in done {
        let [before, after] =
            [edit.before.text(), &edit.text].map(|text| SourceFile::new(&*edit.path, text));
        if edit.path == view.provenance_file.path() {
            let [old, new] = [&before, &after].map(|file| line_of(file.text(), segment));
            if line_of(view.provenance_file.text(), segment) != new {
                return Err(ActError::TranslationMoved);
            }
            let old = old.map(|line| format!("{line}\n"));
            edits.extend(view.recorded(&BTreeMap::from([(segment.to_owned(), old)])));
            continue;
        }
        let [old, new] = [store::parse_fluent(&before), store::parse_fluent(&after)];
        let text = |unit: Option<&TranslationUnit<'_>>| unit.map(|unit| unit.text().into_owned());
        let notes = |unit: Option<&TranslationUnit<'_>>| {
            unit.and_then(|unit| unit.note.as_deref().map(str::to_owned))
        };
        let (old, new, now) = (old.unit(segment), new.unit(segment), view.target.unit(segment));
        // A comment is not told from one that somebody else has edited since.
        if text(now) != text(new) || notes(old) != notes(new) {
            return Err(ActError::TranslationMoved);
        }
        let mut editor = editor(view)?;
        match old {
            Some(old) => {
                let names: Vec<&str> = old.attributes.iter().map(|own| &*own.id).collect();
                let typed = TypedUnit::split(&old.text(), &names);
                let put = editor.put_message(None, segment, &typed);
                put.map_err(|problem| spoiled(view.target_file, *problem))?;
            }
            None => editor.remove(segment),
        }
        edits.push(finished(view, editor)?);
    }
    Ok(edits)
}

/// The line that records a segment.
fn line_of<'t>(text: &'t str, segment: &str) -> Option<&'t str> {
    let is_own = |line: &&str| {
        line.strip_prefix(segment).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    text.lines().find(is_own)
}
