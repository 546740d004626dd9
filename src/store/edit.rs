//! A file as it is to be, beside what was read of it when that was worked out.

use std::{fs, io, path::Path};

use sha2::{Digest as _, Sha256};

use super::{Refused, files::Loaded, inside};

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// Its path, relative to the project, `/` between folders.
    pub path: String,
    /// What it held when its new text was worked out. A file that holds something else when it is
    /// written is refused: somebody saved it meanwhile.
    pub before: FileBefore,
    /// What it is to hold.
    pub text: String,
}

/// What a file held when its new text was worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileBefore {
    /// There was no file.
    Absent,
    /// This text.
    Text(String),
    /// It does not matter: the file is made anew each time, from nothing that it held.
    Any,
}

impl FileEdit {
    /// A file that held `before`, and is to hold `text`.
    #[must_use]
    pub fn new(path: impl Into<String>, before: FileBefore, text: impl Into<String>) -> Self {
        Self { path: path.into(), before, text: text.into() }
    }

    /// Whether the file is to hold something else than before.
    #[must_use]
    pub fn changes(&self) -> bool {
        !matches!(&self.before, FileBefore::Text(text) if *text == self.text)
    }

    /// Whether the file may be written: it is one (or none yet), no link, in the project, and holds
    /// what it held.
    pub(super) fn may_be_written(&self, root: &Path) -> io::Result<()> {
        let path = root.join(&self.path);
        inside::folder(root, &self.path)?;
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => return Err(Refused::Link.into()),
            Ok(metadata) if !metadata.is_file() => return Err(Refused::NoFile.into()),
            // Somebody took the right to write away, and meant it.
            Ok(metadata) if metadata.permissions().readonly() => {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        self.is_as_before(root)
    }

    /// Refuses a file that holds something else than it did.
    pub(super) fn is_as_before(&self, root: &Path) -> io::Result<()> {
        let same = match (&self.before, bytes(root, &self.path)?) {
            (FileBefore::Any, _) | (FileBefore::Absent, None) => true,
            (FileBefore::Text(text), Some(bytes)) => bytes == text.as_bytes(),
            (FileBefore::Absent, Some(_)) | (FileBefore::Text(_), None) => false,
        };
        if same { Ok(()) } else { Err(Refused::Changed.into()) }
    }
}

impl Loaded {
    /// What the file held, for an edit of it.
    #[must_use]
    pub fn before(&self) -> FileBefore {
        if self.exists { FileBefore::Text(self.file.text().to_owned()) } else { FileBefore::Absent }
    }
}

/// A fingerprint of a file as it is, byte for byte; none where there is no file.
pub(super) fn print(root: &Path, path: &str) -> io::Result<Option<String>> {
    let hex = |bytes: Vec<u8>| {
        Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<Vec<_>>().concat()
    };
    Ok(bytes(root, path)?.map(hex))
}

fn bytes(root: &Path, path: &str) -> io::Result<Option<Vec<u8>>> {
    #[expect(clippy::disallowed_methods, reason = "a file that is about to be replaced")]
    match fs::read(root.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
