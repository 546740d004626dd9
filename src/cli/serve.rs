//! `diglot serve`.

use std::io::Write as _;

use clap::Args;

use super::{CommandResult, ExitStatus, Failure, Session, out};
use crate::{
    model::Phrase,
    project,
    serve::{self, Workbench},
};

#[derive(Args)]
pub(super) struct ServeArguments {
    #[arg(long)]
    open: bool,
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
}

/// Runs the command.
pub(super) fn run_serve(session: &Session, arguments: &ServeArguments) -> CommandResult {
    let project = session.project()?;
    let workbench = Workbench::new(project, session.interface().language());
    let ready = |address: &str| {
        let phrase = Phrase::new("serve-ready").with("address", address);
        let mut out = out();
        let lines = [
            session.interface().say(&phrase),
            session.interface().say(&Phrase::new("serve-ready-help")),
        ];
        // The address is one word, to be clicked or copied: no line is folded.
        let _ = writeln!(out, "{}\n{}", lines[0], lines[1]).and_then(|()| out.flush());
        if arguments.open && open::that_detached(address).is_err() {
            session.complain(&Phrase::new("serve-no-browser"));
        }
    };
    serve::serve_workbench(workbench, arguments.port, ready).map_err(|error| {
        let phrase =
            Phrase::new("serve-port").with("port", usize::from(arguments.port).to_string());
        Failure::from(phrase.with("reason", project::reason(&error)))
    })?;
    Ok(ExitStatus::Clean)
}
