//! `unrecorded`: a translation of which no source is on record.

use crate::model::{Pair, Phrase, Severity, State};

use super::super::{
    Comparison, Finding, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport,
};
use super::unit_span;

pub(super) static RULE: Rule = Rule {
    name: "unrecorded",
    family: RuleFamily::Sync,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("unrecorded.md"),
    page_fr: include_str!("unrecorded.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_unrecorded),
};

fn check_unrecorded(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    if pair.state != State::Unrecorded || !comparison.has_provenance {
        return;
    }
    let (Some(source), Some(target)) = (pair.source, pair.target) else { return };
    let message = Phrase::new("unrecorded-message").with("id", pair.id());
    let segment = format!("{}/{}", comparison.document, pair.id());
    let help = Phrase::new("unrecorded-help").with("segment", segment);
    let report = RuleReport::new(ReportedSide::Target, unit_span(target), message).help(help);
    sink.report(report.source(unit_span(source)));
}

/// What is said of a document and locale for which no provenance is kept at all: once, not once
/// a message.
pub(in crate::check) fn unrecorded_document(
    comparison: &Comparison<'_>,
    active: &[(&'static Rule, Severity)],
) -> Option<Finding> {
    let entry = *active.iter().find(|(rule, _)| rule.name == RULE.name)?;
    let unrecorded = |pair: &&Pair<'_>| pair.state == State::Unrecorded;
    let count = comparison.pairs.iter().filter(unrecorded).count();
    if comparison.has_provenance || count == 0 {
        return None;
    }
    let message = Phrase::new("unrecorded-file").with("count", count);
    let mut finding = comparison.finding(entry, message);
    finding.help = Some(Phrase::new("unrecorded-help").with("segment", comparison.document));
    Some(finding)
}
