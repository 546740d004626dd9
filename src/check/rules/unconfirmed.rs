//! `unconfirmed`: source and translation both changed since they were accepted.

use crate::model::{Pair, Severity, State};

use super::super::{Comparison, ReportSink, Rule, RuleCheck, RuleFamily};
use super::stale::report_change;

pub(super) static RULE: Rule = Rule {
    name: "unconfirmed",
    family: RuleFamily::Sync,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("unconfirmed.md"),
    page_fr: include_str!("unconfirmed.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_unconfirmed),
};

fn check_unconfirmed(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    if pair.state == State::Unconfirmed {
        report_change(comparison, pair, "unconfirmed-message", "unconfirmed-help", sink);
    }
}
