//! `link-mismatch`: a link that one of the languages lacks.

use crate::{model::Severity, text::Facts};

use super::super::{Check, Family, Rule, Sink, TextPair};
use super::markup::{Piece, added, lost, plain};

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
    if plain(texts) {
        return;
    }
    let (there, here) = (pieces(&texts.source.facts), pieces(&texts.target.facts));
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

fn pieces<'t>(facts: &'t Facts<'_>) -> Vec<Piece<'t>> {
    let (markup, text) = (facts.markup(), facts.text());
    // A link to nowhere is none.
    let links = markup.links.iter().filter(|link| !link.image && !link.target.is_empty());
    let links = links.map(|link| (link.range.start, &link.target));
    let urls = markup.urls.iter().map(|range| (range.start, range));
    let mut ranges: Vec<_> = links.chain(urls).collect();
    ranges.sort_by_key(|(start, _)| *start);
    ranges
        .into_iter()
        .map(|(_, range)| Piece::new(facts, range, text[range.clone()].to_owned()))
        .collect()
}
