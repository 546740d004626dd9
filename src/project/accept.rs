//! Recording that translations are true to their sources.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    check::{Finding, RuleFamily},
    model::{
        ChangeRisk, FileEdit, Locale, Pair, Phrase, ReviewState, Severity, Significance, State,
    },
    store, sync,
    text::{Language, fingerprint, same},
};

use super::{
    CheckAnswer, NamedTarget, PageStamp, ProgressWatch, Project, ProjectError, SelectionError,
    check::CheckScope, selection::documents_of,
};

/// Which translations are to be recorded as true to their sources; by default all, but for those
/// that a check finds broken.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for or not, whatever the others")]
pub struct AcceptRequest {
    /// Documents, as `DOCUMENT`, and segments of some, as `DOCUMENT/SEGMENT`; none named: all.
    pub targets: Vec<String>,
    /// Target locales; none named: all.
    pub locales: Vec<String>,
    /// The state to record; none keeps `reviewed` where the pair did not change, and calls the
    /// others translated.
    pub state: Option<ReviewState>,
    /// Only where the source's change is a matter of typography.
    pub typographic: bool,
    /// What is broken is recorded as well.
    pub force: bool,
    /// Pages that are true to their sources afterwards name the commit of theirs in their front
    /// matter, under the key that the project has for it.
    pub stamp: bool,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What was recorded.
#[derive(Debug, Default)]
pub struct AcceptAnswer {
    /// What came of each target in each locale.
    pub steps: Vec<AcceptStep>,
    /// Why some were not recorded: what is broken in them.
    pub refusals: Vec<Finding>,
    /// Number of warnings about what was recorded.
    pub warnings: usize,
    /// What became of the pages that were to name the commit of their source.
    pub stamps: Vec<PageStamp>,
    /// What could not be read.
    pub failures: Vec<ProjectError>,
}

/// What came of a document, or a segment of it, in a locale.
#[derive(Debug, Clone, Default)]
pub struct AcceptStep {
    /// The document's name.
    pub document: String,
    /// The segment that was named, if one was.
    pub segment: Option<String>,
    /// The locale.
    pub locale: String,
    /// What was recorded.
    pub recorded: Vec<AcceptedSegment>,
    /// How the segment stands that was named and of which nothing was recorded.
    pub left: Option<State>,
    /// Segments that are to be named one by one, and were not.
    pub apart: Vec<SetApart>,
    /// Whether something of the document was refused, in whatever locale.
    pub refused: bool,
}

/// A translation that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedSegment {
    /// The locale.
    pub locale: String,
    /// The segment.
    pub segment: String,
    /// How the pair stood before.
    pub was: State,
    /// Whether the translation had changed since it was recorded.
    pub edited: bool,
    /// How far the translation had come by the record before, if there was one.
    pub before: Option<ReviewState>,
    /// How far it has come now.
    pub after: ReviewState,
}

/// A translation that is not accepted among others: a word of its source changed that may turn the
/// sense round, and somebody is to have read just that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetApart {
    /// The segment.
    pub segment: String,
    /// What changed.
    pub risks: Vec<ChangeRisk>,
}

impl SetApart {
    /// Why it was left, as a person is told it.
    #[must_use]
    pub fn phrase(&self, document: &str, locale: &str) -> Phrase {
        let words = |is_new: bool| {
            let own = self.risks.iter().filter(|risk| risk.is_new == is_new);
            own.map(|risk| &*risk.word).collect::<Vec<_>>().join(" ")
        };
        let (gone, come) = (words(false), words(true));
        let id = match (gone.is_empty(), come.is_empty()) {
            (false, true) => "accept-apart-gone",
            (true, false) => "accept-apart-come",
            _ => "accept-apart",
        };
        Phrase::new(id)
            .with("segment", format!("{document}/{}", self.segment))
            .with("locale", locale)
            .with("gone", gone)
            .with("come", come)
    }
}

impl AcceptRequest {
    /// Checks what is named, and records what is not broken: in all files or in none.
    ///
    /// # Errors
    ///
    /// When something that was named is not there, or a file cannot be written.
    pub fn run(&self, project: &Project) -> Result<AcceptAnswer, SelectionError> {
        self.run_watched(project, &|_, _| ())
    }

    /// The same, telling how many documents are checked.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn run_watched(
        &self,
        project: &Project,
        watch: ProgressWatch<'_>,
    ) -> Result<AcceptAnswer, SelectionError> {
        let locales = project.named_locales(&self.locales)?;
        let (targets, failures) = project.named_targets(&self.targets)?;
        let scope = CheckScope::whole_scope(project, documents_of(&targets), &locales);
        let checked = scope.check_scope(project, true, watch);
        let errors = BrokenDocuments::new(&checked);
        let mut answer = AcceptAnswer { failures, ..AcceptAnswer::default() };
        let _lock = project.lock(self.dry_run)?;
        let (buffers, staged) = project.staged();
        for target in &targets {
            let refusals = if self.force { Vec::new() } else { errors.errors_of(target) };
            for locale in &locales {
                let acceptance = self.acceptance(target, locale, &refusals);
                match staged.record_step(target, locale, &acceptance) {
                    Ok(step) => answer.steps.push(step),
                    Err(error) => answer.failures.push(error),
                }
            }
            answer.refusals.extend(refusals.into_iter().cloned());
        }
        if self.stamp {
            staged.stamp_pages(documents_of(&targets), &locales, &mut answer)?;
        }
        if !self.dry_run {
            project.commit(&buffers.edits())?;
        }
        answer.warnings = answer.warned(&checked);
        Ok(answer)
    }

    fn acceptance(
        &self,
        target: &NamedTarget,
        locale: &Locale,
        refusals: &[&Finding],
    ) -> Acceptance {
        // What is wrong with a source is wrong with what is made from it.
        let is_about = |finding: &&&Finding| {
            finding.locale.as_deref().is_none_or(|name| name == locale.name())
        };
        let own = refusals.iter().filter(is_about);
        Acceptance {
            segment: target.segment.clone(),
            state: self.state,
            typographic: self.typographic,
            refused: own.filter_map(|finding| finding.segment.clone()).collect(),
            is_refused: !refusals.is_empty(),
        }
    }
}

impl AcceptAnswer {
    /// How many translations were recorded.
    #[must_use]
    pub fn recorded(&self) -> usize {
        self.steps.iter().map(|step| step.recorded.len()).sum()
    }

    /// How many warnings there are about what was recorded.
    fn warned(&self, checked: &CheckAnswer) -> usize {
        let segments = |step: &AcceptStep| -> Vec<_> {
            let key =
                |segment: &String| (step.document.clone(), step.locale.clone(), segment.clone());
            step.recorded.iter().map(|accepted| key(&accepted.segment)).collect()
        };
        let mut recorded: HashMap<(String, String, String), usize> = HashMap::new();
        for key in self.steps.iter().flat_map(segments) {
            *recorded.entry(key).or_default() += 1;
        }
        let of = |finding: &Finding| {
            let key =
                (finding.document.clone()?, finding.locale.clone()?, finding.segment.clone()?);
            let counts = finding.severity == Severity::Warning && !finding.is_of(RuleFamily::Sync);
            recorded.get(&key).filter(|_| counts).copied()
        };
        checked.findings.iter().filter_map(of).sum()
    }
}

/// What a check found broken, by document: whatever is said of it, a translation with an error is
/// not true to its source, nor is one whose file is damaged.
struct BrokenDocuments<'c> {
    by_document: HashMap<&'c str, Vec<&'c Finding>>,
}

impl<'c> BrokenDocuments<'c> {
    fn new(checked: &'c CheckAnswer) -> Self {
        let mut by_document: HashMap<_, Vec<_>> = HashMap::new();
        for finding in &checked.findings {
            if let Some(document) = finding.document.as_deref()
                && finding.severity == Severity::Error
                && !finding.is_of(RuleFamily::Sync)
            {
                by_document.entry(document).or_default().push(finding);
            }
        }
        Self { by_document }
    }

    /// Those of a target.
    fn errors_of(&self, target: &NamedTarget) -> Vec<&'c Finding> {
        let is_wanted = |finding: &&Finding| match (&finding.segment, &target.segment) {
            (Some(own), Some(segment)) => own == segment,
            (None, _) => finding.is_of(RuleFamily::Files),
            (Some(_), None) => true,
        };
        let own = self.by_document.get(&*target.document.name).into_iter().flatten().copied();
        own.filter(is_wanted).collect()
    }
}

/// Which translations of a document are to be recorded, and how.
struct Acceptance {
    segment: Option<String>,
    state: Option<ReviewState>,
    typographic: bool,
    /// Segments that are not recorded.
    refused: HashSet<String>,
    is_refused: bool,
}

impl Project {
    /// Records translations of a document into a locale.
    fn record_step(
        &self,
        target: &NamedTarget,
        locale: &Locale,
        acceptance: &Acceptance,
    ) -> Result<AcceptStep, ProjectError> {
        let mut step = AcceptStep {
            document: target.document.name.clone(),
            segment: target.segment.clone(),
            locale: locale.name().to_owned(),
            refused: acceptance.is_refused,
            ..AcceptStep::default()
        };
        let edit: Option<FileEdit> = self.with_pairs(&target.document, locale, |view| {
            view.readable_records()?;
            let mut changes = BTreeMap::new();
            let language = Language::of_locale(&self.config.source);
            for pair in view.pairs {
                let accepted = acceptance.record(pair, locale, view.is_moved(pair));
                if let Some((accepted, record)) = accepted {
                    let risks = acceptance.risks(pair, language);
                    if !risks.is_empty() {
                        step.apart.push(SetApart { segment: accepted.segment, risks });
                        continue;
                    }
                    changes.insert(accepted.segment.clone(), Some(record));
                    step.recorded.push(accepted);
                } else if acceptance.segment.as_deref() == Some(pair.id()) {
                    step.left = Some(pair.state);
                }
            }
            Ok::<_, ProjectError>(view.recorded(&changes))
        })??;
        self.commit(edit.as_slice())?;
        Ok(step)
    }
}

impl Acceptance {
    /// What of the source's change somebody is to have read before this pair is accepted; nothing,
    /// where the segment was named.
    fn risks(&self, pair: &Pair<'_>, language: Language) -> Vec<ChangeRisk> {
        match (&self.segment, pair.record, pair.source) {
            (None, Some(record), Some(source)) => {
                sync::risks(&record.source, &source.text(), language)
            }
            _ => Vec::new(),
        }
    }

    /// The record of a pair, where it is wanted and differs from the one there is, or is kept with
    /// another page.
    fn record(
        &self,
        pair: &Pair<'_>,
        locale: &Locale,
        is_moved: bool,
    ) -> Option<(AcceptedSegment, String)> {
        let (Some(source), Some(target)) = (pair.source, pair.target) else { return None };
        let id = pair.id();
        let wanted = self.segment.as_deref().is_none_or(|segment| segment == id);
        if !wanted || self.refused.contains(id) || pair.state == State::Broken {
            return None;
        }
        if self.typographic && pair.significance != Some(Significance::Typographic) {
            return None;
        }
        let (source, translation) = (source.text(), fingerprint(&target.text()));
        let edited = pair.record.is_some_and(|record| record.translation != translation);
        let untouched = pair.record.filter(|record| same(&record.source, &source) && !edited);
        let kept = untouched.map(|record| record.state);
        // Whoever accepts a draft has looked at it.
        let further = kept.filter(|state| *state != ReviewState::Draft);
        let state = self.state.or(further).unwrap_or(ReviewState::Translated);
        if kept == Some(state) && !is_moved {
            return None;
        }
        let accepted = AcceptedSegment {
            locale: locale.name().to_owned(),
            segment: id.to_owned(),
            was: pair.state,
            edited,
            before: pair.record.map(|record| record.state),
            after: state,
        };
        Some((accepted, store::render_record(id, &source, translation, state)))
    }
}

impl AcceptedSegment {
    /// What is said of it; none where there is nothing a person should know.
    #[must_use]
    pub fn phrase(&self, document: &str) -> Option<Phrase> {
        let id = match (self.was, self.before) {
            (State::Stale, _) => "accept-was-stale",
            (State::Unconfirmed, _) => "accept-was-unconfirmed",
            (State::Current, _) if self.edited => "accept-was-edited",
            (_, Some(before)) if before != self.after => "accept-state",
            _ => return None,
        };
        let segment = format!("{document}/{}", self.segment);
        let phrase = Phrase::new(id)
            .with("segment", segment)
            .with("locale", &*self.locale)
            .with("state", review(self.after));
        if self.before > Some(self.after) {
            return Some(Phrase::new("accept-less").with("what", phrase));
        }
        Some(phrase)
    }
}

/// How far a translation has come, in words.
fn review(state: ReviewState) -> Phrase {
    Phrase::new(match state {
        ReviewState::Draft => "review-draft",
        ReviewState::Translated => "review-translated",
        ReviewState::Reviewed => "review-reviewed",
    })
}
