//! A summary for a pull request or a job: numbers, what weighs most, the rest folded away.
//!
//! GitHub's Markdown (tables and `<details>`), which GitLab and Forgejo read as well.

use std::{borrow::Cow, fmt::Write as _, io};

use crate::{
    check::Finding,
    model::{Phrase, Severity, State},
};

use super::{super::summary::columns_told, CheckReport, ReportFormat};

/// Findings that are shown at once.
const MAX_SHOWN: usize = 10;

/// Findings that are shown folded away. A job summary of GitHub ends at 1 MiB.
const MAX_FOLDED: usize = 500;

/// Characters of a message that are shown.
const MAX_MESSAGE_CHARS: usize = 300;

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "markdown", is_for_people: false, is_detailed: false, write };

/// Writes the summary, in the language of the interface.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let say = |phrase: &Phrase| report.style.say.say(phrase);
    let mut text = String::new();
    let [infos, warnings, errors] =
        Severity::ALL.map(|severity| report.answer.number_of_severity(severity));
    let heading = if errors + warnings + infos == 0 && report.failures.is_empty() {
        Phrase::new("check-clean").with("segments", report.answer.segments)
    } else {
        (Phrase::new("check-counts").with("errors", errors))
            .with("warnings", warnings)
            .with("infos", infos)
    };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "### diglot: {}\n", escape_markdown(&say(&heading)));
    for failure in &report.failures {
        let _ = writeln!(
            text,
            "> **{}** {}\n",
            say(&Phrase::new("format-failure")),
            escape_markdown(&say(failure))
        );
    }
    locales(&mut text, report);
    let worst = report.worst_first();
    let (shown, folded) = worst.split_at(worst.len().min(MAX_SHOWN));
    table(&mut text, shown, report);
    if !folded.is_empty() {
        let more = say(&Phrase::new("format-more").with("count", folded.len()));
        let _ = writeln!(text, "<details><summary>{more}</summary>\n");
        let (folded, left_out) = folded.split_at(folded.len().min(MAX_FOLDED));
        table(&mut text, folded, report);
        if !left_out.is_empty() {
            let left_out = Phrase::new("format-left-out").with("count", left_out.len());
            let _ = writeln!(text, "{}\n", say(&left_out));
        }
        text.push_str("</details>\n\n");
    }
    out.write_all(text.as_bytes())
}

/// A line a locale: how far it has come.
fn locales(text: &mut String, report: &CheckReport<'_>) {
    const STATES: [(State, &str); 5] = [
        (State::Current, "summary-current"),
        (State::Stale, "summary-stale"),
        (State::Missing, "summary-missing"),
        (State::Unconfirmed, "summary-unconfirmed"),
        (State::Fallback, "summary-fallback"),
    ];
    if report.answer.states.is_empty() {
        return;
    }
    let word = |id| report.style.say.say(&Phrase::new(id));
    let columns = columns_told(&STATES, &report.answer.states);
    let titles: Vec<_> = columns.iter().map(|(_, id)| word(id)).collect();
    let _ = writeln!(text, "| {} | {} |", word("summary-locale"), titles.join(" | "));
    let _ = writeln!(text, "|---|{}", "--:|".repeat(columns.len()));
    for states in &report.answer.states {
        let counts: Vec<_> =
            columns.iter().map(|(state, _)| states.count_of(*state).to_string()).collect();
        let _ = writeln!(text, "| {} | {} |", escape_markdown(&states.locale), counts.join(" | "));
    }
    text.push('\n');
}

fn table(text: &mut String, findings: &[&Finding], report: &CheckReport<'_>) {
    if findings.is_empty() {
        return;
    }
    let word = |id| report.style.say.say(&Phrase::new(id));
    let titles = ["format-severity", "format-place", "format-what"].map(word);
    let _ = writeln!(text, "| {} |\n|---|---|---|", titles.join(" | "));
    for finding in findings {
        let severity = word(match finding.severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Info => "severity-info",
        });
        let line = finding.location.file.position(finding.location.span.start).line;
        let place = format!("{}{}:{line}", report.prefix, finding.location.file.path());
        let segment = match (&finding.document, &finding.segment) {
            (Some(document), Some(segment)) => format!("{document}/{segment}"),
            _ => String::new(),
        };
        let message = report.style.say.say(&finding.message);
        let _ = writeln!(
            text,
            "| {severity} `{}` | {} <br>{} | {} |",
            finding.rule.name,
            escape_markdown(&segment),
            code(&place),
            escape_markdown(&shortened(&message))
        );
    }
    text.push('\n');
}

fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_MESSAGE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// A text that stands for itself in a cell: no markup, no mention, no reference to an issue.
pub(in crate::report) fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '$' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// A text as code in a cell.
fn code(text: &str) -> String {
    let inner = text.replace(['`', '\n', '\r'], " ").replace('|', "\\|");
    format!("`{inner}`")
}
