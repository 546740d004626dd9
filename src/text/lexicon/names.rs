//! Names that the other text does not have in any spelling.

use std::{cell::LazyCell, collections::HashSet, ops::Range};

use super::{
    super::{TextFacts, letter},
    LexiconPlace, WordSense,
    fit::{TextWords, for_each_account},
};

/// Of the words of content, so many in ten with a capital make a title, where a capital says nothing.
const MAX_CAPITALS_IN_TEN: usize = 6;
/// Letters of a name, at least.
const MIN_LETTERS: u8 = 3;

/// A name that the other text lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LoneName {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is, as [`super::super::Capital::key`] has it.
    pub key: u64,
}

/// The names inside sentences of a source and its translation that the other does not account for, in
/// order; none without a lexicon for the two languages, or where one of them is a title.
#[must_use]
pub(crate) fn lone_names(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
) -> Option<[Vec<LoneName>; 2]> {
    let facts = [source, target];
    let sides = facts.map(TextWords::words_of_text);
    if sides.iter().any(is_title) {
        return None;
    }
    let places =
        [LexiconPlace::place_of(source.language)?, LexiconPlace::place_of(target.language)?];
    let mut found = [Vec::new(), Vec::new()];
    let prefixes = sides.each_ref().map(|words| LazyCell::new(|| prefixes(words)));
    for_each_account(source, target, |side, account| {
        let (sense, token) = (account.sense, account.token);
        let lexeme = &token.lexeme;
        let may_be =
            !account.covered && lexeme.capital && !lexeme.upper && sense.letters >= MIN_LETTERS;
        if may_be
            && has_one_capital(token.as_written(facts[side].text()))
            && is_name(sense, places[side])
            && !super::super::capitals::opens(facts[side].text(), token.start)
            && !follows_number(facts[side].text(), token.start)
            // An adjective, or another spelling, is there.
            && !prefixes[1 - side].contains(&lexeme.prefix)
        {
            found[side].push(LoneName { range: token.start..token.end, key: lexeme.key });
        }
    })?;
    Some(found)
}

/// Whether a word is listed in the lexicon, and so more than a name.
#[must_use]
pub(crate) fn is_listed_word(facts: &TextFacts<'_>, range: &Range<usize>) -> bool {
    let words = TextWords::words_of_text(facts);
    let mut inside = words.within(range);
    inside.next().is_some_and(|(sense, _)| sense.entry.is_some() || sense.only)
}

/// Whether a name has an article, perhaps with a word between: *la Grande Ourse*, *the Sieve*. Persons and makes
/// have none, but before a noun, *the Debian project*; what has one, each language may word as it likes.
#[must_use]
pub(crate) fn has_article(facts: &TextFacts<'_>, name: &Range<usize>) -> bool {
    let (text, tokens) = (facts.text(), facts.tokens());
    let own = tokens.partition_point(|token| token.start < name.start);
    let next = tokens.get(own + 1).filter(|next| text[name.end..next.start] == *" ");
    if next.is_some_and(|next| next.lexeme.little.is_none() && !next.lexeme.has_upper) {
        return false;
    }
    let mut from = name.start;
    for token in tokens[..own].iter().rev().take(WORDS_TO_ARTICLE) {
        if !text[token.end..from].chars().all(|c| c == ' ' || c == '\u{a0}') {
            return false;
        }
        if token.lexeme.determiner {
            return true;
        }
        from = token.start;
    }
    false
}

/// Words before a name among which its article is looked for.
const WORDS_TO_ARTICLE: usize = 2;

/// Whether a word of a text is no word of its language, as far as the lexicon tells, and so a name.
#[must_use]
pub(crate) fn may_be_name(facts: &TextFacts<'_>, range: &Range<usize>) -> bool {
    let words = TextWords::words_of_text(facts);
    let place = LexiconPlace::place_of(facts.language);
    let mut inside = words.within(range);
    place.zip(inside.next()).is_some_and(|(place, (sense, _))| is_name(sense, place))
}

/// Whether a word with a capital is no word of its language that happens to have one.
fn is_name(sense: &WordSense, place: LexiconPlace) -> bool {
    if sense.only || sense.foreign {
        return false;
    }
    let Some(best) = place.own().partners(sense.entry).first() else { return true };
    // "Paris" is in the lexicon, too, as its own translation.
    let prefix = place.other().prefixes.get(usize::from(best.stem)).copied();
    sense.stem_prefix != 0 && prefix == Some(sense.stem_prefix)
}

/// Whether a word is written as names are: `XIXᵉ` and `NRCan` are something else.
fn has_one_capital(word: &str) -> bool {
    word.chars().filter(|c| letter::is_uppercase(*c)).count() == 1
}

/// Whether a word stands behind the number of a heading or item.
fn follows_number(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end();
    before.len() < start
        && before.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// What the words of a text begin with.
fn prefixes(words: &TextWords<'_>) -> HashSet<u32> {
    words.tokens.iter().map(|token| token.lexeme.prefix).collect()
}

/// Whether most words begin with a capital.
fn is_title(words: &TextWords<'_>) -> bool {
    let content = words.content().filter(|(_, token)| token.lexeme.alphabetic > 0);
    let (mut all, mut capitals) = (0, 0);
    for (_, token) in content {
        all += 1;
        capitals += usize::from(token.lexeme.capital);
    }
    all >= 2 && 10 * capitals > MAX_CAPITALS_IN_TEN * all
}
