//! `swapped`: the translations of two segments exchanged, one pasted under another's id, or one that
//! translates something else altogether.
//!
//! Where there is a lexicon for the two languages, words tell (`words`); for any others there is what
//! survives translation, figures and names (`anchors`).

mod anchors;
mod words;

use crate::{
    model::{Pair, Phrase, Severity, State},
    text::Language,
};

use super::{
    super::{Check, Comparison, Family, Part, Report, Rule, Sink, TextPair},
    place,
};

pub(super) static RULE: Rule = Rule {
    name: "swapped",
    family: Family::Completeness,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("../swapped.md"),
    page_fr: include_str!("../swapped.fr.md"),
    options: &[],
    check: Check::Suspects(is_suspect, check),
};

/// Whether a pair's texts have so little to do with each other that the others are worth a look.
fn is_suspect(texts: &TextPair<'_>) -> bool {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if texts.pair.state == State::Broken || source.language == target.language {
        return false;
    }
    match texts.fit() {
        Some(fit) => words::is_misfit(&fit),
        None => anchors::is_suspect(texts),
    }
}

fn check<'s>(comparison: &Comparison<'s>, suspects: &[usize], sink: &mut Sink<'s>) {
    let languages = [comparison.source.locale, comparison.target.locale].map(Language::of);
    if languages[0].has_lexicon_with(languages[1]) {
        words::check(comparison, suspects, sink);
    } else {
        anchors::check(comparison, suspects, sink);
    }
}

/// Where the translation of a source seems to be.
#[derive(Clone, Copy)]
enum Displaced<'p> {
    /// Under another id; `mutual`, where that one's is here.
    Found { other: &'p Pair<'p>, mutual: bool },
    /// Nowhere near: the translation here is that of something else.
    Lost,
}

fn report<'s>(pair: &Pair<'s>, displaced: Displaced<'_>, sink: &mut Sink<'s>) {
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
    let mut report = Report::new(Part::Target, place(target), message);
    if let Displaced::Found { other: Pair { target: Some(theirs), .. }, .. } = displaced {
        report = report.translation(place(theirs));
    }
    sink.set_units(pair.source, pair.target);
    sink.report(report.source(place(source)));
}
