//! `diglot accept`.

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};

use super::{Failure, Run, Status, named};
use crate::{
    l10n::Interface,
    model::{Phrase, ReviewState},
    project::{DocumentName, Project},
};

#[derive(Args)]
pub(super) struct AcceptArguments {
    /// What to accept: DOCUMENT or DOCUMENT/SEGMENT
    pub(super) targets: Vec<String>,
    /// Accept everything
    #[arg(long)]
    pub(super) all: bool,
    /// State to record
    #[arg(long, value_enum, default_value = "translated")]
    pub(super) state: StateName,
    /// Only say how many records would change
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum StateName {
    Draft,
    Translated,
    Reviewed,
}

/// Runs the command.
pub(super) fn run(project: &Project, arguments: &AcceptArguments, say: &Interface) -> Run {
    if arguments.targets.is_empty() && !arguments.all {
        return Err(Failure::from(Phrase::new("accept-nothing")));
    }
    let state = match arguments.state {
        StateName::Draft => ReviewState::Draft,
        StateName::Translated => ReviewState::Translated,
        StateName::Reviewed => ReviewState::Reviewed,
    };
    let mut wanted = Vec::new();
    if arguments.all {
        wanted.extend(project.documents()?.into_iter().map(|document| (document, None)));
    }
    for target in &arguments.targets {
        wanted.push(accept_target(project, target)?);
    }
    let mut count = 0;
    for (document, segment) in &wanted {
        let of = |id: &str| segment.as_deref().is_none_or(|segment| segment == id);
        count += project.accept(document, state, of, arguments.dry_run)?;
    }
    writeln!(io::stdout(), "{}", say.say(&Phrase::new("accept-recorded").with("count", count)))?;
    Ok(Status::Clean)
}

/// `DOCUMENT` or `DOCUMENT/SEGMENT`
fn accept_target(
    project: &Project,
    target: &str,
) -> Result<(DocumentName, Option<String>), Failure> {
    let unknown = || Failure::from(Phrase::new("accept-unknown").with("name", target));
    let (name, segment) = match target.split_once('/') {
        Some((name, segment)) => (name, Some(segment.to_owned())),
        None => (target, None),
    };
    let document = named(project, name)?;
    if let (Some(segment), Some(locale)) = (&segment, project.targets().first()) {
        let known = project.with_pairs(&document, locale, |view| {
            view.pairs.iter().any(|pair| pair.id() == segment)
        })?;
        if !known {
            return Err(unknown());
        }
    }
    Ok((document, segment))
}
