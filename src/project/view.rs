//! A document and its translation, read and paired.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    model::{
        DocumentKind, FileBefore, FileEdit, Locale, Pair, Problem, Provenance, Resource, SourceFile,
    },
    store, sync,
    text::Language,
};

use super::{
    DocumentName, Project, ProjectError,
    guard::guarded,
    pages::{self, PairedPage, PairingNotes},
};

/// A document and its translation, read and paired.
#[derive(Debug)]
pub(crate) struct DocumentView<'r> {
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
    /// How the blocks of a page were paired.
    pub(super) notes: Option<&'r PairingNotes>,
}

/// The files that hold a document's translation and what is recorded of it.
#[derive(Debug)]
pub(super) struct TranslationFiles {
    locale: Locale,
    target: Arc<SourceFile>,
    target_exists: bool,
    encoding: Option<Problem>,
    record: Arc<SourceFile>,
    is_recorded: bool,
}

impl DocumentView<'_> {
    /// Refuses records of which a part cannot be read: writing them anew would lose it.
    pub(super) fn readable_records(&self) -> Result<(), ProjectError> {
        if self.provenance.exists && !self.provenance.readable {
            let problems = self.provenance.problems.clone();
            return Err(ProjectError::Config { file: self.provenance_file.clone(), problems });
        }
        Ok(())
    }

    /// The file of records with another text.
    pub(super) fn record_edit(&self, text: String) -> FileEdit {
        rewritten_file(self.provenance_file, self.provenance.exists, text)
    }

    /// The translation's file with another text.
    pub(super) fn target_edit(&self, text: String) -> FileEdit {
        rewritten_file(self.target_file, self.target_exists, text)
    }

    /// The records of a page that are kept with another.
    fn moved_records(&self) -> BTreeMap<String, Option<String>> {
        let moved = self.pairs.iter().filter(|pair| self.is_moved(pair));
        let record = |pair: &Pair<'_>| {
            let own = pair.record?;
            let text = store::render_record(pair.id(), &own.source, own.translation, own.state);
            Some((pair.id().to_owned(), Some(text)))
        };
        moved.filter_map(record).collect()
    }

    /// Whether the record of a pair is kept with another page.
    pub(super) fn is_moved(&self, pair: &Pair<'_>) -> bool {
        self.notes.is_some_and(|notes| notes.moved.contains(pair.id()))
    }

    /// The file of records with these changes, where there are any.
    pub(super) fn recorded(&self, changes: &BTreeMap<String, Option<String>>) -> Option<FileEdit> {
        let file = self.provenance_file;
        let text = || match self.notes {
            Some(notes) => {
                // With the first record that a page gets of its own go those kept elsewhere.
                let mut all = self.moved_records();
                all.extend(changes.iter().map(|(id, change)| (id.clone(), change.clone())));
                notes.recorded(file.text(), self.pairs, &all)
            }
            None => store::record_all(file.text(), changes),
        };
        (!changes.is_empty()).then(|| self.record_edit(text()))
    }
}

/// A file that there may be with another text.
fn rewritten_file(file: &SourceFile, exists: bool, text: String) -> FileEdit {
    let before = if exists { FileBefore::Text(file.text().to_owned()) } else { FileBefore::Absent };
    FileEdit::new(file.path(), before, text)
}

/// A translation, and what is recorded of it.
pub(super) type ParsedTranslation<'t> = (Resource<'t>, Provenance<'t>);

impl TranslationFiles {
    /// Reads what the files hold.
    pub(super) fn parse(&self, document: &DocumentName) -> ParsedTranslation<'_> {
        let provenance = || {
            let recorded = self.is_recorded;
            if recorded { store::parse_provenance(&self.record) } else { Provenance::default() }
        };
        rayon::join(|| document.parse(&self.target), provenance)
    }
}

impl Project {
    /// Reads a document and its translation and pairs them.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub(crate) fn with_pairs<T>(
        &self,
        document: &DocumentName,
        locale: &Locale,
        then: impl FnOnce(DocumentView<'_>) -> T,
    ) -> Result<T, ProjectError> {
        let (source, files) =
            rayon::join(|| self.load(&document.path), || self.translation_files(document, locale));
        let (source, files) = (source?, files?);
        guarded(&document.path, || {
            let (resource, parsed) =
                rayon::join(|| document.parse(&source.file), || files.parse(document));
            self.with_parsed(document, &resource, (&files, &parsed), then)
        })
    }

    /// Reads the translation of a document whose source was read already, and pairs the two.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub(crate) fn with_translation<T>(
        &self,
        document: &DocumentName,
        source: &Resource<'_>,
        locale: &Locale,
        then: impl FnOnce(DocumentView<'_>) -> T,
    ) -> Result<T, ProjectError> {
        let files = self.translation_files(document, locale)?;
        guarded(files.target.path(), || {
            self.with_parsed(document, source, (&files, &files.parse(document)), then)
        })
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
            locale: locale.clone(),
            target: target.file,
            target_exists: target.exists,
            encoding: target.problem,
            record: record.file,
            is_recorded: record.exists,
        })
    }

    /// A page's translation under the ids of its source; none where the document is no page, or has
    /// no translation.
    pub(super) fn paired_page<'a>(
        &self,
        source: &Resource<'_>,
        files: &TranslationFiles,
        (target, provenance): (&Resource<'a>, &Provenance<'a>),
    ) -> Option<PairedPage<'a>> {
        if source.kind != DocumentKind::Markdown || !files.target_exists {
            return None;
        }
        let mut page = pages::pair_page(source, target.clone(), provenance.clone());
        if !files.is_recorded {
            self.find_moved_records(&mut page, files.locale.name());
        }
        Some(page)
    }

    /// Pairs a document and its translation, both of which were read.
    pub(super) fn with_parsed<T>(
        &self,
        document: &DocumentName,
        source: &Resource<'_>,
        (files, (target, provenance)): (&TranslationFiles, &ParsedTranslation<'_>),
        then: impl FnOnce(DocumentView<'_>) -> T,
    ) -> T {
        let language = Language::of_locale(&self.config.source);
        let page = self.paired_page(source, files, (target, provenance));
        let (target, provenance, notes) = match &page {
            Some(page) => (&page.target, &page.provenance, Some(&page.notes)),
            None => (target, provenance, None),
        };
        let mut pairs = sync::pair(source, target, provenance, language);
        self.mark_fallbacks(document, &files.locale, &mut pairs);
        for pair in &mut pairs {
            pair.doubtful = notes.is_some_and(|notes| notes.doubtful.contains(pair.id()));
        }
        then(DocumentView {
            source,
            target_file: &files.target,
            target_exists: files.target_exists,
            encoding: files.encoding.as_ref(),
            target,
            provenance,
            provenance_file: &files.record,
            pairs: &pairs,
            notes,
        })
    }
}
