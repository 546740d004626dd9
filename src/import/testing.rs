//! What the readers' tests share.

use crate::model::DocumentBlock;

/// Each block as `kind[level] label|text`.
pub(super) fn lines(blocks: &[DocumentBlock]) -> Vec<String> {
    let line = |block: &DocumentBlock| {
        let level = block.level.map(|level| level.to_string()).unwrap_or_default();
        let label = block.label.as_ref().map(|label| format!(" {label}")).unwrap_or_default();
        format!("{}{level}{label}|{}", block.kind.name(), block.text)
    };
    blocks.iter().map(line).collect()
}
