//! The formats that a check is reported in: a registry, a format a file.
//!
//! A format is data: its name, who reads it, and a pure function from the report to a writer.

use std::io;

use crate::{
    l10n::Interface,
    model::Phrase,
    project::{CheckAnswer, ErrorPhrases},
};

use super::Style;

mod github;
mod human;
mod json;

/// A format of reports.
#[derive(Debug)]
pub struct ReportFormat {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// Whether people read it; they are told on standard error what could not be checked.
    pub is_for_people: bool,
    /// Writes a report.
    pub write: fn(&CheckReport<'_>, &mut dyn io::Write) -> io::Result<()>,
}

/// All formats, in the order in which they are listed.
pub static FORMATS: &[&ReportFormat] = &[&human::FORMAT, &json::FORMAT, &github::FORMAT];

/// The format called `name`.
///
/// ```
/// use diglot::format;
///
/// assert!(format("json").is_some_and(|format| !format.is_for_people));
/// assert!(format("xml").is_none());
/// ```
#[must_use]
pub fn format(name: &str) -> Option<&'static ReportFormat> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// What came of a check, and how it is to be told.
pub struct CheckReport<'r> {
    /// What was found.
    pub answer: &'r CheckAnswer,
    /// What could not be checked, and why.
    pub failures: Vec<Phrase>,
    /// The last line for people: how it stands, and what to run next.
    pub closing: Option<Phrase>,
    /// Whether people are shown the numbers by locale.
    pub summary: bool,
    /// The way from the folder that a workflow runs in to the project's: `sub/`, or nothing.
    pub prefix: &'r str,
    /// How it looks for people.
    pub style: &'r Style<'r>,
    /// The language that machines are spoken to in.
    pub machines: &'r Interface,
}

impl<'r> CheckReport<'r> {
    /// A report of an answer, with nothing but what it holds.
    #[must_use]
    pub fn new(answer: &'r CheckAnswer, style: &'r Style<'r>, machines: &'r Interface) -> Self {
        let failures = answer.failures.iter().flat_map(ErrorPhrases::phrases).collect();
        Self { answer, failures, closing: None, summary: false, prefix: "", style, machines }
    }
}
