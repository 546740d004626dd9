//! Stretches of a text that the other side does not account for: evidence that something is missing.
//!
//! By themselves they are no finding, since a free translation has them too; they tell whether what
//! lengths and counts point at is really gone.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    super::TextFacts,
    LexiconPlace,
    fit::{CHANCE_ON_SUBJECT, TextWords, for_each_account, reliability},
    links::possible_pairs,
};

/// Marks that end a clause, where no letter or digit follows.
const ENDS_OF_CLAUSE: [char; 10] = [',', ';', ':', '(', ')', '.', '!', '?', '–', '—'];
/// What has to speak for a clause having no counterpart, once what speaks for the other side having put
/// something else in is taken off. Of 29,000 good pairs of manuals and institutional pages 13 have such a
/// clause, 6 of which were left out; where only half is taken off it is 16, none of the three rightly.
const MIN_ODDS_OF_CLAUSE: f32 = 4.0;
/// Of the words of content of a lost clause, so many in ten are missing.
const MIN_LOST_IN_TEN: usize = 7;
/// Of those around it and of those of the other side, so many in twenty are accounted for: a free translation
/// says all in other words.
const MIN_TOLD_IN_TWENTY: [usize; 2] = [13, 12];
/// Clauses of a text that may be lost and are looked at more closely.
const MAX_CLAUSES_TO_PLACE: usize = 8;
/// Words before and behind a clause of which the place in the translation is asked.
const MAX_WORDS_TO_PLACE: usize = 8;
/// Words of content that a neighbour has of a sentence that moved there, and how many in ten of them; fewer
/// where the neighbour has no counterpart itself. On institutional pages, sentences that did not move have
/// four in ten at most, but for one in thirty.
const MIN_WORDS_BESIDE: usize = 2;
const MIN_BESIDE_IN_TEN: usize = 6;
const MIN_BESIDE_LONE_IN_TEN: usize = 5;
/// What has to speak for a paragraph having something of its own where it meets another of which a passage has
/// no counterpart, and words between the two that are accounted for.
const MIN_ODDS_AT_EDGE: f32 = 2.0;
const MAX_TOLD_AT_EDGE: usize = 2;
/// Words behind the stretch that a text has lost at its end which happen to be in the rest of the other.
const MAX_TOLD_BEHIND: usize = 1;
/// Words of content around a clause by which one can tell.
const MIN_WORDS_AROUND: usize = 4;

/// What speaks for the words of two texts having no counterpart, word by word.
#[derive(Debug, Default)]
pub(crate) struct WordGaps {
    /// By where they stand.
    words: [Vec<GapWord>; 2],
    /// How often each stem is there.
    stems: [HashMap<u32, usize>; 2],
}

/// What a word speaks for a gap whose only counterparts are another word's: a little, since languages repeat
/// a word or say *it*; not tuned.
const LONE_ODDS: f32 = 0.5;

/// Which words of two texts stand for each other, each for one: the nearest by their places.
struct WordMatching {
    /// Whether each token has its counterpart.
    sides: [Vec<bool>; 2],
}

impl WordMatching {
    fn between(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<Self> {
        let counts = [source, target].map(|facts| facts.tokens().len());
        let by_distance =
            |(from, to): (usize, usize)| ((from * counts[1]).abs_diff(to * counts[0]), from, to);
        let mut pairs: Vec<_> =
            possible_pairs(source, target)?.into_iter().map(by_distance).collect();
        pairs.sort_unstable();
        let mut matched = Self { sides: counts.map(|count| vec![false; count]) };
        for (_, from, to) in pairs {
            if !matched.sides[0][from] && !matched.sides[1][to] {
                matched.sides[0][from] = true;
                matched.sides[1][to] = true;
            }
        }
        Some(matched)
    }
}

/// What speaks for a stretch of a text having no counterpart.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct StretchGap {
    /// The logarithm of the odds.
    pub(crate) odds: f32,
    /// Its words of content that tell anything.
    pub(crate) words: f32,
    /// Those that the other side does not account for.
    pub(crate) missing: f32,
}

/// A word of content.
#[derive(Debug)]
struct GapWord {
    /// Where it begins and ends, in bytes of its text.
    at: usize,
    end: usize,
    stem: u32,
    covered: bool,
    capital: bool,
    /// The logarithm of the odds that its place has no counterpart.
    odds: f32,
}

impl WordGaps {
    /// Words in small letters that a clause has lost, at least: names may be acronyms on the other side.
    pub(crate) const MIN_LOST_WORDS: usize = 3;

    /// Compares a text with its translation; none without a lexicon for the two languages.
    #[must_use]
    pub(crate) fn between(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<Self> {
        let mut gaps = Self::default();
        for_each_account(source, target, |side, account| {
            let rate = reliability(&account);
            let covered = account.covered;
            let odds = if covered {
                CHANCE_ON_SUBJECT / rate
            } else {
                (1.0 - CHANCE_ON_SUBJECT) / (1.0 - rate)
            };
            let (at, end) = (account.token.start, account.token.end);
            let stem = account.sense.stem;
            let (capital, odds) = (account.token.lexeme.capital, odds.ln());
            gaps.words[side].push(GapWord { at, end, stem, covered, capital, odds });
            *gaps.stems[side].entry(stem).or_default() += 1;
        })?;
        gaps.match_words(source, target);
        Some(gaps)
    }

    /// Takes back that a word is accounted for by one that another word needs.
    fn match_words(&mut self, source: &TextFacts<'_>, target: &TextFacts<'_>) {
        let Some(matched) = WordMatching::between(source, target) else { return };
        for side in 0..2 {
            let tokens = [source, target][side].tokens();
            for word in &mut self.words[side] {
                let at = tokens.partition_point(|token| token.start < word.at);
                if word.covered && !matched.sides[side][at] {
                    word.covered = false;
                    word.odds = LONE_ODDS;
                }
            }
        }
    }

    /// What speaks for a range of the source (side 0) or translation (1) having no counterpart. A word that
    /// the rest of its text has as well tells nothing where the other side has it.
    #[must_use]
    pub(crate) fn gap(&self, side: usize, range: &Range<usize>) -> StretchGap {
        let inside = self.words_within(side, range);
        let mut own: HashMap<u32, usize> = HashMap::new();
        for word in inside {
            *own.entry(word.stem).or_default() += 1;
        }
        let mut gap = StretchGap::default();
        for word in inside {
            let is_elsewhere = self.stems[side].get(&word.stem) > own.get(&word.stem);
            if !word.covered || !is_elsewhere {
                gap.odds += word.odds;
                gap.words += 1.0;
                gap.missing += if word.covered { 0.0 } else { 1.0 };
            }
        }
        gap
    }

    /// How many words of content of a range are not accounted for.
    #[must_use]
    pub(crate) fn count_missing(&self, side: usize, range: &Range<usize>) -> usize {
        let inside = self.words_within(side, range);
        inside.len() - count_told(inside)
    }

    /// The words of content of a text outside of a range, and those of them that are not accounted for.
    #[must_use]
    pub(crate) fn counts_around(&self, side: usize, range: &Range<usize>) -> [usize; 2] {
        let [all, inside] = [&*self.words[side], self.words_within(side, range)];
        let missing = |words: &[GapWord]| words.len() - count_told(words);
        [all.len() - inside.len(), missing(all) - missing(inside)]
    }

    /// Whether hardly a word that the other side accounts for stands behind a stretch.
    #[must_use]
    pub(crate) fn is_at_end(&self, side: usize, stretch: &Range<usize>) -> bool {
        count_told(self.words_within(side, &(stretch.end..usize::MAX))) <= MAX_TOLD_BEHIND
    }

    fn words_within(&self, side: usize, range: &Range<usize>) -> &[GapWord] {
        let words = &self.words[side];
        let begin = |at: usize| words.partition_point(|word| word.at < at);
        words.get(begin(range.start)..begin(range.end)).unwrap_or_default()
    }

    /// A clause of the source of which hardly anything is said in the translation, though all else is, and
    /// nothing else stands in its place; of those that `may_be` holds for.
    #[must_use]
    pub(crate) fn lost_clause(
        &self,
        source: &TextFacts<'_>,
        target: &TextFacts<'_>,
        may_be: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        let [told, told_there] = [0, 1].map(|side| count_told(&self.words[side]));
        if 20 * told_there < MIN_TOLD_IN_TWENTY[1] * self.words[1].len() {
            return None;
        }
        let (text, other) = (source.text(), self.greatest(1));
        let is_lost = |clause: &Range<usize>| {
            !explains_acronym(&text[clause.clone()], &text[clause.end..])
                && self.is_lost(clause, told, other)
                && may_be(clause)
        };
        let mut clauses = clauses(text).filter(is_lost).take(MAX_CLAUSES_TO_PLACE);
        clauses.find(|clause| !is_replaced(source, target, clause))
    }

    /// Whether hardly anything of a clause is said, and nearly all of what is around it; `told` words of the
    /// whole text are, and `other` speaks for the translation having put something in.
    fn is_lost(&self, clause: &Range<usize>, told: usize, other: f32) -> bool {
        let words = &self.words[0];
        let inside = self.words_within(0, clause);
        let lost = inside.len() - count_told(inside);
        let small = inside.iter().filter(|word| !word.covered && !word.capital).count();
        let odds: f32 = inside.iter().map(|word| word.odds).sum();
        let around = words.len() - inside.len();
        small >= Self::MIN_LOST_WORDS
            && 10 * lost >= MIN_LOST_IN_TEN * inside.len()
            && around >= MIN_WORDS_AROUND
            && 20 * (told + lost - inside.len()) >= MIN_TOLD_IN_TWENTY[0] * around
            && odds - other >= MIN_ODDS_OF_CLAUSE
    }

    /// The logarithm of the odds for a gap in that stretch of a side for which most speaks.
    #[must_use]
    pub(crate) fn greatest(&self, side: usize) -> f32 {
        self.greatest_stretch(side).0
    }

    /// The same, with where the stretch is.
    #[must_use]
    pub(crate) fn greatest_stretch(&self, side: usize) -> (f32, Range<usize>) {
        let (mut best, mut stretch) = (0.0_f32, 0..0);
        let (mut sum, mut start) = (0.0_f32, 0);
        for word in &self.words[side] {
            if sum <= 0.0 {
                (sum, start) = (0.0, word.at);
            }
            sum += word.odds;
            if sum > best {
                (best, stretch) = (sum, start..word.end);
            }
        }
        (best, stretch)
    }
}

/// Whether the other text accounts for less than half of the words of content of one of some parts of the source
/// (side 0) or translation (1), and so many are missing: at first sight, before words are matched one by one,
/// which is dear.
#[must_use]
pub(crate) fn lacks_part(
    texts: [&TextFacts<'_>; 2],
    side: usize,
    parts: &[Range<usize>],
    least: usize,
) -> bool {
    let mut counts = vec![[0_usize; 2]; parts.len()];
    let shown = for_each_account(texts[0], texts[1], |own, account| {
        let at = account.token.start;
        let part = parts.partition_point(|part| part.end <= at);
        if own == side && parts.get(part).is_some_and(|part| part.contains(&at)) {
            counts[part][0] += 1;
            counts[part][1] += usize::from(!account.covered);
        }
    });
    let is_lacking = |&[all, missing]: &[usize; 2]| missing >= least && 2 * missing >= all;
    shown.is_some() && counts.iter().any(is_lacking)
}

/// Whether what a range of a text says is said in a `beside` of the other language, whose own
/// translation or source, `its_own`, does not account for it: a sentence that moved to the next paragraph.
#[must_use]
pub(crate) fn is_said_beside(
    text: &TextFacts<'_>,
    range: &Range<usize>,
    beside: &TextFacts<'_>,
    its_own: Option<&TextFacts<'_>>,
) -> bool {
    let known: HashSet<u32> =
        its_own.into_iter().flat_map(|own| own.senses().iter().map(|sense| sense.stem)).collect();
    let (mut all, mut said) = (0, 0);
    let shown = for_each_account(text, beside, |side, account| {
        if side == 0 && range.contains(&account.token.start) && !known.contains(&account.sense.stem)
        {
            all += 1;
            said += usize::from(account.covered);
        }
    });
    let least = if its_own.is_some() { MIN_BESIDE_IN_TEN } else { MIN_BESIDE_LONE_IN_TEN };
    shown.is_some() && said >= MIN_WORDS_BESIDE && 10 * said >= least * all
}

/// Whether a pair of texts has a stretch on one side that the other does not account for, near its end or else
/// near its beginning: something that belongs to the paragraph behind, or before.
#[must_use]
pub(crate) fn has_gap_at_edge(sides: [&TextFacts<'_>; 2], side: usize, at_end: bool) -> bool {
    let Some(gaps) = WordGaps::between(sides[0], sides[1]) else { return false };
    let (odds, stretch) = gaps.greatest_stretch(side);
    let outside = if at_end { stretch.end..usize::MAX } else { 0..stretch.start };
    odds >= MIN_ODDS_AT_EDGE && count_told(gaps.words_within(side, &outside)) <= MAX_TOLD_AT_EDGE
}

/// Whether an acronym follows a clause, or ends it in brackets, of which the clause is the long form: another
/// language may have the acronym only.
fn explains_acronym(clause: &str, rest: &str) -> bool {
    let in_brackets = clause.rfind('(').map(|at| &clause[at + 1..]);
    in_brackets
        .into_iter()
        .chain([rest])
        .any(|acronym| acronym.chars().take(2).filter(|c| c.is_uppercase()).count() == 2)
}

fn count_told(words: &[GapWord]) -> usize {
    words.iter().filter(|word| word.covered).count()
}

/// Whether the translation has other words where it should have a clause of the source: between what
/// translates the words before and behind it.
fn is_replaced(source: &TextFacts<'_>, target: &TextFacts<'_>, clause: &Range<usize>) -> bool {
    let Some(place) = LexiconPlace::place_of(source.language) else { return false };
    let [own, other] = [source, target].map(|facts| {
        let words = TextWords::words_of_text(facts);
        words.content().map(|(sense, token)| (*sense, token.start)).collect::<Vec<_>>()
    });
    let begin = |at: usize| own.partition_point(|(_, start)| *start < at);
    let (first, next) = (begin(clause.start), begin(clause.end));
    // Where the only word of the translation is that may stand for one of the source.
    let find = |at: usize| {
        let is_translation = |to: &usize| own[at].0.is_translated_by(&other[*to].0, place);
        let mut found = (0..other.len()).filter(is_translation);
        found.next().filter(|_| found.next().is_none())
    };
    let before = (0..first).rev().take(MAX_WORDS_TO_PLACE).find_map(|at| Some((at, find(at)?)));
    let behind = (next..own.len()).take(MAX_WORDS_TO_PLACE).find_map(|at| Some((at, find(at)?)));
    let (from, left) = before.map_or((first, 0), |(at, to)| (first - at - 1, to + 1));
    let (to, right) = behind.map_or((own.len() - next, other.len()), |(at, to)| (at - next, to));
    2 * right.saturating_sub(left + from + to) >= next - first
}

/// The stretches of a text between its marks.
fn clauses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_end = |&(at, mark): &(usize, &str)| {
        let next = text[at + mark.len()..].chars().next();
        !next.is_some_and(char::is_alphanumeric)
    };
    let ends = text.match_indices(ENDS_OF_CLAUSE).filter(is_end).map(|(at, mark)| at + mark.len());
    let mut start = 0;
    ends.chain([text.len()]).map(move |end| std::mem::replace(&mut start, end)..end)
}
