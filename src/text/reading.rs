//! A pattern as a reader sees it, with the way back to the file.

use std::borrow::Cow;

use crate::model::{Expression, InlineExpression, Pattern, PatternElement, Span};

/// What a placeable whose value is not known leaves in the text.
const OBJECT: char = '\u{fffc}';

/// A pattern's text: string and number literals in place, other placeables as
/// an object replacement character, of a select expression every variant, the default one first.
///
/// Line breaks of the pattern are kept. [`PatternReading::locate`] gives the place in the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct PatternReading<'t> {
    text: Cow<'t, str>,
    pieces: ReadingPieces,
    /// Ranges of the text that stand in a variant that is not the default one.
    alternatives: Vec<Span>,
}

/// Where the parts of a text stand in the file, in order.
#[derive(Debug, Clone)]
enum ReadingPieces {
    /// Of nearly all texts.
    One(ReadingPiece),
    Many(Vec<ReadingPiece>),
}

#[derive(Debug, Clone, Copy)]
struct ReadingPiece {
    /// Where the piece begins in the text.
    start: usize,
    /// Where it stands in the file.
    span: Span,
    /// Whether it stands there byte for byte.
    verbatim: bool,
}

impl Default for ReadingPieces {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl ReadingPieces {
    fn all(&self) -> &[ReadingPiece] {
        match self {
            Self::One(piece) => std::slice::from_ref(piece),
            Self::Many(pieces) => pieces,
        }
    }

    fn push(&mut self, piece: ReadingPiece) {
        match self {
            Self::One(first) => *self = Self::Many(vec![*first, piece]),
            Self::Many(pieces) => pieces.push(piece),
        }
    }
}

impl<'t> PatternReading<'t> {
    /// Stands for a placeable whose value is not known.
    pub(crate) const OBJECT: char = OBJECT;

    /// Reads a pattern.
    #[inline]
    #[must_use]
    pub(crate) fn new(pattern: &'t Pattern<'t>) -> Self {
        if let [PatternElement::Text(text)] = &*pattern.elements {
            let verbatim = text.value.len() == text.span.len();
            let piece = ReadingPiece { start: 0, span: text.span, verbatim };
            return Self {
                text: Cow::Borrowed(&text.value),
                pieces: ReadingPieces::One(piece),
                alternatives: Vec::new(),
            };
        }
        Self::of_parts(pattern)
    }

    fn of_parts(pattern: &'t Pattern<'t>) -> Self {
        let mut reading = Self::default();
        reading.push_pattern(pattern, 0);
        reading
    }

    /// The text.
    #[inline]
    #[must_use]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a range of the text stands in the file.
    #[must_use]
    pub(crate) fn locate(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.offset(range.start, false);
        Span::new(start, self.offset(range.end.max(range.start), true))
    }

    /// The same, where the range stands in the file byte for byte, so that an edit there is an edit
    /// of the text; none inside an escape or a literal, or across a placeable.
    #[must_use]
    pub(crate) fn exact(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let pieces = self.pieces.all();
        let index = pieces.partition_point(|piece| piece.start <= range.start);
        let piece = pieces.get(index.checked_sub(1)?)?;
        let next = pieces.get(index).map_or(self.text.len(), |next| next.start);
        let inside = piece.verbatim && range.end <= next;
        inside.then(|| self.locate(range))
    }

    /// Whether the text holds variants beside the default ones.
    #[must_use]
    pub(crate) fn has_alternatives(&self) -> bool {
        !self.alternatives.is_empty()
    }

    /// Whether a place in the text belongs to a variant that is not the default one.
    #[must_use]
    pub(crate) fn is_alternative(&self, at: usize) -> bool {
        let next = self.alternatives.partition_point(|span| span.start <= at);
        next > 0 && self.alternatives[next - 1].end > at
    }

    /// The file's offset of a text offset; at a border the end of the piece before, or the start
    /// of the one after.
    fn offset(&self, at: usize, end: bool) -> usize {
        let pieces = self.pieces.all();
        let index =
            pieces.partition_point(|piece| if end { piece.start < at } else { piece.start <= at });
        let Some(piece) = pieces.get(index.saturating_sub(1)) else { return 0 };
        if piece.verbatim {
            (piece.span.start + (at - piece.start.min(at))).min(piece.span.end)
        } else if end {
            piece.span.end
        } else {
            piece.span.start
        }
    }

    fn push_text(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        let verbatim = text.len() == span.len();
        self.pieces.push(ReadingPiece { start: self.text.len(), span, verbatim });
        self.text.to_mut().push_str(text);
    }

    /// `depth` counts the variants that are not default ones around the pattern.
    fn push_pattern(&mut self, pattern: &Pattern<'_>, depth: usize) {
        for element in &pattern.elements {
            match element {
                PatternElement::Text(text) => self.push_text(&text.value, text.span),
                PatternElement::Placeable(placeable) => {
                    self.push_expression(&placeable.expression, placeable.span, depth);
                }
            }
        }
    }

    fn push_expression(&mut self, expression: &Expression<'_>, span: Span, depth: usize) {
        let mut object = [0; 4];
        match expression {
            Expression::Inline(InlineExpression::Placeable(inner)) => {
                self.push_expression(inner, span, depth);
            }
            Expression::Inline(InlineExpression::String(text) | InlineExpression::Number(text)) => {
                // Longer or shorter than what stands in the file, or else it would seem verbatim.
                self.push_text(text, span);
            }
            Expression::Inline(_) => self.push_text(OBJECT.encode_utf8(&mut object), span),
            Expression::Select { variants, .. } => {
                let (default, others): (Vec<_>, Vec<_>) =
                    variants.iter().partition(|variant| variant.default);
                for variant in default {
                    self.push_pattern(&variant.value, depth);
                }
                let start = self.text.len();
                for variant in others {
                    self.push_text("\n", variant.key_span);
                    self.push_pattern(&variant.value, depth + 1);
                }
                if depth == 0 && self.text.len() > start {
                    self.push_text("\n", Span::at(span.end));
                    self.alternatives.push(Span::new(start, self.text.len()));
                }
            }
        }
    }
}
