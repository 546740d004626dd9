//! `missing`: a segment without translation.

use crate::{
    model::{DocumentKind, Pair, Phrase, Severity, State, Unit},
    text::count_words,
};

use super::super::{Check, Comparison, Family, Part, Report, Rule, Sink};
use super::place;

pub(super) static RULE: Rule = Rule {
    name: "missing",
    family: Family::Sync,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("missing.md"),
    page_fr: include_str!("missing.fr.md"),
    options: &[],
    check: Check::Pair(check),
};

fn check(comparison: &Comparison<'_>, pair: &Pair<'_>, sink: &mut Sink<'_>) {
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
    let report = Report::new(Part::Source, place(source), message).help(help);
    sink.report(report.note(source.note.as_deref()));
}

/// A page that is not translated is said once, at its first text.
fn missing_page(comparison: &Comparison<'_>, source: &Unit<'_>, sink: &mut Sink<'_>) {
    let units = &comparison.source.resource.units;
    if units.first().is_none_or(|first| first.id != source.id) {
        return;
    }
    let texts = units.iter().filter(|unit| !unit.is_opaque());
    let words: usize = texts.map(|unit| count_words(&unit.text())).sum();
    let message = Phrase::new("missing-page").with("file", sink.target_path());
    let report = Report::new(Part::Source, place(source), message.with("words", words));
    sink.report(report.help(Phrase::new("missing-page-help")));
}
