//! A document that was read, and perhaps its translation, brought in as a new document.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write as _,
    sync::Arc,
};

use crate::{
    import::{
        Block, Imported,
        align::{Alignment, HARDLY, Link, Piece, SURE, align},
        ids,
    },
    model::{Locale, Metadata, Problem, ReviewState, SegmentKind, SourceFile, is_inside},
    store::{self, NewSegment},
    text::{detect, fingerprint},
};

use super::{Project, ProjectError};

/// A document to be brought in.
#[derive(Debug, Clone, Copy)]
pub struct NewDocument<'i> {
    /// The name it gets.
    pub name: &'i str,
    /// What was read.
    pub source: &'i Imported,
    /// What was read of its translation, and the locale that it is in.
    pub translation: Option<(&'i Locale, &'i Imported)>,
    /// Whether the kinds of its blocks are guesses, as a plain text's are: then a supposed heading
    /// that the translation has in one paragraph with what follows was none.
    pub guessed: bool,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What a document that was brought in came to.
#[derive(Debug, Clone, Default)]
pub struct Brought {
    /// The files, as they are written.
    pub files: Vec<(String, String)>,
    /// How many segments there are.
    pub segments: usize,
    /// How many of them have a translation that is surely theirs.
    pub translated: usize,
    /// How many have none.
    pub missing: usize,
    /// Those whose translation is perhaps not theirs.
    pub doubts: Vec<Doubt>,
    /// What was found in the translation only, as it is kept in the Fluent file's comments.
    pub alone: Vec<String>,
}

/// A pairing that a person should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// The segment.
    pub segment: String,
    /// How sure the pairing is, from 0 to 1.
    pub score: f32,
    /// The segment's text.
    pub source: String,
    /// The text that may be its translation.
    pub translation: String,
}

/// What a segment is translated by, and how sure that is.
struct Translated {
    text: String,
    score: f32,
    sure: bool,
}

/// What the Fluent file holds, in its order.
enum Entry {
    /// The translation of the segment of that index.
    Message(usize, Translated),
    /// What has no source.
    Alone(String),
}

/// A document and its translation, paired.
#[derive(Default)]
struct Paired {
    blocks: Vec<Block>,
    entries: Vec<Entry>,
}

/// A text of fewer bytes does not tell its language.
const TELLING: usize = 200;

/// Of so many different paragraphs and their translations, more than [`FEW`] are surely paired, and of others
/// hardly any.
const ENOUGH: usize = 15;
const FEW: f32 = 0.1;

/// The languages that are told apart; all of them share letters, figures and many words.
const TOLD: [&str; 7] = ["fr", "en", "de", "es", "it", "pt", "nl"];

impl Project {
    /// Brings a document in: its segments, and where there is a translation, the messages and their
    /// provenance; all of it or nothing.
    ///
    /// # Errors
    ///
    /// When the name is none or taken, the translation hardly matches, or a file cannot be written.
    pub fn import(&self, new: &NewDocument<'_>) -> Result<Brought, ProjectError> {
        let layout = &self.config.layout;
        if layout.content.is_empty() {
            return Err(ProjectError::NoContent);
        }
        let name = new.name;
        if !is_inside(name) || name.contains(['{', '}', '*']) || name == "glossary" {
            return Err(ProjectError::DocumentName { name: name.to_owned() });
        }
        let _lock = if new.dry_run { None } else { store::lock(&self.root)? };
        let content = format!("{}/{name}.toml", layout.content);
        if let Some(document) = self.survey().found.iter().find(|document| document.name == name) {
            return Err(ProjectError::Exists { path: document.path.clone() });
        }
        let mut brought = Brought::default();
        let paired = match new.translation {
            Some((locale, translation)) => {
                right_language(locale, translation)?;
                let told =
                    [&self.config.source, locale].map(|locale| TOLD.contains(&locale.language()));
                pair(new, told == [true; 2], &new.source.blocks, &translation.blocks)?
            }
            None => Paired { blocks: new.source.blocks.clone(), entries: Vec::new() },
        };
        let ids = ids(&paired.blocks);
        let text = document(&new.source.metadata, &paired.blocks, &ids);
        brought.segments = ids.len();
        brought.files.push((content, text));
        if let Some((locale, _)) = new.translation {
            let translations = layout.translations_of(name);
            let provenances = layout.provenances_of(name, &translations);
            let place = |path: &str| path.replace("{locale}", locale.name());
            brought.translate(&paired, &ids, place(&translations), place(&provenances))?;
        }
        if let Some((path, _)) =
            brought.files.iter().find(|(path, _)| store::is_taken(&self.root, path))
        {
            return Err(ProjectError::Exists { path: path.clone() });
        }
        if !new.dry_run {
            store::commit(&self.root, &brought.files)?;
        }
        Ok(brought)
    }
}

impl Brought {
    /// Adds the Fluent file and its provenance.
    fn translate(
        &mut self,
        paired: &Paired,
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
                Entry::Alone(text) => {
                    for line in text.lines() {
                        // Writing to a string cannot fail.
                        let _ = writeln!(fluent, "{}", format!("# {line}").trim_end());
                    }
                    self.alone.push(text.clone());
                }
                Entry::Message(index, Translated { text, score, sure }) => {
                    let id = &*ids[*index];
                    let value = store::render_value(&store::escape(text))
                        .map_err(|problem| spoiled(&translation, text, vec![*problem]))?;
                    let _ = writeln!(fluent, "{id} ={value}");
                    if *sure {
                        self.translated += 1;
                        states.insert(id, ReviewState::Translated);
                    } else {
                        self.doubts.push(Doubt {
                            segment: id.to_owned(),
                            score: *score,
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
        self.files.push((translation, fluent));
        self.files.push((provenance, records));
        Ok(())
    }
}

/// The provenance of the files as they are written, and so as they will be read.
fn records(
    (content, document): &(String, String),
    (path, fluent): (&str, &str),
    states: &BTreeMap<&str, ReviewState>,
) -> Result<String, ProjectError> {
    let (content, target) =
        (SourceFile::new(&**content, &**document), SourceFile::new(path, fluent));
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

fn spoiled(path: &str, text: &str, problems: Vec<Problem>) -> ProjectError {
    ProjectError::Config { file: Arc::new(SourceFile::new(path, text)), problems }
}

/// The structured document.
fn document(metadata: &Metadata<'_>, blocks: &[Block], ids: &[String]) -> String {
    let mut out = String::new();
    for (key, value) in [
        ("title", &metadata.title),
        ("author", &metadata.author),
        ("date", &metadata.date),
        ("url", &metadata.url),
        ("licence", &metadata.licence),
    ] {
        if let Some(value) = value {
            if out.is_empty() {
                out.push_str("[document]\n");
            }
            let _ = writeln!(out, "{key} = {}", toml::Value::from(&**value));
        }
    }
    for (block, id) in blocks.iter().zip(ids) {
        if !out.is_empty() {
            out.push('\n');
        }
        let segment = NewSegment {
            id: id.clone(),
            kind: block.kind,
            level: block.level,
            label: block.label.clone(),
            text: store::escape(&block.text).into_owned(),
            note: block.note.clone(),
        };
        out.push_str(&store::render_segment(&segment, true));
    }
    out
}

/// Refuses a translation that is surely in another language.
fn right_language(locale: &Locale, translation: &Imported) -> Result<(), ProjectError> {
    let mut text = String::new();
    for block in translation.blocks.iter().filter(|block| block.kind != SegmentKind::Code) {
        text.push_str(&block.text);
        text.push('\n');
        if text.len() > 16 * TELLING {
            break;
        }
    }
    if text.len() < TELLING || !TOLD.contains(&locale.language()) {
        return Ok(());
    }
    match detect(&text) {
        Some(found) if found != locale.language() => Err(ProjectError::OtherLanguage {
            expected: locale.name().to_owned(),
            found: found.to_owned(),
        }),
        _ => Ok(()),
    }
}

fn piece(block: &Block) -> Piece<'_> {
    Piece { kind: block.kind, level: block.level, text: &block.text }
}

/// The part of the source's paragraphs that have a sure partner.
#[expect(clippy::cast_precision_loss, reason = "a rough part is enough")]
fn surely_paired(links: &[Link], count: usize) -> f32 {
    let sure = links.iter().filter(|link| link.score >= SURE);
    sure.map(|link| link.source.len()).sum::<usize>() as f32 / count.max(1) as f32
}

/// Pairs the blocks of a document with those of its translation.
fn pair(
    new: &NewDocument<'_>,
    told: bool,
    source: &[Block],
    target: &[Block],
) -> Result<Paired, ProjectError> {
    let [pieces, others] =
        [source, target].map(|blocks| blocks.iter().map(piece).collect::<Vec<_>>());
    let Alignment { links, affinity } = align(&pieces, &others);
    // Words that could be shared and are not tell nothing; that no pair is certain does.
    let texts =
        |blocks: &[Block]| blocks.iter().map(|block| &*block.text).collect::<HashSet<_>>().len();
    let enough = told && texts(source).min(texts(target)) >= ENOUGH;
    let (affinity, least) = match affinity {
        Some(affinity) => (Some(affinity), HARDLY),
        None => (enough.then(|| surely_paired(&links, source.len())), FEW),
    };
    if let Some(affinity) = affinity.filter(|affinity| *affinity < least) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an affinity is from 0 to 1"
        )]
        let percent = (affinity * 100.0) as usize;
        return Err(ProjectError::Unrelated { percent });
    }
    let mut paired = Paired::default();
    for link in &links {
        paired.add(new.guessed, link, &source[link.source.clone()], &target[link.target.clone()]);
    }
    Ok(paired)
}

impl Paired {
    fn add(&mut self, guessed: bool, link: &Link, source: &[Block], target: &[Block]) {
        if source.is_empty() {
            self.entries.extend(target.iter().map(|block| Entry::Alone(block.text.clone())));
            return;
        }
        if target.is_empty() {
            self.blocks.extend_from_slice(source);
            return;
        }
        let first = self.blocks.len();
        let (text, score) = (joined(target), link.score);
        let mut translate = |index, text: &str, sure| {
            let translated = Translated { text: text.to_owned(), score, sure };
            self.entries.push(Entry::Message(index, translated));
        };
        let alike = alike(source);
        if alike || guessed && may_be_one(source) {
            translate(first, &text, alike && score >= SURE);
            let last = &source[source.len() - 1];
            self.blocks.push(Block { text: joined(source), ..last.clone() });
            return;
        }
        // A heading and its paragraph stay two, whatever the translator made of them.
        let cuts = &link.cuts[..if target.len() == 1 { link.cuts.len() } else { 0 }];
        match pieces(&text, cuts).filter(|pieces| pieces.len() == source.len()) {
            Some(pieces) => {
                for (n, piece) in pieces.into_iter().enumerate() {
                    translate(first + n, piece, false);
                }
            }
            None => translate(first, &text, false),
        }
        self.blocks.extend_from_slice(source);
    }
}

/// The pieces of a text between cuts, none of them empty.
fn pieces<'t>(text: &'t str, cuts: &[usize]) -> Option<Vec<&'t str>> {
    let mut from = 0;
    let ends = cuts.iter().copied().chain([text.len()]);
    let pieces = ends.map(|end| {
        let piece = text.get(from..end)?.trim();
        from = end;
        (!piece.is_empty()).then_some(piece)
    });
    pieces.collect()
}

/// Whether blocks can be one segment without a reader's losing something.
fn alike(blocks: &[Block]) -> bool {
    let same = |pair: &[Block]| (pair[0].kind, pair[0].level) == (pair[1].kind, pair[1].level);
    blocks.len() == 1 || may_be_one(blocks) && blocks.windows(2).all(same)
}

/// Whether blocks can be one segment, if their kinds do not hinder it.
fn may_be_one(blocks: &[Block]) -> bool {
    use SegmentKind::{Code, Figure, TableRow, Title};
    blocks.iter().all(|block| {
        let kept = block.label.is_some() || block.note.is_some();
        !kept && !matches!(block.kind, Code | Figure | TableRow | Title)
    })
}

/// The texts of blocks, one after the other.
fn joined(blocks: &[Block]) -> String {
    let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    let lines = blocks.iter().any(|block| block.kind == SegmentKind::Code);
    texts.join(if lines { "\n" } else { " " })
}
