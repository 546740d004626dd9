//! What is left over between blocks that are paired.

use crate::import::revise::in_place;

/// What is left over on both sides between two pairs that stand in the order of both.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct BlockGap {
    pub(super) sources: Vec<usize>,
    pub(super) targets: Vec<usize>,
}

/// The gaps between pairs, those with something left over on both sides.
pub(super) fn gaps_between(of_target: &[Option<usize>], sources: usize) -> Vec<BlockGap> {
    let mut taken = vec![false; sources];
    of_target.iter().flatten().for_each(|source| taken[*source] = true);
    let pairs: Vec<(usize, usize)> = (of_target.iter().enumerate())
        .filter_map(|(target, source)| source.map(|source| (source, target)))
        .collect();
    let places: Vec<usize> = pairs.iter().map(|(source, _)| *source).collect();
    let kept = pairs.into_iter().zip(in_place(&places)).filter(|(_, stays)| *stays);
    let (mut gaps, mut from) = (Vec::new(), (0, 0));
    for (source, target) in kept.map(|(pair, _)| pair).chain([(sources, of_target.len())]) {
        let gap = BlockGap {
            sources: (from.0..source).filter(|own| !taken[*own]).collect(),
            targets: (from.1..target).filter(|own| of_target[*own].is_none()).collect(),
        };
        if !gap.sources.is_empty() && !gap.targets.is_empty() {
            gaps.push(gap);
        }
        from = (source + 1, target + 1);
    }
    gaps
}
