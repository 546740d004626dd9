//! `undefined-acronym`: an acronym of the source that is never spelt out.

use std::{cell::OnceCell, collections::HashSet};

use crate::{
    model::{DocumentKind, Phrase, Severity, Unit, UnitKind},
    text::{
        Capital, Facts, Found, Language, Reading, acronyms, is_common, may_hold_acronyms,
        may_spell_out,
    },
};

use super::super::{Check, Family, Part, Report, Rule, Sink, SourceView};

pub(super) static RULE: Rule = Rule {
    name: "undefined-acronym",
    family: Family::Source,
    severity: Some(Severity::Info),
    fixable: false,
    page: include_str!("undefined_acronym.md"),
    page_fr: include_str!("undefined_acronym.fr.md"),
    options: &[],
    check: Check::Source(check),
};

/// The longest acronym, in bytes; what is longer and all in capitals is a word.
const LONGEST: usize = 8;

/// How far from its acronym a name may begin or end, in bytes.
const NEARBY: usize = 200;

/// The first use of an acronym, as long as nothing spells it out.
struct Use<'r> {
    key: u64,
    unit: &'r Unit<'r>,
    report: Report,
}

fn check<'s>(view: &SourceView<'s>, sink: &mut Sink<'s>) {
    let language = Language::of(view.side.locale);
    // A page is one of a site, another of which may spell out what this one does not.
    if !language.is_known() || view.side.resource.kind == DocumentKind::Markdown {
        return;
    }
    let mut uses: Vec<Use<'s>> = Vec::new();
    let (mut seen, mut spelt) = (HashSet::new(), HashSet::new());
    for unit in &view.side.resource.units {
        let (UnitKind::Segment { .. }, Some(pattern)) = (unit.kind, &unit.value) else { continue };
        let reading = Reading::new(pattern);
        if !may_hold_acronyms(reading.text()) {
            continue;
        }
        let facts = Facts::of(reading, language);
        let text = facts.text();
        let agreed = OnceCell::new();
        for word in acronyms(text, facts.capitals()) {
            let covers = |found: &Found| {
                found.range.start <= word.range.start && word.range.end <= found.range.end
            };
            if word.range.len() > LONGEST || spelt.contains(&word.key) || is_common(word.key) {
                continue;
            }
            let agreed = agreed.get_or_init(|| view.terms.source().find(&facts));
            if agreed.iter().any(covers) || is_spelt_out(text, word) {
                spelt.insert(word.key);
            } else if seen.insert(word.key) {
                let message =
                    Phrase::new("undefined-acronym-message").with("acronym", word.of(text));
                let place = facts.reading.locate(word.range.clone());
                let report = Report::new(Part::Source, place, message)
                    .help(Phrase::new("undefined-acronym-help"));
                uses.push(Use { key: word.key, unit, report });
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
    let acronym = word.of(text);
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
