//! PO read, whoever wrote it.

use std::borrow::Cow;

use super::{GENERATOR, extracted};
use crate::{
    exchange::{
        ExchangeDocument, ExchangeError, ExchangePackage, ExchangeState, ExchangeUnit, InlineText,
        NoteKind, decode::decode,
    },
    model::{Phrase, Span},
};

/// An entry as it stands in the file.
#[derive(Default)]
struct PoEntry {
    context: Option<String>,
    id: Option<String>,
    plural: Option<String>,
    strings: Vec<String>,
    old_id: Option<String>,
    flags: Vec<String>,
    comments: Vec<(char, String)>,
    /// Where its text stands, and where its translations do.
    source_place: Span,
    string_places: Vec<Span>,
    /// Which string is being read.
    open: Option<Keyword>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Context,
    Id,
    Plural,
    String,
    OldContext,
    OldId,
    OldPlural,
}

/// Reads a file.
pub(in crate::exchange) fn read_po(bytes: &[u8]) -> Result<ExchangePackage, ExchangeError> {
    let text = decode(bytes)?;
    let mut reader =
        PoReader { text: &text, entry: PoEntry::default(), package: ExchangePackage::default() };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        reader.take_po_line(line.trim(), at)?;
        at += line.len();
    }
    reader.finish();
    if reader.package.documents.is_empty() && !reader.package.is_ours {
        return Err(ExchangeError::of_whole_file(Phrase::new("exchange-empty")));
    }
    Ok(reader.package)
}

struct PoReader<'t> {
    text: &'t str,
    entry: PoEntry,
    package: ExchangePackage,
}

impl PoReader<'_> {
    fn take_po_line(&mut self, line: &str, at: usize) -> Result<(), ExchangeError> {
        let has_strings = !self.entry.strings.is_empty();
        if line.is_empty() {
            if has_strings {
                self.finish();
            }
            return Ok(());
        }
        // Entries that the source has no more are nobody's translation.
        if line.starts_with("#~") {
            return Ok(());
        }
        if let Some(rest) = line.strip_prefix("#|") {
            self.begin(has_strings);
            return self.keyword(rest.trim_start(), at, true);
        }
        if let Some(rest) = line.strip_prefix('#') {
            self.begin(has_strings);
            self.entry.open = None;
            if let Some(flags) = rest.strip_prefix(',') {
                self.entry.flags.extend(flags.split(',').map(|flag| flag.trim().to_owned()));
            } else {
                let sign = rest.chars().next().unwrap_or(' ');
                let text = rest.strip_prefix(['.', ':']).unwrap_or(rest);
                let text = text.strip_prefix(' ').unwrap_or(text);
                self.entry.comments.push((sign, text.to_owned()));
            }
            return Ok(());
        }
        let starts = ["msgctxt", "msgid "].iter().any(|word| line.starts_with(word))
            || line == "msgid"
            || line.starts_with("msgid\"");
        self.begin(has_strings && starts);
        self.keyword(line, at, false)
    }

    fn begin(&mut self, is_new: bool) {
        if is_new {
            self.finish();
        }
    }

    fn keyword(&mut self, line: &str, at: usize, old: bool) -> Result<(), ExchangeError> {
        let end = line.find(|c: char| !c.is_ascii_alphanumeric() && !"_[]".contains(c));
        let (word, rest) = line.split_at(end.unwrap_or(line.len()));
        let keyword = match (word, old) {
            ("", _) => self.entry.open,
            ("msgctxt", false) => Some(Keyword::Context),
            ("msgid", false) => Some(Keyword::Id),
            ("msgid_plural", false) => Some(Keyword::Plural),
            ("msgctxt", true) => Some(Keyword::OldContext),
            ("msgid", true) => Some(Keyword::OldId),
            ("msgid_plural", true) => Some(Keyword::OldPlural),
            (word, false) if word == "msgstr" || word.starts_with("msgstr[") => {
                Some(Keyword::String)
            }
            _ => None,
        };
        let keyword = keyword.ok_or_else(|| self.damaged(at, line))?;
        let value = unquoted(rest.trim()).ok_or_else(|| self.damaged(at, line))?;
        let place = Span::new(at, at + line.len());
        let entry = &mut self.entry;
        entry.open = Some(keyword);
        let append = |slot: &mut Option<String>| slot.get_or_insert_default().push_str(&value);
        match keyword {
            Keyword::Context => append(&mut entry.context),
            Keyword::Id => {
                if entry.id.is_none() {
                    entry.source_place = place;
                }
                entry.source_place.end = place.end;
                append(&mut entry.id);
            }
            Keyword::Plural => append(&mut entry.plural),
            Keyword::OldId => append(&mut entry.old_id),
            Keyword::OldContext | Keyword::OldPlural => {}
            Keyword::String => match (entry.strings.last_mut(), entry.string_places.last_mut()) {
                (Some(last), Some(last_place)) if word.is_empty() => {
                    last.push_str(&value);
                    last_place.end = place.end;
                }
                _ => {
                    entry.strings.push(value.into_owned());
                    entry.string_places.push(place);
                }
            },
        }
        Ok(())
    }

    fn damaged(&self, at: usize, line: &str) -> ExchangeError {
        let shown: String = line.chars().take(60).collect();
        ExchangeError::at(self.text, at, Phrase::new("exchange-po").with("line", shown))
    }

    fn finish(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        let Some(id) = entry.id.filter(|_| !entry.strings.is_empty()) else { return };
        if id.is_empty() && entry.context.is_none() {
            self.header(&entry.strings[0]);
            return;
        }
        let context = entry.context.unwrap_or_default();
        let (document, name) = context.rsplit_once('/').unwrap_or(("", &context));
        let mut unit = ExchangeUnit { id: name.to_owned(), ..ExchangeUnit::default() };
        let is_fuzzy = entry.flags.iter().any(|flag| flag == "fuzzy");
        for (sign, text) in &entry.comments {
            match sign {
                '.' => extracted(&mut unit, text),
                ':' => {}
                _ => unit.note(NoteKind::Other, text.as_str()),
            }
        }
        unit.source_place = entry.source_place;
        unit.old_source = entry.old_id.map(InlineText::plain);
        let forms = entry.strings.len();
        let strings = entry.strings.into_iter().zip(entry.string_places).enumerate();
        let mut units = Vec::new();
        for (index, (string, place)) in strings.take(if entry.plural.is_some() { forms } else { 1 })
        {
            let mut own = unit.clone();
            let source = match &entry.plural {
                Some(plural) if index > 0 => plural,
                _ => &id,
            };
            own.fill(source.clone(), string, is_fuzzy);
            own.target_place = Some(place);
            if entry.plural.is_some() {
                // Which numbers a form is for is not said by name: the first is for one, the last for others.
                let form = match index {
                    0 => "one".to_owned(),
                    last if last + 1 == forms => "other".to_owned(),
                    middle => format!("form{middle}"),
                };
                own.id = format!("{}:{form}", own.id);
            }
            units.push(own);
        }
        match self.package.documents.last_mut() {
            Some(last) if last.name == document => last.units.extend(units),
            _ => {
                let name = document.to_owned();
                self.package.documents.push(ExchangeDocument { name, units });
            }
        }
    }

    fn header(&mut self, text: &str) {
        for line in text.lines() {
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.trim() {
                "Language" => self.package.target_locale = value.replace('_', "-"),
                "X-Source-Language" => self.package.source_locale = value.replace('_', "-"),
                GENERATOR => self.package.is_ours |= value.starts_with("diglot"),
                _ => {}
            }
        }
    }
}

impl ExchangeUnit {
    fn fill(&mut self, source: String, target: String, is_fuzzy: bool) {
        self.source = InlineText::plain(source);
        self.target = Some(target).filter(|target| !target.is_empty()).map(InlineText::plain);
        self.state = Some(match (&self.target, is_fuzzy) {
            (None, _) => ExchangeState::New,
            (Some(_), true) if self.old_source.is_some() => ExchangeState::Stale,
            (Some(_), true) => ExchangeState::Draft,
            (Some(_), false) => ExchangeState::Translated,
        });
    }
}

/// What stands in a quoted string; none of what is none.
fn unquoted(text: &str) -> Option<Cow<'_, str>> {
    let inner = text.strip_prefix('"')?.strip_suffix('"').filter(|_| text.len() > 1)?;
    if !inner.contains('\\') {
        return (!inner.contains('"')).then_some(Cow::Borrowed(inner));
    }
    let (mut out, mut rest) = (Vec::with_capacity(inner.len()), inner.as_bytes());
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'"' => return None,
            b'\\' => {
                let (escape, after) = rest.split_first()?;
                rest = after;
                match escape {
                    b'n' => out.push(b'\n'),
                    b't' => out.push(b'\t'),
                    b'r' => out.push(b'\r'),
                    b'a' => out.push(7),
                    b'b' => out.push(8),
                    b'v' => out.push(11),
                    b'f' => out.push(12),
                    b'0'..=b'7' => {
                        let digits = rest.iter().take(2).take_while(|b| (b'0'..=b'7').contains(b));
                        let count = digits.count();
                        let value =
                            rest[..count].iter().fold(u32::from(escape - b'0'), |value, digit| {
                                value * 8 + u32::from(digit - b'0')
                            });
                        out.push(u8::try_from(value).ok()?);
                        rest = &rest[count..];
                    }
                    b'x' => {
                        let count =
                            rest.iter().take(2).take_while(|b| b.is_ascii_hexdigit()).count();
                        let digits = std::str::from_utf8(&rest[..count]).ok()?;
                        out.push(u8::from_str_radix(digits, 16).ok()?);
                        rest = &rest[count..];
                    }
                    other => out.push(*other),
                }
            }
            byte => out.push(byte),
        }
    }
    String::from_utf8(out).ok().map(Cow::Owned)
}
