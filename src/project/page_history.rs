//! What the history, or a page itself, knows of the source that a page was translated from.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    history::{FileVersion, TranslationMark, TranslationOrigin},
    model::{FileEdit, Fingerprint, Resource, ReviewState, SourceFile, TranslationUnit},
    store,
    text::{fingerprint, folded},
};

use super::{DocumentName, DocumentView, HistoryTally, pages};

/// A translated page of which something may not be on record.
pub(super) struct UnrecordedPage<'v> {
    document: &'v DocumentName,
    /// The translation, its blocks as they stand.
    target: Resource<'v>,
    /// The keys of what is on record.
    keys: HashMap<Fingerprint, String>,
    /// The commit of its source that the page names.
    named: Option<String>,
}

/// Where the blocks of a page come from.
pub(super) enum PageOrigin<'o> {
    /// All from this version of the source.
    Named(&'o str),
    /// Each from what the history says of it, in the order of [`UnrecordedPage::marks`].
    Traced(&'o [TranslationOrigin]),
}

/// The source of a block when it was translated.
#[derive(Debug, Clone)]
struct OldSource {
    id: String,
    text: String,
}

/// The sources of a page's blocks, by what the blocks say; of blocks that say the same, in order.
type OldSources = HashMap<String, Vec<OldSource>>;

/// The source of the block that, of those that say the same, is the one at `place`.
fn source_at(sources: &OldSources, text: &str, place: usize) -> Option<OldSource> {
    let own = sources.get(&*folded(text))?;
    own.get(place).or(own.last()).cloned()
}

impl<'v> UnrecordedPage<'v> {
    /// Looks at a page; `key` is the value of its front matter that names a commit.
    pub(super) fn look_at_page(
        document: &'v DocumentName,
        view: &DocumentView<'v>,
        key: Option<&str>,
    ) -> Self {
        let target = document.parse(view.target_file);
        let records = store::parse_provenance(view.provenance_file).records.into_iter();
        let keys = records.map(|(key, record)| (record.translation, key.into_owned())).collect();
        let entry = key.and_then(|key| target.front_value(key));
        let named = entry.map(|entry| entry.value.trim().to_owned());
        Self { document, target, keys, named: named.filter(|name| !name.is_empty()) }
    }

    /// How many of its blocks are on record.
    pub(super) fn kept(&self) -> usize {
        self.target.units.len() - self.unrecorded_units().count()
    }

    /// The version of its source that the page names.
    pub(super) fn version(&self) -> Option<FileVersion> {
        let commit = self.named.clone()?;
        Some(FileVersion { commit, path: self.document.path.clone() })
    }

    fn unrecorded_units(&self) -> impl Iterator<Item = &TranslationUnit<'v>> {
        let known =
            |unit: &&TranslationUnit<'v>| self.keys.contains_key(&fingerprint(&unit.text()));
        self.target.units.iter().filter(move |unit| !known(unit))
    }

    /// How many blocks that say the same stand before each that is not on record.
    fn places(&self) -> Vec<usize> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let place = |unit: &TranslationUnit<'_>| {
            let count = counts.entry(folded(&unit.text()).into_owned()).or_default();
            *count += 1;
            *count - 1
        };
        self.unrecorded_units().map(place).collect()
    }

    /// What the history is asked of: each block, and first the name of the commit, if there is one.
    pub(super) fn marks(&self) -> Vec<TranslationMark> {
        let blocks: Vec<_> =
            self.unrecorded_units().map(|unit| TranslationMark::of_text(&unit.text())).collect();
        let named =
            self.named.as_deref().filter(|_| !blocks.is_empty()).map(TranslationMark::of_text);
        named.into_iter().chain(blocks).collect()
    }

    /// The file of records with those of the blocks that are not on record.
    pub(super) fn recorded(
        &self,
        view: &DocumentView<'_>,
        origin: &PageOrigin<'_>,
        state: ReviewState,
        part: &mut HistoryTally,
    ) -> Option<FileEdit> {
        let sources = self.sources(view, origin, part);
        let current: HashSet<String> =
            view.source.units.iter().map(|unit| folded(&unit.text()).into_owned()).collect();
        let mut taken: HashSet<String> = self.keys.values().cloned().collect();
        let (mut order, mut changes) = (Vec::new(), BTreeMap::new());
        let mut sources = sources.into_iter();
        for unit in &self.target.units {
            let print = fingerprint(&unit.text());
            if let Some(key) = self.keys.get(&print) {
                order.push(key.clone());
                continue;
            }
            let Some(Some(source)) = sources.next() else { continue };
            part.recorded += 1;
            part.stale += usize::from(!current.contains(&*folded(&source.text)));
            let key = free_key(&source.id, &mut taken);
            let record = store::render_record(&key, &source.text, print, state);
            changes.insert(key.clone(), Some(record));
            order.push(key);
        }
        let text = || store::record_in_order(view.provenance_file.text(), &order, &changes);
        (!changes.is_empty()).then(|| view.record_edit(text()))
    }

    /// The source of each block that is not on record.
    fn sources(
        &self,
        view: &DocumentView<'_>,
        origin: &PageOrigin<'_>,
        part: &mut HistoryTally,
    ) -> Vec<Option<OldSource>> {
        let mut known: HashMap<(*const u8, *const u8), OldSources> = HashMap::new();
        let now = view.target_file.text();
        let mut of_pages = |source: &str, translation: &str, text: &str, place: usize| {
            let pages = (source.as_ptr(), translation.as_ptr());
            let read = || old_sources(self.document, source, translation);
            source_at(known.entry(pages).or_insert_with(read), text, place)
        };
        let places = self.places();
        let traced = match origin {
            PageOrigin::Named(source) => {
                let units = self.unrecorded_units().zip(&places);
                let all = units.map(|(unit, place)| of_pages(source, now, &unit.text(), *place));
                let all: Vec<_> = all.collect();
                part.no_source += all.iter().filter(|found| found.is_none()).count();
                return all;
            }
            PageOrigin::Traced(origins) => *origins,
        };
        // Whoever wrote the name of a commit looked at the whole page.
        let (stamped, origins) = match (&self.named, traced) {
            (Some(_), [first, rest @ ..]) => (Some(first), rest),
            _ => (None, traced),
        };
        let (current, moved) = (current_sources(view), moved_sources(view));
        let mut all = Vec::new();
        for ((unit, place), origin) in self.unrecorded_units().zip(places).zip(origins) {
            let text = unit.text();
            let by_stamp = match stamped {
                Some(TranslationOrigin::Pages { source, .. }) => {
                    of_pages(source, now, &text, place)
                }
                _ => None,
            };
            let found = by_stamp.or_else(|| match origin {
                TranslationOrigin::Pages { source, translation } => {
                    of_pages(source, translation, &text, place)
                }
                TranslationOrigin::Uncommitted => source_at(&current, &text, place),
                _ => None,
            });
            let found = found.or_else(|| source_at(&moved, &text, place));
            if found.is_none() {
                part.left(origin);
            } else if *origin == TranslationOrigin::Uncommitted {
                part.uncommitted += 1;
            }
            all.push(found);
        }
        all
    }
}

/// The sources of the blocks of a page as it and its source were.
fn old_sources(document: &DocumentName, source: &str, translation: &str) -> OldSources {
    let [source, translation] =
        [source, translation].map(|text| SourceFile::new(document.path.clone(), text));
    let (source, translation) = (document.parse(&source), document.parse(&translation));
    let matches = pages::match_pages(&source, &translation).of_target;
    let mut sources = OldSources::new();
    for (unit, matched) in translation.units.iter().zip(matches) {
        let Some(answer) = matched.filter(|answer| !answer.doubtful) else { continue };
        let old = &source.units[answer.source];
        let own = OldSource { id: old.id.to_string(), text: old.text().into_owned() };
        sources.entry(folded(&unit.text()).into_owned()).or_default().push(own);
    }
    sources
}

/// The sources of the blocks of a page that are on record with another.
fn moved_sources(view: &DocumentView<'_>) -> OldSources {
    let mut sources = OldSources::new();
    for pair in view.pairs.iter().filter(|pair| view.is_moved(pair)) {
        let (Some(record), Some(target)) = (pair.record, pair.target) else { continue };
        let own = OldSource { id: pair.id().to_owned(), text: record.source.clone().into_owned() };
        sources.entry(folded(&target.text()).into_owned()).or_default().push(own);
    }
    sources
}

/// The sources of the blocks of a page as it and its source are.
fn current_sources(view: &DocumentView<'_>) -> OldSources {
    let sure = view.pairs.iter().filter(|pair| !pair.doubtful);
    let mut sources = OldSources::new();
    for pair in sure {
        let (Some(source), Some(target)) = (pair.source, pair.target) else { continue };
        let own = OldSource { id: pair.id().to_owned(), text: source.text().into_owned() };
        sources.entry(folded(&target.text()).into_owned()).or_default().push(own);
    }
    sources
}

fn free_key(id: &str, taken: &mut HashSet<String>) -> String {
    let mut names = std::iter::once(id.to_owned()).chain((2_usize..).map(|n| format!("{id}-v{n}")));
    let key = names.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(key.clone());
    key
}
