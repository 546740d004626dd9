//! Where a paragraph stands (in a list, a quotation, a footnote), and which block that makes of it.

use crate::model::{DocumentBlock, SegmentKind};

/// What a paragraph may stand in.
#[derive(Debug)]
enum ParagraphContainer {
    /// `given`: whether a block of the item has been given already.
    Item {
        label: Option<String>,
        given: bool,
    },
    Quote,
    Footnote {
        label: Option<String>,
    },
}

/// The containers that are open.
#[derive(Debug, Default)]
pub(super) struct ContainerStack {
    open: Vec<ParagraphContainer>,
    /// How many of them are items that have been given, quotes, footnotes.
    items: usize,
    quotes: usize,
    footnotes: usize,
}

impl ContainerStack {
    /// Opens an item of a list.
    pub(super) fn item(&mut self, label: Option<String>) {
        self.open.push(ParagraphContainer::Item { label, given: false });
    }

    /// Opens what goes on with an item, as the definition of a term does.
    pub(super) fn rest_of_item(&mut self) {
        self.items += 1;
        self.open.push(ParagraphContainer::Item { label: None, given: true });
    }

    /// Opens a quotation.
    pub(super) fn quote(&mut self) {
        self.quotes += 1;
        self.open.push(ParagraphContainer::Quote);
    }

    /// Opens a footnote.
    pub(super) fn footnote(&mut self, label: Option<String>) {
        self.footnotes += 1;
        self.open.push(ParagraphContainer::Footnote { label });
    }

    /// Closes what was opened last.
    pub(super) fn close_container(&mut self) {
        match self.open.pop() {
            Some(ParagraphContainer::Item { given: true, .. }) => self.items -= 1,
            Some(ParagraphContainer::Quote) => self.quotes -= 1,
            Some(ParagraphContainer::Footnote { .. }) => self.footnotes -= 1,
            _ => {}
        }
    }

    /// How many quotations are open.
    pub(super) fn quotes(&self) -> usize {
        self.quotes
    }

    /// Whether a heading here can be one: not within a footnote, nor where an item begins.
    pub(super) fn takes_heading(&self) -> bool {
        let new_item =
            matches!(self.open.last(), Some(ParagraphContainer::Item { given: false, .. }));
        self.footnotes == 0 && !new_item
    }

    /// The depth of the item that a block goes on with.
    pub(super) fn continued(&self) -> Option<u8> {
        (self.items > 0).then(|| clamp(self.items))
    }

    /// A paragraph as the innermost container makes it.
    pub(super) fn paragraph(&mut self, text: String) -> DocumentBlock {
        if self.footnotes > 0 {
            let label = self.open.iter_mut().rev().find_map(|container| match container {
                ParagraphContainer::Footnote { label } => Some(label.take()),
                _ => None,
            });
            return DocumentBlock {
                label: label.flatten(),
                ..DocumentBlock::new(SegmentKind::Footnote, text)
            };
        }
        match self.open.last_mut() {
            Some(ParagraphContainer::Item { label, given: given @ false }) => {
                *given = true;
                self.items += 1;
                let label = label.take();
                DocumentBlock {
                    label,
                    ..DocumentBlock::new(SegmentKind::Item, text).level(inner(self.items))
                }
            }
            Some(ParagraphContainer::Quote) => {
                DocumentBlock::new(SegmentKind::Quote, text).level(inner(self.quotes))
            }
            _ => DocumentBlock::new(SegmentKind::Paragraph, text).level(self.continued()),
        }
    }
}

/// The outermost has no level.
pub(super) fn inner(depth: usize) -> Option<u8> {
    (depth > 1).then(|| clamp(depth))
}

fn clamp(depth: usize) -> u8 {
    u8::try_from(depth).unwrap_or(u8::MAX)
}
