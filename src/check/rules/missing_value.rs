//! `missing-value`: a message with a value in one language only.

use crate::model::{Pair, Phrase, Severity, State};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};

pub(super) static RULE: Rule = Rule {
    name: "missing-value",
    family: RuleFamily::Fluent,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("missing_value.md"),
    page_fr: include_str!("missing_value.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_missing_value),
};

fn check_missing_value(_: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    let (Some(source), Some(target)) = (pair.source, pair.target) else { return };
    if pair.state == State::Broken {
        return;
    }
    let id = match (&source.value, &target.value) {
        (Some(_), None) => "missing-value-target",
        (None, Some(_)) => "missing-value-source",
        _ => return,
    };
    let message = Phrase::new(id).with("id", pair.id());
    sink.report(
        RuleReport::new(ReportedSide::Target, target.id_span, message).source(source.id_span),
    );
}
