//! Texts as TOML writes them.

use std::fmt::Write as _;

/// A TOML basic string: on one line, or (`block`) with the line breaks that the text has.
pub(super) fn string(text: &str, block: bool) -> String {
    let block = block && text.contains('\n');
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str(if block { "\"\"\"\n" } else { "\"" });
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' if block => out.push(c),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Writing to a string cannot fail.
            c if c.is_control() => _ = write!(out, "\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push_str(if block { "\"\"\"" } else { "\"" });
    out
}
