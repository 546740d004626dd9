//! Annotations of a GitHub workflow.
//!
//! The format is that of the runner's workflow commands: properties escape `%`, line breaks, `:`
//! and `,`; the message `%` and line breaks.

use std::io::{self, Write};

use crate::{
    check::Finding,
    l10n::Interface,
    model::{Phrase, Severity},
};

/// Writes findings as workflow commands; `prefix` leads from the workspace's folder to the
/// project's (`sub/`, or nothing).
///
/// # Errors
///
/// When the writer fails.
pub fn github(
    findings: &[Finding],
    prefix: &str,
    say: &Interface,
    mut out: impl Write,
) -> io::Result<()> {
    for finding in findings {
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
    Ok(())
}

/// Writes what could not be checked as workflow commands.
///
/// # Errors
///
/// When the writer fails.
pub fn github_failures(
    failures: impl Iterator<Item = Phrase>,
    say: &Interface,
    mut out: impl Write,
) -> io::Result<()> {
    for failure in failures {
        writeln!(out, "::error title=diglot::{}", data(&say.say(&failure)))?;
    }
    Ok(())
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
