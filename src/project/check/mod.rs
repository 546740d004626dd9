//! Checking documents of a project in its target languages: what is asked, and all that came of it.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
    sync::{
        Arc,
        atomic::{self, AtomicUsize},
    },
};

use rayon::prelude::*;

use crate::{
    check::{self, Finding, Settings, SuppressedFinding},
    model::{Baseline, Locale, Phrase, Severity, SourceFile, State},
    store,
};

use super::{
    DocumentName, NamedTarget, ProgressWatch, Project, ProjectError, SelectionError,
    guard::guarded, named_rule, selection::documents_of,
};

mod consistency;
mod definitions;
mod document;
mod filter;
mod front_customs;
mod page_links;
mod session;
mod strays;
mod tally;

pub use session::ProjectSession;
pub use tally::FindingTally;
pub(crate) use tally::Tallies;

use definitions::ProjectDefinitions;
use document::{CheckBackground, CheckContext, DocumentCheck, QuietDocuments};

/// How many pairs are in each state, in the order of [`State`] (without the broken ones).
pub(crate) type StateCounts = [usize; 7];

/// What is to be checked; by default all of the project with all its rules.
///
/// ```
/// use std::sync::Arc;
///
/// use diglot::{CheckRequest, MemoryFiles, Project};
///
/// let files = MemoryFiles::from_iter([
///     ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
///     ("locales/fr/app.ftl", "apples = 1200 pommes\n"),
///     ("locales/en/app.ftl", "apples = 1300 apples\n"),
/// ]);
/// let project = Project::open_in(Arc::new(files))?;
/// let request = CheckRequest { rules: vec!["number-mismatch".into()], ..Default::default() };
/// let answer = request.run(&project)?;
/// assert_eq!(answer.findings[0].segment.as_deref(), Some("apples"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct CheckRequest {
    /// Documents, as `DOCUMENT`, and segments of some, as `DOCUMENT/SEGMENT`; none named: all.
    pub targets: Vec<String>,
    /// Target locales; none named: all.
    pub locales: Vec<String>,
    /// Rules; none named: all that the project has not switched off.
    pub rules: Vec<String>,
    /// Findings are counted and forgotten, with the files they are in, as soon as a document is
    /// done: the memory taken then hardly grows with the number of files.
    pub counted: bool,
    /// Findings that are left out.
    pub baseline: Option<Baseline>,
    /// Findings come with both texts of their segment; what is suppressed and the segments of each
    /// document are told as well.
    pub detailed: bool,
    /// Changes of spaces, punctuation, case and quotes make nothing stale, whatever the project
    /// file says.
    pub pass_typographic: bool,
}

/// What a check brought.
#[derive(Debug, Default)]
pub struct CheckAnswer {
    /// The findings, document by document.
    pub findings: Vec<Finding>,
    /// The number of those that were counted only.
    pub tallies: Tallies,
    /// Findings that an `allow` or the baseline silences, where they are asked for.
    pub suppressed: Vec<SuppressedFinding>,
    /// What was looked at, where it is asked for.
    pub documents: Vec<CheckedDocument>,
    /// The source language's name.
    pub source: String,
    /// What could not be checked.
    pub failures: Vec<ProjectError>,
    /// Segments that were checked.
    pub segments: usize,
    /// How the pairs stand, by locale, in the project's order.
    pub states: Vec<LocaleStates>,
    /// How many findings of the baseline are there no more, where all that it holds was checked.
    pub paid: usize,
}

/// A document in one locale that was looked at.
#[derive(Debug, Clone)]
pub struct CheckedDocument {
    /// The document's name.
    pub name: String,
    /// The locale's name.
    pub locale: String,
    /// The ids of its segments, orphans last.
    pub segments: Vec<String>,
}

/// How the pairs of one locale stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LocaleStates {
    /// The locale's name.
    pub locale: String,
    /// How many pairs are in each state.
    pub counts: StateCounts,
}

impl LocaleStates {
    /// How many pairs are in a state.
    #[must_use]
    pub fn count_of(&self, state: State) -> usize {
        self.counts.get(state as usize).copied().unwrap_or_default()
    }
}

impl CheckRequest {
    /// Checks, in parallel; a file that cannot be read hides nothing of the others.
    ///
    /// # Errors
    ///
    /// When something that was named is not there, or nothing is there to be checked.
    pub fn run(&self, project: &Project) -> Result<CheckAnswer, SelectionError> {
        self.run_watched(project, &|_, _| ())
    }

    /// The same, telling how many documents are done.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn run_watched(
        &self,
        project: &Project,
        watch: ProgressWatch<'_>,
    ) -> Result<CheckAnswer, SelectionError> {
        let scope = CheckScope::new(self, project)?;
        // A baseline is subtracted from findings, not from their numbers.
        let counts = self.counted && self.baseline.is_none() && !scope.is_in_part();
        let answer = scope.check_scope(project, !counts, watch);
        Ok(scope.complete(self, project, answer))
    }

    /// Whether the whole project is checked with all its rules.
    fn is_whole(&self) -> bool {
        self.targets.is_empty() && self.locales.is_empty() && self.rules.is_empty()
    }
}

/// What a request comes to in a project.
#[derive(Debug)]
pub(super) struct CheckScope {
    targets: Vec<NamedTarget>,
    pub(super) documents: Vec<DocumentName>,
    /// Documents that the others are compared with, whether or not they are checked.
    compared: Vec<DocumentName>,
    locales: Vec<Locale>,
    settings: Settings,
    /// Whether nothing was named.
    is_everything: bool,
    /// What hindered finding documents.
    failures: Vec<ProjectError>,
}

impl CheckScope {
    pub(super) fn new(request: &CheckRequest, project: &Project) -> Result<Self, SelectionError> {
        let (targets, failures) = project.named_targets(&request.targets)?;
        let is_everything = request.targets.is_empty();
        let compared = if is_everything { Vec::new() } else { project.survey().found };
        let locales = project.named_locales(&request.locales)?.into_iter().cloned().collect();
        let rules: Vec<_> =
            request.rules.iter().map(|name| named_rule(name)).collect::<Result<_, _>>()?;
        let mut settings = project.settings.clone().select(&rules).detailed(request.detailed);
        if request.pass_typographic {
            settings.set_flag("stale", "pass-typographic");
        }
        let documents = documents_of(&targets);
        Ok(Self { targets, documents, compared, locales, settings, is_everything, failures })
    }

    /// All rules of the project on some documents in some locales.
    pub(super) fn whole_scope(
        project: &Project,
        documents: Vec<DocumentName>,
        locales: &[&Locale],
    ) -> Self {
        Self {
            targets: Vec::new(),
            documents,
            compared: Vec::new(),
            locales: locales.iter().copied().cloned().collect(),
            settings: project.settings.clone(),
            is_everything: false,
            failures: Vec::new(),
        }
    }

    /// Whether only segments of a document are asked for.
    pub(super) fn is_in_part(&self) -> bool {
        self.targets.iter().any(|target| target.segment.is_some())
    }

    fn locales(&self) -> Vec<&Locale> {
        self.locales.iter().collect()
    }

    /// Checks the documents; `keep`: the findings, not only their number.
    pub(super) fn check_scope(
        &self,
        project: &Project,
        keep: bool,
        watch: ProgressWatch<'_>,
    ) -> CheckAnswer {
        let definitions = ProjectDefinitions::new(project, &self.locales());
        let documents: Vec<_> = self.documents.iter().collect();
        let (count, all) = (AtomicUsize::new(0), documents.len());
        watch(0, all);
        let done = |part: &mut DocumentCheck| {
            if !keep {
                part.forget_findings();
            }
            watch(count.fetch_add(1, atomic::Ordering::Relaxed) + 1, all);
        };
        let background = CheckBackground { definitions: &definitions, quiet: None };
        let mut parts = self.check_documents(project, &documents, background, &done);
        project.compare_renderings(&mut parts, self);
        self.assemble(project, parts)
    }

    /// Checks some of the documents, each by itself; `done` is called after each.
    fn check_documents(
        &self,
        project: &Project,
        documents: &[&DocumentName],
        background: CheckBackground<'_>,
        done: &(dyn Fn(&mut DocumentCheck) + Sync),
    ) -> Vec<DocumentCheck> {
        let locales = self.locales();
        let (settings, locales) = (&self.settings, &*locales);
        let context = CheckContext { background, settings, locales };
        let check = |document: &&DocumentName| {
            let check = || project.check_document(document, &context);
            let failed = |bug| DocumentCheck { failures: vec![bug], ..DocumentCheck::default() };
            let mut part = guarded(&document.path, check).unwrap_or_else(failed);
            done(&mut part);
            part
        };
        documents.par_iter().map(check).collect()
    }

    /// All that was found of the documents.
    fn assemble(&self, project: &Project, parts: Vec<DocumentCheck>) -> CheckAnswer {
        let source = project.config.source.name().to_owned();
        let mut answer = CheckAnswer { source, ..CheckAnswer::default() };
        let names = self.locales.iter().map(|locale| locale.name().to_owned());
        answer.states =
            names.map(|locale| LocaleStates { locale, counts: StateCounts::default() }).collect();
        let (file, problems) = project.glossary.problems();
        answer.findings = check::problems(file, problems, &self.settings);
        answer.failures.extend(project.glossary.failure());
        let missing = project.missing_dictionaries(&self.settings, &self.locales);
        answer.findings.extend(check::problems(&project.file, &missing, &self.settings));
        let (mut unrecorded, mut recorded) = (Vec::new(), false);
        for part in parts {
            recorded |= part.recorded;
            unrecorded.extend(answer.absorb(part));
        }
        answer.say_unrecorded(unrecorded, recorded, &project.file);
        answer
    }

    /// The answer as it was asked for.
    pub(super) fn complete(
        self,
        request: &CheckRequest,
        project: &Project,
        mut answer: CheckAnswer,
    ) -> CheckAnswer {
        if self.is_in_part() {
            answer.narrow(&self.targets);
        }
        if self.is_everything {
            let (strays, refused) = project.strays(&self);
            answer.findings.extend(strays);
            answer.failures.extend(refused);
        }
        answer.failures.splice(0..0, self.failures);
        if let Some(baseline) = &request.baseline {
            let paid = baseline.subtract(&mut answer.findings, &mut answer.suppressed);
            answer.paid = if request.is_whole() { paid.iter().map(|(_, n)| n).sum() } else { 0 };
        }
        if request.counted {
            answer.forget_all_findings();
        }
        answer
    }
}

impl CheckAnswer {
    /// Takes in what was found elsewhere.
    pub(in crate::project) fn add(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.suppressed.extend(other.suppressed);
        self.documents.extend(other.documents);
        self.failures.extend(other.failures);
        self.segments += other.segments;
        if self.source.is_empty() {
            self.source = other.source;
        }
        for LocaleStates { locale, counts } in other.states {
            match self.states.iter_mut().find(|own| own.locale == locale) {
                Some(own) => own.counts.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n),
                None => self.states.push(LocaleStates { locale, counts }),
            }
        }
    }

    /// Takes in what failed elsewhere, unless the same is said of the same file.
    pub(in crate::project) fn add_failures(&mut self, failures: Vec<ProjectError>) {
        let mut said: HashSet<String> = self.failures.iter().map(ToString::to_string).collect();
        self.failures.extend(failures.into_iter().filter(|new| said.insert(new.to_string())));
    }

    /// Counts the findings, and forgets them.
    pub fn forget_all_findings(&mut self) {
        tally::count_and_forget(&mut self.findings, &mut self.tallies);
    }

    /// Leaves out findings that matter less.
    pub fn at_least(&mut self, severity: Severity) {
        self.findings.retain(|finding| finding.severity >= severity);
    }

    /// How many findings there are of a severity, counted ones included.
    #[must_use]
    pub fn number_of_severity(&self, severity: Severity) -> usize {
        let kept = self.findings.iter().filter(|finding| finding.severity == severity).count();
        kept + self.tallies.values().map(|tally| tally.count_of_severity(severity)).sum::<usize>()
    }

    /// Whether there is a finding of one of these rules, counted ones included.
    #[must_use]
    pub fn has(&self, rules: &[&str]) -> bool {
        self.findings.iter().any(|finding| rules.contains(&finding.rule.name))
            || self.tallies.values().any(|t| rules.iter().any(|rule| t.rules.contains_key(rule)))
    }

    /// Whether the findings of these rules are in pages, all of them; not of those only counted.
    #[must_use]
    pub fn are_in_pages(&self, rules: &[&str]) -> bool {
        let own = self.findings.iter().filter(|finding| rules.contains(&finding.rule.name));
        let mut paths = own.map(|finding| finding.location.file.path()).peekable();
        paths.peek().is_some() && paths.all(store::is_markdown)
    }

    /// Takes in what was found of a document, but for what is to be said of it where no provenance
    /// is kept: that is returned.
    fn absorb(&mut self, part: DocumentCheck) -> Vec<Finding> {
        self.findings.extend(part.findings);
        self.suppressed.extend(part.suppressed);
        self.documents.extend(part.documents);
        for (locale, tally) in &part.tallies {
            self.tallies.entry(locale.clone()).or_default().add(tally);
        }
        self.failures.extend(part.failures);
        self.segments += part.segments;
        for LocaleStates { locale, counts } in part.states {
            for sum in self.states.iter_mut().filter(|sum| sum.locale == locale) {
                sum.counts.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
        }
        part.unrecorded
    }

    /// Leaves the findings about what is named, and about whole files, in which it may be hidden.
    fn narrow(&mut self, targets: &[NamedTarget]) {
        let mut named: HashMap<&str, Vec<Option<&str>>> = HashMap::new();
        for NamedTarget { document, segment } in targets {
            named.entry(&document.name).or_default().push(segment.as_deref());
        }
        let is_named = |finding: &Finding| {
            let segments = finding.document.as_deref().and_then(|document| named.get(document));
            let own = finding.segment.as_deref();
            segments.is_some_and(|segments| {
                own.is_none() || segments.contains(&None) || segments.contains(&own)
            })
        };
        self.findings.retain(is_named);
        self.suppressed.retain(|suppressed| is_named(&suppressed.finding));
        for document in &mut self.documents {
            let segments = named.get(&*document.name).filter(|named| !named.contains(&None));
            document.segments.retain(|id| segments.is_none_or(|named| named.contains(&Some(id))));
        }
        if targets.iter().all(|target| target.segment.is_some()) {
            self.segments = targets.len();
        }
    }

    /// A project that keeps no provenance at all is told so once.
    fn say_unrecorded(
        &mut self,
        mut findings: Vec<Finding>,
        recorded: bool,
        project: &Arc<SourceFile>,
    ) {
        if recorded || findings.len() < 2 {
            self.findings.extend(findings);
            return;
        }
        let Some(mut finding) = findings.pop() else { return };
        finding.message = Phrase::new("unrecorded-project");
        finding.help = Some(Phrase::new("unrecorded-project-help"));
        (finding.document, finding.locale) = (None, None);
        // Where there is no project file, it stands at the translation that it was said of.
        if !project.path().is_empty() {
            finding.location.file = project.clone();
        }
        self.findings.insert(0, finding);
    }
}

/// Puts findings that came last where they belong: the source's first, then locale by locale.
fn put_in_order(findings: &mut [Finding], locales: &[&Locale]) {
    let rank = |finding: &Finding| {
        let locale = finding.locale.as_deref()?;
        locales.iter().position(|other| other.name() == locale)
    };
    findings.sort_by(|a, b| {
        let (first, second) = (rank(a), rank(b));
        let same = || if first.is_none() { Ordering::Equal } else { a.order().cmp(&b.order()) };
        first.cmp(&second).then_with(same)
    });
}
