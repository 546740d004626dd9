//! The codes of other tools in a text of a project.

use std::collections::HashMap;

use crate::{
    exchange::{CodeKind, CodeRole, InlineCode, InlinePart, InlineText},
    store,
};

/// How codes are written.
pub(in crate::project) enum CodeNotation {
    /// As what they stand for.
    Kept,
    /// So that rules compare them: as variables and elements, by what the file calls them.
    Compared(ComparedCodes),
}

/// The codes of a file under names that rules know to compare.
#[derive(Default)]
pub(in crate::project) struct ComparedCodes {
    /// Whether what codes stand for is in the project's own notation.
    is_ours: bool,
    /// The variable that stands for a placeholder (`%s`).
    variables: HashMap<String, usize>,
    /// What a file calls what findings name otherwise.
    names: HashMap<String, String>,
}

impl CodeNotation {
    /// A text in Fluent's notation.
    pub(super) fn fluent(&mut self, text: &InlineText) -> String {
        let mut out = String::new();
        for part in &text.parts {
            match (part, &mut *self) {
                (InlinePart::Text(run), Self::Kept) => out.push_str(&store::escape(run)),
                (InlinePart::Text(run), Self::Compared(codes)) => codes.push_run(run, &mut out),
                (InlinePart::Code(code), Self::Kept) => out.push_str(&store::escape(&kept(code))),
                (InlinePart::Code(code), Self::Compared(codes)) => codes.push_code(code, &mut out),
            }
        }
        out
    }
}

/// What a code stands for, or the mark that Markdown has for it, or an element.
fn kept(code: &InlineCode) -> String {
    match (code.kind, code.role) {
        _ if !code.data.is_empty() => code.data.clone(),
        (CodeKind::Strong, CodeRole::Open | CodeRole::Close) => "**".to_owned(),
        (CodeKind::Emphasis, CodeRole::Open | CodeRole::Close) => "*".to_owned(),
        (CodeKind::Break, _) => "\\\n".to_owned(),
        _ => element(code),
    }
}

/// A code as an element of a name that rules know for one, with a hyphen.
fn element(code: &InlineCode) -> String {
    match code.role {
        CodeRole::Single => format!("<x-{}/>", code.id),
        CodeRole::Open => format!("<g-{}>", code.id),
        CodeRole::Close => format!("</g-{}>", code.id),
    }
}

impl ComparedCodes {
    pub(super) fn new(is_ours: bool) -> Self {
        Self { is_ours, ..Self::default() }
    }

    /// What the file calls something that a finding names.
    pub(super) fn name(&self, named: &str) -> Option<&String> {
        self.names.get(named)
    }

    fn push_code(&mut self, code: &InlineCode, out: &mut String) {
        if self.is_ours && !code.data.is_empty() {
            out.push_str(&code.data);
            return;
        }
        if code.data.is_empty() && matches!(code.kind, CodeKind::Strong | CodeKind::Emphasis) {
            out.push_str(&kept(code));
            return;
        }
        let id = code.id;
        let shown = match code.role {
            _ if !code.data.trim().is_empty() => code.data.clone(),
            CodeRole::Single => format!("<x id=\"{id}\"/>"),
            CodeRole::Open => format!("<g id=\"{id}\">"),
            CodeRole::Close => "</g>".to_owned(),
        };
        if code.role == CodeRole::Single {
            self.push_variable(format!("<x id=\"{id}\"/>"), shown, out);
            return;
        }
        let element = element(code);
        out.push_str(&element);
        self.names.entry(element).or_insert(shown);
    }

    /// What a program or tool puts in, by what it is told apart by and what it is shown as.
    fn push_variable(&mut self, key: String, shown: String, out: &mut String) {
        let next = self.variables.len() + 1;
        let number = *self.variables.entry(key).or_insert(next);
        out.extend(["{ $c", &number.to_string(), " }"]);
        self.names.entry(format!("$c{number}")).or_insert(shown);
    }

    /// A run of text, in which placeholders of programs are variables.
    fn push_run(&mut self, run: &str, out: &mut String) {
        let (mut rest, mut from) = (run, 0);
        while let Some(at) = rest[from..].find(['%', '{']).map(|at| from + at) {
            let Some(length) = placeholder(&rest[at..]) else {
                from = at + 1;
                continue;
            };
            out.push_str(&store::escape(&rest[..at]));
            let (own, after) = rest[at..].split_at(length);
            self.push_variable(own.to_owned(), own.to_owned(), out);
            (rest, from) = (after, 0);
        }
        out.push_str(&store::escape(rest));
    }
}

/// The length of the placeholder that a text begins with: `{0}`, `{name}`, `%s`, `%1$s`,
/// `%(name)s`, `%5.2f`. A sign of per cent before a word is none, so that no space may be in it.
fn placeholder(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let name = |from: usize| {
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
        bytes[from..].iter().take(64).take_while(is_name).count()
    };
    if bytes[0] == b'{' {
        let length = name(1);
        return (length > 0 && bytes.get(1 + length) == Some(&b'}')).then_some(length + 2);
    }
    let mut at = 1;
    if bytes.get(at) == Some(&b'(') {
        let length = name(at + 1);
        if length == 0 || bytes.get(at + 1 + length) != Some(&b')') {
            return None;
        }
        at += length + 2;
    }
    let is_flag =
        |byte: &&u8| byte.is_ascii_digit() || matches!(byte, b'$' | b'.' | b'-' | b'+' | b'#');
    at += bytes[at..].iter().take(12).take_while(is_flag).count();
    at += bytes[at..].iter().take(2).take_while(|byte| matches!(byte, b'l' | b'h' | b'z')).count();
    let conversion = bytes.get(at).filter(|byte| b"sdiufxX@".contains(byte))?;
    // `50 %de` is a number before a word.
    let ends = bytes.get(at + 1).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    (*conversion != b' ' && ends).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_per_cent_and_braces() {
        for (text, expected) in [
            ("%s a", Some(2)),
            ("%1$s", Some(4)),
            ("%(name)s,", Some(8)),
            ("%5.2f", Some(5)),
            ("%ld", Some(3)),
            ("{0} a", Some(3)),
            ("{name}", Some(6)),
            ("% de", None),
            ("%de la", None),
            ("%", None),
            ("{a b}", None),
            ("{", None),
            ("{}", None),
        ] {
            assert_eq!(placeholder(text), expected, "{text}");
        }
    }

    #[test]
    fn codes_are_compared_under_names_of_the_file() {
        let mut codes = ComparedCodes::default();
        let mut out = String::new();
        codes.push_run("a %s {b c} %s {n}", &mut out);
        assert_eq!(out, "a { $c1 } {\"{\"}b c{\"}\"} { $c1 } { $c2 }");
        assert_eq!(codes.name("$c2").map(String::as_str), Some("{n}"));
    }
}
