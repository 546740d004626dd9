//! The parts that a block's text is put together of.

use std::ops::Range;

use crate::model::Span;

/// A part of a block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextPiece {
    /// Where it stands.
    pub span: Span,
    /// What it says, where that is not what stands there.
    pub said: Option<String>,
}

/// The parts of a text over several lines, without the marks of `quotes` quotations and the
/// indentation before each.
pub(super) fn lines(page: &str, range: Range<usize>, quotes: u8) -> Vec<TextPiece> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    for (number, line) in page[range].split_inclusive('\n').enumerate() {
        let mut text = line;
        if number > 0 {
            text = text.trim_start_matches([' ', '\t']);
            for _ in 0..quotes {
                let Some(rest) = text.strip_prefix('>') else { break };
                text = rest.trim_start_matches([' ', '\t']);
            }
        }
        let start = at + line.len() - text.len();
        push_piece(&mut pieces, Span::new(start, at + line.len()));
        at += line.len();
    }
    if let Some(last) = pieces.last_mut() {
        last.span.end = last.span.start + page[last.span.range()].trim_end().len();
    }
    pieces.retain(|piece| !piece.span.is_empty());
    pieces
}

/// Adds a part, or lets the last one go on where it follows directly.
pub(super) fn push_piece(pieces: &mut Vec<TextPiece>, span: Span) {
    match pieces.last_mut() {
        Some(last) if last.span.end == span.start => last.span.end = span.end,
        _ if span.is_empty() => {}
        _ => pieces.push(TextPiece { span, said: None }),
    }
}
