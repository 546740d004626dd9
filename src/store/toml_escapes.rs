//! How a TOML string that has escapes stands in its file: what is written is not what it says.
//!
//! The grammar is that of [TOML 1.1](https://toml.io/en/v1.1.0#string).

use std::borrow::Cow;

use crate::model::Span;

/// A part of a string: text that stands in the file as it is, or a single escape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StringPiece {
    /// Where it begins in what the string says.
    pub(super) at: usize,
    /// How long it is there.
    pub(super) len: usize,
    /// Where it stands in the file.
    pub(super) span: Span,
}

/// What a basic string says, given what stands between its quotation marks; none where it ends
/// before its end, or has other escapes than those that diglot writes.
pub(super) fn simple(written: &str) -> Option<Cow<'_, str>> {
    let mut rest = written;
    let mut text = String::new();
    while let Some(at) = memchr::memchr2(b'"', b'\\', rest.as_bytes()) {
        let (before, after) = rest.split_at(at);
        text.push_str(before);
        text.push(match after.as_bytes() {
            [b'\\', b'"', ..] => '"',
            [b'\\', b'\\', ..] => '\\',
            [b'\\', b'n', ..] => '\n',
            [b'\\', b'r', ..] => '\r',
            [b'\\', b't', ..] => '\t',
            _ => return None,
        });
        rest = &after[2..];
    }
    if rest.len() == written.len() {
        return Some(Cow::Borrowed(written));
    }
    text.push_str(rest);
    Some(Cow::Owned(text))
}

/// The parts of the string at `span`, quotation marks included, which says `said`; none where that
/// cannot be told.
pub(super) fn pieces(file: &str, span: Span, said: &str) -> Option<Vec<StringPiece>> {
    let raw = file.get(span.range())?;
    let (mark, is_block) = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        // A string that ends nowhere is said to be one all the same, by those who read on.
        .find(|mark| raw.len() >= 2 * mark.len() && raw.starts_with(mark) && raw.ends_with(mark))
        .map(|mark| (mark, mark.len() == 3))?;
    let has_escapes = mark.starts_with('"');
    let end = raw.len() - mark.len();
    let mut at = mark.len();
    if is_block {
        // A line break right after the opening mark is none of the text.
        at += ["\r\n", "\n"].iter().find(|b| raw[at..end].starts_with(**b)).map_or(0, |b| b.len());
    }
    let mut pieces = StringPieces { all: Vec::new(), length: 0, base: span.start };
    while at < end {
        let rest = &raw[at..end];
        let plain = rest.find(['\\', '\r']).unwrap_or(rest.len());
        pieces.push_escape(at, plain, plain);
        at += plain;
        let rest = &raw[at..end];
        let (written, meant) = match rest.as_bytes().first() {
            None => break,
            Some(b'\\') if has_escapes => escape(rest, is_block)?,
            // TOML lets the reader make one line break of the two characters.
            Some(b'\r') if said.as_bytes().get(pieces.length) == Some(&b'\n') => (2, 1),
            Some(_) => (1, 1),
        };
        pieces.push_escape(at, written, meant);
        at += written;
    }
    let is_whole = pieces.length == said.len();
    let is_true = |piece: &StringPiece| {
        let meant = said.get(piece.at..piece.at + piece.len);
        meant.is_some() && (piece.len != piece.span.len() || meant == file.get(piece.span.range()))
    };
    (is_whole && pieces.all.iter().all(is_true)).then_some(pieces.all)
}

struct StringPieces {
    all: Vec<StringPiece>,
    length: usize,
    base: usize,
}

impl StringPieces {
    fn push_escape(&mut self, at: usize, written: usize, meant: usize) {
        if meant > 0 {
            let start = self.base + at;
            let span = Span::new(start, start + written);
            self.all.push(StringPiece { at: self.length, len: meant, span });
            self.length += meant;
        }
    }
}

/// How long the escape at the head of a text is, as it is written and as it is meant.
fn escape(text: &str, is_block: bool) -> Option<(usize, usize)> {
    let digits = match text.as_bytes().get(1)? {
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        b' ' | b'\t' | b'\r' | b'\n' if is_block => {
            let rest = text[1..].trim_start_matches([' ', '\t', '\r', '\n']);
            return Some((text.len() - rest.len(), 0));
        }
        b'"' | b'\\' | b'b' | b'e' | b'f' | b'n' | b'r' | b't' => return Some((2, 1)),
        // No escape: what is behind the backslash may be half of a character.
        _ => return None,
    };
    let code = u32::from_str_radix(text.get(2..2 + digits)?, 16).ok()?;
    Some((2 + digits, char::from_u32(code)?.len_utf8()))
}

#[cfg(test)]
mod tests {
    use toml::de::{DeTable, DeValue};

    use super::*;

    /// The parts of the value of `a`, each as it is written.
    #[track_caller]
    fn check(value: &str, expected: Option<&[&str]>) {
        let file = format!("# é\na = {value}\n");
        let root = DeTable::parse(&file).unwrap();
        let (_, value) = root.get_ref().iter().next().unwrap();
        let DeValue::String(said) = value.get_ref() else { panic!("{file}") };
        let span = Span::new(value.span().start, value.span().end);
        let pieces = pieces(&file, span, said);
        let written =
            pieces.map(|all| all.iter().map(|p| &file[p.span.range()]).collect::<Vec<_>>());
        assert_eq!(written.as_deref(), expected, "{file}");
    }

    #[test]
    fn what_is_no_string_is_not_taken_apart() {
        for text in ["\"C:\\été\"", "\"a\\u00e9 é", "\"\\é", "\"\"\"\\n é", "\"", "'é", "\"\\"]
        {
            let said = "C:été".get(..text.len().min(2)).unwrap_or_default();
            assert_eq!(pieces(text, Span::new(0, text.len()), said), None, "{text}");
        }
    }

    #[test]
    fn a_string_is_taken_apart_at_its_escapes() {
        check(
            r#""L’Etat dit \"oui\" etc..""#,
            Some(&["L’Etat dit ", "\\\"", "oui", "\\\"", " etc.."]),
        );
        check(r#""\u00e9t\U000000e9""#, Some(&["\\u00e9", "t", "\\U000000e9"]));
        check("\"\"\"\nun\\\n   deux\"\"\"", Some(&["un", "deux"]));
        check("\"\"\"\"un\" \\\"\"\"\"", Some(&["\"un\" ", "\\\""]));
        check("'c:\\x'", Some(&["c:", "\\", "x"]));
        check("\"plain\"", Some(&["plain"]));
        check("\"\"", Some(&[]));
    }
}
