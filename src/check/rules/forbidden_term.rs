//! `forbidden-term`: a word that the glossary rules out.

use std::collections::HashSet;

use crate::{
    model::{GlossaryTerm, Phrase, Severity},
    text::{Designation, Language, TermFinder, TermOccurrence, TextFacts},
};

use super::super::{
    ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, SourceView, TermEntry,
    Terminology, TextPair,
};

pub(super) static RULE: Rule = Rule {
    name: "forbidden-term",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("forbidden_term.md"),
    page_fr: include_str!("forbidden_term.fr.md"),
    options: &[],
    check: RuleCheck::Sides(check_source, check_texts),
};

/// In the source itself, nothing tells what a word stands for: it is ruled out everywhere.
fn check_source<'s>(view: &SourceView<'s>, sink: &mut ReportSink<'s>) {
    let terms = view.terms;
    if !terms.source().forbids() {
        return;
    }
    let language = Language::of_locale(view.side.locale);
    for unit in &view.side.resource.units {
        sink.set_units(Some(unit), None);
        for (_, pattern) in unit.patterns() {
            let facts = TextFacts::from_pattern(pattern, language);
            for found in terms.source().find_terms(&facts) {
                let Some((_, term)) = forbidden(terms, terms.source(), &found) else { continue };
                let forms = terms.source_forms(term);
                sink.report(forbidden_report(ReportedSide::Source, &facts, &found, forms, term));
            }
        }
    }
}

/// In a translation, a word is ruled out for what it stands for in the source.
fn check_texts(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let terms = texts.comparison.terms;
    if !terms.target().forbids() {
        return;
    }
    let used = texts.used();
    if used.target().is_empty() {
        return;
    }
    let meant: HashSet<u32> = (used.source().iter())
        .flat_map(|found| terms.source().designations_at(found))
        .map(|designation| designation.entry)
        .collect();
    for found in used.target() {
        let Some((designation, term)) = forbidden(terms, terms.target(), found) else { continue };
        let anywhere = terms.source_forms(term).is_empty();
        if anywhere || meant.contains(&designation.entry) {
            let forms = terms.target_forms(term);
            sink.report(forbidden_report(
                ReportedSide::Target,
                &texts.target.facts,
                found,
                forms,
                term,
            ));
        }
    }
}

/// The designation found that is ruled out, where none is there that may be used.
fn forbidden<'g>(
    terms: &'g Terminology,
    language: &'g TermFinder,
    found: &TermOccurrence,
) -> Option<(&'g Designation, &'g GlossaryTerm)> {
    let mut ruled_out = None;
    for designation in language.designations_at(found) {
        if !designation.forbidden {
            return None;
        }
        if let Some(TermEntry::Term(term)) = terms.entry(designation.entry) {
            ruled_out.get_or_insert((designation, term));
        }
    }
    ruled_out
}

fn forbidden_report(
    part: ReportedSide,
    facts: &TextFacts<'_>,
    found: &TermOccurrence,
    forms: &[String],
    term: &GlossaryTerm,
) -> RuleReport {
    let word = facts.text().get(found.range.clone()).unwrap_or_default();
    let message = match forms.first() {
        Some(form) => {
            Phrase::new("forbidden-term-message").with("word", word).with("expected", &**form)
        }
        None => Phrase::new("forbidden-term-alone").with("word", word),
    };
    let report = RuleReport::new(part, facts.reading.locate(found.range.clone()), message);
    match &term.note {
        Some(note) => report.help(Phrase::new("glossary-note").with("note", &**note)),
        None => report,
    }
}
