//! `scaffolding`: what `fill` wrote above a place that is filled by now.

use crate::model::{Pair, Phrase, Severity, scaffold_span};

use super::super::{
    Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextEdit,
};

pub(super) static RULE: Rule = Rule {
    name: "scaffolding",
    family: RuleFamily::Sync,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("scaffolding.md"),
    page_fr: include_str!("scaffolding.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_scaffolding),
};

fn check_scaffolding(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    let Some(target) = pair.target else { return };
    if let Some(span) = scaffold_span(comparison.target.file.text(), target) {
        let phrase = Phrase::new("scaffolding-message").with("id", pair.id());
        let edits = vec![TextEdit { span, text: String::new() }];
        sink.report(
            RuleReport::new(ReportedSide::Target, span, phrase).fix(ReportedSide::Target, edits),
        );
    }
}
