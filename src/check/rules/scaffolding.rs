//! `scaffolding`: what `fill` wrote above a place that is filled by now.

use crate::model::{Pair, Phrase, Severity, scaffold_span};

use super::super::{Check, Comparison, Edit, Family, Part, Report, Rule, Sink};

pub(super) static RULE: Rule = Rule {
    name: "scaffolding",
    family: Family::Sync,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("scaffolding.md"),
    page_fr: include_str!("scaffolding.fr.md"),
    options: &[],
    check: Check::Pair(check),
};

fn check(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut Sink<'_>) {
    let Some(target) = pair.target else { return };
    if let Some(span) = scaffold_span(comparison.target.file.text(), target) {
        let phrase = Phrase::new("scaffolding-message").with("id", pair.id());
        let edits = vec![Edit { span, text: String::new() }];
        sink.report(Report::new(Part::Target, span, phrase).fix(Part::Target, edits));
    }
}
