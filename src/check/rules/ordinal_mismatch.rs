//! `ordinal-mismatch`: ordinal numbers that differ between source and translation.

use crate::model::Severity;

use super::super::{ReportSink, Rule, RuleCheck, RuleFamily, TextPair};
use super::figures::{FigureMessages, FigureTopic, report_figures};

pub(super) static RULE: Rule = Rule {
    name: "ordinal-mismatch",
    family: RuleFamily::Figures,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("ordinal_mismatch.md"),
    page_fr: include_str!("ordinal_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_ordinal_mismatch),
};

const MESSAGES: FigureMessages = FigureMessages {
    several: "number-mismatch-several",
    changed: "ordinal-mismatch-changed",
    missing: "ordinal-mismatch-missing",
    added: "ordinal-mismatch-added",
    fewer: "ordinal-mismatch-missing",
    more: "ordinal-mismatch-added",
};

fn check_ordinal_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    report_figures(texts, FigureTopic::Ordinal, &MESSAGES, sink);
}
