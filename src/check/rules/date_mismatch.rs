//! `date-mismatch`: dates, months and days of the week that differ between source and translation.

use std::ops::Range;

use crate::{
    model::{Phrase, Severity},
    text::{TextFacts, figures::FigureKind},
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};
use super::figures::{FigureMessages, FigureTopic, report_figures};

pub(super) static RULE: Rule = Rule {
    name: "date-mismatch",
    family: RuleFamily::Figures,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("date_mismatch.md"),
    page_fr: include_str!("date_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_date_mismatch),
};

const MESSAGES: FigureMessages = FigureMessages {
    several: "number-mismatch-several",
    changed: "date-mismatch-changed",
    missing: "date-mismatch-missing",
    added: "date-mismatch-added",
    fewer: "date-mismatch-missing",
    more: "date-mismatch-added",
};

fn check_date_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    report_figures(texts, FigureTopic::Date, &MESSAGES, sink);
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.names_months() && target.names_months() {
        report_name([source, target], [source.months(), target.months()], has_month, sink);
    }
    let days = source.weekdays();
    if !days.is_empty() {
        report_name([source, target], [days, target.weekdays()], |_, _| false, sink);
    }
}

/// Reports a month or day of the week by itself that the translation has another for: *in June*, « en juillet ».
fn report_name(
    [source, target]: [&TextFacts<'_>; 2],
    [theirs, ours]: [Vec<(u8, Range<usize>)>; 2],
    has: impl Fn(&TextFacts<'_>, u8) -> bool,
    sink: &mut ReportSink<'_>,
) {
    let lone = |own: &[(u8, Range<usize>)], other: &[(u8, Range<usize>)], facts: &TextFacts<'_>| {
        let is_lone = |name: &&(u8, Range<usize>)| {
            other.iter().all(|there| there.0 != name.0) && !has(facts, name.0)
        };
        own.iter().filter(is_lone).cloned().collect::<Vec<_>>()
    };
    let (lost, put_in) = (lone(&theirs, &ours, target), lone(&ours, &theirs, source));
    // A month of a whole date was compared with that.
    let apart = |facts: &TextFacts<'_>, range: &Range<usize>| {
        facts
            .figures()
            .iter()
            .all(|figure| figure.range.end <= range.start || range.end <= figure.range.start)
    };
    let ([(_, from)], [(_, to)]) = (&*lost, &*put_in) else { return };
    if apart(source, from) && apart(target, to) {
        let message = Phrase::new(MESSAGES.changed)
            .with("source", &source.text()[from.clone()])
            .with("target", &target.text()[to.clone()]);
        let place = target.reading.locate(to.clone());
        let report = RuleReport::new(ReportedSide::Target, place, message);
        sink.report(report.source(source.reading.locate(from.clone())));
    }
}

/// Whether a text has a date in that month.
fn has_month(facts: &TextFacts<'_>, month: u8) -> bool {
    facts.figures().iter().any(|figure| match figure.kind {
        FigureKind::Date(date, other) => {
            date.month == month || other.is_some_and(|other| other.month == month)
        }
        _ => false,
    })
}
