//! Tables in plain text: columns as wide as what is in them, or as the width allows.

use textwrap::{Options, core::display_width};

/// A text that is not wrapped is padded to as many columns: a long line does not make all others
/// as long.
pub(super) const MAX_PADDED_COLUMNS: usize = 1000;
/// A narrower column holds no words.
const MIN_COLUMN_WIDTH: usize = 8;

/// What stands around the text of a cell: the bar before it, and two spaces.
const CELL_FRAME: usize = 3;

/// Rows, and how wide their columns are.
pub(super) struct TextTable {
    rows: Vec<Vec<String>>,
    widths: Vec<usize>,
}

impl TextTable {
    /// A table of these rows; none where the width (0: there is none) does not hold its columns.
    pub(super) fn new(rows: Vec<Vec<String>>, width: usize) -> Option<Self> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut widths = vec![0; columns];
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = display_width(cell).max(*width);
            }
        }
        let most = if width == 0 { MAX_PADDED_COLUMNS } else { width };
        let room = most.checked_sub(columns * CELL_FRAME + 1)?;
        if widths.iter().sum::<usize>() > room {
            if width == 0 || room < columns * MIN_COLUMN_WIDTH {
                return None;
            }
            let widest = widest_column(&widths, room);
            for width in &mut widths {
                *width = widest.min(*width);
            }
        }
        Some(Self { rows, widths })
    }

    /// Writes it, a cell that is wider than its column on several lines.
    pub(super) fn write(&self, out: &mut String) {
        for row in &self.rows {
            let cells: Vec<Vec<_>> = (row.iter().zip(&self.widths))
                .map(|(cell, width)| textwrap::wrap(cell, Options::new((*width).max(1))))
                .collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
            for line in 0..height {
                for (at, width) in self.widths.iter().enumerate() {
                    let text = cells.get(at).and_then(|cell| cell.get(line)).map_or("", |l| l);
                    let padding = width.saturating_sub(display_width(text));
                    out.extend(["| ", text, &" ".repeat(padding), " "]);
                }
                out.push_str("|\n");
            }
        }
    }
}

/// How wide a column may be so that all of them fit: those that are narrower leave their room.
fn widest_column(widths: &[usize], room: usize) -> usize {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    let mut left = room;
    for (at, width) in sorted.iter().enumerate() {
        let share = left / (sorted.len() - at);
        if *width > share {
            return share;
        }
        left -= width;
    }
    room
}
