//! What a structured document says of itself, edited by splicing.

use toml::de::DeTable;

use crate::model::{Metadata, SourceFile, Span};

use super::{
    content_edit::{lines, render_metadata},
    toml_write::string,
};

/// The file's text with another `[document]` table. What `old` and `new` say alike stays as the file
/// has it, and so does what the file says otherwise than `old`; all of it, where the table is
/// written in a way that is not edited.
#[must_use]
pub(crate) fn set_metadata(file: &SourceFile, old: &Metadata<'_>, new: &Metadata<'_>) -> String {
    let text = file.text();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let changes: Vec<_> = (old.entries().into_iter().zip(new.entries()))
        .filter(|((_, old), (_, new))| old != new)
        .map(|((_, old), (key, new))| (key, old, new.map(|new| string(new, false))))
        .collect();
    let Ok(root) = DeTable::parse(text) else { return text.to_owned() };
    let Some(table) = root.get_ref().get("document") else {
        let table = render_metadata(&only(new, &changes));
        let gap = if table.is_empty() || text.is_empty() { "" } else { newline };
        let (mark, rest) = text.split_at(if text.starts_with('\u{feff}') { 3 } else { 0 });
        return format!("{mark}{}{gap}{rest}", table.replace('\n', newline));
    };
    let (at, header) = (table.span(), &text[table.span()]);
    let (Some(keys), true) = (table.get_ref().as_table(), header.starts_with('[')) else {
        return text.to_owned();
    };
    let mut last = lines(text, at.start, at.start).end;
    let mut edits: Vec<(Span, String)> = Vec::new();
    let mut added = String::new();
    for (_, value) in keys {
        last = last.max(lines(text, value.span().start, value.span().end).end);
    }
    for (key, old, value) in changes {
        let there = keys.iter().find(|(own, _)| &**own.get_ref() == key);
        if there.is_some() != old.is_some()
            || there.is_some_and(|(_, own)| own.get_ref().as_str() != old)
        {
            continue;
        }
        match (there, value) {
            (Some((_, own)), Some(value)) => {
                edits.push((Span::new(own.span().start, own.span().end), value));
            }
            (Some((key, own)), None) => {
                edits.push((lines(text, key.span().start, own.span().end), String::new()));
            }
            (None, Some(value)) => added.extend([key, " = ", &*value, newline]),
            _ => {}
        }
    }
    if !added.is_empty() {
        let gap = if text[..last].ends_with('\n') { "" } else { newline };
        edits.push((Span::at(last), format!("{gap}{added}")));
    }
    edits.sort_by_key(|(span, _)| *span);
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (span, new) in edits {
        out.extend([&text[from..span.start], &*new]);
        from = span.end;
    }
    out + &text[from..]
}

/// Of what a document says of itself, that which changed.
fn only<'m>(new: &Metadata<'m>, changes: &[(&str, Option<&str>, Option<String>)]) -> Metadata<'m> {
    let comes =
        |key: &str| changes.iter().any(|(changed, old, _)| *changed == key && old.is_none());
    let mut only = new.clone();
    for (key, slot) in [
        ("title", &mut only.title),
        ("author", &mut only.author),
        ("date", &mut only.date),
        ("url", &mut only.url),
        ("licence", &mut only.licence),
    ] {
        if !comes(key) {
            *slot = None;
        }
    }
    only
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said<'t>(title: Option<&'t str>, date: Option<&'t str>) -> Metadata<'t> {
        Metadata { title: title.map(Into::into), date: date.map(Into::into), ..Metadata::default() }
    }

    #[track_caller]
    fn check(file: &str, old: [Option<&str>; 2], new: [Option<&str>; 2], expected: &str) {
        for newline in ["\n", "\r\n"] {
            let file = file.replace('\n', newline);
            // A file of one line does not tell how its lines end.
            let newline = if file.contains(newline) { newline } else { "\n" };
            let expected = expected.replace('\n', newline);
            let file = SourceFile::new("a.toml", file);
            let (old, new) = (said(old[0], old[1]), said(new[0], new[1]));
            assert_eq!(set_metadata(&file, &old, &new), expected);
        }
    }

    #[test]
    fn what_changed_is_set_and_the_rest_stays() {
        let file = "# x\n[document]\ntitle = 'A' # y\nauthor = \"A\"\n\n[[segment]]\nid = \"a\"\n";
        let (a, b) = (Some("A"), Some("B"));
        check(file, [a, None], [a, None], file);
        check(file, [a, None], [b, None], &file.replace("'A'", "\"B\""));
        check(file, [a, None], [None, None], &file.replace("title = 'A' # y\n", ""));
        check(file, [b, b], [None, a], file);
        check(file, [a, None], [a, b], &file.replace("\"A\"\n", "\"A\"\ndate = \"B\"\n"));
        check("", [None, None], [a, None], "[document]\ntitle = \"A\"\n");
        check("# x\n", [a, None], [a, b], "[document]\ndate = \"B\"\n\n# x\n");
        check("[document]", [None, None], [a, None], "[document]\ntitle = \"A\"\n");
        let inline = "document = { title = \"x\" }\n";
        check(inline, [a, None], [b, None], inline);
    }
}
