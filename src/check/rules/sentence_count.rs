//! `sentence-count`: a sentence of one side that has no counterpart on the other, or a clause of the source.

use std::{collections::HashSet, ops::Range};

use crate::{
    model::{Phrase, Severity},
    text::{
        SentenceBead, TextFacts, WordGaps, align_by_words, bytes, expansion, has_gap_at_edge,
        has_words, is_said_beside, lacks_part, letters, measured_expansion, skips_none, word_links,
    },
};

use super::{
    super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair},
    other_sentences::other_sentence,
    swapped::translates_another,
    unbalanced::brackets,
};

/// A sentence of fewer words or letters says too little to be missed for certain.
const LEAST_WORDS: usize = 3;
const LEAST_LETTERS: usize = 14;
/// How far the length of a good translation departs from what is expected, as a logarithm.
const FREEDOM: f32 = 0.12;
/// The same where a clause is missing that nothing else answers to.
const FREEDOM_OF_CLAUSE: f32 = 0.05;
/// How much worse the length of a translation may fit with a lone sentence counted in.
const MARGIN: f32 = 0.05;
/// What has to speak for a lone sentence's words having no counterpart, and the share of them that has to be
/// missing on the other side; less where nearly all are. At 2.25 and 0.5 half as many texts again of
/// institutional pages are told of, most of those wrongly, and 9 more of 640 omissions in manuals.
const MIN_GAP: (f32, f32) = (3.5, 0.6);
const MIN_GAP_OF_ALL: (f32, f32) = (2.25, 0.85);
/// What a word too many on the other side, next to where a lone sentence should be, takes off its missing words.
const WORTH_OF_SURPLUS: f32 = 0.25;
/// What it takes off that the other side has a stretch of its own without counterpart: it says the same in other
/// words; and what it adds or takes off, by logarithm, that the whole is shorter or longer by as much as the
/// sentence, or not. Without, 12 of 27 alarms on a blog were of sentences that are there in other words; with
/// them 6 of 22, and 15 of 546 omissions are no longer told of.
const WORTH_OF_OTHER: f32 = 0.8;
const WORTH_OF_LENGTH: f32 = 20.0;
/// Words of content that a translation without a clause has fewer than the source, at least.
const MIN_WORDS_FEWER: usize = 2;
/// Words of content that the translation lacks of what is in brackets, their share, and what has to speak for
/// it; of the words around it and of those of the translation, so many in ten are accounted for. Of 58,000 good
/// pairs 20 are told of, nearly all rightly; with two words and no look at lengths 60, and 101 instead of 90 of 160
/// that were dropped.
const MIN_LOST_IN_BRACKETS: u8 = 3;
const SHARE_LOST_IN_BRACKETS: f32 = 0.75;
const MIN_ODDS_OF_BRACKETS: f32 = 3.0;
const MIN_TOLD_IN_TEN: usize = 6;
/// What is left of a departure, at most, where two paragraphs are parted otherwise.
const SHARE_LEFT: f32 = 0.4;
/// A text that lacks more passages than this has not moved them to the next paragraph.
const MAX_PASSAGES_TO_PLACE: usize = 16;
/// An anchor of such a weight, a figure or name, shows that a sentence says something of its own.
const STRONG: f32 = 2.0;

pub(super) static RULE: Rule = Rule {
    name: "sentence-count",
    family: RuleFamily::Completeness,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("sentence_count.md"),
    page_fr: include_str!("sentence_count.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_sentence_count),
};

fn check_sentence_count(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let passages = texts.lone_passages();
    if passages.is_empty() {
        report_other(texts, sink);
    }
    if passages.is_empty() || translates_another(texts) {
        return;
    }
    let is_far = passages.len() > MAX_PASSAGES_TO_PLACE;
    let neighbours = if is_far { [[None, None], [None, None]] } else { texts.neighbours() };
    for passage in passages {
        if !is_translators_note(texts, passage)
            && !stands_beside(texts, [&passage.source, &passage.target], &neighbours)
        {
            report_passage(texts, passage, sink);
        }
    }
}

/// Reports a sentence that says something else than the one in its place.
fn report_other(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let known = measured_expansion(texts.source.facts.language, texts.target.facts.language);
    let Some([from, to]) = known.and_then(|_| other_sentence(texts)) else { return };
    let [source, target] = [&texts.source.facts, &texts.target.facts];
    let Some((there, here)) = quote(source, &from).zip(quote(target, &to)) else { return };
    if translates_another(texts) {
        return;
    }
    let message = Phrase::new("sentence-count-other").with("source", there).with("target", here);
    let [at_source, at_target] = [source.reading.locate(from), target.reading.locate(to)];
    sink.report(RuleReport::new(ReportedSide::Target, at_target, message).source(at_source));
}

/// Whether what one side lacks stands in a paragraph before or behind, or that one has something of its own
/// where the two meet, as it has where their texts are parted otherwise; the ranges are the passage and the
/// empty one where the other side should have it.
pub(super) fn stands_beside(
    texts: &TextPair<'_>,
    passage: [&Range<usize>; 2],
    neighbours: &[[Option<TextFacts<'_>>; 2]; 2],
) -> bool {
    let side = usize::from(passage[0].is_empty());
    let text = [&texts.source.facts, &texts.target.facts][side];
    let meets = [&text.text()[..passage[side].start], &text.text()[passage[side].end..]]
        .map(|rest| !has_words(rest, 1));
    let own = TextLengths::new(&texts.source.facts, &texts.target.facts);
    neighbours.iter().zip(meets).enumerate().any(|(at, (near, meets))| {
        let Some(beside) = &near[1 - side] else { return false };
        let parted = || {
            let both = near[0].as_ref().zip(near[1].as_ref());
            meets
                && both.is_some_and(|(source, target)| {
                    let beside = TextLengths::new(source, target);
                    own.fits_better_with(&beside)
                        && has_gap_at_edge([source, target], 1 - side, at == 0)
                })
        };
        is_said_beside(text, passage[side], beside, near[side].as_ref()) || parted()
    })
}

/// What stands on one side only: where, and the empty range where the other side should have it.
#[derive(Debug)]
pub(in crate::check) struct LonePassage {
    source: Range<usize>,
    target: Range<usize>,
    /// The passage, cut to what fits on a line.
    quote: String,
}

/// The lone passages that this rule tells of: none where the project has it off, so that other rules tell what
/// they lack.
pub(super) fn told_passages<'t>(
    texts: &'t TextPair<'_>,
    sink: &ReportSink<'_>,
) -> &'t [LonePassage] {
    let is_on = sink.settings().configured(&RULE).is_some();
    if is_on { texts.lone_passages() } else { &[] }
}

/// Whether a range of one side is in a sentence that the other lacks, and that is told of.
pub(super) fn is_within_lone(
    texts: &TextPair<'_>,
    (side, range): (ReportedSide, &Range<usize>),
    sink: &ReportSink<'_>,
) -> bool {
    told_passages(texts, sink).iter().any(|passage| {
        let own = if side == ReportedSide::Source { &passage.source } else { &passage.target };
        own.contains(&range.start)
    })
}

/// The sentences that stand on one side only, or else the clause that the translation lacks.
pub(in crate::check) fn lone_passages(texts: &TextPair<'_>) -> Vec<LonePassage> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    // Where nobody has measured how long sentences become, their lengths are no evidence.
    let known = measured_expansion(source.language, target.language).is_some();
    // The variants of a select expression are no sentences that follow each other.
    let variants = [source, target].iter().any(|facts| facts.reading.has_alternatives());
    if !known || variants {
        return Vec::new();
    }
    let whole = TextLengths::new(source, target);
    let mut found = lone_sentences(texts, &whole);
    if found.is_empty() && may_lack_clause(texts) {
        found.extend(lost_clause(texts, &whole));
    }
    if found.is_empty() {
        found.extend(lost_brackets(texts, &whole));
    }
    found
}

fn lone_sentences(texts: &TextPair<'_>, whole: &TextLengths) -> Vec<LonePassage> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if source.sentences().len() + target.sentences().len() < 3
        || !whole.shows_any(source, target)
        || skips_none(source, target)
    {
        return Vec::new();
    }
    let Some(alignment) = texts.sentences().alignment() else { return Vec::new() };
    let beads = &alignment.beads;
    if !beads.iter().any(|bead| alone(bead) && whole.shows(source, target, bead)) {
        return Vec::new();
    }
    let words = word_links(source, target);
    let by_words = words.and_then(|words| align_by_words(source, target, &words));
    // Where lengths and words tell of different sentences, neither is sure: of 86 alarms on manuals and a blog
    // five are no longer told, all of them wrong, and of 942 omissions two.
    let is_agreed =
        |lone: &SentenceBead| by_words.as_ref().is_none_or(|own| own.leaves_alone(lone));
    let evidence = SentenceEvidence::new(texts, whole);
    let is_lone = |&(index, bead): &(usize, &SentenceBead)| {
        let near = || near_beads(beads, index);
        // Where one was left out and another put in, the sentence was reworded.
        let is_other =
            |near: &SentenceBead| alone(near) && near.source.is_empty() != bead.source.is_empty();
        alone(bead)
            && !near().any(is_other)
            && whole.shows(source, target, bead)
            && is_agreed(bead)
            && !near().any(|near| whole.holds(&evidence, near, bead))
            && evidence.is_unaccounted_for(bead, near())
            && !evidence.is_answered(bead)
    };
    let mut runs: Vec<(usize, SentenceBead)> = Vec::new();
    for (index, bead) in beads.iter().enumerate().filter(is_lone) {
        match runs.last_mut() {
            // Sentences that follow each other were left out as one.
            Some((last, run)) if *last + 1 == index && is_of_source(run) == is_of_source(bead) => {
                *last = index;
                run.source.end = bead.source.end;
                run.target.end = bead.target.end;
            }
            _ => runs.push((index, bead.clone())),
        }
    }
    let passages = runs.into_iter().filter_map(|(_, run)| {
        let (from, to) = (bytes(source, &run.source), bytes(target, &run.target));
        let quote = if is_of_source(&run) { quote(source, &from) } else { quote(target, &to) }?;
        Some(LonePassage { source: from, target: to, quote })
    });
    passages.collect()
}

/// Whether a passage is in a note in which a translator speaks for himself: `(NdT : …)`, `[Note du traducteur : …]`.
fn is_translators_note(texts: &TextPair<'_>, passage: &LonePassage) -> bool {
    let [source, target] = [&texts.source.facts, &texts.target.facts];
    let (facts, range) = if passage.target.is_empty() {
        (source, &passage.source)
    } else {
        (target, &passage.target)
    };
    let notes = &facts.language.pack().words.translator_notes;
    let text = facts.text();
    let bracket = text[..range.start].rfind(['(', '[']).unwrap_or(range.start);
    [range.start, bracket].into_iter().any(|start| {
        let note = text[start..range.end].trim_start_matches(|c: char| !c.is_alphanumeric());
        let head = note.split_once(':').map_or("", |(head, _)| head).trim_end();
        let head = head.trim_end_matches('.').to_lowercase();
        let mut words = head.split(' ');
        notes.has(&head)
            || words.clone().next() == Some("note") && words.any(|word| notes.has(word))
            || head.split_once(' ').is_some_and(|(who, what)| notes.has(who) && what == "note")
    })
}

/// The beads before and behind one.
fn near_beads(beads: &[SentenceBead], index: usize) -> impl Iterator<Item = &SentenceBead> {
    let near = [index.checked_sub(1), index.checked_add(1)].into_iter().flatten();
    near.filter_map(|near| beads.get(near))
}

/// Whether a lone bead is of the source.
fn is_of_source(lone: &SentenceBead) -> bool {
    lone.target.is_empty()
}

/// Whether a translation has enough words too few for a clause to be missing.
fn may_lack_clause(texts: &TextPair<'_>) -> bool {
    texts.fit().is_some_and(|fit| {
        fit.words[0] >= fit.words[1] + MIN_WORDS_FEWER
            && fit.words[0] - fit.covered[0] >= WordGaps::MIN_LOST_WORDS
    })
}

/// A clause of the source that nothing in the translation answers to, though it has all else and is the
/// shorter for it.
fn lost_clause(texts: &TextPair<'_>, whole: &TextLengths) -> Option<LonePassage> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if whole.departure() > FREEDOM_OF_CLAUSE {
        return None;
    }
    let gaps = texts.gaps()?;
    let clause = gaps.lost_clause(source, target, |clause| whole.is_shorter_by(source, clause))?;
    if is_answered([source, target], &clause) {
        return None;
    }
    let end = target.text().len();
    let quote = quote(source, &clause)?;
    Some(LonePassage { source: clause, target: end..end, quote })
}

/// What stands in brackets in the source and nowhere in a translation that has fewer brackets, all else, and is
/// the shorter for it. What is quoted or emphasised in them, or an acronym, explains the words before.
fn lost_brackets(texts: &TextPair<'_>, whole: &TextLengths) -> Option<LonePassage> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let count = |facts: &TextFacts<'_>| facts.text().matches('(').count();
    if !source.has(b'(') || count(source) <= count(target) {
        return None;
    }
    let fit = texts.fit()?;
    let least = MIN_LOST_IN_BRACKETS;
    if fit.gaps[0] < MIN_ODDS_OF_BRACKETS
        || fit.words[0] - fit.covered[0] < usize::from(least)
        || 10 * fit.covered[1] < MIN_TOLD_IN_TEN * fit.words[1]
    {
        return None;
    }
    let all: Vec<_> = brackets(source, '(').collect();
    if !lacks_part([source, target], 0, &all, usize::from(least) - 1) {
        return None;
    }
    let gaps = texts.gaps()?;
    let is_lost = |range: &Range<usize>| {
        let gap = gaps.gap(0, range);
        let [all, missing] = gaps.counts_around(0, range);
        gap.missing >= f32::from(least)
            && gap.missing >= SHARE_LOST_IN_BRACKETS * gap.words
            && gap.odds >= MIN_ODDS_OF_BRACKETS
            && 10 * (all - missing) >= MIN_TOLD_IN_TEN * all
            && whole.is_shorter_by(source, range)
            && !is_gloss(source.text(), range)
    };
    let range = all.into_iter().find(is_lost)?;
    let end = target.text().len();
    let quote = quote(source, &range)?;
    Some(LonePassage { source: range, target: end..end, quote })
}

/// Whether brackets give the word before them in another way: an acronym in full or its letters, a term quoted.
fn is_gloss(text: &str, brackets: &Range<usize>) -> bool {
    let inside = text[brackets.clone()].trim_start_matches('(');
    let before = text[..brackets.start].split_whitespace().next_back().unwrap_or_default();
    let is_acronym = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1;
    inside.starts_with(['*', '_', '«', '“', '"', '`'])
        || before.ends_with(['*', '_'])
        || inside.split_whitespace().chain([before]).any(is_acronym)
}

/// What the lengths of the whole texts tell.
struct TextLengths {
    /// Letters of either text.
    letters: [f32; 2],
    expansion: f32,
}

impl TextLengths {
    fn new(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Self {
        let letters = [source, target].map(|facts| float(facts.letters()).max(1.0));
        Self { letters, expansion: expansion(source.language, target.language) }
    }

    /// Whether the lengths would bear out that some sentence is missing, were it alone.
    fn shows_any(&self, source: &TextFacts<'_>, target: &TextFacts<'_>) -> bool {
        let of_source = (0..source.sentences().len()).map(|at| (at..at + 1, 0..0));
        let of_target = (0..target.sentences().len()).map(|at| (0..0, at..at + 1));
        of_source.chain(of_target).any(|(of_source, of_target)| {
            self.shows(source, target, &SentenceBead { source: of_source, target: of_target })
        })
    }

    /// How far the length of the translation departs from what is expected, as a logarithm.
    fn departure(&self) -> f32 {
        (self.letters[1] / (self.letters[0] * self.expansion)).ln()
    }

    /// Whether the translation is shorter by about as much as a part of the source is long.
    fn is_shorter_by(&self, source: &TextFacts<'_>, part: &Range<usize>) -> bool {
        let count = letters(&source.text()[part.clone()]);
        let lost = float(u32::try_from(count).unwrap_or(u32::MAX));
        self.departure() < half_without(lost / self.letters[0]) + FREEDOM_OF_CLAUSE
    }

    /// Whether the lengths bear out that a sentence is missing: where a translation is as long as it
    /// should be, what the sentence says stands in another.
    fn shows(&self, source: &TextFacts<'_>, target: &TextFacts<'_>, bead: &SentenceBead) -> bool {
        let ratio = self.departure();
        let half = half_without(self.share([source, target], bead));
        if is_of_source(bead) { ratio < half + FREEDOM } else { ratio > -half - FREEDOM }
    }

    /// The share that a lone sentence has of its text.
    fn share(&self, sides: [&TextFacts<'_>; 2], lone: &SentenceBead) -> f32 {
        if is_of_source(lone) {
            count_letters(sides[0], &lone.source) / self.letters[0]
        } else {
            count_letters(sides[1], &lone.target) / self.letters[1]
        }
    }

    /// Whether the lengths of this pair and another are as expected when they are taken together.
    fn fits_better_with(&self, other: &Self) -> bool {
        let letters = [0, 1].map(|side| self.letters[side] + other.letters[side]);
        let both = Self { letters, expansion: self.expansion };
        both.departure().abs() < SHARE_LEFT * self.departure().abs()
    }

    /// By how much the lengths depart further than a lone sentence explains, as a logarithm: below zero where
    /// they depart less, so that some of it is said elsewhere.
    fn shortfall(&self, sides: [&TextFacts<'_>; 2], lone: &SentenceBead) -> f32 {
        let departure = self.departure();
        let away = if is_of_source(lone) { -departure } else { departure };
        away + 2.0 * half_without(self.share(sides, lone))
    }

    /// Whether the sentences beside a lone one may say what it says: their translation is longer or
    /// shorter than it should be, and the lone one makes up for it.
    fn holds(
        &self,
        evidence: &SentenceEvidence<'_>,
        near: &SentenceBead,
        lone: &SentenceBead,
    ) -> bool {
        if alone(near) {
            return false;
        }
        let [source, target] = evidence.sides;
        let lengths = |bead: &SentenceBead| {
            [
                count_letters(source, &bead.source) * self.expansion,
                count_letters(target, &bead.target),
            ]
        };
        let ([expected, actual], [more, added]) = (lengths(near), lengths(lone));
        let without = (actual.max(1.0) / expected.max(1.0)).ln();
        let with = ((actual + added).max(1.0) / (expected + more).max(1.0)).ln();
        with.abs() < without.abs() + MARGIN && !evidence.says_more(lone)
    }
}

/// What the words of both texts tell of their sentences, read once and asked sentence by sentence.
struct SentenceEvidence<'f> {
    sides: [&'f TextFacts<'f>; 2],
    /// The anchors of either side.
    keys: [HashSet<u32>; 2],
    texts: &'f TextPair<'f>,
    whole: &'f TextLengths,
}

impl<'f> SentenceEvidence<'f> {
    fn new(texts: &'f TextPair<'f>, whole: &'f TextLengths) -> Self {
        let sides = [&texts.source.facts, &texts.target.facts];
        let keys = sides.map(|facts| facts.anchors().iter().map(|anchor| anchor.key).collect());
        Self { sides, keys, texts, whole }
    }

    /// The side that a lone sentence is of, and where it stands.
    fn place(&self, lone: &SentenceBead) -> (usize, Range<usize>) {
        if is_of_source(lone) {
            (0, bytes(self.sides[0], &lone.source))
        } else {
            (1, bytes(self.sides[1], &lone.target))
        }
    }

    /// Whether a lone sentence has a figure, name or code that the other side has nowhere.
    fn says_more(&self, lone: &SentenceBead) -> bool {
        let (side, range) = self.place(lone);
        let anchors = self.sides[side].anchors();
        let begin = |at: usize| anchors.partition_point(|anchor| anchor.at < at);
        anchors[begin(range.start)..begin(range.end)]
            .iter()
            .any(|anchor| anchor.weight >= STRONG && !self.keys[1 - side].contains(&anchor.key))
    }

    /// Whether the other side has something that only this sentence of its own side has.
    fn is_answered(&self, lone: &SentenceBead) -> bool {
        let (side, range) = self.place(lone);
        is_answered([self.sides[side], self.sides[1 - side]], &range)
    }

    /// Whether hardly anything of what a lone sentence says is said on the other side, as far as the
    /// lexicon tells, and nothing else stands there in its place.
    fn is_unaccounted_for<'b>(
        &self,
        lone: &SentenceBead,
        near: impl Iterator<Item = &'b SentenceBead>,
    ) -> bool {
        let [source, target] = self.sides;
        let Some(gaps) = self.texts.gaps() else { return true };
        let (side, range) = self.place(lone);
        let (mut own, mut other) = (0, 0);
        for bead in near {
            let ranges = [bytes(source, &bead.source), bytes(target, &bead.target)];
            own += gaps.count_missing(side, &ranges[side]);
            other += gaps.count_missing(1 - side, &ranges[1 - side]);
        }
        let surplus =
            WORTH_OF_SURPLUS * float(u32::try_from(other.saturating_sub(own)).unwrap_or(u32::MAX));
        let gap = gaps.gap(side, &range);
        let shows = |(odds, share): (f32, f32)| {
            gap.odds >= odds && gap.missing - surplus >= share * gap.words
        };
        let stated = gap.odds - WORTH_OF_OTHER * gaps.greatest(1 - side)
            + WORTH_OF_LENGTH * self.whole.shortfall(self.sides, lone);
        (shows(MIN_GAP) || shows(MIN_GAP_OF_ALL)) && stated >= 0.0
    }
}

/// Whether the other text has code or an anchor that this text has in one passage only: then it says what the
/// passage says, in other words.
fn is_answered([own, other]: [&TextFacts<'_>; 2], passage: &Range<usize>) -> bool {
    let is_apart = |at: usize| !passage.contains(&at);
    let strong = |facts: &TextFacts<'_>, keep: &dyn Fn(usize) -> bool| {
        let anchors = facts.anchors().iter();
        let strong = anchors.filter(|anchor| anchor.weight >= STRONG && keep(anchor.at));
        strong.map(|anchor| anchor.key).collect::<HashSet<_>>()
    };
    let (inside, outside) = (strong(own, &|at| !is_apart(at)), strong(own, &is_apart));
    let there = strong(other, &|_| true);
    let (text, others) = (own.text(), other.text().to_lowercase());
    let code = own.markup().code.iter().filter(|code| !is_apart(code.range.start));
    inside.difference(&outside).any(|key| there.contains(key))
        || code.map(|code| &text[code.content.clone()]).any(|code| {
            let is_mentioned = text.match_indices(code).any(|(at, _)| is_apart(at));
            !is_mentioned && has_as_word(&others, &code.to_lowercase())
        })
}

/// Whether a text has something with no letter or figure beside it.
fn has_as_word(text: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !word.is_empty()
        && memchr::memmem::find_iter(text.as_bytes(), word).any(|at| {
            !is_part(text[..at].chars().next_back())
                && !is_part(text[at + word.len()..].chars().next())
        })
}

/// Half of what a text is the shorter, as a logarithm, without such a share of it.
fn half_without(share: f32) -> f32 {
    0.5 * (1.0 - share).max(0.05).ln()
}

/// The letters of a run of sentences.
fn count_letters(facts: &TextFacts<'_>, run: &Range<usize>) -> f32 {
    let lengths = facts.lengths().get(run.clone()).unwrap_or_default();
    float(lengths.iter().map(|length| length.letters).sum())
}

#[expect(clippy::cast_precision_loss, reason = "a length beyond 2^24 may be off by one")]
fn float(count: u32) -> f32 {
    count as f32
}

/// Whether a bead has one side only.
fn alone(bead: &SentenceBead) -> bool {
    bead.source.is_empty() || bead.target.is_empty()
}

fn report_passage(texts: &TextPair<'_>, passage: &LonePassage, sink: &mut ReportSink<'_>) {
    let (id, help) = if passage.target.is_empty() {
        ("sentence-count-missing", "sentence-count-missing-help")
    } else {
        ("sentence-count-added", "sentence-count-added-help")
    };
    let [at_source, at_target] = [
        texts.source.facts.reading.locate(passage.source.clone()),
        texts.target.facts.reading.locate(passage.target.clone()),
    ];
    let message = Phrase::new(id).with("sentence", &*passage.quote);
    let report = RuleReport::new(ReportedSide::Target, at_target, message).source(at_source);
    sink.report(report.help(Phrase::new(help)));
}

/// The sentence, cut to what fits on a line; none where it is too short to be sure.
fn quote(facts: &TextFacts<'_>, range: &Range<usize>) -> Option<String> {
    const MOST: usize = 60;
    let sentence = &facts.text()[range.clone()];
    if !has_words(sentence, LEAST_WORDS) || letters(sentence) < LEAST_LETTERS {
        return None;
    }
    let folded = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match folded.char_indices().nth(MOST) {
        Some((end, _)) => {
            let end = folded[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &folded[..end])
        }
        None => folded,
    })
}
