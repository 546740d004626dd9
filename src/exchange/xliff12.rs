//! XLIFF 1.2 ([OASIS](https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html)), as each tool
//! takes it.
//!
//! What a translation was made from stands in `alt-trans`, but not for `OmegaT`, which takes the
//! source in it for the unit's own; there only the note says what changed.

mod read;

pub(super) use read::read_xliff12;

use std::fmt::Write as _;

use super::{
    CodeKind, CodeRole, ExchangePackage, ExchangeState, ExchangeUnit, InlineCode, InlinePart,
    InlineText, ToolName, WriteOptions,
    xliff2::OURS,
    xml::{escaped, push_escaped, quoted},
};

/// The format's namespace.
const CORE: &str = "urn:oasis:names:tc:xliff:document:1.2";

/// Writes a package.
pub(super) fn write(package: &ExchangePackage, options: &WriteOptions) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<xliff version=\"1.2\" xmlns=\"{CORE}\" xmlns:dg=\"{OURS}\">");
    let (source, target) = (quoted(&package.source_locale), quoted(&package.target_locale));
    for document in &package.documents {
        let name = quoted(&document.name);
        let _ = writeln!(
            out,
            " <file original=\"{name}\" source-language=\"{source}\" \
             target-language=\"{target}\" datatype=\"plaintext\">\n  \
             <header><tool tool-id=\"diglot\" tool-name=\"diglot\" tool-version=\"{}\"/></header>\n  <body>",
            env!("CARGO_PKG_VERSION")
        );
        for unit in &document.units {
            write_unit(&mut out, unit, options.tool);
        }
        out.push_str("  </body>\n </file>\n");
    }
    out.push_str("</xliff>\n");
    out.into_bytes()
}

fn write_unit(out: &mut String, unit: &ExchangeUnit, tool: ToolName) {
    let id = quoted(&unit.id);
    let _ = write!(out, "   <trans-unit id=\"{id}\" resname=\"{id}\" xml:space=\"preserve\"");
    let is_approved = match unit.state {
        // Weblate takes what is approved for revised.
        Some(ExchangeState::Translated) => tool != ToolName::Weblate,
        state => state == Some(ExchangeState::Reviewed),
    };
    if is_approved {
        out.push_str(" approved=\"yes\"");
    }
    if unit.locked {
        out.push_str(" translate=\"no\"");
    }
    let _ = write!(out, " dg:kind=\"{}\"", quoted(&unit.kind));
    if let Some(prints) = unit.prints {
        let _ = write!(out, " dg:prints=\"{}\"", prints.to_word());
    }
    out.push_str(">\n    <source>");
    write_inline12(out, &unit.source);
    out.push_str("</source>\n");
    match &unit.target {
        Some(target) => {
            let _ = write!(out, "    <target{}>", state(unit.state, tool));
            write_inline12(out, target);
            out.push_str("</target>\n");
        }
        // OmegaT 3.6 shows the target as what is to be translated, and leaves out empty ones.
        None if tool == ToolName::OmegaT => {
            out.push_str("    <target state=\"new\">");
            write_inline12(out, &unit.source);
            out.push_str("</target>\n");
        }
        None => {}
    }
    for note in &unit.notes {
        let (kind, text) = (note.kind.name(), escaped(&note.text));
        let _ = writeln!(out, "    <note from=\"diglot\">{kind}: {text}</note>");
    }
    for term in &unit.terms {
        let (source, target) = (escaped(&term.source), escaped(&term.target));
        let _ = writeln!(out, "    <note from=\"diglot\">term: {source} = {target}</note>");
    }
    if let (Some(old), Some(target), false) =
        (&unit.old_source, &unit.target, tool == ToolName::OmegaT)
    {
        out.push_str("    <alt-trans alttranstype=\"previous-version\" origin=\"diglot\"><source>");
        write_inline12(out, old);
        out.push_str("</source><target>");
        write_inline12(out, target);
        out.push_str("</target></alt-trans>\n");
    }
    out.push_str("   </trans-unit>\n");
}

/// The attributes of a target that say how far the translation has come.
fn state(state: Option<ExchangeState>, tool: ToolName) -> &'static str {
    match state {
        Some(ExchangeState::New) => " state=\"new\"",
        // The one state that Weblate shows as needing work.
        Some(ExchangeState::Stale | ExchangeState::Draft) if tool == ToolName::Weblate => {
            " state=\"needs-translation\""
        }
        Some(ExchangeState::Stale) => {
            " state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\""
        }
        Some(ExchangeState::Draft) => " state=\"needs-review-translation\"",
        Some(ExchangeState::Translated) => " state=\"translated\"",
        Some(ExchangeState::Reviewed) => " state=\"final\"",
        None => "",
    }
}

fn write_inline12(out: &mut String, text: &InlineText) {
    for part in &text.parts {
        match part {
            InlinePart::Text(run) => push_escaped(out, run),
            InlinePart::Code(code) => write_code(out, text, code),
        }
    }
}

fn write_code(out: &mut String, text: &InlineText, code: &InlineCode) {
    let (id, kind, data) = (code.id, code_type(code.kind), quoted(&code.data));
    let _ = match code.role {
        CodeRole::Single => write!(out, "<x id=\"{id}\"{kind} equiv-text=\"{data}\"/>"),
        CodeRole::Open => {
            let mut codes = text.codes();
            let close = codes.find(|own| own.id == id && own.role == CodeRole::Close);
            let close = quoted(close.map_or("", |close| &close.data));
            write!(out, "<g id=\"{id}\"{kind} equiv-text=\"{data}\" dg:end=\"{close}\">")
        }
        CodeRole::Close => write!(out, "</g>"),
    };
}

fn code_type(kind: CodeKind) -> String {
    let name = match kind {
        CodeKind::Link => "link",
        CodeKind::Emphasis => "italic",
        CodeKind::Strong => "bold",
        CodeKind::Break => "lb",
        CodeKind::Other => return String::new(),
        kind => return format!(" ctype=\"x-{}\"", kind.name()),
    };
    format!(" ctype=\"{name}\"")
}
