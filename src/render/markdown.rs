//! Markdown: what the import of Markdown reads back as the same blocks.
//!
//! `CommonMark` with tables and footnotes, and front matter where the document says more of itself
//! than its title. Inline markup is left as it is written; the beginning of a text that would open
//! a block is escaped.

use std::{borrow::Cow, ops::Range};

use super::{
    Edition, EditionBlock,
    markup::{self, MAX_PADDED_CELLS, guarded},
    outline::{BlockRun, Columns, runs},
};
use crate::model::SegmentKind;

/// The edition as Markdown; with `marks`, a block that is not translated begins with the name of
/// its language in brackets.
#[must_use]
pub fn markdown(edition: &Edition<'_>, marks: bool) -> String {
    let mut writer =
        MarkdownWriter { edition, marks, columns: Columns::default(), out: String::new() };
    writer.front_matter();
    for (run, range) in runs(&edition.blocks) {
        if !writer.out.is_empty() {
            writer.out.push('\n');
        }
        writer.write_run(run, range);
    }
    writer.out
}

/// Two editions of a document as a table of two columns, a row for each block.
#[must_use]
pub fn facing_markdown(left: &Edition<'_>, right: &Edition<'_>, marks: bool) -> String {
    let mut out = format!("| {} | {} |\n|---|---|\n", left.locale, right.locale);
    for (one, other) in left.blocks.iter().zip(&right.blocks) {
        let [one, other] = [(left, one), (right, other)].map(|(edition, block)| {
            let text = block.marked(edition, marks);
            let text = match block.kind {
                SegmentKind::Title | SegmentKind::Heading => format!("**{text}**"),
                SegmentKind::Item => {
                    let depth = usize::from(block.level.saturating_sub(1)).min(9);
                    format!("{}{} {text}", "&emsp;".repeat(depth), block.label.unwrap_or("•"))
                }
                SegmentKind::Code => code_spans(&text),
                SegmentKind::TableRow => markup::cells(&text).join(" · ").replace(r"\|", "|"),
                SegmentKind::Footnote => {
                    block.label.map_or(text.to_string(), |label| format!("\\[{label}] {text}"))
                }
                _ => text.into_owned(),
            };
            cell(&text)
        });
        out.extend(["| ", &one, " | ", &other, " |\n"]);
    }
    out
}

/// Lines of code as spans of code, since a cell has no room for a block.
fn code_spans(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    let span = |line: &str| match line.trim() {
        "" => String::new(),
        code => format!("{fence}{space}{code}{space}{fence}"),
    };
    text.lines().map(span).collect::<Vec<_>>().join("\n")
}

/// A text in a cell: on one line, its bars escaped.
fn cell(text: &str) -> String {
    let text = text.replace("\\\n", "<br>").replace('\n', "<br>");
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    // A backslash at the end would escape the bar that closes the cell.
    if escaped {
        out.push('\\');
    }
    out
}

struct MarkdownWriter<'e> {
    edition: &'e Edition<'e>,
    marks: bool,
    columns: Columns,
    out: String,
}

impl<'e> MarkdownWriter<'e> {
    fn front_matter(&mut self) {
        let Edition { metadata, is_source, .. } = *self.edition;
        let heading = self.edition.title_block().map(|block| markup::strip_markup(&block.text));
        let title = match &heading {
            Some(heading) if !is_source => Some(Cow::Borrowed(&**heading)),
            _ => metadata.title.as_deref().map(markup::folded),
        };
        let fields = [
            ("title", title.as_deref()),
            ("author", metadata.author.as_deref()),
            ("date", metadata.date.as_deref()),
            ("url", metadata.url.as_deref()),
            ("licence", metadata.licence.as_deref()),
        ];
        let says_more = fields[1..].iter().any(|(_, value)| value.is_some());
        if !says_more && (title.is_none() || title.as_deref() == heading.as_deref()) {
            return;
        }
        self.out.push_str("---\n");
        for (key, value) in fields {
            if let Some(value) = value {
                let value = markup::folded(value).replace('\\', "\\\\").replace('"', "\\\"");
                self.out.extend([key, ": \"", &value.replace('\n', " "), "\"\n"]);
            }
        }
        let language = self.edition.locale.identifier().to_string();
        self.out.extend(["lang: ", &language, "\n---\n"]);
    }

    fn write_run(&mut self, run: BlockRun, range: Range<usize>) {
        let inside = self.inside(&range);
        let columns = self.columns.clone();
        let start = self.out.len();
        match run {
            BlockRun::Single => self.single(range.start),
            BlockRun::Figure => self.figure(range),
            BlockRun::Footnotes => self.footnotes(range),
            BlockRun::List => self.list(range),
            BlockRun::Quote => self.quotes(range),
            BlockRun::Table => self.table(range),
        }
        if let Some(column) = inside {
            self.columns = columns;
            let lines = self.out.split_off(start);
            for line in lines.split_inclusive('\n') {
                let indent = if line == "\n" { 0 } else { column };
                self.out.extend([&" ".repeat(indent), line]);
            }
        }
    }

    /// The column of the item that some blocks stand in, though they do not say so: the list goes
    /// on behind them.
    fn inside(&self, range: &Range<usize>) -> Option<usize> {
        let depth = |block: &EditionBlock<'_>| match block.kind {
            SegmentKind::Item => Some(usize::from(block.level).saturating_sub(1)),
            SegmentKind::Paragraph | SegmentKind::Code => Some(usize::from(block.level)),
            _ => None,
        };
        if depth(&self.edition.blocks[range.start]).is_some() {
            return None;
        }
        let next = self.edition.blocks[range.end..].iter().find_map(depth)?;
        self.columns.of_depth(next)
    }

    fn block_markdown(&self, block: &'e EditionBlock<'_>) -> Cow<'e, str> {
        block.marked(self.edition, self.marks)
    }

    /// Lines, the first behind `first`, the others behind `next`; blank lines have no blanks.
    fn write(&mut self, text: &str, first: &str, next: &str) {
        for (index, line) in text.split('\n').enumerate() {
            let indent = if index == 0 { first } else { next };
            if line.is_empty() {
                self.out.push_str(indent.trim_end());
            } else {
                self.out.extend([indent, line]);
            }
            self.out.push('\n');
        }
    }

    fn single(&mut self, at: usize) {
        let block = &self.edition.blocks[at];
        let (_, column) = self.columns.take_columns(block, 0);
        match block.kind {
            SegmentKind::Title => self.heading(block, 1),
            SegmentKind::Heading => self.heading(block, block.level.clamp(1, 6)),
            SegmentKind::Code => self.code(block, column),
            _ => {
                let indent = " ".repeat(column);
                let text = self.block_markdown(block);
                self.write(&guarded(&text), &indent, &indent);
            }
        }
    }

    fn heading(&mut self, block: &'e EditionBlock<'_>, level: u8) {
        let text = self.block_markdown(block);
        // Only an underlined heading can have lines.
        if let (true, 1 | 2) = (text.contains('\n'), level) {
            self.write(&guarded(&text), "", "");
            self.out.push_str(if level == 1 { "===\n" } else { "---\n" });
            return;
        }
        let text = text.replace("\\\n", " ");
        // `#` at the end would close the heading, and not be part of it.
        let unclosed = text.trim_end_matches('#');
        let closes =
            unclosed.len() < text.len() && (unclosed.is_empty() || unclosed.ends_with(' '));
        let text = if closes { format!("{}\\#", &text[..text.len() - 1]) } else { text };
        self.write(&text, &("#".repeat(level.into()) + " "), "");
    }

    fn code(&mut self, block: &EditionBlock<'_>, column: usize) {
        let info = block.label.unwrap_or_default().replace(['\n', '\r'], " ");
        let info = info.replace('\\', r"\\").replace('&', r"\&");
        let mark = if info.contains('`') { '~' } else { '`' };
        let runs = block.text.split(|c| c != mark).map(str::len);
        let fence = mark.to_string().repeat(runs.max().unwrap_or(0).max(2) + 1);
        let indent = " ".repeat(column);
        self.write(&format!("{fence}{info}\n{}\n{fence}", block.text), &indent, &indent);
    }

    fn figure(&mut self, range: Range<usize>) {
        let blocks = &self.edition.blocks[range];
        self.columns.take_columns(&blocks[0], 0);
        let texts: Vec<_> = blocks.iter().map(|block| self.block_markdown(block)).collect();
        // The caption is the line below the image; below anything else it would be part of that.
        let between = if blocks[0].text.starts_with("![") { "\n" } else { "\n\n" };
        let paragraphs = texts.join(between);
        for (at, paragraph) in paragraphs.split("\n\n").enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            self.write(&guarded(paragraph), "", "");
        }
    }

    fn footnotes(&mut self, range: Range<usize>) {
        for at in range.clone() {
            let block = &self.edition.blocks[at];
            self.columns.take_columns(block, 0);
            if at > range.start {
                self.out.push('\n');
            }
            let text = self.block_markdown(block);
            let first = match block.label {
                Some(label) => format!("[^{}]: ", label.replace(char::is_whitespace, "-")),
                None if at > range.start => "    ".to_owned(),
                None => String::new(),
            };
            let next = if first.is_empty() { "" } else { "    " };
            self.write(&guarded(&text), &first, next);
        }
    }

    fn quotes(&mut self, range: Range<usize>) {
        let mut above = None;
        for at in range {
            let block = &self.edition.blocks[at];
            self.columns.take_columns(block, 0);
            let marker = |level: u8| "> ".repeat(usize::from(level.max(1)));
            if let Some(above) = above {
                let between = marker(block.level.min(above));
                self.out.extend([between.trim_end(), "\n"]);
            }
            above = Some(block.level);
            let text = self.block_markdown(block);
            self.write(&guarded(&text), &marker(block.level), &marker(block.level));
        }
    }

    fn list(&mut self, range: Range<usize>) {
        // The label of the last item at each depth.
        let mut labels: Vec<Option<&str>> = Vec::new();
        for at in range.clone() {
            let block = &self.edition.blocks[at];
            if block.kind != SegmentKind::Item {
                self.out.push('\n');
                self.single(at);
                continue;
            }
            let label = block.label.filter(|label| label_number(label).is_some());
            let marker = label.unwrap_or("-");
            let (from, to) = self.columns.take_columns(block, marker.len());
            let (first, next) = (format!("{}{marker} ", " ".repeat(from)), " ".repeat(to));
            let depth = self.columns.depth();
            let is_new = labels.len() < depth;
            labels.resize(depth, None);
            let last = labels[depth - 1].and_then(label_number);
            labels[depth - 1] = label;
            let this = label.and_then(label_number);
            if let (Some((number, mark)), Some((last, like))) = (this, last)
                && mark == like
                && last.checked_add(1) != Some(number)
                && !is_new
            {
                // Numbers that do not go on are another list, and would be counted on.
                self.write("\n<!-- -->\n", &next[..from], &next[..from]);
            } else if is_new && at > range.start && this.is_some_and(|(number, _)| number != 1) {
                // Only a list that begins with 1 may begin in the middle of a paragraph.
                self.out.push('\n');
            }
            let text = self.block_markdown(block);
            let text = match block.label {
                Some(label) if this.is_none() => Cow::Owned(format!("{label} {text}")),
                _ => text,
            };
            self.write(&guarded(&text), &first, &next);
        }
    }

    fn table(&mut self, range: Range<usize>) {
        self.columns.take_columns(&self.edition.blocks[range.start], 0);
        let blocks = &self.edition.blocks[range];
        let texts: Vec<_> = blocks.iter().map(|block| self.block_markdown(block)).collect();
        let rows: Vec<_> = texts.iter().map(|text| markup::cells(text)).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let given = blocks[0].label.filter(|row| is_delimiter_row(row, width));
        for (at, row) in rows.iter().enumerate() {
            self.out.push('|');
            // Cells beyond those of the head would not be shown.
            let padded = if at == 0 { width } else { width.min(MAX_PADDED_CELLS) };
            for column in 0..row.len().max(padded) {
                match row.get(column).filter(|cell| !cell.is_empty()) {
                    Some(cell) => self.out.extend([" ", &self::cell(cell), " |"]),
                    None => self.out.push_str(" |"),
                }
            }
            self.out.push('\n');
            if at == 0 {
                match given {
                    Some(row) => self.out.extend([row.trim(), "\n"]),
                    None => self.out.extend(["|", &"---|".repeat(width), "\n"]),
                }
            }
        }
    }
}

/// The number of an item that Markdown knows, and what closes it: `12.` or `12)`.
fn label_number(label: &str) -> Option<(u32, char)> {
    let digits = label.strip_suffix(['.', ')'])?;
    let is_number = (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| is_number)?, label.chars().last()?))
}

/// Whether a row says how the columns of a table of that width are aligned.
fn is_delimiter_row(row: &str, width: usize) -> bool {
    let cells = markup::cells(row);
    let is_rule = |cell: &str| cell.contains('-') && cell.bytes().all(|b| b == b'-' || b == b':');
    cells.len() == width && cells.iter().all(|cell| is_rule(cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Locale, Metadata},
        render::samples::{BlockSample, edition},
    };

    #[track_caller]
    fn check(blocks: &[BlockSample<'_>], expected: &str) {
        let (locale, metadata) = (Locale::new("fr").unwrap(), Metadata::default());
        assert_eq!(markdown(&edition(&locale, &metadata, blocks), true), expected);
    }

    use SegmentKind as K;

    #[test]
    fn lists_keep_their_numbers_apart() {
        check(
            &[
                (K::Item, 1, Some("1."), "a"),
                (K::Item, 1, Some("2."), "b"),
                (K::Item, 1, Some("1."), "c"),
                (K::Item, 2, Some("3)"), "d"),
                (K::Item, 1, Some("a)"), "e"),
            ],
            "1. a\n2. b\n\n<!-- -->\n\n1. c\n\n   3) d\n- a) e\n",
        );
    }

    #[test]
    fn a_text_does_not_end_its_block() {
        check(
            &[(K::Heading, 3, None, "C #"), (K::Heading, 2, None, "a\\\nb")],
            "### C \\#\n\na\\\nb\n---\n",
        );
        check(&[(K::Code, 0, Some("a"), "```\nb")], "````a\n```\nb\n````\n");
        check(
            &[(K::Quote, 1, None, "a"), (K::Quote, 1, None, "b\\\n- c")],
            "> a\n>\n> b\\\n> \\- c\n",
        );
        check(
            &[(K::TableRow, 1, None, "| a | b\\\nc | d"), (K::TableRow, 1, None, "e")],
            "| a | b<br>c | d |\n|---|---|---|\n| e | | |\n",
        );
    }

    #[test]
    fn a_wide_row_does_not_make_all_others_as_wide() {
        let (locale, metadata) = (Locale::new("fr").unwrap(), Metadata::default());
        let wide = "a|".repeat(10_000);
        let mut rows = vec![(K::TableRow, 1, None, "b"); 1000];
        rows.push((K::TableRow, 1, None, &*wide));
        let edition = edition(&locale, &metadata, &rows);
        for page in [markdown(&edition, true), crate::render::html(&edition, true)] {
            assert!(page.len() < 3_000_000, "{}", page.len());
            assert!(page.matches('a').count() >= 10_000, "no cell is lost");
        }
    }

    #[test]
    fn two_languages_make_a_table() {
        let (fr, en, metadata) =
            (Locale::new("fr").unwrap(), Locale::new("en").unwrap(), Metadata::default());
        let blocks = [
            (K::Heading, 2, None, "a | b"),
            (K::Code, 0, None, "c|d\ne`"),
            (K::Item, 2, None, "f\\"),
        ];
        let page = facing_markdown(
            &edition(&fr, &metadata, &blocks),
            &edition(&en, &metadata, &blocks),
            true,
        );
        let rows = ["**a \\| b**", "`` c\\|d ``<br>`` e` ``", "&emsp;• f\\\\"];
        let rows = rows.map(|row| format!("| {row} | {row} |\n")).concat();
        assert_eq!(page, format!("| fr | en |\n|---|---|\n{rows}"));
    }
}
