//! Fluent patterns → text: variables, terms, messages, plurals and numbers put in their places.
//!
//! `fluent-bundle` stops at 100 placeables in a text, writes all numbers alike and isolates what it
//! inserts; a report must come out whole, in the language's own conventions, and clean. The rules
//! are those of the [Fluent guide](https://projectfluent.org/fluent/guide/). What cannot be
//! resolved stays visible in braces and is noted as a [`UnresolvedGap`]; a text that would grow out of all
//! proportion is refused.

mod functions;
#[cfg(test)]
mod tests;

use std::{borrow::Cow, fmt::Write as _};

use super::{
    messages::MessageLookup,
    number::{FormattedNumber, NumberSymbols},
    variables::{VariableValue, Variables},
};
use crate::model::{
    CallArguments, Expression, InlineExpression, Locale, Pattern, PatternElement, Phrase, Position,
    SourceFile, Span, Variant, VariantKey,
};

/// Texts that refer to texts that refer to texts …, and placeables in placeables, as deep as this.
const MAX_DEPTH: usize = 100;
/// What a text may take from the texts it refers to.
const MAX_PER_TEXT: ResolveBudget = ResolveBudget { parts: 100_000, bytes: 1 << 20 };
/// What all texts of a document may take together: as much as a file of a project may hold.
const MAX_PER_DOCUMENT: ResolveBudget = ResolveBudget { parts: 1_000_000, bytes: 64 << 20 };

/// How much may still be taken from other texts.
#[derive(Debug, Clone, Copy)]
struct ResolveBudget {
    parts: usize,
    bytes: usize,
}

impl ResolveBudget {
    fn spend(&mut self, parts: usize, bytes: usize) -> Result<(), Overrun> {
        self.parts = self.parts.checked_sub(parts).ok_or(Overrun)?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Overrun)?;
        Ok(())
    }
}

/// What is known of the texts of a document that were resolved so far.
#[derive(Debug)]
pub(crate) struct ResolveLedger {
    /// What could not be resolved, in the order of the texts.
    pub gaps: Vec<UnresolvedGap>,
    left: ResolveBudget,
}

impl Default for ResolveLedger {
    fn default() -> Self {
        Self { gaps: Vec::new(), left: MAX_PER_DOCUMENT }
    }
}

/// A part of a text that could not be resolved, and is shown in braces.
#[derive(Debug, Clone, PartialEq)]
pub struct UnresolvedGap {
    /// The segment in whose text it is.
    pub segment: String,
    /// The file, relative to the project.
    pub file: String,
    /// Where in the file.
    pub position: Position,
    /// What could not be resolved.
    pub what: Phrase,
}

/// Why a text is not resolved at all: it would grow out of all proportion.
#[derive(Debug, Clone, PartialEq)]
pub struct TooLarge {
    /// The segment.
    pub segment: String,
    /// The message or term whose text was being put in.
    pub message: String,
}

/// Resolves the texts of one language.
pub(crate) struct Resolver<'r> {
    messages: MessageLookup<'r>,
    variables: &'r Variables,
    numbers: NumberSymbols,
}

impl<'r> Resolver<'r> {
    /// A resolver for a language with these messages, and these values for its variables.
    #[must_use]
    pub(crate) fn new(
        locale: &Locale,
        messages: MessageLookup<'r>,
        variables: &'r Variables,
    ) -> Self {
        Self { messages, variables, numbers: NumberSymbols::new(locale) }
    }

    /// The text of `pattern`, which stands in `file` and belongs to the segment called `segment`.
    ///
    /// # Errors
    ///
    /// When the text takes more than 1 MiB or 100,000 parts from others, or all of the document's
    /// more than 64 MiB or a million parts.
    pub(crate) fn resolve(
        &self,
        segment: &str,
        file: &'r SourceFile,
        pattern: &'r Pattern<'r>,
        ledger: &mut ResolveLedger,
    ) -> Result<String, TooLarge> {
        let mut text = String::new();
        if let [PatternElement::Text(only)] = &*pattern.elements {
            text.push_str(&only.value);
            return Ok(text);
        }
        let mut scope = ResolveScope {
            resolver: self,
            segment,
            ledger,
            file,
            span: pattern.span,
            active: vec![pattern],
            depth: 0,
            parameters: None,
            left: MAX_PER_TEXT,
            message: String::new(),
        };
        match scope.pattern(pattern, &mut text) {
            Ok(()) => Ok(text),
            Err(Overrun) => Err(TooLarge { segment: segment.to_owned(), message: scope.message }),
        }
    }
}

/// The budget is spent.
struct Overrun;

/// What an expression comes to.
#[derive(Clone)]
enum ResolvedValue<'r> {
    Text(Cow<'r, str>),
    Number(FormattedNumber),
    /// Nothing; this is shown.
    Gap(String),
}

type Parameters<'r> = Vec<(&'r str, ResolvedValue<'r>)>;

/// One text being resolved.
struct ResolveScope<'s, 'r> {
    resolver: &'s Resolver<'r>,
    segment: &'s str,
    ledger: &'s mut ResolveLedger,
    /// Where the placeable that is being resolved stands.
    file: &'r SourceFile,
    span: Span,
    /// The patterns that are being resolved, outermost first.
    active: Vec<&'r Pattern<'r>>,
    depth: usize,
    /// In a term: what was passed to it.
    parameters: Option<Parameters<'r>>,
    left: ResolveBudget,
    /// The message or term that was being put in when the budget ran out.
    message: String,
}

impl<'r> ResolveScope<'_, 'r> {
    fn pattern(&mut self, pattern: &'r Pattern<'r>, out: &mut String) -> Result<(), Overrun> {
        self.depth += 1;
        for element in &pattern.elements {
            match element {
                PatternElement::Text(text) => {
                    self.spend(1, text.value.len())?;
                    out.push_str(&text.value);
                }
                PatternElement::Placeable(placeable) => {
                    self.spend(1, 0)?;
                    self.span = placeable.span;
                    self.expression(&placeable.expression, out)?;
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Only what is taken from other texts is counted: the text itself may be as long as it is.
    fn spend(&mut self, parts: usize, bytes: usize) -> Result<(), Overrun> {
        if self.active.len() == 1 {
            return Ok(());
        }
        self.left.spend(parts, bytes)?;
        self.ledger.left.spend(parts, bytes)
    }

    fn expression(
        &mut self,
        expression: &'r Expression<'r>,
        out: &mut String,
    ) -> Result<(), Overrun> {
        if self.depth >= MAX_DEPTH {
            let what = Phrase::new("render-too-deep").with("most", MAX_DEPTH);
            let shown = self.gap(what, "…");
            return self.write(shown, out);
        }
        match expression {
            Expression::Inline(inline) => self.inline(inline, out),
            Expression::Select { selector, variants } => {
                let chosen = self.choose(selector, variants)?;
                chosen.map_or(Ok(()), |variant| self.pattern(&variant.value, out))
            }
        }
    }

    fn inline(
        &mut self,
        inline: &'r InlineExpression<'r>,
        out: &mut String,
    ) -> Result<(), Overrun> {
        match inline {
            InlineExpression::Message { id, attribute } => {
                let attribute = attribute.as_deref();
                self.reference(id, attribute, "render-unknown-message", inline, out)
            }
            InlineExpression::Term { id, attribute: None, arguments } => {
                self.term(id, None, arguments.as_ref(), inline, out)
            }
            InlineExpression::Placeable(inner) => {
                self.depth += 1;
                self.expression(inner, out)?;
                self.depth -= 1;
                Ok(())
            }
            _ => {
                let value = self.value(inline)?;
                self.write(value, out)
            }
        }
    }

    fn write(&mut self, value: ResolvedValue<'r>, out: &mut String) -> Result<(), Overrun> {
        let start = out.len();
        match value {
            ResolvedValue::Text(text) => out.push_str(&text),
            ResolvedValue::Number(number) => out.push_str(&self.resolver.numbers.format(&number)),
            // Writing to a string cannot fail.
            ResolvedValue::Gap(shown) => _ = write!(out, "{{{shown}}}"),
        }
        self.spend(0, out.len() - start)
    }

    fn term(
        &mut self,
        id: &'r str,
        attribute: Option<&'r str>,
        arguments: Option<&'r CallArguments<'r>>,
        inline: &'r InlineExpression<'r>,
        out: &mut String,
    ) -> Result<(), Overrun> {
        let mut passed = Vec::new();
        for (name, value) in arguments.iter().flat_map(|arguments| &arguments.named) {
            passed.push((&**name, self.value(value)?));
        }
        let outer = self.parameters.replace(passed);
        let done = self.reference(&format!("-{id}"), attribute, "render-unknown-term", inline, out);
        self.parameters = outer;
        done
    }

    /// Writes the text that `inline` refers to.
    fn reference(
        &mut self,
        id: &str,
        attribute: Option<&str>,
        unknown: &'static str,
        inline: &InlineExpression<'_>,
        out: &mut String,
    ) -> Result<(), Overrun> {
        let name = || attribute.map_or(id.to_owned(), |attribute| format!("{id}.{attribute}"));
        let found = self.resolver.messages.pattern(id, attribute);
        let (pattern, file, problem) = match found {
            Some((pattern, _))
                if self.active.iter().any(|active| std::ptr::eq(*active, pattern)) =>
            {
                (None, self.file, "render-cycle")
            }
            Some((pattern, file)) => (Some(pattern), file, ""),
            None => (None, self.file, unknown),
        };
        let Some(pattern) = pattern else {
            let shown = self.gap(Phrase::new(problem).with("name", name()), &inline.to_string());
            return self.write(shown, out);
        };
        let outer = (std::mem::replace(&mut self.file, file), self.span);
        self.active.push(pattern);
        let done = self.pattern(pattern, out);
        if done.is_err() && self.message.is_empty() {
            self.message = name();
        }
        done?;
        self.active.pop();
        (self.file, self.span) = outer;
        Ok(())
    }

    fn value(&mut self, inline: &'r InlineExpression<'r>) -> Result<ResolvedValue<'r>, Overrun> {
        if let InlineExpression::Placeable(inner) = inline
            && let Expression::Inline(inner) = &**inner
        {
            return self.deeper(inner);
        }
        Ok(match inline {
            InlineExpression::String(text) => ResolvedValue::Text(Cow::Borrowed(text)),
            InlineExpression::Number(text) => match FormattedNumber::parse(text) {
                Some(number) => ResolvedValue::Number(number),
                None => ResolvedValue::Text(Cow::Borrowed(text)),
            },
            InlineExpression::Variable(name) => self.variable(name),
            InlineExpression::Function { id, arguments } => self.function(id, arguments, inline)?,
            InlineExpression::Message { .. } | InlineExpression::Placeable(_) => {
                let mut text = String::new();
                self.inline(inline, &mut text)?;
                ResolvedValue::Text(Cow::Owned(text))
            }
            InlineExpression::Term { id, attribute, arguments } => {
                let mut text = String::new();
                self.term(id, attribute.as_deref(), arguments.as_ref(), inline, &mut text)?;
                ResolvedValue::Text(Cow::Owned(text))
            }
        })
    }

    /// The value of an expression in an expression.
    fn deeper(&mut self, inline: &'r InlineExpression<'r>) -> Result<ResolvedValue<'r>, Overrun> {
        if self.depth >= MAX_DEPTH {
            let what = Phrase::new("render-too-deep").with("most", MAX_DEPTH);
            return Ok(self.gap(what, "…"));
        }
        self.depth += 1;
        let value = self.value(inline);
        self.depth -= 1;
        value
    }

    fn variable(&mut self, name: &'r str) -> ResolvedValue<'r> {
        if let Some(parameters) = &self.parameters {
            if let Some((_, value)) = parameters.iter().find(|(known, _)| *known == name) {
                return value.clone();
            }
            let what = Phrase::new("render-unset-parameter").with("name", name);
            return self.gap(what, &format!("${name}"));
        }
        match self.resolver.variables.get(name) {
            Some(VariableValue::Number(number)) => ResolvedValue::Number(number.clone()),
            Some(VariableValue::Text(text)) => ResolvedValue::Text(Cow::Borrowed(text)),
            None => {
                let what = Phrase::new("render-unset-variable").with("name", name);
                self.gap(what, &format!("${name}"))
            }
        }
    }

    fn function(
        &mut self,
        id: &str,
        arguments: &'r CallArguments<'r>,
        inline: &InlineExpression<'_>,
    ) -> Result<ResolvedValue<'r>, Overrun> {
        let shown = inline.to_string();
        if !matches!(id, "NUMBER" | "DATETIME") {
            return Ok(self.gap(Phrase::new("render-unknown-function").with("name", id), &shown));
        }
        let Some(argument) = arguments.positional.first() else {
            return Ok(self.gap(Phrase::new("render-no-argument").with("name", id), &shown));
        };
        let value = self.deeper(argument)?;
        if matches!(value, ResolvedValue::Gap(_)) {
            return Ok(value);
        }
        let options = arguments.named.iter().filter_map(|(option, value)| match value {
            InlineExpression::String(value) | InlineExpression::Number(value) => {
                Some((&**option, &**value))
            }
            _ => None,
        });
        let numbers = &self.resolver.numbers;
        let done = match id {
            "NUMBER" => functions::resolve_number(value, options),
            _ => functions::date(&value, options, numbers),
        };
        Ok(done.unwrap_or_else(|what| self.gap(what, &shown)))
    }

    /// The variant that the selector chooses: the first whose key it is, or the default.
    fn choose(
        &mut self,
        selector: &'r InlineExpression<'r>,
        variants: &'r [Variant<'r>],
    ) -> Result<Option<&'r Variant<'r>>, Overrun> {
        self.spend(variants.len(), 0)?;
        let default = variants.iter().find(|variant| variant.default);
        // A term may be used without the parameter that it has forms for.
        if let (InlineExpression::Variable(name), Some(parameters)) = (selector, &self.parameters)
            && !parameters.iter().any(|(known, _)| known == name)
        {
            return Ok(default);
        }
        let chosen = match self.value(selector)? {
            ResolvedValue::Gap(_) => None,
            ResolvedValue::Text(text) => {
                variants.iter().find(|variant| variant.key == VariantKey::Identifier(text.clone()))
            }
            ResolvedValue::Number(number) => {
                let category = self.resolver.numbers.category(&number);
                variants.iter().find(|variant| match &variant.key {
                    VariantKey::Identifier(key) => key == category,
                    VariantKey::Number(key) => {
                        FormattedNumber::parse(key).is_some_and(|key| key.equals(&number))
                    }
                })
            }
        };
        Ok(chosen.or(default))
    }

    /// Notes what could not be resolved; `shown` stands for it.
    fn gap(&mut self, what: Phrase, shown: &str) -> ResolvedValue<'r> {
        self.ledger.gaps.push(UnresolvedGap {
            segment: self.segment.to_owned(),
            file: self.file.path().to_owned(),
            position: self.file.position(self.span.start),
            what,
        });
        ResolvedValue::Gap(shown.to_owned())
    }
}
