//! Findings as people and machines read them; pure functions from findings to text.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::{
    check::{Detail, Finding, Fix, Location, Related},
    l10n::Interface,
    model::{Phrase, Severity},
    project::{Amount, Progress},
};

/// For a terminal: each finding with the lines it is about, both languages.
#[must_use]
pub fn human(findings: &[Finding], say: &Interface, width: usize) -> String {
    let mut out = String::new();
    let mut document = None;
    // Writing to a string cannot fail.
    for finding in findings {
        if document != Some(&finding.document) {
            let name = finding.document.as_deref().unwrap_or(finding.location.file.path());
            let _ = writeln!(out, "{name}\n");
            document = Some(&finding.document);
        }
        let severity = match finding.severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Info => "severity-info",
        };
        let severity = say.say(&Phrase::new(severity));
        let _ = writeln!(out, "{severity}[{}]: {}", finding.rule.name, say.say(&finding.message));
        quote(&mut out, None, &finding.location, width);
        for Related { label, location } in &finding.related {
            quote(&mut out, Some(&say.say(label)), location, width);
        }
        if let Detail::Change { old, new } = &finding.detail {
            let _ = writeln!(out, "  {}:", say.say(&Phrase::new("label-when-translated")));
            wrapped(&mut out, &diff(old, new), width);
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(out, "  {}: {}", say.say(&Phrase::new("label-help")), say.say(help));
        }
        out.push('\n');
    }
    out
}

/// The words of `old` and `new`: `[-gone-]`, `{+come+}`.
fn diff(old: &str, new: &str) -> String {
    let mut config = similar::TextDiff::configure();
    config.timeout(std::time::Duration::from_millis(200));
    let diff = config.diff_unicode_words(old, new);
    let mut out = String::new();
    let mut last = similar::ChangeTag::Equal;
    let close = |tag| match tag {
        similar::ChangeTag::Equal => "",
        similar::ChangeTag::Delete => "-]",
        similar::ChangeTag::Insert => "+}",
    };
    for change in diff.iter_all_changes() {
        if change.tag() != last {
            out.push_str(close(last));
            out.push_str(match change.tag() {
                similar::ChangeTag::Equal => "",
                similar::ChangeTag::Delete => "[-",
                similar::ChangeTag::Insert => "{+",
            });
            last = change.tag();
        }
        out.push_str(change.value());
    }
    out.push_str(close(last));
    out
}

fn quote(out: &mut String, label: Option<&str>, location: &Location, width: usize) {
    let position = location.file.position(location.span.start);
    let label = label.map(|label| format!("{label}: ")).unwrap_or_default();
    let (path, line, column) = (location.file.path(), position.line, position.column);
    let _ = writeln!(out, "  {label}{path}:{line}:{column}");
    wrapped(out, location.file.slice(location.file.line_span(line)), width);
}

fn wrapped(out: &mut String, text: &str, width: usize) {
    for line in textwrap::wrap(text, width.saturating_sub(4).max(20)) {
        let _ = writeln!(out, "  | {line}");
    }
}

/// Version 1 of the machine format.
#[must_use]
pub fn json(findings: &[Finding], summary: &Value, say: &Interface) -> Value {
    let place = |location: &Location| {
        let start = location.file.position(location.span.start);
        let end = location.file.position(location.span.end);
        json!({"file": location.file.path(), "line": start.line, "column": start.column,
               "end_line": end.line, "end_column": end.column})
    };
    let related = |related: &Related| {
        let mut value = place(&related.location);
        value["label"] = say.say(&related.label).into();
        value
    };
    let fix = |fix: &Fix| {
        let edits = fix.edits.iter().map(|edit| {
            let mut value = place(&Location { file: fix.file.clone(), span: edit.span });
            value["text"] = edit.text.clone().into();
            value
        });
        json!({"edits": edits.collect::<Vec<_>>()})
    };
    let one = |finding: &Finding| {
        json!({"rule": finding.rule.name, "severity": finding.severity.name(), "locale": finding.locale,
               "document": finding.document, "segment": finding.segment,
               "message": say.say(&finding.message), "help": finding.help.as_ref().map(|help| say.say(help)),
               "location": place(&finding.location),
               "related": finding.related.iter().map(related).collect::<Vec<_>>(), "fix": finding.fix.as_ref().map(fix)})
    };
    let all: Vec<_> = findings.iter().map(one).collect();
    json!({"version": 1, "summary": summary, "findings": all})
}

/// Annotations of a GitHub workflow.
#[must_use]
pub fn github(findings: &[Finding], say: &Interface) -> String {
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let mut out = String::new();
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let position = finding.location.file.position(finding.location.span.start);
        let (file, message) = (finding.location.file.path(), say.say(&finding.message));
        let (file, message) = (property(file), data(&message));
        let (line, column, rule) = (position.line, position.column, finding.rule.name);
        let _ = writeln!(
            out,
            "::{command} file={file},line={line},col={column},title={rule}::{message}"
        );
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// One line of the table of `status`, with a bar of the words that are current.
#[must_use]
pub fn status(progress: &Progress, say: &Interface) -> String {
    const WIDTH: usize = 20;
    let total = progress.total.words;
    // Nothing of nothing is all of it.
    let done = (progress.current.words * WIDTH).checked_div(total).unwrap_or(WIDTH);
    let bar = "█".repeat(done) + &"░".repeat(WIDTH - done);
    let counts = Phrase::new("status-counts")
        .with("total", progress.total.segments)
        .with("words", total)
        .with("current", progress.current.segments)
        .with("reviewed", progress.reviewed.segments)
        .with("stale", progress.stale.segments)
        .with("missing", progress.missing.segments)
        .with("other", progress.other.segments);
    format!("{} [{}] {bar}\n  {}\n", progress.document, progress.locale, say.say(&counts))
}

/// The same for machines.
#[must_use]
pub fn status_json(progress: &Progress) -> Value {
    let amount = |amount: Amount| json!({"segments": amount.segments, "words": amount.words});
    json!({"document": progress.document, "locale": progress.locale,
           "total": amount(progress.total), "current": amount(progress.current),
           "reviewed": amount(progress.reviewed), "stale": amount(progress.stale),
           "missing": amount(progress.missing), "other": amount(progress.other)})
}
