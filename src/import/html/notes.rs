//! Footnotes: in HTML they are links to a place further down, and links back.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::tree::{DOCUMENT, HtmlTree, TreeNodeId};

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct HtmlNotes {
    /// The links that refer to a footnote, with its label.
    pub(super) references: HashMap<TreeNodeId, String>,
    /// The elements that hold the footnotes, with their labels.
    pub(super) bodies: BTreeMap<TreeNodeId, String>,
    /// What leads from a footnote back to where it is referred to, and labels in front of it.
    pub(super) back: HashSet<TreeNodeId>,
}

impl HtmlNotes {
    /// Finds the footnotes of a page.
    pub(super) fn find_notes(tree: &HtmlTree) -> Self {
        let mut notes = Self::default();
        let mut targets = HashMap::new();
        for id in tree.descendants(DOCUMENT) {
            let names = [tree.attribute(id, "id"), tree.attribute(id, "name")];
            for name in names.into_iter().flatten() {
                targets.entry(name).or_insert(id);
            }
        }
        for id in tree.descendants(DOCUMENT).filter(|&id| tree.name_of_node(id) == "a") {
            let target = link_within(tree, id).and_then(|name| targets.get(name));
            let Some(&target) = target.filter(|&&target| target > id) else { continue };
            let label = label(&tree.all_text(id));
            if !label.is_empty() && label.chars().count() <= 3 && is_raised(tree, id) {
                let body = block_of(tree, target);
                if !matches!(
                    tree.name_of_node(body),
                    "body" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                ) {
                    notes.bodies.entry(body).or_insert_with(|| label.clone());
                    notes.references.insert(id, label);
                }
            }
        }
        notes.find_sections(tree);
        for (&body, known) in &notes.bodies {
            for id in tree.descendants(body) {
                let back = match tree.name_of_node(id) {
                    "a" if link_within(tree, id).is_some() => {
                        let text = tree.all_text(id);
                        !text.contains(char::is_alphanumeric) || label(&text) == *known
                    }
                    "sup" => label(&tree.all_text(id)) == *known && is_first(tree, id, body),
                    _ => false,
                };
                if back && !notes.references.contains_key(&id) {
                    notes.back.insert(id);
                }
            }
        }
        notes
    }
}

impl HtmlNotes {
    /// Adds the items of sections that say they hold notes, though nothing may refer to them.
    fn find_sections(&mut self, tree: &HtmlTree) {
        let says = |id: TreeNodeId| {
            matches!(tree.attribute(id, "role"), Some("doc-endnotes" | "doc-footnotes"))
        };
        for section in tree.descendants(DOCUMENT).filter(|&id| says(id)) {
            let lists = tree.children(section).filter(|&id| tree.name_of_node(id) == "ol");
            for item in lists.flat_map(|list| tree.children(list)) {
                if tree.name_of_node(item) == "li" {
                    let next = self.bodies.len() + 1;
                    let value = tree.attribute(item, "value").map(label);
                    let value = value.filter(|value| !value.is_empty());
                    let label = value.unwrap_or_else(|| next.to_string());
                    self.bodies.entry(item).or_insert(label);
                }
            }
        }
    }
}

/// The place in the page that a link leads to.
fn link_within(tree: &HtmlTree, id: TreeNodeId) -> Option<&str> {
    tree.attribute(id, "href")?.strip_prefix('#').filter(|name| !name.is_empty())
}

/// `[1]`, `(1)`, `1.` → `1`
fn label(text: &str) -> String {
    text.trim()
        .trim_matches(['[', ']', '(', ')', '.', '\u{a0}', ' '])
        .chars()
        .filter(|c| c.is_alphanumeric() || "*†‡".contains(*c))
        .collect()
}

/// Whether a link looks like a reference to a note: raised, in brackets, or said to be one.
fn is_raised(tree: &HtmlTree, id: TreeNodeId) -> bool {
    let text = tree.all_text(id);
    let around = [Some(id), tree.parent(id), tree.first_child(id)];
    let says = |id: TreeNodeId| {
        let class = tree.attribute(id, "class").unwrap_or_default();
        tree.name_of_node(id) == "sup"
            || tree.attribute(id, "role") == Some("doc-noteref")
            || class.contains("footnote")
            || class.contains("noteref")
    };
    text.trim().starts_with('[') || around.into_iter().flatten().any(says)
}

/// The element itself, or the block that an anchor stands in.
fn block_of(tree: &HtmlTree, id: TreeNodeId) -> TreeNodeId {
    let mut at = id;
    while matches!(
        tree.name_of_node(at),
        "a" | "span" | "sup" | "b" | "strong" | "em" | "i" | "small"
    ) {
        match tree.parent(at) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at
}

/// Whether no text stands before it in `root`.
fn is_first(tree: &HtmlTree, id: TreeNodeId, root: TreeNodeId) -> bool {
    let before = tree.descendants(root).take_while(|&other| other != id);
    before.filter_map(|id| tree.text_of_node(id)).all(|text| text.trim().is_empty())
}
