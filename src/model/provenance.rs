//! Where a translation comes from: the source text it was made from, and its state.

use std::{borrow::Cow, collections::BTreeMap, fmt, str::FromStr};

use super::{Problem, Span};

/// What a provenance file records, by id of segment or message.
#[derive(Debug, Clone, Default)]
pub struct Provenance<'a> {
    /// The records.
    pub records: BTreeMap<Cow<'a, str>, ProvenanceRecord<'a>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether there is a file at all.
    pub exists: bool,
    /// Whether the file as a whole could be read; if not, nothing is known of any message, and
    /// nothing may be written over it.
    pub readable: bool,
}

/// What is recorded of one translation.
#[derive(Debug, Clone)]
pub struct ProvenanceRecord<'a> {
    /// The source text that the translation was made from.
    pub source: Cow<'a, str>,
    /// A fingerprint of the translation when it was accepted.
    pub translation: Fingerprint,
    /// How far the translation has come.
    pub state: ReviewState,
    /// Where the record stands, header and keys.
    pub span: Span,
}

/// The first 64 bits of the SHA-256 of a text, folded as `text::folded` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() == 16 && digits {
            u64::from_str_radix(text, 16).map(Self).map_err(|_| ())
        } else {
            Err(())
        }
    }
}

/// How far a translation has come; the names follow XLIFF 2's `state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewState {
    /// A first version, to be looked at.
    Draft,
    /// Done by the translator.
    Translated,
    /// Read by a second pair of eyes.
    Reviewed,
}

impl ReviewState {
    /// All of them, least advanced first.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Translated, Self::Reviewed];

    /// Its name in files and options.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}
