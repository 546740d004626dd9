//! Baseline files of `diglot check`.

use std::{io::Write as _, path::Path};

use super::{Failure, Run, Session, Status, out, say};
use crate::{
    model::{Baseline, Phrase},
    project::{Checked, Project, ProjectError, unread},
    store::{self, DiskFiles, Files as _},
};

/// Folder and name of a file that a person named, from where they are.
fn parts(path: &Path) -> (&Path, &str) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    (folder.unwrap_or(Path::new(".")), name)
}

/// Reads a baseline; a file that is not there is a mistake, not an empty baseline.
pub(super) fn read(path: &Path) -> Result<Baseline, Failure> {
    let (folder, name) = parts(path);
    let shown = path.display().to_string();
    let disk = DiskFiles::open(folder).map_err(ProjectError::from)?;
    let loaded = disk.load(name).map_err(|error| unread(&shown, &error))?;
    if !loaded.exists {
        return Err(Phrase::new("baseline-none").with("path", shown).into());
    }
    store::parse_baseline(&loaded.file).map_err(|problem| {
        ProjectError::Config { file: loaded.file.clone(), problems: vec![*problem] }.into()
    })
}

/// Writes what was found as the baseline. Where not all could be checked, nothing is written: what
/// was not seen would be missing, and come back as new.
pub(super) fn write(session: &Session, project: &Project, path: &Path, checked: &Checked) -> Run {
    let shown = path.display().to_string();
    if !checked.failures.is_empty() {
        let mut said: Vec<_> = checked.failures.iter().flat_map(ProjectError::phrases).collect();
        said.push(Phrase::new("baseline-incomplete").with("path", shown));
        return Err(Failure::Said(said));
    }
    let destination = project.destination(path)?;
    let (folder, name) = parts(&destination);
    let disk = DiskFiles::open(folder).map_err(ProjectError::from)?;
    let old = disk.load(name).map_err(|error| unread(&shown, &error))?;
    if old.exists && !store::is_baseline(old.file.text()) {
        return Err(Phrase::new("baseline-other").with("path", shown).into());
    }
    let baseline = Baseline::of(&checked.findings);
    project.write_out(path, &store::render_baseline(&baseline))?;
    let mut out = out();
    let phrase = Phrase::new("baseline-written").with("count", checked.findings.len());
    say(&mut out, &phrase.with("path", shown), &session.style())?;
    out.flush()?;
    Ok(Status::Clean)
}
