//! `diglot check`.

use std::{collections::HashSet, io::Write as _, path::PathBuf};

use clap::{Args, ValueEnum};

use super::{Failure, Run, Status, Target, baseline, names, out, progress, say, session};
use crate::{
    check::{Finding, Settings},
    model::{Locale, Phrase, Severity},
    project::{Checked, DocumentName, Project, ProjectError, Tallies},
    report::{self, Summary},
};

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
pub(super) struct CheckArguments {
    #[arg(value_name = "DOCUMENT[/SEGMENT]")]
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

/// Runs the command. Where nothing at all can be checked, machines are told so as well as people.
pub(super) fn run(session: &super::Session, arguments: &CheckArguments) -> Run {
    let run = check(session, arguments);
    if let Err(Failure::Said(said)) = &run {
        let (say, mut out) = (session.say_to_machines(), out());
        match arguments.format {
            Format::Human => {}
            Format::Json => {
                let (locales, tallies) = (&[][..], &Tallies::default());
                let summary = Summary { segments: 0, locales, tallies, failures: said.clone() };
                report::json(&[], &summary, say, &mut out)?;
            }
            Format::Github => report::github_failures(said.iter().cloned(), say, &mut out)?,
        }
        out.flush()?;
    }
    run
}

fn check(session: &super::Session, arguments: &CheckArguments) -> Run {
    let mut project = session.project()?;
    // A baseline that cannot be read stops everything, before a file is touched.
    let baseline = match &arguments.baseline {
        Some(path) if !arguments.write_baseline => Some(baseline::read(path)?),
        _ => None,
    };
    let (targets, failures) = names::targets(&project, &arguments.documents)?;
    let documents = documents(&targets);
    let in_part = targets.iter().any(|target| target.segment.is_some());
    if in_part && arguments.fix {
        return Err(Phrase::new("check-fix-whole").into());
    }
    if !arguments.documents.is_empty() {
        project.compare_with(project.survey().found);
    }
    let locales: Vec<Locale> =
        names::locales(&project, &arguments.locale)?.into_iter().cloned().collect();
    let settings = project.settings.clone().select(&names::rules(&arguments.rule)?);
    let mut checked = if arguments.fix {
        fixed(session, arguments, &project, &documents, &locales, &settings)?
    } else {
        let locales: Vec<_> = locales.iter().collect();
        // A baseline is subtracted from findings, not from their numbers.
        let counted = arguments.summary && arguments.baseline.is_none() && !in_part;
        progress::watched(session, (documents.len(), "check-progress"), |done| {
            let check = if counted { Project::count } else { Project::check_watched };
            check(&project, &documents, &locales, &settings, done)
        })
    };
    if in_part {
        narrow(&mut checked, &targets);
    }
    if arguments.documents.is_empty() {
        let locales: Vec<_> = locales.iter().collect();
        let (strays, refused) = project.strays(&documents, &failures, &locales, &settings);
        checked.findings.extend(strays);
        checked.failures.extend(refused);
    }
    checked.failures.splice(0..0, failures);
    if let Some(path) = arguments.baseline.as_ref().filter(|_| arguments.write_baseline) {
        return baseline::write(session, &project, path, &checked);
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

/// The documents that are named, or of which segments are, each once.
fn documents(targets: &[Target]) -> Vec<DocumentName> {
    let mut documents: Vec<DocumentName> = Vec::new();
    let mut seen = HashSet::new();
    for Target { document, .. } in targets {
        if seen.insert(document) {
            documents.push(document.clone());
        }
    }
    documents
}

/// Leaves the findings about what is named, and about whole files, in which it may be hidden.
fn narrow(checked: &mut Checked, targets: &[Target]) {
    let named = |finding: &Finding, target: &Target| {
        finding.document.as_ref() == Some(&target.document.name)
            && (finding.segment.is_none()
                || target.segment.is_none()
                || finding.segment == target.segment)
    };
    checked.findings.retain(|finding| targets.iter().any(|target| named(finding, target)));
    if targets.iter().all(|target| target.segment.is_some()) {
        checked.segments = targets.len();
    }
}

/// Puts in safe fixes, or shows them; what is then left.
fn fixed(
    session: &super::Session,
    arguments: &CheckArguments,
    project: &Project,
    documents: &[DocumentName],
    locales: &[Locale],
    settings: &Settings,
) -> Result<Checked, Failure> {
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
            let closing =
                closing(checked, &arguments.documents).filter(|_| !arguments.quiet || denied);
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
fn closing(checked: &Checked, documents: &[String]) -> Option<Phrase> {
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
    } else if errors > 0 {
        "check-next-errors"
    } else if has(&["unrecorded", "unreviewed"]) {
        "check-next-accept"
    } else {
        "check-next-explain"
    };
    let counted = || checked.tallies.values().flat_map(|tally| tally.rules.keys()).next();
    let worst = |a: &&Finding, b: &&Finding| b.severity.cmp(&a.severity);
    let first = checked.findings.iter().min_by(worst).map(|finding| finding.rule.name);
    let first = first.or_else(|| counted().copied()).unwrap_or_default();
    let whole = || vec!["--all".to_owned()];
    let documents = if documents.is_empty() { whole() } else { documents.to_vec() };
    let accept = format!("diglot accept {}", documents.join(" "));
    let next = Phrase::new(next).with("rule", first).with("command", accept);
    Some(Phrase::new("check-closing").with("counts", counts).with("next", next))
}
