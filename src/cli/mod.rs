//! The command line: the only part that knows arguments, the environment and exit statuses.
//!
//! A file a command, each with what may be typed (its arguments) and what then happens (`run`).
//! `help` puts clap's words into the interface's language, `usage` says what is wrong with the
//! arguments, `session` holds what every command needs.

use std::{
    ffi::OsString,
    io,
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    process::ExitCode,
};

use clap::{FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::{
    l10n::Interface,
    model::Phrase,
    project::{ErrorPhrases, bug, reason},
};

mod accept;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod fill;
mod help;
mod import;
mod init;
mod interrupt;
mod output;
mod progress;
mod render;
mod reports;
mod returned;
mod review;
mod rules;
mod serve;
mod session;
mod status;
mod threads;
mod usage;

use output::{complain, json_out, out, raw_out};
use session::{Session, print_phrase};

// What arguments mean is said by the messages of `locales/*/cli.ftl`, which `help` puts in.
#[derive(Parser)]
#[command(name = "diglot", version)]
struct CommandArguments {
    #[command(flatten)]
    global: GlobalOptions,
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Args)]
struct GlobalOptions {
    #[arg(long, global = true, value_name = "DIR")]
    project: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", conflicts_with_all = ["project", "translations"])]
    config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANGUAGE")]
    ui_lang: Option<String>,
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    color: Option<ColourChoice>,
    #[arg(long, global = true, value_name = "PATTERN", requires = "translations")]
    reference: Option<String>,
    #[arg(long, global = true, value_name = "PATTERN")]
    translations: Option<String>,
    #[arg(long, global = true, value_name = "PATTERN", requires = "translations")]
    provenance: Option<String>,
    // The folder of the sources where `--reference` does not name it.
    #[arg(long, global = true, value_name = "LOCALE", requires = "translations")]
    source: Option<String>,
}

/// When what people read is in colours.
#[derive(Clone, Copy, ValueEnum)]
enum ColourChoice {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    Init(init::InitArguments),
    Import(import::ImportArguments),
    Check(check::CheckArguments),
    Status(status::StatusArguments),
    Diff(diff::DiffArguments),
    Accept(accept::AcceptArguments),
    Fill(fill::FillArguments),
    Review(review::ReviewArguments),
    Serve(serve::ServeArguments),
    Render(render::RenderArguments),
    Export(export::ExportArguments),
    Explain(explain::ExplainArguments),
    Rules(rules::RulesArguments),
    Completions(completions::CompletionsArguments),
}

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ExitStatus {
    Clean = 0,
    Findings = 1,
    Failed = 2,
}

/// Why a command could not do its work.
enum Failure {
    Said(Vec<Phrase>),
    Output(io::Error),
}

impl<E: ErrorPhrases> From<E> for Failure {
    fn from(error: E) -> Self {
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

type CommandResult = Result<ExitStatus, Failure>;

/// Runs the command that the process was called with.
#[must_use]
pub fn main() -> ExitCode {
    interrupt::wait_for_writes();
    panic::set_hook(Box::new(|panic| {
        complain(&format!("diglot: {}", panic.to_string().replace('\n', " ")));
    }));
    let typed: Vec<OsString> = std::env::args_os().collect();
    let language = session::language(&typed);
    let interface = Interface::new(&language);
    let mut command = help::command(&interface);
    let typed = help::asked(typed, &command);
    let matches = command.try_get_matches_from_mut(&typed);
    let arguments = match matches.and_then(|matches| CommandArguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return usage::complain(&error, &typed, &command, &interface),
    };
    threads::set_up();
    output::choose_colours(arguments.global.color);
    let session = Session::new(arguments.global, interface);
    session.say_if_not_spoken();
    let run = panic::catch_unwind(AssertUnwindSafe(|| run_command(&arguments.command, &session)));
    let status = match run.unwrap_or_else(|_| Err(bug(None).into())) {
        Ok(status) => status,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitStatus::Clean
        }
        Err(Failure::Output(error)) => {
            session.complain(&Phrase::new("error-output").with("reason", reason(&error)));
            ExitStatus::Failed
        }
        Err(Failure::Said(phrases)) => {
            for phrase in &phrases {
                session.complain(phrase);
            }
            ExitStatus::Failed
        }
    };
    ExitCode::from(status as u8)
}

fn run_command(command: &Command, session: &Session) -> CommandResult {
    match command {
        Command::Init(arguments) => init::run_init(session, arguments),
        Command::Import(arguments) => import::run_import(session, arguments),
        Command::Check(arguments) => check::run_check(session, arguments),
        Command::Status(arguments) => status::run_status(session, arguments),
        Command::Diff(arguments) => diff::run_diff(session, arguments),
        Command::Accept(arguments) => accept::run_accept(session, arguments),
        Command::Fill(arguments) => fill::run_fill(session, arguments),
        Command::Review(arguments) => review::run_review(session, arguments),
        Command::Serve(arguments) => serve::run_serve(session, arguments),
        Command::Render(arguments) => render::run_render(session, arguments),
        Command::Export(arguments) => export::run_export(session, arguments),
        Command::Explain(arguments) => explain::run_explain(session, arguments),
        Command::Rules(arguments) => rules::run_rules(session, arguments),
        Command::Completions(arguments) => completions::run_completions(session, arguments),
    }
}
