//! Baseline files of `diglot check`.

use std::{io::Write as _, path::Path};

use super::{Failure, Run, Session, Status, out, say};
use crate::{
    model::{Baseline, Phrase},
    project::{Checked, ProjectError},
    store,
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
    let failed = |reason: String| ProjectError::Read { path: shown.clone(), reason };
    let loaded = store::load(folder, name).map_err(|error| failed(error.to_string()))?;
    if !loaded.exists {
        return Err(Phrase::new("baseline-none").with("path", shown).into());
    }
    store::parse_baseline(&loaded.file).map_err(|problem| {
        let (file, problems) = (std::sync::Arc::new(loaded.file), vec![*problem]);
        ProjectError::Config { file, problems }.into()
    })
}

/// Writes what was found as the baseline.
pub(super) fn write(session: &Session, path: &Path, checked: &Checked) -> Run {
    let (folder, name) = parts(path);
    let failed = |reason: String| ProjectError::Write { path: path.display().to_string(), reason };
    let baseline = Baseline::of(&checked.findings);
    store::save(folder, name, &store::render_baseline(&baseline))
        .map_err(|error| failed(error.to_string()))?;
    let mut out = out();
    let phrase = Phrase::new("baseline-written").with("count", checked.findings.len());
    say(&mut out, &phrase.with("path", path.display().to_string()), &session.style())?;
    out.flush()?;
    for phrase in checked.failures.iter().flat_map(ProjectError::phrases) {
        session.complain(&phrase);
    }
    Ok(if checked.failures.is_empty() { Status::Clean } else { Status::Failed })
}
