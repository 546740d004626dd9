//! Blocks that a translated page lacks, put where the order of the source has them.
//!
//! The place is certain where the blocks around it in the source are paired with blocks that follow
//! each other in the translation. A block brings the marks of its source along, in the manner of the
//! neighbour that has the same ones there; where all the texts of a stretch came, what
//! nobody translates in it (code, shortcodes, the ends of containers) comes as the source has it.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use crate::model::{Pair, SegmentKind, UnitKind};

use super::{page_side::PageSide, view::DocumentView};

/// A change of a page.
pub(super) struct PageEdit {
    /// The bytes that are replaced.
    pub(super) at: Range<usize>,
    /// What stands there then.
    pub(super) text: String,
    /// The unit that is replaced, or before which blocks are put.
    pub(super) unit: usize,
    /// Whether it is replaced.
    pub(super) replaces: bool,
    /// The blocks that are to be read there.
    pub(super) blocks: Vec<WrittenBlock>,
}

/// A block as it is to be read.
pub(super) struct WrittenBlock {
    pub(super) id: String,
    pub(super) kind: UnitKind,
    pub(super) text: String,
}

/// The blocks of a page's source that its translation lacks.
pub(super) struct MissingBlocks<'b> {
    source: &'b PageSide<'b>,
    target: &'b PageSide<'b>,
    pairs: HashMap<&'b str, &'b Pair<'b>>,
    /// The new texts, by id.
    texts: &'b HashMap<&'b str, String>,
}

/// Units of the source in a row that are missing, and the neighbours of it that are not: their
/// places in the source and in the translation.
struct MissingRun {
    units: Range<usize>,
    before: Option<[usize; 2]>,
    after: Option<[usize; 2]>,
}

/// Where blocks go.
enum InsertionPlace {
    /// Behind the block of this number.
    Behind(usize),
    /// At this byte, with nothing before them that they follow.
    At(usize),
}

impl<'b> MissingBlocks<'b> {
    pub(super) fn new(
        view: &DocumentView<'b>,
        [source, target]: [&'b PageSide<'b>; 2],
        texts: &'b HashMap<&'b str, String>,
    ) -> Self {
        let pairs = view.pairs.iter().map(|pair| (pair.id(), pair)).collect();
        Self { source, target, pairs, texts }
    }

    /// The edits that put in what can be put in.
    pub(super) fn insertions(&self) -> Vec<PageEdit> {
        if self.target.text.trim().is_empty() {
            return self.whole_page().into_iter().collect();
        }
        self.runs().into_iter().filter_map(|run| self.insertion(&run)).collect()
    }

    /// The page that there is none of yet: that of the source with all its texts translated.
    fn whole_page(&self) -> Option<PageEdit> {
        let tiles: Vec<usize> = (0..self.source.tiles.len()).collect();
        let run = MissingRun { units: 0..self.source.units.len(), before: None, after: None };
        let last = *tiles.last().filter(|_| self.is_complete(run.units.clone()))?;
        let start = self.source.tiles[0].text_span().start - self.source.head(0).len();
        let text = [&self.source.text[..start], &self.body(&run, &tiles), self.source.gap(last)];
        Some(self.edit(0..self.target.text.len(), &text.concat(), 0, &tiles))
    }

    fn is_missing(&self, unit: usize) -> bool {
        let pair = self.pairs.get(&*self.source.units[unit].id);
        pair.is_some_and(|pair| pair.target.is_none())
    }

    fn is_field(&self, unit: usize) -> bool {
        matches!(self.source.units[unit].kind, UnitKind::Segment { kind: SegmentKind::Field, .. })
    }

    /// The runs of missing units that a text came for, and whose neighbours are sure.
    fn runs(&self) -> Vec<MissingRun> {
        let (mut runs, mut at, count) = (Vec::new(), 0, self.source.units.len());
        while at < count {
            let start = at;
            let goes_on = |unit: usize| {
                unit < count && self.is_missing(unit) && self.is_field(unit) == self.is_field(start)
            };
            while goes_on(at) {
                at += 1;
            }
            if at == start {
                at += 1;
                continue;
            }
            let is_asked = |unit: usize| self.texts.contains_key(&*self.source.units[unit].id);
            let neighbours = (start..at).any(is_asked).then(|| {
                let before = (0..start).rev().find(|unit| !self.is_missing(*unit));
                let after = (at..count).find(|unit| !self.is_missing(*unit));
                Some([self.neighbour(before)?, self.neighbour(after)?])
            });
            if let Some(Some([before, after])) = neighbours {
                runs.push(MissingRun { units: start..at, before, after });
            }
        }
        runs
    }

    /// A neighbour's unit in both pages; none where that is in doubt.
    #[expect(clippy::option_option, reason = "no neighbour at all is certain, too")]
    fn neighbour(&self, unit: Option<usize>) -> Option<Option<[usize; 2]>> {
        let Some(unit) = unit else { return Some(None) };
        let pair = self.pairs.get(&*self.source.units[unit].id)?;
        let target = self.target.unit_at(pair.target?)?;
        (!pair.doubtful).then_some(Some([unit, target]))
    }

    /// The edit that puts in a run, where its place is certain.
    fn insertion(&self, run: &MissingRun) -> Option<PageEdit> {
        let unit = run.before.map_or(0, |[_, own]| own + 1);
        let follows = run.after.map_or(self.target.units.len(), |[_, own]| own) == unit;
        let stretches = [self.stretch(run, 0)?, self.stretch(run, 1)?];
        let fits = follows && (!self.is_field(run.units.start) || self.has_front(run));
        let tiles = fits.then(|| self.included(run, &stretches)).flatten()?;
        let place = self.place(run, &stretches, &tiles)?;
        let body = self.body(run, &tiles);
        let gap = self.source.gap(*tiles.last()?);
        let gap = if gap.contains('\n') { gap } else { "\n" };
        let (at, text) = match place {
            InsertionPlace::At(at) => {
                let is_apart =
                    at == 0 || self.target.text[..at].trim_end_matches('\r').ends_with("\n\n");
                let before = if at == self.target.text.len() && !is_apart { "\n" } else { "" };
                (at, format!("{before}{body}{gap}"))
            }
            InsertionPlace::Behind(tile) => {
                let between = tiles[0].checked_sub(1).map_or("\n\n", |own| self.source.gap(own));
                let there = self.target.gap(tile);
                let lines = |gap: &str| gap.matches('\n').count();
                // What parts the neighbours now parts one of them from the new block.
                if lines(there) == lines(between) && lines(there) != lines(gap) {
                    (self.target.tiles[tile].span.end, format!("{body}{gap}"))
                } else {
                    (self.target.content_end(tile), format!("{between}{body}"))
                }
            }
        };
        Some(self.edit(at..at, &text, unit, &tiles))
    }

    /// Whether a value of front matter has another beside it in the translation.
    fn has_front(&self, run: &MissingRun) -> bool {
        [run.before, run.after].into_iter().flatten().any(|[own, _]| self.is_field(own))
    }

    /// The blocks between the neighbours of a run in one of the pages.
    fn stretch(&self, run: &MissingRun, side: usize) -> Option<Range<usize>> {
        let page = [self.source, self.target][side];
        if self.is_field(run.units.start) {
            let first = page.tile_of(run.units.start).filter(|_| side == 0);
            return Some(first.map_or(0..0, |first| first..first + run.units.len()));
        }
        let tile = |unit: [usize; 2]| page.tile_of(unit[side]);
        let start = match run.before {
            Some(unit) if !self.is_field(unit[0]) => tile(unit)? + 1,
            _ => page.first_of_body(),
        };
        let end = run.after.map_or(Some(page.tiles.len()), tile)?;
        (start <= end).then_some(start..end)
    }

    /// Whether a text came for all that somebody has to translate.
    fn is_complete(&self, mut units: Range<usize>) -> bool {
        units.all(|unit| {
            let unit = &self.source.units[unit];
            let UnitKind::Segment { kind, .. } = unit.kind else { return true };
            matches!(kind, SegmentKind::Code | SegmentKind::Markup)
                || self.texts.contains_key(&*unit.id)
        })
    }

    /// The blocks of the source that are put in: all of the stretch, or those that a text came for,
    /// with all that is on their lines.
    fn included(
        &self,
        run: &MissingRun,
        [source, target]: &[Range<usize>; 2],
    ) -> Option<Vec<usize>> {
        let begins = |tile: usize| self.source.begins_line(tile);
        let is_apart = begins(source.start) && begins(source.end);
        if target.is_empty() && self.is_complete(run.units.clone()) && is_apart {
            return Some(source.clone().collect());
        }
        let has_text = |tile: usize| {
            let unit = self.source.unit_of(tile);
            unit.is_some_and(|unit| self.texts.contains_key(&*self.source.units[unit].id))
        };
        let has_line = |tile: usize| {
            let start = (source.start..=tile).rev().find(|own| begins(*own));
            let end = (tile + 1..=source.end).find(|own| begins(*own));
            start.zip(end).is_some_and(|(start, end)| (start..end).all(has_text))
        };
        let tiles: Vec<usize> = source.clone().filter(|tile| has_line(*tile)).collect();
        (!tiles.is_empty()).then_some(tiles)
    }

    /// Where blocks go: of the ends of containers between the neighbours, both pages must have as
    /// many, since the blocks may belong before them or behind them.
    fn place(
        &self,
        run: &MissingRun,
        [source, target]: &[Range<usize>; 2],
        tiles: &[usize],
    ) -> Option<InsertionPlace> {
        let ends = |page: &PageSide<'_>, tiles: &Range<usize>| -> Vec<usize> {
            tiles.clone().filter(|tile| page.ends_container(*tile)).collect()
        };
        let (own, there) = (ends(self.source, source), ends(self.target, target));
        let is_whole = tiles.len() == source.len() && target.is_empty();
        let passed = |tile: usize| own.iter().filter(|end| **end < tile).count();
        let slots: BTreeSet<usize> = tiles.iter().map(|tile| passed(*tile)).collect();
        if !is_whole && (own.len() != there.len() || slots.len() > 1) {
            return None;
        }
        match (slots.first().copied().unwrap_or_default(), run.before) {
            (end @ 1.., _) if !is_whole => Some(InsertionPlace::Behind(there[end - 1])),
            (_, Some([own, unit])) if self.is_field(own) == self.is_field(run.units.start) => {
                Some(InsertionPlace::Behind(self.target.tile_of(unit)?))
            }
            _ if self.is_field(run.units.start) => {
                let [_, unit] = run.after?;
                let next = self.target.tile_of(unit)?;
                let start = self.target.tiles[next].text_span().start;
                Some(InsertionPlace::At(start - self.target.head(next).len()))
            }
            _ => {
                let first = self.target.tiles.get(self.target.first_of_body());
                Some(InsertionPlace::At(first.map_or(self.target.text.len(), |own| own.span.start)))
            }
        }
    }

    /// Blocks of the source with their new texts, without what parts them from the next.
    fn body(&self, run: &MissingRun, tiles: &[usize]) -> String {
        let mut body = String::new();
        for (at, &tile) in tiles.iter().enumerate() {
            if let Some(last) = at.checked_sub(1) {
                body.push_str(self.source.gap(tiles[last]));
            }
            let span = self.source.tiles[tile].text_span();
            let text = self
                .source
                .unit_of(tile)
                .and_then(|unit| self.texts.get(&*self.source.units[unit].id).map(|text| &**text));
            body.push_str(self.head(run, tile));
            body.push_str(text.unwrap_or(&self.source.text[span.range()]));
            body.push_str(&self.source.text[span.end..self.source.content_end(tile)]);
        }
        body
    }

    /// What stands before a block's text, in the manner of a neighbour that has the same marks in
    /// the source.
    fn head(&self, run: &MissingRun, tile: usize) -> &'b str {
        let own = self.source.head(tile);
        let kind = self.source.unit_of(tile).map(|unit| self.source.units[unit].kind);
        let is_alike = |[other, _]: &[usize; 2]| {
            Some(self.source.units[*other].kind) == kind
                && self.source.tile_of(*other).is_some_and(|tile| self.source.head(tile) == own)
        };
        let neighbours = [run.before, run.after].into_iter().flatten();
        let alike = neighbours.filter(|_| !self.source.is_field(tile)).find(is_alike);
        let there = alike.and_then(|[_, unit]| self.target.tile_of(unit));
        there.map_or(own, |tile| self.target.head(tile))
    }

    /// The edit that puts these blocks before a unit, with the line ends of the page.
    fn edit(&self, at: Range<usize>, text: &str, unit: usize, tiles: &[usize]) -> PageEdit {
        let text = text.replace("\r\n", "\n");
        let is_crlf = self.target.text.contains("\r\n");
        let text = if is_crlf { text.replace('\n', "\r\n") } else { text };
        let blocks = tiles.iter().filter_map(|tile| {
            let unit = &self.source.units[self.source.unit_of(*tile)?];
            let text = self.texts.get(&*unit.id).cloned();
            let text = text.unwrap_or_else(|| unit.text().into_owned());
            Some(WrittenBlock { id: unit.id.to_string(), kind: unit.kind, text })
        });
        PageEdit { at, text, unit, replaces: false, blocks: blocks.collect() }
    }

    /// The ids that a text came for and that the translation lacks.
    pub(super) fn asked(&self) -> BTreeSet<&'b str> {
        let ids = self.texts.keys().copied();
        ids.filter(|id| self.pairs.get(id).is_some_and(|pair| pair.target.is_none())).collect()
    }
}
