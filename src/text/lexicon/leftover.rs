//! Words of the source that stand in the translation as they are, and are none of its language.

use std::{collections::HashSet, ops::Range};

use super::{
    super::{Language, TextFacts, TextMarkup},
    LexiconPlace,
    fit::TextWords,
};

/// Words of the source in a run before they are told from words that both languages have, where the
/// source's words are often kept: English in French.
const MIN_WORDS_IN_RUN: usize = 3;
/// Of three words that follow each other in both texts, so many are the source's only.
const MIN_FOREIGN_IN_RUN: usize = 2;
/// How many words lie between two of a run.
const MAX_GAP_IN_RUN: usize = 3;
/// A translation of which so many words in ten are the source's is no translation.
const MAX_KEPT_IN_TEN: usize = 7;

/// Where a translation has words of the source's language that the source has, too.
#[must_use]
pub(crate) fn leftover_words(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Vec<Range<usize>> {
    if !source.language.has_lexicon_with(target.language) {
        return Vec::new();
    }
    let words = TextWords::words_of_text(target);
    let borrows =
        LexiconPlace::place_of(target.language).is_some_and(|place| place.own().cues.borrows());
    // A text in the source's language is another matter.
    if !words.senses.iter().any(|sense| sense.foreign)
        || target.evidence().language() == Some(source.language)
    {
        return Vec::new();
    }
    let sources = TextWords::words_of_text(source);
    let forms: HashSet<u32> = sources.senses.iter().map(|own| own.form).collect();
    let is_kept = |at: usize| forms.contains(&words.senses[at].form);
    let all = words.tokens.iter().filter(|token| token.prose).count();
    let kept: Vec<usize> =
        (0..words.senses.len()).filter(|&at| words.tokens[at].prose && is_kept(at)).collect();
    if all > 6 && 10 * kept.len() > MAX_KEPT_IN_TEN * all {
        return Vec::new();
    }
    let quoted = quoted_ranges(target.text(), target.markup());
    let is_left = |at: &usize| {
        let (sense, token) = (&words.senses[*at], &words.tokens[*at]);
        let foreign = sense.foreign || borrows && token.lexeme.little == Some(source.language);
        foreign
            && !token.lexeme.has_upper
            && !holds(&quoted, token.start)
            && !is_joined(target.text(), token.start..token.end)
            && !is_beside_name(&words, *at, &is_kept)
    };
    let left: Vec<usize> = kept.into_iter().filter(is_left).collect();
    let range = |at: &usize| place_of(&words, &(*at..*at + 1));
    let run = copied_run(&sources, &words, target.text(), source.language, &quoted);
    let is_named = |run: &Range<usize>| run.clone().any(|at| is_beside_name(&words, at, &is_kept));
    if let Some(run) = run.filter(|run| !is_named(run)) {
        return vec![place_of(&words, &run)];
    }
    if borrows {
        let near = |one: Option<&usize>, other: usize| {
            one.is_some_and(|one| one.abs_diff(other) <= MAX_GAP_IN_RUN)
        };
        // The nearest are those before and after it.
        let in_run = |&(index, &at): &(usize, &usize)| {
            near(index.checked_sub(1).and_then(|before| left.get(before)), at)
                || near(left.get(index + 1), at)
        };
        let has_little =
            left.iter().any(|&at| words.tokens[at].lexeme.little == Some(source.language));
        let run: Vec<_> = left.iter().enumerate().filter(in_run).map(|(_, at)| at).collect();
        if run.len() < MIN_WORDS_IN_RUN || !has_little {
            return Vec::new();
        }
        return run.into_iter().map(range).collect();
    }
    left.iter().map(range).collect()
}

/// Where some words of a text stand, given by their indices.
fn place_of(words: &TextWords<'_>, run: &Range<usize>) -> Range<usize> {
    words.tokens[run.start].start..words.tokens[run.end - 1].end
}

/// The first words that follow each other in both texts, by their indices, in small letters: two that are the source's, one
/// of them a function word, *tools and*; or three of which two are, and none is the translation's own.
fn copied_run(
    source: &TextWords<'_>,
    target: &TextWords<'_>,
    text: &str,
    language: Language,
    quoted: &[Range<usize>],
) -> Option<Range<usize>> {
    let pairs: HashSet<[u32; 2]> =
        source.senses.windows(2).map(|two| [two[0].form, two[1].form]).collect();
    let is_little = |at: usize| target.tokens[at].lexeme.little == Some(language);
    let is_foreign = |at: usize| target.senses[at].foreign || is_little(at);
    let is_free = |at: usize| {
        let (sense, token) = (&target.senses[at], &target.tokens[at]);
        token.prose && !token.lexeme.has_upper && !sense.only && !holds(quoted, token.start)
    };
    let follows = |at: usize| {
        text[target.tokens[at - 1].end..target.tokens[at].start].trim().is_empty()
            && pairs.contains(&[target.senses[at - 1].form, target.senses[at].form])
    };
    (1..target.senses.len()).find_map(|at| {
        if !follows(at) || !is_free(at) || !is_free(at - 1) {
            return None;
        }
        let foreign = usize::from(is_foreign(at)) + usize::from(is_foreign(at - 1));
        if foreign == 2 && is_little(at - 1) != is_little(at) {
            return Some(at - 1..at + 1);
        }
        let is_third = at >= 2 && follows(at - 1) && is_free(at - 2);
        (is_third && foreign + usize::from(is_foreign(at - 2)) >= MIN_FOREIGN_IN_RUN)
            .then(|| at - 2..at + 1)
    })
}

/// How many words of a translation are such as only the source's language has, in small letters.
#[must_use]
pub(crate) fn foreign_word_count(source: &TextFacts<'_>, target: &TextFacts<'_>) -> usize {
    if !source.language.has_lexicon_with(target.language) {
        return 0;
    }
    let words = TextWords::words_of_text(target);
    let all = words.senses.iter().zip(words.tokens);
    all.filter(|(sense, token)| sense.foreign && token.prose && !token.lexeme.has_upper).count()
}

/// Whether a word is part of an identifier, an address or a compound.
fn is_joined(text: &str, range: Range<usize>) -> bool {
    let joint = |c: char| matches!(c, '-' | '/' | '_' | '@' | '#' | '\u{2011}');
    let after = &text[range.end..];
    text[..range.start].ends_with(joint)
        || after.starts_with(joint)
        || after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Whether a word stands beside one with a capital that the source has as well: a foreign title or name.
fn is_beside_name(words: &TextWords<'_>, at: usize, is_kept: &impl Fn(usize) -> bool) -> bool {
    let around = at.saturating_sub(2)..(at + 3).min(words.tokens.len());
    around.filter(|&other| other != at).any(|other| {
        let (sense, token) = (&words.senses[other], &words.tokens[other]);
        token.lexeme.capital && sense.has_content() && sense.entry.is_none() && is_kept(other)
    })
}

/// Whether one of the ranges, which are in order and apart, holds a place.
fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let before = ranges.partition_point(|range| range.start <= at);
    before.checked_sub(1).is_some_and(|last| at < ranges[last].end)
}

/// What stands in quotation marks, emphasis or a link, or is explained in brackets: it may be meant to
/// stay. In order; what overlaps is one.
fn quoted_ranges(text: &str, markup: &TextMarkup) -> Vec<Range<usize>> {
    let emphasis = markup.emphasis.iter().map(|part| part.open.start..part.close.end);
    let links = markup.links.iter().map(|link| link.range.clone());
    let mut found: Vec<_> = emphasis.chain(links).collect();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        if let Some((start, close)) = open
            && c == close
        {
            found.push(start..at);
            open = None;
            continue;
        }
        let close = match c {
            '«' => '»',
            '“' | '”' => '”',
            '"' => '"',
            '‘' => '’',
            _ => continue,
        };
        if open.is_none() {
            open = Some((at, close));
        }
    }
    found.sort_unstable_by_key(|range| range.start);
    found.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        last.end = if overlaps { last.end.max(next.end) } else { last.end };
        overlaps
    });
    found
}
