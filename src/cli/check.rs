//! `diglot check`.

use std::{io::Write as _, path::PathBuf};

use clap::{Args, ValueEnum};

use super::{Run, Status, baseline, names, out, say, session};
use crate::{
    check::Settings,
    model::{Locale, Phrase, Severity},
    project::{Checked, DocumentName, Project, ProjectError},
    report::{self, Summary},
};

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
pub(super) struct CheckArguments {
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    #[arg(long, value_enum, default_value = "error", value_name = "SEVERITY")]
    deny: Deny,
    #[arg(long, short)]
    quiet: bool,
    #[arg(long)]
    summary: bool,
    #[arg(long)]
    fix: bool,
    #[arg(long, requires = "fix")]
    dry_run: bool,
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    #[arg(long, requires = "baseline", conflicts_with_all = ["documents", "locale", "rule", "fix"])]
    write_baseline: bool,
}

#[derive(Clone, Copy, ValueEnum, PartialEq)]
enum Format {
    Human,
    Json,
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Info,
    Warning,
    Error,
}

impl Deny {
    fn severity(self) -> Severity {
        match self {
            Self::Info => Severity::Info,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

impl CheckArguments {
    /// Whether the whole project is checked with all its rules.
    fn is_whole(&self) -> bool {
        self.documents.is_empty() && self.locale.is_empty() && self.rule.is_empty()
    }
}

/// Runs the command.
pub(super) fn run(session: &super::Session, arguments: &CheckArguments) -> Run {
    let mut project = session.project()?;
    // A baseline that cannot be read stops everything, before a file is touched.
    let baseline = match &arguments.baseline {
        Some(path) if !arguments.write_baseline => Some(baseline::read(path)?),
        _ => None,
    };
    let (documents, failures) = names::documents_or_failures(&project, &arguments.documents)?;
    let locales: Vec<Locale> =
        names::locales(&project, &arguments.locale)?.into_iter().cloned().collect();
    let settings = project.settings.clone().select(&names::rules(&arguments.rule)?);
    let mut checked = if arguments.fix {
        fixed(session, arguments, &mut project, &documents, &locales, &settings)?
    } else {
        let locales: Vec<_> = locales.iter().collect();
        // A baseline is subtracted from findings, not from their numbers.
        let counted = arguments.summary && arguments.baseline.is_none();
        let check = if counted { Project::count } else { Project::check };
        check(&project, &documents, &locales, &settings)
    };
    checked.failures.splice(0..0, failures);
    if arguments.documents.is_empty() {
        let locales: Vec<_> = locales.iter().collect();
        checked.findings.extend(project.strays(&documents, &locales, &settings));
    }
    if let Some(path) = arguments.baseline.as_ref().filter(|_| arguments.write_baseline) {
        return baseline::write(session, path, &checked);
    }
    if let Some(baseline) = baseline {
        let paid = baseline.subtract(&mut checked.findings);
        if arguments.is_whole() && !paid.is_empty() {
            let count: usize = paid.iter().map(|(_, count)| count).sum();
            session.complain(&Phrase::new("baseline-paid").with("count", count));
        }
    }
    report(session, arguments, &project, &mut checked)
}

/// Puts in safe fixes, or shows them; what is then left.
fn fixed(
    session: &super::Session,
    arguments: &CheckArguments,
    project: &mut Project,
    documents: &[DocumentName],
    locales: &[Locale],
    settings: &Settings,
) -> Result<Checked, super::Failure> {
    let fixes = project.fix(documents, locales, settings, arguments.dry_run)?;
    if arguments.format == Format::Human {
        let (mut out, style) = (out(), session.style());
        if arguments.dry_run {
            out.write_all(report::fixes(&fixes.files, &style).as_bytes())?;
        }
        let id = if arguments.dry_run { "check-would-fix" } else { "check-fixed" };
        let phrase = Phrase::new(id).with("count", fixes.count).with("files", fixes.files.len());
        say(&mut out, &phrase, &style)?;
        out.flush()?;
    }
    Ok(fixes.checked)
}

/// Prints what was found; how the check ended.
fn report(
    session: &super::Session,
    arguments: &CheckArguments,
    project: &Project,
    checked: &mut Checked,
) -> Run {
    if arguments.summary {
        checked.count();
    }
    let severities = Severity::ALL.into_iter();
    let mut denied = severities.filter(|severity| *severity >= arguments.deny.severity());
    let denied = denied.any(|severity| checked.number(severity) > 0);
    if arguments.quiet {
        // What does not make the check fail is not worth a word.
        checked.findings.retain(|finding| finding.severity >= arguments.deny.severity());
    }
    let mut out = out();
    match arguments.format {
        Format::Human => {
            let style = session.style();
            if arguments.summary {
                let table = report::summary(&checked.counts, &checked.tallies, &style);
                out.write_all(table.as_bytes())?;
            }
            out.write_all(report::human(&checked.findings, &style).as_bytes())?;
            let closing = closing(checked).filter(|_| !arguments.quiet || denied);
            if let Some(closing) = closing {
                say(&mut out, &closing, &style)?;
            }
        }
        Format::Json => {
            let summary = Summary {
                segments: checked.segments,
                locales: &checked.counts,
                tallies: &checked.tallies,
                failures: checked.failures.iter().flat_map(ProjectError::phrases).collect(),
            };
            report::json(&checked.findings, &summary, session.say_to_machines(), &mut out)?;
        }
        Format::Github => {
            let (prefix, say) = (session::prefix(project), session.say_to_machines());
            report::github(&checked.findings, &prefix, say, &mut out)?;
            let failures = checked.failures.iter().flat_map(ProjectError::phrases);
            report::github_failures(failures, say, &mut out)?;
        }
    }
    out.flush()?;
    let status = if denied { Status::Findings } else { Status::Clean };
    Ok(session.ended(&checked.failures, status))
}

/// The last line: how it stands, and what to run next.
fn closing(checked: &Checked) -> Option<Phrase> {
    if !checked.failures.is_empty() {
        return None;
    }
    let [infos, warnings, errors] = Severity::ALL.map(|severity| checked.number(severity));
    if infos + warnings + errors == 0 {
        return Some(Phrase::new("check-clean").with("segments", checked.segments));
    }
    let counts = Phrase::new("check-counts")
        .with("errors", errors)
        .with("warnings", warnings)
        .with("infos", infos);
    let has = |names: &[&str]| checked.has(names);
    let next = if has(&["syntax", "merge-conflict", "encoding", "duplicate-id", "invalid-id"]) {
        "check-next-files"
    } else if has(&["stale", "unconfirmed"]) {
        "check-next-diff"
    } else if has(&["missing"]) {
        "check-next-missing"
    } else if has(&["unrecorded", "unreviewed"]) {
        "check-next-accept"
    } else {
        "check-next-explain"
    };
    let counted = || checked.tallies.values().flat_map(|tally| tally.rules.keys()).next();
    let first = checked.findings.first().map(|finding| finding.rule.name);
    let first = first.or_else(|| counted().copied()).unwrap_or_default();
    let next = Phrase::new(next).with("rule", first);
    Some(Phrase::new("check-closing").with("counts", counts).with("next", next))
}
