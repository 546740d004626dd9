//! `date-mismatch`: dates that differ between source and translation.

use crate::model::Severity;

use super::super::{ReportSink, Rule, RuleCheck, RuleFamily, TextPair};
use super::figures::{FigureMessages, FigureTopic, report_figures};

pub(super) static RULE: Rule = Rule {
    name: "date-mismatch",
    family: RuleFamily::Figures,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("date_mismatch.md"),
    page_fr: include_str!("date_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_date_mismatch),
};

const MESSAGES: FigureMessages = FigureMessages {
    several: "number-mismatch-several",
    changed: "date-mismatch-changed",
    missing: "date-mismatch-missing",
    added: "date-mismatch-added",
    fewer: "date-mismatch-missing",
    more: "date-mismatch-added",
};

fn check_date_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    report_figures(texts, FigureTopic::Date, &MESSAGES, sink);
}
