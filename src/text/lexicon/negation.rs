//! Negations that one text has and the other lacks.
//!
//! Strict, since languages negate in many ways: the negated word is translated, and the other text has
//! nothing whatever that may carry a negation. It cannot tell which of two sentences is negated.

use std::ops::Range;

use super::{
    super::{TextFacts, tokens::TextToken},
    LexiconPlace,
    cues::role,
    fit::{TextWords, for_each_account},
};

/// Words between *ne* and its particle, at most.
const MAX_WORDS_TO_PARTICLE: usize = 8;
/// Words between a negation and the word that it negates, at most.
const MAX_WORDS_TO_NEGATED: usize = 5;
/// Texts of fewer words of content on either side tell nothing.
const MIN_WORDS: usize = 2;

/// A negation that the other text lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoneNegation {
    /// Whether it is the source that has it.
    pub in_source: bool,
    /// From the negation to what it negates, in bytes of its text.
    pub range: Range<usize>,
}

/// The negation of one text that the other has no trace of.
#[must_use]
pub fn lone_negation(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<LoneNegation> {
    let facts = [source, target];
    let sides = facts.map(TextWords::words_of_text);
    let negated =
        [0, 1].map(|side| sides[side].senses.iter().any(|sense| sense.has_role(role::NEGATION)));
    let own = match negated {
        [true, false] => 0,
        [false, true] => 1,
        _ => return None,
    };
    let may_negate = role::NEGATION | role::WEAK;
    if sides[1 - own].senses.iter().any(|sense| sense.has_role(may_negate)) {
        return None;
    }
    let candidates = negations(facts[own], &sides[own]);
    if candidates.is_empty() {
        return None;
    }
    let (mut covered, mut counts) = (Vec::new(), [0, 0]);
    for_each_account(source, target, |side, account| {
        counts[side] += 1;
        if side == own && account.covered {
            covered.push(account.token.start);
        }
    })?;
    let is_told = |&(_, word): &(usize, usize)| covered.contains(&sides[own].tokens[word].start);
    let (cue, word) = candidates.into_iter().find(is_told)?;
    (counts.into_iter().min()? >= MIN_WORDS).then(|| LoneNegation {
        in_source: own == 0,
        range: sides[own].tokens[cue].start..sides[own].tokens[word].end,
    })
}

/// The negations of a text, each with the word that it negates, as indices of its words.
fn negations(facts: &TextFacts<'_>, words: &TextWords<'_>) -> Vec<(usize, usize)> {
    let text = facts.text();
    let cues = (0..words.senses.len())
        .filter(|&at| words.tokens[at].prose && words.senses[at].has_role(role::NEGATION))
        .filter(|&at| !is_letter(text, &words.tokens[at]));
    let has_particles = LexiconPlace::place_of(facts.language)
        .is_some_and(|place| place.own().cues.has_particles());
    let negated = |at| {
        let find = if has_particles { beside_particle } else { behind_cue };
        find(text, words, at)
    };
    cues.filter_map(|at| Some((at, negated(at)?))).collect()
}

/// Whether a word is a letter by itself, such as the name of a key, and not what an apostrophe cut off.
fn is_letter(text: &str, token: &TextToken) -> bool {
    let apostrophe = ['\'', '’'];
    token.end - token.start == 1
        && !text[..token.start].ends_with(apostrophe)
        && !text[token.end..].starts_with(apostrophe)
}

/// What *ne* negates: the verb, or what follows the particle where the verb is an auxiliary.
fn beside_particle(text: &str, words: &TextWords<'_>, cue: usize) -> Option<usize> {
    let clause = || clause(text, words, cue).take(MAX_WORDS_TO_PARTICLE);
    if clause().any(|at| words.senses[at].has_role(role::IDIOM)) {
        return None;
    }
    let particle = clause().find(|&at| words.senses[at].has_role(role::PARTICLE))?;
    let is_verb = |at: &usize| words.senses[*at].is_negatable();
    (cue + 1..particle)
        .find(is_verb)
        .or_else(|| self::clause(text, words, particle).take(MAX_WORDS_TO_NEGATED).find(is_verb))
}

/// What *not* and the like negate: the next word of content.
fn behind_cue(text: &str, words: &TextWords<'_>, cue: usize) -> Option<usize> {
    let sense = &words.senses[cue];
    let token = &words.tokens[cue];
    let before = cue.checked_sub(1).map(|at| &words.senses[at]);
    if sense.has_role(role::WEAK)
        || token.lexeme.capital
        || before.is_some_and(|b| b.has_role(role::DOUBT))
    {
        return None;
    }
    let mut after = clause(text, words, cue).take(MAX_WORDS_TO_NEGATED);
    if clause(text, words, cue).next().is_some_and(|at| words.senses[at].has_role(role::IDIOM)) {
        return None;
    }
    after.find(|&at| words.senses[at].is_negatable())
}

/// The words behind one as far as its clause goes.
fn clause<'w>(
    text: &'w str,
    words: &'w TextWords<'_>,
    from: usize,
) -> impl Iterator<Item = usize> + 'w {
    (from + 1..words.tokens.len()).take_while(move |&at| {
        let gap = text.get(words.tokens[at - 1].end..words.tokens[at].start).unwrap_or(".");
        !gap.contains(['.', ';', ':', '!', '?', ',', '('])
    })
}
