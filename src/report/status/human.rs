//! How far translations have come, as a table with bars.

use std::{fmt::Write as _, io};

use unicode_width::UnicodeWidthStr as _;

use crate::{l10n::visible, model::Phrase, project::TranslationProgress};

use super::{
    super::{ReportInk, ReportStyle, lines},
    StatusFormat, StatusReport, current_share, share,
};

/// Columns of a bar.
const BAR: usize = 20;

pub(super) static FORMAT: StatusFormat =
    StatusFormat { name: "human", is_for_people: true, draws_history: false, write };

/// For a terminal: a bar a document and locale, of the words that are current.
fn write(report: &StatusReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(table(report.rows, report.style).as_bytes())
}

fn table(rows: &[TranslationProgress], style: &ReportStyle<'_>) -> String {
    let mut out = String::new();
    let name = |row: &TranslationProgress| {
        visible(&format!("{} [{}]", row.document, row.locale)).into_owned()
    };
    let widest = rows.iter().map(|row| name(row).width()).max().unwrap_or_default();
    for row in rows {
        let name = name(row);
        let gap = " ".repeat(widest - name.width());
        let percent = format!("{:3} %", current_share(row, 100));
        let bar = bar(row, style);
        // Writing to a string cannot fail.
        let _ = if widest + BAR + 8 <= style.width {
            writeln!(out, "{}{gap}  {bar} {percent}", style.paint(ReportInk::Strong, &name))
        } else {
            writeln!(out, "{}\n  {bar} {percent}", style.paint(ReportInk::Strong, &name))
        };
        let counts = style.say(&counts(row));
        let options = textwrap::Options::new(style.width.max(20))
            .initial_indent("  ")
            .subsequent_indent("  ");
        for line in textwrap::wrap(&counts, options) {
            let _ = writeln!(out, "{line}");
        }
    }
    let mut closing = Vec::new();
    if rows.iter().any(|row| row.reviewed.words < row.own_words()) {
        closing.push("status-legend");
    }
    if super::is_unrecorded(rows) {
        closing.push("status-unrecorded");
    }
    for line in closing.iter().flat_map(|id| lines(&style.word(id), style.width, ["", ""])) {
        let _ = writeln!(out, "{}", style.paint(ReportInk::Faint, &line));
    }
    out
}

fn bar(row: &TranslationProgress, style: &ReportStyle<'_>) -> String {
    let own = row.own_words();
    let reviewed = share(row.reviewed.words, own, BAR);
    let current = share(row.current.words, own, BAR).max(reviewed);
    let old = share(row.stale.words, own, BAR).min(BAR - current);
    let rest = BAR - current - old;
    [
        style.paint(ReportInk::Come, &"█".repeat(reviewed)),
        "▓".repeat(current - reviewed),
        style.paint(ReportInk::Warning, &"▒".repeat(old)),
        "░".repeat(rest),
    ]
    .concat()
}

/// The counts that are not nought, so that a finished document says little.
fn counts(row: &TranslationProgress) -> Phrase {
    Phrase::new("status-counts")
        .with("total", row.total.segments)
        .with("words", row.total.words)
        .with("current", row.current.segments)
        .with("reviewed", row.reviewed.segments)
        .with("drafts", row.drafts.segments)
        .with("stale", row.stale.segments)
        .with("missing", row.missing.segments)
        .with("repeated", row.repeated.segments)
        .with("other", row.other.segments)
        .with("fallback", row.fallback.segments)
        .with("locales", row.fallback_locales.iter().cloned().collect::<Vec<_>>())
}
