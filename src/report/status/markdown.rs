//! Progress as tables of Markdown: a line a locale, then a line a document and locale.

use std::io;

use crate::{model::Phrase, project::TranslationProgress};

use super::{
    super::formats::escape_markdown, StatusFormat, StatusReport, columns_told, current_share,
    is_unrecorded, totals,
};

pub(super) static FORMAT: StatusFormat =
    StatusFormat { name: "markdown", is_for_people: false, draws_history: false, write };

fn write(report: &StatusReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let word = |id| report.style.say.say(&Phrase::new(id));
    if is_unrecorded(report.rows) {
        writeln!(out, "> {}\n", escape_markdown(&word("status-unrecorded")))?;
    }
    let totals = totals(report.rows);
    table(&totals, report, out)?;
    if report.rows.len() > totals.len() {
        writeln!(out)?;
        table(report.rows, report, out)?;
    }
    Ok(())
}

fn table(
    rows: &[TranslationProgress],
    report: &StatusReport<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let word = |id| report.style.say.say(&Phrase::new(id));
    let columns = columns_told(report);
    let titles: Vec<_> = columns.iter().map(|(title, _)| escape_markdown(title)).collect();
    writeln!(out, "| {} | % | {} |", word("status-words"), titles.join(" | "))?;
    writeln!(out, "|---|--:|{}", "--:|".repeat(columns.len()))?;
    for row in rows {
        let name = match &*row.document {
            "" => row.locale.clone(),
            document => format!("{document} [{}]", row.locale),
        };
        let percent = current_share(row, 100);
        let words: Vec<_> =
            columns.iter().map(|(_, amount)| amount(row).words.to_string()).collect();
        writeln!(out, "| {} | {percent} | {} |", escape_markdown(&name), words.join(" | "))?;
    }
    Ok(())
}
