//! What the Fluent rules share: what a pattern refers to, and what that is for.

use std::collections::BTreeMap;

use crate::model::{Expression, InlineExpression, Pattern, PatternElement, Span, TranslationUnit};

/// What a pattern refers to, each with its first place: `$variable`, `-term`, `message`, a term's
/// and message's attribute after a point.
#[derive(Debug, Default)]
pub(super) struct References {
    /// What is part of the text.
    pub(super) printed: BTreeMap<String, Span>,
    /// What only chooses a variant.
    pub(super) selecting: BTreeMap<String, Span>,
}

impl References {
    /// Whether a pattern refers to anything, or has any other placeable.
    pub(super) fn may_be_in(pattern: &Pattern<'_>) -> bool {
        pattern.elements.iter().any(|element| matches!(element, PatternElement::Placeable(_)))
    }

    /// Reads a pattern. The reader of files has seen to it that nothing nests deep.
    pub(super) fn collect_references(pattern: &Pattern<'_>) -> Self {
        let mut references = Self::default();
        references.pattern(pattern);
        references
    }

    /// Reads the value and the attributes of a unit.
    pub(super) fn of_unit(unit: &TranslationUnit<'_>) -> Self {
        let mut references = Self::default();
        for (_, pattern) in unit.patterns() {
            references.pattern(pattern);
        }
        references
    }

    /// Whether anything refers to `key`, for whatever it is.
    pub(super) fn refers_to(&self, key: &str) -> bool {
        self.printed.contains_key(key) || self.selecting.contains_key(key)
    }

    /// Everything that is referred to.
    pub(super) fn all(&self) -> impl Iterator<Item = (&String, Span)> {
        self.printed.iter().chain(&self.selecting).map(|(key, span)| (key, *span))
    }

    fn pattern(&mut self, pattern: &Pattern<'_>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable(placeable) = element {
                self.expression(&placeable.expression, placeable.span);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<'_>, span: Span) {
        match expression {
            Expression::Inline(inline) => self.visit_inline(inline, span, false),
            Expression::Select { selector, variants } => {
                self.visit_inline(selector, span, true);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn visit_inline(&mut self, inline: &InlineExpression<'_>, span: Span, selecting: bool) {
        let dotted = |id: &str, attribute: &Option<std::borrow::Cow<'_, str>>| match attribute {
            Some(attribute) => format!("{id}.{attribute}"),
            None => id.to_owned(),
        };
        let key = match inline {
            InlineExpression::Variable(id) => format!("${id}"),
            InlineExpression::Message { id, attribute } => dotted(id, attribute),
            InlineExpression::Term { id, attribute, .. } => dotted(&format!("-{id}"), attribute),
            InlineExpression::Function { arguments, .. } => {
                for argument in &arguments.positional {
                    self.visit_inline(argument, span, selecting);
                }
                return;
            }
            InlineExpression::Placeable(inner) => return self.expression(inner, span),
            InlineExpression::String(_) | InlineExpression::Number(_) => return,
        };
        let own = if selecting { &mut self.selecting } else { &mut self.printed };
        own.entry(key).or_insert(span);
    }
}
