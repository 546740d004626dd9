//! Paragraphs that say the same in both versions.

use std::{borrow::Cow, collections::HashMap};

use super::{AlignmentPiece, Matches, in_place};
use crate::text::folded;

/// Pairs of equal paragraphs: those between the same neighbours, then those that moved.
pub(super) fn match_equal(old: &[AlignmentPiece<'_>], new: &[AlignmentPiece<'_>]) -> Matches {
    let mut numbers = HashMap::new();
    let [olds, news] = [old, new].map(|pieces| numbered(pieces, &mut numbers));
    let mut matches = Matches::new(old.len(), new.len());
    let mut from = (0, 0);
    // The last corner is the end of both.
    for corner in anchors(&olds, &news, numbers.len()).into_iter().chain([(old.len(), new.len())]) {
        between(&olds, &news, from, corner, &mut matches);
        if corner.0 < old.len() && corner.1 < new.len() {
            matches.match_pair(corner.0, corner.1);
        }
        from = (corner.0 + 1, corner.1 + 1);
    }
    moved(&olds, &news, &mut matches);
    matches
}

/// A number for each text, the same for those that are equal.
fn numbered<'t>(
    pieces: &[AlignmentPiece<'t>],
    numbers: &mut HashMap<Cow<'t, str>, usize>,
) -> Vec<usize> {
    let mut number = |piece: &AlignmentPiece<'t>| {
        let next = numbers.len();
        *numbers.entry(folded(piece.text)).or_insert(next)
    };
    pieces.iter().map(&mut number).collect()
}

/// Pairs of paragraphs that both versions have once, in the order of both.
fn anchors(olds: &[usize], news: &[usize], numbers: usize) -> Vec<(usize, usize)> {
    let once = |texts: &[usize]| {
        let mut places = vec![None; numbers];
        let mut counts = vec![0usize; numbers];
        for (at, &text) in texts.iter().enumerate() {
            counts[text] += 1;
            places[text] = Some(at).filter(|_| counts[text] == 1);
        }
        places
    };
    let (in_old, in_new) = (once(olds), once(news));
    let pair = |(new, &text): (usize, &usize)| {
        in_new[text]?;
        Some((in_old[text]?, new))
    };
    let pairs: Vec<(usize, usize)> = news.iter().enumerate().filter_map(pair).collect();
    let places: Vec<usize> = pairs.iter().map(|(old, _)| *old).collect();
    let kept = pairs.into_iter().zip(in_place(&places));
    kept.filter_map(|(pair, stays)| stays.then_some(pair)).collect()
}

/// Pairs between two corners: what the part begins and ends with alike, then in order.
fn between(
    olds: &[usize],
    news: &[usize],
    from: (usize, usize),
    to: (usize, usize),
    matches: &mut Matches,
) {
    let (mut i, mut j) = from;
    while i < to.0 && j < to.1 && olds[i] == news[j] {
        matches.match_pair(i, j);
        (i, j) = (i + 1, j + 1);
    }
    let mut end = to;
    while end.0 > i && end.1 > j && olds[end.0 - 1] == news[end.1 - 1] {
        end = (end.0 - 1, end.1 - 1);
        matches.match_pair(end.0, end.1);
    }
    let mut places: HashMap<usize, Vec<usize>> = HashMap::new();
    for old in (i..end.0).rev() {
        places.entry(olds[old]).or_default().push(old);
    }
    let mut next = i;
    for (new, text) in news.iter().enumerate().take(end.1).skip(j) {
        let Some(places) = places.get_mut(text) else { continue };
        while let Some(old) = places.pop() {
            if old >= next {
                matches.match_pair(old, new);
                next = old + 1;
                break;
            }
        }
    }
}

/// Equal paragraphs that are left over, wherever they stand.
fn moved(olds: &[usize], news: &[usize], matches: &mut Matches) {
    let mut places: HashMap<usize, Vec<usize>> = HashMap::new();
    for old in (0..olds.len()).rev().filter(|&old| matches.to_new[old].is_none()) {
        places.entry(olds[old]).or_default().push(old);
    }
    for (new, text) in news.iter().enumerate() {
        if matches.to_old[new].is_none()
            && let Some(old) = places.get_mut(text).and_then(Vec::pop)
        {
            matches.match_pair(old, new);
        }
    }
}
