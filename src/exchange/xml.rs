//! XML as a tree with places: elements with their namespaces, texts, and where each stands.
//!
//! Entities are not expanded but for XML's own five, so that no file grows while it is read; what is
//! nested deeper than any document is refused.

use std::borrow::Cow;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::{ExchangeError, inline::is_xml};
use crate::model::{Phrase, Span};

/// How deep elements may be nested; XLIFF's own are seldom ten deep.
const MAX_XML_DEPTH: usize = 200;

/// How many namespaces a document may have, and how many prefixes may be bound at a time.
const MAX_NAMESPACES: usize = 1000;

/// How many attributes an element may have.
const MAX_ATTRIBUTES: usize = 200;

/// Elements in which only elements stand, in the formats that are read here.
const HOLDERS: [&str; 24] = [
    "xliff",
    "file",
    "header",
    "body",
    "group",
    "unit",
    "trans-unit",
    "alt-trans",
    "segment",
    "ignorable",
    "notes",
    "originalData",
    "matches",
    "match",
    "glossary",
    "glossEntry",
    "tmx",
    "tu",
    "tuv",
    "text",
    "conceptEntry",
    "worksheet",
    "sheetData",
    "row",
];

/// A document; nodes are named by their number. Names and texts are places in the file wherever they
/// stand there as they read: a file of 100,000 units has some two million nodes.
pub(super) struct XmlTree<'x> {
    pub(super) text: &'x str,
    nodes: Vec<XmlNode>,
    attributes: Vec<StoredAttribute>,
    /// Texts and values that read otherwise than they stand in the file.
    resolved: Vec<Box<str>>,
    namespaces: Vec<Cow<'x, str>>,
}

/// The number of a node.
pub(super) type NodeId = u32;

/// The number of a namespace.
type NamespaceId = u16;

/// The outermost element.
pub(super) const ROOT: NodeId = 0;

/// No node: where a list of children ends.
const NONE: NodeId = NodeId::MAX;

/// No namespace: that of an element's own attributes.
const NO_NAMESPACE: NamespaceId = NamespaceId::MAX;

/// An element or a text.
struct XmlNode {
    content: XmlContent,
    start: u32,
    end: u32,
    first: NodeId,
    next: NodeId,
}

enum XmlContent {
    Element { name: (u32, u16), namespace: NamespaceId, attributes: (u32, u16) },
    Text(StoredText),
}

/// A text: in the file, or resolved.
#[derive(Clone, Copy)]
enum StoredText {
    InFile(u32, u32),
    Resolved(u32),
}

/// An attribute; those that declare namespaces are left out.
struct StoredAttribute {
    name: (u32, u16),
    namespace: NamespaceId,
    value: StoredText,
}

/// An attribute of an element.
#[derive(Clone, Copy)]
pub(super) struct XmlAttribute<'t> {
    /// Its name without its prefix.
    pub(super) name: &'t str,
    /// Its namespace; none for the element's own attributes.
    pub(super) namespace: Option<&'t str>,
    pub(super) value: &'t str,
}

/// An attribute as a tag has it, its prefix not resolved.
struct RawAttribute<'x> {
    prefix: &'x str,
    /// Where its name without the prefix begins.
    at: usize,
    name: &'x str,
    value: StoredText,
}

/// A namespace that a prefix stands for, from an element on.
struct XmlBinding<'x> {
    prefix: &'x str,
    namespace: NamespaceId,
    depth: usize,
}

struct XmlBuilder<'x> {
    tree: XmlTree<'x>,
    /// The elements that are open, each with the last node in it.
    open: Vec<(NodeId, NodeId)>,
    bindings: Vec<XmlBinding<'x>>,
}

const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

impl<'x> XmlTree<'x> {
    /// Reads a document.
    pub(super) fn parse(text: &'x str) -> Result<Self, ExchangeError> {
        let tree = Self {
            text,
            nodes: Vec::new(),
            attributes: Vec::new(),
            resolved: Vec::new(),
            namespaces: vec![Cow::Borrowed("")],
        };
        let mut builder = XmlBuilder { tree, open: Vec::new(), bindings: Vec::new() };
        let xml = builder.namespace(Cow::Borrowed(XML_NAMESPACE));
        builder.bindings.push(XmlBinding { prefix: "xml", namespace: xml, depth: 0 });
        builder.build_tree()?;
        let tree = builder.tree;
        if tree.nodes.is_empty() {
            return Err(ExchangeError::of_whole_file(Phrase::new("exchange-empty")));
        }
        Ok(tree)
    }

    fn node(&self, id: NodeId) -> &XmlNode {
        &self.nodes[id as usize]
    }

    fn slice(&self, (at, length): (u32, u16)) -> &'x str {
        span_of(self.text, at as usize, length.into())
    }

    fn stored(&self, text: StoredText) -> &str {
        match text {
            StoredText::InFile(start, end) => {
                self.text.get(start as usize..end as usize).unwrap_or_default()
            }
            StoredText::Resolved(index) => &self.resolved[index as usize],
        }
    }

    /// An element's name without its prefix; empty for a text.
    pub(super) fn element_name(&self, id: NodeId) -> &'x str {
        match self.node(id).content {
            XmlContent::Element { name, .. } => self.slice(name),
            XmlContent::Text(_) => "",
        }
    }

    /// An element's namespace.
    pub(super) fn namespace(&self, id: NodeId) -> &str {
        match self.node(id).content {
            XmlContent::Element { namespace, .. } => &self.namespaces[usize::from(namespace)],
            XmlContent::Text(_) => "",
        }
    }

    /// A text node's text.
    pub(super) fn text_of(&self, id: NodeId) -> Option<&str> {
        match self.node(id).content {
            XmlContent::Element { .. } => None,
            XmlContent::Text(text) => Some(self.stored(text)),
        }
    }

    /// Where a node stands, tags included.
    pub(super) fn span(&self, id: NodeId) -> Span {
        let XmlNode { start, end, .. } = *self.node(id);
        Span::new(start as usize, end as usize)
    }

    /// All that is in an element, in order.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = self.node(id).first;
        std::iter::from_fn(move || {
            let now = Some(next).filter(|next| *next != NONE)?;
            next = self.node(now).next;
            Some(now)
        })
    }

    /// The elements in an element, in order.
    pub(super) fn elements(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.children(id).filter(|child| !self.element_name(*child).is_empty())
    }

    /// The first element called `name` in an element.
    pub(super) fn child(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.elements(id).find(|child| self.element_name(*child) == name)
    }

    /// Every node in the document, an element before what is in it.
    pub(super) fn all(&self) -> impl Iterator<Item = NodeId> + use<> {
        0..NodeId::try_from(self.nodes.len()).unwrap_or(NONE)
    }

    /// All attributes of an element.
    pub(super) fn attributes(&self, id: NodeId) -> impl Iterator<Item = XmlAttribute<'_>> {
        let own = match self.node(id).content {
            XmlContent::Element { attributes: (from, count), .. } => {
                let from = from as usize;
                &self.attributes[from..from + usize::from(count)]
            }
            XmlContent::Text(_) => &[],
        };
        own.iter().map(|own| XmlAttribute {
            name: self.slice(own.name),
            namespace: self
                .namespaces
                .get(usize::from(own.namespace))
                .map(|namespace| &**namespace),
            value: self.stored(own.value),
        })
    }

    /// The value of an attribute without a namespace.
    pub(super) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        let mut own = self.attributes(id);
        own.find(|own| own.namespace.is_none() && own.name == name).map(|own| own.value)
    }

    /// The value of an attribute of a namespace.
    pub(super) fn attribute_of(&self, id: NodeId, namespace: &str, name: &str) -> Option<&str> {
        let mut own = self.attributes(id);
        own.find(|own| own.name == name && own.namespace == Some(namespace)).map(|own| own.value)
    }

    /// All text in an element, elements in it included.
    pub(super) fn whole_text(&self, id: NodeId) -> String {
        let (mut out, mut left) = (String::new(), vec![id]);
        while let Some(id) = left.pop() {
            out.push_str(self.text_of(id).unwrap_or_default());
            let at = left.len();
            left.extend(self.children(id));
            left[at..].reverse();
        }
        out
    }

    /// That something is wrong with a node.
    pub(super) fn error(&self, id: NodeId, reason: Phrase) -> ExchangeError {
        ExchangeError::at(self.text, self.span(id).start, reason)
    }
}

impl<'x> XmlBuilder<'x> {
    fn build_tree(&mut self) -> Result<(), ExchangeError> {
        let text = self.tree.text;
        let mut reader = Reader::from_str(text);
        loop {
            let start = byte_offset(reader.buffer_position());
            let event = reader.read_event().map_err(|error| {
                self.damaged(byte_offset(reader.error_position()), error.to_string())
            })?;
            let end = byte_offset(reader.buffer_position());
            match event {
                Event::Start(tag) => self.open_element(&tag, Span::new(start, end))?,
                Event::Empty(tag) => {
                    self.open_element(&tag, Span::new(start, end))?;
                    self.close_element(end);
                }
                Event::End(_) => self.close_element(end),
                Event::Text(piece) => {
                    // In the file, whatever the reader's own types say.
                    let raw = text.get(start..end).unwrap_or_default();
                    let clean = raw.contains('\r').then(|| piece.xml10_content().into_owned());
                    self.push_text(clean, Span::new(start, end))?;
                }
                Event::CData(piece) => {
                    self.push_text(
                        Some(piece.xml10_content().into_owned()),
                        Span::new(start, end),
                    )?;
                }
                Event::GeneralRef(reference) => {
                    let c = match (reference.resolve_char_ref(), &*reference) {
                        (Ok(Some(c)), _) if is_xml(c) => c,
                        (Ok(None), "amp") => '&',
                        (Ok(None), "lt") => '<',
                        (Ok(None), "gt") => '>',
                        (Ok(None), "quot") => '"',
                        (Ok(None), "apos") => '\'',
                        (_, name) => return Err(self.entity(start, name)),
                    };
                    self.push_text(Some(c.to_string()), Span::new(start, end))?;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        match self.open.last() {
            Some(&(id, _)) => {
                let name = self.tree.element_name(id);
                let phrase = Phrase::new("exchange-not-closed").with("element", name);
                Err(ExchangeError::at(text, text.len(), phrase))
            }
            None => Ok(()),
        }
    }

    fn damaged(&self, at: usize, reason: String) -> ExchangeError {
        ExchangeError::at(self.tree.text, at, Phrase::new("exchange-xml").with("reason", reason))
    }

    fn entity(&self, at: usize, name: &str) -> ExchangeError {
        let phrase = Phrase::new("exchange-entity").with("name", format!("&{name};"));
        ExchangeError::at(self.tree.text, at, phrase)
    }

    fn namespace(&mut self, uri: Cow<'x, str>) -> NamespaceId {
        let all = &mut self.tree.namespaces;
        let known = all.iter().position(|own| *own == uri);
        let id = known.unwrap_or_else(|| {
            all.push(uri);
            all.len() - 1
        });
        NamespaceId::try_from(id).unwrap_or(0)
    }

    fn bound(&self, prefix: &str) -> Option<NamespaceId> {
        let mut bindings = self.bindings.iter().rev();
        bindings.find(|binding| binding.prefix == prefix).map(|binding| binding.namespace)
    }

    fn open_element(&mut self, tag: &BytesStart<'_>, span: Span) -> Result<(), ExchangeError> {
        let text = self.tree.text;
        if self.open.len() >= MAX_XML_DEPTH {
            let phrase = Phrase::new("exchange-too-deep").with("most", MAX_XML_DEPTH);
            return Err(ExchangeError::at(text, span.start, phrase));
        }
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return Err(self.damaged(span.start, "a second outermost element".to_owned()));
        }
        let first = self.tree.attributes.len();
        let (names, declared) = self.read_attributes(tag, span)?;
        let depth = self.open.len() + 1;
        if self.bindings.len() + declared.len() > MAX_NAMESPACES
            || self.tree.namespaces.len() + declared.len() > MAX_NAMESPACES
        {
            let most = format!("more than {MAX_NAMESPACES} namespaces");
            return Err(self.damaged(span.start, most));
        }
        for (prefix, uri) in declared {
            let namespace = self.namespace(Cow::Owned(self.tree.stored(uri).to_owned()));
            self.bindings.push(XmlBinding { prefix, namespace, depth });
        }
        for RawAttribute { prefix, at, name, value } in names {
            let namespace = match prefix {
                "" => NO_NAMESPACE,
                prefix => self.bound(prefix).ok_or_else(|| self.unbound(span, prefix))?,
            };
            let name = self.name_at(at, name.len(), span)?;
            self.tree.attributes.push(StoredAttribute { name, namespace, value });
        }
        let length = tag.name().into_inner().len();
        let qualified = span_of(text, span.start + 1, length);
        let (prefix, name) = qualified.split_once(':').unwrap_or(("", qualified));
        let namespace = match (self.bound(prefix), prefix) {
            (Some(namespace), _) => namespace,
            (None, "") => 0,
            (None, prefix) => return Err(self.unbound(span, prefix)),
        };
        let name = self.name_at(span.start + 1 + length - name.len(), name.len(), span)?;
        let count = u16::try_from(self.tree.attributes.len() - first).unwrap_or(u16::MAX);
        let attributes = (narrow(first), count);
        let id = self.push_node(XmlContent::Element { name, namespace, attributes }, span)?;
        self.open.push((id, NONE));
        Ok(())
    }

    fn name_at(&self, at: usize, length: usize, span: Span) -> Result<(u32, u16), ExchangeError> {
        let length = u16::try_from(length)
            .map_err(|_| self.damaged(span.start, format!("a name of {length} characters")))?;
        Ok((narrow(at), length))
    }

    fn unbound(&self, span: Span, prefix: &str) -> ExchangeError {
        let phrase = Phrase::new("exchange-unbound").with("prefix", prefix);
        ExchangeError::at(self.tree.text, span.start, phrase)
    }

    #[expect(clippy::type_complexity, reason = "what a tag says, before its prefixes are known")]
    fn read_attributes(
        &mut self,
        tag: &BytesStart<'_>,
        span: Span,
    ) -> Result<(Vec<RawAttribute<'x>>, Vec<(&'x str, StoredText)>), ExchangeError> {
        let text = self.tree.text;
        let (mut names, mut declared): (Vec<RawAttribute<'x>>, Vec<_>) = (Vec::new(), Vec::new());
        let mut inside = tag.attributes();
        let place = |bytes: &str| {
            span.start + 1 + (bytes.as_ptr() as usize).saturating_sub(tag.as_ptr() as usize)
        };
        for attribute in inside.with_checks(false).take(MAX_ATTRIBUTES + 1) {
            let attribute =
                attribute.map_err(|error| self.damaged(span.start, error.to_string()))?;
            let raw = attribute.key.into_inner();
            let at = place(raw);
            let key = span_of(text, at, raw.len());
            let is_plain =
                !attribute.value.bytes().any(|byte| matches!(byte, b'&' | b'\t' | b'\n' | b'\r'));
            let value = match &attribute.value {
                Cow::Borrowed(value) if is_plain => {
                    let at = place(value);
                    StoredText::InFile(narrow(at), narrow(at + value.len()))
                }
                _ => {
                    let value = attribute
                        .normalized_value(XmlVersion::Implicit1_0)
                        .map_err(|error| self.damaged(span.start, error.to_string()))?;
                    self.resolved(value.into_owned())
                }
            };
            let (prefix, name) = key.split_once(':').unwrap_or(("", key));
            match (prefix, name) {
                ("", "xmlns") => declared.push(("", value)),
                ("xmlns", name) => declared.push((name, value)),
                (prefix, name) => {
                    if names.iter().any(|own| own.prefix == prefix && own.name == name) {
                        return Err(self.damaged(span.start, format!("two attributes `{key}`")));
                    }
                    names.push(RawAttribute {
                        prefix,
                        at: at + key.len() - name.len(),
                        name,
                        value,
                    });
                }
            }
        }
        if names.len() + declared.len() > MAX_ATTRIBUTES {
            return Err(self.damaged(span.start, format!("more than {MAX_ATTRIBUTES} attributes")));
        }
        Ok((names, declared))
    }

    fn resolved(&mut self, text: String) -> StoredText {
        self.tree.resolved.push(text.into_boxed_str());
        StoredText::Resolved(narrow(self.tree.resolved.len() - 1))
    }

    /// A text: as it stands in the file, or `resolved`.
    fn push_text(&mut self, resolved: Option<String>, span: Span) -> Result<(), ExchangeError> {
        let value =
            resolved.as_deref().unwrap_or(self.tree.text.get(span.range()).unwrap_or_default());
        let is_blank = value.bytes().all(|byte| byte.is_ascii_whitespace());
        let Some(&(holder, _)) = self.open.last() else {
            return if is_blank {
                Ok(())
            } else {
                Err(self.damaged(span.start, "text outside".into()))
            };
        };
        // What sets elements in lines is no text.
        if is_blank && value.contains('\n') && HOLDERS.contains(&self.tree.element_name(holder)) {
            return Ok(());
        }
        if let Some(c) = value.chars().find(|c| !is_xml(*c)) {
            return Err(self.damaged(span.start, format!("the character U+{:04X}", u32::from(c))));
        }
        let text = match resolved {
            Some(text) => self.resolved(text),
            None => StoredText::InFile(narrow(span.start), narrow(span.end)),
        };
        self.push_node(XmlContent::Text(text), span)?;
        Ok(())
    }

    fn push_node(&mut self, content: XmlContent, span: Span) -> Result<NodeId, ExchangeError> {
        let id = NodeId::try_from(self.tree.nodes.len()).ok().filter(|id| *id < NONE);
        let id = id.ok_or_else(|| self.damaged(span.start, "too many elements".to_owned()))?;
        let (start, end) = (narrow(span.start), narrow(span.end));
        self.tree.nodes.push(XmlNode { content, start, end, first: NONE, next: NONE });
        if let Some((parent, last)) = self.open.last_mut() {
            if *last == NONE {
                self.tree.nodes[*parent as usize].first = id;
            } else {
                self.tree.nodes[*last as usize].next = id;
            }
            *last = id;
        }
        Ok(id)
    }

    fn close_element(&mut self, end: usize) {
        let depth = self.open.len();
        while self.bindings.last().is_some_and(|binding| binding.depth >= depth && depth > 0) {
            self.bindings.pop();
        }
        if let Some((id, _)) = self.open.pop() {
            self.tree.nodes[id as usize].end = narrow(end);
        }
    }
}

/// A place in a file; none of more than 4 GB is read.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn byte_offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn span_of(text: &str, at: usize, length: usize) -> &str {
    text.get(at..at + length).unwrap_or_default()
}

/// Appends a text as it stands in an element.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            c if !is_xml(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// A text as it stands in an attribute's quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            c => push_escaped(&mut out, c.encode_utf8(&mut [0; 4])),
        }
    }
    out
}

/// A text as it stands in an element.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_escaped(&mut out, text);
    out
}
