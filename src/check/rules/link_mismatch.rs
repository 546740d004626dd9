//! `link-mismatch`: a link that one of the languages lacks.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use crate::{
    model::{Phrase, Severity},
    text::{MarkupLink, TextFacts, shares_words, words},
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};
use super::{
    markup::{MarkupPiece, added, lost},
    url_mismatch::{AddressLanguages, host},
};

pub(super) static RULE: Rule = Rule {
    name: "link-mismatch",
    family: RuleFamily::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("link_mismatch.md"),
    page_fr: include_str!("link_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_link_mismatch),
};

fn check_link_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if is_broken(texts, sink) {
        return;
    }
    let images =
        [source, target].map(|facts| facts.markup().links.iter().filter(|link| link.image));
    let [there, here] = images.map(Iterator::count);
    if there > here {
        let mut images = images_of(source);
        let formulas = formulas_in_words(source, target);
        images.retain(|image| !formulas.contains(&image.range));
        if images.len() > here {
            compare(texts, [images, images_of(target)], sink);
        }
    }
    let [there, here] = [ranges(source, target), ranges(target, source)];
    if there.len() != here.len() {
        compare(texts, [pieces(source, there), pieces(target, here)], sink);
    } else if there.len() > 1 {
        report_exchanged(texts, sink);
    }
}

/// Links of a text whose addresses are compared; a text with more is a list of them.
const MAX_LINKS_TO_EXCHANGE: usize = 12;

/// Reports two links of which each has the other's address: the text of each says what the other's says in
/// the source, and nothing of what its own does.
fn report_exchanged(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let facts = [&texts.source.facts, &texts.target.facts];
    let languages = AddressLanguages::of_pair(texts);
    let [there, here] = facts.map(|facts| {
        let links = facts.markup().links.iter().filter(|link| !link.image);
        let keys = links.map(|link| (languages.key(&facts.text()[link.target.clone()]), link));
        keys.collect::<Vec<_>>()
    });
    if there.len() != here.len() || there.len() > MAX_LINKS_TO_EXCHANGE {
        return;
    }
    // Where all stand in the same order, none was exchanged.
    if there.iter().zip(&here).all(|(one, other)| one.0 == other.0) {
        return;
    }
    let only = |links: &[(String, &MarkupLink)], key: &str| {
        links.iter().filter(|(own, _)| own == key).count() == 1
    };
    let pairs: Vec<_> = (there.iter().filter(|(key, _)| only(&there, key) && only(&here, key)))
        .filter_map(|(key, link)| Some((*link, here.iter().find(|(own, _)| own == key)?.1)))
        .collect();
    let tells = |one: &MarkupLink, other: &MarkupLink| {
        shares_words(facts[0], facts[1], [&one.text, &other.text])
    };
    let is_crossed = |one: &(&MarkupLink, &MarkupLink), other: &(&MarkupLink, &MarkupLink)| {
        tells(one.0, other.1)
            && tells(other.0, one.1)
            && !tells(one.0, one.1)
            && !tells(other.0, other.1)
    };
    let found = pairs.iter().enumerate().find_map(|(at, one)| {
        pairs[at + 1..].iter().find(|other| is_crossed(one, other)).map(|other| [one, other])
    });
    if let Some([one, other]) = found {
        let text = |link: &MarkupLink| facts[1].text()[link.text.clone()].to_owned();
        let message = Phrase::new("link-mismatch-exchanged")
            .with("first", text(one.1))
            .with("second", text(other.1));
        let place = facts[1].reading.locate(one.1.target.clone());
        let report = RuleReport::new(ReportedSide::Target, place, message);
        let report = report.translation(facts[1].reading.locate(other.1.target.clone()));
        sink.report(report.source(facts[0].reading.locate(one.0.target.clone())));
    }
}

/// Reports a link that a space between text and address keeps from being one, in a text whose
/// counterpart has none such: `[text] (https://…)`; and one that has no text.
fn is_broken(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) -> bool {
    let sides =
        [(ReportedSide::Target, &texts.target.facts), (ReportedSide::Source, &texts.source.facts)];
    let found = sides.map(|(_, facts)| broken_link(facts));
    for (((part, facts), own), other) in sides.into_iter().zip(&found).zip(found.iter().rev()) {
        if let (Some((id, range)), None) = (own, other) {
            let place = facts.reading.locate(range.clone());
            let report = RuleReport::new(part, place, Phrase::new(id));
            // A slip of the source that the translation does not share is its author's to mend.
            let of_source = part == ReportedSide::Source;
            sink.report(if of_source { report.at_most(Severity::Info) } else { report });
            return true;
        }
    }
    false
}

/// The first link of a text that does not work as one: what is wrong with it, and where.
fn broken_link(facts: &TextFacts<'_>) -> Option<(&'static str, Range<usize>)> {
    let text = facts.text();
    if !facts.has(b']') {
        return None;
    }
    let spaced = ["] (http", "] (mailto:"].iter().find_map(|mark| {
        memchr::memmem::find(text.as_bytes(), mark.as_bytes()).map(|at| at..at + 3)
    });
    let empty = facts.markup().links.iter().find(|link| {
        !link.image && !link.target.is_empty() && text[link.text.clone()].trim().is_empty()
    });
    let spaced = spaced.filter(|range| facts.markup().is_prose(range.start..range.start + 1));
    spaced
        .map(|range| ("link-mismatch-spaced", range))
        .or(empty.map(|link| ("link-mismatch-empty", link.range.clone())))
}

/// Reports what one side has more of.
fn compare(
    texts: &TextPair<'_>,
    [there, here]: [Vec<MarkupPiece<'_>>; 2],
    sink: &mut ReportSink<'_>,
) {
    if there.len() > here.len() {
        for piece in without_counterpart(&there, &here) {
            lost(texts, "link-mismatch-lost", piece, sink);
        }
        if let Some(piece) = more_often(&there, &here) {
            lost(texts, "link-mismatch-fewer", piece, sink);
        }
    } else if there.len() < here.len() {
        for piece in without_counterpart(&here, &there) {
            added(texts, "link-mismatch-added", piece, sink);
        }
        if let Some(piece) = more_often(&here, &there) {
            added(texts, "link-mismatch-more", piece, sink);
        }
    }
}

/// Those of `more` pieces that are not among the `fewer`, as many as there are more. One that leads
/// elsewhere on a site that both link to is the last that is taken for missing: it is localised, perhaps.
fn without_counterpart<'p, 't>(
    more: &'p [MarkupPiece<'t>],
    fewer: &[MarkupPiece<'t>],
) -> impl Iterator<Item = &'p MarkupPiece<'t>> {
    let keys = |pieces: &[MarkupPiece<'t>]| -> HashSet<String> {
        pieces.iter().map(|piece| piece.key.clone()).collect()
    };
    let (ours, theirs) = (keys(more), keys(fewer));
    let mut sites: HashMap<&str, usize> = HashMap::new();
    for piece in fewer.iter().filter(|piece| !ours.contains(&piece.key)) {
        *sites.entry(site_of(&piece.key)).or_default() += 1;
    }
    let lone = more.iter().filter(|piece| !theirs.contains(&piece.key));
    let (localised, mut own): (Vec<_>, Vec<_>) = lone.partition(|piece| {
        let left = sites.get_mut(site_of(&piece.key)).filter(|left| **left > 0);
        left.is_some_and(|left| {
            *left -= 1;
            true
        })
    });
    own.extend(localised);
    // A link whose text is its address is told once.
    let mut told = HashSet::new();
    let own = own.into_iter().take(more.len() - fewer.len());
    own.filter(move |piece| told.insert(&*piece.key))
}

/// Where all of `more` pieces are among the `fewer`, the last of those that are there more often.
fn more_often<'p, 't>(
    more: &'p [MarkupPiece<'t>],
    fewer: &[MarkupPiece<'t>],
) -> Option<&'p MarkupPiece<'t>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for piece in fewer {
        *counts.entry(&piece.key).or_default() += 1;
    }
    let mut last = None;
    for piece in more {
        let left = counts.get_mut(&*piece.key)?;
        if *left == 0 {
            last = Some(piece);
        }
        *left = left.saturating_sub(1);
    }
    last
}

/// The name of the site that an address leads to.
fn site_of(url: &str) -> &str {
    host(url.split_once("://").map_or(url, |(_, rest)| rest))
}

/// The addresses that a text links to, in order.
fn ranges<'t>(facts: &'t TextFacts<'_>, other: &TextFacts<'_>) -> Vec<&'t Range<usize>> {
    let (text, markup) = (facts.text(), facts.markup());
    if markup.links.is_empty() && markup.urls.is_empty() {
        return Vec::new();
    }
    // A link to nowhere is none.
    let links = markup.links.iter().filter(|link| !link.image && !link.target.is_empty());
    let links = links.map(|link| (link.range.start, &link.target));
    let angled = |url: &&Range<usize>| other.text()[..url.start].ends_with('<');
    let angled: HashSet<_> =
        (other.markup().urls.iter().filter(angled)).map(|url| &other.text()[url.clone()]).collect();
    // An address that is a link's text leads nowhere by itself: the link leads elsewhere, or the other text
    // has it as one between angle brackets.
    let is_covered = |url: &&Range<usize>| {
        let next = markup.links.partition_point(|link| link.range.start < url.start);
        next.checked_sub(1).map(|last| &markup.links[last]).is_some_and(|link| {
            let (target, own) = (&text[link.target.clone()], &text[(*url).clone()]);
            link.text.end >= url.end && (target != own || angled.contains(own))
        })
    };
    let urls = markup.urls.iter().filter(|url| !is_covered(url));
    let all = links.chain(urls.map(|range| (range.start, range)));
    // Each variant of a choice has its own.
    let mut ranges: Vec<_> =
        all.filter(|(start, _)| !facts.reading.is_alternative(*start)).collect();
    ranges.sort_by_key(|(start, _)| *start);
    ranges.into_iter().map(|(_, range)| range).collect()
}

/// The addresses of a text's images.
fn images_of<'t>(facts: &'t TextFacts<'_>) -> Vec<MarkupPiece<'t>> {
    let images = facts.markup().links.iter().filter(|link| link.image);
    let address = |range: &Range<usize>| facts.text()[range.clone()].to_owned();
    images.map(|link| MarkupPiece::new(facts, &link.target, address(&link.target))).collect()
}

/// The addresses of a text's formulas and measures that are images, as their descriptions tell, and that
/// the other text writes out: `![5\ kHz](5.png)`, *5 kHz*.
fn formulas_in_words(facts: &TextFacts<'_>, other: &TextFacts<'_>) -> Vec<Range<usize>> {
    // *Figure 5* is a picture with its number.
    let has_word = |text: &str| words(text).any(|(_, word)| word.len() > MAX_BYTES_OF_UNIT);
    let is_formula = |text: &str| {
        text.contains(['\\', '=']) || text.contains(|c: char| c.is_ascii_digit()) && !has_word(text)
    };
    let signs = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let written = std::cell::OnceCell::new();
    let images = facts.markup().links.iter().filter(|link| link.image);
    let formulas = images.take(MAX_FORMULAS).filter(|link| {
        let alt = &facts.text()[link.text.clone()];
        is_formula(alt) && {
            let own = signs(alt);
            !own.is_empty() && written.get_or_init(|| signs(other.text())).contains(&own)
        }
    });
    formulas.map(|link| link.target.clone()).collect()
}

/// Bytes of the name of a unit in a measure.
const MAX_BYTES_OF_UNIT: usize = 4;

/// Formulas of a text that are looked for in the other, since each is a walk through it.
const MAX_FORMULAS: usize = 64;

fn pieces<'t>(facts: &'t TextFacts<'_>, ranges: Vec<&Range<usize>>) -> Vec<MarkupPiece<'t>> {
    let address = |range: &Range<usize>| facts.text()[range.clone()].to_owned();
    ranges.into_iter().map(|range| MarkupPiece::new(facts, range, address(range))).collect()
}
