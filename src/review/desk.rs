//! The desk that somebody works at: queues, acts, and what was done.

use crate::{
    check::Finding,
    model::{FileEdit, Locale, Phrase, ReviewState, SourceFile},
    project::{ActError, ActRequest, DocumentName, Project, ProjectError, SegmentAct},
    store,
};

use super::{ReviewQueue, SegmentFinding, ShownText, entry::segment_finding};

/// The desk that somebody works at.
///
/// It keeps what was done, so that it can be taken back; what stands in the files it reads anew
/// each time, since others may write there too.
#[derive(Debug)]
pub struct ReviewDesk {
    project: Project,
    done: Vec<DoneAct>,
    /// How many acts there have been, those taken back included.
    count: usize,
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
        Self { project, done: Vec::new(), count: 0 }
    }

    /// The project.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The project as its file says now, where that changed.
    pub fn set_project(&mut self, project: Project) {
        self.project = project;
    }

    /// What needs a person in a document and locale.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn queue(
        &self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<ReviewQueue, ProjectError> {
        ReviewQueue::load_queue(&self.project, document, locale)
    }

    /// Carries out an act.
    ///
    /// # Errors
    ///
    /// When the texts are no longer those that the person saw, or a file cannot be written.
    pub fn act(&mut self, request: &ActRequest<'_>) -> Result<&DoneAct, ActError> {
        let before = self.translation(request)?;
        let edits = self.project.act(request)?;
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
        let document = self.document(&act.document)?;
        let locale = self.project.locale(&act.locale).cloned();
        let Some((document, locale)) = document.zip(locale) else {
            return Err(ActError::NoSegment(act.segment.clone()));
        };
        self.project.undo_act((&document, &locale, &act.segment), &act.edits)?;
        Ok(at.map(|at| self.done.remove(at)))
    }

    /// The document called `name`.
    ///
    /// # Errors
    ///
    /// When the project's documents cannot be looked for.
    pub fn document(&self, name: &str) -> Result<Option<DocumentName>, ProjectError> {
        let documents = self.project.documents()?;
        Ok(documents.into_iter().find(|document| document.name == name))
    }
}

/// What a check would find of a text while it is typed: nothing is written.
///
/// # Errors
///
/// When a file cannot be read, or there is no such segment.
pub fn rehearse(
    project: &Project,
    (document, locale, segment): (&DocumentName, &Locale, &str),
    typed: &str,
) -> Result<Vec<SegmentFinding>, ActError> {
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    let act = SegmentAct::Write { text: typed.to_owned(), state: ReviewState::Reviewed };
    let request = ActRequest { document, locale, segment, act: &act, seen: None };
    let rehearsal = project.rehearse(&request)?;
    let [source, target] =
        [&rehearsal.source, &rehearsal.translation].map(|file| shown_in(file, segment, document));
    let paths = [document.path.clone(), document.translation(locale)];
    // The text as it is shown begins where the typed one does, but for spaces.
    let shift = typed.find(&target.text).unwrap_or_default();
    let place = |finding: &Finding| {
        let mut found = segment_finding(finding, [(&source, &paths[0]), (&target, &paths[1])]);
        found.target = found.target.map(|range| range.start + shift..range.end + shift);
        found
    };
    Ok(rehearsal.findings.iter().map(place).collect())
}

/// A segment's text as it is shown.
fn shown_in(file: &SourceFile, segment: &str, document: &DocumentName) -> ShownText {
    let is_source = file.path() == document.path;
    let resource = if is_source { document.parse(file) } else { store::parse_fluent(file) };
    let file = (!is_source).then_some(file);
    resource.unit(segment).map(|unit| ShownText::show_unit(unit, file)).unwrap_or_default()
}
