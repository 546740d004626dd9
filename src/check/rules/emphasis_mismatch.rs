//! `emphasis-mismatch`: emphasis that the translation lost.

use std::collections::HashSet;

use crate::{
    model::Severity,
    text::{Facts, Language},
};

use super::super::{Check, Family, Rule, Sink, TextPair};
use super::markup::{Piece, lost, plain};

pub(super) static RULE: Rule = Rule {
    name: "emphasis-mismatch",
    family: Family::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("emphasis_mismatch.md"),
    page_fr: include_str!("emphasis_mismatch.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

/// Emphasised words that are looked for one by one.
const MOST: usize = 64;

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    if plain(texts) {
        return;
    }
    let (there, here) = (pieces(&texts.source.facts), pieces(&texts.target.facts));
    if there.len() <= here.len() {
        return;
    }
    let text = texts.target.facts.text().to_lowercase();
    let emphasised: HashSet<_> = here.iter().map(|(piece, _)| &*piece.key).collect();
    let french = texts.source.facts.language == Language::French;
    // Those whose words stand in the translation without emphasis, and those that do not stand
    // there: translated, or gone.
    let (plain, others): (Vec<_>, Vec<_>) = (there.iter().take(MOST))
        .filter(|(piece, _)| !emphasised.contains(&*piece.key))
        .partition(|(piece, _)| {
            let words = piece.key.trim_matches(|c: char| !c.is_alphanumeric());
            text.contains(words)
        });
    // French sets foreign words in italics, English leaves its own as they are.
    let foreign = |&&(_, strong): &&&(Piece<'_>, bool)| french && !strong;
    let excused = plain.iter().filter(foreign).count();
    let lacking = there.len() - here.len();
    let certain = plain.iter().find(|entry| !foreign(entry));
    if excused >= lacking && certain.is_none() {
        return;
    }
    if let Some((piece, _)) = certain.or(others.last()) {
        lost(texts, "emphasis-mismatch-lost", piece, sink);
    }
}

/// Emphasised words, and whether the emphasis is strong.
fn pieces<'t>(facts: &'t Facts<'_>) -> Vec<(Piece<'t>, bool)> {
    let text = facts.text();
    let mut ranges: Vec<_> = (facts.markup().emphasis.iter())
        .map(|emphasis| (emphasis.open.end..emphasis.close.start, emphasis.strong))
        .filter(|(range, _)| text[range.clone()].chars().any(char::is_alphanumeric))
        .collect();
    ranges.sort_by_key(|(range, _)| range.start);
    let key = |range: &std::ops::Range<usize>| text[range.clone()].to_lowercase();
    ranges.iter().map(|(range, strong)| (Piece::new(facts, range, key(range)), *strong)).collect()
}
