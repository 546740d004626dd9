//! `wrong-language`: a translation in another language than its own, as a whole or in part.

use std::{collections::HashSet, ops::Range};

use crate::{
    model::{Phrase, Severity},
    text::{Evidence, Language, TextFacts, detect, prose_words, prose_words_within, stop_word_of},
};

use super::{
    super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair},
    cited_works::cites_work,
    untranslated::is_untranslated,
};

/// Words from which a third language is told.
const MIN_WORDS_OF_THIRD: usize = 18;
/// Words from which the source's language is told in a text that should be in one of which nothing
/// is known.
const MIN_WORDS_OF_UNKNOWN: usize = 8;
/// Different stop words that no other language has so many of in a sentence: the most that were met in texts of
/// 140 locales is four, in Frisian, which has *is*, *by*, *it* and *of*.
const MIN_DIFFERENT_STOP_WORDS: usize = 6;

pub(super) static RULE: Rule = Rule {
    name: "wrong-language",
    family: RuleFamily::Words,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("wrong_language.md"),
    page_fr: include_str!("wrong_language.fr.md"),
    options: &[],
    check: RuleCheck::Gate(check_wrong_language),
};

fn check_wrong_language(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let expected = texts.comparison.target.locale.language();
    if expected == texts.comparison.source.locale.language() {
        return;
    }
    let all = *target.evidence();
    let of_source = all.stop_word_count(source.language) > 0;
    let evidence = if of_source { unquoted(target, 0..target.text().len(), all) } else { all };
    let told = evidence.language();
    // A translation that is the source's very text is told as that, and once.
    let stays = || is_untranslated(texts) || cites_work(target.text());
    if told != Some(source.language) && of_source && !stays() {
        left_over(texts, sink);
    }
    let found = match told {
        Some(language) if language == target.language => None,
        Some(language) if language == source.language => {
            surely(evidence, texts, 0..target.text().len())
                .then(|| texts.comparison.source.locale.language())
        }
        _ => third_language(evidence, texts),
    };
    let Some(found) = found else { return };
    // A source that quotes the translation's language is not the translator's to change.
    let quoted = source.evidence().language() == Some(target.language);
    if quoted || stays() {
        return;
    }
    let whole = target.reading.locate(0..target.text().len());
    let message = Phrase::new("wrong-language-message").with("found", language_name(found));
    let message = message.with("expected", language_name(expected));
    let report = RuleReport::new(ReportedSide::Target, whole, message);
    sink.report(report.source(source.reading.locate(0..source.text().len())));
}

/// Whether words that look like the source's language are none of the translation's: of a language
/// of which nothing is known, a few may be its own, such as the Danish *at* and *under* or the Irish
/// *is* and *an*. A third of the words of an English or French text are function words.
fn surely(evidence: Evidence, texts: &TextPair<'_>, range: Range<usize>) -> bool {
    let of_source = evidence.stop_word_count(texts.source.facts.language);
    texts.target.facts.language.is_known()
        || (evidence.words >= MIN_WORDS_OF_UNKNOWN
            && 10 * of_source >= 3 * evidence.words
            && repeats_source(texts, &range))
}

/// Whether a part of the translation has many different words of the source's language, or a third of its
/// words from the source itself: one little word in every variant of a choice is no sign of a language.
fn repeats_source(texts: &TextPair<'_>, range: &Range<usize>) -> bool {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let words = |facts: &TextFacts<'_>, range: &Range<usize>| -> HashSet<String> {
        let own = prose_words_within(facts.text(), facts.markup(), range.clone());
        own.map(|(_, word)| word.to_lowercase()).collect()
    };
    let (there, here) = (words(source, &(0..source.text().len())), words(target, range));
    let is_of_source = |word: &&String| stop_word_of(word) == Some(source.language);
    here.iter().filter(is_of_source).count() >= MIN_DIFFERENT_STOP_WORDS
        || 3 * here.iter().filter(|word| there.contains(*word)).count() >= here.len()
}

/// The language of a text that has hardly a word of the one it should be in, which is known; what
/// is not known may be any.
fn third_language(evidence: Evidence, texts: &TextPair<'_>) -> Option<&'static str> {
    let target = &texts.target.facts;
    // The variants of a choice repeat each other's words.
    let judges = target.language.is_known()
        && !target.reading.has_alternatives()
        && evidence.words >= MIN_WORDS_OF_THIRD
        && 8 * evidence.stop_word_count(target.language) < evidence.words;
    let expected = texts.comparison.target.locale.language();
    judges.then(|| detect(target.text())).flatten().filter(|code| *code != expected)
}

/// What the words of a part of a text that are outside of quotation marks say, unless nearly all are within;
/// `all` is what they say together.
fn unquoted(facts: &TextFacts<'_>, part: Range<usize>, all: Evidence) -> Evidence {
    let text = facts.text();
    let mut evidence = Evidence::default();
    let (mut last, mut depth, mut straight) = (part.start, 0_usize, false);
    let mut pass = |from: usize, to: usize| {
        for c in text[from..to].chars() {
            match c {
                '«' | '“' => depth += 1,
                '»' | '”' => depth = depth.saturating_sub(1),
                '"' => straight = !straight,
                _ => {}
            }
        }
        depth > 0 || straight
    };
    for (at, word) in prose_words_within(text, facts.markup(), part.clone()) {
        if !pass(last, at) {
            evidence.count_word(word, facts.language);
        }
        last = at + word.len();
    }
    let open = pass(last, part.end);
    // A text that is a quotation is there to be translated; and a lone mark quotes nothing.
    if 10 * evidence.words < all.words || open { all } else { evidence }
}

fn language_name(code: &str) -> Phrase {
    Phrase::new(match code {
        "fr" => "language-fr",
        "en" => "language-en",
        "de" => "language-de",
        "es" => "language-es",
        "it" => "language-it",
        "pt" => "language-pt",
        "nl" => "language-nl",
        _ => "language-other",
    })
}

/// Reports words of the source that stand in the middle of the translation.
fn left_over(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    // A few are enough to be told, and keep a hostile text linear.
    let mut runs = left_sentences(texts);
    let apart = |run: &Range<usize>, runs: &[Range<usize>]| {
        runs.iter().all(|other| run.end <= other.start || other.end <= run.start)
    };
    let others = left_runs(source, target);
    let others: Vec<_> = others.into_iter().filter(|run| apart(run, &runs)).take(8).collect();
    runs.truncate(8);
    runs.extend(others);
    for run in runs.into_iter().take(8) {
        let words = &target.text()[run.clone()];
        let at = memchr::memmem::find(source.text().as_bytes(), words.as_bytes());
        let there = at.map_or(0..source.text().len(), |at| at..at + words.len());
        let message = Phrase::new("wrong-language-part").with("words", words);
        let report =
            RuleReport::new(ReportedSide::Target, target.reading.locate(run.clone()), message);
        sink.report(report.source(source.reading.locate(there)));
    }
}

/// Sentences in the source's language among those of the translation, however they came there.
pub(super) fn left_sentences(texts: &TextPair<'_>) -> Vec<Range<usize>> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let sentences = target.sentences();
    if sentences.len() < 2 {
        return Vec::new();
    }
    let mut evidence = vec![Evidence::default(); sentences.len()];
    for (at, word) in prose_words(target.text(), target.markup()) {
        let index = sentences.partition_point(|sentence| sentence.end <= at);
        if let Some(evidence) = evidence.get_mut(index) {
            evidence.count_word(word, target.language);
        }
    }
    let is_left = |(range, evidence): &(&Range<usize>, Evidence)| {
        evidence.language() == Some(source.language)
            && surely(*evidence, texts, (*range).clone())
            // A sentence may quote the source's language.
            && unquoted(target, (*range).clone(), *evidence).language() == Some(source.language)
            && !is_set_off(target.text(), range)
    };
    sentences.iter().zip(evidence).filter(is_left).map(|(range, _)| range.clone()).collect()
}

/// Words in a row that follow each other in the source as well, among them little words of its
/// language and none of the translation's.
fn left_runs(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Vec<Range<usize>> {
    let words: Vec<_> = prose_words(source.text(), source.markup()).map(|word| word.1).collect();
    let follow: HashSet<[&str; 2]> = words.windows(2).map(|two| [two[0], two[1]]).collect();
    let text = target.text();
    let mut runs = Vec::new();
    let mut run = LanguageRun::default();
    let mut last = "";
    for (at, word) in prose_words(text, target.markup()) {
        let of = stop_word_of(&word.to_lowercase());
        let name = of.is_none() && word.starts_with(char::is_uppercase);
        let foreign = !name && (of.is_none() || of == Some(source.language));
        let joined =
            run.words > 0 && is_gap(&text[run.range.end..at]) && follow.contains(&[last, word]);
        if !(foreign && joined) {
            if run.is_left(at, name, text) {
                runs.push(run.range.clone());
            }
            // A word before the run that is part of a name makes it one too.
            let named = run.ends_in_name && text[run.range.end..at].chars().all(|c| c == ' ');
            run = LanguageRun { range: at..at, named, ..LanguageRun::default() };
        }
        if foreign {
            // "l’", "d’": a sign of the language, and no word of its own.
            let elided = word.chars().nth(1).is_none()
                && text[at + word.len()..].starts_with(['\'', '’'])
                && source.language.pack().elides;
            run.words += usize::from(!elided);
            run.little += usize::from(elided || is_of(word, of, source.language));
        }
        run.ends_in_name = name;
        run.range.end = at + word.len();
        last = word;
    }
    if run.is_left(text.len(), false, text) {
        runs.push(run.range);
    }
    runs
}

/// Whether a word shows that it is of the source's language: a little word of it, or one with accents
/// that few other languages have.
fn is_of(word: &str, of: Option<Language>, source: Language) -> bool {
    of == Some(source) || word.contains(source.pack().accents)
}

#[derive(Default)]
struct LanguageRun {
    range: Range<usize>,
    words: usize,
    /// How many of them show that they are of the source's language, elided ones included.
    little: usize,
    /// Whether a name stands right before it.
    named: bool,
    /// Whether it is a single word, and that a name's.
    ends_in_name: bool,
}

impl LanguageRun {
    /// Whether the words were left in the source's language; `at` is where the next word begins, and
    /// `name` whether that is a name's.
    fn is_left(&self, at: usize, name: bool, text: &str) -> bool {
        let sure = self.little > 0 && self.words >= 3 && self.words + 2 * self.little >= 7;
        let touches =
            name && text[self.range.end..at].chars().all(|c| matches!(c, ' ' | '\'' | '’'));
        sure && !self.named && (!touches || self.words >= 5) && !is_set_off(text, &self.range)
    }
}

fn is_gap(gap: &str) -> bool {
    gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\'' | '’' | ',' | '\n'))
}

/// Whether quotation marks, emphasis or parentheses enclose the words.
fn is_set_off(text: &str, run: &Range<usize>) -> bool {
    let window = |c: char| matches!(c, '«' | '“' | '"' | '‘' | '*' | '_' | '(' | '[');
    let before = &text[..run.start];
    let mut from = before.len().saturating_sub(80);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let opened = before[from..].rfind(window);
    let closed = before[from..].rfind(['»', '”', ')', ']']);
    opened.is_some_and(|open| closed.is_none_or(|close| close < open))
}
