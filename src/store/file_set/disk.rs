//! The files of a project on the disk.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use crate::model::{FileEdit, SourceFile};

use super::{
    super::{
        FileError, FileStamp, LoadedText, WalkedFiles, WriteLock, commit, files, journal, walk,
        write_lock,
    },
    Files, Listing,
};

/// The files in a folder.
///
/// What a write that was cut short left waiting is read as the next writer will put it in place.
#[derive(Debug)]
pub struct DiskFiles {
    root: PathBuf,
    pending: RwLock<BTreeMap<String, Arc<SourceFile>>>,
}

impl DiskFiles {
    /// Those of a project in this folder.
    ///
    /// ```
    /// use diglot::{DiskFiles, Files as _};
    ///
    /// let files = DiskFiles::open(".")?;
    /// assert!(files.load("Cargo.toml")?.exists);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When what a write left behind cannot be read, or does not fit what was edited since.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, FileError> {
        let root = root.into();
        let file =
            |(path, text): (String, String)| (path.clone(), Arc::new(SourceFile::new(path, text)));
        let pending = journal::pending(&root)?.into_iter().map(file).collect();
        Ok(Self { root, pending: RwLock::new(pending) })
    }

    fn pending(&self, path: &str) -> Option<Arc<SourceFile>> {
        let pending = self.pending.read().unwrap_or_else(PoisonError::into_inner);
        pending.get(path).cloned()
    }
}

impl Files for DiskFiles {
    fn load(&self, path: &str) -> io::Result<LoadedText> {
        self.pending(path)
            .map_or_else(|| files::load(&self.root, path), |file| Ok(LoadedText::from_file(file)))
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        files::bytes(&self.root, path)
    }

    fn stamp(&self, path: &str) -> Option<FileStamp> {
        let is_pending = self.pending(path).is_some();
        if is_pending { None } else { FileStamp::from_disk(&self.root, path) }
    }

    fn list(&self, wanted: &Listing<'_>) -> WalkedFiles {
        let pending = self.pending.read().unwrap_or_else(PoisonError::into_inner);
        walk::walk(&self.root, wanted).with(pending.keys().filter(|path| wanted.takes(path)))
    }

    fn commit(&self, edits: &[FileEdit]) -> Result<(), FileError> {
        commit::commit(&self.root, edits)
    }

    fn lock(&self) -> Result<WriteLock, FileError> {
        let lock = write_lock::lock(&self.root)?;
        // Whoever takes the lock puts it in place.
        self.pending.write().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(lock)
    }

    fn is_taken(&self, path: &str) -> bool {
        commit::is_taken(&self.root, path)
    }

    fn folder(&self) -> Option<&Path> {
        Some(&self.root)
    }
}
