//! Which heading is the document's title.

use crate::{model::SegmentKind, text::folded};

use super::{Imported, inline};

/// Makes the only heading of level 1 the title, if no other heading stands before it.
pub(super) fn name_title(imported: &mut Imported) {
    let tops = imported.blocks.iter().filter(|block| {
        block.kind == SegmentKind::Title
            || block.kind == SegmentKind::Heading && block.level == Some(1)
    });
    if tops.count() != 1 {
        return;
    }
    let mut headings = imported.blocks.iter_mut();
    let first = headings
        .find(|block| matches!(block.kind, SegmentKind::Heading | SegmentKind::Title))
        .filter(|block| block.level.is_none_or(|level| level == 1));
    if let Some(block) = first {
        (block.kind, block.level) = (SegmentKind::Title, None);
        let title = folded(&inline::strip_inline(&block.text)).into_owned();
        if imported.metadata.title.is_none() && !title.trim().is_empty() {
            imported.metadata.title = Some(title.into());
        }
    }
}
