//! Several files written as one: all of them, or none.
//!
//! File systems rename one file at a time. So a journal first says what is begun; the new files are
//! written in full beside the old ones; then the journal says that they are whole; then they take
//! the old ones' places; then the journal goes. Whoever dies before the journal is whole has changed
//! nothing, and what lies about is removed by the next writer; after it, the next writer finishes
//! the work.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::model::FileEdit;

use super::{
    edit::print,
    inside,
    journal::{Journal, JournalEntry, write_new},
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
    pub(super) fn reading(path: &str) -> impl Fn(io::Error) -> Self + '_ {
        |error| Self::Read { path: path.to_owned(), error }
    }

    pub(super) fn write(path: &str) -> impl Fn(io::Error) -> Self + '_ {
        |error| Self::Write { path: path.to_owned(), error }
    }
}

/// Held while files are written: a signal belongs to the process, and so does what it must wait for.
static WRITING: Mutex<()> = Mutex::new(());

/// Waits until nothing is half written, and lets no write begin for as long as the guard is held:
/// whoever ends the process then leaves nothing behind.
pub(crate) fn hold_writes() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes files, all or none. The project's lock should be held.
///
/// # Errors
///
/// When one of them holds something else than when its edit was worked out, or cannot be written;
/// then all are as they were. The error names the path.
pub(super) fn commit(root: &Path, edits: &[FileEdit]) -> Result<(), FileError> {
    if edits.is_empty() {
        return Ok(());
    }
    let _held = hold_writes();
    for edit in edits {
        edit.may_be_written(root).map_err(FileError::write(&edit.path))?;
    }
    let mut journal = begun(root, edits)?;
    if let Err(error) = written(root, edits, &mut journal) {
        // The error that came first is the one to be told.
        let _ = journal.take_back(root);
        return Err(error);
    }
    journal.install_files(root)
}

/// The journal of a write that begins.
fn begun(root: &Path, edits: &[FileEdit]) -> Result<Journal, FileError> {
    let mut journal = Journal::default();
    for FileEdit { path, is_removal, .. } in edits {
        let before = print(root, path).map_err(FileError::write(path))?;
        journal.files.push(JournalEntry { path: path.clone(), before, removed: *is_removal });
        for folder in missing_folders(root, path) {
            if !journal.folders.contains(&folder) {
                journal.folders.push(folder);
            }
        }
    }
    journal.write_journal(root).map_err(FileError::write(&edits[0].path))?;
    Ok(journal)
}

/// Writes the new files beside the old ones, and the journal that they are whole.
fn written(root: &Path, edits: &[FileEdit], journal: &mut Journal) -> Result<(), FileError> {
    for folder in &journal.folders {
        fs::create_dir_all(root.join(folder)).map_err(FileError::write(folder))?;
    }
    for edit in edits.iter().filter(|edit| !edit.is_removal) {
        write_new(root, &edit.path, edit.contents()).map_err(FileError::write(&edit.path))?;
    }
    journal.whole = true;
    journal.write_journal(root).map_err(FileError::write(&edits[0].path))?;
    // All that takes time is done: what was saved meanwhile can still be told.
    for edit in edits {
        edit.is_as_before(root).map_err(FileError::write(&edit.path))?;
    }
    Ok(())
}

/// The folders of a path that are not there, each after the one it is in.
fn missing_folders(root: &Path, path: &str) -> Vec<String> {
    let folders = Path::new(path).ancestors().skip(1);
    let missing = folders.take_while(|folder| root.join(folder).symlink_metadata().is_err());
    let mut missing: Vec<String> =
        missing.map(|folder| folder.to_string_lossy().replace('\\', "/")).collect();
    missing.retain(|folder| !folder.is_empty());
    missing.reverse();
    missing
}

/// Makes a folder with these files, all or none, and these folders in it.
///
/// # Errors
///
/// When one of them cannot be made.
pub(crate) fn create(root: &Path, files: &[FileEdit], folders: &[String]) -> Result<(), FileError> {
    let shown = root.display().to_string();
    fs::create_dir_all(root).map_err(FileError::write(&shown))?;
    for folder in folders {
        // The name stands for any file in the folder: none leads out of the project.
        let inside: io::Result<PathBuf> = inside::folder(root, &format!("{folder}/file"));
        inside.map_err(FileError::write(folder))?;
    }
    for folder in folders {
        fs::create_dir_all(root.join(folder)).map_err(FileError::write(folder))?;
    }
    commit(root, files)
}

/// Whether there is something of that name, be it a link that leads nowhere.
#[must_use]
pub(crate) fn is_taken(root: &Path, path: &str) -> bool {
    fs::symlink_metadata(root.join(path)).is_ok()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make and read the files they are about")]
mod tests {
    use super::*;
    use crate::{
        model::FileBefore::{self, Absent, Any, Text},
        store::journal::{pending, recover},
    };

    fn read_old_text(root: &Path, path: &str) -> Option<String> {
        fs::read_to_string(root.join(path)).ok()
    }

    fn edit(path: &str, before: FileBefore, text: &str) -> FileEdit {
        FileEdit::new(path, before, text)
    }

    fn count_left_files(root: &Path) -> usize {
        fs::read_dir(root).unwrap().count()
    }

    #[test]
    fn all_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("old"), "1").unwrap();
        commit(root, &[edit("old", Text("1".into()), "2"), edit("a/b/new", Absent, "3")]).unwrap();
        assert_eq!(read_old_text(root, "old").as_deref(), Some("2"));
        assert_eq!(read_old_text(root, "a/b/new").as_deref(), Some("3"));
        assert_eq!(count_left_files(root), 2, "nothing is left lying about");
    }

    #[test]
    fn files_are_removed_along_with_what_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let files = [("old", "1"), ("gone", "2")];
        let write =
            || files.iter().for_each(|(path, text)| fs::write(root.join(path), text).unwrap());
        write();
        let edits =
            [edit("old", Text("1".into()), "3"), FileEdit::removal("gone", Text("2".into()))];
        commit(root, &edits).unwrap();
        assert_eq!(
            (
                read_old_text(root, "old").as_deref(),
                read_old_text(root, "gone"),
                count_left_files(root)
            ),
            (Some("3"), None, 1)
        );
        // What somebody has written since stays, and so does all else.
        write();
        fs::write(root.join("gone"), "saved").unwrap();
        assert!(commit(root, &edits).is_err());
        assert_eq!((read_old_text(root, "old").as_deref(), count_left_files(root)), (Some("1"), 2));
        // Cut short once all is ready: the next writer removes it.
        write();
        let mut journal = begun(root, &edits).unwrap();
        written(root, &edits, &mut journal).unwrap();
        assert_eq!(read_old_text(root, "gone").as_deref(), Some("2"));
        recover(root).unwrap();
        assert_eq!(
            (
                read_old_text(root, "old").as_deref(),
                read_old_text(root, "gone"),
                count_left_files(root)
            ),
            (Some("3"), None, 1)
        );
    }

    #[test]
    fn one_that_cannot_be_written_keeps_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("old"), "1").unwrap();
        fs::create_dir(root.join("folder")).unwrap();
        fs::create_dir(root.join(".git")).unwrap();
        for path in ["folder", "old/below", "../out", ".git/hooks/x", "a/.GIT/x"] {
            for edits in [
                [edit("old", Text("1".into()), "2"), edit(path, Any, "3")],
                [edit("a/b", Absent, "2"), edit(path, Any, "3")],
            ] {
                let error = commit(root, &edits).unwrap_err();
                assert!(error.to_string().starts_with(path), "{error}");
                assert_eq!(read_old_text(root, "old").as_deref(), Some("1"), "{path}");
                assert_eq!(count_left_files(root), 3, "{path}");
            }
        }
    }

    #[test]
    fn what_was_saved_meanwhile_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("a"), "1").unwrap();
        fs::write(root.join("b"), "saved").unwrap();
        for before in [Text("read".into()), Absent] {
            let edits = [edit("a", Text("1".into()), "2"), edit("b", before, "ours")];
            let error = commit(root, &edits).unwrap_err();
            assert!(error.to_string().starts_with("b: was changed"), "{error}");
            assert_eq!(read_old_text(root, "a").as_deref(), Some("1"));
            assert_eq!(read_old_text(root, "b").as_deref(), Some("saved"));
        }
        // A file that was deleted meanwhile does not come back.
        let error = commit(root, &[edit("c", Text("read".into()), "ours")]).unwrap_err();
        assert!(error.to_string().starts_with("c: was changed"), "{error}");
        assert_eq!(count_left_files(root), 2);
    }

    /// A write of `a` (which holds 1) and `x\n/b` that dies once the new files are written.
    fn cut_short(root: &Path, whole: bool) {
        fs::write(root.join("a"), "1").unwrap();
        let edits = [edit("a", Text("1".into()), "2"), edit("x\n/b", Absent, "2")];
        let mut journal = begun(root, &edits).unwrap();
        written(root, &edits, &mut journal).unwrap();
        journal.whole = whole;
        journal.write_journal(root).unwrap();
    }

    #[test]
    fn what_was_cut_short_is_finished_or_undone() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        cut_short(root, false);
        assert!(pending(root).unwrap().is_empty());
        recover(root).unwrap();
        assert_eq!((read_old_text(root, "a").as_deref(), count_left_files(root)), (Some("1"), 1));
        // One file in its place already.
        cut_short(root, true);
        fs::rename(root.join("a.diglot-new"), root.join("a")).unwrap();
        let waits: Vec<_> = pending(root).unwrap().into_iter().collect();
        assert_eq!(waits, [("x\n/b".to_owned(), "2".to_owned())]);
        recover(root).unwrap();
        assert_eq!(
            (read_old_text(root, "a"), read_old_text(root, "x\n/b")),
            (Some("2".into()), Some("2".into()))
        );
        assert_eq!(count_left_files(root), 2);
        // Died while the journal was written.
        fs::write(root.join(".diglot-journal.diglot-new"), "{").unwrap();
        recover(root).unwrap();
        assert_eq!(count_left_files(root), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_has_become_a_link_leads_nowhere() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = folder.path();
        cut_short(root, true);
        fs::rename(root.join("x\n/b.diglot-new"), outside.path().join("b.diglot-new")).unwrap();
        fs::remove_dir(root.join("x\n")).unwrap();
        std::os::unix::fs::symlink(outside.path(), root.join("x\n")).unwrap();
        assert!(recover(root).is_err());
        assert_eq!(read_old_text(outside.path(), "b"), None);
    }

    #[test]
    fn what_was_edited_since_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        cut_short(root, true);
        fs::write(root.join("a"), "edited").unwrap();
        assert!(recover(root).is_err() && pending(root).is_err());
        assert_eq!(read_old_text(root, "a").as_deref(), Some("edited"));
        // Whoever clears up decides which one is to stay.
        fs::remove_file(root.join("a.diglot-new")).unwrap();
        recover(root).unwrap();
        assert_eq!(
            (read_old_text(root, "a").as_deref(), count_left_files(root)),
            (Some("edited"), 2)
        );
    }

    #[test]
    fn a_journal_that_leads_out_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["../x", "/etc/x", "a/../../x", "", ".git/x"] {
            let entry = JournalEntry { path: path.to_owned(), before: None, removed: false };
            let journal = Journal { whole: true, folders: Vec::new(), files: vec![entry] };
            journal.write_journal(folder.path()).unwrap();
            assert!(recover(folder.path()).is_err(), "{path}");
        }
    }
}
