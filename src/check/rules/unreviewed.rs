//! `unreviewed`: a translation that has not come far enough.

use crate::model::{Pair, Phrase, ReviewState, Severity};

use super::super::{
    Comparison, OptionKind, OptionSpec, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily,
    RuleReport,
};
use super::unit_span;

pub(super) static RULE: Rule = Rule {
    name: "unreviewed",
    family: RuleFamily::Sync,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("unreviewed.md"),
    page_fr: include_str!("unreviewed.fr.md"),
    options: &[OptionSpec {
        name: "least",
        kind: OptionKind::Choice(&["draft", "translated", "reviewed"]),
    }],
    check: RuleCheck::Pair(check_unreviewed),
};

fn check_unreviewed(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    let (Some(source), Some(target), Some(review)) = (pair.source, pair.target, pair.review) else {
        return;
    };
    let least = sink.settings().choice(RULE.name, "least", "translated");
    if Some(review) >= ReviewState::from_name(least) {
        return;
    }
    let recorded = pair.record.map(|record| record.state);
    let id = match review {
        ReviewState::Draft => "unreviewed-draft",
        _ if recorded > Some(review) => "unreviewed-edited",
        _ => "unreviewed-message",
    };
    let message = Phrase::new(id).with("id", pair.id());
    let segment = format!("{}/{}", comparison.document, pair.id());
    let help = if least == "reviewed" { "unreviewed-help-reviewed" } else { "unrecorded-help" };
    let help = Phrase::new(help).with("segment", segment);
    let report = RuleReport::new(ReportedSide::Target, unit_span(target), message).help(help);
    sink.report(report.source(unit_span(source)));
}
