//! `diglot diff`.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{CommandResult, ExitStatus, Session, json_out, out, print_phrase, progress};
use crate::{model::Phrase, project::DiffRequest, report};

#[derive(Args)]
pub(super) struct DiffArguments {
    #[arg(value_name = "DOCUMENT[/SEGMENT]")]
    targets: Vec<String>,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: DiffFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum DiffFormat {
    Human,
    Json,
}

/// Runs the command.
pub(super) fn run_diff(session: &Session, arguments: &DiffArguments) -> CommandResult {
    let project = session.project()?;
    let (targets, locales) = (arguments.targets.clone(), arguments.locale.clone());
    let by_program = matches!(arguments.format, DiffFormat::Json);
    let answer = progress::reading(session, by_program, |watch| {
        DiffRequest { targets, locales }.run_watched(&project, watch)
    })?;
    let mut out = if by_program { json_out() } else { out() };
    match arguments.format {
        DiffFormat::Json => report::changes_json(&answer.changes, &mut out)?,
        DiffFormat::Human => {
            let style = session.style();
            out.write_all(report::changes(&answer.changes, &style).as_bytes())?;
            // "Nothing changed" is not known of what could not be read.
            let hidden = answer.changes.is_empty() && !answer.failures.is_empty();
            let closing = if answer.changes.is_empty() { "diff-none" } else { "diff-closing" };
            let closing = Phrase::new(closing).with("count", answer.changes.len());
            if !hidden {
                print_phrase(&mut out, &closing, &style)?;
            }
        }
    }
    out.flush()?;
    Ok(session.ended(&answer.failures, ExitStatus::Clean))
}
