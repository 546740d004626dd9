//! Progress for a spreadsheet (RFC 4180): words of the source, a row a document and locale.

use std::io;

use crate::model::Phrase;

use super::{StatusFormat, StatusReport, columns_told};

pub(super) static FORMAT: StatusFormat =
    StatusFormat { name: "csv", is_for_people: false, draws_history: false, write };

fn write(report: &StatusReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let word = |id| report.style.say.say(&Phrase::new(id));
    let mut titles = vec![word("format-document"), word("format-locale")];
    let columns = columns_told(report);
    titles.extend(columns.iter().map(|(title, _)| title.clone()));
    write_csv_row(&titles, out)?;
    for row in report.rows {
        let mut cells = vec![row.document.clone(), row.locale.clone()];
        cells.extend(columns.iter().map(|(_, amount)| amount(row).words.to_string()));
        write_csv_row(&cells, out)?;
    }
    Ok(())
}

fn write_csv_row(cells: &[String], out: &mut dyn io::Write) -> io::Result<()> {
    let cells: Vec<_> = cells.iter().map(|cell| field(cell)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell: quoted where it must be, and no formula to a spreadsheet.
fn field(text: &str) -> String {
    let formula = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if formula.is_empty() && !text.contains(['"', ',', '\n', '\r']) {
        return text.to_owned();
    }
    format!("\"{formula}{}\"", text.replace('"', "\"\""))
}
