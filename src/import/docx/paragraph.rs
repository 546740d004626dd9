//! A paragraph while it is read, and the block it becomes.

use crate::{
    import::{inline::Builder, marker},
    model::{DocumentBlock, SegmentKind},
};

use super::{
    numbering::Numbering,
    styles::{DocxStyles, StyleRole, outline_level},
    xml::XmlElement,
};

/// A paragraph, as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) builder: Builder,
    /// Its text without styles.
    pub(super) raw: String,
    style: Option<String>,
    list: Option<String>,
    depth: Option<u8>,
    outline: Option<u8>,
    /// Whether its end was deleted, so that the next one goes on with it.
    pub(super) joins_next: bool,
}

impl Paragraph {
    /// Takes what a property says.
    pub(super) fn apply_property(&mut self, element: &XmlElement<'_>) {
        match element.local_name() {
            "pStyle" => self.style = element.value(),
            "numId" => self.list = element.value(),
            "ilvl" => self.depth = element.value().and_then(|depth| depth.parse().ok()),
            "outlineLvl" => self.outline = outline_level(element),
            _ => {}
        }
    }

    /// What it is, by its style.
    pub(super) fn role(&self, styles: &DocxStyles) -> StyleRole {
        match (styles.role(self.style.as_deref()), self.outline) {
            (StyleRole::Plain, Some(level)) => StyleRole::Heading(level),
            (role, _) => role,
        }
    }

    /// The list it is in, and its depth there (from 0).
    fn list<'p>(&'p self, styles: &'p DocxStyles) -> Option<(&'p str, u8)> {
        let (list, depth) = styles.numbering_of(self.style.as_deref());
        let list = self.list.as_deref().or(list).filter(|list| *list != "0")?;
        Some((list, self.depth.or(depth).unwrap_or(0).min(8)))
    }
}

/// What a paragraph stands in: the items above it.
#[derive(Debug, Default)]
pub(super) struct OpenItems {
    /// The depths of the open items in their lists, outermost first.
    depths: Vec<u8>,
    /// Whether the last paragraph was code.
    in_code: bool,
    /// Whether a heading had a number, which is lost.
    pub(super) numbered_heading: bool,
}

impl OpenItems {
    /// Ends the lists that are open.
    pub(super) fn close_lists(&mut self) {
        self.depths.clear();
        self.in_code = false;
    }

    /// Adds the block that a paragraph becomes.
    pub(super) fn add_block(
        &mut self,
        mut paragraph: Paragraph,
        styles: &DocxStyles,
        numbering: &mut Numbering,
        blocks: &mut Vec<DocumentBlock>,
    ) {
        let role = paragraph.role(styles);
        let (is_empty, is_image) = (paragraph.builder.is_empty(), paragraph.builder.is_image());
        let text = paragraph.builder.take_markdown();
        if role == StyleRole::Code {
            self.code(&paragraph.raw, blocks);
            return;
        }
        if is_empty {
            return;
        }
        self.in_code = false;
        let list = paragraph.list(styles);
        let label = list.and_then(|(list, depth)| numbering.next(list, depth));
        let kind = match role {
            StyleRole::Title => SegmentKind::Title,
            StyleRole::Heading(level) => {
                self.depths.clear();
                self.numbered_heading |= label.is_some();
                blocks.push(DocumentBlock::new(SegmentKind::Heading, text).level(level));
                return;
            }
            StyleRole::Quote => SegmentKind::Quote,
            StyleRole::Caption => SegmentKind::Caption,
            StyleRole::List
            | StyleRole::Plain
            | StyleRole::Subtitle
            | StyleRole::Code
            | StyleRole::Contents => {
                let by_name = styles.depth(paragraph.style.as_deref()).unwrap_or(0);
                let depth = list.map(|(_, depth)| depth.max(by_name));
                let block = self.paragraph(role, depth, label, text);
                let alone = block.kind == SegmentKind::Paragraph && block.level.is_none();
                let kind = if is_image && alone { SegmentKind::Figure } else { block.kind };
                blocks.push(DocumentBlock { kind, ..block });
                return;
            }
        };
        self.depths.clear();
        blocks.push(DocumentBlock::new(kind, text));
    }

    fn paragraph(
        &mut self,
        role: StyleRole,
        depth: Option<u8>,
        label: Option<String>,
        text: String,
    ) -> DocumentBlock {
        // A bullet that was typed is a bullet.
        let typed = || match marker::of_line(&text) {
            Some((None, item)) => Some(item.to_owned()),
            _ => None,
        };
        let (depth, text) = match (depth, typed()) {
            (Some(depth), _) => (depth, text),
            (None, Some(item)) => (0, item),
            (None, None) => {
                let level = u8::try_from(self.depths.len()).unwrap_or(u8::MAX);
                let goes_on = role == StyleRole::List && level > 0;
                if !goes_on {
                    self.depths.clear();
                }
                return DocumentBlock::new(SegmentKind::Paragraph, text)
                    .level(goes_on.then_some(level));
            }
        };
        self.depths.retain(|&open| open < depth);
        self.depths.push(depth);
        let level = u8::try_from(self.depths.len()).unwrap_or(u8::MAX);
        let block = DocumentBlock::new(SegmentKind::Item, text).level((level > 1).then_some(level));
        DocumentBlock { label, ..block }
    }

    /// Paragraphs of code are the lines of one block.
    fn code(&mut self, line: &str, blocks: &mut Vec<DocumentBlock>) {
        self.depths.clear();
        match blocks.last_mut() {
            Some(block) if self.in_code => {
                block.text.push('\n');
                block.text.push_str(line);
            }
            _ if line.trim().is_empty() => {}
            _ => {
                blocks.push(DocumentBlock::new(SegmentKind::Code, line));
                self.in_code = true;
            }
        }
    }
}
