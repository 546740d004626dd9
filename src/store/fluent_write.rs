//! A text as it is written into a Fluent file, so that reading it gives the same text back.
//!
//! Fluent drops spaces at the edges of a pattern, takes an indented line that begins with `[`, `*`,
//! `.` or `}` for something else, and joins indentation; `fluent-syntax`'s own serialiser loses such
//! texts. Here each of them is guarded by a string literal, and what was written is read again
//! and compared before anybody sees it. Behind the `=` nothing is special: a text that begins with
//! `**` begins there.

use std::{borrow::Cow, fmt::Write as _};

use crate::model::{
    Expression, InlineExpression, Pattern, PatternElement, Phrase, Problem, SourceFile, Span,
};

use super::fluent::{parse, parse_text};

/// How far a line of a text on several lines is set in.
const INDENT: &str = "    ";

/// A plain text in Fluent's notation, in which only braces are special: `{` becomes `{"{"}`.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'{', b'}', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '{' | '}' => _ = write!(out, "{{\"{c}\"}}"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A text whose braces are Fluent's in the one form that [`Pattern::text`](crate::model::Pattern)
/// gives it; as it is, where a placeable in it cannot be read.
#[must_use]
pub(crate) fn normal(text: &str) -> Cow<'_, str> {
    match parse_text(Cow::Borrowed(text), Span::new(0, text.len()), &[]) {
        Ok(pattern) if pattern.text() != text => Cow::Owned(pattern.text().into_owned()),
        _ => Cow::Borrowed(text),
    }
}

/// What stands after `id =` so that the message says `text`, its braces being Fluent's; begins
/// with a space or a line break, and ends without one.
///
/// # Errors
///
/// When a placeable in `text` cannot be read, or the text cannot be said in Fluent.
pub fn render_value(text: &str) -> Result<String, Box<Problem>> {
    let pattern = parse_text(Cow::Borrowed(text), Span::new(0, text.len()), &[])?;
    // On the line of the `=`, what an indented line may not begin with needs no guard.
    let begins_special = text.starts_with(is_special);
    let mut writer = FluentWriter::new(text.contains('\n') && !begins_special);
    for element in &pattern.elements {
        match element {
            PatternElement::Text(part) => writer.write_text(&part.value),
            PatternElement::Placeable(placeable) => writer.placeable(&text[placeable.span.range()]),
        }
    }
    let value = writer.into_fluent();
    let file = SourceFile::new("", format!("m ={value}\n"));
    let read = parse(&file);
    let same = match &*read.units {
        [unit] if read.problems.is_empty() => {
            unit.value.as_ref().is_some_and(|value| means_the_same(value, &pattern))
        }
        _ => false,
    };
    if same { Ok(value) } else { Err(not_sayable(text)) }
}

fn not_sayable(text: &str) -> Box<Problem> {
    let span = Span::new(0, text.len());
    let phrase = Phrase::new("error-not-fluent").with("text", text);
    Box::new(Problem::new(crate::model::ProblemKind::Syntax, span, phrase))
}

/// Whether two patterns say the same, however their literals are written.
#[must_use]
pub(crate) fn means_the_same(a: &Pattern<'_>, b: &Pattern<'_>) -> bool {
    meaning(a) == meaning(b)
}

/// Literal text in one piece, each other placeable in its one notation.
#[derive(PartialEq)]
enum PatternPart {
    Text(String),
    Placeable(String),
}

fn meaning(pattern: &Pattern<'_>) -> Vec<PatternPart> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        let text = match element {
            PatternElement::Text(text) => &*text.value,
            PatternElement::Placeable(placeable) => match &placeable.expression {
                Expression::Inline(InlineExpression::String(text)) => &**text,
                other => {
                    parts.push(PatternPart::Placeable(other.to_string()));
                    continue;
                }
            },
        };
        match parts.last_mut() {
            _ if text.is_empty() => {}
            Some(PatternPart::Text(before)) => before.push_str(text),
            _ => parts.push(PatternPart::Text(text.to_owned())),
        }
    }
    parts
}

/// Whether an indented line that begins so is something else than text.
fn is_special(c: char) -> bool {
    matches!(c, '[' | '*' | '.')
}

struct FluentWriter {
    out: String,
    /// Whether nothing has been written on the line yet.
    fresh: bool,
    /// Whether the line is an indented one.
    indented: bool,
}

impl FluentWriter {
    fn new(block: bool) -> Self {
        let out = if block { format!("\n{INDENT}") } else { " ".to_owned() };
        Self { out, fresh: true, indented: block }
    }

    fn write_text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
                self.out.push('\n');
                self.out.push_str(INDENT);
                (self.fresh, self.indented) = (true, true);
            }
            line.chars().for_each(|c| self.push(c));
        }
    }

    fn push(&mut self, c: char) {
        match c {
            '\t' | ' ' if self.fresh => self.out.extend(["{\"\"}", c.encode_utf8(&mut [0; 4])]),
            c if self.fresh && self.indented && is_special(c) => {
                _ = write!(self.out, "{{\"{c}\"}}");
            }
            '\t' => self.out.push(c),
            c if c.is_control() => _ = write!(self.out, "{{\"\\u{:04X}\"}}", u32::from(c)),
            c => self.out.push(c),
        }
        self.fresh = false;
    }

    /// Lines are set in by as much as the value is, so that variants keep their shape.
    fn placeable(&mut self, placeable: &str) {
        for (index, line) in placeable.split('\n').enumerate() {
            if index > 0 {
                self.out.extend(["\n", INDENT]);
            }
            self.out.push_str(line);
        }
        self.fresh = false;
    }

    /// An empty first or last line, and spaces that editors strip, would be lost without a guard.
    fn end_line(&mut self) {
        let edge = self.out.trim_start().is_empty();
        let blank = self.fresh && !edge;
        if blank {
            // A blank line in the middle stays one without help.
            self.out.truncate(self.out.len() - INDENT.len());
        } else if self.fresh || self.out.ends_with([' ', '\t']) {
            self.out.push_str("{\"\"}");
        }
    }

    fn into_fluent(mut self) -> String {
        if self.fresh || self.out.ends_with(char::is_whitespace) {
            self.out.push_str("{\"\"}");
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::PatternReading;

    /// Writes `text` and reads it again: the value as written, and the text as a reader sees it.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let value = render_value(&escape(text)).unwrap();
        assert_eq!(value, expected, "{text:?}");
        assert_eq!(read(&value), text);
    }

    fn read(value: &str) -> String {
        let file = SourceFile::new("", format!("before = x\nm ={value}\nafter = y\n"));
        let resource = parse(&file);
        assert!(resource.problems.is_empty(), "{:?} {value:?}", resource.problems);
        let ids: Vec<_> = resource.units.iter().map(|unit| &*unit.id).collect();
        assert_eq!(ids, ["before", "m", "after"], "{value:?}");
        PatternReading::new(resource.units[1].value.as_ref().unwrap()).text().to_owned()
    }

    #[test]
    fn texts_that_fluent_takes_for_something_else() {
        check("plain", " plain");
        check("", " {\"\"}");
        check(" edges ", " {\"\"} edges {\"\"}");
        check("[a] *b* .c", " [a] *b* .c");
        check("**a** b", " **a** b");
        check("**a**\n*b*", " **a**\n    {\"*\"}b*");
        check("a\n*b\n.c\n[d]", "\n    a\n    {\"*\"}b\n    {\".\"}c\n    {\"[\"}d]");
        check("{x}", " {\"{\"}x{\"}\"}");
        check("a\n\nb", "\n    a\n\n    b");
        check("\na\n", "\n    {\"\"}\n    a\n    {\"\"}");
        check("a  \n  b", "\n    a  {\"\"}\n    {\"\"}  b");
        check("\r\0", " {\"\\u000D\"}{\"\\u0000\"}");
        check("# a\n# b", "\n    # a\n    # b");
        check("a\u{a0}", " a\u{a0}{\"\"}");
    }

    #[test]
    fn placeables_are_kept_as_they_are() {
        for text in ["{ $n }", "a {-t} b", "{ $n ->\n    [one] x\n   *[other] y\n      z\n} w\n[v]"]
        {
            assert!(render_value(text).is_ok(), "{text:?}");
        }
        for text in ["{", "}", "{ $ }", &"{".repeat(100)] {
            assert!(render_value(text).is_err(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(text in any::<String>()) {
            prop_assert_eq!(read(&render_value(&escape(&text)).unwrap()), text);
        }

        #[test]
        fn awkward_text_is_read_as_it_was_written(text in r#"([ \t\r\n{}\[\]*.#"=a\\-]|é|\{"x"\}){0,12}"#) {
            prop_assert_eq!(read(&render_value(&escape(&text)).unwrap()), text);
        }
    }
}
