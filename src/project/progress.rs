//! How far translations have come.

use crate::{
    model::{Locale, ReviewState, State},
    text::count_words,
};

use super::{DocumentName, Project, ProjectError};

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
    /// Of this, not yet confirmed by anybody.
    pub drafts: Amount,
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

impl Project {
    /// How far the translation of a document into a locale has come.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn progress(
        &self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<Progress, ProjectError> {
        self.with_pairs(document, locale, |view| {
            let mut progress = Progress::new(&document.name, locale.name());
            for pair in view.pairs {
                let Some(source) = pair.source else { continue };
                let words = count_words(&source.text());
                progress.total.add(words);
                match pair.state {
                    State::Current => progress.current.add(words),
                    State::Stale => progress.stale.add(words),
                    State::Missing => progress.missing.add(words),
                    _ => progress.other.add(words),
                }
                let review = pair.record.filter(|_| pair.state == State::Current);
                match review.map(|record| record.state) {
                    Some(ReviewState::Reviewed) => progress.reviewed.add(words),
                    Some(ReviewState::Draft) => progress.drafts.add(words),
                    _ => {}
                }
            }
            progress
        })
    }
}
