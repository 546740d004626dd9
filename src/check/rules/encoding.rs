//! `encoding`: bytes that are not UTF-8.

use crate::model::Severity;

use super::super::{Rule, RuleCheck, RuleFamily};

pub(super) static RULE: Rule = Rule {
    name: "encoding",
    family: RuleFamily::Files,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("encoding.md"),
    page_fr: include_str!("encoding.fr.md"),
    options: &[],
    check: RuleCheck::Given,
};
