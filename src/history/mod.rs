//! What a repository's history knows of translations: the source text each was made from.
//!
//! A translation that was never recorded still has a past. It last changed in some commit; the
//! source text in that commit's tree is what the translator had before them. This layer finds both
//! by walking back from the newest commit, as `git blame` does: a commit hands each translation on
//! to the first parent that has it with the same text, and keeps those that no parent has so. What
//! it keeps changed there.
//!
//! - *Same* is what provenance calls so: Unicode-normalised, white space folded. A file that was
//!   reformatted changed nothing.
//! - A renamed file, and an id that left one file of a locale for another in the same commit, is
//!   followed, not counted as a change.
//! - Each version of a file is read once, and only while some translation in it still looks for
//!   its commit; translations are handed on by the file. So the work grows with what changed, not
//!   with commits times files, and memory with the translations, not with the history.
//!
//! Git is run as a program (`rev-list`, `diff-tree`, `cat-file`), in the project's own repository,
//! and never writes: no locks, no hooks, no shell, no network. See the module `git`.

mod blobs;
mod diffs;
mod elsewhere;
mod git;
mod graph;
mod marks;
mod moves;
mod sources;
mod walk;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub(crate) use git::HistoryError;
pub(crate) use marks::TranslationMark;

/// The translations of one file whose history is asked for.
#[derive(Debug, Clone)]
pub(crate) struct HistoryTrack {
    /// The locale's name.
    pub locale: String,
    /// The translation's file, relative to the project.
    pub target: String,
    /// The source's file, likewise.
    pub source: String,
    /// The translations as they are in the file now.
    pub units: Vec<TranslationMark>,
}

/// What the history knows of one translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TranslationOrigin {
    /// It last changed when the source text was this.
    Source(Arc<str>),
    /// It is a block of a page, which last changed when the two pages were these.
    Pages {
        /// The source's.
        source: Arc<str>,
        /// The translation's.
        translation: Arc<str>,
    },
    /// It was changed since the last commit: it belongs to the source as that is now.
    Uncommitted,
    /// Its file is in no commit yet.
    Untracked,
    /// It is older than a shallow clone goes back.
    Shallow,
    /// There was no such source when it last changed.
    NoSource,
    /// A file that would tell cannot be read: it is not in this clone.
    Unreadable,
}

/// The folder of the sources of pages, where that is in another repository.
#[derive(Debug, Clone)]
pub(crate) struct SourceCheckout {
    /// The folder as paths of sources begin with it: `../docs`.
    pub name: String,
    /// Where it is.
    pub root: PathBuf,
}

/// What is asked of a history.
#[derive(Debug, Clone, Default)]
pub(crate) struct Question<'q> {
    /// The translations.
    pub tracks: Vec<HistoryTrack>,
    /// All source files of the project, since a source may have been in another one.
    pub references: Vec<String>,
    /// The folder of the sources, where that is in another repository.
    pub elsewhere: Option<SourceCheckout>,
    /// All target locales of the project, since a file of one is none of another's.
    pub locales: Vec<String>,
    /// The commit before which nothing is looked at: translations that have not changed since then
    /// are taken to be true to the source of then.
    pub since: Option<&'q str>,
}

/// Whether the repository that `root` is in has a commit called `revision`.
///
/// # Errors
///
/// When it has none; when there is no git, no repository, no commit.
pub(crate) fn verify(root: &Path, revision: &str) -> Result<(), HistoryError> {
    let known = git::Repository::open_repository(root)?.commit(revision)?;
    known.map(|_| ()).ok_or_else(|| HistoryError::NoRevision { revision: revision.to_owned() })
}

/// A version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileVersion {
    /// The commit, by any name.
    pub commit: String,
    /// The file, relative to the project.
    pub path: String,
}

/// Reads versions of files: the text of each, none where there is no such commit or file.
///
/// # Errors
///
/// When there is no git, no repository, no commit; when git fails.
pub(crate) fn versions(
    root: &Path,
    wanted: &[FileVersion],
) -> Result<Vec<Option<String>>, HistoryError> {
    let repository = git::Repository::open_repository(root)?;
    let mut blobs = blobs::BlobReader::new(&repository)?;
    let mut read = |version: &FileVersion| {
        // Words of git's own (`HEAD~3`, `:/text`) are no names that a page has.
        if !version.commit.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(None);
        }
        let path = format!("{}{}", repository.prefix, version.path);
        let Some(object) = blobs.object(&version.commit, &path)? else { return Ok(None) };
        let bytes = blobs.bytes(&object)?;
        Ok(bytes.map(|bytes| marks::source_file(&path, bytes).text().to_owned()))
    };
    wanted.iter().map(&mut read).collect()
}

/// The last commit that changed each of these files (relative to the project); none where no commit
/// holds it.
///
/// # Errors
///
/// When there is no git, no repository, no commit; when git fails.
pub(crate) fn last_commits(
    root: &Path,
    paths: &[String],
) -> Result<Vec<Option<String>>, HistoryError> {
    let repository = git::Repository::open_repository(root)?;
    paths.iter().map(|path| repository.last_commit(path)).collect()
}

/// Some files of the project as they were in a commit.
#[derive(Debug, Clone)]
pub(crate) struct HistorySnapshot {
    /// When it was committed, in seconds since 1970.
    pub time: i64,
    /// Their paths, relative to the project, and texts.
    pub files: Vec<(String, String)>,
}

/// Shows the files that are wanted as they were in commits of the main line that changed something in
/// the project's folder, the oldest first: all of them, or so many, the newest among them. `show` is
/// told how many there are.
///
/// # Errors
///
/// When there is no git, no repository, no commit; when git fails.
pub(crate) fn each_snapshot(
    root: &Path,
    most: usize,
    wanted: &dyn Fn(&str) -> bool,
    show: &mut dyn FnMut(HistorySnapshot, usize),
) -> Result<(), HistoryError> {
    let repository = git::Repository::open_repository(root)?;
    let mut blobs = blobs::BlobReader::new(&repository)?;
    let commits = repository.main_line()?;
    let count = commits.len().min(most);
    for at in 0..count {
        // From the newest back, in even steps.
        let back = (count - 1 - at) * (commits.len() - 1) / (count - 1).max(1);
        let (commit, time) = &commits[back];
        let mut files = Vec::new();
        for path in repository.files(commit)? {
            let Some(own) = path.strip_prefix(&*repository.prefix).filter(|own| wanted(own)) else {
                continue;
            };
            let Some(object) = blobs.object(commit, &path)? else { continue };
            if let Some(bytes) = blobs.bytes(&object)? {
                let text = marks::source_file(&path, bytes).text().to_owned();
                files.push((own.to_owned(), text));
            }
        }
        show(HistorySnapshot { time: *time, files }, count);
    }
    Ok(())
}

/// Finds where translations come from: for each track, the origin of each unit, in its order.
///
/// `root` is the project's folder; `progress` is told how many commits of how many were looked at.
///
/// # Errors
///
/// When there is no git, no repository, no commit, or `since` names none; when git fails.
pub(crate) fn trace(
    root: &Path,
    question: &Question<'_>,
    progress: &dyn Fn(usize, usize),
) -> Result<Vec<Vec<TranslationOrigin>>, HistoryError> {
    let repository = git::Repository::open_repository(root)?;
    walk::HistoryWalk::new(&repository, question)?.walk_commits(progress)
}
