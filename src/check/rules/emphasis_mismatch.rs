//! `emphasis-mismatch`: emphasis that the translation lost.

use std::{collections::HashSet, ops::Range};

use crate::{
    model::Severity,
    text::{TextFacts, has_words},
};

use super::super::{ReportSink, Rule, RuleCheck, RuleFamily, TextPair};
use super::{
    markup::{MarkupPiece, lost_by_habit},
    sentence_count::stands_beside,
    spacing,
};

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
    if source.markup().emphasis.is_empty() {
        return;
    }
    let (there, text) = (pieces(source), letters(target.text()));
    sink.tally(HABIT);
    // Words in bold that stay as they are name something.
    let is_term = |(piece, strong): &EmphasisedPiece<'_>| *strong && text.contains(&*piece.key);
    if there.iter().take(MOST).any(is_term) {
        sink.tally(HABIT_OF_TERMS);
    }
    if source.markup().emphasis.len() <= target.markup().emphasis.len() {
        return;
    }
    let here = pieces(target);
    let mut others = set_off_otherwise([source, target], &there, &here);
    if sink.settings().configured(&spacing::RULE).is_some() {
        others += spacing::undone_emphasis(|| spacing::strong(source.markup()), target).len();
    }
    // What is there once answers to any number of mentions, and several words to one.
    let all = [source, target].map(|facts| facts.markup().emphasis.len());
    let lacking = (there.len().saturating_sub(here.len() + others))
        .min(all[0].saturating_sub(all[1] + others))
        .saturating_sub(parted(source, &here));
    if lacking == 0 {
        return;
    }
    let emphasised: HashSet<_> = here.iter().map(|(piece, _)| &*piece.key).collect();
    // Those whose words stand in the translation without emphasis, and those that do not stand
    // there: translated, or gone.
    let (plain, others): (Vec<_>, Vec<_>) = (there.iter().take(MOST))
        .filter(|(piece, _)| !emphasised.contains(&*piece.key))
        .partition(|(piece, _)| text.contains(&*piece.key));
    // Who sets foreign words in italics explains himself by them; a translation into the language that
    // they are of leaves them as they are.
    let pack = source.language.pack();
    let quotes = quotations(target) >= quotations(source);
    let foreign = |(piece, strong): &EmphasisedPiece<'_>, found: bool| {
        found && is_set_off(target, piece.text)
            || quotes && is_quoted_whole(source, piece)
            || pack.italicises_foreign_words && !strong && (found || is_aside(source, &piece.range))
    };
    let excused = plain.iter().filter(|entry| foreign(entry, true)).count()
        + others.iter().filter(|entry| foreign(entry, false)).count();
    if excused >= lacking {
        return;
    }
    let certain = plain.iter().find(|entry| !foreign(entry, true));
    let apart = without_counterpart([source, target], &there, &here);
    let translated = || others.iter().filter(|entry| !foreign(entry, false));
    let likely = translated().find(|(piece, _)| apart.contains(&&piece.range));
    let of_terms = certain.is_some_and(|entry| is_term(entry));
    let habit = if of_terms { HABIT_OF_TERMS } else { HABIT };
    let gone = || likely.into_iter().chain(translated()).find(|(piece, _)| is_gone(texts, piece));
    let told = certain.or_else(gone).or(likely).or(translated().next_back());
    if let Some((piece, _)) = told.filter(|(piece, _)| !is_beside(texts, piece)) {
        lost_by_habit(texts, ("emphasis-mismatch-lost", Some(habit)), piece, sink);
    }
}

/// Whether the lexicon finds no words for emphasised ones in the translation: then they are gone more likely than
/// what has only lost its emphasis.
fn is_gone(texts: &TextPair<'_>, piece: &MarkupPiece<'_>) -> bool {
    let gap = texts.gaps().map(|gaps| gaps.gap(0, &piece.range));
    gap.is_some_and(|gap| gap.words > 0.0 && 2.0 * gap.missing > gap.words)
}

/// Whether a sentence or more is emphasised, and stands in the paragraph before or behind, not in this one.
fn is_beside(texts: &TextPair<'_>, piece: &MarkupPiece<'_>) -> bool {
    has_words(piece.text, MIN_WORDS_OF_SENTENCE)
        && is_gone(texts, piece)
        && stands_beside(texts, [&piece.range, &(0..0)], &texts.neighbours())
}

/// Fewer emphasised words are no sentence that may have moved.
const MIN_WORDS_OF_SENTENCE: usize = 5;

/// A document whose translation mostly goes without its source's emphasis.
const HABIT: &str = "emphasis-mismatch-habit";

/// The same, of terms in bold that it leaves as they are but for that.
const HABIT_OF_TERMS: &str = "emphasis-mismatch-habit-terms";

/// A piece of emphasised text, and whether the emphasis is strong.
type EmphasisedPiece<'t> = (MarkupPiece<'t>, bool);

/// Where in the source the emphasis stands that has none in the translation at about the same place, where
/// both have their emphasis in the same order: an assignment of the fewer to the more, in order, of the
/// least distance in all.
fn without_counterpart<'p>(
    facts: [&TextFacts<'_>; 2],
    there: &'p [EmphasisedPiece<'_>],
    here: &[EmphasisedPiece<'_>],
) -> Vec<&'p Range<usize>> {
    let place = |side: usize, piece: &EmphasisedPiece<'_>| {
        1000 * piece.0.range.start / facts[side].text().len().max(1)
    };
    let (there, here) = (&there[..there.len().min(MOST)], &here[..here.len().min(MOST)]);
    // The least distance of the first pieces of the translation from the first so many of the source,
    // and whether the last of those has a counterpart in it.
    let mut rows = vec![vec![(0_usize, false); there.len() + 1]];
    for piece in here {
        let above = &rows[rows.len() - 1];
        let mut row = vec![(usize::MAX, false)];
        for (at, own) in there.iter().enumerate() {
            let distance = place(0, own).abs_diff(place(1, piece));
            let paired = (above[at].0.saturating_add(distance), true);
            row.push(paired.min((row[at].0, false)));
        }
        rows.push(row);
    }
    let (mut lone, mut left) = (Vec::new(), here.len());
    for at in (0..there.len()).rev() {
        if rows[left][at + 1].1 {
            left -= 1;
        } else {
            lone.push(&there[at].0.range);
        }
    }
    lone.reverse();
    lone
}

/// How many words the translation sets off otherwise: quotation marks, code, tags and capitals do as well as
/// italics.
fn set_off_otherwise(
    facts: [&TextFacts<'_>; 2],
    there: &[EmphasisedPiece<'_>],
    here: &[EmphasisedPiece<'_>],
) -> usize {
    let more = |count: fn(&TextFacts<'_>) -> usize| count(facts[1]).saturating_sub(count(facts[0]));
    let capitals = facts[1].capitals_for_emphasis(facts[0]).min(in_capitals(there));
    more(quotations) + more(tags) + capitals + glossed(facts, there, here)
}

/// How many words are set off in a text by quotation marks, in angle brackets or as code.
fn quotations(facts: &TextFacts<'_>) -> usize {
    let (text, markup) = (facts.text(), facts.markup());
    let marks = |mark: char| {
        text.match_indices(mark).filter(|(at, _)| markup.is_prose(*at..at + 1)).count()
    };
    // *regex* is <regular expression> elsewhere.
    let is_gap = |(at, _): &(usize, &str)| {
        let inner = text[at + 1..].split_once('>').map_or("", |(inner, _)| inner);
        inner.contains(' ') && inner.chars().all(|c| c.is_alphabetic() || c == ' ')
    };
    let gaps = text.match_indices('<').take(MOST).filter(is_gap).count();
    marks('”') + marks('»') + marks('"') / 2 + markup.code.len() + gaps
}

/// Whether words are set off in a text otherwise: quoted, as the text of a link, or in brackets.
fn is_set_off(facts: &TextFacts<'_>, words: &str) -> bool {
    is_between(facts, words, ['«', '“', '"', '[', '('], ['»', '”', '"', ']', ')'])
}

/// Whether words stand in a text somewhere between two marks, each one of these.
fn is_between<const MARKS: usize>(
    facts: &TextFacts<'_>,
    words: &str,
    open: [char; MARKS],
    close: [char; MARKS],
) -> bool {
    let (text, words) = (facts.text(), words.trim_matches(['*', '_']));
    let spaces = [' ', '\u{a0}', '\u{202f}'];
    !words.is_empty()
        && memchr::memmem::find_iter(text.as_bytes(), words.as_bytes()).any(|at| {
            let (before, after) = (&text[..at], &text[at + words.len()..]);
            let [before, after] = [before.trim_end_matches('*'), after.trim_start_matches('*')];
            before.trim_end_matches(spaces).ends_with(open)
                && after.trim_start_matches(spaces).starts_with(close)
        })
}

/// How many words are emphasised by tags.
fn tags(facts: &TextFacts<'_>) -> usize {
    let tags = facts.markup().tags.iter().filter(|tag| {
        let name = facts.text()[tag.name.clone()].to_ascii_lowercase();
        !tag.closing && matches!(name.as_str(), "strong" | "b" | "em" | "i")
    });
    tags.count()
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

/// How often emphasis is only parted by a word or two, *réduit* donc *au minimum*, which is one elsewhere; or
/// by a mark, where the translation has emphasis with such a mark in it: *Note* : *ces options*, *Note: these*.
fn parted(facts: &TextFacts<'_>, here: &[EmphasisedPiece<'_>]) -> usize {
    let text = facts.text();
    let parts = facts.markup().emphasis.iter();
    let mut ranges: Vec<_> = parts.map(|part| (part.open.start, part.close.end)).collect();
    ranges.sort_unstable();
    let gaps = ranges.windows(2).filter_map(|pair| text.get(pair[0].1..pair[1].0));
    let spaces = [' ', '\u{a0}', '\u{202f}'];
    gaps.filter(|gap| {
        let mark = gap.trim_matches(spaces);
        let by_mark = || here.iter().any(|(piece, _)| piece.text.contains(mark));
        !gap.is_empty()
            && gap.len() <= MAX_BYTES_BETWEEN
            && (gap.chars().all(|c| c.is_alphabetic() || c == ' ')
                || matches!(mark, ":" | "," | ";") && by_mark())
    })
    .count()
}

/// Bytes between two parts of an emphasis that another language has in one: a verb, in **ne** doivent **pas**.
const MAX_BYTES_BETWEEN: usize = 16;

/// How many pieces may be in capitals instead elsewhere: all, or at least those that are already.
fn in_capitals(pieces: &[EmphasisedPiece<'_>]) -> usize {
    let is_short = |piece: &MarkupPiece<'_>| !piece.text.contains([' ', '\u{a0}']);
    pieces.iter().filter(|(piece, _)| is_short(piece)).count()
}

/// How many emphasised words of the source explain others in brackets, **saut de ligne** (*newline*), and are all
/// that the translation has of the two.
fn glossed(
    facts: [&TextFacts<'_>; 2],
    there: &[EmphasisedPiece<'_>],
    here: &[EmphasisedPiece<'_>],
) -> usize {
    let answers = |own: &MarkupPiece<'_>| {
        let other = here.iter().find(|(piece, _)| piece.key == own.key);
        other.is_some_and(|(piece, _)| !is_aside(facts[1], &piece.range))
    };
    let pieces = there.iter().take(MOST).skip(1);
    pieces.filter(|(piece, _)| is_aside(facts[0], &piece.range) && answers(piece)).count()
}

/// Whether emphasised words are in quotation marks as a whole, inside or outside of the emphasis.
fn is_quoted_whole(facts: &TextFacts<'_>, piece: &MarkupPiece<'_>) -> bool {
    let words = piece.text.trim_matches(['*', '_']);
    words.starts_with(['«', '“', '"']) && words.ends_with(['»', '”', '"'])
        || is_between(facts, words, ['«', '“', '"'], ['»', '”', '"'])
}

/// Emphasised words, each once, and whether the emphasis is strong.
fn pieces<'t>(facts: &'t TextFacts<'_>) -> Vec<EmphasisedPiece<'t>> {
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
