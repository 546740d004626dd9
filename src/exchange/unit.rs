//! What leaves and comes back, whatever the format: documents of bilingual units.

use super::InlineText;
use crate::model::{Fingerprint, Span};

/// All that one file holds: the documents of one pair of languages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExchangePackage {
    /// The source language (`fr`); empty where the file does not say.
    pub source_locale: String,
    /// The language of the translations; empty where the file does not say.
    pub target_locale: String,
    /// Whether the file says that diglot made it.
    pub is_ours: bool,
    /// Its documents, in order.
    pub documents: Vec<ExchangeDocument>,
}

/// The units of one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExchangeDocument {
    /// The document's name; empty where the file does not say.
    pub name: String,
    /// Its units, in order.
    pub units: Vec<ExchangeUnit>,
}

/// A text to translate, with all that a translator should know of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExchangeUnit {
    /// The segment's id, and which part of the segment it is: `seg`, `seg.attribute`, `seg:one`,
    /// `seg:cell2`.
    pub id: String,
    /// The segment's kind (`paragraph`, `heading` …).
    pub kind: String,
    /// The text in the source language.
    pub source: InlineText,
    /// Its translation, where there is one.
    pub target: Option<InlineText>,
    /// The source that the translation was made from, where it is another.
    pub old_source: Option<InlineText>,
    /// How far the translation has come; none where the file does not say.
    pub state: Option<ExchangeState>,
    /// What there is to know.
    pub notes: Vec<ExchangeNote>,
    /// Glossary terms in the source and what they are called in the translation.
    pub terms: Vec<TermHint>,
    /// Fingerprints of the segment's whole source and translation when it left.
    pub prints: Option<UnitPrints>,
    /// Whether it is shown only, and not to be translated.
    pub locked: bool,
    /// Where its source stands in the file that was read.
    pub source_place: Span,
    /// Where its translation stands, if it stands there.
    pub target_place: Option<Span>,
}

/// How far a translation has come, in the words of tools for translators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExchangeState {
    /// There is none.
    New,
    /// Its source changed since.
    Stale,
    /// It is to be looked at again.
    Draft,
    /// It is done.
    Translated,
    /// It was revised.
    Reviewed,
}

impl ExchangeState {
    /// All of them, least advanced first.
    pub const ALL: [Self; 5] =
        [Self::New, Self::Stale, Self::Draft, Self::Translated, Self::Reviewed];

    /// Its name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Stale => "stale",
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

    /// Whether the translation can be used as it is.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Translated | Self::Reviewed)
    }
}

/// Something to know about a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeNote {
    /// What it is about.
    pub kind: NoteKind,
    /// What it says.
    pub text: String,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// The author's own.
    Author,
    /// How the source changed since it was translated.
    Change,
    /// What a check found.
    Finding,
    /// Which plural form or variant it is.
    Variant,
    /// Why it is locked.
    Locked,
    /// What stands before it in the document.
    Before,
    /// What stands after it.
    After,
    /// How long the translation will be.
    Length,
    /// What a code stands for.
    Code,
    /// Of a file that does not say.
    Other,
}

impl NoteKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Author,
        Self::Change,
        Self::Finding,
        Self::Variant,
        Self::Locked,
        Self::Before,
        Self::After,
        Self::Length,
        Self::Code,
        Self::Other,
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Author => "note",
            Self::Change => "changed",
            Self::Finding => "finding",
            Self::Variant => "variant",
            Self::Locked => "locked",
            Self::Before => "before",
            Self::After => "after",
            Self::Length => "length",
            Self::Code => "code",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A term of the glossary that a source uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermHint {
    /// The designation in the source language.
    pub source: String,
    /// The preferred one in the other.
    pub target: String,
}

/// What a segment was when it left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitPrints {
    /// The fingerprint of its whole source.
    pub source: Fingerprint,
    /// The fingerprint of its whole translation; none where there was none.
    pub target: Option<Fingerprint>,
}

impl UnitPrints {
    /// Both in one word: `9f86d081884c7d65-b2c3…`, or `9f86d081884c7d65-` without a translation.
    #[must_use]
    pub fn to_word(self) -> String {
        let target = self.target.map(|print| print.to_string()).unwrap_or_default();
        format!("{}-{target}", self.source)
    }

    /// Reads what [`UnitPrints::to_word`] wrote.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let (source, target) = word.trim().split_once('-')?;
        let target = if target.is_empty() { None } else { Some(target.parse().ok()?) };
        Some(Self { source: source.parse().ok()?, target })
    }
}

impl ExchangePackage {
    /// A text with a line for each row that the units' places number, and the places in it instead.
    #[must_use]
    pub fn laid_out(&mut self) -> String {
        let mut out = String::new();
        let mut line = 0;
        for unit in self.documents.iter_mut().flat_map(|document| &mut document.units) {
            while line < unit.source_place.start {
                out.push('\n');
                line += 1;
            }
            let target = unit.target.as_ref().map(InlineText::plain_text).unwrap_or_default();
            let start = out.len();
            for (index, cell) in
                [&*unit.id, &unit.source.plain_text(), &target].into_iter().enumerate()
            {
                let at = out.len() + usize::from(index > 0);
                out.push_str(if index > 0 { "\t" } else { "" });
                out.extend(cell.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
                let place = Span::new(at, out.len());
                match index {
                    0 => unit.source_place = Span::new(start, out.len()),
                    1 => unit.source_place = place,
                    _ => unit.target_place = Some(place),
                }
            }
        }
        out.push('\n');
        out
    }

    /// Every unit, with the name of its document.
    pub fn units(&self) -> impl Iterator<Item = (&str, &ExchangeUnit)> {
        self.documents
            .iter()
            .flat_map(|document| document.units.iter().map(|unit| (&*document.name, unit)))
    }
}

impl ExchangeUnit {
    /// Its notes of one kind.
    pub fn notes_of(&self, kind: NoteKind) -> impl Iterator<Item = &str> {
        self.notes.iter().filter(move |note| note.kind == kind).map(|note| &*note.text)
    }

    /// Adds a note, unless it is blank.
    pub fn note(&mut self, kind: NoteKind, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.notes.push(ExchangeNote { kind, text });
        }
    }

    /// What it is called: its id, or what it says where it has none.
    #[must_use]
    pub fn shown_name(&self) -> String {
        if self.id.is_empty() { self.source.plain_text() } else { self.id.clone() }
    }

    /// The id of the segment that it is, or is a part of.
    #[must_use]
    pub fn segment(&self) -> &str {
        segment_of(&self.id)
    }
}

/// The segment's id in a unit's.
#[must_use]
pub(crate) fn segment_of(id: &str) -> &str {
    id.split(['.', ':']).next().unwrap_or(id)
}
