//! `number-mismatch`: numbers that differ in value between source and translation.

use crate::model::Severity;

use super::super::{Check, Family, Rule, Sink, TextPair};
use super::figures::{Messages, Topic, report};

pub(super) static RULE: Rule = Rule {
    name: "number-mismatch",
    family: Family::Figures,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("number_mismatch.md"),
    page_fr: include_str!("number_mismatch.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

const MESSAGES: Messages = Messages {
    changed: "number-mismatch-changed",
    missing: "number-mismatch-missing",
    added: "number-mismatch-added",
    fewer: "number-mismatch-fewer",
    more: "number-mismatch-more",
};

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    report(texts, Topic::Number, &MESSAGES, sink);
}
