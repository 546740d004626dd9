//! Tables of a document, while they are read.

use crate::{
    import::inline,
    model::{DocumentBlock, SegmentKind},
};

/// A table.
#[derive(Debug, Default)]
pub(super) struct DocxTable {
    rows: Vec<TableRow>,
    /// Whether cells are merged.
    pub(super) merged: bool,
}

#[derive(Debug, Default)]
struct TableRow {
    cells: Vec<TableCell>,
    deleted: bool,
}

#[derive(Debug)]
struct TableCell {
    blocks: Vec<DocumentBlock>,
    columns: usize,
}

impl DocxTable {
    /// Begins a row.
    pub(super) fn row(&mut self) {
        self.rows.push(TableRow::default());
    }

    /// Says that the row was deleted.
    pub(super) fn delete_row(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.deleted = true;
        }
    }

    /// Adds a cell to the row.
    pub(super) fn cell(&mut self, blocks: Vec<DocumentBlock>, columns: usize) {
        self.merged |= columns > 1;
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(TableCell { blocks, columns });
        }
    }

    /// What the table is: rows, or what it is put around where no row has two cells.
    pub(super) fn blocks(self) -> Vec<DocumentBlock> {
        let rows = self.rows.into_iter().filter(|row| !row.deleted).collect::<Vec<_>>();
        if rows.iter().all(|row| row.cells.len() < 2) {
            let cells = rows.into_iter().flat_map(|row| row.cells);
            return cells.flat_map(|cell| cell.blocks).collect();
        }
        let mut blocks = Vec::new();
        for row in rows {
            let mut texts = Vec::new();
            for cell in row.cells {
                texts.push(cell_text(&cell.blocks));
                texts.resize(texts.len() + cell.columns - 1, String::new());
            }
            if texts.iter().all(String::is_empty) {
                continue;
            }
            let mut block = DocumentBlock::new(SegmentKind::TableRow, inline::row(&texts));
            if blocks.is_empty() {
                block.label = Some(inline::row(&vec!["---".to_owned(); texts.len()]));
            }
            blocks.push(block);
        }
        blocks
    }
}

/// The blocks of a cell, one below the other.
fn cell_text(blocks: &[DocumentBlock]) -> String {
    let text = |block: &DocumentBlock| {
        let text = block.text.replace("\\\n", "<br>").replace('\n', "<br>");
        // The rows of a table within keep their bars as signs.
        let text = inline::escape_bars(&text);
        match (block.kind, &block.label) {
            (SegmentKind::Item, Some(label)) => format!("{label} {text}"),
            (SegmentKind::Item, None) => format!("- {text}"),
            _ => text,
        }
    };
    blocks.iter().map(text).collect::<Vec<_>>().join("<br>")
}
