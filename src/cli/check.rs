//! `diglot check`.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};

use super::{
    CommandResult, ExitStatus, Failure, Session, out, print_phrase, progress,
    reports::ReportArguments, session,
};
use crate::{
    model::{Phrase, Severity},
    project::{
        CheckAnswer, CheckRequest, FixRequest, Project, SelectionError, read_baseline,
        write_baseline,
    },
    report::{self, CheckReport},
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
    #[command(flatten)]
    reports: ReportArguments,
    #[arg(long, value_enum, default_value = "error", value_name = "SEVERITY")]
    deny: DenyLevel,
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

#[derive(Clone, Copy, ValueEnum)]
enum DenyLevel {
    Info,
    Warning,
    Error,
}

impl DenyLevel {
    fn severity(self) -> Severity {
        match self {
            Self::Info => Severity::Info,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// Runs the command. Where nothing at all can be checked, machines are told so as well as people.
pub(super) fn run_check(session: &Session, arguments: &CheckArguments) -> CommandResult {
    let run = check_project(session, arguments);
    if let (Err(Failure::Said(said)), false) = (&run, arguments.reports.is_for_people()) {
        let (answer, style) = (CheckAnswer::default(), session.style());
        let mut report = CheckReport::new(&answer, &style, session.say_to_machines());
        report.failures.clone_from(said);
        arguments.reports.write(session, None, &report)?;
    }
    run
}

fn check_project(session: &Session, arguments: &CheckArguments) -> CommandResult {
    let project = session.project()?;
    let mut request = CheckRequest {
        targets: arguments.documents.clone(),
        locales: arguments.locale.clone(),
        rules: arguments.rule.clone(),
        counted: arguments.summary,
        baseline: None,
        detailed: arguments.reports.is_detailed(),
    };
    match &arguments.baseline {
        Some(path) if arguments.write_baseline => {
            request.counted = false;
            let answer = checked(session, &project, &request)?;
            return baseline(session, &project, path, &answer);
        }
        // A baseline that cannot be read stops everything, before a file is touched.
        Some(path) => request.baseline = Some(read_baseline(path)?),
        None => {}
    }
    let answer = if arguments.fix {
        fixed(session, arguments, &project, request)?
    } else {
        checked(session, &project, &request)?
    };
    if answer.paid > 0 {
        session.complain(&Phrase::new("baseline-paid").with("count", answer.paid));
    }
    print_answer(session, arguments, &project, answer)
}

fn checked(
    session: &Session,
    project: &Project,
    request: &CheckRequest,
) -> Result<CheckAnswer, SelectionError> {
    progress::watched(session, "check-progress", |watch| request.run_watched(project, watch))
}

/// Writes what was found as the baseline.
fn baseline(
    session: &Session,
    project: &Project,
    path: &Path,
    answer: &CheckAnswer,
) -> CommandResult {
    write_baseline(project, path, answer)?;
    let mut out = out();
    let phrase = Phrase::new("baseline-written").with("count", answer.findings.len());
    print_phrase(&mut out, &phrase.with("path", path.display().to_string()), &session.style())?;
    out.flush()?;
    Ok(ExitStatus::Clean)
}

/// Puts in safe fixes, or shows them; what is then left.
fn fixed(
    session: &Session,
    arguments: &CheckArguments,
    project: &Project,
    check: CheckRequest,
) -> Result<CheckAnswer, Failure> {
    let dry_run = arguments.dry_run;
    let answer = FixRequest { check, dry_run }.run(project)?;
    if arguments.reports.is_for_people() {
        let (mut out, style) = (out(), session.style());
        if dry_run {
            out.write_all(report::fixes(&answer.files, &style).as_bytes())?;
        }
        let id = if dry_run { "check-would-fix" } else { "check-fixed" };
        let phrase = Phrase::new(id).with("count", answer.count).with("files", answer.files.len());
        print_phrase(&mut out, &phrase, &style)?;
        out.flush()?;
    }
    Ok(answer.check)
}

/// Prints what was found; how the check ended.
fn print_answer(
    session: &Session,
    arguments: &CheckArguments,
    project: &Project,
    mut answer: CheckAnswer,
) -> CommandResult {
    let severities = Severity::ALL.into_iter();
    let mut denied = severities.filter(|severity| *severity >= arguments.deny.severity());
    let denied = denied.any(|severity| answer.number_of_severity(severity) > 0);
    if arguments.quiet {
        // What does not make the check fail is not worth a word.
        answer.at_least(arguments.deny.severity());
    }
    let (style, prefix) = (session.style(), session::prefix(project));
    let closing = report::closing(&answer, &arguments.documents);
    let mut report = CheckReport::new(&answer, &style, session.say_to_machines());
    report.closing = closing.filter(|_| !arguments.quiet || denied);
    report.summary = arguments.summary;
    report.deny = arguments.deny.severity();
    report.prefix = &prefix;
    arguments.reports.write(session, Some(project), &report)?;
    let status = if denied { ExitStatus::Findings } else { ExitStatus::Clean };
    Ok(session.ended(&answer.failures, status))
}
