//! Whether a file may be written: it is one, in the project, and holds what it held.

use std::{fs, io, path::Path};

use sha2::{Digest as _, Sha256};

use crate::model::{FileBefore, FileEdit};

use super::{FileError, Refused, files::LoadedText, inside};

impl FileEdit {
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
        let now = bytes(root, &self.path)?;
        if self.before.fits(now.as_deref()) { Ok(()) } else { Err(Refused::Changed.into()) }
    }
}

impl LoadedText {
    /// What the file held, for an edit of it.
    #[must_use]
    pub fn before(&self) -> FileBefore {
        if self.exists { FileBefore::Text(self.file.text().to_owned()) } else { FileBefore::Absent }
    }

    /// Refuses an edit of the file that was worked out from something else.
    pub(super) fn is_before(&self, edit: &FileEdit) -> Result<(), FileError> {
        let now = self.exists.then(|| self.file.text().as_bytes());
        if edit.before.fits(now) {
            return Ok(());
        }
        Err(FileError::write(&edit.path)(Refused::Changed.into()))
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
