//! `encoding`: bytes that are not UTF-8.

use crate::model::Severity;

use super::super::{Check, Family, Rule};

pub(super) static RULE: Rule = Rule {
    name: "encoding",
    family: Family::Files,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("encoding.md"),
    page_fr: include_str!("encoding.fr.md"),
    options: &[],
    check: Check::Given,
};
