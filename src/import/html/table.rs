//! Tables: which of them hold data and which only lay a page out, and what their columns are.

use super::tree::{Id, Tree};

/// Whether a table holds data: cells of text, at least two in a row.
pub(super) fn is_data(tree: &Tree, table: Id) -> bool {
    if matches!(tree.attribute(table, "role"), Some("presentation" | "none")) {
        return false;
    }
    let holds_blocks = tree.descendants(table).skip(1).any(|id| {
        matches!(
            tree.name(id),
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
pub(super) fn rows(tree: &Tree, table: Id) -> Vec<Id> {
    tree.descendants(table).filter(|&id| tree.name(id) == "tr").collect()
}

/// The cells of a row.
pub(super) fn cells(tree: &Tree, row: Id) -> impl Iterator<Item = Id> {
    tree.children(row).filter(|&id| matches!(tree.name(id), "td" | "th"))
}

/// How many columns a cell takes, and whether it takes more than one column or row.
pub(super) fn span(tree: &Tree, cell: Id) -> (usize, bool) {
    let number = |name| {
        tree.attribute(cell, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1usize)
    };
    // More columns than this no browser draws.
    let columns = number("colspan").clamp(1, 1000);
    (columns, columns > 1 || number("rowspan") > 1)
}

/// The delimiter of a cell's column: `---`, `:-:`, `--:`. Left is how a
/// column is set anyway.
pub(super) fn delimiter(tree: &Tree, cell: Id) -> &'static str {
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
