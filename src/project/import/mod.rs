//! A document that was read, and perhaps its translation, brought in as a new document.

mod adopt;
mod carry;
mod content;
mod cutting;
mod fill;
mod pairing;
mod pictures;
mod plan;
mod request;
mod revision;
mod source;

pub(crate) use adopt::AdoptRequest;
pub use plan::Conflict;
pub use request::{ImportAnswer, ImportOutcome, ImportRequest};
pub use revision::{
    ChangeKind, ConflictSettlement, Revision, SegmentChange, SegmentMove, Translations,
};
pub use source::{DocumentImportError, ImportSource};

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use crate::{
    import::{Imported, ids},
    model::{
        DocumentBlock, FileBefore, FileEdit, Locale, Metadata, Problem, ReviewState, SourceFile,
        is_inside,
    },
    store::{self, ImportRecord, NewSegment},
    text::fingerprint,
};

use self::pairing::{FluentEntry, PairedDocument, Pairing, Translated, right_language};
use super::{Project, ProjectError};

/// What a document that was brought in came to.
#[derive(Debug, Clone, Default)]
pub struct Brought {
    /// The files, as they are written.
    pub files: Vec<FileEdit>,
    /// How many segments there are.
    pub segments: usize,
    /// How many of them have a translation that is surely theirs.
    pub translated: usize,
    /// How many have none.
    pub missing: usize,
    /// Those whose translation is perhaps not theirs.
    pub doubts: Vec<DoubtfulPair>,
    /// What was found in the translation only, as it is kept in the Fluent file's comments.
    pub alone: Vec<String>,
    /// How many messages were there already, and say the same.
    pub kept: usize,
    /// Messages that were there already and say something else: they stay.
    pub differing: Vec<String>,
    /// Those that do not stay, since it was so wished.
    pub overwritten: Vec<String>,
}

/// A pairing that a person should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct DoubtfulPair {
    /// The segment.
    pub segment: String,
    /// How sure the pairing is, from 0 to 1; none where the file itself says that it is doubtful.
    pub score: Option<f32>,
    /// The segment's text.
    pub source: String,
    /// The text that may be its translation.
    pub translation: String,
}

/// A document to be brought in.
#[derive(Debug, Clone, Copy)]
struct NewDocument<'i> {
    /// The name it gets.
    name: &'i str,
    /// What was read.
    source: &'i Imported,
    /// What was read of its translation, and the locale that it is in.
    translation: Option<(&'i Locale, &'i Imported)>,
    /// The pictures of both, as they are written.
    pictures: &'i [FileEdit],
    /// A translation that hardly matches, or seems to be in another language, is taken for one.
    force: bool,
    /// Nothing is written.
    dry_run: bool,
}

impl Project {
    /// Brings a document in: its segments, and where there is a translation, the messages and their
    /// provenance; all of it or nothing.
    ///
    /// # Errors
    ///
    /// When the name is none or taken, the translation hardly matches, or a file cannot be written.
    fn import(&self, new: &NewDocument<'_>) -> Result<Brought, DocumentImportError> {
        let name = new.name;
        let content = self.place_of(name)?;
        let _lock = self.lock(new.dry_run)?;
        let layout = &self.config.layout;
        if let Some(document) = self.survey().found.iter().find(|document| document.name == name) {
            return Err(DocumentImportError::Exists { path: document.path.clone() });
        }
        let mut brought = Brought::default();
        let paired = match new.translation {
            Some((locale, translation)) => {
                if !new.force {
                    right_language(locale, translation)?;
                }
                let pairing =
                    Pairing::new(&self.config.source, locale, new.source.guessed, new.force);
                pairing.pair(&new.source.blocks, &translation.blocks)?
            }
            None => PairedDocument::alone(&new.source.blocks),
        };
        let ids = ids(&paired.blocks);
        let text = document(&new.source.metadata, &paired.blocks, &ids);
        brought.segments = ids.len();
        brought.files.push(FileEdit::new(content, FileBefore::Absent, text));
        if let Some((locale, _)) = new.translation {
            let translations = layout.translations_of(name);
            let provenances = layout.provenances_of(name, &translations);
            let place = |path: &str| path.replace("{locale}", locale.name());
            brought.translate(&paired, &ids, place(&translations), place(&provenances))?;
        }
        let taken = |edit: &&FileEdit| self.files.is_taken(&edit.path);
        if let Some(edit) = brought.files.iter().find(taken) {
            return Err(DocumentImportError::Exists { path: edit.path.clone() });
        }
        brought.files.extend_from_slice(new.pictures);
        // What is left of a document that is no more hinders no new one.
        let record = record(new.source, &paired, &ids);
        brought.files.push(FileEdit::new(self.record_of(name), FileBefore::Any, record));
        if !new.dry_run {
            self.commit(&brought.files)?;
        }
        Ok(brought)
    }

    /// Where the structured document of a name is, or would be.
    fn place_of(&self, name: &str) -> Result<String, DocumentImportError> {
        let content = &self.config.layout.content;
        if content.is_empty() {
            return Err(DocumentImportError::NoContent);
        }
        let path = format!("{content}/{name}.toml");
        // A name that begins with a dot is no document's: such files are looked over.
        let free = is_inside(name)
            && !name.contains(['{', '}', '*'])
            && !name.contains(char::is_control)
            && !name.split('/').any(|part| part.starts_with('.'))
            && name != "glossary";
        if !free || path.ends_with(store::IMPORTED) {
            return Err(DocumentImportError::DocumentName { name: name.to_owned() });
        }
        Ok(path)
    }

    /// Where it is recorded what a document said when it was brought in last.
    fn record_of(&self, name: &str) -> String {
        format!("{}/{name}{}", self.config.layout.content, store::IMPORTED)
    }
}

/// A block as a segment, its braces Fluent's.
fn segment(block: &DocumentBlock, id: &str) -> NewSegment {
    let text = store::normal(&store::escape(&block.text)).into_owned();
    NewSegment { id: id.to_owned(), block: DocumentBlock { text, ..block.clone() } }
}

/// What is recorded of a document that was brought in.
fn record(source: &Imported, paired: &PairedDocument, ids: &[String]) -> String {
    let owners = ids.iter().zip(&paired.parts).flat_map(|(id, &n)| std::iter::repeat_n(id, n));
    let blocks = source.blocks.iter().zip(owners).map(|(block, id)| segment(block, id)).collect();
    store::render_imported(&ImportRecord { metadata: source.metadata.clone(), blocks })
}

impl Brought {
    /// Adds the Fluent file and its provenance.
    fn translate(
        &mut self,
        paired: &PairedDocument,
        ids: &[String],
        translation: String,
        provenance: String,
    ) -> Result<(), ProjectError> {
        let (mut fluent, mut states) = (String::new(), BTreeMap::new());
        for entry in &paired.entries {
            if !fluent.is_empty() {
                fluent.push('\n');
            }
            match entry {
                FluentEntry::Alone(text) => {
                    for line in text.lines() {
                        // Writing to a string cannot fail.
                        let _ = writeln!(fluent, "{}", format!("# {line}").trim_end());
                    }
                    self.alone.push(text.clone());
                }
                FluentEntry::Message(index, Translated { text, score, sure }) => {
                    let id = &*ids[*index];
                    let value = store::render_value(&store::escape(text))
                        .map_err(|problem| spoiled(&translation, text, vec![*problem]))?;
                    let _ = writeln!(fluent, "{id} ={value}");
                    if *sure {
                        self.translated += 1;
                        states.insert(id, ReviewState::Translated);
                    } else {
                        self.doubts.push(DoubtfulPair {
                            segment: id.to_owned(),
                            score: Some(*score),
                            source: paired.blocks[*index].text.clone(),
                            translation: text.clone(),
                        });
                        states.insert(id, ReviewState::Draft);
                    }
                }
            }
        }
        self.missing = ids.len() - states.len();
        let records = records(&self.files[0], (&translation, &fluent), &states)?;
        self.files.push(FileEdit::new(translation, FileBefore::Absent, fluent));
        self.files.push(FileEdit::new(provenance, FileBefore::Absent, records));
        Ok(())
    }
}

/// The provenance of the files as they are written, and so as they will be read.
fn records(
    content: &FileEdit,
    (path, fluent): (&str, &str),
    states: &BTreeMap<&str, ReviewState>,
) -> Result<String, ProjectError> {
    let (content, target) =
        (SourceFile::new(&*content.path, &*content.text), SourceFile::new(path, fluent));
    let (source, translation) = (store::parse_content(&content), store::parse_fluent(&target));
    for (file, resource) in [(&content, &source), (&target, &translation)] {
        if !resource.problems.is_empty() {
            return Err(spoiled(file.path(), file.text(), resource.problems.clone()));
        }
    }
    let texts: BTreeMap<&str, _> =
        translation.units.iter().map(|unit| (&*unit.id, unit.text())).collect();
    let mut records = BTreeMap::new();
    for unit in &source.units {
        if let (Some(text), Some(state)) = (texts.get(&*unit.id), states.get(&*unit.id)) {
            let record = store::render_record(&unit.id, &unit.text(), fingerprint(text), *state);
            records.insert(unit.id.to_string(), Some(record));
        }
    }
    Ok(store::record_all("", &records))
}

pub(in crate::project) fn spoiled(path: &str, text: &str, problems: Vec<Problem>) -> ProjectError {
    ProjectError::Config { file: Arc::new(SourceFile::new(path, text)), problems }
}

/// The structured document.
fn document(metadata: &Metadata<'_>, blocks: &[DocumentBlock], ids: &[String]) -> String {
    let mut out = store::render_metadata(metadata);
    for (block, id) in blocks.iter().zip(ids) {
        if !out.is_empty() {
            out.push('\n');
        }
        let text = store::escape(&block.text).into_owned();
        let segment = NewSegment { id: id.clone(), block: DocumentBlock { text, ..block.clone() } };
        out.push_str(&store::render_segment(&segment, true));
    }
    out
}
