//! Why something could not be done with a file of the project, and how a person is told so.

use std::sync::Arc;

use crate::{
    model::{Phrase, Problem, SourceFile},
    store,
};

/// An error that a person can be told, in the language they read.
///
/// ```
/// use std::sync::Arc;
///
/// use diglot::{ErrorPhrases as _, Interface, MemoryFiles, Project};
///
/// let files = MemoryFiles::from_iter([("diglot.toml", "source = 3")]);
/// let error = Project::open_in(Arc::new(files)).unwrap_err();
/// let told = Interface::new("en").say(&error.phrases()[0]);
/// assert!(told.starts_with("diglot.toml:1:10: "), "{told}");
/// ```
pub trait ErrorPhrases {
    /// What a person is told, a phrase a line.
    fn phrases(&self) -> Vec<Phrase>;
}

/// Why a file of the project could not be read or written.
#[derive(Debug, Clone, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum ProjectError {
    #[error("diglot failed at {path}")]
    Bug { path: String },
    #[error("{} does not hold", file.path())]
    Config { file: Arc<SourceFile>, problems: Vec<Problem> },
    #[error("{path} cannot be read: {}", reason.id)]
    Read { path: String, reason: Phrase },
    #[error("{path} {why}")]
    Refused { path: String, why: store::Refused },
    #[error("{path} cannot be written: {}", reason.id)]
    Write { path: String, reason: Phrase },
    #[error("no file is called like {pattern}")]
    NoMatch { pattern: String },
    #[error("{path} belongs to the project")]
    Own { path: String },
}

impl ProjectError {
    /// The file or folder that could not be looked at.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Read { path, .. } | Self::Refused { path, .. } | Self::Bug { path } => Some(path),
            _ => None,
        }
    }
}

impl ErrorPhrases for ProjectError {
    fn phrases(&self) -> Vec<Phrase> {
        let about = |id: &'static str, path: &str, reason: &Phrase| {
            vec![Phrase::new(id).with("path", path).with("reason", reason.clone())]
        };
        match self {
            Self::Bug { path } => vec![bug(Some(path))],
            Self::Config { file, problems } => {
                problems.iter().map(|problem| placed(file, problem)).collect()
            }
            Self::Read { path, reason } => about("error-read", path, reason),
            Self::Refused { path, why } => vec![Phrase::new(refusal(*why)).with("path", &**path)],
            Self::Write { path, reason } => about("error-write", path, reason),
            Self::NoMatch { pattern } => {
                vec![Phrase::new("error-no-match").with("pattern", &**pattern)]
            }
            Self::Own { path } => vec![Phrase::new("render-own-file").with("path", &**path)],
        }
    }
}

/// That diglot itself failed, at the file at `path` or altogether, and where that is to be reported.
#[must_use]
pub(crate) fn bug(path: Option<&str>) -> Phrase {
    let place = concat!(env!("CARGO_PKG_REPOSITORY"), "/issues");
    let phrase = match path {
        Some(path) => Phrase::new("error-bug").with("path", path),
        None => Phrase::new("error-bug-command"),
    };
    phrase.with("place", place)
}

/// A problem with its place before it, as compilers say it.
fn placed(file: &SourceFile, problem: &Problem) -> Phrase {
    let position = file.position(problem.span.start);
    Phrase::new("error-place")
        .with("place", format!("{}:{}:{}", file.path(), position.line, position.column))
        .with("problem", problem.message.clone())
}

fn refusal(why: store::Refused) -> &'static str {
    match why {
        store::Refused::Outside => "error-outside",
        store::Refused::Loop => "error-loop",
        store::Refused::ManyLinks => "error-many-links",
        store::Refused::Link => "error-link",
        store::Refused::Edited => "error-edited",
        store::Refused::Changed => "error-changed",
        store::Refused::ReadOnly => "error-read-only",
        store::Refused::Git => "error-git",
        store::Refused::Large => "error-large",
        store::Refused::Journal => "error-journal",
        store::Refused::NoFile => "error-no-file",
        store::Refused::Name => "error-name",
    }
}

/// That a file cannot be read.
pub(super) fn unread(path: &str, error: &std::io::Error) -> ProjectError {
    refused(path, error).unwrap_or_else(|| ProjectError::Read {
        path: path.to_owned(),
        reason: store::reason(error),
    })
}

/// That a file cannot be written.
pub(super) fn unwritten(path: &str, error: &std::io::Error) -> ProjectError {
    refused(path, error).unwrap_or_else(|| ProjectError::Write {
        path: path.to_owned(),
        reason: store::reason(error),
    })
}

/// What we ourselves refuse to do with a file.
fn refused(path: &str, error: &std::io::Error) -> Option<ProjectError> {
    let why = *error.get_ref()?.downcast_ref()?;
    Some(ProjectError::Refused { path: path.to_owned(), why })
}

impl From<store::FileError> for ProjectError {
    fn from(error: store::FileError) -> Self {
        match error {
            store::FileError::Read { path, error } => unread(&path, &error),
            store::FileError::Write { path, error } => unwritten(&path, &error),
        }
    }
}
