//! A project's files, and beside them the sources of its pages in another checkout, which are only
//! read.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::model::{FileEdit, SourceFile};

use super::{
    super::{FileError, FileStamp, LoadedText, Refused, WalkedFiles, WriteLock, files, walk},
    Files, Listing,
};

/// Files of a project with those of another folder under the name that the project file gives it:
/// `../docs/en/a.md`.
#[derive(Debug)]
pub(crate) struct FilesWithSources {
    own: Arc<dyn Files>,
    /// The folder's name in the project: `../docs`.
    name: String,
    root: PathBuf,
}

impl FilesWithSources {
    /// These files, with those of the folder called `name` from there. Files that are not on the
    /// disk stay as they are: whoever keeps them keeps the sources too.
    ///
    /// # Errors
    ///
    /// When there is no such folder, or when the project is in it.
    pub(crate) fn open_sources(own: Arc<dyn Files>, name: &str) -> io::Result<Arc<dyn Files>> {
        let Some(folder) = own.folder() else { return Ok(own) };
        let root = folder.join(name).canonicalize()?;
        if !root.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        if folder.canonicalize()?.starts_with(&root) {
            return Err(Refused::Outside.into());
        }
        Ok(Arc::new(Self { own, name: name.to_owned(), root }))
    }

    /// The rest of a path that leads to a source.
    fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(&*self.name)?.strip_prefix('/')
    }
}

impl Files for FilesWithSources {
    fn load(&self, path: &str) -> io::Result<LoadedText> {
        let Some(below) = self.below(path) else { return self.own.load(path) };
        let loaded = files::load(&self.root, below)?;
        let file = Arc::new(SourceFile::new(path, loaded.file.text()));
        Ok(LoadedText { file, ..loaded })
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match self.below(path) {
            Some(below) => files::bytes(&self.root, below),
            None => self.own.bytes(path),
        }
    }

    fn stamp(&self, path: &str) -> Option<FileStamp> {
        match self.below(path) {
            Some(below) => FileStamp::from_disk(&self.root, below),
            None => self.own.stamp(path),
        }
    }

    fn list(&self, wanted: &Listing<'_>) -> WalkedFiles {
        let folder = if wanted.folder == self.name { Some("") } else { self.below(wanted.folder) };
        let Some(folder) = folder else { return self.own.list(wanted) };
        let named = |below: &str| format!("{}/{below}", self.name);
        let enter = |below: &str| (wanted.enter)(&named(below));
        let is_wanted = |below: &str| (wanted.wanted)(&named(below));
        let listing = Listing { folder, enter: &enter, wanted: &is_wanted };
        let walked = walk::walk(&self.root, &listing);
        WalkedFiles {
            files: walked.files.iter().map(|path| named(path)).collect(),
            refused: walked.refused.into_iter().map(|(path, why)| (named(&path), why)).collect(),
        }
    }

    fn commit(&self, edits: &[FileEdit]) -> Result<(), FileError> {
        match edits.iter().find(|edit| self.is_read_only(&edit.path)) {
            Some(edit) => Err(FileError::write(&edit.path)(Refused::ReadOnly.into())),
            None => self.own.commit(edits),
        }
    }

    fn lock(&self) -> Result<WriteLock, FileError> {
        self.own.lock()
    }

    fn is_read_only(&self, path: &str) -> bool {
        self.below(path).is_some()
    }

    fn is_taken(&self, path: &str) -> bool {
        match self.below(path) {
            Some(below) => super::super::is_taken(&self.root, below),
            None => self.own.is_taken(path),
        }
    }

    fn folder(&self) -> Option<&Path> {
        self.own.folder()
    }
}
