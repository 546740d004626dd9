//! A block of a document, whatever it was read from.

use super::SegmentKind;

/// A paragraph of a document, or another block of it that is translated as one: a segment without its
/// id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentBlock {
    /// Its role.
    pub kind: SegmentKind,
    /// The level of a heading, the depth of an item or quote (none for the outermost), or of the
    /// item that a paragraph goes on with.
    pub level: Option<u8>,
    /// What stands before it and is no text of its own: the number of an item (`1.`, `a)`; none
    /// for a bullet), the label of a footnote, the language of code, the delimiter row of a table.
    pub label: Option<String>,
    /// Its text, with Markdown inline markup. Braces stand for themselves in what is brought in, and
    /// are Fluent's in a segment.
    pub text: String,
    /// A note for the translator.
    pub note: Option<String>,
}

impl DocumentBlock {
    /// A block without level, label or note.
    #[must_use]
    pub fn new(kind: SegmentKind, text: impl Into<String>) -> Self {
        Self { kind, level: None, label: None, text: text.into(), note: None }
    }

    /// The same with a level.
    #[must_use]
    pub fn level(mut self, level: impl Into<Option<u8>>) -> Self {
        self.level = level.into();
        self
    }

    /// The same with a label.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }
}
