//! Recording that translations are true to their sources.

use std::collections::{BTreeMap, HashSet};

use crate::{
    model::{FileEdit, Locale, Pair, Phrase, ReviewState, Significance, State},
    store,
    text::{fingerprint, same},
};

use super::{DocumentName, Project, ProjectError};

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
}

/// The translations of a document into a locale that are to be recorded.
#[derive(Debug, Clone)]
pub struct AcceptanceRequest<'a> {
    /// The document.
    pub document: &'a DocumentName,
    /// The locale.
    pub locale: &'a Locale,
    /// Which of the translations, and how.
    pub acceptance: Acceptance,
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
    /// Records that translations are true to their sources as both are now: what came of each
    /// request, in their order. A document that cannot be read hinders none of the others; the files
    /// are written all or (`dry_run`, or where one cannot be) none.
    ///
    /// # Errors
    ///
    /// When a file cannot be written.
    pub fn accept(
        &self,
        requests: &[AcceptanceRequest<'_>],
        dry_run: bool,
    ) -> Result<Vec<Result<Acceptances, ProjectError>>, ProjectError> {
        let _lock = self.lock(dry_run)?;
        let (mut outcomes, mut edits) = (Vec::new(), Vec::new());
        for request in requests {
            outcomes.push(self.accepted(request).map(|(outcome, edit)| {
                edits.extend(edit);
                outcome
            }));
        }
        if !dry_run {
            self.files.commit(&edits)?;
        }
        Ok(outcomes)
    }

    /// What comes of a request, and the file of records with those that are new.
    fn accepted(
        &self,
        request: &AcceptanceRequest<'_>,
    ) -> Result<(Acceptances, Option<FileEdit>), ProjectError> {
        let AcceptanceRequest { document, locale, acceptance } = request;
        self.with_pairs(document, locale, |view| {
            view.readable_records()?;
            let (mut outcome, mut changes) = (Acceptances::default(), BTreeMap::new());
            for pair in view.pairs {
                if let Some((accepted, record)) = acceptance.record(pair, locale) {
                    changes.insert(accepted.segment.clone(), Some(record));
                    outcome.recorded.push(accepted);
                } else if acceptance.segment.as_deref() == Some(pair.id()) {
                    outcome.left = Some(pair.state);
                }
            }
            Ok((outcome, view.recorded(&changes)))
        })?
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
