//! Fluent files and patterns, read with `fluent-syntax`, the places added.

use std::{borrow::Cow, collections::HashMap};

use foldhash::fast::RandomState;

use fluent_syntax::{
    ast,
    parser::{self, ParserError},
    unicode::unescape_unicode_to_string,
};

use crate::model::{
    Allow, Arguments, Attribute, Broken, Element, Expression, GroupComment, Inline, Pattern,
    Phrase, Placeable, Problem, ProblemKind, Resource, SourceFile, Span, TextElement, Unit,
    UnitKind, Variant, VariantKey,
};

use super::{braces, fluent_reason, toml_escapes::Piece};

/// Reads a Fluent file.
#[must_use]
pub fn parse(file: &SourceFile) -> Resource<'_> {
    let text = file.text().strip_prefix('\u{feff}').unwrap_or(file.text());
    let reader = Reader { base: text, shift: file.text().len() - text.len(), cow: Cow::Borrowed };
    let mut resource = Resource::default();
    let parts = shallow_parts(text, &reader, &mut resource);
    let (entries, errors) = entries(text, parts);
    let mut seen = HashMap::<_, Span, _>::with_hasher(RandomState::default());
    for entry in entries {
        let unit = match entry {
            ast::Entry::Message(message) => reader.message(message),
            ast::Entry::Term(term) => reader.term(term),
            ast::Entry::GroupComment(comment) => {
                resource.comments.extend(reader.comment(&comment, false));
                continue;
            }
            ast::Entry::ResourceComment(comment) => {
                resource.comments.extend(reader.comment(&comment, true));
                continue;
            }
            ast::Entry::Junk { content } => {
                reader.junk(content, &mut resource);
                continue;
            }
            ast::Entry::Comment(_) => continue,
        };
        if let Some(first) = seen.get(&unit.id) {
            let phrase = Phrase::new("duplicate-id-message").with("id", &*unit.id);
            let problem = Problem::new(ProblemKind::DuplicateId, unit.id_span, phrase)
                .related(Phrase::new("label-first"), *first)
                .unit(&*unit.id);
            resource.problems.push(problem);
        } else {
            seen.insert(unit.id.clone(), unit.id_span);
            resource.units.push(unit);
        }
    }
    for (start, error) in errors {
        let junk = error.slice.clone().unwrap_or(error.pos.clone());
        let mut junk = start + junk.start..start + junk.end;
        if text[junk.clone()].lines().any(is_conflict_marker) {
            continue;
        }
        junk.end = swallowed(&text[junk.clone()]).map_or(junk.end, |at| junk.start + at);
        let last = junk.end.saturating_sub(1).max(junk.start);
        let at = floor(text, (start + error.pos.start).clamp(junk.start, last));
        let reason = fluent_reason::phrase(&error.kind, &text[junk.start..at], &text[at..junk.end]);
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

/// The parts of a text that the parser may be given: all but the entries that nest deeper than it
/// can follow. Those are broken, and said; they hide no other.
fn shallow_parts<'x, 'a, C: Fn(&'x str) -> Cow<'a, str>>(
    text: &'x str,
    reader: &Reader<'x, C>,
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
) -> (Vec<ast::Entry<&'x str>>, Vec<(usize, ParserError)>) {
    let offset = |part: &str| (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let (mut entries, mut errors) = (Vec::new(), Vec::new());
    // What would be read again and again is no file that a person has written.
    let mut most = text.len().saturating_mul(8);
    while let Some(part) = parts.pop() {
        let tree = match parser::parse(part) {
            Ok(tree) => tree,
            Err((tree, found)) => {
                errors.extend(found.into_iter().map(|error| (offset(part), error)));
                tree
            }
        };
        for entry in tree.body {
            match entry {
                ast::Entry::Message(message) => {
                    entries.push((offset(message.id.name), ast::Entry::Message(message)));
                }
                ast::Entry::Term(term) => {
                    entries.push((offset(term.id.name), ast::Entry::Term(term)));
                }
                ast::Entry::GroupComment(comment) => {
                    let at = comment.content.first().map_or(0, |line| offset(line));
                    entries.push((at, ast::Entry::GroupComment(comment)));
                }
                ast::Entry::ResourceComment(comment) => {
                    let at = comment.content.first().map_or(0, |line| offset(line));
                    entries.push((at, ast::Entry::ResourceComment(comment)));
                }
                ast::Entry::Junk { content } => {
                    let end = swallowed(content).filter(|_| content.len() <= most);
                    let (own, rest) = content.split_at(end.unwrap_or(content.len()));
                    entries.push((offset(own), ast::Entry::Junk { content: own }));
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

/// Reads a text that may hold placeables and does not stand in a Fluent file: only braces are
/// special in it. `span` is its place; where it is not written as it is meant, `pieces` say how it
/// stands there.
pub(super) fn parse_text<'t>(
    text: Cow<'t, str>,
    span: Span,
    pieces: &[Piece],
) -> Result<Pattern<'t>, Box<Problem>> {
    let is_plain = memchr::memchr2(b'{', b'}', text.as_bytes()).is_none();
    if is_plain && pieces.is_empty() {
        return Ok(Pattern::plain(text, span));
    }
    // The piece that a place of the text is in.
    let piece = |at: usize| {
        let next = pieces.partition_point(|piece| piece.at <= at);
        next.checked_sub(1).map(|index| (index, pieces[index]))
    };
    let is_verbatim = |piece: &Piece| piece.len == piece.span.len();
    let place = |from: usize, to: usize| {
        let (Some((_, first)), Some((_, last))) = (piece(from), piece(to.max(from + 1) - 1)) else {
            let start = if text.len() == span.len() { span.start } else { return span };
            return Span::new(start + from, start + to);
        };
        let start = first.span.start + if is_verbatim(&first) { from - first.at } else { 0 };
        let end = if is_verbatim(&last) { last.span.start + to - last.at } else { last.span.end };
        Span::new(start, end.max(start))
    };
    // The parts of a run of text, each as it stands in the file.
    let push = |elements: &mut Vec<Element<'t>>, from: usize, to: usize| {
        let mut at = from;
        while at < to {
            let end = piece(at).map_or(to, |(_, piece)| (piece.at + piece.len).min(to));
            let value = Cow::Owned(text[at..end].to_owned());
            elements.push(Element::Text(TextElement { value, span: place(at, end) }));
            at = end;
        }
    };
    let failed = |at: usize, reason: Phrase| {
        let phrase = Phrase::new("syntax-fluent").with("reason", reason);
        Box::new(Problem::new(ProblemKind::Syntax, place(at, at + 1), phrase))
    };
    if let Some(at) = braces::too_deep(&text) {
        return Err(failed(at, Phrase::new("syntax-too-deep").with("most", braces::MAX_DEPTH)));
    }
    let (mut elements, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let brace =
            memchr::memchr2(b'{', b'}', &text.as_bytes()[at..]).map_or(text.len(), |i| at + i);
        push(&mut elements, at, brace);
        if brace == text.len() {
            break;
        }
        if text.as_bytes()[brace] == b'}' {
            return Err(failed(brace, Phrase::new("fluent-closing-brace")));
        }
        let end = braces::close(&text, brace)
            .ok_or_else(|| failed(brace, Phrase::new("fluent-open-brace")))?;
        let entry = format!("m = {}\n", &text[brace..end]);
        let tree = parser::parse(&*entry).map_err(|(_, errors)| {
            let reason = errors.first().map(|error| {
                let at = floor(&entry, error.pos.start.min(entry.len()));
                fluent_reason::phrase(&error.kind, &entry[..at], &entry[at..])
            });
            failed(brace, reason.unwrap_or_else(|| Phrase::new("fluent-expression")))
        })?;
        let cow = |part: &str| Cow::Owned(part.to_owned());
        let reader = Reader { base: &entry, shift: 0, cow };
        if let Some(ast::Entry::Message(message)) = tree.body.into_iter().next() {
            for element in message.value.into_iter().flat_map(|value| value.elements) {
                if let ast::PatternElement::Placeable { expression } = element {
                    let expression = reader.expression(expression);
                    let span = place(brace, end);
                    elements.push(Element::Placeable(Placeable { expression, span }));
                }
            }
        }
        at = end;
    }
    Ok(Pattern { elements, span })
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

/// Turns the parser's tree into the model's, with places counted from `base`.
struct Reader<'x, C> {
    base: &'x str,
    shift: usize,
    cow: C,
}

impl<'x, 'a, C: Fn(&'x str) -> Cow<'a, str>> Reader<'x, C> {
    /// Where a slice of `base` stands.
    fn span(&self, slice: &str) -> Span {
        let start = (slice.as_ptr() as usize).saturating_sub(self.base.as_ptr() as usize);
        Span::new(start + self.shift, start + self.shift + slice.len())
    }

    fn message(&self, message: ast::Message<&'x str>) -> Unit<'a> {
        let id_span = self.span(message.id.name);
        let value = message.value.map(|value| self.pattern(value, id_span.end - self.shift));
        self.unit(UnitKind::Message, id_span, value, message.attributes, message.comment)
    }

    fn term(&self, term: ast::Term<&'x str>) -> Unit<'a> {
        let name = self.span(term.id.name);
        let value = self.pattern(term.value, name.end - self.shift);
        let id_span = Span::new(name.start - 1, name.end);
        self.unit(UnitKind::Term, id_span, Some(value), term.attributes, term.comment)
    }

    fn unit(
        &self,
        kind: UnitKind,
        id_span: Span,
        value: Option<Pattern<'a>>,
        attributes: Vec<ast::Attribute<&'x str>>,
        comment: Option<ast::Comment<&'x str>>,
    ) -> Unit<'a> {
        let attributes: Vec<_> = (attributes.into_iter())
            .map(|attribute| {
                let id_span = self.span(attribute.id.name);
                let value = self.pattern(attribute.value, id_span.end - self.shift);
                Attribute { id: (self.cow)(attribute.id.name), value, id_span }
            })
            .collect();
        let patterns = attributes.iter().map(|attribute| &attribute.value).chain(&value);
        let span = patterns.fold(id_span, |span, pattern| span.cover(pattern.span));
        let lines = comment.map(|comment| comment.content).unwrap_or_default();
        let id = &self.base[id_span.start - self.shift..id_span.end - self.shift];
        Unit {
            id: (self.cow)(id),
            kind,
            label: None,
            value,
            attributes,
            note: (!lines.is_empty()).then(|| Cow::Owned(lines.join("\n"))),
            allows: lines.iter().filter_map(|line| self.allow(line)).collect(),
            span,
            id_span,
        }
    }

    /// `diglot: allow RULE — reason`
    fn allow(&self, line: &'x str) -> Option<Allow<'a>> {
        let rest = line.trim().strip_prefix("diglot:")?.trim_start().strip_prefix("allow ")?;
        let (rule, reason) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let reason = reason.trim_start_matches([' ', '—', '–', '-', ':']);
        Some(Allow {
            rule: (self.cow)(rule),
            reason: (!reason.is_empty()).then(|| (self.cow)(reason)),
            span: self.span(line),
        })
    }

    /// A comment on a group or on the whole file.
    fn comment(&self, comment: &ast::Comment<&'x str>, whole: bool) -> Option<GroupComment<'a>> {
        let start = self.span(comment.content.first()?).start;
        Some(GroupComment { text: Cow::Owned(comment.content.join("\n")), start, whole })
    }

    fn junk(&self, content: &'x str, resource: &mut Resource<'a>) {
        let mut conflict = None;
        for line in content.lines() {
            if let Some(id) = braces::entry_id(line) {
                let span = self.span(id);
                resource.broken.push(Broken { id: (self.cow)(id), span });
            }
            if line.starts_with("<<<<<<< ") {
                conflict.get_or_insert(self.span(line));
            }
        }
        if let Some(span) = conflict {
            let phrase = Phrase::new("merge-conflict-message");
            let problem = Problem::new(ProblemKind::MergeConflict, span, phrase);
            resource.problems.push(problem.help(Phrase::new("merge-conflict-help")));
        }
    }

    /// `after` is an offset of `base` behind which the pattern begins.
    fn pattern(&self, pattern: ast::Pattern<&'x str>, after: usize) -> Pattern<'a> {
        let mut at = after;
        let mut elements = Vec::with_capacity(pattern.elements.len());
        for element in pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => {
                    let span = self.span(value);
                    at = span.end - self.shift;
                    elements.push(Element::Text(TextElement { value: (self.cow)(value), span }));
                }
                ast::PatternElement::Placeable { expression } => {
                    let open = self.base[at..].find('{').map_or(at, |brace| at + brace);
                    let end = braces::close(self.base, open).unwrap_or(open);
                    let span = Span::new(open + self.shift, end + self.shift);
                    at = end;
                    let expression = self.expression(expression);
                    elements.push(Element::Placeable(Placeable { expression, span }));
                }
            }
        }
        let span_of = |element: &Element<'_>| match element {
            Element::Text(text) => text.span,
            Element::Placeable(placeable) => placeable.span,
        };
        let span = elements.iter().map(span_of).reduce(Span::cover);
        Pattern { elements, span: span.unwrap_or(Span::at(after + self.shift)) }
    }

    fn expression(&self, expression: ast::Expression<&'x str>) -> Expression<'a> {
        match expression {
            ast::Expression::Inline(inline) => Expression::Inline(self.inline(inline)),
            ast::Expression::Select { selector, variants } => Expression::Select {
                selector: self.inline(selector),
                variants: variants.into_iter().map(|variant| self.variant(variant)).collect(),
            },
        }
    }

    fn variant(&self, variant: ast::Variant<&'x str>) -> Variant<'a> {
        let (key, name) = match variant.key {
            ast::VariantKey::Identifier { name } => {
                (VariantKey::Identifier((self.cow)(name)), name)
            }
            ast::VariantKey::NumberLiteral { value } => {
                (VariantKey::Number((self.cow)(value)), value)
            }
        };
        let key_span = self.span(name);
        let value = self.pattern(variant.value, key_span.end - self.shift);
        Variant { key, value, default: variant.default, key_span }
    }

    fn inline(&self, inline: ast::InlineExpression<&'x str>) -> Inline<'a> {
        use ast::InlineExpression as I;
        let name = |id: ast::Identifier<&'x str>| (self.cow)(id.name);
        match inline {
            I::StringLiteral { value } if value.contains('\\') => {
                Inline::String(Cow::Owned(unescape_unicode_to_string(value).into_owned()))
            }
            I::StringLiteral { value } => Inline::String((self.cow)(value)),
            I::NumberLiteral { value } => Inline::Number((self.cow)(value)),
            I::VariableReference { id } => Inline::Variable(name(id)),
            I::MessageReference { id, attribute } => {
                Inline::Message { id: name(id), attribute: attribute.map(name) }
            }
            I::TermReference { id, attribute, arguments } => Inline::Term {
                id: name(id),
                attribute: attribute.map(name),
                arguments: arguments.map(|arguments| self.arguments(arguments)),
            },
            I::FunctionReference { id, arguments } => {
                Inline::Function { id: name(id), arguments: self.arguments(arguments) }
            }
            I::Placeable { expression } => {
                Inline::Placeable(Box::new(self.expression(*expression)))
            }
        }
    }

    fn arguments(&self, arguments: ast::CallArguments<&'x str>) -> Arguments<'a> {
        let named = arguments.named.into_iter();
        Arguments {
            positional: arguments.positional.into_iter().map(|value| self.inline(value)).collect(),
            named: named
                .map(|named| ((self.cow)(named.name.name), self.inline(named.value)))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn places_are_the_files() {
        let file =
            SourceFile::new("a.ftl", "\u{feff}a = été {\"{\"} { $n ->\n  *[x] y { $z }\n } z\n");
        let resource = parse(&file);
        let elements = &resource.units[0].value.as_ref().unwrap().elements;
        let texts: Vec<_> = (elements.iter())
            .map(|element| match element {
                Element::Text(text) => file.slice(text.span),
                Element::Placeable(placeable) => file.slice(placeable.span),
            })
            .collect();
        assert_eq!(texts, ["été ", "{\"{\"}", " ", "{ $n ->\n  *[x] y { $z }\n }", " z"]);
    }
}
