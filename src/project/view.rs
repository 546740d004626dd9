//! A document and its translation, read and paired.

use std::sync::Arc;

use crate::{
    model::{Locale, Pair, Problem, Provenance, Resource, SourceFile},
    store, sync,
    text::Language,
};

use super::{DocumentName, Project, ProjectError};

/// A document and its translation, read and paired.
#[derive(Debug)]
pub struct View<'r> {
    /// The source.
    pub source: &'r Resource<'r>,
    /// The translation's file; an empty text where there is none.
    pub target_file: &'r Arc<SourceFile>,
    /// Whether there is one.
    pub target_exists: bool,
    /// What is wrong with its bytes.
    pub encoding: Option<&'r Problem>,
    /// The translation.
    pub target: &'r Resource<'r>,
    /// What is recorded.
    pub provenance: &'r Provenance<'r>,
    /// Where it is recorded.
    pub provenance_file: &'r Arc<SourceFile>,
    /// The pairs.
    pub pairs: &'r [Pair<'r>],
}

impl DocumentName {
    /// Reads what a source file of this document holds.
    #[must_use]
    pub fn parse<'a>(&self, file: &'a SourceFile) -> Resource<'a> {
        if self.fluent { store::parse_fluent(file) } else { store::parse_content(file) }
    }
}

impl Project {
    /// Reads a document and its translation and pairs them.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn with_pairs<T>(
        &self,
        document: &DocumentName,
        locale: &Locale,
        then: impl FnOnce(View<'_>) -> T,
    ) -> Result<T, ProjectError> {
        let path = &document.path;
        let source = self.load(path)?;
        let resource = document.parse(&source.file);
        self.with_translation(document, &resource, locale, then)
    }

    /// Reads the translation of a document whose source was read already, and pairs the two.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn with_translation<T>(
        &self,
        document: &DocumentName,
        source: &Resource<'_>,
        locale: &Locale,
        then: impl FnOnce(View<'_>) -> T,
    ) -> Result<T, ProjectError> {
        let target = self.load(&document.translation(locale))?;
        let record = self.load(&document.provenance(locale))?;
        let (target_file, record_file) = (Arc::new(target.file), Arc::new(record.file));
        let (translation, provenance) = rayon::join(
            || store::parse_fluent(&target_file),
            || {
                let exists = record.exists;
                if exists { store::parse_provenance(&record_file) } else { Provenance::default() }
            },
        );
        let language = Language::of(&self.config.source);
        let pairs = sync::pair(source, &translation, &provenance, language);
        Ok(then(View {
            source,
            target_file: &target_file,
            target_exists: target.exists,
            encoding: target.problem.as_ref(),
            target: &translation,
            provenance: &provenance,
            provenance_file: &record_file,
            pairs: &pairs,
        }))
    }
}
