//! `untranslated`: a translation that is still the source.

use crate::{
    model::{Phrase, Severity},
    text::{
        Language, TextFacts, foreign_word_count, last_prose_word, prose_words, reads_as,
        stop_word_of,
    },
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};
use super::cited_works::cites_work;

pub(super) static RULE: Rule = Rule {
    name: "untranslated",
    family: RuleFamily::Words,
    severity: Some(Severity::Error),
    fixable: false,
    page: include_str!("untranslated.md"),
    page_fr: include_str!("untranslated.fr.md"),
    options: &[],
    check: RuleCheck::Gate(check_untranslated),
};

/// Words that only the source's language has, in small letters: fewer may be a term that stays.
const MIN_FOREIGN_WORDS: usize = 2;

fn check_untranslated(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    if is_untranslated(texts) && !cites_work(texts.target.facts.text()) {
        let (source, target) = (&texts.source.facts, &texts.target.facts);
        let whole = target.reading.locate(0..target.text().len());
        let report =
            RuleReport::new(ReportedSide::Target, whole, Phrase::new("untranslated-message"));
        let report = report.help(Phrase::new("untranslated-help"));
        sink.report(report.source(source.reading.locate(0..source.text().len())));
    }
}

/// Whether the translation is the source's text, and that is a text in the source's language.
pub(super) fn is_untranslated(texts: &TextPair<'_>) -> bool {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if texts.comparison.source.locale.language() == texts.comparison.target.locale.language() {
        return false;
    }
    nearly_same(texts)
        && is_language(target.text(), [source, target].map(|facts| facts.language), texts)
}

/// Whether at least nine words in ten are the same, those that differ being next to each other.
fn nearly_same(texts: &TextPair<'_>) -> bool {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.text() == target.text() {
        return true;
    }
    // A text of another length has been worked on.
    let [short, long] = {
        let lengths = [source.text().len(), target.text().len()];
        [lengths[0].min(lengths[1]), lengths[0].max(lengths[1])]
    };
    if 5 * short < 4 * long {
        return false;
    }
    // A text that begins and ends otherwise is another.
    let first = |facts: &TextFacts<'_>, other: &TextFacts<'_>| {
        let [own, other] = [facts, other].map(|f| prose_words(f.text(), f.markup()).next());
        own.map(|word| word.1) == other.map(|word| word.1)
    };
    let last = |facts: &TextFacts<'_>, other: &TextFacts<'_>| {
        let [own, other] = [facts, other].map(|f| last_prose_word(f.text(), f.markup()));
        own == other
    };
    if !first(source, target) && !last(source, target) {
        return false;
    }
    let [source, target] = [source, target].map(|facts| {
        prose_words(facts.text(), facts.markup()).map(|(_, word)| word).collect::<Vec<_>>()
    });
    let most = source.len().max(target.len());
    let head = source.iter().zip(&target).take_while(|(a, b)| a == b).count();
    let rest = source.len().min(target.len()) - head;
    let tail =
        source.iter().rev().zip(target.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    most > 0 && 10 * (head + tail) >= 9 * most
}

/// Whether the text is written in the source's language rather than made of names, or of words that
/// are the same in both.
fn is_language(text: &str, [source, target]: [Language; 2], texts: &TextPair<'_>) -> bool {
    let evidence = texts.target.facts.evidence();
    if !source.is_known() {
        return false;
    }
    let foreign = || foreign_word_count(&texts.source.facts, &texts.target.facts);
    if evidence.language().is_none() && foreign() >= MIN_FOREIGN_WORDS && !has_names(text, texts) {
        return true;
    }
    match evidence.language() {
        Some(language) => language == source,
        None if evidence.of_others(source) > evidence.stop_word_count(source) => false,
        None if evidence.words < 3 => false,
        None if evidence.words < 5 => {
            evidence.stop_word_count(source) > 0 && !has_names(text, texts)
        }
        None => {
            // Of a language of which nothing is known, a whole sentence that is the same tells enough.
            let is_copy = !target.is_known() && texts.source.facts.text() == text;
            evidence.stop_word_count(source) > 0
                && (is_copy || reads_as(text, source, target))
                && !has_names(text, texts)
        }
    }
}

/// Whether half of the words that are no little ones, the first apart, begin with a capital.
fn has_names(text: &str, texts: &TextPair<'_>) -> bool {
    let (mut capitals, mut others) = (0, 0);
    for (_, word) in prose_words(text, texts.target.facts.markup()).skip(1) {
        if word.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if stop_word_of(word).is_none() {
            others += 1;
        }
    }
    capitals > 0 && capitals >= others
}
