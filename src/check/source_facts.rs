//! What can be read off the texts of a source, for all its translations to share.

use std::sync::OnceLock;

use crate::{
    model::{Resource, TranslationUnit},
    text::Language,
};

use super::{CheckedText, checked_text::read_texts, consistency::source_text, sink::ReportedSide};

/// Units whose texts are kept at most: those of a document beyond are read for each translation, for
/// the memory that they take.
const MAX_UNITS_KEPT: usize = 1 << 14;

/// The texts of a source document, each unit's read when a translation first asks for it.
#[derive(Debug)]
pub(crate) struct SourceFacts<'r> {
    resource: &'r Resource<'r>,
    language: Language,
    units: Vec<OnceLock<Vec<CheckedText<'r>>>>,
    /// What [`source_text`] says of each of them.
    numbers: OnceLock<Box<[Option<u64>]>>,
}

impl<'r> SourceFacts<'r> {
    /// Those of a document in a language; nothing is read yet.
    #[must_use]
    pub(crate) fn of_resource(resource: &'r Resource<'r>, language: Language) -> Self {
        let count = resource.units.len().min(MAX_UNITS_KEPT);
        let units = (0..count).map(|_| OnceLock::new()).collect();
        Self { resource, language, units, numbers: OnceLock::new() }
    }

    /// The value and attributes of a unit that is the document's at `index`; none of one that is not,
    /// or is not kept.
    #[must_use]
    pub(crate) fn of_unit(
        &self,
        index: usize,
        unit: &TranslationUnit<'_>,
    ) -> Option<&[CheckedText<'r>]> {
        let own = self.unit(index, unit)?;
        let texts = self.units.get(index)?;
        Some(texts.get_or_init(|| {
            let mut texts = Vec::new();
            read_texts(ReportedSide::Source, own, self.language, &mut texts);
            texts
        }))
    }

    /// What [`source_text`] says of a unit that is the document's at `index`, or is not.
    pub(super) fn number_of_text(&self, index: usize, unit: &TranslationUnit<'_>) -> Option<u64> {
        if self.unit(index, unit).is_none() || index >= self.units.len() {
            return source_text(unit);
        }
        let read = || self.resource.units[..self.units.len()].iter().map(source_text).collect();
        self.numbers.get_or_init(read)[index]
    }

    fn unit(&self, index: usize, unit: &TranslationUnit<'_>) -> Option<&'r TranslationUnit<'r>> {
        self.resource.units.get(index).filter(|own| std::ptr::eq(*own, unit))
    }
}
