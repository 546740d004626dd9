//! Checking the documents of a project in all its target languages.

use std::{
    cmp::Ordering,
    sync::{
        Arc,
        atomic::{self, AtomicUsize},
    },
};

use rayon::prelude::*;

use crate::{
    check::{
        self, Comparison, Definitions, Finding, Outcome, Renderings, Settings, Side, SourceView,
        UsedAllows, Wanted,
    },
    model::{Locale, Phrase, Severity, SourceFile},
};

use super::{
    DocumentName, Project, ProjectError,
    consistency::Repeated,
    definitions::ProjectDefinitions,
    filter::Filter,
    tally::{self, Tallies},
    view::View,
};

/// How many pairs are in each state, in the order of [`crate::model::State`] (without the broken
/// ones).
pub type Counts = [usize; 6];

/// Is told how many documents are done, from whatever thread does them.
pub type Watch<'w> = &'w (dyn Fn(usize) + Sync);

/// What a check of some documents brought.
#[derive(Debug, Default)]
pub struct Checked {
    /// The findings, document by document.
    pub findings: Vec<Finding>,
    /// The number of those that were counted only.
    pub tallies: Tallies,
    /// Files that could not be read.
    pub failures: Vec<ProjectError>,
    /// Segments of the documents.
    pub segments: usize,
    /// States by locale, in the project's order.
    pub counts: Vec<(String, Counts)>,
    /// What is to be said where a document and locale have no provenance.
    unrecorded: Vec<Finding>,
    /// Whether any document and locale has.
    recorded: bool,
    /// What its documents translate, to be compared.
    pub(super) renderings: Vec<Renderings>,
}

/// What is known of the project as a whole while a document is checked.
struct Context<'c> {
    definitions: &'c dyn Definitions,
    repeated: &'c Repeated<'c>,
}

/// A document in one locale, checked.
struct Compared {
    outcome: Outcome,
    /// What the texts of its source have wrong, each by itself.
    source: Outcome,
    counts: Counts,
    recorded: bool,
    renderings: Renderings,
}

impl Project {
    /// Checks documents in the given locales, in parallel; a file that cannot be read hides
    /// nothing of the others.
    #[must_use]
    pub fn check(
        &self,
        documents: &[DocumentName],
        locales: &[&Locale],
        settings: &Settings,
    ) -> Checked {
        self.check_watched(documents, locales, settings, &|_| ())
    }

    /// The same, saying after each document how many are done.
    #[must_use]
    pub fn check_watched(
        &self,
        documents: &[DocumentName],
        locales: &[&Locale],
        settings: &Settings,
        done: Watch<'_>,
    ) -> Checked {
        self.check_keeping(documents, locales, settings, (true, done))
    }

    /// The same, but findings are counted and forgotten, with the files they are in, as soon as a
    /// document is done: the memory taken does not grow with the number of files.
    #[must_use]
    pub fn count(
        &self,
        documents: &[DocumentName],
        locales: &[&Locale],
        settings: &Settings,
        done: Watch<'_>,
    ) -> Checked {
        let mut checked = self.check_keeping(documents, locales, settings, (false, done));
        checked.count();
        checked
    }

    fn check_keeping(
        &self,
        documents: &[DocumentName],
        locales: &[&Locale],
        settings: &Settings,
        (keep, done): (bool, Watch<'_>),
    ) -> Checked {
        let definitions = ProjectDefinitions::new(self, locales);
        let repeated = Repeated::new(self, documents);
        let context = Context { definitions: &definitions, repeated: &repeated };
        let count = AtomicUsize::new(0);
        let mut parts: Vec<Checked> = (documents.par_iter())
            .map(|document| {
                let mut checked = self.check_document(document, locales, settings, &context);
                if !keep {
                    checked.count();
                }
                done(count.fetch_add(1, atomic::Ordering::Relaxed) + 1);
                checked
            })
            .collect();
        self.compare_renderings(&mut parts, locales, &repeated, settings, keep);
        let names = locales.iter().map(|locale| locale.name().to_owned());
        let mut all =
            Checked { counts: names.map(|name| (name, [0; 6])).collect(), ..Checked::default() };
        let (file, problems) = self.glossary.problems();
        all.findings = check::problems(file, problems, settings);
        all.failures.extend(self.glossary.failure());
        for part in parts {
            all.absorb(part);
        }
        all.say_unrecorded(&self.file);
        all
    }

    fn check_document(
        &self,
        document: &DocumentName,
        locales: &[&Locale],
        settings: &Settings,
        context: &Context<'_>,
    ) -> Checked {
        let mut checked = Checked::default();
        let locales: Vec<_> =
            locales.iter().copied().filter(|locale| document.is_for(locale)).collect();
        // The first translation is read beside the source.
        let first = || locales.first().map(|first| self.translation_files(document, first));
        let (loaded, first) = rayon::join(|| self.load(&document.path), first);
        let first = first.and_then(Result::ok);
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(error) => {
                checked.failures.push(error);
                return checked;
            }
        };
        let file = loaded.file;
        let parsed = || first.as_ref().map(|files| (files, files.parse()));
        let (resource, first) = rayon::join(|| document.parse(&file), parsed);
        let side = Side {
            locale: &self.config.source,
            file: &file,
            resource: &resource,
            encoding: loaded.problem.as_ref(),
            exists: loaded.exists,
        };
        let view = SourceView { document: &document.name, side, terms: self.glossary.source() };
        let own = settings.of(&document.name, None);
        checked.segments = resource.units.len();
        let mut used = UsedAllows::new();
        let compare = || -> Vec<_> {
            (locales.par_iter().enumerate())
                .map(|(index, locale)| {
                    // The source's texts are looked at once, where they are read anyway.
                    let own = (index == 0).then_some(&*own);
                    let compare = |translation: View<'_>| {
                        let settings = (settings, own);
                        self.compare(document, &view, locale, settings, context, &translation)
                    };
                    match &first {
                        Some((files, parsed)) if index == 0 => {
                            Ok(self.with_parsed(&resource, files, parsed, compare))
                        }
                        // What could not be read the first time is said now.
                        _ => self.with_translation(document, &resource, locale, compare),
                    }
                })
                .collect()
        };
        let (mut outcome, mut compared) = rayon::join(|| check::source(&view, &own), compare);
        let texts = match compared.first_mut() {
            Some(Ok(first)) => std::mem::take(&mut first.source),
            _ => check::single_texts(&view, &own),
        };
        outcome.absorb(texts);
        used.extend(&outcome.used_source_allows);
        checked.findings.extend(outcome.findings);
        let mut of_targets = Vec::new();
        for (locale, compared) in locales.iter().zip(compared) {
            match compared {
                Ok(Compared { outcome, counts, recorded, renderings, .. }) => {
                    checked.renderings.extend(Some(renderings).filter(|own| !own.is_empty()));
                    used.extend(&outcome.used_source_allows);
                    of_targets.extend(outcome.findings);
                    checked.unrecorded.extend(outcome.unrecorded);
                    checked.recorded |= recorded;
                    checked.counts.push((locale.name().to_owned(), counts));
                }
                Err(error) => checked.failures.push(error),
            }
        }
        if checked.failures.is_empty() {
            checked.findings.extend(check::finish(&view, &own, &used));
        }
        checked.findings.extend(of_targets);
        checked
    }

    fn compare(
        &self,
        document: &DocumentName,
        view: &SourceView<'_>,
        locale: &Locale,
        (settings, of_source): (&Settings, Option<&Settings>),
        context: &Context<'_>,
        own: &View<'_>,
    ) -> Compared {
        let settings = settings.of(&document.name, Some(locale.name()));
        let side = Side {
            locale,
            file: own.target_file,
            resource: own.target,
            encoding: own.encoding,
            exists: own.target_exists,
        };
        let files = [view.side.file, own.target_file];
        let names = (&*document.name, locale.name());
        let (wanted, is_repeated) = (Wanted::Own(None), &|text| context.repeated.has(text));
        let renderings = Renderings::read(names, own.pairs, files, wanted, is_repeated, &settings);
        let comparison = Comparison {
            document: &document.name,
            source: view.side,
            target: side,
            pairs: own.pairs,
            provenance: own.provenance_file,
            provenance_problems: &own.provenance.problems,
            has_provenance: own.provenance.exists,
            terms: self.glossary.target(locale),
            definitions: context.definitions,
            renderings: &renderings,
        };
        let filter = Filter {
            filters: self.filters(own.target_file.path(), locale),
            path: own.target_file.path(),
            exists: own.target_exists,
        };
        let mut counts = Counts::default();
        for pair in own.pairs.iter().filter(|pair| filter.counts(pair)) {
            if let Some(count) = counts.get_mut(pair.state as usize) {
                *count += 1;
            }
        }
        let recorded = own.provenance.exists;
        let (mut outcome, source) = check::compare(&comparison, &settings, of_source);
        filter.apply(&mut outcome.findings);
        Compared { outcome, source, counts, recorded, renderings }
    }
}

impl Checked {
    /// Counts the findings, and forgets them.
    pub fn count(&mut self) {
        tally::count(&mut self.findings, &mut self.tallies);
        self.renderings.iter_mut().for_each(Renderings::forget);
        // What is said of a file without provenance quotes nothing of it.
        for finding in &mut self.unrecorded {
            finding.location.file = Arc::new(SourceFile::new(finding.location.file.path(), ""));
        }
    }

    /// How many findings there are of a severity, counted ones included.
    #[must_use]
    pub fn number(&self, severity: Severity) -> usize {
        let kept = self.findings.iter().filter(|finding| finding.severity == severity).count();
        kept + self.tallies.values().map(|tally| tally.of(severity)).sum::<usize>()
    }

    /// Whether there is a finding of one of these rules, counted ones included.
    #[must_use]
    pub fn has(&self, rules: &[&str]) -> bool {
        self.findings.iter().any(|finding| rules.contains(&finding.rule.name))
            || self.tallies.values().any(|t| rules.iter().any(|rule| t.rules.contains_key(rule)))
    }

    /// Puts findings that came last where they belong: the source's first, then locale by locale.
    pub(super) fn put_in_order(&mut self, locales: &[&Locale]) {
        let rank = |finding: &Finding| {
            let locale = finding.locale.as_deref()?;
            locales.iter().position(|other| other.name() == locale)
        };
        self.findings.sort_by(|a, b| {
            let (first, second) = (rank(a), rank(b));
            let same = || if first.is_none() { Ordering::Equal } else { a.order().cmp(&b.order()) };
            first.cmp(&second).then_with(same)
        });
    }

    fn absorb(&mut self, part: Self) {
        self.findings.extend(part.findings);
        for (locale, tally) in &part.tallies {
            self.tallies.entry(locale.clone()).or_default().add(tally);
        }
        self.failures.extend(part.failures);
        self.unrecorded.extend(part.unrecorded);
        self.recorded |= part.recorded;
        self.segments += part.segments;
        for (locale, counts) in part.counts {
            for (_, sum) in self.counts.iter_mut().filter(|(name, _)| *name == locale) {
                sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
        }
    }

    /// A project that keeps no provenance at all is told so once.
    fn say_unrecorded(&mut self, project: &Arc<SourceFile>) {
        let mut findings = std::mem::take(&mut self.unrecorded);
        if self.recorded || findings.len() < 2 {
            self.findings.extend(findings);
            return;
        }
        let Some(mut finding) = findings.pop() else { return };
        finding.message = Phrase::new("unrecorded-project");
        finding.help = Some(Phrase::new("unrecorded-project-help"));
        (finding.document, finding.locale) = (None, None);
        finding.location.file = project.clone();
        self.findings.insert(0, finding);
    }
}
