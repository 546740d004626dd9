//! Units that carry no id of the project, matched with its segments by what their source says.
//!
//! A memory of another tool knows texts only. What it has of a text is taken for every segment, cell
//! or variant that says just that.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use crate::{
    exchange::{
        ExchangeFormat, ExchangePackage, ExchangeUnit, InlineStyle, InlineText, UnitPrints, cut,
    },
    model::{Locale, Pair, State},
    store,
    text::{fingerprint, folded},
};

use super::{DocumentName, Project, ProjectError};

/// Units by the document that they are of; those of no document under the name that their file has.
pub(super) type AssignedUnits<'u> = HashMap<String, Vec<Cow<'u, ExchangeUnit>>>;

/// A segment, or the part of one, that says something.
struct SourcePlace {
    document: String,
    /// The id of the unit that it leaves as.
    unit: String,
    prints: UnitPrints,
    /// Whether braces stand for themselves in this text.
    is_literal: bool,
}

/// The texts of a project.
#[derive(Default)]
struct SourceIndex {
    /// By text, as any format may have it.
    places: HashMap<String, Vec<SourcePlace>>,
    /// The document and id of each segment.
    ids: HashSet<(String, String)>,
}

impl Project {
    /// The units of a package by the document they are of: by their ids, or else, where another tool
    /// made the file, by their source.
    pub(super) fn assigned_units<'u>(
        &self,
        package: &'u ExchangePackage,
        format: &ExchangeFormat,
        locale: &Locale,
        documents: &[DocumentName],
    ) -> Result<AssignedUnits<'u>, ProjectError> {
        let mut index = SourceIndex::default();
        if !package.is_ours {
            for document in documents.iter().filter(|document| document.is_for(locale)) {
                self.with_pairs(document, locale, |view| {
                    for pair in view.pairs {
                        index.add(document, pair, locale);
                    }
                })?;
            }
        }
        let mut assigned = AssignedUnits::new();
        for (document, unit) in package.units().filter(|(_, unit)| !unit.locked) {
            let places = index.places_of(document, unit);
            for SourcePlace { document, unit: id, prints, is_literal } in places {
                let mut unit =
                    ExchangeUnit { id: id.clone(), prints: Some(*prints), ..unit.clone() };
                if *is_literal && !format.has_codes {
                    unit.target = unit.target.as_ref().map(escaped);
                }
                assigned.entry(document.clone()).or_default().push(Cow::Owned(unit));
            }
            if places.is_empty() {
                assigned.entry(document.to_owned()).or_default().push(Cow::Borrowed(unit));
            }
        }
        Ok(assigned)
    }
}

impl SourceIndex {
    fn add(&mut self, document: &DocumentName, pair: &Pair<'_>, locale: &Locale) {
        let Some(source) = pair.source else { return };
        self.ids.insert((document.name.clone(), source.id.to_string()));
        // A translation that is stale may be replaced; one that holds is the project's own.
        let target = pair.target.filter(|_| pair.state == State::Stale);
        let prints = UnitPrints {
            source: fingerprint(&source.text()),
            target: target.map(|target| fingerprint(&target.text())),
        };
        for part in cut(source, pair.target, None, locale).into_iter().filter(|part| !part.locked) {
            let styles = [InlineStyle::Paired, InlineStyle::Placeholders, InlineStyle::Raw];
            let texts = styles.map(|style| InlineText::split(&part.source, style).placeholders());
            let mut keys = texts.map(|text| folded(&text).into_owned()).to_vec();
            keys.sort_unstable();
            keys.dedup();
            // Elsewhere a brace stands for itself.
            let literal = keys.iter().map(|key| (unescaped_braces(key), true));
            let literal: Vec<_> = literal.filter(|(key, _)| !keys.contains(key)).collect();
            for (key, is_literal) in keys.into_iter().map(|key| (key, false)).chain(literal) {
                let (document, unit) =
                    (document.name.clone(), format!("{}{}", source.id, part.suffix));
                self.places.entry(key).or_default().push(SourcePlace {
                    document,
                    unit,
                    prints,
                    is_literal,
                });
            }
        }
    }

    /// Where the source of a unit stands that is known by no id.
    fn places_of(&self, document: &str, unit: &ExchangeUnit) -> &[SourcePlace] {
        let id = (document.to_owned(), unit.segment().to_owned());
        if self.places.is_empty() || self.ids.contains(&id) {
            return &[];
        }
        let texts = [unit.source.placeholders(), unit.source.plain_text()];
        let mut found = texts.iter().filter_map(|text| self.places.get(&*folded(text)));
        found.next().map_or(&[], Vec::as_slice)
    }
}

fn unescaped_braces(text: &str) -> String {
    text.replace("{\"{\"}", "{").replace("{\"}\"}", "}")
}

/// A text whose braces stand for themselves, in Fluent's notation.
fn escaped(text: &InlineText) -> InlineText {
    InlineText::plain(store::escape(&text.plain_text()).into_owned())
}
