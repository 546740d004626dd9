//! `date-mismatch`: dates, months and days of the week that differ between source and translation.

use std::{collections::HashSet, ops::Range};

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
        let others = [source, target].map(months_of_dates);
        report_name([source, target], &[source.months(), target.months()], others, sink);
    }
    let days = source.weekdays();
    if !days.is_empty() {
        report_name([source, target], &[days, target.weekdays()], Default::default(), sink);
    }
}

/// Reports a month or day of the week by itself that the translation has another for: *in June*, « en juillet »;
/// `others` are those that each text has otherwise.
fn report_name(
    [source, target]: [&TextFacts<'_>; 2],
    names: &[Vec<(u8, Range<usize>)>; 2],
    mut others: [HashSet<u8>; 2],
    sink: &mut ReportSink<'_>,
) {
    for (all, names) in others.iter_mut().zip(names) {
        all.extend(names.iter().map(|name| name.0));
    }
    let [lost, put_in] = [0, 1].map(|side| {
        let lone = names[side].iter().filter(|name| !others[1 - side].contains(&name.0));
        lone.take(2).collect::<Vec<_>>()
    });
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

/// The months of a text's dates.
fn months_of_dates(facts: &TextFacts<'_>) -> HashSet<u8> {
    let months = facts.figures().iter().flat_map(|figure| match figure.kind {
        FigureKind::Date(date, other) => [Some(date.month), other.map(|other| other.month)],
        _ => [None, None],
    });
    months.flatten().collect()
}
