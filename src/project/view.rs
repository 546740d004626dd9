//! A document and its translation, read and paired.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    model::{FileBefore, FileEdit, Locale, Pair, Problem, Provenance, Resource, SourceFile},
    store, sync,
    text::Language,
};

use super::{DocumentName, Project, ProjectError, guard::guarded};

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

/// The files that hold a document's translation and what is recorded of it.
#[derive(Debug)]
pub(super) struct TranslationFiles {
    target: Arc<SourceFile>,
    target_exists: bool,
    encoding: Option<Problem>,
    record: Arc<SourceFile>,
    is_recorded: bool,
}

impl View<'_> {
    /// Refuses records of which a part cannot be read: writing them anew would lose it.
    pub(super) fn readable_records(&self) -> Result<(), ProjectError> {
        if self.provenance.exists && !self.provenance.readable {
            let problems = self.provenance.problems.clone();
            return Err(ProjectError::Config { file: self.provenance_file.clone(), problems });
        }
        Ok(())
    }

    /// The file of records with these changes, where there are any.
    pub(super) fn recorded(&self, changes: &BTreeMap<String, Option<String>>) -> Option<FileEdit> {
        let file = self.provenance_file;
        let before = if self.provenance.exists {
            FileBefore::Text(file.text().to_owned())
        } else {
            FileBefore::Absent
        };
        let text = || store::record_all(file.text(), changes);
        (!changes.is_empty()).then(|| FileEdit::new(file.path(), before, text()))
    }
}

/// A translation, and what is recorded of it.
pub(super) type ParsedTranslation<'t> = (Resource<'t>, Provenance<'t>);

impl TranslationFiles {
    /// Reads what the files hold.
    pub(super) fn parse(&self) -> ParsedTranslation<'_> {
        let provenance = || {
            let recorded = self.is_recorded;
            if recorded { store::parse_provenance(&self.record) } else { Provenance::default() }
        };
        rayon::join(|| store::parse_fluent(&self.target), provenance)
    }
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
        let (source, files) =
            rayon::join(|| self.load(&document.path), || self.translation_files(document, locale));
        let (source, files) = (source?, files?);
        guarded(&document.path, || {
            let (resource, parsed) = rayon::join(|| document.parse(&source.file), || files.parse());
            self.with_parsed(&resource, &files, &parsed, then)
        })
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
        let files = self.translation_files(document, locale)?;
        guarded(files.target.path(), || self.with_parsed(source, &files, &files.parse(), then))
    }

    /// Reads the files of a document's translation.
    pub(super) fn translation_files(
        &self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<TranslationFiles, ProjectError> {
        let (target, record) = rayon::join(
            || self.load(&document.translation(locale)),
            || self.load(&document.provenance(locale)),
        );
        let (target, record) = (target?, record?);
        Ok(TranslationFiles {
            target: target.file,
            target_exists: target.exists,
            encoding: target.problem,
            record: record.file,
            is_recorded: record.exists,
        })
    }

    /// Pairs a document and its translation, both of which were read.
    pub(super) fn with_parsed<T>(
        &self,
        source: &Resource<'_>,
        files: &TranslationFiles,
        (target, provenance): &(Resource<'_>, Provenance<'_>),
        then: impl FnOnce(View<'_>) -> T,
    ) -> T {
        let language = Language::of(&self.config.source);
        let pairs = sync::pair(source, target, provenance, language);
        then(View {
            source,
            target_file: &files.target,
            target_exists: files.target_exists,
            encoding: files.encoding.as_ref(),
            target,
            provenance,
            provenance_file: &files.record,
            pairs: &pairs,
        })
    }
}
