//! A Markdown page and its translation, block by block.
//!
//! Fluent's messages and the segments of structured documents have ids that stand in both files;
//! the blocks of pages have none. So a translation's blocks are found by what is known of them and
//! get the ids of the source's, and so do the records of provenance, which were made when both
//! pages had other blocks: after that a page is a document like any other.
//!
//! What is on record comes first: an old source text leads to the block that it became (`revise`),
//! the fingerprint of a translation to the block that has it. What is left over between such pairs
//! goes together in its order where both sides have blocks of the same kinds there; where not, it
//! is aligned as two documents are, and said to be doubtful where the alignment is not sure.

mod block_gap;
mod gaps;
mod moved;
mod names;
mod records;
mod shifts;
#[cfg(test)]
mod tests;

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
};

use crate::{
    import::align::AlignmentPiece,
    model::{Pair, Provenance, Resource, SegmentKind, TranslationUnit, UnitKind},
    store,
};

pub(super) use moved::PageRecords;
use records::RecordMatches;

/// A page's translation under the ids of its source.
#[derive(Debug, Default)]
pub(super) struct PairedPage<'a> {
    /// The translation; blocks that answer to one of the source are one unit.
    pub(super) target: Resource<'a>,
    /// What is recorded, under the ids that the source's blocks have now.
    pub(super) provenance: Provenance<'a>,
    /// What is known of the pairing beside that.
    pub(super) notes: PairingNotes,
}

/// What is known of a pairing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PairingNotes {
    /// The keys in the provenance file, by id, where the two differ.
    keys: HashMap<String, String>,
    /// The keys of records that are of blocks with other ids.
    taken: HashSet<String>,
    /// Keys of records that no block is left of.
    pub(super) obsolete: Vec<String>,
    /// The ids of pairs that may be wrong.
    pub(super) doubtful: HashSet<String>,
    /// The ids of pairs whose records are kept with another page.
    pub(super) moved: HashSet<String>,
}

impl PairingNotes {
    /// The provenance file of a page with changed records, by id, in the page's order.
    pub(super) fn recorded(
        &self,
        file: &str,
        pairs: &[Pair<'_>],
        changes: &BTreeMap<String, Option<String>>,
    ) -> String {
        let order: Vec<String> = pairs.iter().map(|pair| self.key(pair.id())).collect();
        let mut renamed: BTreeMap<String, Option<String>> =
            self.obsolete.iter().map(|key| (key.clone(), None)).collect();
        for (id, change) in changes {
            let key = self.key(id);
            let change = change.as_ref().map(|record| record.replacen(&**id, &key, 1));
            renamed.insert(key, change);
        }
        store::record_in_order(file, &order, &renamed)
    }

    /// The key under which a block's record is kept.
    pub(super) fn key(&self, id: &str) -> String {
        if let Some(key) = self.keys.get(id) {
            return key.clone();
        }
        let mut names = std::iter::once(id.to_owned()).chain((2..).map(|n| format!("{id}-v{n}")));
        names.find(|name| !self.taken.contains(name)).unwrap_or_default()
    }
}

/// The block of the source that a block of the translation goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BlockMatch {
    /// Its place among the source's blocks.
    pub(super) source: usize,
    /// Whether that may be wrong.
    pub(super) doubtful: bool,
}

/// Which blocks go together.
#[derive(Debug, Default)]
pub(super) struct BlockMatches {
    /// For each block of the translation, one of the source's.
    pub(super) of_target: Vec<Option<BlockMatch>>,
    /// Blocks of the source that a block of the translation, the second, answers to besides its own.
    pub(super) shared: Vec<(usize, usize)>,
}

/// Pairs a page and its translation; `provenance` is what its file holds.
pub(super) fn pair_page<'a>(
    source: &Resource<'_>,
    target: Resource<'a>,
    provenance: Provenance<'a>,
) -> PairedPage<'a> {
    let texts = [PageTexts::from_units(&source.units), PageTexts::from_units(&target.units)];
    let [sources, targets] = texts.each_ref().map(PageTexts::pieces);
    let mut known = RecordMatches::match_records(&provenance, &sources, &targets);
    let mut matches = known.block_matches(targets.len());
    match_fields(source, &target, &mut matches);
    gaps::fill(&sources, &targets, &mut matches);
    known.follow(&matches);
    drop(texts);
    names::rename(source, target, provenance, &matches, &known)
}

/// Pairs the blocks of a page and its translation of which nothing is on record.
pub(super) fn match_pages(source: &Resource<'_>, target: &Resource<'_>) -> BlockMatches {
    let texts = [PageTexts::from_units(&source.units), PageTexts::from_units(&target.units)];
    let [sources, targets] = texts.each_ref().map(PageTexts::pieces);
    let of_target = vec![None; targets.len()];
    let mut matches = BlockMatches { of_target, shared: Vec::new() };
    match_fields(source, target, &mut matches);
    gaps::fill(&sources, &targets, &mut matches);
    matches
}

/// Pairs the values of front matter by their keys.
fn match_fields(source: &Resource<'_>, target: &Resource<'_>, matches: &mut BlockMatches) {
    let is_field = |unit: &TranslationUnit<'_>| {
        matches!(unit.kind, UnitKind::Segment { kind: SegmentKind::Field, .. })
    };
    let mut taken: HashSet<usize> =
        matches.of_target.iter().flatten().map(|matched| matched.source).collect();
    let mut places = HashMap::new();
    for (at, unit) in source.units.iter().enumerate().filter(|(_, unit)| is_field(unit)) {
        places.entry(&unit.label).or_insert(at);
    }
    for (at, unit) in target.units.iter().enumerate().filter(|(_, unit)| is_field(unit)) {
        let place = places.get(&unit.label).copied();
        if let Some(place) = place.filter(|_| matches.of_target[at].is_none())
            && taken.insert(place)
        {
            matches.of_target[at] = Some(BlockMatch { source: place, doubtful: false });
        }
    }
}

/// The texts of a page's blocks.
struct PageTexts<'u> {
    texts: Vec<(UnitKind, Cow<'u, str>)>,
}

impl<'u> PageTexts<'u> {
    fn from_units(units: &'u [TranslationUnit<'_>]) -> Self {
        Self { texts: units.iter().map(|unit| (unit.kind, unit.text())).collect() }
    }

    fn pieces(&self) -> Vec<AlignmentPiece<'_>> {
        self.texts
            .iter()
            .map(|(unit, text)| {
                let (kind, level) = match unit {
                    UnitKind::Segment { kind, level } => (*kind, *level),
                    UnitKind::Message | UnitKind::Term => (SegmentKind::Paragraph, None),
                };
                AlignmentPiece { kind, level, text }
            })
            .collect()
    }
}
