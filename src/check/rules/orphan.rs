//! `orphan`: a translation without a source.

use crate::model::{DocumentKind, Pair, Phrase, Severity, State};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};
use super::unit_span;

pub(super) static RULE: Rule = Rule {
    name: "orphan",
    family: RuleFamily::Sync,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("orphan.md"),
    page_fr: include_str!("orphan.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_orphan),
};

fn check_orphan(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    if pair.state != State::Orphan || pair.renamed.is_some() {
        return;
    }
    // Of blocks of which nothing is on record it is not known whether they have a source.
    if comparison.source.resource.kind == DocumentKind::Markdown && pair.record.is_none() {
        return;
    }
    let Some(target) = pair.target else { return };
    let message = Phrase::new("orphan-message").with("id", pair.id());
    let help = Phrase::new("orphan-help").with("id", pair.id()).with("file", sink.source_path());
    sink.report(RuleReport::new(ReportedSide::Target, unit_span(target), message).help(help));
}
