//! `diglot status`.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{Run, Session, Status, json_out, out, progress};
use crate::{project::StatusRequest, report};

#[derive(Args)]
pub(super) struct StatusArguments {
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

/// Runs the command.
pub(super) fn run(session: &Session, arguments: &StatusArguments) -> Run {
    let project = session.project()?;
    let (documents, locales) = (arguments.documents.clone(), arguments.locale.clone());
    let by_program = matches!(arguments.format, Format::Json);
    let answer = progress::reading(session, by_program, |watch| {
        StatusRequest { documents, locales }.run_watched(&project, watch)
    })?;
    let mut out = if by_program { json_out() } else { out() };
    match arguments.format {
        Format::Json => report::status_json(&answer.rows, &mut out)?,
        Format::Human => {
            out.write_all(report::status(&answer.rows, &session.style()).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(session.ended(&answer.failures, Status::Clean))
}
