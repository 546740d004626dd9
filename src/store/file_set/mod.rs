//! The files of a project behind one trait: on the disk, with open buffers over them, in memory.
//!
//! Everything that reads or writes a project's files goes through [`Files`], so that it works on
//! each kind, with the same guarantees: a path leads nowhere but into the project, several files
//! are written all or not at all, and what somebody else wrote since a file was read is refused,
//! not written over.

mod buffered;
mod checkout;
mod disk;
mod memory;

use std::{fmt, io, path::Path};

pub use buffered::BufferedFiles;
pub(crate) use checkout::FilesWithSources;
pub use disk::DiskFiles;
pub use memory::MemoryFiles;

use crate::model::FileEdit;

use super::{FileError, FileStamp, LoadedText, WalkedFiles, WriteLock};

/// The files of one project; paths are relative to its folder, with `/` between names.
///
/// ```
/// use diglot::{Files, MemoryFiles};
///
/// let files: &dyn Files = &MemoryFiles::from_iter([("content/verger.toml", "[document]\n")]);
/// assert!(files.load("content/verger.toml").unwrap().exists);
/// assert!(!files.load("content/jardin.toml").unwrap().exists);
/// ```
pub trait Files: fmt::Debug + Send + Sync {
    /// Reads a file; one that is not there is an empty text, and says so.
    ///
    /// # Errors
    ///
    /// When there is a file that cannot be read.
    fn load(&self, path: &str) -> io::Result<LoadedText>;

    /// Reads a file as it is, byte for byte; none where there is none.
    ///
    /// # Errors
    ///
    /// When there is a file that cannot be read.
    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// What tells without reading it that a file is another than before; none where only reading it
    /// does.
    fn stamp(&self, path: &str) -> Option<FileStamp> {
        let _ = path;
        None
    }

    /// The files of a folder and below, sorted, and what could not be looked at.
    fn list(&self, wanted: &Listing<'_>) -> WalkedFiles;

    /// Writes files, all or none. Whoever computes edits from what they read holds the [lock]
    /// meanwhile, or is told here that somebody else was faster.
    ///
    /// [lock]: Self::lock
    ///
    /// # Errors
    ///
    /// When one of them cannot be written, or is no longer as it was read; then all are as they
    /// were.
    fn commit(&self, edits: &[FileEdit]) -> Result<(), FileError>;

    /// Takes the project for one writer at a time, until what is returned is dropped.
    ///
    /// # Errors
    ///
    /// When the project cannot be locked, or another writer does not end.
    fn lock(&self) -> Result<WriteLock, FileError>;

    /// Whether a file is never written: the source of a page in another checkout.
    fn is_read_only(&self, path: &str) -> bool {
        let _ = path;
        false
    }

    /// Whether there is something of that name, be it no file.
    fn is_taken(&self, path: &str) -> bool;

    /// The folder on the disk that they are in; none where they are not on the disk.
    fn folder(&self) -> Option<&Path>;
}

/// Which files are to be listed.
#[derive(Clone, Copy)]
pub struct Listing<'l> {
    /// Where to begin; empty: the whole project. A folder that does not exist has no files.
    pub folder: &'l str,
    /// Whether a folder of this path is looked into.
    pub enter: &'l dyn Fn(&str) -> bool,
    /// Whether a file of this path is wanted.
    pub wanted: &'l dyn Fn(&str) -> bool,
}

impl Listing<'_> {
    /// Whether a file is one of those that are listed, as a walk through the folders finds them.
    fn takes(&self, path: &str) -> bool {
        let below = match self.folder {
            "" => Some(path),
            folder => path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')),
        };
        let Some(below) = below else { return false };
        let start = path.len() - below.len();
        let mut folders = below.match_indices('/').map(|(at, _)| &path[..start + at]);
        !below.split('/').any(|name| name.starts_with('.'))
            && (self.wanted)(path)
            && folders.all(|folder| (self.enter)(folder))
    }
}
