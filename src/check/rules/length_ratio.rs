//! `length-ratio`: a translation that breaks off, or says far more than its source.

use std::collections::HashSet;

use crate::{
    model::{Phrase, Severity},
    text::{Anchor, Facts, Language, expansion, prose_words},
};

use super::super::{Check, Family, Part, Report, Rule, Sink, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "length-ratio",
    family: Family::Completeness,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("length_ratio.md"),
    page_fr: include_str!("length_ratio.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

/// How far a translation's length departs from what is expected, as the natural logarithm of the
/// ratio, by the letters expected: the shorter the text, the freer its translation. Measured on French
/// and English manuals, where fewer than one good translation in 500 goes beyond.
const LIMITS: [(f32, f32, f32); 5] = [
    (128.0, -0.55, 0.60),
    (64.0, -0.70, 0.75),
    (32.0, -1.15, 1.05),
    (16.0, -1.60, 1.50),
    (0.0, -2.00, 1.90),
];
/// A translation so much shorter breaks off if nothing of the source's end is found in it …
const SHORT: f32 = -0.40;
/// … that is, if so much of the source comes after the last thing that both have.
const TAIL: f32 = 0.22;
/// One that ends with a word that ends no sentence need not be much shorter.
const CUT: f32 = -0.20;
/// Letters of a source from which its end is looked at.
const LEAST: f32 = 56.0;

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if [source, target].iter().any(|facts| facts.reading.has_alternatives()) {
        return;
    }
    let lengths = [source, target].map(length);
    let expected = lengths[0] * expansion(source.language, target.language);
    let ratio = ((lengths[1] + 3.0) / (expected + 3.0)).ln();
    let known = [source, target].iter().all(|facts| facts.language != Language::Other);
    let id = if known {
        judge(source, target, lengths[0], expected, ratio)
    } else {
        neutral(expected, ratio)
    };
    let Some(id) = id else { return };
    let whole = target.reading.locate(0..target.text().len());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small positive number"
    )]
    let percent = (100.0 * (lengths[1] / expected.max(1.0))).round().min(100_000.0) as usize;
    let report = Report::new(Part::Target, whole, Phrase::new(id).with("percent", percent));
    sink.report(report.source(source.reading.locate(0..source.text().len())));
}

/// French and English.
fn judge(
    source: &Facts<'_>,
    target: &Facts<'_>,
    length: f32,
    expected: f32,
    ratio: f32,
) -> Option<&'static str> {
    let (_, least, most) = LIMITS.into_iter().find(|limit| expected >= limit.0)?;
    if expected < 8.0 {
        return None;
    }
    match () {
        () if ratio > most => Some("length-ratio-long"),
        () if ratio < least => Some("length-ratio-short"),
        () if ratio < SHORT && length >= LEAST && breaks_off(source, target) => {
            Some("length-ratio-cut")
        }
        () if ratio < CUT && ends_within_a_phrase(target) => Some("length-ratio-cut"),
        () => None,
    }
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
fn length(facts: &Facts<'_>) -> f32 {
    let prose = facts.markup().prose();
    let count: usize = prose
        .map(|range| facts.text()[range].chars().filter(|c| c.is_alphanumeric()).count())
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a length beyond 2^24 may be off by one")]
    let length = count as f32;
    length
}

/// Whether nothing of the last part of the source is found in the translation.
fn breaks_off(source: &Facts<'_>, target: &Facts<'_>) -> bool {
    let keys: HashSet<u32> = target.anchors().iter().map(|anchor| anchor.key).collect();
    let is_there = |anchor: &Anchor| keys.contains(&anchor.key);
    let anchors = source.anchors();
    let last = anchors.iter().rposition(is_there).map_or(0, |last| last + 1);
    let from = last.checked_sub(1).map_or(0, |last| anchors[last].at);
    let all = source.text().len();
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let tail = (all - from) as f32 / all.max(1) as f32;
    anchors.len() - last >= 3 && tail > TAIL
}

/// Whether the last word is an article or the like, which needs another after it.
fn ends_within_a_phrase(target: &Facts<'_>) -> bool {
    const ENGLISH: &[&str] = &[
        "a", "an", "and", "as", "at", "because", "but", "by", "every", "from", "her", "if", "into",
        "its", "my", "of", "or", "our", "than", "the", "their", "these", "those", "which", "whose",
        "with", "your",
    ];
    const FRENCH: &[&str] = &[
        "au", "aux", "avec", "ce", "ces", "cette", "chaque", "dans", "de", "des", "dont", "du",
        "et", "la", "le", "les", "leur", "leurs", "mais", "ou", "par", "pour", "que", "qui", "ses",
        "si", "sur", "un", "une", "à",
    ];
    let text = target
        .text()
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '*' | '_' | '…'));
    let start = text.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    let word = text.get(start..).unwrap_or("");
    let list = if target.language == Language::French { FRENCH } else { ENGLISH };
    // "(the X of)" and a title's "*A* or *B*" do not end so.
    start > 0
        && list.contains(&word)
        && prose_words(target.text(), target.markup()).nth(5).is_some()
}
