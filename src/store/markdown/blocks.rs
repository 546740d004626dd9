//! Markdown pages as blocks, each with its place: what the parser's events are made into.

use std::{collections::HashSet, ops::Range};

use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use crate::model::Span;

use super::{
    OpaqueKind,
    front_matter::{self, FrontMatter},
    html,
    mask::{self, OpaqueRange},
    pieces::{TextPiece, lines, push_piece},
};

/// A page, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct MarkdownPage {
    /// Its blocks, in order; their spans tile the page.
    pub blocks: Vec<PageBlock>,
    /// What it says of itself.
    pub(super) front: FrontMatter,
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageBlock {
    /// What it is.
    pub kind: BlockKind,
    /// The level of a heading, the depth of an item or quote, the column of a cell.
    pub level: u8,
    /// What stands before its text and is none of it: the key of a front matter value, the label of
    /// a footnote, the language of code, an anchor.
    pub label: Option<String>,
    /// All that belongs to it; the next block begins where it ends.
    pub span: Span,
    /// Its text, in the parts that stand together in the page.
    pub pieces: Vec<TextPiece>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum BlockKind {
    Field,
    Heading,
    Paragraph,
    Item,
    Quote,
    Cell,
    Footnote,
    Definition,
    Figure,
    /// A directive's title.
    Caption,
    Code,
    /// Something that is no Markdown, or says nothing.
    Opaque(OpaqueKind),
    /// HTML that says something.
    Html,
    /// What no reader sees: comments, and what ends a container.
    Comment,
}

impl PageBlock {
    /// From the first byte of its text to the last.
    #[must_use]
    pub(crate) fn text_span(&self) -> Span {
        let start = self.pieces.first().map_or(self.span.start, |piece| piece.span.start);
        Span::new(start, self.pieces.last().map_or(start, |piece| piece.span.end))
    }

    /// Its text.
    #[must_use]
    pub(crate) fn block_source(&self, page: &str) -> String {
        let text = |piece: &TextPiece| match &piece.said {
            Some(said) => said.clone(),
            None => page[piece.span.range()].to_owned(),
        };
        self.pieces.iter().map(text).collect()
    }
}

/// Takes a page apart. Whatever the page holds, the blocks tile it.
#[must_use]
pub(crate) fn read_page(page: &str) -> MarkdownPage {
    let start = front_matter::page_start(page);
    let front = front_matter::parse_front_matter(page, start);
    let masked = mask::mask(page, front.end);
    let mut reader = BlockReader::new(page, masked.opaque, masked.anchors);
    let parser = Parser::new_ext(&masked.text, options());
    let definitions: Vec<_> = (parser.reference_definitions().iter())
        .map(|(_, definition)| definition.span.clone())
        .collect();
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, range);
    }
    reader.close_leaf();
    reader.add_lone();
    for range in definitions {
        reader.push_range(BlockKind::Opaque(OpaqueKind::Definition), trimmed(page, range));
    }
    for title in masked.titles {
        reader.push_range(BlockKind::Caption, trimmed(page, title));
    }
    for field in &front.fields {
        let mut block = new_block(BlockKind::Field, field.pieces.clone());
        block.label = Some(field.path.clone());
        reader.blocks.push(block);
    }
    let blocks = tiled(page, reader.blocks);
    MarkdownPage { blocks, front }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// The blocks in order, each with all that belongs to it.
fn tiled(page: &str, mut blocks: Vec<PageBlock>) -> Vec<PageBlock> {
    blocks.retain(|block| !block.pieces.is_empty());
    blocks.sort_by_key(|block| (block.text_span().start, block.text_span().end));
    // Of two that hold the same bytes (the definition in a comment) the first is kept.
    let mut end = 0;
    blocks.retain(|block| {
        let span = block.text_span();
        let is_free = span.start >= end;
        end = if is_free { span.end } else { end };
        is_free
    });
    let mut from = 0;
    for at in 0..blocks.len() {
        let next = blocks.get(at + 1).map_or(page.len(), |next| {
            // Code begins with its fence.
            let start = match next.kind {
                BlockKind::Code => next.span.start.min(next.text_span().start),
                _ => next.text_span().start,
            };
            let line = page[..start].rfind('\n').map_or(0, |line| line + 1);
            line.max(blocks[at].text_span().end)
        });
        blocks[at].span = Span::new(from, next);
        from = next;
    }
    blocks
}

fn new_block(kind: BlockKind, pieces: Vec<TextPiece>) -> PageBlock {
    PageBlock { kind, level: 0, label: None, span: Span::default(), pieces }
}

/// A list's item, a quotation and the like, that is open.
#[derive(Debug)]
enum OpenContainer {
    /// An item of which nothing was read yet, or something was.
    Item {
        fresh: bool,
    },
    Quote,
    Footnote {
        label: Option<String>,
    },
    Definition,
}

/// Inline content that is being read.
#[derive(Debug, Default)]
struct OpenLeaf {
    range: Option<Range<usize>>,
    /// How many images there are, and whether there is anything else.
    images: usize,
    others: bool,
    /// How many links and the like are open; how many of them are images.
    depth: usize,
    in_image: usize,
}

struct BlockReader<'p> {
    page: &'p str,
    opaque: Vec<OpaqueRange>,
    anchors: Vec<Range<usize>>,
    /// The ranges, by their number, that are blocks by themselves or part of code.
    dealt_with: HashSet<usize>,
    blocks: Vec<PageBlock>,
    containers: Vec<OpenContainer>,
    heading: Option<(u8, Option<String>)>,
    /// The column of the cell that is open.
    cell: Option<u8>,
    column: u8,
    term: bool,
    leaf: OpenLeaf,
    /// The parts of code or HTML that is open.
    raw: Option<(Option<String>, Vec<TextPiece>)>,
}

impl<'p> BlockReader<'p> {
    fn new(page: &'p str, opaque: Vec<OpaqueRange>, anchors: Vec<Range<usize>>) -> Self {
        Self {
            page,
            opaque,
            anchors,
            dealt_with: HashSet::new(),
            blocks: Vec::new(),
            containers: Vec::new(),
            heading: None,
            cell: None,
            column: 0,
            term: false,
            leaf: OpenLeaf::default(),
            raw: None,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(_) | Event::Html(_) if self.raw.is_some() => {
                if let Some((_, pieces)) = &mut self.raw {
                    push_piece(pieces, Span::new(range.start, range.end));
                }
            }
            Event::TaskListMarker(_) => {}
            Event::Rule => self.close_leaf(),
            Event::SoftBreak | Event::HardBreak => self.leaf.touch(&range),
            _ => {
                let escaped =
                    matches!(event, Event::Text(_)) && self.page[..range.start].ends_with('\\');
                self.leaf.touch(&(range.start - usize::from(escaped)..range.end));
                self.leaf.others |= self.leaf.in_image == 0 && !self.page[range].trim().is_empty();
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if let Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Link { .. }
        | Tag::Image { .. }
        | Tag::Superscript
        | Tag::Subscript = tag
        {
            self.leaf.open_tag(&tag, self.whole_link(&tag, range));
            return;
        }
        self.close_leaf();
        match tag {
            Tag::Heading { level, id, .. } => {
                self.heading = Some((level_number(level), id.map(|id| id.to_string())));
            }
            Tag::CodeBlock(kind) => {
                let label = match kind {
                    CodeBlockKind::Fenced(info) if !info.trim().is_empty() => {
                        Some(info.trim().to_owned())
                    }
                    _ => None,
                };
                self.raw = Some((label, Vec::new()));
            }
            Tag::HtmlBlock => self.raw = Some((None, Vec::new())),
            Tag::Item => self.containers.push(OpenContainer::Item { fresh: true }),
            Tag::BlockQuote(kind) => {
                if kind.is_some_and(is_alert) {
                    self.alert(&range);
                }
                self.containers.push(OpenContainer::Quote);
            }
            Tag::FootnoteDefinition(label) => {
                let label = Some(label.to_string());
                self.containers.push(OpenContainer::Footnote { label });
            }
            Tag::DefinitionListDefinition => self.containers.push(OpenContainer::Definition),
            Tag::DefinitionListTitle => self.term = true,
            Tag::TableHead | Tag::TableRow => self.column = 0,
            Tag::TableCell => {
                self.column = self.column.saturating_add(1);
                self.cell = Some(self.column);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => self.leaf.close_link(false),
            TagEnd::Image => self.leaf.close_link(true),
            TagEnd::CodeBlock => self.code(range),
            TagEnd::HtmlBlock => self.html(),
            TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition => {
                self.close_leaf();
                self.containers.pop();
            }
            _ => {
                self.close_leaf();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::TableCell => self.cell = None,
                    TagEnd::DefinitionListTitle => self.term = false,
                    _ => {}
                }
            }
        }
    }

    /// The range of a link with the brackets that the parser leaves out of it.
    fn whole_link(&self, tag: &Tag<'_>, range: Range<usize>) -> Range<usize> {
        let collapsed = matches!(
            tag,
            Tag::Link { link_type: LinkType::Collapsed, .. }
                | Tag::Image { link_type: LinkType::Collapsed, .. }
        );
        let empty = collapsed && self.page[range.end..].starts_with("[]");
        range.start..range.end + if empty { 2 } else { 0 }
    }

    /// The block that the inline content read last is.
    fn close_leaf(&mut self) {
        let leaf = std::mem::take(&mut self.leaf);
        let Some(range) = leaf.range.clone() else { return };
        let range = self.behind_directive(trimmed(self.page, range));
        if range.is_empty() {
            return;
        }
        let quotes = self.quotes();
        let (kind, level, mut label) = self.role(&leaf);
        if kind == BlockKind::Heading && label.is_none() {
            label = self.anchor_behind(range.end);
        }
        if kind != BlockKind::Heading && self.is_covered(&range) {
            return;
        }
        let pieces = lines(self.page, range, quotes);
        self.blocks.push(PageBlock { kind, level, label, span: Span::default(), pieces });
    }

    /// The anchor that a comment at the end of a heading gives it.
    fn anchor_behind(&self, end: usize) -> Option<String> {
        let next = self.anchors.partition_point(|anchor| anchor.start < end);
        let anchor = self.anchors.get(next)?;
        let is_beside = self.page[end..anchor.start].trim_matches([' ', '\t', '#']).is_empty();
        let name = self.page[anchor.clone()].trim_matches(['{', '/', '*', '}', ' ']);
        (is_beside && !name.is_empty()).then(|| name.to_owned())
    }

    /// A range without the first line of an admonition that it begins with.
    fn behind_directive(&mut self, range: Range<usize>) -> Range<usize> {
        let first = self.opaque.partition_point(|opaque| opaque.range.end <= range.start);
        match self.opaque.get(first) {
            Some(own) if own.kind == OpaqueKind::Directive && own.range.start <= range.start => {
                let end = own.range.end;
                self.add_opaque(first);
                if let Some(OpenContainer::Item { fresh }) = self.containers.last_mut() {
                    *fresh = false;
                }
                trimmed(self.page, end.min(range.end)..range.end)
            }
            _ => range,
        }
    }

    fn role(&mut self, leaf: &OpenLeaf) -> (BlockKind, u8, Option<String>) {
        if let Some((level, id)) = self.heading.clone() {
            return (BlockKind::Heading, level, id);
        }
        if let Some(column) = self.cell {
            return (BlockKind::Cell, column, None);
        }
        if self.term {
            return (BlockKind::Definition, 0, None);
        }
        let figure = leaf.images > 0 && !leaf.others;
        let depth = self.depth();
        match self.containers.last_mut() {
            Some(OpenContainer::Item { fresh }) if *fresh => {
                *fresh = false;
                (BlockKind::Item, depth, None)
            }
            Some(OpenContainer::Footnote { label }) => (BlockKind::Footnote, 0, label.take()),
            Some(OpenContainer::Definition) => (BlockKind::Definition, 1, None),
            _ if figure => (BlockKind::Figure, depth, None),
            Some(OpenContainer::Quote) => (BlockKind::Quote, self.quotes(), None),
            _ => (BlockKind::Paragraph, depth, None),
        }
    }

    /// How many items the next block is in.
    fn depth(&self) -> u8 {
        let items = self.containers.iter().filter(|own| matches!(own, OpenContainer::Item { .. }));
        u8::try_from(items.count()).unwrap_or(u8::MAX)
    }

    fn quotes(&self) -> u8 {
        let quotes = self.containers.iter().filter(|own| matches!(own, OpenContainer::Quote));
        u8::try_from(quotes.count()).unwrap_or(u8::MAX)
    }

    /// Whether all of a range is covered; then what covers it are blocks.
    fn is_covered(&mut self, range: &Range<usize>) -> bool {
        let first = self.opaque.partition_point(|opaque| opaque.range.end <= range.start);
        let inside = self.opaque[first..].iter().take_while(|own| own.range.start < range.end);
        let (mut at, mut count) = (range.start, 0);
        for opaque in inside {
            if !self.page[at..opaque.range.start.max(at)].trim().is_empty() {
                return false;
            }
            (at, count) = (opaque.range.end, count + 1);
        }
        if count == 0 || !self.page[at.min(range.end)..range.end].trim().is_empty() {
            return false;
        }
        for number in first..first + count {
            self.add_opaque(number);
        }
        true
    }

    /// What covers lines of its own is a block.
    fn add_lone(&mut self) {
        for number in 0..self.opaque.len() {
            if self.opaque[number].lone {
                self.add_opaque(number);
            }
        }
    }

    fn add_opaque(&mut self, number: usize) {
        if !self.dealt_with.insert(number) {
            return;
        }
        let OpaqueRange { range, kind, .. } = self.opaque[number].clone();
        let text = &self.page[range.clone()];
        // What ends a container says nothing that its beginning has not said.
        let kind = if is_closing(text) { BlockKind::Comment } else { BlockKind::Opaque(kind) };
        // The title of a directive is a text of its own.
        let head = match kind {
            BlockKind::Opaque(OpaqueKind::Directive) => {
                text.find(['"', '[', '|']).unwrap_or_else(|| directive_end(text))
            }
            _ => text.len(),
        };
        self.push_range(kind, trimmed(self.page, range.start..range.start + head));
    }

    /// `[!NOTE]` at the head of a quotation.
    fn alert(&mut self, range: &Range<usize>) {
        let line = self.page[range.clone()].lines().next().unwrap_or_default();
        if let Some((open, close)) = line.find("[!").zip(line.find(']'))
            && open < close
        {
            let own = range.start + open..range.start + close + 1;
            self.push_range(BlockKind::Opaque(OpaqueKind::Directive), own);
        }
    }

    fn code(&mut self, range: &Range<usize>) {
        let Some((label, mut pieces)) = self.raw.take() else { return };
        self.pass_opaque(range);
        if pieces.is_empty() {
            return;
        }
        if let Some(last) = pieces.last_mut() {
            let text = &self.page[last.span.range()];
            last.span.end = last.span.start + text.trim_end_matches(['\n', '\r']).len();
        }
        pieces.retain(|piece| !piece.span.is_empty());
        let (kind, level, span) = (BlockKind::Code, self.depth(), Span::at(range.start));
        self.blocks.push(PageBlock { kind, level, label, span, pieces });
    }

    /// What looks like something to be covered, and is part of code, is none.
    fn pass_opaque(&mut self, range: &Range<usize>) {
        let first = self.opaque.partition_point(|opaque| opaque.range.end <= range.start);
        let inside = self.opaque[first..].iter().take_while(|own| own.range.start < range.end);
        let count = inside.count();
        self.dealt_with.extend(first..first + count);
    }

    fn html(&mut self) {
        let Some((_, pieces)) = self.raw.take() else { return };
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let range = trimmed(self.page, first.span.start..last.span.end);
        if range.is_empty() {
            return;
        }
        let html = &self.page[range.clone()];
        let runs = html::text_runs(html);
        if runs.is_empty() {
            let kind = html::mute_kind(html);
            if kind == BlockKind::Comment {
                self.pass_opaque(&range);
            }
            let pieces = lines(self.page, range, self.quotes());
            self.blocks.push(new_block(kind, pieces));
            return;
        }
        for run in runs {
            let mut own = trimmed(self.page, range.start + run.start..range.start + run.end);
            for _ in 0..self.quotes() {
                // The text begins on a line of its own, behind the signs of quotations.
                let is_sign = self.page[own.clone()].starts_with('>');
                own = trimmed(self.page, own.start + usize::from(is_sign)..own.end);
            }
            if !self.is_covered(&own) {
                let pieces = lines(self.page, own, self.quotes());
                self.blocks.push(new_block(BlockKind::Html, pieces));
            }
        }
    }

    fn push_range(&mut self, kind: BlockKind, range: Range<usize>) {
        if !range.is_empty() {
            let pieces = lines(self.page, range, 0);
            self.blocks.push(new_block(kind, pieces));
        }
    }
}

impl OpenLeaf {
    fn touch(&mut self, range: &Range<usize>) {
        match &mut self.range {
            Some(known) => {
                known.start = known.start.min(range.start);
                known.end = known.end.max(range.end);
            }
            None => self.range = Some(range.clone()),
        }
    }

    fn open_tag(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        self.touch(&range);
        if matches!(tag, Tag::Image { .. }) {
            self.images += 1;
            self.in_image += 1;
        } else if !matches!(tag, Tag::Link { .. }) {
            self.others |= self.in_image == 0;
        }
        self.depth += 1;
    }

    fn close_link(&mut self, image: bool) {
        self.depth = self.depth.saturating_sub(1);
        if image {
            self.in_image = self.in_image.saturating_sub(1);
        }
    }
}

/// Whether something is a comment, or ends what was begun before: `{{% /tab %}}`, `</Tab>`, `:::`.
fn is_closing(text: &str) -> bool {
    let inside = text.trim_start_matches(['{', '<', '%', ' ', '\n', '\r', '\t']);
    let closes = inside.starts_with('/') && !text.starts_with('/');
    closes || text.trim_matches([':', '/']).trim().is_empty() || inside.starts_with("end")
}

/// Where the name of a directive ends: `::: tip Title`, `/// tip`, `!!! note`.
fn directive_end(text: &str) -> usize {
    let signs = text.len() - text.trim_start_matches([':', '/', '!', '?', '=', '+']).len();
    let rest = &text[signs..];
    let blank = rest.len() - rest.trim_start().len();
    let name = rest[blank..].find([' ', '\t', '{']).unwrap_or(rest.len() - blank);
    signs + blank + name
}

fn trimmed(page: &str, range: Range<usize>) -> Range<usize> {
    let text = &page[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

fn is_alert(kind: BlockQuoteKind) -> bool {
    use BlockQuoteKind::{Caution, Important, Note, Tip, Warning};
    matches!(kind, Note | Tip | Important | Warning | Caution)
}

fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}
