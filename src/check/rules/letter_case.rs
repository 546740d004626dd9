//! `letter-case`: a sentence that begins in lower case where the source's does not.
//!
//! Names that are written small and code may begin a sentence; what the source has as well is no slip.

use std::ops::Range;

use crate::{
    model::{Pair, PatternElement, Phrase, SegmentKind, Severity, TranslationUnit, UnitKind},
    text::{
        Capital, CapitalShape, TextFacts, acronyms, ends_in_abbreviation, is_quotation_mark,
        section_number, stop_word_of,
    },
};

use super::super::{ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "letter-case",
    family: RuleFamily::Typography,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("letter_case.md"),
    page_fr: include_str!("letter_case.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_letter_case),
};

/// A document that begins its texts in lower case has a habit.
const HABIT: &str = "letter-case-habit";

/// What may stand behind the mark that ends a sentence.
const CLOSING: [char; 9] = ['"', '”', '»', ')', '*', '_', '\u{a0}', '\u{202f}', ' '];

/// Words before a full stop that are long enough to be no abbreviation, in letters.
const MIN_LETTERS_OF_LAST_WORD: usize = 4;

fn check_letter_case(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let source_word = first_word(source).filter(|word| is_capitalised(source, word));
    if is_label(texts)
        && let Some(source_word) = source_word
    {
        sink.tally(HABIT);
        let is_small =
            |word: &Range<usize>| is_small(texts, word) && !may_be_entry(texts, &source_word);
        if let Some(word) = first_word(target).filter(is_small) {
            report_first(texts, word, sink);
        }
        return;
    }
    if !source.has_words(3) || !target.has_words(3) {
        return;
    }
    if source_word.is_none()
        && let Some(word) = small_acronym(source, target)
    {
        let report = RuleReport::new(
            ReportedSide::Target,
            target.reading.locate(word),
            Phrase::new("letter-case-all"),
        );
        sink.report(report.source(source.reading.locate(0..source.text().len())));
        return;
    }
    if is_sentence(texts) && source_word.is_some() {
        sink.tally(HABIT);
        if let Some(word) = first_word(target).filter(|word| is_small(texts, word)) {
            report_first(texts, word, sink);
            return;
        }
    }
    if target.language.is_known()
        && let Some(word) = inner(target).filter(|_| inner(source).is_none())
    {
        let message = Phrase::new("letter-case-inner").with("word", &target.text()[word.clone()]);
        let report = RuleReport::new(ReportedSide::Target, target.reading.locate(word), message);
        let report = report.at_most(Severity::Info);
        sink.report(report.source(source.reading.locate(0..source.text().len())));
        return;
    }
    if let Some(word) = behind_comma(texts) {
        let message = Phrase::new("letter-case-comma").with("word", &target.text()[word.clone()]);
        let report = RuleReport::new(ReportedSide::Target, target.reading.locate(word), message);
        sink.report(report.source(source.reading.locate(0..source.text().len())));
    }
}

/// A word with a capital behind a comma, which should be a full stop: one that needs none anywhere else, in a
/// translation whose source has more sentences.
fn behind_comma(texts: &TextPair<'_>) -> Option<Range<usize>> {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if !target.language.is_known() || source.sentences().len() <= target.sentences().len() {
        return None;
    }
    let word = target.capitals().iter().find(|word| follows_comma(target, word))?;
    let is_shared = source.capitals().iter().any(|word| follows_comma(source, word));
    (!is_shared).then(|| word.range.clone())
}

/// Whether a function word with a capital stands behind a comma: any other may be a name, or have its capital for
/// being a title.
fn follows_comma(facts: &TextFacts<'_>, word: &Capital) -> bool {
    let (text, range) = (facts.text(), &word.range);
    let is_end = |c: char| c.is_lowercase() || matches!(c, '`' | ')' | '*' | '_' | '”' | '»');
    let follows = text[..range.start].strip_suffix(", ").is_some_and(|head| head.ends_with(is_end));
    if !follows || word.shape != CapitalShape::Word {
        return false;
    }
    let small = word.slice_of(text).to_lowercase();
    let rest = &text[range.end..];
    // *The Hague*, *The Times*.
    if rest.trim_start().starts_with(char::is_uppercase) {
        return false;
    }
    stop_word_of(&small) == Some(facts.language) && rest.starts_with(' ')
        || facts.language.pack().elides && rest.starts_with(['\'', '’']) && small.len() == 1
}

fn report_first(texts: &TextPair<'_>, word: Range<usize>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let all = is_all_small(source, target);
    let message = if all {
        Phrase::new("letter-case-all")
    } else {
        Phrase::new("letter-case-first").with("word", &target.text()[word.clone()])
    };
    let there = first_word(source).unwrap_or(0..source.text().len());
    let mut report =
        RuleReport::new(ReportedSide::Target, target.reading.locate(word), message).habit(HABIT);
    if target.language.pack().begins_items_small && !all && may_be_item(texts) {
        report = report.at_most(Severity::Info);
    }
    sink.report(report.source(source.reading.locate(there)));
}

/// Whether a translation has no capital at all, although its source has more than the first one: of names that
/// the translation has too. What English writes with a capital, *Chinese*, others may not.
fn is_all_small(source: &TextFacts<'_>, target: &TextFacts<'_>) -> bool {
    let is_lost = |word: &str| {
        word.starts_with(char::is_uppercase) && target.text().contains(&word.to_lowercase())
    };
    let words = source.text().split(|c: char| !c.is_alphanumeric());
    let names = words.filter(|word| word.len() >= MIN_LETTERS_OF_NAME).skip(1);
    !target.text().contains(char::is_uppercase) && names.take(MAX_NAMES).any(is_lost)
}

/// An acronym of the source that the translation has in lower case, as all of its letters are.
fn small_acronym(source: &TextFacts<'_>, target: &TextFacts<'_>) -> Option<Range<usize>> {
    if target.text().contains(char::is_uppercase) || target.evidence().language().is_none() {
        return None;
    }
    let acronyms = acronyms(source.text(), source.capitals());
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '@');
    acronyms.take(MAX_NAMES).find_map(|acronym| {
        let small = acronym.slice_of(source.text()).to_lowercase();
        let (at, word) = target.text().match_indices(&*small).find(|(at, word)| {
            let (before, after) = (&target.text()[..*at], &target.text()[at + word.len()..]);
            !before.ends_with(is_word) && !after.starts_with(is_word)
        })?;
        let range = at..at + word.len();
        (word.len() >= MIN_LETTERS_OF_NAME && target.markup().is_prose(range.clone()))
            .then_some(range)
    })
}

/// Letters of a word that is looked for in the other text.
const MIN_LETTERS_OF_NAME: usize = 3;

/// Words of a text that are looked for in the other, since each is a walk through it.
const MAX_NAMES: usize = 64;

/// Whether a pair may be of list items, though the document does not say so.
///
/// Of 78 paragraphs of manuals that begin in lower case in French only, all were. Two of them end with a colon
/// and none with a question mark: what introduces a list, or asks, is seldom an item of one.
fn may_be_item(texts: &TextPair<'_>) -> bool {
    let is_heading = matches!(
        texts.kind,
        UnitKind::Segment { kind: SegmentKind::Title | SegmentKind::Heading, .. }
    );
    let introduces = |facts: &TextFacts<'_>| up_to_mark(facts).ends_with([':', '?', '!']);
    let introduces = [&texts.source, &texts.target].into_iter().all(|side| introduces(&side.facts));
    !is_heading && !introduces && !is_out_of_lists(texts)
}

/// Whether a label may be an entry of a list or table, or begin with a name, in a language that writes
/// entries small.
fn may_be_entry(texts: &TextPair<'_>, source_word: &Range<usize>) -> bool {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    if !target.language.pack().begins_items_small {
        return false;
    }
    let word = &source.text()[source_word.clone()];
    let is_joined = source.text()[source_word.end..].starts_with(['-', '/']);
    word.len() == 1 || is_joined || target.text().contains(word) || !is_out_of_lists(texts)
}

/// Pairs between two items of a list, code and quotations among them. In the same manuals 30 of the items that
/// end as sentences do have no other right beside them, six none within four pairs, and no fewer within eight;
/// of the others twelve have none within four pairs, and six within eight.
const MAX_PAIRS_BETWEEN_ITEMS: usize = 8;

/// Items of a list in a row; in the manuals 15 at most, in institutional pages 7.
const MAX_ITEMS_IN_A_ROW: usize = 20;

/// Whether a sentence is surely no list item: no other text near it begins in lower case in the
/// translation only, or more of them in a row do than a list has items.
fn is_out_of_lists(texts: &TextPair<'_>) -> bool {
    let UnitKind::Segment { .. } = texts.kind else { return false };
    let [before, after] = texts.pairs_around();
    let near = MAX_PAIRS_BETWEEN_ITEMS;
    let mut beside = before.iter().rev().take(near).chain(after.iter().take(near));
    if !beside.any(begins_small) {
        return true;
    }
    let most = MAX_ITEMS_IN_A_ROW;
    let behind = after.iter().take(most).take_while(|pair| begins_small(pair)).count();
    let ahead = before.iter().rev().take(most).take_while(|pair| begins_small(pair)).count();
    ahead + 1 + behind > most
}

/// Whether the translation of a pair begins in lower case, and its source with a capital.
fn begins_small(pair: &Pair<'_>) -> bool {
    let first_letter = |unit: Option<&TranslationUnit<'_>>| {
        let PatternElement::Text(text) = unit?.value.as_ref()?.elements.first()? else {
            return None;
        };
        // Code begins as it is written.
        text.value.chars().find(|c| c.is_alphanumeric() || *c == '`')
    };
    first_letter(pair.source).is_some_and(char::is_uppercase)
        && first_letter(pair.target).is_some_and(char::is_lowercase)
}

/// Whether a pair is of labels of a structured document, in two languages of which it is known how they begin
/// such.
fn is_label(texts: &TextPair<'_>) -> bool {
    let knows = |facts: &TextFacts<'_>| {
        facts.language.is_known()
            && !facts.text().trim_end().ends_with(['.', '!', '?', ':', ';', ','])
    };
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let kind = match texts.kind {
        UnitKind::Segment { kind, .. } => {
            !matches!(kind, SegmentKind::Item | SegmentKind::TableRow | SegmentKind::Code)
        }
        _ => false,
    };
    kind && knows(source) && knows(target)
}

/// Whether a pair is of sentences or headings: list items and labels begin as each language likes.
fn is_sentence(texts: &TextPair<'_>) -> bool {
    let ended = |facts: &TextFacts<'_>| up_to_mark(facts).ends_with(['.', '!', '?', ':']);
    match texts.kind {
        UnitKind::Segment { kind: SegmentKind::Title | SegmentKind::Heading, .. } => true,
        UnitKind::Segment {
            kind: SegmentKind::Item | SegmentKind::TableRow | SegmentKind::Code,
            ..
        } => false,
        _ => ended(&texts.source.facts) && ended(&texts.target.facts),
    }
}

/// A text as far as the mark that ends its sentence.
fn up_to_mark<'t>(facts: &'t TextFacts<'_>) -> &'t str {
    facts.text().trim_end().trim_end_matches(CLOSING)
}

/// The first word of a text, where it is prose and no number stands before it.
fn first_word(facts: &TextFacts<'_>) -> Option<Range<usize>> {
    let text = facts.text();
    // Of a language of which nothing is known, the point may make an ordinal: *100. sürüme*.
    let number = if facts.language.is_known() { number_of_section(text) } else { 0 };
    let (start, first) = text[number..]
        .char_indices()
        .find(|(_, c)| c.is_alphanumeric() || *c == '\u{fffc}')
        .map(|(at, first)| (number + at, first))?;
    // Dutch begins with ’s or ’t, a placeable may print anything, and an ending behind a hyphen is no word.
    if !first.is_alphabetic()
        || text[..start].ends_with(['’', '\'', '-', '\u{2011}'])
        || text[number..start].contains(is_sign)
    {
        return None;
    }
    let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
    let range = start..start + length;
    facts.markup().is_prose(range.clone()).then_some(range)
}

/// The bytes of the number of a section that a text begins with, or of none: *3.2. Uses of the park*.
fn number_of_section(text: &str) -> usize {
    let end = section_number(text).map_or(0, |(number, _)| number.len());
    if text[end..].starts_with([' ', '\u{a0}']) { end } else { 0 }
}

/// Whether a sentence goes on behind a character: dots that leave something out, or a picture that is named.
fn is_sign(c: char) -> bool {
    let encloses = is_quotation_mark(c) || matches!(c, '¿' | '¡' | '（' | '［' | '【');
    matches!(c, '.' | '…') || !(c.is_ascii() || c.is_whitespace() || encloses)
}

/// Whether a letter belongs to a script that begins no sentence with a capital. Georgian has them for texts
/// that are all in capitals.
fn is_without_capitals(c: char) -> bool {
    let is_georgian = ('\u{10d0}'..='\u{10ff}').contains(&c);
    let is_modifier = ('\u{2b0}'..='\u{2ff}').contains(&c);
    is_georgian || c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase() && !is_modifier
}

/// Whether a word begins with a capital, and is no acronym.
fn is_capitalised(facts: &TextFacts<'_>, word: &Range<usize>) -> bool {
    let word = &facts.text()[word.clone()];
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(|c| !c.is_uppercase())
}

/// Whether a word begins in lower case that should not: no *iPhone*, no name of the source's text, no
/// *a)*.
fn is_small(texts: &TextPair<'_>, word: &Range<usize>) -> bool {
    let (source, text) = (texts.source.facts.text(), texts.target.facts.text());
    let (own, rest) = (&text[word.clone()], &text[word.end..]);
    let numbers = own.chars().nth(1).is_none() && rest.starts_with([')', '.']);
    own.starts_with(char::is_lowercase)
        && own.chars().all(|c| !c.is_uppercase() && !c.is_numeric() && !is_without_capitals(c))
        && !rest.starts_with(['_', '-', '/', '.', '(', '·'])
        && !numbers
        && !defines(text)
        && !texts.target.facts.markup().emphasis.iter().any(|part| part.open.end == word.start)
        && memchr::memmem::find(source.as_bytes(), own.as_bytes()).is_none_or(|_| own.len() < 3)
}

/// Whether a text begins with a term and a colon, as the entries of a list do: *mount point: where …*.
fn defines(text: &str) -> bool {
    let Some((term, rest)) = text.split_once(':') else { return false };
    rest.starts_with(' ') && term.split_whitespace().nth(MAX_WORDS_OF_TERM).is_none()
}

/// Words of a term that a text explains, at most.
const MAX_WORDS_OF_TERM: usize = 3;

/// The first word in lower case behind the full stop of a sentence.
fn inner(facts: &TextFacts<'_>) -> Option<Range<usize>> {
    let text = facts.text();
    memchr::memmem::find_iter(text.as_bytes(), b". ").find_map(|at| {
        let (before, after) = (&text[..at], &text[at + 2..]);
        let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let long = last.chars().nth(MIN_LETTERS_OF_LAST_WORD - 1).is_some();
        let ends = long
            && last.chars().skip(1).all(char::is_lowercase)
            && !before[..before.len() - last.len()].ends_with(['.', '/', '@', '_', '-'])
            && !ends_in_abbreviation(&text[..=at], facts.language);
        let length = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let word = at + 2..at + 2 + length;
        let small = after[..length].chars().nth(1).is_some()
            && after[..length].chars().all(char::is_lowercase)
            && !after[length..].starts_with(['_', '-', '/', '.', '(', '=']);
        let prose = facts.markup().is_prose(at..word.end);
        (ends && small && prose).then_some(word)
    })
}
