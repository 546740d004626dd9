//! The tree that `html5ever` builds, in one list: no recursion to walk or to drop it, and each
//! change of it takes the same time whatever its size.
//!
//! The parser looks through the elements that are open for each tag, which is quadratic where they
//! are nested without end. It is fed piece by piece, and stopped when they are nested deeper than
//! any author nests (the limit is that of Chromium).

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use html5ever::{
    Attribute, ExpandedName, ParseOpts, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    parse_document,
    tendril::{StrTendril, TendrilSink as _},
};

use crate::import::ImportError;

use super::tags;

/// Elements nested deeper are refused.
pub(super) const MOST_NESTED: usize = 512;
/// So many bytes are read between two looks at the depth.
const PIECE: usize = 8 * 1024;

/// A node's place in the list.
pub(super) type TreeNodeId = usize;

/// The document is the first node.
pub(super) const DOCUMENT: TreeNodeId = 0;

/// What was parsed.
#[derive(Debug)]
pub(super) struct HtmlTree {
    nodes: Vec<TreeNode>,
}

#[derive(Debug)]
struct TreeNode {
    parent: Option<TreeNodeId>,
    first: Option<TreeNodeId>,
    last: Option<TreeNodeId>,
    previous: Option<TreeNodeId>,
    next: Option<TreeNodeId>,
    depth: usize,
    line: usize,
    data: NodeData,
}

#[derive(Debug)]
enum NodeData {
    Text(String),
    Element(Rc<QualName>, Vec<Attribute>),
    /// The document, a comment, a processing instruction.
    Other,
}

impl HtmlTree {
    /// Parses a document or a part of one.
    pub(super) fn parse(text: &str) -> Result<Self, ImportError> {
        tags::refuse_unknown_tags(text)?;
        let mut parser = parse_document(TreeBuilder::new(), ParseOpts::default());
        let mut rest = text;
        while !rest.is_empty() {
            let mut end = PIECE.min(rest.len());
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            let (piece, more) = rest.split_at(end);
            parser.process(StrTendril::from(piece));
            if parser.tokenizer.sink.sink.too_deep.get() {
                return Err(ImportError::TooDeep { most: MOST_NESTED });
            }
            rest = more;
        }
        let sink = parser.finish();
        Ok(Self { nodes: sink.nodes.into_inner() })
    }

    /// The children of a node.
    pub(super) fn children(&self, id: TreeNodeId) -> impl Iterator<Item = TreeNodeId> {
        std::iter::successors(self.nodes[id].first, |&child| self.nodes[child].next)
    }

    /// A node and all that is in it, in the document's order.
    pub(super) fn descendants(&self, root: TreeNodeId) -> impl Iterator<Item = TreeNodeId> {
        std::iter::successors(Some(root), move |&id| self.following(id, root, true))
    }

    /// The node after this one in the document's order, within `root`; `into`: its children first.
    pub(super) fn following(
        &self,
        id: TreeNodeId,
        root: TreeNodeId,
        into: bool,
    ) -> Option<TreeNodeId> {
        if let (Some(first), true) = (self.nodes[id].first, into) {
            return Some(first);
        }
        let mut at = id;
        while at != root {
            if let Some(next) = self.nodes[at].next {
                return Some(next);
            }
            at = self.nodes[at].parent?;
        }
        None
    }

    /// The first child of a node.
    pub(super) fn first_child(&self, id: TreeNodeId) -> Option<TreeNodeId> {
        self.nodes[id].first
    }

    /// The node after this one in the same parent.
    pub(super) fn next(&self, id: TreeNodeId) -> Option<TreeNodeId> {
        self.nodes[id].next
    }

    /// The node that this one is in.
    pub(super) fn parent(&self, id: TreeNodeId) -> Option<TreeNodeId> {
        self.nodes[id].parent
    }

    /// An element's name; empty for other nodes.
    pub(super) fn name_of_node(&self, id: TreeNodeId) -> &str {
        match &self.nodes[id].data {
            NodeData::Element(name, _) => &name.local,
            _ => "",
        }
    }

    /// A text node's text.
    pub(super) fn text_of_node(&self, id: TreeNodeId) -> Option<&str> {
        match &self.nodes[id].data {
            NodeData::Text(text) => Some(text),
            _ => None,
        }
    }

    /// An attribute of an element.
    pub(super) fn attribute(&self, id: TreeNodeId, name: &str) -> Option<&str> {
        match &self.nodes[id].data {
            NodeData::Element(_, attributes) => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|attribute| &*attribute.value),
            _ => None,
        }
    }

    /// The line (from 1) where a node begins.
    pub(super) fn line_of_node(&self, id: TreeNodeId) -> usize {
        self.nodes[id].line
    }

    /// All the text in a node.
    pub(super) fn all_text(&self, id: TreeNodeId) -> String {
        self.descendants(id).filter_map(|id| self.text_of_node(id)).collect()
    }
}

/// What the parser writes to.
struct TreeBuilder {
    nodes: RefCell<Vec<TreeNode>>,
    line: Cell<usize>,
    too_deep: Cell<bool>,
}

/// A node as the parser holds it: with its name, which it asks for all the time.
#[derive(Clone)]
struct NodeHandle {
    id: TreeNodeId,
    name: Option<Rc<QualName>>,
}

impl TreeBuilder {
    fn new() -> Self {
        let sink =
            Self { nodes: RefCell::default(), line: Cell::new(1), too_deep: Cell::new(false) };
        sink.create(NodeData::Other);
        sink
    }

    fn create(&self, data: NodeData) -> NodeHandle {
        let name = match &data {
            NodeData::Element(name, _) => Some(name.clone()),
            _ => None,
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(TreeNode {
            parent: None,
            first: None,
            last: None,
            previous: None,
            next: None,
            depth: 0,
            line: self.line.get(),
            data,
        });
        NodeHandle { id: nodes.len() - 1, name }
    }

    /// Adds a node to a parent, before a sibling or at the end.
    fn insert(
        &self,
        parent: TreeNodeId,
        before: Option<TreeNodeId>,
        child: NodeOrText<NodeHandle>,
    ) {
        if let NodeOrText::AppendNode(handle) = &child {
            self.detach(handle.id);
        }
        let previous = {
            let nodes = self.nodes.borrow();
            before.map_or(nodes[parent].last, |before| nodes[before].previous)
        };
        let id = match child {
            NodeOrText::AppendNode(handle) => handle.id,
            NodeOrText::AppendText(text) => {
                if let Some(previous) = previous
                    && let NodeData::Text(known) = &mut self.nodes.borrow_mut()[previous].data
                {
                    known.push_str(&text);
                    return;
                }
                self.create(NodeData::Text(text.to_string())).id
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth + 1;
        if depth > MOST_NESTED {
            self.too_deep.set(true);
        }
        let node = &mut nodes[id];
        (node.parent, node.previous, node.next, node.depth) =
            (Some(parent), previous, before, depth);
        match previous {
            Some(previous) => nodes[previous].next = Some(id),
            None => nodes[parent].first = Some(id),
        }
        match before {
            Some(before) => nodes[before].previous = Some(id),
            None => nodes[parent].last = Some(id),
        }
    }

    fn detach(&self, id: TreeNodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes[id].parent.take() else { return };
        let (previous, next) = (nodes[id].previous.take(), nodes[id].next.take());
        match previous {
            Some(previous) => nodes[previous].next = next,
            None => nodes[parent].first = next,
        }
        match next {
            Some(next) => nodes[next].previous = previous,
            None => nodes[parent].last = previous,
        }
    }
}

impl TreeSink for TreeBuilder {
    type Handle = NodeHandle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: std::borrow::Cow<'static, str>) {}

    fn get_document(&self) -> NodeHandle {
        NodeHandle { id: DOCUMENT, name: None }
    }

    fn elem_name<'a>(&'a self, target: &'a NodeHandle) -> ExpandedName<'a> {
        target.name.as_ref().expect("only elements are asked for their name").expanded()
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> NodeHandle {
        self.create(NodeData::Element(Rc::new(name), attrs))
    }

    fn create_comment(&self, _: StrTendril) -> NodeHandle {
        self.create(NodeData::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeHandle {
        self.create(NodeData::Other)
    }

    fn append(&self, parent: &NodeHandle, child: NodeOrText<NodeHandle>) {
        self.insert(parent.id, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeHandle,
        previous: &NodeHandle,
        child: NodeOrText<NodeHandle>,
    ) {
        if self.nodes.borrow()[element.id].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// A template holds its contents like any element: nobody looks into it.
    fn get_template_contents(&self, target: &NodeHandle) -> NodeHandle {
        target.clone()
    }

    fn same_node(&self, x: &NodeHandle, y: &NodeHandle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeHandle, new_node: NodeOrText<NodeHandle>) {
        let parent = self.nodes.borrow()[sibling.id].parent;
        if let Some(parent) = parent {
            self.insert(parent, Some(sibling.id), new_node);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeHandle, attrs: Vec<Attribute>) {
        if let NodeData::Element(_, known) = &mut self.nodes.borrow_mut()[target.id].data {
            for attribute in attrs {
                // Only the tags of the document and its body are read more than once.
                if known.len() < MOST_NESTED
                    && !known.iter().any(|known| known.name == attribute.name)
                {
                    known.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeHandle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &NodeHandle, new_parent: &NodeHandle) {
        loop {
            let Some(first) = self.nodes.borrow()[node.id].first else { return };
            self.insert(
                new_parent.id,
                None,
                NodeOrText::AppendNode(NodeHandle { id: first, name: None }),
            );
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(usize::try_from(line).unwrap_or(usize::MAX).max(1));
    }
}
