//! `repeated-word`: the same word twice in a row.

use std::ops::Range;

use crate::{
    model::{Phrase, Severity},
    text::{Facts, Language, prose_words},
};

use super::super::{Check, Family, Part, Report, Rule, Sink, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "repeated-word",
    family: Family::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("repeated_word.md"),
    page_fr: include_str!("repeated_word.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

/// Words that are said twice on purpose, or whose two meanings meet.
const TWICE: &[&str] = &[
    "bla", "blah", "bye", "cha", "couci", "faire", "goody", "ha", "had", "hé", "hey", "ho",
    "knock", "là", "long", "non", "no", "oui", "pas", "si", "so", "très", "tut", "very", "vite",
    "yes",
];

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    let sides = [(Part::Source, &texts.source.facts), (Part::Target, &texts.target.facts)];
    let found = sides.map(|(_, facts)| repetitions(facts));
    // What both languages repeat is meant.
    let [source, target] = &found;
    let spared = source.len().min(target.len());
    for ((part, facts), ranges) in sides.into_iter().zip(&found) {
        for range in ranges.iter().skip(spared) {
            let word = facts.text()[range.clone()].split_whitespace().next().unwrap_or_default();
            let message = Phrase::new("repeated-word-message").with("word", word);
            sink.report(Report::new(part, facts.reading.locate(range.clone()), message));
        }
    }
}

/// Where a word is followed by itself.
fn repetitions(facts: &Facts<'_>) -> Vec<Range<usize>> {
    let text = facts.text();
    let mut found = Vec::new();
    if !facts.may_repeat_words() {
        return found;
    }
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
            if !is_meant(before, &word.to_lowercase(), next, facts.language) {
                found.push(start..at + word.len());
            }
        }
        before = last.map_or("", |last| last.1);
        last = Some((at, word));
    }
    found
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

/// Whether grammar may ask for the repetition.
fn is_meant(before: &str, word: &str, next: &str, language: Language) -> bool {
    let has = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    match word {
        // « nous nous levons », but not « nous nous avons ».
        "nous" | "vous" if language != Language::English => !has(
            &["pouvons", "pouvez", "pourrez", "pourrons", "avons", "avez", "aurez", "aurons"],
            next,
        ),
        // "what it is is", "he said that that day …"
        "is" if language != Language::French => {
            has(&["it", "this", "that", "he", "she", "what", "there", "who", "which"], before)
        }
        "that" if language != Language::French => !has(
            &[
                "the", "a", "an", "it", "they", "we", "you", "he", "she", "this", "these", "those",
                "there", "are", "have", "can", "may", "will", "should", "must", "all", "some",
                "any", "your", "its", "their", "our", "do", "does", "if", "when", "were",
            ],
            next,
        ),
        // « le fait fait débat », « celui qui est est »
        "est" | "fait" | "font" if language != Language::English => {
            has(&["l", "qui", "le", "qu"], before)
        }
        // « en en affichant la liste »
        "en" if language != Language::English => next.ends_with("ant"),
        // One letter is a variable, a grade or a key more often than a word.
        word if word.chars().count() == 1 => !matches!(word, "a" | "à" | "y"),
        word => TWICE.contains(&word) || (language == Language::Other && word.chars().count() < 3),
    }
}
