//! Bilingual files of other tools brought in as documents, with the translation that they hold.
//!
//! Segments get ids that read like those of the units; states and the sources that translations were
//! made from come along. A text that was left in the source's language is no translation.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use crate::{
    exchange::{ExchangeDocument, ExchangeFormat, ExchangePackage, ExchangeUnit},
    model::{FileBefore, FileEdit, Locale, ReviewState},
    text::{TranslationLanguage, translation_language},
};

use super::{
    super::{
        Project,
        bilingual::{CodeNotation, UnitSegment, document_texts, unit_segments},
    },
    Brought, DocumentImportError, DoubtfulPair,
    source::name_of,
};

/// A bilingual file to be brought in.
#[derive(Debug)]
pub(crate) struct AdoptRequest<'a> {
    /// The file.
    pub path: &'a Path,
    /// What was read of it.
    pub package: &'a ExchangePackage,
    /// The format that it was in.
    pub format: &'static ExchangeFormat,
    /// The name of the document; none: the file's, or where it holds several documents, their own.
    pub name: Option<&'a str>,
    /// The language of the translation.
    pub locale: &'a Locale,
    /// Whether texts in another language are taken for translations all the same.
    pub force: bool,
    /// Nothing is written.
    pub dry_run: bool,
}

/// A document that was brought in.
#[derive(Debug)]
pub(crate) struct AdoptedDocument {
    /// Its name.
    pub name: String,
    /// What it came to.
    pub brought: Brought,
}

impl AdoptRequest<'_> {
    /// Brings the documents in: all of them or none.
    ///
    /// # Errors
    ///
    /// When a name is none or taken, the file is in other languages than the project, or a file
    /// cannot be written.
    pub(crate) fn run(
        &self,
        project: &Project,
    ) -> Result<Vec<AdoptedDocument>, DocumentImportError> {
        let source = &self.package.source_locale;
        match Locale::new(source) {
            Ok(found) if found.language() != project.config.source.language() => {
                return Err(DocumentImportError::OtherLanguage {
                    expected: project.config.source.name().to_owned(),
                    found: found.name().to_owned(),
                });
            }
            _ => {}
        }
        let _lock = project.lock(self.dry_run)?;
        let taken: HashSet<String> =
            project.survey().found.into_iter().map(|document| document.name).collect();
        let documents = self.documents();
        let is_several = documents.len() > 1;
        let mut adopted: Vec<AdoptedDocument> = Vec::new();
        // Of documents called alike, the last number given, so that none is tried twice.
        let (mut names, mut numbers) = (HashSet::new(), HashMap::new());
        for document in &documents {
            let own = if is_several { name_of(Path::new(&document.name)) } else { None };
            let stem = match (own, self.name) {
                (Some(own), Some(folder)) => Some(format!("{folder}/{own}")),
                (None, Some(name)) => Some(name.to_owned()),
                (own, None) => own.or_else(|| name_of(self.path)),
            }
            .ok_or(DocumentImportError::NoName)?;
            let mut name = stem.clone();
            let number = numbers.entry(stem.clone()).or_insert(1_usize);
            while !names.insert(name.clone()) {
                *number += 1;
                name = format!("{stem}-{number}");
            }
            if taken.contains(&name) {
                return Err(DocumentImportError::Exists { path: project.place_of(&name)? });
            }
            let segments = unit_segments(document.units.iter(), &mut CodeNotation::Kept);
            let brought = self.bring(project, &name, segments)?;
            adopted.push(AdoptedDocument { name, brought });
        }
        if adopted.is_empty() {
            return Err(DocumentImportError::Unreadable {
                path: self.path.display().to_string(),
                problem: crate::model::Phrase::new("exchange-empty"),
            });
        }
        if !self.dry_run {
            let files: Vec<FileEdit> =
                adopted.iter().flat_map(|own| own.brought.files.iter().cloned()).collect();
            project.commit(&files)?;
        }
        Ok(adopted)
    }

    /// The documents that the file holds: those it names, or all its units as one.
    fn documents(&self) -> Vec<ExchangeDocument> {
        let all = self.package.documents.iter().filter(|own| !own.units.is_empty());
        if self.format.has_files {
            return all.cloned().collect();
        }
        let units: Vec<ExchangeUnit> = (self.package.units())
            .map(|(document, unit)| match document {
                "" => unit.clone(),
                own => ExchangeUnit { id: format!("{own}/{}", unit.id), ..unit.clone() },
            })
            .collect();
        let whole = ExchangeDocument { name: String::new(), units };
        Some(whole).filter(|whole| !whole.units.is_empty()).into_iter().collect()
    }

    fn bring(
        &self,
        project: &Project,
        name: &str,
        mut segments: Vec<UnitSegment<'_>>,
    ) -> Result<Brought, DocumentImportError> {
        let mut brought = Brought { segments: segments.len(), ..Brought::default() };
        let codes = [project.config.source.language(), self.locale.language()];
        for own in &mut segments {
            self.judge(own, codes, &mut brought);
        }
        let texts = document_texts(&segments);
        let layout = &project.config.layout;
        let translations = layout.translations_of(name);
        let provenances = layout.provenances_of(name, &translations);
        let place = |path: &str| path.replace("{locale}", self.locale.name());
        for (path, text) in [
            (project.place_of(name)?, texts.content),
            (place(&translations), texts.fluent),
            (place(&provenances), texts.records),
        ] {
            if project.files.is_taken(&path) {
                return Err(DocumentImportError::Exists { path });
            }
            brought.files.push(FileEdit::new(path, FileBefore::Absent, text));
        }
        Ok(brought)
    }

    /// Counts a translation, or takes it out where it is none.
    fn judge(&self, own: &mut UnitSegment<'_>, codes: [&str; 2], brought: &mut Brought) {
        let Some(target) = &own.target else {
            brought.missing += 1;
            return;
        };
        match translation_language(&own.made_from, target, codes) {
            TranslationLanguage::Plausible => {}
            TranslationLanguage::Foreign if !self.force => {
                own.target = None;
                brought.missing += 1;
                return;
            }
            TranslationLanguage::Foreign | TranslationLanguage::Doubtful => {
                own.state = own.state.min(ReviewState::Draft);
            }
        }
        if own.state == ReviewState::Draft {
            brought.doubts.push(DoubtfulPair {
                segment: own.segment.id.clone(),
                score: None,
                source: own.segment.block.text.clone(),
                translation: target.clone(),
            });
        } else {
            brought.translated += 1;
        }
    }
}
