//! Plural forms: which a language has, and for which whole numbers a variant stands.
//!
//! The data are CLDR's (Unicode Technical Standard #35, part 3, "Language Plural Rules").

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError},
};

use foldhash::HashMap;

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

use crate::model::{InlineExpression, Locale, Variant, VariantKey};

/// The names of all categories.
const ALL: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The highest number that is looked at: below it all categories of whole numbers differ, but for
/// what only millions have, such as the French *many*.
const HIGHEST: u32 = 200;

/// The languages of which CLDR says that they have one form only; of others with one form it says
/// nothing.
const WITHOUT: &str = " bm bo dz hnj id ig ii in ja jbo jv jw kde kea km ko lkt lo ms my nqo osa sah \
    ses sg su th to tpi vi wo yo yue zh ";

/// Whole numbers from 0 to [`HIGHEST`], a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NumberSet([u128; 2]);

impl NumberSet {
    /// Nothing but a nought.
    pub(super) const NOUGHT: Self = Self([1, 0]);

    /// All that are looked at.
    const ALL: Self = Self([u128::MAX, (1 << (HIGHEST + 1 - u128::BITS)) - 1]);

    /// One number; none where it is beyond those that are looked at.
    fn of_number(number: u32) -> Self {
        let low = 1_u128.checked_shl(number).unwrap_or_default();
        let high = number.checked_sub(u128::BITS).and_then(|number| 1_u128.checked_shl(number));
        Self([low, high.unwrap_or_default()]).and(Self::ALL)
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// What is in both.
    pub(super) fn and(self, other: Self) -> Self {
        Self([self.0[0] & other.0[0], self.0[1] & other.0[1]])
    }

    /// What is in either.
    fn or(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    fn without(self, other: Self) -> Self {
        Self([self.0[0] & !other.0[0], self.0[1] & !other.0[1]])
    }

    /// Without a nought.
    pub(super) fn positive(self) -> Self {
        self.without(Self::NOUGHT)
    }

    /// How many there are.
    pub(super) fn count(self) -> u32 {
        self.0.iter().map(|half| half.count_ones()).sum()
    }

    /// Each, the least first.
    pub(super) fn iter(self) -> impl Iterator<Item = u32> {
        (0..=HIGHEST).filter(move |number| !self.and(Self::of_number(*number)).is_empty())
    }
}

/// The plural forms of a language.
#[derive(Debug)]
pub(super) struct Plurals {
    /// The whole numbers of each category, as [`ALL`] has them.
    numbers: [NumberSet; ALL.len()],
    /// All there are.
    known: BTreeSet<&'static str>,
}

/// The plural forms of a locale: of quantities, and of places in a row.
#[derive(Debug)]
pub(super) struct LocalePlurals {
    locale: Locale,
    kinds: [OnceLock<Option<Plurals>>; 2],
}

impl LocalePlurals {
    /// Those of a locale; what is worked out of them is kept.
    pub(super) fn of_locale(locale: &Locale) -> Arc<Self> {
        static KNOWN: LazyLock<Mutex<HashMap<Locale, Arc<LocalePlurals>>>> =
            LazyLock::new(Mutex::default);
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(plurals) = known.get(locale) {
            return plurals.clone();
        }
        let new = Arc::new(Self { locale: locale.clone(), kinds: Default::default() });
        known.insert(locale.clone(), new.clone());
        new
    }

    /// The forms of quantities or of ordinal numbers; none where CLDR says nothing of them.
    pub(super) fn of_kind(&self, ordinal: bool) -> Option<&Plurals> {
        let kind = &self.kinds[usize::from(ordinal)];
        kind.get_or_init(|| Plurals::for_locale(&self.locale, ordinal)).as_ref()
    }
}

/// What a choice by plural forms chooses by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted<'p> {
    /// The variable with the number.
    pub(super) variable: &'p str,
    /// Whether its place in a row is meant.
    pub(super) ordinal: bool,
}

impl Plurals {
    /// The plural forms of a locale; none where CLDR says nothing of it.
    fn for_locale(locale: &Locale, ordinal: bool) -> Option<Self> {
        let identifier: icu_locale_core::Locale = locale.identifier().to_string().parse().ok()?;
        let kind = if ordinal { PluralRuleType::Ordinal } else { PluralRuleType::Cardinal };
        let rules = PluralRules::try_new((&identifier).into(), kind.into()).ok()?;
        let known: BTreeSet<_> = rules.categories().map(category_name).collect();
        let unknown = known.len() == 1 && !WITHOUT.contains(&format!(" {} ", locale.language()));
        // Of ordinals little is written down, so that one form may mean just that.
        if unknown {
            return None;
        }
        let mut numbers = [NumberSet::default(); ALL.len()];
        for number in 0..=HIGHEST {
            let name = category_name(rules.category_for(number));
            if let Some(at) = ALL.iter().position(|own| *own == name) {
                numbers[at] = numbers[at].or(NumberSet::of_number(number));
            }
        }
        Some(Self { numbers, known })
    }

    /// The forms of small whole numbers: a text needs them.
    pub(super) fn needed(&self) -> BTreeSet<&'static str> {
        let all = ALL.iter().zip(&self.numbers);
        all.filter(|(_, numbers)| !numbers.is_empty()).map(|(name, _)| *name).collect()
    }

    /// Whether the language has a form.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// The whole numbers that have a form.
    pub(super) fn numbers_of(&self, name: &str) -> NumberSet {
        let at = ALL.iter().position(|own| *own == name);
        at.map(|at| self.numbers[at]).unwrap_or_default()
    }

    /// The whole numbers that lead to a variant: the first one that fits is taken, or else the
    /// default.
    pub(super) fn numbers(&self, variants: &[Variant<'_>], index: usize) -> NumberSet {
        let (mut left, mut own) = (NumberSet::ALL, NumberSet::default());
        for (at, variant) in variants.iter().enumerate() {
            let taken = self.fitting(&variant.key).and(left);
            left = left.without(taken);
            if at == index {
                own = taken;
            }
        }
        let default = variants.iter().position(|variant| variant.default);
        if default == Some(index) { own.or(left) } else { own }
    }

    /// The whole numbers that a key is for. A form that the language does not have is taken as it was
    /// meant, for the number it is called after.
    fn fitting(&self, key: &VariantKey<'_>) -> NumberSet {
        let number = match key {
            VariantKey::Identifier(key) if self.knows(key) => return self.numbers_of(key),
            VariantKey::Identifier(key) => meant(key),
            VariantKey::Number(key) => {
                let value = key.parse();
                (0..=HIGHEST).find(|number| value == Ok(f64::from(*number)))
            }
        };
        number.map(NumberSet::of_number).unwrap_or_default()
    }
}

/// Whether a choice is one by plural forms or numbers, and of what.
pub(super) fn counted<'p>(
    selector: &'p InlineExpression<'_>,
    variants: &[Variant<'_>],
) -> Option<Counted<'p>> {
    let by_number = variants.iter().all(|variant| match &variant.key {
        VariantKey::Number(_) => true,
        VariantKey::Identifier(key) => ALL.contains(&&**key),
    });
    let chosen = variants.iter().any(|variant| variant.key.as_str() != "other");
    // A choice by words is another matter; one form for all is a choice of its own.
    by_number.then_some(()).filter(|()| chosen)?;
    counted_value(selector)
}

/// What a selector counts, if it counts.
pub(super) fn counted_value<'p>(selector: &'p InlineExpression<'_>) -> Option<Counted<'p>> {
    match selector {
        InlineExpression::Variable(id) => Some(Counted { variable: id, ordinal: false }),
        InlineExpression::Function { id, arguments } if id == "NUMBER" => {
            let Some(InlineExpression::Variable(variable)) = arguments.positional.first() else {
                return None;
            };
            let mut named = arguments.named.iter();
            let kind = named.find(|(name, _)| name == "type").map(|(_, value)| value);
            let ordinal = matches!(kind, Some(InlineExpression::String(kind)) if kind == "ordinal");
            Some(Counted { variable, ordinal })
        }
        _ => None,
    }
}

/// Whether a key is the name of a plural form.
pub(super) fn is_category(key: &str) -> bool {
    ALL.contains(&key)
}

/// Whether a key is the name of a form that is called after a number.
pub(super) fn is_called_after_number(key: &str) -> bool {
    meant(key).is_some()
}

/// The number that a form is called after.
fn meant(key: &str) -> Option<u32> {
    ["zero", "one", "two"].iter().zip(0..).find(|(name, _)| **name == key).map(|(_, number)| number)
}

fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Languages, the forms that whole numbers have in them, and those that only fractions or
    /// millions have.
    const TABLE: &[(&str, &str, &str)] = &[
        ("en", "one other", ""),
        ("de", "one other", ""),
        ("nl", "one other", ""),
        ("sv-SE", "one other", ""),
        ("hu", "one other", ""),
        ("tr", "one other", ""),
        ("fr", "one other", "many"),
        ("it", "one other", "many"),
        ("es", "one other", "many"),
        ("ca", "one other", "many"),
        ("pt-BR", "one other", "many"),
        ("pt-PT", "one other", "many"),
        ("hi-IN", "one other", ""),
        ("fa", "one other", ""),
        ("da", "one other", ""),
        ("is", "one other", ""),
        ("mk", "one other", ""),
        ("he", "one other two", ""),
        ("ru", "few many one", "other"),
        ("uk", "few many one", "other"),
        ("be", "few many one", "other"),
        ("pl", "few many one", "other"),
        ("cs", "few one other", "many"),
        ("sk", "few one other", "many"),
        ("lt", "few one other", "many"),
        ("lv", "one other zero", ""),
        ("hr", "few one other", ""),
        ("sr", "few one other", ""),
        ("bs", "few one other", ""),
        ("ro", "few one other", ""),
        ("sl", "few one other two", ""),
        ("hsb", "few one other two", ""),
        ("dsb", "few one other two", ""),
        ("ga-IE", "few many one other two", ""),
        ("gd", "few one other two", ""),
        ("br", "few one other two", "many"),
        ("cy", "few many one other two zero", ""),
        ("ar", "few many one other two zero", ""),
        ("mt", "few many one other two", ""),
        ("ja", "other", ""),
        ("ja-JP-mac", "other", ""),
        ("zh-Hant-TW", "other", ""),
        ("ko", "other", ""),
        ("th", "other", ""),
        ("vi", "one other", ""),
        ("id", "other", ""),
        ("ms", "other", ""),
    ];

    #[test]
    fn languages_have_their_forms() {
        for (locale, needed, rare) in TABLE {
            let plurals = Plurals::for_locale(&Locale::new(locale).unwrap(), false);
            let plurals = plurals.unwrap_or_else(|| panic!("{locale}"));
            let needed_found: Vec<_> = plurals.needed().into_iter().collect();
            assert_eq!(needed_found.join(" "), *needed, "{locale}");
            let rare_found: Vec<_> =
                plurals.known.iter().copied().filter(|name| !needed_found.contains(name)).collect();
            assert_eq!(rare_found.join(" "), *rare, "{locale}");
        }
    }

    #[test]
    fn of_languages_that_cldr_does_not_know_nothing_is_said() {
        for locale in ["ach", "trs", "meh", "ltg", "gn"] {
            assert!(
                Plurals::for_locale(&Locale::new(locale).unwrap(), false).is_none(),
                "{locale}"
            );
        }
    }

    #[test]
    fn numbers_are_told_up_to_the_highest() {
        let plurals = Plurals::for_locale(&Locale::new("en").unwrap(), false).unwrap();
        let other: Vec<_> = plurals.numbers_of("other").iter().collect();
        assert_eq!(other, [0].into_iter().chain(2..=HIGHEST).collect::<Vec<_>>());
        assert_eq!(plurals.numbers_of("other").count(), HIGHEST);
        let number = |key| plurals.fitting(&VariantKey::Number(key)).iter().collect::<Vec<_>>();
        assert_eq!(
            ["150", "200", "201", "1.5"].map(|key| number(key.into())),
            [vec![150], vec![200], vec![], vec![]]
        );
    }

    #[test]
    fn ordinals_have_their_own() {
        let plurals = Plurals::for_locale(&Locale::new("en").unwrap(), true).unwrap();
        assert_eq!(plurals.numbers_of("two").iter().take(3).collect::<Vec<_>>(), [2, 22, 32]);
    }
}
