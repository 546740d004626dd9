//! A file as a row of entries with what stands between them, for editing by splicing.
//!
//! Entries are known by id. An edit touches the bytes of the entries it is about and the blank
//! line beside them; everything else is copied as it stands. A row of any length is edited in
//! linear time, whatever the number of edits.

use std::{borrow::Cow, collections::HashMap};

use crate::model::Span;

/// The parts of one file, in order.
#[derive(Debug)]
pub(super) struct Outline<'f> {
    file: &'f str,
    nodes: Vec<OutlineNode<'f>>,
    /// Ids of the entries → their nodes.
    index: HashMap<String, usize>,
    /// Whether entries are set apart by blank lines.
    airy: bool,
}

#[derive(Debug)]
struct OutlineNode<'f> {
    text: Cow<'f, str>,
    /// Where it stood in the file; nowhere for a new one.
    span: Span,
    edits: Vec<(Span, String)>,
    is_entry: bool,
    previous: usize,
    next: usize,
}

/// The node before the first and after the last.
const EDGE: usize = 0;

impl<'f> Outline<'f> {
    /// The outline of `file` with the entries that stand at these places, in order.
    pub(super) fn new(file: &'f str, entries: impl IntoIterator<Item = (String, Span)>) -> Self {
        let edge = OutlineNode {
            text: Cow::Borrowed(""),
            span: Span::default(),
            edits: Vec::new(),
            is_entry: false,
            previous: EDGE,
            next: EDGE,
        };
        let mut outline = Self { file, nodes: vec![edge], index: HashMap::new(), airy: true };
        let mut at = 0;
        for (id, span) in entries {
            if span.start > at {
                outline.append(Span::new(at, span.start), false);
            }
            let node = outline.append(span, true);
            outline.index.insert(id, node);
            at = span.end;
        }
        if at < file.len() {
            outline.append(Span::new(at, file.len()), false);
        }
        outline.airy = outline.is_airy();
        outline
    }

    fn append(&mut self, span: Span, is_entry: bool) -> usize {
        let text = Cow::Borrowed(&self.file[span.range()]);
        let node = OutlineNode { text, span, edits: Vec::new(), is_entry, previous: 0, next: 0 };
        self.link(node, self.nodes[EDGE].previous)
    }

    fn link(&mut self, node: OutlineNode<'f>, after: usize) -> usize {
        self.nodes.push(node);
        let new = self.nodes.len() - 1;
        self.place_node(new, after);
        new
    }

    fn place_node(&mut self, node: usize, after: usize) {
        let next = self.nodes[after].next;
        (self.nodes[node].previous, self.nodes[node].next) = (after, next);
        (self.nodes[after].next, self.nodes[next].previous) = (node, node);
    }

    fn unlink(&mut self, node: usize) {
        let (previous, next) = (self.nodes[node].previous, self.nodes[node].next);
        (self.nodes[previous].next, self.nodes[next].previous) = (next, previous);
    }

    /// Whether most entries that have a neighbour below are set apart from it.
    fn is_airy(&self) -> bool {
        let entries = (1..self.nodes.len().saturating_sub(1)).filter(|&n| self.nodes[n].is_entry);
        let close = entries.clone().filter(|&n| self.nodes[n + 1].is_entry).count();
        close * 2 <= entries.count()
    }

    pub(super) fn contains(&self, id: &str) -> bool {
        self.index.contains_key(id)
    }

    /// Replaces bytes of the file that lie in the entry `id`; nothing, where they are the same.
    pub(super) fn replace(&mut self, id: &str, span: Span, text: String) {
        if let Some(&node) = self.index.get(id)
            && self.file.get(span.range()) != Some(&text)
        {
            self.nodes[node].edits.push((span, text));
        }
    }

    /// The entry `old` is called `new` from now on; its bytes are the caller's to change.
    pub(super) fn rename(&mut self, old: &str, new: &str) {
        if let Some(node) = self.index.remove(old) {
            self.index.insert(new.to_owned(), node);
        }
    }

    /// Puts a new entry after the entry `after`; before the first, where there is none of that
    /// name. `text` ends with a line break.
    pub(super) fn insert(&mut self, after: Option<&str>, id: &str, text: String) {
        let node = self.insert_text(after, text, true);
        self.index.insert(id.to_owned(), node);
    }

    /// The same with a text that is no entry, such as a comment of its own.
    pub(super) fn insert_free(&mut self, after: Option<&str>, text: String) {
        self.insert_text(after, text, false);
    }

    fn insert_text(&mut self, after: Option<&str>, text: String, is_entry: bool) -> usize {
        let apart = self.airy || !is_entry;
        let node = |text, is_entry| OutlineNode {
            text: Cow::Owned(text),
            span: Span::default(),
            edits: Vec::new(),
            is_entry,
            previous: 0,
            next: 0,
        };
        let place = after.and_then(|id| self.index.get(id).copied());
        let before = place.unwrap_or_else(|| self.before_first());
        let new = if apart && place.is_some() {
            let gap = self.link(node("\n".into(), false), before);
            self.link(node(text, is_entry), gap)
        } else {
            self.link(node(text, is_entry), before)
        };
        let next = &self.nodes[self.nodes[new].next];
        let needs_gap = if place.is_some() { !is_entry } else { apart };
        if needs_gap && !next.text.is_empty() && !next.text.starts_with(['\n', '\r']) {
            self.link(node("\n".into(), false), new);
        }
        new
    }

    /// The node that a new first entry follows: what stands before the first one, or all there
    /// is where there is none.
    fn before_first(&self) -> usize {
        let mut at = self.nodes[EDGE].next;
        while at != EDGE && !self.nodes[at].is_entry {
            at = self.nodes[at].next;
        }
        self.nodes[at].previous
    }

    /// Takes the entry out, with one blank line beside it.
    pub(super) fn remove(&mut self, id: &str) {
        if let Some(node) = self.index.remove(id) {
            if let Some(gap) = self.gap(node) {
                self.unlink(gap);
            }
            self.unlink(node);
        }
    }

    /// Moves the entry behind the entry `after`, or before all others.
    pub(super) fn move_after(&mut self, id: &str, after: Option<&str>) {
        let Some(&node) = self.index.get(id) else { return };
        let place = after.and_then(|id| self.index.get(id).copied());
        if place == Some(node) {
            return;
        }
        let gap = self.gap(node);
        if let Some(gap) = gap {
            self.unlink(gap);
        }
        self.unlink(node);
        match (place, gap) {
            (Some(place), Some(gap)) => {
                self.place_node(gap, place);
                self.place_node(node, gap);
            }
            (Some(place), None) => self.place_node(node, place),
            (None, gap) => {
                self.place_node(node, self.before_first());
                if let Some(gap) = gap {
                    self.place_node(gap, node);
                }
            }
        }
    }

    /// The blank line that belongs to an entry: the one below, or above if it is the last.
    fn gap(&self, node: usize) -> Option<usize> {
        let is_gap = |&other: &usize| {
            let OutlineNode { text, is_entry, .. } = &self.nodes[other];
            other != EDGE && !is_entry && text.trim().is_empty()
        };
        let OutlineNode { previous, next, .. } = self.nodes[node];
        Some(next).filter(is_gap).or_else(|| Some(previous).filter(is_gap))
    }

    /// The whole file as edited.
    pub(super) fn edited_text(&self) -> String {
        let newline = if self.file.contains("\r\n") { "\r\n" } else { "\n" };
        let mut out = String::with_capacity(self.file.len() + 256);
        let mut at = self.nodes[EDGE].next;
        while at != EDGE {
            let node = &self.nodes[at];
            if !out.is_empty() && !out.ends_with('\n') && at != EDGE {
                // What stood at the end of the file without a line break no longer does.
                out.push_str(newline);
            }
            match &node.text {
                Cow::Owned(text) if newline != "\n" => out.push_str(&text.replace('\n', newline)),
                Cow::Owned(text) => out.push_str(text),
                Cow::Borrowed(text) => splice(text, node, newline, &mut out),
            }
            at = node.next;
        }
        out
    }
}

fn splice(text: &str, node: &OutlineNode<'_>, newline: &str, out: &mut String) {
    let mut edits: Vec<_> = node.edits.iter().collect();
    edits.sort_by_key(|(span, _)| *span);
    let mut at = 0;
    for (span, new) in edits {
        out.push_str(&text[at..span.start - node.span.start]);
        out.push_str(&new.replace('\n', newline));
        at = span.end - node.span.start;
    }
    out.push_str(&text[at..]);
}
