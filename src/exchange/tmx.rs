//! TMX 1.4b ([LISA](https://www.gala-global.org/tmx-14b)): a translation memory.
//!
//! A memory holds pairs that go together, so that a stale translation stands beside the source it was
//! made from; what a tool finds for the source of today is then a fuzzy match, and is shown as one.

use std::fmt::Write as _;

use super::{
    CodeKind, CodeRole, ExchangeDocument, ExchangeError, ExchangePackage, ExchangeState,
    ExchangeUnit, InlineCode, InlinePart, InlineText, NoteKind, UnitPrints, WriteOptions,
    code_ids::CodeIds,
    decode::decode,
    xml::{NodeId, ROOT, XmlTree, escaped, push_escaped, quoted},
};
use crate::model::Phrase;

/// Before the names of our own properties.
const PROPERTY: &str = "x-diglot-";

/// Writes a package.
pub(super) fn write(package: &ExchangePackage, _: &WriteOptions) -> Vec<u8> {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n");
    let source = quoted(&package.source_locale);
    let _ = writeln!(
        out,
        " <header creationtool=\"diglot\" creationtoolversion=\"{}\" segtype=\"paragraph\" \
         o-tmf=\"diglot\" adminlang=\"en\" srclang=\"{source}\" datatype=\"plaintext\"/>\n <body>",
        env!("CARGO_PKG_VERSION")
    );
    for (document, unit) in package.units().filter(|(_, unit)| !unit.locked) {
        write_unit(&mut out, document, unit, package);
    }
    out.push_str(" </body>\n</tmx>\n");
    out.into_bytes()
}

fn write_unit(out: &mut String, document: &str, unit: &ExchangeUnit, package: &ExchangePackage) {
    let _ = writeln!(out, "  <tu tuid=\"{}\">", quoted(&format!("{document}/{}", unit.id)));
    let mut property = |name: &str, value: &str| {
        let _ = writeln!(out, "   <prop type=\"{PROPERTY}{name}\">{}</prop>", escaped(value));
    };
    property("kind", &unit.kind);
    if let Some(state) = unit.state {
        property("state", state.name());
    }
    if let Some(prints) = unit.prints {
        property("prints", &prints.to_word());
    }
    for note in &unit.notes {
        let (kind, text) = (note.kind.name(), escaped(&note.text));
        let _ = writeln!(out, "   <note>{kind}: {text}</note>");
    }
    let source = unit.old_source.as_ref().unwrap_or(&unit.source);
    let sides =
        [(&package.source_locale, Some(source)), (&package.target_locale, unit.target.as_ref())];
    for (locale, text) in sides {
        let Some(text) = text else { continue };
        let _ = write!(out, "   <tuv xml:lang=\"{}\"><seg>", quoted(locale));
        write_tmx_inline(out, text);
        out.push_str("</seg></tuv>\n");
    }
    out.push_str("  </tu>\n");
}

fn write_tmx_inline(out: &mut String, text: &InlineText) {
    for part in &text.parts {
        let code = match part {
            InlinePart::Text(run) => {
                push_escaped(out, run);
                continue;
            }
            InlinePart::Code(code) => code,
        };
        let (id, kind) = (code.id, code.kind.name());
        let data =
            if code.kind == CodeKind::Character { String::new() } else { escaped(&code.data) };
        let _ = match code.role {
            CodeRole::Single => write!(out, "<ph x=\"{id}\" type=\"{kind}\">{data}</ph>"),
            CodeRole::Open => {
                write!(out, "<bpt i=\"{id}\" x=\"{id}\" type=\"{kind}\">{data}</bpt>")
            }
            CodeRole::Close => write!(out, "<ept i=\"{id}\">{data}</ept>"),
        };
    }
}

/// Reads a file: the pairs of its source language and the first other one.
pub(super) fn read_tmx(bytes: &[u8]) -> Result<ExchangePackage, ExchangeError> {
    let text = decode(bytes)?;
    let tree = XmlTree::parse(&text)?;

    let body = tree.child(ROOT, "body").filter(|_| tree.element_name(ROOT) == "tmx");
    let body = body.ok_or_else(|| {
        tree.error(ROOT, Phrase::new("exchange-lacks").with("element", "tmx").with("what", "body"))
    })?;
    let header = tree.child(ROOT, "header");
    let of =
        |name: &str| header.and_then(|header| tree.attribute(header, name)).unwrap_or_default();
    let mut package = ExchangePackage {
        source_locale: of("srclang").to_owned(),
        is_ours: of("creationtool") == "diglot",
        ..ExchangePackage::default()
    };
    if package.source_locale == "*all*" {
        package.source_locale.clear();
    }
    for id in tree.elements(body).filter(|id| tree.element_name(*id) == "tu") {
        read_unit(&tree, id, &mut package);
    }
    Ok(package)
}

fn read_unit(tree: &XmlTree<'_>, id: NodeId, package: &mut ExchangePackage) {
    let name = tree.attribute(id, "tuid").unwrap_or_default();
    let (document, name) = name.rsplit_once('/').unwrap_or(("", name));
    let mut unit = ExchangeUnit { id: name.to_owned(), ..ExchangeUnit::default() };
    let mut ids = CodeIds::default();
    let mut has_source = false;
    for child in tree.elements(id) {
        match tree.element_name(child) {
            "prop" => property(&mut unit, tree.attribute(child, "type"), &tree.whole_text(child)),
            "note" => {
                let text = tree.whole_text(child);
                let known = text
                    .split_once(": ")
                    .and_then(|(name, rest)| Some((NoteKind::from_name(name)?, rest.to_owned())));
                let (kind, text) = known.unwrap_or((NoteKind::Other, text));
                unit.note(kind, text);
            }
            "tuv" => {
                let mut languages = ["lang"].iter().filter_map(|name| {
                    tree.attribute_of(child, "http://www.w3.org/XML/1998/namespace", name)
                        .or(tree.attribute(child, name))
                });
                let language = languages.next().unwrap_or_default();
                let Some(segment) = tree.child(child, "seg") else { continue };
                let mut text = InlineText::default();
                inline_read(tree, segment, &mut ids, &mut text);
                if package.source_locale.is_empty() {
                    language.clone_into(&mut package.source_locale);
                }
                if !has_source && is_language(language, &package.source_locale) {
                    unit.source = text;
                    unit.source_place = tree.span(segment);
                    has_source = true;
                } else if unit.target.is_none() {
                    if package.target_locale.is_empty() {
                        language.clone_into(&mut package.target_locale);
                    }
                    if is_language(language, &package.target_locale) {
                        unit.target = Some(text);
                        unit.target_place = Some(tree.span(segment));
                    }
                }
            }
            _ => {}
        }
    }
    if !has_source {
        return;
    }
    match package.documents.last_mut() {
        Some(last) if last.name == document => last.units.push(unit),
        _ => {
            let name = document.to_owned();
            package.documents.push(ExchangeDocument { name, units: vec![unit] });
        }
    }
}

/// Whether two names are of one language, as tools write them: `EN-GB`, `en`.
fn is_language(name: &str, other: &str) -> bool {
    let language =
        |name: &str| name.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    language(name) == language(other)
}

fn property(unit: &mut ExchangeUnit, name: Option<&str>, value: &str) {
    match name.and_then(|name| name.strip_prefix(PROPERTY)) {
        Some("kind") => value.clone_into(&mut unit.kind),
        Some("state") => unit.state = ExchangeState::from_name(value),
        Some("prints") => unit.prints = UnitPrints::from_word(value),
        _ => {}
    }
}

fn inline_read(tree: &XmlTree<'_>, holder: NodeId, ids: &mut CodeIds, out: &mut InlineText) {
    for child in tree.children(holder) {
        if let Some(text) = tree.text_of(child) {
            out.push_text(text);
            continue;
        }
        let of = |name: &str| tree.attribute(child, name);
        let kind = code_kind(of("type"));
        let mut code = |name: &str, role| {
            let id = ids.number_of(of(name).or(of("x")).or(of("i")).unwrap_or_default());
            out.push_code(InlineCode { id, role, kind, data: tree.whole_text(child) });
        };
        match tree.element_name(child) {
            "bpt" => code("i", CodeRole::Open),
            "ept" => code("i", CodeRole::Close),
            "ph" | "it" | "ut" => code("x", CodeRole::Single),
            "hi" => inline_read(tree, child, ids, out),
            _ => {}
        }
    }
}

fn code_kind(name: Option<&str>) -> CodeKind {
    const KINDS: [CodeKind; 10] = [
        CodeKind::Placeable,
        CodeKind::Code,
        CodeKind::Link,
        CodeKind::Address,
        CodeKind::Emphasis,
        CodeKind::Strong,
        CodeKind::Tag,
        CodeKind::Footnote,
        CodeKind::Break,
        CodeKind::Character,
    ];
    KINDS.into_iter().find(|kind| Some(kind.name()) == name).unwrap_or(CodeKind::Other)
}
