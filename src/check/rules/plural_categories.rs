//! `plural-categories`: plural forms that the language needs or does not know.

use std::collections::BTreeSet;

use crate::model::{
    InlineExpression, Pattern, Phrase, Severity, Span, TranslationUnit, Variant, VariantKey,
};

use super::super::{
    Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport,
    plurals::{Counted, LocalePlurals, Plurals, counted_value, is_category},
};
use super::references::References;

pub(super) static RULE: Rule = Rule {
    name: "plural-categories",
    family: RuleFamily::Fluent,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("plural_categories.md"),
    page_fr: include_str!("plural_categories.fr.md"),
    options: &[],
    check: RuleCheck::Document(check_plural_categories),
};

fn check_plural_categories<'s>(comparison: &Comparison<'s>, sink: &mut ReportSink<'s>) {
    let [plurals, of_source] =
        [comparison.target.locale, comparison.source.locale].map(LocalePlurals::of_locale);
    for pair in comparison.pairs {
        let (Some(source), Some(target)) = (pair.source, pair.target) else { continue };
        let mut said = BTreeSet::new();
        for (attribute, pattern) in target.patterns() {
            let original = original(source, attribute);
            pattern.selects(&mut |selector, variants, span| {
                let Some(counted) = counted_value(selector) else { return };
                let knows_one =
                    of_source.of_kind(counted.ordinal).is_none_or(|plurals| plurals.knows("one"));
                let choice = PluralSelect { counted, variants, span, original, knows_one };
                // What is not translated yet has other forms than it will have.
                if !choice.is_plural()
                    || original.is_some_and(|original| original.text() == pattern.text())
                {
                    return;
                }
                let Some(plurals) = plurals.of_kind(counted.ordinal) else { return };
                sink.set_units(Some(source), Some(target));
                choice.missing(plurals, &mut said, sink);
                choice.useless(plurals, sink);
            });
        }
    }
}

/// The text of the source that a text is the translation of.
fn original<'r>(
    source: &'r TranslationUnit<'_>,
    attribute: Option<&str>,
) -> Option<&'r Pattern<'r>> {
    match attribute {
        None => source.value.as_ref(),
        Some(name) => source.attribute(name).map(|attribute| &attribute.value),
    }
}

/// A choice among plural forms.
struct PluralSelect<'p, 'a> {
    counted: Counted<'p>,
    variants: &'p [Variant<'a>],
    span: Span,
    original: Option<&'p Pattern<'p>>,
    /// Whether the source's language has a form for one thing.
    knows_one: bool,
}

impl PluralSelect<'_, '_> {
    /// Whether it is one: a choice by words is another matter, and one form for all is a choice of
    /// its own, but where the source's language has one form only.
    fn is_plural(&self) -> bool {
        let (mut forms, mut words) = (false, false);
        for variant in self.variants {
            match &variant.key {
                VariantKey::Number(_) => {}
                VariantKey::Identifier(key) if is_category(key) => forms |= key != "other",
                VariantKey::Identifier(_) => words = true,
            }
        }
        let in_source = self.in_source();
        // A source that says the same of all numbers has its reason, unless its language always does.
        let is_same = || {
            !self.knows_one
                && in_source.as_ref().is_some_and(|keys| keys.iter().all(|key| key == "other"))
        };
        !words && (forms || is_same()) || forms && in_source.is_some()
    }

    /// The forms that the source distinguishes of the same number; none where it does not choose.
    fn in_source(&self) -> Option<Vec<String>> {
        let mut found = None;
        self.original?.selects(&mut |selector: &InlineExpression<'_>,
                                     variants: &[Variant<'_>],
                                     _| {
            let keys = || variants.iter().map(|variant| variant.key.as_str());
            let forms = keys().all(|key| is_category(key) || key.parse::<f64>().is_ok());
            if forms && counted_value(selector) == Some(self.counted) {
                found.get_or_insert_with(Vec::new).extend(keys().map(str::to_owned));
            }
        });
        found
    }

    fn has_variant(&self, key: &str) -> bool {
        self.variants.iter().any(|variant| variant.key.as_str() == key)
    }

    /// Whether the variant for all other numbers prints the number.
    fn default_prints(&self) -> bool {
        let variable = format!("${}", self.counted.variable);
        let default = self.variants.iter().find(|variant| variant.default);
        default.is_some_and(|variant| {
            References::collect_references(&variant.value).printed.contains_key(&variable)
        })
    }

    /// Reports the forms that are missing, once of all choices of a message that lack the same: `said`.
    fn missing(
        &self,
        plurals: &Plurals,
        said: &mut BTreeSet<Vec<String>>,
        sink: &mut ReportSink<'_>,
    ) {
        let source = self.in_source();
        // A text that is never shown for one thing needs no words for it, unless the form is of 21 as well.
        let is_of_one = |keys: Vec<String>| keys.iter().any(|key| key == "one" || key == "1");
        let of_one = !self.knows_one || source.is_none_or(is_of_one);
        let (mut missing, mut most) = (Vec::new(), Severity::Info);
        for name in plurals.needed() {
            let numbers = plurals.numbers_of(name);
            let given = || numbers.iter().all(|number| self.has_variant(&number.to_string()));
            let ones = numbers.positive().count() <= 1;
            let one = name == "one";
            if name == "other"
                || self.has_variant(name)
                || given()
                || (one && (!of_one && ones || self.has_variant("1")))
            {
                continue;
            }
            // The form of a single number is good style where the default prints the number, and what
            // prints none mostly says the same of two things and of ten.
            if one || (!ones && self.default_prints()) {
                most = Severity::Warning;
            }
            missing.push(name.to_owned());
        }
        // The default stands for the one form that is missing where "other" is a form of fractions only, and
        // for one of a single number, such as the Hebrew two, where it prints the number.
        let is_default_enough = || {
            let of_fractions = !plurals.needed().contains("other");
            self.has_variant("other")
                && (of_fractions || most == Severity::Info && self.default_prints())
        };
        let is_covered = missing.len() == 1 && is_default_enough();
        if !missing.is_empty() && !is_covered && said.insert(missing.clone()) {
            let message = Phrase::new("plural-categories-missing").with("names", missing);
            sink.report(RuleReport::new(ReportedSide::Target, self.span, message).at_most(most));
        }
    }

    fn useless(&self, plurals: &Plurals, sink: &mut ReportSink<'_>) {
        let default = self.variants.iter().find(|variant| variant.default);
        let default = default.map(|variant| variant.value.text());
        for variant in self.variants.iter().filter(|variant| !variant.default) {
            let VariantKey::Identifier(key) = &variant.key else { continue };
            if !plurals.knows(key) {
                let message = Phrase::new("plural-categories-useless").with("name", &**key);
                let report = RuleReport::new(ReportedSide::Target, variant.key_span, message);
                // A form of its own words was written to be read; the same words are only too many.
                let same = Some(variant.value.text()) == default;
                let most = if same { Severity::Info } else { Severity::Warning };
                sink.report(report.at_most(most));
            }
        }
    }
}
