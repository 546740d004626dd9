//! `spelling`: a word that the dictionary of its language does not have.
//!
//! Off unless the project asks for it, since what is found depends on dictionaries. Names, acronyms,
//! code and the terms of the glossary are left out; a word that both texts have is a name or is told of
//! the source.

use std::ops::Range;

use crate::{
    model::Phrase,
    text::{Language, TextFacts, leftover_words, spelt_words},
};

use super::super::{
    ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, SourceView, TextPair,
};

pub(super) static RULE: Rule = Rule {
    name: "spelling",
    family: RuleFamily::Words,
    severity: None,
    fixable: false,
    page: include_str!("spelling.md"),
    page_fr: include_str!("spelling.fr.md"),
    options: &[],
    check: RuleCheck::Sides(check_source_spelling, check_spelling),
};

/// Findings on one text; one with more is a list of names, or of another language.
const MAX_FINDINGS: usize = 5;

fn check_source_spelling<'s>(view: &SourceView<'s>, sink: &mut ReportSink<'s>) {
    let Some(speller) = sink.settings().speller(view.side.locale) else { return };
    let language = Language::of_locale(view.side.locale);
    for unit in view.side.resource.units.iter().filter(|unit| !unit.is_opaque()) {
        sink.set_units(Some(unit), None);
        for (_, pattern) in unit.patterns() {
            let facts = TextFacts::from_pattern(pattern, language);
            let terms = view.terms.source().find_terms(&facts);
            let is_term = |word: &Range<usize>| {
                terms
                    .iter()
                    .any(|term| term.range.start <= word.start && word.end <= term.range.end)
            };
            let unknown = spelt_words(&facts)
                .into_iter()
                .filter(|word| !speller.knows(&facts.text()[word.clone()]) && !is_term(word));
            for word in unknown.take(MAX_FINDINGS) {
                let suggestions = speller.suggestions(&facts.text()[word.clone()]);
                let message = Phrase::new("spelling-message");
                let report = word_report(ReportedSide::Source, &facts, word, message);
                sink.report(with_suggestions(report, suggestions));
            }
        }
    }
}

fn check_spelling(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let sides = [&texts.comparison.source, &texts.comparison.target];
    let Some(speller) = sink.settings().speller(sides[1].locale) else { return };
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let words = spelt_words(target).into_iter();
    let unknown = words.filter(|word| !speller.knows(&target.text()[word.clone()]));
    let unknown: Vec<_> =
        unknown.filter(|word| texts.used().in_target(word).is_none()).take(MAX_FINDINGS).collect();
    if unknown.is_empty() {
        return;
    }
    let others = spelt_words(source);
    let is_told = sink.settings().severity(&super::leftover_word::RULE).is_some();
    let left = if is_told { leftover_words(source, target) } else { Vec::new() };
    for word in unknown {
        let written = &target.text()[word.clone()];
        let is_in_source = others.iter().any(|other| source.text()[other.clone()] == *written);
        if is_in_source {
            let theirs = sink.settings().speller(sides[0].locale);
            // What neither dictionary has is a name, or is told of the source; a word in italics is
            // meant to stay; `leftover-word` says the rest.
            let is_theirs = theirs.is_some_and(|theirs| theirs.knows(written));
            if !is_theirs || target.markup().is_emphasised(&word) || left.contains(&word) {
                continue;
            }
            let language = Phrase::new(source.language.pack().name);
            let message = Phrase::new("spelling-source-word").with("language", language);
            sink.report(word_report(ReportedSide::Target, target, word, message));
        } else {
            let suggestions = speller.suggestions(written);
            let message = Phrase::new("spelling-message");
            let report = word_report(ReportedSide::Target, target, word, message);
            sink.report(with_suggestions(report, suggestions));
        }
    }
}

/// What is said of a word.
fn word_report(
    part: ReportedSide,
    facts: &TextFacts<'_>,
    word: Range<usize>,
    message: Phrase,
) -> RuleReport {
    let message = message.with("word", &facts.text()[word.clone()]);
    RuleReport::new(part, facts.reading.locate(word), message)
}

/// The same with what may be meant by it.
fn with_suggestions(report: RuleReport, suggestions: Vec<String>) -> RuleReport {
    if suggestions.is_empty() {
        return report;
    }
    report.help(Phrase::new("spelling-help").with("suggestions", suggestions))
}
