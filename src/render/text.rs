//! Plain text: a blank line between blocks, wrapped at a width; two languages in two columns.
//!
//! Nothing of the markup is left but what a reader sees of it; the notes stand at the end. Widths
//! are columns of a terminal, in which wide characters take two.

use std::{borrow::Cow, ops::Range};

use textwrap::{Options, WordSeparator, WordSplitter, core::display_width};

use super::{
    Edition, EditionBlock, markup,
    outline::{BlockRun, Columns, NoteNumbers, note_numbers, runs},
    plain::shown,
    text_table::{MAX_PADDED_COLUMNS, TextTable},
};
use crate::model::SegmentKind;

/// Stands between two columns.
const GUTTER: &str = " │ ";
/// No column is narrower.
const LEAST_WIDTH: usize = 12;
/// Marks of quotations within quotations before a line.
const MAX_QUOTE_MARKS: u8 = 9;
/// No marker of an item is longer; what goes on in the item is set in by as much.
const MAX_MARKER_COLUMNS: usize = 16;

/// How to write plain text.
#[derive(Debug, Clone, Copy)]
pub struct TextOptions {
    /// Columns of the whole; 0 does not wrap.
    pub width: usize,
    /// Whether a block that is not translated begins with the name of its language.
    pub marks: bool,
}

/// The edition as plain text.
#[must_use]
pub fn render_text(edition: &Edition<'_>, options: TextOptions) -> String {
    let mut writer = TextWriter::new(edition, options, false);
    let mut out = String::new();
    let (notes, others): (Vec<_>, Vec<_>) =
        runs(&edition.blocks).into_iter().partition(|(run, _)| *run == BlockRun::Footnotes);
    for (run, range) in others.into_iter().chain(notes) {
        if run == BlockRun::Table {
            writer.table(range, &mut out);
            continue;
        }
        for at in range {
            if writer.is_apart(at) && !out.is_empty() {
                out.push('\n');
            }
            for line in writer.lines(at) {
                out.extend([&*line, "\n"]);
            }
        }
    }
    out
}

/// Two editions of a document side by side, block by block.
#[must_use]
pub fn facing_text(left: &Edition<'_>, right: &Edition<'_>, options: TextOptions) -> String {
    let gutter = display_width(GUTTER);
    let width = match options.width {
        0 => 0,
        width => (width.saturating_sub(gutter) / 2).max(LEAST_WIDTH),
    };
    let options = TextOptions { width, ..options };
    let mut sides = [left, right].map(|edition| TextWriter::new(edition, options, true));
    let mut rows = Vec::with_capacity(left.blocks.len());
    for at in 0..left.blocks.len().min(right.blocks.len()) {
        rows.push((sides[0].is_apart(at), [sides[0].lines(at), sides[1].lines(at)]));
    }
    let widest = |lines: &Vec<String>| lines.iter().map(|line| display_width(line)).max();
    let widest = |side: usize| {
        let widths = rows.iter().filter_map(|(_, sides)| widest(&sides[side]));
        widths.max().unwrap_or(0).min(MAX_PADDED_COLUMNS)
    };
    let column = if width == 0 { widest(0) } else { width };
    let names = [left, right].map(|edition| vec![edition.locale.name().to_owned()]);
    let mut out = String::new();
    side_by_side(&names, column, &mut out);
    let rule = |columns: usize| "─".repeat(columns + 1);
    out.extend([&*rule(column), "┼", &*rule(widest(1)), "\n"]);
    for (apart, sides) in &rows {
        if *apart {
            side_by_side(&[vec![String::new()], Vec::new()], column, &mut out);
        }
        side_by_side(sides, column, &mut out);
    }
    out
}

fn side_by_side([left, right]: &[Vec<String>; 2], column: usize, out: &mut String) {
    let empty = String::new();
    for at in 0..left.len().max(right.len()) {
        let [left, right] = [left, right].map(|side| side.get(at).unwrap_or(&empty));
        let padding = column.saturating_sub(display_width(left));
        out.push_str(left);
        out.push_str(&" ".repeat(padding));
        out.push_str(GUTTER);
        out.push_str(right);
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
}

/// Writes one side.
struct TextWriter<'e> {
    edition: &'e Edition<'e>,
    options: TextOptions,
    /// Whether something stands beside it, so that no line may be longer than the width.
    is_column: bool,
    columns: Columns,
    notes: NoteNumbers<'e>,
}

impl<'e> TextWriter<'e> {
    fn new(edition: &'e Edition<'e>, options: TextOptions, is_column: bool) -> Self {
        let notes = note_numbers(&edition.blocks);
        Self { edition, options, is_column, columns: Columns::default(), notes }
    }

    /// What a reader sees of a block.
    fn shown(&self, block: &EditionBlock<'_>) -> String {
        shown(&block.marked(self.edition, self.options.marks), &self.notes).into_owned()
    }

    /// The cells of a row, each on one line.
    fn cells(&self, block: &EditionBlock<'_>) -> Vec<String> {
        let row = block.marked(self.edition, self.options.marks);
        let cell = |cell: &str| shown(&cell.replace(r"\|", "|"), &self.notes).replace('\n', " ");
        markup::cells(&row).into_iter().map(cell).collect()
    }

    /// What stands before the text of an item or a note.
    fn marker(&self, block: &'e EditionBlock<'_>) -> Cow<'e, str> {
        match (block.kind, block.label) {
            (SegmentKind::Item, label) => label.unwrap_or("-").into(),
            (SegmentKind::Footnote, Some(label)) => match self.notes.get(label) {
                Some(number) => format!("[{number}]").into(),
                None => format!("[{label}]").into(),
            },
            _ => "".into(),
        }
    }

    /// Whether a blank line stands before a block.
    fn is_apart(&self, at: usize) -> bool {
        let [Some(before), Some(block)] =
            [at.checked_sub(1), Some(at)].map(|at| at.and_then(|at| self.edition.blocks.get(at)))
        else {
            return false;
        };
        let is_joined = match block.kind {
            SegmentKind::Item | SegmentKind::Footnote => true,
            SegmentKind::TableRow => block.label.is_none(),
            _ => false,
        };
        !is_joined || block.kind != before.kind
    }

    fn lines(&mut self, at: usize) -> Vec<String> {
        let block = &self.edition.blocks[at];
        let marker = self.marker(block);
        let columns = display_width(&marker).min(MAX_MARKER_COLUMNS);
        let (from, to) = self.columns.take_columns(block, columns);
        let mut first = " ".repeat(from) + &marker;
        let mut next = " ".repeat(to);
        match block.kind {
            SegmentKind::Item => first.push(' '),
            SegmentKind::Footnote if !marker.is_empty() => first.push(' '),
            SegmentKind::Footnote => first = "    ".into(),
            SegmentKind::Quote => {
                first = "> ".repeat(usize::from(block.level.min(MAX_QUOTE_MARKS)));
            }
            SegmentKind::Code => first = next.clone() + "    ",
            _ => {}
        }
        match block.kind {
            SegmentKind::Quote | SegmentKind::Code => next.clone_from(&first),
            SegmentKind::Footnote => next = "    ".into(),
            _ => {}
        }
        match block.kind {
            SegmentKind::Code => {
                let lines = block.text.lines();
                return lines.map(|line| format!("{first}{line}").trim_end().to_owned()).collect();
            }
            SegmentKind::TableRow => {
                let row = format!("| {} |", self.cells(block).join(" | "));
                return self.wrap(&row, &first, &next);
            }
            _ => {}
        }
        let mut lines = Vec::new();
        for line in self.shown(block).split('\n') {
            let indent = if lines.is_empty() { &first } else { &next };
            lines.extend(self.wrap(line, indent, &next));
        }
        lines
    }

    fn wrap(&self, line: &str, first: &str, next: &str) -> Vec<String> {
        let width = self.options.width;
        if width == 0 {
            return vec![format!("{first}{line}")];
        }
        // However deep a list is, half of the width is left to the text.
        let [first, next] = [first, next].map(|indent| {
            let spaces = indent.len() - indent.trim_start_matches(' ').len();
            &indent[spaces.saturating_sub((width / 2).max(2))..]
        });
        // Text of narrow characters breaks at spaces, so that addresses and markup stay whole.
        let is_wide = display_width(line) > line.chars().count();
        let separator =
            if is_wide { WordSeparator::UnicodeBreakProperties } else { WordSeparator::AsciiSpace };
        let options = Options::new(width)
            .initial_indent(first)
            .subsequent_indent(next)
            .word_separator(separator)
            .word_splitter(WordSplitter::Custom(hyphens))
            .break_words(is_wide || self.is_column);
        textwrap::wrap(line, options).into_iter().map(Cow::into_owned).collect()
    }

    /// Rows with their columns aligned, if they fit the width.
    fn table(&mut self, range: Range<usize>, out: &mut String) {
        let rows = self.edition.blocks[range.clone()].iter().map(|block| self.cells(block));
        let table = TextTable::new(rows.collect(), self.options.width);
        if !out.is_empty() {
            out.push('\n');
        }
        if let Some(table) = table {
            table.write(out);
            return;
        }
        let lines = range.flat_map(|at| self.lines(at));
        out.extend(lines.flat_map(|line| [line, "\n".into()]));
    }
}

/// Where a word may break: behind its hyphens, unless it is an address.
fn hyphens(word: &str) -> Vec<usize> {
    if word.contains("://") { Vec::new() } else { WordSplitter::HyphenSplitter.split_points(word) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Locale, Metadata},
        render::samples::{BlockSample, edition},
    };

    #[track_caller]
    fn check(blocks: &[BlockSample<'_>], width: usize, expected: &str) {
        let (locale, metadata) = (Locale::new("fr").unwrap(), Metadata::default());
        let edition = edition(&locale, &metadata, blocks);
        assert_eq!(render_text(&edition, TextOptions { width, marks: true }), expected);
    }

    use SegmentKind as K;

    #[test]
    fn blocks_stand_apart_and_items_below_each_other() {
        check(
            &[
                (K::Title, 1, None, "Titre"),
                (K::Item, 1, Some("10."), "dix mots pour une ligne"),
                (K::Item, 2, None, "sous"),
                (K::Paragraph, 1, None, "suite"),
                (K::Item, 1, None, "rond"),
                (K::Code, 0, None, "a\n\n  b"),
                (K::Quote, 2, None, "dit\\\nelle"),
                (K::Footnote, 1, Some("a"), "note"),
                (K::Footnote, 1, None, "suite"),
            ],
            18,
            "Titre\n\n10. dix mots pour\n    une ligne\n    - sous\n\n    suite\n\n- rond\n\n    a\n\n      b\n\n\
             > > dit\n> > elle\n\n[1] note\n    suite\n",
        );
        check(&[], 80, "");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check(&[(K::Paragraph, 0, None, "日本語の文章です")], 8, "日本語の\n文章です\n");
        check(
            &[
                (K::TableRow, 1, Some("|-|-|"), "| 日本 | a |"),
                (K::TableRow, 1, None, "| b | c \\| d |"),
            ],
            80,
            "| 日本 | a     |\n| b    | c | d |\n",
        );
    }

    #[test]
    fn what_may_not_break_does_not() {
        check(
            &[(K::Paragraph, 0, None, "« a\u{a0}b »\u{202f}! c")],
            6,
            "« a\u{a0}b\n»\u{202f}! c\n",
        );
        let address = "voir https://example.org/tout-ce-qui-suit ici";
        check(
            &[(K::Paragraph, 0, None, address)],
            10,
            "voir\nhttps://example.org/tout-ce-qui-suit\nici\n",
        );
        check(&[(K::Paragraph, 0, None, address)], 0, &format!("{address}\n"));
    }

    #[test]
    fn two_columns_stay_in_theirs() {
        let (fr, en, metadata) =
            (Locale::new("fr").unwrap(), Locale::new("en").unwrap(), Metadata::default());
        let left = edition(&fr, &metadata, &[(K::Paragraph, 0, None, "日本 un deux trois")]);
        let mut right = edition(&en, &metadata, &[(K::Paragraph, 0, None, "incompréhensiblement")]);
        right.blocks[0].locale = &fr;
        let page = facing_text(&left, &right, TextOptions { width: 27, marks: true });
        assert_eq!(
            page,
            "fr           │ en\n─────────────┼─────────────\n日本 un deux │ [fr]\n\
             trois        │ incompréhens\n             │ iblement\n"
        );
    }

    #[test]
    fn no_width_is_too_small() {
        let blocks = [
            (K::Item, 9, Some("100."), "un mot"),
            (K::Quote, 200, None, "un"),
            (K::TableRow, 1, None, "|a|"),
        ];
        let (locale, metadata) = (Locale::new("fr").unwrap(), Metadata::default());
        let edition = edition(&locale, &metadata, &blocks);
        for width in 0..12 {
            let options = TextOptions { width, marks: true };
            assert!(render_text(&edition, options).contains("un"));
            assert!(facing_text(&edition, &edition, options).contains("un"));
        }
    }
}
