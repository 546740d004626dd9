//! CSV, as spreadsheets read and write it.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe, which is taken off
//! again; a file that comes back may have semicolons or tabs, and be in UTF-16.

use std::borrow::Cow;

use super::{
    ExchangeError, ExchangePackage, WriteOptions,
    decode::decode,
    sheet::{self, SheetRow},
};
use crate::model::{Phrase, Span};

/// What a formula begins with, for one spreadsheet or another
/// ([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes a package.
pub(super) fn write(package: &ExchangePackage, _: &WriteOptions) -> Vec<u8> {
    write_rows(sheet::rows(package))
}

/// Writes a table.
pub(super) fn write_rows(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    // Excel takes a file without the mark for one in an old encoding.
    let mut out = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Necessary)
        .from_writer(&mut out);
    for row in rows {
        // Writing to a list of bytes cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| inert(cell).into_owned()));
    }
    let _ = writer.flush();
    drop(writer);
    out
}

/// Whether a text, apostrophes before it left out, begins like a formula.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// A text that no spreadsheet computes.
fn inert(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`inert`] made inert.
fn active(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// The sign between cells: the one that the first line has most of.
fn delimiter(head: &str) -> u8 {
    let line = head.lines().next().unwrap_or_default();
    let count = |sign: u8| line.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == b',')).unwrap_or(b',')
}

/// Whether a file begins with the titles of such a table.
pub(super) fn fits(head: &str) -> bool {
    let line = head.lines().next().unwrap_or_default();
    let sign = char::from(delimiter(head));
    sheet::is_header(line.split(sign).map(|title| title.trim().trim_matches('"')))
}

/// Reads a file.
pub(super) fn read_csv(bytes: &[u8]) -> Result<ExchangePackage, ExchangeError> {
    sheet::package(&read_rows(bytes)?)
}

/// Reads a table.
pub(super) fn read_rows(bytes: &[u8]) -> Result<Vec<SheetRow>, ExchangeError> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let at = |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let (mut rows, mut record) = (Vec::new(), csv::StringRecord::new());
    loop {
        let start = at(reader.position());
        let has_more = reader.read_record(&mut record).map_err(|error| {
            let phrase = Phrase::new("exchange-xml").with("reason", error.to_string());
            ExchangeError::at(&text, start, phrase)
        })?;
        if !has_more {
            return Ok(rows);
        }
        // Empty lines before a row are none of it.
        let start = record.position().map_or(start, at);
        let cells = record.iter().map(|cell| active(cell).to_owned()).collect();
        rows.push(SheetRow { cells, place: Span::new(start, at(reader.position())) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_inert_and_come_back() {
        for text in ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "'=x", "''=x"] {
            assert!(inert(text).starts_with('\''), "{text}");
        }
        for text in ["=1", "'=1", "''-1", "'tis", "plain", "", "'", "''"] {
            assert_eq!(active(&inert(text)), text);
        }
    }
}
