//! Front matter with the place of each of its values: YAML, TOML or JSON above the text.
//!
//! YAML is read with `saphyr-parser`, which reads JSON too; what stands before something that does
//! not read is kept.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};
use toml::de::{DeTable, DeValue};

use crate::model::Span;

use super::pieces::{TextPiece, lines};

/// What a page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    /// Where the page's text begins.
    pub(super) end: usize,
    /// Its values that are one text or number, by the names on the way to them, in order.
    pub(super) fields: Vec<FrontField>,
    /// The names on the way to its other values: tables, lists, references to another value.
    pub(super) others: Vec<String>,
    /// Where it cannot be read.
    pub(super) broken: Option<usize>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FrontField {
    /// Its key, with those of the tables it is in before it: `hero.title`.
    pub(super) path: String,
    /// Where its own key stands.
    pub(super) key: Span,
    /// Its value as written, quotation marks included.
    pub(super) value: Span,
    /// What it says.
    pub(super) pieces: Vec<TextPiece>,
}

/// Front matter longer than this is not looked into, in bytes.
const MAX_FRONT_MATTER: usize = 1 << 20;

/// Where a page begins, behind a byte order mark.
pub(super) fn page_start(page: &str) -> usize {
    if page.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Reads the front matter that `page` has at `start`, behind a byte order mark.
pub(super) fn parse_front_matter(page: &str, start: usize) -> FrontMatter {
    let body = &page[start..];
    let first = body.lines().next().unwrap_or_default().trim_end();
    let mut front = match first {
        "---" | "+++" => {
            let from = start + body.find('\n').map_or(body.len(), |at| at + 1);
            let Some((end, after)) = closing(page, from, first) else {
                return FrontMatter { end: start, ..FrontMatter::default() };
            };
            let range = from..end.min(from + MAX_FRONT_MATTER);
            let front = if first == "+++" { toml(page, range) } else { yaml(page, range) };
            FrontMatter { end: after, ..front }
        }
        _ if first.starts_with('{') && !first.starts_with("{{") && !first.starts_with("{%") => {
            let mut values =
                serde_json::Deserializer::from_str(body).into_iter::<serde::de::IgnoredAny>();
            let is_whole = values.next().is_some_and(|value| value.is_ok());
            let end = start + values.byte_offset();
            let is_map =
                is_whole && page[start..end].ends_with('}') && page[start..end].contains('"');
            if !is_map {
                return FrontMatter { end: start, ..FrontMatter::default() };
            }
            FrontMatter { end, ..yaml(page, start..end) }
        }
        _ => FrontMatter { end: start, ..FrontMatter::default() },
    };
    front.fields.sort_by_key(|field| field.value.start);
    front
}

/// Where front matter ends that begins at `from`, and where the text after it does.
fn closing(page: &str, from: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = from;
    for line in page[from..].split_inclusive('\n') {
        let text = line.trim_end();
        if text == fence || (fence == "---" && text == "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn yaml(page: &str, range: Range<usize>) -> FrontMatter {
    let text = &page[range.clone()];
    let mut places = CharPlaces { text, base: range.start, chars: 0, bytes: 0 };
    let (mut front, mut open) = (FrontMatter::default(), Vec::<OpenTable>::new());
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else {
            front.broken = Some(range.start + places.bytes);
            break;
        };
        let (start, end) = (places.byte(span.start.index()), places.byte(span.end.index()));
        let is_key = open.last().is_some_and(|level| level.is_map && level.key.is_none());
        match event {
            Event::Scalar(value, style, ..) if is_key => {
                if let (
                    Some(level),
                    ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted,
                ) = (open.last_mut(), style)
                {
                    level.key = Some((value.into_owned(), Span::new(start, end)));
                }
            }
            Event::Scalar(value, style, ..) => {
                let value = ScalarText { said: &value, style, span: Span::new(start, end) };
                front.fields.extend(field(page, &open, &value));
                done(&mut open);
            }
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let is_map = matches!(event, Event::MappingStart(..));
                front.others.push(path_of(&open));
                open.push(OpenTable { is_map, key: None });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                done(&mut open);
            }
            Event::Alias(_) => {
                front.others.push(path_of(&open));
                done(&mut open);
            }
            _ => {}
        }
        if open.len() > MAX_DEPTH {
            break;
        }
    }
    front
}

/// Front matter nested deeper is not looked into.
const MAX_DEPTH: usize = 16;

/// A table or list that is open.
struct OpenTable {
    is_map: bool,
    key: Option<(String, Span)>,
}

/// The names of the keys whose value is being read.
fn path_of(open: &[OpenTable]) -> String {
    let keys = open.iter().filter_map(|level| level.key.as_ref());
    keys.map(|(name, _)| &**name).collect::<Vec<_>>().join(".")
}

/// The value of the innermost key was read.
fn done(open: &mut [OpenTable]) {
    if let Some(level) = open.last_mut() {
        level.key = None;
    }
}

/// A scalar of YAML.
struct ScalarText<'s> {
    said: &'s str,
    style: ScalarStyle,
    span: Span,
}

fn field(page: &str, open: &[OpenTable], value: &ScalarText<'_>) -> Option<FrontField> {
    let key = open.iter().filter_map(|level| level.key.as_ref()).next_back()?.1;
    let path = path_of(open);
    let raw = &page[value.span.range()];
    let length = match value.style {
        ScalarStyle::SingleQuoted => quoted_length(raw, '\''),
        ScalarStyle::DoubleQuoted => quoted_length(raw, '"'),
        _ => raw.trim_end().len(),
    };
    let span = Span::new(value.span.start, value.span.start + length);
    let inside = match value.style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if span.len() >= 2 => {
            Span::new(span.start + 1, span.end - 1)
        }
        ScalarStyle::Folded | ScalarStyle::Literal => {
            let header = page[span.range()].find('\n').map_or(span.len(), |at| at + 1);
            let is_header = page[span.range()].starts_with(['>', '|']);
            Span::new(span.start + if is_header { header } else { 0 }, span.end)
        }
        _ => span,
    };
    let text = &page[inside.range()];
    let escaped = match value.style {
        ScalarStyle::DoubleQuoted => text.contains('\\'),
        ScalarStyle::SingleQuoted => text.contains("''"),
        _ => false,
    };
    let pieces = if escaped {
        vec![TextPiece { span: inside, said: Some(value.said.to_owned()) }]
    } else {
        lines(page, inside.range(), 0)
    };
    Some(FrontField { path, key, value: span, pieces })
}

/// The length of the text in quotation marks that `raw` begins with: the parser counts a comment
/// behind it in.
fn quoted_length(raw: &str, mark: char) -> usize {
    let mut chars = raw.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let is_doubled = mark == '\'' && chars.peek().is_some_and(|(_, next)| *next == mark);
        if c == '\\' && mark == '"' || c == mark && is_doubled {
            chars.next();
        } else if c == mark {
            return at + 1;
        }
    }
    raw.trim_end().len()
}

fn toml(page: &str, range: Range<usize>) -> FrontMatter {
    let mut front = FrontMatter::default();
    match DeTable::parse(&page[range.clone()]) {
        Ok(table) => toml_fields(page, range.start, table.get_ref(), "", &mut front.fields),
        Err(error) => {
            front.broken = Some(range.start + error.span().map_or(0, |span| span.start));
        }
    }
    front
}

fn toml_fields(
    page: &str,
    base: usize,
    table: &DeTable<'_>,
    above: &str,
    fields: &mut Vec<FrontField>,
) {
    for (key, value) in table {
        let path = format!("{above}{}", key.get_ref());
        let span = Span::new(base + value.span().start, base + value.span().end);
        match value.get_ref() {
            DeValue::Table(inner) => toml_fields(page, base, inner, &format!("{path}."), fields),
            DeValue::Array(_) => {}
            other => {
                let raw = &page[span.range()];
                let marks = ["\"\"\"", "'''", "\"", "'"];
                let quoted =
                    marks.into_iter().find(|m| raw.starts_with(m) && raw.len() >= 2 * m.len());
                let mark = quoted.map_or(0, str::len);
                let inside = Span::new(span.start + mark, span.end - mark);
                let said = other.as_str().filter(|said| *said != &page[inside.range()]);
                let pieces = match said {
                    Some(said) => vec![TextPiece { span: inside, said: Some(said.to_owned()) }],
                    None => lines(page, inside.range(), 0),
                };
                let key = Span::new(base + key.span().start, base + key.span().end);
                fields.push(FrontField { path, key, value: span, pieces });
            }
        }
    }
}

/// Finds bytes by numbers of characters, which are asked for in order, or nearly.
struct CharPlaces<'t> {
    text: &'t str,
    base: usize,
    chars: usize,
    bytes: usize,
}

impl CharPlaces<'_> {
    fn byte(&mut self, chars: usize) -> usize {
        if self.chars > chars {
            let back = self.text[..self.bytes].chars().rev().take(self.chars - chars);
            self.bytes -= back.map(char::len_utf8).sum::<usize>();
        } else {
            let on = self.text[self.bytes..].chars().take(chars - self.chars);
            self.bytes += on.map(char::len_utf8).sum::<usize>();
        }
        self.chars = chars;
        self.base + self.bytes
    }
}
