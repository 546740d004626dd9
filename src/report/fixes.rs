//! What safe fixes change, line by line, the words that change marked.

use std::fmt::Write as _;

use similar::{DiffOp, TextDiff};

use crate::{l10n::visible, model::FileEdit};

use super::{ReportInk, ReportStyle, changes, frame::wrapped};

/// The lines of the files that changed; spaces that cannot be told apart are named.
#[must_use]
pub(crate) fn fixes(files: &[FileEdit], style: &ReportStyle<'_>) -> String {
    let mut out = String::new();
    for file in files {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", style.paint(ReportInk::Strong, &visible(&file.path)));
        let (old, new): (Vec<_>, Vec<_>) =
            (file.before.text().lines().collect(), file.text.lines().collect());
        let diff = TextDiff::from_slices(&old, &new);
        for op in diff.ops() {
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            // A fix neither adds nor takes lines; what else there may be is shown all the same.
            for index in 0..op.old_range().len().max(op.new_range().len()) {
                let line = |lines: &[&str], range: std::ops::Range<usize>| {
                    lines[range].get(index).copied().map(named).unwrap_or_default()
                };
                let (old, new) = (line(&old, op.old_range()), line(&new, op.new_range()));
                let number = op.new_range().start + index + 1;
                let _ = writeln!(out, "{} {number}", style.paint(ReportInk::Faint, " -->"));
                wrapped(&mut out, &changes::around(&old, &new, style), None, style);
            }
        }
        out.push('\n');
    }
    out
}

/// No-break spaces by their names: nobody sees the difference otherwise.
fn named(text: &str) -> String {
    text.replace('\u{a0}', "<NBSP>").replace('\u{202f}', "<NNBSP>")
}
