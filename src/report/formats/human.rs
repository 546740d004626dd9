//! Findings for people: grouped by document, both texts, what to do.

use std::{fmt::Write as _, io};

use crate::{
    check::{Finding, FindingDetail},
    l10n::visible,
    model::{Phrase, Severity},
};

use super::{
    super::{
        ReportInk, ReportStyle, advice, changes,
        frame::{LINES, frame, push_location, wrapped},
        lines, say_lines, summary,
    },
    CheckReport, ReportFormat,
};

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "human", is_for_people: true, is_detailed: false, write };

fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let CheckReport { answer, style, .. } = report;
    let mut text = String::new();
    if report.summary {
        text.push_str(&summary(&answer.states, &answer.tallies, style));
    }
    text.push_str(&human(&answer.findings, style));
    if let Some(closing) = &report.closing {
        say_lines(&mut text, closing, style);
    }
    out.write_all(text.as_bytes())
}

/// Findings for a terminal: each with the lines it is about, both languages.
fn human(findings: &[Finding], style: &ReportStyle<'_>) -> String {
    let mut out = String::new();
    let mut document = None;
    for finding in findings {
        if document != Some(&finding.document) {
            let name = finding.document.as_deref().unwrap_or(finding.location.file.path());
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{}\n", style.paint(ReportInk::Strong, &visible(name)));
            document = Some(&finding.document);
        }
        one(&mut out, finding, style);
        out.push('\n');
    }
    out
}

fn one(out: &mut String, finding: &Finding, style: &ReportStyle<'_>) {
    let (ink, word) = match finding.severity {
        Severity::Error => (ReportInk::Error, "severity-error"),
        Severity::Warning => (ReportInk::Warning, "severity-warning"),
        Severity::Info => (ReportInk::Info, "severity-info"),
    };
    let head = format!("{}[{}]", style.word(word), finding.rule.name);
    let title = Phrase::new("finding-title").with("head", &*head);
    let title = style.say(&title.with("message", finding.message.clone()));
    let mut title = lines(&title, style.width, ["", ""]).into_iter();
    let first = title.next().unwrap_or_default();
    match first.strip_prefix(&*head) {
        Some(rest) => _ = writeln!(out, "{}{rest}", style.paint(ink, &head)),
        None => _ = writeln!(out, "{first}"),
    }
    for line in title {
        let _ = writeln!(out, "{line}");
    }
    frame(out, &finding.location, None, Some(finding.severity), style);
    let change = match &finding.detail {
        FindingDetail::Change { old, new } => Some((old, new)),
        FindingDetail::None => None,
    };
    for related in &finding.related {
        let label = style.say(&related.label);
        match change {
            // What changed shows the text.
            Some(_) => push_location(out, &related.location, Some(&label), style),
            None => frame(out, &related.location, Some(&label), None, style),
        }
    }
    if let Some((old, new)) = change {
        let _ = writeln!(out, "  {}", style.word("label-source-change"));
        wrapped(out, &changes::around(old, new, style), Some(LINES), style);
    }
    if let Some(note) = &finding.note {
        advice(out, "label-note", &visible(note), style);
    }
    if let Some(help) = &finding.help {
        advice(out, "label-help", &style.say(help), style);
    }
}
