//! `diglot status`.

use std::{
    io::Write as _,
    sync::atomic::{AtomicUsize, Ordering},
};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::{Run, Session, Status, names, out, progress};
use crate::{model::Locale, project::DocumentName, report};

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
    let (documents, mut failures) = names::documents_or_failures(&project, &arguments.documents)?;
    let locales = names::locales(&project, &arguments.locale)?;
    let all: Vec<_> = documents.iter().flat_map(|d| locales.iter().map(move |l| (d, *l))).collect();
    let by_program = matches!(arguments.format, Format::Json);
    let rows: Vec<_> = progress::reading(session, (all.len(), by_program), |done| {
        let count = AtomicUsize::new(0);
        let row = |(document, locale): &(&DocumentName, &Locale)| {
            let row = project.progress(document, locale);
            done(count.fetch_add(1, Ordering::Relaxed) + 1);
            row
        };
        all.par_iter().map(row).collect()
    });
    let rows: Vec<_> = (rows.into_iter())
        .filter_map(|row| row.map_err(|error| failures.push(error)).ok())
        .collect();
    let mut out = out();
    match arguments.format {
        Format::Json => report::status_json(&rows, &mut out)?,
        Format::Human => out.write_all(report::status(&rows, &session.style()).as_bytes())?,
    }
    out.flush()?;
    Ok(session.ended(&failures, Status::Clean))
}
