//! What Fluent's parser makes of a text, turned into the model, the places added.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
    ops::Range,
};

use fluent_syntax::{ast, parser, unicode::unescape_unicode_to_string};
use foldhash::fast::RandomState;

use crate::model::{
    AllowedRule, Attribute, BrokenEntry, CallArguments, Elements, Expression, GroupComment,
    InlineExpression, Pattern, PatternElement, Phrase, Placeable, Problem, ProblemKind, Resource,
    Span, TextElement, TranslationUnit, UnitKind, Variant, VariantKey, is_empty_place,
};

use super::allow_line::allow_parts;
use super::braces;

/// A text that the parser may cut anywhere: where that is within a character, behind it. It reads
/// byte by byte, and quotes an escape sequence up to the byte that is none of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct FluentSlice<'x>(pub(super) &'x str);

impl AsRef<str> for FluentSlice<'_> {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl<'x> parser::Slice<'x> for FluentSlice<'x> {
    fn slice(&self, range: Range<usize>) -> Self {
        let behind = |at: usize| {
            let mut places = at..self.0.len();
            places.find(|at| self.0.is_char_boundary(*at)).unwrap_or(self.0.len())
        };
        Self(&self.0[behind(range.start)..behind(range.end)])
    }

    fn trim(&mut self) {
        parser::Slice::trim(&mut self.0);
    }
}

/// What was read of a file, entry by entry.
#[derive(Default)]
pub(super) struct FluentUnits<'a> {
    pub(super) resource: Resource<'a>,
    /// Where each id is defined.
    seen: HashMap<Cow<'a, str>, Span, RandomState>,
}

impl<'a> FluentUnits<'a> {
    pub(super) fn push_unit(&mut self, unit: TranslationUnit<'a>) {
        if unit.note.is_some() && is_empty_place(&unit) {
            self.resource.places.push(unit);
            return;
        }
        match self.seen.entry(unit.id.clone()) {
            Entry::Occupied(first) => {
                let phrase = Phrase::new("duplicate-id-message").with("id", &*unit.id);
                let problem = Problem::new(ProblemKind::DuplicateId, unit.id_span, phrase)
                    .related(Phrase::new("label-first"), *first.get())
                    .with_unit(&*unit.id);
                self.resource.problems.push(problem);
            }
            Entry::Vacant(place) => {
                place.insert(unit.id_span);
                self.resource.units.push(unit);
            }
        }
    }
}

/// Turns the parser's tree into the model's, with places counted from `base`.
pub(super) struct FluentReader<'x, C> {
    pub(super) base: &'x str,
    pub(super) shift: usize,
    pub(super) cow: C,
}

impl<'x, 'a, C: Fn(&'x str) -> Cow<'a, str>> FluentReader<'x, C> {
    /// Where a slice of `base` stands.
    pub(super) fn span(&self, slice: &str) -> Span {
        let start = (slice.as_ptr() as usize).saturating_sub(self.base.as_ptr() as usize);
        Span::new(start + self.shift, start + self.shift + slice.len())
    }

    pub(super) fn entry(&self, entry: ast::Entry<FluentSlice<'x>>, units: &mut FluentUnits<'a>) {
        let comments = &mut units.resource.comments;
        match entry {
            ast::Entry::Message(message) => units.push_unit(self.message(message)),
            ast::Entry::Term(term) => units.push_unit(self.term(term)),
            ast::Entry::GroupComment(own) => comments.extend(self.comment(&own, false)),
            ast::Entry::ResourceComment(own) => comments.extend(self.comment(&own, true)),
            ast::Entry::Junk { content } => self.junk(content.0, &mut units.resource),
            ast::Entry::Comment(_) => {}
        }
    }

    /// A message that is one text.
    pub(super) fn one_text_message(&self, id: &'x str, value: &'x str) -> TranslationUnit<'a> {
        let pattern = Pattern::plain((self.cow)(value), self.span(value));
        self.build_unit(UnitKind::Message, self.span(id), Some(pattern), Vec::new(), None)
    }

    fn message(&self, message: ast::Message<FluentSlice<'x>>) -> TranslationUnit<'a> {
        let id_span = self.span(message.id.name.0);
        let value = message.value.map(|value| self.pattern(value, id_span.end - self.shift));
        self.build_unit(
            UnitKind::Message,
            id_span,
            value,
            message.attributes,
            message.comment.as_ref(),
        )
    }

    fn term(&self, term: ast::Term<FluentSlice<'x>>) -> TranslationUnit<'a> {
        let name = self.span(term.id.name.0);
        let value = self.pattern(term.value, name.end - self.shift);
        let id_span = Span::new(name.start - 1, name.end);
        self.build_unit(
            UnitKind::Term,
            id_span,
            Some(value),
            term.attributes,
            term.comment.as_ref(),
        )
    }

    fn build_unit(
        &self,
        kind: UnitKind,
        id_span: Span,
        value: Option<Pattern<'a>>,
        attributes: Vec<ast::Attribute<FluentSlice<'x>>>,
        comment: Option<&ast::Comment<FluentSlice<'x>>>,
    ) -> TranslationUnit<'a> {
        let attributes: Vec<_> = (attributes.into_iter())
            .map(|attribute| {
                let id_span = self.span(attribute.id.name.0);
                let value = self.pattern(attribute.value, id_span.end - self.shift);
                Attribute { id: (self.cow)(attribute.id.name.0), value, id_span }
            })
            .collect();
        let patterns = attributes.iter().map(|attribute| &attribute.value).chain(&value);
        let span = patterns.fold(id_span, |span, pattern| span.cover(pattern.span));
        let lines = comment.into_iter().flat_map(|comment| &comment.content);
        let lines: Vec<&str> = lines.map(|line| line.0).collect();
        let id = &self.base[id_span.start - self.shift..id_span.end - self.shift];
        TranslationUnit {
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
    fn allow(&self, line: &'x str) -> Option<AllowedRule<'a>> {
        let (rule, reason) = allow_parts(line)?;
        let (rule, reason) = ((self.cow)(rule), reason.map(|reason| (self.cow)(reason)));
        Some(AllowedRule { rule, reason, span: self.span(line) })
    }

    /// A comment on a group or on the whole file.
    fn comment(
        &self,
        comment: &ast::Comment<FluentSlice<'x>>,
        whole: bool,
    ) -> Option<GroupComment<'a>> {
        let lines: Vec<&str> = comment.content.iter().map(|line| line.0).collect();
        let start = self.span(lines.first()?).start;
        Some(GroupComment { text: Cow::Owned(lines.join("\n")), start, whole })
    }

    pub(super) fn junk(&self, content: &'x str, resource: &mut Resource<'a>) {
        let mut conflict = None;
        for line in content.lines() {
            if let Some(id) = braces::entry_id(line) {
                let span = self.span(id);
                resource.broken.push(BrokenEntry { id: (self.cow)(id), span });
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
    fn pattern(&self, pattern: ast::Pattern<FluentSlice<'x>>, after: usize) -> Pattern<'a> {
        let mut at = after;
        let mut elements = Elements::default();
        for element in pattern.elements {
            match element {
                ast::PatternElement::TextElement { value: FluentSlice(value) } => {
                    let span = self.span(value);
                    at = span.end - self.shift;
                    elements
                        .push(PatternElement::Text(TextElement { value: (self.cow)(value), span }));
                }
                ast::PatternElement::Placeable { expression } => {
                    let open = self.base[at..].find('{').map_or(at, |brace| at + brace);
                    let end = braces::closing_brace(self.base, open).unwrap_or(open);
                    let span = Span::new(open + self.shift, end + self.shift);
                    at = end;
                    let expression = self.expression(expression);
                    elements
                        .push(PatternElement::Placeable(Box::new(Placeable { expression, span })));
                }
            }
        }
        let span_of = |element: &PatternElement<'_>| match element {
            PatternElement::Text(text) => text.span,
            PatternElement::Placeable(placeable) => placeable.span,
        };
        let span = elements.iter().map(span_of).reduce(Span::cover);
        Pattern { elements, span: span.unwrap_or(Span::at(after + self.shift)) }
    }

    pub(super) fn expression(
        &self,
        expression: ast::Expression<FluentSlice<'x>>,
    ) -> Expression<'a> {
        match expression {
            ast::Expression::Inline(inline) => Expression::Inline(self.inline_expression(inline)),
            ast::Expression::Select { selector, variants } => Expression::Select {
                selector: self.inline_expression(selector),
                variants: variants.into_iter().map(|variant| self.variant(variant)).collect(),
            },
        }
    }

    fn variant(&self, variant: ast::Variant<FluentSlice<'x>>) -> Variant<'a> {
        let (key, name) = match variant.key {
            ast::VariantKey::Identifier { name: FluentSlice(name) } => {
                (VariantKey::Identifier((self.cow)(name)), name)
            }
            ast::VariantKey::NumberLiteral { value: FluentSlice(value) } => {
                (VariantKey::Number((self.cow)(value)), value)
            }
        };
        let key_span = self.span(name);
        let value = self.pattern(variant.value, key_span.end - self.shift);
        Variant { key, value, default: variant.default, key_span }
    }

    fn inline_expression(
        &self,
        inline: ast::InlineExpression<FluentSlice<'x>>,
    ) -> InlineExpression<'a> {
        use ast::InlineExpression as I;
        let name = |id: ast::Identifier<FluentSlice<'x>>| (self.cow)(id.name.0);
        match inline {
            I::StringLiteral { value: FluentSlice(value) } if value.contains('\\') => {
                InlineExpression::String(Cow::Owned(unescape_unicode_to_string(value).into_owned()))
            }
            I::StringLiteral { value } => InlineExpression::String((self.cow)(value.0)),
            I::NumberLiteral { value } => InlineExpression::Number((self.cow)(value.0)),
            I::VariableReference { id } => InlineExpression::Variable(name(id)),
            I::MessageReference { id, attribute } => {
                InlineExpression::Message { id: name(id), attribute: attribute.map(name) }
            }
            I::TermReference { id, attribute, arguments } => InlineExpression::Term {
                id: name(id),
                attribute: attribute.map(name),
                arguments: arguments.map(|arguments| self.arguments(arguments)),
            },
            I::FunctionReference { id, arguments } => {
                InlineExpression::Function { id: name(id), arguments: self.arguments(arguments) }
            }
            I::Placeable { expression } => {
                InlineExpression::Placeable(Box::new(self.expression(*expression)))
            }
        }
    }

    fn arguments(&self, arguments: ast::CallArguments<FluentSlice<'x>>) -> CallArguments<'a> {
        let named = arguments.named.into_iter();
        CallArguments {
            positional: arguments
                .positional
                .into_iter()
                .map(|value| self.inline_expression(value))
                .collect(),
            named: named
                .map(|named| ((self.cow)(named.name.name.0), self.inline_expression(named.value)))
                .collect(),
        }
    }
}
