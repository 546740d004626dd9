//! Checking one document of a project in its target languages.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc,
        atomic::{self, AtomicBool},
    },
};

use rayon::prelude::*;

use crate::{
    check::{
        self, CheckedSide, Comparison, Definition, Definitions, Finding, Outcome, PageAnchors,
        QuietPairs, Renderings, RuleFamily, Settings, SourceFacts, SourceView, SuppressedFinding,
    },
    model::{Locale, SourceFile},
    text::Language,
};

use super::{
    super::{
        DocumentName, Project, ProjectError,
        view::{DocumentView, ParsedTranslation, TranslationFiles},
    },
    CheckedDocument, LocaleStates, ProjectDefinitions, StateCounts, Tallies,
    filter::DocumentFilter,
    tally,
};

/// What is known of the project as a whole while a document is checked.
#[derive(Clone, Copy)]
pub(super) struct CheckContext<'c> {
    pub(super) background: CheckBackground<'c>,
    pub(super) settings: &'c Settings,
    pub(super) locales: &'c [&'c Locale],
}

/// What was read of the project before a document is checked.
#[derive(Clone, Copy)]
pub(super) struct CheckBackground<'c> {
    pub(super) definitions: &'c ProjectDefinitions,
    /// The pairs that need not be looked at again, where the project stays open.
    pub(super) quiet: Option<&'c QuietDocuments>,
}

impl<'c> CheckBackground<'c> {
    /// The pairs of a document in a locale that need not be looked at again.
    fn quiet_pairs(&self, document: &DocumentName, locale: &Locale) -> Option<&'c QuietPairs> {
        self.quiet?.get(&(document.name.clone(), locale.name().to_owned()))
    }
}

/// The pairs of which nothing was found, by the names of their document and locale.
pub(super) type QuietDocuments = HashMap<(String, String), QuietPairs>;

/// The project's definitions, and whether anybody asked for them.
#[derive(Debug)]
struct AskedDefinitions<'d> {
    all: &'d dyn Definitions,
    asked: AtomicBool,
}

/// A document that is checked, its source read.
struct DocumentScope<'d> {
    document: &'d DocumentName,
    view: &'d SourceView<'d>,
    context: &'d CheckContext<'d>,
    /// The locales that it is translated to.
    locales: &'d [&'d Locale],
    /// The files of the first of its translations, and what they hold.
    first: Option<(&'d TranslationFiles, ParsedTranslation<'d>)>,
    definitions: AskedDefinitions<'d>,
}

impl Definitions for AskedDefinitions<'_> {
    fn defines(&self, locale: &Locale, id: &str, attribute: Option<&str>) -> bool {
        self.asked.store(true, atomic::Ordering::Relaxed);
        self.all.defines(locale, id, attribute)
    }

    fn definition(&self, locale: &Locale, path: &str, key: &str) -> Option<Definition<'_>> {
        self.asked.store(true, atomic::Ordering::Relaxed);
        self.all.definition(locale, path, key)
    }

    fn page_anchors(&self, locale: &Locale, from: &str, address: &str) -> Option<Arc<PageAnchors>> {
        self.asked.store(true, atomic::Ordering::Relaxed);
        self.all.page_anchors(locale, from, address)
    }

    fn leaves_out(&self, locale: &Locale, key: &str) -> bool {
        self.asked.store(true, atomic::Ordering::Relaxed);
        self.all.leaves_out(locale, key)
    }
}

/// What was found of one document.
#[derive(Debug, Clone, Default)]
pub(super) struct DocumentCheck {
    pub(super) findings: Vec<Finding>,
    pub(super) suppressed: Vec<SuppressedFinding>,
    pub(super) documents: Vec<CheckedDocument>,
    pub(super) tallies: Tallies,
    pub(super) failures: Vec<ProjectError>,
    pub(super) segments: usize,
    pub(super) states: Vec<LocaleStates>,
    /// What is to be said where a locale has no provenance.
    pub(super) unrecorded: Vec<Finding>,
    /// Whether any locale has.
    pub(super) recorded: bool,
    /// What it translates, to be compared with other documents.
    pub(super) renderings: Vec<Renderings>,
    /// Whether what was found depends on what other files define.
    pub(super) uses_definitions: bool,
}

/// A document in one locale, checked.
struct Compared {
    outcome: Outcome,
    /// What the texts of its source have wrong, each by itself.
    source: Outcome,
    counts: StateCounts,
    recorded: bool,
    renderings: Renderings,
    document: Option<CheckedDocument>,
}

impl DocumentCheck {
    /// What other documents are compared with, and nothing that was found.
    pub(super) fn only_compared(&self) -> Self {
        let mut renderings = self.renderings.clone();
        for own in &mut renderings {
            own.asked = false;
        }
        Self { renderings, ..Self::default() }
    }

    /// Counts the findings, and forgets them with the files they are in.
    pub(super) fn forget_findings(&mut self) {
        tally::count_and_forget(&mut self.findings, &mut self.tallies);
        self.renderings.iter_mut().for_each(Renderings::forget);
        // What is said of a file without provenance quotes nothing of it.
        for finding in &mut self.unrecorded {
            finding.location.file = Arc::new(SourceFile::new(finding.location.file.path(), ""));
        }
    }
}

impl Project {
    pub(super) fn check_document(
        &self,
        document: &DocumentName,
        context: &CheckContext<'_>,
    ) -> DocumentCheck {
        let locales: Vec<_> =
            context.locales.iter().copied().filter(|locale| document.is_for(locale)).collect();
        // The first translation is read beside the source.
        let first = || locales.first().map(|first| self.translation_files(document, first));
        let (loaded, first) = rayon::join(|| self.load(&document.path), first);
        let first = first.and_then(Result::ok);
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(error) => return DocumentCheck { failures: vec![error], ..Default::default() },
        };
        let file = loaded.file;
        let parsed = || first.as_ref().map(|files| (files, files.parse(document)));
        let (resource, first) = rayon::join(|| document.parse(&file), parsed);
        let side = CheckedSide {
            locale: &self.config.source,
            file: &file,
            resource: &resource,
            encoding: loaded.problem.as_ref(),
            exists: loaded.exists,
        };
        let view = SourceView { document: &document.name, side, terms: self.glossary.source() };
        self.check_read(DocumentScope {
            document,
            view: &view,
            context,
            locales: &locales,
            first,
            definitions: AskedDefinitions {
                all: context.background.definitions,
                asked: false.into(),
            },
        })
    }

    /// Checks a document whose source was read.
    fn check_read(&self, scope: DocumentScope<'_>) -> DocumentCheck {
        let view = scope.view;
        let own = scope.context.settings.for_document(&scope.document.name, None);
        let mut checked =
            DocumentCheck { segments: view.side.resource.units.len(), ..Default::default() };
        let compare = || self.compare_all(&scope, &own);
        let (mut outcome, mut compared) = rayon::join(|| check::source(view, &own), compare);
        let texts = match compared.first_mut() {
            Some(Ok(first)) => std::mem::take(&mut first.source),
            _ => check::single_texts(view, &own),
        };
        outcome.absorb(texts);
        checked.findings.extend(outcome.findings);
        let mut used = outcome.used_source_allows;
        checked.suppressed.extend(outcome.suppressed);
        let (mut of_targets, mut said) = (Vec::new(), HashSet::new());
        for (locale, compared) in scope.locales.iter().zip(compared) {
            match compared {
                Ok(Compared { mut outcome, counts, recorded, renderings, document, .. }) => {
                    // A slip of the source is one, whatever the number of languages that do not share it.
                    outcome.findings.retain(|finding| {
                        let is_slip = Arc::ptr_eq(&finding.location.file, view.side.file)
                            && matches!(
                                finding.rule.family,
                                RuleFamily::Typography | RuleFamily::Words
                            );
                        !is_slip || said.insert((finding.rule.name, finding.location.span))
                    });
                    checked.suppressed.extend(outcome.suppressed);
                    checked.documents.extend(document);
                    checked.renderings.extend(Some(renderings).filter(|own| !own.is_empty()));
                    used.extend(&outcome.used_source_allows);
                    of_targets.extend(outcome.findings);
                    checked.unrecorded.extend(outcome.unrecorded);
                    checked.recorded |= recorded;
                    let locale = locale.name().to_owned();
                    checked.states.push(LocaleStates { locale, counts });
                }
                Err(error) => checked.failures.push(error),
            }
        }
        if checked.failures.is_empty() {
            checked.findings.extend(check::report_unused_allows(view, &own, &used));
        }
        checked.findings.extend(of_targets);
        checked.uses_definitions = scope.definitions.asked.into_inner();
        checked
    }

    /// Compares a document with its translations.
    fn compare_all(
        &self,
        scope: &DocumentScope<'_>,
        of_source: &Settings,
    ) -> Vec<Result<Compared, ProjectError>> {
        let resource = scope.view.side.resource;
        let language = Language::of_locale(scope.view.side.locale);
        let shared =
            (scope.locales.len() > 1).then(|| SourceFacts::of_resource(resource, language));
        let compare = |(index, locale): (usize, &&Locale)| {
            // The source's texts are looked at once, where they are read anyway.
            let of_source = (index == 0).then_some(of_source);
            let of_source = (of_source, shared.as_ref());
            let compare = |own: DocumentView<'_>| self.compare(scope, locale, of_source, &own);
            match &scope.first {
                Some((files, parsed)) if index == 0 => {
                    Ok(self.with_parsed(scope.document, resource, (files, parsed), compare))
                }
                // What could not be read the first time is said now.
                _ => self.with_translation(scope.document, resource, locale, compare),
            }
        };
        scope.locales.par_iter().enumerate().map(compare).collect()
    }

    fn compare(
        &self,
        scope: &DocumentScope<'_>,
        locale: &Locale,
        (of_source, shared): (Option<&Settings>, Option<&SourceFacts<'_>>),
        own: &DocumentView<'_>,
    ) -> Compared {
        let DocumentScope { document, view, context, .. } = scope;
        let settings = context.settings.for_document(&document.name, Some(locale.name()));
        let side = CheckedSide {
            locale,
            file: own.target_file,
            resource: own.target,
            encoding: own.encoding,
            exists: own.target_exists,
        };
        let files = [view.side.file, own.target_file];
        let renderings = Renderings::collect_renderings(
            &document.name,
            locale.name(),
            own.pairs,
            files,
            &settings,
            shared,
        );
        let comparison = Comparison {
            document: &document.name,
            source: view.side,
            target: side,
            pairs: own.pairs,
            provenance: own.provenance_file,
            provenance_problems: &own.provenance.problems,
            has_provenance: own.provenance.exists,
            terms: self.glossary.target(locale),
            definitions: &scope.definitions,
            renderings: &renderings,
            quiet: context.background.quiet_pairs(document, locale),
        };
        let filter = DocumentFilter {
            filters: self.filters(own.target_file.path(), locale),
            path: own.target_file.path(),
            exists: own.target_exists,
        };
        let mut counts = StateCounts::default();
        for pair in own.pairs.iter().filter(|pair| filter.counts(pair)) {
            if let Some(count) = counts.get_mut(pair.state as usize) {
                *count += 1;
            }
        }
        let recorded = own.provenance.exists;
        let (mut outcome, source) = check::compare(&comparison, &settings, of_source, shared);
        filter.apply(&mut outcome.findings);
        let document = settings.is_detailed().then(|| CheckedDocument {
            name: document.name.clone(),
            locale: locale.name().to_owned(),
            segments: own.pairs.iter().map(|pair| pair.id().to_owned()).collect(),
        });
        Compared { outcome, source, counts, recorded, renderings, document }
    }
}
