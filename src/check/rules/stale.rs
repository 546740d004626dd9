//! `stale`: a translation older than its source.

use crate::model::{Pair, Phrase, Severity, Significance, State};

use super::super::{
    Comparison, OptionKind, OptionSpec, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily,
    RuleReport,
};
use super::unit_span;

pub(super) static RULE: Rule = Rule {
    name: "stale",
    family: RuleFamily::Sync,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("stale.md"),
    page_fr: include_str!("stale.fr.md"),
    options: &[OptionSpec { name: "pass-typographic", kind: OptionKind::Flag }],
    check: RuleCheck::Pair(check_stale),
};

fn check_stale(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    if pair.state == State::Stale {
        let passes = pair.significance == Some(Significance::Typographic)
            && sink.settings().flag(RULE.name, "pass-typographic", false);
        if !passes {
            report_change(comparison, pair, "stale-message", "stale-help", sink);
        }
    }
}

/// Reports a pair whose source changed, with the source then and now.
pub(super) fn report_change(
    comparison: &Comparison<'_>,
    pair: &Pair<'_>,
    message: &'static str,
    help: &'static str,
    sink: &mut ReportSink<'_>,
) {
    let (Some(source), Some(target), Some(record)) = (pair.source, pair.target, pair.record) else {
        return;
    };
    let message = Phrase::new(message).with("id", pair.id());
    let help = Phrase::new(help).with("segment", format!("{}/{}", comparison.document, pair.id()));
    let report = RuleReport::new(ReportedSide::Target, unit_span(target), message).help(help);
    let report = report.note(source.note.as_deref());
    sink.report(report.source(unit_span(source)).change(&*record.source, source.text()));
}
