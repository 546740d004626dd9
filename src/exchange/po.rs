//! PO, the format of gettext: an entry a unit.
//!
//! What a translation was made from stands in `#| msgid`, which is what Weblate, Lokalize and
//! `OmegaT` show; a translation to be looked at again is `fuzzy`. Codes are `{1}`, which
//! `python-brace-format` makes tools compare.

mod read;

pub(super) use read::read_po;

use std::fmt::Write as _;

use crate::model::SegmentKind;

use super::{ExchangePackage, ExchangeState, ExchangeUnit, NoteKind, WriteOptions};

/// The line that says whose file it is.
const GENERATOR: &str = "X-Generator";

/// Before the fingerprints in an entry's comment.
const PRINTS: &str = "diglot: ";

/// Writes a package.
pub(super) fn write(package: &ExchangePackage, options: &WriteOptions) -> Vec<u8> {
    let mut out = String::new();
    header(&mut out, package, options);
    for document in &package.documents {
        for unit in &document.units {
            entry(&mut out, &format!("{}/{}", document.name, unit.id), unit);
        }
    }
    out.into_bytes()
}

fn header(out: &mut String, package: &ExchangePackage, options: &WriteOptions) {
    out.push_str("msgid \"\"\nmsgstr \"\"\n");
    if let Some(date) = &options.date {
        write_po_string(out, "", &format!("PO-Revision-Date: {date}\n"));
    }
    for (name, value) in [
        ("Project-Id-Version", options.project.as_str()),
        ("Last-Translator", "diglot"),
        ("Language-Team", &*package.target_locale),
        ("Language", &package.target_locale.replace('-', "_")),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Source-Language", &package.source_locale.replace('-', "_")),
        (GENERATOR, concat!("diglot ", env!("CARGO_PKG_VERSION"))),
    ] {
        write_po_string(out, "", &format!("{name}: {value}\n"));
    }
}

fn entry(out: &mut String, id: &str, unit: &ExchangeUnit) {
    out.push('\n');
    comment(out, "#.", &format!("kind: {}", unit.kind));
    for note in &unit.notes {
        comment(out, "#.", &format!("{}: {}", note.kind.name(), note.text));
    }
    for term in &unit.terms {
        comment(out, "#.", &format!("term: {} = {}", term.source, term.target));
    }
    for code in unit.source.codes() {
        comment(out, "#.", &format!("{} = {}", code.placeholder(), code.data));
    }
    if let Some(prints) = unit.prints {
        comment(out, "#.", &format!("{PRINTS}{}", prints.to_word()));
    }
    let target = unit.target.as_ref().filter(|target| !target.is_blank());
    let is_fuzzy = matches!(unit.state, Some(ExchangeState::Stale | ExchangeState::Draft));
    let mut flags = Vec::new();
    if is_fuzzy && target.is_some() {
        flags.push("fuzzy");
    }
    if unit.source.codes().next().is_some() {
        flags.push("python-brace-format");
    }
    if !flags.is_empty() {
        out.extend(["#, ", &flags.join(", "), "\n"]);
    }
    if let Some(old) = &unit.old_source {
        string(out, "#| ", "msgctxt", id);
        string(out, "#| ", "msgid", &old.placeholders());
    }
    string(out, "", "msgctxt", id);
    string(out, "", "msgid", &unit.source.placeholders());
    string(out, "", "msgstr", &target.map(super::InlineText::placeholders).unwrap_or_default());
}

fn comment(out: &mut String, sign: &str, text: &str) {
    for line in text.split(['\n', '\r']) {
        out.push_str(sign);
        if !line.is_empty() {
            out.push(' ');
            out.extend(line.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        out.push('\n');
    }
}

/// A keyword and its string, on several lines where the string has some.
fn string(out: &mut String, prefix: &str, keyword: &str, text: &str) {
    let several = text.trim_end_matches('\n').contains('\n');
    out.extend([prefix, keyword, " "]);
    if several {
        out.push_str("\"\"\n");
        for part in text.split_inclusive('\n') {
            write_po_string(out, prefix, part);
        }
    } else {
        write_po_string(out, "", text);
    }
}

fn write_po_string(out: &mut String, prefix: &str, text: &str) {
    out.push_str(prefix);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if u32::from(c) < 0x20 || c == '\u{7f}' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\{:03o}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push_str("\"\n");
}

/// What an entry's extracted comment says, taken apart as [`entry`] wrote it.
fn extracted(unit: &mut ExchangeUnit, text: &str) {
    let (name, rest) = text.split_once(": ").unwrap_or(("", text));
    match name {
        "kind" => rest.clone_into(&mut unit.kind),
        "type" => match kind_of_type(rest) {
            Some(kind) => kind.name().clone_into(&mut unit.kind),
            None => unit.note(NoteKind::Other, text),
        },
        "diglot" => unit.prints = super::UnitPrints::from_word(rest),
        "term" => unit.terms.extend(rest.split_once(" = ").map(|(source, target)| {
            super::TermHint { source: source.to_owned(), target: target.to_owned() }
        })),
        _ => match NoteKind::from_name(name) {
            Some(kind) => unit.note(kind, rest),
            None => unit.note(NoteKind::Other, text),
        },
    }
}

/// The kind of segment that po4a calls so: `type: Title ##`, `type: Bullet: '- '`.
fn kind_of_type(name: &str) -> Option<SegmentKind> {
    const KINDS: [(&str, SegmentKind); 6] = [
        ("Plain text", SegmentKind::Paragraph),
        ("Title ", SegmentKind::Heading),
        ("=head", SegmentKind::Heading),
        ("Bullet:", SegmentKind::Item),
        ("Fenced code block", SegmentKind::Code),
        ("Yaml Front Matter Hash Value: title", SegmentKind::Title),
    ];
    KINDS.iter().find(|(beginning, _)| name.starts_with(beginning)).map(|(_, kind)| *kind)
}
