//! Which part of a page is the document, and which elements of it are not read.

use super::tree::{DOCUMENT, HtmlTree, TreeNodeId};

/// What becomes of an element that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SkippedElement {
    /// A reader does not see it.
    Silently,
    /// It is said to be left out.
    Said,
}

/// The part of a page that is the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Article {
    /// The element that holds it.
    pub(super) root: TreeNodeId,
    /// How many headings of level 1 it has.
    tops: usize,
}

impl Article {
    /// Finds it.
    pub(super) fn find_article(tree: &HtmlTree) -> Self {
        let root = root(tree);
        Self { root, tops: tops(tree, root) }
    }

    /// Whether an element of it is not read where it stands.
    pub(super) fn skip(self, tree: &HtmlTree, id: TreeNodeId) -> Option<SkippedElement> {
        let name = tree.name_of_node(id);
        if id == self.root {
            return None;
        }
        if let Some(skip) = skip_always(name) {
            // A hidden field is not seen.
            let hidden = name == "input" && tree.attribute(id, "type") == Some("hidden");
            return Some(if hidden { SkippedElement::Silently } else { skip });
        }
        let style = || tree.attribute(id, "style").unwrap_or_default().replace(' ', "");
        if tree.attribute(id, "hidden").is_some() || style().contains("display:none") {
            return Some(SkippedElement::Silently);
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
        said.then_some(SkippedElement::Said)
    }

    /// Whether it stands in one of these elements, within the document.
    fn in_part(self, tree: &HtmlTree, id: TreeNodeId, names: &[&str]) -> bool {
        let mut at = if id == self.root { None } else { tree.parent(id) };
        while let Some(parent) = at {
            if names.contains(&tree.name_of_node(parent)) {
                return true;
            }
            at = if parent == self.root { None } else { tree.parent(parent) };
        }
        false
    }

    /// Whether there is no heading of level 1 but in this element.
    fn holds_only_title(self, tree: &HtmlTree, id: TreeNodeId) -> bool {
        let here = tops(tree, id);
        here > 0 && here == self.tops
    }
}

/// The parts of a document that have a header and a footer of their own.
const PARTS: [&str; 5] = ["article", "main", "section", "blockquote", "figure"];

fn tops(tree: &HtmlTree, root: TreeNodeId) -> usize {
    tree.descendants(root).filter(|&id| tree.name_of_node(id) == "h1").count()
}

/// The element that holds the document.
fn root(tree: &HtmlTree) -> TreeNodeId {
    let (mut body, mut mains, mut articles) = (DOCUMENT, Vec::new(), Vec::new());
    for id in tree.descendants(DOCUMENT) {
        match tree.name_of_node(id) {
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
fn weight(tree: &HtmlTree, root: TreeNodeId) -> usize {
    let (mut weight, mut at) = (0, Some(root));
    while let Some(id) = at {
        let name = tree.name_of_node(id);
        let skipped = id != root
            && (skip_always(name).is_some()
                || matches!(name, "nav" | "header" | "footer" | "aside"));
        weight += tree.text_of_node(id).map_or(0, |text| text.trim().len());
        at = tree.following(id, root, !skipped);
    }
    weight
}

/// Whether an element is not read, wherever it stands.
fn skip_always(name: &str) -> Option<SkippedElement> {
    Some(match name {
        "script" | "style" | "template" | "noscript" | "head" | "title" | "meta" | "link"
        | "base" | "datalist" | "source" | "track" | "param" | "col" | "colgroup" | "wbr" => {
            SkippedElement::Silently
        }
        "iframe" | "object" | "embed" | "video" | "audio" | "canvas" | "svg" | "math" | "input"
        | "select" | "textarea" | "button" => SkippedElement::Said,
        _ => return None,
    })
}
