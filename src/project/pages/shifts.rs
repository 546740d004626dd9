//! Whether blocks that go together by their kinds do so by what they hold.
//!
//! Where a translation has a paragraph more and another less, both sides have as many of the same
//! kinds, and each pair between the two is wrong. Numbers, addresses and code that stand once on
//! either side tell so in any language, at the cost of one look at the text.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::import::{align::AlignmentPiece, revise::in_place};

use super::block_gap::BlockGap;

/// Blocks of a gap that share what no other block has on either side: their places in it, and how
/// much they share.
#[derive(Debug, Default)]
pub(super) struct SharedTokens {
    counts: BTreeMap<(usize, usize), usize>,
}

/// Blocks that share so much are partners for sure.
pub(super) const SURE_WEIGHT: usize = 2;

/// Two blocks that are taken for partners since they share tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SharedAnchor {
    pub(super) source: usize,
    pub(super) target: usize,
    /// How much they share.
    pub(super) weight: usize,
}

impl SharedTokens {
    pub(super) fn find(
        sources: &[AlignmentPiece<'_>],
        targets: &[AlignmentPiece<'_>],
        gap: &BlockGap,
    ) -> Self {
        let mut shared = Self::default();
        let there = lone_tokens(gap.sources.iter().map(|at| sources[*at].text));
        if there.is_empty() || gap.sources.len() + gap.targets.len() < 3 {
            return shared;
        }
        let here = lone_tokens(gap.targets.iter().map(|at| targets[*at].text));
        for (token, source) in there {
            if let Some(&target) = here.get(token) {
                *shared.counts.entry((source, target)).or_default() += weight(token);
            }
        }
        shared
    }

    /// Whether as much speaks against these pairs as for them.
    pub(super) fn speak_against(&self, pairs: impl Iterator<Item = (usize, usize)>) -> bool {
        if self.counts.is_empty() {
            return false;
        }
        let pairs: HashMap<usize, usize> = pairs.collect();
        let (mut for_them, mut against) = (0, 0);
        for ((source, target), count) in &self.counts {
            match pairs.get(source) {
                Some(own) if own == target => for_them += count,
                Some(_) => against += count,
                None => {}
            }
        }
        against > 0 && against >= for_them
    }

    /// Whether some of the pairs are of blocks that do not stand at the same place.
    pub(super) fn differ_from_order(&self) -> bool {
        self.counts.keys().any(|(source, target)| source != target)
    }

    /// The pairs of blocks that share the most, in the order of both sides.
    pub(super) fn anchors(&self) -> Vec<SharedAnchor> {
        let mut best: Vec<SharedAnchor> = (self.counts.iter())
            .map(|(&(source, target), &weight)| SharedAnchor { source, target, weight })
            .collect();
        best.sort_by_key(|anchor| std::cmp::Reverse(anchor.weight));
        let (mut sources, mut targets) = (HashSet::new(), HashSet::new());
        best.retain(|own| sources.insert(own.source) && targets.insert(own.target));
        best.sort_by_key(|anchor| anchor.source);
        let places: Vec<usize> = best.iter().map(|anchor| anchor.target).collect();
        let kept = in_place(&places);
        best.into_iter().zip(kept).filter(|(_, stays)| *stays).map(|(anchor, _)| anchor).collect()
    }
}

/// How much a token tells: one number alone may be a coincidence.
fn weight(token: &str) -> usize {
    if token.bytes().all(|byte| byte.is_ascii_digit()) { 1 } else { SURE_WEIGHT }
}

/// The tokens that one of these texts alone has, with its place among them.
fn lone_tokens<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<&'t str, usize> {
    let mut places: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, text) in texts.enumerate() {
        for token in tokens(text) {
            let place = places.entry(token).or_insert(Some(at));
            *place = place.filter(|place| *place == at);
        }
    }
    places.into_iter().filter_map(|(token, place)| Some((token, place?))).collect()
}

/// The numbers of a text, its code, and the addresses of its links and pictures.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let between = |open: &'static str, close: char| {
        let parts = text.split(open).skip(1);
        parts.filter_map(move |part| part.split_once(close)).map(|(token, _)| token)
    };
    let code = text.split('`').skip(1).step_by(2);
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    let all = between("](", ')').chain(code).chain(numbers);
    all.filter(|token| !token.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SegmentKind;

    #[track_caller]
    fn check(sources: &[&str], targets: &[&str], expected: &[[usize; 3]], against: bool) {
        let kind = SegmentKind::Paragraph;
        let piece = |text| AlignmentPiece { kind, level: None, text };
        let from: Vec<_> = sources.iter().map(|text| piece(*text)).collect();
        let to: Vec<_> = targets.iter().map(|text| piece(*text)).collect();
        let gap = BlockGap {
            sources: (0..sources.len()).collect(),
            targets: (0..targets.len()).collect(),
        };
        let shared = SharedTokens::find(&from, &to, &gap);
        let anchors = shared.anchors();
        let found: Vec<_> =
            anchors.iter().map(|own| [own.source, own.target, own.weight]).collect();
        assert_eq!(found, expected, "{sources:?} {targets:?}");
        let in_order = (0..sources.len()).map(|at| (at, at));
        assert_eq!(shared.speak_against(in_order), against, "{sources:?} {targets:?}");
    }

    #[test]
    fn what_stands_once_on_either_side_tells_a_shift() {
        let (en, fr) = (["On June 7.", "See [it](a.md)."], ["Le 7 juin.", "Voir [ici](a.md)."]);
        check(&en, &fr, &[[0, 0, 1], [1, 1, 2]], false);
        let new = [&["New."], &fr[..]].concat();
        check(&[&en[..], &["End."]].concat(), &new, &[[0, 1, 1], [1, 2, 2]], true);
        // A number that is wrong is no shift, nor is one that stands in several places.
        let wrong = ["Le 8 juin.", "Lancez `x`."];
        check(&["On June 7.", "Run `x`."], &wrong, &[[1, 1, 2]], false);
        check(&["7 apples.", "7 pears."], &["7 pommes.", "7 poires."], &[], false);
        check(&["A.", "B."], &["A.", "B."], &[], false);
        // Of two that stand crosswise one is kept.
        check(&["1", "2"], &["2", "1"], &[[1, 0, 1]], true);
        check(&["On June 7."], &["Le 7 juin."], &[], false);
    }
}
