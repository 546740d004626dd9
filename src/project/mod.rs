//! A project as a whole: its documents found, read, paired, checked and recorded.

use std::{path::Path, sync::Arc};

use crate::{
    check::{OptionKind, Settings, SettingsError, rule},
    model::{
        Config, FileBefore, FileEdit, Glossary, Locale, Phrase, Problem, ProblemKind, SourceFile,
        TemplateError, Value,
    },
    store::{self, BufferedFiles, Files, Loaded, WriteLock},
};

mod accept;
mod changes;
mod check;
mod consistency;
mod create;
mod definitions;
mod documents;
mod filter;
mod fix;
mod glossary;
mod history;
mod import;
mod open;
mod progress;
mod strays;
mod tally;
mod texts;
mod view;

pub use accept::{Acceptance, AcceptanceRequest, Acceptances, Accepted};
pub use changes::Changed;
pub use check::{Checked, Counts, Watch};
pub use documents::{DocumentName, Documents};
pub use fix::Fixes;
pub use history::{Recorded, Wanted};
pub use import::{
    Brought, Change, ChangeKind, Conflict, Doubt, NewDocument, NewVersion, Revision, Settle,
    Translations,
};
pub use open::Bare;
pub use progress::{Amount, Progress};
pub use tally::{Tallies, Tally};
pub use view::View;

use glossary::GlossaryFile;

/// A folder with a `diglot.toml`: its configuration and its files, on the disk or elsewhere.
#[derive(Debug, Clone)]
pub struct Project {
    files: Arc<dyn Files>,
    /// What its project file says.
    pub config: Config,
    /// Its rules' severities and options.
    pub settings: Settings,
    glossary: Arc<GlossaryFile>,
    file: Arc<SourceFile>,
    /// Documents with which those that are checked are compared.
    others: Vec<DocumentName>,
}

/// Why something could not be done at all.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum ProjectError {
    #[error("no diglot.toml in {path} or above")]
    NoProject { path: String },
    #[error("{} does not hold", file.path())]
    Config { file: Arc<SourceFile>, problems: Vec<Problem> },
    #[error("{path} cannot be read: {}", reason.id)]
    Read { path: String, reason: Phrase },
    #[error("{path} {why}")]
    Refused { path: String, why: store::Refused },
    #[error(transparent)]
    History(#[from] crate::history::HistoryError),
    #[error("no file is called like {pattern}")]
    NoMatch { pattern: String },
    #[error("{path} cannot be written: {}", reason.id)]
    Write { path: String, reason: Phrase },
    #[error("{pattern}: {error}")]
    Pattern { pattern: String, error: TemplateError },
    #[error("{pattern} has no place for a locale")]
    NoPlace { pattern: String },
    #[error("{name} is no language identifier")]
    NoLocale { name: String },
    #[error("{path} belongs to the project")]
    Own { path: String },
    #[error("{path} exists")]
    Exists { path: String },
    #[error("{name} is no name of a document")]
    DocumentName { name: String },
    #[error("hardly anything of {name} is left in this version")]
    Unlike { name: String, percent: usize },
    #[error("no structured document is called {name}")]
    NoDocument { name: String },
    #[error("the project has no structured documents")]
    NoContent,
    #[error("these two documents hardly match")]
    Unrelated { percent: usize },
    #[error("the translation is in {found}, not in {expected}")]
    OtherLanguage { expected: String, found: String },
}

impl ProjectError {
    /// The file or folder that could not be looked at.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Read { path, .. } | Self::Refused { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The error as a person is told it, a phrase a line.
    #[must_use]
    pub fn phrases(&self) -> Vec<Phrase> {
        let about = |id: &'static str, path: &str, reason: &Phrase| {
            vec![Phrase::new(id).with("path", path).with("reason", reason.clone())]
        };
        match self {
            Self::NoProject { path } => vec![Phrase::new("error-no-project").with("path", &**path)],
            Self::Config { file, problems } => {
                problems.iter().map(|problem| placed(file, problem)).collect()
            }
            Self::Read { path, reason } => about("error-read", path, reason),
            Self::Refused { path, why } => vec![Phrase::new(refusal(*why)).with("path", &**path)],
            Self::History(error) => vec![error.phrase()],
            Self::NoMatch { pattern } => {
                vec![Phrase::new("error-no-match").with("pattern", &**pattern)]
            }
            Self::Write { path, reason } => about("error-write", path, reason),
            Self::Exists { path } => vec![Phrase::new("error-exists").with("path", &**path)],
            Self::DocumentName { name } => vec![Phrase::new("import-name").with("name", &**name)],
            Self::Unlike { name, percent } => vec![
                Phrase::new("import-unlike").with("document", &**name).with("percent", *percent),
            ],
            Self::NoDocument { name } => {
                vec![Phrase::new("import-no-document").with("name", &**name)]
            }
            Self::NoContent => vec![Phrase::new("import-no-content")],
            Self::Unrelated { percent } => {
                vec![Phrase::new("import-unrelated").with("percent", *percent)]
            }
            Self::OtherLanguage { expected, found } => vec![
                Phrase::new("import-other-language")
                    .with("expected", &**expected)
                    .with("found", &**found),
            ],
            Self::Pattern { pattern, error } => vec![
                Phrase::new("error-pattern")
                    .with("pattern", &**pattern)
                    .with("problem", store::pattern_phrase(error)),
            ],
            Self::NoPlace { pattern } => {
                vec![Phrase::new("config-pattern-locale").with("pattern", &**pattern)]
            }
            Self::NoLocale { name } => vec![Phrase::new("config-locale").with("name", &**name)],
            Self::Own { path } => vec![Phrase::new("render-own-file").with("path", &**path)],
        }
    }
}

/// A problem with its place before it, as compilers say it.
fn placed(file: &SourceFile, problem: &Problem) -> Phrase {
    let position = file.position(problem.span.start);
    Phrase::new("error-place")
        .with("place", format!("{}:{}:{}", file.path(), position.line, position.column))
        .with("problem", problem.message.clone())
}

impl Project {
    /// Its glossary.
    #[must_use]
    pub fn glossary(&self) -> &Glossary {
        self.glossary.glossary()
    }

    /// The folder on the disk that it is in; none where its files are not on the disk.
    #[must_use]
    pub fn root(&self) -> Option<&Path> {
        self.files.folder()
    }

    /// The project's locale called `name`, the source language or one of the targets.
    #[must_use]
    pub fn locale(&self, name: &str) -> Option<&Locale> {
        let mut all = self.config.targets.iter().chain([&self.config.source]);
        all.find(|locale| locale.name() == name)
    }

    /// The target locales, in the project's order.
    #[must_use]
    pub fn targets(&self) -> &[Locale] {
        &self.config.targets
    }

    /// Reads a file of the project.
    fn load(&self, path: &str) -> Result<Loaded, ProjectError> {
        self.files.load(path).map_err(|error| unread(path, &error))
    }

    /// The same project with buffers over its files, in which what is computed from them is kept
    /// until all of it is known.
    fn staged(&self) -> (Arc<BufferedFiles>, Self) {
        let buffers = Arc::new(BufferedFiles::new(self.files.clone()));
        (buffers.clone(), Self { files: buffers, ..self.clone() })
    }

    /// Takes a text for that of a file. `before` is what the file held when the text was worked out.
    fn put(
        &self,
        path: impl Into<String>,
        before: FileBefore,
        text: impl Into<String>,
    ) -> Result<(), ProjectError> {
        Ok(self.files.commit(&[FileEdit::new(path, before, text)])?)
    }

    /// Takes the project for its only writer, with what an interrupted write left to be done done;
    /// not for a dry run, which writes nothing.
    fn lock(&self, dry_run: bool) -> Result<Option<WriteLock>, ProjectError> {
        Ok(if dry_run { None } else { Some(self.files.lock()?) })
    }
}

fn refusal(why: store::Refused) -> &'static str {
    match why {
        store::Refused::Outside => "error-outside",
        store::Refused::Loop => "error-loop",
        store::Refused::Link => "error-link",
        store::Refused::Edited => "error-edited",
        store::Refused::Changed => "error-changed",
        store::Refused::Git => "error-git",
        store::Refused::Large => "error-large",
        store::Refused::Journal => "error-journal",
        store::Refused::NoFile => "error-no-file",
        store::Refused::Name => "error-name",
    }
}

/// That a file cannot be read.
pub(crate) fn unread(path: &str, error: &std::io::Error) -> ProjectError {
    refused(path, error).unwrap_or_else(|| ProjectError::Read {
        path: path.to_owned(),
        reason: store::reason(error),
    })
}

/// That a file cannot be written.
pub(crate) fn unwritten(path: &str, error: &std::io::Error) -> ProjectError {
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

/// A problem of the project file, said better by those who know the rules: something that no rule
/// is called has no value to be expected of it.
fn judged(mut problem: Problem) -> Problem {
    if problem.message.id == "config-rule-value"
        && let Some((_, Value::Text(name))) = problem.message.arguments.first()
        && rule(name).is_none()
    {
        problem.message = Phrase::new("config-unknown-rule").with("name", &**name);
    }
    problem
}

/// What the project file says of a rule that does not hold, as a problem of that file.
fn settings_problem(error: &SettingsError) -> Problem {
    let (span, phrase) = match error {
        SettingsError::UnknownRule { name, span } => {
            (*span, Phrase::new("config-unknown-rule").with("name", &**name))
        }
        SettingsError::UnknownSeverity { value, span } => {
            (*span, Phrase::new("config-unknown-severity").with("value", &**value))
        }
        SettingsError::UnknownOption { rule, name, span } => {
            let phrase = Phrase::new("config-unknown-option").with("rule", *rule);
            (*span, phrase.with("name", &**name))
        }
        SettingsError::UnknownStyle { language, name, span } => {
            let phrase = Phrase::new("config-unknown-style").with("language", &**language);
            (*span, phrase.with("name", &**name))
        }
        SettingsError::StyleValue { language, name, kind, span } => {
            let phrase = Phrase::new("config-style-value").with("language", *language);
            (*span, phrase.with("name", *name).with("expected", option_kind(*kind)))
        }
        SettingsError::OptionValue { rule, name, kind, span } => {
            let phrase = Phrase::new("config-option-value").with("rule", *rule).with("name", *name);
            (*span, phrase.with("expected", option_kind(*kind)))
        }
    };
    Problem::new(ProblemKind::Syntax, span, phrase)
}

fn option_kind(kind: OptionKind) -> Phrase {
    match kind {
        OptionKind::Number(least, most) => Phrase::new("expected-number")
            .with("least", least.to_string())
            .with("most", most.to_string()),
        OptionKind::Choice(words) => Phrase::new("expected-choice").with("words", words.join(", ")),
        OptionKind::Flag => Phrase::new("expected-flag"),
        OptionKind::Texts => Phrase::new("expected-texts"),
    }
}
