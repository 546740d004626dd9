//! What a new version of a document comes to: who changed what, and what becomes of each segment.
//!
//! Three texts are compared: what the author's document said when it was brought in last, what it
//! says now, and what the segment says in the project. Where only one of the two sides changed it,
//! that side holds; where both did, it is a conflict for a person to settle.

use std::collections::{HashMap, HashSet};

use crate::{
    import::{
        SegmentIds,
        align::AlignmentPiece,
        revise::{RevisedGroup, in_place, revise},
    },
    model::{DocumentBlock, Resource, SegmentKind, Significance, TranslationUnit, UnitKind},
    store::{ImportRecord, NewSegment},
    sync::significance,
    text::{Language, folded, same},
};

use super::pairing::{alike, joined};
use SegmentKind::{Heading, Paragraph, Title};

/// A segment as the author's document had it last: one block, or several made one.
struct PlannedEntry {
    id: String,
    blocks: Vec<NewSegment>,
    /// A person added it: the author's document never had it.
    by_hand: bool,
}

/// What becomes of a segment.
#[derive(Debug)]
pub(super) struct PlannedSegment {
    /// Its id.
    pub(super) id: String,
    /// What is new in it.
    pub(super) fate: SegmentFate,
    /// Whether it stands elsewhere than before.
    pub(super) moved: bool,
    /// Its role, where it gets another.
    pub(super) shape: Option<NewSegment>,
    /// Segments that it was made one with, which go.
    pub(super) merged: Vec<String>,
    /// What was cut off it, as new segments behind it.
    pub(super) pieces: Vec<NewSegment>,
}

/// What becomes of a segment's text.
#[derive(Debug)]
pub(super) enum SegmentFate {
    /// It stays as it is.
    Same,
    /// It says something else.
    Edited { old: String, new: String },
    /// It is new, or (`restored`) was there once.
    New { segment: NewSegment, restored: bool },
    /// A person took it out, and it stays out.
    LeftOut,
}

/// A segment that both the author and somebody in the project changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The segment.
    pub segment: String,
    /// What the author's document said before.
    pub before: String,
    /// What the segment says in the project.
    pub here: String,
    /// What the author's document says now; nothing, where it has it no more.
    pub there: Option<String>,
}

/// What a new version comes to.
#[derive(Debug, Default)]
pub(super) struct ImportPlan {
    /// The segments, in the new version's order.
    pub(super) items: Vec<PlannedSegment>,
    /// Segments that the new version has no more.
    pub(super) gone: Vec<String>,
    /// What is recorded of the new version.
    pub(super) record: Vec<NewSegment>,
    pub(super) conflicts: Vec<Conflict>,
    /// Segments that were changed in the project only, and stay so.
    pub(super) by_hand: Vec<String>,
}

/// What the plan is made from.
pub(super) struct Versions<'v> {
    /// What was recorded when the document was brought in last.
    pub(super) record: Option<&'v ImportRecord>,
    /// The document in the project.
    pub(super) ours: &'v Resource<'v>,
    /// The new version, its braces Fluent's.
    pub(super) new: &'v [NewSegment],
    /// Whether the project's text holds where both sides changed a segment.
    pub(super) keep: bool,
    /// Whether what a person took out comes back.
    pub(super) force: bool,
    /// Whether its roles are guesses.
    pub(super) guessed: bool,
    /// Its language.
    pub(super) language: Language,
    /// Ids that no new segment may get.
    pub(super) taken: HashSet<String>,
    /// Ids of translations whose segment is gone, by the text that they were made from.
    pub(super) orphans: HashMap<String, String>,
}

/// Blocks of the new version, and the entries that became them.
#[derive(Default)]
struct RevisionGroup {
    entries: Vec<usize>,
    news: Vec<usize>,
}

impl Versions<'_> {
    /// Makes the plan.
    pub(super) fn plan(mut self) -> ImportPlan {
        let units: HashMap<&str, &TranslationUnit<'_>> =
            self.ours.units.iter().map(|unit| (&*unit.id, unit)).collect();
        let entries = entries(self.record, self.ours);
        let (groups, gone) = groups(&entries, self.new);
        let mut plan = ImportPlan::default();
        let mut ids = SegmentIds::default();
        let known = units.keys().copied().chain(entries.iter().map(|entry| &*entry.id));
        known.for_each(|id| ids.take(id));
        let mut taken: Vec<_> = self.taken.drain().collect();
        taken.sort();
        for id in &taken {
            ids.take(id);
        }
        self.orphans.retain(|_, id| !units.contains_key(&**id));
        let stays = stays(&groups, &entries, &units);
        let orphans = std::mem::take(&mut self.orphans);
        let mut maker = PlanMaker {
            versions: &self,
            units: &units,
            entries: &entries,
            plan: &mut plan,
            ids,
            orphans,
        };
        for (group, stays) in groups.iter().zip(stays) {
            maker.item(group, stays);
        }
        for entry in gone {
            maker.gone(entry);
        }
        plan
    }
}

/// The segments as the author's document had them; those that a person added stand where they are.
fn entries(record: Option<&ImportRecord>, ours: &Resource<'_>) -> Vec<PlannedEntry> {
    let mut entries: Vec<PlannedEntry> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for block in record.iter().flat_map(|record| &record.blocks) {
        let next = entries.len();
        let at = *known.entry(&block.id).or_insert(next);
        if at == next {
            let (id, blocks) = (block.id.clone(), Vec::new());
            entries.push(PlannedEntry { id, blocks, by_hand: false });
        }
        entries[at].blocks.push(block.clone());
    }
    let mut renamed = renamed(&entries, ours);
    let mut added: HashMap<Option<usize>, Vec<PlannedEntry>> = HashMap::new();
    let mut before = None;
    for unit in &ours.units {
        if let Some(&at) = known.get(&*unit.id) {
            before = Some(at);
            continue;
        }
        let own = renamed.get_mut(&*folded(&unit.text())).and_then(Vec::pop);
        if let Some(at) = own {
            entries[at].id = unit.id.to_string();
            before = Some(at);
            continue;
        }
        let (id, blocks) = (unit.id.to_string(), vec![segment(unit)]);
        let by_hand = record.is_some();
        added.entry(before).or_default().push(PlannedEntry { id, blocks, by_hand });
    }
    let mut all = added.remove(&None).unwrap_or_default();
    for (at, entry) in entries.into_iter().enumerate() {
        all.push(entry);
        all.extend(added.remove(&Some(at)).unwrap_or_default());
    }
    all
}

/// Entries whose segment is not there, by their text: a person may have given it another id.
fn renamed(entries: &[PlannedEntry], ours: &Resource<'_>) -> HashMap<String, Vec<usize>> {
    let there: HashSet<&str> = ours.units.iter().map(|unit| &*unit.id).collect();
    let mut renamed: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate().rev() {
        if !there.contains(&*entry.id) {
            let text = folded(&joined_text(&entry.blocks)).into_owned();
            renamed.entry(text).or_default().push(at);
        }
    }
    renamed
}

/// A segment of the project's as one of the author's.
pub(super) fn segment(unit: &TranslationUnit<'_>) -> NewSegment {
    let (kind, level) = role(unit);
    let mut block = DocumentBlock::new(kind, unit.text()).level(level);
    block.label = unit.label.as_deref().map(str::to_owned);
    NewSegment { id: unit.id.to_string(), block }
}

fn role(unit: &TranslationUnit<'_>) -> (SegmentKind, Option<u8>) {
    match unit.kind {
        UnitKind::Segment { kind, level } => (kind, level),
        _ => (SegmentKind::Paragraph, None),
    }
}

fn piece(NewSegment { block, .. }: &NewSegment) -> AlignmentPiece<'_> {
    AlignmentPiece { kind: block.kind, level: block.level, text: &block.text }
}

/// The new version's blocks with the entries they come from, in its order; and what is gone.
fn groups(entries: &[PlannedEntry], new: &[NewSegment]) -> (Vec<RevisionGroup>, Vec<usize>) {
    let blocks = entries.iter().enumerate();
    let owners: Vec<usize> =
        blocks.flat_map(|(at, entry)| std::iter::repeat_n(at, entry.blocks.len())).collect();
    let old: Vec<AlignmentPiece<'_>> =
        entries.iter().flat_map(|entry| &entry.blocks).map(piece).collect();
    let news: Vec<AlignmentPiece<'_>> = new.iter().map(piece).collect();
    let mut groups: Vec<RevisionGroup> = Vec::new();
    let mut group_of: Vec<Option<usize>> = vec![None; entries.len()];
    for RevisedGroup { old, new } in revise(&old, &news) {
        if new.is_empty() {
            continue;
        }
        let mut from: Vec<usize> = owners[old].to_vec();
        from.dedup();
        let at = from.iter().find_map(|&entry| group_of[entry]).unwrap_or_else(|| {
            groups.push(RevisionGroup::default());
            groups.len() - 1
        });
        let group = &mut groups[at];
        group.news.extend(new);
        for entry in from {
            if group_of[entry].is_none() {
                group_of[entry] = Some(at);
                group.entries.push(entry);
            }
        }
    }
    let gone = (0..entries.len()).filter(|&entry| group_of[entry].is_none()).collect();
    (groups, gone)
}

/// Which groups stand where they stood: those that moved are the fewest there can be.
fn stays(
    groups: &[RevisionGroup],
    entries: &[PlannedEntry],
    units: &HashMap<&str, &TranslationUnit<'_>>,
) -> Vec<bool> {
    let place = |group: &RevisionGroup| -> Option<usize> {
        let there = |&&entry: &&usize| units.contains_key(&*entries[entry].id);
        group.entries.iter().find(there).copied()
    };
    let places: Vec<Option<usize>> = groups.iter().map(place).collect();
    let known: Vec<usize> = places.iter().flatten().copied().collect();
    let mut flags = in_place(&known).into_iter();
    places.iter().map(|place| place.is_none() || flags.next().unwrap_or(true)).collect()
}

/// The plan in the making.
struct PlanMaker<'m> {
    versions: &'m Versions<'m>,
    units: &'m HashMap<&'m str, &'m TranslationUnit<'m>>,
    entries: &'m [PlannedEntry],
    plan: &'m mut ImportPlan,
    ids: SegmentIds,
    orphans: HashMap<String, String>,
}

impl PlanMaker<'_> {
    fn item(&mut self, group: &RevisionGroup, stays: bool) {
        let mut news: Vec<NewSegment> =
            group.news.iter().map(|&at| self.versions.new[at].clone()).collect();
        let there = |entry: &&usize| self.units.contains_key(&*self.entries[**entry].id);
        let Some(&first) = group.entries.iter().find(there).or(group.entries.first()) else {
            for new in news {
                self.new_item(new);
            }
            return;
        };
        let entry = &self.entries[first];
        let many = entry.blocks.len() > 1 || group.entries.len() > 1;
        let roles = |blocks: &[NewSegment]| -> Vec<_> {
            blocks.iter().map(|own| (own.block.kind, own.block.level)).collect()
        };
        let one = news.len() == 1
            || many && (roles(&news) == roles(&entry.blocks) || alike(&blocks_of_segments(&news)));
        let rest = if one { Vec::new() } else { news.split_off(1) };
        let new = merge_blocks(&entry.id, &news);
        self.ids.pass(&new.block);
        self.remember(&entry.id, news);
        let pieces: Vec<NewSegment> = rest.into_iter().map(|piece| self.named(piece).0).collect();
        for piece in &pieces {
            self.remember(&piece.id, vec![piece.clone()]);
        }
        let others = group.entries.iter().filter(|&&other| other != first);
        let merged: Vec<String> = others
            .filter(|&&other| self.units.contains_key(&*self.entries[other].id))
            .map(|&other| self.entries[other].id.clone())
            .collect();
        let Some(unit) = self.units.get(&*entry.id) else {
            if self.versions.force {
                self.bring_back(new, pieces);
                return;
            }
            let (fate, moved) = (SegmentFate::LeftOut, false);
            let id = entry.id.clone();
            // What a person took out stays out, and so do its pieces.
            let pieces = Vec::new();
            self.plan.items.push(PlannedSegment { id, fate, moved, shape: None, merged, pieces });
            return;
        };
        let contested = self.plan.conflicts.len();
        let whole_change = !merged.is_empty() || !pieces.is_empty();
        let fate = self.fate(entry, unit, &new, whole_change);
        for &other in group.entries.iter().filter(|&&other| other != first) {
            self.overwritten(&self.entries[other], Some(&new.block.text));
        }
        let id = entry.id.clone();
        if self.keeps(contested) {
            let (fate, shape) = (SegmentFate::Same, None);
            let (merged, pieces) = (Vec::new(), Vec::new());
            self.plan.by_hand.push(id.clone());
            self.plan.items.push(PlannedSegment { id, fate, moved: !stays, shape, merged, pieces });
            return;
        }
        let shape = shape(entry, unit, &new, self.versions.guessed);
        self.plan.items.push(PlannedSegment { id, fate, moved: !stays, shape, merged, pieces });
    }

    /// What a person took out is there again, under the ids that it had.
    fn bring_back(&mut self, new: NewSegment, pieces: Vec<NewSegment>) {
        for segment in std::iter::once(new).chain(pieces) {
            let id = segment.id.clone();
            let fate = SegmentFate::New { segment, restored: true };
            let (merged, pieces) = (Vec::new(), Vec::new());
            self.plan.items.push(PlannedSegment {
                id,
                fate,
                moved: false,
                shape: None,
                merged,
                pieces,
            });
        }
    }

    /// What becomes of a segment's text.
    fn fate(
        &mut self,
        entry: &PlannedEntry,
        unit: &TranslationUnit<'_>,
        new: &NewSegment,
        whole: bool,
    ) -> SegmentFate {
        let (before, here) = (joined_text(&entry.blocks), unit.text());
        if same(&here, &new.block.text) {
            return SegmentFate::Same;
        }
        if same(&before, &new.block.text) && !whole {
            self.plan.by_hand.push(entry.id.clone());
            return SegmentFate::Same;
        }
        self.overwritten(entry, Some(&new.block.text));
        SegmentFate::Edited { old: here.into_owned(), new: new.block.text.clone() }
    }

    /// Notes a conflict where a segment that the author changed was changed in the project too,
    /// by more than typography.
    fn overwritten(&mut self, entry: &PlannedEntry, there: Option<&str>) {
        let Some(unit) = self.units.get(&*entry.id) else { return };
        let (before, here) = (joined_text(&entry.blocks), unit.text());
        let ours = entry.by_hand
            || !same(&before, &here)
                && significance(&before, &here, self.versions.language)
                    != Significance::Typographic;
        if ours || self.versions.record.is_none() {
            self.plan.conflicts.push(Conflict {
                segment: entry.id.clone(),
                before,
                here: here.into_owned(),
                there: there.map(str::to_owned),
            });
        }
    }

    /// Whether the project's text holds where there were conflicts since there were so many; then
    /// they are settled.
    fn keeps(&mut self, conflicts: usize) -> bool {
        let keeps = self.versions.keep && self.plan.conflicts.len() > conflicts;
        if keeps {
            self.plan.conflicts.truncate(conflicts);
        }
        keeps
    }

    fn gone(&mut self, entry: usize) {
        let contested = self.plan.conflicts.len();
        let entry = &self.entries[entry];
        let PlannedEntry { id, by_hand, .. } = entry;
        if *by_hand {
            self.plan.by_hand.push(id.clone());
        } else if self.units.contains_key(&**id) {
            self.overwritten(entry, None);
            let keeps = self.keeps(contested);
            let list = if keeps { &mut self.plan.by_hand } else { &mut self.plan.gone };
            list.push(id.clone());
        }
    }

    fn new_item(&mut self, new: NewSegment) {
        let (segment, restored) = self.named(new);
        self.remember(&segment.id, vec![segment.clone()]);
        self.plan.items.push(PlannedSegment {
            id: segment.id.clone(),
            fate: SegmentFate::New { segment, restored },
            moved: false,
            shape: None,
            merged: Vec::new(),
            pieces: Vec::new(),
        });
    }

    /// Gives a new segment its id: that of the translation which is there of it, or one of its own.
    fn named(&mut self, new: NewSegment) -> (NewSegment, bool) {
        match self.orphans.remove(&*folded(&new.block.text)) {
            Some(id) => {
                self.ids.pass(&new.block);
                (NewSegment { id, ..new }, true)
            }
            None => (NewSegment { id: self.ids.next(&new.block), ..new }, false),
        }
    }

    fn remember(&mut self, id: &str, blocks: Vec<NewSegment>) {
        let named = |NewSegment { block, .. }: NewSegment| NewSegment {
            id: id.to_owned(),
            block: DocumentBlock { note: None, ..block },
        };
        self.plan.record.extend(blocks.into_iter().map(named));
    }
}

/// The role that a segment gets: the author's, where the author changed it. A guess between heading
/// and paragraph is no change.
fn shape(
    entry: &PlannedEntry,
    unit: &TranslationUnit<'_>,
    new: &NewSegment,
    guessed: bool,
) -> Option<NewSegment> {
    let unmarked = |kind| matches!(kind, Title | Heading | Paragraph);
    if guessed
        && unmarked(new.block.kind)
        && entry.blocks.iter().all(|own| unmarked(own.block.kind))
    {
        return None;
    }
    let shape =
        |NewSegment { block, .. }: &NewSegment| (block.kind, block.level, block.label.clone());
    let before = entry.blocks.last().map(shape);
    let wanted = Some(shape(new)).filter(|new| before.as_ref() != Some(new));
    wanted.filter(|new| shape(&segment(unit)) != *new).map(|_| new.clone())
}

fn blocks_of_segments(segments: &[NewSegment]) -> Vec<DocumentBlock> {
    segments.iter().map(|segment| segment.block.clone()).collect()
}

fn joined_text(segments: &[NewSegment]) -> String {
    joined(&blocks_of_segments(segments))
}

/// Several blocks as the one segment that they are.
fn merge_blocks(id: &str, blocks: &[NewSegment]) -> NewSegment {
    let last = blocks.last().map(|last| last.block.clone());
    let last = last.unwrap_or_else(|| DocumentBlock::new(SegmentKind::Paragraph, ""));
    NewSegment { id: id.to_owned(), block: DocumentBlock { text: joined_text(blocks), ..last } }
}
