//! `plural-categories`: plural forms that the language needs or does not know.

use std::collections::BTreeSet;

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

use crate::model::{Inline, Locale, Phrase, Severity, Span, Variant, VariantKey};

use super::super::{Check, Comparison, Family, Part, Report, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    name: "plural-categories",
    family: Family::Fluent,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("plural_categories.md"),
    page_fr: include_str!("plural_categories.fr.md"),
    options: &[],
    check: Check::Document(check),
};

/// Whole numbers from which a language's categories are told: all of them differ below 200, but for
/// what only millions have, such as the French *many*.
const NUMBERS: u32 = 200;

/// The categories of a language.
#[derive(Default)]
struct Categories {
    /// Those of small whole numbers: a text needs them.
    needed: BTreeSet<&'static str>,
    /// All there are.
    known: BTreeSet<&'static str>,
}

fn check<'s>(comparison: &Comparison<'s>, sink: &mut Sink<'s>) {
    let mut cached: [Option<Option<Categories>>; 2] = [None, None];
    for pair in comparison.pairs {
        let (Some(source), Some(target)) = (pair.source, pair.target) else { continue };
        for (_, pattern) in target.patterns() {
            pattern.selects(&mut |selector, variants, span| {
                let Some(ordinal) = numeric(selector) else { return };
                let categories = cached[usize::from(ordinal)]
                    .get_or_insert_with(|| categories(comparison.target.locale, ordinal));
                let Some(categories) = categories else { return };
                sink.set_units(Some(source), Some(target));
                look(variants, span, categories, sink);
            });
        }
    }
}

/// Whether a selector may be a number, and whether its place in a row is meant.
fn numeric(selector: &Inline<'_>) -> Option<bool> {
    match selector {
        Inline::Variable(_) => Some(false),
        Inline::Function { id, arguments } if id == "NUMBER" => {
            let mut named = arguments.named.iter();
            let kind = named.find(|(name, _)| name == "type").map(|(_, value)| value);
            Some(matches!(kind, Some(Inline::String(kind)) if kind == "ordinal"))
        }
        _ => None,
    }
}

fn look(variants: &[Variant<'_>], span: Span, categories: &Categories, sink: &mut Sink<'_>) {
    let keys: Vec<&str> = variants.iter().map(|variant| variant.key.as_str()).collect();
    let plural = variants.iter().all(|variant| match &variant.key {
        VariantKey::Number(_) => true,
        VariantKey::Identifier(key) => ALL.contains(&&**key),
    });
    // A choice by words is another matter; one form for all is a choice of its own.
    if !plural || !keys.iter().any(|key| *key != "other" && ALL.contains(key)) {
        return;
    }
    let default = variants.iter().find(|variant| variant.default);
    let default = default.map_or("other", |variant| variant.key.as_str());
    let missing: Vec<String> = (categories.needed.iter())
        .filter(|name| !keys.contains(*name) && **name != "other")
        .filter(|name| !(**name == "one" && keys.contains(&"1")))
        .map(|name| (*name).to_owned())
        .collect();
    if !missing.is_empty() && default == "other" {
        let message = Phrase::new("plural-categories-missing").with("names", missing);
        sink.report(Report::new(Part::Target, span, message));
    }
    for variant in variants {
        if let VariantKey::Identifier(key) = &variant.key
            && !categories.known.contains(&**key)
            && !variant.default
        {
            let message = Phrase::new("plural-categories-useless").with("name", &**key);
            sink.report(Report::new(Part::Target, variant.key_span, message));
        }
    }
}

/// The names of all categories (Unicode Technical Standard #35, part 3, "Language Plural Rules").
const ALL: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// The categories of a locale; none where nothing is known of it.
fn categories(locale: &Locale, ordinal: bool) -> Option<Categories> {
    let identifier: icu_locale_core::Locale = locale.identifier().to_string().parse().ok()?;
    let kind = if ordinal { PluralRuleType::Ordinal } else { PluralRuleType::Cardinal };
    let rules = PluralRules::try_new((&identifier).into(), kind.into()).ok()?;
    let mut categories = Categories::default();
    categories.needed.extend((0..=NUMBERS).map(|number| name(rules.category_for(number))));
    categories.known.extend(rules.categories().map(name));
    Some(categories)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_their_categories() {
        for (locale, needed, known) in [
            ("en", "one other", "one other"),
            ("fr", "one other", "many one other"),
            ("pl", "few many one", "few many one other"),
            ("ja", "other", "other"),
            ("ar", "few many one other two zero", "few many one other two zero"),
        ] {
            let found = categories(&Locale::new(locale).unwrap(), false).unwrap();
            let list =
                |set: &BTreeSet<&'static str>| set.iter().copied().collect::<Vec<_>>().join(" ");
            assert_eq!((&*list(&found.needed), &*list(&found.known)), (needed, known), "{locale}");
        }
    }
}
