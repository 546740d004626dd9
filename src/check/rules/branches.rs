//! What the rules that look at each variant share: which variants answer to which.

use std::sync::Arc;

use crate::model::{InlineExpression, Locale, Pattern, PatternBranch, Span, VariantChoice};

use super::super::{
    CheckedText,
    plurals::{Counted, LocalePlurals, NumberSet, counted, is_called_after_number},
};

/// Ways through a text that are looked at; a text with more is left alone.
pub(super) const MOST: usize = 256;

/// The pattern that a text was read from.
pub(super) fn pattern<'r>(text: &CheckedText<'r>) -> Option<&'r Pattern<'r>> {
    match text.attribute {
        None => text.unit.value.as_ref(),
        Some(name) => text.unit.attribute(name).map(|attribute| &attribute.value),
    }
}

/// Tells which ways through a text of one language answer to which in another.
pub(super) struct Answers {
    source: Arc<LocalePlurals>,
    target: Arc<LocalePlurals>,
}

impl Answers {
    pub(super) fn new(source: &Locale, target: &Locale) -> Self {
        let [source, target] = [source, target].map(LocalePlurals::of_locale);
        Self { source, target }
    }

    /// Whether some value leads to both ways.
    pub(super) fn meet(&self, there: &PatternBranch<'_, '_>, here: &PatternBranch<'_, '_>) -> bool {
        there
            .choices
            .iter()
            .all(|source| here.choices.iter().all(|target| self.choices_meet(source, target)))
    }

    fn choices_meet(&self, source: &VariantChoice<'_, '_>, target: &VariantChoice<'_, '_>) -> bool {
        match (numbers(source, &self.source), numbers(target, &self.target)) {
            (Some(there), Some(here)) if counts(source) == counts(target) => {
                let both = there.and(here);
                !both.is_empty() && (here == NumberSet::NOUGHT || !both.positive().is_empty())
            }
            (None, None) if source.selector.to_string() == target.selector.to_string() => {
                source.goes_with(target.variants, target.taken)
            }
            _ => true,
        }
    }

    /// Whether a way through the translation need not print `variable`.
    pub(super) fn excuse(&self, branch: &PatternBranch<'_, '_>, variable: &str) -> bool {
        self.names_value(branch, variable)
            || self.says_companion(branch, variable)
            || self.is_of_none(branch)
            || !self.is_reached(branch)
    }

    /// Whether a way is taken for one single number of `variable`, or for a value of it that the
    /// variant names: then the text need not print it.
    pub(super) fn names_value(&self, branch: &PatternBranch<'_, '_>, variable: &str) -> bool {
        branch.choices.iter().any(|choice| match counts(choice) {
            Some(counted) => counted.variable == variable && self.is_single(choice),
            None => refers(choice.selector, variable),
        })
    }

    /// Whether a way is taken for one single number whose written form is another variable of nearly the same
    /// name: `$range`, chosen by `$rangePlural`.
    fn says_companion(&self, branch: &PatternBranch<'_, '_>, variable: &str) -> bool {
        let is_companion = |name: &str| {
            !variable.is_empty()
                && (name.starts_with(variable) || variable.ends_with(&capitalised(name)))
        };
        branch.choices.iter().any(|choice| {
            counts(choice).is_some_and(|counted| is_companion(counted.variable))
                && self.is_single(choice)
        })
    }

    /// Whether a way is taken where there is none of something: that is said in words of its own.
    pub(super) fn is_of_none(&self, branch: &PatternBranch<'_, '_>) -> bool {
        branch.choices.iter().any(|choice| numbers(choice, &self.target) == Some(NumberSet::NOUGHT))
    }

    /// Whether some whole number leads here: a form may be one of fractions only.
    pub(super) fn is_reached(&self, branch: &PatternBranch<'_, '_>) -> bool {
        branch
            .choices
            .iter()
            .all(|choice| numbers(choice, &self.target).is_none_or(|all| !all.is_empty()))
    }

    /// Whether a way is taken for one single number of something.
    pub(super) fn is_of_one_number(&self, branch: &PatternBranch<'_, '_>) -> bool {
        branch.choices.iter().any(|choice| counts(choice).is_some() && self.is_single(choice))
    }

    /// The second of the numbers of `variable` for which a way is taken, where there are several; with `named`,
    /// only if its variant is called after the first of them, as *one* is.
    pub(super) fn second_number(
        &self,
        branch: &PatternBranch<'_, '_>,
        variable: &str,
        named: bool,
    ) -> Option<u32> {
        let own = |choice: &&VariantChoice<'_, '_>| {
            counts(choice).is_some_and(|counted| counted.variable == variable)
        };
        let choice = branch.choices.iter().find(own)?;
        let numbers = numbers(choice, &self.target)?;
        let key = choice.variant().key.as_str();
        numbers.positive().iter().nth(1).filter(|_| !named || is_called_after_number(key))
    }

    /// A nought is left out, since most programs have a text of its own for it. Of a language of
    /// which nothing is known the numbers are not known either.
    fn is_single(&self, choice: &VariantChoice<'_, '_>) -> bool {
        numbers(choice, &self.target).is_none_or(|numbers| numbers.positive().count() <= 1)
    }
}

/// A name as a longer one ends with it: `count` in `formattedCount`.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// What a choice counts.
fn counts<'p>(choice: &VariantChoice<'p, '_>) -> Option<Counted<'p>> {
    counted(choice.selector, choice.variants)
}

/// Whether what a term is like decides, as where its name can be declined and where not.
pub(super) fn is_by_term(branch: &PatternBranch<'_, '_>) -> bool {
    branch.choices.iter().any(|choice| matches!(choice.selector, InlineExpression::Term { .. }))
}

/// Whether a selector is a variable, or a function of it.
pub(super) fn refers(selector: &InlineExpression<'_>, variable: &str) -> bool {
    match selector {
        InlineExpression::Variable(id) => id == variable,
        InlineExpression::Function { arguments, .. } => {
            arguments.positional.iter().any(|argument| refers(argument, variable))
        }
        _ => false,
    }
}

/// The whole numbers for which a choice takes its variant.
fn numbers(choice: &VariantChoice<'_, '_>, plurals: &LocalePlurals) -> Option<NumberSet> {
    let plurals = plurals.of_kind(counts(choice)?.ordinal)?;
    Some(plurals.numbers(choice.variants, choice.taken))
}

/// Where to point at what is wrong with some of the ways through a text: at the variant that all
/// ways through are wrong with, the outermost one first.
pub(super) fn variant_place(
    all: &[PatternBranch<'_, '_>],
    wrong: &[usize],
    index: usize,
) -> Option<(Span, String)> {
    let branch = &all[index];
    let choice = branch.choices.iter().find(|choice| {
        all.iter().enumerate().all(|(other, branch)| {
            let same =
                |own: &VariantChoice<'_, '_>| own.variant().key_span == choice.variant().key_span;
            wrong.contains(&other) || !branch.choices.iter().any(same)
        })
    });
    let variant = choice.or(branch.choices.last())?.variant();
    Some((variant.key_span, variant.key.as_str().to_owned()))
}
