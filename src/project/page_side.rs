//! A page as its bytes, its blocks and its units: what edits of it are made of.

use crate::{
    model::{SourceFile, TranslationUnit},
    store::{self, BlockKind, PageBlock},
};

use super::DocumentName;

/// A page whose units are in its own order, under its own ids.
pub(super) struct PageSide<'f> {
    pub(super) text: &'f str,
    /// The blocks, which tile the page.
    pub(super) tiles: Vec<PageBlock>,
    pub(super) units: Vec<TranslationUnit<'f>>,
}

impl<'f> PageSide<'f> {
    pub(super) fn parse(file: &'f SourceFile, document: &DocumentName) -> Self {
        let tiles = store::read_page(file.text()).blocks;
        Self { text: file.text(), tiles, units: document.parse(file).units }
    }

    /// The unit that stands where this one does; none where that is a part of a page put together.
    pub(super) fn unit_at(&self, unit: &TranslationUnit<'_>) -> Option<usize> {
        let at = self.units.binary_search_by_key(&unit.span.start, |own| own.span.start).ok()?;
        (self.units[at].span == unit.span).then_some(at)
    }

    /// The block that a unit is made from.
    pub(super) fn tile_of(&self, unit: usize) -> Option<usize> {
        let start = self.units[unit].span.start;
        self.tiles.binary_search_by_key(&start, |tile| tile.span.start).ok()
    }

    /// The unit that a block makes.
    pub(super) fn unit_of(&self, tile: usize) -> Option<usize> {
        let start = self.tiles[tile].span.start;
        self.units.binary_search_by_key(&start, |unit| unit.span.start).ok()
    }

    /// Where a block ends that nothing but space (in a quotation, with its marks) is left of.
    pub(super) fn content_end(&self, tile: usize) -> usize {
        let block = &self.tiles[tile];
        let (mut at, mut end) = (block.text_span().end, block.text_span().end);
        for line in self.text[at..block.span.end].split_inclusive('\n') {
            let bare = line.trim_end();
            if !bare.trim_matches([' ', '\t', '>']).is_empty() {
                end = at + bare.len();
            }
            at += line.len();
            // Behind the values of front matter stand its other lines.
            if block.kind == BlockKind::Field {
                break;
            }
        }
        end
    }

    /// What parts a block from the next one.
    pub(super) fn gap(&self, tile: usize) -> &'f str {
        &self.text[self.content_end(tile)..self.tiles[tile].span.end]
    }

    /// What stands before a block's text: its indentation and marks.
    pub(super) fn head(&self, tile: usize) -> &'f str {
        let block = &self.tiles[tile];
        let head = &self.text[block.span.start..block.text_span().start];
        match block.kind {
            BlockKind::Field => &head[head.rfind('\n').map_or(0, |line| line + 1)..],
            _ => head,
        }
    }

    /// Whether no other block is on the line that a block begins on.
    pub(super) fn begins_line(&self, tile: usize) -> bool {
        let start = self.tiles.get(tile).map_or(self.text.len(), |block| block.span.start);
        start == 0 || self.text[..start].ends_with('\n')
    }

    /// Whether a block is a value of front matter.
    pub(super) fn is_field(&self, tile: usize) -> bool {
        self.tiles[tile].kind == BlockKind::Field
    }

    /// Whether a block ends a container, as `:::` does, and is no comment.
    pub(super) fn ends_container(&self, tile: usize) -> bool {
        let block = &self.tiles[tile];
        block.kind == BlockKind::Comment
            && !self.text[block.text_span().range()].starts_with("<!--")
    }

    /// The first block that is no value of front matter.
    pub(super) fn first_of_body(&self) -> usize {
        self.tiles.iter().take_while(|tile| tile.kind == BlockKind::Field).count()
    }
}
