//! A document in a locale as somebody works through it.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::{
    check::Finding,
    model::{Locale, Pair, ReviewState, Severity, State},
    project::{DocumentName, DocumentView, Project, ProjectError, SeenTexts, answers},
    store, sync,
    text::{Language, count_words},
};

use super::{
    MarkKind, ReviewEntry, ReviewNeed, ShownText, TextMark,
    entry::{note_of, segment_finding},
    marks_of,
};
use crate::report::{WordChange, word_runs};

/// A document in a locale as somebody works through it.
#[derive(Debug, Clone)]
pub struct ReviewQueue {
    /// The document.
    pub document: DocumentName,
    /// What it says of itself.
    pub title: Option<String>,
    /// The locale.
    pub locale: Locale,
    /// The source's language.
    pub source_locale: Locale,
    /// Its segments, in reading order.
    pub entries: Vec<ReviewEntry>,
    /// What is found of it and belongs to none of the segments.
    pub others: Vec<Finding>,
    /// Words of the source of what is missing, stale or a draft.
    pub words_left: usize,
    /// The paths of the two files.
    pub paths: [String; 2],
    index: HashMap<String, usize>,
}

/// Which segments are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// Only those with this to be done about them.
    pub need: Option<ReviewNeed>,
    /// Only those with anything pressing to be done.
    pub is_pressing: bool,
    /// Only those with findings.
    pub has_findings: bool,
    /// Only those in which this stands, in either language or as the id.
    pub text: String,
}

impl QueueFilter {
    /// Whether a segment is shown.
    #[must_use]
    pub fn takes(&self, entry: &ReviewEntry) -> bool {
        let need = entry.need();
        self.need.is_none_or(|wanted| need == Some(wanted))
            && (!self.is_pressing || need.is_some_and(ReviewNeed::is_pressing))
            && (!self.has_findings || !entry.findings.is_empty())
            && self.has_text(entry)
    }

    fn has_text(&self, entry: &ReviewEntry) -> bool {
        let wanted = self.text.trim().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&wanted);
        wanted.is_empty()
            || has(&entry.id)
            || has(&entry.source.text)
            || entry.translation.as_ref().is_some_and(|own| has(&own.text))
    }
}

impl ReviewQueue {
    /// Reads a document in a locale, with what a check has found of it.
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn load_queue(
        project: &Project,
        document: &DocumentName,
        locale: &Locale,
        findings: Vec<Finding>,
    ) -> Result<Self, ProjectError> {
        let mut queue = project
            .with_pairs(document, locale, |view| Self::of_view(project, document, locale, &view))?;
        for finding in findings {
            queue.take(finding);
        }
        queue.words_left = queue.entries.iter().map(words_left).sum();
        Ok(queue)
    }

    fn of_view(
        project: &Project,
        document: &DocumentName,
        locale: &Locale,
        view: &DocumentView<'_>,
    ) -> Self {
        let pairs = view.pairs.par_iter();
        let entries: Vec<ReviewEntry> =
            pairs.filter_map(|pair| read_entry(project, locale, view, pair)).collect();
        let index = entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
        let source_path = document.path.clone();
        Self {
            document: document.clone(),
            title: view.source.metadata.title.as_deref().map(str::to_owned),
            locale: locale.clone(),
            source_locale: project.config.source.clone(),
            entries,
            others: Vec::new(),
            words_left: 0,
            paths: [source_path, view.target_file.path().to_owned()],
            index,
        }
    }

    /// Puts a finding where it belongs.
    fn take(&mut self, finding: Finding) {
        let at = finding.segment.as_ref().and_then(|id| self.index.get(id));
        let Some(entry) = at.and_then(|at| self.entries.get_mut(*at)) else {
            self.others.push(finding);
            return;
        };
        // What a reader sees anyway from the state of the pair is not said again.
        let said = ["missing", "stale", "unconfirmed", "unrecorded", "unreviewed", "renamed"];
        if said.contains(&finding.rule.name) {
            return;
        }
        let shown = entry.translation.as_ref().unwrap_or(&entry.source);
        let [source, target] = &self.paths;
        let found = segment_finding(&finding, [(&entry.source, source), (shown, target)]);
        entry.findings.push(found);
    }

    /// The place of a segment among the entries.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The segment called `id`.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&ReviewEntry> {
        self.entries.get(self.position(id)?)
    }

    /// The places of the segments that a filter takes.
    #[must_use]
    pub fn filtered(&self, filter: &QueueFilter) -> Vec<usize> {
        let taken = self.entries.iter().enumerate().filter(|(_, entry)| filter.takes(entry));
        taken.map(|(at, _)| at).collect()
    }

    /// The next segment behind the place `at` with something pressing to be done, from the top
    /// again once the end is reached; with `all`, one that no second pair of eyes has read counts.
    #[must_use]
    pub fn next_to_do(&self, at: Option<usize>, all: bool) -> Option<usize> {
        let start = at.map_or(0, |at| at + 1);
        let behind = start..self.entries.len();
        let wanted = |at: &usize| {
            let need = self.entries.get(*at).and_then(ReviewEntry::need);
            need.is_some_and(|need| need.is_pressing() || all && need != ReviewNeed::Fallback)
        };
        behind.chain(0..start.saturating_sub(1)).find(wanted)
    }

    /// How many segments have this to be done about them.
    #[must_use]
    pub fn count_needing(&self, need: ReviewNeed) -> usize {
        self.entries.iter().filter(|entry| entry.need() == Some(need)).count()
    }

    /// How many segments have something pressing to be done.
    #[must_use]
    pub fn count_pressing(&self) -> usize {
        let needs = self.entries.iter().filter_map(ReviewEntry::need);
        needs.filter(|need| need.is_pressing()).count()
    }
}

/// The words that are still to be translated or looked at again.
fn words_left(entry: &ReviewEntry) -> usize {
    let need = entry.need().filter(|need| *need <= ReviewNeed::Draft);
    need.map_or(0, |_| count_words(&entry.source.text))
}

/// A pair as somebody works on it; none where it has no source.
pub(super) fn read_entry(
    project: &Project,
    locale: &Locale,
    view: &DocumentView<'_>,
    pair: &Pair<'_>,
) -> Option<ReviewEntry> {
    let source = pair.source?;
    let languages = [&project.config.source, locale].map(Language::of_locale);
    let shown = ShownText::show_unit(source, None);
    let translation = pair.target.map(|unit| ShownText::show_unit(unit, Some(view.target_file)));
    let mut marks = marks_of(source, &shown, languages[0], Some(project.terminology(locale)));
    let changed = pair.record.filter(|_| pair.significance.is_some());
    let old = changed.map(|record| store::to_typed(&record.source));
    if let Some(old) = &old {
        marks.extend(new_words(old, &shown.text));
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    }
    let text = translation.as_ref().map(|own| own.text.as_str()).unwrap_or_default();
    let found = old.as_deref().map(|old| answers(old, &shown.text, text, languages));
    let risks = changed.map(|record| sync::risks(&record.source, &source.text(), languages[0]));
    let (review, is_edited) = ReviewEntry::review_of(pair);
    Some(ReviewEntry {
        id: pair.id().to_owned(),
        kind: source.kind,
        label: source.label.as_deref().map(str::to_owned),
        source_marks: marks,
        answers: found.unwrap_or_default(),
        source: shown,
        old_source: old,
        translation,
        fallback: pair.fallback.map(|locale| locale.name().to_owned()),
        state: pair.state,
        significance: pair.significance,
        risks: risks.unwrap_or_default(),
        review: review.filter(|_| pair.state == State::Current || pair.state == State::Stale),
        is_edited,
        note: note_of(source),
        comment: pair.target.and_then(note_of),
        seen: SeenTexts::seen_in(source, pair.target),
        findings: Vec::new(),
    })
}

/// The words of a text that an older one has not, as marks.
fn new_words(old: &str, new: &str) -> Vec<TextMark> {
    let (mut marks, mut at) = (Vec::new(), 0);
    for run in word_runs(old, new) {
        if run.change == WordChange::Gone {
            continue;
        }
        let range = at..at + run.text.len();
        at = range.end;
        if run.change == WordChange::Come {
            marks.push(TextMark { range, kind: MarkKind::New, hint: None });
        }
    }
    marks
}

impl ReviewEntry {
    /// How grave the gravest of its findings is.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// Whether a second pair of eyes has read it as it is.
    #[must_use]
    pub fn is_reviewed(&self) -> bool {
        self.state == State::Current
            && !self.is_edited
            && self.review == Some(ReviewState::Reviewed)
    }
}
