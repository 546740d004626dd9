//! Provenance files: a table a translation, sorted by id, written by splicing.

use std::borrow::Cow;

use toml::de::{DeTable, DeValue};

use crate::model::{
    Fingerprint, Phrase, Problem, ProblemKind, Provenance, Record, ReviewState, SourceFile, Span,
};

/// Reads a provenance file.
#[must_use]
pub fn parse(file: &SourceFile) -> Provenance<'_> {
    let mut provenance = Provenance { exists: true, readable: true, ..Provenance::default() };
    let root = match DeTable::parse(file.text()) {
        Ok(root) => root.into_inner(),
        Err(error) => {
            let span = error.span().unwrap_or_default();
            let phrase = Phrase::new("syntax-toml").with("reason", error.message());
            let span = Span::new(span.start, span.end);
            provenance.problems.push(Problem::new(ProblemKind::Syntax, span, phrase));
            provenance.readable = false;
            return provenance;
        }
    };
    for (id, value) in root {
        let span = Span::new(id.span().start, id.span().end);
        if let Some(record) = read(value.get_ref(), span) {
            provenance.records.insert(id.into_inner(), record);
        } else {
            let phrase = Phrase::new("syntax-provenance").with("id", &**id.get_ref());
            provenance.problems.push(Problem::new(ProblemKind::Syntax, span, phrase));
            provenance.readable = false;
        }
    }
    provenance
}

fn read<'a>(value: &DeValue<'a>, span: Span) -> Option<Record<'a>> {
    let table = value.as_table()?;
    let text = |key: &str| match table.get(key).map(toml::Spanned::get_ref) {
        Some(DeValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let known =
        table.keys().all(|key| matches!(&**key.get_ref(), "source" | "translation" | "state"));
    known.then_some(())?;
    Some(Record {
        source: text("source")?,
        translation: text("translation")?.parse().ok()?,
        state: ReviewState::from_name(&text("state")?)?,
        span,
    })
}

/// A record as it stands in the file, its last line break included.
#[must_use]
pub fn render_record(
    id: &str,
    source: &str,
    translation: Fingerprint,
    state: ReviewState,
) -> String {
    let source = basic_string(source);
    format!(
        "[{id}]\nsource = {source}\ntranslation = \"{translation}\"\nstate = \"{}\"\n",
        state.name()
    )
}

/// The file's text with one record put in, or in the place of the one it had; every other byte
/// stays. Records are kept sorted by id, so that two branches seldom meet.
#[must_use]
pub fn record(file: &str, id: &str, rendered: &str) -> String {
    let newline = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let rendered = rendered.replace('\n', newline);
    let mut at = 0;
    let mut headers = Vec::new();
    for line in file.split_inclusive('\n') {
        if let Some(header) = line.trim_end().strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
            headers.push((header, at));
        }
        at += line.len();
    }
    // A file sorted otherwise by hand still has each record once.
    let known = headers.iter().position(|(header, _)| *header == id);
    let place = known.or_else(|| headers.iter().position(|(header, _)| *header > id));
    let start = place.map_or(file.len(), |index| headers[index].1);
    let next = place.and_then(|index| headers.get(index + 1)).map_or(file.len(), |(_, at)| *at);
    let (before, after) =
        (&file[..start], if known.is_some() { &file[next..] } else { &file[start..] });
    let gap = if before.is_empty() || before.ends_with(&format!("{newline}{newline}")) {
        Cow::Borrowed("")
    } else if before.ends_with('\n') {
        Cow::Borrowed(newline)
    } else {
        Cow::Owned(newline.repeat(2))
    };
    let tail = if after.is_empty() { "" } else { newline };
    format!("{before}{gap}{rendered}{tail}{after}")
}

/// A TOML basic string on one line.
fn basic_string(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // Writing to a string cannot fail.
            c if c.is_control() => _ = write!(out, "\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_spliced_in_order() {
        let mut text = String::new();
        for (id, source) in [("b", "x \"y\"\n\\"), ("a", "é"), ("c", ""), ("b", "\u{7f}z")] {
            let rendered = render_record(id, source, Fingerprint(7), ReviewState::Translated);
            let again = record(&text, id, &rendered);
            assert_eq!(record(&again, id, &rendered), again, "recording twice changes nothing");
            text = again;
        }
        let file = SourceFile::new("p.toml", text);
        let provenance = parse(&file);
        assert!(provenance.readable, "{:?}", provenance.problems);
        let read: Vec<_> = provenance.records.iter().map(|(id, r)| (&**id, &*r.source)).collect();
        assert_eq!(read, [("a", "é"), ("b", "\u{7f}z"), ("c", "")]);
    }

    #[test]
    fn a_file_in_another_order_keeps_each_record_once() {
        let one = |id| render_record(id, "x", Fingerprint(7), ReviewState::Draft);
        let text = format!("{}\n{}", one("b"), one("a"));
        assert_eq!(record(&text, "a", &one("a")), text);
    }

    #[test]
    fn a_damaged_file_is_not_readable() {
        for text in ["[a", "[a]\nsource = 3\n", "<<<<<<< x\n", "_version = 2\n"] {
            let file = SourceFile::new("p.toml", text);
            let provenance = parse(&file);
            assert!(!provenance.readable && !provenance.problems.is_empty(), "{text:?}");
        }
    }
}
