//! What a person types into a text, and what it is in Fluent: the one place that turns the one into
//! the other.
//!
//! A person types text. What is a placeable (`{ $count }`, `{ -brand }`, a whole choice) stays one;
//! any other brace is a brace, and nobody has to know that Fluent wants it guarded. Attributes of a
//! message stand below its text, a line `.name = …` each, as provenance records them.

use std::borrow::Cow;

use crate::model::{Expression, InlineExpression, Pattern, PatternElement, Span};

use super::{
    braces,
    fluent::parse_text,
    fluent_write::{escape, means_the_same},
};

/// A text as it was typed, in Fluent's notation: placeables as they are, other braces guarded, line
/// breaks as Unix has them, spaces at the edges left out.
#[must_use]
pub fn from_typed(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
    let typed = typed.trim_matches([' ', '\n', '\t']);
    let mut out = String::with_capacity(typed.len() + 16);
    let mut at = 0;
    while let Some(found) = typed[at..].find(['{', '}']) {
        let brace = at + found;
        out.push_str(&typed[at..brace]);
        let end = typed[brace..].starts_with('{').then(|| placeable_end(typed, brace)).flatten();
        at = end.unwrap_or(brace + 1);
        match end {
            Some(end) => out.push_str(&typed[brace..end]),
            None => out.push_str(&escape(&typed[brace..at])),
        }
    }
    out.push_str(&typed[at..]);
    out
}

/// Where the placeable ends that begins at `brace`, if it is one.
fn placeable_end(text: &str, brace: usize) -> Option<usize> {
    let end = braces::closing_brace(text, brace)?;
    parse_typed_text(&text[brace..end]).map(|_| end)
}

fn parse_typed_text(text: &str) -> Option<Pattern<'_>> {
    parse_text(Cow::Borrowed(text), Span::new(0, text.len()), &[]).ok()
}

/// A text in Fluent's notation as a person types it: guards left out, wherever typing the text
/// without them comes to the same.
#[must_use]
pub(crate) fn to_typed(text: &str) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let Some(pattern) = parse_typed_text(text) else { return text.to_owned() };
    let mut typed = String::with_capacity(text.len());
    for element in &pattern.elements {
        match element {
            PatternElement::Text(part) => typed.push_str(&part.value),
            PatternElement::Placeable(placeable) => match &placeable.expression {
                Expression::Inline(InlineExpression::String(literal)) => typed.push_str(literal),
                _ => typed.push_str(text.get(placeable.span.range()).unwrap_or_default()),
            },
        }
    }
    let again = from_typed(&typed);
    let same = parse_typed_text(&again).is_some_and(|again| means_the_same(&again, &pattern));
    if same { typed } else { text.to_owned() }
}

/// A message's text and attributes, as they stand one below the other where a person edits them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedUnit {
    /// Its own text; none where it has attributes only.
    pub value: Option<String>,
    /// Its attributes, by name, in order.
    pub attributes: Vec<(String, String)>,
}

impl TypedUnit {
    /// Takes apart what was typed, where `names` are the attributes that the message may have.
    #[must_use]
    pub fn split(typed: &str, names: &[&str]) -> Self {
        let typed = typed.replace("\r\n", "\n");
        let mut parts: Vec<(Option<&str>, Vec<&str>)> = vec![(None, Vec::new())];
        for line in typed.split('\n') {
            match attribute(line, names) {
                Some((name, text)) => parts.push((Some(name), vec![text])),
                None => {
                    if let Some((_, lines)) = parts.last_mut() {
                        lines.push(line);
                    }
                }
            }
        }
        let mut unit = Self::default();
        for (name, lines) in parts {
            let text = from_typed(&lines.join("\n"));
            match name {
                Some(name) => unit.attributes.push((name.to_owned(), text)),
                None => unit.value = (!text.is_empty()).then_some(text),
            }
        }
        unit
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value.is_none() && self.attributes.iter().all(|(_, text)| text.is_empty())
    }
}

/// The attribute that a line begins, and its text.
fn attribute<'t>(line: &'t str, names: &[&str]) -> Option<(&'t str, &'t str)> {
    let (name, text) = line.strip_prefix('.')?.split_once('=')?;
    let name = name.trim();
    names.contains(&name).then_some((name, text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::store::render_value;

    #[track_caller]
    fn check(typed: &str, fluent: &str) {
        assert_eq!(from_typed(typed), fluent, "{typed:?}");
        assert_eq!(from_typed(&to_typed(fluent)), fluent, "{fluent:?}");
    }

    #[test]
    fn placeables_stay_and_other_braces_are_guarded() {
        check("plain", "plain");
        check("a { $n } b", "a { $n } b");
        check("{ -brand(case: \"x\") }", "{ -brand(case: \"x\") }");
        check("a set {1,2}", "a set {\"{\"}1,2{\"}\"}");
        check("{", "{\"{\"}");
        check("} {", "{\"}\"} {\"{\"}");
        check("a { b { $n }", "a {\"{\"} b { $n }");
        check("**Lyon** [x]\r\n*y*", "**Lyon** [x]\n*y*");
        check(" \n edges \n", "edges");
        check("{ $n ->\n  [one] a\n *[other] b\n}", "{ $n ->\n  [one] a\n *[other] b\n}");
        check("", "");
        assert_eq!(to_typed("a {\"{\"}1,2{\"}\"}"), "a {1,2}");
        assert_eq!(to_typed("{\"{\"} $n {\"}\"}"), "{\"{\"} $n {\"}\"}", "it would be a placeable");
        assert_eq!(to_typed("{\"\"} x"), "{\"\"} x", "the space would be lost");
        let _ = from_typed(&"{".repeat(100_000));
        let _ = from_typed(&"{ $a ".repeat(20_000));
        let _ = from_typed(&"{{\"".repeat(20_000));
    }

    #[test]
    fn attributes_stand_below_the_text() {
        let typed = "Save\n.title = Save the page\n.other = x\n.access-key = S";
        let unit = TypedUnit::split(typed, &["title", "access-key"]);
        assert_eq!(unit.value.as_deref(), Some("Save"));
        let attributes: Vec<_> =
            unit.attributes.iter().map(|(name, text)| (&**name, &**text)).collect();
        assert_eq!(attributes, [("title", "Save the page\n.other = x"), ("access-key", "S")]);
        assert!(TypedUnit::split(" \n", &[]).is_empty());
        assert_eq!(TypedUnit::split(".title = x", &["title"]).value, None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_can_be_written(typed in r#"([ \t\r\n{}\[\]*.#"=a\\$-]|é|\{ \$n \}){0,16}"#) {
            let fluent = from_typed(&typed);
            prop_assert!(render_value(&fluent).is_ok(), "{:?}", fluent);
            let again = from_typed(&to_typed(&fluent));
            let (a, b) = (parse_typed_text(&fluent).unwrap(), parse_typed_text(&again).unwrap());
            prop_assert!(means_the_same(&a, &b), "{:?} {:?}", fluent, again);
        }
    }
}
