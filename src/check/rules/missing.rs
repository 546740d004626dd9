//! `missing`: a segment without translation.

use crate::{
    model::{DocumentKind, Pair, Phrase, Severity, State, TranslationUnit},
    text::count_words,
};

use super::super::{Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport};
use super::unit_span;

pub(super) static RULE: Rule = Rule {
    name: "missing",
    family: RuleFamily::Sync,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("missing.md"),
    page_fr: include_str!("missing.fr.md"),
    options: &[],
    check: RuleCheck::Pair(check_missing),
};

fn check_missing(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut ReportSink<'_>) {
    // A renamed segment is not missing: its translation stands under the old id.
    if pair.state != State::Missing || pair.renamed.is_some() {
        return;
    }
    let Some(source) = pair.source else { return };
    if comparison.source.resource.kind == DocumentKind::Markdown && !comparison.target.exists {
        missing_page(comparison, source, sink);
        return;
    }
    let message = Phrase::new("missing-message").with("id", pair.id());
    let help = match comparison.source.resource.kind {
        DocumentKind::Markdown => "missing-help-page",
        _ if comparison.target.exists => "missing-help",
        _ => "missing-help-file",
    };
    let help = Phrase::new(help).with("id", pair.id()).with("file", sink.target_path());
    let report = RuleReport::new(ReportedSide::Source, unit_span(source), message).help(help);
    sink.report(report.note(source.note.as_deref()));
}

/// A page that is not translated is said once, at its first text.
fn missing_page(
    comparison: &Comparison<'_>,
    source: &TranslationUnit<'_>,
    sink: &mut ReportSink<'_>,
) {
    let units = &comparison.source.resource.units;
    if units.first().is_none_or(|first| first.id != source.id) {
        return;
    }
    let texts = units.iter().filter(|unit| !unit.is_opaque());
    let words: usize = texts.map(|unit| count_words(&unit.text())).sum();
    let message = Phrase::new("missing-page").with("file", sink.target_path());
    let report =
        RuleReport::new(ReportedSide::Source, unit_span(source), message.with("words", words));
    sink.report(report.help(Phrase::new("missing-page-help")));
}
