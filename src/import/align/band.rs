//! The part of the table of all pairs that is looked at: the surroundings of the anchors.

use std::ops::RangeInclusive;

use super::{
    anchors::AnchorPair,
    tokens::{AlignmentCorpus, SOURCE, TARGET},
};

/// How far beyond two anchors the part between them reaches.
const MARGIN: usize = 4;

/// Between two anchors all pairs are looked at, unless there are more paragraphs than this on both
/// sides; then those within half of it around the way that lengths suggest.
const WIDEST: usize = 256;

/// For each number of source paragraphs passed, which numbers of target paragraphs may be passed.
#[derive(Debug)]
pub(super) struct SearchBand {
    rows: Vec<(usize, usize)>,
}

impl SearchBand {
    pub(super) fn new(corpus: &AlignmentCorpus, anchors: &[AnchorPair]) -> Self {
        let [n, m] = [SOURCE, TARGET].map(|side| corpus.sides[side].len());
        let sums = [SOURCE, TARGET].map(|side| sums(&corpus.sides[side].sizes));
        let mut rows = vec![(usize::MAX, 0); n + 1];
        // A corner is a state: so many source and so many target paragraphs are passed.
        let corners = anchors.iter().copied().chain([(n, m)]);
        let mut from = (0, 0);
        for to in corners {
            block(&mut rows, from, to, m, &sums);
            from = (to.0.min(n), to.1.min(m));
        }
        rows[0].0 = 0;
        rows[n].1 = m;
        // A path needs each row to begin no later and to end no earlier than it can go on.
        for i in (0..n).rev() {
            rows[i].0 = rows[i].0.min(rows[i + 1].0);
        }
        for i in 1..=n {
            rows[i].1 = rows[i].1.max(rows[i - 1].1).max(rows[i].0);
        }
        Self { rows }
    }

    /// The states of a row.
    pub(super) fn row(&self, passed: usize) -> RangeInclusive<usize> {
        let (first, last) = self.rows[passed];
        first..=last
    }
}

/// Lets in what lies between two corners, and a margin around it.
fn block(
    rows: &mut [(usize, usize)],
    from: (usize, usize),
    to: (usize, usize),
    m: usize,
    sums: &[Vec<f32>; 2],
) {
    let narrow = to.0 - from.0 <= WIDEST || to.1 - from.1 <= WIDEST;
    let first = from.0.saturating_sub(MARGIN);
    let last = (to.0 + 1 + MARGIN).min(rows.len() - 1);
    for (i, row) in rows.iter_mut().enumerate().take(last + 1).skip(first) {
        let (low, high) = if narrow {
            (from.1, to.1 + 1)
        } else {
            let part = share(&sums[SOURCE], from.0, to.0, i);
            let at = at_share(&sums[TARGET], from.1, to.1, part);
            (at.saturating_sub(WIDEST / 2).max(from.1), (at + WIDEST / 2).min(to.1 + 1))
        };
        row.0 = row.0.min(low.saturating_sub(MARGIN));
        row.1 = row.1.max((high + MARGIN).min(m));
    }
}

fn sums(sizes: &[f32]) -> Vec<f32> {
    let mut sum = 0.0;
    let sums = sizes.iter().map(|size| {
        sum += size;
        sum
    });
    std::iter::once(0.0).chain(sums).collect()
}

/// How much of the text between two places lies before `at`.
fn share(sums: &[f32], from: usize, to: usize, at: usize) -> f32 {
    (sums[at.clamp(from, to)] - sums[from]) / (sums[to] - sums[from]).max(1.0)
}

/// The place between two others that has this part of the text before it.
fn at_share(sums: &[f32], from: usize, to: usize, part: f32) -> usize {
    let wanted = sums[from] + part * (sums[to] - sums[from]);
    from + sums[from..to].partition_point(|sum| *sum < wanted)
}
