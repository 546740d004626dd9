//! `date-mismatch`: dates that differ between source and translation.

use crate::model::Severity;

use super::super::{Check, Family, Rule, Sink, TextPair};
use super::figures::{Messages, Topic, report};

pub(super) static RULE: Rule = Rule {
    name: "date-mismatch",
    family: Family::Figures,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("date_mismatch.md"),
    page_fr: include_str!("date_mismatch.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

const MESSAGES: Messages = Messages {
    several: "number-mismatch-several",
    changed: "date-mismatch-changed",
    missing: "date-mismatch-missing",
    added: "date-mismatch-added",
    fewer: "date-mismatch-missing",
    more: "date-mismatch-added",
};

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    report(texts, Topic::Date, &MESSAGES, sink);
}
