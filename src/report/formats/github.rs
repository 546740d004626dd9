//! Annotations of a GitHub workflow.
//!
//! The format is that of the runner's workflow commands: properties escape `%`, line breaks, `:`
//! and `,`; the message `%` and line breaks. GitHub shows ten annotations of a kind a step and fifty
//! a job, so the most severe come first, and a translation that lacks many segments is one of them.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use crate::{
    check::Finding,
    l10n::visible,
    model::{Phrase, Severity},
};

use super::{CheckReport, ReportFormat, said};

/// Missing segments of a document and locale that are shown one by one; more are one annotation.
const MAX_MISSING_SHOWN: usize = 3;

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "github", is_for_people: false, is_detailed: false, write };

/// Writes findings, then what could not be checked, as workflow commands.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut missing: HashMap<MissingKey<'_>, usize> = HashMap::new();
    for key in report.answer.findings.iter().filter_map(missing_key) {
        *missing.entry(key).or_default() += 1;
    }
    for finding in report.worst_first() {
        let key = missing_key(finding);
        let count = key.and_then(|key| missing.get_mut(&key));
        match count {
            // It was said with the first one.
            Some(0) => {}
            Some(count) if *count > MAX_MISSING_SHOWN => {
                let locale = finding.locale.as_deref().unwrap_or_default();
                let phrase = Phrase::new("format-missing").with("count", *count);
                *count = 0;
                let message = report.machines.say(&phrase.with("locale", locale));
                annotate(finding, &message, report, out)?;
            }
            _ => annotate(finding, &said(finding, report.machines), report, out)?,
        }
    }
    for failure in &report.failures {
        writeln!(out, "::error title=diglot::{}", data(&report.machines.say(failure)))?;
    }
    Ok(())
}

type MissingKey<'f> = (Option<&'f str>, Option<&'f str>);

/// Document and locale of a finding that a translation is missing.
fn missing_key(finding: &Finding) -> Option<MissingKey<'_>> {
    let key = (finding.document.as_deref(), finding.locale.as_deref());
    (finding.rule.name == "missing").then_some(key)
}

fn annotate(
    finding: &Finding,
    message: &str,
    report: &CheckReport<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (file, span) = (&finding.location.file, finding.location.span);
    let (start, end) = (file.position(span.start), file.position(span.end));
    // Columns are understood only within one line.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    writeln!(
        out,
        "::{command} file={},line={},endLine={}{columns},title={}::{}",
        property(&format!("{}{}", report.prefix, file.path())),
        start.line,
        end.line,
        finding.rule.name,
        data(message)
    )
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}
