//! `diglot import` of what comes back from a translator's tool.

use std::io::Write as _;

use super::{CommandResult, ExitStatus, Session, out};
use crate::{
    project::{ConflictChoice, ReturnRequest, ReturnedFiles},
    report::{self, ReturnedFrom},
};

/// How it is taken.
pub(super) struct Settling<'s> {
    pub(super) choices: Vec<ConflictChoice>,
    pub(super) locale: Option<&'s str>,
    pub(super) force: bool,
    pub(super) dry_run: bool,
}

/// Takes files into the project.
pub(super) fn take(
    session: &Session,
    returned: ReturnedFiles,
    settling: &Settling<'_>,
) -> CommandResult {
    let project = session.project()?;
    let mut status = ExitStatus::Clean;
    let mut out = out();
    for file in returned.files {
        let answer = ReturnRequest {
            package: &file.package,
            format: file.format,
            locale: file.locale(&project, settling.locale)?,
            choices: &settling.choices,
            force: settling.force,
            dry_run: settling.dry_run,
        }
        .run(&project)?;
        let path = file.path.display().to_string();
        let from = ReturnedFrom { path: &path, dry_run: settling.dry_run };
        out.write_all(report::returned(&answer, from, &session.style()).as_bytes())?;
        if !answer.is_clean() {
            status = ExitStatus::Findings;
        }
    }
    out.flush()?;
    Ok(status)
}
