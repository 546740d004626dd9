//! `html-mismatch`: HTML elements that one of the languages lacks.

use std::collections::{HashMap, HashSet};

use crate::{
    model::Severity,
    text::{Facts, Tag},
};

use super::super::{Check, Family, Rule, Sink, TextPair};
use super::markup::{Piece, added, counts, lost, plain};

pub(super) static RULE: Rule = Rule {
    name: "html-mismatch",
    family: Family::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("html_mismatch.md"),
    page_fr: include_str!("html_mismatch.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

/// Elements that are known as such even where one of their tags is lost.
const KNOWN: [&str; 38] = [
    "a",
    "abbr",
    "audio",
    "b",
    "blockquote",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "ul",
    "video",
];

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    if plain(texts) {
        return;
    }
    let (there, here) = (pieces(&texts.source.facts), pieces(&texts.target.facts));
    let source = counts(there.iter().map(|piece| &*piece.key));
    let target = counts(here.iter().map(|piece| &*piece.key));
    let few = |counts: &HashMap<&str, usize>, key: &str, of: usize| {
        counts.get(key).copied().unwrap_or_default() < of
    };
    let mut said = HashSet::new();
    for piece in &there {
        if few(&target, &piece.key, source[&*piece.key]) && said.insert(&*piece.key) {
            lost(texts, "html-mismatch-lost", piece, sink);
        }
    }
    for piece in &here {
        if few(&source, &piece.key, target[&*piece.key]) && said.insert(&*piece.key) {
            added(texts, "html-mismatch-added", piece, sink);
        }
    }
}

/// The tags of a text by name, a closing one with its slash, and with the name by which a page puts
/// its own element in its place (`data-l10n-name`). Line breaks and comments are layout.
fn pieces<'t>(facts: &'t Facts<'_>) -> Vec<Piece<'t>> {
    let text = facts.text();
    let closed: HashSet<&str> = (facts.markup().tags.iter())
        .filter(|tag| tag.closing)
        .map(|tag| &text[tag.name.clone()])
        .collect();
    // "<file name>" only looks like an element.
    let is_element = |tag: &Tag| {
        let name = &text[tag.name.clone()];
        tag.closing
            || closed.contains(name)
            || name.contains('-')
            || KNOWN.contains(&&*name.to_ascii_lowercase())
    };
    let tags = (facts.markup().tags.iter()).filter(|tag| !tag.name.is_empty() && is_element(tag));
    tags.filter_map(|tag| {
        let name = text[tag.name.clone()].to_ascii_lowercase();
        let whole = &text[tag.range.clone()];
        let slash = if tag.closing { "/" } else { "" };
        let own = whole.split_once("data-l10n-name").map(|(_, rest)| {
            let rest = rest.trim_start_matches([' ', '=', '"', '\'']);
            rest.split(['"', '\'', ' ', '>']).next().unwrap_or_default()
        });
        let key = format!(
            "{slash}{name}{}{}",
            if own.is_some() { "#" } else { "" },
            own.unwrap_or_default()
        );
        (name != "br" && name != "wbr").then(|| Piece::new(facts, &tag.range, key))
    })
    .collect()
}
