//! What changed in the sources since they were translated.

use crate::model::{Locale, Significance, State};

use super::{DocumentName, Project, ProjectError};

/// A segment whose source changed since it was translated.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The document's name.
    pub document: String,
    /// The segment's id.
    pub segment: String,
    /// The locale.
    pub locale: String,
    /// Stale or unconfirmed.
    pub state: State,
    /// How much the source changed.
    pub significance: Significance,
    /// The source when it was translated.
    pub old: String,
    /// The source now.
    pub new: String,
    /// The translation.
    pub translation: String,
    /// The parts of the translation that answer to the changed sentences of the source; empty
    /// where that is all of it, or not known.
    pub answers: Vec<std::ops::Range<usize>>,
    /// Where the translation stands, as `FILE:LINE`.
    pub place: String,
}

impl Project {
    /// The segments of a document (or the one called `segment`) whose source changed since they
    /// were translated.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn changes(
        &self,
        document: &DocumentName,
        locale: &Locale,
        segment: Option<&str>,
    ) -> Result<Vec<Changed>, ProjectError> {
        self.with_pairs(document, locale, |view| {
            let wanted = |id: &str| segment.is_none_or(|segment| segment == id);
            let pairs = view.pairs.iter().filter(|pair| wanted(pair.id()));
            let changed = pairs.filter_map(|pair| {
                let (source, target, record) = (pair.source?, pair.target?, pair.record?);
                let position = view.target_file.position(target.id_span.start);
                Some(Changed {
                    document: document.name.clone(),
                    segment: pair.id().to_owned(),
                    locale: locale.name().to_owned(),
                    state: pair.state,
                    significance: pair.significance?,
                    old: record.source.to_string(),
                    new: source.text().into_owned(),
                    translation: target.text().into_owned(),
                    answers: Vec::new(),
                    place: format!("{}:{}", view.target_file.path(), position.line),
                })
            });
            changed.collect()
        })
    }

    /// The ids of a document's segments and of their translations.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn ids(&self, document: &DocumentName) -> Result<Vec<String>, ProjectError> {
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
