//! Annotations of a GitHub workflow.
//!
//! The format is that of the runner's workflow commands: properties escape `%`, line breaks, `:`
//! and `,`; the message `%` and line breaks.

use std::io;

use crate::{l10n::visible, model::Severity};

use super::{CheckReport, ReportFormat};

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "github", is_for_people: false, write };

/// Writes findings as workflow commands, then what could not be checked.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let (say, prefix) = (report.machines, report.prefix);
    for finding in &report.answer.findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (file, span) = (&finding.location.file, finding.location.span);
        let (start, end) = (file.position(span.start), file.position(span.end));
        let mut message = say.say(&finding.message);
        if let Some(help) = &finding.help {
            message.push('\n');
            message.push_str(&say.say(help));
        }
        // Columns are understood only within one line.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        writeln!(
            out,
            "::{command} file={},line={},endLine={}{columns},title={}::{}",
            property(&format!("{prefix}{}", file.path())),
            start.line,
            end.line,
            finding.rule.name,
            data(&message)
        )?;
    }
    for failure in &report.failures {
        writeln!(out, "::error title=diglot::{}", data(&say.say(failure)))?;
    }
    Ok(())
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}
