//! The elements of a page, in order → blocks. The walk keeps its own stack: a page may be nested
//! as deep as it likes.

use crate::{
    import::{
        Block, Imported,
        inline::{self, Builder, Wrap},
        place::Place,
    },
    model::{Phrase, SegmentKind},
};

use super::{
    article::{Article, Skip},
    notes::Notes,
    table,
    tree::{Id, Tree},
};

/// Reads the document of a page.
pub(super) fn walk(tree: &Tree, imported: &mut Imported) {
    let article = Article::find(tree);
    let root = article.root;
    let mut walk = Walk {
        tree,
        article,
        notes: Notes::find(tree),
        imported,
        place: Place::default(),
        builder: Builder::default(),
        wraps: Vec::new(),
        lists: Vec::new(),
        opened: Vec::new(),
        role: None,
        in_cell: false,
        after_break: false,
    };
    walk.all(root);
    walk.flush();
}

/// What leaving an element undoes.
#[derive(Debug)]
enum Opened {
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
enum Role {
    Heading(u8),
    Caption,
}

struct Walk<'t> {
    tree: &'t Tree,
    article: Article,
    notes: Notes,
    imported: &'t mut Imported,
    place: Place,
    builder: Builder,
    wraps: Vec<Wrap>,
    /// The number of the next item of each open list; none for bullets.
    lists: Vec<Option<i64>>,
    opened: Vec<(Id, Opened)>,
    role: Option<Role>,
    in_cell: bool,
    /// Whether the last thing seen was a line break.
    after_break: bool,
}

impl Walk<'_> {
    /// Walks through a node and all that is in it.
    fn all(&mut self, root: Id) {
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
    fn enter(&mut self, id: Id) -> bool {
        if let Some(text) = self.tree.text(id) {
            self.after_break &= text.trim().is_empty();
            self.builder.text(text, &self.wraps);
            return false;
        }
        let name = self.tree.name(id);
        if name.is_empty() {
            return true;
        }
        if let Some(skip) = self.article.skip(self.tree, id) {
            if skip == Skip::Said {
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
            self.opened.push((id, Opened::Place));
            return true;
        }
        self.enter_element(id, name)
    }

    fn enter_element(&mut self, id: Id, name: &str) -> bool {
        if let Some(wrap) = self.wrap(id, name) {
            self.wraps.push(wrap);
            self.opened.push((id, Opened::Wrap));
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
        let opened = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.role = Some(Role::Heading(name.as_bytes()[1] - b'0'));
                Opened::Role
            }
            "figcaption" | "caption" => {
                self.role = Some(Role::Caption);
                Opened::Role
            }
            // Where there is no figure for an element of captions.
            "p" if self.tree.attribute(id, "class") == Some("caption") => {
                self.role = Some(Role::Caption);
                Opened::Role
            }
            "ul" | "ol" | "menu" => {
                let start = || self.number(id, "start").unwrap_or(1);
                self.lists.push((name == "ol").then(start));
                Opened::List
            }
            "li" => {
                let label = self.item_label(id);
                self.place.item(label);
                Opened::Place
            }
            "dt" => {
                self.place.item(None);
                Opened::Place
            }
            "dd" => {
                // A definition goes on with its term, if there is one.
                match self.imported.blocks.last() {
                    Some(block) if block.kind == SegmentKind::Item || block.level.is_some() => {
                        self.place.rest_of_item();
                    }
                    _ => self.place.item(None),
                }
                Opened::Place
            }
            "blockquote" => {
                self.place.quote();
                Opened::Place
            }
            "figure" => Opened::Figure(self.imported.blocks.len()),
            "hr" => {
                self.lose("import-loss-rule", id);
                return false;
            }
            "pre" => {
                self.code(id);
                return false;
            }
            "table" if table::is_data(self.tree, id) => {
                self.table(id);
                return false;
            }
            _ => Opened::Block,
        };
        self.opened.push((id, opened));
        true
    }

    fn leave(&mut self, id: Id) {
        let last = self.opened.pop_if(|(opened, _)| *opened == id);
        let Some((_, opened)) = last else { return };
        if matches!(opened, Opened::Wrap) {
            self.wraps.pop();
            return;
        }
        self.flush();
        match opened {
            Opened::List => {
                self.lists.pop();
            }
            Opened::Place => self.place.close(),
            Opened::Role => self.role = None,
            Opened::Figure(start) => {
                // A caption goes with what stands above it.
                let blocks = &mut self.imported.blocks[start..];
                if blocks.first().is_some_and(|block| block.kind == SegmentKind::Caption) {
                    blocks.rotate_left(1);
                }
            }
            Opened::Wrap | Opened::Block => {}
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
        let text = self.builder.finish();
        if is_empty {
            return;
        }
        let block = match self.role {
            Some(Role::Heading(level)) if self.place.takes_heading() => {
                Block::new(SegmentKind::Heading, text).level(level)
            }
            Some(Role::Caption) => Block::new(SegmentKind::Caption, text),
            _ => self.place.paragraph(text),
        };
        let stands_alone = block.kind == SegmentKind::Paragraph && block.level.is_none();
        let kind = if is_image && stands_alone { SegmentKind::Figure } else { block.kind };
        self.imported.blocks.push(Block { kind, ..block });
    }

    /// Two line breaks end a paragraph, as old pages have it.
    fn line_break(&mut self) {
        if matches!(self.role, Some(Role::Heading(_))) {
            self.builder.text(" ", &[]);
        } else if self.after_break {
            self.flush();
        } else {
            self.builder.line_break();
            self.after_break = true;
        }
    }

    fn wrap(&self, id: Id, name: &str) -> Option<Wrap> {
        Some(match name {
            "em" | "i" | "cite" | "dfn" | "var" => Wrap::Emphasis,
            "strong" | "b" => Wrap::Strong,
            "code" | "tt" | "samp" => Wrap::Code,
            "sup" => Wrap::Tag("sup"),
            "sub" => Wrap::Tag("sub"),
            "del" | "s" | "strike" => Wrap::Tag("del"),
            "ins" => Wrap::Tag("ins"),
            "kbd" => Wrap::Tag("kbd"),
            "mark" => Wrap::Tag("mark"),
            "u" => Wrap::Tag("u"),
            "q" => Wrap::Tag("q"),
            "a" => {
                let address = self.tree.attribute(id, "href")?.trim();
                let script = address.to_ascii_lowercase().starts_with("javascript:");
                // Headings of manuals link to themselves.
                let itself =
                    address.starts_with('#') && matches!(self.role, Some(Role::Heading(_)));
                if script || itself || address.is_empty() {
                    return None;
                }
                let title = self.tree.attribute(id, "title").unwrap_or_default();
                Wrap::Link(address.into(), title.into())
            }
            _ => return None,
        })
    }

    fn image(&mut self, id: Id) {
        let attribute = |name| self.tree.attribute(id, name).unwrap_or_default().trim();
        let pixel = |name| attribute(name) == "1";
        // A picture of one pixel counts visits.
        if pixel("width") && pixel("height") {
            return;
        }
        let (alt, title) = (attribute("alt"), attribute("title"));
        let mut address = attribute("src");
        if address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:")) {
            address = "";
            let line = self.tree.line(id);
            let phrase = Phrase::new("import-loss-image").with("line", line).with("alt", alt);
            self.imported.losses.push(phrase);
        }
        self.builder.image(alt, address, title, &self.wraps);
    }

    fn item_label(&mut self, id: Id) -> Option<String> {
        let value = self.number(id, "value");
        let next = self.lists.last_mut()?.as_mut()?;
        *next = value.unwrap_or(*next);
        let label = format!("{next}.");
        *next = next.saturating_add(1);
        Some(label)
    }

    fn number(&self, id: Id, name: &str) -> Option<i64> {
        // CommonMark numbers items with nine digits at most, and none below zero.
        let number = self.tree.attribute(id, name)?.trim().parse().ok()?;
        (0..=999_999_999).contains(&number).then_some(number)
    }

    fn code(&mut self, id: Id) {
        let mut text = String::new();
        let mut label = None;
        for id in self.tree.descendants(id) {
            match self.tree.name(id) {
                "br" => text.push('\n'),
                _ => text.push_str(self.tree.text(id).unwrap_or_default()),
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
            let block = Block::new(SegmentKind::Code, text).level(self.place.continued());
            self.imported.blocks.push(Block { label, ..block });
        }
    }

    fn table(&mut self, id: Id) {
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
                taken.put(texts.len(), span);
                texts.push(self.cell(cell));
                texts.resize(texts.len() + span.columns - 1, String::new());
                delimiters.resize(texts.len(), table::delimiter(tree, cell).to_owned());
            }
            for column in texts.len()..taken.count() {
                if taken.take(column) {
                    texts.resize(column + 1, String::new());
                }
            }
            delimiters.resize(texts.len(), "---".to_owned());
            if texts.iter().all(String::is_empty) {
                continue;
            }
            let mut block = Block::new(SegmentKind::TableRow, inline::row(&texts));
            if label.is_none() {
                label = Some(inline::row(&delimiters));
                block.label.clone_from(&label);
            }
            self.imported.blocks.push(block);
        }
        if merged {
            self.lose("import-loss-merged-cells", id);
        }
        if let Some(caption) = tree.children(id).find(|&id| tree.name(id) == "caption") {
            self.all(caption);
        }
    }

    fn cell(&mut self, cell: Id) -> String {
        self.in_cell = true;
        for child in self.tree.children(cell) {
            self.all(child);
        }
        self.in_cell = false;
        inline::escape_bars(&self.builder.finish().replace("\\\n", "<br>"))
    }

    fn lose_element(&mut self, id: Id, name: &str) {
        let line = self.tree.line(id);
        let phrase = Phrase::new("import-loss-element").with("line", line).with("tag", name);
        self.imported.losses.push(phrase);
    }

    fn lose(&mut self, what: &'static str, id: Id) {
        self.imported.losses.push(Phrase::new(what).with("line", self.tree.line(id)));
    }
}

/// Whether it is the sign that shows where a heading can be linked to.
fn is_anchor_sign(tree: &Tree, id: Id) -> bool {
    tree.name(id) == "a"
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
