//! A plan carried out in the structured document, byte by byte where nothing changes.

use crate::{
    model::{Problem, SourceFile},
    store::ContentEditor,
};

use super::plan::{ImportPlan, PlannedSegment, SegmentFate};

/// The document as the plan has it.
pub(super) fn carry_out(file: &SourceFile, plan: &ImportPlan) -> Result<String, Box<Problem>> {
    let mut editor = ContentEditor::new(file)?;
    let mut last: Option<String> = None;
    for item in &plan.items {
        let PlannedSegment { id, fate, moved, shape, pieces, .. } = item;
        match fate {
            SegmentFate::LeftOut => continue,
            SegmentFate::New { segment, .. } => editor.insert(last.as_deref(), segment)?,
            SegmentFate::Same => {}
            SegmentFate::Edited { new, .. } => editor.set_text(id, new)?,
        }
        if let Some(shape) = shape {
            editor.set_kind(
                id,
                shape.block.kind,
                shape.block.level,
                shape.block.label.as_deref(),
            )?;
        }
        if *moved {
            editor.move_after(id, last.as_deref());
        }
        last = Some(id.clone());
        for piece in pieces {
            editor.insert(last.as_deref(), piece)?;
            last = Some(piece.id.clone());
        }
    }
    let merged = plan.items.iter().flat_map(|item| &item.merged);
    for id in plan.gone.iter().chain(merged) {
        editor.remove(id);
    }
    editor.into_verified()
}
