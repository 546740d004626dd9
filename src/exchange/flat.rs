//! A Fluent text with its placeables as single characters, so that Markdown can be read around them
//! and the text can be cut without cutting a placeable.

use std::ops::Range;

use crate::{
    model::{Pattern, PatternElement},
    text::PatternReading,
};

/// A text in which each placeable is one character ([`PatternReading::OBJECT`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FlatText {
    /// The text.
    pub(super) text: String,
    /// Where a placeable stands, and its Fluent notation with the braces; in order.
    pub(super) placeables: Vec<(usize, String)>,
}

impl FlatText {
    /// The text of a pattern; a choice among variants is one placeable of it.
    #[must_use]
    pub fn flatten(pattern: &Pattern<'_>) -> Self {
        let mut flat = Self::default();
        for element in &pattern.elements {
            flat.push_element(element);
        }
        flat
    }

    /// Appends a part of a pattern.
    pub(super) fn push_element(&mut self, element: &PatternElement<'_>) {
        match element {
            PatternElement::Text(text) => self.push_text(&text.value),
            PatternElement::Placeable(placeable) => {
                self.push_placeable(placeable.expression.to_string());
            }
        }
    }

    /// Appends text; braces in it, which only pages have, are literals in Fluent's notation.
    fn push_text(&mut self, text: &str) {
        let mut from = 0;
        for (at, brace) in text.match_indices(['{', '}']) {
            self.text.push_str(&text[from..at]);
            self.push_placeable(format!("{{\"{brace}\"}}"));
            from = at + 1;
        }
        self.text.push_str(&text[from..]);
    }

    /// Appends a placeable, in Fluent's notation.
    fn push_placeable(&mut self, notation: String) {
        self.placeables.push((self.text.len(), notation));
        self.text.push(PatternReading::OBJECT);
    }

    /// Appends another text.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let moved = other.placeables.iter().map(|(at, notation)| (start + at, notation.clone()));
        self.placeables.extend(moved);
    }

    /// A part of the text.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let inside = self.placeables.iter().filter(|(at, _)| range.contains(at));
        let placeables = inside.map(|(at, notation)| (at - range.start, notation.clone()));
        Self { placeables: placeables.collect(), text: self.text[range].to_owned() }
    }

    /// A part of the text in Fluent's notation.
    pub(super) fn notation(&self, range: Range<usize>) -> String {
        let (mut out, mut from) = (String::new(), range.start);
        let first = self.placeables.partition_point(|(at, _)| *at < range.start);
        for (at, notation) in &self.placeables[first..] {
            if *at >= range.end {
                break;
            }
            out.push_str(&self.text[from..*at]);
            out.push_str(notation);
            from = at + PatternReading::OBJECT.len_utf8();
        }
        out.push_str(&self.text[from..range.end]);
        out
    }

    /// All of the text in Fluent's notation.
    #[must_use]
    pub fn to_fluent(&self) -> String {
        self.notation(0..self.text.len())
    }

    /// Whether there is nothing but space in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The cells of a table row (`| a | b |`), each without the spaces around it; none of a text
    /// that is no row.
    pub(super) fn cells(&self) -> Option<Vec<Range<usize>>> {
        let text = self.text.trim_end();
        let start = text.len() - text.trim_start().len();
        let inner = text[start..].strip_prefix('|')?.strip_suffix('|')?;
        let (mut cells, mut from, mut escaped) = (Vec::new(), start + 1, false);
        let end = start + 1 + inner.len();
        for (at, byte) in text.bytes().enumerate().take(end).skip(start + 1) {
            if byte == b'|' && !escaped {
                cells.push(trimmed(text, from..at));
                from = at + 1;
            }
            escaped = byte == b'\\' && !escaped;
        }
        // The bar at the end was escaped, so that the row does not end there.
        if escaped {
            return None;
        }
        cells.push(trimmed(text, from..end));
        Some(cells)
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let cell = &text[range.clone()];
    let start = range.start + (cell.len() - cell.trim_start().len());
    start..(start + cell.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::SourceFile, store::parse_fluent};

    fn flat(text: &str) -> FlatText {
        let file = SourceFile::new("a.ftl", format!("m = {text}\n"));
        FlatText::flatten(parse_fluent(&file).units[0].value.as_ref().unwrap())
    }

    #[test]
    fn a_text_is_cut_around_its_placeables() {
        let text = flat("a {$n} b { -t }");
        assert_eq!(text.text, "a \u{fffc} b \u{fffc}");
        assert_eq!(text.to_fluent(), "a { $n } b { -t }");
        assert_eq!(text.part(2..7).to_fluent(), "{ $n } b");
    }

    #[test]
    fn a_row_has_cells() {
        let cells = |text: &str| {
            let text = flat(text);
            let cells = text.cells()?;
            Some(cells.into_iter().map(|cell| text.part(cell).to_fluent()).collect::<Vec<_>>())
        };
        assert_eq!(cells("| a | { $n } | |").unwrap(), ["a", "{ $n }", ""]);
        assert_eq!(cells(r"|a\|b|c|").unwrap(), [r"a\|b", "c"]);
        assert_eq!(cells("a | b"), None);
        assert_eq!(cells("|"), None);
        assert_eq!(cells(r"| a \|"), None);
    }
}
