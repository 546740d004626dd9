//! Fluent files and patterns, read with `fluent-syntax`, the places added.

use std::borrow::Cow;

use fluent_syntax::{
    ast,
    parser::{self, ParserError},
};

use crate::model::{
    Elements, Pattern, PatternElement, Phrase, Placeable, Problem, ProblemKind, Resource,
    SourceFile, Span, TextElement,
};

use super::{
    braces,
    fluent_entries::{self, FilePart},
    fluent_reason,
    fluent_tree::{FluentReader, FluentSlice, FluentUnits},
    toml_escapes::StringPiece,
};

/// Reads a Fluent file.
#[must_use]
pub fn parse(file: &SourceFile) -> Resource<'_> {
    let text = file.text().strip_prefix('\u{feff}').unwrap_or(file.text());
    let reader =
        FluentReader { base: text, shift: file.text().len() - text.len(), cow: Cow::Borrowed };
    sound(text, &reader).unwrap_or_else(|| parse_entries(text, &reader))
}

/// All that can be read of a text, and what is wrong with the rest.
fn parse_entries<'x, 'a, C: Fn(&'x str) -> Cow<'a, str>>(
    text: &'x str,
    reader: &FluentReader<'x, C>,
) -> Resource<'a> {
    let mut units = FluentUnits::default();
    let parts = shallow_parts(text, reader, &mut units.resource);
    let (entries, errors) = entries(text, parts);
    for entry in entries {
        reader.entry(entry, &mut units);
    }
    let mut resource = units.resource;
    for (start, error) in errors {
        let junk = error.slice.clone().unwrap_or(error.pos.clone());
        let mut junk = start + junk.start..start + junk.end;
        if text[junk.clone()].lines().any(is_conflict_marker) {
            continue;
        }
        junk.end = swallowed(&text[junk.clone()]).map_or(junk.end, |at| junk.start + at);
        let last = junk.end.saturating_sub(1).max(junk.start);
        let at = floor(text, (start + error.pos.start).clamp(junk.start, last));
        let reason = fluent_reason::phrase(&error.kind, &text[junk.start..at], &text[at..]);
        // The end of a line is shown as the last of what stands in it.
        let ends = text[at..].starts_with(['\n', '\r']) && at > junk.start;
        let at = if ends { floor(text, at - 1) } else { at };
        let span = Span::new(at, at).cover(Span::at(next_boundary(text, at)));
        let span = Span::new(span.start + reader.shift, span.end + reader.shift);
        let phrase = Phrase::new("syntax-fluent").with("reason", reason);
        let mut problem = Problem::new(ProblemKind::Syntax, span, phrase);
        problem.unit = text[junk].lines().find_map(braces::entry_id).map(str::to_owned);
        resource.problems.push(problem);
    }
    resource
}

/// What a text holds, read entry by entry; none where the parser finds something wrong with it, and
/// nothing is known of where its entries end.
fn sound<'x, 'a, C: Fn(&'x str) -> Cow<'a, str>>(
    text: &'x str,
    reader: &FluentReader<'x, C>,
) -> Option<Resource<'a>> {
    let mut units = FluentUnits::default();
    // Lists that grow are copied, and a big document's are long.
    units.resource.units.reserve_exact(fluent_entries::count_entry_lines(text));
    for part in fluent_entries::parts(text) {
        match part {
            FilePart::Line(id, value) => units.push_unit(reader.one_text_message(id, value)),
            FilePart::Other(part) if braces::too_deep(part).is_some() => return None,
            FilePart::Other(part) => {
                for entry in parser::parse(FluentSlice(part)).ok()?.body {
                    reader.entry(entry, &mut units);
                }
            }
        }
    }
    Some(units.resource)
}

/// The parts of a text that the parser may be given: all but the entries that nest deeper than it
/// can follow. Those are broken, and said; they hide no other.
fn shallow_parts<'x, 'a, C: Fn(&'x str) -> Cow<'a, str>>(
    text: &'x str,
    reader: &FluentReader<'x, C>,
    resource: &mut Resource<'a>,
) -> Vec<&'x str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(at) = braces::too_deep(rest) {
        let starts = |line: &str| braces::entry_id(line).is_some();
        let line_start = rest[..at].rfind('\n').map_or(0, |end| end + 1);
        let mut start = line_start;
        while !starts(rest[start..].lines().next().unwrap_or_default()) && start > 0 {
            start = rest[..start - 1].rfind('\n').map_or(0, |end| end + 1);
        }
        let mut end = line_start;
        for line in rest[line_start..].split_inclusive('\n') {
            if end > at && starts(line) {
                break;
            }
            end += line.len();
        }
        let entry = &rest[start..end];
        let place = reader.span(&rest[at..=at]);
        let phrase = Phrase::new("syntax-too-deep").with("most", braces::MAX_DEPTH);
        let mut problem = Problem::new(ProblemKind::Syntax, place, phrase);
        problem.unit = entry.lines().next().and_then(braces::entry_id).map(str::to_owned);
        resource.problems.push(problem);
        reader.junk(entry, resource);
        parts.push(&rest[..start]);
        rest = &rest[end..];
    }
    parts.push(rest);
    parts
}

/// The entries of a text in its order, single comments left out, and what is wrong with others: where the
/// part begins that an error counts from, and the error.
///
/// The parser gives up on an entry where it stops making sense, which is mostly in the next one:
/// `m = {` takes `n = x` after it along. What was taken along is read again by itself.
fn entries<'x>(
    text: &'x str,
    mut parts: Vec<&'x str>,
) -> (Vec<ast::Entry<FluentSlice<'x>>>, Vec<(usize, ParserError)>) {
    let offset = |part: &str| (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let (mut entries, mut errors) = (Vec::new(), Vec::new());
    // What would be read again and again is no file that a person has written.
    let mut most = text.len().saturating_mul(8);
    while let Some(part) = parts.pop() {
        let tree = match parser::parse(FluentSlice(part)) {
            Ok(tree) => tree,
            Err((tree, found)) => {
                errors.extend(found.into_iter().map(|error| (offset(part), error)));
                tree
            }
        };
        for entry in tree.body {
            match entry {
                ast::Entry::Message(message) => {
                    entries.push((offset(message.id.name.0), ast::Entry::Message(message)));
                }
                ast::Entry::Term(term) => {
                    entries.push((offset(term.id.name.0), ast::Entry::Term(term)));
                }
                ast::Entry::GroupComment(comment) => {
                    let at = comment.content.first().map_or(0, |line| offset(line.0));
                    entries.push((at, ast::Entry::GroupComment(comment)));
                }
                ast::Entry::ResourceComment(comment) => {
                    let at = comment.content.first().map_or(0, |line| offset(line.0));
                    entries.push((at, ast::Entry::ResourceComment(comment)));
                }
                ast::Entry::Junk { content: FluentSlice(content) } => {
                    let end = swallowed(content).filter(|_| content.len() <= most);
                    let (own, rest) = content.split_at(end.unwrap_or(content.len()));
                    entries.push((offset(own), ast::Entry::Junk { content: FluentSlice(own) }));
                    if !rest.is_empty() {
                        most -= content.len();
                        parts.push(rest);
                    }
                }
                ast::Entry::Comment(_) => {}
            }
        }
    }
    entries.sort_by_key(|(at, _)| *at);
    errors.sort_by_key(|(start, error)| start + error.pos.start);
    (entries.into_iter().map(|(_, entry)| entry).collect(), errors)
}

/// Where in what could not be read another entry begins: no line inside of an entry looks like it.
/// What a merge left unfinished is one piece.
fn swallowed(junk: &str) -> Option<usize> {
    if junk.lines().any(is_conflict_marker) {
        return None;
    }
    let mut at = junk.find('\n')? + 1;
    for line in junk[at..].split_inclusive('\n') {
        if braces::entry_id(line).is_some() {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Reads a text that may hold placeables and does not stand in a file; spans are bytes of it.
///
/// # Errors
///
/// When a placeable in it cannot be read.
pub(crate) fn parse_pattern(text: &str) -> Result<Pattern<'_>, Box<Problem>> {
    parse_text(Cow::Borrowed(text), Span::new(0, text.len()), &[])
}

/// Reads a text that may hold placeables and does not stand in a Fluent file: only braces are
/// special in it. `span` is its place; where it is not written as it is meant, `pieces` say how it
/// stands there.
pub(super) fn parse_text<'t>(
    text: Cow<'t, str>,
    span: Span,
    pieces: &[StringPiece],
) -> Result<Pattern<'t>, Box<Problem>> {
    let is_plain = memchr::memchr2(b'{', b'}', text.as_bytes()).is_none();
    if is_plain && pieces.is_empty() {
        return Ok(Pattern::plain(text, span));
    }
    let placed = PlacedText { text, span, pieces };
    let text = &*placed.text;
    if let Some(at) = braces::too_deep(text) {
        let reason = Phrase::new("syntax-too-deep").with("most", braces::MAX_DEPTH);
        return Err(placed.problem(at, reason));
    }
    let (mut elements, mut at) = (Elements::default(), 0);
    while at < text.len() {
        let brace =
            memchr::memchr2(b'{', b'}', &text.as_bytes()[at..]).map_or(text.len(), |i| at + i);
        placed.push_literal(&mut elements, at, brace);
        if brace == text.len() {
            break;
        }
        if text.as_bytes()[brace] == b'}' {
            return Err(placed.problem(brace, Phrase::new("fluent-closing-brace")));
        }
        let end = braces::closing_brace(text, brace)
            .ok_or_else(|| placed.problem(brace, Phrase::new("fluent-open-brace")))?;
        placed.push_placeable(&mut elements, brace, end)?;
        at = end;
    }
    Ok(Pattern { elements, span })
}

/// A text, and how it stands in its file.
struct PlacedText<'t, 'p> {
    text: Cow<'t, str>,
    span: Span,
    pieces: &'p [StringPiece],
}

impl<'t> PlacedText<'t, '_> {
    /// The piece that a place of the text is in.
    fn piece(&self, at: usize) -> Option<StringPiece> {
        let next = self.pieces.partition_point(|piece| piece.at <= at);
        next.checked_sub(1).map(|index| self.pieces[index])
    }

    /// Where a part of the text stands in the file.
    fn place(&self, from: usize, to: usize) -> Span {
        let is_verbatim = |piece: &StringPiece| piece.len == piece.span.len();
        let (Some(first), Some(last)) = (self.piece(from), self.piece(to.max(from + 1) - 1)) else {
            let is_as_written = self.text.len() == self.span.len();
            let start = if is_as_written { self.span.start } else { return self.span };
            return Span::new(start + from, start + to);
        };
        let start = first.span.start + if is_verbatim(&first) { from - first.at } else { 0 };
        let end = if is_verbatim(&last) { last.span.start + to - last.at } else { last.span.end };
        Span::new(start, end.max(start))
    }

    fn problem(&self, at: usize, reason: Phrase) -> Box<Problem> {
        let phrase = Phrase::new("syntax-fluent").with("reason", reason);
        Box::new(Problem::new(ProblemKind::Syntax, self.place(at, at + 1), phrase))
    }

    /// Appends the parts of a run of text, each as it stands in the file.
    fn push_literal(&self, elements: &mut Elements<'t>, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let end = self.piece(at).map_or(to, |piece| (piece.at + piece.len).min(to));
            let value = match &self.text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[at..end]),
                Cow::Owned(text) => Cow::Owned(text[at..end].to_owned()),
            };
            elements.push(PatternElement::Text(TextElement { value, span: self.place(at, end) }));
            at = end;
        }
    }

    /// Appends the placeable from the brace at `brace` to the end of the one that closes it.
    fn push_placeable(
        &self,
        elements: &mut Elements<'t>,
        brace: usize,
        end: usize,
    ) -> Result<(), Box<Problem>> {
        let entry = format!("m = {}\n", &self.text[brace..end]);
        let tree = parser::parse(FluentSlice(&entry)).map_err(|(_, errors)| {
            let reason = errors.first().map(|error| {
                let at = floor(&entry, error.pos.start.min(entry.len()));
                fluent_reason::phrase(&error.kind, &entry[..at], &entry[at..])
            });
            self.problem(brace, reason.unwrap_or_else(|| Phrase::new("fluent-expression")))
        })?;
        let cow = |part: &str| Cow::Owned(part.to_owned());
        let reader = FluentReader { base: &entry, shift: 0, cow };
        if let Some(ast::Entry::Message(message)) = tree.body.into_iter().next() {
            for element in message.value.into_iter().flat_map(|value| value.elements) {
                if let ast::PatternElement::Placeable { expression } = element {
                    let expression = reader.expression(expression);
                    let span = self.place(brace, end);
                    elements
                        .push(PatternElement::Placeable(Box::new(Placeable { expression, span })));
                }
            }
        }
        Ok(())
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

fn next_boundary(text: &str, at: usize) -> usize {
    (at + 1..=text.len()).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len())
}

fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|marker| line.starts_with(marker))
        || line == "======="
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads `text`: the units as `id: text`, the broken ids and the rules of the problems.
    #[track_caller]
    fn check(text: &str, units: &[&str], broken: &[&str], problems: &[&str]) {
        let file = SourceFile::new("a.ftl", text);
        let resource = parse(&file);
        let read: Vec<_> =
            resource.units.iter().map(|u| format!("{}: {}", u.id, u.text())).collect();
        assert_eq!(read, units, "{text:?}");
        let ids: Vec<_> = resource.broken.iter().map(|broken| &*broken.id).collect();
        assert_eq!(ids, broken, "{text:?}");
        let rules: Vec<_> = resource.problems.iter().map(|p| p.kind.rule()).collect();
        assert_eq!(rules, problems, "{text:?}");
        for unit in &resource.units {
            assert_eq!(file.slice(unit.id_span), unit.id);
        }
    }

    #[test]
    fn what_can_be_read_is_read() {
        check("a = b\n-t = { $x }y\n", &["a: b", "-t: { $x }y"], &[], &[]);
        check("\u{feff}a = b\r\n", &["a: b"], &[], &[]);
        check("", &[], &[], &[]);
        check("a =\n    .b = c\n", &["a: .b = c"], &[], &[]);
        check("m = {\nn = x\no = y\n", &["n: x", "o: y"], &["m"], &["syntax"]);
        let broken = ["m", "n", "o"];
        check("m = {\nn = {\no = {\np = é", &["p: é"], &broken, &["syntax"; 3]);
        check(
            "é\n-t = x\nm = {é\n-u = {\n\nn = x",
            &["-t: x", "n: x"],
            &["m", "-u"],
            &["syntax"; 3],
        );
        check("a = b\na = c\n", &["a: b"], &[], &["duplicate-id"]);
        let conflict = "<<<<<<< x\na = b\n=======\na = b\n>>>>>>> y\n";
        check(conflict, &["a: b"], &[], &["merge-conflict", "duplicate-id"]);
        let deep = "{".repeat(200_000);
        check(&format!("a = {deep}"), &[], &["a"], &["syntax"]);
        let among =
            format!("a = x\n\nb =\n    {deep}\n    .c = {deep}\nd = y\ne = {deep}\nf = z\n");
        check(&among, &["a: x", "d: y", "f: z"], &["b", "e"], &["syntax", "syntax"]);
    }

    /// All that is read of a text with the parser given the whole of it; the text goes with it.
    fn read_whole(file: &SourceFile) -> Resource<'_> {
        let text = file.text();
        let reader = FluentReader { base: text, shift: 0, cow: Cow::Borrowed };
        parse_entries(text, &reader)
    }

    /// A file's line, mostly of a sound file.
    fn line() -> impl Strategy<Value = String> {
        let text = "[a-z é.*\\[\\]#=\u{a0}-]{0,6}";
        prop_oneof![
            8 => ("[a-c][0-9_]?", text).prop_map(|(id, text)| format!("{id} = x{text}")),
            2 => ("-?[a-c]", text).prop_map(|(id, text)| format!("{id} ={text}")),
            2 => ("[a-c]", text).prop_map(|(id, text)| format!("{id} = {{ $x }}{text}")),
            2 => text.prop_map(|text| format!("    y{text}")),
            1 => text.prop_map(|text| format!("    .c = z{text}")),
            2 => prop::sample::select(vec!["# x", "## y", "### z", "#", "##", "# diglot: allow quotes — z"])
                .prop_map(str::to_owned),
            4 => prop::sample::select(vec!["", "", "", " ", "\r", "    "]).prop_map(str::to_owned),
            1 => Just("d = { $n ->\n    [one] x\n   *[other] y\n}".to_owned()),
            1 => Just("d = { \"}\" }\n\n\n    more".to_owned()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn entry_by_entry_is_as_all_at_once(
            lines in prop::collection::vec(line(), 0..8),
            newline in prop::sample::select(vec!["\n", "\r\n"]),
            ends in any::<bool>(),
            slip in prop::option::weighted(0.3, (any::<prop::sample::Index>(), "[{}=#\\-.\n\r a\"é]?")),
        ) {
            let mut text = lines.join("\n").replace('\n', newline);
            if ends {
                text.push_str(newline);
            }
            if let Some((at, new)) = slip {
                let at = floor(&text, at.index(text.len() + 1));
                text.replace_range(at..at, &new);
            }
            let file = SourceFile::new("a.ftl", text);
            prop_assert_eq!(format!("{:#?}", parse(&file)), format!("{:#?}", read_whole(&file)));
        }
    }

    #[test]
    fn places_are_the_files() {
        let file =
            SourceFile::new("a.ftl", "\u{feff}a = été {\"{\"} { $n ->\n  *[x] y { $z }\n } z\n");
        let resource = parse(&file);
        let elements = &resource.units[0].value.as_ref().unwrap().elements;
        let texts: Vec<_> = (elements.iter())
            .map(|element| match element {
                PatternElement::Text(text) => file.slice(text.span),
                PatternElement::Placeable(placeable) => file.slice(placeable.span),
            })
            .collect();
        assert_eq!(texts, ["été ", "{\"{\"}", " ", "{ $n ->\n  *[x] y { $z }\n }", " z"]);
    }
}
