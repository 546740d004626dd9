//! Recording that translations are true to their sources.

use std::collections::{BTreeMap, HashSet};

use crate::{
    model::{Locale, Pair, Phrase, ReviewState, Significance, State},
    store,
    text::{fingerprint, same},
};

use super::{DocumentName, Project, ProjectError, unwritten};

/// Which translations of a document are to be recorded, and how.
#[derive(Debug, Clone, Default)]
pub struct Acceptance {
    /// The segment; all, where none is named.
    pub segment: Option<String>,
    /// The state to record; none keeps `reviewed` where the pair did not change, and calls the
    /// others translated.
    pub state: Option<ReviewState>,
    /// Only where the source's change is a matter of typography.
    pub typographic: bool,
    /// Segments that are not recorded, whatever the rest says.
    pub refused: HashSet<String>,
    /// Nothing is written.
    pub dry_run: bool,
}

/// A translation that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The locale.
    pub locale: String,
    /// The segment.
    pub segment: String,
    /// How the pair stood before.
    pub was: State,
    /// Whether the translation had changed since it was recorded.
    pub edited: bool,
    /// How far the translation had come by the record before, if there was one.
    pub before: Option<ReviewState>,
    /// How far it has come now.
    pub after: ReviewState,
}

/// What came of accepting translations of a document in a locale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acceptances {
    /// What was recorded.
    pub recorded: Vec<Accepted>,
    /// How the segment stands that was named and of which nothing was recorded.
    pub left: Option<State>,
}

impl Project {
    /// Records that the translations of a document are true to the source as both are now.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written, or the provenance on record is damaged.
    pub fn accept(
        &self,
        document: &DocumentName,
        locale: &Locale,
        acceptance: &Acceptance,
    ) -> Result<Acceptances, ProjectError> {
        let _lock = if acceptance.dry_run { None } else { store::lock(&self.root)? };
        let path = document.provenance(locale);
        let (outcome, text) = self.with_pairs(document, locale, |view| {
            if view.provenance.exists && !view.provenance.readable {
                let problems = view.provenance.problems.clone();
                return Err(ProjectError::Config { file: view.provenance_file.clone(), problems });
            }
            let (mut outcome, mut changes) = (Acceptances::default(), BTreeMap::new());
            for pair in view.pairs {
                if let Some((accepted, record)) = acceptance.record(pair, locale) {
                    changes.insert(accepted.segment.clone(), Some(record));
                    outcome.recorded.push(accepted);
                } else if acceptance.segment.as_deref() == Some(pair.id()) {
                    outcome.left = Some(pair.state);
                }
            }
            let is_written = !acceptance.dry_run && !changes.is_empty();
            let text = is_written.then(|| store::record_all(view.provenance_file.text(), &changes));
            Ok((outcome, text))
        })??;
        if let Some(text) = text {
            store::save(&self.root, &path, &text).map_err(|error| unwritten(&path, &error))?;
        }
        Ok(outcome)
    }
}

impl Acceptance {
    /// The record of a pair, where it is wanted and differs from the one there is.
    fn record(&self, pair: &Pair<'_>, locale: &Locale) -> Option<(Accepted, String)> {
        let (Some(source), Some(target)) = (pair.source, pair.target) else { return None };
        let id = pair.id();
        let wanted = self.segment.as_deref().is_none_or(|segment| segment == id);
        if !wanted || self.refused.contains(id) || pair.state == State::Broken {
            return None;
        }
        if self.typographic && pair.significance != Some(Significance::Typographic) {
            return None;
        }
        let (source, translation) = (source.text(), fingerprint(&target.text()));
        let edited = pair.record.is_some_and(|record| record.translation != translation);
        let untouched = pair.record.filter(|record| same(&record.source, &source) && !edited);
        let kept = untouched.map(|record| record.state);
        // Whoever accepts a draft has looked at it.
        let further = kept.filter(|state| *state != ReviewState::Draft);
        let state = self.state.or(further).unwrap_or(ReviewState::Translated);
        if kept == Some(state) {
            return None;
        }
        let accepted = Accepted {
            locale: locale.name().to_owned(),
            segment: id.to_owned(),
            was: pair.state,
            edited,
            before: pair.record.map(|record| record.state),
            after: state,
        };
        Some((accepted, store::render_record(id, &source, translation, state)))
    }
}

impl Accepted {
    /// What is said of it; none where there is nothing a person should know.
    #[must_use]
    pub fn phrase(&self, document: &str) -> Option<Phrase> {
        let id = match (self.was, self.before) {
            (State::Stale, _) => "accept-was-stale",
            (State::Unconfirmed, _) => "accept-was-unconfirmed",
            (State::Current, _) if self.edited => "accept-was-edited",
            (_, Some(before)) if before != self.after => "accept-state",
            _ => return None,
        };
        let segment = format!("{document}/{}", self.segment);
        let phrase = Phrase::new(id)
            .with("segment", segment)
            .with("locale", &*self.locale)
            .with("state", review(self.after));
        if self.before > Some(self.after) {
            return Some(Phrase::new("accept-less").with("what", phrase));
        }
        Some(phrase)
    }
}

/// How far a translation has come, in words.
fn review(state: ReviewState) -> Phrase {
    Phrase::new(match state {
        ReviewState::Draft => "review-draft",
        ReviewState::Translated => "review-translated",
        ReviewState::Reviewed => "review-reviewed",
    })
}
