//! The normal form of blocks: what every writer of a document can write, and a reader read again.

use crate::model::{DocumentBlock, SegmentKind};

use super::inline::is_image;

/// Brings blocks into normal form.
pub(super) fn normalise(blocks: &mut Vec<DocumentBlock>) {
    // A no-break space alone keeps a line open in old pages; it is no paragraph.
    for block in blocks.iter_mut() {
        // Control characters have no shape, and no file of texts may hold them.
        if block.text.contains(is_control) {
            block.text.retain(|c| !is_control(c));
        }
        let is_code = block.kind == SegmentKind::Code;
        let text = if is_code { block.text.trim_end() } else { block.text.trim() };
        if text.len() < block.text.len() {
            block.text = text.to_owned();
        }
    }
    blocks.retain(|block| !block.text.trim().is_empty());
    // The depth of the item that the next block may go on with, and whether a footnote is above.
    let (mut depth, mut in_note) = (0u8, false);
    for block in blocks {
        match block.kind {
            SegmentKind::Item => {
                depth = block.level.unwrap_or(1).clamp(1, depth.saturating_add(1));
                block.level = (depth > 1).then_some(depth);
            }
            SegmentKind::Paragraph | SegmentKind::Code => {
                depth = block.level.unwrap_or(0).min(depth);
                let stands_alone = block.level.is_some() && depth == 0;
                block.level = (depth > 0).then_some(depth);
                if stands_alone && block.kind == SegmentKind::Paragraph && is_image(&block.text) {
                    block.kind = SegmentKind::Figure;
                }
            }
            SegmentKind::Footnote if block.label.is_none() && !in_note => {
                block.kind = SegmentKind::Paragraph;
                depth = 0;
            }
            _ => depth = 0,
        }
        in_note = block.kind == SegmentKind::Footnote;
    }
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}
