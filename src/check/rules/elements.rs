//! The HTML elements of a text, as `html-mismatch` compares them.

use std::collections::{BTreeMap, HashSet};

use crate::{model::Span, text::TextFacts};

/// A tag of a text.
#[derive(Debug, Clone)]
pub(super) struct ElementTag {
    /// The element's name.
    pub(super) name: String,
    /// What its element is compared by: its name, the name by which a page puts its own element in
    /// its place (`data-l10n-name`), and the attributes that are no words; none for a closing tag.
    pub(super) key: Option<String>,
    /// Whether the page puts its own element in its place.
    pub(super) own: bool,
    /// Whether a closing tag follows.
    pub(super) open: bool,
    /// As written.
    pub(super) text: String,
    /// Where in the file.
    pub(super) span: Span,
}

/// The tags of a text; line breaks and comments are layout, and `<file name>` only looks like an
/// element.
pub(super) fn tags(facts: &TextFacts<'_>) -> Vec<ElementTag> {
    let text = facts.text();
    let all = || facts.markup().tags.iter().filter(|tag| !tag.name.is_empty());
    let closed: HashSet<&str> =
        all().filter(|tag| tag.closing).map(|tag| &text[tag.name.clone()]).collect();
    all()
        .filter_map(|tag| {
            let name = text[tag.name.clone()].to_ascii_lowercase();
            if matches!(&*name, "br" | "wbr") {
                return None;
            }
            let whole = &text[tag.range.clone()];
            let attributes = attributes(&text[tag.name.end..tag.range.end]);
            let own = attributes.get("data-l10n-name");
            let known = KNOWN.contains(&&*name) || VOID.contains(&&*name) || name.contains('-');
            if !known && own.is_none() && !tag.closing && !closed.contains(&text[tag.name.clone()])
            {
                return None;
            }
            let key = (!tag.closing).then(|| {
                let own = own.map(|own| format!("#{own}")).unwrap_or_default();
                let rest = attributes.iter().filter_map(|(name, value)| fixed(name, value));
                format!("{name}{own}{}", rest.collect::<String>())
            });
            let open = !tag.closing && !whole.ends_with("/>") && !VOID.contains(&&*name);
            let span = facts.reading.locate(tag.range.clone());
            Some(ElementTag { name, key, own: own.is_some(), open, text: whole.to_owned(), span })
        })
        .collect()
}

/// Elements that are known as such even where one of their tags is lost.
const KNOWN: [&str; 38] = [
    "a",
    "abbr",
    "audio",
    "b",
    "blockquote",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "ul",
    "video",
];

/// Elements without a closing tag.
const VOID: [&str; 11] =
    ["area", "base", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"];

/// Attributes that hold words or a language, say how a link opens, or have a rule of their own.
const FREE: [&str; 14] = [
    "alt",
    "dir",
    "href",
    "hreflang",
    "label",
    "lang",
    "placeholder",
    "rel",
    "src",
    "summary",
    "target",
    "title",
    "translate",
    "value",
];

/// An attribute as it is compared; none where a translation may change it.
fn fixed(name: &str, value: &str) -> Option<String> {
    if name == "href" {
        return Some(" href".to_owned());
    }
    let free = FREE.contains(&name) || name.starts_with("aria-") || name == "data-l10n-name";
    (!free).then(|| format!(" {name}={value}"))
}

/// The attributes of a tag, by name; `text` is what follows the element's name.
fn attributes(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = text.trim_end_matches(['>', '/']).trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let inner = quote.map_or(after, |_| &after[1..]);
            let end = match quote {
                Some(quote) => inner.find(quote),
                None => inner.find(char::is_whitespace),
            };
            let end = end.unwrap_or(inner.len());
            value.push_str(&inner[..end]);
            rest = inner[end..].trim_start_matches(['"', '\'']).trim_start();
        }
        // What is neither a name nor a value is passed over.
        if name.is_empty() && value.is_empty() {
            break;
        }
        found.insert(name, value);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_as_browsers_do() {
        for (text, expected) in [
            (">", ""),
            ("/>", ""),
            (r#" href="a b" CLASS='c' hidden>"#, "class=c|hidden=|href=a b"),
            (r#" data-l10n-name = "x"/>"#, "data-l10n-name=x"),
            (" a=b c>", "a=b|c="),
            (r#" a="b"c="d">"#, "a=b|c=d"),
            (r#" a="b"#, "a=b"),
            (" = = \" '>", "==|\"=|'="),
            (" é=\u{fffc} ü>", "é=\u{fffc}|ü="),
        ] {
            let found: Vec<_> = attributes(text)
                .into_iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
