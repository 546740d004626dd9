//! `invalid-id`: an id that Fluent cannot take.

use crate::model::Severity;

use super::super::{Rule, RuleCheck, RuleFamily};

pub(super) static RULE: Rule = Rule {
    name: "invalid-id",
    family: RuleFamily::Files,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("invalid_id.md"),
    page_fr: include_str!("invalid_id.fr.md"),
    options: &[],
    check: RuleCheck::Given,
};
