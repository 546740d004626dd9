//! `diglot explain`.

use std::io::Write as _;

use clap::Args;

use super::{CommandResult, ExitStatus, Session, out};
use crate::{check::Settings, project::named_rule, report};

#[derive(Args)]
pub(super) struct ExplainArguments {
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

/// Runs the command.
pub(super) fn run_explain(session: &Session, arguments: &ExplainArguments) -> CommandResult {
    let french = session.interface().language() == "fr";
    let style = session.style();
    let text = if let Some(name) = &arguments.rule {
        let rule = named_rule(name)?;
        // What a rule means can be read where the project cannot.
        let project = session.project_if_any().ok().flatten();
        let settings = project.map_or_else(Settings::default, |project| project.settings);
        report::page(rule, &settings, french, &style)
    } else {
        let project = session.project_if_any()?;
        let settings = project.map_or_else(Settings::default, |project| project.settings);
        report::rules_table(&settings, french, &style)
    };
    let mut out = out();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitStatus::Clean)
}
