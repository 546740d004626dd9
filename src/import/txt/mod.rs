//! Plain text → blocks: paragraphs, items, headings, told by the lines' layout.
//!
//! Two layouts are in use: a line for each paragraph, and lines wrapped at some column with blank
//! lines between paragraphs. Which one a text has is told by its lines: those of a wrapped text
//! are of like length, and begin in the middle of a sentence.

mod headings;
#[cfg(test)]
mod tests;

use crate::{
    model::{DocumentBlock, Metadata, Phrase, SegmentKind},
    text::folded,
};

use super::{Imported, inline, marker};

/// Lines longer than this are paragraphs, not wrapped lines.
const WRAPPED_MOST: usize = 120;
/// A text whose longest line is shorter is not wrapped.
const WRAPPED_LEAST: usize = 50;
/// One line in so many may be longer than the column at which the others are wrapped, …
const LINES_FOR_A_STRAY: usize = 20;
/// … and one in so many at least of those that follow another begins in lower case. In wrapped French and
/// English two in three do.
const LINES_FOR_A_LOWER_CASE: usize = 3;

/// Reads a plain text.
pub(super) fn read_txt(text: &str) -> Imported {
    let lines: Vec<TextLine<'_>> = text.lines().map(TextLine::new).collect();
    let layout = TextLayout::detect_layout(&lines);
    let mut pieces =
        TextBlocks { layout, all: Vec::new(), losses: Vec::new(), columns: Vec::new() };
    for (at, line) in lines.iter().enumerate() {
        pieces.take_text_line(at, line);
    }
    let TextBlocks { mut all, losses, .. } = pieces;
    headings::name_headings(&mut all);
    let title = all.first().filter(|piece| piece.kind == SegmentKind::Title);
    let metadata = Metadata {
        title: title.map(|piece| folded(&piece.text).into_owned().into()),
        ..Metadata::default()
    };
    let blocks = all.into_iter().map(TextBlock::block).collect();
    Imported { metadata, blocks, losses, guessed: true, ..Imported::default() }
}

/// A line without its indentation.
#[derive(Debug, Clone, Copy)]
struct TextLine<'t> {
    text: &'t str,
    /// In columns; a tab goes on to the next multiple of four.
    indent: usize,
    /// In characters, with the indentation.
    width: usize,
}

impl<'t> TextLine<'t> {
    fn new(line: &'t str) -> Self {
        let line = line.trim_end();
        // A form feed begins a page, not a paragraph; a no-break space sets in like others.
        let text = line.trim_start();
        let indent = line[..line.len() - text.len()].chars().fold(0, |column, c| match c {
            '\t' => column / 4 * 4 + 4,
            '\u{c}' => column,
            _ => column + 1,
        });
        Self { text, indent, width: indent + text.chars().count() }
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn begins_lower(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

/// How a text is laid out.
#[derive(Debug, Clone, Copy)]
struct TextLayout {
    /// The column at which lines are wrapped; none where a line is a paragraph.
    wrapped_at: Option<usize>,
}

impl TextLayout {
    fn detect_layout(lines: &[TextLine<'_>]) -> Self {
        // A line with an address may be longer than the others: there was nowhere to break it.
        let longest = |line: &TextLine<'_>| line.text.split(' ').map(str::len).max().unwrap_or(0);
        let breakable = lines.iter().filter(|line| longest(line) < WRAPPED_LEAST);
        let follows = |pair: &&[TextLine<'_>]| !pair[0].is_blank() && !pair[1].is_blank();
        let following: Vec<_> = lines.windows(2).filter(follows).map(|pair| pair[1]).collect();
        let in_sentence = following.iter().filter(|line| line.begins_lower()).count();
        let mut widths: Vec<_> =
            breakable.filter(|line| !line.is_blank()).map(|line| line.width).collect();
        let all = widths.len();
        // A line that somebody forgot to wrap, among many that go on in the middle of a sentence.
        if in_sentence * LINES_FOR_A_LOWER_CASE >= following.len() {
            widths.retain(|&width| width <= WRAPPED_MOST);
        }
        let is_stray = (all - widths.len()) * LINES_FOR_A_STRAY <= all;
        widths.sort_unstable();
        let strays = widths.len() / LINES_FOR_A_STRAY;
        let widest = widths.len().checked_sub(1 + strays).map(|at| widths[at]);
        let width = widest.filter(|_| is_stray).unwrap_or(0);
        let has_blank = lines.iter().any(TextLine::is_blank);
        let wraps =
            (WRAPPED_LEAST..=WRAPPED_MOST).contains(&width) && (has_blank || in_sentence > 0);
        Self { wrapped_at: wraps.then_some(width) }
    }

    /// Whether an indented line goes on with the text of `line`, which was full: a paragraph whose first
    /// line hangs out to the left, *NOTE: …*.
    fn hangs(self, line: &TextLine<'_>, next: &TextLine<'_>) -> bool {
        self.is_full(line, next) && !ends_sentence(line.text) && !line.text.ends_with(':')
    }

    /// Whether `next` goes on with the text of `line`.
    fn joins(self, line: &TextLine<'_>, next: &TextLine<'_>) -> bool {
        let in_sentence = next.begins_lower() && !ends_sentence(line.text);
        self.wrapped_at.is_some() && (in_sentence || self.is_full(line, next))
    }

    /// Whether the next word would not have fitted, with room to spare: else the break is meant.
    fn is_full(self, line: &TextLine<'_>, next: &TextLine<'_>) -> bool {
        let word = next.text.split(' ').next().unwrap_or_default().chars().count();
        self.wrapped_at.is_some_and(|width| line.width + 1 + word > width * 3 / 4)
    }
}

/// A block before its kind is final.
#[derive(Debug)]
struct TextBlock<'t> {
    kind: SegmentKind,
    level: Option<u8>,
    label: Option<&'t str>,
    text: String,
    /// The last line that went into it, and where that stands.
    last: TextLine<'t>,
    at: usize,
}

impl TextBlock<'_> {
    fn block(self) -> DocumentBlock {
        let mut block =
            DocumentBlock::new(self.kind, inline::escape(&folded(&self.text))).level(self.level);
        block.label = self.label.map(str::to_owned);
        block
    }
}

struct TextBlocks<'t> {
    layout: TextLayout,
    all: Vec<TextBlock<'t>>,
    losses: Vec<Phrase>,
    /// The columns of the markers and of the texts of the open items, outermost first.
    columns: Vec<(usize, usize)>,
}

impl<'t> TextBlocks<'t> {
    fn take_text_line(&mut self, at: usize, line: &TextLine<'t>) {
        if line.is_blank() {
            return;
        }
        let touches = self.all.last().is_some_and(|piece| piece.at + 1 == at);
        if line.text.chars().all(|c| "-*_=".contains(c) || c.is_whitespace()) {
            self.drawn(at, line.text, touches);
        } else if let Some((label, text)) = marker::of_line(line.text) {
            let indent = line.width - text.chars().count();
            self.item(at, line.indent, label, TextLine { text, indent, ..*line });
        } else if let Some(text) = line.text.strip_prefix("> ") {
            let quote = TextLine { text: text.trim_start(), ..*line };
            if !(touches && self.continues(SegmentKind::Quote, &quote, at)) {
                self.push_piece(SegmentKind::Quote, None, quote, at);
            }
        } else {
            self.take_plain_line(at, line, touches);
        }
    }

    /// A line drawn with signs, which makes a heading of the line above it or is lost.
    fn drawn(&mut self, at: usize, line: &str, touches: bool) {
        let previous = self.all.last_mut().filter(|_| touches);
        let stands_alone = |piece: &&mut TextBlock<'_>| {
            piece.kind == SegmentKind::Paragraph && piece.level.is_none()
        };
        let previous = previous.filter(stands_alone);
        match (underline(line), previous) {
            (Some(level), Some(piece)) => {
                (piece.kind, piece.level, piece.at) = (SegmentKind::Heading, Some(level), at);
            }
            _ => self.losses.push(Phrase::new("import-loss-rule").with("line", at + 1)),
        }
    }

    fn item(&mut self, at: usize, marker: usize, label: Option<&'t str>, item: TextLine<'t>) {
        // An item stands under those whose marker is left of its own.
        self.columns.retain(|&(of_marker, _)| of_marker < marker);
        self.columns.push((marker, item.indent));
        let depth = u8::try_from(self.columns.len()).unwrap_or(u8::MAX);
        self.push_piece(SegmentKind::Item, (depth > 1).then_some(depth), item, at);
        if let Some(piece) = self.all.last_mut() {
            piece.label = label;
        }
    }

    fn take_plain_line(&mut self, at: usize, line: &TextLine<'t>, touches: bool) {
        if touches {
            let kind = self.all.last().map_or(SegmentKind::Paragraph, |piece| piece.kind);
            let of_item = kind == SegmentKind::Item
                && self.columns.last().is_some_and(|&(_, of_text)| line.indent >= of_text);
            let layout = self.layout;
            let indented = kind == SegmentKind::Paragraph
                && (self.all.last().map(|piece| &piece.last))
                    .is_some_and(|last| line.indent > last.indent && !layout.hangs(last, line));
            if of_item && self.extend(line, at) || !indented && self.continues(kind, line, at) {
                return;
            }
        }
        // A paragraph as far to the right as an item's text goes on with that item.
        self.columns.retain(|&(_, of_text)| of_text <= line.indent);
        let depth = u8::try_from(self.columns.len()).unwrap_or(u8::MAX);
        self.push_piece(SegmentKind::Paragraph, (depth > 0).then_some(depth), *line, at);
    }

    fn push_piece(&mut self, kind: SegmentKind, level: Option<u8>, last: TextLine<'t>, at: usize) {
        if kind == SegmentKind::Quote {
            self.columns.clear();
        }
        self.all.push(TextBlock { kind, level, label: None, text: last.text.to_owned(), last, at });
    }

    /// Adds the line to the last piece if that is of the kind and its last line was wrapped.
    fn continues(&mut self, kind: SegmentKind, line: &TextLine<'t>, at: usize) -> bool {
        let layout = self.layout;
        let last = self.all.last().filter(|piece| piece.kind == kind);
        last.is_some_and(|piece| layout.joins(&piece.last, line)) && self.extend(line, at)
    }

    fn extend(&mut self, line: &TextLine<'t>, at: usize) -> bool {
        let Some(piece) = self.all.last_mut() else { return false };
        piece.text.push(' ');
        piece.text.push_str(line.text);
        (piece.last, piece.at) = (*line, at);
        true
    }
}

/// The level of the heading that a line of `=` or `-` underlines.
fn underline(text: &str) -> Option<u8> {
    let all = |c: char| {
        text.matches(c).count() >= 3 && text.chars().all(|other| other == c || other == ' ')
    };
    if all('=') { Some(1) } else { (all('-') || all('*') || all('_')).then_some(2) }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['»', '”', '"', ')', '\u{a0}', '\u{202f}', ' '])
        .ends_with(['.', '!', '?', '…'])
}
