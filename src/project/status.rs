//! How far translations have come.

use std::{
    collections::{BTreeSet, HashSet},
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use crate::{
    model::{Locale, ReviewState, State},
    text::{count_words, folded},
};

use super::{DocumentName, Documents, ProgressWatch, Project, ProjectError, SelectionError};

/// Segments, and the words of their sources.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordAmount {
    /// Number of segments.
    pub segments: usize,
    /// Number of words of the source.
    pub words: usize,
}

impl WordAmount {
    fn add_words(&mut self, words: usize) {
        self.segments += 1;
        self.words += words;
    }

    fn add_all(&mut self, other: Self) {
        self.segments += other.segments;
        self.words += other.words;
    }
}

/// How far a translation has come.
#[derive(Debug, Clone, Default)]
pub struct TranslationProgress {
    /// The document's name.
    pub document: String,
    /// The locale's name.
    pub locale: String,
    /// All of it.
    pub total: WordAmount,
    /// Made from the source as it is now.
    pub current: WordAmount,
    /// Of this, read by a second pair of eyes.
    pub reviewed: WordAmount,
    /// Made from the source as it is now, but not yet confirmed by anybody.
    pub drafts: WordAmount,
    /// Older than the source.
    pub stale: WordAmount,
    /// Not translated.
    pub missing: WordAmount,
    /// Of this, what stands earlier in the document as well: translated once, it is translated.
    pub repeated: WordAmount,
    /// Not translated, but in another locale whose texts stand in for what this one lacks.
    pub fallback: WordAmount,
    /// The names of these locales.
    pub fallback_locales: BTreeSet<String>,
    /// Unconfirmed, unrecorded or not readable.
    pub other: WordAmount,
}

impl TranslationProgress {
    fn new(document: &str, locale: &str) -> Self {
        Self { document: document.to_owned(), locale: locale.to_owned(), ..Self::default() }
    }

    /// The words that are this locale's to translate: all but those that another one's stand in for.
    #[must_use]
    pub fn own_words(&self) -> usize {
        self.total.words.saturating_sub(self.fallback.words)
    }

    /// Adds the numbers of another one.
    pub fn add(&mut self, other: &Self) {
        self.total.add_all(other.total);
        self.current.add_all(other.current);
        self.reviewed.add_all(other.reviewed);
        self.drafts.add_all(other.drafts);
        self.stale.add_all(other.stale);
        self.missing.add_all(other.missing);
        self.repeated.add_all(other.repeated);
        self.fallback.add_all(other.fallback);
        self.fallback_locales.extend(other.fallback_locales.iter().cloned());
        self.other.add_all(other.other);
    }
}

/// Whose progress is asked for; by default that of all documents in all locales.
#[derive(Debug, Clone, Default)]
pub struct StatusRequest {
    /// Documents; none named: all.
    pub documents: Vec<String>,
    /// Target locales; none named: all.
    pub locales: Vec<String>,
}

/// How far translations have come.
#[derive(Debug, Default)]
pub struct StatusAnswer {
    /// A row a document and locale, document by document.
    pub rows: Vec<TranslationProgress>,
    /// What could not be read.
    pub failures: Vec<ProjectError>,
}

impl StatusRequest {
    /// Reads the documents, and counts.
    ///
    /// # Errors
    ///
    /// When something that was named is not there, or nothing is there.
    pub fn run(&self, project: &Project) -> Result<StatusAnswer, SelectionError> {
        self.run_watched(project, &|_, _| ())
    }

    /// The same, telling how many translations are read.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn run_watched(
        &self,
        project: &Project,
        watch: ProgressWatch<'_>,
    ) -> Result<StatusAnswer, SelectionError> {
        let Documents { found, failures } = project.named_documents(&self.documents)?;
        let locales = project.named_locales(&self.locales)?;
        let all: Vec<_> = found.iter().flat_map(|d| locales.iter().map(move |l| (d, *l))).collect();
        let count = AtomicUsize::new(0);
        watch(0, all.len());
        let row = |(document, locale): &(&DocumentName, &Locale)| {
            let row = project.progress(document, locale);
            watch(count.fetch_add(1, Ordering::Relaxed) + 1, all.len());
            row
        };
        let rows: Vec<_> = all.par_iter().map(row).collect();
        let mut answer = StatusAnswer { rows: Vec::new(), failures };
        for row in rows {
            match row {
                Ok(row) => answer.rows.push(row),
                Err(error) => answer.failures.push(error),
            }
        }
        Ok(answer)
    }
}

impl Project {
    /// How far the translation of a document into a locale has come.
    fn progress(
        &self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<TranslationProgress, ProjectError> {
        self.with_pairs(document, locale, |view| {
            let mut progress = TranslationProgress::new(&document.name, locale.name());
            // Only a document that lacks something has to know what it repeats.
            let lacks = view.pairs.iter().any(|pair| pair.state == State::Missing);
            let mut seen = HashSet::new();
            for pair in view.pairs {
                let Some(source) = pair.source else { continue };
                let text = source.text();
                let words = count_words(&text);
                let is_repeated = lacks && !seen.insert(folded(&text).into_owned());
                progress.total.add_words(words);
                let review = pair.review;
                match pair.state {
                    State::Current if review == Some(ReviewState::Draft) => {
                        progress.drafts.add_words(words);
                    }
                    State::Current => progress.current.add_words(words),
                    State::Stale => progress.stale.add_words(words),
                    State::Missing => progress.missing.add_words(words),
                    State::Fallback => progress.fallback.add_words(words),
                    _ => progress.other.add_words(words),
                }
                progress.fallback_locales.extend(pair.fallback.map(|own| own.name().to_owned()));
                if pair.state == State::Missing && is_repeated {
                    progress.repeated.add_words(words);
                }
                if pair.state == State::Current && review == Some(ReviewState::Reviewed) {
                    progress.reviewed.add_words(words);
                }
            }
            progress
        })
    }
}
