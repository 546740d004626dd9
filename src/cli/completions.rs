//! `diglot completions`: what shells and `man` read.

use std::{io::Write as _, path::PathBuf};

use clap::{Args, Command, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man;

use super::{CommandResult, ExitStatus, Session, help, raw_out};
use crate::project::write_report;

#[derive(Args)]
pub(super) struct CompletionsArguments {
    #[arg(value_enum, value_name = "SHELL")]
    shell: CompletionTarget,
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// What completions are for, or the manual pages.
#[derive(Clone, Copy, ValueEnum)]
enum CompletionTarget {
    Bash,
    Elvish,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
    Zsh,
    Man,
}

/// Runs the command.
pub(super) fn run_completions(
    session: &Session,
    arguments: &CompletionsArguments,
) -> CommandResult {
    // The generators panic where their writer fails, as a closed pipe does; a buffer does not.
    let mut command = help::command(session.interface());
    let files = match arguments.shell {
        CompletionTarget::Man => manual_pages(command)?,
        CompletionTarget::Bash => vec![script(Shell::Bash, &mut command)],
        CompletionTarget::Elvish => vec![script(Shell::Elvish, &mut command)],
        CompletionTarget::Fish => vec![script(Shell::Fish, &mut command)],
        CompletionTarget::PowerShell => vec![script(Shell::PowerShell, &mut command)],
        CompletionTarget::Zsh => vec![script(Shell::Zsh, &mut command)],
    };
    let mut out = raw_out();
    for (name, text) in files {
        match &arguments.output {
            Some(folder) => write_report(None, &folder.join(name), &text)?,
            None => out.write_all(text.as_bytes())?,
        }
    }
    out.flush()?;
    Ok(ExitStatus::Clean)
}

/// A completion script, under the name by which its shell finds it.
fn script(shell: Shell, command: &mut Command) -> (String, String) {
    let mut script = Vec::new();
    clap_complete::generate(shell, command, "diglot", &mut script);
    let name = clap_complete::Generator::file_name(&shell, "diglot");
    (name, String::from_utf8_lossy(&script).into_owned())
}

/// A manual page for the program and one for each command, under their names.
fn manual_pages(command: Command) -> std::io::Result<Vec<(String, String)>> {
    let mut command = command;
    command.build();
    let page = |command: &Command, name: String| {
        let mut text = Vec::new();
        Man::new(command.clone().name(name.clone())).render(&mut text)?;
        Ok((format!("{name}.1"), String::from_utf8_lossy(&text).into_owned()))
    };
    let own = std::iter::once(page(&command, "diglot".to_owned()));
    let commands = command.get_subcommands().filter(|sub| sub.get_name() != "help");
    let rest = commands.map(|sub| page(sub, format!("diglot-{}", sub.get_name())));
    own.chain(rest).collect()
}
