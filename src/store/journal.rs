//! What a write of several files has begun, for whoever comes after it was cut short.
//!
//! A journal that has only *begun* names the new files and folders that may lie about: they are
//! removed. One that is *whole* says which new files are to take whose place: they do. The next
//! writer sees to either ([`recover`]); readers see meanwhile what that writer will ([`pending`]).

use std::{collections::BTreeMap, fs, io, path::Path};

use serde::{Deserialize, Serialize};

use super::{FileError, Refused, edit, files::load, inside};

/// The journal's own file, and what it is called until it is whole.
pub(super) const JOURNAL: &str = ".diglot-journal";

/// What the name of a new file ends with until it takes its place.
const WAITING: &str = ".diglot-new";

/// What a write has begun.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    /// Whether all new files are written in full.
    pub(super) whole: bool,
    /// Folders that are made, each after the one it is in.
    pub(super) folders: Vec<String>,
    pub(super) files: Vec<JournalEntry>,
}

/// A file that is to be replaced.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JournalEntry {
    pub(super) path: String,
    /// The fingerprint of what it held before; none where there was no file.
    pub(super) before: Option<String>,
    /// Whether it goes, and nothing takes its place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) removed: bool,
}

impl Journal {
    /// The journal there is, if there is one.
    fn find_journal(root: &Path) -> Result<Option<Self>, FileError> {
        let loaded = load(root, JOURNAL).map_err(FileError::reading(JOURNAL))?;
        if !loaded.exists {
            return Ok(None);
        }
        let refused = || FileError::reading(JOURNAL)(Refused::Journal.into());
        let journal: Self = serde_json::from_str(loaded.file.text()).map_err(|_| refused())?;
        let paths = journal.folders.iter().chain(journal.files.iter().map(|entry| &entry.path));
        for path in paths {
            inside::folder(root, path).map_err(|_| refused())?;
        }
        Ok(Some(journal))
    }

    /// Puts the journal beside the project file, all of it or nothing.
    pub(super) fn write_journal(&self, root: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        write_new(root, JOURNAL, text.as_bytes())?;
        fs::rename(root.join(waiting(JOURNAL)), root.join(JOURNAL))
    }

    /// Puts the new files in their places.
    pub(super) fn install_files(&self, root: &Path) -> Result<(), FileError> {
        for entry in &self.files {
            entry.take_place(root).map_err(FileError::write(&entry.path))?;
        }
        remove(root, JOURNAL).map_err(FileError::write(JOURNAL))
    }

    /// Undoes a write that may be whole already.
    pub(super) fn take_back(&mut self, root: &Path) -> Result<(), FileError> {
        // Whoever dies from here on must leave something that is undone, not finished. A journal
        // that cannot be put anew is not whole: that one would have taken as much room.
        if std::mem::take(&mut self.whole) {
            let _ = self.write_journal(root);
        }
        self.undo(root)
    }

    /// Removes what was made; the files are as they were.
    fn undo(&self, root: &Path) -> Result<(), FileError> {
        for JournalEntry { path, .. } in &self.files {
            remove(root, &waiting(path)).map_err(FileError::write(path))?;
        }
        for folder in self.folders.iter().rev() {
            // A folder that somebody has put something in is theirs.
            let _ = fs::remove_dir(root.join(folder));
        }
        remove(root, &waiting(JOURNAL)).map_err(FileError::write(JOURNAL))?;
        remove(root, JOURNAL).map_err(FileError::write(JOURNAL))
    }
}

impl JournalEntry {
    /// Whether a new file waits. What somebody has written into the old one since is not written
    /// over.
    fn waits(&self, root: &Path) -> io::Result<bool> {
        let old = root.join(&self.path);
        // Of a file that goes, it is itself that waits.
        let waiting = if self.removed { old.clone() } else { root.join(waiting(&self.path)) };
        match fs::symlink_metadata(&waiting) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Ok(metadata) if !metadata.is_file() => return Err(Refused::Link.into()),
            found => _ = found?,
        }
        if old.is_symlink() {
            return Err(Refused::Link.into());
        }
        if edit::print(root, &self.path)? != self.before {
            return Err(Refused::Edited.into());
        }
        Ok(true)
    }

    fn take_place(&self, root: &Path) -> io::Result<()> {
        let old = root.join(&self.path);
        match self.waits(root)? {
            true if self.removed => fs::remove_file(old),
            true => fs::rename(root.join(waiting(&self.path)), old),
            false => Ok(()),
        }
    }
}

/// Finishes or undoes what a write that was cut short had begun; nothing, where there is none.
///
/// # Errors
///
/// When a file cannot take its place; the journal stays, for another try.
pub(super) fn recover(root: &Path) -> Result<(), FileError> {
    match Journal::find_journal(root)? {
        Some(journal) if journal.whole => journal.install_files(root),
        Some(journal) => journal.undo(root),
        None if root.join(waiting(JOURNAL)).symlink_metadata().is_ok() => {
            remove(root, &waiting(JOURNAL)).map_err(FileError::write(JOURNAL))
        }
        None => Ok(()),
    }
}

/// The texts of new files that wait for their places after a write was cut short, by path.
///
/// # Errors
///
/// When the journal, or a new file, cannot be read, or an old one was edited since.
pub(super) fn pending(root: &Path) -> Result<BTreeMap<String, String>, FileError> {
    let mut texts = BTreeMap::new();
    let journal = Journal::find_journal(root)?.filter(|journal| journal.whole);
    let files = journal.iter().flat_map(|journal| &journal.files);
    // A file that goes is still read until it does.
    for entry in files.filter(|entry| !entry.removed) {
        let read = || {
            let loaded = entry.waits(root)?.then(|| load(root, &waiting(&entry.path))).transpose();
            Ok(loaded?.filter(|loaded| loaded.exists))
        };
        if let Some(loaded) = read().map_err(FileError::reading(&entry.path))? {
            texts.insert(entry.path.clone(), loaded.file.text().to_owned());
        }
    }
    Ok(texts)
}

/// What a new file is called until it takes its place.
pub(super) fn waiting(path: &str) -> String {
    format!("{path}{WAITING}")
}

/// Writes a new file in full, under the name it waits with, its permissions those of the old one.
pub(super) fn write_new(root: &Path, path: &str, contents: &[u8]) -> io::Result<()> {
    let waiting = root.join(waiting(path));
    // What lies there is left over, or a link that leads elsewhere: neither is written to.
    match fs::remove_file(&waiting) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&waiting)?;
    io::Write::write_all(&mut file, contents)?;
    if let Ok(metadata) = fs::metadata(root.join(path)) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

/// Removes a file, if it is there.
fn remove(root: &Path, path: &str) -> io::Result<()> {
    match fs::remove_file(root.join(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
