//! A segment and its translation, and how they stand to each other.

use super::{Locale, ProvenanceRecord, ReviewState, TranslationUnit};

/// A segment, its message if there is one, its provenance if there is one.
#[derive(Debug, Clone)]
pub(crate) struct Pair<'r> {
    /// The segment (or reference message); none for an orphan.
    pub source: Option<&'r TranslationUnit<'r>>,
    /// The translation; none where it is missing.
    pub target: Option<&'r TranslationUnit<'r>>,
    /// What is recorded of it.
    pub record: Option<&'r ProvenanceRecord<'r>>,
    /// How far the translation has come: as is on record, but what was edited since it was reviewed
    /// is reviewed no more.
    pub review: Option<ReviewState>,
    /// How source and translation stand to each other.
    pub state: State,
    /// The locale whose text stands in where there is none: that of [`State::Fallback`].
    pub fallback: Option<&'r Locale>,
    /// How much the source changed since, where it did.
    pub significance: Option<Significance>,
    /// Where the id changed: the index, among the document's pairs, of the other half (an orphan's
    /// missing segment, a missing segment's orphan).
    pub renamed: Option<usize>,
    /// Whether the two may not belong together: blocks of pages have no ids, and are paired by what
    /// is known of them.
    pub doubtful: bool,
}

impl<'r> Pair<'r> {
    /// The id both sides share.
    #[must_use]
    pub(crate) fn id(&self) -> &'r str {
        self.source.or(self.target).map_or("", |unit| &unit.id)
    }
}

/// How a source and its translation stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The translation was made from the source as it is now.
    Current,
    /// The source changed since, the translation did not.
    Stale,
    /// Both changed since: probably updated, nobody said so.
    Unconfirmed,
    /// There is a translation, and no record of its source.
    Unrecorded,
    /// There is no translation.
    Missing,
    /// There is a translation, and no source for it.
    Orphan,
    /// There is no translation, and that of another locale stands in for it.
    Fallback,
    /// One of the two is there but cannot be read; nothing is known.
    Broken,
}

/// How much a source text changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Significance {
    /// Spaces, punctuation, case or quotes only.
    Typographic,
    /// A few words, no figure, name or negation among them.
    Minor,
    /// Anything else.
    Major,
}

/// A word of a source that went or came, and that may turn the sense round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRisk {
    /// What sort of word it is.
    pub kind: RiskKind,
    /// The word.
    pub word: String,
    /// Whether it came; otherwise it went.
    pub is_new: bool,
}

/// What sort of word may turn the sense of a text round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskKind {
    /// One that negates or restricts.
    Negation,
    /// One with digits.
    Figure,
    /// One with a capital where no sentence begins.
    Name,
    /// Part of a placeable.
    Placeable,
}

impl State {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Unconfirmed => "unconfirmed",
            Self::Unrecorded => "unrecorded",
            Self::Missing => "missing",
            Self::Orphan => "orphan",
            Self::Fallback => "fallback",
            Self::Broken => "broken",
        }
    }
}

impl Significance {
    /// Its name in machine formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Typographic => "typographic",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}
