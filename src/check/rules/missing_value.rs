//! `missing-value`: a message with a value in one language only.

use crate::model::{Pair, Phrase, Severity, State};

use super::super::{Check, Comparison, Family, Part, Report, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    name: "missing-value",
    family: Family::Fluent,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("missing_value.md"),
    page_fr: include_str!("missing_value.fr.md"),
    options: &[],
    check: Check::Pair(check),
};

fn check(_: &Comparison<'_>, pair: &Pair<'_>, sink: &mut Sink<'_>) {
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
    sink.report(Report::new(Part::Target, target.id_span, message).source(source.id_span));
}
