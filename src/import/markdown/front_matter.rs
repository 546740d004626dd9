//! Front matter: what a Markdown document says of itself above its text.
//!
//! Of YAML only the lines `key: value` are read, which is what front matter is made of; whatever
//! else stands there is told, not guessed.

use crate::model::Phrase;

use super::super::Imported;

/// The front matter at the head of a text: how long it is with its lines of `---`, and what stands
/// between them.
pub(in crate::import) fn head(text: &str) -> Option<(usize, &str)> {
    let inner = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let start = text.len() - inner.len();
    let mut at = start;
    for line in inner.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((at + line.len(), &text[start..at]));
        }
        at += line.len();
    }
    None
}

/// Reads front matter between lines of `---`; `line` is the number of its first line.
pub(in crate::import) fn yaml(text: &str, line: usize, imported: &mut Imported) {
    let mut entries = text.lines().enumerate().peekable();
    while let Some((index, entry)) = entries.next() {
        let is_comment = entry.trim_start().starts_with('#');
        if entry.trim().is_empty() || is_comment {
            continue;
        }
        let pair = entry.split_once(':').filter(|_| !entry.starts_with([' ', '\t', '-']));
        let pair = pair.map(|(key, value)| (key.trim(), value.trim()));
        // A folded or literal value, or one that goes on: the indented lines that follow are one
        // text, as a title is.
        let is_block = pair.is_some_and(|(_, value)| value.trim_end_matches(['-', '+']) == ">")
            || pair.is_some_and(|(_, value)| value.trim_end_matches(['-', '+']) == "|");
        let may_go_on = pair.is_some_and(|(_, value)| is_block || scalar(value).is_some());
        let mut more = String::new();
        while let Some((_, next)) = entries.next_if(|(_, next)| {
            may_go_on && (next.starts_with([' ', '\t']) || is_block && next.trim().is_empty())
        }) {
            more.extend([" ", next.trim()]);
        }
        let value = pair.and_then(|(key, value)| {
            let value = if is_block { String::new() } else { scalar(value)? };
            let value = crate::text::folded(&(value + &more)).into_owned();
            (!value.is_empty()).then_some((key, value))
        });
        let known = value.is_some_and(|(key, value)| set(key, value, imported));
        if !known {
            lose(entry.trim(), line + index, imported);
        }
    }
}

/// Reads front matter between lines of `+++`.
pub(super) fn toml(text: &str, line: usize, imported: &mut Imported) {
    let Ok(table) = text.parse::<toml::Table>() else {
        return lose("+++", line, imported);
    };
    for (key, value) in &table {
        let text = match value {
            toml::Value::String(text) => Some(text.clone()),
            toml::Value::Datetime(date) => Some(date.to_string()),
            _ => None,
        };
        let known = text.is_some_and(|text| set(key, text, imported));
        if !known {
            lose(key, line, imported);
        }
    }
}

/// The text of a YAML scalar on one line; none where it is a list, a block or something else.
fn scalar(value: &str) -> Option<String> {
    let quoted = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    if let Some(text) = quoted('"') {
        return Some(text.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if let Some(text) = quoted('\'') {
        return Some(text.replace("''", "'"));
    }
    let plain = value.split(" #").next().unwrap_or_default().trim_end();
    (!plain.is_empty() && !plain.starts_with(['[', '{', '|', '>', '&', '*', '!', '"', '\'']))
        .then(|| plain.to_owned())
}

/// Keeps a value, if its key is one that a document has a place for.
fn set(key: &str, value: String, imported: &mut Imported) -> bool {
    let metadata = &mut imported.metadata;
    let slot = match &*key.to_ascii_lowercase() {
        "title" => &mut metadata.title,
        "author" => &mut metadata.author,
        "date" => &mut metadata.date,
        "url" | "canonical_url" => &mut metadata.url,
        "licence" | "license" => &mut metadata.licence,
        "lang" | "language" => {
            imported.language = Some(value);
            return true;
        }
        _ => return false,
    };
    *slot = Some(value.into());
    true
}

fn lose(what: &str, line: usize, imported: &mut Imported) {
    let phrase = Phrase::new("import-loss-front-matter").with("line", line).with("what", what);
    imported.losses.push(phrase);
}
