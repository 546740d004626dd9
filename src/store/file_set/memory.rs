//! A project's files in memory: for programs that keep theirs elsewhere, and for tests.

use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Arc, PoisonError, RwLock},
};

use crate::model::{FileEdit, SourceFile, is_inside};

use super::{
    super::{FileError, LoadedText, Refused, WalkedFiles, WriteLock},
    Files, Listing,
};

/// Texts by path, and pictures.
#[derive(Debug, Default)]
pub struct MemoryFiles {
    texts: RwLock<BTreeMap<String, Arc<SourceFile>>>,
    pictures: RwLock<BTreeMap<String, Vec<u8>>>,
}

impl MemoryFiles {
    /// The text of a file; none where there is none.
    ///
    /// ```
    /// use diglot::MemoryFiles;
    ///
    /// let files: MemoryFiles = [("diglot.toml", "source = \"fr\"")].into_iter().collect();
    /// assert_eq!(files.text("diglot.toml").as_deref(), Some("source = \"fr\""));
    /// assert_eq!(files.text("README.md"), None);
    /// ```
    #[must_use]
    pub fn text(&self, path: &str) -> Option<String> {
        self.get(path).map(|file| file.text().to_owned())
    }

    fn picture(&self, path: &str) -> Option<Vec<u8>> {
        let pictures = self.pictures.read().unwrap_or_else(PoisonError::into_inner);
        pictures.get(path).cloned()
    }

    fn get(&self, path: &str) -> Option<Arc<SourceFile>> {
        let texts = self.texts.read().unwrap_or_else(PoisonError::into_inner);
        texts.get(path).cloned()
    }
}

impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for MemoryFiles {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        let file = |(path, text): (P, T)| {
            let path = path.into();
            (path.clone(), Arc::new(SourceFile::new(path, text)))
        };
        let texts = RwLock::new(files.into_iter().map(file).collect());
        Self { texts, pictures: RwLock::default() }
    }
}

impl Files for MemoryFiles {
    fn load(&self, path: &str) -> io::Result<LoadedText> {
        Ok(self.get(path).map_or_else(|| LoadedText::absent(path), LoadedText::from_file))
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let text = || self.get(path).map(|file| file.text().as_bytes().to_vec());
        Ok(self.picture(path).or_else(text))
    }

    fn list(&self, wanted: &Listing<'_>) -> WalkedFiles {
        let texts = self.texts.read().unwrap_or_else(PoisonError::into_inner);
        let pictures = self.pictures.read().unwrap_or_else(PoisonError::into_inner);
        let paths = texts.keys().chain(pictures.keys());
        let mut files: Vec<_> = paths.filter(|path| wanted.takes(path)).cloned().collect();
        files.sort();
        WalkedFiles { files, refused: Vec::new() }
    }

    fn commit(&self, edits: &[FileEdit]) -> Result<(), FileError> {
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        let mut pictures = self.pictures.write().unwrap_or_else(PoisonError::into_inner);
        for edit in edits {
            let now = texts.get(&edit.path).cloned();
            let now = now.map_or_else(|| LoadedText::absent(&edit.path), LoadedText::from_file);
            if !is_inside(&edit.path) {
                return Err(FileError::write(&edit.path)(Refused::Outside.into()));
            }
            now.is_before(edit)?;
        }
        for FileEdit { path, text, picture, is_removal, .. } in edits {
            if *is_removal {
                texts.remove(path);
            } else if let Some(bytes) = picture {
                pictures.insert(path.clone(), bytes.clone());
            } else {
                texts.insert(path.clone(), Arc::new(SourceFile::new(&**path, &**text)));
            }
        }
        Ok(())
    }

    fn lock(&self) -> Result<WriteLock, FileError> {
        Ok(WriteLock::default())
    }

    fn is_taken(&self, path: &str) -> bool {
        self.get(path).is_some() || self.picture(path).is_some()
    }

    fn folder(&self) -> Option<&Path> {
        None
    }
}
