//! What the rules of markup share: which pieces of one side the other does not have.

use std::ops::Range;

use crate::{model::Phrase, text::Facts};

use super::super::{Part, Report, Sink, TextPair};

/// Past this many characters two texts are not compared letter by letter.
const LONG: usize = 200;

/// A piece of a text: what it says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// What is compared.
    pub(super) key: String,
    /// What is shown.
    pub(super) text: &'t str,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

impl<'t> Piece<'t> {
    /// The piece of a text at `range`, compared by `key`.
    pub(super) fn new(facts: &'t Facts<'_>, range: &Range<usize>, key: String) -> Self {
        Self { key, text: &facts.text()[range.clone()], range: range.clone() }
    }
}

/// The pieces of each side that the other does not have, each in its order. What is there once
/// answers to any number of mentions.
pub(super) fn unmatched<'t>(
    source: Vec<Piece<'t>>,
    target: Vec<Piece<'t>>,
) -> (Vec<Piece<'t>>, Vec<Piece<'t>>) {
    let keys = |pieces: &[Piece<'_>]| {
        pieces.iter().map(|piece| piece.key.clone()).collect::<std::collections::HashSet<_>>()
    };
    let (there, here) = (keys(&source), keys(&target));
    (
        source.into_iter().filter(|piece| !here.contains(&piece.key)).collect(),
        target.into_iter().filter(|piece| !there.contains(&piece.key)).collect(),
    )
}

/// Whether two texts differ by a slip: one or two letters in a text of some length.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    if long > LONG || short < 4 || long - short > 4 {
        return false;
    }
    let most = if short < 8 { 1 } else { 2 };
    strsim::osa_distance(a, b) <= most
}

/// Reports a piece of the translation that should be the source's.
pub(super) fn altered(
    texts: &TextPair<'_>,
    id: &'static str,
    source: &Piece<'_>,
    target: &Piece<'_>,
    sink: &mut Sink<'_>,
) {
    let message = Phrase::new(id).with("source", source.text).with("target", target.text);
    report(texts, message, Some(source), Some(target), sink);
}

/// Reports a piece of the source that the translation lacks: at the translation as a whole.
pub(super) fn lost(
    texts: &TextPair<'_>,
    id: &'static str,
    source: &Piece<'_>,
    sink: &mut Sink<'_>,
) {
    let message = Phrase::new(id).with("source", source.text);
    report(texts, message, Some(source), None, sink);
}

/// Reports a piece of the translation that the source does not have.
pub(super) fn added(
    texts: &TextPair<'_>,
    id: &'static str,
    target: &Piece<'_>,
    sink: &mut Sink<'_>,
) {
    let message = Phrase::new(id).with("target", target.text);
    report(texts, message, None, Some(target), sink);
}

/// Reports a piece of each text; of one that has none, the text as a whole.
fn report(
    texts: &TextPair<'_>,
    message: Phrase,
    source: Option<&Piece<'_>>,
    target: Option<&Piece<'_>>,
    sink: &mut Sink<'_>,
) {
    let place = |facts: &Facts<'_>, piece: Option<&Piece<'_>>| {
        facts.reading.locate(piece.map_or(0..facts.text().len(), |piece| piece.range.clone()))
    };
    let here = place(&texts.target.facts, target);
    let there = place(&texts.source.facts, source);
    sink.report(Report::new(Part::Target, here, message).source(there));
}
