//! `duplicate-id`: an id used twice in one file.

use crate::model::Severity;

use super::super::{Rule, RuleCheck, RuleFamily};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-id",
    family: RuleFamily::Files,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("duplicate_id.md"),
    page_fr: include_str!("duplicate_id.fr.md"),
    options: &[],
    check: RuleCheck::Given,
};
