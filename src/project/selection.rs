//! Finding what a person named; where there is no such thing, the nearest names there are.

use std::collections::HashSet;

use crate::{
    check::{ALL, Rule, rule},
    model::{Locale, Phrase},
    render::negotiate,
};

use super::{DocumentName, Documents, ErrorPhrases, Project, ProjectError, StampError};

/// Below so many, all the names there are can be said.
const MAX_NAMES_TO_LIST: usize = 8;

/// How alike two names are, from 0 to 1, of which one may have been meant for the other: one letter
/// left out of a name of five still counts.
const MIN_LIKENESS: f64 = 0.8;

/// What `DOCUMENT` or `DOCUMENT/SEGMENT` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedTarget {
    /// The document.
    pub document: DocumentName,
    /// The segment; none: all of the document.
    pub segment: Option<String>,
}

/// What there may be no such thing of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A document.
    Document,
    /// A segment of a document.
    Segment,
    /// A locale of the project.
    Locale,
    /// A rule.
    Rule,
}

/// Why what was named could not be found.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum SelectionError {
    /// Nothing of that kind is called so; `known` is what there is, in `file` where it is in one.
    #[error("there is no {kind:?} called {name}")]
    Unknown { kind: NameKind, name: String, known: Vec<String>, file: String },
    #[error("the project has no documents")]
    NoDocuments { content: String, pattern: String },
    #[error("the project has no target languages")]
    NoLocales { pattern: String, failures: Vec<ProjectError> },
    /// What hindered finding any document.
    #[error("no document could be looked at")]
    Hidden { failures: Vec<ProjectError> },
    /// No page could be told the commit of its source.
    #[error(transparent)]
    Stamp(#[from] StampError),
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ErrorPhrases for SelectionError {
    fn phrases(&self) -> Vec<Phrase> {
        match self {
            Self::Unknown { kind, name, known, file } => vec![unknown(*kind, name, known, file)],
            Self::NoDocuments { content, pattern } => {
                let none = Phrase::new("error-no-documents").with("content", &**content);
                vec![none.with("pattern", &**pattern)]
            }
            Self::NoLocales { pattern, failures } => {
                let mut said: Vec<_> = failures.iter().flat_map(ErrorPhrases::phrases).collect();
                said.push(Phrase::new("error-no-locales").with("pattern", &**pattern));
                said
            }
            Self::Hidden { failures } => failures.iter().flat_map(ErrorPhrases::phrases).collect(),
            Self::Stamp(error) => error.phrases(),
            Self::Project(error) => error.phrases(),
        }
    }
}

/// A problem with a name, and the names that it may have been meant for.
pub(crate) fn suggest(problem: Phrase, near: Vec<String>) -> Phrase {
    one_or_more(problem, near, ["error-did-you-mean", "error-did-you-mean-one-of"])
}

fn one_or_more(problem: Phrase, mut names: Vec<String>, [one, more]: [&'static str; 2]) -> Phrase {
    let Some(last) = names.pop() else { return problem };
    let phrase = Phrase::new(if names.is_empty() { one } else { more });
    phrase.with("problem", problem).with("names", names).with("name", last)
}

/// The names most like a mistaken one, at most three.
fn nearest(name: &str, known: &[String]) -> Vec<String> {
    let lower = name.to_lowercase();
    let score = |other: &str| strsim::jaro_winkler(&lower, &other.to_lowercase());
    let mut scored: Vec<_> = known.iter().map(|other| (score(other), other)).collect();
    scored.retain(|(score, _)| *score > MIN_LIKENESS);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, name)| name.clone()).collect()
}

/// Says that nothing is called `name`, and what there is: names like it, or all where they are few,
/// or else where they are listed.
fn unknown(kind: NameKind, name: &str, known: &[String], file: &str) -> Phrase {
    let (id, listed) = match kind {
        NameKind::Document => ("error-unknown-document", Phrase::new("error-listed-documents")),
        NameKind::Segment => {
            ("error-unknown-segment", Phrase::new("error-listed-segments").with("file", file))
        }
        NameKind::Locale => ("error-unknown-locale", Phrase::new("error-listed-locales")),
        NameKind::Rule => ("error-unknown-rule", Phrase::new("error-listed-rules")),
    };
    let problem = Phrase::new(id).with("name", name);
    let near = nearest(name, known);
    if !near.is_empty() {
        return suggest(problem, near);
    }
    if known.is_empty() || known.len() > MAX_NAMES_TO_LIST {
        return listed.with("problem", problem);
    }
    let mut known = known.to_vec();
    known.sort_unstable();
    one_or_more(problem, known, ["error-only", "error-known"])
}

impl SelectionError {
    fn unknown<'n>(kind: NameKind, name: &str, known: impl Iterator<Item = &'n str>) -> Self {
        let (name, known) = (name.to_owned(), known.map(str::to_owned).collect());
        Self::Unknown { kind, name, known, file: String::new() }
    }

    fn document(name: &str, documents: &[DocumentName]) -> Self {
        Self::unknown(NameKind::Document, name, documents.iter().map(|document| &*document.name))
    }
}

/// The rule called `name`.
///
/// # Errors
///
/// When no rule is called so; the error names those most like it.
pub(crate) fn named_rule(name: &str) -> Result<&'static Rule, SelectionError> {
    let known = || ALL.iter().map(|rule| rule.name);
    rule(name).ok_or_else(|| SelectionError::unknown(NameKind::Rule, name, known()))
}

impl Project {
    /// The document called `name`, or whose source or translation is the file of that name.
    ///
    /// # Errors
    ///
    /// When there is none, or something hinders finding it.
    pub fn document(&self, name: &str) -> Result<DocumentName, SelectionError> {
        let documents = self.documents()?;
        let named = self.find_document(&documents, name);
        named.cloned().ok_or_else(|| SelectionError::document(name, &documents))
    }

    fn find_document<'d>(
        &self,
        documents: &'d [DocumentName],
        name: &str,
    ) -> Option<&'d DocumentName> {
        let is_file = |document: &&DocumentName| {
            let mut locales = self.targets().iter();
            document.path == name || locales.any(|locale| document.translation(locale) == name)
        };
        let named = documents.iter().find(|document| document.name == name);
        named.or_else(|| documents.iter().find(is_file))
    }

    /// The documents called `names`, each once; all where none is, with what hindered finding
    /// others. A project that has none is an error.
    pub(super) fn named_documents(&self, names: &[String]) -> Result<Documents, SelectionError> {
        if names.is_empty() {
            return self.all_documents();
        }
        let mut found: Vec<DocumentName> = Vec::new();
        for name in names {
            let document = self.document(name)?;
            if !found.contains(&document) {
                found.push(document);
            }
        }
        Ok(Documents { found, failures: Vec::new() })
    }

    fn all_documents(&self) -> Result<Documents, SelectionError> {
        let documents = self.survey();
        if !documents.found.is_empty() {
            return Ok(documents);
        }
        if !documents.failures.is_empty() {
            return Err(SelectionError::Hidden { failures: documents.failures });
        }
        let layout = &self.config.layout;
        let pattern = layout.sets().next().map_or("", |set| set.reference.text()).to_owned();
        Err(SelectionError::NoDocuments { content: layout.content.clone(), pattern })
    }

    /// The target locales called `names`; all, where none is.
    pub(super) fn named_locales(&self, names: &[String]) -> Result<Vec<&Locale>, SelectionError> {
        if self.targets().is_empty() && !self.config.targets_given {
            let set = self.config.layout.sets().next();
            let pattern = set.map_or("", |set| set.translation.text()).to_owned();
            let failures = self.unread_translations();
            return Err(SelectionError::NoLocales { pattern, failures });
        }
        if names.is_empty() {
            return Ok(self.targets().iter().collect());
        }
        let mut locales: Vec<&Locale> = Vec::new();
        for name in names {
            let locale = self.targets().iter().find(|locale| locale.name() == name);
            let known = || self.targets().iter().map(Locale::name);
            let locale =
                locale.ok_or_else(|| SelectionError::unknown(NameKind::Locale, name, known()))?;
            if !locales.contains(&locale) {
                locales.push(locale);
            }
        }
        Ok(locales)
    }

    /// The locale called `name`, the source language or a target, or the one that fits it best.
    pub(super) fn nearest_locale(&self, name: &str) -> Result<&Locale, SelectionError> {
        let known: Vec<_> = [&self.config.source].into_iter().chain(self.targets()).collect();
        let names = || known.iter().map(|locale| locale.name());
        negotiate(name, &known)
            .ok_or_else(|| SelectionError::unknown(NameKind::Locale, name, names()))
    }

    /// What is called `names`; every document where nothing is, with what hindered finding others.
    pub(super) fn named_targets(
        &self,
        names: &[String],
    ) -> Result<(Vec<NamedTarget>, Vec<ProjectError>), SelectionError> {
        if names.is_empty() {
            let Documents { found, failures } = self.all_documents()?;
            let whole = |document| NamedTarget { document, segment: None };
            return Ok((found.into_iter().map(whole).collect(), failures));
        }
        let targets = names.iter().map(|name| self.target(name)).collect::<Result<_, _>>()?;
        Ok((targets, Vec::new()))
    }

    /// What `DOCUMENT` or `DOCUMENT/SEGMENT` names; documents in folders have slashes of their own.
    fn target(&self, name: &str) -> Result<NamedTarget, SelectionError> {
        let documents = self.documents()?;
        if let Some(document) = self.find_document(&documents, name) {
            return Ok(NamedTarget { document: document.clone(), segment: None });
        }
        let parts = name.rsplit_once('/').and_then(|(document, segment)| {
            Some((documents.iter().find(|known| known.name == document)?, segment))
        });
        let Some((document, segment)) = parts else {
            return Err(SelectionError::document(name, &documents));
        };
        let known = self.ids(document)?;
        if !known.iter().any(|id| id == segment) {
            let (name, file) = (segment.to_owned(), document.path.clone());
            return Err(SelectionError::Unknown { kind: NameKind::Segment, name, known, file });
        }
        Ok(NamedTarget { document: document.clone(), segment: Some(segment.to_owned()) })
    }

    /// The ids of a document's segments and of their translations.
    fn ids(&self, document: &DocumentName) -> Result<Vec<String>, ProjectError> {
        let mut ids = Vec::new();
        for locale in self.targets() {
            let own = self.with_pairs(document, locale, |view| {
                view.pairs.iter().map(|pair| pair.id().to_owned()).collect::<Vec<_>>()
            })?;
            ids.extend(own);
        }
        ids.sort();
        ids.dedup();
        Ok(ids)
    }
}

/// The documents that are named, or of which segments are, each once.
pub(super) fn documents_of(targets: &[NamedTarget]) -> Vec<DocumentName> {
    let mut seen = HashSet::new();
    let documents = targets.iter().map(|target| &target.document);
    documents.filter(|document| seen.insert(*document)).cloned().collect()
}
