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

fn check(_: &Comparison<'_>, pair: &Pair<'_>, sink: &mut Sink<'_>) {
    // A renamed segment is not missing: its translation stands under the old id.
    if pair.state != State::Missing || pair.renamed.is_some() {
        return;
    }
    let Some(source) = pair.source else { return };
    let message = Phrase::new("missing-message").with("id", pair.id());
    let help = Phrase::new("missing-help").with("id", pair.id()).with("file", sink.target_path());
    sink.report(Report::new(Part::Source, place(source), message).help(help));
}
