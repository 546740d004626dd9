//! `diglot status`.

use std::{io::Write as _, path::PathBuf};

use clap::{Args, builder::PossibleValuesParser};

use super::{
    CommandResult, ExitStatus, Session, progress,
    reports::{format_out, written},
};
use crate::{
    project::{StatusRequest, write_report},
    report::{self, STATUS_FORMATS, StatusReport},
};

#[derive(Args)]
pub(super) struct StatusArguments {
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long, default_value = "human", value_parser = names(), value_name = "FORMAT")]
    format: String,
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(STATUS_FORMATS.iter().map(|format| format.name))
}

/// Runs the command.
pub(super) fn run_status(session: &Session, arguments: &StatusArguments) -> CommandResult {
    let project = session.project()?;
    let request =
        StatusRequest { documents: arguments.documents.clone(), locales: arguments.locale.clone() };
    let format = report::status_format(&arguments.format).unwrap_or(STATUS_FORMATS[0]);
    let answer = progress::reading(session, !format.is_for_people, |watch| {
        request.run_watched(&project, watch)
    })?;
    let history = if format.draws_history {
        progress::watched(session, "history-progress", |watch| {
            request.run_history(&project, watch)
        })?
    } else {
        Vec::new()
    };
    let mut out = format_out(format.name);
    let style = session.style_for(arguments.output.as_deref());
    let report = StatusReport { rows: &answer.rows, history: &history, style: &style };
    match &arguments.output {
        None => (format.write)(&report, &mut out)?,
        Some(path) => {
            let mut text = Vec::new();
            (format.write)(&report, &mut text)?;
            write_report(Some(&project), path, &String::from_utf8_lossy(&text))?;
            written(&mut out, path, session)?;
        }
    }
    out.flush()?;
    Ok(session.ended(&answer.failures, ExitStatus::Clean))
}
