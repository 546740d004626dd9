//! `swapped`: the translations of two segments exchanged, one pasted under another's id, or one that
//! translates something else altogether.
//!
//! Where there is a lexicon for the two languages, words tell (`words`); for any others there is what
//! survives translation, figures and names (`anchors`).

mod anchors;
mod words;

use crate::{
    model::{Pair, Phrase, Severity, State},
    text::{Language, TextFacts},
};

use super::{
    super::{
        Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport,
        SuspectEvidence, SuspectPair, TextPair,
    },
    unit_span,
};

pub(super) static RULE: Rule = Rule {
    name: "swapped",
    family: RuleFamily::Completeness,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("../swapped.md"),
    page_fr: include_str!("../swapped.fr.md"),
    options: &[],
    check: RuleCheck::Suspects(suspect, check_swapped),
};

/// What there is against a pair whose texts have so little to do with each other that the others are
/// worth a look.
fn suspect(texts: &TextPair<'_>, _: &ReportSink<'_>) -> Option<SuspectEvidence> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if texts.pair.state == State::Broken
        || source.language == target.language
        || has_same_links(source, target)
    {
        return None;
    }
    match texts.fit() {
        Some(fit) => words::is_misfit(&fit).then_some(SuspectEvidence::Texts),
        None => anchors::anchors_of_suspect(source, target)
            .map(|anchors| SuspectEvidence::Anchors(Box::new(anchors))),
    }
}

/// Whether two texts link to the same addresses in the same order, as the rows of a menu do, whose few words
/// tell nothing.
fn has_same_links(source: &TextFacts<'_>, target: &TextFacts<'_>) -> bool {
    let [own, other] = [&source.markup().links, &target.markup().links];
    !own.is_empty()
        && own.len() == other.len()
        && own.iter().zip(other).all(|(own, other)| {
            source.text()[own.target.clone()] == target.text()[other.target.clone()]
        })
}

/// Whether a translation is one of something else, so that all that it lacks follows from that.
pub(super) fn translates_another(texts: &TextPair<'_>) -> bool {
    let sides = [&texts.source.facts, &texts.target.facts];
    texts.fit().is_some_and(|fit| words::are_unrelated(&fit, sides))
}

fn check_swapped<'s>(
    comparison: &Comparison<'s>,
    suspects: &[&SuspectPair],
    sink: &mut ReportSink<'s>,
) {
    let languages = [comparison.source.locale, comparison.target.locale].map(Language::of_locale);
    if languages[0].has_lexicon_with(languages[1]) {
        words::check_swapped_words(comparison, suspects, sink);
    } else {
        anchors::check_swapped_anchors(comparison, suspects, sink);
    }
}

/// Where the translation of a source seems to be.
#[derive(Clone, Copy)]
enum Displaced<'p, 's> {
    /// Under another id; `mutual`, where that one's is here.
    Found { other: &'p Pair<'s>, mutual: bool },
    /// Nowhere near: the translation here is that of something else.
    Lost,
}

/// Reports a translation that seems to be that of something else; of two that are exchanged, each.
fn report_displaced<'s>(pair: &Pair<'s>, displaced: Displaced<'_, 's>, sink: &mut ReportSink<'s>) {
    report_one(pair, displaced, sink);
    if let Displaced::Found { other, mutual: true } = displaced {
        report_one(other, Displaced::Found { other: pair, mutual: true }, sink);
    }
}

fn report_one<'s>(pair: &Pair<'s>, displaced: Displaced<'_, 's>, sink: &mut ReportSink<'s>) {
    let (Some(source), Some(target)) = (pair.source, pair.target) else { return };
    let id = match displaced {
        Displaced::Found { mutual: true, .. } => "swapped-message",
        Displaced::Found { mutual: false, .. } => "swapped-misplaced",
        Displaced::Lost => "swapped-unrelated",
    };
    let mut message = Phrase::new(id).with("id", pair.id());
    if let Displaced::Found { other, .. } = displaced {
        message = message.with("other", other.id());
    }
    let mut report = RuleReport::new(ReportedSide::Target, unit_span(target), message);
    if let Displaced::Found { other: Pair { target: Some(theirs), .. }, .. } = displaced {
        report = report.translation(unit_span(theirs));
    }
    if matches!(displaced, Displaced::Found { .. }) {
        report = report.explaining();
    }
    sink.set_units(pair.source, pair.target);
    sink.report(report.source(unit_span(source)));
}
