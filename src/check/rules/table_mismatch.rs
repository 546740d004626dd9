//! `table-mismatch`: a row of a table that has not as many cells as the source's.

use crate::model::{Phrase, SegmentKind, Severity, UnitKind};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "table-mismatch",
    family: RuleFamily::Markup,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("table_mismatch.md"),
    page_fr: include_str!("table_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_table_mismatch),
};

fn check_table_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    if !matches!(texts.kind, UnitKind::Segment { kind: SegmentKind::TableRow, .. }) {
        return;
    }
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    sink.tally(HABIT);
    let (there, here) = (cells(source.text()), cells(target.text()));
    if there == here {
        return;
    }
    let message = Phrase::new("table-mismatch-cells").with("source", there).with("target", here);
    let place = target.reading.locate(0..target.text().len());
    let report = RuleReport::new(ReportedSide::Target, place, message)
        .help(Phrase::new("table-mismatch-help"))
        .habit(HABIT);
    sink.report(report.source(source.reading.locate(0..source.text().len())));
}

/// A document whose translation has another kind of table, or none.
const HABIT: &str = "table-mismatch-habit";

/// Whether a pair is of two rows that have not as many cells, so that all that is missing follows from that.
pub(super) fn lacks_cells(texts: &TextPair<'_>) -> bool {
    matches!(texts.kind, UnitKind::Segment { kind: SegmentKind::TableRow, .. })
        && cells(texts.source.facts.text()) != cells(texts.target.facts.text())
}

/// How many cells a row has; a bar behind a backslash is a sign in a cell.
fn cells(row: &str) -> usize {
    let mut bars = 0;
    let mut escaped = false;
    let row = row.trim();
    for c in row.chars() {
        bars += usize::from(c == '|' && !escaped);
        escaped = c == '\\' && !escaped;
    }
    // The bars at either end stand between nothing.
    let ends = usize::from(row.starts_with('|'))
        + usize::from(row.len() > 1 && row.ends_with('|') && !row.ends_with("\\|"));
    (bars + 1).saturating_sub(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_bars() {
        for (row, expected) in
            [("| a | b |", 2), ("| a \\| b |", 1), ("a | b", 2), ("| |  |", 2), ("a", 1), ("", 1)]
        {
            assert_eq!(cells(row), expected, "{row}");
        }
    }
}
