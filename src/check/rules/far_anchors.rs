//! What links to other pages lead to: an anchor that the source's page has and the translation's has
//! not.

use crate::{
    model::{Phrase, State, TranslationUnit},
    text::{Language, TextFacts},
};

use super::super::{Comparison, ReportSink, ReportedSide, RuleReport, anchor_key};

/// An address within the site, and the anchor that it leads to there.
struct FarAddress<'t> {
    page: &'t str,
    anchor: &'t str,
}

/// Links whose anchor is in the page that the source links to, and not in the one that the translation
/// links to. A page that is not found, for the form of its address or since it is not translated,
/// tells nothing.
pub(super) fn check_far_anchors<'s>(comparison: &Comparison<'s>, sink: &mut ReportSink<'s>) {
    let (source_side, target_side) = (&comparison.source, &comparison.target);
    if !target_side.file.text().contains('#') {
        return;
    }
    let pairs = comparison.pairs.iter().filter(|pair| !pair.doubtful && pair.state != State::Stale);
    for (source, target) in pairs.filter_map(|pair| Some((pair.source?, pair.target?))) {
        let Some(facts) = linking_facts(target, Language::of_locale(target_side.locale)) else {
            continue;
        };
        let mut of_source: Option<Vec<String>> = None;
        for link in &facts.markup().links {
            let Some(own) = far_address(&facts.text()[link.target.clone()]) else { continue };
            let there = of_source.get_or_insert_with(|| {
                far_addresses(source, Language::of_locale(source_side.locale))
            });
            let there = there.iter().filter_map(|address| far_address(address));
            let mut same = there.filter(|other| anchor_key(other.anchor) == anchor_key(own.anchor));
            let find = comparison.definitions;
            let has_source = same.any(|other| {
                find.page_anchors(source_side.locale, comparison.document, other.page)
                    .is_some_and(|page| page.has_anchor(other.anchor))
            });
            if !has_source {
                continue;
            }
            let page = find.page_anchors(target_side.locale, comparison.document, own.page);
            let Some(page) = page.filter(|page| !page.has_anchor(own.anchor)) else { continue };
            let phrase = Phrase::new("structure-mismatch-far-anchor").with("anchor", own.anchor);
            let place = facts.reading.locate(link.target.clone());
            sink.set_units(Some(source), Some(target));
            let phrase = phrase.with("page", page.path());
            sink.report(RuleReport::new(ReportedSide::Target, place, phrase));
        }
    }
    sink.set_units(None, None);
}

/// What can be read off a unit that has links.
fn linking_facts<'u>(unit: &'u TranslationUnit<'_>, language: Language) -> Option<TextFacts<'u>> {
    let pattern = unit.value.as_ref().filter(|_| !unit.is_opaque())?;
    let text = pattern.text();
    let has_links = text.contains('#') && text.contains("](");
    has_links.then(|| TextFacts::from_pattern(pattern, language))
}

fn far_addresses(unit: &TranslationUnit<'_>, language: Language) -> Vec<String> {
    let facts = linking_facts(unit, language);
    let links = facts.iter().flat_map(|facts| {
        let links = facts.markup().links.iter();
        links.map(|link| facts.text()[link.target.clone()].to_owned())
    });
    links.collect()
}

/// An address of another page of the site with an anchor.
fn far_address(address: &str) -> Option<FarAddress<'_>> {
    let (page, anchor) = address.split_once('#')?;
    let is_far = !page.is_empty() && !anchor.is_empty() && !page.contains([':', '?', '{', '<']);
    is_far.then_some(FarAddress { page, anchor })
}
