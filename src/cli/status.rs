//! `diglot status`.

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Run, Status, chosen};
use crate::{l10n::Interface, project::Project, report};

#[derive(Args)]
pub(super) struct StatusArguments {
    /// Documents to show (default: all)
    pub(super) documents: Vec<String>,
    /// Form of the table
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: StatusFormat,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum StatusFormat {
    Human,
    Json,
}

/// Runs the command.
pub(super) fn run(project: &Project, arguments: &StatusArguments, say: &Interface) -> Run {
    let mut rows = Vec::new();
    for document in chosen(project, &arguments.documents)? {
        for locale in project.targets() {
            rows.push(project.progress(&document, locale)?);
        }
    }
    let mut out = io::stdout().lock();
    match arguments.format {
        StatusFormat::Json => {
            let documents: Vec<_> = rows.iter().map(report::status_json).collect();
            writeln!(out, "{:#}", json!({"version": 1, "documents": documents}))?;
        }
        StatusFormat::Human => {
            for row in &rows {
                write!(out, "{}", report::status(row, say))?;
            }
        }
    }
    Ok(Status::Clean)
}
