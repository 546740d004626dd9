//! Structured documents edited by splicing: segments set, added, renamed, moved and taken out.
//!
//! What is not edited stays byte for byte: comments, notes, `allow`s, order, line breaks.

use std::{collections::HashMap, fmt::Write as _};

use toml::de::{DeTable, DeValue};

use crate::model::{
    DocumentBlock, Metadata, Phrase, Problem, ProblemKind, SegmentKind, SourceFile, Span,
    is_identifier,
};

use super::{
    content::parse, fluent::parse_text, outline::Outline, toml_read::syntax, toml_write::string,
};

/// A segment to be added to a structured document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSegment {
    /// Its id.
    pub id: String,
    /// What it is, and its text, whose braces are Fluent's.
    pub block: DocumentBlock,
}

/// An edit of a structured document in the making.
#[derive(Debug)]
pub struct ContentEditor<'f> {
    file: &'f SourceFile,
    segments: HashMap<String, SegmentSpans>,
    outline: Outline<'f>,
    /// Ids whose text was written here, with the text.
    written: HashMap<String, String>,
    problems: usize,
    crlf: bool,
}

/// Where a segment's keys and values stand.
#[derive(Debug, Clone, Default)]
struct SegmentSpans {
    keys: HashMap<String, (Span, Span)>,
    last: usize,
}

impl<'f> ContentEditor<'f> {
    /// Begins to edit a file.
    ///
    /// # Errors
    ///
    /// When the file is no TOML, or does not write its segments as `[[segment]]` tables.
    pub fn new(file: &'f SourceFile) -> Result<Self, Box<Problem>> {
        let text = file.text();
        let root = DeTable::parse(text).map_err(|error| syntax(file, &error))?;
        let (mut segments, mut entries) = (HashMap::new(), Vec::new());
        let list = root.get_ref().get("segment").map(toml::Spanned::get_ref);
        for table in list.and_then(DeValue::as_array).into_iter().flatten() {
            let span = Span::new(table.span().start, table.span().end);
            let header = text[span.range()].starts_with("[[");
            let (Some(keys), true) = (table.get_ref().as_table(), header) else {
                return Err(Box::new(refused(file, "", "error-not-edited")));
            };
            let segment = SegmentSpans::new(keys, span.end);
            let id = keys.get("id").and_then(|id| id.get_ref().as_str()).unwrap_or_default();
            entries.push((id.to_owned(), extent(text, span.start, segment.last)));
            segments.entry(id.to_owned()).or_insert(segment);
        }
        let outline = Outline::new(text, entries);
        let (problems, crlf) = (parse(file).problems.len(), text.contains("\r\n"));
        Ok(Self { file, segments, outline, written: HashMap::new(), problems, crlf })
    }

    /// Whether there is a segment called `id`.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.outline.contains(id)
    }

    /// Makes the segment `id` say `text`.
    ///
    /// # Errors
    ///
    /// When there is no such segment, or `text` has a placeable that cannot be read.
    pub fn set_text(&mut self, id: &str, text: &str) -> Result<(), Box<Problem>> {
        parse_text(text.into(), Span::new(0, text.len()), &[])?;
        let value = string(text, !self.crlf);
        match self.segment(id)?.keys.get("text") {
            Some(&(_, span)) => self.outline.replace(id, span, value),
            None => self.add_key(id, "text", &value)?,
        }
        self.written.insert(id.to_owned(), text.to_owned());
        Ok(())
    }

    /// Gives the segment `id` another role.
    ///
    /// # Errors
    ///
    /// When there is no such segment.
    pub fn set_kind(
        &mut self,
        id: &str,
        kind: SegmentKind,
        level: Option<u8>,
        label: Option<&str>,
    ) -> Result<(), Box<Problem>> {
        self.set_key(id, "kind", Some(format!("\"{}\"", kind.name())))?;
        self.set_key(id, "level", level.map(|level| level.to_string()))?;
        self.set_key(id, "label", label.map(|label| string(label, false)))
    }

    fn set_key(&mut self, id: &str, key: &str, value: Option<String>) -> Result<(), Box<Problem>> {
        match (self.segment(id)?.keys.get(key).copied(), value) {
            (Some((_, span)), Some(value)) => self.outline.replace(id, span, value),
            (Some((key, value)), None) => {
                let line = lines(self.file.text(), key.start, value.end);
                self.outline.replace(id, line, String::new());
            }
            (None, Some(value)) => self.add_key(id, key, &value)?,
            (None, None) => {}
        }
        Ok(())
    }

    /// Adds a key below the one that it follows by custom.
    fn add_key(&mut self, id: &str, key: &str, value: &str) -> Result<(), Box<Problem>> {
        let keys = &self.segment(id)?.keys;
        let before = match key {
            "label" => &["level", "kind", "id"][..],
            "level" => &["kind", "id"],
            _ => &["id"],
        };
        if let Some((_, span)) = before.iter().find_map(|key| keys.get(*key)) {
            self.outline.replace(id, Span::at(span.end), format!("\n{key} = {value}"));
        }
        Ok(())
    }

    /// Adds a segment behind the segment `after`, or before all others.
    ///
    /// # Errors
    ///
    /// When the id is taken or no identifier, or the text has a placeable that cannot be read.
    pub fn insert(&mut self, after: Option<&str>, new: &NewSegment) -> Result<(), Box<Problem>> {
        if !is_identifier(&new.id) || self.outline.contains(&new.id) {
            return Err(Box::new(refused(self.file, &new.id, "error-id-taken")));
        }
        parse_text((&*new.block.text).into(), Span::new(0, new.block.text.len()), &[])?;
        self.outline.insert(after, &new.id, render_segment(new, !self.crlf));
        self.written.insert(new.id.clone(), new.block.text.clone());
        Ok(())
    }

    /// Adds lines of comment that belong to no segment, behind the segment `after` or before all.
    pub fn insert_comment(&mut self, after: Option<&str>, comment: &str) {
        let text = comment.lines().fold(String::new(), |mut out, line| {
            out.extend(["# ", line.trim_end(), "\n"]);
            out
        });
        self.outline.insert_free(after, text);
    }

    /// Takes a segment out, with the comment above it; nothing, where there is none.
    pub fn remove(&mut self, id: &str) {
        self.outline.remove(id);
        self.written.remove(id);
    }

    /// Gives a segment another id.
    ///
    /// # Errors
    ///
    /// When there is no such segment, or the new id is taken or no identifier.
    pub fn rename(&mut self, old: &str, new: &str) -> Result<(), Box<Problem>> {
        let segment = self.segment(old)?.clone();
        if !is_identifier(new) || self.outline.contains(new) {
            return Err(Box::new(refused(self.file, new, "error-id-taken")));
        }
        if let Some(&(_, span)) = segment.keys.get("id") {
            self.outline.replace(old, span, format!("\"{new}\""));
        }
        self.outline.rename(old, new);
        self.segments.remove(old);
        self.segments.insert(new.to_owned(), segment);
        if let Some(text) = self.written.remove(old) {
            self.written.insert(new.to_owned(), text);
        }
        Ok(())
    }

    /// Moves a segment behind the segment `after`, or before all others.
    pub fn move_after(&mut self, id: &str, after: Option<&str>) {
        self.outline.move_after(id, after);
    }

    /// The file as edited, read again and compared with what was asked for.
    ///
    /// # Errors
    ///
    /// When it would not say what was asked for; nothing may be saved then.
    pub fn into_verified(self) -> Result<String, Box<Problem>> {
        let file = SourceFile::new(self.file.path(), self.outline.edited_text());
        let read = parse(&file);
        let there: HashMap<&str, _> = read.units.iter().map(|unit| (&*unit.id, unit)).collect();
        let mut ids: Vec<_> = self.written.keys().collect();
        ids.sort();
        for id in ids {
            let text = &self.written[id];
            let wanted = parse_text((&**text).into(), Span::new(0, text.len()), &[])?;
            if there.get(&**id).is_none_or(|unit| unit.text() != wanted.text()) {
                return Err(Box::new(refused(self.file, id, "error-not-edited")));
            }
        }
        if read.unreadable || read.problems.len() > self.problems {
            return Err(Box::new(refused(self.file, "", "error-not-edited")));
        }
        drop(read);
        Ok(file.text().to_owned())
    }

    fn segment(&self, id: &str) -> Result<&SegmentSpans, Box<Problem>> {
        let segment = self.segments.get(id);
        segment.ok_or_else(|| Box::new(refused(self.file, id, "error-no-segment")))
    }
}

impl SegmentSpans {
    fn new(table: &DeTable<'_>, header_end: usize) -> Self {
        let mut segment = Self { keys: HashMap::new(), last: header_end };
        for (key, value) in table {
            let place = |span: std::ops::Range<usize>| Span::new(span.start, span.end);
            segment.last = segment.last.max(value.span().end);
            let spans = (place(key.span()), place(value.span()));
            segment.keys.insert(key.get_ref().to_string(), spans);
        }
        segment
    }
}

/// A segment as it stands in the file; `block` writes a text of several lines on several lines.
#[must_use]
pub fn render_segment(new: &NewSegment, block: bool) -> String {
    render_table("segment", new, block)
}

/// The same under another header.
pub(super) fn render_table(header: &str, new: &NewSegment, block: bool) -> String {
    let NewSegment { id, block: own } = new;
    let kind = own.kind.name();
    let mut out = format!("[[{header}]]\nid = \"{id}\"\nkind = \"{kind}\"\n");
    // Writing to a string cannot fail.
    if let Some(level) = own.level {
        let _ = writeln!(out, "level = {level}");
    }
    if let Some(label) = &own.label {
        let _ = writeln!(out, "label = {}", string(label, false));
    }
    let _ = writeln!(out, "text = {}", string(&own.text, block));
    if let Some(note) = &own.note {
        let _ = writeln!(out, "note = {}", string(note, block));
    }
    out
}

/// The `[document]` table of a document that says this of itself; nothing, where it says nothing.
#[must_use]
pub(crate) fn render_metadata(metadata: &Metadata<'_>) -> String {
    let mut out = String::new();
    for (key, value) in metadata.entries() {
        if let Some(value) = value {
            out.push_str(if out.is_empty() { "[document]\n" } else { "" });
            let _ = writeln!(out, "{key} = {}", string(value, false));
        }
    }
    out
}

/// The whole lines from `start` to `end`, the last line break included.
pub(super) fn lines(text: &str, start: usize, end: usize) -> Span {
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    Span::new(start, text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1))
}

/// The lines of a segment, with the comment that stands right above it.
fn extent(text: &str, header: usize, last: usize) -> Span {
    let mut span = lines(text, header, last);
    for line in text[..span.start].split_inclusive('\n').rev() {
        if !line.starts_with('#') {
            break;
        }
        span.start -= line.len();
    }
    span
}

fn refused(file: &SourceFile, id: &str, message: &'static str) -> Problem {
    let phrase = Phrase::new(message).with("file", file.path()).with("id", id);
    Problem::new(ProblemKind::Syntax, Span::default(), phrase).with_unit(id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &str = "[document]\ntitle = \"T\"\n\n# of a\n[[segment]]\nid = \"a\"\ntext = \"eins\" # 1\nnote = 'n'\n\n[[segment]]\nid = \"b\"\nkind = \"heading\"\nlevel = 2\ntext = \"[[segment]]\\n\\\"zwei\\\"\"\nallow = [\n  \"x\",\n]\n# end\n\n[[segment]]\nid = \"c\"\ntext = \"drei\"";

    type Edit = fn(&mut ContentEditor<'_>);

    /// Edits [`FILE`], with LF and with CRLF: `changes` are the replacements that it comes to.
    #[track_caller]
    fn check(edit: Edit, changes: &[(&str, &str)]) {
        for newline in ["\n", "\r\n"] {
            let text = FILE.replace('\n', newline);
            let file = SourceFile::new("a.toml", &*text);
            let mut editor = ContentEditor::new(&file).unwrap();
            edit(&mut editor);
            let mut expected = text.clone();
            for (old, new) in changes {
                let (old, new) = (old.replace('\n', newline), new.replace('\n', newline));
                assert_eq!(expected.matches(&old).count(), 1, "{old:?}");
                expected = expected.replace(&old, &new);
            }
            assert_eq!(editor.into_verified().unwrap(), expected);
        }
    }

    fn new(id: &str, text: &str) -> NewSegment {
        let (id, text) = (id.to_owned(), text.to_owned());
        NewSegment { id, block: DocumentBlock::new(SegmentKind::Item, text).level(1) }
    }

    const N: &str = "[[segment]]\nid = \"n\"\nkind = \"item\"\nlevel = 1\ntext = \"neu\"\n";

    #[test]
    fn edits_change_the_bytes_they_are_about() {
        check(|_| {}, &[]);
        check(|e| e.set_text("a", "eins").unwrap(), &[]);
        check(|e| e.set_text("a", "one { $n }").unwrap(), &[("eins", "one { $n }")]);
        check(
            |e| e.set_kind("a", SegmentKind::Item, Some(1), None).unwrap(),
            &[("id = \"a\"\n", "id = \"a\"\nkind = \"item\"\nlevel = 1\n")],
        );
        check(
            |e| e.set_kind("b", SegmentKind::Paragraph, None, None).unwrap(),
            &[("heading", "paragraph"), ("level = 2\n", "")],
        );
        check(|e| e.rename("b", "z").unwrap(), &[("id = \"b\"", "id = \"z\"")]);
        let first = "# of a\n[[segment]]\nid = \"a\"\ntext = \"eins\" # 1\nnote = 'n'\n\n";
        check(|e| e.remove("a"), &[(first, "")]);
        check(|e| e.remove("c"), &[("\n\n[[segment]]\nid = \"c\"\ntext = \"drei\"", "\n\n")]);
        check(
            |e| e.move_after("a", Some("b")),
            &[
                (first, ""),
                (
                    "]\n# end",
                    &format!("]\n\n{}# end", first.trim_end_matches('\n').to_owned() + "\n"),
                ),
            ],
        );
        check(
            |e| e.insert(Some("a"), &new("n", "neu")).unwrap(),
            &[("'n'\n", &format!("'n'\n\n{N}"))],
        );
        check(
            |e| e.insert(Some("c"), &new("n", "neu")).unwrap(),
            &[("\"drei\"", &format!("\"drei\"\n\n{N}"))],
        );
        check(
            |e| e.insert(None, &new("n", "neu")).unwrap(),
            &[("# of a", &format!("{N}\n# of a"))],
        );
    }

    #[test]
    fn what_cannot_be_done_is_refused() {
        for text in ["x", "segment = [{ id = \"a\", text = \"x\" }]\n"] {
            let file = SourceFile::new("a.toml", text);
            assert!(ContentEditor::new(&file).is_err(), "{text}");
        }
        let file = SourceFile::new("a.toml", FILE);
        let mut editor = ContentEditor::new(&file).unwrap();
        assert!(editor.set_text("nowhere", "x").is_err());
        assert!(editor.set_text("a", "{").is_err());
        for id in ["a", "a b", ""] {
            assert!(editor.insert(None, &new(id, "x")).is_err(), "{id}");
            assert!(editor.rename("b", id).is_err(), "{id}");
        }
        assert_eq!(editor.into_verified().unwrap(), FILE);
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(
            text in r#"([ \t\r\n"'\\a\x00\x7f]|é|"""){0,12}"#,
            crlf in any::<bool>(),
        ) {
            let start = if crlf { "[document]\r\n\r\n" } else { "" };
            let file = SourceFile::new("a.toml", start);
            let mut editor = ContentEditor::new(&file).unwrap();
            editor.insert(None, &new("n", &text)).unwrap();
            let file = SourceFile::new("a.toml", editor.into_verified().unwrap());
            let read = parse(&file);
            prop_assert!(read.problems.is_empty());
            prop_assert_eq!(&*read.units[0].text(), text);
        }
    }
}
