//! `diglot completions`.

use std::io::Write as _;

use clap::Args;
use clap_complete::Shell;

use super::{Run, Session, Status, help, raw_out};

#[derive(Args)]
pub(super) struct CompletionsArguments {
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Runs the command.
pub(super) fn run(session: &Session, arguments: &CompletionsArguments) -> Run {
    // The generator panics where its writer fails, as a closed pipe does; a buffer does not.
    let mut script = Vec::new();
    let mut command = help::command(session.say());
    clap_complete::generate(arguments.shell, &mut command, "diglot", &mut script);
    let mut out = raw_out();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Status::Clean)
}
