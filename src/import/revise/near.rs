//! Paragraphs that say nearly the same in both versions, were cut in pieces or made one.

#![expect(clippy::cast_precision_loss, reason = "likeness is weighed, not counted")]

use std::{collections::HashMap, ops::Range};

use super::{AlignmentPiece, Matches, RevisedGroup, in_place};
use crate::text::{folded, words};

/// Least likeness of a paragraph and its edit between the same neighbours …
const BETWEEN: f32 = 0.35;
/// … of the only two there …
const ALONE: f32 = 0.25;
/// … and anywhere else.
const ANYWHERE: f32 = 0.6;

/// What a change of role takes from the likeness.
const OTHER_KIND: f32 = 0.15;

/// A part that is wholly in the other paragraph is so like it, where it has [`TELLING`] words.
const PART: f32 = 0.75;
const TELLING: usize = 4;

/// A piece is one of a paragraph where so much of it is there, and in no other piece.
const PIECE: f32 = 0.6;

/// In a gap of more pairs than this, only those about as far into it are held together.
const ALL_PAIRS: usize = 4096;
const AROUND: usize = 8;

/// A word in more of the paragraphs left over than this leads to none of them.
const RARE: usize = 16;
/// How many of those that share most rare words are looked at.
const LOOKED_AT: usize = 4;

/// The words of a text, sorted, each with how often it occurs.
type WordBag = Vec<(usize, f32)>;

/// What the two versions say, as words with weights.
struct RevisedWords {
    bags: [Vec<WordBag>; 2],
    weights: Vec<f32>,
    counts: [Vec<usize>; 2],
}

const OLD: usize = 0;
const NEW: usize = 1;

impl RevisedWords {
    /// Reads the paragraphs that are left over; the others say how rare a word is.
    fn new(pieces: [&[AlignmentPiece<'_>]; 2], left: &[Vec<bool>; 2]) -> Self {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut spread: Vec<usize> = Vec::new();
        let mut read = |piece: &AlignmentPiece<'_>, left: bool| {
            let mut bag: HashMap<usize, f32> = HashMap::new();
            let text = folded(piece.text).to_lowercase();
            for (_, word) in words(&text) {
                let next = numbers.len();
                let number = match numbers.get(word) {
                    Some(&number) => number,
                    None => *numbers.entry(word.to_owned()).or_insert(next),
                };
                if number == next {
                    spread.push(0);
                }
                *bag.entry(number).or_default() += 1.0;
            }
            let mut bag: WordBag = bag.into_iter().collect();
            bag.sort_by_key(|(word, _)| *word);
            for (word, _) in &bag {
                spread[*word] += 1;
            }
            if left { bag } else { WordBag::new() }
        };
        let bags = [OLD, NEW].map(|side| {
            let pieces = pieces[side].iter().zip(&left[side]);
            pieces.map(|(piece, left)| read(piece, *left)).collect::<Vec<_>>()
        });
        let all = (pieces[OLD].len() + pieces[NEW].len()) as f32;
        let weights = spread.iter().map(|&count| (1.0 + all / count as f32).ln()).collect();
        let counts = bags.each_ref().map(|bags| bags.iter().map(Vec::len).collect());
        Self { bags, weights, counts }
    }

    fn weight(&self, bag: &WordBag) -> f32 {
        bag.iter().map(|(word, count)| self.weights[*word] * count).sum()
    }

    fn shared(&self, a: &WordBag, b: &WordBag) -> f32 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some((word, count)), Some((other, others))) = (a.get(i), b.get(j)) {
            match word.cmp(other) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += self.weights[*word] * count.min(*others);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        sum
    }

    /// How like each other two paragraphs are, from 0 to 1.
    fn likeness(&self, old: usize, new: usize) -> f32 {
        let (a, b) = (&self.bags[OLD][old], &self.bags[NEW][new]);
        let (first, second, shared) = (self.weight(a), self.weight(b), self.shared(a, b));
        let dice = 2.0 * shared / (first + second).max(f32::MIN_POSITIVE);
        let telling = self.counts[OLD][old].min(self.counts[NEW][new]) >= TELLING;
        let part = if telling { PART * shared / first.min(second).max(0.1) } else { 0.0 };
        dice.max(part)
    }
}

/// A paragraph and its edit, perhaps.
struct Candidate {
    old: usize,
    new: usize,
    score: f32,
}

/// Finds the edits of what [`Matches`] has left over, and says all that became of the paragraphs.
pub(super) fn match_edited(
    old: &[AlignmentPiece<'_>],
    new: &[AlignmentPiece<'_>],
    matches: &mut Matches,
) -> Vec<RevisedGroup> {
    let left = [&matches.to_new, &matches.to_old]
        .map(|side| side.iter().map(Option::is_none).collect::<Vec<_>>());
    let any = left.each_ref().map(|left| left.iter().any(|left| *left));
    if any != [true; 2] {
        return became(matches, &RevisedWords::new([&[]; 2], &left), &left);
    }
    let words = RevisedWords::new([old, new], &left);
    let mut candidates = Vec::new();
    in_gaps(&gaps(matches), &words, [old, new], &mut candidates);
    anywhere(matches, &words, [old, new], &mut candidates);
    candidates.sort_by(|a, b| {
        let place = |c: &Candidate| (c.old.abs_diff(c.new), c.new, c.old);
        b.score.total_cmp(&a.score).then(place(a).cmp(&place(b)))
    });
    for Candidate { old, new, .. } in candidates {
        if matches.to_new[old].is_none() && matches.to_old[new].is_none() {
            matches.match_pair(old, new);
        }
    }
    became(matches, &words, &left)
}

/// For each part between two equal paragraphs that stay in their order, what is left over there.
fn gaps(matches: &Matches) -> Vec<[Vec<usize>; 2]> {
    let pairs: Vec<(usize, usize)> = (matches.to_old.iter().enumerate())
        .filter_map(|(new, old)| old.map(|old| (old, new)))
        .collect();
    let places: Vec<usize> = pairs.iter().map(|(old, _)| *old).collect();
    let kept = pairs.into_iter().zip(in_place(&places)).filter(|(_, stays)| *stays);
    let end = (matches.to_new.len(), matches.to_old.len());
    let (mut gaps, mut from) = (Vec::new(), (0, 0));
    for to in kept.map(|(pair, _)| pair).chain([end]) {
        let left = |side: &[Option<usize>], range: Range<usize>| {
            range.filter(|&at| side[at].is_none()).collect::<Vec<_>>()
        };
        let olds = left(&matches.to_new, from.0..to.0);
        let news = left(&matches.to_old, from.1..to.1);
        if !olds.is_empty() && !news.is_empty() {
            gaps.push([olds, news]);
        }
        from = (to.0 + 1, to.1 + 1);
    }
    gaps
}

/// Pairs between the same neighbours.
fn in_gaps(
    gaps: &[[Vec<usize>; 2]],
    words: &RevisedWords,
    pieces: [&[AlignmentPiece<'_>]; 2],
    candidates: &mut Vec<Candidate>,
) {
    for [olds, news] in gaps {
        let all = olds.len().saturating_mul(news.len()) <= ALL_PAIRS;
        let least = if olds.len() == 1 && news.len() == 1 { ALONE } else { BETWEEN };
        for (at, &new) in news.iter().enumerate() {
            let about = at * olds.len() / news.len();
            let range = if all {
                0..olds.len()
            } else {
                about.saturating_sub(AROUND)..(about + AROUND + 1).min(olds.len())
            };
            for &old in &olds[range] {
                candidates.extend(candidate(words, pieces, old, new, least));
            }
        }
    }
}

/// Pairs that share rare words, wherever they stand.
fn anywhere(
    matches: &Matches,
    words: &RevisedWords,
    pieces: [&[AlignmentPiece<'_>]; 2],
    candidates: &mut Vec<Candidate>,
) {
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); words.weights.len()];
    for old in (0..matches.to_new.len()).filter(|&old| matches.to_new[old].is_none()) {
        for (word, _) in &words.bags[OLD][old] {
            places[*word].push(old);
        }
    }
    for new in (0..matches.to_old.len()).filter(|&new| matches.to_old[new].is_none()) {
        let mut votes: HashMap<usize, f32> = HashMap::new();
        for (word, _) in &words.bags[NEW][new] {
            for old in places[*word].iter().filter(|_| places[*word].len() <= RARE) {
                *votes.entry(*old).or_default() += words.weights[*word];
            }
        }
        let mut votes: Vec<(usize, f32)> = votes.into_iter().collect();
        votes.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for (old, _) in votes.into_iter().take(LOOKED_AT) {
            candidates.extend(candidate(words, pieces, old, new, ANYWHERE));
        }
    }
}

fn candidate(
    words: &RevisedWords,
    pieces: [&[AlignmentPiece<'_>]; 2],
    old: usize,
    new: usize,
    least: f32,
) -> Option<Candidate> {
    let same_kind = pieces[OLD][old].kind == pieces[NEW][new].kind;
    let score = words.likeness(old, new) - if same_kind { 0.0 } else { OTHER_KIND };
    (score >= least).then_some(Candidate { old, new, score })
}

/// What became of each paragraph: pairs, with the pieces beside them that are theirs.
fn became(matches: &Matches, words: &RevisedWords, left: &[Vec<bool>; 2]) -> Vec<RevisedGroup> {
    let mut taken = [matches.to_new.clone(), matches.to_old.clone()];
    let mut out = Vec::with_capacity(matches.to_old.len());
    let mut gone = Vec::new();
    for (new, old) in matches.to_old.iter().enumerate() {
        let Some(old) = *old else { continue };
        let mut became = RevisedGroup { old: old..old + 1, new: new..new + 1 };
        if left[OLD][old] {
            // One that was cut in pieces is not made one with others too.
            became.new = grown(words, (NEW, new), (OLD, old), &mut taken[NEW]);
            if became.new.len() == 1 {
                became.old = grown(words, (OLD, old), (NEW, new), &mut taken[OLD]);
            }
        }
        out.push(became);
    }
    let alone = |side: &[Option<usize>]| -> Vec<usize> {
        (0..side.len()).filter(|&at| side[at].is_none()).collect()
    };
    out.extend(
        alone(&taken[NEW]).into_iter().map(|new| RevisedGroup { old: 0..0, new: new..new + 1 }),
    );
    out.sort_by_key(|became| became.new.start);
    gone.extend(
        alone(&taken[OLD]).into_iter().map(|old| RevisedGroup { old: old..old + 1, new: 0..0 }),
    );
    out.extend(gone);
    out
}

/// The paragraphs next to `at` that, like it, are pieces of `whole` on the other side; they are
/// taken.
fn grown(
    words: &RevisedWords,
    (side, at): (usize, usize),
    (other, whole): (usize, usize),
    taken: &mut [Option<usize>],
) -> Range<usize> {
    let whole_bag = &words.bags[other][whole];
    let mut bag = words.bags[side][at].clone();
    let mut run = at..at + 1;
    let mut try_one = |next: usize, taken: &mut [Option<usize>]| {
        if taken.get(next).is_none_or(Option::is_some) {
            return false;
        }
        let with = joined(&bag, &words.bags[side][next]);
        let gain = words.shared(&with, whole_bag) - words.shared(&bag, whole_bag);
        let is_piece = gain >= PIECE * words.weight(&words.bags[side][next]).max(0.1);
        if is_piece {
            bag = with;
            taken[next] = Some(whole);
        }
        is_piece
    };
    while try_one(run.end, taken) {
        run.end += 1;
    }
    while let Some(next) = run.start.checked_sub(1)
        && try_one(next, taken)
    {
        run.start = next;
    }
    run
}

/// The words of two texts together.
fn joined(a: &WordBag, b: &WordBag) -> WordBag {
    let mut all: WordBag = a.iter().chain(b).copied().collect();
    all.sort_by_key(|(word, _)| *word);
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    all
}
