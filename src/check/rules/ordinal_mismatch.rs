//! `ordinal-mismatch`: ordinal numbers that differ between source and translation.

use crate::model::Severity;

use super::super::{Check, Family, Rule, Sink, TextPair};
use super::figures::{Messages, Topic, report};

pub(super) static RULE: Rule = Rule {
    name: "ordinal-mismatch",
    family: Family::Figures,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("ordinal_mismatch.md"),
    page_fr: include_str!("ordinal_mismatch.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

const MESSAGES: Messages = Messages {
    several: "number-mismatch-several",
    changed: "ordinal-mismatch-changed",
    missing: "ordinal-mismatch-missing",
    added: "ordinal-mismatch-added",
    fewer: "ordinal-mismatch-missing",
    more: "ordinal-mismatch-added",
};

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    report(texts, Topic::Ordinal, &MESSAGES, sink);
}
