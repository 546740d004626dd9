//! `glossary`: an agreed term that is translated otherwise, a name that should have stayed.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use crate::{
    model::{CaseRule, GlossaryTerm, Phrase, Severity, TermKind},
    text::{CapitalShape, TermOccurrence, near, spells_out},
};

use super::super::{
    ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TermEntry, Terminology,
    TextPair,
};

pub(super) static RULE: Rule = Rule {
    name: "glossary",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("glossary.md"),
    page_fr: include_str!("glossary.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_glossary),
};

fn check_glossary(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let terms = texts.comparison.terms;
    if terms.source().is_empty() {
        return;
    }
    let pair = TermPair { texts, terms, said: OnceCell::new(), stems: OnceCell::new() };
    let (mut reported, mut kept) = (HashSet::new(), HashMap::new());
    for found in texts.used().source() {
        let entries: Vec<u32> = entries(terms.source().designations_at(found)).collect();
        let Some(&first) = entries.first() else { continue };
        // What is asked of the whole translation is asked once.
        let mut is_said = |entry: &u32| *kept.entry(*entry).or_insert_with(|| pair.is_said(*entry));
        if reported.contains(&first) || entries.iter().any(&mut is_said) || pair.is_in_name(found) {
            continue;
        }
        reported.insert(first);
        pair.report_term(found, first, sink);
    }
}

/// The entries of designations that may be used.
fn entries<'d>(
    designations: impl Iterator<Item = &'d crate::text::Designation>,
) -> impl Iterator<Item = u32> {
    designations.filter(|designation| !designation.forbidden).map(|designation| designation.entry)
}

struct TermPair<'t> {
    texts: &'t TextPair<'t>,
    terms: &'t Terminology,
    /// The entries of which the translation uses a designation, agreed or forbidden.
    said: OnceCell<HashSet<u32>>,
    stems: OnceCell<HashSet<u64>>,
}

impl TermPair<'_> {
    fn pair_text(&self) -> &str {
        self.texts.target.facts.text()
    }

    /// Whether the translation has what the glossary asks for; what it forbids is the rule
    /// `forbidden-term`'s.
    fn is_said(&self, entry: u32) -> bool {
        let said = self.said.get_or_init(|| {
            let found = self.texts.used().target().iter();
            found
                .flat_map(|found| self.terms.target().designations_at(found))
                .map(|d| d.entry)
                .collect()
        });
        said.contains(&entry)
            || match self.terms.entry(entry) {
                Some(TermEntry::Keep(name)) => {
                    holds(self.pair_text(), name) || self.is_misspelt(name)
                }
                Some(TermEntry::Term(term)) => self.says(term),
                None => true,
            }
    }

    /// Whether the translation has a word that is nearly one of a name: `name-mismatch` says so.
    fn is_misspelt(&self, name: &str) -> bool {
        let (source, target) = (&self.texts.source.facts, &self.texts.target.facts);
        let is_near = |word: &str| {
            target.capitals().iter().any(|other| {
                let other = (other.slice_of(target.text()), other.shape);
                // An acronym that the glossary keeps is nobody else's to report.
                !matches!(other, (_, CapitalShape::Acronym)) && near(word, other.0).is_some()
            })
        };
        source.language.is_known()
            && target.language.is_known()
            && name.split(|c: char| !c.is_alphanumeric()).any(is_near)
    }

    /// Whether the translation says a concept in other words than those agreed letter by letter.
    fn says(&self, term: &GlossaryTerm) -> bool {
        let forms = self.terms.target_forms(term);
        let stems = || self.stems.get_or_init(|| self.terms.target().stems(self.pair_text()));
        forms.is_empty()
            || forms.iter().any(|form| match (term.kind, term.case) {
                (TermKind::Acronym, _) => spells_out(self.pair_text(), form),
                (_, CaseRule::Exact) => self.pair_text().contains(form.as_str()),
                _ => self.terms.target().says(form, stems()),
            })
    }

    /// Whether a term of the source is part of a name that the glossary does not know.
    fn is_in_name(&self, found: &TermOccurrence) -> bool {
        let facts = &self.texts.source.facts;
        let (text, capitals) = (facts.text(), facts.capitals());
        let inside = |at: usize| {
            let range = &capitals[at].range;
            found.range.start <= range.start && range.end <= found.range.end
        };
        let begin = |place: usize| capitals.partition_point(|word| word.range.start < place);
        let within = begin(found.range.start)..begin(found.range.end);
        within.filter(|&at| inside(at)).any(|at| {
            let before = at.checked_sub(1).filter(|&before| !inside(before));
            let after = Some(at + 1).filter(|&after| after < capitals.len() && !inside(after));
            before.is_some_and(|before| capitals[at].follows(&capitals[before], text))
                || after.is_some_and(|after| capitals[after].follows(&capitals[at], text))
        })
    }

    fn report_term(&self, found: &TermOccurrence, entry: u32, sink: &mut ReportSink<'_>) {
        let (source, target) = (&self.texts.source.facts, &self.texts.target.facts);
        let word = source.text().get(found.range.clone()).unwrap_or_default();
        let (message, help) = match self.terms.entry(entry) {
            Some(TermEntry::Keep(name)) => (Phrase::new("glossary-keep").with("name", name), None),
            Some(TermEntry::Term(term)) => {
                let forms = self.terms.target_forms(term);
                let preferred = forms.first().map_or("", String::as_str);
                let message = if word == preferred {
                    Phrase::new("glossary-keep").with("name", word)
                } else {
                    let message = Phrase::new("glossary-message").with("source", word);
                    message.with("expected", preferred)
                };
                (message, help(term, forms))
            }
            None => return,
        };
        let span = target.reading.locate(0..target.text().len());
        let mut report = RuleReport::new(ReportedSide::Target, span, message);
        if let Some(help) = help {
            report = report.help(help);
        }
        sink.report(report.source(source.reading.locate(found.range.clone())));
    }
}

/// Whether a text has a name as a word or words of its own, be it in the plural.
fn holds(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let rest = &text[at + name.len()..];
        let after = rest.strip_prefix('s').unwrap_or(rest).chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// The glossary's own note, or else what may be said, too.
fn help(term: &GlossaryTerm, forms: &[String]) -> Option<Phrase> {
    match (&term.note, forms) {
        (Some(note), _) => Some(Phrase::new("glossary-note").with("note", &**note)),
        (None, [_, others @ ..]) if !others.is_empty() => {
            Some(Phrase::new("glossary-admitted").with("others", others.to_vec()))
        }
        _ => None,
    }
}
