//! Blocks that nothing on record tells of: those between two pairs go together by their structure,
//! and where that differs, by what they say.

use crate::{
    import::align::{self, AlignmentPiece, SURE},
    model::SegmentKind,
};

use super::{
    BlockMatch, BlockMatches,
    block_gap::{BlockGap, gaps_between},
    shifts::{SURE_WEIGHT, SharedAnchor, SharedTokens},
};

/// Links less sure than this are none.
const MIN_SCORE: f32 = 0.5;

/// Pairs what is left over, as far as that can be told.
pub(super) fn fill(
    sources: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
    matches: &mut BlockMatches,
) {
    let known: Vec<_> =
        matches.of_target.iter().map(|found| found.map(|found| found.source)).collect();
    for mut gap in gaps_between(&known, sources.len()) {
        // Values of front matter are paired by their keys.
        gap.sources.retain(|own| sources[*own].kind != SegmentKind::Field);
        gap.targets.retain(|own| targets[*own].kind != SegmentKind::Field);
        fill_gap(sources, targets, &gap, matches);
    }
}

fn fill_gap(
    sources: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
    gap: &BlockGap,
    matches: &mut BlockMatches,
) {
    let is_parallel = is_parallel(sources, targets, gap);
    let shared = SharedTokens::find(sources, targets, gap);
    let in_order = (0..gap.sources.len()).map(|at| (at, at));
    let is_shifted = is_parallel && shared.speak_against(in_order);
    if is_parallel && !is_shifted && !shared.differ_from_order() {
        pair_in_order(gap, matches);
        return;
    }
    match sections(sources, targets, gap) {
        Some(sections) => {
            for section in sections {
                fill_gap(sources, targets, &section, matches);
            }
        }
        None if is_shifted => fill_shifted(sources, targets, gap, &shared, matches),
        None if is_parallel => pair_in_order(gap, matches),
        None => fill_by_kinds(sources, targets, gap, &shared, matches),
    }
}

fn pair_in_order(gap: &BlockGap, matches: &mut BlockMatches) {
    for (source, target) in gap.sources.iter().zip(&gap.targets) {
        let source = *source;
        matches.of_target[*target] = Some(BlockMatch { source, doubtful: false });
    }
}

/// So many blocks must share what no others have for the others to be paired between them.
const MIN_ANCHORS: usize = 2;

/// Pairs blocks whose kinds mislead: first those that share what no others have, then what is
/// between them.
fn fill_shifted(
    sources: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
    gap: &BlockGap,
    shared: &SharedTokens,
    matches: &mut BlockMatches,
) {
    let anchors = shared.anchors();
    // One alone may be a link that was mixed up.
    if anchors.len() < MIN_ANCHORS {
        align_gap(sources, targets, gap, matches);
        return;
    }
    let ends = SharedAnchor { source: gap.sources.len(), target: gap.targets.len(), weight: 0 };
    let mut from = (0, 0);
    for anchor in anchors.into_iter().chain([ends]) {
        let between = BlockGap {
            sources: gap.sources[from.0..anchor.source].to_vec(),
            targets: gap.targets[from.1..anchor.target].to_vec(),
        };
        if !between.sources.is_empty() && !between.targets.is_empty() {
            fill_gap(sources, targets, &between, matches);
        }
        if anchor != ends {
            let (source, target) = (gap.sources[anchor.source], gap.targets[anchor.target]);
            let doubtful =
                anchor.weight < SURE_WEIGHT || sources[source].kind != targets[target].kind;
            matches.of_target[target] = Some(BlockMatch { source, doubtful });
        }
        from = (anchor.source + 1, anchor.target + 1);
    }
}

/// Pairs what the order of kinds leaves no choice about, and aligns the rest.
fn fill_by_kinds(
    sources: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
    gap: &BlockGap,
    shared: &SharedTokens,
    matches: &mut BlockMatches,
) {
    let forced = forced_pairs(sources, targets, gap);
    if shared.speak_against(forced.iter().copied()) {
        fill_shifted(sources, targets, gap, shared, matches);
        return;
    }
    if forced.is_empty() {
        align_gap(sources, targets, gap, matches);
        return;
    }
    let ends = (gap.sources.len(), gap.targets.len());
    let mut from = (0, 0);
    for (source, target) in forced.into_iter().chain([ends]) {
        let between = BlockGap {
            sources: gap.sources[from.0..source].to_vec(),
            targets: gap.targets[from.1..target].to_vec(),
        };
        if !between.sources.is_empty() && !between.targets.is_empty() {
            align_gap(sources, targets, &between, matches);
        }
        if (source, target) != ends {
            let answer = BlockMatch { source: gap.sources[source], doubtful: false };
            matches.of_target[gap.targets[target]] = Some(answer);
        }
        from = (source + 1, target + 1);
    }
}

/// Pairs of more blocks than these are not looked for by kinds alone, in the product of both sides.
const MAX_KIND_PAIRS: usize = 1 << 20;

/// So many of the blocks of the longer side must have one of their kind in the order of both, of a
/// hundred, for the order of kinds to tell anything.
const MIN_COMMON_PERCENT: usize = 75;

/// The pairs that every longest common sequence of kinds has, in order.
fn forced_pairs(
    sources: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
    gap: &BlockGap,
) -> Vec<(usize, usize)> {
    let (rows, columns) = (gap.sources.len(), gap.targets.len());
    if rows.saturating_mul(columns) > MAX_KIND_PAIRS {
        return Vec::new();
    }
    let alike = |row: usize, column: usize| {
        is_alike(&sources[gap.sources[row]], &targets[gap.targets[column]])
    };
    let width = columns + 1;
    // Lengths of the longest common sequences before each corner, and behind it.
    let mut before = vec![0_u32; (rows + 1) * width];
    let mut behind = before.clone();
    for row in 0..rows {
        for column in 0..columns {
            before[(row + 1) * width + column + 1] = if alike(row, column) {
                before[row * width + column] + 1
            } else {
                before[row * width + column + 1].max(before[(row + 1) * width + column])
            };
        }
    }
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            behind[row * width + column] = if alike(row, column) {
                behind[(row + 1) * width + column + 1] + 1
            } else {
                behind[(row + 1) * width + column].max(behind[row * width + column + 1])
            };
        }
    }
    let length = behind[0];
    if (length as usize) * 100 < rows.max(columns) * MIN_COMMON_PERCENT {
        return Vec::new();
    }
    let is_possible = |row: usize, column: usize| {
        alike(row, column)
            && before[row * width + column] + 1 + behind[(row + 1) * width + column + 1] == length
    };
    let only = |mut found: Vec<usize>| found.pop().filter(|_| found.is_empty());
    let column_of = |row| only((0..columns).filter(|column| is_possible(row, *column)).collect());
    let row_of = |column| only((0..rows).filter(|row| is_possible(*row, column)).collect());
    (0..rows)
        .filter_map(|row| column_of(row).map(|column| (row, column)))
        .filter(|(row, column)| row_of(*column) == Some(*row))
        .collect()
}

/// Whether both sides have blocks of the same kinds in the same order, whatever their levels.
fn is_parallel(
    sources: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
    gap: &BlockGap,
) -> bool {
    let mut pairs = gap.sources.iter().zip(&gap.targets);
    gap.sources.len() == gap.targets.len()
        && pairs.all(|(source, target)| sources[*source].kind == targets[*target].kind)
}

fn is_alike(source: &AlignmentPiece<'_>, target: &AlignmentPiece<'_>) -> bool {
    (source.kind, source.level) == (target.kind, target.level)
}

/// The gap cut before each heading, where both sides have the same headings; none where they have
/// not, or there is nothing to be cut.
fn sections(
    sources: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
    gap: &BlockGap,
) -> Option<Vec<BlockGap>> {
    use crate::model::SegmentKind::Heading;
    let heads = |pieces: &[AlignmentPiece<'_>], own: &[usize]| -> Vec<usize> {
        (0..own.len()).filter(|at| pieces[own[*at]].kind == Heading).collect()
    };
    let [in_source, in_target] = [heads(sources, &gap.sources), heads(targets, &gap.targets)];
    let alike = |(source, target): (&usize, &usize)| {
        is_alike(&sources[gap.sources[*source]], &targets[gap.targets[*target]])
    };
    let is_same = in_source.len() == in_target.len() && in_source.iter().zip(&in_target).all(alike);
    let is_cut = in_source.iter().chain(&in_target).any(|at| *at > 0) || in_source.len() > 1;
    if !is_same || !is_cut || in_source.is_empty() {
        return None;
    }
    let cuts = |heads: &[usize], own: &[usize]| -> Vec<Vec<usize>> {
        let starts = std::iter::once(0).chain(heads.iter().copied());
        let ends = heads.iter().copied().chain([own.len()]);
        starts.zip(ends).map(|(start, end)| own[start..end].to_vec()).collect()
    };
    let (a, b) = (cuts(&in_source, &gap.sources), cuts(&in_target, &gap.targets));
    let gaps = a.into_iter().zip(b).map(|(sources, targets)| BlockGap { sources, targets });
    Some(gaps.filter(|gap| !gap.sources.is_empty() && !gap.targets.is_empty()).collect())
}

/// Pairs the blocks of a gap by what they say.
fn align_gap(
    sources: &[AlignmentPiece<'_>],
    targets: &[AlignmentPiece<'_>],
    gap: &BlockGap,
    matches: &mut BlockMatches,
) {
    let from: Vec<AlignmentPiece<'_>> = gap.sources.iter().map(|at| sources[*at]).collect();
    let to: Vec<AlignmentPiece<'_>> = gap.targets.iter().map(|at| targets[*at]).collect();
    for link in align::align(&from, &to, None).links {
        let (Some(first), false) = (link.source.clone().next(), link.target.is_empty()) else {
            continue;
        };
        if link.score < MIN_SCORE {
            continue;
        }
        let several = link.source.len() > 1 || link.target.len() > 1;
        let doubtful =
            several || link.score < SURE || from[first].kind != to[link.target.start].kind;
        let target = gap.targets[link.target.start];
        for at in link.target.clone() {
            let source = gap.sources[first];
            matches.of_target[gap.targets[at]] = Some(BlockMatch { source, doubtful });
        }
        matches.shared.extend(link.source.skip(1).map(|at| (gap.sources[at], target)));
    }
}
