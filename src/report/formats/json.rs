//! The machine format, version 1. Its structs are its own, so that the rest may change freely.

use std::io;

use serde::Serialize;
use similar::ChangeTag;

use crate::{
    check::{Finding, FindingDetail, Location, SuppressedFinding, SuppressionKind},
    l10n::Interface,
    model::{Severity, State},
    project::LocaleStates,
    report::changes,
};

use super::{CheckReport, ReportFormat};

pub(super) static FORMAT: ReportFormat =
    ReportFormat { name: "json", is_for_people: false, is_detailed: true, write };

#[derive(Serialize)]
struct ReportV1<'f> {
    version: u32,
    summary: SummaryV1,
    findings: Vec<FindingV1<'f>>,
    /// Findings that are allowed where they are, or listed by a baseline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<SuppressedV1<'f>>,
    /// What could not be checked, where something could not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failures: Vec<FailureV1>,
}

#[derive(Serialize)]
struct SuppressedV1<'f> {
    by: &'static str,
    reason: Option<&'f str>,
    #[serde(flatten)]
    finding: FindingV1<'f>,
}

#[derive(Serialize)]
struct FailureV1 {
    message: String,
}

#[derive(Serialize)]
struct SummaryV1 {
    segments: usize,
    locales: serde_json::Map<String, serde_json::Value>,
    findings: CountsV1,
    /// With `--summary` alone: what was found in each locale; the source language's is called `source`.
    #[serde(skip_serializing_if = "Option::is_none")]
    by_locale: Option<serde_json::Map<String, serde_json::Value>>,
}

#[derive(Serialize)]
struct TallyV1<'t> {
    error: usize,
    warning: usize,
    info: usize,
    rules: &'t std::collections::BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct CountsV1 {
    error: usize,
    warning: usize,
    info: usize,
}

#[derive(Serialize)]
struct StatesV1 {
    current: usize,
    stale: usize,
    missing: usize,
    unconfirmed: usize,
    unrecorded: usize,
    orphan: usize,
    /// Only where there are some, since most projects have no such texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<usize>,
}

#[derive(Serialize)]
struct FindingV1<'f> {
    rule: &'f str,
    severity: &'static str,
    locale: Option<&'f str>,
    document: Option<&'f str>,
    segment: Option<&'f str>,
    message: String,
    help: Option<String>,
    location: PlaceV1<'f>,
    related: Vec<RelatedV1<'f>>,
    fix: Option<FixV1<'f>>,
    /// What the source's author noted for the translator.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'f str>,
    /// The source and the translation of the segment, whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<TextsV1<'f>>,
    /// How the source has changed since it was translated.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<FindingChangeV1<'f>>,
}

#[derive(Serialize)]
struct TextsV1<'f> {
    source: Option<&'f str>,
    translation: Option<&'f str>,
}

#[derive(Serialize)]
struct FindingChangeV1<'f> {
    old: &'f str,
    new: &'f str,
    /// Runs of words, in order.
    diff: Vec<CheckRunV1>,
}

#[derive(Serialize)]
struct CheckRunV1 {
    change: &'static str,
    text: String,
}

#[derive(Serialize)]
struct PlaceV1<'f> {
    file: &'f str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct RelatedV1<'f> {
    label: String,
    #[serde(flatten)]
    place: PlaceV1<'f>,
}

#[derive(Serialize)]
struct FixV1<'f> {
    edits: Vec<EditV1<'f>>,
}

#[derive(Serialize)]
struct EditV1<'f> {
    #[serde(flatten)]
    place: PlaceV1<'f>,
    text: &'f str,
}

/// Writes findings as version 1 of the machine format.
fn write(report: &CheckReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let (answer, say) = (report.answer, report.machines);
    let count = |severity| answer.number_of_severity(severity);
    let mut by_locale = serde_json::Map::new();
    for (locale, tally) in &answer.tallies {
        let [info, warning, error] = tally.severities;
        let tally = TallyV1 { error, warning, info, rules: &tally.rules };
        let name = locale.clone().unwrap_or_else(|| "source".to_owned());
        by_locale.insert(name, serde_json::to_value(tally)?);
    }
    let mut locales = serde_json::Map::new();
    for states in &answer.states {
        locales.insert(states.locale.clone(), serde_json::to_value(states_v1(states))?);
    }
    let failures = report.failures.iter();
    let report = ReportV1 {
        version: 1,
        summary: SummaryV1 {
            segments: answer.segments,
            locales,
            findings: CountsV1 {
                error: count(Severity::Error),
                warning: count(Severity::Warning),
                info: count(Severity::Info),
            },
            by_locale: (!by_locale.is_empty()).then_some(by_locale),
        },
        findings: answer.findings.iter().map(|finding| one(finding, say)).collect(),
        suppressed: answer.suppressed.iter().map(|silent| suppressed(silent, say)).collect(),
        failures: failures.map(|failure| FailureV1 { message: say.say(failure) }).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn states_v1(states: &LocaleStates) -> StatesV1 {
    let of = |state: State| states.count_of(state);
    StatesV1 {
        current: of(State::Current),
        stale: of(State::Stale),
        missing: of(State::Missing),
        unconfirmed: of(State::Unconfirmed),
        unrecorded: of(State::Unrecorded),
        orphan: of(State::Orphan),
        fallback: Some(of(State::Fallback)).filter(|count| *count > 0),
    }
}

fn one<'f>(finding: &'f Finding, say: &Interface) -> FindingV1<'f> {
    let related = finding.related.iter();
    let edit = |fix: &'f crate::check::SafeFix| {
        let edits = fix.edits.iter();
        let edits =
            edits.map(|edit| EditV1 { place: place_v1(&fix.file, edit.span), text: &edit.text });
        FixV1 { edits: edits.collect() }
    };
    FindingV1 {
        rule: finding.rule.name,
        severity: finding.severity.name(),
        locale: finding.locale.as_deref(),
        document: finding.document.as_deref(),
        segment: finding.segment.as_deref(),
        message: say.say(&finding.message),
        help: finding.help.as_ref().map(|help| say.say(help)),
        location: at(&finding.location),
        related: related
            .map(|related| RelatedV1 {
                label: say.say(&related.label),
                place: at(&related.location),
            })
            .collect(),
        fix: finding.fix.as_ref().map(edit),
        note: finding.note.as_deref(),
        texts: finding.texts.as_deref().map(|texts| TextsV1 {
            source: texts.source.as_deref(),
            translation: texts.translation.as_deref(),
        }),
        change: match &finding.detail {
            FindingDetail::Change { old, new } => Some(change(old, new)),
            FindingDetail::None => None,
        },
    }
}

fn change<'f>(old: &'f str, new: &'f str) -> FindingChangeV1<'f> {
    let run = |(tag, text)| {
        let change = match tag {
            ChangeTag::Equal => "same",
            ChangeTag::Delete => "removed",
            ChangeTag::Insert => "added",
        };
        CheckRunV1 { change, text }
    };
    FindingChangeV1 { old, new, diff: changes::runs(old, new).into_iter().map(run).collect() }
}

fn suppressed<'f>(silent: &'f SuppressedFinding, say: &Interface) -> SuppressedV1<'f> {
    SuppressedV1 {
        by: match silent.kind {
            SuppressionKind::Allow => "allow",
            SuppressionKind::Baseline => "baseline",
        },
        reason: silent.reason.as_deref(),
        finding: one(&silent.finding, say),
    }
}

fn at(location: &Location) -> PlaceV1<'_> {
    place_v1(&location.file, location.span)
}

fn place_v1(file: &crate::model::SourceFile, span: crate::model::Span) -> PlaceV1<'_> {
    let (start, end) = (file.position(span.start), file.position(span.end));
    PlaceV1 {
        file: file.path(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
