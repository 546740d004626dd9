//! Items, flat as a document has them → lists within lists.

use std::ops::Range;

use maud::{Markup, html};

use super::blocks::HtmlSide;
use crate::{model::SegmentKind, render::EditionBlock};

/// Lists are not nested deeper than this, whatever the levels say.
const MAX_DEPTH: usize = 12;

impl HtmlSide<'_> {
    /// A run of items, with what goes on in them.
    pub(super) fn list(&self, range: Range<usize>) -> Markup {
        let blocks = &self.edition.blocks[range];
        let mut above = 0;
        let depths: Vec<usize> = (blocks.iter())
            .map(|block| {
                let level = usize::from(block.level).clamp(1, MAX_DEPTH);
                above = match block.kind {
                    SegmentKind::Item => level.min(above + 1),
                    _ => level.min(above),
                };
                above
            })
            .collect();
        self.nested(blocks, &depths)
    }

    /// The items of one depth, and what stands below each.
    fn nested(&self, blocks: &[EditionBlock<'_>], depths: &[usize]) -> Markup {
        let depth = depths.first().copied().unwrap_or(0);
        let is_item = |at: usize| blocks[at].kind == SegmentKind::Item && depths[at] <= depth;
        let starts: Vec<usize> = (0..blocks.len()).filter(|&at| at == 0 || is_item(at)).collect();
        let end = |index: usize| starts.get(index + 1).copied().unwrap_or(blocks.len());
        let is_ordered = |index: usize| blocks[starts[index]].label.is_some();
        let mut lists = Vec::new();
        let mut first = 0;
        for index in 0..starts.len() {
            if index + 1 < starts.len() && is_ordered(index + 1) == is_ordered(first) {
                continue;
            }
            let items = html! {
                @for index in first..=index {
                    @let range = starts[index]..end(index);
                    (self.list_item(&blocks[range.clone()], &depths[range]))
                }
            };
            lists.push(if is_ordered(first) {
                html! { ol { (items) } }
            } else {
                html! { ul { (items) } }
            });
            first = index + 1;
        }
        html! { @for list in lists { (list) } }
    }

    fn list_item(&self, blocks: &[EditionBlock<'_>], depths: &[usize]) -> Markup {
        let (block, depth) = (&blocks[0], depths[0]);
        let mut below = Vec::new();
        let mut at = 1;
        while at < blocks.len() {
            if blocks[at].kind != SegmentKind::Item && depths[at] <= depth {
                below.push(self.block(&blocks[at], true));
                at += 1;
                continue;
            }
            let goes_on = |&at: &usize| depths[at] <= depth && blocks[at].kind != SegmentKind::Item;
            let end = (at + 1..blocks.len()).find(goes_on).unwrap_or(blocks.len());
            below.push(self.nested(&blocks[at..end], &depths[at..end]));
            at = end;
        }
        let number = block.label.and_then(ordinal_of_label);
        let style = block.label.filter(|_| number.is_none()).and_then(marker_style);
        html! {
            li id=(block.id) lang=[self.lang(block)] value=[number] style=[style] {
                (self.block_text(block))
                @for part in below { (part) }
            }
        }
    }

    /// A block of a list that stands beside its translation, and so in no list of its own.
    pub(super) fn item(&self, at: usize) -> Markup {
        let block = &self.edition.blocks[at];
        if block.kind == SegmentKind::Code {
            return self.block(block, false);
        }
        let depth = usize::from(block.level).clamp(1, MAX_DEPTH);
        let marker = (block.kind == SegmentKind::Item).then(|| block.label.unwrap_or("•"));
        let style = (depth > 1).then(|| format!("--depth:{depth}"));
        html! {
            p.item data-marker=[marker] style=[style] lang=[self.lang(block)] { (self.block_text(block)) }
        }
    }
}

/// The number of `12.`, which is how a browser numbers.
fn ordinal_of_label(label: &str) -> Option<u32> {
    label.strip_suffix('.')?.parse().ok()
}

/// `a)` or `(3)` as the marker of an item, if there is nothing in it that means something in CSS.
fn marker_style(label: &str) -> Option<String> {
    let is_plain = label.chars().all(|c| c.is_alphanumeric() || "().".contains(c));
    is_plain.then(|| format!("list-style-type:\"{label} \""))
}
