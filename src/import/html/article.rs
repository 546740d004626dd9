//! Which part of a page is the document, and which elements of it are not read.

use super::tree::{DOCUMENT, Id, Tree};

/// What becomes of an element that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skip {
    /// A reader does not see it.
    Silently,
    /// It is said to be left out.
    Said,
}

/// The part of a page that is the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Article {
    /// The element that holds it.
    pub(super) root: Id,
    /// How many headings of level 1 it has.
    tops: usize,
}

impl Article {
    /// Finds it.
    pub(super) fn find(tree: &Tree) -> Self {
        let root = root(tree);
        Self { root, tops: tops(tree, root) }
    }

    /// Whether an element of it is not read where it stands.
    pub(super) fn skip(self, tree: &Tree, id: Id) -> Option<Skip> {
        let name = tree.name(id);
        if id == self.root {
            return None;
        }
        if let Some(skip) = skip_always(name) {
            // A hidden field is not seen.
            let hidden = name == "input" && tree.attribute(id, "type") == Some("hidden");
            return Some(if hidden { Skip::Silently } else { skip });
        }
        let style = || tree.attribute(id, "style").unwrap_or_default().replace(' ', "");
        if tree.attribute(id, "hidden").is_some() || style().contains("display:none") {
            return Some(Skip::Silently);
        }
        let role = tree.attribute(id, "role").unwrap_or_default();
        let said = match name {
            "nav" => true,
            "aside" => {
                !role.starts_with("doc-") && !self.in_part(tree, id, &["blockquote", "figure"])
            }
            "header" => !self.in_part(tree, id, &PARTS) && !self.holds_only_title(tree, id),
            "footer" => !self.in_part(tree, id, &PARTS),
            _ => matches!(role, "navigation" | "search" | "banner" | "contentinfo"),
        };
        said.then_some(Skip::Said)
    }

    /// Whether it stands in one of these elements, within the document.
    fn in_part(self, tree: &Tree, id: Id, names: &[&str]) -> bool {
        let mut at = if id == self.root { None } else { tree.parent(id) };
        while let Some(parent) = at {
            if names.contains(&tree.name(parent)) {
                return true;
            }
            at = if parent == self.root { None } else { tree.parent(parent) };
        }
        false
    }

    /// Whether there is no heading of level 1 but in this element.
    fn holds_only_title(self, tree: &Tree, id: Id) -> bool {
        let here = tops(tree, id);
        here > 0 && here == self.tops
    }
}

/// The parts of a document that have a header and a footer of their own.
const PARTS: [&str; 5] = ["article", "main", "section", "blockquote", "figure"];

fn tops(tree: &Tree, root: Id) -> usize {
    tree.descendants(root).filter(|&id| tree.name(id) == "h1").count()
}

/// The element that holds the document.
fn root(tree: &Tree) -> Id {
    let (mut body, mut mains, mut articles) = (DOCUMENT, Vec::new(), Vec::new());
    for id in tree.descendants(DOCUMENT) {
        match tree.name(id) {
            "body" if body == DOCUMENT => body = id,
            "main" => mains.push(id),
            "article" => articles.push(id),
            "" => {}
            _ if tree.attribute(id, "role") == Some("main") => mains.push(id),
            _ => {}
        }
    }
    let candidate = match (&*mains, &*articles) {
        ([main, ..], _) => *main,
        ([], [article]) => *article,
        _ => return body,
    };
    // A teaser may be an article too: what holds little of the page's text is not the document.
    if weight(tree, candidate) * 2 > weight(tree, body) { candidate } else { body }
}

/// How much text there is in an element, without what is never read.
fn weight(tree: &Tree, root: Id) -> usize {
    let (mut weight, mut at) = (0, Some(root));
    while let Some(id) = at {
        let name = tree.name(id);
        let skipped = id != root
            && (skip_always(name).is_some()
                || matches!(name, "nav" | "header" | "footer" | "aside"));
        weight += tree.text(id).map_or(0, |text| text.trim().len());
        at = tree.following(id, root, !skipped);
    }
    weight
}

/// Whether an element is not read, wherever it stands.
fn skip_always(name: &str) -> Option<Skip> {
    Some(match name {
        "script" | "style" | "template" | "noscript" | "head" | "title" | "meta" | "link"
        | "base" | "datalist" | "source" | "track" | "param" | "col" | "colgroup" | "wbr" => {
            Skip::Silently
        }
        "iframe" | "object" | "embed" | "video" | "audio" | "canvas" | "svg" | "math" | "input"
        | "select" | "textarea" | "button" => Skip::Said,
        _ => return None,
    })
}
