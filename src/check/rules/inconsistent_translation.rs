//! `inconsistent-translation`: one source text translated in two ways.

use std::collections::{HashMap, HashSet};

use crate::{
    model::{Pair, Phrase, Severity, State, Unit},
    text::{folded, key, words},
};

use super::super::{Check, Comparison, Family, Part, Report, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    name: "inconsistent-translation",
    family: Family::Words,
    severity: Some(Severity::Info),
    fixable: false,
    page: include_str!("inconsistent_translation.md"),
    page_fr: include_str!("inconsistent_translation.fr.md"),
    options: &[],
    check: Check::Document(check),
};

/// A text of fewer words may well be translated after what surrounds it: a label, a button.
const FEWEST_WORDS: usize = 3;

/// The first translation of a text, and those that were reported since.
struct First<'s> {
    unit: &'s Unit<'s>,
    target: u64,
    reported: HashSet<u64>,
}

fn check<'s>(comparison: &Comparison<'s>, sink: &mut Sink<'s>) {
    let mut first: HashMap<u64, First<'s>> = HashMap::new();
    for pair in comparison.pairs {
        let Some((source, target)) = texts(pair) else { continue };
        let (from, to) = (meaning(source), meaning(target));
        let known = first.entry(from).or_insert_with(|| First {
            unit: target,
            target: to,
            reported: HashSet::new(),
        });
        if known.target == to || !known.reported.insert(to) {
            continue;
        }
        sink.set_units(Some(source), Some(target));
        let message =
            Phrase::new("inconsistent-translation-message").with("other", &*known.unit.id);
        let report = Report::new(Part::Target, place(target), message);
        let label = Phrase::new("inconsistent-translation-other");
        sink.report(report.related(Part::Target, place(known.unit), label).source(place(source)));
    }
}

/// The two units of a pair whose text is long enough to have one translation.
fn texts<'s>(pair: &Pair<'s>) -> Option<(&'s Unit<'s>, &'s Unit<'s>)> {
    let (source, target) = (pair.source?, pair.target?);
    let value = source.value.as_ref()?.text();
    let long = words(&value).nth(FEWEST_WORDS - 1).is_some();
    let plain = source.attributes.is_empty() && target.attributes.is_empty();
    // A stale translation is going to be looked at anyway.
    (long && plain && !matches!(pair.state, State::Broken | State::Stale) && target.value.is_some())
        .then_some((source, target))
}

/// A number that texts share which differ in case, accents and white space only.
fn meaning(unit: &Unit<'_>) -> u64 {
    key(folded(&unit.text()).trim_end_matches(|c: char| !c.is_alphanumeric()))
}

fn place(unit: &Unit<'_>) -> crate::model::Span {
    unit.value.as_ref().map_or(unit.id_span, |value| value.span)
}
