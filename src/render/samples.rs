//! Editions for tests, made of a few words.

use super::{Edition, EditionBlock, markup};
use crate::model::{Locale, Metadata, SegmentKind};

/// Kind, level, label and text of a block.
pub(super) type BlockSample<'r> = (SegmentKind, u8, Option<&'r str>, &'r str);

/// An edition of these blocks, which are called `b0`, `b1` and so on.
pub(super) fn edition<'r>(
    locale: &'r Locale,
    metadata: &'r Metadata<'r>,
    blocks: &[BlockSample<'r>],
) -> Edition<'r> {
    let block = |(at, (kind, level, label, text)): (usize, &BlockSample<'r>)| EditionBlock {
        id: format!("b{at}").into(),
        kind: *kind,
        level: *level,
        label: *label,
        text: match kind {
            SegmentKind::Code => (*text).to_owned(),
            _ => markup::folded(text).into_owned(),
        },
        locale,
        remark: None,
    };
    let blocks = blocks.iter().enumerate().map(block).collect();
    Edition { locale, metadata, blocks, gaps: Vec::new(), is_source: true, stand_ins: Vec::new() }
}
