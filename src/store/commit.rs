//! Several files written as one: all of them, or none.
//!
//! File systems rename one file at a time. So the new files are first written in full beside the
//! old ones; then a journal says which are to take whose place; then they do; then the journal
//! goes. Whoever dies before the journal is whole has changed nothing; after it, the next one who
//! takes the project's lock finishes the work ([`recover`]).

use std::{
    fs, io,
    path::{Component, Path},
};

use sha2::{Digest as _, Sha256};

use super::{
    Refused,
    files::{load, save},
};

/// What could not be done with a file of the project.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum FileError {
    #[error("{path}: {error}")]
    Read { path: String, error: io::Error },
    #[error("{path}: {error}")]
    Write { path: String, error: io::Error },
}

impl FileError {
    fn write(path: &str) -> impl Fn(io::Error) -> Self + '_ {
        |error| Self::Write { path: path.to_owned(), error }
    }
}

/// Which new files wait to take their places, one path a line.
const JOURNAL: &str = ".diglot-journal";

/// What the name of a new file ends with until it takes its place.
const WAITING: &str = ".diglot-new";

/// Writes files (paths relative to the project, with their texts), all or none.
///
/// # Errors
///
/// When one of them cannot be written; then all are as they were. The error names the path.
pub fn commit(root: &Path, files: &[(String, String)]) -> Result<(), FileError> {
    if let [(path, text)] = files {
        return save(root, path, text).map_err(FileError::write(path));
    }
    let written = files.iter().try_for_each(|(path, text)| {
        save(root, &waiting(path), text)
            .and_then(|()| keep_mode(root, path))
            .map_err(FileError::write(path))
    });
    let line = |(path, _): &(String, String)| format!("{} {path}\n", print(root, path));
    let journal: String = files.iter().map(line).collect();
    let written =
        written.and_then(|()| save(root, JOURNAL, &journal).map_err(FileError::write(JOURNAL)));
    if let Err(error) = written {
        for (path, _) in files {
            // Nothing refers to it; what cannot be removed does no harm.
            let _ = fs::remove_file(root.join(waiting(path)));
        }
        return Err(error);
    }
    recover(root)
}

/// Makes a folder with these files, all or none, and these folders in it.
///
/// # Errors
///
/// When one of them cannot be made.
pub fn create(
    root: &Path,
    files: &[(String, String)],
    folders: &[String],
) -> Result<(), FileError> {
    let shown = root.display().to_string();
    fs::create_dir_all(root).map_err(FileError::write(&shown))?;
    for folder in folders {
        fs::create_dir_all(root.join(folder)).map_err(FileError::write(folder))?;
    }
    commit(root, files)
}

/// Whether there is something of that name, be it a link that leads nowhere.
#[must_use]
pub fn is_taken(root: &Path, path: &str) -> bool {
    fs::symlink_metadata(root.join(path)).is_ok()
}

/// Finishes what a [`commit`] that was cut short had begun; nothing, where there is none.
///
/// # Errors
///
/// When a file cannot take its place; the journal stays, for another try.
pub(super) fn recover(root: &Path) -> Result<(), FileError> {
    let unread = |error| FileError::Read { path: JOURNAL.to_owned(), error };
    let journal = load(root, JOURNAL).map_err(unread)?;
    if !journal.exists {
        return Ok(());
    }
    for line in journal.file.text().lines() {
        let (old, path) = line.split_once(' ').unwrap_or_default();
        let plain = |part| matches!(part, Component::Normal(_));
        if path.is_empty() || !Path::new(path).components().all(plain) {
            return Err(FileError::write(JOURNAL)(Refused::Journal.into()));
        }
        take_place(root, path, old).map_err(FileError::write(path))?;
    }
    fs::remove_file(root.join(JOURNAL)).map_err(FileError::write(JOURNAL))
}

/// A fingerprint of a file as it is, byte for byte; `-` where there is none.
fn print(root: &Path, path: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "a file that is about to be replaced")]
    let bytes = fs::read(root.join(path));
    let hex = |bytes: Vec<u8>| {
        Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<Vec<_>>()
    };
    bytes.map_or_else(|_| "-".to_owned(), |bytes| hex(bytes).concat())
}

/// Puts a new file in its place, unless it is there already. What somebody has written into the
/// file since is not written over.
fn take_place(root: &Path, path: &str, before: &str) -> io::Result<()> {
    let (new, old) = (root.join(waiting(path)), root.join(path));
    let folder = match new.parent().unwrap_or(root).canonicalize() {
        // What waits for its place waits in a folder.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        folder => folder?,
    };
    if !folder.starts_with(root.canonicalize()?) {
        return Err(Refused::Outside.into());
    }
    if new.is_symlink() || old.is_symlink() {
        return Err(Refused::Link.into());
    }
    if new.exists() && print(root, path) != before {
        return Err(Refused::Edited.into());
    }
    match fs::rename(new, old) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn waiting(path: &str) -> String {
    format!("{path}{WAITING}")
}

/// Gives the new file the permissions of the old one.
fn keep_mode(root: &Path, path: &str) -> io::Result<()> {
    let old = root.join(path);
    if old.is_symlink() {
        return Err(Refused::Link.into());
    }
    match fs::metadata(&old) {
        Ok(metadata) if metadata.is_file() => {
            // Somebody took the right to write away, and meant it.
            if metadata.permissions().readonly() {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            fs::set_permissions(root.join(waiting(path)), metadata.permissions())
        }
        Ok(_) => Err(Refused::NoFile.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make and read the files they are about")]
mod tests {
    use super::*;

    fn read(root: &Path, path: &str) -> Option<String> {
        fs::read_to_string(root.join(path)).ok()
    }

    fn files(texts: &[(&str, &str)]) -> Vec<(String, String)> {
        texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn all_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("old"), "1").unwrap();
        commit(root, &files(&[("old", "2"), ("a/b/new", "3")])).unwrap();
        assert_eq!(read(root, "old").as_deref(), Some("2"));
        assert_eq!(read(root, "a/b/new").as_deref(), Some("3"));
        assert_eq!(fs::read_dir(root).unwrap().count(), 2, "nothing is left lying about");
    }

    #[test]
    fn one_that_cannot_be_written_keeps_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("old"), "1").unwrap();
        fs::create_dir(root.join("folder")).unwrap();
        for path in ["folder", "old/below", "../out"] {
            let error = commit(root, &files(&[("old", "2"), (path, "3")])).unwrap_err();
            assert!(error.to_string().starts_with(path), "{error}");
            assert_eq!(read(root, "old").as_deref(), Some("1"), "{path}");
            assert_eq!(fs::read_dir(root).unwrap().count(), 2, "{path}");
        }
    }

    #[test]
    fn what_was_cut_short_is_finished_or_undone() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        // Died before the journal: the next commit writes over what waits.
        fs::write(root.join("a"), "1").unwrap();
        fs::write(root.join("a.diglot-new"), "half").unwrap();
        recover(root).unwrap();
        assert_eq!(read(root, "a").as_deref(), Some("1"));
        // Died after the journal, one file in its place already.
        fs::write(root.join("b.diglot-new"), "2").unwrap();
        fs::write(root.join("a"), "2").unwrap();
        fs::remove_file(root.join("a.diglot-new")).unwrap();
        fs::write(root.join(JOURNAL), "- a\n- b\n").unwrap();
        recover(root).unwrap();
        assert_eq!((read(root, "a"), read(root, "b")), (Some("2".into()), Some("2".into())));
        assert_eq!(read(root, JOURNAL), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_has_become_a_link_leads_nowhere() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = folder.path();
        fs::write(outside.path().join("a.diglot-new"), "2").unwrap();
        std::os::unix::fs::symlink(outside.path(), root.join("linked")).unwrap();
        fs::write(root.join(JOURNAL), "- linked/a\n").unwrap();
        assert!(recover(root).is_err());
        assert_eq!(read(outside.path(), "a"), None);
    }

    #[test]
    fn what_was_edited_since_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("a"), "1").unwrap();
        fs::write(root.join(JOURNAL), format!("{} a\n", print(root, "a"))).unwrap();
        fs::write(root.join("a.diglot-new"), "2").unwrap();
        fs::write(root.join("a"), "edited").unwrap();
        assert!(recover(root).is_err());
        assert_eq!(read(root, "a").as_deref(), Some("edited"));
        // Whoever clears up decides which one is to stay.
        fs::remove_file(root.join("a.diglot-new")).unwrap();
        recover(root).unwrap();
        assert_eq!((read(root, "a").as_deref(), read(root, JOURNAL)), (Some("edited"), None));
    }

    #[test]
    fn a_journal_that_leads_out_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["../x", "/etc/x", "a/../../x", ""] {
            fs::write(folder.path().join(JOURNAL), format!("- {path}\n")).unwrap();
            assert!(recover(folder.path()).is_err(), "{path}");
        }
    }
}
