//! Texts that are not written yet, over the files they belong to.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io,
    path::Path,
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use crate::model::{FileBefore, FileEdit, SourceFile};

use super::{
    super::{FileError, FileStamp, LoadedText, WalkedFiles, WriteLock},
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
    read: HashMap<String, ReadFile>,
    /// Pictures that are to be written with the texts, by path.
    pictures: BTreeMap<String, FileEdit>,
    /// The texts that stand for theirs; none for files that are to go.
    edited: BTreeMap<String, Option<Arc<SourceFile>>>,
    /// The files that say something else than when somebody asked last.
    changed: BTreeSet<String>,
}

/// A file as it was read.
#[derive(Debug)]
struct ReadFile {
    loaded: LoadedText,
    /// What it looked like before it was read.
    stamp: Option<FileStamp>,
}

impl ReadFile {
    fn from_under(under: &dyn Files, path: &str) -> io::Result<Self> {
        // Whatever is written while it is read makes it look otherwise.
        let stamp = under.stamp(path);
        Ok(Self { loaded: under.load(path)?, stamp })
    }
}

impl Buffers {
    fn get(&self, path: &str) -> Option<LoadedText> {
        let edited = self.edited.get(path).map(|file| loaded(path, file.as_ref()));
        edited.or_else(|| self.read.get(path).map(|read| read.loaded.clone()))
    }

    /// Puts a text in the place of a file's; none where the file is to go.
    fn put_buffer(&mut self, path: &str, text: Option<String>) {
        self.changed.insert(path.to_owned());
        let file = text.map(|text| Arc::new(SourceFile::new(path, text)));
        self.edited.insert(path.to_owned(), file);
    }
}

/// A file with this text, or none of that name.
fn loaded(path: &str, file: Option<&Arc<SourceFile>>) -> LoadedText {
    file.cloned().map_or_else(|| LoadedText::absent(path), LoadedText::from_file)
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
        self.write().put_buffer(path, Some(text.into()));
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

    /// Reads again the files that were read and look otherwise now, but for those with a buffer: what
    /// they are written over with was computed from what they said then.
    pub fn refresh(&self) {
        let paths: Vec<String> = self.buffers().read.keys().cloned().collect();
        for path in paths {
            self.refresh_file(&path);
        }
    }

    /// The same of one file.
    pub fn refresh_file(&self, path: &str) {
        let mut buffers = self.write();
        let Buffers { read, edited, changed, .. } = &mut *buffers;
        let Some(before) = read.get_mut(path).filter(|_| !edited.contains_key(path)) else {
            return;
        };
        if before.stamp.is_some() && before.stamp == self.under.stamp(path) {
            return;
        }
        let Ok(now) = ReadFile::from_under(&*self.under, path) else {
            // Whoever wants it is told why it cannot be read.
            changed.insert(path.to_owned());
            read.remove(path);
            return;
        };
        let is_same = now.loaded.exists == before.loaded.exists
            && now.loaded.file.text() == before.loaded.file.text();
        if is_same {
            before.stamp = now.stamp;
        } else {
            changed.insert(path.to_owned());
            *before = now;
        }
    }

    /// The files beneath, without the buffers.
    pub(crate) fn under(&self) -> Arc<dyn Files> {
        self.under.clone()
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
        let edit = |(path, file): (&String, &Option<Arc<SourceFile>>)| {
            let before = buffers.read.get(path)?.loaded.before();
            match file {
                Some(file) => Some(FileEdit::new(&**path, before, file.text())),
                // What was never there need not go.
                None if before == FileBefore::Absent => None,
                None => Some(FileEdit::removal(&**path, before)),
            }
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
        let saved = |(path, file): (String, Option<Arc<SourceFile>>)| {
            let loaded = loaded(&path, file.as_ref());
            (path, ReadFile { loaded, stamp: None })
        };
        buffers.read.extend(edited.into_iter().map(saved));
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
        let read = ReadFile::from_under(&*self.under, path)?;
        let loaded = read.loaded.clone();
        let mut buffers = self.write();
        buffers.read.entry(path.to_owned()).or_insert(read);
        Ok(buffers.get(path).unwrap_or(loaded))
    }

    fn bytes(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let buffers = self.buffers();
        let picture = buffers.pictures.get(path).map(|edit| edit.contents().to_vec());
        if picture.is_some() {
            return Ok(picture);
        }
        match buffers.edited.get(path) {
            Some(file) => Ok(file.as_ref().map(|file| file.text().as_bytes().to_vec())),
            None => self.under.bytes(path),
        }
    }

    fn list(&self, wanted: &Listing<'_>) -> WalkedFiles {
        let buffers = self.buffers();
        let mut walked = self.under.list(wanted);
        walked.files.retain(|path| !matches!(buffers.edited.get(path), Some(None)));
        let there = buffers.edited.iter().filter(|(_, file)| file.is_some()).map(|(path, _)| path);
        walked.with(there.filter(|path| wanted.takes(path)))
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
                buffers.put_buffer(&edit.path, (!edit.is_removal).then(|| edit.text.clone()));
            }
        }
        Ok(())
    }

    fn lock(&self) -> Result<WriteLock, FileError> {
        self.under.lock()
    }

    fn is_read_only(&self, path: &str) -> bool {
        self.under.is_read_only(path)
    }

    fn is_taken(&self, path: &str) -> bool {
        let buffers = self.buffers();
        match buffers.edited.get(path) {
            Some(file) => file.is_some(),
            None => buffers.pictures.contains_key(path) || self.under.is_taken(path),
        }
    }

    fn folder(&self) -> Option<&Path> {
        self.under.folder()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::MemoryFiles, *};

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
