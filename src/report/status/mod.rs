//! The forms in which progress is told: a registry, a format a file.
//!
//! Words are those of the source. A translator quotes by what is new, changed and repeated, so tables
//! have these beside what is done.

mod badge;
mod chart;
mod csv;
mod html;
mod human;
mod json;
mod markdown;

use std::{collections::BTreeSet, io};

use crate::{
    model::Phrase,
    project::{ProgressMoment, TranslationProgress, WordAmount},
};

use super::ReportStyle;

/// How far translations have come, and how it is to be told.
pub struct StatusReport<'r> {
    /// A row a document and locale.
    pub rows: &'r [TranslationProgress],
    /// How far they had come before, the oldest first, for forms that draw it.
    pub history: &'r [ProgressMoment],
    /// How it looks for people.
    pub style: &'r ReportStyle<'r>,
}

/// A form in which progress is told.
#[derive(Debug)]
pub struct StatusFormat {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// Whether people read it in a terminal.
    pub is_for_people: bool,
    /// Whether it draws how far translations had come before.
    pub draws_history: bool,
    /// Writes a report.
    pub write: fn(&StatusReport<'_>, &mut dyn io::Write) -> io::Result<()>,
}

/// All forms, in the order in which they are listed.
pub static STATUS_FORMATS: &[&StatusFormat] = &[
    &human::FORMAT,
    &json::FORMAT,
    &csv::FORMAT,
    &markdown::FORMAT,
    &html::FORMAT,
    &badge::FORMAT,
    &chart::FORMAT,
];

/// The form called `name`.
///
/// ```
/// assert!(diglot::status_format("badge").is_some());
/// assert!(diglot::status_format("pdf").is_none());
/// ```
#[must_use]
pub fn status_format(name: &str) -> Option<&'static StatusFormat> {
    STATUS_FORMATS.iter().copied().find(|format| format.name == name)
}

/// A column of a table: the message that names it, and what it counts.
type AmountColumn = (&'static str, CountedAmount);

/// What a column counts of a row.
type CountedAmount = fn(&TranslationProgress) -> WordAmount;

const COLUMNS: [AmountColumn; 9] = [
    ("status-total", |row| row.total),
    ("status-current", |row| row.current),
    ("status-reviewed", |row| row.reviewed),
    ("status-drafts", |row| row.drafts),
    ("status-changed", |row| row.stale),
    ("status-new", |row| row.missing),
    ("status-repeated", |row| row.repeated),
    ("status-other", |row| row.other),
    ("status-fallback", |row| row.fallback),
];

/// The titles of the columns that say something, and what they count: that of texts of other locales,
/// which has their names, only where there are some.
fn columns_told(report: &StatusReport<'_>) -> Vec<(String, CountedAmount)> {
    let names: BTreeSet<_> = report.rows.iter().flat_map(|row| &row.fallback_locales).collect();
    let names: Vec<_> = names.into_iter().cloned().collect();
    let told = COLUMNS.iter().filter(|(id, _)| *id != "status-fallback" || !names.is_empty());
    let title = |id| report.style.say.say(&Phrase::new(id).with("locales", names.clone()));
    told.map(|(id, amount)| (title(id), *amount)).collect()
}

/// The part of a locale's own words that are current, of `parts`.
fn current_share(row: &TranslationProgress, parts: usize) -> usize {
    share(row.current.words, row.own_words(), parts)
}

/// The rows of a locale added up, locale by locale in the order in which they come.
fn totals(rows: &[TranslationProgress]) -> Vec<TranslationProgress> {
    let mut totals: Vec<TranslationProgress> = Vec::new();
    for row in rows {
        match totals.iter_mut().find(|total| total.locale == row.locale) {
            Some(total) => total.add(row),
            None => totals.push(TranslationProgress { document: String::new(), ..row.clone() }),
        }
    }
    totals
}

/// Whether there are translations, and of none is on record what it was made from: then nothing is
/// current, and a share would say nothing.
fn is_unrecorded(rows: &[TranslationProgress]) -> bool {
    let known = |row: &TranslationProgress| {
        row.current.segments + row.stale.segments + row.drafts.segments > 0
    };
    rows.iter().any(|row| row.other.segments > 0) && !rows.iter().any(known)
}

/// How much of `whole` a part is, of `parts`; nothing of nothing is all of it, and only all is all.
fn share(part: usize, whole: usize, parts: usize) -> usize {
    (part.saturating_mul(parts)).checked_div(whole).unwrap_or(parts)
}
