//! Provenance files: a line a translation, sorted by id, written by splicing.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
};

use toml::de::{DeTable, DeValue};

use crate::model::{
    Fingerprint, Phrase, Problem, ProblemKind, Provenance, ProvenanceRecord, ReviewState,
    SourceFile, Span,
};

use super::{provenance_lines, toml_read::syntax, toml_write::string};

/// Reads a provenance file.
#[must_use]
pub fn parse(file: &SourceFile) -> Provenance<'_> {
    let mut provenance = Provenance { exists: true, readable: true, ..Provenance::default() };
    if let Some(records) = provenance_lines::parse_record_lines(file.text()) {
        provenance.records = records.into_iter().collect();
        return provenance;
    }
    parse_toml(file, provenance)
}

/// Reads a provenance file that is not quite as it was written.
fn parse_toml<'a>(file: &'a SourceFile, mut provenance: Provenance<'a>) -> Provenance<'a> {
    let root = match DeTable::parse(file.text()) {
        Ok(root) => root.into_inner(),
        Err(error) => {
            // Two branches that recorded the same message leave a conflict, or its id twice.
            let help = Phrase::new("merge-conflict-provenance-help");
            provenance.problems.push(syntax(file, &error).help(help));
            provenance.readable = false;
            return provenance;
        }
    };
    for (id, value) in root {
        let span = Span::new(id.span().start, id.span().end);
        if let Some(record) = parse_record(value.get_ref(), span) {
            provenance.records.insert(id.into_inner(), record);
        } else {
            let phrase = Phrase::new("syntax-provenance").with("id", &**id.get_ref());
            provenance.problems.push(Problem::new(ProblemKind::Syntax, span, phrase));
            provenance.readable = false;
        }
    }
    provenance
}

fn parse_record<'a>(value: &DeValue<'a>, span: Span) -> Option<ProvenanceRecord<'a>> {
    let table = value.as_table()?;
    let text = |key: &str| match table.get(key).map(toml::Spanned::get_ref) {
        Some(DeValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let known =
        table.keys().all(|key| matches!(&**key.get_ref(), "source" | "translation" | "state"));
    known.then_some(())?;
    Some(ProvenanceRecord {
        source: text("source")?,
        translation: text("translation")?.parse().ok()?,
        state: ReviewState::from_name(&text("state")?)?,
        span,
    })
}

/// A record as it stands in the file, its line break included.
///
/// All of it is in one line, since a merge compares lines: two branches that changed different
/// records meet only where they changed the same one, and no line of one record can come to stand
/// in another. What is short comes first, where a person who looks at a difference sees it.
#[must_use]
pub fn render_record(
    id: &str,
    source: &str,
    translation: Fingerprint,
    state: ReviewState,
) -> String {
    let (source, state) = (string(source, false), state.name());
    format!(
        "{id} = {{ state = \"{state}\", translation = \"{translation}\", source = {source} }}\n"
    )
}

/// The file's text with records put in, replaced or (none) taken out; every other byte stays.
/// Records are kept sorted by id, so that two branches seldom meet.
/// Where somebody laid records out in tables, they are all written anew, below the comments.
#[must_use]
pub fn record_all(file: &str, changes: &BTreeMap<String, Option<String>>) -> String {
    let spliced = spliced(file, changes);
    // Where it is laid out in a way that nobody thought of, it is written anew, and nothing lost.
    if holds(&spliced, file, changes) {
        return spliced;
    }
    records(file).map_or(spliced, |records| rewritten(file, records, changes))
}

/// The file's text with many records changed as [`record_all`] does it, but in an order that is
/// given: blocks of pages have no ids that last, and where a record stands helps to find its block.
#[must_use]
pub(crate) fn record_in_order(
    file: &str,
    order: &[String],
    changes: &BTreeMap<String, Option<String>>,
) -> String {
    let all = record_all(file, changes);
    let places: HashMap<&str, usize> =
        order.iter().enumerate().map(|(place, id)| (&**id, place)).collect();
    let mut sections = sections(&all);
    let Some(first) = sections.first() else { return all };
    let newline = newline_of(&all);
    let mut out = JoinedRecords { text: all[..first.own.start].to_owned(), newline };
    // What is of no block stays behind the record that it stands behind.
    let mut last = 0;
    let mut ranks = Vec::with_capacity(sections.len());
    for section in &sections {
        last = places.get(&*section.id).copied().unwrap_or(last);
        ranks.push(last);
    }
    let mut ranked: Vec<_> = sections.drain(..).zip(ranks).collect();
    ranked.sort_by_key(|(_, rank)| *rank);
    for (section, _) in &ranked {
        out.append_record(&all[section.own.range()]);
        let comments = section.rest.trim();
        if !comments.is_empty() {
            out.text.push_str(newline);
            out.text.push_str(comments);
        }
        out.text.push_str(newline);
    }
    let ordered = out.text;
    if holds(&ordered, &all, &BTreeMap::new()) { ordered } else { all }
}

/// What is recorded, by id.
type Records = BTreeMap<String, (String, Fingerprint, ReviewState)>;

/// Whether a file says what another does, but for the changes.
fn holds(new: &str, old: &str, changes: &BTreeMap<String, Option<String>>) -> bool {
    let (Some(new), Some(mut expected)) = (records(new), records(old)) else { return false };
    for (id, change) in changes {
        match change.as_deref().map(records) {
            Some(Some(record)) => expected.extend(record),
            Some(None) => return false,
            None => _ = expected.remove(id),
        }
    }
    new == expected
}

/// The file with all its records in lines, below its comments.
fn rewritten(file: &str, records: Records, changes: &BTreeMap<String, Option<String>>) -> String {
    let mut all: BTreeMap<String, String> = (records.into_iter())
        .map(|(id, (source, translation, state))| {
            let rendered = render_record(&id, &source, translation, state);
            (id, rendered)
        })
        .collect();
    for (id, change) in changes {
        match change {
            Some(rendered) => _ = all.insert(id.clone(), rendered.clone()),
            None => _ = all.remove(id),
        }
    }
    let newline = newline_of(file);
    let comments = comments(file).into_iter();
    let mut out = JoinedRecords {
        text: comments.fold(String::new(), |all, comment| all + comment + newline),
        newline,
    };
    for record in all.values() {
        out.append_record(record);
    }
    out.into_text(file)
}

/// The comments of a file that is TOML, also those behind a value.
fn comments(file: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = file[at..].find(['#', '"', '\'']) {
        at += next;
        if file[at..].starts_with('#') {
            let end = line_end(file, at);
            found.push(file[at..end].trim_end());
            at = end;
        } else {
            at += string_length(&file[at..]);
        }
    }
    found
}

/// How long the TOML string is that a text begins with, its quotes included.
fn string_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_long = text.starts_with("\"\"\"") || text.starts_with("'''");
    let quotes = if is_long { &bytes[..3] } else { &bytes[..1] };
    let mut at = quotes.len();
    while at < bytes.len() && !bytes[at..].starts_with(quotes) {
        at += if bytes[at] == b'\\' && quotes[0] == b'"' { 2 } else { 1 };
    }
    at += quotes.len();
    // A long string may end with quotes of its own.
    while is_long && bytes.get(at) == Some(&quotes[0]) {
        at += 1;
    }
    at.min(bytes.len())
}

/// The records of a file; none where it cannot be read.
fn records(file: &str) -> Option<Records> {
    let file = SourceFile::new("", file);
    let provenance = parse(&file);
    provenance.readable.then(|| {
        let records = provenance.records.into_iter();
        let own = |record: ProvenanceRecord<'_>| {
            (record.source.into_owned(), record.translation, record.state)
        };
        records.map(|(id, record)| (id.into_owned(), own(record))).collect()
    })
}

fn spliced(file: &str, changes: &BTreeMap<String, Option<String>>) -> String {
    let newline = newline_of(file);
    let sections = sections(file);
    let known: HashSet<&str> = sections.iter().map(|section| &*section.id).collect();
    // A new record goes before the first one that is greater, also in a file sorted by hand.
    let mut greatest: Vec<&str> = Vec::with_capacity(sections.len());
    for Section { id, .. } in &sections {
        let before = greatest.last().copied().unwrap_or_default();
        greatest.push(before.max(id));
    }
    let mut added: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (id, change) in changes {
        if let (Some(rendered), false) = (change, known.contains(&**id)) {
            let place = greatest.partition_point(|before| *before <= &**id);
            added.entry(place).or_default().push(rendered);
        }
    }
    let mut out = JoinedRecords { text: String::with_capacity(file.len()), newline };
    let start = sections.first().map_or(file.len(), |section| section.own.start);
    out.text.push_str(&file[..start]);
    for (index, section) in sections.iter().enumerate() {
        added.remove(&index).into_iter().flatten().for_each(|new| out.append_record(new));
        match changes.get(&*section.id) {
            Some(Some(rendered)) => {
                out.append_record(rendered.trim_end_matches('\n'));
                out.text.push_str(if section.rest.is_empty() { newline } else { section.rest });
            }
            Some(None) if !section.rest.contains('#') => {}
            Some(None) => out.text.push_str(section.rest.trim_start()),
            None => {
                out.text.push_str(&file[section.own.range()]);
                out.text.push_str(section.rest);
            }
        }
    }
    added.into_values().flatten().for_each(|new| out.append_record(new));
    out.into_text(file)
}

/// A record in a file.
#[derive(Debug)]
struct Section<'f> {
    id: Cow<'f, str>,
    /// What is its own, the last line break left out.
    own: Span,
    /// What stands between it and the next one: line breaks and comments.
    rest: &'f str,
}

/// The records of a file, in order; none where it cannot be read.
fn sections(file: &str) -> Vec<Section<'_>> {
    let starts: Vec<(Cow<'_, str>, Span)> = match provenance_lines::parse_record_lines(file) {
        Some(records) => records.into_iter().map(|(id, record)| (id, record.span)).collect(),
        None => DeTable::parse(file).map_or_else(
            |_| Vec::new(),
            |root| {
                let places = root.into_inner().into_iter();
                let place = |(id, value): (toml::Spanned<_>, toml::Spanned<DeValue<'_>>)| {
                    let start = file[..id.span().start].rfind('\n').map_or(0, |end| end + 1);
                    (id.into_inner(), Span::new(start, value.span().end.max(start)))
                };
                places.map(place).collect()
            },
        ),
    };
    let section = |(id, span): (_, Span)| {
        let own = Span::new(span.start, line_end(file, span.end));
        Section { id, own, rest: "" }
    };
    let mut sections: Vec<_> = starts.into_iter().map(section).collect();
    sections.sort_by_key(|section| section.own.start);
    let mut end = file.len();
    for section in sections.iter_mut().rev() {
        let own = file[section.own.range()].trim_end().len();
        section.own.end = section.own.start + own;
        section.rest = &file[section.own.end..end];
        end = section.own.start;
    }
    sections
}

/// The line breaks of a file.
fn newline_of(file: &str) -> &'static str {
    if file.contains("\r\n") { "\r\n" } else { "\n" }
}

fn line_end(file: &str, at: usize) -> usize {
    file[at..].find('\n').map_or(file.len(), |end| at + end)
}

/// Records set apart by blank lines.
struct JoinedRecords<'n> {
    text: String,
    newline: &'n str,
}

impl JoinedRecords<'_> {
    fn append_record(&mut self, rendered: &str) {
        let apart = self.newline.repeat(2);
        if !self.text.is_empty() && !self.text.ends_with(&apart) {
            let gap = if self.text.ends_with('\n') { self.newline } else { &apart };
            self.text.push_str(gap);
        }
        self.text.push_str(&rendered.replace('\n', self.newline));
        if rendered.ends_with('\n') {
            self.text.push_str(self.newline);
        }
    }

    /// A blank line sets two records apart; the end of the file needs none that it did not have.
    fn into_text(mut self, file: &str) -> String {
        let apart = self.newline.repeat(2);
        if self.text.ends_with(&apart) && !file.ends_with(&apart) {
            self.text.truncate(self.text.len() - self.newline.len());
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ways of reading a file say the same, or the short one nothing.
    #[track_caller]
    fn check_lines(text: &str, lines: bool) {
        let file = SourceFile::new("a.provenance.toml", text);
        assert_eq!(provenance_lines::parse_record_lines(file.text()).is_some(), lines, "{text:?}");
        let empty = Provenance { exists: true, readable: true, ..Provenance::default() };
        assert_eq!(
            format!("{:?}", parse(&file)),
            format!("{:?}", parse_toml(&file, empty)),
            "{text:?}"
        );
    }

    #[test]
    fn lines_are_read_as_the_toml_that_they_are() {
        let line = |id: &str, source: &str| {
            render_record(id, source, Fingerprint(0x9f86_d081_884c_7d65), ReviewState::Reviewed)
        };
        for source in ["", "été { $x }", "a \"b\" \\ c\n\td\r", "\" }", "x = { state = \"y\""] {
            check_lines(&format!("{}\n{}", line("b", source), line("a-1_", "x")), true);
        }
        check_lines("", true);
        check_lines(line("a", "x").trim_end(), true);
        let record = line("a", "x");
        for other in [
            record.repeat(2),
            record.replace('\n', "\r\n"),
            format!("# a\n{record}"),
            format!("\u{feff}{record}"),
            record.replace("a =", "\"a\" ="),
            record.replace("a =", "a.b ="),
            record.replace("a =", " = "),
            record.replace("reviewed", "read"),
            record.replace("9f8", "9F8"),
            record.replace("\"x\"", "\"\\u00e9\""),
            record.replace("\"x\"", "\"x\\\""),
            record.replace("\"x\"", "\"x\" y \""),
            record.replace("\"x\"", "\"\u{7f}\""),
            record.replace("\"x\"", "\"x\", more = \"y\""),
            record.replace(" }", ""),
            "[a]\nsource = \"x\"\ntranslation = \"9f86d081884c7d65\"\nstate = \"draft\"\n".into(),
        ] {
            check_lines(&other, false);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_line_by_line(source in "\\PC{0,20}[\"\\\\\n\t\u{7f}\u{1}]{0,3}") {
            let translation = Fingerprint(7);
            let text = render_record("a", &source, translation, ReviewState::Draft);
            let file = SourceFile::new("a.provenance.toml", &*text);
            proptest::prop_assert_eq!(&*parse(&file).records["a"].source, &*source);
        }
    }

    #[test]
    fn records_are_spliced_in_order() {
        let mut text = String::new();
        for (id, source) in [("b", "x \"y\"\n\\"), ("a", "é"), ("c", ""), ("b", "\u{7f}z")] {
            let rendered = render_record(id, source, Fingerprint(7), ReviewState::Translated);
            let again = record(&text, id, &rendered);
            assert_eq!(record(&again, id, &rendered), again, "recording twice changes nothing");
            text = again;
        }
        let file = SourceFile::new("p.toml", text);
        let provenance = parse(&file);
        assert!(provenance.readable, "{:?}", provenance.problems);
        let read: Vec<_> = provenance.records.iter().map(|(id, r)| (&**id, &*r.source)).collect();
        assert_eq!(read, [("a", "é"), ("b", "\u{7f}z"), ("c", "")]);
    }

    /// The file with one record put in.
    fn record(file: &str, id: &str, rendered: &str) -> String {
        record_all(file, &BTreeMap::from([(id.to_owned(), Some(rendered.to_owned()))]))
    }

    fn one(id: &str, source: &str) -> String {
        render_record(id, source, Fingerprint(7), ReviewState::Draft)
    }

    #[test]
    fn a_file_in_another_order_keeps_each_record_once() {
        let text = format!("{}\n{}", one("b", "x"), one("a", "x"));
        assert_eq!(record(&text, "a", &one("a", "x")), text);
    }

    #[test]
    fn a_given_order_keeps_the_line_breaks() {
        let [a, b] = ["a", "b"].map(|id| one(id, "x"));
        let order = ["b", "a"].map(str::to_owned);
        for newline in ["\n", "\r\n"] {
            let [text, expected] =
                [format!("# head\n\n{a}# of a\n\n{b}"), format!("# head\n\n{b}\n{a}# of a\n")]
                    .map(|text| text.replace('\n', newline));
            assert_eq!(record_in_order(&text, &order, &BTreeMap::new()), expected);
        }
    }

    #[test]
    fn many_at_once_are_as_one_by_one() {
        let (b, c, m) = (one("b", "y"), one("c", "x"), one("m", "z"));
        for start in
            ["", &format!("# head\n\n{c}\n{b}\n\n{m}"), &one("a", "x").replace('\n', "\r\n")]
        {
            let ids = ["a", "c", "z", "bb", "m"];
            let mut expected = start.to_owned();
            for id in ids {
                expected = record(&expected, id, &one(id, "é"));
            }
            let changes = ids.map(|id| (id.to_owned(), Some(one(id, "é"))));
            assert_eq!(record_all(start, &BTreeMap::from(changes)), expected, "{start:?}");
        }
    }

    #[test]
    fn records_are_taken_out() {
        let [a, b, c] = ["a", "b", "c"].map(|id| one(id, "x"));
        let text = format!("# head\n\n{a}\n{b}\n{c}");
        for (id, expected) in [
            ("a", format!("# head\n\n{b}\n{c}")),
            ("c", format!("# head\n\n{a}\n{b}")),
            ("d", text.clone()),
        ] {
            let changes = BTreeMap::from([(id.to_owned(), None)]);
            assert_eq!(record_all(&text, &changes), expected, "{id}");
        }
    }

    #[test]
    fn tables_are_read_and_written_anew() {
        let table = |id: &str| {
            format!(
                "[{id}]\nsource = \"é\"\ntranslation = \"0000000000000007\"\nstate = \"draft\"\n"
            )
        };
        let text = format!("# head\n\n{}\n{}# of c\n\n{}", table("-a"), table("b"), table("c"));
        let changes = BTreeMap::from([
            ("c".to_owned(), Some(one("c", "x"))),
            ("d".to_owned(), Some(one("d", "x"))),
        ]);
        let [a, b, c, d] =
            [("-a", "é"), ("b", "é"), ("c", "x"), ("d", "x")].map(|(id, text)| one(id, text));
        let expected = format!("# head\n# of c\n\n{a}\n{b}\n{c}\n{d}");
        assert_eq!(record_all(&text, &changes), expected);
        for newline in ["\n", "\r\n"] {
            let (text, expected) = (text.replace('\n', newline), expected.replace('\n', newline));
            assert_eq!(record_all(&text, &changes), expected);
            let records = |text: &str| {
                let file = SourceFile::new("p.toml", text);
                let provenance = parse(&file);
                assert!(provenance.readable, "{:?}", provenance.problems);
                provenance.records.keys().map(ToString::to_string).collect::<Vec<_>>()
            };
            assert_eq!(records(&text), ["-a", "b", "c"]);
            assert_eq!(records(&expected), ["-a", "b", "c", "d"]);
        }
    }

    #[test]
    fn comments_of_tables_are_kept() {
        let text = "# head\n[a] # of a\nsource = '''x\n# text\n'''\n  # indented\n\
                    translation = \"0000000000000007\" # behind\nstate = \"draft\"\n\
                    [\"b\"]\nsource = \"\"\"# \\\"\"\"\"\"\ntranslation = \"0000000000000007\"\n\
                    state = 'draft' # \"last\"";
        let again = record(text, "c", &one("c", "x"));
        let head = "# head\n# of a\n# indented\n# behind\n# \"last\"\n";
        let [a, b, c] =
            [("a", "x\n# text\n"), ("b", "# \"\""), ("c", "x")].map(|(id, text)| one(id, text));
        assert_eq!(again, format!("{head}\n{a}\n{b}\n{c}"));
    }

    #[test]
    fn a_file_laid_out_by_hand_loses_nothing() {
        let rest = "source = \"x\"\ntranslation = \"0000000000000007\"\nstate = \"draft\"\n";
        let inline = rest.trim_end().replace('\n', ", ");
        let long = rest.replace("\"x\"", "\"\"\"Le chat\n[a]\nfin\"\"\"");
        let dotted = rest.lines().map(|line| format!("b.{line}\n")).collect::<Vec<_>>().concat();
        for file in [
            format!("[b] # note\n{rest}"),
            format!("[\"b\"]\n{rest}"),
            format!(" [ b ]\n{rest}"),
            format!("\t[b]\n  {}", rest.replace('\n', "\n  ")),
            format!("b = {{ {inline} }}\n"),
            format!("  \"b\"   = {{ {inline} }} # note"),
            dotted,
            format!("\u{feff}[b]\n{rest}"),
            format!("[b]\n{long}"),
            format!("[b]\n{long}[c]\n{rest}"),
            // Of two records, line by line in turn.
            rest.lines().map(|line| format!("b.{line}\nc.{line}\n")).collect::<Vec<_>>().concat(),
        ] {
            let before = records(&file);
            assert!(before.is_some_and(|records| records.contains_key("b")), "{file}");
            for id in ["a", "b", "bb", "z"] {
                let changes = BTreeMap::from([(id.to_owned(), Some(one(id, "é")))]);
                let new = record_all(&file, &changes);
                assert!(holds(&new, &file, &changes), "{id}: {file}\n→\n{new}");
            }
        }
    }

    #[test]
    fn a_damaged_file_is_not_readable() {
        for text in ["[a", "[a]\nsource = 3\n", "<<<<<<< x\n", "_version = 2\n"] {
            let file = SourceFile::new("p.toml", text);
            let provenance = parse(&file);
            assert!(!provenance.readable && !provenance.problems.is_empty(), "{text:?}");
        }
    }
}
