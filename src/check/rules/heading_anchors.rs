//! What links within a page lead to: the anchors of its headings.
//!
//! A generator of sites makes an anchor of each heading's text, or takes the one that is written
//! beside it. How the text is spelt in it differs (accents, capitals, signs), so that anchors are
//! compared by their letters and digits only.

use std::{
    cell::LazyCell,
    collections::{HashMap, HashSet},
};

use crate::{
    model::{Pair, Phrase, Resource, SegmentKind, TranslationUnit, UnitKind},
    text::{Language, TextFacts},
};

use super::super::{Comparison, ReportSink, ReportedSide, RuleReport, anchor_key};
use super::unit_span;

/// Links to anchors that only the source's headings have, and headings that lost the anchor that is
/// written beside the source's.
pub(super) fn check_anchors<'s>(comparison: &Comparison<'s>, sink: &mut ReportSink<'s>) {
    let text = comparison.target.file.text();
    let written = LazyCell::new(|| WrittenAnchors::of_page(text));
    let headings = comparison.pairs.iter().filter_map(HeadingPair::from_pair);
    let (lost, kept): (Vec<_>, Vec<_>) = headings.partition(|pair| pair.is_lost(text, &written));
    for pair in &lost {
        let phrase = Phrase::new("structure-mismatch-anchor-lost");
        let phrase = phrase.with("anchor", pair.source.label.as_deref().unwrap_or_default());
        let report = RuleReport::new(ReportedSide::Target, unit_span(pair.target), phrase);
        sink.set_units(Some(pair.source), Some(pair.target));
        sink.report(report.source(unit_span(pair.source)));
    }
    sink.set_units(None, None);
    if !text.contains("](#") {
        return;
    }
    let own: HashSet<String> = anchors(comparison.target.resource).collect();
    let mut of_source: HashMap<String, &HeadingPair<'_>> = HashMap::new();
    // What lost the anchor written beside it was told at the heading.
    for pair in &kept {
        for anchor in unit_anchors(pair.source) {
            of_source.entry(anchor).or_insert(pair);
        }
    }
    for unit in &comparison.target.resource.units {
        let Some(pattern) = unit.value.as_ref().filter(|_| !unit.is_opaque()) else { continue };
        let facts = TextFacts::from_pattern(pattern, Language::of_locale(comparison.target.locale));
        for link in &facts.markup().links {
            let Some(anchor) = facts.text()[link.target.clone()].strip_prefix('#') else {
                continue;
            };
            let key = anchor_key(anchor);
            let Some(pair) = of_source.get(&key) else { continue };
            if own.contains(&key) || written.has_anchor(text, anchor) {
                continue;
            }
            let heading = pair.target.text();
            let phrase = Phrase::new("structure-mismatch-anchor").with("anchor", anchor);
            let place = facts.reading.locate(link.target.clone());
            let phrase = phrase.with("heading", heading.trim());
            sink.set_units(None, Some(unit));
            sink.report(RuleReport::new(ReportedSide::Target, place, phrase));
        }
    }
    sink.set_units(None, None);
}

/// A heading and its translation.
struct HeadingPair<'s> {
    source: &'s TranslationUnit<'s>,
    target: &'s TranslationUnit<'s>,
}

impl<'s> HeadingPair<'s> {
    fn from_pair(pair: &Pair<'s>) -> Option<Self> {
        let (source, target) = (pair.source?, pair.target?);
        let both = is_heading(source) && is_heading(target) && !pair.doubtful;
        both.then_some(Self { source, target })
    }

    /// Whether the translation, in whose page these anchors are written, lacks the anchor written
    /// beside the source, and would get another by what it says.
    fn is_lost(&self, page: &str, written: &WrittenAnchors) -> bool {
        let Some(anchor) = self.source.label.as_deref() else { return false };
        self.target.label.is_none()
            && anchor_key(&self.target.text()) != anchor_key(anchor)
            && !written.has_anchor(page, anchor)
    }
}

fn is_heading(unit: &TranslationUnit<'_>) -> bool {
    matches!(unit.kind, UnitKind::Segment { kind: SegmentKind::Heading, .. })
}

/// The anchors that the headings of a page have.
fn anchors(page: &Resource<'_>) -> impl Iterator<Item = String> {
    page.units.iter().filter(|unit| is_heading(unit)).flat_map(unit_anchors)
}

/// The anchor of a heading that is written beside it, and that which its text makes.
fn unit_anchors(unit: &TranslationUnit<'_>) -> impl Iterator<Item = String> {
    let written = unit.label.as_deref().map(anchor_key);
    written.into_iter().chain([anchor_key(&unit.text())]).filter(|key| !key.is_empty())
}

/// What may stand before an anchor that is written in a page: `id="anchor"`, `{#anchor}`.
const MARKS: [&str; 7] = ["\"", "'", "{#", "{ #", "{/*", "{/* ", "="];

/// Where anchors are written in a page, at a heading or elsewhere; looked for once a page.
#[derive(Debug)]
pub(in crate::check) struct WrittenAnchors {
    /// The places behind a mark, in the order of the letters, digits and hyphens that follow there.
    places: Vec<usize>,
}

impl WrittenAnchors {
    pub(in crate::check) fn of_page(page: &str) -> Self {
        let behind = |mark: &'static str| {
            let found = memchr::memmem::find_iter(page.as_bytes(), mark.as_bytes());
            found.map(|at| at + mark.len()).collect::<Vec<_>>()
        };
        let mut places: Vec<usize> = MARKS.into_iter().flat_map(behind).collect();
        places.sort_unstable_by_key(|place| anchor_word(&page[*place..]));
        Self { places }
    }

    /// Whether the page that they are read from has this anchor.
    pub(in crate::check) fn has_anchor(&self, page: &str, anchor: &str) -> bool {
        let word = anchor_word(anchor);
        let first = self.places.partition_point(|place| anchor_word(&page[*place..]) < word);
        let behind = self.places[first..].iter().map(|place| &page[*place..]);
        let mut same = behind.take_while(|text| anchor_word(text) == word);
        same.any(|text| {
            text.strip_prefix(anchor).is_some_and(|after| anchor_word(after).is_empty())
        })
    }
}

/// The letters, digits and hyphens that a text begins with.
fn anchor_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
    &text[..end.unwrap_or(text.len())]
}
