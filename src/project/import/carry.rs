//! What becomes of the translations when their document does: they move with their segments, are
//! cut in pieces and made one as these are, and stay when these go, until they are pruned.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    model::{Inline, Pattern, Problem, Provenance, Resource, ReviewState, SourceFile, Span, Unit},
    store::{self, FluentEditor},
    text::{Facts, Language, align_sentences, fingerprint},
};

use super::plan::{Fate, Item, Plan};

/// A translation whose document has a new version.
pub(super) struct Translation<'t> {
    pub(super) file: &'t SourceFile,
    pub(super) read: &'t Resource<'t>,
    pub(super) provenance: &'t Provenance<'t>,
    /// The languages of document and translation.
    pub(super) languages: [Language; 2],
    /// Translations of what is gone go too.
    pub(super) prune: bool,
}

/// What became of a translation.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// The Fluent file, where it changes.
    pub(super) fluent: Option<String>,
    /// Records that change, by id; none: they go.
    pub(super) records: BTreeMap<String, Option<ReviewState>>,
    /// Translations whose segment is gone, and that stay.
    pub(super) kept: Vec<String>,
    /// Those that went.
    pub(super) pruned: Vec<String>,
}

impl Carried {
    /// The provenance file with its new records, the texts being as `source` and `fluent` have them.
    pub(super) fn provenance(
        &self,
        text: &str,
        source: &Resource<'_>,
        fluent: &Resource<'_>,
    ) -> String {
        let texts = |resource: &Resource<'_>| -> HashMap<String, String> {
            let units = resource.units.iter();
            units.map(|unit| (unit.id.to_string(), unit.text().into_owned())).collect()
        };
        let (sources, translations) = (texts(source), texts(fluent));
        let mut records = BTreeMap::new();
        for (id, state) in &self.records {
            let texts = sources.get(id).zip(translations.get(id));
            match (state, texts) {
                (Some(state), Some((source, translation))) => {
                    let (print, state) = (fingerprint(translation), *state);
                    let record = store::render_record(id, source, print, state);
                    records.insert(id.clone(), Some(record));
                }
                (Some(_), None) => {}
                (None, _) => _ = records.insert(id.clone(), None),
            }
        }
        store::record_all(text, &records)
    }
}

impl Translation<'_> {
    /// Carries the translation along; `source` is the document as it is now.
    pub(super) fn carry(
        &self,
        plan: &Plan,
        source: &Resource<'_>,
    ) -> Result<Carried, Box<Problem>> {
        let mut carried = Carried::default();
        let units: HashMap<&str, &Unit<'_>> =
            self.read.units.iter().map(|unit| (&*unit.id, unit)).collect();
        let touched =
            |item: &Item| item.moved || !item.pieces.is_empty() || !item.merged.is_empty();
        let orphans = self.orphans(plan, source);
        if !plan.items.iter().any(touched) && (orphans.is_empty() || !self.prune) {
            carried.kept =
                gone(plan).filter(|id| units.contains_key(id)).map(str::to_owned).collect();
            return Ok(carried);
        }
        let mut editor = FluentEditor::new(self.file)?;
        let mut last: Option<String> = None;
        for item in plan.items.iter().filter(|item| !matches!(item.fate, Fate::LeftOut)) {
            let mut work = Work { units: &units, editor: &mut editor, carried: &mut carried };
            work.merge(item, last.as_deref())?;
            if item.moved && units.contains_key(&*item.id) {
                work.editor.move_after(&item.id, last.as_deref());
            }
            work.cut(item, self.languages)?;
            let mut ids =
                std::iter::once(&item.id).chain(item.pieces.iter().map(|piece| &piece.id));
            last = ids.rfind(|id| editor.contains(id)).cloned().or(last);
        }
        if self.prune {
            for id in orphans {
                editor.remove(&id);
                carried.records.insert(id.clone(), None);
                carried.pruned.push(id);
            }
        }
        let stay = |id: &&str| units.contains_key(id) && editor.contains(id);
        carried.kept = gone(plan).filter(stay).map(str::to_owned).collect();
        let text = editor.finish()?;
        carried.fluent = Some(text).filter(|text| text != self.file.text());
        Ok(carried)
    }

    /// Translations of segments that are no more. What no segment ever stood for (a term, a message
    /// that another one mentions, one without a record) is none.
    fn orphans(&self, plan: &Plan, source: &Resource<'_>) -> Vec<String> {
        let mentioned = mentioned(self.read);
        let going: HashSet<&str> = gone(plan).collect();
        let ids: HashSet<&str> = source.units.iter().map(|unit| &*unit.id).collect();
        let is_orphan = |id: &str| {
            let known = going.contains(id) || self.provenance.records.contains_key(id);
            known && !ids.contains(id) && !mentioned.contains(id)
        };
        let messages = self.read.units.iter().filter(|unit| unit.is_message());
        let mut orphans: Vec<String> =
            messages.map(|unit| unit.id.to_string()).filter(|id| is_orphan(id)).collect();
        let there: HashSet<&str> = (self.read.units.iter().map(|unit| &*unit.id))
            .chain(self.read.broken.iter().map(|broken| &*broken.id))
            .collect();
        // A record of a translation that somebody took out already.
        let records = self.provenance.records.keys().map(|id| &**id);
        let alone = records.filter(|id| !there.contains(id) && !ids.contains(id));
        orphans.extend(alone.map(str::to_owned));
        orphans
    }
}

/// Segments that the new version has no more.
fn gone(plan: &Plan) -> impl Iterator<Item = &str> {
    let merged = plan.items.iter().flat_map(|item| &item.merged);
    plan.gone.iter().chain(merged).map(|id| &**id)
}

/// Messages that others refer to.
fn mentioned(resource: &Resource<'_>) -> HashSet<String> {
    let mut ids = HashSet::new();
    for (_, pattern) in resource.units.iter().flat_map(Unit::patterns) {
        pattern.visit(&mut |inline, _, _| {
            if let Inline::Message { id, .. } = inline {
                ids.insert(id.to_string());
            }
        });
    }
    ids
}

/// One translation under work.
struct Work<'w, 'f> {
    units: &'w HashMap<&'w str, &'w Unit<'w>>,
    editor: &'w mut FluentEditor<'f>,
    carried: &'w mut Carried,
}

impl Work<'_, '_> {
    /// The value of a message that has one.
    fn value(&self, id: &str) -> Option<String> {
        let unit = self.units.get(id).filter(|unit| unit.is_message())?;
        Some(unit.value.as_ref()?.text().into_owned())
    }

    fn draft(&mut self, id: &str) {
        self.carried.records.insert(id.to_owned(), Some(ReviewState::Draft));
    }

    /// Segments were made one: so are their translations, as a draft.
    fn merge(&mut self, item: &Item, last: Option<&str>) -> Result<(), Box<Problem>> {
        let others: Vec<(&String, String)> =
            item.merged.iter().filter_map(|id| Some((id, self.value(id)?))).collect();
        if others.is_empty() {
            // What there is translates a part: its record is of another text, and so it is stale.
            return Ok(());
        }
        let own = self.value(&item.id);
        let texts: Vec<&str> =
            own.iter().map(|text| &**text).chain(others.iter().map(|(_, text)| &**text)).collect();
        let text = texts.join(" ");
        if store::render_value(&text).is_err() {
            return Ok(());
        }
        match own {
            Some(_) => self.editor.set(&item.id, &text)?,
            // There, but not to be read: it is not written over.
            None if self.editor.contains(&item.id) => return Ok(()),
            None => self.editor.insert(last, &item.id, &text, None)?,
        }
        self.draft(&item.id);
        for (id, _) in others {
            let unit = self.units.get(&**id);
            // Comments and attributes have no place in the other; they stay with their message.
            if unit.is_some_and(|unit| unit.note.is_none() && unit.attributes.is_empty()) {
                self.editor.remove(id);
                self.carried.records.insert(id.clone(), None);
            }
        }
        Ok(())
    }

    /// A segment was cut in pieces: so is its translation, as drafts, where it can be told where.
    fn cut(&mut self, item: &Item, languages: [Language; 2]) -> Result<(), Box<Problem>> {
        if item.pieces.is_empty() {
            return Ok(());
        }
        let Fate::Edited { new: first, .. } = &item.fate else { return Ok(()) };
        let Some(translation) = self.value(&item.id) else { return Ok(()) };
        let sources: Vec<&str> =
            std::iter::once(&**first).chain(item.pieces.iter().map(|piece| &*piece.text)).collect();
        let Some(parts) = cut(&sources, &translation, languages) else { return Ok(()) };
        self.editor.set(&item.id, parts[0])?;
        self.draft(&item.id);
        let mut last = &item.id;
        for (piece, text) in item.pieces.iter().zip(&parts[1..]) {
            if self.editor.contains(&piece.id) {
                // It was there before, and has its own translation.
                continue;
            }
            self.editor.insert(Some(last), &piece.id, text, None)?;
            self.draft(&piece.id);
            last = &piece.id;
        }
        Ok(())
    }
}

/// The parts of a translation that answer to the pieces of its source; none, where it cannot be told
/// sentence by sentence.
fn cut<'t>(
    sources: &[&str],
    translation: &'t str,
    languages: [Language; 2],
) -> Option<Vec<&'t str>> {
    let whole = sources.join(" ");
    let patterns =
        [&*whole, translation].map(|text| Pattern::plain(text, Span::new(0, text.len())));
    let (source, target) =
        (Facts::read(&patterns[0], languages[0]), Facts::read(&patterns[1], languages[1]));
    let beads = align_sentences(&source, &target);
    let (mut parts, mut at, mut boundary) = (Vec::new(), 0, 0);
    for piece in &sources[..sources.len() - 1] {
        boundary += piece.len() + 1;
        let inside = beads.iter().any(|(from, _)| from.start < boundary - 1 && from.end > boundary);
        let (_, to) = beads.iter().find(|(from, _)| from.start + 1 >= boundary)?;
        if inside || to.start <= at {
            return None;
        }
        parts.push(translation.get(at..to.start)?.trim());
        at = to.start;
    }
    parts.push(translation.get(at..)?.trim());
    let whole = |part: &&str| !part.is_empty() && store::render_value(part).is_ok();
    parts.iter().all(whole).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sources: &[&str], translation: &str, expected: Option<&[&str]>) {
        let found = cut(sources, translation, [Language::French, Language::English]);
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_translation_is_cut_where_its_source_is() {
        let fr = ["Le verger a douze ans.", "Les pommes sont mûres. Le cidre se vend bien."];
        let en = ["The orchard is twelve years old.", "Apples are ripe. The cider sells well."];
        check(&fr, &en.join(" "), Some(&en));
        check(&fr, "The orchard is twelve years old and its apples are ripe", None);
        check(&fr, "", None);
        check(&["Titre", fr[0]], &format!("Title {}", en[0]), None);
        check(&fr, "The orchard is { $n } years old. { $x ->\n [a] A. B.\n *[b] C. } D.", None);
    }
}
