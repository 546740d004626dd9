//! Two documents side by side: which paragraph of one is which of the other.
//!
//! A sequence of *beads* is sought that explains both documents best: a paragraph and its
//! translation (1-1), two in one (2-1, 1-2), or one without a partner (1-0, 0-1), in the order of
//! both. What speaks for a bead is measured in nats, against the two sides having nothing to do with
//! each other:
//!
//! - **words** that survive translation, most of all rare ones: figures, names, identifiers, cognates
//!   (`tokens`), and from the second pass on those that the document itself has shown to translate
//!   each other (`lexicon`);
//! - **length**, after Gale and Church, *A Program for Aligning Sentences in Bilingual Corpora*
//!   (1993), in the logarithm of the number of characters (`length`);
//! - **structure**: a heading is seldom translated by a list item.
//!
//! No language need be known; where there is a dictionary of the two, its translations count as words in
//! common. What stands elsewhere in the translation is looked for among what is left over (`moved`).
//!
//! Paragraphs that share rare words fix a rough path (`anchors`);
//! the dynamic programme (`search`) then looks only at a band around it (`band`), so that time and
//! memory grow with the number of paragraphs, not with its square, whatever the documents hold.

#![expect(clippy::cast_precision_loss, reason = "evidence is weighed, not counted")]

mod anchors;
mod band;
mod length;
mod lexicon;
mod moved;
mod refine;
mod score;
mod search;
#[cfg(test)]
mod tests;
mod tokens;

use std::ops::Range;

use crate::{model::SegmentKind, text::PairDictionary};

use self::{
    band::SearchBand,
    length::Lengths,
    lexicon::LearntLexicon,
    score::PairScorer,
    tokens::{AlignmentCorpus, SOURCE, TARGET},
};

/// A paragraph to be paired.
#[derive(Debug, Clone, Copy)]
pub struct AlignmentPiece<'t> {
    /// Its role.
    pub kind: SegmentKind,
    /// The level of a heading, or the depth of an item.
    pub level: Option<u8>,
    /// Its text.
    pub text: &'t str,
}

/// Some source paragraphs and the target paragraphs that answer to them; one side may be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct ParagraphLink {
    /// Source paragraphs.
    pub source: Range<usize>,
    /// Target paragraphs.
    pub target: Range<usize>,
    /// How sure the pairing is, from 0 to 1; 0 where one side is empty.
    pub score: f32,
    /// Where several paragraphs answer to one: where that one is to be cut, in bytes of its text, so
    /// that each of them gets its part.
    pub cuts: Vec<usize>,
}

/// How two documents go together.
#[derive(Debug, Clone, Default)]
pub struct DocumentAlignment {
    /// The links, in the order of both documents but for what has moved, which is linked at the source's
    /// place; each paragraph is in exactly one.
    pub links: Vec<ParagraphLink>,
    /// The part of the text that is in links that are probably right, from 0 to 1; nothing, where
    /// the documents have too little in common to tell, such as two scripts and no figures.
    pub affinity: Option<f32>,
}

/// Links at least this sure are right, save a few in a thousand; in good documents two in a hundred
/// are less sure.
pub(crate) const SURE: f32 = 0.9;

/// Documents whose affinity is below hardly match: others on the same subject come to 0.35 at most,
/// half a translation to 0.68 at least.
pub(crate) const HARDLY: f32 = 0.4;

/// As many tokens that may have a partner a paragraph must have on average, for words to tell whether
/// two documents belong together.
const LEAST_TELLING: f32 = 2.5;

/// Pairs the paragraphs of two documents; a dictionary of their languages makes short ones sure.
#[must_use]
pub fn align(
    source: &[AlignmentPiece<'_>],
    target: &[AlignmentPiece<'_>],
    dictionary: Option<PairDictionary>,
) -> DocumentAlignment {
    let (corpus, mut reader) = AlignmentCorpus::new(source, target, dictionary);
    let known = reader.known_words();
    let mut lexicon = LearntLexicon::from_dictionary(&corpus, &known);
    let mut lengths = Lengths::new(&corpus.sides[SOURCE].sizes, &corpus.sides[TARGET].sizes);
    let mut anchors = anchors::common_anchors(&corpus);
    let mut links = Vec::new();
    for pass in 1..=PASSES {
        let scorer = PairScorer::new(&corpus, &lexicon, &lengths);
        let band = SearchBand::new(&corpus, &anchors);
        links = search::best(&scorer, &band);
        // Where nothing is sure, nothing can be learnt, and another pass would find the same.
        if pass == PASSES || !links.iter().any(|link| link.score >= LEARNT) {
            links = refine::refine(&scorer, &mut reader, [source, target], links);
            links = moved::link_moved(&scorer, &mut reader, [source, target], links);
            break;
        }
        lexicon = LearntLexicon::learn(&corpus, &links, &known);
        lengths.learn(&links, &corpus.sides[SOURCE].sizes, &corpus.sides[TARGET].sizes);
        anchors = anchors::sure_anchors(&links);
    }
    let telling = PairScorer::new(&corpus, &lexicon, &lengths).tokens_that_tell() >= LEAST_TELLING;
    let affinity = telling.then(|| affinity(&corpus, &links));
    DocumentAlignment { links, affinity }
}

/// Only links at least this sure teach anything.
const LEARNT: f32 = 0.8;

/// The first pass knows cognates, the second the words that it found; a third gains nothing.
const PASSES: usize = 2;

/// The part of the text in links that are probably right, of the document that has more of it there:
/// a translation of the first half alone is one.
fn affinity(corpus: &AlignmentCorpus, links: &[ParagraphLink]) -> f32 {
    let part = |side: usize, range: fn(&ParagraphLink) -> &Range<usize>| {
        let sizes = &corpus.sides[side].sizes;
        let held = links.iter().map(|link| {
            // Chance makes many links a little probable, and few very.
            sizes[range(link).clone()].iter().sum::<f32>() * link.score.powi(4)
        });
        held.sum::<f32>() / sizes.iter().sum::<f32>().max(1.0)
    };
    part(SOURCE, |link| &link.source).max(part(TARGET, |link| &link.target))
}
