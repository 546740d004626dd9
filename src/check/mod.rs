//! The checks: what is wrong between a document and its translation.

use std::sync::Arc;

use crate::model::{Pair, Phrase, Problem, Severity, SourceFile, Span, State, Unit, UnitKind};

/// One thing wrong in one place, raised by one rule.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The locale it is about; none where it is about the source alone.
    pub locale: Option<String>,
    /// The document it is in.
    pub document: String,
    /// The segment it is in.
    pub segment: Option<String>,
    /// What was found.
    pub message: Phrase,
    /// Where.
    pub location: Location,
    /// The other places that belong to it, with what they show.
    pub related: Vec<(Phrase, Location)>,
    /// The source when it was translated and now, where it changed.
    pub change: Option<(String, String)>,
}

/// A place in a file.
#[derive(Debug, Clone)]
pub struct Location {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Where in it.
    pub span: Span,
}

/// The two files of a document and a locale.
#[derive(Debug)]
pub struct Files<'r> {
    /// The document's name.
    pub document: &'r str,
    /// The locale's name.
    pub locale: &'r str,
    /// The source's file.
    pub source: &'r Arc<SourceFile>,
    /// The translation's file.
    pub target: &'r Arc<SourceFile>,
}

/// What reading a file brought to light.
#[must_use]
pub fn problem(
    document: &str,
    locale: Option<&str>,
    file: &Arc<SourceFile>,
    problem: &Problem,
) -> Finding {
    let location = |span| Location { file: file.clone(), span };
    Finding {
        rule: problem.kind.rule(),
        severity: Severity::Error,
        locale: locale.map(str::to_owned),
        document: document.to_owned(),
        segment: problem.unit.clone(),
        message: problem.message.clone(),
        location: location(problem.span),
        related: problem.related.iter().map(|(l, span)| (l.clone(), location(*span))).collect(),
        change: None,
    }
}

/// What is wrong with a pair, if anything is.
#[must_use]
pub fn sync(files: &Files<'_>, pair: &Pair<'_>) -> Option<Finding> {
    let (rule, id, severity) = match pair.state {
        State::Current | State::Broken => return None,
        State::Missing => ("missing", "missing-message", Severity::Error),
        State::Stale => ("stale", "stale-message", Severity::Error),
        State::Orphan => ("orphan", "orphan-message", Severity::Warning),
        State::Unconfirmed => ("unconfirmed", "unconfirmed-message", Severity::Warning),
        State::Unrecorded => ("unrecorded", "unrecorded-message", Severity::Warning),
    };
    if is_allowed(pair, rule) {
        return None;
    }
    let source = pair.source.map(|unit| place(files.source, unit));
    let target = pair.target.map(|unit| place(files.target, unit));
    let related = match (&source, &target) {
        (Some(source), Some(_)) => vec![(Phrase::new("label-source"), source.clone())],
        _ => Vec::new(),
    };
    let changed = matches!(pair.state, State::Stale | State::Unconfirmed);
    let change = pair.record.zip(pair.source).filter(|_| changed);
    Some(Finding {
        rule,
        severity,
        locale: Some(files.locale.to_owned()),
        document: files.document.to_owned(),
        segment: Some(pair.id().to_owned()),
        message: Phrase::new(id).with("id", pair.id()).with("file", files.target.path()),
        location: target.or(source)?,
        related,
        change: change.map(|(record, unit)| (record.source.to_string(), unit.text().into_owned())),
    })
}

fn is_allowed(pair: &Pair<'_>, rule: &str) -> bool {
    let units = pair.source.into_iter().chain(pair.target);
    units.flat_map(|unit| &unit.allows).any(|allow| allow.rule == rule)
}

/// A message is shown where its id stands, a segment where its text does: that is what a person
/// wants to read.
fn place(file: &Arc<SourceFile>, unit: &Unit<'_>) -> Location {
    let span = match (unit.kind, &unit.value) {
        (UnitKind::Segment { .. }, Some(value)) => value.span,
        _ => unit.id_span,
    };
    Location { file: file.clone(), span }
}
