//! Fluent files edited by splicing: messages set, added, renamed, moved and taken out.
//!
//! What is not edited stays byte for byte: comments, order, spacing, line breaks, entries that
//! could not be read.

use std::collections::{HashMap, HashSet};

use crate::model::{
    Phrase, Problem, ProblemKind, Resource, SourceFile, Span, TranslationUnit, is_identifier,
    scaffold_span,
};

use super::{
    fluent::parse,
    fluent_typed::TypedUnit,
    fluent_write::{means_the_same, render_value},
    outline::Outline,
};

/// An edit of a Fluent file in the making.
#[derive(Debug)]
pub struct FluentEditor<'f> {
    file: &'f SourceFile,
    read: Resource<'f>,
    units: HashMap<String, usize>,
    outline: Outline<'f>,
    /// Ids whose text was written here, with the values as rendered.
    written: HashMap<String, String>,
    names: HashSet<String>,
    /// Places where nothing is written yet, by id, with where each stands.
    places: HashMap<String, Span>,
}

/// A place to write a translation in.
#[derive(Debug, Clone, Copy)]
pub struct EmptyPlace<'p> {
    /// What stands above it.
    pub comment: &'p str,
    /// Whether it has a text of its own.
    pub has_value: bool,
    /// Its attributes.
    pub attributes: &'p [&'p str],
}

impl<'f> FluentEditor<'f> {
    /// Begins to edit a file.
    ///
    /// # Errors
    ///
    /// When nothing can be known of what the file holds.
    pub fn new(file: &'f SourceFile) -> Result<Self, Box<Problem>> {
        let read = parse(file);
        if read.unreadable {
            let problem = read.problems.into_iter().next();
            return Err(Box::new(problem.unwrap_or_else(|| refused(file, "", "error-not-edited"))));
        }
        let mut entries: Vec<(String, Span)> = (read.units.iter().chain(&read.places))
            .map(|unit| (unit.id.to_string(), extent(file, unit)))
            .collect();
        entries.sort_by_key(|(_, span)| *span);
        let places = read.places.iter().map(|unit| (unit.id.to_string(), extent(file, unit)));
        let places = places.filter(|(id, _)| read.unit(id).is_none()).collect();
        let outline = Outline::new(file.text(), entries);
        let units = read.units.iter().enumerate().map(|(n, unit)| (unit.id.to_string(), n));
        let units: HashMap<_, _> = units.collect();
        let broken = read.broken.iter().map(|broken| broken.id.to_string());
        let names = units.keys().cloned().chain(broken).collect();
        Ok(Self { file, units, outline, names, written: HashMap::new(), read, places })
    }

    /// Whether there is an entry called `id`, readable or not.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.names.contains(id)
    }

    /// Whether there is a place called `id` where nothing is written yet.
    #[must_use]
    pub fn is_place(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// Makes a place to write behind the entry `after`, or before all others.
    ///
    /// # Errors
    ///
    /// When the id is taken or no identifier.
    pub fn insert_place(
        &mut self,
        after: Option<&str>,
        id: &str,
        place: &EmptyPlace<'_>,
    ) -> Result<(), Box<Problem>> {
        let empty = " {\"\"}";
        let value = if place.has_value { empty } else { "" };
        let attributes = place.attributes.iter().map(|name| format!("\n    .{name} ={empty}"));
        let rendered = format!("{value}{}", attributes.collect::<String>());
        self.insert_rendered(after, id, &rendered, Some(place.comment))
    }

    /// Makes the message `id` say `text`; nothing, where it says just that already.
    ///
    /// # Errors
    ///
    /// When there is no such message, or `text` has a placeable that cannot be read.
    pub fn set(&mut self, id: &str, text: &str) -> Result<(), Box<Problem>> {
        let rendered = render_value(text)?;
        let unit = self.unit_to_edit(id)?;
        let same = (unit.value.as_ref()).is_some_and(|value| says(value, &rendered));
        if same {
            return Ok(());
        }
        let span = self.value_span(unit);
        let id_key = unit.id.to_string();
        self.outline.replace(&id_key, span, rendered.clone());
        self.written.insert(id_key, rendered);
        Ok(())
    }

    /// Makes the attribute `name` of the message `id` say `text`.
    ///
    /// # Errors
    ///
    /// When there is no such message or attribute, or `text` has a placeable that cannot be read.
    pub fn set_attribute(&mut self, id: &str, name: &str, text: &str) -> Result<(), Box<Problem>> {
        let rendered = render_value(text)?.replace('\n', "\n    ");
        let unit = self.unit_to_edit(id)?;
        let Some(attribute) = unit.attribute(name) else {
            return Err(Box::new(refused(self.file, id, "error-no-message")));
        };
        if says(&attribute.value, &rendered) {
            return Ok(());
        }
        let start = self.after_equals(attribute.id_span.end);
        let span = Span::new(start, attribute.value.span.end.max(start));
        self.outline.replace(id, span, rendered);
        Ok(())
    }

    /// Adds a message behind the entry `after`, or before all others; `comment` stands above it.
    ///
    /// # Errors
    ///
    /// When the id is taken or no identifier, or `text` has a placeable that cannot be read.
    pub fn insert(
        &mut self,
        after: Option<&str>,
        id: &str,
        text: &str,
        comment: Option<&str>,
    ) -> Result<(), Box<Problem>> {
        let rendered = render_value(text)?;
        self.insert_rendered(after, id, &rendered, comment)?;
        self.written.insert(id.to_owned(), rendered);
        Ok(())
    }

    /// Adds a message or term with attributes behind the entry `after`, or before all others.
    ///
    /// # Errors
    ///
    /// When the id is taken or none, or a text has a placeable that cannot be read.
    pub fn insert_entry(
        &mut self,
        after: Option<&str>,
        id: &str,
        value: Option<&str>,
        attributes: &[(String, String)],
    ) -> Result<(), Box<Problem>> {
        let is_id = is_identifier(id.strip_prefix('-').unwrap_or(id));
        if !is_id || !self.names.insert(id.to_owned()) {
            return Err(Box::new(refused(self.file, id, "error-id-taken")));
        }
        let rendered = value.map(render_value).transpose()?.unwrap_or_default();
        let attributes = render_attributes(attributes)?;
        self.outline.insert(after, id, format!("{id} ={rendered}{attributes}\n"));
        if value.is_some() {
            self.written.insert(id.to_owned(), rendered);
        }
        Ok(())
    }

    /// Makes the message `id` say what was typed, attributes included; where there is none, it is
    /// added behind the entry `after`, or before all others.
    ///
    /// # Errors
    ///
    /// When the entry there is cannot be read, or the text cannot be said in Fluent.
    pub fn put_message(
        &mut self,
        after: Option<&str>,
        id: &str,
        typed: &TypedUnit,
    ) -> Result<(), Box<Problem>> {
        let has = |unit: &TranslationUnit<'_>| {
            unit.value.is_some() == typed.value.is_some()
                && unit.attributes.len() == typed.attributes.len()
                && typed.attributes.iter().all(|(name, _)| unit.attribute(name).is_some())
        };
        let fits = self.units.get(id).map(|&n| has(&self.read.units[n]));
        match (fits, &typed.value) {
            (Some(true), value) => {
                if let Some(value) = value {
                    self.set(id, value)?;
                }
                for (name, text) in &typed.attributes {
                    self.set_attribute(id, name, text)?;
                }
            }
            (Some(false), _) => {
                let rendered = render_unit(typed)?;
                let unit = self.unit_to_edit(id)?;
                let start = self.after_equals(unit.id_span.end);
                let span = Span::new(start, unit.span.end.max(start));
                self.outline.replace(id, span, rendered);
            }
            (None, Some(value)) if typed.attributes.is_empty() => {
                self.insert(after, id, value, None)?;
            }
            (None, _) => self.insert_rendered(after, id, &render_unit(typed)?, None)?,
        }
        Ok(())
    }

    /// Adds an entry; where there is a place for it, it is written there, and the scaffolding goes.
    fn insert_rendered(
        &mut self,
        after: Option<&str>,
        id: &str,
        rendered: &str,
        comment: Option<&str>,
    ) -> Result<(), Box<Problem>> {
        let name = id.strip_prefix('-').unwrap_or(id);
        if !is_identifier(name) || !self.names.insert(id.to_owned()) {
            return Err(Box::new(refused(self.file, id, "error-id-taken")));
        }
        let comment = comment.map(as_comment).unwrap_or_default();
        let entry = format!("{comment}{id} ={rendered}\n");
        let place = self.places.remove(id).and_then(|extent| {
            let unit = self.read.places.iter().find(|unit| unit.id == id)?;
            Some((extent, scaffold_span(self.file.text(), unit)?, unit.id_span.start))
        });
        match place {
            Some((extent, scaffold, start)) => {
                self.outline.replace(id, scaffold, String::new());
                self.outline.replace(id, Span::new(start, extent.end), entry);
            }
            None => self.outline.insert(after, id, entry),
        }
        Ok(())
    }

    /// Gives the message `id` attributes that it has not, behind those it has.
    ///
    /// # Errors
    ///
    /// When there is no such message, or a text has a placeable that cannot be read.
    pub fn add_attributes(
        &mut self,
        id: &str,
        attributes: &[(String, String)],
    ) -> Result<(), Box<Problem>> {
        let rendered = render_attributes(attributes)?;
        let unit = self.unit_to_edit(id)?;
        let parts = unit.patterns().map(|(_, pattern)| pattern.span.end);
        let end = parts.max().unwrap_or(unit.id_span.end);
        self.outline.replace(id, Span::at(end), rendered);
        Ok(())
    }

    /// Adds a line to the comment of the message `id`; nothing, where there is no such message.
    pub fn add_comment(&mut self, id: &str, comment: &str) {
        if let Ok(unit) = self.unit_to_edit(id) {
            let at = self.file.text()[..unit.id_span.start].rfind('\n').map_or(0, |end| end + 1);
            let bom = if at == 0 && self.file.text().starts_with('\u{feff}') { 3 } else { at };
            self.outline.replace(id, Span::new(bom, bom), as_comment(comment));
        }
    }

    /// Adds a comment that belongs to no message, behind the entry `after` or before all others.
    pub fn insert_comment(&mut self, after: Option<&str>, comment: &str) {
        self.outline.insert_free(after, as_comment(comment));
    }

    /// Takes a message out, with its comment; nothing, where there is none.
    pub fn remove(&mut self, id: &str) {
        if self.outline.contains(id) {
            self.outline.remove(id);
            self.names.remove(id);
            self.written.remove(id);
        }
    }

    /// Gives a message another id.
    ///
    /// # Errors
    ///
    /// When there is no such message, or the new id is taken or no identifier.
    pub fn rename(&mut self, old: &str, new: &str) -> Result<(), Box<Problem>> {
        let span = self.unit_to_edit(old)?.id_span;
        if !is_identifier(new) || !self.names.insert(new.to_owned()) {
            return Err(Box::new(refused(self.file, new, "error-id-taken")));
        }
        self.outline.replace(old, span, new.to_owned());
        self.outline.rename(old, new);
        self.names.remove(old);
        if let Some(unit) = self.units.remove(old) {
            self.units.insert(new.to_owned(), unit);
        }
        if let Some(rendered) = self.written.remove(old) {
            self.written.insert(new.to_owned(), rendered);
        }
        Ok(())
    }

    /// Moves a message behind the entry `after`, or before all others; nothing, where there is none.
    pub fn move_after(&mut self, id: &str, after: Option<&str>) {
        self.outline.move_after(id, after);
    }

    /// The file as edited, read again and compared with what was asked for.
    ///
    /// # Errors
    ///
    /// When it would not say what was asked for; nothing may be saved then.
    pub fn finish(self) -> Result<String, Box<Problem>> {
        let file = SourceFile::new(self.file.path(), self.outline.edited_text());
        let read = parse(&file);
        let there: HashMap<&str, &TranslationUnit<'_>> =
            read.units.iter().map(|unit| (&*unit.id, unit)).collect();
        let mut ids: Vec<_> = self.written.keys().collect();
        ids.sort();
        for id in ids {
            let value = there.get(&**id).and_then(|unit| unit.value.as_ref());
            if !value.is_some_and(|value| says(value, &self.written[id])) {
                return Err(Box::new(refused(self.file, id, "error-not-edited")));
            }
        }
        let kept =
            self.units.keys().all(|id| !self.names.contains(id) || there.contains_key(&**id));
        if read.unreadable || !kept || read.problems.len() > self.read.problems.len() {
            return Err(Box::new(refused(self.file, "", "error-not-edited")));
        }
        drop(read);
        Ok(file.text().to_owned())
    }

    fn unit_to_edit(&self, id: &str) -> Result<&TranslationUnit<'f>, Box<Problem>> {
        let unit = self.units.get(id).map(|&n| &self.read.units[n]);
        unit.ok_or_else(|| Box::new(refused(self.file, id, "error-no-message")))
    }

    fn value_span(&self, unit: &TranslationUnit<'_>) -> Span {
        let start = self.after_equals(unit.id_span.end);
        let end = unit.value.as_ref().map_or(start, |value| value.span.end);
        Span::new(start, end.max(start))
    }

    fn after_equals(&self, at: usize) -> usize {
        self.file.text()[at..].find('=').map_or(at, |equals| at + equals + 1)
    }
}

/// Attributes as they stand below a value, a line break before each.
fn render_attributes(attributes: &[(String, String)]) -> Result<String, Box<Problem>> {
    let mut out = String::new();
    for (name, text) in attributes {
        let value = render_value(text)?.replace('\n', "\n    ");
        out.extend(["\n    .", &**name, " =", &*value]);
    }
    Ok(out)
}

/// What stands behind `id =` of a message with these texts.
fn render_unit(typed: &TypedUnit) -> Result<String, Box<Problem>> {
    let mut out = typed.value.as_deref().map_or_else(|| Ok(String::new()), render_value)?;
    for (name, text) in &typed.attributes {
        let text = render_value(text)?.replace('\n', "\n    ");
        out.extend(["\n    .", name, " =", &text]);
    }
    Ok(out)
}

/// Whether `value` is what stands in `rendered`.
fn says(value: &crate::model::Pattern<'_>, rendered: &str) -> bool {
    let file = SourceFile::new("", format!("m ={rendered}\n"));
    let read = parse(&file);
    let unit = read.units.first().and_then(|unit| unit.value.as_ref());
    unit.is_some_and(|other| means_the_same(value, other))
}

/// The lines of an entry, its comment and its last line break included.
fn extent(file: &SourceFile, unit: &TranslationUnit<'_>) -> Span {
    let text = file.text();
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let mut start = line_start(unit.id_span.start);
    for _ in 0..unit.note.as_ref().map_or(0, |note| note.split('\n').count()) {
        start = line_start(start.saturating_sub(1));
    }
    if start == 0 && text.starts_with('\u{feff}') {
        start = '\u{feff}'.len_utf8();
    }
    let end = text[unit.span.end..].find('\n').map_or(text.len(), |n| unit.span.end + n + 1);
    Span::new(start, end)
}

fn as_comment(text: &str) -> String {
    text.lines().fold(String::new(), |mut out, line| {
        let line = line.trim_end();
        out.push('#');
        if !line.is_empty() {
            out.extend([" ", line]);
        }
        out.push('\n');
        out
    })
}

fn refused(file: &SourceFile, id: &str, message: &'static str) -> Problem {
    let phrase = Phrase::new(message).with("file", file.path()).with("id", id);
    Problem::new(ProblemKind::Syntax, Span::default(), phrase).with_unit(id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &str = "### About\n\n# of a\na = eins\n\nb =\n    zwei\n    drei   \n    .x = vier\n\n# alone\n\n-t = t\nbroken = }\nc = fünf";

    type Edit = fn(&mut FluentEditor<'_>);

    /// Edits [`FILE`], with LF and with CRLF: `changes` are the replacements that it comes to.
    #[track_caller]
    fn check(edit: Edit, changes: &[(&str, &str)]) {
        for newline in ["\n", "\r\n"] {
            let text = FILE.replace('\n', newline);
            let file = SourceFile::new("a.ftl", &*text);
            let mut editor = FluentEditor::new(&file).unwrap();
            edit(&mut editor);
            let mut expected = text.clone();
            for (old, new) in changes {
                let (old, new) = (old.replace('\n', newline), new.replace('\n', newline));
                assert_eq!(expected.matches(&old).count(), 1, "{old:?}");
                expected = expected.replace(&old, &new);
            }
            assert_eq!(editor.finish().unwrap(), expected);
        }
    }

    #[test]
    fn edits_change_the_bytes_they_are_about() {
        check(|_| {}, &[]);
        check(|e| e.set("a", "eins").unwrap(), &[]);
        check(|e| e.set("b", "zwei\ndrei").unwrap(), &[]);
        check(|e| e.set("a", "one { $n }").unwrap(), &[("eins", "one { $n }")]);
        check(|e| e.set("a", "[x\ny").unwrap(), &[("= eins", "= [x\n    y")]);
        check(|e| e.set("b", "x").unwrap(), &[("=\n    zwei\n    drei", "= x")]);
        check(|e| e.set("-t", "u").unwrap(), &[("= t", "= u")]);
        check(|e| e.set_attribute("b", "x", "five").unwrap(), &[("vier", "five")]);
        check(|e| e.remove("a"), &[("# of a\na = eins\n\n", "")]);
        check(|e| e.rename("a", "z").unwrap(), &[("a = eins", "z = eins")]);
        check(
            |e| e.insert(Some("a"), "n", "neu", None).unwrap(),
            &[("eins\n", "eins\n\nn = neu\n")],
        );
        check(
            |e| e.insert(Some("c"), "n", "neu", Some("x")).unwrap(),
            &[("fünf", "fünf\n\n# x\nn = neu\n")],
        );
        check(|e| e.insert(None, "n", "neu", None).unwrap(), &[("# of a", "n = neu\n\n# of a")]);
        check(
            |e| e.insert_comment(Some("-t"), "x\n\ny"),
            &[("t = t\n", "t = t\n\n# x\n#\n# y\n\n")],
        );
        check(
            |e| e.move_after("a", Some("b")),
            &[("# of a\na = eins\n\n", ""), ("vier\n", "vier\n\n# of a\na = eins\n")],
        );
    }

    #[test]
    fn what_cannot_be_done_is_refused() {
        let file = SourceFile::new("a.ftl", FILE);
        let mut editor = FluentEditor::new(&file).unwrap();
        assert!(editor.set("nowhere", "x").is_err());
        assert!(editor.set("broken", "x").is_err());
        assert!(editor.set("a", "{").is_err());
        for id in ["a", "broken", "a b", ""] {
            assert!(editor.insert(None, id, "x", None).is_err(), "{id}");
            assert!(editor.rename("b", id).is_err(), "{id}");
        }
        assert_eq!(editor.finish().unwrap(), FILE);
        let deep = format!("a = {}\nb = x\n", "{".repeat(1000));
        let file = SourceFile::new("a.ftl", &*deep);
        let mut editor = FluentEditor::new(&file).unwrap();
        assert!(editor.set("a", "x").is_err(), "an entry that cannot be read is not written over");
        editor.set("b", "y").unwrap();
        assert_eq!(editor.finish().unwrap(), deep.replace("b = x", "b = y"));
    }

    #[test]
    fn a_new_file_grows_from_nothing() {
        let file = SourceFile::new("a.ftl", "");
        let mut editor = FluentEditor::new(&file).unwrap();
        editor.insert(None, "a", "x", None).unwrap();
        editor.insert(Some("a"), "b", "y", None).unwrap();
        assert_eq!(editor.finish().unwrap(), "a = x\n\nb = y\n");
    }

    proptest! {
        #[test]
        fn editing_one_message_leaves_the_other_bytes(
            values in prop::collection::vec(r"[a-z\[*. \n{}]{1,8}", 1..6),
            new in any::<String>(),
            which in any::<prop::sample::Index>(),
        ) {
            use super::super::fluent_write::escape;
            let entry = |n: usize, text: &str| format!("m{n} ={}\n# c\n\n", render_value(&escape(text)).unwrap());
            let render = |values: &[String]| -> String {
                values.iter().enumerate().map(|(n, text)| entry(n, text)).collect()
            };
            let text = render(&values);
            let file = SourceFile::new("a.ftl", &*text);
            let mut editor = FluentEditor::new(&file).unwrap();
            let which = which.index(values.len());
            editor.set(&format!("m{which}"), &escape(&new)).unwrap();
            let mut changed = values.clone();
            changed[which] = new;
            prop_assert_eq!(editor.finish().unwrap(), render(&changed));
        }
    }
}
