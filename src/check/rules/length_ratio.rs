//! `length-ratio`: a translation that breaks off, or says far more than its source.

use std::collections::HashSet;

use crate::{
    model::{Phrase, Severity},
    text::{PatternReading, TextFacts, expansion, measured_expansion, prose_words},
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};
use super::{
    sentence_count::{stands_beside, told_passages},
    swapped::translates_another,
    table_mismatch::lacks_cells,
};

pub(super) static RULE: Rule = Rule {
    name: "length-ratio",
    family: RuleFamily::Completeness,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("length_ratio.md"),
    page_fr: include_str!("length_ratio.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_length_ratio),
};

/// How far the length of a good translation departs from what is expected, as the variance of the
/// logarithm of the ratio: what holds for a long text, and what is the greater the fewer its letters.
/// Measured on French and English manuals.
const VARIANCE: (f32, f32) = (0.02, 6.0);
/// Departures, in units of that, beyond which a translation is too short or too long.
const MOST: f32 = 2.6;
/// The same for a label, heading or cell, which is no sentence and may be worded more freely.
const MOST_OF_LABEL: f32 = 3.4;
/// What nothing of the source's end being found in the translation adds to its being short, by how
/// unlikely that is, and at most.
const END: (f32, f32) = (0.2, 4.0);
/// From what likelihood on the translation is said to break off.
const CLEAR: f32 = 1.5;
/// One that ends with a word that ends no sentence need not be much shorter.
const CUT: f32 = -0.20;
/// From here on, words count too that end a sentence now and then.
const WIDE_CUT: f32 = -0.35;
/// What has to speak for a stretch of the longer text having no counterpart: at its end, and elsewhere, where
/// a translation that is complete and only tighter leaves words out as well. At 5 elsewhere, four of four
/// alarms on a blog were of such translations; at 3 everywhere, six of eight on institutional pages.
const MIN_GAP: f32 = 5.0;
const MIN_GAP_INSIDE: f32 = 8.0;
/// What it takes off that the shorter text has a stretch of its own without counterpart: it says the same in
/// other words. Without it, three more of eleven institutional alarms are of complete translations; with half
/// of it, one more.
const WORTH_OF_OTHER: f32 = 0.8;
/// Expected letters of which a length tells anything.
const LEAST: f32 = 8.0;
/// The same of a label, for which a language may have an acronym: *Questions et réponses*, *Q&A*.
const LEAST_OF_LABEL: f32 = 24.0;

fn check_length_ratio(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if [source, target].iter().any(|facts| facts.reading.has_alternatives()) {
        return;
    }
    // An empty text, or a mere tag that says that there is nothing to translate, was put there on purpose.
    if is_left_out(target.text()) || lacks_cells(texts) {
        return;
    }
    let lengths = [source, target].map(length);
    let expected = lengths[0] * expansion(source.language, target.language);
    let ratio = ((lengths[1] + 3.0) / (expected + 3.0)).ln();
    let is_measured = measured_expansion(source.language, target.language).is_some();
    let id =
        if is_measured { judge(source, target, expected, ratio) } else { neutral(expected, ratio) };
    let id = id.filter(|id| !is_in_placeables([source, target], id) && has_gap(texts, id));
    let Some(id) = id else { return };
    // What is missing is told by itself where it is known.
    if translates_another(texts) || !told_passages(texts, sink).is_empty() {
        return;
    }
    let whole = target.reading.locate(0..target.text().len());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small positive number"
    )]
    let percent = (100.0 * (lengths[1] / expected.max(1.0))).round().min(100_000.0) as usize;
    let report =
        RuleReport::new(ReportedSide::Target, whole, Phrase::new(id).with("percent", percent));
    sink.report(report.source(source.reading.locate(0..source.text().len())));
}

/// Whether there is a stretch of the longer text that the other does not account for, as far as the
/// lexicon tells, nor one beside it: a translation that says all in other words is none.
fn has_gap(texts: &TextPair<'_>, id: &str) -> bool {
    let side = usize::from(id == "length-ratio-long");
    // Nothing at all is no other wording.
    if ![&texts.target.facts, &texts.source.facts][side].has_words(1) {
        return true;
    }
    let Some(gaps) = texts.gaps() else { return true };
    let (odds, stretch) = gaps.greatest_stretch(side);
    let mut passage = [&(0..0), &(0..0)];
    passage[side] = &stretch;
    let least = if gaps.is_at_end(side, &stretch) { MIN_GAP } else { MIN_GAP_INSIDE };
    odds - WORTH_OF_OTHER * gaps.greatest(1 - side) >= least
        && !stands_beside(texts, passage, &texts.neighbours())
}

/// Whether the shorter text has placeables that the other has not, which may be as long as they like.
fn is_in_placeables(sides: [&TextFacts<'_>; 2], id: &str) -> bool {
    let [source, target] =
        sides.map(|facts| facts.text().chars().filter(|c| *c == PatternReading::OBJECT).count());
    if id == "length-ratio-long" { source > target } else { target > source }
}

fn is_left_out(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.starts_with('<') && text.find('>') == Some(text.len() - 1)
}

/// Two languages whose lengths were measured.
fn judge(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    expected: f32,
    ratio: f32,
) -> Option<&'static str> {
    let label = is_label(source.text());
    if expected < if label { LEAST_OF_LABEL } else { LEAST } {
        return None;
    }
    let departure = ratio / (VARIANCE.0 + VARIANCE.1 / (expected + LEAST)).sqrt();
    let most = if label { MOST_OF_LABEL } else { MOST };
    let end = if departure < END.0 * END.1 - most { unlikely_end(source, target) } else { 0.0 };
    match () {
        () if departure > most => Some("length-ratio-long"),
        () if END.0 * end.min(END.1) - departure > most => {
            Some(if end > CLEAR { "length-ratio-cut" } else { "length-ratio-short" })
        }
        () if ratio < CUT
            && ends_within_a_phrase(target, ratio < WIDE_CUT)
            && !ends_within_a_phrase(source, true) =>
        {
            Some("length-ratio-cut")
        }
        () => None,
    }
}

/// Whether a text does not end as a sentence does.
fn is_label(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_stop(c));
    !end.ends_with(is_stop)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ':' | ';' | ',')
}

/// Any other pair: only what no language explains. Chinese says in one sign what takes six letters.
fn neutral(expected: f32, ratio: f32) -> Option<&'static str> {
    match () {
        () if expected < 40.0 => None,
        () if ratio < -3.0 => Some("length-ratio-short"),
        () if ratio > 3.0 => Some("length-ratio-long"),
        () => None,
    }
}

/// Letters and digits, addresses and code apart: they are as long in any language.
fn length(facts: &TextFacts<'_>) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a length beyond 2^24 may be off by one")]
    let length = facts.prose_length() as f32;
    length
}

/// How unlikely it is that nothing of the source's end is found in the translation, given how much of
/// what comes before is: a negative logarithm.
fn unlikely_end(source: &TextFacts<'_>, target: &TextFacts<'_>) -> f32 {
    let keys: HashSet<u32> = target.anchors().iter().map(|anchor| anchor.key).collect();
    let found: Vec<bool> =
        source.anchors().iter().map(|anchor| keys.contains(&anchor.key)).collect();
    let head = found.iter().rposition(|found| *found).map_or(0, |last| last + 1);
    let hits = found.iter().filter(|found| **found).count();
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let [share, tail] = [(hits + 1) as f32 / (head + 3) as f32, (found.len() - head) as f32];
    -(1.0 - share.min(0.9)).ln() * tail
}

/// Whether the last word is an article or the like, which needs another after it.
fn ends_within_a_phrase(target: &TextFacts<'_>, wide: bool) -> bool {
    let text = target
        .text()
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '*' | '_' | '…'));
    let start = text.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    let word = text.get(start..).unwrap_or("");
    let lists = &target.language.pack().words;
    // "(the X of)" and a title's "*A* or *B*" do not end so.
    start > 0
        && (lists.unfinished.has(word) || wide && lists.often_unfinished.has(word))
        && prose_words(target.text(), target.markup()).nth(5).is_some()
}
