//! A text of either side as the rules see it.

use crate::{
    model::{Pattern, TranslationUnit},
    text::{Language, TextFacts},
};

use super::ReportedSide;

/// One text of either side, with what can be read off it.
#[derive(Debug)]
pub(crate) struct CheckedText<'r> {
    /// Which side it is of.
    pub part: ReportedSide,
    /// The unit it is part of.
    pub unit: &'r TranslationUnit<'r>,
    /// The attribute's name; none for the value.
    pub attribute: Option<&'r str>,
    /// What it says.
    pub facts: TextFacts<'r>,
    /// What the source says, where this is a translation that is compared with it.
    pub source: Option<&'r str>,
}

impl<'r> CheckedText<'r> {
    #[inline]
    pub(super) fn new(
        part: ReportedSide,
        unit: &'r TranslationUnit<'r>,
        attribute: Option<&'r str>,
        pattern: &'r Pattern<'r>,
        language: Language,
    ) -> Self {
        let facts = TextFacts::from_pattern(pattern, language);
        Self { part, unit, attribute, facts, source: None }
    }
}

/// Puts the value and attributes of a unit in place of the `texts`, which is what it is for to be
/// used again.
pub(super) fn read_texts<'r>(
    part: ReportedSide,
    unit: &'r TranslationUnit<'r>,
    language: Language,
    texts: &mut Vec<CheckedText<'r>>,
) {
    texts.clear();
    let text = |(attribute, pattern)| CheckedText::new(part, unit, attribute, pattern, language);
    texts.extend(unit.patterns().map(text));
}
