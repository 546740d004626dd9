//! Agreed terms, names that stay as they are, forbidden terms.
//!
//! The shape follows TBX (ISO 30042): an entry is one concept with, per language, its designations,
//! the first preferred and the rest admitted, and those that are deprecated.

use std::collections::BTreeMap;

use super::Span;

/// The project's glossary.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// Names that are the same in every language.
    pub keep: Vec<String>,
    /// Concepts with what they are called in each language.
    pub terms: Vec<GlossaryTerm>,
}

/// One concept.
#[derive(Debug, Clone)]
pub struct GlossaryTerm {
    /// What sort of designation it has.
    pub kind: TermKind,
    /// Whether capitals matter.
    pub case: CaseRule,
    /// Designations by language; the first is preferred, the others are admitted.
    pub forms: BTreeMap<String, Vec<String>>,
    /// Designations not to use, by language.
    pub forbidden: BTreeMap<String, Vec<String>>,
    /// A word for the translator.
    pub note: Option<String>,
    /// Where the entry stands in its file.
    pub span: Span,
}

/// What sort of designation a [`GlossaryTerm`] has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// A word or expression of the subject.
    Term,
    /// A short form made of initials.
    Acronym,
    /// A proper name that has a translation.
    Name,
}

/// Whether capitals matter when a [`GlossaryTerm`] is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseRule {
    /// Capitals do not matter.
    Any,
    /// The term is written just so.
    Exact,
}
