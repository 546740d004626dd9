//! Runs the rules over a document in two languages.

use std::{borrow::Cow, collections::BTreeSet, fmt, sync::Arc};

use rayon::prelude::*;

use crate::{
    model::{
        Glossary, Locale, Pair, Phrase, Problem, Resource, SourceFile, Span, State, Unit, UnitKind,
    },
    text::Facts,
};

use super::{Check, Finding, Location, Part, Related, Report, Rule, Settings, Sink, rule, rules};

/// A document and its translation, ready to be checked.
#[derive(Debug)]
pub struct Comparison<'r> {
    /// The document's name.
    pub document: &'r str,
    /// The source language's side.
    pub source: Side<'r>,
    /// The translation's side.
    pub target: Side<'r>,
    /// Its pairs, in the order of the source, orphans last.
    pub pairs: &'r [Pair<'r>],
    /// What the source's texts say, read once for all locales.
    pub texts: &'r SourceTexts<'r>,
    /// What provenance is kept, and where.
    pub provenance: Option<(&'r Arc<SourceFile>, &'r [Problem])>,
    /// Whether the project keeps provenance for this document and locale.
    pub has_provenance: bool,
    /// Renamed segments: the old id, the new one.
    pub renames: &'r [(&'r Pair<'r>, &'r Pair<'r>)],
    /// The project's glossary.
    pub glossary: &'r Glossary,
    /// What the other files of the project define.
    pub definitions: &'r dyn Definitions,
}

/// One language's side of a [`Comparison`].
#[derive(Debug)]
pub struct Side<'r> {
    /// Its language.
    pub locale: &'r Locale,
    /// Its file; an empty text under the name it would have, where there is none.
    pub file: &'r Arc<SourceFile>,
    /// What was read from it.
    pub resource: &'r Resource<'r>,
    /// Whether the file exists.
    pub exists: bool,
}

/// Messages and terms that all files of a locale define together.
pub trait Definitions: fmt::Debug + Sync {
    /// Whether any file of `locale` defines `id` (a term's begins with `-`).
    fn defines(&self, locale: &Locale, id: &str) -> bool;

    /// The ids that the value and attributes of `id` in `locale` refer to.
    fn references(&self, locale: &Locale, id: &str) -> Vec<String>;
}

impl<'r> Comparison<'r> {
    /// One of the two sides.
    #[must_use]
    pub fn side(&self, part: Part) -> &Side<'r> {
        match part {
            Part::Source => &self.source,
            Part::Target => &self.target,
        }
    }
}

/// What the source's texts say: each is read once, whatever the number of locales.
#[derive(Debug)]
pub struct SourceTexts<'r> {
    units: Vec<Vec<Facts<'r>>>,
    first: *const Unit<'r>,
}

/// The two texts of a value or attribute, with what can be read off each.
#[derive(Debug)]
pub struct TextPair<'r> {
    /// The comparison it is part of.
    pub comparison: &'r Comparison<'r>,
    /// The pair it is part of.
    pub pair: &'r Pair<'r>,
    /// The kind of the source's unit.
    pub kind: UnitKind,
    /// The attribute's name; none for the value.
    pub attribute: Option<&'r str>,
    /// What the source says.
    pub source: &'r Facts<'r>,
    /// What the translation says.
    pub target: &'r Facts<'r>,
}

/// What a comparison brought.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The findings, in order.
    pub findings: Vec<Finding>,
    /// The `allow`s of the source's file that silenced something.
    pub used_source_allows: BTreeSet<Span>,
}
