//! `number-mismatch`: numbers that differ in value between source and translation.

use std::{cell::OnceCell, collections::HashMap, ops::Range};

use crate::{
    model::{Phrase, Severity},
    text::{
        Facts,
        figures::{Figure, Kind, PERCENT, Unit, Value, unit},
    },
};

use super::super::{Check, Family, Part, Report, Rule, Sink, TextPair};
use super::figures::{Messages, Topic, report};

pub(super) static RULE: Rule = Rule {
    name: "number-mismatch",
    family: Family::Figures,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("number_mismatch.md"),
    page_fr: include_str!("number_mismatch.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

const MESSAGES: Messages = Messages {
    changed: "number-mismatch-changed",
    missing: "number-mismatch-missing",
    added: "number-mismatch-added",
    fewer: "number-mismatch-fewer",
    more: "number-mismatch-more",
};

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    report(texts, Topic::Number, &MESSAGES, sink);
    units(texts, sink);
}

/// The units that one number has wherever a text has it.
#[derive(Debug, Default)]
struct Measures {
    units: Vec<Unit>,
    /// Whether it stands without a unit somewhere.
    bare: bool,
    /// Where it is first, with its unit.
    first: Range<usize>,
}

/// Reports numbers that are there with another unit, or without their percent sign.
fn units(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.figures().is_empty() && target.figures().is_empty() {
        return;
    }
    let (there, mut here) = (measures(source), measures(target));
    let signs = OnceCell::new();
    let signs = || signs.get_or_init(|| [source, target].map(|facts| percent_signs(facts.text())));
    for value in plain_numbers(source).iter().filter_map(|figure| value(figure)) {
        // Taken out, so that each is looked at once.
        let (Some(theirs), Some(ours)) = (there.get(&value), here.remove(&value)) else { continue };
        let percent = |measures: &Measures| !measures.bare && measures.units == [PERCENT];
        let bare = |measures: &Measures| measures.units.is_empty();
        let differs = if theirs.bare || ours.bare {
            percent(theirs) && bare(&ours) && signs()[1] < signs()[0]
                || percent(&ours) && bare(theirs) && signs()[0] < signs()[1]
        } else {
            !theirs.units.iter().any(|unit| ours.units.contains(unit))
        };
        if differs {
            let message = Phrase::new(MESSAGES.changed)
                .with("source", &source.text()[theirs.first.clone()])
                .with("target", &target.text()[ours.first.clone()]);
            let report = Report::new(Part::Target, target.reading.locate(ours.first), message);
            sink.report(report.source(source.reading.locate(theirs.first.clone())));
        }
    }
}

/// How often a text says "percent".
fn percent_signs(text: &str) -> usize {
    let words = ["percent", "per cent", "pour cent", "pour\u{a0}cent", "pourcent"];
    text.matches('%').count() + words.iter().map(|word| text.matches(word).count()).sum::<usize>()
}

/// The numbers of a text by value.
fn measures(facts: &Facts<'_>) -> HashMap<Value, Measures> {
    let text = facts.text();
    let numbers = plain_numbers(facts);
    let mut all: HashMap<Value, Measures> = HashMap::new();
    // From the last to the first: the numbers of a range share the unit of its end.
    let mut next: Option<(usize, Unit)> = None;
    for figure in numbers.iter().rev() {
        let own = unit(text, figure);
        let shared = || {
            let (start, unit) = next?;
            let between = text.get(figure.range.end..start)?;
            joins(between).then(|| (unit, figure.range.clone()))
        };
        let found = own.or_else(shared);
        next = found.as_ref().map(|(unit, _)| (figure.range.start, *unit));
        let Some(value) = value(figure) else { continue };
        let measures = all.entry(value).or_default();
        if let Some((unit, range)) = found {
            measures.first = range;
            if !measures.units.contains(&unit) {
                measures.units.push(unit);
            }
        } else {
            (measures.bare, measures.first) = (true, figure.range.clone());
        }
    }
    all
}

/// Whether what stands between two numbers makes them a range or list.
fn joins(between: &str) -> bool {
    let between = between.trim();
    matches!(
        between,
        "-" | "–" | "—" | "," | "/" | "à" | "to" | "et" | "and" | "ou" | "or" | "x" | "×"
    )
}

/// The numbers of a text in digits and in letters, in order.
fn plain_numbers<'f>(facts: &'f Facts<'_>) -> Vec<&'f Figure> {
    let is_number = |figure: &&Figure| {
        let spelled = figure.kind == Kind::Word
            && matches!(figure.values.as_slice(), [value] if value.as_whole().is_some_and(|n| n > 1));
        (figure.kind == Kind::Number || spelled)
            && !facts.reading.is_alternative(figure.range.start)
    };
    let all = facts.figures().iter().chain(facts.number_words());
    let mut numbers: Vec<_> = all.filter(is_number).collect();
    numbers.sort_by_key(|figure| figure.range.start);
    numbers
}

/// The number itself, whatever its unit makes of it.
fn value(figure: &Figure) -> Option<Value> {
    figure.values.as_slice().first().copied()
}
