//! `diglot rules`.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{Run, Session, Status, json_out, out};
use crate::{check::Settings, report};

#[derive(Args)]
pub(super) struct RulesArguments {
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Json,
}

/// Runs the command.
pub(super) fn run(session: &Session, arguments: &RulesArguments) -> Run {
    let project = session.project_if_any()?;
    let settings = project.map_or_else(Settings::default, |project| project.settings);
    let mut out = match arguments.format {
        Format::Json => json_out(),
        Format::Human => out(),
    };
    match arguments.format {
        Format::Human => {
            let french = session.say().language() == "fr";
            let table = report::rules_table(&settings, french, &session.style());
            out.write_all(table.as_bytes())?;
        }
        Format::Json => {
            let french = session.say_to_machines().language() == "fr";
            report::rules_json(&settings, french, &mut out)?;
        }
    }
    out.flush()?;
    Ok(Status::Clean)
}
