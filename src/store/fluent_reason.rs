//! What the Fluent parser found wrong, as phrases of our own: it knows English only.

use fluent_syntax::parser::ErrorKind;

use crate::model::Phrase;

/// Why an entry could not be read; `before` and `after` are the text around the place.
pub(super) fn phrase(kind: &ErrorKind, before: &str, after: &str) -> Phrase {
    let with = |id, name, value: &str| Phrase::new(id).with(name, value);
    if let Some(slip) = slip(kind, before, after) {
        return slip;
    }
    match kind {
        ErrorKind::ExpectedToken('=') => Phrase::new("fluent-entry"),
        ErrorKind::ExpectedToken(' ') => Phrase::new("fluent-comment-space"),
        ErrorKind::ExpectedToken(token) => {
            with("fluent-expected-token", "token", &token.to_string())
        }
        ErrorKind::ExpectedCharRange { range } if range.contains('\n') => {
            Phrase::new("fluent-line-end")
        }
        ErrorKind::ExpectedCharRange { range } if range == "a-zA-Z" => {
            Phrase::new("fluent-identifier")
        }
        ErrorKind::ExpectedCharRange { range } if range == "0-9" => Phrase::new("fluent-digit"),
        ErrorKind::ExpectedCharRange { range } => with("fluent-expected-range", "range", range),
        ErrorKind::ExpectedMessageField { entry_id } => {
            with("fluent-message-field", "id", entry_id)
        }
        ErrorKind::ExpectedTermField { entry_id } => with("fluent-term-field", "id", entry_id),
        ErrorKind::ForbiddenCallee => Phrase::new("fluent-callee"),
        ErrorKind::MissingDefaultVariant => Phrase::new("fluent-no-default"),
        ErrorKind::MissingValue => Phrase::new("fluent-no-value"),
        ErrorKind::MultipleDefaultVariants => Phrase::new("fluent-two-defaults"),
        ErrorKind::MessageReferenceAsSelector
        | ErrorKind::TermReferenceAsSelector
        | ErrorKind::MessageAttributeAsSelector
        | ErrorKind::ExpectedSimpleExpressionAsSelector => Phrase::new("fluent-selector"),
        ErrorKind::TermAttributeAsPlaceable => Phrase::new("fluent-term-attribute"),
        ErrorKind::UnterminatedStringLiteral => Phrase::new("fluent-open-string"),
        ErrorKind::PositionalArgumentFollowsNamed => Phrase::new("fluent-argument-order"),
        ErrorKind::DuplicatedNamedArgument(name) => with("fluent-argument-twice", "name", name),
        // The parser gives the byte behind the backslash as a number.
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => {
            with("fluent-escape", "sequence", &escape(before, after))
        }
        ErrorKind::UnbalancedClosingBrace => Phrase::new("fluent-closing-brace"),
        ErrorKind::ExpectedInlineExpression => Phrase::new("fluent-expression"),
        ErrorKind::ExpectedLiteral => Phrase::new("fluent-literal"),
    }
}

/// What a hand that does not know Fluent gets wrong at the beginning of a line: a colon for the equals
/// sign, a line that goes on without being set in, one that begins with what Fluent has other uses
/// for.
fn slip(kind: &ErrorKind, before: &str, after: &str) -> Option<Phrase> {
    if matches!(kind, ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. })
    {
        return text_below(after);
    }
    let is_start = matches!(kind, ErrorKind::ExpectedToken('='))
        || matches!(kind, ErrorKind::ExpectedCharRange { range } if range == "a-zA-Z");
    let head = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    let line = format!("{head}{}", after.lines().next().unwrap_or_default());
    let text = line.trim_start();
    if !is_start || text.starts_with(['#', '-', '}', '.']) || text.contains('=') {
        return None;
    }
    let id = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
    if !id.is_empty() && text[id.len()..].trim_start().starts_with(':') {
        return Some(Phrase::new("fluent-colon").with("id", id));
    }
    if text.starts_with(['*', '[']) {
        let mark = &text[..1];
        return Some(Phrase::new("fluent-mark").with("mark", mark));
    }
    let is_prose = text.split_whitespace().nth(1).is_some();
    is_prose.then(|| Phrase::new("fluent-not-set-in"))
}

/// Of an entry without a text, whether the line below was meant for one.
fn text_below(entry: &str) -> Option<Phrase> {
    let (head, rest) = entry.split_once('\n')?;
    let line = rest.lines().find(|line| !line.trim().is_empty())?;
    if !head.trim_end().ends_with('=') || line.starts_with(['#', '-']) || line.contains('=') {
        return None;
    }
    let mark = line.trim_start().chars().next().filter(|c| matches!(c, '*' | '[' | '.'));
    match mark {
        Some(mark) if line.starts_with([' ', mark]) => {
            Some(Phrase::new("fluent-mark").with("mark", mark.to_string()))
        }
        _ => (!line.starts_with(' ')).then(|| Phrase::new("fluent-not-set-in")),
    }
}

/// The escape sequence around a place, from its backslash to the first character that is no part
/// of one.
fn escape(before: &str, after: &str) -> String {
    let begun = before.rfind('\\').filter(|_| !after.starts_with('\\'));
    let (head, mut rest) = (begun.map_or("", |at| &before[at..]), after.chars());
    let length = if begun.is_some() { 1 } else { 2 };
    let tail = rest.by_ref().take(length).filter(|c| !c.is_control());
    head.chars().chain(tail).collect()
}

#[cfg(test)]
mod tests {
    use crate::{model::SourceFile, store::parse_fluent};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let file = SourceFile::new("a.ftl", text);
        let said = format!("{:?}", parse_fluent(&file).problems);
        let all = ["fluent-colon", "fluent-mark", "fluent-not-set-in"];
        let found = all.into_iter().find(|id| said.contains(id));
        assert_eq!(found, expected, "{text:?}: {said}");
    }

    #[test]
    fn slips_of_a_hand_are_told_in_words_that_help() {
        check("title: A text\n", Some("fluent-colon"));
        check("a = One line\nand the next one\n", Some("fluent-not-set-in"));
        check("a =\nThe text below.\n", Some("fluent-not-set-in"));
        check("a =\n**Bold** text\n", Some("fluent-mark"));
        check("a =\n    [link](x)\n", Some("fluent-mark"));
        check("a =\n\nb = text\n", None);
        check("a =\n# a comment\n", None);
        check("a = One line\n    and the next one\n", None);
        check("a = { $n\n", None);
    }
}
