//! GitLab's Code Quality report: findings on the lines of a merge request.
//!
//! The members are those GitLab's documentation lists ("Code Quality report format"): `description`,
//! `check_name`, `fingerprint`, `severity`, `location.path`, `location.lines.begin`.

use std::io;

use serde::Serialize;

use crate::model::Severity;

use super::{CheckReport, ReportFormat, identity::IdentityCounter, said};

#[derive(Serialize)]
struct QualityIssue<'f> {
    description: String,
    check_name: &'f str,
    fingerprint: String,
    severity: &'static str,
    location: QualityPlace,
}

#[derive(Serialize)]
struct QualityPlace {
    path: String,
    lines: QualityLines,
}

#[derive(Serialize)]
struct QualityLines {
    begin: usize,
    end: usize,
}

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "gitlab", is_for_people: false, is_detailed: false, write };

/// Writes the findings; what could not be checked is a blocker in the project's folder.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut identities = IdentityCounter::default();
    let mut issues: Vec<_> = (report.answer.findings.iter())
        .map(|finding| {
            let (file, span) = (&finding.location.file, finding.location.span);
            let [begin, end] = [span.start, span.end].map(|offset| file.position(offset).line);
            QualityIssue {
                description: said(finding, report.machines),
                check_name: finding.rule.name,
                fingerprint: identities.next(finding),
                severity: match finding.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "major",
                    Severity::Info => "info",
                },
                location: QualityPlace {
                    path: format!("{}{}", report.prefix, file.path()),
                    lines: QualityLines { begin, end },
                },
            }
        })
        .collect();
    issues.extend(report.failures.iter().map(|failure| {
        let description = report.machines.say(failure);
        QualityIssue {
            fingerprint: crate::text::fingerprint(&description).to_string(),
            description,
            check_name: "diglot",
            severity: "blocker",
            location: QualityPlace {
                path: if report.prefix.is_empty() { "." } else { report.prefix }.to_owned(),
                lines: QualityLines { begin: 1, end: 1 },
            },
        }
    }));
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}
