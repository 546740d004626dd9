//! How blocks hang together: lists with what goes on in their items, tables, figures, notes.

use std::{collections::HashMap, ops::Range};

use super::EditionBlock;
use crate::model::SegmentKind;

/// What some blocks in a row are together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockRun {
    /// A block on its own.
    Single,
    /// Items, with the paragraphs and the code that go on in them.
    List,
    /// Rows.
    Table,
    /// Quotations.
    Quote,
    /// A figure and its caption.
    Figure,
    /// Footnotes.
    Footnotes,
}

/// The runs of a document, in order, each with its range of blocks.
pub(super) fn runs(blocks: &[EditionBlock<'_>]) -> Vec<(BlockRun, Range<usize>)> {
    let mut runs: Vec<(BlockRun, Range<usize>)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let run = match block.kind {
            SegmentKind::Item => BlockRun::List,
            SegmentKind::TableRow => BlockRun::Table,
            SegmentKind::Quote => BlockRun::Quote,
            SegmentKind::Figure => BlockRun::Figure,
            SegmentKind::Footnote => BlockRun::Footnotes,
            _ => BlockRun::Single,
        };
        let goes_on = runs.last().is_some_and(|(open, range)| match (open, block.kind) {
            (BlockRun::List, SegmentKind::Paragraph | SegmentKind::Code) => block.level > 0,
            // A label is the delimiter row, which a table has once.
            (BlockRun::Table, SegmentKind::TableRow) => block.label.is_none(),
            (BlockRun::Figure, SegmentKind::Caption) => range.len() == 1,
            (BlockRun::Figure, _) => false,
            (open, _) => *open == run && run != BlockRun::Single,
        });
        match runs.last_mut().filter(|_| goes_on) {
            Some((_, range)) => range.end = at + 1,
            None => runs.push((run, at..at + 1)),
        }
    }
    runs
}

/// The numbers of footnotes, by label, as their texts follow each other.
pub(super) type NoteNumbers<'e> = HashMap<&'e str, usize>;

/// Numbers the footnotes of a document.
pub(super) fn note_numbers<'e>(blocks: &'e [EditionBlock<'_>]) -> NoteNumbers<'e> {
    let notes = blocks.iter().filter(|block| block.kind == SegmentKind::Footnote);
    let mut numbers = NoteNumbers::new();
    for label in notes.filter_map(|block| block.label) {
        let next = numbers.len() + 1;
        numbers.entry(label).or_insert(next);
    }
    numbers
}

/// The columns in which the texts of the open items begin, outermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns(Vec<usize>);

impl Columns {
    /// Takes a block; returns the column of its marker, if it has one, and that of its text.
    pub(super) fn take_columns(
        &mut self,
        block: &EditionBlock<'_>,
        marker: usize,
    ) -> (usize, usize) {
        let depth = usize::from(block.level);
        match block.kind {
            SegmentKind::Item => {
                self.0.truncate(depth.saturating_sub(1));
                let column = self.0.last().copied().unwrap_or(0);
                self.0.push(column + marker + 1);
                (column, column + marker + 1)
            }
            SegmentKind::Paragraph | SegmentKind::Code => {
                self.0.truncate(depth);
                let column = self.0.last().copied().unwrap_or(0);
                (column, column)
            }
            _ => {
                self.0.clear();
                (0, 0)
            }
        }
    }

    /// The column of what goes on in the open item of that depth, if there is one.
    pub(super) fn of_depth(&self, depth: usize) -> Option<usize> {
        self.0.get(depth.checked_sub(1)?).copied()
    }

    /// How deep the last block taken stands in items.
    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }
}
