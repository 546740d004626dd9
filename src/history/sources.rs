//! Source texts as they were in a commit.

use std::{
    collections::{BTreeSet, HashMap},
    rc::Rc,
    sync::Arc,
};

use crate::store;

use super::{
    blobs::BlobReader,
    git::HistoryError,
    marks::{hashed, is_content, source_file},
};

/// Bytes of texts that are kept for another look.
const KEPT: usize = 64 << 20;

/// The texts of one version of a source file, by id.
type VersionTexts = HashMap<u64, Arc<str>>;

/// The texts of all source files of a commit, by id; none where several have different ones.
#[derive(Default)]
struct AllTexts {
    texts: HashMap<u64, Option<Arc<str>>>,
    /// How many files there are.
    files: usize,
    /// How many paths were looked for.
    paths: usize,
}

/// What is known of a source text in a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SourceVersion {
    Text(Arc<str>),
    /// There was none.
    None,
    /// There was none, nor any of the files that sources are known to be or have been in.
    Nowhere,
    /// The file is not in this clone.
    Unreadable,
}

/// Reads source texts.
#[derive(Default)]
pub(super) struct Sources {
    /// Every path that a source file has now or had once.
    paths: BTreeSet<Rc<str>>,
    /// The folders that they are or were in.
    folders: BTreeSet<String>,
    texts: HashMap<Rc<str>, Option<Rc<VersionTexts>>>,
    kept: usize,
    /// The texts of the commit looked at last.
    all: Option<(String, AllTexts)>,
}

impl Sources {
    /// Counts `path` among those of source files.
    pub(super) fn add_path(&mut self, path: &Rc<str>) {
        if self.paths.insert(path.clone()) {
            self.folders.insert(folder(path).to_owned());
        }
    }

    /// Whether `path` is in a folder that source files are or were in.
    pub(super) fn is_near(&self, path: &str) -> bool {
        self.folders.contains(folder(path))
    }

    pub(super) fn knows(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// The text that `id` had in `commit`: in the file at `path`, or where that has it not, in
    /// another source file, from which it was moved since.
    pub(super) fn text_in_commit(
        &mut self,
        blobs: &mut BlobReader,
        commit: &str,
        path: &str,
        id: u64,
    ) -> Result<SourceVersion, HistoryError> {
        if let Some(object) = blobs.object(commit, path)? {
            let Some(texts) = self.texts(blobs, &object, path)? else {
                return Ok(SourceVersion::Unreadable);
            };
            if let Some(text) = texts.get(&id) {
                return Ok(SourceVersion::Text(text.clone()));
            }
        }
        let paths = self.paths.len();
        if self.all.as_ref().is_none_or(|(known, all)| known != commit || all.paths < paths) {
            let all = self.all(blobs, commit)?;
            self.all = Some((commit.to_owned(), all));
        }
        Ok(match &self.all {
            Some((_, all)) if all.files == 0 => SourceVersion::Nowhere,
            Some((_, all)) => all
                .texts
                .get(&id)
                .cloned()
                .flatten()
                .map_or(SourceVersion::None, SourceVersion::Text),
            None => SourceVersion::None,
        })
    }

    fn all(&mut self, blobs: &mut BlobReader, commit: &str) -> Result<AllTexts, HistoryError> {
        let mut all = AllTexts { paths: self.paths.len(), ..AllTexts::default() };
        for path in self.paths.clone() {
            let Some(object) = blobs.object(commit, &path)? else { continue };
            all.files += 1;
            let Some(texts) = self.texts(blobs, &object, &path)? else { continue };
            #[expect(clippy::iter_over_hash_type, reason = "each id is counted by itself")]
            for (id, text) in texts.iter() {
                let known = all.texts.entry(*id).or_insert_with(|| Some(text.clone()));
                if known.as_ref().is_some_and(|known| known != text) {
                    *known = None;
                }
            }
        }
        Ok(all)
    }

    fn texts(
        &mut self,
        blobs: &mut BlobReader,
        object: &Rc<str>,
        path: &str,
    ) -> Result<Option<Rc<VersionTexts>>, HistoryError> {
        if let Some(texts) = self.texts.get(object) {
            return Ok(texts.clone());
        }
        let texts = blobs.bytes(object)?.map(|bytes| Rc::new(texts_of_file(path, bytes)));
        if self.kept > KEPT {
            self.texts.clear();
            self.kept = 0;
        }
        let size =
            |texts: &Rc<VersionTexts>| texts.values().map(|text| text.len() + 64).sum::<usize>();
        self.kept += 64 + texts.as_ref().map_or(0, size);
        self.texts.insert(object.clone(), texts.clone());
        Ok(texts)
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn texts_of_file(path: &str, bytes: Vec<u8>) -> VersionTexts {
    let file = source_file(path, bytes);
    let resource =
        if is_content(path) { store::parse_content(&file) } else { store::parse_fluent(&file) };
    resource.units.iter().map(|unit| (hashed(&unit.id), Arc::from(&*unit.text()))).collect()
}
