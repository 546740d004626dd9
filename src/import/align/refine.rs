//! Whether two paragraphs really are one on the other side: a second look at 2-1 and 1-2.
//!
//! A paragraph without a partner shares its subject, and so its words, with its neighbours, and is
//! easily taken for a part of what they translate to. But a part has a place: the single paragraph
//! is cut where the lengths say, and each of its pieces held against its own paragraph. Where that
//! explains no more than the best of them alone does, the others stand without a partner.

use std::ops::Range;

use super::{
    AlignmentPiece, ParagraphLink,
    score::PairScorer,
    tokens::{SOURCE, TARGET, TokenReader, TokenisedText},
};

/// Cuts that are tried on either side of the expected place.
const TRIED: usize = 8;

/// What a cut must explain beyond the best paragraph alone, since the best of many is chosen.
const LEAST_GAIN: f32 = 1.5;

/// The links, those of them taken apart that do not stand the second look.
pub(super) fn refine(
    scorer: &PairScorer<'_>,
    reader: &mut TokenReader,
    pieces: [&[AlignmentPiece<'_>]; 2],
    links: Vec<ParagraphLink>,
) -> Vec<ParagraphLink> {
    let mut out = Vec::with_capacity(links.len());
    for link in links {
        let many = if link.source.len() > 1 { SOURCE } else { TARGET };
        let (parts, single) = match many {
            SOURCE => (link.source.clone(), link.target.clone()),
            _ => (link.target.clone(), link.source.clone()),
        };
        if parts.len() < 2 || single.len() != 1 {
            out.push(link);
            continue;
        }
        let mut look = RefineView { scorer, reader, many };
        let texts: Vec<&str> = pieces[many][parts.clone()].iter().map(|piece| piece.text).collect();
        let text = pieces[1 - many][single.start].text;
        let cut = look.cut(&texts, text);
        let (best, alone) = look.best_alone(&texts, text);
        let gain = cut.1 - alone - LEAST_GAIN;
        if gain > 0.0 {
            out.push(ParagraphLink { score: certainty(gain.min(cut.1)), cuts: cut.0, ..link });
        } else {
            apart(&mut out, many, parts, single, best, certainty(alone.min(-gain)));
        }
    }
    out
}

fn certainty(evidence: f32) -> f32 {
    1.0 / (1.0 + (-evidence).exp())
}

/// One of `parts` goes with the single paragraph, the others with none.
fn apart(
    out: &mut Vec<ParagraphLink>,
    many: usize,
    parts: Range<usize>,
    single: Range<usize>,
    best: usize,
    score: f32,
) {
    for (n, part) in parts.enumerate() {
        let single = match n.cmp(&best) {
            std::cmp::Ordering::Less => single.start..single.start,
            std::cmp::Ordering::Equal => single.clone(),
            std::cmp::Ordering::Greater => single.end..single.end,
        };
        let score = if n == best { score } else { 0.0 };
        let (source, target) =
            if many == SOURCE { (part..part + 1, single) } else { (single, part..part + 1) };
        out.push(ParagraphLink { source, target, score, cuts: Vec::new() });
    }
}

struct RefineView<'l, 'c> {
    scorer: &'l PairScorer<'c>,
    reader: &'l mut TokenReader,
    /// The side that has many paragraphs.
    many: usize,
}

impl RefineView<'_, '_> {
    /// The best cuts of `text` into as many pieces as there are texts, and the evidence for them.
    fn cut(&mut self, texts: &[&str], text: &str) -> (Vec<usize>, f32) {
        let sizes: Vec<usize> = texts.iter().map(|text| text.len()).collect();
        let (mut from, mut cuts, mut sum) = (0, Vec::new(), 0.0);
        for n in 0..texts.len() - 1 {
            let rest: usize = sizes[n..].iter().sum();
            let expected = from + (text.len() - from) * sizes[n] / rest.max(1);
            let one = self.reader.tokenise_part(texts[n]);
            let others = self.reader.tokenise_part(&texts[n + 1..].join(" "));
            let mut best = (f32::NEG_INFINITY, from, 0.0);
            for place in places(text, from, expected) {
                let first = self.evidence(&one, &text[from..place]);
                let second = self.evidence(&others, &text[place..]);
                if first + second > best.0 {
                    best = (first + second, place, first);
                }
            }
            if best.0 == f32::NEG_INFINITY {
                return (cuts, best.0);
            }
            cuts.push(best.1);
            from = best.1;
            sum += if n + 2 == texts.len() { best.0 } else { best.2 };
        }
        (cuts, sum)
    }

    /// The text that explains the single one best by itself, and the evidence for that.
    fn best_alone(&mut self, texts: &[&str], text: &str) -> (usize, f32) {
        let mut best = (0, f32::NEG_INFINITY);
        for (n, one) in texts.iter().enumerate() {
            let one = self.reader.tokenise_part(one);
            let evidence = self.evidence(&one, text);
            if evidence > best.1 {
                best = (n, evidence);
            }
        }
        best
    }

    fn evidence(&mut self, one: &TokenisedText, other: &str) -> f32 {
        let other = self.reader.tokenise_part(other);
        let (source, target) = if self.many == SOURCE { (one, &other) } else { (&other, one) };
        self.scorer.texts(source, target)
    }
}

/// Beginnings of words around an expected place.
fn places(text: &str, from: usize, expected: usize) -> impl Iterator<Item = usize> {
    let mut expected = expected.min(text.len());
    while !text.is_char_boundary(expected) {
        expected -= 1;
    }
    let start = |(at, c): (usize, char)| c.is_whitespace().then_some(at + c.len_utf8());
    let after = text[expected..].char_indices().filter_map(start).map(move |at| expected + at);
    let before =
        text[from..expected].char_indices().rev().filter_map(start).map(move |at| from + at);
    let inside = move |at: &usize| *at > from && *at < text.len();
    before.take(TRIED).chain(after.take(TRIED)).filter(inside)
}
