//! Literal text → Markdown inline markup: what would be read as markup gets a backslash, and
//! nothing else, so that ordinary prose stays as it is.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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
        '&' => next.is_none_or(|next| next.is_ascii_alphabetic() || next == '#'),
        _ => false,
    }
}

/// Whether Markdown reads a line of text as nothing but text, character for character.
fn reads_as_itself(text: &str) -> bool {
    // A letter before it keeps the beginning of the text from opening a block.
    let line = format!("x{text}");
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
