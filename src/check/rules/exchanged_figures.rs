//! Two numbers of a text that stand in each other's place, for `number-mismatch`: all of them are there.

use crate::{
    model::{Phrase, SegmentKind, UnitKind},
    text::{
        SharedNumber, TextFacts, exchanged_numbers,
        figures::{FigureKind, FigureValue, TextFigure},
    },
};

use super::super::{ReportSink, ReportedSide, RuleReport, TextPair};
use super::figures::joins;

/// Numbers of a text that are compared with each other; a text with more is a table.
const MAX_NUMBERS: usize = 16;

/// Reports two numbers in each other's place, in texts whose figures agree as a whole.
pub(super) fn report_exchanged(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.figures().len() < 2 || target.figures().len() < 2 || !texts.figures_agree() {
        return;
    }
    let found = if matches!(texts.kind, UnitKind::Segment { kind: SegmentKind::TableRow, .. }) {
        in_other_cells(source, target)
    } else {
        let numbers = shared_numbers(source, target);
        let found = exchanged_numbers(source, target, &numbers).map(|two| two.map(Clone::clone));
        found.or_else(|| in_other_order(source, target, &numbers))
    };
    let Some([one, other]) = found else { return };
    let written = |number: &SharedNumber| target.text()[number.target.clone()].to_owned();
    let message = Phrase::new("number-mismatch-exchanged")
        .with("first", written(&one))
        .with("second", written(&other));
    let report = RuleReport::new(ReportedSide::Target, target.reading.locate(one.target), message);
    let report = report.translation(target.reading.locate(other.target));
    sink.report(report.source(source.reading.locate(one.source)));
}

/// The number as it is written: ends of a range share the *million* behind the last.
fn value(figure: &TextFigure) -> Option<FigureValue> {
    figure.bare.or(figure.values.as_slice().first().copied())
}

/// The numbers that either text has once, in the order of the source.
fn shared_numbers(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Vec<SharedNumber> {
    let only = |figures: &[TextFigure], own: &TextFigure| {
        figures.iter().filter(|figure| value(figure) == value(own)).count() == 1
    };
    let is_number = |figure: &&TextFigure| figure.kind == FigureKind::Number;
    let (there, here) = (source.figures(), target.figures());
    if there.len().max(here.len()) > MAX_NUMBERS {
        return Vec::new();
    }
    let numbers = there.iter().filter(is_number).filter(|figure| only(there, figure));
    let shared = numbers.filter_map(|figure| {
        let other = here.iter().filter(is_number).find(|other| value(other) == value(figure))?;
        let (source, target) = (figure.range.clone(), other.range.clone());
        only(here, other).then_some(SharedNumber { source, target })
    });
    shared.collect()
}

/// Two ends of a range that have changed places: *de 12 à 45*, *from 45 to 12*.
fn in_other_order(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    numbers: &[SharedNumber],
) -> Option<[SharedNumber; 2]> {
    let mut pairs = numbers.windows(2);
    let is_range = |text: &str, start: usize, end: usize| {
        let between = text.get(start..end).unwrap_or_default();
        !between.trim().is_empty() && !between.contains(',') && joins(between)
    };
    let two = pairs.find(|two| {
        is_range(source.text(), two[0].source.end, two[1].source.start)
            && is_range(target.text(), two[1].target.end, two[0].target.start)
    })?;
    Some([two[0].clone(), two[1].clone()])
}

/// Two numbers of a table's row that stand in each other's cells.
fn in_other_cells(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<[SharedNumber; 2]> {
    let (there, here) = (source.figures(), target.figures());
    if there.len() != here.len() {
        return None;
    }
    let differ: Vec<usize> =
        (0..there.len()).filter(|&at| value(&there[at]) != value(&here[at])).collect();
    let &[one, other] = &*differ else { return None };
    let is_crossed =
        value(&there[one]) == value(&here[other]) && value(&there[other]) == value(&here[one]);
    let shared = |at: usize, to: usize| SharedNumber {
        source: there[at].range.clone(),
        target: here[to].range.clone(),
    };
    is_crossed.then(|| [shared(one, other), shared(other, one)])
}
