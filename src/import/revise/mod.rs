//! Two versions of one document side by side: which paragraph of the old one each of the new is.
//!
//! This is another question than `align`'s: there nothing is ever the same and all is in order;
//! here most paragraphs are the same, and any may have moved. So equal paragraphs are found first
//! (`exact`), and fix the gaps in which those that were edited are sought, by the words that both
//! have (`near`), weighed by how rare they are in the document; last of all the paragraphs left
//! over are held against their neighbours, for one that was cut in two or two that were made one.
//!
//! Time and memory grow with the number of paragraphs, whatever they say: ten thousand equal ones
//! are no harder than others.

mod exact;
mod near;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::align::AlignmentPiece;

/// Some paragraphs of the old version and those of the new one that they became. One side may be
/// empty (new, gone); of the two at most one has several paragraphs (cut in pieces, made one).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RevisedGroup {
    /// Paragraphs of the old version, next to each other.
    pub old: Range<usize>,
    /// Paragraphs of the new version, next to each other.
    pub new: Range<usize>,
}

/// For each paragraph of one version, the one of the other that it is, if any.
#[derive(Debug)]
struct Matches {
    /// For each old paragraph.
    to_new: Vec<Option<usize>>,
    /// For each new paragraph.
    to_old: Vec<Option<usize>>,
}

impl Matches {
    fn new(old: usize, new: usize) -> Self {
        Self { to_new: vec![None; old], to_old: vec![None; new] }
    }

    fn match_pair(&mut self, old: usize, new: usize) {
        (self.to_new[old], self.to_old[new]) = (Some(new), Some(old));
    }
}

/// What the paragraphs of `old` became in `new`: what is in the new version in its order, then what
/// is gone. Each paragraph is in exactly one.
#[must_use]
pub(crate) fn revise(old: &[AlignmentPiece<'_>], new: &[AlignmentPiece<'_>]) -> Vec<RevisedGroup> {
    let mut matches = exact::match_equal(old, new);
    near::match_edited(old, new, &mut matches)
}

/// The longest run of pairs, sorted by new paragraph, that is in the old order too: a flag for each
/// pair. Those that are not in it have moved.
#[must_use]
pub(crate) fn in_place(olds: &[usize]) -> Vec<bool> {
    // `tails[n]` ends the run of n + 1 pairs that ends earliest.
    let (mut tails, mut before): (Vec<usize>, _) = (Vec::new(), vec![usize::MAX; olds.len()]);
    for (at, old) in olds.iter().enumerate() {
        let length = tails.partition_point(|&tail| olds[tail] < *old);
        if let Some(last) = length.checked_sub(1) {
            before[at] = tails[last];
        }
        if length == tails.len() { tails.push(at) } else { tails[length] = at }
    }
    let mut flags = vec![false; olds.len()];
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        flags[at] = true;
        at = before[at];
    }
    flags
}
