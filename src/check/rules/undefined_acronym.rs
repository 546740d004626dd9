//! `undefined-acronym`: an acronym of the source that is never spelt out.

use std::{cell::OnceCell, collections::HashSet};

use crate::{
    model::{DocumentKind, Phrase, Severity, TranslationUnit, UnitKind},
    text::{
        Capital, Language, PatternReading, TermOccurrence, TextFacts, acronyms, is_common,
        may_hold_acronyms, may_spell_out,
    },
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, SourceView};

pub(super) static RULE: Rule = Rule {
    name: "undefined-acronym",
    family: RuleFamily::Source,
    severity: Some(Severity::Info),
    fixable: false,
    page: include_str!("undefined_acronym.md"),
    page_fr: include_str!("undefined_acronym.fr.md"),
    options: &[],
    check: RuleCheck::Source(check_undefined_acronym),
};

/// The longest acronym, in bytes; what is longer and all in capitals is a word.
const LONGEST: usize = 8;

/// How far from its acronym a name may begin or end, in bytes.
const NEARBY: usize = 200;

/// The first use of an acronym, as long as nothing spells it out.
struct AcronymUse<'r> {
    key: u64,
    unit: &'r TranslationUnit<'r>,
    report: RuleReport,
}

fn check_undefined_acronym<'s>(view: &SourceView<'s>, sink: &mut ReportSink<'s>) {
    let language = Language::of_locale(view.side.locale);
    // A page is one of a site, another of which may spell out what this one does not.
    if !language.is_known() || view.side.resource.kind == DocumentKind::Markdown {
        return;
    }
    let mut uses: Vec<AcronymUse<'s>> = Vec::new();
    let (mut seen, mut spelt) = (HashSet::new(), HashSet::new());
    for unit in &view.side.resource.units {
        let (UnitKind::Segment { .. }, Some(pattern)) = (unit.kind, &unit.value) else { continue };
        let reading = PatternReading::new(pattern);
        if !may_hold_acronyms(reading.text()) {
            continue;
        }
        let facts = TextFacts::from_reading(reading, language);
        let text = facts.text();
        let agreed = OnceCell::new();
        for word in acronyms(text, facts.capitals()) {
            let covers = |found: &TermOccurrence| {
                found.range.start <= word.range.start && word.range.end <= found.range.end
            };
            if word.range.len() > LONGEST || spelt.contains(&word.key) || is_common(word.key) {
                continue;
            }
            let agreed = agreed.get_or_init(|| view.terms.source().find_terms(&facts));
            if agreed.iter().any(covers) || is_spelt_out(text, word) {
                spelt.insert(word.key);
            } else if seen.insert(word.key) {
                let message =
                    Phrase::new("undefined-acronym-message").with("acronym", word.slice_of(text));
                let place = facts.reading.locate(word.range.clone());
                let report = RuleReport::new(ReportedSide::Source, place, message)
                    .help(Phrase::new("undefined-acronym-help"));
                uses.push(AcronymUse { key: word.key, unit, report });
            }
        }
    }
    for found in uses.into_iter().filter(|found| !spelt.contains(&found.key)) {
        sink.set_units(Some(found.unit), None);
        sink.report(found.report);
    }
}

/// Whether what an acronym stands for is said beside it: before it where it stands in brackets, in
/// brackets after it, or in the same sentences.
fn is_spelt_out(text: &str, word: &Capital) -> bool {
    let start = floor(text, word.range.start.saturating_sub(NEARBY));
    let end = floor(text, word.range.end.saturating_add(NEARBY).min(text.len()));
    let acronym = word.slice_of(text);
    [&text[start..word.range.start], &text[word.range.end..end]]
        .into_iter()
        .any(|beside| may_spell_out(beside, acronym))
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
