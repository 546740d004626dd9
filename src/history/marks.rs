//! A version of a file, reduced to what comparing needs: which ids it has, with which texts.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::{
    model::{SourceFile, TranslationUnit},
    store,
    text::folded,
};

/// A translation's id and text, hashed; equal for texts that are the same but for white space and
/// Unicode normalisation. Never stored: hashes differ between versions of diglot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TranslationMark {
    pub(super) id: u64,
    pub(super) text: u64,
}

impl TranslationMark {
    /// The mark of a unit.
    #[must_use]
    pub(crate) fn of_unit(unit: &TranslationUnit<'_>) -> Self {
        Self { id: hashed(&unit.id), text: hashed(&folded(&unit.text())) }
    }

    /// The mark of a page's block, which has no id but its text.
    #[must_use]
    pub(crate) fn of_text(text: &str) -> Self {
        let text = hashed(&folded(text));
        Self { id: text, text }
    }
}

pub(super) fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What a version of a file holds.
#[derive(Debug, Default)]
pub(super) struct FileMarks {
    /// Its units, by id.
    units: Vec<TranslationMark>,
    /// Ids that are there but cannot be read.
    broken: Vec<u64>,
    /// Whether nothing is known of what it holds.
    unreadable: bool,
}

/// How a file stands to a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileStanding {
    /// It has it, with the same text; or what it has cannot be told, and nothing speaks against.
    Same,
    /// It has it with another text.
    Other,
    /// It has it not.
    No,
}

impl FileMarks {
    /// Reads a version of the file at `path`.
    pub(super) fn mark_file(path: &str, bytes: Vec<u8>) -> Self {
        let file = source_file(path, bytes);
        if store::is_markdown(path) {
            return Self::of_page(file.text());
        }
        let resource =
            if is_content(path) { store::parse_content(&file) } else { store::parse_fluent(&file) };
        let mut units: Vec<_> = resource.units.iter().map(TranslationMark::of_unit).collect();
        units.sort_unstable();
        let mut broken: Vec<_> = resource.broken.iter().map(|broken| hashed(&broken.id)).collect();
        broken.sort_unstable();
        Self { units, broken, unreadable: resource.unreadable }
    }

    /// The blocks of a page, all values of its front matter among them.
    fn of_page(text: &str) -> Self {
        let page = store::read_page(text);
        let mut units: Vec<_> = page
            .blocks
            .iter()
            .map(|block| TranslationMark::of_text(&block.block_source(text)))
            .collect();
        units.sort_unstable();
        units.dedup();
        Self { units, ..Self::default() }
    }

    pub(super) fn units(&self) -> &[TranslationMark] {
        &self.units
    }

    pub(super) fn holds_id(&self, id: u64) -> bool {
        self.units.binary_search_by_key(&id, |mark| mark.id).is_ok()
    }

    /// How the file stands to `mark`.
    pub(super) fn holds(&self, mark: TranslationMark) -> FileStanding {
        match self.units.binary_search_by_key(&mark.id, |mark| mark.id) {
            Ok(at) if self.units[at].text == mark.text => FileStanding::Same,
            Ok(_) => FileStanding::Other,
            Err(_) if self.unreadable || self.broken.binary_search(&mark.id).is_ok() => {
                FileStanding::Same
            }
            Err(_) => FileStanding::No,
        }
    }

    /// Roughly how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        64 + self.units.len() * size_of::<TranslationMark>() + self.broken.len() * size_of::<u64>()
    }
}

pub(super) fn source_file(path: &str, bytes: Vec<u8>) -> SourceFile {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    SourceFile::new(path, text)
}

/// Whether the file is a structured document, not a Fluent file.
pub(super) fn is_content(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|extension| extension == "toml")
}
