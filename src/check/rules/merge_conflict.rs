//! `merge-conflict`: a merge left unfinished.

use crate::model::Severity;

use super::super::{Rule, RuleCheck, RuleFamily};

pub(super) static RULE: Rule = Rule {
    name: "merge-conflict",
    family: RuleFamily::Files,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("merge_conflict.md"),
    page_fr: include_str!("merge_conflict.fr.md"),
    options: &[],
    check: RuleCheck::Given,
};
