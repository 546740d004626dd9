//! What the Fluent parser found wrong, as phrases of our own: it knows English only.

use fluent_syntax::parser::ErrorKind;

use crate::model::Phrase;

/// Why an entry could not be read.
pub(super) fn phrase(kind: &ErrorKind) -> Phrase {
    let with = |id, name, value: &str| Phrase::new(id).with(name, value);
    match kind {
        ErrorKind::ExpectedToken(token) => {
            with("fluent-expected-token", "token", &token.to_string())
        }
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
        ErrorKind::UnknownEscapeSequence(sequence)
        | ErrorKind::InvalidUnicodeEscapeSequence(sequence) => {
            with("fluent-escape", "sequence", sequence)
        }
        ErrorKind::UnbalancedClosingBrace => Phrase::new("fluent-closing-brace"),
        ErrorKind::ExpectedInlineExpression => Phrase::new("fluent-expression"),
        ErrorKind::ExpectedLiteral => Phrase::new("fluent-literal"),
    }
}
