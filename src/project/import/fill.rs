//! A translation that exists as a document of its own, brought into a document of the project: it
//! fills what is missing, and leaves what translators wrote.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    import::{
        Imported,
        align::{ParagraphLink, SURE},
    },
    model::{DocumentBlock, Locale, Resource, ReviewState, SourceFile, TranslationUnit},
    store::{self, FluentEditor},
    text::{TranslationLanguage, fingerprint, same},
};

use super::{
    super::{DocumentName, Project, ProjectError},
    Brought, DocumentImportError, DoubtfulPair,
    pairing::{Pairing, joined, right_language},
    plan,
    revision::{expect_text, readable},
};

/// A translation of a segment, as the document brought in has it.
struct FoundTranslation {
    id: String,
    source: String,
    text: String,
    score: f32,
    sure: bool,
}

/// What the translation holds, in its order.
enum TranslationPart {
    Found(FoundTranslation),
    /// What has no source.
    Alone(String),
}

impl Project {
    /// Fills a translation of a document with what was read of one; `force` writes over messages
    /// that say something else, and pairs what hardly matches.
    pub(super) fn fill(
        &self,
        document: &DocumentName,
        locale: &Locale,
        translation: &Imported,
        force: bool,
    ) -> Result<Brought, DocumentImportError> {
        if !force {
            right_language(locale, translation)?;
        }
        let content = expect_text(self.load(&document.path)?)?;
        let source = store::parse_content(&content);
        readable(&content, &source)?;
        let of_unit = |unit| plan::segment(unit).block;
        let blocks: Vec<DocumentBlock> = source.units.iter().map(of_unit).collect();
        let pairing = Pairing::new(&self.config.source, locale, false, force);
        let links = pairing.links(&blocks, &translation.blocks)?;
        let parts = parts(pairing, &source, &blocks, &links, &translation.blocks);

        let (path, place) = (document.translation(locale), document.provenance(locale));
        let loaded = self.load(&path)?;
        let before = loaded.before();
        let file = expect_text(loaded)?;
        let loaded = self.load(&place)?;
        let (exists, recorded_before) = (loaded.exists, loaded.before());
        let recorded = expect_text(loaded)?;
        let provenance = store::parse_provenance(&recorded);
        if exists && !provenance.readable {
            let problems = provenance.problems.clone();
            return Err(ProjectError::Config { file: recorded, problems }.into());
        }
        let mut filling = Filling::new(&file, force)?;
        filling.put_all(&source, parts)?;
        let Filling { editor, brought, states, .. } = filling;
        let fluent = editor.finish().map_err(|problem| spoiled(&file, *problem))?;
        let fluent = SourceFile::new(&*path, fluent);
        let records = records(&source, &fluent, &states);
        if !records.is_empty() {
            self.stage_text(place, recorded_before, store::record_all(recorded.text(), &records))?;
        }
        if fluent.text() != file.text() {
            self.stage_text(path, before, fluent.text())?;
        }
        Ok(brought)
    }
}

/// What each link comes to.
fn parts(
    pairing: Pairing<'_>,
    source: &Resource<'_>,
    blocks: &[DocumentBlock],
    links: &[ParagraphLink],
    target: &[DocumentBlock],
) -> Vec<TranslationPart> {
    let mut parts = Vec::new();
    for link in links {
        let (from, to) = (link.source.clone(), &target[link.target.clone()]);
        if from.is_empty() {
            parts.extend(to.iter().map(|block| TranslationPart::Alone(block.text.clone())));
            continue;
        }
        if to.is_empty() {
            continue;
        }
        let text = joined(to);
        // Segments have their ids, and stay apart, though the translator made them one.
        let texts = pairing.cut(link, &blocks[from.clone()], to, &text);
        let texts = texts.unwrap_or_else(|| vec![&text]);
        let sure = link.score >= SURE && from.len() == 1;
        for (index, text) in from.zip(texts) {
            let language = pairing.language_of(&blocks[index], text);
            if language == TranslationLanguage::Foreign {
                continue;
            }
            parts.push(TranslationPart::Found(FoundTranslation {
                id: source.units[index].id.to_string(),
                source: blocks[index].text.clone(),
                text: text.to_owned(),
                score: link.score,
                sure: sure && language == TranslationLanguage::Plausible,
            }));
        }
    }
    parts
}

fn records(
    source: &Resource<'_>,
    fluent: &SourceFile,
    states: &BTreeMap<String, ReviewState>,
) -> BTreeMap<String, Option<String>> {
    let read = store::parse_fluent(fluent);
    let texts: HashMap<&str, &TranslationUnit<'_>> =
        read.units.iter().map(|unit| (&*unit.id, unit)).collect();
    let mut records = BTreeMap::new();
    for unit in &source.units {
        if let (Some(state), Some(translation)) = (states.get(&*unit.id), texts.get(&*unit.id)) {
            let print = fingerprint(&translation.text());
            let record = store::render_record(&unit.id, &unit.text(), print, *state);
            records.insert(unit.id.to_string(), Some(record));
        }
    }
    records
}

/// A Fluent file that is being filled.
struct Filling<'f> {
    file: &'f SourceFile,
    editor: FluentEditor<'f>,
    /// The messages there are, with what they say.
    there: HashMap<String, String>,
    /// The lines that are comments.
    comments: HashSet<&'f str>,
    force: bool,
    brought: Brought,
    states: BTreeMap<String, ReviewState>,
}

impl<'f> Filling<'f> {
    fn new(file: &'f SourceFile, force: bool) -> Result<Self, ProjectError> {
        let editor = FluentEditor::new(file).map_err(|problem| spoiled(file, *problem))?;
        let read = store::parse_fluent(file);
        let units = read.units.iter();
        let there = units.map(|unit| (unit.id.to_string(), unit.text().into_owned())).collect();
        let (brought, states) = (Brought::default(), BTreeMap::new());
        let comments = file.text().lines().filter(|line| line.starts_with('#')).collect();
        Ok(Self { file, editor, there, comments, force, brought, states })
    }

    fn put_all(
        &mut self,
        source: &Resource<'_>,
        parts: Vec<TranslationPart>,
    ) -> Result<(), ProjectError> {
        let order: HashMap<&str, usize> =
            source.units.iter().enumerate().map(|(at, unit)| (&*unit.id, at)).collect();
        let mut passed = 0;
        let mut last: Option<String> = None;
        let mut alone = Vec::new();
        for part in parts {
            let until = match &part {
                TranslationPart::Found(found) => order.get(&*found.id).copied().unwrap_or(passed),
                TranslationPart::Alone(_) => passed,
            };
            for unit in &source.units[passed.min(until)..until] {
                if self.editor.contains(&unit.id) {
                    last = Some(unit.id.to_string());
                }
            }
            passed = passed.max(until);
            match part {
                TranslationPart::Found(found) => {
                    self.alone(std::mem::take(&mut alone), last.as_deref());
                    let id = found.id.clone();
                    self.put_translation(found, last.as_deref())?;
                    last = Some(id);
                }
                TranslationPart::Alone(text) => alone.push(text),
            }
        }
        self.alone(alone, last.as_deref());
        let missing = |unit: &&TranslationUnit<'_>| !self.editor.contains(&unit.id);
        self.brought.missing = source.units.iter().filter(missing).count();
        self.brought.segments = source.units.len();
        Ok(())
    }

    fn put_translation(
        &mut self,
        found: FoundTranslation,
        last: Option<&str>,
    ) -> Result<(), ProjectError> {
        let FoundTranslation { id, source, text, score, sure } = found;
        let value = store::normal(&store::escape(&text)).into_owned();
        let there = self.editor.contains(&id);
        if self.there.get(&id).is_some_and(|old| there && same(old, &value)) {
            self.brought.kept += 1;
            return Ok(());
        }
        let said = |problem: Box<crate::model::Problem>| spoiled(self.file, *problem);
        if there && (!self.force || !self.there.contains_key(&id)) {
            self.brought.differing.push(id);
            return Ok(());
        }
        if there {
            self.editor.set(&id, &value).map_err(said)?;
            self.brought.overwritten.push(id.clone());
        } else {
            self.editor.insert(last, &id, &value, None).map_err(said)?;
        }
        let state = if sure { ReviewState::Translated } else { ReviewState::Draft };
        self.states.insert(id.clone(), state);
        if sure {
            self.brought.translated += 1;
        } else {
            self.brought.doubts.push(DoubtfulPair {
                segment: id,
                score: Some(score),
                source,
                translation: text,
            });
        }
        Ok(())
    }

    /// Keeps what has no source as comments, once.
    fn alone(&mut self, texts: Vec<String>, last: Option<&str>) {
        let is_new = |text: &String| {
            let mut lines = text.lines().map(|line| format!("# {line}").trim_end().to_owned());
            lines.any(|line| !self.comments.contains(&*line))
        };
        let texts: Vec<String> = texts.into_iter().filter(is_new).collect();
        // Each is put right behind the message, before those that were put there already.
        for text in texts.iter().rev() {
            self.editor.insert_comment(last, text);
        }
        self.brought.alone.extend(texts);
    }
}

fn spoiled(file: &SourceFile, problem: crate::model::Problem) -> ProjectError {
    super::spoiled(file.path(), file.text(), vec![problem])
}
