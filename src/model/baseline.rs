//! Findings that a project has agreed to live with for now.

use std::collections::BTreeMap;

/// Findings that are not reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// How many findings each entry stands for.
    pub entries: BTreeMap<BaselineEntry, usize>,
}

/// What makes two findings the same.
///
/// Neither lines nor documents are part of it, so that a segment may move.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BaselineEntry {
    /// The rule's name.
    pub rule: String,
    /// The locale; empty for the source alone.
    pub locale: String,
    /// The segment's id; the file's path where there is no segment.
    pub segment: String,
    /// A fingerprint of what was said, whatever the language and wording.
    pub said: String,
}
