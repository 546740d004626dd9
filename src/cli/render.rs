//! `diglot render`.

use std::{io::Write as _, path::PathBuf};

use clap::{Args, ValueEnum};

use super::{CommandResult, ExitStatus, Session, output::document_out};
use crate::project::{RenderFallback, RenderFormat, RenderRequest, UnsettledKind};

/// Columns that nobody has; a line of text is padded to as many.
const MAX_COLUMNS: i64 = 10_000;

#[derive(Args)]
pub(super) struct RenderArguments {
    document: String,
    #[arg(long, value_name = "LOCALE")]
    lang: String,
    #[arg(long, value_name = "LOCALE")]
    facing: Option<String>,
    #[arg(long, value_enum)]
    format: Option<RenderFormatName>,
    #[arg(long, value_enum, default_value = "mark")]
    fallback: Fallback,
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(..=MAX_COLUMNS))]
    width: Option<u16>,
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STATE")]
    deny: Vec<UnsettledName>,
}

#[derive(Clone, Copy, ValueEnum)]
enum UnsettledName {
    Stale,
    Draft,
}

impl UnsettledName {
    fn kind(self) -> UnsettledKind {
        match self {
            Self::Stale => UnsettledKind::Stale,
            Self::Draft => UnsettledKind::Draft,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum RenderFormatName {
    Text,
    Markdown,
    Html,
}

impl RenderFormatName {
    fn format(self) -> RenderFormat {
        match self {
            Self::Text => RenderFormat::Text,
            Self::Markdown => RenderFormat::Markdown,
            Self::Html => RenderFormat::Html,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Fallback {
    Source,
    Mark,
    Fail,
}

impl Fallback {
    fn fallback(self) -> RenderFallback {
        match self {
            Self::Source => RenderFallback::Source,
            Self::Mark => RenderFallback::Mark,
            Self::Fail => RenderFallback::Fail,
        }
    }
}

/// Runs the command.
pub(super) fn run_render(session: &Session, arguments: &RenderArguments) -> CommandResult {
    let project = session.project()?;
    let is_printed = arguments.output.as_deref().is_none_or(|path| path.as_os_str() == "-");
    let format = arguments.format.map(RenderFormatName::format);
    let request = RenderRequest {
        document: arguments.document.clone(),
        locale: arguments.lang.clone(),
        facing: arguments.facing.clone(),
        format,
        fallback: arguments.fallback.fallback(),
        width: arguments.width,
        variables: arguments.set.clone(),
        output: arguments.output.clone().filter(|_| !is_printed),
        deny: arguments.deny.iter().map(|name| name.kind()).collect(),
    };
    let answer = request.run(&project)?;
    for phrase in &answer.notes {
        session.complain(phrase);
    }
    if answer.is_denied {
        return Ok(ExitStatus::Findings);
    }
    if is_printed {
        let mut out = document_out();
        out.write_all(answer.text.as_bytes())?;
        out.flush()?;
    }
    Ok(ExitStatus::Clean)
}
