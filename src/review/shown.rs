//! A unit's text as a person reads and types it, with the way from the file's bytes to it.

use std::ops::Range;

use crate::{
    model::{
        Expression, InlineExpression, Pattern, PatternElement, SourceFile, Span, TranslationUnit,
    },
    store,
};

/// A unit's text as a person reads and types it: guards left out, a line for each attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShownText {
    /// The text.
    pub text: String,
    pieces: Vec<ShownPiece>,
}

/// A part of a shown text, and where it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ShownPiece {
    range: Range<usize>,
    span: Span,
}

impl ShownText {
    /// The text of a unit; its placeables as they are written in its file, where that is given, and
    /// otherwise in their one notation.
    #[must_use]
    pub fn show_unit(unit: &TranslationUnit<'_>, file: Option<&SourceFile>) -> Self {
        let mut shown = Self::default();
        for (name, pattern) in unit.patterns() {
            if let Some(name) = name {
                let newline = if shown.text.is_empty() { "" } else { "\n" };
                shown.text.extend([newline, ".", name, " = "]);
            }
            shown.push_pattern(pattern, file);
        }
        shown
    }

    fn push_pattern(&mut self, pattern: &Pattern<'_>, file: Option<&SourceFile>) {
        let text = pattern.text();
        // Where the text without guards would be another one when it is typed, they are shown.
        let is_guarded = text.contains("{\"") && store::to_typed(&text) == text;
        for element in &pattern.elements {
            let start = self.text.len();
            let span = match element {
                PatternElement::Text(part) => {
                    self.text.push_str(&part.value);
                    part.span
                }
                PatternElement::Placeable(placeable) => {
                    let raw = file.map_or("", |file| file.slice(placeable.span));
                    match &placeable.expression {
                        Expression::Inline(InlineExpression::String(text)) if !is_guarded => {
                            self.text.push_str(text);
                        }
                        expression if raw.is_empty() || raw.contains('\n') => {
                            self.text.push_str(&expression.to_string());
                        }
                        _ => self.text.push_str(raw),
                    }
                    placeable.span
                }
            };
            self.pieces.push(ShownPiece { range: start..self.text.len(), span });
        }
    }

    /// Where bytes of the file are shown; none where none of them is.
    #[must_use]
    pub fn locate(&self, span: Span) -> Option<Range<usize>> {
        let meets = |piece: &&ShownPiece| {
            piece.span.start <= span.end && span.start <= piece.span.end && !piece.range.is_empty()
        };
        let touched: Vec<&ShownPiece> = self.pieces.iter().filter(meets).collect();
        // A place between two pieces belongs to the one it is in, not to the one it touches.
        let overlaps =
            |piece: &&&ShownPiece| piece.span.start < span.end && span.start < piece.span.end;
        let inside: Vec<&ShownPiece> = touched.iter().filter(overlaps).copied().collect();
        let pieces = if inside.is_empty() { touched } else { inside };
        let (first, last) = (pieces.first()?, pieces.last()?);
        let start = first.at(span.start.max(first.span.start), first.range.start);
        let end = last.at(span.end.min(last.span.end), last.range.end);
        let [start, end] = [start, end].map(|at| floor(&self.text, at));
        Some(start..end.max(start))
    }
}

impl ShownPiece {
    /// Where a byte of the file is shown; `else_at`, where the piece does not stand there as it is.
    fn at(&self, byte: usize, else_at: usize) -> usize {
        let is_verbatim = self.range.len() == self.span.len();
        if is_verbatim { self.range.start + (byte - self.span.start) } else { else_at }
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, needle: &str, text: &str, expected: Option<&str>) {
        let file = SourceFile::new("a.ftl", file);
        let resource = store::parse_fluent(&file);
        let shown = ShownText::show_unit(&resource.units[0], Some(&file));
        assert_eq!(shown.text, text);
        let start = file.text().find(needle).unwrap();
        let range = shown.locate(Span::new(start, start + needle.len()));
        assert_eq!(range.map(|range| &shown.text[range]), expected, "{needle}");
    }

    #[test]
    fn places_of_the_file_are_found_in_the_text() {
        check("a = one two three\n", "two", "one two three", Some("two"));
        check("a =\n    one\n    été { $n } x\n", "té", "one\nété { $n } x", Some("té"));
        check("a = {\"{\"}1,2{\"}\"} x\n", "x", "{1,2} x", Some("x"));
        check("a = b {$n} c\n    .title = d e\n", "d", "b {$n} c\n.title = d e", Some("d"));
        check("a = b {$n} c\n", "{$n}", "b {$n} c", Some("{$n}"));
        check("# n\na = b\n", "# n", "b", None);
    }
}
