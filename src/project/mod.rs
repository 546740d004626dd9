//! A project as a whole: its documents found, read, paired, checked and recorded.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use crate::{
    check::{Files, Finding, problem, sync as sync_finding},
    model::{Pair, Phrase, Provenance, Resource, ReviewState, SourceFile, State},
    store, sync,
    text::{fingerprint, same, words},
};

/// A folder with a `diglot.toml`.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    /// The language documents are written in.
    pub source: String,
    /// The languages they are translated to.
    pub targets: Vec<String>,
}

/// Why something could not be done at all.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum ProjectError {
    #[error("no diglot.toml in {path} or above")]
    NoProject { path: String },
    #[error("{path}: {reason}")]
    Config { path: String, reason: String },
    #[error("{path} cannot be read: {reason}")]
    Read { path: String, reason: String },
    #[error("{path} cannot be written: {reason}")]
    Write { path: String, reason: String },
}

impl ProjectError {
    /// The error as a person is told it.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NoProject { path } => Phrase::new("error-no-project").with("path", &**path),
            Self::Config { path, reason } => {
                Phrase::new("error-config").with("path", &**path).with("reason", &**reason)
            }
            Self::Read { path, reason } => {
                Phrase::new("error-read").with("path", &**path).with("reason", &**reason)
            }
            Self::Write { path, reason } => {
                Phrase::new("error-write").with("path", &**path).with("reason", &**reason)
            }
        }
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    source: String,
    targets: Vec<String>,
}

/// A document of the project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentName {
    /// Its name.
    pub name: String,
    /// Its file.
    pub path: String,
    /// Whether it is a Fluent file, not a structured document.
    pub fluent: bool,
}

/// How many pairs are in each state, in the order of [`State`] (without the broken ones).
pub type Counts = [usize; 6];

/// What a check of some documents brought.
#[derive(Debug, Default)]
pub struct Checked {
    /// The findings, document by document.
    pub findings: Vec<Finding>,
    /// Files that could not be read.
    pub failures: Vec<ProjectError>,
    /// Segments of the documents.
    pub segments: usize,
    /// States by locale, in the project's order.
    pub counts: Vec<(String, Counts)>,
}

impl Project {
    /// The project in `start` or the nearest folder above it (`exact`: in `start` itself).
    ///
    /// # Errors
    ///
    /// When there is none, or its project file does not hold.
    pub fn open(start: &Path, exact: bool) -> Result<Self, ProjectError> {
        let most = if exact { 1 } else { usize::MAX };
        let root = (start.ancestors().take(most))
            .find(|folder| folder.join("diglot.toml").is_file())
            .ok_or_else(|| ProjectError::NoProject { path: start.display().to_string() })?;
        let loaded = store::load(root, "diglot.toml").map_err(|e| unread("diglot.toml", &e))?;
        let fail = |reason: String| ProjectError::Config { path: "diglot.toml".into(), reason };
        let config: Config =
            toml::from_str(loaded.file.text()).map_err(|error| fail(error.to_string()))?;
        for name in config.targets.iter().chain([&config.source]) {
            crate::model::Locale::new(name).map_err(|error| fail(error.to_string()))?;
        }
        let Config { source, targets } = config;
        Ok(Self { root: root.to_owned(), source, targets })
    }

    /// The documents of the project: structured ones, then the source language's Fluent files.
    ///
    /// # Errors
    ///
    /// When a folder cannot be read.
    pub fn documents(&self) -> Result<Vec<DocumentName>, ProjectError> {
        let fluent = format!("locales/{}", self.source);
        let mut documents = Vec::new();
        for (folder, extension) in [("content", ".toml"), (&*fluent, ".ftl")] {
            let names =
                store::list(&self.root, folder, extension).map_err(|e| unread(folder, &e))?;
            for name in
                names.into_iter().filter(|name| (folder, &**name) != ("content", "glossary"))
            {
                let path = format!("{folder}/{name}{extension}");
                documents.push(DocumentName { name, path, fluent: extension == ".ftl" });
            }
        }
        Ok(documents)
    }

    /// Checks documents in all target languages, in parallel; a file that cannot be read hides
    /// nothing of the others.
    #[must_use]
    pub fn check(&self, documents: &[DocumentName]) -> Checked {
        let parts: Vec<Checked> =
            documents.par_iter().map(|document| self.check_document(document)).collect();
        let mut all = Checked::default();
        all.counts.extend(self.targets.iter().map(|locale| (locale.clone(), Counts::default())));
        for part in parts {
            all.findings.extend(part.findings);
            all.failures.extend(part.failures);
            all.segments += part.segments;
            for (locale, counts) in part.counts {
                for (_, sum) in all.counts.iter_mut().filter(|(name, _)| *name == locale) {
                    sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
                }
            }
        }
        all
    }

    fn check_document(&self, document: &DocumentName) -> Checked {
        let mut checked = Checked::default();
        for (index, locale) in self.targets.iter().enumerate() {
            let seen = self.with_pairs(document, locale, |view| {
                let Files { source, target, document, .. } = view.files;
                if index == 0 {
                    checked.segments = view.source.units.len();
                    let found = view.source.problems.iter().chain(view.encoding[0]);
                    checked.findings.extend(found.map(|p| problem(document, None, source, p)));
                }
                let found = view.target.problems.iter().chain(view.encoding[1]);
                checked.findings.extend(found.map(|p| problem(document, Some(locale), target, p)));
                let found = view.provenance.problems.iter();
                let file = view.provenance_file;
                checked.findings.extend(found.map(|p| problem(document, Some(locale), file, p)));
                let mut counts = Counts::default();
                for pair in view.pairs {
                    if let Some(count) = counts.get_mut(pair.state as usize) {
                        *count += 1;
                    }
                    checked.findings.extend(sync_finding(&view.files, pair));
                }
                checked.counts.push((locale.clone(), counts));
            });
            checked.failures.extend(seen.err());
        }
        checked
    }

    /// Reads a document and its translation and pairs them.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn with_pairs<T>(
        &self,
        document: &DocumentName,
        locale: &str,
        then: impl FnOnce(View<'_>) -> T,
    ) -> Result<T, ProjectError> {
        let load = |path: &str| store::load(&self.root, path).map_err(|e| unread(path, &e));
        let source = load(&document.path)?;
        let target = load(&format!("locales/{locale}/{}.ftl", document.name))?;
        let record = load(&format!("locales/{locale}/{}.provenance.toml", document.name))?;
        let (source_file, target_file) = (Arc::new(source.file), Arc::new(target.file));
        let record_file = Arc::new(record.file);
        let resource = if document.fluent {
            store::parse_fluent(&source_file)
        } else {
            store::parse_content(&source_file)
        };
        let translation = store::parse_fluent(&target_file);
        let provenance = if record.exists {
            store::parse_provenance(&record_file)
        } else {
            Provenance::default()
        };
        let pairs = sync::pair(&resource, &translation, &provenance);
        Ok(then(View {
            files: Files {
                document: &document.name,
                locale,
                source: &source_file,
                target: &target_file,
            },
            source: &resource,
            target: &translation,
            provenance: &provenance,
            provenance_file: &record_file,
            encoding: [source.problem.as_ref(), target.problem.as_ref()],
            pairs: &pairs,
        }))
    }

    /// How far the translation of a document into a locale has come.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn progress(
        &self,
        document: &DocumentName,
        locale: &str,
    ) -> Result<Progress, ProjectError> {
        self.with_pairs(document, locale, |view| {
            let mut progress = Progress::new(&document.name, locale);
            for pair in view.pairs {
                let Some(source) = pair.source else { continue };
                let words = words(&source.text()).count();
                progress.total.add(words);
                match pair.state {
                    State::Current => progress.current.add(words),
                    State::Stale => progress.stale.add(words),
                    State::Missing => progress.missing.add(words),
                    _ => progress.other.add(words),
                }
                let reviewed =
                    pair.record.is_some_and(|record| record.state == ReviewState::Reviewed);
                if pair.state == State::Current && reviewed {
                    progress.reviewed.add(words);
                }
            }
            progress
        })
    }

    /// Records that the translations are true to the sources as both are now: of all segments, or
    /// of those that `wanted` names. Returns how many records changed.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written, or the provenance on record is damaged.
    pub fn accept(
        &self,
        document: &DocumentName,
        state: ReviewState,
        wanted: impl Fn(&str) -> bool,
        dry_run: bool,
    ) -> Result<usize, ProjectError> {
        let _lock = store::lock(&self.root).map_err(|e| unread("diglot.toml", &e))?;
        let mut changed = 0;
        for locale in &self.targets {
            let path = format!("locales/{locale}/{}.provenance.toml", document.name);
            let text = self.with_pairs(document, locale, |view| {
                if view.provenance.exists && !view.provenance.readable {
                    let reason = "damaged, or from a newer version".to_owned();
                    return Err(ProjectError::Read { path: path.clone(), reason });
                }
                let mut text = view.provenance_file.text().to_owned();
                for pair in view.pairs.iter().filter(|pair| wanted(pair.id())) {
                    changed += usize::from(accept_pair(pair, state, &mut text));
                }
                Ok((text != view.provenance_file.text()).then_some(text))
            })??;
            if let (Some(text), false) = (text, dry_run) {
                store::save(&self.root, &path, &text).map_err(|error| ProjectError::Write {
                    path: path.clone(),
                    reason: error.to_string(),
                })?;
            }
        }
        Ok(changed)
    }
}

/// Segments, and the words of their sources.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Number of segments.
    pub segments: usize,
    /// Number of words of the source.
    pub words: usize,
}

impl Amount {
    fn add(&mut self, words: usize) {
        self.segments += 1;
        self.words += words;
    }
}

/// How far a translation has come.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// The document's name.
    pub document: String,
    /// The locale's name.
    pub locale: String,
    /// All of it.
    pub total: Amount,
    /// Made from the source as it is now.
    pub current: Amount,
    /// Of this, read by a second pair of eyes.
    pub reviewed: Amount,
    /// Older than the source.
    pub stale: Amount,
    /// Not translated.
    pub missing: Amount,
    /// Unconfirmed, unrecorded or not readable.
    pub other: Amount,
}

impl Progress {
    fn new(document: &str, locale: &str) -> Self {
        Self { document: document.to_owned(), locale: locale.to_owned(), ..Self::default() }
    }
}

/// A document and its translation, read and paired.
#[derive(Debug)]
pub struct View<'r> {
    /// Their files.
    pub files: Files<'r>,
    /// The source.
    pub source: &'r Resource<'r>,
    /// The translation.
    pub target: &'r Resource<'r>,
    /// What is recorded.
    pub provenance: &'r Provenance<'r>,
    /// Where it is recorded.
    pub provenance_file: &'r Arc<SourceFile>,
    /// What is wrong with the bytes of the source's and the translation's file.
    pub encoding: [Option<&'r crate::model::Problem>; 2],
    /// The pairs.
    pub pairs: &'r [Pair<'r>],
}

fn accept_pair(pair: &Pair<'_>, state: ReviewState, text: &mut String) -> bool {
    let (Some(source), Some(target)) = (pair.source, pair.target) else { return false };
    let (source, translation) = (source.text(), fingerprint(&target.text()));
    let unchanged = pair.record.is_some_and(|record| {
        same(&record.source, &source) && record.translation == translation && record.state == state
    });
    if pair.state == State::Broken || unchanged {
        return false;
    }
    let id = pair.id();
    *text = store::record(text, id, &store::render_record(id, &source, translation, state));
    true
}

fn unread(path: &str, error: &std::io::Error) -> ProjectError {
    ProjectError::Read { path: path.to_owned(), reason: error.to_string() }
}
