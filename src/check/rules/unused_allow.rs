//! `unused-allow`: an `allow` that silences nothing.

use crate::model::Severity;

use super::super::{Rule, RuleCheck, RuleFamily};

pub(in super::super) static RULE: Rule = Rule {
    name: "unused-allow",
    family: RuleFamily::Files,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("unused_allow.md"),
    page_fr: include_str!("unused_allow.fr.md"),
    options: &[],
    check: RuleCheck::Given,
};
