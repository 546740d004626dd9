//! `leftover-word`: a word of the source that was left in the translation.

use std::{collections::HashMap, ops::Range};

use crate::{
    model::{Phrase, Severity, State},
    text::{Language, TextFacts, leftover_words},
};

use super::{
    super::{
        Comparison, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport,
        SuspectEvidence, SuspectPair, TextPair,
    },
    cited_works::cites_work,
    untranslated::is_untranslated,
    wrong_language::{self, left_sentences},
};

pub(super) static RULE: Rule = Rule {
    name: "leftover-word",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("leftover_word.md"),
    page_fr: include_str!("leftover_word.fr.md"),
    options: &[],
    check: RuleCheck::Suspects(suspect, check_leftover_word),
};

/// A word that stands in more translations of a document than this is meant to stay.
const MAX_TRANSLATIONS: usize = 2;

fn suspect(texts: &TextPair<'_>, sink: &ReportSink<'_>) -> Option<SuspectEvidence> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if texts.pair.state == State::Broken {
        return None;
    }
    let words = leftover_words(source, target);
    if words.is_empty() || is_untranslated(texts) || cites_work(texts.target.facts.text()) {
        return None;
    }
    // A whole sentence that was left is told as that, where the project has that rule on.
    let is_told_of = sink.settings().configured(&wrong_language::RULE).is_some();
    let told = if is_told_of { left_sentences(texts) } else { Vec::new() };
    let is_told = |word: &Range<usize>| told.iter().any(|part| part.contains(&word.start));
    words.iter().any(|word| !is_told(word)).then_some(SuspectEvidence::Texts)
}

fn check_leftover_word<'s>(
    comparison: &Comparison<'s>,
    suspects: &[&SuspectPair],
    sink: &mut ReportSink<'s>,
) {
    let [from, to] = [comparison.source.locale, comparison.target.locale].map(Language::of_locale);
    let pairs = suspects.iter().filter_map(|suspect| comparison.pairs.get(suspect.index));
    let read = pairs.filter_map(|pair| {
        let source = TextFacts::from_pattern(pair.source?.value.as_ref()?, from);
        let target = TextFacts::from_pattern(pair.target?.value.as_ref()?, to);
        let words = leftover_words(&source, &target);
        Some((pair, target, words))
    });
    let read: Vec<_> = read.collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (_, target, words) in &read {
        for word in words {
            *counts.entry(target.text()[word.clone()].to_owned()).or_default() += 1;
        }
    }
    for (pair, target, words) in &read {
        sink.set_units(pair.source, pair.target);
        let is_rare = |word: &str| counts.get(word).is_some_and(|count| *count <= MAX_TRANSLATIONS);
        // A text is one finding, and words that follow each other are named together.
        let mut runs: Vec<Range<usize>> = Vec::new();
        for word in words.iter().filter(|word| is_rare(&target.text()[(*word).clone()])) {
            match runs.last_mut().filter(|last| word.start <= last.end + 1) {
                Some(last) => last.end = word.end,
                None => runs.push(word.clone()),
            }
        }
        report_leftover(target, &runs, sink);
    }
}

fn report_leftover(target: &TextFacts<'_>, runs: &[Range<usize>], sink: &mut ReportSink<'_>) {
    let Some(first) = runs.first() else { return };
    let words: Vec<&str> = runs.iter().map(|run| &target.text()[run.clone()]).collect();
    let message = Phrase::new("leftover-word-message").with("words", words.join(" … "));
    let place = target.reading.locate(first.clone());
    let report = RuleReport::new(ReportedSide::Target, place, message);
    sink.report(report.help(Phrase::new("leftover-word-help")));
}
