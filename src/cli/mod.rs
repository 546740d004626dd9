//! The command line: the only part that knows arguments, the environment and exit statuses.

use std::{
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{
    l10n::Interface,
    model::Phrase,
    project::{DocumentName, Project, ProjectError},
};

mod accept;
mod check;
mod render;
mod status;

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
    Check(check::CheckArguments),
    /// Record that translations are true to their source. Example: diglot accept report/opening
    Accept(accept::AcceptArguments),
    /// Show how far each document has come. Example: diglot status --format json
    Status(status::StatusArguments),
    /// Write a document out in one language. Example: diglot render report --lang fr
    Render(render::RenderArguments),
}

/// How a command ended.
#[derive(Clone, Copy)]
enum Status {
    Clean = 0,
    Findings = 1,
    Failed = 2,
}

enum Failure {
    Said(Vec<Phrase>),
    Output(io::Error),
}

impl From<ProjectError> for Failure {
    fn from(error: ProjectError) -> Self {
        Self::Said(error.phrases())
    }
}

impl From<Phrase> for Failure {
    fn from(phrase: Phrase) -> Self {
        Self::Said(vec![phrase])
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
        Err(Failure::Said(phrases)) => {
            for phrase in &phrases {
                complain(&say.say(phrase));
            }
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
        // Machine formats speak English unless told otherwise.
        Command::Check(check) if check.is_machine() && arguments.ui_lang.is_none() => {
            check::run(&project, check, &Interface::new("en"))
        }
        Command::Check(check) => check::run(&project, check, say),
        Command::Accept(accept) => accept::run(&project, accept, say),
        Command::Status(status) => status::run(&project, status, say),
        Command::Render(render) => render::run(&project, render),
    }
}

fn named(project: &Project, name: &str) -> Result<DocumentName, Failure> {
    let documents = project.documents()?;
    let known: Vec<_> = documents.iter().map(|document| document.name.clone()).collect();
    documents.into_iter().find(|document| document.name == name).ok_or_else(|| {
        Failure::from(
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
