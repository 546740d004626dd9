//! `repeated-word`: the same word or sentence twice in a row.

use std::ops::Range;

use crate::{
    model::{Phrase, Severity},
    text::{Language, MergedList, TextFacts, has_words, prose_words},
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "repeated-word",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("repeated_word.md"),
    page_fr: include_str!("repeated_word.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_repeated_word),
};

/// Words that are said twice on purpose, or whose two meanings meet.
static DOUBLED: MergedList = MergedList::new(|pack| &pack.words.doubled);

/// Languages whose grammar doubles words, for number, force or quotation.
const DOUBLING: [&str; 44] = [
    "am", "az", "bn", "ceb", "fa", "fil", "gu", "haw", "hi", "ht", "hy", "id", "ilo", "ja", "jbo",
    "jv", "ka", "kk", "km", "kn", "ko", "ky", "lo", "mi", "ml", "mr", "ms", "my", "ne", "pa", "si",
    "su", "sw", "ta", "te", "th", "tl", "tpi", "tr", "ug", "ur", "uz", "vi", "zh",
];

/// Words of a language of which nothing is known that are taken for function words, in letters: its
/// articles and pronouns may meet, as do the German *der der* and *Sie sie*.
const MAX_LETTERS_OF_FUNCTION_WORD: usize = 3;

/// A sentence of fewer words may be said twice for force: *Never, never again.*
const MIN_WORDS_OF_SENTENCE: usize = 4;

fn check_repeated_word(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let comparison = texts.comparison;
    let sides = [
        (ReportedSide::Source, &texts.source.facts, comparison.source.locale),
        (ReportedSide::Target, &texts.target.facts, comparison.target.locale),
    ];
    let found = sides.map(|(_, facts, locale)| {
        // Few texts are asked what their language does.
        let may_repeat = facts.may_repeat_words() && !DOUBLING.contains(&locale.language());
        if may_repeat { repetitions(facts) } else { Vec::new() }
    });
    let doubles = DOUBLING.contains(&comparison.target.locale.language());
    let sides = sides.map(|(part, facts, _)| (part, facts));
    report_sentence(sides.map(|(_, facts)| facts), sink);
    if !doubles {
        report_phrase(sides.map(|(_, facts)| facts), sink);
    }
    // What both languages repeat is meant.
    let [source, target] = &found;
    let spared = source.len().min(target.len());
    let framed = if target.len() > spared { frames(sides[0].1) } else { 0 };
    for ((part, facts), ranges) in sides.into_iter().zip(&found) {
        let spared = if part == ReportedSide::Target { spared + framed } else { spared };
        for range in ranges.iter().skip(spared) {
            let word = facts.text()[range.clone()].split_whitespace().next().unwrap_or_default();
            let message = Phrase::new("repeated-word-message").with("word", word);
            let report = RuleReport::new(part, facts.reading.locate(range.clone()), message);
            // The source's slips are its author's to mend.
            let is_source = part == ReportedSide::Source;
            sink.report(if is_source { report.at_most(Severity::Info) } else { report });
        }
    }
}

/// Reports a sentence that the translation has twice in a row and the source has not.
fn report_sentence([source, target]: [&TextFacts<'_>; 2], sink: &mut ReportSink<'_>) {
    let Some(range) = repeated_sentence(target) else { return };
    if repeated_sentence(source).is_none() {
        let message = Phrase::new("repeated-word-sentence");
        sink.report(RuleReport::new(ReportedSide::Target, target.reading.locate(range), message));
    }
}

/// Reports some words that the translation has twice in a row and the source has not.
fn report_phrase([source, target]: [&TextFacts<'_>; 2], sink: &mut ReportSink<'_>) {
    let phrase = target.repeated_phrase().filter(|range| {
        !target.reading.has_alternatives()
            && !is_sentence(&target.text()[range.clone()])
            && source.repeated_phrase().is_none()
    });
    if let Some(range) = phrase {
        let phrase = &target.text()[range.clone()];
        let end = phrase.match_indices(' ').nth(MAX_WORDS_TO_QUOTE - 1);
        let quote = end.map_or(phrase.to_owned(), |(end, _)| format!("{} …", &phrase[..end]));
        let message = Phrase::new("repeated-word-message").with("word", quote);
        sink.report(RuleReport::new(ReportedSide::Target, target.reading.locate(range), message));
    }
}

/// Whether a phrase is of sentences, which are told of as such.
fn is_sentence(phrase: &str) -> bool {
    phrase.contains(['.', '!', '?'])
}

/// Words of a repeated phrase that its message quotes.
const MAX_WORDS_TO_QUOTE: usize = 8;

/// The second of two sentences in a row that are the same; variants of a choice are no such.
fn repeated_sentence(facts: &TextFacts<'_>) -> Option<Range<usize>> {
    if facts.reading.has_alternatives() {
        return None;
    }
    let text = facts.text();
    let said = |range: &Range<usize>| text[range.clone()].trim();
    let two = facts.sentences().windows(2).find(|two| {
        said(&two[0]) == said(&two[1]) && has_words(said(&two[0]), MIN_WORDS_OF_SENTENCE)
    })?;
    Some(two[1].clone())
}

/// How often a word frames another one: *to keep private browsing private*. A language that puts adjectives behind
/// their noun says it twice in a row.
fn frames(facts: &TextFacts<'_>) -> usize {
    let words: Vec<_> = prose_words(facts.text(), facts.markup()).map(|word| word.1).collect();
    let is_long = |word: &str| word.chars().nth(MAX_LETTERS_OF_FUNCTION_WORD).is_some();
    words.windows(3).filter(|three| three[0] == three[2] && is_long(three[0])).count()
}

/// Where a word is followed by itself.
fn repetitions(facts: &TextFacts<'_>) -> Vec<Range<usize>> {
    let text = facts.text();
    let mut found = Vec::new();
    let mut words = prose_words(text, facts.markup()).peekable();
    let mut last: Option<(usize, &str)> = None;
    let mut before = "";
    while let Some((at, word)) = words.next() {
        if let Some((start, first)) = last
            && same(first, word)
            && is_gap(&text[start + first.len()..at])
            && !touches(text, start, at + word.len())
        {
            let next = words.peek().map_or("", |next| next.1);
            let range = start..at + word.len();
            if !is_meant(before, &word.to_lowercase(), next, facts.language)
                && !meets_variant(facts, &range)
                && !is_known(facts, &found, word)
            {
                found.push(range);
            }
        }
        before = last.map_or("", |last| last.1);
        last = Some((at, word));
    }
    found
}

/// Whether one variant of a choice ends and another begins between two words.
fn meets_variant(facts: &TextFacts<'_>, range: &Range<usize>) -> bool {
    let reading = &facts.reading;
    reading.has_alternatives()
        && facts.text()[range.clone()].contains('\n')
        && (reading.is_alternative(range.start) || reading.is_alternative(range.end))
}

/// Whether the word was found doubled in another variant, or is there three times.
fn is_known(facts: &TextFacts<'_>, found: &[Range<usize>], word: &str) -> bool {
    let ends = |range: &Range<usize>| facts.text()[range.clone()].ends_with(word);
    found.last().is_some_and(ends)
}

/// Whether two words are the same, the second in lower case: two capitals make a name.
fn same(first: &str, second: &str) -> bool {
    first.len() == second.len()
        && second.starts_with(char::is_lowercase)
        && (first == second || first.to_lowercase() == second)
}

fn is_gap(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{a0}'))
}

/// Whether the two words are part of something longer: *peut-être être*, *l’est est*, *tout tout-petits*.
fn touches(text: &str, start: usize, end: usize) -> bool {
    let joins =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '_' | '/' | '\u{2011}');
    text[..start].ends_with(joins) || text[end..].starts_with(joins)
}

/// Whether grammar may ask for the repetition: in the text's language, or where that is not known, in any.
fn is_meant(before: &str, word: &str, next: &str, language: Language) -> bool {
    let doubles = |language: Language| (language.pack().doubles)(before, word, next);
    let by_grammar = doubles(language);
    let by_any = || Language::all().any(|other| doubles(other) == Some(true));
    if let Some(is_meant) = by_grammar {
        return is_meant;
    }
    if !language.is_known() && by_any() {
        return true;
    }
    match word.chars().count() {
        // One letter is a variable, a grade or a key more often than a word.
        1 => !matches!(word, "a" | "à" | "y"),
        letters => {
            let is_short = letters <= MAX_LETTERS_OF_FUNCTION_WORD;
            DOUBLED.has(word) || (!language.is_known() && is_short)
        }
    }
}
