//! Structured documents: `content/*.toml`.

use std::{borrow::Cow, collections::HashMap};

use foldhash::fast::RandomState;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::model::{
    AllowedRule, DocumentKind, Pattern, Phrase, PhraseValue, Problem, ProblemKind, Resource,
    SegmentKind, SourceFile, Span, TranslationUnit, UnitKind, is_identifier,
};

use super::{content_lines, fluent::parse_text, toml_escapes, toml_read::syntax};

const KEYS: [&str; 7] = ["id", "kind", "level", "label", "text", "note", "allow"];

/// Reads a structured document.
#[must_use]
pub fn parse(file: &SourceFile) -> Resource<'_> {
    content_lines::read_usual_content(file).unwrap_or_else(|| parse_toml(file))
}

/// Reads a structured document that is not quite as it would be written.
pub(super) fn parse_toml(file: &SourceFile) -> Resource<'_> {
    let mut resource = Resource { kind: DocumentKind::Content, ..Resource::default() };
    let (root, errors) = DeTable::parse_recoverable(file.text());
    let (mut damage, mut last_line) = (Vec::new(), None);
    for error in errors {
        let problem = syntax(file, &error);
        // One slip leads to others in its line.
        let line = file.position(problem.span.start).line;
        let is_new = last_line != Some(line);
        last_line = Some(line);
        damage.extend(error.span().map(|span| span.start));
        if is_new && !resource.problems.contains(&problem) {
            resource.problems.push(problem);
        }
        resource.unreadable = true;
    }
    let mut seen = HashMap::<_, Span, _>::with_hasher(RandomState::default());
    for (key, value) in root.into_inner() {
        let span = span_of(&key);
        match (&**key.get_ref(), value.into_inner()) {
            ("document", DeValue::Table(table)) => metadata(table, &mut resource),
            ("segment", DeValue::Array(segments)) => {
                for segment in segments {
                    parse_segment(segment, file, &mut resource, &mut seen);
                }
            }
            (_, value) => {
                resource.problems.push(unknown_key(key.get_ref(), span, "document, segment"));
                // Segments may be in there, under a name that is not theirs.
                resource.unreadable |= matches!(value, DeValue::Array(_) | DeValue::Table(_));
            }
        }
    }
    set_aside(&mut resource, &damage);
    resource
}

/// Takes out the segments in which the format is damaged: what the parser made of them to go on is
/// not what their author wrote.
fn set_aside(resource: &mut Resource<'_>, damage: &[usize]) {
    let starts: Vec<usize> = resource.units.iter().map(|unit| unit.span.start).collect();
    let mut hurt: Vec<usize> = (damage.iter())
        .filter_map(|at| starts.partition_point(|start| start <= at).checked_sub(1))
        .collect();
    hurt.sort_unstable();
    hurt.dedup();
    for index in hurt.into_iter().rev() {
        let unit = resource.units.remove(index);
        resource.broken.push(crate::model::BrokenEntry { id: unit.id, span: unit.id_span });
    }
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

fn unknown_key(key: &str, span: Span, known: &str) -> Problem {
    let phrase = Phrase::new("syntax-unknown-key").with("key", key).with("known", known);
    Problem::new(ProblemKind::Syntax, span, phrase)
}

fn wrong_type(key: &str, span: Span, expected: impl Into<PhraseValue>) -> Problem {
    let phrase = Phrase::new("syntax-wrong-type").with("key", key).with("expected", expected);
    Problem::new(ProblemKind::Syntax, span, phrase)
}

fn metadata<'a>(table: DeTable<'a>, resource: &mut Resource<'a>) {
    for (key, value) in table {
        let span = span_of(&value);
        let metadata = &mut resource.metadata;
        let slot = match &**key.get_ref() {
            "title" => &mut metadata.title,
            "author" => &mut metadata.author,
            "date" => &mut metadata.date,
            "url" => &mut metadata.url,
            "licence" => &mut metadata.licence,
            other => {
                let known = "title, author, date, url, licence";
                let problem = unknown_key(other, span_of(&key), known);
                resource.problems.push(problem);
                continue;
            }
        };
        match value.into_inner() {
            DeValue::String(text) => *slot = Some(text),
            _ => resource.problems.push(wrong_type(
                key.get_ref(),
                span,
                Phrase::new("expected-text"),
            )),
        }
    }
}

/// A string, and where its text stands: byte for byte where it has no escapes.
type SpannedText<'a> = (Cow<'a, str>, Span);

fn string_with_span<'a>(
    value: Spanned<DeValue<'a>>,
    key: &str,
    file: &SourceFile,
) -> Result<SpannedText<'a>, Box<Problem>> {
    let span = span_of(&value);
    match value.into_inner() {
        DeValue::String(Cow::Borrowed(text)) => {
            let start = text.as_ptr() as usize - file.text().as_ptr() as usize;
            Ok((Cow::Borrowed(text), Span::new(start, start + text.len())))
        }
        DeValue::String(text) => Ok((text, span)),
        _ => Err(Box::new(wrong_type(key, span, Phrase::new("expected-text")))),
    }
}

fn parse_segment<'a>(
    segment: Spanned<DeValue<'a>>,
    file: &SourceFile,
    resource: &mut Resource<'a>,
    seen: &mut HashMap<Cow<'a, str>, Span, RandomState>,
) {
    let span = span_of(&segment);
    let problems = &mut resource.problems;
    let DeValue::Table(table) = segment.into_inner() else {
        problems.push(wrong_type("segment", span, Phrase::new("expected-table")));
        return;
    };
    let mut keys = SegmentKeys::default();
    for (key, value) in table {
        keys.take(&key, value, file, problems);
    }
    let (id, id_span) = match keys.usable_id(span, seen) {
        Ok(id) => id,
        Err(problem) => return problems.push(*problem),
    };
    seen.insert(id.clone(), id_span);
    match keys.pattern(&id, id_span, file) {
        Ok(pattern) => resource.units.push(TranslationUnit {
            id,
            kind: UnitKind::Segment { kind: keys.kind, level: keys.level },
            label: keys.label.map(|(label, _)| label),
            value: Some(pattern),
            attributes: Vec::new(),
            note: keys.note.map(|(note, _)| note),
            allows: keys.allows,
            span: span.cover(id_span),
            id_span,
        }),
        Err(problem) => {
            problems.push(*problem);
            resource.broken.push(crate::model::BrokenEntry { id, span: id_span });
        }
    }
}

/// What the keys of a segment's table say, as far as they have been read.
#[derive(Default)]
struct SegmentKeys<'a> {
    id: Option<SpannedText<'a>>,
    body: Option<SpannedText<'a>>,
    note: Option<SpannedText<'a>>,
    label: Option<SpannedText<'a>>,
    kind: SegmentKind,
    level: Option<u8>,
    allows: Vec<AllowedRule<'a>>,
}

impl<'a> SegmentKeys<'a> {
    /// Takes in a key; a value that is not as it should be is a problem, and hides no other key.
    fn take(
        &mut self,
        key: &Spanned<Cow<'a, str>>,
        value: Spanned<DeValue<'a>>,
        file: &SourceFile,
        problems: &mut Vec<Problem>,
    ) {
        let value_span = span_of(&value);
        let text = |value, name, problems: &mut Vec<Problem>| {
            string_with_span(value, name, file).map_err(|problem| problems.push(*problem)).ok()
        };
        match &**key.get_ref() {
            "id" => self.id = text(value, "id", problems),
            "text" => self.body = text(value, "text", problems),
            "note" => self.note = text(value, "note", problems),
            "label" => self.label = text(value, "label", problems),
            "kind" => match value.get_ref().as_str().and_then(SegmentKind::from_name) {
                Some(known) => self.kind = known,
                None => problems.push(no_kind(value.get_ref(), value_span)),
            },
            "level" => match value.get_ref().as_integer().and_then(|i| i.as_str().parse().ok()) {
                Some(depth) => self.level = Some(depth),
                None => {
                    problems.push(wrong_type("level", value_span, Phrase::new("expected-level")));
                }
            },
            "allow" => match value.into_inner() {
                DeValue::Array(names) => {
                    for name in names {
                        self.allows.extend(
                            text(name, "allow", problems).map(|(rule, span)| AllowedRule {
                                rule,
                                reason: None,
                                span,
                            }),
                        );
                    }
                }
                _ => problems.push(wrong_type("allow", value_span, Phrase::new("expected-rules"))),
            },
            other => problems.push(unknown_key(other, span_of(key), &KEYS.join(", "))),
        }
    }

    /// The id, where it is one that a message can have and no segment before had; `span` is the
    /// segment's.
    fn usable_id(
        &mut self,
        span: Span,
        seen: &HashMap<Cow<'a, str>, Span, RandomState>,
    ) -> Result<SpannedText<'a>, Box<Problem>> {
        let Some((id, id_span)) = self.id.take() else {
            let phrase = Phrase::new("syntax-no-id");
            return Err(Box::new(Problem::new(ProblemKind::Syntax, span, phrase)));
        };
        if !is_identifier(&id) {
            let phrase = Phrase::new("invalid-id-message").with("id", &*id);
            return Err(Box::new(Problem::new(ProblemKind::InvalidId, id_span, phrase)));
        }
        if let Some(first) = seen.get(&*id) {
            let phrase = Phrase::new("duplicate-id-message").with("id", &*id);
            let problem = Problem::new(ProblemKind::DuplicateId, id_span, phrase);
            let problem = problem.related(Phrase::new("label-first"), *first);
            return Err(Box::new(problem.with_unit(&*id)));
        }
        Ok((id, id_span))
    }

    /// The text as a pattern.
    fn pattern(
        &mut self,
        id: &str,
        id_span: Span,
        file: &SourceFile,
    ) -> Result<Pattern<'a>, Box<Problem>> {
        let Some((text, span)) = self.body.take() else {
            let phrase = Phrase::new("syntax-no-text");
            let problem = Problem::new(ProblemKind::Syntax, id_span, phrase);
            return Err(Box::new(problem.with_unit(id)));
        };
        let is_written_otherwise = matches!(text, Cow::Owned(_));
        let pieces = is_written_otherwise.then(|| toml_escapes::pieces(file.text(), span, &text));
        let pieces = pieces.flatten().unwrap_or_default();
        parse_text(text, span, &pieces).map_err(|problem| Box::new(problem.with_unit(id)))
    }
}

/// What is wrong with a segment's `kind`.
fn no_kind(value: &DeValue<'_>, span: Span) -> Problem {
    let Some(value) = value.as_str() else {
        return wrong_type("kind", span, Phrase::new("expected-text"));
    };
    let phrase = Phrase::new("syntax-choice").with("key", "kind").with("value", value);
    let known = SegmentKind::ALL.map(SegmentKind::name).join(", ");
    Problem::new(ProblemKind::Syntax, span, phrase.with("known", known))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `text`: the units as `id: text`, and the rules of the problems.
    #[track_caller]
    fn check(text: &str, units: &[&str], problems: &[&str]) {
        let file = SourceFile::new("a.toml", text);
        let resource = parse(&file);
        let read: Vec<_> =
            resource.units.iter().map(|u| format!("{}: {}", u.id, u.text())).collect();
        assert_eq!(read, units, "{text:?}");
        let rules: Vec<_> = resource.problems.iter().map(|p| p.kind.rule()).collect();
        assert_eq!(rules, problems, "{text:?}");
    }

    #[test]
    fn segments_and_what_is_wrong_with_them() {
        check("[[segment]]\nid = \"a\"\ntext = \"é { -t }\"\n", &["a: é { -t }"], &[]);
        check("[[segment]]\nid = \"a\"\ntext = \"*x*\\n[y]\"\n", &["a: *x*\n[y]"], &[]);
        check("[[segment]]\nid = \"a\"\ntext = \"{\"\n", &[], &["syntax"]);
        check("[[segment]]\nid = \"a\"\ntext = \"}\"\n", &[], &["syntax"]);
        check("[[segment]]\nid = \"a/b\"\ntext = \"x\"\n", &[], &["invalid-id"]);
        check("[[segment]]\nid = 3\ntext = \"x\"\n", &[], &["syntax", "syntax"]);
        check("[[segment]]\nid = \"a\"\ntxt = \"x\"\ntext = \"y\"\n", &["a: y"], &["syntax"]);
        let twice = "[[segment]]\nid = \"a\"\ntext = \"x\"\n".repeat(2);
        check(&twice, &["a: x"], &["duplicate-id"]);
        check("[[segment]]\nid = \"a\"\ntext = \"x\"\nlabel = 1\n", &["a: x"], &["syntax"]);
        let damaged =
            "[[segment]]\nid = \"a\"\ntext = « \"x\"\n[[segment]]\nid = \"b\"\ntext = \"y\"\n";
        check(damaged, &["b: y"], &["syntax"]);
        check("", &[], &[]);
        check("x =", &[], &["syntax", "syntax"]);
    }

    #[test]
    fn what_stands_before_a_text_is_none_of_it() {
        let file =
            SourceFile::new("a.toml", "[[segment]]\nid = \"a\"\nlabel = \"1.\"\ntext = \"x\"");
        let resource = parse(&file);
        assert_eq!(
            (resource.units[0].label.as_deref(), &*resource.units[0].text()),
            (Some("1."), "x")
        );
    }
}
