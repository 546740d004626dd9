//! How far translations have come, as a table with bars.

use std::{fmt::Write as _, io};

use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use crate::{
    l10n::visible,
    model::Phrase,
    project::{Amount, TranslationProgress},
};

use super::{Ink, Style};

/// Columns of a bar.
const BAR: usize = 20;

/// For a terminal: a bar a document and locale, of the words that are current.
#[must_use]
pub fn status(rows: &[TranslationProgress], style: &Style<'_>) -> String {
    let mut out = String::new();
    let name = |row: &TranslationProgress| {
        visible(&format!("{} [{}]", row.document, row.locale)).into_owned()
    };
    let widest = rows.iter().map(|row| name(row).width()).max().unwrap_or_default();
    for row in rows {
        let name = name(row);
        let gap = " ".repeat(widest - name.width());
        let percent = format!("{:3} %", share(row.current.words, row.total.words, 100));
        let bar = bar(row, style);
        // Writing to a string cannot fail.
        let _ = if widest + BAR + 8 <= style.width {
            writeln!(out, "{}{gap}  {bar} {percent}", style.paint(Ink::Strong, &name))
        } else {
            writeln!(out, "{}\n  {bar} {percent}", style.paint(Ink::Strong, &name))
        };
        let counts = style.say(&counts(row));
        let options = textwrap::Options::new(style.width.max(20))
            .initial_indent("  ")
            .subsequent_indent("  ");
        for line in textwrap::wrap(&counts, options) {
            let _ = writeln!(out, "{line}");
        }
    }
    if rows.iter().any(|row| row.reviewed.words < row.total.words) {
        let legend = style.word("status-legend");
        for line in textwrap::wrap(&legend, style.width.max(20)) {
            let _ = writeln!(out, "{}", style.paint(Ink::Faint, &line));
        }
    }
    out
}

/// How much of `whole` a part is, of `parts`; nothing of nothing is all of it, and only all is all.
fn share(part: usize, whole: usize, parts: usize) -> usize {
    (part.saturating_mul(parts)).checked_div(whole).unwrap_or(parts)
}

fn bar(row: &TranslationProgress, style: &Style<'_>) -> String {
    let reviewed = share(row.reviewed.words, row.total.words, BAR);
    let current = share(row.current.words, row.total.words, BAR).max(reviewed);
    let old = share(row.stale.words, row.total.words, BAR).min(BAR - current);
    let rest = BAR - current - old;
    [
        style.paint(Ink::Come, &"█".repeat(reviewed)),
        "▓".repeat(current - reviewed),
        style.paint(Ink::Warning, &"▒".repeat(old)),
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
        .with("other", row.other.segments)
}

#[derive(Serialize)]
struct StatusV1<'p> {
    version: u32,
    documents: Vec<RowV1<'p>>,
}

#[derive(Serialize)]
struct RowV1<'p> {
    document: &'p str,
    locale: &'p str,
    total: AmountV1,
    current: AmountV1,
    reviewed: AmountV1,
    drafts: AmountV1,
    stale: AmountV1,
    missing: AmountV1,
    other: AmountV1,
}

#[derive(Serialize)]
struct AmountV1 {
    segments: usize,
    words: usize,
}

/// The same for programs.
///
/// # Errors
///
/// When the writer fails.
pub fn status_json(rows: &[TranslationProgress], mut out: impl io::Write) -> io::Result<()> {
    let documents = rows.iter().map(v1).collect();
    serde_json::to_writer_pretty(&mut out, &StatusV1 { version: 1, documents })?;
    writeln!(out)
}

fn v1(row: &TranslationProgress) -> RowV1<'_> {
    let amount = |amount: Amount| AmountV1 { segments: amount.segments, words: amount.words };
    RowV1 {
        document: &row.document,
        locale: &row.locale,
        total: amount(row.total),
        current: amount(row.current),
        reviewed: amount(row.reviewed),
        drafts: amount(row.drafts),
        stale: amount(row.stale),
        missing: amount(row.missing),
        other: amount(row.other),
    }
}
