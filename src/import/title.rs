//! Which heading is the document's title.

use std::borrow::Cow;

use crate::{
    model::{DocumentBlock, SegmentKind},
    text::folded,
};

use super::{Imported, inline};

/// Makes the title that front matter gives the document's: where its text has another one, that
/// stands below it, so that both can be translated.
pub(super) fn head_title(title: Cow<'static, str>, imported: &mut Imported) {
    let own = imported.blocks.iter().position(|block| block.kind == SegmentKind::Title);
    let said = own.map(|at| folded(&inline::strip_inline(&imported.blocks[at].text)).into_owned());
    if said.as_deref() != Some(&*folded(&title)) {
        if let Some(at) = own {
            let block = &mut imported.blocks[at];
            (block.kind, block.level) = (SegmentKind::Heading, Some(1));
        }
        let is_heading = |block: &&mut DocumentBlock| block.kind == SegmentKind::Heading;
        let is_top = imported.blocks.iter_mut().filter(is_heading).any(|b| b.level == Some(1));
        for block in imported.blocks.iter_mut().filter(is_heading).filter(|_| is_top) {
            block.level = block.level.map(|level| (level + 1).min(6));
        }
        let text = inline::escape(&folded(&title)).into_owned();
        imported.blocks.insert(0, DocumentBlock::new(SegmentKind::Title, text));
    }
    imported.metadata.title = Some(title);
}

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
