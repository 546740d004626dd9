//! Provenance files: a table a translation, sorted by id, written by splicing.

use std::collections::{BTreeMap, HashSet};

use toml::de::{DeTable, DeValue};

use crate::model::{
    Fingerprint, Phrase, Problem, ProblemKind, Provenance, Record, ReviewState, SourceFile, Span,
};

use super::{toml_read::syntax, toml_write::string};

/// Reads a provenance file.
#[must_use]
pub fn parse(file: &SourceFile) -> Provenance<'_> {
    let mut provenance = Provenance { exists: true, readable: true, ..Provenance::default() };
    let root = match DeTable::parse(file.text()) {
        Ok(root) => root.into_inner(),
        Err(error) => {
            provenance.problems.push(syntax(file, &error));
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
    let source = string(source, false);
    format!(
        "[{id}]\nsource = {source}\ntranslation = \"{translation}\"\nstate = \"{}\"\n",
        state.name()
    )
}

/// The file's text with one record put in, or in the place of the one it had; every other byte
/// stays. Records are kept sorted by id, so that two branches seldom meet.
#[must_use]
pub fn record(file: &str, id: &str, rendered: &str) -> String {
    record_all(file, &BTreeMap::from([(id.to_owned(), Some(rendered.to_owned()))]))
}

/// The file's text with many records put in, replaced or (none) taken out, as [`record`] does one.
#[must_use]
pub fn record_all(file: &str, changes: &BTreeMap<String, Option<String>>) -> String {
    let newline = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let sections = sections(file);
    let known: HashSet<&str> = sections.iter().map(|(id, _)| *id).collect();
    // A new record goes before the first one that is greater, also in a file sorted by hand.
    let mut greatest: Vec<&str> = Vec::with_capacity(sections.len());
    for (id, _) in &sections {
        greatest.push(greatest.last().map_or(*id, |before| before.max(id)));
    }
    let mut added: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (id, change) in changes {
        if let (Some(rendered), false) = (change, known.contains(&**id)) {
            let place = greatest.partition_point(|before| *before <= &**id);
            added.entry(place).or_default().push(rendered);
        }
    }
    let mut out = Joined { text: String::with_capacity(file.len()), newline };
    let start = sections.first().map_or(file.len(), |(_, span)| span.start);
    out.text.push_str(&file[..start]);
    for (index, (id, span)) in sections.iter().enumerate() {
        added.remove(&index).into_iter().flatten().for_each(|new| out.push(new));
        match changes.get(*id) {
            Some(Some(rendered)) => {
                let old = &file[span.range()];
                let blank = &old[old.trim_end().len()..];
                let end = if blank.len() > newline.len() { blank } else { newline };
                out.push(rendered.trim_end_matches('\n'));
                out.text.push_str(end);
            }
            Some(None) => {}
            None => out.text.push_str(&file[span.range()]),
        }
    }
    added.into_values().flatten().for_each(|new| out.push(new));
    out.finish(file)
}

/// Each record with its id, from its header to the next one.
fn sections(file: &str) -> Vec<(&str, Span)> {
    let (mut sections, mut at): (Vec<(&str, Span)>, _) = (Vec::new(), 0);
    for line in file.split_inclusive('\n') {
        if let Some(id) = line.trim_end().strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
            if let Some((_, before)) = sections.last_mut() {
                before.end = at;
            }
            sections.push((id, Span::new(at, file.len())));
        }
        at += line.len();
    }
    sections
}

/// Records set apart by blank lines.
struct Joined<'n> {
    text: String,
    newline: &'n str,
}

impl Joined<'_> {
    fn push(&mut self, rendered: &str) {
        let apart = self.newline.repeat(2);
        if !self.text.is_empty() && !self.text.ends_with(&apart) {
            let gap = if self.text.ends_with('\n') { self.newline } else { &apart };
            self.text.push_str(gap);
        }
        self.text.push_str(&rendered.replace('\n', self.newline));
        if rendered.ends_with('\n') {
            self.text.push_str(self.newline);
        }
    }

    /// A blank line sets two records apart; the end of the file needs none that it did not have.
    fn finish(mut self, file: &str) -> String {
        let apart = self.newline.repeat(2);
        if self.text.ends_with(&apart) && !file.ends_with(&apart) {
            self.text.truncate(self.text.len() - self.newline.len());
        }
        self.text
    }
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
    fn many_at_once_are_as_one_by_one() {
        let one = |id: &str, source| render_record(id, source, Fingerprint(7), ReviewState::Draft);
        for start in ["", "# head\n\n[c]\nx\n\n[b]\ny\n\n\n[m]\nz", "[a]\r\nx\r\n"] {
            let ids = ["a", "c", "z", "bb", "m"];
            let mut expected = start.to_owned();
            for id in ids {
                expected = record(&expected, id, &one(id, "é"));
            }
            let changes = ids.map(|id| (id.to_owned(), Some(one(id, "é"))));
            assert_eq!(record_all(start, &BTreeMap::from(changes)), expected, "{start:?}");
        }
    }

    #[test]
    fn records_are_taken_out() {
        let text = "# head\n\n[a]\nx\n\n[b]\ny\n\n[c]\nz\n";
        for (id, expected) in [
            ("a", "# head\n\n[b]\ny\n\n[c]\nz\n"),
            ("c", "# head\n\n[a]\nx\n\n[b]\ny\n"),
            ("d", text),
        ] {
            let changes = BTreeMap::from([(id.to_owned(), None)]);
            assert_eq!(record_all(text, &changes), expected, "{id}");
        }
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
