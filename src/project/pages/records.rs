//! What records of provenance know of a page's blocks.

use std::collections::HashSet;

use crate::{
    import::{align::AlignmentPiece, revise::revise},
    model::{Fingerprint, Provenance, ProvenanceRecord, SegmentKind},
    store::kind_of_id,
    text::{fingerprint, same},
};

use super::{
    BlockMatch, BlockMatches,
    block_gap::{BlockGap, gaps_between},
};

/// The records of a page, in its order, with the blocks they are of.
#[derive(Debug, Default)]
pub(super) struct RecordMatches {
    /// Their keys in the file.
    pub(super) keys: Vec<String>,
    /// For each, the source's block that its old source became.
    pub(super) to_source: Vec<Option<usize>>,
    /// For each block of the translation, its record.
    pub(super) of_target: Vec<Option<usize>>,
}

impl RecordMatches {
    /// Finds the blocks that records are of.
    pub(super) fn match_records(
        provenance: &Provenance<'_>,
        sources: &[AlignmentPiece<'_>],
        targets: &[AlignmentPiece<'_>],
    ) -> Self {
        let mut records: Vec<(&str, &ProvenanceRecord<'_>)> =
            provenance.records.iter().map(|(key, record)| (&**key, record)).collect();
        records.sort_by_key(|(_, record)| record.span.start);
        let keys = records.iter().map(|(key, _)| (*key).to_owned()).collect();
        if records.is_empty() {
            return Self { keys, to_source: Vec::new(), of_target: vec![None; targets.len()] };
        }
        let olds: Vec<_> = records.iter().map(|(key, record)| old_piece(key, record)).collect();
        let is_same = olds.len() == sources.len()
            && olds.iter().zip(sources).all(|(old, new)| same(old.text, new.text));
        let is_parallel = olds.len() == targets.len()
            && olds.iter().zip(targets).all(|(old, target)| goes_with(old.kind, target.kind));
        let to_source =
            if is_same { (0..olds.len()).map(Some).collect() } else { became(&olds, sources) };
        // A page whose source is as it was, and that has all blocks, is not looked at more closely.
        let of_target = if is_same && is_parallel {
            (0..olds.len()).map(Some).collect()
        } else {
            let prints: Vec<_> = records.iter().map(|(_, record)| record.translation).collect();
            by_fingerprint(&prints, &olds, targets)
        };
        Self { keys, to_source, of_target }
    }

    /// The blocks that go together by what is on record.
    pub(super) fn block_matches(&self, targets: usize) -> BlockMatches {
        let source = |target: usize| {
            let source = self.to_source[self.of_target[target]?]?;
            Some(BlockMatch { source, doubtful: false })
        };
        BlockMatches { of_target: (0..targets).map(source).collect(), shared: Vec::new() }
    }

    /// Lets records whose old source is in no block follow their translations.
    pub(super) fn follow(&mut self, matches: &BlockMatches) {
        let mut taken: HashSet<usize> = self.to_source.iter().flatten().copied().collect();
        for (record, matched) in self.of_target.iter().zip(&matches.of_target) {
            if let (Some(record), Some(matched)) = (record, matched)
                && self.to_source[*record].is_none()
                && taken.insert(matched.source)
            {
                self.to_source[*record] = Some(matched.source);
            }
        }
    }
}

/// The block that a record was made of.
fn old_piece<'r>(key: &str, record: &'r ProvenanceRecord<'_>) -> AlignmentPiece<'r> {
    let kind = kind_of_id(key).unwrap_or(SegmentKind::Heading);
    AlignmentPiece { kind, level: None, text: &record.source }
}

/// Whether a block may be of the kind that a record's key tells.
fn goes_with(recorded: SegmentKind, own: SegmentKind) -> bool {
    recorded == own || (recorded == SegmentKind::Heading && own == SegmentKind::Field)
}

/// The block that each old one became; of several, the first.
fn became(olds: &[AlignmentPiece<'_>], sources: &[AlignmentPiece<'_>]) -> Vec<Option<usize>> {
    let mut to_source = vec![None; olds.len()];
    for became in revise(olds, sources) {
        // Of several that were made one, the longest is its past.
        let old = became.old.max_by_key(|old| olds[*old].text.len());
        if let (Some(old), Some(new)) = (old, became.new.clone().next()) {
            to_source[old] = Some(new);
        }
    }
    to_source
}

/// The record of each block of a translation: the one whose fingerprint it has, and between two
/// such the ones that are left over, where they are as many and of the same kinds.
fn by_fingerprint(
    prints: &[Fingerprint],
    olds: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
) -> Vec<Option<usize>> {
    let prints: Vec<String> = prints.iter().map(Fingerprint::to_string).collect();
    let own: Vec<String> =
        targets.iter().map(|target| fingerprint(target.text).to_string()).collect();
    let mut of_target = vec![None; targets.len()];
    for became in revise(&print_pieces(&prints), &print_pieces(&own)) {
        if let (Some(old), Some(new)) = (became.old.clone().next(), became.new.clone().next()) {
            of_target[new] = Some(old);
        }
    }
    for BlockGap { sources, targets: left } in gaps_between(&of_target, olds.len()) {
        let mut pairs = sources.iter().zip(&left);
        let goes = |(old, new): (&usize, &usize)| goes_with(olds[*old].kind, targets[*new].kind);
        if sources.len() == left.len() && pairs.all(goes) {
            sources.iter().zip(&left).for_each(|(old, new)| of_target[*new] = Some(*old));
        }
    }
    of_target
}

/// Fingerprints as texts: of those only equal ones go together.
fn print_pieces(prints: &[String]) -> Vec<AlignmentPiece<'_>> {
    prints
        .iter()
        .map(|text| AlignmentPiece { kind: SegmentKind::Code, level: None, text })
        .collect()
}
