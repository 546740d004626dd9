//! XLIFF 1.2 read, whoever wrote it.

use super::OURS;
use crate::{
    exchange::{
        CodeKind, CodeRole, ExchangeDocument, ExchangeError, ExchangePackage, ExchangeState,
        ExchangeUnit, InlineCode, InlineText, NoteKind, TermHint, UnitPrints,
        code_ids::CodeIds,
        decode::decode,
        xml::{NodeId, ROOT, XmlTree},
    },
    model::Phrase,
};

/// Reads a file.
pub(in crate::exchange) fn read_xliff12(bytes: &[u8]) -> Result<ExchangePackage, ExchangeError> {
    let text = decode(bytes)?;
    let tree = XmlTree::parse(&text)?;
    if tree.element_name(ROOT) != "xliff" {
        return Err(crate::exchange::xliff2::not_xliff(&tree));
    }
    let mut package = ExchangePackage::default();
    for file in tree.elements(ROOT).filter(|id| tree.element_name(*id) == "file") {
        let of = |name: &str| tree.attribute(file, name).unwrap_or_default().to_owned();
        package.source_locale = of("source-language");
        if !of("target-language").is_empty() {
            package.target_locale = of("target-language");
        }
        let mut document = ExchangeDocument { name: of("original"), units: Vec::new() };
        let mut left = vec![file];
        while let Some(holder) = left.pop() {
            if tree.element_name(holder) == "trans-unit" {
                let unit = read_unit(&tree, holder)?;
                package.is_ours |= unit.prints.is_some();
                document.units.push(unit);
                continue;
            }
            if tree.element_name(holder) == "tool" {
                package.is_ours |= tree.attribute(holder, "tool-id") == Some("diglot");
            }
            let at = left.len();
            let names = ["header", "tool", "body", "group", "trans-unit", "bin-unit"];
            left.extend(tree.elements(holder).filter(|id| names.contains(&tree.element_name(*id))));
            left[at..].reverse();
        }
        package.documents.push(document);
    }
    Ok(package)
}

fn read_unit(tree: &XmlTree<'_>, id: NodeId) -> Result<ExchangeUnit, ExchangeError> {
    let of = |name: &str| tree.attribute(id, name).unwrap_or_default().to_owned();
    let mut ids = CodeIds::default();
    let source = tree.child(id, "source").ok_or_else(|| {
        let phrase = Phrase::new("exchange-lacks").with("element", "trans-unit");
        tree.error(id, phrase.with("what", "source"))
    })?;
    let mut unit = ExchangeUnit {
        id: of("id"),
        kind: tree.attribute_of(id, OURS, "kind").unwrap_or_default().to_owned(),
        locked: of("translate") == "no",
        prints: tree.attribute_of(id, OURS, "prints").and_then(UnitPrints::from_word),
        source_place: tree.span(source),
        ..ExchangeUnit::default()
    };
    read_inline12(tree, source, &mut ids, &mut unit.source);
    let target = tree.child(id, "target");
    if let Some(target) = target {
        let mut text = InlineText::default();
        read_inline12(tree, target, &mut ids, &mut text);
        unit.target = Some(text).filter(|text| !text.parts.is_empty());
        unit.target_place = Some(tree.span(target));
    }
    unit.state = Some(state(tree, id, target.filter(|_| unit.target.is_some())));
    for child in tree.elements(id) {
        match tree.element_name(child) {
            "note" => note(&mut unit, &tree.whole_text(child)),
            "alt-trans" if tree.attribute(child, "origin") == Some("diglot") => {
                if let Some(source) = tree.child(child, "source") {
                    let mut old = InlineText::default();
                    read_inline12(tree, source, &mut ids, &mut old);
                    unit.old_source = Some(old);
                }
            }
            _ => {}
        }
    }
    Ok(unit)
}

/// A note, taken apart where it is ours.
fn note(unit: &mut ExchangeUnit, text: &str) {
    let (name, rest) = text.split_once(": ").unwrap_or(("", text));
    if let Some((source, target)) = rest.split_once(" = ").filter(|_| name == "term") {
        unit.terms.push(TermHint { source: source.to_owned(), target: target.to_owned() });
    } else if let Some(kind) = NoteKind::from_name(name) {
        unit.note(kind, rest);
    } else {
        unit.note(NoteKind::Other, text);
    }
}

fn state(tree: &XmlTree<'_>, unit: NodeId, target: Option<NodeId>) -> ExchangeState {
    let Some(target) = target else { return ExchangeState::New };
    let qualifier = tree.attribute(target, "state-qualifier");
    let approved = tree.attribute(unit, "approved") == Some("yes");
    match tree.attribute(target, "state").unwrap_or_default() {
        "final" | "signed-off" => ExchangeState::Reviewed,
        "new" => ExchangeState::New,
        "needs-review-translation" if qualifier == Some("fuzzy-match") => ExchangeState::Stale,
        name if name.starts_with("needs-") => ExchangeState::Draft,
        "translated" => ExchangeState::Translated,
        _ if approved => ExchangeState::Reviewed,
        _ => ExchangeState::Translated,
    }
}

fn read_inline12(tree: &XmlTree<'_>, holder: NodeId, ids: &mut CodeIds, out: &mut InlineText) {
    for child in tree.children(holder) {
        if let Some(text) = tree.text_of(child) {
            out.push_text(text);
            continue;
        }
        let of = |name: &str| tree.attribute(child, name);
        let equivalent = || of("equiv-text").unwrap_or_default().to_owned();
        let kind = code_kind(of("ctype"));
        let own = of("id").unwrap_or_default();
        let id = ids.number_of(of("rid").unwrap_or(own));
        let mut code = |role, data| {
            out.parts.push(crate::exchange::InlinePart::Code(InlineCode { id, role, kind, data }));
        };
        match tree.element_name(child) {
            "x" => code(CodeRole::Single, equivalent()),
            "bx" => code(CodeRole::Open, equivalent()),
            "ex" => code(CodeRole::Close, equivalent()),
            "ph" | "it" => code(CodeRole::Single, tree.whole_text(child)),
            "bpt" => code(CodeRole::Open, tree.whole_text(child)),
            "ept" => code(CodeRole::Close, tree.whole_text(child)),
            "g" => {
                code(CodeRole::Open, equivalent());
                read_inline12(tree, child, ids, out);
                let data = tree.attribute_of(child, OURS, "end").unwrap_or_default().to_owned();
                out.push_code(InlineCode { id, role: CodeRole::Close, kind, data });
            }
            "mrk" => read_inline12(tree, child, ids, out),
            _ => {}
        }
    }
}

fn code_kind(ctype: Option<&str>) -> CodeKind {
    match ctype {
        Some("link") => CodeKind::Link,
        Some("italic") => CodeKind::Emphasis,
        Some("bold") => CodeKind::Strong,
        Some("lb") => CodeKind::Break,
        Some("x-placeable") => CodeKind::Placeable,
        Some("x-code") => CodeKind::Code,
        Some("x-address") => CodeKind::Address,
        Some("x-tag") => CodeKind::Tag,
        Some("x-footnote") => CodeKind::Footnote,
        Some("x-character") => CodeKind::Character,
        _ => CodeKind::Other,
    }
}
