//! XLIFF 2 read, whoever wrote it.

use std::collections::HashMap;

use super::{CORE, MATCHES, OURS};
use crate::{
    exchange::{
        CodeKind, CodeRole, ExchangeDocument, ExchangeError, ExchangePackage, ExchangeState,
        ExchangeUnit, InlineCode, InlineText, NoteKind, TermHint, UnitPrints,
        code_ids::CodeIds,
        decode::{decode, first_element},
        xliff2_rules,
        xml::{NodeId, ROOT, XmlTree},
    },
    model::Phrase,
};

/// Whether a file begins like XLIFF 2.
pub(in crate::exchange) fn fits(head: &str) -> bool {
    first_element(head) == Some("xliff") && head.contains("xliff:document:2.")
}

/// Reads a file.
pub(in crate::exchange) fn read_xliff2(bytes: &[u8]) -> Result<ExchangePackage, ExchangeError> {
    let text = decode(bytes)?;
    let tree = XmlTree::parse(&text)?;
    xliff2_rules::validate(&tree)?;

    let of = |name: &str| tree.attribute(ROOT, name).unwrap_or_default().to_owned();
    let mut package = ExchangePackage {
        source_locale: of("srcLang"),
        target_locale: of("trgLang"),
        is_ours: tree.attribute_of(ROOT, OURS, "generator").is_some(),
        documents: Vec::new(),
    };
    for file in tree.elements(ROOT).filter(|id| is_core(&tree, *id, "file")) {
        let name = tree.attribute(file, "original").or(tree.attribute(file, "id"));
        let mut document =
            ExchangeDocument { name: name.unwrap_or_default().to_owned(), units: Vec::new() };
        // Groups may be nested as deep as elements may.
        let mut left = vec![file];
        while let Some(holder) = left.pop() {
            if is_core(&tree, holder, "unit") {
                let reader = UnitReader::new(&tree, holder);
                package.is_ours |= reader.is_ours();
                document.units.push(reader.read_unit_texts());
                continue;
            }
            let at = left.len();
            let inside = |id: &NodeId| is_core(&tree, *id, "group") || is_core(&tree, *id, "unit");
            left.extend(tree.elements(holder).filter(inside));
            left[at..].reverse();
        }
        package.documents.push(document);
    }
    Ok(package)
}

fn is_core(tree: &XmlTree<'_>, id: NodeId, name: &str) -> bool {
    tree.element_name(id) == name && tree.namespace(id) == CORE
}

struct UnitReader<'t, 'x> {
    tree: &'t XmlTree<'x>,
    unit: NodeId,
    ids: CodeIds,
}

impl UnitReader<'_, '_> {
    fn new<'t, 'x>(tree: &'t XmlTree<'x>, unit: NodeId) -> UnitReader<'t, 'x> {
        UnitReader { tree, unit, ids: CodeIds::default() }
    }

    fn is_ours(&self) -> bool {
        self.tree.attribute_of(self.unit, OURS, "prints").is_some()
    }

    fn read_unit_texts(mut self) -> ExchangeUnit {
        let tree = self.tree;
        let of = |name: &str| tree.attribute(self.unit, name).unwrap_or_default().to_owned();
        let kind = tree.attribute_of(self.unit, OURS, "kind").unwrap_or_default();
        let mut unit = ExchangeUnit {
            id: of("id"),
            kind: kind.to_owned(),
            locked: of("translate") == "no",
            source_place: tree.span(self.unit),
            ..ExchangeUnit::default()
        };
        unit.prints = tree.attribute_of(self.unit, OURS, "prints").and_then(UnitPrints::from_word);
        let data = self.data(self.unit);
        self.segments(&mut unit, &data);
        for child in tree.elements(self.unit) {
            match (tree.namespace(child), tree.element_name(child)) {
                (CORE, "notes") => {
                    for note in tree.elements(child) {
                        let category = tree.attribute(note, "category").unwrap_or_default();
                        let kind = NoteKind::from_name(category).unwrap_or(NoteKind::Other);
                        unit.note(kind, tree.whole_text(note));
                    }
                }
                (MATCHES, "matches") => self.previous(child, &mut unit),
                (super::GLOSSARY, "glossary") => {
                    unit.terms.extend(tree.elements(child).filter_map(|entry| {
                        let of = |name| Some(tree.whole_text(tree.child(entry, name)?));
                        Some(TermHint { source: of("term")?, target: of("translation")? })
                    }));
                }
                _ => {}
            }
        }
        unit
    }

    /// The source and translation of a unit, whose segments a tool may have split or merged.
    fn segments(&mut self, unit: &mut ExchangeUnit, data: &HashMap<String, String>) {
        let tree = self.tree;
        let parts: Vec<NodeId> = tree
            .elements(self.unit)
            .filter(|id| is_core(tree, *id, "segment") || is_core(tree, *id, "ignorable"))
            .collect();
        let mut targets: Vec<(usize, NodeId)> = Vec::new();
        let (mut missing, mut state) = (false, None);
        for (index, part) in parts.iter().enumerate() {
            if let Some(source) = tree.child(*part, "source") {
                self.read_inline2(source, data, &mut unit.source);
                let place = tree.span(source);
                if index == 0 {
                    unit.source_place = place;
                }
                unit.source_place.end = place.end;
            }
            let target = tree.child(*part, "target");
            if let Some(place) = target.map(|target| tree.span(target)) {
                unit.target_place.get_or_insert(place).end = place.end;
            }
            let order = target.and_then(|target| tree.attribute(target, "order"));
            let order = order.and_then(|order| order.parse().ok()).unwrap_or(index + 1);
            if is_core(tree, *part, "segment") {
                let own = segment_state(tree, *part);
                state = Some(state.map_or(own, |state: ExchangeState| state.min(own)));
                missing |= target.is_none();
            }
            // What is between segments is the same in both languages unless a tool says otherwise.
            targets.extend(target.or(tree.child(*part, "source")).map(|id| (order, id)));
        }
        unit.state = state;
        if missing {
            unit.state = Some(ExchangeState::New);
            return;
        }
        targets.sort_by_key(|(order, _)| *order);
        let mut target = InlineText::default();
        for (_, id) in targets {
            self.read_inline2(id, data, &mut target);
        }
        unit.target = Some(target);
    }

    fn previous(&mut self, matches: NodeId, unit: &mut ExchangeUnit) {
        let tree = self.tree;
        let ours = |id: &NodeId| tree.attribute(*id, "origin") == Some("diglot");
        let Some(previous) = tree.elements(matches).find(ours) else { return };
        let data = self.data(previous);
        if let Some(source) = tree.child(previous, "source") {
            let mut old = InlineText::default();
            self.read_inline2(source, &data, &mut old);
            unit.old_source = Some(old);
        }
    }

    /// What the codes in an element stand for.
    fn data(&self, holder: NodeId) -> HashMap<String, String> {
        let tree = self.tree;
        let Some(original) = tree.child(holder, "originalData") else { return HashMap::new() };
        let data = tree.elements(original).filter_map(|data| {
            let id = tree.attribute(data, "id")?;
            Some((id.to_owned(), self.characters(data)))
        });
        data.collect()
    }

    /// Text in which `<cp>` stands for characters.
    fn characters(&self, id: NodeId) -> String {
        let tree = self.tree;
        let parts = tree.children(id).map(|child| match tree.text_of(child) {
            Some(text) => text.to_owned(),
            None => character(tree, child).map(String::from).unwrap_or_default(),
        });
        parts.collect()
    }

    fn read_inline2(
        &mut self,
        holder: NodeId,
        data: &HashMap<String, String>,
        out: &mut InlineText,
    ) {
        let tree = self.tree;
        for child in tree.children(holder) {
            if let Some(text) = tree.text_of(child) {
                out.push_text(text);
                continue;
            }
            let of = |name: &str| tree.attribute(child, name);
            let stands_for = |name: &str| {
                let own = of(name).and_then(|id| data.get(id)).cloned();
                own.unwrap_or_default()
            };
            let kind = code_kind(of("type"), of("subType"));
            let name = tree.element_name(child);
            match name {
                "cp" => {
                    let text = character(tree, child).map(String::from).unwrap_or_default();
                    out.push_text(&text);
                }
                "ph" => {
                    let id = self.ids.number_of(of("id").unwrap_or_default());
                    let data = stands_for("dataRef");
                    out.push_code(InlineCode { id, role: CodeRole::Single, kind, data });
                }
                "pc" => {
                    let id = self.ids.number_of(of("id").unwrap_or_default());
                    let data_start = stands_for("dataRefStart");
                    let end = stands_for("dataRefEnd");
                    out.push_code(InlineCode { id, role: CodeRole::Open, kind, data: data_start });
                    self.read_inline2(child, data, out);
                    out.push_code(InlineCode { id, role: CodeRole::Close, kind, data: end });
                }
                "sc" | "ec" => {
                    let id = self.ids.number_of(of("startRef").or(of("id")).unwrap_or_default());
                    let role = if name == "sc" { CodeRole::Open } else { CodeRole::Close };
                    out.push_code(InlineCode { id, role, kind, data: stands_for("dataRef") });
                }
                // A tool's own marks stay with the tool.
                "mrk" => self.read_inline2(child, data, out),
                _ => {}
            }
        }
    }
}

fn character(tree: &XmlTree<'_>, id: NodeId) -> Option<char> {
    let hex = tree.attribute(id, "hex").filter(|_| tree.element_name(id) == "cp")?;
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)
}

fn segment_state(tree: &XmlTree<'_>, segment: NodeId) -> ExchangeState {
    let sub = tree.attribute(segment, "subState").unwrap_or_default();
    match tree.attribute(segment, "state").unwrap_or("initial") {
        "translated" => ExchangeState::Translated,
        "reviewed" | "final" => ExchangeState::Reviewed,
        _ if sub == "dg:stale" => ExchangeState::Stale,
        _ if sub == "dg:draft" => ExchangeState::Draft,
        _ => ExchangeState::New,
    }
}

fn code_kind(kind: Option<&str>, sub: Option<&str>) -> CodeKind {
    match (kind, sub) {
        (_, Some("xlf:b")) => CodeKind::Strong,
        (_, Some("xlf:i")) => CodeKind::Emphasis,
        (_, Some("xlf:lb")) => CodeKind::Break,
        (_, Some("dg:placeable")) => CodeKind::Placeable,
        (_, Some("dg:code")) => CodeKind::Code,
        (_, Some("dg:address")) => CodeKind::Address,
        (_, Some("dg:tag")) => CodeKind::Tag,
        (_, Some("dg:footnote")) => CodeKind::Footnote,
        (Some("link"), _) => CodeKind::Link,
        _ => CodeKind::Other,
    }
}

/// That a file is no XLIFF 2 at all.
pub(in crate::exchange) fn not_xliff(tree: &XmlTree<'_>) -> ExchangeError {
    let name = tree.element_name(ROOT);
    tree.error(ROOT, Phrase::new("exchange-not-xliff").with("element", name))
}
