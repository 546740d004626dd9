//! A choice among variants as units, one a variant, each a whole text.

use std::{collections::BTreeMap, fmt::Write as _};

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};

use super::{FlatText, JoinError, UnitPart};
use crate::{
    model::{Expression, InlineExpression, Locale, Pattern, PatternElement, Variant, VariantKey},
    store,
};

/// The plural forms that languages have, in CLDR's order.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A text with one choice, in the source, the translation or both.
#[derive(Debug, Clone)]
pub(super) struct ChoiceShape {
    selector: String,
    keys: Vec<String>,
    /// The key of the variant that is taken where no other fits.
    default: String,
    source: SideTexts,
    target: Option<SideTexts>,
}

/// What one language has of a choice.
#[derive(Debug, Clone, Default)]
struct SideTexts {
    before: FlatText,
    after: FlatText,
    variants: Vec<(String, FlatText)>,
    default: usize,
    selector: Option<String>,
    is_plural: bool,
    is_ordinal: bool,
}

impl ChoiceShape {
    /// Reads the choice of a text and its translation; none where they have more than one, or two
    /// that choose by different things.
    pub(super) fn from_texts(
        source: &Pattern<'_>,
        target: Option<&Pattern<'_>>,
        locale: &Locale,
    ) -> Option<Self> {
        let source = SideTexts::from_pattern(source)?;
        let target = match target {
            Some(target) => Some(SideTexts::from_pattern(target)?),
            None => None,
        };
        let own = target.as_ref().and_then(|target| target.selector.clone());
        let selector = match (&source.selector, own) {
            (Some(a), Some(b)) if *a != b => return None,
            (Some(selector), _) => selector.clone(),
            (None, own) => own?,
        };
        let leading = if source.selector.is_some() { &source } else { target.as_ref()? };
        let (mut keys, mut default) = (Vec::new(), leading.variants[leading.default].0.clone());
        let sides = [Some(&source), target.as_ref()];
        let variants = sides.into_iter().flatten().flat_map(|side| &side.variants);
        let own: Vec<String> = variants.map(|(key, _)| key.clone()).collect();
        let categories = leading.plural_categories(locale);
        if categories.is_empty() {
            keys.extend(own);
        } else {
            keys.extend(own.iter().filter(|key| !CATEGORIES.contains(&&***key)).cloned());
            keys.extend(categories.into_iter().map(str::to_owned));
            keys.extend(target.iter().flat_map(|side| &side.variants).map(|(key, _)| key.clone()));
            "other".clone_into(&mut default);
        }
        let mut seen = std::collections::HashSet::new();
        keys.retain(|key| seen.insert(key.clone()));
        if !keys.contains(&default) {
            return None;
        }
        Some(Self { selector, keys, default, source, target })
    }

    /// The units of the choice.
    pub(super) fn cut(&self, suffix: &str, old: Option<&Pattern<'_>>, parts: &mut Vec<UnitPart>) {
        let old = old.and_then(SideTexts::from_pattern);
        for key in &self.keys {
            // What the translation does not tell apart, it says in the form for all others.
            let target = self.target.as_ref();
            let known = target.filter(|side| side.selector.is_none() || side.has_key(key));
            parts.push(UnitPart {
                suffix: format!("{suffix}:{key}"),
                source: self.source.branch(key),
                target: known.map(|side| side.branch(key)),
                old: old.as_ref().map(|old| old.branch(key)),
                variant: Some(format!("{} = {key}", self.selector)),
                locked: false,
            });
        }
    }

    /// The text with these variants; none where none is said.
    pub(super) fn join(
        &self,
        suffix: &str,
        texts: &BTreeMap<String, String>,
    ) -> Result<Option<String>, JoinError> {
        let said = |key: &String| texts.get(&format!("{suffix}:{key}"));
        if !self.keys.iter().any(|key| said(key).is_some()) {
            return Ok(None);
        }
        let target = self.target.as_ref();
        let mut variants: Vec<(&str, String)> = Vec::new();
        for key in &self.keys {
            let there = || {
                let known = target.filter(|side| side.selector.is_none() || side.has_key(key))?;
                Some(known.branch(key).to_fluent())
            };
            match said(key).cloned().or_else(there) {
                Some(text) => variants.push((key, text)),
                None if *key == self.default => return Err(JoinError::Incomplete),
                None => {}
            }
        }
        if let [(_, text)] = &*variants {
            return Ok(Some(text.clone()));
        }
        let frame = target.filter(|side| side.selector.is_some()).unwrap_or(&self.source);
        let frames = [(frame.before.to_fluent(), frame.after.to_fluent()), Default::default()];
        let mut written = frames.iter().filter_map(|(before, after)| {
            let inner = |text: &str| -> Option<String> {
                let inner = text.strip_prefix(&**before)?.strip_suffix(&**after)?;
                Some(inner.to_owned())
            };
            let inner: Option<Vec<(&str, String)>> =
                variants.iter().map(|(key, text)| Some((*key, inner(text)?))).collect();
            let text = format!("{before}{}{after}", self.select(&inner?));
            Self::says(&text, &variants).then_some(text)
        });
        written.next().map(Some).ok_or(JoinError::Unsayable)
    }

    fn select(&self, variants: &[(&str, String)]) -> String {
        let mut out = format!("{{ {} ->", self.selector);
        for (key, text) in variants {
            let star = if *key == self.default { "*" } else { " " };
            // Writing to a string cannot fail.
            let _ = write!(out, "\n   {star}[{key}] {}", guarded_variant(text));
        }
        out.push_str("\n}");
        out
    }

    /// Whether a text reads as these variants.
    fn says(text: &str, variants: &[(&str, String)]) -> bool {
        let Ok(pattern) = store::parse_pattern(text) else { return false };
        let Some(side) = SideTexts::from_pattern(&pattern) else { return false };
        variants.iter().all(|(key, text)| {
            store::parse_pattern(text).is_ok_and(|own| {
                side.has_key(key) && {
                    let flat = side.branch(key).to_fluent();
                    let read = store::parse_pattern(&flat);
                    read.is_ok_and(|read| store::means_the_same(&read, &own))
                }
            })
        })
    }
}

/// A text as it can stand behind a variant's key: what Fluent would drop or take for something
/// else stands in a literal.
fn guarded_variant(text: &str) -> String {
    let start = text.trim_start_matches(' ');
    let end = start.trim_end_matches(' ');
    let spaces = |count: usize| match count {
        0 => String::new(),
        count => format!("{{\"{}\"}}", " ".repeat(count)),
    };
    let mut out = spaces(text.len() - start.len());
    if end.is_empty() && out.is_empty() {
        return "{\"\"}".to_owned();
    }
    for (index, line) in end.split('\n').enumerate() {
        if index > 0 {
            out.push_str("\n        ");
        }
        match line.chars().next() {
            Some(c @ ('[' | '*' | '.')) if index > 0 => {
                let _ = write!(out, "{{\"{c}\"}}");
                out.push_str(&line[1..]);
            }
            _ => out.push_str(line),
        }
    }
    out.push_str(&spaces(start.len() - end.len()));
    out
}

impl SideTexts {
    /// What stands around and in the one choice of a pattern, or the text of one that has none.
    fn from_pattern(pattern: &Pattern<'_>) -> Option<Self> {
        let mut side = Self::default();
        for element in &pattern.elements {
            let Some((selector, variants)) = choice(element) else {
                // A choice in a placeable in a placeable is beyond this.
                let alone = Pattern { elements: one(element), span: pattern.span };
                if alone.has_choices() {
                    return None;
                }
                let part = if side.selector.is_none() { &mut side.before } else { &mut side.after };
                part.push_element(element);
                continue;
            };
            if side.selector.is_some() || variants.iter().any(|own| own.value.has_choices()) {
                return None;
            }
            side.selector = Some(selector.to_string());
            side.default = variants.iter().position(|variant| variant.default)?;
            (side.is_plural, side.is_ordinal) = counts(selector, variants);
            side.variants = variants
                .iter()
                .map(|variant| (variant.key.as_str().to_owned(), FlatText::flatten(&variant.value)))
                .collect();
        }
        Some(side)
    }

    fn has_key(&self, key: &str) -> bool {
        self.variants.iter().any(|(own, _)| own == key)
    }

    /// The whole text where `key` is taken.
    fn branch(&self, key: &str) -> FlatText {
        let own = self.variants.iter().find(|(own, _)| own == key);
        let taken = own.or_else(|| self.variants.get(self.default));
        let mut text = self.before.clone();
        if let Some((_, variant)) = taken {
            text.append(variant);
        }
        text.append(&self.after);
        text
    }

    /// The plural forms that a language has; none where the choice is no plural, or nothing is
    /// known of the language.
    fn plural_categories(&self, locale: &Locale) -> Vec<&'static str> {
        let identifier = locale.identifier().to_string().parse::<icu_locale_core::Locale>();
        let Some(identifier) = identifier.ok().filter(|_| self.is_plural) else {
            return Vec::new();
        };
        let kind = if self.is_ordinal { PluralRuleType::Ordinal } else { PluralRuleType::Cardinal };
        let Ok(rules) = PluralRules::try_new((&identifier).into(), kind.into()) else {
            return Vec::new();
        };
        let has: Vec<_> = rules.categories().map(category).collect();
        CATEGORIES.into_iter().filter(|name| has.contains(name)).collect()
    }
}

fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn choice<'e, 'a>(
    element: &'e PatternElement<'a>,
) -> Option<(&'e InlineExpression<'a>, &'e [Variant<'a>])> {
    match element {
        PatternElement::Placeable(placeable) => match &placeable.expression {
            Expression::Select { selector, variants } => Some((selector, variants)),
            Expression::Inline(_) => None,
        },
        PatternElement::Text(_) => None,
    }
}

fn one<'a>(element: &PatternElement<'a>) -> crate::model::Elements<'a> {
    crate::model::Elements::One([element.clone()])
}

/// Whether a choice is one by plural forms, and whether by those of a place in a row.
fn counts(selector: &InlineExpression<'_>, variants: &[Variant<'_>]) -> (bool, bool) {
    let keys = variants.iter().all(|variant| match &variant.key {
        VariantKey::Number(_) => true,
        VariantKey::Identifier(key) => CATEGORIES.contains(&&**key),
    });
    match selector {
        InlineExpression::Variable(_) => (keys, false),
        InlineExpression::Function { id, arguments } if id == "NUMBER" => {
            let mut named = arguments.named.iter();
            let ordinal = named.any(|(name, value)| {
                name == "type"
                    && matches!(value, InlineExpression::String(kind) if kind == "ordinal")
            });
            (keys, ordinal)
        }
        _ => (false, false),
    }
}
