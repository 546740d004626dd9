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
        BilingualFile, CheckAnswer, CheckFilesRequest, CheckRequest, FixRequest, Project,
        SelectionError, read_baseline, write_baseline,
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
    pass_typographic: bool,
    #[arg(long)]
    fix: bool,
    #[arg(long, requires = "fix")]
    dry_run: bool,
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["baseline", "rule", "fix"])]
    write_words: bool,
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
    let files = progress::waiting(session, "check-files-progress", || bilingual_files(arguments))?;
    if !files.is_empty() {
        return check_files(session, arguments, files);
    }
    let project = session.project()?;
    let mut request = CheckRequest {
        targets: arguments.documents.clone(),
        locales: arguments.locale.clone(),
        rules: arguments.rule.clone(),
        counted: arguments.summary,
        baseline: None,
        detailed: arguments.reports.is_detailed(),
        pass_typographic: arguments.pass_typographic,
    };
    if arguments.write_words {
        return write_words(session, &project, request);
    }
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
    print_answer(session, arguments, Some(&project), answer)
}

fn checked(
    session: &Session,
    project: &Project,
    request: &CheckRequest,
) -> Result<CheckAnswer, SelectionError> {
    progress::watched(session, "check-progress", |watch| request.run_watched(project, watch))
}

/// The files among what is named that are bilingual and checked by themselves.
fn bilingual_files(arguments: &CheckArguments) -> Result<Vec<BilingualFile>, Failure> {
    let (mut files, mut others) = (Vec::new(), Vec::new());
    for name in &arguments.documents {
        match BilingualFile::read(Path::new(name))? {
            Some(file) => files.push(file),
            None => others.push(&**name),
        }
    }
    others.extend(arguments.fix.then_some("--fix"));
    others.extend(arguments.baseline.is_some().then_some("--baseline"));
    others.extend(arguments.write_words.then_some("--write-words"));
    match others.first() {
        Some(argument) if !files.is_empty() => {
            Err(Phrase::new("check-file-only").with("argument", *argument).into())
        }
        _ => Ok(files),
    }
}

/// Checks bilingual files without a project.
fn check_files(
    session: &Session,
    arguments: &CheckArguments,
    files: Vec<BilingualFile>,
) -> CommandResult {
    let request = CheckFilesRequest {
        files,
        check: CheckRequest {
            rules: arguments.rule.clone(),
            detailed: arguments.reports.is_detailed(),
            ..CheckRequest::default()
        },
        locale: arguments.locale.first().cloned(),
    };
    let mut answer =
        progress::watched(session, "check-files-progress", |watch| request.run_watched(watch))?;
    if arguments.summary {
        answer.forget_all_findings();
    }
    print_answer(session, arguments, None, answer)
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

/// Writes the words that no dictionary has into the project's lists.
fn write_words(session: &Session, project: &Project, request: CheckRequest) -> CommandResult {
    let written = project.write_words(request)?;
    let mut out = out();
    let phrase = Phrase::new("check-words-written").with("count", written.count);
    print_phrase(&mut out, &phrase.with("files", written.files), &session.style())?;
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
    project: Option<&Project>,
    mut answer: CheckAnswer,
) -> CommandResult {
    let severities = Severity::ALL.into_iter();
    let mut denied = severities.filter(|severity| *severity >= arguments.deny.severity());
    let denied = denied.any(|severity| answer.number_of_severity(severity) > 0);
    if arguments.quiet {
        // What does not make the check fail is not worth a word.
        answer.at_least(arguments.deny.severity());
    }
    let (style, prefix) = (session.style(), project.map(session::prefix).unwrap_or_default());
    // What to run next is about projects.
    let targets = project.map(|_| &*arguments.documents);
    let closing = report::closing(&answer, targets);
    let mut report = CheckReport::new(&answer, &style, session.say_to_machines());
    report.closing = closing.filter(|_| !arguments.quiet || denied);
    report.summary = arguments.summary;
    report.deny = arguments.deny.severity();
    report.prefix = &prefix;
    arguments.reports.write(session, project, &report)?;
    let status = if denied { ExitStatus::Findings } else { ExitStatus::Clean };
    Ok(session.ended(&answer.failures, status))
}
