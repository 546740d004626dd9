//! The pictures of a text: where their addresses stand, and how others are put there.

use std::{borrow::Cow, ops::Range};

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Keeps the beginning of a text from opening a block.
const GUARD: &str = "x ";

/// A picture of a text.
struct PictureLink {
    /// Where its markup stands.
    range: Range<usize>,
    address: String,
    title: String,
}

/// The text with other addresses of its pictures: `change` says what becomes of each.
#[must_use]
pub(crate) fn with_pictures(
    text: &str,
    mut change: impl FnMut(&str) -> PictureChange,
) -> Cow<'_, str> {
    let mut out = String::new();
    let mut at = 0;
    for picture in picture_links(text) {
        let markup = &text[picture.range.clone()];
        // The text of a picture ends where its address begins; brackets in it are escaped.
        let Some(end) = markup.rfind("](") else { continue };
        let new = match change(&picture.address) {
            PictureChange::Stays => continue,
            PictureChange::Text => markup[..end].trim_start_matches('!')[1..].to_owned(),
            PictureChange::Address(new) => {
                markup[..end].to_owned() + &link_target(&new, &picture.title)
            }
        };
        out.push_str(&text[at..picture.range.start]);
        out.push_str(&new);
        at = picture.range.end;
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// What becomes of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureChange {
    /// Nothing.
    Stays,
    /// It gets another address.
    Address(String),
    /// Its alternative text is all that is left of it.
    Text,
}

/// The path that a picture's address is, if it is relative to the document's; decoded.
#[must_use]
pub(crate) fn local_path(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let has_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
    let is_local = !path.is_empty() && !has_scheme && !path.starts_with('/');
    is_local.then(|| percent_decode_str(path).decode_utf8_lossy().into_owned())
}

fn picture_links(text: &str) -> Vec<PictureLink> {
    let mut found = Vec::new();
    if !text.contains("![") {
        return found;
    }
    let guarded = format!("{GUARD}{text}");
    let mut depth = 0;
    for (event, range) in Parser::new(&guarded).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                // A picture in the text of a picture is not shown.
                if depth == 0 {
                    let range = range.start - GUARD.len()..range.end - GUARD.len();
                    let (address, title) = (dest_url.into_string(), title.into_string());
                    found.push(PictureLink { range, address, title });
                }
                depth += 1;
            }
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
    }
    found
}

/// The end of a Markdown link or image: the bracket that closes its text, and its target.
#[must_use]
pub(crate) fn link_target(url: &str, title: &str) -> String {
    let bare = !url.is_empty()
        && !url.starts_with('<')
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || "()\\".contains(c));
    let mut out = String::from("](");
    if !bare {
        out.push('<');
    }
    for (at, c) in url.char_indices().filter(|(_, c)| !matches!(c, '\n' | '\r')) {
        match c {
            '<' | '>' | '\\' => out.extend(['\\', c]),
            '&' if is_entity(&url[at + 1..]) => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    if !bare {
        out.push('>');
    }
    if !title.is_empty() {
        let title = super::folded(title).replace('\\', "\\\\").replace('"', "\\\"");
        out.extend([" \"", &title, "\""]);
    }
    out.push(')');
    out
}

/// Whether what follows an ampersand makes it the beginning of a character reference.
#[must_use]
pub(crate) fn is_entity(rest: &str) -> bool {
    const LONGEST: usize = 33;
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let length = name.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name.as_bytes().get(length) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_change_and_nothing_else() {
        let change = |address: &str| match address {
            "a.png" => PictureChange::Address("verger/a.png".into()),
            "b c.png" => PictureChange::Address("d e.png".into()),
            "data:x" => PictureChange::Text,
            _ => PictureChange::Stays,
        };
        for (text, expected) in [
            ("![Un \\[logo\\]](a.png)", "![Un \\[logo\\]](verger/a.png)"),
            ("[![l](a.png \"t\")](http://a)", "[![l](verger/a.png \"t\")](http://a)"),
            ("| x | ![](<b c.png>) ![k](k.png) |", "| x | ![](<d e.png>) ![k](k.png) |"),
            ("le ![logo](data:x) bleu", "le logo bleu"),
            ("1. ![l](a.png)\\\n# b", "1. ![l](verger/a.png)\\\n# b"),
            ("[a](a.png) `![l](a.png)`", "[a](a.png) `![l](a.png)`"),
        ] {
            assert_eq!(with_pictures(text, change), expected);
        }
    }
}
