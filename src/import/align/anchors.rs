//! Places where the two documents surely meet: paragraphs that share what is rare in both.

use std::collections::HashMap;

use super::{
    ParagraphLink,
    tokens::{AlignmentCorpus, FeatureId, SOURCE, TARGET},
};

/// A source paragraph and the target paragraph that answers to it.
pub(super) type AnchorPair = (usize, usize);

/// A feature in more paragraphs than this is not rare.
const RARE: u32 = 4;

/// What two paragraphs must share at least: two features that both documents have once, or more of
/// those that they have a few times.
const ENOUGH: f32 = 1.5;

/// The anchors that both documents have in the same order, with most in common altogether.
pub(super) fn common_anchors(corpus: &AlignmentCorpus) -> Vec<AnchorPair> {
    let mut votes: HashMap<AnchorPair, f32> = HashMap::new();
    let places = [SOURCE, TARGET].map(|side| rare(corpus, side));
    for (sources, targets) in places[SOURCE].iter().zip(&places[TARGET]) {
        let weight = 1.0 / (sources.len() * targets.len()).max(1) as f32;
        for &i in sources {
            for &j in targets {
                *votes.entry((i, j)).or_default() += weight;
            }
        }
    }
    let mut pairs: Vec<(AnchorPair, f32)> =
        votes.into_iter().filter(|(_, v)| *v >= ENOUGH).collect();
    pairs.sort_by_key(|(pair, _)| *pair);
    let mut best: [HashMap<usize, f32>; 2] = [HashMap::new(), HashMap::new()];
    for ((i, j), vote) in &pairs {
        for (best, at) in best.iter_mut().zip([i, j]) {
            let most = best.entry(*at).or_default();
            *most = most.max(*vote);
        }
    }
    pairs.retain(|((i, j), vote)| *vote >= best[SOURCE][i] && *vote >= best[TARGET][j]);
    chain(&pairs)
}

/// Where each feature occurs that is rare in both documents.
fn rare(corpus: &AlignmentCorpus, side: usize) -> Vec<Vec<usize>> {
    let rare = |feature: FeatureId| {
        corpus.sides.iter().all(|side| (1..=RARE).contains(&side.counts[feature as usize]))
    };
    let mut places = vec![Vec::new(); corpus.features];
    let mine = &corpus.sides[side];
    for paragraph in 0..mine.len() {
        for token in mine.tokens(paragraph) {
            for feature in token.features().filter(|feature| rare(*feature)) {
                if places[feature as usize].last() != Some(&paragraph) {
                    places[feature as usize].push(paragraph);
                }
            }
        }
    }
    places
}

/// The heaviest chain of pairs that grows on both sides; `pairs` is sorted. A Fenwick tree holds
/// the heaviest chain that ends at or before each target paragraph.
fn chain(pairs: &[(AnchorPair, f32)]) -> Vec<AnchorPair> {
    let width = pairs.iter().map(|((_, j), _)| j + 1).max().unwrap_or(0);
    let mut tree: Vec<(f32, usize)> = vec![(0.0, usize::MAX); width + 1];
    let mut before = vec![usize::MAX; pairs.len()];
    let mut top = (0.0, usize::MAX);
    for row in pairs.chunk_by(|a, b| a.0.0 == b.0.0) {
        let first = row.as_ptr().addr() - pairs.as_ptr().addr();
        let first = first / size_of::<(AnchorPair, f32)>();
        let mut found = Vec::with_capacity(row.len());
        for (n, ((_, j), weight)) in row.iter().enumerate() {
            let (mut at, mut best) = (*j, (0.0, usize::MAX));
            while at > 0 {
                if tree[at].0 > best.0 {
                    best = tree[at];
                }
                at &= at - 1;
            }
            before[first + n] = best.1;
            found.push((best.0 + weight, first + n));
        }
        for (n, ((_, j), _)) in row.iter().enumerate() {
            let mut at = j + 1;
            while at <= width {
                if found[n].0 > tree[at].0 {
                    tree[at] = found[n];
                }
                at += at & at.wrapping_neg();
            }
            if found[n].0 > top.0 {
                top = found[n];
            }
        }
    }
    let (mut anchors, mut at) = (Vec::new(), top.1);
    while at != usize::MAX {
        anchors.push(pairs[at].0);
        at = before[at];
    }
    anchors.reverse();
    anchors
}

/// The links that are sure, as anchors for another pass.
pub(super) fn sure_anchors(links: &[ParagraphLink]) -> Vec<AnchorPair> {
    (links.iter())
        .filter(|link| link.score >= 0.9 && link.source.len() == 1 && link.target.len() == 1)
        .map(|link| (link.source.start, link.target.start))
        .collect()
}
