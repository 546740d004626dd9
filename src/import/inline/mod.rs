//! Literal text → Markdown inline markup: what would be read as markup gets a backslash, and
//! nothing else, so that ordinary prose stays as it is.

mod builder;
mod token;
mod verify;

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::text::is_entity;
pub(super) use crate::text::link_target as target;

pub(super) use builder::Builder;
pub(super) use token::InlineWrap;

/// A text that Markdown reads back as these very characters, standing inside a paragraph.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let special = |byte: &u8| matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b'<' | b'&');
    if !text.as_bytes().iter().any(special) || reads_as_itself(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    for (at, c) in text.char_indices() {
        if is_markup(c, before, &text[at + c.len_utf8()..]) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    Cow::Owned(out)
}

/// The same with every sign escaped that is markup in any place.
fn escape_all(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<&~|!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The text of a link: brackets are escaped as well.
fn escape_in_link(text: &str) -> Cow<'_, str> {
    if text.contains(['[', ']']) { Cow::Owned(escape_all(text)) } else { escape(text) }
}

/// Code, between as many backticks as it takes.
fn code_span(code: &str) -> String {
    let runs = code.split(|c| c != '`').map(str::len);
    let ticks = "`".repeat(runs.max().unwrap_or(0) + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{code}{pad}{ticks}")
}

/// A link that shows its own address.
fn autolink(url: &str) -> String {
    format!("<{url}>")
}

/// Whether a character may be read as markup where it stands, or hides one that is.
fn is_markup(c: char, before: Option<char>, rest: &str) -> bool {
    let next = rest.chars().next();
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '*' => !(is_space(before) && is_space(next)),
        '_' => !(is_space(before) && is_space(next) || is_word(before) && is_word(next)),
        '`' | '[' => true,
        '\\' => next.is_none_or(|next| next.is_ascii_punctuation() || next == '\n'),
        '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => is_entity(rest),
        _ => false,
    }
}

/// Whether Markdown reads a line of text as nothing but text, character for character.
fn reads_as_itself(text: &str) -> bool {
    let line = guarded(text);
    let mut read = String::with_capacity(line.len());
    for event in Parser::new_ext(&line, Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            Event::Text(part) => read.push_str(&part),
            _ => return false,
        }
    }
    // The parser trims the text; its edges hold no markup.
    read.trim_end() == line.trim_end()
}

const GUARD: &str = "x ";

/// A letter before a text keeps its beginning from opening a block.
fn guarded(text: &str) -> String {
    format!("{GUARD}{text}")
}

/// A row of a table: the cells between bars. A bar within a cell must come escaped.
pub(super) fn row(cells: &[String]) -> String {
    let mut out = String::from("|");
    for cell in cells {
        out.push_str(if cell.is_empty() { " |" } else { " " });
        if !cell.is_empty() {
            out.push_str(cell);
            out.push_str(" |");
        }
    }
    out
}

/// Escapes the bars of a cell's text.
pub(super) fn escape_bars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// The text without its markup.
pub(super) fn strip_inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + GUARD.len());
    for event in Parser::new(&guarded(text)) {
        match event {
            Event::Text(part) | Event::Code(part) => out.push_str(&part),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out.split_off(GUARD.len().min(out.len()))
}

/// Whether a text is an image, in a link or not, and nothing else.
pub(super) fn is_image(text: &str) -> bool {
    let (mut depth, mut images) = (0, 0);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                images += usize::from(depth == 0);
                depth += 1;
            }
            Event::End(TagEnd::Image) => depth -= 1,
            Event::Start(Tag::Paragraph | Tag::Link { .. })
            | Event::End(TagEnd::Paragraph | TagEnd::Link) => {}
            _ if depth > 0 => {}
            _ => return false,
        }
    }
    images == 1
}

/// Whether a text has a letter or digit outside of images.
pub(super) fn has_text(text: &str) -> bool {
    let mut images = 0;
    Parser::new(text).any(|event| {
        match &event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            _ => {}
        }
        let shown = |part: &str| part.contains(char::is_alphanumeric);
        images == 0 && matches!(&event, Event::Text(part) | Event::Code(part) if shown(part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
        assert!(reads_as_itself(text) || text != expected, "{text:?} would be read as markup");
    }

    #[test]
    fn only_what_would_be_markup_is_escaped() {
        check(
            "l’œuvre, 2 * 3 * 4, nom_de_fichier, [1], R&D, a < b",
            "l’œuvre, 2 * 3 * 4, nom_de_fichier, [1], R&D, a < b",
        );
        check("un *mot* et _un_ autre", r"un \*mot\* et \_un\_ autre");
        check("`code`", r"\`code\`");
        check("[a](b)", r"\[a](b)");
        check("<b>x</b> et &eacute;", r"\<b>x\</b> et \&eacute;");
        check(r"a\*b", r"a\\\*b");
        check("C:\\Users", "C:\\Users");
    }
}
