//! Tables: which of them hold data and which only lay a page out, and what their columns are.

use super::tree::{HtmlTree, TreeNodeId};

/// Whether a table holds data: cells of text, at least two in a row.
pub(super) fn is_data(tree: &HtmlTree, table: TreeNodeId) -> bool {
    if matches!(tree.attribute(table, "role"), Some("presentation" | "none")) {
        return false;
    }
    let holds_blocks = tree.descendants(table).skip(1).any(|id| {
        matches!(
            tree.name_of_node(id),
            "table"
                | "ul"
                | "ol"
                | "dl"
                | "pre"
                | "blockquote"
                | "figure"
                | "article"
                | "section"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
        )
    });
    !holds_blocks && rows(tree, table).iter().any(|&row| cells(tree, row).count() > 1)
}

/// The rows of a table.
pub(super) fn rows(tree: &HtmlTree, table: TreeNodeId) -> Vec<TreeNodeId> {
    tree.descendants(table).filter(|&id| tree.name_of_node(id) == "tr").collect()
}

/// The cells of a row.
pub(super) fn cells(tree: &HtmlTree, row: TreeNodeId) -> impl Iterator<Item = TreeNodeId> {
    tree.children(row).filter(|&id| matches!(tree.name_of_node(id), "td" | "th"))
}

/// How many columns and rows a cell takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellSpan {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// How many columns and rows a cell takes.
pub(super) fn span(tree: &HtmlTree, cell: TreeNodeId) -> CellSpan {
    let number = |name| {
        tree.attribute(cell, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1usize)
    };
    // More columns and rows than this no browser draws; no row at all means all there are.
    let rows = match number("rowspan") {
        0 => MAX_SPAN,
        rows => rows.min(MAX_SPAN),
    };
    CellSpan { columns: number("colspan").clamp(1, 1000), rows }
}

/// The most rows that a cell takes.
const MAX_SPAN: usize = 65_534;

/// The columns of a table that cells of the rows above still take.
#[derive(Debug, Default)]
pub(super) struct TakenColumns {
    /// By column, how many rows are still taken.
    rows: Vec<usize>,
}

impl TakenColumns {
    /// Whether the cell of a column belongs to a row above; counts the row.
    pub(super) fn take(&mut self, column: usize) -> bool {
        match self.rows.get_mut(column) {
            Some(rows) if *rows > 0 => {
                *rows -= 1;
                true
            }
            _ => false,
        }
    }

    /// Says that a cell at a column goes on in the rows below.
    pub(super) fn reserve_rows(&mut self, column: usize, span: CellSpan) {
        if span.rows > 1 {
            let end = column + span.columns;
            self.rows.resize(self.rows.len().max(end), 0);
            self.rows[column..end].fill(span.rows - 1);
        }
    }

    /// How many columns there are.
    pub(super) fn column_count(&self) -> usize {
        self.rows.len()
    }
}

/// The delimiter of a cell's column: `---`, `:-:`, `--:`. Left is how a
/// column is set anyway.
pub(super) fn delimiter(tree: &HtmlTree, cell: TreeNodeId) -> &'static str {
    let style = tree.attribute(cell, "style").unwrap_or_default().replace(' ', "");
    let styled = style.split(';').find_map(|rule| rule.strip_prefix("text-align:"));
    let classes = tree.attribute(cell, "class").unwrap_or_default().split_whitespace();
    let mut said = styled.or(tree.attribute(cell, "align")).into_iter().chain(classes);
    said.find_map(|said| match said {
        "center" | "text-center" => Some(":-:"),
        "right" | "end" | "text-right" | "text-end" => Some("--:"),
        _ => None,
    })
    .unwrap_or("---")
}
