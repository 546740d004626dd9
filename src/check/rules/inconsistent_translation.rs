//! `inconsistent-translation`: one source text translated in two ways.

use crate::{
    model::{Pair, Severity, State, Unit},
    text::{folded, has_words, key},
};

use super::super::{Check, Family, Part, Repeated, Rule, consistency::Rendering};

pub(in super::super) static RULE: Rule = Rule {
    name: "inconsistent-translation",
    family: Family::Words,
    severity: Some(Severity::Info),
    fixable: false,
    page: include_str!("inconsistent_translation.md"),
    page_fr: include_str!("inconsistent_translation.fr.md"),
    options: &[],
    // The documents are compared when all of them were read.
    check: Check::Given,
};

/// A text of fewer words may well be translated after what surrounds it: a label, a button.
const FEWEST_WORDS: usize = 3;

/// A number for the text of a source's unit that equal ones share; none where it may have several
/// translations.
pub(in super::super) fn source_text(unit: &Unit<'_>) -> Option<u64> {
    let value = unit.value.as_ref()?.text();
    let long = has_words(&value, FEWEST_WORDS);
    (long && unit.attributes.is_empty()).then(|| meaning(&value))
}

/// How pairs translate what is repeated.
pub(in super::super) fn renderings(pairs: &[Pair<'_>], repeated: &Repeated) -> Vec<Rendering> {
    let rendering = |pair: &Pair<'_>| {
        let (source, target) = (pair.source?, pair.target?);
        // A stale translation is going to be looked at anyway.
        if matches!(pair.state, State::Broken | State::Stale) || !target.attributes.is_empty() {
            return None;
        }
        let text = source_text(source).filter(|text| repeated.has(*text))?;
        let (from, to) = (source.value.as_ref()?, target.value.as_ref()?);
        let allows = [(Part::Source, source), (Part::Target, target)];
        let allows = allows.into_iter().flat_map(|(part, unit)| {
            let own = unit.allows.iter().filter(|allow| &*allow.rule == RULE.name);
            own.map(move |allow| (part, allow.span))
        });
        Some(Rendering {
            texts: [text, meaning(&to.text())],
            unit: source.id.as_ref().into(),
            spans: [from.span, to.span],
            allows: allows.collect(),
        })
    };
    pairs.iter().filter_map(rendering).collect()
}

/// A number that texts share which differ in case, accents, white space and final marks only.
fn meaning(text: &str) -> u64 {
    key(folded(text).trim_end_matches(|c: char| !c.is_alphanumeric()))
}
