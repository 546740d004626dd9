//! XLIFF 2.1 ([OASIS](https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html)).
//!
//! What a translation was made from stands as a match (`mtc:matches`), and how the source changed in
//! a note; terms in the glossary module. Placeables and the like are `<ph>`, emphasis and links
//! `<pc>`, with what they stand for in `<originalData>`.

mod read;

pub(super) use read::{fits, not_xliff, read_xliff2};

use std::{collections::HashMap, fmt::Write as _};

use super::{
    CodeKind, CodeRole, ExchangePackage, ExchangeState, ExchangeUnit, InlineCode, InlinePart,
    InlineText, WriteOptions,
    xml::{escaped, push_escaped, quoted},
};

/// XLIFF's own namespace.
const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";
/// Matches.
const MATCHES: &str = "urn:oasis:names:tc:xliff:matches:2.0";
/// Glossaries.
const GLOSSARY: &str = "urn:oasis:names:tc:xliff:glossary:2.0";
/// Our own attributes.
pub(super) const OURS: &str = "urn:x-diglot:exchange:1";

/// What the codes of a unit stand for, each text once.
#[derive(Default)]
struct DataTable<'u> {
    ids: HashMap<&'u str, usize>,
    texts: Vec<&'u str>,
}

impl<'u> DataTable<'u> {
    fn id(&mut self, data: &'u str) -> usize {
        let next = self.ids.len() + 1;
        *self.ids.entry(data).or_insert_with(|| {
            self.texts.push(data);
            next
        })
    }

    fn add_codes(&mut self, text: &'u InlineText) {
        for code in text.codes().filter(|code| code.kind != CodeKind::Character) {
            self.id(&code.data);
        }
    }

    fn write(&self, out: &mut String) {
        if self.texts.is_empty() {
            return;
        }
        out.push_str("<originalData>");
        for (index, data) in self.texts.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "<data id=\"d{}\" xml:space=\"preserve\">{}</data>",
                index + 1,
                escaped(data)
            );
        }
        out.push_str("</originalData>\n");
    }
}

/// Writes a package.
pub(super) fn write(package: &ExchangePackage, _: &WriteOptions) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (source, target) = (quoted(&package.source_locale), quoted(&package.target_locale));
    let _ = writeln!(
        out,
        "<xliff version=\"2.1\" xmlns=\"{CORE}\" xmlns:mtc=\"{MATCHES}\" xmlns:gls=\"{GLOSSARY}\" \
         xmlns:dg=\"{OURS}\" srcLang=\"{source}\" trgLang=\"{target}\" dg:generator=\"diglot {}\">",
        env!("CARGO_PKG_VERSION")
    );
    for (index, document) in package.documents.iter().enumerate() {
        let name = quoted(&document.name);
        let _ = writeln!(out, " <file id=\"f{}\" original=\"{name}\">", index + 1);
        for unit in &document.units {
            write_unit(&mut out, unit);
        }
        out.push_str(" </file>\n");
    }
    out.push_str("</xliff>\n");
    out.into_bytes()
}

fn write_unit(out: &mut String, unit: &ExchangeUnit) {
    let _ = write!(out, "  <unit id=\"{}\" xml:space=\"preserve\"", quoted(&unit.id));
    if unit.locked {
        out.push_str(" translate=\"no\"");
    }
    let _ = write!(out, " dg:kind=\"{}\"", quoted(&unit.kind));
    if let Some(prints) = unit.prints {
        let _ = write!(out, " dg:prints=\"{}\"", prints.to_word());
    }
    out.push_str(">\n");
    write_match(out, unit);
    write_terms(out, unit);
    if !unit.notes.is_empty() {
        out.push_str("   <notes>\n");
        for (index, note) in unit.notes.iter().enumerate() {
            let (id, kind) = (index + 1, note.kind.name());
            let text = escaped(&note.text);
            let _ = writeln!(out, "    <note id=\"n{id}\" category=\"{kind}\">{text}</note>");
        }
        out.push_str("   </notes>\n");
    }
    let mut data = DataTable::default();
    data.add_codes(&unit.source);
    unit.target.iter().for_each(|target| data.add_codes(target));
    if !data.texts.is_empty() {
        out.push_str("   ");
        data.write(out);
    }
    let _ = write!(out, "   <segment id=\"s1\"{}>\n    <source>", state(unit.state));
    write_inline2(out, &unit.source, &mut data);
    out.push_str("</source>\n");
    if let Some(target) = &unit.target {
        out.push_str("    <target>");
        write_inline2(out, target, &mut data);
        out.push_str("</target>\n");
    }
    out.push_str("   </segment>\n  </unit>\n");
}

/// The attributes of a segment that say how far its translation has come.
fn state(state: Option<ExchangeState>) -> &'static str {
    match state {
        None | Some(ExchangeState::New) => " state=\"initial\"",
        Some(ExchangeState::Stale) => " state=\"initial\" subState=\"dg:stale\"",
        Some(ExchangeState::Draft) => " state=\"initial\" subState=\"dg:draft\"",
        Some(ExchangeState::Translated) => " state=\"translated\"",
        Some(ExchangeState::Reviewed) => " state=\"reviewed\"",
    }
}

/// The old source with its translation, as a match of the segment.
fn write_match(out: &mut String, unit: &ExchangeUnit) {
    let (Some(old), Some(target)) = (&unit.old_source, &unit.target) else { return };
    out.push_str(
        "   <mtc:matches><mtc:match ref=\"#s1\" id=\"m1\" origin=\"diglot\" type=\"tm\" \
         subType=\"dg:previous\">",
    );
    let mut data = DataTable::default();
    data.add_codes(old);
    data.add_codes(target);
    data.write(out);
    out.push_str("<source>");
    write_inline2(out, old, &mut data);
    out.push_str("</source><target>");
    write_inline2(out, target, &mut data);
    out.push_str("</target></mtc:match></mtc:matches>\n");
}

fn write_terms(out: &mut String, unit: &ExchangeUnit) {
    if unit.terms.is_empty() {
        return;
    }
    out.push_str("   <gls:glossary>\n");
    for term in &unit.terms {
        let (source, target) = (escaped(&term.source), escaped(&term.target));
        let _ = writeln!(
            out,
            "    <gls:glossEntry><gls:term>{source}</gls:term>\
             <gls:translation>{target}</gls:translation></gls:glossEntry>"
        );
    }
    out.push_str("   </gls:glossary>\n");
}

fn write_inline2<'u>(out: &mut String, text: &'u InlineText, data: &mut DataTable<'u>) {
    for part in &text.parts {
        match part {
            InlinePart::Text(run) => push_escaped(out, run),
            InlinePart::Code(code) if code.kind == CodeKind::Character => {
                let value = code.data.chars().next().map_or(0, u32::from);
                let _ = write!(out, "<cp hex=\"{value:04X}\"/>");
            }
            InlinePart::Code(code) => write_code(out, text, code, data),
        }
    }
}

fn write_code<'u>(
    out: &mut String,
    text: &'u InlineText,
    code: &'u InlineCode,
    data: &mut DataTable<'u>,
) {
    let (id, kind) = (code.id, code_type(code.kind));
    let _ = match code.role {
        CodeRole::Single => {
            let (disp, data) = (quoted(&code.data), data.id(&code.data));
            write!(out, "<ph id=\"{id}\" dataRef=\"d{data}\" disp=\"{disp}\"{kind}/>")
        }
        CodeRole::Open => {
            let mut codes = text.codes();
            let close = codes.find(|own| own.id == id && own.role == CodeRole::Close);
            let start = data.id(&code.data);
            let end = close.map_or(start, |close| data.id(&close.data));
            write!(out, "<pc id=\"{id}\" dataRefStart=\"d{start}\" dataRefEnd=\"d{end}\"{kind}>")
        }
        CodeRole::Close => write!(out, "</pc>"),
    };
}

fn code_type(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Placeable => " type=\"other\" subType=\"dg:placeable\"",
        CodeKind::Code => " type=\"other\" subType=\"dg:code\"",
        CodeKind::Link => " type=\"link\"",
        CodeKind::Address => " type=\"other\" subType=\"dg:address\"",
        CodeKind::Emphasis => " type=\"fmt\" subType=\"xlf:i\"",
        CodeKind::Strong => " type=\"fmt\" subType=\"xlf:b\"",
        CodeKind::Tag => " type=\"other\" subType=\"dg:tag\"",
        CodeKind::Footnote => " type=\"other\" subType=\"dg:footnote\"",
        CodeKind::Break => " type=\"fmt\" subType=\"xlf:lb\"",
        CodeKind::Character | CodeKind::Other => "",
    }
}
