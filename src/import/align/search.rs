//! The best row of beads within the band, by dynamic programming.

use super::{
    ParagraphLink,
    band::SearchBand,
    score::{FeatureMarks, PairScorer, TokenMatch},
    tokens::{SOURCE, TARGET},
};

/// How many source and target paragraphs a bead may take, and the logarithm of how often it does.
const BEADS: [(usize, usize, f32); 7] = [
    (1, 1, -0.1),
    (1, 0, -3.5),
    (0, 1, -3.5),
    (2, 1, -3.5),
    (1, 2, -3.5),
    (3, 1, -6.0),
    (1, 3, -6.0),
];

/// Rows that a bead reaches back.
const REACH: usize = 3;

const UNREACHED: f32 = f32::NEG_INFINITY;

/// One row of the table: what the best way to each of its states is worth.
#[derive(Debug, Default, Clone)]
struct SearchRow {
    first: usize,
    scores: Vec<f32>,
    /// The matches of the row's last source paragraph with targets, from `matched` on.
    matches: Vec<TokenMatch>,
    matched: usize,
}

impl SearchRow {
    fn score(&self, state: usize) -> f32 {
        let index = state.checked_sub(self.first);
        index.and_then(|index| self.scores.get(index)).copied().unwrap_or(UNREACHED)
    }

    fn matching(&self, target: usize) -> Option<TokenMatch> {
        self.matches.get(target.checked_sub(self.matched)?).copied()
    }
}

/// The links of the best row of beads.
pub(super) fn best(scorer: &PairScorer<'_>, band: &SearchBand) -> Vec<ParagraphLink> {
    let [n, m] = scorer.len();
    let mut marks = FeatureMarks::new(scorer.corpus());
    let mut steps: Vec<(usize, Vec<u8>)> = Vec::with_capacity(n + 1);
    // The last rows, the newest first.
    let mut rows: [SearchRow; REACH + 1] = std::array::from_fn(|_| SearchRow::default());
    for passed in 0..=n {
        let states = band.row(passed);
        rows.rotate_right(1);
        let (first, last) = (*states.start(), *states.end());
        let mut row = SearchRow { first, ..SearchRow::default() };
        if passed > 0 {
            scorer.mark(passed - 1, &mut marks);
            row.matched = first.saturating_sub(REACH);
            row.matches = (row.matched..last).map(|j| scorer.compare(&marks, j)).collect();
        }
        rows[0] = row;
        let mut back = Vec::with_capacity(last + 1 - first);
        for state in states {
            let (score, bead) = step(scorer, &rows, passed, state);
            rows[0].scores.push(score);
            back.push(bead);
        }
        steps.push((first, back));
    }
    trace(scorer, &steps, n, m)
}

/// The best bead that ends at a state, and what the way to there is worth.
fn step(
    scorer: &PairScorer<'_>,
    rows: &[SearchRow; REACH + 1],
    passed: usize,
    state: usize,
) -> (f32, u8) {
    if passed == 0 && state == 0 {
        return (0.0, 0);
    }
    let mut best = (UNREACHED, 0);
    for (bead, &(sources, targets, usual)) in (0u8..).zip(&BEADS) {
        if sources > passed || targets > state {
            continue;
        }
        let before = rows[sources].score(state - targets) + usual;
        if before == UNREACHED {
            continue;
        }
        let Some(evidence) = evidence(scorer, rows, (passed, state), (sources, targets)) else {
            continue;
        };
        if before + evidence > best.0 {
            best = (before + evidence, bead);
        }
    }
    best
}

/// What speaks for the last paragraphs before a state being a bead of this shape; nothing, where
/// they have not been compared.
fn evidence(
    scorer: &PairScorer<'_>,
    rows: &[SearchRow],
    (passed, state): (usize, usize),
    (sources, targets): (usize, usize),
) -> Option<f32> {
    if sources == 0 || targets == 0 {
        return Some(0.0);
    }
    let (from, to) = (passed - sources..passed, state - targets..state);
    let (mut source_bits, mut target_bits) = ([0u128; REACH], [0u128; REACH]);
    for (i, source) in from.clone().zip(&mut source_bits) {
        for (j, target) in to.clone().zip(&mut target_bits) {
            let found = rows[passed - 1 - i].matching(j)?;
            *source |= found.bits[SOURCE];
            *target |= found.bits[TARGET];
        }
    }
    // A part with no word of the whole is none of it; most are told apart here.
    let none = |side: usize, part: (usize, u128)| part.1 == 0 && scorer.tells(side, part.0);
    if sources > 1 && from.clone().zip(source_bits).any(|part| none(SOURCE, part))
        || targets > 1 && to.clone().zip(target_bits).any(|part| none(TARGET, part))
    {
        return None;
    }
    let spread = [scorer.spread(SOURCE, from.clone()), scorer.spread(TARGET, to.clone())];
    let mut sum = scorer.shape(from.clone(), to.clone());
    for (i, bits) in from.zip(source_bits) {
        sum += scorer.words(SOURCE, i, bits, spread[TARGET]);
    }
    for (j, bits) in to.zip(target_bits) {
        sum += scorer.words(TARGET, j, bits, spread[SOURCE]);
    }
    Some(sum)
}

fn trace(
    scorer: &PairScorer<'_>,
    steps: &[(usize, Vec<u8>)],
    n: usize,
    m: usize,
) -> Vec<ParagraphLink> {
    let (mut passed, mut state, mut links) = (n, m, Vec::new());
    while passed > 0 || state > 0 {
        let (first, back) = &steps[passed];
        let (sources, targets, _) = BEADS[back[state - first] as usize];
        let source = passed - sources..passed;
        let target = state - targets..state;
        (passed, state) = (source.start, target.start);
        links.push(ParagraphLink { source, target, score: 0.0, cuts: Vec::new() });
    }
    links.reverse();
    let mut marks = FeatureMarks::new(scorer.corpus());
    for link in &mut links {
        link.score = certainty(scorer, link, &mut marks);
    }
    links
}

/// How sure a link is by itself: the evidence for it, beside that for its paragraphs standing alone.
fn certainty(scorer: &PairScorer<'_>, link: &ParagraphLink, marks: &mut FeatureMarks) -> f32 {
    if link.source.is_empty() || link.target.is_empty() {
        return 0.0;
    }
    let mut target_bits = [0u128; REACH];
    let mut sum = scorer.shape(link.source.clone(), link.target.clone());
    let spread =
        [scorer.spread(SOURCE, link.source.clone()), scorer.spread(TARGET, link.target.clone())];
    for i in link.source.clone() {
        scorer.mark(i, marks);
        let mut bits = 0;
        for (j, target) in link.target.clone().zip(&mut target_bits) {
            let found = scorer.compare(marks, j);
            bits |= found.bits[SOURCE];
            *target |= found.bits[TARGET];
        }
        sum += scorer.words(SOURCE, i, bits, spread[TARGET]);
    }
    for (j, bits) in link.target.clone().zip(target_bits) {
        sum += scorer.words(TARGET, j, bits, spread[SOURCE]);
    }
    1.0 / (1.0 + (-sum).exp())
}
