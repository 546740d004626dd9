//! `number-mismatch`: numbers that differ in value between source and translation.

use std::{cell::OnceCell, collections::HashMap, ops::Range};

use crate::{
    model::{Phrase, Severity},
    text::{
        MergedList, TextFacts,
        figures::{
            FigureKind, FigureValue, PERCENT, PERCENT_SIGNS, TextFigure, UnitName, unit_of_figure,
        },
    },
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};
use super::exchanged_figures::report_exchanged;
use super::figures::{FigureMessages, FigureTopic, joins, report_figures};

pub(super) static RULE: Rule = Rule {
    name: "number-mismatch",
    family: RuleFamily::Figures,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("number_mismatch.md"),
    page_fr: include_str!("number_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_number_mismatch),
};

const MESSAGES: FigureMessages = FigureMessages {
    several: "number-mismatch-several",
    changed: "number-mismatch-changed",
    missing: "number-mismatch-missing",
    added: "number-mismatch-added",
    fewer: "number-mismatch-fewer",
    more: "number-mismatch-more",
};

fn check_number_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    // Lengths and keys are each language's own.
    if matches!(texts.target.attribute, Some("style" | "accesskey" | "key" | "commandkey")) {
        return;
    }
    // What the source quotes in the translation's language has its numbers as that has them.
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.text() == target.text() && source.evidence().language() == Some(target.language) {
        return;
    }
    report_figures(texts, FigureTopic::Number, &MESSAGES, sink);
    units(texts, sink);
    report_exchanged(texts, sink);
}

/// The units that one number has wherever a text has it.
#[derive(Debug, Default)]
struct Measures {
    units: Vec<UnitName>,
    /// Whether it stands without a unit somewhere.
    bare: bool,
    /// Where it is first, with its unit.
    first: Range<usize>,
}

/// Reports numbers that are there with another unit, or without their percent sign.
fn units(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.figures().is_empty() && target.figures().is_empty() {
        return;
    }
    let (numbers, others) = (measured(source), measured(target));
    let has_unit = |numbers: &[Measured<'_>]| numbers.iter().any(|number| number.unit.is_some());
    let same = || {
        let both = |number: &Measured<'_>| (value(number.figure), number.unit);
        numbers.iter().map(both).eq(others.iter().map(both))
    };
    if !has_unit(&numbers) && !has_unit(&others) || same() {
        return;
    }
    let (there, mut here) = (by_value(&numbers), by_value(&others));
    let signs = OnceCell::new();
    let signs = || signs.get_or_init(|| [source, target].map(|facts| percent_signs(facts.text())));
    for value in numbers.iter().filter_map(|number| value(number.figure)) {
        // Taken out, so that each is looked at once.
        let (Some(theirs), Some(ours)) = (there.get(&value), here.remove(&value)) else { continue };
        let percent = |measures: &Measures| !measures.bare && measures.units == [PERCENT];
        let bare = |measures: &Measures| measures.units.is_empty();
        let differs = if theirs.bare || ours.bare {
            percent(theirs)
                && bare(&ours)
                && signs()[1] < signs()[0]
                && !may_say_percent(target, &ours.first)
                || percent(&ours) && bare(theirs) && signs()[0] < signs()[1]
        } else {
            !theirs.units.iter().any(|unit| ours.units.contains(unit))
        };
        let rates = is_rate(source.text(), &theirs.first) || is_rate(target.text(), &ours.first);
        if differs && !rates {
            let message = Phrase::new(MESSAGES.changed)
                .with("source", &source.text()[theirs.first.clone()])
                .with("target", &target.text()[ours.first.clone()]);
            let report =
                RuleReport::new(ReportedSide::Target, target.reading.locate(ours.first), message);
            sink.report(report.source(source.reading.locate(theirs.first.clone())));
        }
    }
}

/// Whether the word behind a number may say "percent", in a language whose word for it is not known.
fn may_say_percent(facts: &TextFacts<'_>, number: &Range<usize>) -> bool {
    let after = facts.text()[number.end..].trim_start_matches(['-', ' ', '\u{a0}', '\u{202f}']);
    !facts.language.is_known() && after.starts_with(char::is_alphabetic)
}

/// Whether a measure is one of so much a second, of which each language has its own: *Mo/s*, *Mbps*.
fn is_rate(text: &str, range: &Range<usize>) -> bool {
    text[range.clone()].ends_with("ps") || text[range.end..].starts_with("/s")
}

/// Words that say "percent", alone or before "cent".
static PERCENT_WORDS: MergedList = MergedList::new(|pack| &pack.words.percent_words);
static PER_CENT: MergedList = MergedList::new(|pack| &pack.words.per_cent);

/// How often a text says "percent".
fn percent_signs(text: &str) -> usize {
    let before_cent =
        |word: &'static str| [" cent", "\u{a0}cent"].map(|cent| format!("{word}{cent}"));
    let words = PERCENT_WORDS.iter().map(|word| text.matches(word).count()).sum::<usize>();
    let spelt = PER_CENT.iter().flat_map(before_cent).map(|words| text.matches(&*words).count());
    text.matches(PERCENT_SIGNS).count() + words + spelt.sum::<usize>()
}

/// A number of a text with its unit.
struct Measured<'f> {
    figure: &'f TextFigure,
    unit: Option<UnitName>,
    /// Where it stands, with its unit.
    range: Range<usize>,
}

/// The numbers of a text in digits and in letters, in order, with their units.
fn measured<'f>(facts: &'f TextFacts<'_>) -> Vec<Measured<'f>> {
    let text = facts.text();
    let mut numbers = plain_numbers(facts);
    // From the last to the first: the numbers of a range share the unit of its end.
    let mut next: Option<(usize, UnitName)> = None;
    for number in numbers.iter_mut().rev() {
        if let Some((unit, range)) = unit_of_figure(text, number.figure) {
            (number.unit, number.range) = (Some(unit), range);
        } else if let Some((start, unit)) = next {
            let between = text.get(number.range.end..start);
            number.unit = between.is_some_and(joins).then_some(unit);
        }
        next = number.unit.map(|unit| (number.figure.range.start, unit));
    }
    numbers
}

/// The numbers of a text by value.
fn by_value(numbers: &[Measured<'_>]) -> HashMap<FigureValue, Measures> {
    let mut all: HashMap<FigureValue, Measures> = HashMap::new();
    for number in numbers.iter().rev() {
        let Some(value) = value(number.figure) else { continue };
        let measures = all.entry(value).or_default();
        measures.first = number.range.clone();
        match number.unit {
            Some(unit) if !measures.units.contains(&unit) => measures.units.push(unit),
            Some(_) => {}
            None => measures.bare = true,
        }
    }
    all
}

/// The numbers of a text in digits and in letters, in order, their units not looked for.
fn plain_numbers<'f>(facts: &'f TextFacts<'_>) -> Vec<Measured<'f>> {
    let is_number = |figure: &&TextFigure| {
        let spelled = figure.kind == FigureKind::Word
            && matches!(figure.values.as_slice(), [value] if value.as_whole().is_some_and(|n| n > 1));
        (figure.kind == FigureKind::Number || spelled)
            && !facts.reading.is_alternative(figure.range.start)
    };
    let words = if facts.counts_in_words() { facts.number_words() } else { &[] };
    let all = facts.figures().iter().chain(words).filter(is_number);
    let number =
        |figure: &'f TextFigure| Measured { figure, unit: None, range: figure.range.clone() };
    let mut numbers: Vec<_> = all.map(number).collect();
    numbers.sort_by_key(|number| number.figure.range.start);
    numbers
}

/// The number itself, whatever its unit makes of it.
fn value(figure: &TextFigure) -> Option<FigureValue> {
    figure.values.as_slice().first().copied()
}
