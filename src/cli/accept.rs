//! `diglot accept`.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{CommandResult, ExitStatus, Session, out, progress};
use crate::{
    model::ReviewState,
    project::{AcceptRequest, HistoryRequest, PageStamp},
    report,
};

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
pub(super) struct AcceptArguments {
    #[arg(value_name = "DOCUMENT[/SEGMENT]", required_unless_present_any = ["all", "from_history"])]
    targets: Vec<String>,
    #[arg(long, conflicts_with = "targets")]
    all: bool,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long, value_enum, value_name = "STATE")]
    state: Option<StateName>,
    #[arg(long)]
    typographic: bool,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    stamp: bool,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, conflicts_with_all = ["typographic", "force", "stamp"])]
    from_history: bool,
    #[arg(long, value_name = "REV", requires = "from_history")]
    since: Option<String>,
    #[arg(long, value_name = "KEY", requires = "from_history")]
    commit_key: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum StateName {
    Draft,
    Translated,
    Reviewed,
}

impl StateName {
    fn state(self) -> ReviewState {
        match self {
            Self::Draft => ReviewState::Draft,
            Self::Translated => ReviewState::Translated,
            Self::Reviewed => ReviewState::Reviewed,
        }
    }
}

/// Runs the command.
pub(super) fn run_accept(session: &Session, arguments: &AcceptArguments) -> CommandResult {
    if arguments.from_history {
        return from_history(session, arguments);
    }
    let project = session.project()?;
    let request = AcceptRequest {
        targets: arguments.targets.clone(),
        locales: arguments.locale.clone(),
        state: arguments.state.map(StateName::state),
        typographic: arguments.typographic,
        force: arguments.force,
        stamp: arguments.stamp,
        dry_run: arguments.dry_run,
    };
    let answer =
        progress::watched(session, "check-progress", |watch| request.run_watched(&project, watch))?;
    let command = command(arguments);
    let mut out = out();
    let told = report::accepted(&answer, arguments.dry_run, &command, &session.style());
    out.write_all(told.as_bytes())?;
    out.flush()?;
    for finding in &answer.refusals {
        session.complain(&report::refusal(finding));
    }
    let apart = report::set_apart(&answer);
    for phrase in &apart {
        session.complain(phrase);
    }
    let unstamped: Vec<_> = answer.stamps.iter().filter_map(PageStamp::phrase).collect();
    for phrase in &unstamped {
        session.complain(phrase);
    }
    let is_clean = answer.refusals.is_empty() && apart.is_empty() && unstamped.is_empty();
    let status = if is_clean { ExitStatus::Clean } else { ExitStatus::Findings };
    Ok(session.ended(&answer.failures, status))
}

/// `diglot accept --from-history`.
fn from_history(session: &Session, arguments: &AcceptArguments) -> CommandResult {
    let project = session.project()?;
    let request = HistoryRequest {
        targets: arguments.targets.clone(),
        locales: arguments.locale.clone(),
        state: arguments.state.map(StateName::state),
        commit_key: arguments.commit_key.clone(),
        since: arguments.since.clone(),
        dry_run: arguments.dry_run,
    };
    let answer = progress::watched(session, "history-progress", |watch| {
        request.run_watched(&project, watch)
    })?;
    let mut out = out();
    let told = report::from_history(&answer.recorded, arguments.dry_run, &session.style());
    out.write_all(told.as_bytes())?;
    out.flush()?;
    for phrase in report::left_out(&answer.recorded) {
        session.complain(&phrase);
    }
    Ok(session.ended(&answer.failures, ExitStatus::Clean))
}

/// What shows the warnings about what was accepted.
fn command(arguments: &AcceptArguments) -> String {
    let documents = arguments.targets.iter().map(|name| name.split('/').next().unwrap_or(name));
    let mut documents: Vec<&str> = documents.collect();
    documents.dedup();
    documents.insert(0, "diglot check");
    documents.join(" ")
}
