//! `emphasis-mismatch`: emphasis that the translation lost.

use std::{collections::HashSet, ops::Range};

use crate::{model::Severity, text::TextFacts};

use super::super::{ReportSink, Rule, RuleCheck, RuleFamily, TextPair};
use super::markup::{MarkupPiece, lost};

pub(super) static RULE: Rule = Rule {
    name: "emphasis-mismatch",
    family: RuleFamily::Markup,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("emphasis_mismatch.md"),
    page_fr: include_str!("emphasis_mismatch.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_emphasis_mismatch),
};

/// Emphasised words that are looked for one by one.
const MOST: usize = 64;

fn check_emphasis_mismatch(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.markup().emphasis.len() <= target.markup().emphasis.len() {
        return;
    }
    let (there, here) = (pieces(source), pieces(target));
    // Quotation marks or code set a term off as well as italics do.
    let others = others(target).saturating_sub(others(source));
    // What is there once answers to any number of mentions, and several words to one.
    let all = [source, target].map(|facts| facts.markup().emphasis.len());
    let lacking = (there.len().saturating_sub(here.len() + others))
        .min(all[0].saturating_sub(all[1] + others))
        .saturating_sub(parted(source));
    if lacking == 0 {
        return;
    }
    let text = letters(target.text());
    let emphasised: HashSet<_> = here.iter().map(|(piece, _)| &*piece.key).collect();
    // Those whose words stand in the translation without emphasis, and those that do not stand
    // there: translated, or gone.
    let (plain, others): (Vec<_>, Vec<_>) = (there.iter().take(MOST))
        .filter(|(piece, _)| !emphasised.contains(&*piece.key))
        .partition(|(piece, _)| text.contains(&*piece.key));
    // Who sets foreign words in italics explains himself by them; a translation into the language that
    // they are of leaves them as they are.
    let pack = source.language.pack();
    let foreign = |(piece, strong): &(MarkupPiece<'_>, bool), found: bool| {
        pack.italicises_foreign_words && !strong && (found || is_aside(source, &piece.range))
    };
    let excused = plain.iter().filter(|entry| foreign(entry, true)).count()
        + others.iter().filter(|entry| foreign(entry, false)).count();
    if excused >= lacking {
        return;
    }
    let certain = plain.iter().find(|entry| !foreign(entry, true));
    let likely = others.iter().rfind(|entry| !foreign(entry, false));
    if let Some((piece, _)) = certain.or(likely) {
        lost(texts, "emphasis-mismatch-lost", piece, sink);
    }
}

/// What is set off in a text by other means: quotations, code and tags.
fn others(facts: &TextFacts<'_>) -> usize {
    let (text, markup) = (facts.text(), facts.markup());
    let marks = |mark: char| {
        text.match_indices(mark).filter(|(at, _)| markup.is_prose(*at..at + 1)).count()
    };
    let tags = markup.tags.iter().filter(|tag| {
        let name = text[tag.name.clone()].to_ascii_lowercase();
        !tag.closing && matches!(name.as_str(), "strong" | "b" | "em" | "i")
    });
    marks('”') + marks('»') + marks('"') / 2 + markup.code.len() + tags.count()
}

/// Whether emphasised words are put in brackets, or behind a dash or an "or": *(hardlink)*,
/// (*hardlink*, …), — *hardlink* —, ou *hardlink*.
fn is_aside(facts: &TextFacts<'_>, range: &Range<usize>) -> bool {
    let text = facts.text();
    let before = text[..range.start].trim_end_matches(['*', '_', ' ', '\u{a0}', '«', '\u{202f}']);
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let quoted = text[..range.start].rfind(['(', ')']).is_some_and(|at| {
        text[at..].starts_with('(') && text[at..range.start].contains(['«', '“', '"'])
    });
    text[range.clone()].starts_with('(')
        || quoted
        || before.ends_with(['(', '—', '–'])
        || facts.language.pack().words.glosses.has(last)
}

/// Bytes of emphasised words that are compared: emphasis may go round emphasis, thousands deep, and
/// all that is in it would be read for each.
const MAX_BYTES_COMPARED: usize = 400;

/// The beginning of a text, of at most so many bytes.
fn head(text: &str) -> &str {
    &text[..crate::model::floor_char_boundary(text, MAX_BYTES_COMPARED)]
}

/// The letters and figures of a text, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How often emphasis is only parted by a word or two: *réduit* donc *au minimum*, which is one elsewhere.
fn parted(facts: &TextFacts<'_>) -> usize {
    let text = facts.text();
    let parts = facts.markup().emphasis.iter();
    let mut ranges: Vec<_> = parts.map(|part| (part.open.start, part.close.end)).collect();
    ranges.sort_unstable();
    let is_parted = |pair: &&[(usize, usize)]| {
        let gap = text.get(pair[0].1..pair[1].0).unwrap_or_default();
        !gap.is_empty()
            && gap.len() <= MAX_BYTES_BETWEEN
            && gap.chars().all(|c| c.is_alphabetic() || c == ' ')
    };
    ranges.windows(2).filter(is_parted).count()
}

/// Bytes between two parts of an emphasis that another language has in one.
const MAX_BYTES_BETWEEN: usize = 8;

/// Emphasised words, each once, and whether the emphasis is strong.
fn pieces<'t>(facts: &'t TextFacts<'_>) -> Vec<(MarkupPiece<'t>, bool)> {
    let text = facts.text();
    let mut ranges: Vec<_> = (facts.markup().emphasis.iter())
        .map(|emphasis| (emphasis.open.end..emphasis.close.start, emphasis.strong))
        .collect();
    ranges.sort_by_key(|(range, _)| range.start);
    let mut seen = HashSet::new();
    (ranges.iter())
        .map(|(range, strong)| {
            (MarkupPiece::new(facts, range, letters(head(&text[range.clone()]))), *strong)
        })
        .filter(|(piece, _)| !piece.key.is_empty() && seen.insert(piece.key.clone()))
        .collect()
}
