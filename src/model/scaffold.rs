//! A place to write a translation in: what `fill` puts into a file, and what is left of it once
//! somebody has written there.
//!
//! ```fluent
//! # diglot: fill — write the translation in the place of {""}
//! # > Le premier mot.
//! # > (note) Un mot rare.
//! first = {""}
//! ```
//!
//! To Fluent it is a message with an empty text, and nothing is broken; to diglot there is no such
//! message, until something is written there. The lines with `>` are the scaffolding; any other line
//! of the comment is a person's.

use super::{Expression, InlineExpression, Pattern, PatternElement, Span, TranslationUnit};

/// How the scaffolding begins, behind `# `.
pub(crate) const SCAFFOLD_MARK: &str = "diglot: fill";

/// How each of its other lines begins, behind `# `.
pub(crate) const SCAFFOLD_LINE: &str = ">";

/// Whether a message is a place where nothing is written yet.
#[must_use]
pub(crate) fn is_empty_place(unit: &TranslationUnit<'_>) -> bool {
    let note = unit.note.as_deref().unwrap_or_default();
    note.lines().any(is_mark) && unit.patterns().all(|(_, pattern)| is_empty(pattern))
}

fn is_mark(line: &str) -> bool {
    line.trim_start().strip_prefix(SCAFFOLD_MARK).is_some_and(|rest| {
        rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_')
    })
}

fn is_empty(pattern: &Pattern<'_>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::Text(text) => text.value.trim().is_empty(),
        PatternElement::Placeable(placeable) => {
            matches!(&placeable.expression, Expression::Inline(InlineExpression::String(text)) if text.is_empty())
        }
    })
}

/// The lines of scaffolding above a message of `file`, line breaks included; none where there are none.
#[must_use]
pub(crate) fn scaffold_span(file: &str, unit: &TranslationUnit<'_>) -> Option<Span> {
    unit.note.as_deref().filter(|note| note.lines().any(is_mark))?;
    let line_start = |at: usize| file.get(..at)?.rfind('\n').map_or(Some(0), |end| Some(end + 1));
    let mut lines: Vec<(Span, &str)> = Vec::new();
    let mut start = line_start(unit.id_span.start)?;
    while start > 0 {
        let above = line_start(start - 1)?;
        let line = file[above..start].trim_start_matches('\u{feff}');
        let Some(comment) = line.strip_prefix('#') else { break };
        lines.push((Span::new(start - line.len(), start), comment.trim()));
        start = above;
    }
    lines.reverse();
    let first = lines.iter().position(|(_, comment)| is_mark(comment))?;
    let own = lines[first + 1..].iter().take_while(|(_, own)| own.starts_with(SCAFFOLD_LINE));
    let last = first + own.count();
    Some(Span::new(lines[first].0.start, lines[last].0.end))
}
