//! `ellipsis`: how an ellipsis is written.

use crate::{
    model::{Phrase, Severity},
    text::has_pair,
};

use super::super::{CheckedText, ReportSink, Rule, RuleCheck, RuleFamily};
use super::typography::report_typography;

pub(super) static RULE: Rule = Rule {
    name: "ellipsis",
    family: RuleFamily::Typography,
    severity: Some(Severity::Info),
    fixable: true,
    page: include_str!("ellipsis.md"),
    page_fr: include_str!("ellipsis.fr.md"),
    options: &[],
    check: RuleCheck::Text(check_ellipsis),
};

fn check_ellipsis(text: &CheckedText<'_>, sink: &mut ReportSink<'_>) {
    let body = text.facts.text();
    let has_dots = || has_pair(body, |first, second| first == b'.' && second == b'.');
    if !text.facts.language.is_known() || !(text.facts.may_hold('…') || has_dots()) {
        return;
    }
    let style = sink.settings().style(text.facts.language, "ellipsis");
    for (at, _) in body.match_indices("…") {
        let end = at + '…'.len_utf8();
        if after_etc(text, at) {
            report_typography(text, at..end, ".", Phrase::new("ellipsis-etc"), sink);
        } else if style == "dots" {
            report_typography(text, at..end, "...", Phrase::new("ellipsis-dots"), sink);
        }
    }
    for (at, _) in body.match_indices("...") {
        if body[..at].ends_with('.') || body[at + 3..].starts_with(['.', '/']) {
            continue;
        }
        if after_etc(text, at) {
            report_typography(text, at..at + 3, ".", Phrase::new("ellipsis-etc"), sink);
        } else if style == "character" {
            report_typography(text, at..at + 3, "…", Phrase::new("ellipsis-character"), sink);
        }
    }
}

/// Whether what stands before is "etc", which says already that the list goes on.
fn after_etc(text: &CheckedText<'_>, at: usize) -> bool {
    let body = &text.facts.text()[..at];
    let word = body.strip_suffix("etc").or_else(|| body.strip_suffix("Etc"));
    word.is_some_and(|before| !before.chars().next_back().is_some_and(char::is_alphanumeric))
}
