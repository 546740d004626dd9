//! `diglot diff`.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{Run, Session, Status, Target, names, out, progress, say};
use crate::{model::Phrase, report};

#[derive(Args)]
pub(super) struct DiffArguments {
    #[arg(value_name = "DOCUMENT[/SEGMENT]")]
    targets: Vec<String>,
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
pub(super) fn run(session: &Session, arguments: &DiffArguments) -> Run {
    let project = session.project()?;
    let locales = names::locales(&project, &arguments.locale)?;
    let (targets, mut failures) = names::targets(&project, &arguments.targets)?;
    let mut changes = Vec::new();
    let by_program = matches!(arguments.format, Format::Json);
    progress::reading(session, (targets.len(), by_program), |done| {
        for (index, Target { document, segment }) in targets.iter().enumerate() {
            for locale in &locales {
                match project.changes(document, locale, segment.as_deref()) {
                    Ok(more) => changes.extend(more),
                    Err(error) => failures.push(error),
                }
            }
            done(index + 1);
        }
    });
    let mut out = out();
    match arguments.format {
        Format::Json => report::changes_json(&changes, &mut out)?,
        Format::Human => {
            let style = session.style();
            out.write_all(report::changes(&changes, &style).as_bytes())?;
            // "Nothing changed" is not known of what could not be read.
            let hidden = changes.is_empty() && !failures.is_empty();
            let closing = if changes.is_empty() { "diff-none" } else { "diff-closing" };
            let closing = Phrase::new(closing).with("count", changes.len());
            if !hidden {
                say(&mut out, &closing, &style)?;
            }
        }
    }
    out.flush()?;
    Ok(session.ended(&failures, Status::Clean))
}
