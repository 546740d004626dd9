//! `diglot import` of what comes back from a translator's tool, or was made by one.

use std::io::Write;

use super::{CommandResult, ExitStatus, Failure, Session, out, progress};
use crate::{
    project::{AdoptRequest, ConflictChoice, Project, ReturnRequest, ReturnedFile, ReturnedFiles},
    report::{self, NewDocumentReport, ReturnedFrom},
};

/// How it is taken.
pub(super) struct Settling<'s> {
    pub(super) choices: Vec<ConflictChoice>,
    pub(super) name: Option<&'s str>,
    pub(super) locale: Option<&'s str>,
    pub(super) force: bool,
    pub(super) dry_run: bool,
}

/// Takes files into the project: as translations of what it has, or as documents that are new to it.
pub(super) fn take(
    session: &Session,
    returned: ReturnedFiles,
    settling: &Settling<'_>,
) -> CommandResult {
    let project = session.project()?;
    let mut status = ExitStatus::Clean;
    let mut out = out();
    for file in returned.files {
        if let Some(name) = settling.name
            && project.document(name).is_err()
        {
            adopt(session, &project, &file, settling, &mut out)?;
            continue;
        }
        let request = ReturnRequest {
            package: &file.package,
            format: file.format,
            locale: file.locale(&project, settling.locale)?,
            choices: &settling.choices,
            force: settling.force,
            dry_run: settling.dry_run,
        };
        let answer = progress::waiting(session, "import-progress", || request.run(&project))?;
        if !file.package.is_ours && answer.knows_nothing() {
            adopt(session, &project, &file, settling, &mut out)?;
            continue;
        }
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

/// Brings a file in as documents of the project.
fn adopt(
    session: &Session,
    project: &Project,
    file: &ReturnedFile,
    settling: &Settling<'_>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let locale = file.locale(project, settling.locale)?;
    let request = AdoptRequest {
        path: &file.path,
        package: &file.package,
        format: file.format,
        name: settling.name,
        locale,
        force: settling.force,
        dry_run: settling.dry_run,
    };
    for document in progress::waiting(session, "import-progress", || request.run(project))? {
        let new = NewDocumentReport {
            name: &document.name,
            brought: &document.brought,
            losses: &[],
            locale: Some(locale.name()),
            dry_run: settling.dry_run,
        };
        out.write_all(report::new_document(&new, &session.style()).as_bytes())?;
    }
    Ok(())
}
