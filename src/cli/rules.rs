//! `diglot rules`.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{CommandResult, ExitStatus, Session, json_out, out};
use crate::{check::Settings, report};

#[derive(Args)]
pub(super) struct RulesArguments {
    #[arg(long, value_enum, default_value = "human")]
    format: RulesFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum RulesFormat {
    Human,
    Json,
}

/// Runs the command.
pub(super) fn run_rules(session: &Session, arguments: &RulesArguments) -> CommandResult {
    let project = session.project_if_any()?;
    let settings = project.map_or_else(Settings::default, |project| project.settings);
    let mut out = match arguments.format {
        RulesFormat::Json => json_out(),
        RulesFormat::Human => out(),
    };
    match arguments.format {
        RulesFormat::Human => {
            let french = session.interface().language() == "fr";
            let table = report::rules_table(&settings, french, &session.style());
            out.write_all(table.as_bytes())?;
        }
        RulesFormat::Json => {
            let french = session.say_to_machines().language() == "fr";
            report::rules_json(&settings, french, &mut out)?;
        }
    }
    out.flush()?;
    Ok(ExitStatus::Clean)
}
