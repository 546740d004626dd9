//! `capital-accents`: capitals that lost their accents.

use crate::model::{Phrase, Severity};

use super::super::{CheckedText, ReportSink, Rule, RuleCheck, RuleFamily};
use super::typography::report_typography;

pub(super) static RULE: Rule = Rule {
    name: "capital-accents",
    family: RuleFamily::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("capital_accents.md"),
    page_fr: include_str!("capital_accents.fr.md"),
    options: &[],
    check: RuleCheck::Text(check_capital_accents),
};

fn check_capital_accents(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let body = text.facts.text();
    let pack = text.facts.language.pack();
    for &(plain, accented) in pack.lost_accents.iter().filter(|lost| text.facts.has(lost.0)) {
        for at in memchr::memchr_iter(plain, body.as_bytes()) {
            if !body.as_bytes().get(at + 1).is_some_and(u8::is_ascii_lowercase) {
                continue;
            }
            if body[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '-') {
                continue;
            }
            let end =
                body[at..].find(|c: char| !c.is_alphanumeric()).map_or(body.len(), |end| at + end);
            let right = format!("{accented}{}", &body[at + 1..end]);
            if pack.words.accented_capitals.has(&right) {
                let phrase = Phrase::new("capital-accents-message").with("word", &body[at..end]);
                report_typography(text, at..end, &right, phrase.with("right", &*right), sink);
            }
        }
    }
}
