//! The elements of a page, in order → blocks. The walk keeps its own stack: a page may be nested
//! as deep as it likes.

use crate::{
    import::{
        Imported,
        inline::{self, Builder, InlineWrap},
        place::ContainerStack,
    },
    model::{DocumentBlock, Phrase, SegmentKind},
};

use super::{
    article::{Article, SkippedElement},
    notes::HtmlNotes,
    table,
    tree::{HtmlTree, TreeNodeId},
};

/// Reads the document of a page.
pub(super) fn walk(tree: &HtmlTree, imported: &mut Imported) {
    let article = Article::find_article(tree);
    let root = article.root;
    let mut walk = HtmlWalk {
        tree,
        article,
        notes: HtmlNotes::find_notes(tree),
        imported,
        place: ContainerStack::default(),
        builder: Builder::default(),
        wraps: Vec::new(),
        lists: Vec::new(),
        opened: Vec::new(),
        role: None,
        in_cell: false,
        after_break: false,
        attributes: (0, 0),
    };
    walk.all(root);
    walk.flush();
    if let (count @ 1.., line) = walk.attributes {
        let phrase = Phrase::new("import-loss-attributes").with("count", count);
        walk.imported.losses.push(phrase.with("line", line));
    }
}

/// What leaving an element undoes.
#[derive(Debug)]
enum ElementUndo {
    Wrap,
    List,
    Place,
    Role,
    /// A figure; how many blocks there were before it.
    Figure(usize),
    Block,
}

/// What the text of an element is, whatever it stands in.
#[derive(Debug, Clone, Copy)]
enum ElementRole {
    Heading(u8),
    Caption,
}

struct HtmlWalk<'t> {
    tree: &'t HtmlTree,
    article: Article,
    notes: HtmlNotes,
    imported: &'t mut Imported,
    place: ContainerStack,
    builder: Builder,
    wraps: Vec<InlineWrap>,
    /// The number of the next item of each open list; none for bullets.
    lists: Vec<Option<i64>>,
    opened: Vec<(TreeNodeId, ElementUndo)>,
    role: Option<ElementRole>,
    in_cell: bool,
    /// Whether the last thing seen was a line break.
    after_break: bool,
    /// How many elements have a class or an id, and the line of the first.
    attributes: (usize, usize),
}

impl HtmlWalk<'_> {
    /// Walks through a node and all that is in it.
    fn all(&mut self, root: TreeNodeId) {
        let mut id = root;
        loop {
            if self.enter(id) {
                if let Some(first) = self.tree.first_child(id) {
                    id = first;
                    continue;
                }
                self.leave(id);
            }
            loop {
                if id == root {
                    return;
                }
                if let Some(next) = self.tree.next(id) {
                    id = next;
                    break;
                }
                let Some(parent) = self.tree.parent(id) else { return };
                id = parent;
                self.leave(id);
            }
        }
    }

    /// Whether to go into the node.
    fn enter(&mut self, id: TreeNodeId) -> bool {
        if let Some(text) = self.tree.text_of_node(id) {
            self.after_break &= text.trim().is_empty();
            self.builder.add_styled(text, &self.wraps);
            return false;
        }
        let name = self.tree.name_of_node(id);
        if name.is_empty() {
            return true;
        }
        if let Some(skip) = self.article.skip(self.tree, id) {
            if skip == SkippedElement::Said {
                self.lose_element(id, name);
            }
            return false;
        }
        if self.notes.back.contains(&id) || is_anchor_sign(self.tree, id) {
            return false;
        }
        if let Some(label) = self.notes.references.get(&id) {
            self.builder.reference(label);
            return false;
        }
        if name == "br" {
            self.line_break();
            return false;
        }
        self.after_break = false;
        if let Some(label) = self.notes.bodies.get(&id).cloned() {
            self.flush();
            self.place.footnote(Some(label));
            self.opened.push((id, ElementUndo::Place));
            return true;
        }
        self.enter_element(id, name)
    }

    fn enter_element(&mut self, id: TreeNodeId, name: &str) -> bool {
        self.count_attributes(id, name);
        if let Some(wrap) = self.wrap(id, name) {
            self.wraps.push(wrap);
            self.opened.push((id, ElementUndo::Wrap));
            return true;
        }
        if !is_block(name) {
            match name {
                "img" => self.image(id),
                _ => return true,
            }
            return false;
        }
        self.flush();
        let Some(opened) = self.enter_block(id, name) else { return false };
        self.opened.push((id, opened));
        true
    }

    /// Begins a block; none where all of it was dealt with.
    fn enter_block(&mut self, id: TreeNodeId, name: &str) -> Option<ElementUndo> {
        Some(match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.role = Some(ElementRole::Heading(name.as_bytes()[1] - b'0'));
                ElementUndo::Role
            }
            "figcaption" | "caption" => {
                self.role = Some(ElementRole::Caption);
                ElementUndo::Role
            }
            // Where there is no figure for an element of captions.
            "p" if self.tree.attribute(id, "class") == Some("caption") => {
                self.role = Some(ElementRole::Caption);
                ElementUndo::Role
            }
            "ul" | "ol" | "menu" => {
                let start = || self.numeric_attribute(id, "start").unwrap_or(1);
                self.lists.push((name == "ol").then(start));
                ElementUndo::List
            }
            "li" => {
                let label = self.item_label(id);
                self.place.item(label);
                ElementUndo::Place
            }
            "dt" => {
                self.place.item(None);
                ElementUndo::Place
            }
            "dd" => {
                // A definition goes on with its term, if there is one.
                match self.imported.blocks.last() {
                    Some(block) if block.kind == SegmentKind::Item || block.level.is_some() => {
                        self.place.rest_of_item();
                    }
                    _ => self.place.item(None),
                }
                ElementUndo::Place
            }
            "blockquote" => {
                self.place.quote();
                ElementUndo::Place
            }
            "figure" => ElementUndo::Figure(self.imported.blocks.len()),
            "hr" => {
                self.lose("import-loss-rule", id);
                return None;
            }
            "pre" => {
                self.code(id);
                return None;
            }
            "table" if table::is_data(self.tree, id) => {
                self.table(id);
                return None;
            }
            _ => ElementUndo::Block,
        })
    }

    /// Counts what a style sheet or a link could refer to. The class of code is its language.
    fn count_attributes(&mut self, id: TreeNodeId, name: &str) {
        let has = |attribute| self.tree.attribute(id, attribute).is_some_and(|v| !v.is_empty());
        let is_caption = self.tree.attribute(id, "class") == Some("caption");
        if name != "code" && name != "pre" && !is_caption && (has("class") || has("id")) {
            let line =
                if self.attributes.0 == 0 { self.tree.line_of_node(id) } else { self.attributes.1 };
            self.attributes = (self.attributes.0 + 1, line);
        }
    }

    fn leave(&mut self, id: TreeNodeId) {
        let last = self.opened.pop_if(|(opened, _)| *opened == id);
        let Some((_, opened)) = last else { return };
        if matches!(opened, ElementUndo::Wrap) {
            self.wraps.pop();
            return;
        }
        self.flush();
        match opened {
            ElementUndo::List => {
                self.lists.pop();
            }
            ElementUndo::Place => self.place.close_container(),
            ElementUndo::Role => self.role = None,
            ElementUndo::Figure(start) => {
                // A caption goes with what stands above it.
                let blocks = &mut self.imported.blocks[start..];
                if blocks.first().is_some_and(|block| block.kind == SegmentKind::Caption) {
                    blocks.rotate_left(1);
                }
            }
            ElementUndo::Wrap | ElementUndo::Block => {}
        }
    }

    /// Ends a block, if there is text.
    fn flush(&mut self) {
        self.after_break = false;
        if self.in_cell {
            self.builder.line_break();
            return;
        }
        let (is_empty, is_image) = (self.builder.is_empty(), self.builder.is_image());
        let text = self.builder.take_markdown();
        if is_empty {
            return;
        }
        let block = match self.role {
            Some(ElementRole::Heading(level)) if self.place.takes_heading() => {
                DocumentBlock::new(SegmentKind::Heading, text).level(level)
            }
            Some(ElementRole::Caption) => DocumentBlock::new(SegmentKind::Caption, text),
            _ => self.place.paragraph(text),
        };
        let stands_alone = block.kind == SegmentKind::Paragraph && block.level.is_none();
        let kind = if is_image && stands_alone { SegmentKind::Figure } else { block.kind };
        self.imported.blocks.push(DocumentBlock { kind, ..block });
    }

    /// Two line breaks end a paragraph, as old pages have it.
    fn line_break(&mut self) {
        if matches!(self.role, Some(ElementRole::Heading(_))) {
            self.builder.add_styled(" ", &[]);
        } else if self.after_break {
            self.flush();
        } else {
            self.builder.line_break();
            self.after_break = true;
        }
    }

    fn wrap(&self, id: TreeNodeId, name: &str) -> Option<InlineWrap> {
        Some(match name {
            "em" | "i" | "cite" | "dfn" | "var" => InlineWrap::Emphasis,
            "strong" | "b" => InlineWrap::Strong,
            "code" | "tt" | "samp" => InlineWrap::Code,
            "sup" => InlineWrap::Tag("sup"),
            "sub" => InlineWrap::Tag("sub"),
            "del" | "s" | "strike" => InlineWrap::Tag("del"),
            "ins" => InlineWrap::Tag("ins"),
            "kbd" => InlineWrap::Tag("kbd"),
            "mark" => InlineWrap::Tag("mark"),
            "u" => InlineWrap::Tag("u"),
            "q" => InlineWrap::Tag("q"),
            "a" => {
                let address = self.tree.attribute(id, "href")?.trim();
                let script = address.to_ascii_lowercase().starts_with("javascript:");
                // Headings of manuals link to themselves.
                let itself =
                    address.starts_with('#') && matches!(self.role, Some(ElementRole::Heading(_)));
                if script || itself || address.is_empty() {
                    return None;
                }
                let title = self.tree.attribute(id, "title").unwrap_or_default();
                InlineWrap::Link(address.into(), title.into())
            }
            _ => return None,
        })
    }

    fn image(&mut self, id: TreeNodeId) {
        let attribute = |name| self.tree.attribute(id, name).unwrap_or_default().trim();
        let pixel = |name| attribute(name) == "1";
        // A picture of one pixel counts visits.
        if pixel("width") && pixel("height") {
            return;
        }
        let (alt, title) = (attribute("alt"), attribute("title"));
        let address = attribute("src");
        self.builder.image(alt, address, title, &self.wraps);
    }

    fn item_label(&mut self, id: TreeNodeId) -> Option<String> {
        let value = self.numeric_attribute(id, "value");
        let next = self.lists.last_mut()?.as_mut()?;
        *next = value.unwrap_or(*next);
        let label = format!("{next}.");
        *next = next.saturating_add(1);
        Some(label)
    }

    fn numeric_attribute(&self, id: TreeNodeId, name: &str) -> Option<i64> {
        // CommonMark numbers items with nine digits at most, and none below zero.
        let number = self.tree.attribute(id, name)?.trim().parse().ok()?;
        (0..=999_999_999).contains(&number).then_some(number)
    }

    fn code(&mut self, id: TreeNodeId) {
        let mut text = String::new();
        let mut label = None;
        for id in self.tree.descendants(id) {
            match self.tree.name_of_node(id) {
                "br" => text.push('\n'),
                _ => text.push_str(self.tree.text_of_node(id).unwrap_or_default()),
            }
            let classes = self.tree.attribute(id, "class").unwrap_or_default();
            let language = |class: &str| {
                let name = class.strip_prefix("language-").or(class.strip_prefix("lang-"))?;
                (!name.is_empty()).then(|| name.to_owned())
            };
            label = label.or_else(|| classes.split_whitespace().find_map(language));
        }
        let text = text.strip_suffix('\n').unwrap_or(&text);
        if !text.trim().is_empty() {
            let block = DocumentBlock::new(SegmentKind::Code, text).level(self.place.continued());
            self.imported.blocks.push(DocumentBlock { label, ..block });
        }
    }

    fn table(&mut self, id: TreeNodeId) {
        let tree = self.tree;
        let mut merged = false;
        let mut label = None;
        let mut taken = table::TakenColumns::default();
        for row in table::rows(tree, id) {
            let (mut texts, mut delimiters) = (Vec::new(), Vec::new());
            for cell in table::cells(tree, row) {
                while taken.take(texts.len()) {
                    texts.push(String::new());
                }
                delimiters.resize(texts.len(), "---".to_owned());
                let span = table::span(tree, cell);
                merged |= span.columns > 1 || span.rows > 1;
                taken.reserve_rows(texts.len(), span);
                texts.push(self.cell(cell));
                texts.resize(texts.len() + span.columns - 1, String::new());
                delimiters.resize(texts.len(), table::delimiter(tree, cell).to_owned());
            }
            for column in texts.len()..taken.column_count() {
                if taken.take(column) {
                    texts.resize(column + 1, String::new());
                }
            }
            delimiters.resize(texts.len(), "---".to_owned());
            if texts.iter().all(String::is_empty) {
                continue;
            }
            let mut block = DocumentBlock::new(SegmentKind::TableRow, inline::row(&texts));
            if label.is_none() {
                label = Some(inline::row(&delimiters));
                block.label.clone_from(&label);
            }
            self.imported.blocks.push(block);
        }
        if merged {
            self.lose("import-loss-merged-cells", id);
        }
        if let Some(caption) = tree.children(id).find(|&id| tree.name_of_node(id) == "caption") {
            self.all(caption);
        }
    }

    fn cell(&mut self, cell: TreeNodeId) -> String {
        self.in_cell = true;
        for child in self.tree.children(cell) {
            self.all(child);
        }
        self.in_cell = false;
        inline::escape_bars(&self.builder.take_markdown().replace("\\\n", "<br>"))
    }

    fn lose_element(&mut self, id: TreeNodeId, name: &str) {
        let line = self.tree.line_of_node(id);
        let phrase = Phrase::new("import-loss-element").with("line", line).with("tag", name);
        self.imported.losses.push(phrase);
    }

    fn lose(&mut self, what: &'static str, id: TreeNodeId) {
        self.imported.losses.push(Phrase::new(what).with("line", self.tree.line_of_node(id)));
    }
}

/// Whether it is the sign that shows where a heading can be linked to.
fn is_anchor_sign(tree: &HtmlTree, id: TreeNodeId) -> bool {
    tree.name_of_node(id) == "a"
        && tree.attribute(id, "href").is_some_and(|address| address.starts_with('#'))
        && matches!(tree.all_text(id).trim(), "#" | "§" | "¶" | "🔗")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
