//! The formats that a check is reported in: a registry, a format a file.
//!
//! A format is data: its name, who reads it, and a pure function from the report to a writer.

use std::io;

use crate::{
    check::Finding,
    l10n::Interface,
    model::{Phrase, Severity},
    project::{CheckAnswer, ErrorPhrases},
};

use super::ReportStyle;

mod checkstyle;
mod github;
mod gitlab;
mod html;
mod human;
mod identity;
mod json;
mod junit;
mod markdown;
mod sarif;
mod xml;

pub(super) use html::{PAGE_POLICY, PAGE_STYLE};
pub(super) use markdown::escape_markdown;

/// A format of reports.
#[derive(Debug)]
pub struct ReportFormat {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// Whether people read it; they are told on standard error what could not be checked.
    pub is_for_people: bool,
    /// Whether it shows more than the findings: both texts whole, what is suppressed, every segment.
    pub is_detailed: bool,
    /// Writes a report.
    pub write: fn(&CheckReport<'_>, &mut dyn io::Write) -> io::Result<()>,
}

/// All formats, in the order in which they are listed.
pub static FORMATS: &[&ReportFormat] = &[
    &human::FORMAT,
    &json::FORMAT,
    &github::FORMAT,
    &sarif::FORMAT,
    &junit::FORMAT,
    &gitlab::FORMAT,
    &checkstyle::FORMAT,
    &html::FORMAT,
    &markdown::FORMAT,
];

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
#[derive(Clone)]
pub struct CheckReport<'r> {
    /// What was found.
    pub answer: &'r CheckAnswer,
    /// What could not be checked, and why.
    pub failures: Vec<Phrase>,
    /// The last line for people: how it stands, and what to run next.
    pub closing: Option<Phrase>,
    /// Whether people are shown the numbers by locale.
    pub summary: bool,
    /// The least severity that makes the check fail.
    pub deny: Severity,
    /// The way from the folder that a workflow runs in to the project's: `sub/`, or nothing.
    pub prefix: &'r str,
    /// How it looks for people.
    pub style: &'r ReportStyle<'r>,
    /// The language that machines are spoken to in.
    pub machines: &'r Interface,
}

impl<'r> CheckReport<'r> {
    /// A report of an answer, with nothing but what it holds.
    #[must_use]
    pub fn new(
        answer: &'r CheckAnswer,
        style: &'r ReportStyle<'r>,
        machines: &'r Interface,
    ) -> Self {
        let failures = answer.failures.iter().flat_map(ErrorPhrases::phrases).collect();
        let (closing, summary, deny, prefix) = (None, false, Severity::Error, "");
        Self { answer, failures, closing, summary, deny, prefix, style, machines }
    }

    /// The findings, the most severe first, otherwise in their order.
    fn worst_first(&self) -> Vec<&Finding> {
        let mut findings: Vec<_> = self.answer.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        findings
    }
}

/// What is said of a finding in plain text: the message, then the advice.
fn said(finding: &Finding, say: &Interface) -> String {
    let mut text = say.say(&finding.message);
    if let Some(help) = &finding.help {
        text.push('\n');
        text.push_str(&say.say(help));
    }
    text
}
