//! `acronym-variants`: one body that the source calls by two acronyms.

use std::collections::HashMap;

use crate::{
    model::{Phrase, Severity, TermKind, TranslationUnit},
    text::{
        CapitalShape, Language, PatternReading, TermOccurrence, TextFacts, key, may_hold_acronyms,
        spells_out,
    },
};

use super::super::{
    ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, SourceView, TermEntry,
};

pub(super) static RULE: Rule = Rule {
    name: "acronym-variants",
    family: RuleFamily::Source,
    severity: Some(Severity::Info),
    fixable: false,
    page: include_str!("acronym_variants.md"),
    page_fr: include_str!("acronym_variants.fr.md"),
    options: &[],
    check: RuleCheck::Source(check_acronym_variants),
};

/// So many words before a bracket are the name that an acronym stands for.
const WORDS: usize = 3;

/// What was called by an acronym before, and by which.
#[derive(Default)]
struct KnownAcronyms {
    /// By entry of the glossary.
    entries: HashMap<u32, String>,
    /// By the last words of a name before `(ABC)`.
    names: HashMap<u64, (String, bool)>,
}

fn check_acronym_variants<'s>(view: &SourceView<'s>, sink: &mut ReportSink<'s>) {
    let language = Language::of_locale(view.side.locale);
    let mut known = KnownAcronyms::default();
    let glossary = view.terms.glossary().terms.iter();
    let agreed = glossary.filter(|term| term.kind == TermKind::Acronym);
    let has_variants = agreed.into_iter().any(|term| view.terms.source_forms(term).len() > 1);
    for unit in &view.side.resource.units {
        for (_, pattern) in unit.patterns() {
            let reading = PatternReading::new(pattern);
            // Acronyms are looked for by themselves only in brackets.
            let brackets = language.is_known()
                && reading.text().contains('(')
                && may_hold_acronyms(reading.text());
            if !(has_variants || brackets) {
                continue;
            }
            let facts = TextFacts::from_reading(reading, language);
            if has_variants {
                for found in view.terms.source().find_terms(&facts) {
                    known.agreed(view, &facts, &found, unit, sink);
                }
            }
            if brackets {
                known.bracketed(&facts, unit, sink);
            }
        }
    }
}

impl KnownAcronyms {
    /// An acronym of the glossary, where its entry has several.
    fn agreed<'s>(
        &mut self,
        view: &SourceView<'s>,
        facts: &TextFacts<'_>,
        found: &TermOccurrence,
        unit: &'s TranslationUnit<'s>,
        sink: &mut ReportSink<'s>,
    ) {
        for designation in view.terms.source().designations_at(found).filter(|d| !d.forbidden) {
            let Some(TermEntry::Term(term)) = view.terms.entry(designation.entry) else { continue };
            if term.kind != TermKind::Acronym || view.terms.source_forms(term).len() < 2 {
                continue;
            }
            let first = self.entries.entry(designation.entry);
            let first = first.or_insert_with(|| designation.text.clone());
            if *first != designation.text {
                report_variant(facts, found.range.clone(), &designation.text, first, unit, sink);
            }
        }
    }

    /// `(ABC)` after a name that was followed by another acronym before.
    fn bracketed<'s>(
        &mut self,
        facts: &TextFacts<'_>,
        unit: &'s TranslationUnit<'s>,
        sink: &mut ReportSink<'s>,
    ) {
        let text = facts.text();
        let acronyms = facts.capitals().iter().filter(|word| word.shape == CapitalShape::Acronym);
        for word in acronyms {
            let Some(before) = text[..word.range.start].strip_suffix('(') else { continue };
            if !text[word.range.end..].starts_with(')') {
                continue;
            }
            let Some((name, window)) = words_before(before) else { continue };
            let acronym = word.slice_of(text);
            let spells = spells_out(window, acronym);
            match self.names.get_mut(&name) {
                None => _ = self.names.insert(name, (acronym.to_owned(), spells)),
                // Two people of one name may well be members of two bodies: one of the two acronyms
                // must be made of the words before it.
                Some((first, spelt)) if key(first) != word.key && (*spelt || spells) => {
                    report_variant(facts, word.range.clone(), acronym, first, unit, sink);
                }
                Some((_, spelt)) => *spelt |= spells,
            }
        }
    }
}

/// The last words before a bracket as one number, and a stretch of text that holds the whole name.
fn words_before(before: &str) -> Option<(u64, &str)> {
    let before = before.trim_end();
    let mut start = before.len().saturating_sub(200);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let window = &before[start..];
    let mut last = window.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut sum = 0_u64;
    for _ in 0..WORDS {
        sum = sum.rotate_left(17) ^ key(last.next()?);
    }
    Some((sum, window))
}

fn report_variant<'s>(
    facts: &TextFacts<'_>,
    range: std::ops::Range<usize>,
    acronym: &str,
    first: &str,
    unit: &'s TranslationUnit<'s>,
    sink: &mut ReportSink<'s>,
) {
    let message =
        Phrase::new("acronym-variants-message").with("acronym", acronym).with("first", first);
    sink.set_units(Some(unit), None);
    sink.report(RuleReport::new(ReportedSide::Source, facts.reading.locate(range), message));
}
