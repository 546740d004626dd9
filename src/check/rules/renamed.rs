//! `renamed`: a segment whose id changed and whose text did not.

use crate::model::{Pair, Phrase, Severity, State};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};
use super::unit_span;

pub(super) static RULE: Rule = Rule {
    name: "renamed",
    family: RuleFamily::Sync,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("renamed.md"),
    page_fr: include_str!("renamed.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_renamed),
};

fn check_renamed(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    if pair.state != State::Orphan {
        return;
    }
    let new = pair.renamed.and_then(|index| comparison.pairs.get(index));
    let (Some(target), Some(source)) = (pair.target, new.and_then(|new| new.source)) else {
        return;
    };
    let message = Phrase::new("renamed-message").with("old", pair.id()).with("new", &*source.id);
    let help = Phrase::new("renamed-help").with("old", pair.id()).with("new", &*source.id);
    let report = RuleReport::new(ReportedSide::Target, target.id_span, message).help(help);
    sink.report(report.source(unit_span(source)));
}
