//! Running git: which repository, and how to ask it anything without changing it.

use std::{
    io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::model::Phrase;

/// Why the history could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    #[error("the project's files are not on the disk")]
    NoFolder,
    #[error("git is not installed")]
    NoGit,
    #[error("{path} is in no git repository: {reason}")]
    NoRepository { path: String, reason: String },
    #[error("the repository has no commit")]
    NoCommit,
    #[error("{revision} is no commit")]
    NoRevision { revision: String },
    #[error("git failed: {reason}")]
    Failed { reason: String },
}

impl HistoryError {
    /// The error as a person is told it.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NoFolder => Phrase::new("history-no-folder"),
            Self::NoGit => Phrase::new("history-no-git"),
            Self::NoRepository { path, reason } => {
                Phrase::new("history-no-repository").with("path", &**path).with("reason", &**reason)
            }
            Self::NoCommit => Phrase::new("history-no-commit"),
            Self::NoRevision { revision } => {
                Phrase::new("history-no-revision").with("revision", &**revision)
            }
            Self::Failed { reason } => Phrase::new("history-failed").with("reason", &**reason),
        }
    }
}

impl From<io::Error> for HistoryError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            return Self::NoGit;
        }
        Self::Failed { reason: error.to_string() }
    }
}

/// Variables by which git would look at another repository than the project's, as they are set
/// while a hook runs.
const ELSEWHERE: [&str; 9] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
];

/// The repository that a project is in.
#[derive(Debug)]
pub(super) struct Repository {
    root: PathBuf,
    /// The way from the repository's top to the project: `sub/`, or nothing.
    pub(super) prefix: String,
    /// The newest commit.
    pub(super) head: String,
    /// Whether older commits were left behind when it was cloned.
    pub(super) shallow: bool,
}

impl Repository {
    pub(super) fn open_repository(root: &Path) -> Result<Self, HistoryError> {
        let mut repository = Self {
            root: root.to_owned(),
            prefix: String::new(),
            head: String::new(),
            shallow: false,
        };
        let output = repository.command(&["rev-parse", "--show-prefix"]).output()?;
        if !output.status.success() {
            let reason = String::from_utf8_lossy(&output.stderr);
            let reason = reason.lines().next().unwrap_or_default().to_owned();
            return Err(HistoryError::NoRepository { path: root.display().to_string(), reason });
        }
        repository.prefix = first_line(&output.stdout);
        repository.head = repository.commit("HEAD")?.ok_or(HistoryError::NoCommit)?;
        let shallow = repository.command(&["rev-parse", "--is-shallow-repository"]).output()?;
        repository.shallow = first_line(&shallow.stdout) == "true";
        Ok(repository)
    }

    /// The commit that `revision` names, if it does.
    pub(super) fn commit(&self, revision: &str) -> Result<Option<String>, HistoryError> {
        let name = format!("{revision}^{{commit}}");
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", &name];
        let output = self.command(&arguments).output()?;
        Ok(output.status.success().then(|| first_line(&output.stdout)))
    }

    /// The last commit that changed the file at `path`, relative to the project.
    pub(super) fn last_commit(&self, path: &str) -> Result<Option<String>, HistoryError> {
        let path = format!(":(literal){path}");
        // Not `git log`: a repository may have that verify signatures by a program of its own.
        let arguments = ["rev-list", "-1", &self.head, "--", &path];
        let name = first_line(&self.command(&arguments).output()?.stdout);
        Ok((!name.is_empty()).then_some(name))
    }

    /// The commits of the main line that changed something in the project's folder, the newest first,
    /// each with its time.
    pub(super) fn main_line(&self) -> Result<Vec<(String, i64)>, HistoryError> {
        let arguments = ["rev-list", "--first-parent", "--timestamp", &self.head, "--", "."];
        let output = self.command(&arguments).output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let commit = |line: &str| {
            let (time, name) = line.split_once(' ')?;
            Some((name.to_owned(), time.parse().ok()?))
        };
        Ok(text.lines().filter_map(commit).collect())
    }

    /// When a commit was made, in seconds.
    pub(super) fn commit_time(&self, commit: &str) -> Result<Option<String>, HistoryError> {
        let arguments = ["rev-list", "-1", "--timestamp", "--end-of-options", commit];
        let line = first_line(&self.command(&arguments).output()?.stdout);
        Ok(line.split_once(' ').map(|(time, _)| time.to_owned()))
    }

    /// The commit that was the newest at a time, the way that merges were made from left out.
    pub(super) fn commit_at(&self, time: &str) -> Result<Option<String>, HistoryError> {
        let until = format!("--min-age={time}");
        let arguments = ["rev-list", "-1", "--first-parent", &until, &self.head];
        let name = first_line(&self.command(&arguments).output()?.stdout);
        Ok((!name.is_empty()).then_some(name))
    }

    /// All files of a commit, from the repository's top; those whose names are no UTF-8 left out.
    pub(super) fn files(&self, commit: &str) -> Result<Vec<String>, HistoryError> {
        let arguments = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit];
        let output = self.command(&arguments).output()?;
        let names = output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        Ok(names.filter_map(|name| String::from_utf8(name.to_vec()).ok()).collect())
    }

    /// A git command that reads, in the project's folder, with nothing on its standard input.
    ///
    /// It takes no locks (not even to refresh the index), runs no monitor and fetches nothing that
    /// a partial clone left behind; replaced and grafted commits are those that git shows.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .args(["--no-pager", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never"])
            .args(["-c", "core.quotePath=false"])
            .args(arguments)
            .current_dir(&self.root)
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            // A repository's own configuration may allow a protocol by name; this it cannot undo.
            .env("GIT_ALLOW_PROTOCOL", "none")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for variable in ELSEWHERE {
            command.env_remove(variable);
        }
        command
    }

    /// The same, to be talked with while it runs.
    pub(super) fn process(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stderr(Stdio::null());
        command
    }
}

fn first_line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches(['\n', '\r']).to_owned()
}
