//! Negations that one text has and the other lacks.
//!
//! Strict, since languages negate in many ways: the negated word is translated, and the other text has
//! nothing whatever that may carry a negation. It cannot tell which of two sentences is negated.

use std::{cmp::Ordering, ops::Range};

use super::{
    super::{SentencePairs, TextFacts, is_quotation_mark, tokens::TextToken},
    LexiconPlace,
    cues::{CueWords, role},
    fit::TextWords,
};

/// Words between *ne* and its particle, at most.
const MAX_WORDS_TO_PARTICLE: usize = 8;
/// Words between a conjunction of condition and the negation within it, at most.
const MAX_WORDS_TO_CONDITION: usize = 4;
/// Words between a negation and the word that it negates, at most.
const MAX_WORDS_TO_NEGATED: usize = 5;
/// Words between *ne* and the pronoun or determiner before it that denies its subject, at most.
const MAX_WORDS_TO_SUBJECT: usize = 4;
/// Texts of fewer words of content on either side tell nothing.
const MIN_WORDS: usize = 1;

/// Of the words of content of a translation that denies alone, so many in ten have their like in the source.
const MIN_TOLD_IN_TEN: usize = 7;

/// A negation that the other text lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LoneNegation {
    /// Whether it is the source that has it.
    pub in_source: bool,
    /// From the negation to what it negates, in bytes of its text.
    pub range: Range<usize>,
}

/// The negation of one text that the other has no trace of, sentence by sentence.
#[must_use]
pub(crate) fn lone_negation(
    source: &TextFacts<'_>,
    target: &TextFacts<'_>,
    sentences: &SentencePairs<'_>,
) -> Option<LoneNegation> {
    let facts = [source, target];
    if !source.language.has_lexicon_with(target.language) {
        return None;
    }
    let sides = facts.map(TextWords::words_of_text);
    let negations =
        [0, 1].map(|side| sides[side].senses.iter().filter(|s| s.has_role(role::NEGATION)).count());
    // As many on both sides, and one has moved to another sentence.
    let own = match negations[0].cmp(&negations[1]) {
        Ordering::Greater => 0,
        Ordering::Less => 1,
        Ordering::Equal => return None,
    };
    let candidates = candidates(facts[own], &sides[own]);
    let is_candidate = |range: &Range<usize>| {
        candidates.iter().any(|negation| range.contains(&sides[own].tokens[negation.cue].start))
    };
    let place = LexiconPlace::place_of(facts[own].language)?;
    let parts = sentences.parts().iter().map(|(from, to)| [from.clone(), to.clone()]);
    parts.filter(|part| is_candidate(&part[own])).find_map(|part| {
        let denies = |roles: u8| may_deny(facts, &sides, &part, 1 - own, roles);
        // What a lost *not* leaves behind outweighs words that might deny: *Do include unstable*.
        let is_bare = !denies(role::NEGATION)
            && is_bare_support(facts[1 - own], &sides[1 - own], &part[1 - own]);
        if !is_bare && (is_double(&sides, &part, own) || denies(role::NEGATION | role::WEAK)) {
            return None;
        }
        // *If you do not* is *unless you*, but not *if you do*.
        let inside = candidates.iter().filter(|negation| {
            part[own].contains(&sides[own].tokens[negation.cue].start)
                && (is_bare || !negation.conditional && !negation.idiom)
        });
        let is_told = |negation: &&NegatedWord| {
            let mut there =
                sides[1 - own].within(&part[1 - own]).filter(|(sense, _)| sense.has_content());
            let word = &sides[own].senses[negation.word];
            is_bare || there.any(|(sense, _)| word.is_translated_by(sense, place))
        };
        let other = &facts[1 - own].text()[part[1 - own].clone()];
        let &NegatedWord { cue, word, .. } = inside
            .filter(|negation| !negation.is_quoted(facts[own], &sides[own], other))
            .find(is_told)?;
        let tells = |side: usize| has_enough_words(&sides[side], &part[side]);
        let is_close = || own == 0 || is_close(&sides, &part, place);
        (tells(0) && tells(1) && is_close()).then(|| LoneNegation {
            in_source: own == 0,
            range: word_start(facts[own].text(), sides[own].tokens[cue].start)
                ..sides[own].tokens[word].end,
        })
    })
}

/// Whether one side has two negations, which cancel out, and the other none: *no stars which do not belong to
/// any*.
fn is_double(sides: &[TextWords<'_>; 2], part: &[Range<usize>; 2], own: usize) -> bool {
    let denials = |side: usize| {
        sides[side].within(&part[side]).filter(|(sense, _)| sense.has_role(role::NEGATION)).count()
    };
    denials(own) == 2 && denials(1 - own) == 0
}

/// Whether a word of one side's part has one of the roles of what denies, and the other side's part does not
/// say the same where it denies nothing.
fn may_deny(
    facts: [&TextFacts<'_>; 2],
    sides: &[TextWords<'_>; 2],
    part: &[Range<usize>; 2],
    side: usize,
    roles: u8,
) -> bool {
    let Some(place) = LexiconPlace::place_of(facts[side].language) else { return false };
    let is_written = |word: &str| {
        let mut there = sides[1 - side].within(&part[1 - side]);
        there.any(|(_, token)| token.as_written(facts[1 - side].text()).eq_ignore_ascii_case(word))
    };
    // Each is looked for once, however often the text has it.
    let mut answered: Vec<&str> = Vec::new();
    let mut is_answered = |word| {
        answered.contains(&word)
            || place.own().cues.equivalents(word).any(is_written) && {
                answered.push(word);
                true
            }
    };
    sides[side].within(&part[side]).any(|(sense, token)| {
        let word = token.as_written(facts[side].text());
        token.prose && sense.has_role(roles) && !is_answered(word)
    })
}

/// Where the word begins of which a negation is what an apostrophe cut off: *can’t*.
fn word_start(text: &str, cue: usize) -> usize {
    let before = &text[..cue];
    let Some(stem) = before.strip_suffix(['\'', '’']) else { return cue };
    stem.trim_end_matches(char::is_alphabetic).len()
}

fn has_enough_words(words: &TextWords<'_>, part: &Range<usize>) -> bool {
    words.within(part).filter(|(sense, _)| sense.has_content()).nth(MIN_WORDS - 1).is_some()
}

/// Whether a statement has an auxiliary that only a denied verb needs: *we do know*, of *we do not know*.
fn is_bare_support(facts: &TextFacts<'_>, words: &TextWords<'_>, part: &Range<usize>) -> bool {
    let Some(place) = LexiconPlace::place_of(facts.language) else { return false };
    let text = facts.text();
    let all: Vec<_> = words.within(part).collect();
    !text[part.clone()].contains('?')
        && (0..all.len()).any(|at| {
            let cues = &place.own().cues;
            let behind =
                || all[at + 1..].iter().map(|(sense, token)| (sense, token.as_written(text)));
            cues.supports(all[at].1.as_written(text))
                && behind()
                    .find(|(_, word)| !cues.is_adverb(word))
                    .is_some_and(|(verb, word)| verb.is_negatable() || cues.may_be_supported(word))
        })
}

/// Whether nearly all words of content of a part of the translation have their like in the source: a
/// free translation denies where its source affirms something else.
fn is_close(sides: &[TextWords<'_>; 2], part: &[Range<usize>; 2], place: LexiconPlace) -> bool {
    let content =
        |side: usize| sides[side].within(&part[side]).filter(|(sense, _)| sense.has_content());
    let (mut all, mut told) = (0, 0);
    for (sense, _) in content(1) {
        all += 1;
        told += usize::from(content(0).any(|(there, _)| sense.is_translated_by(there, place)));
    }
    told * 10 >= all * MIN_TOLD_IN_TEN
}

/// A negation and the word that it negates, as indices of the words of a text.
struct NegatedWord {
    cue: usize,
    word: usize,
    /// Whether it is part of a condition.
    conditional: bool,
    /// Whether other languages say the same without a negation.
    idiom: bool,
}

impl NegatedWord {
    /// Whether the other text has it word for word: a message of a program, an option.
    fn is_quoted(&self, facts: &TextFacts<'_>, words: &TextWords<'_>, other: &str) -> bool {
        let range = words.tokens[self.cue].start..words.tokens[self.word].end;
        memchr::memmem::find(other.as_bytes(), facts.text()[range].as_bytes()).is_some()
    }
}

/// The negations of a text.
fn candidates(facts: &TextFacts<'_>, words: &TextWords<'_>) -> Vec<NegatedWord> {
    let text = facts.text();
    let cues = (0..words.senses.len())
        .filter(|&at| words.tokens[at].prose && words.senses[at].has_role(role::NEGATION))
        .filter(|&at| !is_letter(text, &words.tokens[at]) && !is_quoted(text, &words.tokens[at]));
    let Some(place) = LexiconPlace::place_of(facts.language) else { return Vec::new() };
    let lists = &place.own().cues;
    let negated = |at: usize| {
        let found = if lists.has_particles() {
            beside_particle(text, words, lists, at)
        } else {
            [behind_cue(text, words, at), None]
        };
        let rest = &text[words.tokens[at].start..];
        let before = words.tokens[at.saturating_sub(MAX_WORDS_TO_CONDITION)..at].iter();
        let conditional = before
            .filter(|token| !text[token.end..words.tokens[at].start].contains(['.', ',', ';']))
            .any(|token| lists.opens_condition(token.as_written(text)));
        let mut behind = self::clause(text, words, at);
        let is_idiom = |at: &usize| words.senses[*at].has_role(role::IDIOM);
        let idiom = lists.begins_phrase(rest)
            || if lists.has_particles() {
                behind.take(MAX_WORDS_TO_PARTICLE).any(|at| words.senses[at].has_role(role::IDIOM))
            } else {
                behind.next().is_some_and(|at| words.senses[at].has_role(role::IDIOM))
            };
        // *N’hésitez pas* is *do ask*.
        let is_spared = found.iter().flatten().any(is_idiom);
        let found = found.into_iter().flatten().filter(move |_| !is_spared);
        found.map(move |word| NegatedWord { cue: at, word, conditional, idiom })
    };
    cues.flat_map(negated).collect()
}

/// Whether a word is a letter by itself, such as the name of a key, and not what an apostrophe cut off.
fn is_letter(text: &str, token: &TextToken) -> bool {
    let apostrophe = ['\'', '’'];
    token.end - token.start == 1
        && !text[..token.start].ends_with(apostrophe)
        && !text[token.end..].starts_with(apostrophe)
}

/// Whether a word stands alone in quotation marks: “no”.
fn is_quoted(text: &str, token: &TextToken) -> bool {
    let is_mark = |c: char| is_quotation_mark(c) && !matches!(c, '\'' | '’');
    let spaces = ['\u{a0}', '\u{202f}', ' '];
    text[..token.start].trim_end_matches(spaces).ends_with(is_mark)
        && text[token.end..].trim_start_matches(spaces).starts_with(is_mark)
}

/// What *ne* may negate: the verb, or what follows the particle where the verb is an auxiliary; and the
/// infinitive that follows, which another language denies by itself: *ne risque pas d’endommager*, *is not
/// likely to damage*.
fn beside_particle(
    text: &str,
    words: &TextWords<'_>,
    cues: &CueWords,
    cue: usize,
) -> [Option<usize>; 2] {
    let clause = || clause(text, words, cue).take(MAX_WORDS_TO_PARTICLE);
    let particle = clause().find(|&at| words.senses[at].has_role(role::PARTICLE));
    let is_verb = |at: &usize| words.senses[*at].is_negatable();
    // *Personne ne sait*, *aucun test n’a échoué*.
    let Some(particle) = particle else {
        let before = cue.saturating_sub(MAX_WORDS_TO_SUBJECT)..cue;
        let mut before = before.rev().take_while(|&at| is_joined(text, words, at));
        let is_denied = before.any(|at| words.senses[at].has_role(role::PARTICLE));
        let verb = self::clause(text, words, cue).take(MAX_WORDS_TO_NEGATED).find(is_verb);
        return [verb.filter(|_| is_denied), None];
    };
    let behind = self::clause(text, words, particle).take(MAX_WORDS_TO_NEGATED).find(is_verb);
    let is_linked = |&at: &usize| {
        words.tokens[particle + 1..at].iter().all(|word| cues.links_verb(word.as_written(text)))
    };
    match (cue + 1..particle).find(is_verb) {
        None => [behind, None],
        verb => [verb, behind.filter(is_linked)],
    }
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
    after.find(|&at| words.senses[at].is_negatable())
}

/// The words behind one as far as its clause goes.
fn clause<'w>(
    text: &'w str,
    words: &'w TextWords<'_>,
    from: usize,
) -> impl Iterator<Item = usize> + 'w {
    (from + 1..words.tokens.len()).take_while(move |&at| is_joined(text, words, at - 1))
}

/// Whether a word and the next one are of one clause.
fn is_joined(text: &str, words: &TextWords<'_>, at: usize) -> bool {
    let gap = text.get(words.tokens[at].end..words.tokens[at + 1].start).unwrap_or(".");
    !gap.contains(['.', ';', ':', '!', '?', ',', '('])
}
