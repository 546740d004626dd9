//! What the rules of markup share: which pieces of one side the other does not have.

use std::ops::Range;

use crate::{model::Phrase, text::TextFacts};

use super::super::{ReportSink, ReportedSide, RuleReport, TextPair};
use super::sentence_count::is_within_lone;

/// Past this many characters two texts are not compared letter by letter.
const LONG: usize = 200;

/// A piece of a text: what it says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkupPiece<'t> {
    /// What is compared.
    pub(super) key: String,
    /// What is shown.
    pub(super) text: &'t str,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

impl<'t> MarkupPiece<'t> {
    /// The piece of a text at `range`, compared by `key`.
    pub(super) fn new(facts: &'t TextFacts<'_>, range: &Range<usize>, key: String) -> Self {
        Self { key, text: &facts.text()[range.clone()], range: range.clone() }
    }
}

/// The pieces of each side that the other does not have, each in its order. What is there once
/// answers to any number of mentions.
pub(super) fn unmatched<'t>(
    source: Vec<MarkupPiece<'t>>,
    target: Vec<MarkupPiece<'t>>,
) -> (Vec<MarkupPiece<'t>>, Vec<MarkupPiece<'t>>) {
    let keys = |pieces: &[MarkupPiece<'_>]| {
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
    source: &MarkupPiece<'_>,
    target: &MarkupPiece<'_>,
    sink: &mut ReportSink<'_>,
) {
    let message = Phrase::new(id).with("source", source.text).with("target", target.text);
    sink.report(pieces_report(texts, message, Some(source), Some(target)));
}

/// Reports a piece of the source that the translation lacks: at the translation as a whole. What it lacks
/// with the sentence around it is told of the sentence.
pub(super) fn lost(
    texts: &TextPair<'_>,
    id: &'static str,
    source: &MarkupPiece<'_>,
    sink: &mut ReportSink<'_>,
) {
    lost_by_habit(texts, (id, None), source, sink);
}

/// The same, of what a whole document may lack as a habit: the message, and that of the habit.
pub(super) fn lost_by_habit(
    texts: &TextPair<'_>,
    (id, habit): (&'static str, Option<&'static str>),
    source: &MarkupPiece<'_>,
    sink: &mut ReportSink<'_>,
) {
    if is_within_lone(texts, (ReportedSide::Source, &source.range), sink) {
        return;
    }
    let message = Phrase::new(id).with("source", source.text);
    let report = pieces_report(texts, message, Some(source), None);
    sink.report(match habit {
        Some(habit) => report.habit(habit),
        None => report,
    });
}

/// Reports a piece of the translation that the source does not have.
pub(super) fn added(
    texts: &TextPair<'_>,
    id: &'static str,
    target: &MarkupPiece<'_>,
    sink: &mut ReportSink<'_>,
) {
    if is_within_lone(texts, (ReportedSide::Target, &target.range), sink) {
        return;
    }
    let message = Phrase::new(id).with("target", target.text);
    sink.report(pieces_report(texts, message, None, Some(target)));
}

/// A report on a piece of each text; of one that has none, on the text as a whole.
fn pieces_report(
    texts: &TextPair<'_>,
    message: Phrase,
    source: Option<&MarkupPiece<'_>>,
    target: Option<&MarkupPiece<'_>>,
) -> RuleReport {
    let place = |facts: &TextFacts<'_>, piece: Option<&MarkupPiece<'_>>| {
        facts.reading.locate(piece.map_or(0..facts.text().len(), |piece| piece.range.clone()))
    };
    let here = place(&texts.target.facts, target);
    let there = place(&texts.source.facts, source);
    RuleReport::new(ReportedSide::Target, here, message).source(there)
}
