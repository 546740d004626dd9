//! Structured documents as diglot writes them, read line by line.
//!
//! Nearly all documents have a key a line and every value in the simplest form there is for it, and
//! TOML's tables of tables are what a check would mostly wait for. Of a document that has anything
//! else, or in which anything is wrong, nothing is said here: it is read as the TOML that it is.

use std::{borrow::Cow, collections::HashSet};

use foldhash::fast::RandomState;

use crate::model::{
    AllowedRule, DocumentKind, Metadata, Resource, SegmentKind, SourceFile, Span, TranslationUnit,
    UnitKind, is_identifier,
};

use super::{fluent::parse_text, toml_escapes};

/// What a document says; nothing of one that is not all in the usual form.
pub(super) fn read_usual_content(file: &SourceFile) -> Option<Resource<'_>> {
    let text = file.text();
    // Lists that grow are copied, and a big document's are long.
    let segments = memchr::memmem::find_iter(text.as_bytes(), "[[segment]]").count();
    let mut resource = Resource { kind: DocumentKind::Content, ..Resource::default() };
    resource.units.reserve_exact(segments);
    let mut reader = ContentReader {
        text,
        table: ContentTable::None,
        has_metadata: false,
        seen: HashSet::with_capacity_and_hasher(segments, RandomState::default()),
        resource,
    };
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        reader.take_content_line(
            start,
            text[start..end].strip_suffix('\r').unwrap_or(&text[start..end]),
        )?;
        start = end + 1;
    }
    reader.take_content_line(start, &text[start..])?;
    reader.end_table()?;
    Some(reader.resource)
}

struct ContentReader<'a> {
    text: &'a str,
    /// The table that the line is in.
    table: ContentTable<'a>,
    has_metadata: bool,
    seen: HashSet<&'a str, RandomState>,
    resource: Resource<'a>,
}

enum ContentTable<'a> {
    None,
    Document(Metadata<'a>),
    Segment(Box<PartialSegment<'a>>),
}

/// A segment, as far as it was read.
#[derive(Default)]
struct PartialSegment<'a> {
    header: Span,
    id: Option<LineText<'a>>,
    kind: Option<SegmentKind>,
    level: Option<u8>,
    label: Option<LineText<'a>>,
    text: Option<LineText<'a>>,
    note: Option<LineText<'a>>,
    allows: Vec<AllowedRule<'a>>,
}

/// A string, and where its text stands; with its quotation marks, where it has escapes.
type LineText<'a> = (Cow<'a, str>, Span);

impl<'a> ContentReader<'a> {
    /// Takes in the line that begins at `start`; as everywhere here, nothing is given back where it
    /// is not in the usual form.
    fn take_content_line(&mut self, start: usize, line: &'a str) -> Option<()> {
        match line.as_bytes() {
            [] => Some(()),
            [b'#', ..] => is_plain(line).then_some(()),
            b"[[segment]]" => {
                self.end_table()?;
                let header = Span::new(start, start + line.len());
                self.table = ContentTable::Segment(Box::new(PartialSegment {
                    header,
                    ..PartialSegment::default()
                }));
                Some(())
            }
            b"[document]" if !self.has_metadata => {
                self.end_table()?;
                self.has_metadata = true;
                self.table = ContentTable::Document(Metadata::default());
                Some(())
            }
            bytes => {
                let (key, rest) = line.split_at(memchr::memchr(b' ', bytes)?);
                let value = rest.strip_prefix(" = ")?;
                let start = start + line.len() - value.len();
                match &mut self.table {
                    ContentTable::None => None,
                    ContentTable::Document(metadata) => {
                        entry(metadata, key, string(value, start)?.0)
                    }
                    ContentTable::Segment(segment) => segment.entry(key, value, start),
                }
            }
        }
    }

    /// Ends the table that the last lines were of.
    fn end_table(&mut self) -> Option<()> {
        match std::mem::replace(&mut self.table, ContentTable::None) {
            ContentTable::None => {}
            ContentTable::Document(metadata) => self.resource.metadata = metadata,
            ContentTable::Segment(segment) => {
                let PartialSegment { header, id, kind, level, label, text, note, allows } =
                    *segment;
                let (Some((Cow::Borrowed(id), id_span)), Some((text, span))) = (id, text) else {
                    return None;
                };
                if !is_identifier(id) || !self.seen.insert(id) {
                    return None;
                }
                let pieces = match &text {
                    Cow::Borrowed(_) => Vec::new(),
                    Cow::Owned(said) => toml_escapes::pieces(self.text, span, said)?,
                };
                self.resource.units.push(TranslationUnit {
                    id: Cow::Borrowed(id),
                    kind: UnitKind::Segment { kind: kind.unwrap_or(SegmentKind::Paragraph), level },
                    label: label.map(|(label, _)| label),
                    value: Some(parse_text(text, span, &pieces).ok()?),
                    attributes: Vec::new(),
                    note: note.map(|(note, _)| note),
                    allows,
                    span: header.cover(id_span),
                    id_span,
                });
            }
        }
        Some(())
    }
}

/// Takes in what a document says of itself.
fn entry<'a>(metadata: &mut Metadata<'a>, key: &str, value: Cow<'a, str>) -> Option<()> {
    let slot = match key {
        "title" => &mut metadata.title,
        "author" => &mut metadata.author,
        "date" => &mut metadata.date,
        "url" => &mut metadata.url,
        "licence" => &mut metadata.licence,
        _ => return None,
    };
    set(slot, value)
}

impl<'a> PartialSegment<'a> {
    /// Takes in a key, whose value begins at `start`.
    fn entry(&mut self, key: &str, value: &'a str, start: usize) -> Option<()> {
        match key {
            "id" => set(&mut self.id, string(value, start)?),
            "text" => set(&mut self.text, string(value, start)?),
            "kind" => set(&mut self.kind, SegmentKind::from_name(&string(value, start)?.0)?),
            "level" if value.len() == 1 => set(&mut self.level, value.parse().ok()?),
            "label" => set(&mut self.label, string(value, start)?),
            "note" => set(&mut self.note, string(value, start)?),
            "allow" if self.allows.is_empty() => {
                let rules = value.strip_prefix('[')?.strip_suffix(']')?;
                let mut at = start + 1;
                for name in rules.split(", ") {
                    let (rule, span) = string(name, at)?;
                    self.allows.push(AllowedRule { rule, reason: None, span });
                    at += name.len() + ", ".len();
                }
                Some(())
            }
            _ => None,
        }
    }
}

/// Fills what is empty: a key that is there twice is an error.
fn set<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// The string that begins at `start`: not empty, in a line, its escapes of the simple sort.
fn string(value: &str, start: usize) -> Option<LineText<'_>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    if inner.is_empty() || !is_plain(inner) {
        return None;
    }
    let said = toml_escapes::simple(inner)?;
    let marks = usize::from(matches!(said, Cow::Borrowed(_)));
    Some((said, Span::new(start + marks, start + value.len() - marks)))
}

/// Whether a text has no control characters. All are looked at whatever is found, which goes many
/// at a time.
fn is_plain(text: &str) -> bool {
    !text.bytes().fold(false, |found, byte| found | byte.is_ascii_control())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::content::parse_toml, *};

    /// Reads `text`, in the usual form or not; what is read is what TOML says, to the last place.
    #[track_caller]
    fn check(text: &str, usual: bool) {
        let file = SourceFile::new("a.toml", text);
        let read = read_usual_content(&file);
        assert_eq!(read.is_some(), usual, "{text:?}");
        if let Some(read) = read {
            assert_eq!(format!("{read:#?}"), format!("{:#?}", parse_toml(&file)), "{text:?}");
        }
    }

    #[test]
    fn the_usual_form_is_read() {
        let text = "# été\n\n[document]\ntitle = \"É\"\nlicence = \"CC\"\n\n[[segment]]\nid = \"a\"\n\
             kind = \"item\"\nlevel = 2\nlabel = \"1.\"\ntext = \"« L’été » { -t }\"\n\
             note = \"\\\"x\\\"\"\nallow = [\"spacing\", \"quotes\"]\n# between\n[[segment]]\n\
             text = \"\\\"a\\\\b\\n{ $x }\"\nid = \"b-2_C\"";
        check(text, true);
        check(&text.replace('\n', "\r\n"), true);
        check("", true);
        check("\n\n", true);
    }

    #[test]
    fn any_other_is_left_to_toml() {
        let segment = "[[segment]]\nid = \"a\"\ntext = \"x\"\n";
        check(segment, true);
        for (old, new) in [
            ("[[segment]]", "[[ segment ]]"),
            ("[[segment]]", "[segment]"),
            ("[[segment]]", "[[term]]"),
            ("[[segment]]\n", ""),
            ("\"a\"", "'a'"),
            ("\"a\"", "\"1\""),
            ("\"a\"", "\"\\u0061\""),
            ("\"a\"", "1"),
            ("\"x\"", "\"\""),
            ("\"x\"", "\"\"\"x\"\"\""),
            ("\"x\"", "\"\"\"\nx\"\"\""),
            ("\"x\"", "\"x\" # \"y\""),
            ("\"x\"", "\"x\\\""),
            ("\"x\"", "\"x"),
            ("\"x\"", "\"x\ty\""),
            ("\"x\"", "\"x\ry\""),
            ("\"x\"", "\"}\""),
            ("\"x\"", "\"{ x\""),
            ("text = ", "text="),
            ("text = ", " text = "),
            ("text = ", "\"text\" = "),
            ("text = ", "a.text = "),
            ("text = ", "txt = "),
            ("text = ", "text = \"x\"\ntext = "),
            ("text = ", "kind = \"x\"\ntext = "),
            ("text = ", "level = 10\ntext = "),
            ("text = ", "level = \"1\"\ntext = "),
            ("text = ", "allow = []\ntext = "),
            ("text = ", "allow = [\"a\",\"b\"]\ntext = "),
            ("text = ", "allow = [\"a\"]\nallow = [\"b\"]\ntext = "),
            ("text = \"x\"\n", ""),
            ("id = \"a\"\n", ""),
        ] {
            assert!(segment.contains(old), "{old}");
            check(&segment.replace(old, new), false);
        }
        check(&segment.repeat(2), false);
        check(&format!("\u{feff}{segment}"), false);
        check(&format!("<<<<<<< a\n{segment}"), false);
        check(&format!("{segment}\r"), false);
        check("[document]\n[document]\n", false);
        check("[document]\nx = \"y\"\n", false);
    }

    fn line() -> impl Strategy<Value = String> {
        let text = "[a« é\\\\\"nt{}#,x-]{0,6}";
        let key = prop::sample::select(vec![
            "id", "kind", "level", "label", "text", "note", "allow", "title", "x",
        ]);
        prop_oneof![
            3 => Just("[[segment]]\nid = \"a\"\ntext = \"x\"".to_owned()),
            3 => "[b-e]".prop_map(|id| format!("[[segment]]\nid = \"{id}\"\ntext = \"y\"")),
            1 => Just("[[segment]]".to_owned()),
            1 => Just("[document]".to_owned()),
            1 => Just(String::new()),
            1 => text.prop_map(|text| format!("#{text}")),
            4 => (key, text).prop_map(|(key, text)| format!("{key} = \"{text}\"")),
            1 => "[0-9]{1,2}".prop_map(|level| format!("level = {level}")),
            1 => prop::sample::select(SegmentKind::ALL.to_vec())
                .prop_map(|kind| format!("kind = \"{}\"", kind.name())),
            1 => "\"[a-z]{0,2}\"(, ?\"[a-z\"]{1,2}\"){0,2}"
                .prop_map(|rules| format!("allow = [{rules}]")),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn what_is_read_is_what_toml_says(
            lines in prop::collection::vec(line(), 0..8),
            newline in prop::sample::select(vec!["\n", "\r\n"]),
            damage in prop::option::weighted(0.3, (any::<prop::sample::Index>(), "[\\\\\"\n\r\\[\\]= \t#a{é]?")),
        ) {
            let mut text = lines.join("\n").replace('\n', newline);
            if let Some((place, new)) = damage {
                let ends: Vec<_> = text.char_indices().map(|(at, c)| at..at + c.len_utf8()).collect();
                if !ends.is_empty() {
                    text.replace_range(ends[place.index(ends.len())].clone(), &new);
                }
            }
            let file = SourceFile::new("a.toml", text);
            if let Some(read) = read_usual_content(&file) {
                prop_assert_eq!(format!("{read:#?}"), format!("{:#?}", parse_toml(&file)));
            }
        }
    }
}
