//! Paragraphs that stand elsewhere in the translation: the entries of a glossary, sorted in each language.
//!
//! The dynamic programme follows the order of both documents and leaves what crosses it without a partner.
//! What is left over is compared by its words, and only where one fits another far better than any else.

use std::collections::{HashMap, HashSet};

use super::{
    AlignmentPiece, ParagraphLink, SURE,
    score::PairScorer,
    tokens::{FeatureId, SOURCE, TARGET, TokenClass, TokenReader, TokenisedText},
};

/// Paragraphs that share a word with one, the likeliest first, that it is compared with.
const MAX_CANDIDATES: usize = 6;
/// A word in more of the left-over paragraphs than this says little.
const MAX_PARAGRAPHS_OF_WORD: usize = 12;
/// How much more has to speak for the best than for the second best, in nats: twenty to one.
const MIN_GAIN: f32 = 3.0;
/// A link less sure than this is as good as none.
const MAX_SCORE_OF_LOOSE: f32 = 0.3;

/// A pair of left-over paragraphs and what speaks for it.
#[derive(Debug, Clone, Copy)]
struct MovedPair {
    source: usize,
    target: usize,
    evidence: f32,
}

/// The links, with those of moved paragraphs at the place of the source's.
pub(super) fn link_moved(
    scorer: &PairScorer<'_>,
    reader: &mut TokenReader,
    pieces: [&[AlignmentPiece<'_>]; 2],
    links: Vec<ParagraphLink>,
) -> Vec<ParagraphLink> {
    let is_loose = |link: &&ParagraphLink| {
        let single = link.source.len() <= 1 && link.target.len() <= 1;
        single
            && (link.source.is_empty() || link.target.is_empty() || link.score < MAX_SCORE_OF_LOOSE)
    };
    let loose = |side: fn(&ParagraphLink) -> &std::ops::Range<usize>| -> Vec<usize> {
        links.iter().filter(is_loose).filter_map(|link| side(link).clone().next()).collect()
    };
    let (sources, targets) = (loose(|link| &link.source), loose(|link| &link.target));
    if sources.is_empty() || targets.is_empty() {
        return links;
    }
    let pairs = candidates(scorer, &sources, &targets).into_iter().map(|(source, target)| {
        let texts = [
            reader.tokenise_part(pieces[SOURCE][source].text),
            reader.tokenise_part(pieces[TARGET][target].text),
        ];
        let same = pieces[SOURCE][source].kind == pieces[TARGET][target].kind;
        let fits = same && !has_other_numbers(&texts);
        let evidence = if fits { scorer.texts(&texts[0], &texts[1]) } else { f32::NEG_INFINITY };
        MovedPair { source, target, evidence }
    });
    let pairs: Vec<_> = pairs.collect();
    // One of so many is chosen.
    #[expect(clippy::cast_precision_loss, reason = "a number of paragraphs")]
    let chance = (scorer.len()[TARGET].max(1) as f32).ln();
    let best = best_by(&pairs, |pair| pair.source);
    let back = best_by(&pairs, |pair| pair.target);
    let is_sure = |pair: &MovedPair| {
        let score = 1.0 / (1.0 + (chance - pair.evidence).exp());
        score >= SURE && back.get(&pair.target).is_some_and(|found| found.source == pair.source)
    };
    let moved: HashMap<usize, MovedPair> =
        best.into_iter().filter(|(_, pair)| is_sure(pair)).collect();
    relink(links, &moved, chance)
}

/// Whether both texts have numbers and none in common: what has moved keeps its own.
fn has_other_numbers(texts: &[TokenisedText; 2]) -> bool {
    let numbers = texts.each_ref().map(|text| {
        let numbers = text.tokens.iter().filter(|token| token.class == TokenClass::Number);
        numbers.map(|token| token.word).collect::<HashSet<_>>()
    });
    numbers.iter().all(|own| !own.is_empty()) && numbers[0].is_disjoint(&numbers[1])
}

/// The links with the moved pairs put in, and their paragraphs taken out of the links that they were in.
fn relink(
    links: Vec<ParagraphLink>,
    moved: &HashMap<usize, MovedPair>,
    chance: f32,
) -> Vec<ParagraphLink> {
    let taken: HashSet<usize> = moved.values().map(|pair| pair.target).collect();
    let mut out = Vec::with_capacity(links.len());
    for link in links {
        let pair = link
            .source
            .clone()
            .next()
            .filter(|_| link.source.len() == 1)
            .and_then(|at| moved.get(&at));
        let is_taken = link.target.len() == 1 && taken.contains(&link.target.start);
        match pair {
            Some(pair) => {
                let score = 1.0 / (1.0 + (chance - pair.evidence).exp());
                let target = pair.target..pair.target + 1;
                if !link.target.is_empty() && !is_taken {
                    let source = link.source.start..link.source.start;
                    out.push(ParagraphLink {
                        source,
                        score: 0.0,
                        cuts: Vec::new(),
                        target: link.target.clone(),
                    });
                }
                out.push(ParagraphLink { target, score, ..link });
            }
            None if is_taken && link.source.is_empty() => {}
            None if is_taken => {
                let target = link.target.start..link.target.start;
                out.push(ParagraphLink { target, score: 0.0, ..link });
            }
            None => out.push(link),
        }
    }
    out
}

/// For each paragraph the pair that most speaks for, where it speaks far more than for the next.
fn best_by(pairs: &[MovedPair], key: impl Fn(&MovedPair) -> usize) -> HashMap<usize, MovedPair> {
    let mut found: HashMap<usize, (MovedPair, f32)> = HashMap::new();
    for &pair in pairs {
        let entry = found.entry(key(&pair)).or_insert((pair, f32::NEG_INFINITY));
        if (entry.0.source, entry.0.target) == (pair.source, pair.target) {
            continue;
        }
        if pair.evidence > entry.0.evidence {
            *entry = (pair, entry.0.evidence);
        } else {
            entry.1 = entry.1.max(pair.evidence);
        }
    }
    let far = found.into_iter().filter(|(_, (best, next))| best.evidence - next >= MIN_GAIN);
    far.map(|(key, (best, _))| (key, best)).collect()
}

/// The left-over paragraphs that share most words, or translations of them.
fn candidates(
    scorer: &PairScorer<'_>,
    sources: &[usize],
    targets: &[usize],
) -> Vec<(usize, usize)> {
    let mut index: HashMap<FeatureId, Vec<usize>> = HashMap::new();
    for &target in targets {
        for feature in scorer.features_of(TARGET, target) {
            index.entry(feature).or_default().push(target);
        }
    }
    index.retain(|_, paragraphs| paragraphs.len() <= MAX_PARAGRAPHS_OF_WORD);
    let mut found = Vec::new();
    for &source in sources {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for feature in scorer.features_of(SOURCE, source) {
            for &target in index.get(&feature).into_iter().flatten() {
                *shared.entry(target).or_default() += 1;
            }
        }
        let mut shared: Vec<_> = shared.into_iter().collect();
        shared.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        found.extend(shared.into_iter().take(MAX_CANDIDATES).map(|(target, _)| (source, target)));
    }
    found
}
