//! The command line: the only part that knows arguments, the environment and exit statuses.

use std::{
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde_json::json;

use crate::{
    l10n::Interface,
    model::{
        Element, Expression, Inline, Phrase, ReviewState, SegmentKind, Severity, Unit, UnitKind,
    },
    project::{DocumentName, Project, ProjectError},
    report,
};

/// Keeps a long document and its translations true to each other.
#[derive(Parser)]
#[command(name = "diglot", version)]
struct Arguments {
    /// The project's folder (default: the nearest with a diglot.toml, upwards)
    #[arg(long, global = true, value_name = "DIR")]
    project: Option<PathBuf>,
    /// The language diglot speaks (default: `DIGLOT_LANG`, then the system's)
    #[arg(long, global = true, value_name = "LANGUAGE")]
    ui_lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Report what is missing, stale or damaged. Example: diglot check --format github
    Check(CheckArguments),
    /// Record that translations are true to their source. Example: diglot accept report/opening
    Accept(AcceptArguments),
    /// Show how far each document has come. Example: diglot status --format json
    Status(StatusArguments),
    /// Write a document out in one language. Example: diglot render report --lang fr
    Render(RenderArguments),
}

#[derive(Args)]
struct CheckArguments {
    /// Documents to check (default: all)
    documents: Vec<String>,
    /// Form of the report
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Least severity that makes the check fail
    #[arg(long, value_enum, default_value = "error")]
    deny: Deny,
}

#[derive(Args)]
struct AcceptArguments {
    /// What to accept: DOCUMENT or DOCUMENT/SEGMENT
    targets: Vec<String>,
    /// Accept everything
    #[arg(long)]
    all: bool,
    /// State to record
    #[arg(long, value_enum, default_value = "translated")]
    state: StateName,
    /// Only say how many records would change
    #[arg(long)]
    dry_run: bool,
}

#[derive(Args)]
struct StatusArguments {
    /// Documents to show (default: all)
    documents: Vec<String>,
    /// Form of the table
    #[arg(long, value_enum, default_value = "human")]
    format: StatusFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum StatusFormat {
    Human,
    Json,
}

#[derive(Args)]
struct RenderArguments {
    /// The document
    document: String,
    /// The language to write
    #[arg(long, value_name = "LOCALE")]
    lang: String,
    /// Columns of text; 0 does not wrap
    #[arg(long, default_value_t = 80)]
    width: usize,
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

#[derive(Clone, Copy, ValueEnum)]
enum StateName {
    Draft,
    Translated,
    Reviewed,
}

/// How a command ended.
#[derive(Clone, Copy)]
enum Status {
    Clean = 0,
    Findings = 1,
    Failed = 2,
}

enum Failure {
    Said(Phrase),
    Output(io::Error),
}

impl From<ProjectError> for Failure {
    fn from(error: ProjectError) -> Self {
        Self::Said(error.phrase())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

type Run = Result<Status, Failure>;

/// Runs the command that the process was called with.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let say = Interface::new(&arguments.ui_lang.clone().unwrap_or_else(system_language));
    let status = match run(&arguments, &say) {
        Ok(status) => status,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Clean,
        Err(Failure::Output(error)) => {
            complain(&error.to_string());
            Status::Failed
        }
        Err(Failure::Said(phrase)) => {
            complain(&say.say(&phrase));
            Status::Failed
        }
    };
    ExitCode::from(status as u8)
}

/// Says something on standard error; nobody is there to hear it if that fails.
fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "diglot: {text}");
}

#[expect(clippy::disallowed_methods, reason = "the command line may read the environment")]
fn system_language() -> String {
    let chosen = std::env::var("DIGLOT_LANG").ok().filter(|language| !language.is_empty());
    chosen.or_else(sys_locale::get_locale).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "the command line may read the environment")]
fn run(arguments: &Arguments, say: &Interface) -> Run {
    let project = match &arguments.project {
        Some(folder) => Project::open(folder, true)?,
        None => Project::open(&std::env::current_dir()?, false)?,
    };
    match &arguments.command {
        Command::Check(check) => {
            let machine = check.format != Format::Human;
            if machine && arguments.ui_lang.is_none() {
                return run_check(&project, check, &Interface::new("en"));
            }
            run_check(&project, check, say)
        }
        Command::Accept(accept) => run_accept(&project, accept, say),
        Command::Status(status) => run_status(&project, status, say),
        Command::Render(render) => run_render(&project, render),
    }
}

fn named(project: &Project, name: &str) -> Result<DocumentName, Failure> {
    let documents = project.documents()?;
    let known: Vec<_> = documents.iter().map(|document| document.name.clone()).collect();
    documents.into_iter().find(|document| document.name == name).ok_or_else(|| {
        Failure::Said(
            Phrase::new("render-unknown-document").with("name", name).with("known", known),
        )
    })
}

/// The documents called `names`; all, where none is.
fn chosen(project: &Project, names: &[String]) -> Result<Vec<DocumentName>, Failure> {
    if names.is_empty() {
        return Ok(project.documents()?);
    }
    names.iter().map(|name| named(project, name)).collect()
}

fn run_check(project: &Project, arguments: &CheckArguments, say: &Interface) -> Run {
    let documents = chosen(project, &arguments.documents)?;
    let checked = project.check(&documents);
    let count = |severity| checked.findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Human => {
            let width = terminal_size::terminal_size().map_or(100, |(width, _)| width.0.into());
            write!(out, "{}", report::human(&checked.findings, say, width))?;
            let line = if checked.findings.is_empty() {
                Phrase::new("check-clean").with("segments", checked.segments)
            } else {
                Phrase::new("check-findings").with("errors", errors).with("warnings", warnings)
            };
            if checked.failures.is_empty() {
                writeln!(out, "{}", say.say(&line))?;
            }
        }
        Format::Json => {
            let states = |counts: &[usize; 6]| {
                json!({"current": counts[0], "stale": counts[1], "unconfirmed": counts[2],
                       "unrecorded": counts[3], "missing": counts[4], "orphan": counts[5]})
            };
            let locales: serde_json::Map<_, _> = checked
                .counts
                .iter()
                .map(|(name, counts)| (name.clone(), states(counts)))
                .collect();
            let summary = json!({"segments": checked.segments, "locales": locales,
                "findings": {"error": errors, "warning": warnings, "info": count(Severity::Info)}});
            writeln!(out, "{:#}", report::json(&checked.findings, &summary, say))?;
        }
        Format::Github => write!(out, "{}", report::github(&checked.findings, say))?,
    }
    for failure in &checked.failures {
        complain(&say.say(&failure.phrase()));
    }
    let least = match arguments.deny {
        Deny::Info => Severity::Info,
        Deny::Warning => Severity::Warning,
        Deny::Error => Severity::Error,
    };
    let denied = checked.findings.iter().any(|finding| finding.severity >= least);
    Ok(match (checked.failures.is_empty(), denied) {
        (false, _) => Status::Failed,
        (true, true) => Status::Findings,
        (true, false) => Status::Clean,
    })
}

fn run_status(project: &Project, arguments: &StatusArguments, say: &Interface) -> Run {
    let mut rows = Vec::new();
    for document in chosen(project, &arguments.documents)? {
        for locale in &project.targets {
            rows.push(project.progress(&document, locale)?);
        }
    }
    let mut out = io::stdout().lock();
    match arguments.format {
        StatusFormat::Json => {
            let documents: Vec<_> = rows.iter().map(report::status_json).collect();
            writeln!(out, "{:#}", json!({"version": 1, "documents": documents}))?;
        }
        StatusFormat::Human => {
            for row in &rows {
                write!(out, "{}", report::status(row, say))?;
            }
        }
    }
    Ok(Status::Clean)
}

fn run_accept(project: &Project, arguments: &AcceptArguments, say: &Interface) -> Run {
    if arguments.targets.is_empty() && !arguments.all {
        return Err(Failure::Said(Phrase::new("accept-nothing")));
    }
    let state = match arguments.state {
        StateName::Draft => ReviewState::Draft,
        StateName::Translated => ReviewState::Translated,
        StateName::Reviewed => ReviewState::Reviewed,
    };
    let mut wanted = Vec::new();
    if arguments.all {
        wanted.extend(project.documents()?.into_iter().map(|document| (document, None)));
    }
    for target in &arguments.targets {
        wanted.push(accept_target(project, target)?);
    }
    let mut count = 0;
    for (document, segment) in &wanted {
        let of = |id: &str| segment.as_deref().is_none_or(|segment| segment == id);
        count += project.accept(document, state, of, arguments.dry_run)?;
    }
    writeln!(io::stdout(), "{}", say.say(&Phrase::new("accept-recorded").with("count", count)))?;
    Ok(Status::Clean)
}

/// `DOCUMENT` or `DOCUMENT/SEGMENT`
fn accept_target(
    project: &Project,
    target: &str,
) -> Result<(DocumentName, Option<String>), Failure> {
    let unknown = || Failure::Said(Phrase::new("accept-unknown").with("name", target));
    let (name, segment) = match target.split_once('/') {
        Some((name, segment)) => (name, Some(segment.to_owned())),
        None => (target, None),
    };
    let document = named(project, name)?;
    if let (Some(segment), Some(locale)) = (&segment, project.targets.first()) {
        let known = project.with_pairs(&document, locale, |view| {
            view.pairs.iter().any(|pair| pair.id() == segment)
        })?;
        if !known {
            return Err(unknown());
        }
    }
    Ok((document, segment))
}

fn run_render(project: &Project, arguments: &RenderArguments) -> Run {
    let document = named(project, &arguments.document)?;
    let lang = &arguments.lang;
    let is_source = *lang == project.source;
    if !is_source && !project.targets.contains(lang) {
        let mut known = vec![project.source.clone()];
        known.extend(project.targets.iter().cloned());
        let phrase = Phrase::new("render-unknown-locale").with("name", &**lang);
        return Err(Failure::Said(phrase.with("known", known)));
    }
    let locale = if is_source { project.targets.first().unwrap_or(lang) } else { lang };
    let text = project.with_pairs(&document, locale, |view| {
        let mut text = String::new();
        for pair in view.pairs {
            let Some(source) = pair.source else { continue };
            let unit = if is_source { Some(source) } else { pair.target };
            let missing = || Phrase::new("render-missing").with("id", pair.id());
            let body = plain(unit.ok_or_else(missing)?)
                .ok_or_else(|| Phrase::new("render-placeables").with("id", pair.id()))?;
            let item = matches!(source.kind, UnitKind::Segment { kind: SegmentKind::Item, .. });
            push_block(&mut text, &body, item, arguments.width);
        }
        Ok(text)
    })?;
    let text = text.map_err(Failure::Said)?;
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Status::Clean)
}

fn push_block(text: &mut String, body: &str, item: bool, width: usize) {
    let marker = if item { "- " } else { "" };
    if !text.is_empty() && !item {
        text.push('\n');
    }
    if width == 0 {
        text.extend([marker, body, "\n"]);
        return;
    }
    let options = textwrap::Options::new(width).initial_indent(marker).subsequent_indent(if item {
        "  "
    } else {
        ""
    });
    for line in textwrap::wrap(body, options) {
        text.extend([&*line, "\n"]);
    }
}

/// The unit's text on one line, where it holds no placeables but literals.
fn plain(unit: &Unit<'_>) -> Option<String> {
    let mut text = String::new();
    for element in &unit.value.as_ref()?.elements {
        match element {
            Element::Text(part) => text.push_str(&part.value),
            Element::Placeable(placeable) => match &placeable.expression {
                Expression::Inline(Inline::String(value) | Inline::Number(value)) => {
                    text.push_str(value);
                }
                _ => return None,
            },
        }
    }
    Some(crate::text::folded(&text).into_owned())
}
