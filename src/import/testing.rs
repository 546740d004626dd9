//! What the readers' tests share.

use super::ImportedBlock;

/// Each block as `kind[level] label|text`.
pub(super) fn lines(blocks: &[ImportedBlock]) -> Vec<String> {
    let line = |block: &ImportedBlock| {
        let level = block.level.map(|level| level.to_string()).unwrap_or_default();
        let label = block.label.as_ref().map(|label| format!(" {label}")).unwrap_or_default();
        format!("{}{level}{label}|{}", block.kind.name(), block.text)
    };
    blocks.iter().map(line).collect()
}
