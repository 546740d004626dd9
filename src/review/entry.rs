//! A segment as somebody works on it.

use std::ops::Range;

use crate::{
    check::{Finding, RuleFamily},
    model::{
        ChangeRisk, Pair, Phrase, ReviewState, Severity, Significance, State, TranslationUnit,
        UnitKind,
    },
    project::SeenTexts,
    text::fingerprint,
};

use super::{ShownText, TextMark};

/// What is to be done about a segment, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewNeed {
    /// There is no translation.
    Missing,
    /// The source changed since, the translation did not.
    Stale,
    /// Both changed since.
    Unconfirmed,
    /// Nobody said what it was made from.
    Unrecorded,
    /// One of the two cannot be read.
    Broken,
    /// It is a first version.
    Draft,
    /// The checks find an error or a warning.
    Finding,
    /// The translation changed since it was recorded.
    Edited,
    /// No second pair of eyes has read it.
    Review,
    /// Nothing: another locale's translation stands in.
    Fallback,
}

impl ReviewNeed {
    /// Its name in addresses and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Unconfirmed => "unconfirmed",
            Self::Unrecorded => "unrecorded",
            Self::Broken => "broken",
            Self::Draft => "draft",
            Self::Finding => "finding",
            Self::Edited => "edited",
            Self::Review => "review",
            Self::Fallback => "fallback",
        }
    }

    /// Its message.
    #[must_use]
    pub fn phrase(self) -> Phrase {
        Phrase::new(match self {
            Self::Missing => "need-missing",
            Self::Stale => "need-stale",
            Self::Unconfirmed => "need-unconfirmed",
            Self::Unrecorded => "need-unrecorded",
            Self::Broken => "need-broken",
            Self::Draft => "need-draft",
            Self::Finding => "need-finding",
            Self::Edited => "need-edited",
            Self::Review => "need-review",
            Self::Fallback => "need-fallback",
        })
    }

    /// Whether the translation is not as it should be; a mere second reading can wait.
    #[must_use]
    pub fn is_pressing(self) -> bool {
        self < Self::Edited
    }
}

/// What a check finds of a segment, where a person reads it.
#[derive(Debug, Clone)]
pub struct SegmentFinding {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was found.
    pub message: Phrase,
    /// What to do about it.
    pub help: Option<Phrase>,
    /// Where, in the translation as it is shown.
    pub target: Option<Range<usize>>,
    /// Where, in the source as it is shown.
    pub source: Option<Range<usize>>,
    /// Whether the translator can silence it here.
    pub allowable: bool,
    /// The translation with the safe fix put in, where there is one.
    pub fixed: Option<String>,
}

/// A segment as somebody works on it.
#[derive(Debug, Clone)]
pub struct ReviewEntry {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: UnitKind,
    /// What stands before its text.
    pub label: Option<String>,
    /// The source as it is read.
    pub source: ShownText,
    /// What is marked in the source.
    pub source_marks: Vec<TextMark>,
    /// The source that the translation was made from, where it is another.
    pub old_source: Option<String>,
    /// The translation as it is read and typed.
    pub translation: Option<ShownText>,
    /// The locale whose translation stands in where there is none.
    pub fallback: Option<String>,
    /// The parts of the translation that answer to what changed in the source.
    pub answers: Vec<Range<usize>>,
    /// How the pair stands.
    pub state: State,
    /// How much the source changed.
    pub significance: Option<Significance>,
    /// What of that may turn the sense round.
    pub risks: Vec<ChangeRisk>,
    /// How far the translation has come, as far as that is recorded of it as it is.
    pub review: Option<ReviewState>,
    /// Whether the translation changed since it was recorded.
    pub is_edited: bool,
    /// What the author noted for the translator.
    pub note: Option<String>,
    /// What the translation's file says about it.
    pub comment: Option<String>,
    /// The texts as they are, to know later whether somebody else changed them.
    pub seen: SeenTexts,
    /// What the checks find.
    pub findings: Vec<SegmentFinding>,
}

impl ReviewEntry {
    /// What is said in the place of a translation that there is not.
    #[must_use]
    pub fn nothing_phrase(&self) -> Phrase {
        match &self.fallback {
            Some(locale) => Phrase::new("serve-stands-in").with("locale", &**locale),
            None => Phrase::new("serve-not-translated"),
        }
    }

    /// What is to be done about it; nothing, where it was reviewed and is as it was.
    #[must_use]
    pub fn need(&self) -> Option<ReviewNeed> {
        match self.state {
            State::Missing => return Some(ReviewNeed::Missing),
            State::Stale => return Some(ReviewNeed::Stale),
            State::Unconfirmed => return Some(ReviewNeed::Unconfirmed),
            State::Broken => return Some(ReviewNeed::Broken),
            State::Unrecorded => return Some(ReviewNeed::Unrecorded),
            State::Fallback => return Some(ReviewNeed::Fallback),
            State::Current | State::Orphan => {}
        }
        if self.review == Some(ReviewState::Draft) && !self.is_edited {
            return Some(ReviewNeed::Draft);
        }
        if self.findings.iter().any(|finding| finding.severity >= Severity::Warning) {
            return Some(ReviewNeed::Finding);
        }
        if self.is_edited {
            return Some(ReviewNeed::Edited);
        }
        (self.review != Some(ReviewState::Reviewed)).then_some(ReviewNeed::Review)
    }

    /// Whether it may be accepted along with others: nothing in its source's change may have turned
    /// the sense round.
    #[must_use]
    pub fn may_be_batched(&self) -> bool {
        self.risks.is_empty()
    }

    /// Puts in what was found of it.
    pub fn take(&mut self, finding: &Finding, [source, target]: [&str; 2]) {
        let found = segment_finding(
            finding,
            [(&self.source, source), (self.translation.as_ref().unwrap_or(&self.source), target)],
        );
        self.findings.push(found);
    }

    /// The state of review that is recorded of a pair as it is, and whether it was edited since.
    pub(super) fn review_of(pair: &Pair<'_>) -> (Option<ReviewState>, bool) {
        let (Some(record), Some(target)) = (pair.record, pair.target) else { return (None, false) };
        let is_edited = record.translation != fingerprint(&target.text());
        (Some(record.state), is_edited)
    }

    /// Whether it is text that stands in the document with this unit's role.
    #[must_use]
    pub fn is_term(&self) -> bool {
        self.kind == UnitKind::Term
    }
}

/// What is found, placed in the two texts as they are shown, each with the path of its file.
pub(super) fn segment_finding(
    finding: &Finding,
    [source, target]: [(&ShownText, &str); 2],
) -> SegmentFinding {
    let places = || {
        let related = finding.related.iter().map(|related| &related.location);
        std::iter::once(&finding.location).chain(related)
    };
    let place = |(shown, path): (&ShownText, &str)| {
        let mut own = places().filter(|location| location.file.path() == path);
        own.find_map(|location| shown.locate(location.span))
    };
    let is_own = |family: RuleFamily| !matches!(family, RuleFamily::Files | RuleFamily::Sync);
    SegmentFinding {
        rule: finding.rule.name,
        severity: finding.severity,
        message: finding.message.clone(),
        help: finding.help.clone(),
        target: place(target),
        source: place(source),
        allowable: is_own(finding.rule.family) && finding.locale.is_some(),
        fixed: fixed(finding, target),
    }
}

/// The translation as it is typed, with the finding's safe fix in it.
fn fixed(finding: &Finding, (shown, path): (&ShownText, &str)) -> Option<String> {
    let fix = finding.fix.as_ref().filter(|fix| fix.file.path() == path)?;
    let mut text = shown.text.clone();
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    for edit in edits {
        text.replace_range(shown.locate(edit.span)?, &edit.text);
    }
    (text != shown.text).then_some(text)
}

/// The note and the comment that belong to a unit.
pub(super) fn note_of(unit: &TranslationUnit<'_>) -> Option<String> {
    unit.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned)
}
