//! Fluent patterns, with the place of each part.
//!
//! `fluent-syntax` reads Fluent but knows no places, and a structured document's texts do not come
//! from a Fluent file at all; both are read into this tree, whose spans are bytes of the file.

use std::{borrow::Cow, fmt};

use super::{Elements, Span};

/// A text with placeables (Fluent's *pattern*).
#[derive(Debug, Clone, Default)]
pub struct Pattern<'a> {
    /// Its parts in order.
    pub elements: Elements<'a>,
    /// From its first part to its last.
    pub span: Span,
}

/// A part of a [`Pattern`].
#[derive(Debug, Clone)]
pub enum PatternElement<'a> {
    /// Text that stands for itself.
    Text(TextElement<'a>),
    /// An expression in braces; boxed, since texts are mostly without.
    Placeable(Box<Placeable<'a>>),
}

/// A run of text.
///
/// Where `value` is as long as `span`, the text stands in the file byte for byte; otherwise the
/// element is a single escape of the file's format (`\u00e9` in TOML).
#[derive(Debug, Clone)]
pub struct TextElement<'a> {
    /// The text.
    pub value: Cow<'a, str>,
    /// Where it stands in the file.
    pub span: Span,
}

/// An expression in braces.
#[derive(Debug, Clone)]
pub struct Placeable<'a> {
    /// What is between the braces.
    pub expression: Expression<'a>,
    /// From the opening to the closing brace.
    pub span: Span,
}

/// What stands in a placeable.
#[derive(Debug, Clone)]
pub enum Expression<'a> {
    /// A value.
    Inline(InlineExpression<'a>),
    /// A choice among variants.
    Select {
        /// What decides.
        selector: InlineExpression<'a>,
        /// The choices; exactly one is the default.
        variants: Vec<Variant<'a>>,
    },
}

/// A value in a placeable.
#[derive(Debug, Clone)]
pub enum InlineExpression<'a> {
    /// `"text"`, with its escapes resolved.
    String(Cow<'a, str>),
    /// `3.14`, as written.
    Number(Cow<'a, str>),
    /// `$name`
    Variable(Cow<'a, str>),
    /// `message` or `message.attribute`
    Message {
        /// The message's id.
        id: Cow<'a, str>,
        /// Its attribute.
        attribute: Option<Cow<'a, str>>,
    },
    /// `-term`, `-term.attribute`, `-term(case: "genitive")`
    Term {
        /// The term's id, without the `-`.
        id: Cow<'a, str>,
        /// Its attribute.
        attribute: Option<Cow<'a, str>>,
        /// What is passed to it.
        arguments: Option<CallArguments<'a>>,
    },
    /// `FUNCTION($argument, option: "value")`
    Function {
        /// The function's name.
        id: Cow<'a, str>,
        /// What is passed to it.
        arguments: CallArguments<'a>,
    },
    /// A placeable in a placeable.
    Placeable(Box<Expression<'a>>),
}

/// Arguments of a term or function.
#[derive(Debug, Clone, Default)]
pub struct CallArguments<'a> {
    /// By place.
    pub positional: Vec<InlineExpression<'a>>,
    /// By name.
    pub named: Vec<(Cow<'a, str>, InlineExpression<'a>)>,
}

/// One choice of a select expression.
#[derive(Debug, Clone)]
pub struct Variant<'a> {
    /// Its key.
    pub key: VariantKey<'a>,
    /// Its text.
    pub value: Pattern<'a>,
    /// Whether it is the default.
    pub default: bool,
    /// Where its key stands.
    pub key_span: Span,
}

/// The key of a [`Variant`].
#[derive(Debug, Clone, PartialEq)]
pub enum VariantKey<'a> {
    /// A word: `one`, `masculine`.
    Identifier(Cow<'a, str>),
    /// A number, as written.
    Number(Cow<'a, str>),
}

impl VariantKey<'_> {
    /// The key as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Identifier(key) | Self::Number(key) => key,
        }
    }
}

impl<'a> Pattern<'a> {
    /// A pattern of one text.
    #[must_use]
    pub fn plain(value: impl Into<Cow<'a, str>>, span: Span) -> Self {
        Self {
            elements: Elements::One([PatternElement::Text(TextElement {
                value: value.into(),
                span,
            })]),
            span,
        }
    }

    /// The pattern in Fluent's notation, placeables written in one way whatever their spacing.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &*self.elements {
            [] => Cow::Borrowed(""),
            [PatternElement::Text(text)] => Cow::Borrowed(&text.value),
            _ => Cow::Owned(self.to_string()),
        }
    }

    /// Calls `visit` with every expression in the pattern, outermost first, variants included.
    pub fn visit<'p>(
        &'p self,
        visit: &mut dyn FnMut(&'p InlineExpression<'a>, ExpressionContext, Span),
    ) {
        for element in &self.elements {
            if let PatternElement::Placeable(placeable) = element {
                placeable.expression.visit(ExpressionContext::Printed, placeable.span, visit);
            }
        }
    }

    /// Every select expression in the pattern, outermost first.
    pub fn selects<'p>(
        &'p self,
        visit: &mut dyn FnMut(&'p InlineExpression<'a>, &'p [Variant<'a>], Span),
    ) {
        for element in &self.elements {
            if let PatternElement::Placeable(placeable) = element {
                placeable.expression.selects(placeable.span, visit);
            }
        }
    }
}

/// What an expression does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpressionContext {
    /// Its value is part of the text.
    Printed,
    /// Its value chooses a variant.
    Selector,
    /// It is an argument of a term or function.
    Argument,
}

impl<'a> Expression<'a> {
    fn visit<'p>(
        &'p self,
        context: ExpressionContext,
        span: Span,
        visit: &mut dyn FnMut(&'p InlineExpression<'a>, ExpressionContext, Span),
    ) {
        match self {
            Self::Inline(inline) => inline.visit(context, span, visit),
            Self::Select { selector, variants } => {
                selector.visit(ExpressionContext::Selector, span, visit);
                for variant in variants {
                    variant.value.visit(visit);
                }
            }
        }
    }

    fn selects<'p>(
        &'p self,
        span: Span,
        visit: &mut dyn FnMut(&'p InlineExpression<'a>, &'p [Variant<'a>], Span),
    ) {
        match self {
            Self::Inline(InlineExpression::Placeable(inner)) => inner.selects(span, visit),
            Self::Inline(_) => {}
            Self::Select { selector, variants } => {
                visit(selector, variants, span);
                for variant in variants {
                    variant.value.selects(visit);
                }
            }
        }
    }
}

impl InlineExpression<'_> {
    fn visit<'p>(
        &'p self,
        context: ExpressionContext,
        span: Span,
        visit: &mut dyn FnMut(&'p Self, ExpressionContext, Span),
    ) {
        visit(self, context, span);
        let arguments = match self {
            Self::Placeable(inner) => return inner.visit(context, span, visit),
            Self::Function { arguments, .. } | Self::Term { arguments: Some(arguments), .. } => {
                arguments
            }
            _ => return,
        };
        let named = arguments.named.iter().map(|(_, value)| value);
        for argument in arguments.positional.iter().chain(named) {
            argument.visit(ExpressionContext::Argument, span, visit);
        }
    }
}

impl fmt::Display for Pattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.elements.iter().try_for_each(|element| match element {
            PatternElement::Text(text) => f.write_str(&text.value),
            PatternElement::Placeable(placeable) => placeable.expression.fmt(f),
        })
    }
}

/// With its braces, as it stands in a text.
impl fmt::Display for Expression<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // A string literal is mostly an escape, `{"{"}`; the others have air.
            Self::Inline(literal @ InlineExpression::String(_)) => write!(f, "{{{literal}}}"),
            Self::Inline(inline) => write!(f, "{{ {inline} }}"),
            Self::Select { selector, variants } => {
                write!(f, "{{ {selector} ->")?;
                for variant in variants {
                    let star = if variant.default { "*" } else { "" };
                    write!(f, "\n    {star}[{}] {}", variant.key.as_str(), variant.value)?;
                }
                f.write_str("\n}")
            }
        }
    }
}

/// Without braces.
impl fmt::Display for InlineExpression<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(value) => {
                f.write_str("\"")?;
                for c in value.chars() {
                    match c {
                        '"' | '\\' => write!(f, "\\{c}")?,
                        c if c.is_control() => write!(f, "\\u{:04X}", u32::from(c))?,
                        c => write!(f, "{c}")?,
                    }
                }
                f.write_str("\"")
            }
            Self::Number(value) => f.write_str(value),
            Self::Variable(id) => write!(f, "${id}"),
            Self::Message { id, attribute } => {
                f.write_str(id)?;
                attribute.iter().try_for_each(|attribute| write!(f, ".{attribute}"))
            }
            Self::Term { id, attribute, arguments } => {
                write!(f, "-{id}")?;
                attribute.iter().try_for_each(|attribute| write!(f, ".{attribute}"))?;
                arguments.iter().try_for_each(|arguments| arguments.fmt(f))
            }
            Self::Function { id, arguments } => write!(f, "{id}{arguments}"),
            Self::Placeable(inner) => inner.fmt(f),
        }
    }
}

/// With its parentheses.
impl fmt::Display for CallArguments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        let mut separator = "";
        for value in &self.positional {
            write!(f, "{separator}{value}")?;
            separator = ", ";
        }
        for (name, value) in &self.named {
            write!(f, "{separator}{name}: {value}")?;
            separator = ", ";
        }
        f.write_str(")")
    }
}
