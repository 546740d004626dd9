//! What a reader could not make sense of, kept beside what it could.

use super::{Phrase, Span};

/// Why a piece of a file could not be taken as it stands; each kind is the rule of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// The text does not follow its format.
    Syntax,
    /// An id is used twice.
    DuplicateId,
    /// An id is no Fluent identifier.
    InvalidId,
    /// The bytes are not UTF-8.
    Encoding,
    /// A merge was left unfinished.
    MergeConflict,
    /// There is no dictionary for a language.
    NoDictionary,
}

impl ProblemKind {
    /// The name of the rule that reports it.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::DuplicateId => "duplicate-id",
            Self::InvalidId => "invalid-id",
            Self::Encoding => "encoding",
            Self::MergeConflict => "merge-conflict",
            Self::NoDictionary => "spelling",
        }
    }
}

/// One problem in one place of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// What kind of problem.
    pub kind: ProblemKind,
    /// Where, in the file that was read.
    pub span: Span,
    /// What was found, and what was expected.
    pub message: Phrase,
    /// What to do about it.
    pub help: Option<Phrase>,
    /// Another place of the same file that belongs to it.
    pub related: Option<(Phrase, Span)>,
    /// The id of the entry it is in, where that is known.
    pub unit: Option<String>,
}

impl Problem {
    /// A problem without help or related place.
    #[must_use]
    pub fn new(kind: ProblemKind, span: Span, message: Phrase) -> Self {
        Self { kind, span, message, help: None, related: None, unit: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: Phrase) -> Self {
        self.help = Some(help);
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn related(mut self, label: Phrase, span: Span) -> Self {
        self.related = Some((label, span));
        self
    }

    /// The same, said of the entry `id`.
    #[must_use]
    pub fn with_unit(mut self, id: impl Into<String>) -> Self {
        self.unit = Some(id.into());
        self
    }
}
