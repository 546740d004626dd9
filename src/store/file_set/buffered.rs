//! Texts that are not written yet, over the files they belong to.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io,
    path::Path,
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use crate::model::{FileEdit, SourceFile};

use super::{
    super::{FileError, LoadedText, WalkedFiles, WriteLock},
    Files, Listing,
};

/// Files with open buffers over them.
///
/// What was read once stays as it was read until [`refresh`](Self::refresh), so that all that is
/// computed meanwhile fits together; [`commit`](Files::commit) writes into the buffers, and only
/// [`save`](Self::save) into the files beneath.
#[derive(Debug)]
pub struct BufferedFiles {
    under: Arc<dyn Files>,
    buffers: RwLock<Buffers>,
}

#[derive(Debug, Default)]
struct Buffers {
    /// What the files beneath said when they were read.
    read: HashMap<String, LoadedText>,
    /// Pictures that are to be written with the texts, by path.
    pictures: BTreeMap<String, FileEdit>,
    /// The texts that stand for theirs.
    edited: BTreeMap<String, Arc<SourceFile>>,
    /// The files that say something else than when somebody asked last.
    changed: BTreeSet<String>,
}

impl Buffers {
    fn get(&self, path: &str) -> Option<LoadedText> {
        let edited = self.edited.get(path).cloned().map(LoadedText::from_file);
        edited.or_else(|| self.read.get(path).cloned())
    }

    fn put_buffer(&mut self, path: &str, text: String) {
        self.changed.insert(path.to_owned());
        self.edited.insert(path.to_owned(), Arc::new(SourceFile::new(path, text)));
    }
}

impl BufferedFiles {
    /// No buffer yet over these files.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use diglot::{BufferedFiles, Files as _, MemoryFiles};
    ///
    /// let disk: Arc<MemoryFiles> = Arc::new([("a.ftl", "a = 1\n")].into_iter().collect());
    /// let files = BufferedFiles::new(disk.clone());
    /// files.set_text("a.ftl", "a = 2\n")?;
    /// assert_eq!(files.load("a.ftl")?.file.text(), "a = 2\n");
    /// assert_eq!(disk.text("a.ftl").as_deref(), Some("a = 1\n"));
    /// files.save()?;
    /// assert_eq!(disk.text("a.ftl").as_deref(), Some("a = 2\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(under: Arc<dyn Files>) -> Self {
        Self { under, buffers: RwLock::default() }
    }

    /// Puts a text in the place of a file's.
    ///
    /// # Errors
    ///
    /// When there is a file that cannot be read: nobody could tell whether it changed meanwhile.
    pub fn set_text(&self, path: &str, text: impl Into<String>) -> io::Result<()> {
        self.load(path)?;
        self.write().put_buffer(path, text.into());
        Ok(())
    }

    /// Whether a text stands for the file's.
    #[must_use]
    pub fn is_edited(&self, path: &str) -> bool {
        self.buffers().edited.contains_key(path)
    }

    /// Forgets the text that stands for a file's, and what the file said.
    pub fn close(&self, path: &str) {
        let mut buffers = self.write();
        buffers.edited.remove(path);
        buffers.read.remove(path);
        buffers.changed.insert(path.to_owned());
    }

    /// Reads again the files that were read, but for those with a buffer: what they are written
    /// over with was computed from what they said then.
    pub fn refresh(&self) {
        let mut buffers = self.write();
        let Buffers { read, edited, changed, .. } = &mut *buffers;
        read.retain(|path, before| {
            if edited.contains_key(path) {
                return true;
            }
            let Ok(now) = self.under.load(path) else {
                // Whoever wants it is told why it cannot be read.
                changed.insert(path.clone());
                return false;
            };
            if now.exists != before.exists || now.file.text() != before.file.text() {
                changed.insert(path.clone());
                *before = now;
            }
            true
        });
    }

    /// Counts files as changed.
    pub fn touch(&self, paths: impl IntoIterator<Item = String>) {
        self.write().changed.extend(paths);
    }

    /// The files that say something else since this was asked last.
    #[must_use]
    pub fn take_changed(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.write().changed)
    }

    /// What would be saved: the texts that differ from those of their files, by path.
    #[must_use]
    pub fn edits(&self) -> Vec<FileEdit> {
        let buffers = self.buffers();
        let edit = |(path, file): (&String, &Arc<SourceFile>)| {
            Some(FileEdit::new(&**path, buffers.read.get(path)?.before(), file.text()))
        };
        let texts = buffers.edited.iter().filter_map(edit).filter(FileEdit::changes);
        texts.chain(buffers.pictures.values().cloned()).collect()
    }

    /// Writes the buffers into the files beneath, all or none, and closes them.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, or is no longer as it was read; then the buffers stay.
    pub fn save(&self) -> Result<Vec<FileEdit>, FileError> {
        let edits = self.edits();
        if !edits.is_empty() {
            let _lock = self.under.lock()?;
            self.under.commit(&edits)?;
        }
        let mut buffers = self.write();
        let edited = std::mem::take(&mut buffers.edited);
        buffers.pictures.clear();
        buffers
            .read
            .extend(edited.into_iter().map(|(path, file)| (path, LoadedText::from_file(file))));
        Ok(edits)
    }

    // Maps of texts are whole after each change, whatever became of the thread that made it.
    fn buffers(&self) -> RwLockReadGuard<'_, Buffers> {
        self.buffers.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Buffers> {
        self.buffers.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for BufferedFiles {
    fn load(&self, path: &str) -> io::Result<LoadedText> {
        if let Some(loaded) = self.buffers().get(path) {
            return Ok(loaded);
        }
        let loaded = self.under.load(path)?;
        let mut buffers = self.write();
        buffers.read.entry(path.to_owned()).or_insert_with(|| loaded.clone());
        Ok(buffers.get(path).unwrap_or(loaded))
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let buffers = self.buffers();
        let picture = buffers.pictures.get(path).map(|edit| edit.contents().to_vec());
        let text = || buffers.edited.get(path).map(|file| file.text().as_bytes().to_vec());
        picture.or_else(text).map_or_else(|| self.under.bytes(path), |bytes| Ok(Some(bytes)))
    }

    fn list(&self, wanted: &Listing<'_>) -> WalkedFiles {
        let buffers = self.buffers();
        self.under.list(wanted).with(buffers.edited.keys().filter(|path| wanted.takes(path)))
    }

    fn commit(&self, edits: &[FileEdit]) -> Result<(), FileError> {
        for edit in edits {
            self.load(&edit.path).map_err(FileError::reading(&edit.path))?.is_before(edit)?;
        }
        let mut buffers = self.write();
        for edit in edits {
            if edit.picture.is_some() {
                buffers.pictures.insert(edit.path.clone(), edit.clone());
            } else {
                buffers.put_buffer(&edit.path, edit.text.clone());
            }
        }
        Ok(())
    }

    fn lock(&self) -> Result<WriteLock, FileError> {
        self.under.lock()
    }

    fn is_taken(&self, path: &str) -> bool {
        self.is_edited(path)
            || self.buffers().pictures.contains_key(path)
            || self.under.is_taken(path)
    }

    fn folder(&self) -> Option<&Path> {
        self.under.folder()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::MemoryFiles, *};
    use crate::model::FileBefore;

    fn over(texts: &[(&str, &str)]) -> (Arc<MemoryFiles>, BufferedFiles) {
        let under: Arc<MemoryFiles> = Arc::new(texts.iter().copied().collect());
        (under.clone(), BufferedFiles::new(under))
    }

    #[test]
    fn what_somebody_else_wrote_is_not_written_over() {
        let (under, files) = over(&[("a", "1"), ("b", "1")]);
        files.set_text("a", "2").unwrap();
        files.set_text("b", "2").unwrap();
        let edit = FileEdit::new("b", FileBefore::Text("1".into()), "by another");
        let edits = [edit];
        under.commit(&edits).unwrap();
        assert!(files.save().is_err());
        assert_eq!(under.text("a").as_deref(), Some("1"), "all or none");
        assert!(under.commit(&edits).is_err(), "the same edit does not fit twice");
        files.close("b");
        files.save().unwrap();
        assert_eq!(under.text("a").as_deref(), Some("2"));
        assert_eq!(files.load("b").unwrap().file.text(), "by another");
    }

    #[test]
    fn what_was_read_stays_until_it_is_refreshed() {
        let (under, files) = over(&[("a", "1")]);
        assert_eq!(files.load("a").unwrap().file.text(), "1");
        under.commit(&[FileEdit::new("a", FileBefore::Any, "2")]).unwrap();
        assert_eq!(files.load("a").unwrap().file.text(), "1");
        files.refresh();
        assert_eq!(files.load("a").unwrap().file.text(), "2");
    }

    #[test]
    fn new_files_are_listed_where_they_would_be_found() {
        let (_, files) = over(&[("f/a.ftl", ""), ("g/a.ftl", ""), ("f/.git/a.ftl", "")]);
        files.set_text("f/b/c.ftl", "").unwrap();
        files.set_text("f/x/d.ftl", "").unwrap();
        files.set_text("f/e.txt", "").unwrap();
        let enter = |folder: &str| folder != "f/x";
        let wanted = |path: &str| path.contains(".ftl");
        let listing = |folder| Listing { folder, enter: &enter, wanted: &wanted };
        assert_eq!(files.list(&listing("f")).files, ["f/a.ftl", "f/b/c.ftl"]);
        assert_eq!(files.list(&listing("")).files, ["f/a.ftl", "f/b/c.ftl", "g/a.ftl"]);
    }

    #[test]
    fn nothing_is_written_outside() {
        let (under, _) = over(&[]);
        assert!(under.commit(&[FileEdit::new("../a", FileBefore::Absent, "")]).is_err());
    }
}
