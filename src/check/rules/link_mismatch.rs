//! `link-mismatch`: a link that one of the languages lacks.

use std::ops::Range;

use crate::{model::Severity, text::Facts};

use super::super::{Check, Family, Rule, Sink, TextPair};
use super::markup::{Piece, added, lost};

pub(super) static RULE: Rule = Rule {
    name: "link-mismatch",
    family: Family::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("link_mismatch.md"),
    page_fr: include_str!("link_mismatch.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if ranges(source).count() == ranges(target).count() {
        return;
    }
    let (there, here) = (pieces(source), pieces(target));
    let keys = |pieces: &[Piece<'_>]| {
        pieces.iter().map(|piece| piece.key.clone()).collect::<std::collections::HashSet<_>>()
    };
    if there.len() > here.len() {
        let known = keys(&here);
        let missing = there.iter().filter(|piece| !known.contains(&piece.key));
        let count = there.len() - here.len();
        for piece in last_or_all(missing.collect(), &there, count) {
            lost(texts, "link-mismatch-lost", piece, sink);
        }
    } else if there.len() < here.len() {
        let known = keys(&there);
        let surplus = here.iter().filter(|piece| !known.contains(&piece.key));
        let count = here.len() - there.len();
        for piece in last_or_all(surplus.collect(), &here, count) {
            added(texts, "link-mismatch-added", piece, sink);
        }
    }
}

/// The pieces that have no counterpart, at most `count`; where all have one, the last of all.
fn last_or_all<'p, 't>(
    mut own: Vec<&'p Piece<'t>>,
    all: &'p [Piece<'t>],
    count: usize,
) -> Vec<&'p Piece<'t>> {
    if own.is_empty() {
        return all.last().into_iter().collect();
    }
    own.truncate(count);
    own
}

/// The addresses that a text links to, each with where its link begins; those in brackets first.
fn ranges<'t>(facts: &'t Facts<'_>) -> impl Iterator<Item = (usize, &'t Range<usize>)> {
    let markup = facts.markup();
    // A link to nowhere is none.
    let links = markup.links.iter().filter(|link| !link.image && !link.target.is_empty());
    let links = links.map(|link| (link.range.start, &link.target));
    links.chain(markup.urls.iter().map(|range| (range.start, range)))
}

fn pieces<'t>(facts: &'t Facts<'_>) -> Vec<Piece<'t>> {
    let text = facts.text();
    let mut ranges: Vec<_> = ranges(facts).collect();
    ranges.sort_by_key(|(start, _)| *start);
    ranges
        .into_iter()
        .map(|(_, range)| Piece::new(facts, range, text[range.clone()].to_owned()))
        .collect()
}
