//! The project's glossary, made ready for one pair of languages.

use std::{cell::OnceCell, ops::Range, sync::Arc};

use crate::{
    model::{CaseRule, Glossary, GlossaryTerm, Locale},
    text::{Designation, TermFinder, TermOccurrence, TextFacts},
};

/// A glossary with the designations of two languages ready to be found in texts.
#[derive(Debug)]
pub(crate) struct Terminology {
    glossary: Arc<Glossary>,
    source: Arc<TermFinder>,
    target: TermFinder,
    languages: [Locale; 2],
}

/// What a designation belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TermEntry<'g> {
    /// A name that stays as it is.
    Keep(&'g str),
    /// A concept.
    Term(&'g GlossaryTerm),
}

/// Where both sides of a pair use the glossary, each side read when it is first asked for.
#[derive(Debug)]
pub(crate) struct UsedTerms<'r> {
    terms: &'r Terminology,
    facts: [&'r TextFacts<'r>; 2],
    found: [OnceCell<Vec<TermOccurrence>>; 2],
}

impl<'r> UsedTerms<'r> {
    /// Of two texts, nothing of which is read yet.
    pub(super) fn new(terms: &'r Terminology, facts: [&'r TextFacts<'r>; 2]) -> Self {
        Self { terms, facts, found: Default::default() }
    }

    /// Where the source uses it.
    #[must_use]
    pub(crate) fn source(&self) -> &[TermOccurrence] {
        self.side(0, &self.terms.source)
    }

    /// Where the translation uses it.
    #[must_use]
    pub(crate) fn target(&self) -> &[TermOccurrence] {
        self.side(1, &self.terms.target)
    }

    fn side(&self, side: usize, terms: &TermFinder) -> &[TermOccurrence] {
        let facts = self.facts[side];
        self.found[side].get_or_init(|| terms.find_terms(facts))
    }

    /// The place in the source that uses the glossary and holds this range.
    #[must_use]
    pub(crate) fn in_source(&self, range: &Range<usize>) -> Option<&TermOccurrence> {
        holder(self.source(), range)
    }

    /// The place in the translation that uses the glossary and holds this range.
    #[must_use]
    pub(crate) fn in_target(&self, range: &Range<usize>) -> Option<&TermOccurrence> {
        holder(self.target(), range)
    }
}

fn holder<'f>(found: &'f [TermOccurrence], range: &Range<usize>) -> Option<&'f TermOccurrence> {
    let next = found.partition_point(|found| found.range.end < range.end);
    found.get(next).filter(|found| found.range.start <= range.start)
}

impl Terminology {
    /// Makes a glossary ready for texts in `source` that are translated to `target`.
    #[must_use]
    pub(crate) fn new(glossary: Arc<Glossary>, source: &Locale, target: &Locale) -> Self {
        let ready = Arc::new(terms(&glossary, source));
        let languages = [source.clone(), target.clone()];
        Self { source: ready, target: terms(&glossary, target), glossary, languages }
    }

    /// The same glossary for another language of the translation.
    #[must_use]
    pub(crate) fn with_target(&self, target: &Locale) -> Self {
        let (glossary, source) = (self.glossary.clone(), self.source.clone());
        let languages = [self.languages[0].clone(), target.clone()];
        Self { target: terms(&glossary, target), glossary, source, languages }
    }

    /// The glossary itself.
    #[must_use]
    pub(crate) fn glossary(&self) -> &Glossary {
        &self.glossary
    }

    /// The designations of the source's language.
    #[must_use]
    pub(crate) fn source(&self) -> &TermFinder {
        &self.source
    }

    /// The designations of the translation's language.
    #[must_use]
    pub(crate) fn target(&self) -> &TermFinder {
        &self.target
    }

    /// What the translation's language calls a concept; none where the glossary does not say.
    #[must_use]
    pub(crate) fn target_forms<'g>(&self, term: &'g GlossaryTerm) -> &'g [String] {
        forms(&term.forms, &self.languages[1])
    }

    /// What the source's language calls a concept; none where the glossary does not say.
    #[must_use]
    pub(crate) fn source_forms<'g>(&self, term: &'g GlossaryTerm) -> &'g [String] {
        forms(&term.forms, &self.languages[0])
    }

    /// The entry of this number, as a [`Designation`] has it.
    #[must_use]
    pub(crate) fn entry(&self, entry: u32) -> Option<TermEntry<'_>> {
        let index = entry as usize;
        let keep = &self.glossary.keep;
        match keep.get(index) {
            Some(name) => Some(TermEntry::Keep(name)),
            None => self.glossary.terms.get(index - keep.len()).map(TermEntry::Term),
        }
    }
}

/// What a table of forms says for a locale: under its own name, or else under its language.
fn forms<'g>(
    all: &'g std::collections::BTreeMap<String, Vec<String>>,
    locale: &Locale,
) -> &'g [String] {
    all.get(locale.name()).or_else(|| all.get(locale.language())).map_or(&[], Vec::as_slice)
}

fn terms(glossary: &Glossary, locale: &Locale) -> TermFinder {
    let mut designations = Vec::new();
    let mut entry = 0;
    for name in &glossary.keep {
        designations.push(Designation { text: name.clone(), exact: true, forbidden: false, entry });
        entry += 1;
    }
    for term in &glossary.terms {
        let exact = term.case == CaseRule::Exact;
        for (all, forbidden) in [(&term.forms, false), (&term.forbidden, true)] {
            for text in forms(all, locale) {
                designations.push(Designation { text: text.clone(), exact, forbidden, entry });
            }
        }
        entry += 1;
    }
    TermFinder::new(locale.language(), designations)
}
