//! What safe fixes change, line by line, the words that change marked.

use std::fmt::Write as _;

use similar::{DiffOp, TextDiff};

use crate::project::Fixed;

use super::{Ink, Style, changes, frame::wrapped};

/// The lines of the files that changed; spaces that cannot be told apart are named.
#[must_use]
pub fn fixes(files: &[Fixed], style: &Style<'_>) -> String {
    let mut out = String::new();
    for file in files {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", style.paint(Ink::Strong, &file.path));
        let (old, new): (Vec<_>, Vec<_>) =
            (file.old.split('\n').collect(), file.new.split('\n').collect());
        let diff = TextDiff::from_slices(&old, &new);
        for op in diff.ops() {
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            let (old, new) = (old[op.old_range()].join("\n"), new[op.new_range()].join("\n"));
            let line = op.new_range().start + 1;
            let _ = writeln!(out, "{} {line}", style.paint(Ink::Faint, " -->"));
            let words = changes::words(&named(&old), &named(&new), style);
            wrapped(&mut out, &words, style);
        }
        out.push('\n');
    }
    out
}

/// No-break spaces by their names: nobody sees the difference otherwise.
fn named(text: &str) -> String {
    text.replace('\u{a0}', "<NBSP>").replace('\u{202f}', "<NNBSP>")
}
