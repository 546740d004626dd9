//! Baseline files: findings that a project has agreed to live with for now.

use std::path::Path;

use crate::{
    model::{Baseline, Phrase},
    store::{self, DiskFiles, Files as _, LoadedText},
};

use super::{CheckAnswer, ErrorPhrases, Project, ProjectError, error::unread};

/// Why a baseline could not be read or written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum BaselineError {
    #[error("there is no file {path}")]
    NoFile { path: String },
    /// Not all could be checked: what was not seen would be missing, and come back as new.
    #[error("{path} would be incomplete")]
    Incomplete { path: String, failures: Vec<Phrase> },
    #[error("{path} is a file of another kind")]
    OtherFile { path: String },
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ErrorPhrases for BaselineError {
    fn phrases(&self) -> Vec<Phrase> {
        match self {
            Self::NoFile { path } => vec![Phrase::new("baseline-none").with("path", &**path)],
            Self::Incomplete { path, failures } => {
                let mut said = failures.clone();
                said.push(Phrase::new("baseline-incomplete").with("path", &**path));
                said
            }
            Self::OtherFile { path } => vec![Phrase::new("baseline-other").with("path", &**path)],
            Self::Project(error) => error.phrases(),
        }
    }
}

/// Reads a file that a person named, from where they are.
fn load(path: &Path, shown: &str) -> Result<LoadedText, ProjectError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let disk = DiskFiles::open(folder.unwrap_or(Path::new(".")))?;
    disk.load(name).map_err(|error| unread(shown, &error))
}

/// Reads a baseline; a file that is not there is a mistake, not an empty baseline.
///
/// ```no_run
/// use std::path::Path;
///
/// use diglot::{CheckRequest, Project, read_baseline, write_baseline};
///
/// let project = Project::open(Path::new("."), false)?;
/// let path = Path::new("baseline.toml");
/// write_baseline(&project, path, &CheckRequest::default().run(&project)?)?;
/// let baseline = Some(read_baseline(path)?);
/// let answer = CheckRequest { baseline, ..CheckRequest::default() }.run(&project)?;
/// assert!(answer.findings.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// When it is not there, cannot be read, or is none.
pub fn read_baseline(path: &Path) -> Result<Baseline, BaselineError> {
    let shown = path.display().to_string();
    let loaded = load(path, &shown)?;
    if !loaded.exists {
        return Err(BaselineError::NoFile { path: shown });
    }
    store::parse_baseline(&loaded.file).map_err(|problem| {
        ProjectError::Config { file: loaded.file.clone(), problems: vec![*problem] }.into()
    })
}

/// Writes what was found as the baseline.
///
/// # Errors
///
/// When not all could be checked, what is there is no baseline, or it cannot be written.
pub fn write_baseline(
    project: &Project,
    path: &Path,
    answer: &CheckAnswer,
) -> Result<(), BaselineError> {
    let shown = path.display().to_string();
    if !answer.failures.is_empty() {
        let failures = answer.failures.iter().flat_map(ErrorPhrases::phrases).collect();
        return Err(BaselineError::Incomplete { path: shown, failures });
    }
    let old = load(&project.destination(path)?, &shown)?;
    if old.exists && !store::is_baseline(old.file.text()) {
        return Err(BaselineError::OtherFile { path: shown });
    }
    let baseline = Baseline::from_findings(&answer.findings);
    Ok(project.write_out(path, &store::render_baseline(&baseline))?)
}
