//! `missing-word`: an article or possessive with nothing behind it that it could belong to.
//!
//! It knows the words that never follow one in French and English, *the of*, « les dans », and leaves
//! all else alone: whether a noun is missing behind an adjective is beyond it.

use crate::model::{Phrase, Severity};

use super::super::{
    CheckedText, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport,
};

pub(super) static RULE: Rule = Rule {
    name: "missing-word",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("missing_word.md"),
    page_fr: include_str!("missing_word.fr.md"),
    options: &[],
    check: RuleCheck::Text(check_missing_word),
};

fn check_missing_word(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let Some(range) = text.facts.stranded_determiner() else { return };
    let words = &text.facts.text()[range.clone()];
    let message = Phrase::new("missing-word-message").with("words", words);
    let mut report = RuleReport::new(text.part, text.facts.reading.locate(range), message);
    // A slip of the source is its author's to mend.
    if text.part == ReportedSide::Source {
        report = report.at_most(Severity::Info);
    }
    sink.report(report);
}
