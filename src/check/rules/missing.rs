//! `missing`: a segment without translation.

use crate::model::{Pair, Phrase, Severity, State};

use super::super::{Check, Comparison, Family, Part, Report, Rule, Sink};
use super::place;

pub(super) static RULE: Rule = Rule {
    name: "missing",
    family: Family::Sync,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("missing.md"),
    page_fr: include_str!("missing.fr.md"),
    options: &[],
    check: Check::Pair(check),
};

fn check(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut Sink<'_>) {
    // A renamed segment is not missing: its translation stands under the old id.
    if pair.state != State::Missing || pair.renamed.is_some() {
        return;
    }
    let Some(source) = pair.source else { return };
    let message = Phrase::new("missing-message").with("id", pair.id());
    let help = if comparison.target.exists { "missing-help" } else { "missing-help-file" };
    let help = Phrase::new(help).with("id", pair.id()).with("file", sink.target_path());
    let report = Report::new(Part::Source, place(source), message).help(help);
    sink.report(report.note(source.note.as_deref()));
}
