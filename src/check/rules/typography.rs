//! What the rules of typography share: reports on a place in prose, with the edit that mends it.

use std::ops::Range;

use crate::model::{Phrase, Severity};

use super::super::{CheckedText, ReportSink, RuleReport, TextEdit};

/// Reports a range of prose that should be `wanted`, with the fix where the file allows one.
pub(super) fn report_typography(
    text: &CheckedText<'_>,
    range: Range<usize>,
    wanted: &str,
    message: Phrase,
    sink: &mut ReportSink<'_>,
) {
    report_all(text, range.clone(), &[(range, wanted)], message, sink);
}

/// The same, mattering at least as `least` says.
pub(super) fn report_at_least(
    least: Severity,
    text: &CheckedText<'_>,
    range: Range<usize>,
    wanted: &str,
    message: Phrase,
    sink: &mut ReportSink<'_>,
) {
    if let Some(report) = of_edits(text, range.clone(), &[(range, wanted)], message) {
        sink.report(report.at_least(least));
    }
}

/// The same with several edits that belong together.
pub(super) fn report_all(
    text: &CheckedText<'_>,
    range: Range<usize>,
    edits: &[(Range<usize>, &str)],
    message: Phrase,
    sink: &mut ReportSink<'_>,
) {
    if let Some(report) = of_edits(text, range, edits, message) {
        sink.report(report);
    }
}

/// What is to be reported, unless an edit meets what is no prose.
pub(super) fn of_edits(
    text: &CheckedText<'_>,
    range: Range<usize>,
    edits: &[(Range<usize>, &str)],
    message: Phrase,
) -> Option<RuleReport> {
    let markup = text.facts.markup();
    if edits.iter().any(|(range, _)| !markup.is_prose(range.clone())) {
        return None;
    }
    let reading = &text.facts.reading;
    // An empty range would be invisible; what stands around it is shown.
    let shown = if range.is_empty() { around(text.facts.text(), range.start) } else { range };
    let mut report = RuleReport::new(text.part, reading.locate(shown), message);
    let exact = edits.iter().map(|(range, wanted)| {
        // A double quote would end a string of the structured document's file.
        let safe = text.unit.is_message() || !wanted.contains('"');
        let span = reading.exact(range.clone()).filter(|_| safe)?;
        Some(TextEdit { span, text: (*wanted).to_owned() })
    });
    if let Some(edits) = exact.collect::<Option<Vec<_>>>() {
        report = report.fix(text.part, edits);
    }
    Some(report)
}

/// The characters on both sides of a place.
fn around(text: &str, at: usize) -> Range<usize> {
    let before = text[..at].chars().next_back().map_or(0, char::len_utf8);
    let after = text[at..].chars().next().map_or(0, char::len_utf8);
    at - before..at + after
}
