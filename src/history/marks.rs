//! A version of a file, reduced to what comparing needs: which ids it has, with which texts.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::{
    model::{SourceFile, Unit},
    store,
    text::folded,
};

/// A translation's id and text, hashed; equal for texts that are the same but for white space and
/// Unicode normalisation. Never stored: hashes differ between versions of diglot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    pub(super) id: u64,
    pub(super) text: u64,
}

impl Mark {
    /// The mark of a unit.
    #[must_use]
    pub fn of(unit: &Unit<'_>) -> Self {
        Self { id: hashed(&unit.id), text: hashed(&folded(&unit.text())) }
    }

    /// The mark of a page's block, which has no id but its text.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
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
pub(super) struct Marks {
    /// Its units, by id.
    units: Vec<Mark>,
    /// Ids that are there but cannot be read.
    broken: Vec<u64>,
    /// Whether nothing is known of what it holds.
    unreadable: bool,
}

/// How a file stands to a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// It has it, with the same text; or what it has cannot be told, and nothing speaks against.
    Same,
    /// It has it with another text.
    Other,
    /// It has it not.
    No,
}

impl Marks {
    /// Reads a version of the file at `path`.
    pub(super) fn read(path: &str, bytes: Vec<u8>) -> Self {
        let file = source_file(path, bytes);
        if store::is_markdown(path) {
            return Self::of_page(file.text());
        }
        let resource =
            if is_content(path) { store::parse_content(&file) } else { store::parse_fluent(&file) };
        let mut units: Vec<_> = resource.units.iter().map(Mark::of).collect();
        units.sort_unstable();
        let mut broken: Vec<_> = resource.broken.iter().map(|broken| hashed(&broken.id)).collect();
        broken.sort_unstable();
        Self { units, broken, unreadable: resource.unreadable }
    }

    /// The blocks of a page, all values of its front matter among them.
    fn of_page(text: &str) -> Self {
        let page = store::read_page(text);
        let mut units: Vec<_> =
            page.blocks.iter().map(|block| Mark::of_text(&block.text(text))).collect();
        units.sort_unstable();
        units.dedup();
        Self { units, ..Self::default() }
    }

    pub(super) fn units(&self) -> &[Mark] {
        &self.units
    }

    pub(super) fn has(&self, id: u64) -> bool {
        self.units.binary_search_by_key(&id, |mark| mark.id).is_ok()
    }

    /// How the file stands to `mark`.
    pub(super) fn holds(&self, mark: Mark) -> Holds {
        match self.units.binary_search_by_key(&mark.id, |mark| mark.id) {
            Ok(at) if self.units[at].text == mark.text => Holds::Same,
            Ok(_) => Holds::Other,
            Err(_) if self.unreadable || self.broken.binary_search(&mark.id).is_ok() => Holds::Same,
            Err(_) => Holds::No,
        }
    }

    /// Roughly how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        64 + self.units.len() * size_of::<Mark>() + self.broken.len() * size_of::<u64>()
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
