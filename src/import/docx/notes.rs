//! References to footnotes and endnotes, as they are met.

use std::collections::HashMap;

use super::numbering::roman;

/// The notes that a text refers to, in the order of the references.
#[derive(Debug, Default)]
pub(super) struct DocxNotes {
    pub(super) references: Vec<Reference>,
    known: HashMap<(bool, String), usize>,
    /// How many footnotes and endnotes there are.
    counts: [u32; 2],
}

/// A reference to a note.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) id: String,
    pub(super) is_endnote: bool,
    pub(super) label: String,
}

impl DocxNotes {
    /// The label of a note: footnotes count 1, 2, 3, endnotes i, ii, iii.
    pub(super) fn label(&mut self, id: String, is_endnote: bool) -> &str {
        let key = (is_endnote, id.clone());
        let index = *self.known.entry(key).or_insert_with(|| {
            let count = &mut self.counts[usize::from(is_endnote)];
            *count += 1;
            let label = if is_endnote { roman(*count) } else { count.to_string() };
            self.references.push(Reference { id, is_endnote, label });
            self.references.len() - 1
        });
        &self.references[index].label
    }
}
