//! `inconsistent-translation`: one source text translated in two ways.

use crate::model::Severity;

use super::super::{
    Rule, RuleCheck, RuleFamily,
    consistency::{INCONSISTENT_TRANSLATION, judge},
};

pub(in super::super) static RULE: Rule = Rule {
    name: INCONSISTENT_TRANSLATION,
    family: RuleFamily::Words,
    severity: Some(Severity::Info),
    fixable: false,
    page: include_str!("inconsistent_translation.md"),
    page_fr: include_str!("inconsistent_translation.fr.md"),
    options: &[],
    check: RuleCheck::Project(judge),
};
