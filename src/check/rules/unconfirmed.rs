//! `unconfirmed`: source and translation both changed since they were accepted.

use crate::model::{Pair, Severity, State};

use super::super::{Check, Comparison, Family, Rule, Sink};
use super::stale::report_change;

pub(super) static RULE: Rule = Rule {
    name: "unconfirmed",
    family: Family::Sync,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("unconfirmed.md"),
    page_fr: include_str!("unconfirmed.fr.md"),
    options: &[],
    check: Check::Pair(check),
};

fn check(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut Sink<'_>) {
    if pair.state == State::Unconfirmed {
        report_change(comparison, pair, "unconfirmed-message", "unconfirmed-help", sink);
    }
}
