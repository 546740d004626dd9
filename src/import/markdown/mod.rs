//! Markdown → blocks, with `pulldown-cmark`: `CommonMark`, tables, footnotes, front matter.
//!
//! The parser says where each block and each piece of inline markup stands; the text itself is
//! copied from the source, so that emphasis, links and code stay as the author wrote them. Only
//! what a block cannot hold on its own is rewritten: the target of a reference link moves into the
//! link, and wrapped lines become one.

mod dialects;
pub(super) mod front_matter;
mod leaf;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd,
};

use crate::model::{DocumentBlock, Phrase, SegmentKind};

use super::{
    Imported, html, inline,
    place::ContainerStack,
    title::{head_title, name_title},
};
use leaf::LeafBuilder;

/// Reads a Markdown document.
pub(super) fn read_markdown(source: &str) -> Imported {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = MarkdownReader::new(source);
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    let (count, line) = reader.references;
    let mut imported = reader.imported;
    if count > 0 {
        let phrase = Phrase::new("import-loss-references").with("count", count);
        imported.losses.push(phrase.with("line", line));
    }
    let front_title = imported.metadata.title.clone();
    name_title(&mut imported);
    if let Some(title) = front_title {
        head_title(title, &mut imported);
    }
    dialects::tell(&mut imported);
    imported
}

/// Text that is no inline markup, being collected.
#[derive(Debug, Default)]
struct RawText {
    text: String,
    at: usize,
    label: Option<String>,
}

struct MarkdownReader<'s> {
    source: &'s str,
    imported: Imported,
    place: ContainerStack,
    /// The number of the next item of each open list; none for bullets.
    numbers: Vec<Option<u64>>,
    leaf: Option<LeafBuilder>,
    heading: Option<u8>,
    raw: Option<RawText>,
    cells: Option<Vec<String>>,
    delimiter_row: Option<String>,
    /// A line and where it begins, behind which all that is still to come stands.
    line: (usize, usize),
    /// How many links name their address elsewhere, and the line of the first.
    references: (usize, usize),
}

impl<'s> MarkdownReader<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            imported: Imported::default(),
            place: ContainerStack::default(),
            numbers: Vec::new(),
            leaf: None,
            heading: None,
            raw: None,
            cells: None,
            delimiter_row: None,
            line: (1, 0),
            references: (0, 0),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) if self.raw.is_some() => {
                if let Some(raw) = &mut self.raw {
                    raw.text.push_str(&text);
                }
            }
            Event::Rule => {
                self.close_leaf();
                self.lose("import-loss-rule", range.start);
            }
            event => {
                let source = self.source;
                self.leaf().inline(&event, range, source);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ) {
            let source = self.source;
            if self.leaf().open_inline(&tag, &range, source) {
                let line = self.line_at(range.start);
                let first = if self.references.0 == 0 { line } else { self.references.1 };
                self.references = (self.references.0 + 1, first);
            }
            return;
        }
        self.close_leaf();
        let at = range.start;
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level_number(level)),
            Tag::CodeBlock(kind) => {
                let label = match kind {
                    CodeBlockKind::Fenced(info) if !info.trim().is_empty() => {
                        Some(info.trim().to_owned())
                    }
                    _ => None,
                };
                self.raw = Some(RawText { at, label, ..RawText::default() });
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.raw = Some(RawText { at, ..RawText::default() });
            }
            Tag::Table(_) => {
                self.lose_quote(at);
                self.delimiter_row = Some(self.delimiter_row(&range));
            }
            Tag::TableHead | Tag::TableRow => self.cells = Some(Vec::new()),
            Tag::List(first) => {
                self.numbers.push(first);
            }
            Tag::Item => {
                self.lose_quote(at);
                let label = self.item_label(at);
                self.place.item(label);
            }
            Tag::BlockQuote(_) => {
                self.place.quote();
            }
            Tag::FootnoteDefinition(label) => {
                self.place.footnote(Some(label.into_string()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => self.leaf().close_inline(),
            TagEnd::TableCell => {
                let text =
                    self.leaf.take().map(|leaf| leaf.leaf_text(self.source, self.place.quotes()));
                self.cells.get_or_insert_default().push(text.unwrap_or_default());
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row(),
            TagEnd::CodeBlock => self.code(),
            TagEnd::HtmlBlock => self.html(),
            TagEnd::MetadataBlock(kind) => self.metadata(kind),
            TagEnd::List(_) => {
                self.numbers.pop();
            }
            TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.close_leaf();
                self.place.close_container();
            }
            _ => self.close_leaf(),
        }
    }

    fn leaf(&mut self) -> &mut LeafBuilder {
        self.leaf.get_or_insert_default()
    }

    /// The number of the item that begins here, with what closes it in the source.
    fn item_label(&mut self, at: usize) -> Option<String> {
        let number = self.numbers.last_mut()?.as_mut()?;
        let digits = self.source[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        let label = format!("{number}{}", if digits.starts_with(')') { ')' } else { '.' });
        *number += 1;
        Some(label)
    }

    /// The second line of a table, without the quotation it may stand in.
    fn delimiter_row(&self, range: &Range<usize>) -> String {
        let line = self.source[range.clone()].lines().nth(1).unwrap_or_default();
        let row = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let cells = row.trim_matches('|').split('|').map(str::trim);
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    }

    fn close_leaf(&mut self) {
        let heading = self.heading.take();
        let Some(leaf) = self.leaf.take() else { return };
        let at = leaf.start();
        let text = leaf.leaf_text(self.source, self.place.quotes());
        if text.is_empty() {
            return;
        }
        if heading.is_some() && self.place.takes_heading() {
            self.lose_quote(at);
            let text = open_end(text);
            self.push_block(DocumentBlock::new(SegmentKind::Heading, text).level(heading));
            return;
        }
        let block = self.place.paragraph(text);
        let figure = leaf.figure(self.source, self.place.quotes());
        let stands_alone = block.kind == SegmentKind::Paragraph && block.level.is_none();
        match figure.filter(|_| stands_alone) {
            Some((image, caption)) => {
                self.push_block(DocumentBlock::new(SegmentKind::Figure, image));
                if let Some(caption) = caption {
                    self.push_block(DocumentBlock::new(SegmentKind::Caption, caption));
                }
            }
            None => self.push_block(block),
        }
    }

    fn row(&mut self) {
        let Some(cells) = self.cells.take() else { return };
        let mut block = DocumentBlock::new(SegmentKind::TableRow, inline::row(&cells));
        block.label = self.delimiter_row.take();
        self.push_block(block);
    }

    fn code(&mut self) {
        let Some(raw) = self.raw.take() else { return };
        let text = raw.text.strip_suffix('\n').unwrap_or(&raw.text);
        if text.trim().is_empty() {
            return;
        }
        self.lose_quote(raw.at);
        let mut block = DocumentBlock::new(SegmentKind::Code, text).level(self.place.continued());
        block.label = raw.label;
        self.push_block(block);
    }

    /// Raw HTML is read as HTML: its text is kept, its tags are lost.
    fn html(&mut self) {
        let Some(raw) = self.raw.take() else { return };
        let Some(tag) = first_tag(&raw.text) else { return };
        let line = self.line_at(raw.at);
        let phrase = Phrase::new("import-loss-html").with("line", line).with("tag", tag);
        self.imported.losses.push(phrase);
        if let Ok(inner) = html::read_html(&raw.text) {
            self.imported.blocks.extend(inner.blocks);
        }
    }

    fn metadata(&mut self, kind: MetadataBlockKind) {
        let Some(raw) = self.raw.take() else { return };
        let line = self.line_at(raw.at) + 1;
        match kind {
            MetadataBlockKind::YamlStyle => {
                front_matter::yaml(&raw.text, line, &mut self.imported);
            }
            MetadataBlockKind::PlusesStyle => {
                front_matter::toml(&raw.text, line, &mut self.imported);
            }
        }
    }

    fn push_block(&mut self, block: DocumentBlock) {
        self.imported.blocks.push(block);
    }

    /// Says that a quotation holds something that is taken up without it.
    fn lose_quote(&mut self, at: usize) {
        if self.place.quotes() > 0 {
            self.lose("import-loss-quote", at);
        }
    }

    fn lose(&mut self, id: &'static str, at: usize) {
        let line = self.line_at(at);
        self.imported.losses.push(Phrase::new(id).with("line", line));
    }

    /// The line (from 1) of a place that is not before the last one asked for.
    fn line_at(&mut self, at: usize) -> usize {
        let (line, from) = self.line;
        let passed = self.source.as_bytes().get(from..at).unwrap_or_default();
        self.line = (line + memchr::memchr_iter(b'\n', passed).count(), at.max(from));
        self.line.0
    }
}

/// A heading without the backslash that keeps the `#` at its end from closing it.
fn open_end(text: String) -> String {
    let closes = |head: &&str| {
        let before = head.trim_end_matches('#');
        before.is_empty() || before.ends_with(' ')
    };
    text.strip_suffix("\\#").filter(closes).map(|head| format!("{head}#")).unwrap_or(text)
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The first tag of raw HTML; none where it is a comment or the like, which no reader sees.
fn first_tag(html: &str) -> Option<&str> {
    let is_name = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let open = html.match_indices('<').map(|(at, _)| at).find(|&at| is_name(&html[at + 1..]))?;
    let close = html[open..].find('>').map_or(html.len(), |length| open + length + 1);
    Some(&html[open..close])
}
