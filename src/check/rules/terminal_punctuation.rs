//! `terminal-punctuation`: a sentence that ends on one side only.
//!
//! What ends a sentence is looked for behind quotes, brackets, footnote marks, links and tags. Many texts
//! of a document that differ the same way are a habit, and one finding.

use std::ops::Range;

use crate::{
    model::{Phrase, SegmentKind, Severity, UnitKind},
    text::{TextFacts, ends_in_abbreviation, last_prose_word, section_number, words},
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "terminal-punctuation",
    family: RuleFamily::Typography,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("terminal_punctuation.md"),
    page_fr: include_str!("terminal_punctuation.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_terminal_punctuation),
};

/// How a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextEnd {
    /// With a full stop, or what does the work of one.
    Stop(char),
    /// With a stop inside of a closing bracket, where house styles differ: *(See below.)*
    Inside(char),
    /// With a colon, comma or semicolon: something follows.
    Pause(char),
    /// With dots that leave something open.
    Dots,
    /// With a letter or figure.
    Word,
    /// With anything else; nothing is said of it.
    Other,
}

impl TextEnd {
    fn mark(self) -> Option<char> {
        match self {
            Self::Stop(mark) | Self::Inside(mark) | Self::Pause(mark) => Some(mark),
            Self::Dots => Some('…'),
            Self::Word | Self::Other => None,
        }
    }
}

/// What the translation does with the last mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MarkChange {
    Lost,
    Added,
    Question,
    Dots,
}

/// A text this short is exclaimed or not as its language likes: *Join us!*
const MAX_WORDS_OF_CALL: usize = 6;

/// A text of fewer words may be a label.
const MIN_WORDS_OF_SENTENCE: usize = 5;

/// Languages that end no sentence with a mark; a space does.
const WITHOUT_STOPS: [&str; 5] = ["th", "lo", "km", "my", "shn"];

fn check_terminal_punctuation(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let locales = [&texts.comparison.source.locale, &texts.comparison.target.locale];
    if is_skipped(texts.kind)
        || locales.iter().any(|locale| WITHOUT_STOPS.contains(&locale.language()))
        || !source.has_words(3)
        || !target.has_words(3)
        || is_fragment(source.text())
        || is_fragment(target.text())
    {
        return;
    }
    let ends = [end(source, locales[0].language()), end(target, locales[1].language())];
    tally(ends, sink);
    if ends[0] == ends[1] {
        return;
    }
    let Some(change) = change(texts, ends) else { return };
    if texts.kind == UnitKind::Message && ends_with_element(source) {
        return;
    }
    let (there, here) = (last(source.text()), last(target.text()));
    let stop = ends.iter().find(|end| matches!(end, TextEnd::Dots | TextEnd::Stop(_)));
    let Some(mark) =
        stop.or(ends.iter().find(|end| end.mark().is_some())).and_then(|end| end.mark())
    else {
        return;
    };
    let message = Phrase::new(change.message()).with("mark", mark.to_string());
    let mut report = RuleReport::new(ReportedSide::Target, target.reading.locate(here), message);
    if let Some(habit) = change.habit(mark) {
        report = report.habit(habit);
    }
    if is_style(texts, change) {
        report = report.at_most(Severity::Info);
    }
    sink.report(report.source(source.reading.locate(there)));
}

impl MarkChange {
    fn message(self) -> &'static str {
        match self {
            Self::Lost | Self::Dots => "terminal-punctuation-lost",
            Self::Added => "terminal-punctuation-added",
            Self::Question => "terminal-punctuation-question",
        }
    }

    /// The habit of a whole document that a full stop less or more may be an instance of.
    fn habit(self, mark: char) -> Option<&'static str> {
        match self {
            Self::Lost if mark == '.' => Some(HABIT_LOST),
            Self::Added if mark == '.' => Some(HABIT_ADDED),
            _ => None,
        }
    }
}

const HABIT_LOST: &str = "terminal-punctuation-lost-habit";
const HABIT_ADDED: &str = "terminal-punctuation-added-habit";

/// Whether a mark more or less is a matter of style: one put behind a single sentence, which nobody misses
/// in the source; a stop behind a label of a program or what an image shows.
fn is_style(texts: &TextPair<'_>, change: MarkChange) -> bool {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let is_message = texts.kind == UnitKind::Message;
    let single = is_single(source);
    match change {
        MarkChange::Added => single || is_message || is_image(target),
        MarkChange::Lost => {
            let label = is_message || !target.has_words(MIN_WORDS_OF_SENTENCE);
            // *Sorry. We could not find the page.* becomes a title.
            single && label || is_message && is_single(target) || is_image(source)
        }
        // A program's question in the form of a statement, *Restore the default?*, or of a request: *Have you
        // installed it?* is *Check that it is installed.* in a language whose words are not known.
        MarkChange::Question => {
            is_message && (single && !asks(source) || !target.language.is_known())
        }
        // A program says that something is being done.
        MarkChange::Dots => is_message,
    }
}

/// Whether a text is of one sentence; variants of a choice are a text each.
fn is_single(facts: &TextFacts<'_>) -> bool {
    let reading = &facts.reading;
    let sentences = facts.sentences().iter();
    sentences.filter(|sentence| !reading.is_alternative(sentence.start)).nth(1).is_none()
}

/// Whether the last sentence of a message is all in one element, such as what a link or a button says, which
/// a language may well put into a sentence.
fn ends_with_element(facts: &TextFacts<'_>) -> bool {
    let (text, markup) = (facts.text(), facts.markup());
    let Some(sentence) = facts.sentences().last() else { return false };
    let written = &text[sentence.clone()];
    let start = sentence.end - written.trim_start().len();
    let end = sentence.start + written.trim_end().len();
    let mut tags =
        markup.tags.iter().filter(|tag| start <= tag.range.start && tag.range.end <= end);
    let [first, last, none] = [tags.next(), tags.next(), tags.next()];
    none.is_none()
        && first.is_some_and(|tag| tag.range.start == start)
        && last.is_some_and(|tag| tag.range.end == end)
}

/// Whether a text is an image with its description.
fn is_image(facts: &TextFacts<'_>) -> bool {
    let text = facts.text();
    let all = text.len() - text.trim_start().len()..text.trim_end().len();
    facts.markup().links.iter().any(|link| link.image && link.range == all)
}

/// Counts the texts where either habit could show.
fn tally(ends: [TextEnd; 2], sink: &mut ReportSink<'_>) {
    match ends {
        [TextEnd::Stop('.'), _] => sink.tally(HABIT_LOST),
        [TextEnd::Word, _] => sink.tally(HABIT_ADDED),
        _ => {}
    }
}

/// What is worth a word, of two ends that differ.
fn change(texts: &TextPair<'_>, [source_end, target_end]: [TextEnd; 2]) -> Option<MarkChange> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let is_heading = || [source, target].iter().all(|facts| is_numbered(facts));
    let ends_both = matches!([source_end, target_end], [TextEnd::Stop(_), TextEnd::Stop(_)]);
    if is_label(source) && is_label(target) || !ends_both && is_heading() {
        return None;
    }
    match (source_end, target_end) {
        // A question may well become a title: "How to …".
        (TextEnd::Stop('?'), TextEnd::Word) if !asks(target) => None,
        (TextEnd::Word, TextEnd::Stop('?')) if !asks(source) => None,
        (TextEnd::Stop('!'), TextEnd::Word) | (TextEnd::Word, TextEnd::Stop('!'))
            if !source.has_words(MAX_WORDS_OF_CALL + 1) =>
        {
            None
        }
        // What introduces a list needs no colon: "The Minister may", « Le ministre peut : ».
        (TextEnd::Pause(':'), TextEnd::Word) if introduces(target) => None,
        (TextEnd::Word, TextEnd::Pause(':')) if introduces(source) => None,
        // After a colon the next text follows on; a comma is a stop hit beside its key.
        (TextEnd::Stop(_) | TextEnd::Pause(':'), TextEnd::Word)
        | (TextEnd::Stop('.'), TextEnd::Pause(',')) => Some(MarkChange::Lost),
        (TextEnd::Word, TextEnd::Stop(_) | TextEnd::Pause(':'))
        | (TextEnd::Pause(','), TextEnd::Stop('.')) => Some(MarkChange::Added),
        (TextEnd::Dots, TextEnd::Stop('.')) if !goes_on(target) => Some(MarkChange::Dots),
        // A question that both ask, one of them not at the very end.
        (TextEnd::Stop('?'), TextEnd::Stop('.')) if questions(target) >= questions(source) => None,
        (TextEnd::Stop('.'), TextEnd::Stop('?')) if questions(source) >= questions(target) => None,
        // Where one side has another sentence, its last one need not be the other's, unless it asks.
        (TextEnd::Stop('?'), TextEnd::Stop('.')) | (TextEnd::Stop('.'), TextEnd::Stop('?')) => {
            let same = source.sentences().len() == target.sentences().len();
            let stated = if target_end == TextEnd::Stop('.') { target } else { source };
            let is_question =
                same && questions(stated) == 0 || stated.language.is_known() && asks(stated);
            is_question.then_some(MarkChange::Question)
        }
        _ => None,
    }
}

/// Lists are punctuated by language and house style; code and labels are not sentences.
fn is_skipped(kind: UnitKind) -> bool {
    let UnitKind::Segment { kind, .. } = kind else { return false };
    matches!(
        kind,
        SegmentKind::Item
            | SegmentKind::Code
            | SegmentKind::TableRow
            | SegmentKind::Title
            | SegmentKind::Heading
    )
}

/// Whether a text begins in lower case: it is part of a list, or goes on from somewhere.
fn is_fragment(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric() || *c == '\u{fffc}');
    // What has no cases begins in neither.
    first.is_none_or(char::is_lowercase)
}

/// Whether all of a text is emphasised, which makes it a heading or a caption.
fn is_label(facts: &TextFacts<'_>) -> bool {
    let (text, markup) = (facts.text(), facts.markup());
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    markup.emphasis.iter().any(|part| part.open.start == start && part.close.end == end)
}

/// Whether a text begins with the number of a section, as headings do: *3.2. Uses of the park*.
fn is_numbered(facts: &TextFacts<'_>) -> bool {
    let text = facts.text().trim_start();
    section_number(text).is_some_and(|(number, figures)| {
        figures >= 2 && text[number.len()..].starts_with([' ', '\u{a0}', '\t'])
    })
}

/// Whether a text ends in words that say of an enumeration what dots say.
fn goes_on(facts: &TextFacts<'_>) -> bool {
    let last = last_prose_word(facts.text(), facts.markup());
    last.is_some_and(|last| facts.language.pack().words.and_so_on.has(last))
}

/// Whether a text ends in an auxiliary verb, so that something must follow.
fn introduces(facts: &TextFacts<'_>) -> bool {
    let Some(last) = last_prose_word(facts.text(), facts.markup()) else { return false };
    facts.language.pack().words.list_verbs.has(last)
}

/// How many question marks a text has.
fn questions(facts: &TextFacts<'_>) -> usize {
    facts.text().matches(['?', '？', '؟', '՞']).count()
}

/// Where the last character of a text stands.
fn last(text: &str) -> Range<usize> {
    let end = text.trim_end().len();
    text[..end].char_indices().next_back().map_or(0, |(at, _)| at)..end
}

/// Whether the last sentence of a text is worded as a question.
fn asks(facts: &TextFacts<'_>) -> bool {
    let Some(last) = facts.sentences().last() else { return false };
    let mut words = words(&facts.text()[last.clone()]).map(|word| word.1.to_lowercase());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (first, second) = (&*first, &*second);
    let lists = &facts.language.pack().words;
    !facts.language.is_known()
        || lists.questions.has(first)
        || lists.question_verbs.has(first)
        || lists.questions_with_verb.has(first) && lists.question_verbs.has(second)
}

/// Marks that may stand behind the one that ends a sentence.
const CLOSING: [char; 20] = [
    '"', '”', '“', '’', '‘', '»', '«', ')', '）', ']', '」', '』', '*', '_', '\u{a0}', '\u{202f}',
    '\'', '>', ' ', '\n',
];

/// How often markup at the end of a text is looked behind; more is no text that people write.
const MAX_LAYERS_OF_MARKUP: usize = 8;

/// How a text ends, behind closing quotes, brackets, footnote marks and markup.
fn end(facts: &TextFacts<'_>, language: &str) -> TextEnd {
    let (text, markup) = (facts.text(), facts.markup());
    let (mut at, mut bracket) = (text.len(), false);
    for _ in 0..MAX_LAYERS_OF_MARKUP {
        at = text[..at].trim_end().len();
        // A mark by itself in emphasis is a value: *Default: `*.*`*.
        let is_value = || {
            markup.emphasis.iter().rev().any(|part| {
                part.close.end == at
                    && text[..part.open.start].ends_with(' ')
                    && !text[part.open.end..part.close.start].contains(char::is_alphanumeric)
            })
        };
        if markup.code.iter().rev().any(|code| code.range.end == at) || is_value() {
            return TextEnd::Word;
        }
        let link = markup.links.iter().rev().find(|link| link.range.end == at);
        let tag = markup.tags.iter().rev().find(|tag| tag.range.end == at);
        let note = markup.footnotes.iter().rev().find(|note| note.end == at);
        let inner = link.map(|link| link.text.end).or(tag.map(|tag| tag.range.start));
        if let Some(inner) = inner.or(note.map(|note| note.start)) {
            at = inner;
            continue;
        }
        let Some(last) = text[..at].chars().next_back().filter(|c| CLOSING.contains(c)) else {
            break;
        };
        bracket |= matches!(last, ')' | '）');
        let inner = text[..at].trim_end_matches(CLOSING).len();
        // The mark that ends a tag closes nothing else.
        let tags = markup.tags.iter().rev().map(|tag| tag.range.end);
        at = tags.take_while(|end| *end > inner).find(|end| *end <= at).unwrap_or(inner);
    }
    match end_mark(facts, at, language) {
        TextEnd::Stop(mark) if bracket => TextEnd::Inside(mark),
        // What is in brackets stands behind the sentence: *Close it。(It may be open.)*
        TextEnd::Word if bracket && is_aside(&text[..at]) => TextEnd::Other,
        TextEnd::Word | TextEnd::Stop('.') if language == "hy" && asks_in_armenian(&text[..at]) => {
            TextEnd::Stop('?')
        }
        end => end,
    }
}

/// Whether what stands before the last opening bracket is a whole sentence.
fn is_aside(text: &str) -> bool {
    let before = text.rfind(['(', '（']).map(|at| text[..at].trim_end());
    before.is_some_and(|before| before.ends_with(FULL_STOPS) || before.ends_with(['.', '!', '?']))
}

/// Whether the last sentence has the Armenian question mark, which stands within the word that is asked of.
fn asks_in_armenian(text: &str) -> bool {
    let ends = ['։', ':', '.'];
    text.trim_end_matches(ends).rsplit(ends).next().is_some_and(|last| last.contains('՞'))
}

/// Full stops of scripts that have one of their own. The Bengali sign of currency is often typed for its *dari*.
const FULL_STOPS: [char; 17] =
    ['。', '．', '｡', '।', '॥', '৷', '։', '۔', '።', '᙮', '᠃', '།', '༎', '᱾', '᱿', '꯫', '෴'];

/// How a text ends that has no markup or closing marks behind `at`.
fn end_mark(facts: &TextFacts<'_>, at: usize, language: &str) -> TextEnd {
    let superscripts = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰'];
    let inner = &facts.text()[..at];
    let noted = inner.trim_end_matches(superscripts);
    let inner = if noted.ends_with(['.', '!', '?', '»', '”']) { noted } else { inner };
    match inner.chars().next_back() {
        // Dots that leave something out are no full stop.
        Some('.') if inner.ends_with("...") => TextEnd::Dots,
        Some('.') if inner.ends_with("..") => TextEnd::Other,
        Some('…') => TextEnd::Dots,
        // « Qui ? ». ends both ways.
        Some('.') if inner[..inner.len() - 1].trim_end_matches(CLOSING).ends_with(['?', '!']) => {
            TextEnd::Other
        }
        Some('.') if ends_in_abbreviation(inner, facts.language) => TextEnd::Other,
        Some(';' | '\u{37e}') if language == "el" => TextEnd::Stop('?'),
        Some(':') if language == "hy" => TextEnd::Stop('.'),
        Some(mark) if FULL_STOPS.contains(&mark) => TextEnd::Stop('.'),
        Some('？' | '؟' | '፧') => TextEnd::Stop('?'),
        Some('！' | '՜') => TextEnd::Stop('!'),
        Some('：') => TextEnd::Pause(':'),
        Some(mark @ ('.' | '!' | '?')) => TextEnd::Stop(mark),
        Some(mark @ (':' | ';' | ',')) => TextEnd::Pause(mark),
        Some(last) if last.is_alphanumeric() || matches!(last, '%' | '°' | '€' | '$') => {
            TextEnd::Word
        }
        _ => TextEnd::Other,
    }
}
