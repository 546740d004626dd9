//! SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), as GitHub, Azure and editors read it.
//!
//! Identities (`partialFingerprints`) hold what was found and where in the document, no line: they
//! stay when lines move or other findings come and go. GitHub takes 25,000 results of a run; beyond
//! that the least severe are left out, and that is said.

use std::{collections::BTreeMap, io};

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    check::{ALL, Finding, Location, Rule, SuppressedFinding, SuppressionKind, summary_of},
    l10n::Interface,
    model::{Severity, SourceFile, Span},
};

use super::{CheckReport, ReportFormat, identity::IdentityCounter, said};

/// Results of a run that GitHub takes ("SARIF support for code scanning", limits).
const MAX_RESULTS: usize = 25_000;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "sarif", is_for_people: false, is_detailed: true, write };

/// Writes one run with one result a finding.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut identities = IdentityCounter::default();
    let said: Vec<_> = (report.answer.findings.iter())
        .map(|finding| (finding, None))
        .chain(report.answer.suppressed.iter().map(|silent| (&silent.finding, Some(silent))))
        .map(|(finding, silent)| (finding, silent, identities.next(finding)))
        .collect();
    let mut kept: Vec<_> = said.iter().collect();
    kept.sort_by_key(|(finding, silent, _)| {
        (silent.is_some(), std::cmp::Reverse(finding.severity))
    });
    let left_out = kept.len().saturating_sub(MAX_RESULTS);
    kept.truncate(MAX_RESULTS);
    let writer = ResultWriter { report };
    let results: Vec<_> = (kept.into_iter())
        .map(|(finding, silent, identity)| writer.result(finding, *silent, identity))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver(report) },
            "invocations": [invocation(report, left_out)],
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "%SRCROOT%": { "description": { "text": "The root of the repository." } } },
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// The tool with all its rules, each with its page.
fn driver(report: &CheckReport<'_>) -> Value {
    let french = report.machines.language() == "fr";
    json!({
        "name": "diglot",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": ALL.iter().map(|rule| descriptor(rule, french)).collect::<Vec<_>>(),
    })
}

fn descriptor(rule: &Rule, french: bool) -> Value {
    let page = if french { rule.page_fr } else { rule.page };
    let mut descriptor = json!({
        "id": rule.name,
        "shortDescription": { "text": summary_of(page) },
        "help": { "text": page, "markdown": page },
        "properties": { "tags": [rule.family.name()] },
        "defaultConfiguration": { "enabled": rule.severity.is_some() },
    });
    if let Some(severity) = rule.severity {
        descriptor["defaultConfiguration"]["level"] = level(severity).into();
    }
    descriptor
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// How the run went: what could not be checked, and what is left out.
fn invocation(report: &CheckReport<'_>, left_out: usize) -> Value {
    let notice = |level: &str, text: String| json!({ "level": level, "message": { "text": text } });
    let failures = report.failures.iter();
    let mut notices: Vec<_> =
        failures.map(|failure| notice("error", report.machines.say(failure))).collect();
    if left_out > 0 {
        let phrase = crate::model::Phrase::new("format-left-out").with("count", left_out);
        notices.push(notice("warning", report.machines.say(&phrase)));
    }
    json!({
        "executionSuccessful": report.failures.is_empty(),
        "toolExecutionNotifications": notices,
    })
}

/// An address of a file: relative, its path percent-encoded (RFC 3986).
#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
    #[serde(rename = "uriBaseId")]
    base: &'static str,
}

/// A place in a file; lines and columns count from one, the end stands behind the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SourceRegion {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

struct ResultWriter<'s> {
    report: &'s CheckReport<'s>,
}

impl ResultWriter<'_> {
    fn spoken_language(&self) -> &Interface {
        self.report.machines
    }

    fn result(
        &self,
        finding: &Finding,
        silent: Option<&SuppressedFinding>,
        identity: &str,
    ) -> Value {
        let mut result = json!({
            "ruleId": finding.rule.name,
            "level": level(finding.severity),
            "message": { "text": said(finding, self.spoken_language()) },
            "locations": [self.sarif_location(&finding.location, finding)],
            "partialFingerprints": { "diglotFinding/v1": identity },
            "properties": properties(finding),
        });
        if let Some(index) = ALL.iter().position(|rule| rule.name == finding.rule.name) {
            result["ruleIndex"] = index.into();
        }
        let related: Vec<_> = (finding.related.iter().zip(1..))
            .map(|(related, id): (_, usize)| {
                let mut place = self.physical(&related.location);
                place["id"] = id.into();
                place["message"] = json!({ "text": self.spoken_language().say(&related.label) });
                place
            })
            .collect();
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        if let Some(fix) = &finding.fix {
            result["fixes"] = json!([self.fix(fix)]);
        }
        if let Some(silent) = silent {
            result["suppressions"] = json!([suppression(silent)]);
        }
        result
    }

    /// A place with the segment it is in.
    fn sarif_location(&self, location: &Location, finding: &Finding) -> Value {
        let mut place = self.physical(location);
        if let (Some(document), Some(segment)) = (&finding.document, &finding.segment) {
            place["logicalLocations"] = json!([{
                "name": segment,
                "fullyQualifiedName": format!("{document}/{segment}"),
                "kind": "resource",
            }]);
        }
        place
    }

    fn physical(&self, location: &Location) -> Value {
        json!({ "physicalLocation": {
            "artifactLocation": self.artifact(&location.file),
            "region": region(&location.file, location.span),
        } })
    }

    fn artifact(&self, file: &SourceFile) -> ArtifactLocation {
        let uri = encoded(&format!("{}{}", self.report.prefix, file.path()));
        ArtifactLocation { uri, base: "%SRCROOT%" }
    }

    fn fix(&self, fix: &crate::check::SafeFix) -> Value {
        let replacements = fix.edits.iter().map(|edit| {
            json!({
                "deletedRegion": region(&fix.file, edit.span),
                "insertedContent": { "text": edit.text },
            })
        });
        json!({ "artifactChanges": [{
            "artifactLocation": self.artifact(&fix.file),
            "replacements": replacements.collect::<Vec<_>>(),
        }] })
    }
}

fn region(file: &SourceFile, span: Span) -> SourceRegion {
    let (start, end) = (file.position(span.start), file.position(span.end));
    SourceRegion {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// What a consumer may want beside the message: whose text it is, and both texts.
fn properties(finding: &Finding) -> BTreeMap<&'static str, &str> {
    let texts = finding.texts.as_deref();
    let all = [
        ("document", finding.document.as_deref()),
        ("segment", finding.segment.as_deref()),
        ("locale", finding.locale.as_deref()),
        ("source", texts.and_then(|texts| texts.source.as_deref())),
        ("translation", texts.and_then(|texts| texts.translation.as_deref())),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn suppression(silent: &SuppressedFinding) -> Value {
    let kind = match silent.kind {
        SuppressionKind::Allow => "inSource",
        SuppressionKind::Baseline => "external",
    };
    let mut suppression = json!({ "kind": kind, "status": "accepted" });
    if let Some(reason) = &silent.reason {
        suppression["justification"] = reason.as_str().into();
    }
    suppression
}

/// A path as a relative reference: what is not unreserved or `/` is percent-encoded (RFC 3986, 2.3).
fn encoded(path: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
    out
}
