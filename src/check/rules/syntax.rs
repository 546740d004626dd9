//! `syntax`: what does not follow the format of its file.

use crate::model::Severity;

use super::super::{Rule, RuleCheck, RuleFamily};

pub(super) static RULE: Rule = Rule {
    name: "syntax",
    family: RuleFamily::Files,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("syntax.md"),
    page_fr: include_str!("syntax.fr.md"),
    options: &[],
    check: RuleCheck::Given,
};
