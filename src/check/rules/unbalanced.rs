//! `unbalanced`: a bracket, quotation mark or code mark without its partner.
//!
//! Marks of one kind answer each other whatever their face: a quotation that « and “ leave open, and
//! that the next paragraph closes, is open in both languages. In a language of which nothing is known
//! quotation marks are only counted, since many are written in more ways than CLDR names.

use std::ops::Range;

use crate::{
    model::{
        DocumentKind, Phrase, SegmentKind, Severity, TranslationUnit, UnitKind, floor_char_boundary,
    },
    text::{
        ByteSet, Language, TextFacts, closes_quotation, is_direction, is_quotation_mark,
        opens_quotation,
    },
};

use super::super::{
    CheckedSide, CheckedText, ReportSink, ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport,
    TextPair,
};

pub(super) static RULE: Rule = Rule {
    name: "unbalanced",
    family: RuleFamily::Typography,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("unbalanced.md"),
    page_fr: include_str!("unbalanced.fr.md"),
    options: &[],
    check: RuleCheck::Texts(check_unbalanced),
};

/// Brackets that come in pairs, those of Chinese and Japanese beside those they stand for: `（` may
/// be closed by `)`, being typed on another keyboard.
const BRACKETS: [Bracket; 6] = [
    Bracket { open: &['(', '（'], close: &[')', '）'], kind: PairedMarkKind::Round },
    Bracket {
        open: &['[', '［', '【'], close: &[']', '］', '】'], kind: PairedMarkKind::Square
    },
    Bracket { open: &['{'], close: &['}'], kind: PairedMarkKind::Curly },
    Bracket { open: &['「'], close: &['」'], kind: PairedMarkKind::Quotation },
    Bracket { open: &['『'], close: &['』'], kind: PairedMarkKind::Quotation },
    Bracket { open: &['《'], close: &['》'], kind: PairedMarkKind::Quotation },
];

/// Brackets that open and close the same.
struct Bracket {
    open: &'static [char],
    close: &'static [char],
    kind: PairedMarkKind,
}

/// Kinds of marks that answer each other in two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PairedMarkKind {
    Round,
    Square,
    Curly,
    Quotation,
    Code,
}

const KINDS: [PairedMarkKind; 5] = [
    PairedMarkKind::Round,
    PairedMarkKind::Square,
    PairedMarkKind::Curly,
    PairedMarkKind::Quotation,
    PairedMarkKind::Code,
];

/// A mark, of which kind it is, and where it stands.
#[derive(Debug, Clone, Copy)]
struct PlacedMark {
    mark: char,
    kind: PairedMarkKind,
    at: usize,
}

impl PlacedMark {
    fn range(self) -> Range<usize> {
        self.at..self.at + self.mark.len_utf8()
    }
}

fn check_unbalanced(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let comparison = texts.comparison;
    let sides = [(texts.target, &comparison.target), (texts.source, &comparison.source)];
    let marks = sides.map(|(text, side)| lone_marks(&text.facts, side.locale.language()));
    if marks.iter().all(Vec::is_empty) {
        report_other_kind(texts, sink);
    }
    // A bracket and a quotation mark that have no partner are mostly one slip: `(« term »`.
    let mut is_first = true;
    for kind in KINDS {
        let first = |lone: &[PlacedMark]| lone.iter().copied().find(|mark| mark.kind == kind);
        // What both sides leave open is meant, or closed in the next segment.
        let ((text, side), mark) = match [first(&marks[0]), first(&marks[1])] {
            [Some(mark), None] => (sides[0], mark),
            [None, Some(mark)] => (sides[1], mark),
            _ => continue,
        };
        // Some languages have a mark that looks like that of code: of a text without any it is none.
        let is_other = kind == PairedMarkKind::Code
            && text.part == ReportedSide::Target
            && !text.facts.language.is_known()
            && !texts.source.facts.has(b'`');
        if is_other || is_answered_elsewhere(text, side, mark) {
            continue;
        }
        let (part, span) = (text.part, text.facts.reading.locate(mark.range()));
        let message = Phrase::new("unbalanced-message").with("mark", mark.mark.to_string());
        let mut report = RuleReport::new(part, span, message);
        // A slip of the source that the translation does not share is its author's to mend.
        if part == ReportedSide::Source || !is_first {
            report = report.at_most(Severity::Info);
        }
        is_first &= part == ReportedSide::Source;
        sink.report(report);
    }
}

/// Reports square brackets of the translation where the source has round ones. What is in them may be the
/// language's own: *[…]*, *[sic]*.
fn report_other_kind(texts: &TextPair<'_>, sink: &mut ReportSink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let counts = |mark| [source, target].map(|facts| facts.text().matches(mark).count());
    if !target.has(b'[') || counts('[')[0] >= counts('[')[1] || counts('(')[0] <= counts('(')[1] {
        return;
    }
    let [square, round] = ['[', '(']
        .map(|mark| [source, target].map(|facts| brackets(facts, mark).collect::<Vec<_>>()));
    let more = square[1].len().saturating_sub(square[0].len());
    if more == 0 || round[0].len() != round[1].len() + more {
        return;
    }
    let Some(range) = square[1].first() else { return };
    let message = Phrase::new("unbalanced-kind");
    let at = target.reading.locate(range.clone());
    sink.report(RuleReport::new(ReportedSide::Target, at, message));
}

/// Letters of what stands in brackets, at least, so that it is no sign.
const MIN_LETTERS_IN_BRACKETS: usize = 4;

/// What stands in brackets is no longer than this, in bytes.
const MAX_BYTES_IN_BRACKETS: usize = 400;

/// Links before a bracket among which is the one that it is in.
const MAX_LINKS_AROUND: usize = 4;

/// The brackets of a text's prose that a mark opens, with words in them and no others.
pub(super) fn brackets(facts: &TextFacts<'_>, mark: char) -> impl Iterator<Item = Range<usize>> {
    let (text, markup) = (facts.text(), facts.markup());
    let close = if mark == '(' { ')' } else { ']' };
    text.match_indices(mark).filter_map(move |(at, _)| {
        let rest = &text[at + 1..floor_char_boundary(text, at + 1 + MAX_BYTES_IN_BRACKETS)];
        let inside = &rest[..rest.find([mark, close])?];
        if !rest[inside.len()..].starts_with(close) {
            return None;
        }
        let range = at..at + inside.len() + 2;
        let letters = inside.chars().filter(|c| c.is_alphabetic());
        let next = markup.links.partition_point(|link| link.range.start <= at);
        let around = &markup.links[next.saturating_sub(MAX_LINKS_AROUND)..next];
        let is_link = around.iter().any(|link| link.range.contains(&at));
        let is_prose =
            markup.is_prose(at..at + 1) && !is_link && !text[range.end..].starts_with(['(', '[']);
        (is_prose && letters.take(MIN_LETTERS_IN_BRACKETS).count() == MIN_LETTERS_IN_BRACKETS)
            .then_some(range)
    })
}

/// A quotation goes over so many blocks of a page; longer ones were not seen in the pages that this
/// was tried on.
const MAX_QUOTED_BLOCKS: usize = 8;

/// Whether a quotation mark has its partner in another block of the page, below the same heading:
/// marks may stand once around several paragraphs.
fn is_answered_elsewhere(text: &CheckedText<'_>, side: &CheckedSide<'_>, lone: PlacedMark) -> bool {
    let units = &side.resource.units;
    let own = || units.iter().position(|unit| std::ptr::eq(unit, text.unit));
    let is_page = side.resource.kind == DocumentKind::Markdown;
    let Some(at) = (is_page && lone.kind == PairedMarkKind::Quotation).then(own).flatten() else {
        return false;
    };
    let (language, known) = (side.locale.language(), Language::of_locale(side.locale));
    let opens = opens_quotation(lone.mark, language);
    let is_heading = |unit: &&TranslationUnit<'_>| {
        matches!(unit.kind, UnitKind::Segment { kind: SegmentKind::Heading, .. })
    };
    let is_partner = |unit: &TranslationUnit<'_>| {
        let Some(pattern) = unit.value.as_ref().filter(|_| !unit.is_opaque()) else { return false };
        let facts = TextFacts::from_pattern(pattern, known);
        let marks = lone_marks(&facts, language);
        let mark = marks.iter().find(|mark| mark.kind == PairedMarkKind::Quotation);
        mark.is_some_and(|mark| {
            let [first, last] = if opens { [lone, *mark] } else { [*mark, lone] };
            closes_quotation(first.mark, last.mark, language)
        })
    };
    let is_near = |units: &mut dyn Iterator<Item = &TranslationUnit<'_>>| {
        units.take(MAX_QUOTED_BLOCKS).take_while(|unit| !is_heading(unit)).any(is_partner)
    };
    if opens {
        is_near(&mut units[at + 1..].iter())
    } else {
        is_near(&mut units[..at].iter().rev())
    }
}

/// Bytes that may begin one of the marks.
static MAY_BEGIN: ByteSet = ByteSet::from_bytes(b"\"`()[]{}\xc2\xe2\xe3\xef");

/// The brackets of a text that are open at a place.
#[derive(Default)]
struct OpenBrackets {
    /// Of each of [`BRACKETS`].
    all: [Vec<PlacedMark>; BRACKETS.len()],
    /// Those behind a backslash: Markdown needs none before the other of the two.
    escaped: Vec<PairedMarkKind>,
}

impl OpenBrackets {
    /// Closes the last of [`BRACKETS`]`[index]`; whether there was one.
    fn close(&mut self, index: usize) -> bool {
        let kind = BRACKETS[index].kind;
        if self.all[index].pop().is_some() {
            return true;
        }
        let found = self.escaped.iter().rposition(|other| *other == kind);
        if let Some(at) = found {
            self.escaped.swap_remove(at);
        }
        found.is_some()
    }
}

/// The marks of a text's prose that have no partner.
fn lone_marks(facts: &TextFacts<'_>, language: &str) -> Vec<PlacedMark> {
    let mut lone = Vec::new();
    if !facts.has_any(b"\"`()[]{}\xc2\xe2\xe3\xef") {
        return lone;
    }
    let text = facts.text();
    // A text of one sign is that sign.
    if text.trim().chars().nth(1).is_none() {
        return lone;
    }
    let mut links: Vec<_> = facts.markup().links.iter().map(|link| link.text.start).collect();
    links.sort_unstable();
    let mut open = OpenBrackets::default();
    let (mut quotations, mut ticks) = (Vec::new(), Vec::new());
    for at in MAY_BEGIN.places(text) {
        let Some(mark) = text[at..].chars().next() else { continue };
        if matches!(mark, '’' | '\u{a0}' | '\u{202f}') {
            continue;
        }
        if mark == '`' {
            ticks.push(PlacedMark { mark, kind: PairedMarkKind::Code, at });
            continue;
        }
        let quotes = mark == '"' || is_quotation_mark(mark);
        let index = BRACKETS
            .iter()
            .position(|pair| pair.open.contains(&mark) || pair.close.contains(&mark));
        let kind = index.map_or(PairedMarkKind::Quotation, |index| BRACKETS[index].kind);
        let placed = PlacedMark { mark, kind, at };
        let is_open = index.is_some_and(|index| BRACKETS[index].open.contains(&mark));
        if is_open && text[..at].ends_with('\\') {
            open.escaped.push(kind);
        }
        if !(quotes || index.is_some())
            || links.binary_search(&(at + 1)).is_ok()
            || !is_punctuation(facts, placed)
        {
            continue;
        }
        match index {
            None => quotations.push(placed),
            Some(index) if is_open => open.all[index].push(placed),
            Some(index) => {
                lone.extend((!open.close(index) && !numbers(text, placed)).then_some(placed));
            }
        }
    }
    // What code is between is no prose: a mark that is has no partner.
    let is_free = |tick: &PlacedMark| {
        facts.markup().is_prose(tick.range())
            && !text[..tick.at].ends_with('\\')
            && !opens_typewriter_quotation(text, tick.at)
    };
    ticks.retain(is_free);
    lone.extend(ticks.first().filter(|_| ticks.len() % 2 == 1));
    lone.extend(open.all.into_iter().flatten());
    lone.extend(lone_quotation_mark(facts, &quotations, language));
    lone.sort_by_key(|mark| mark.at);
    lone
}

/// Bytes of what stands between the marks of a quotation as typewriters set it: a term, no sentence, in
/// which an apostrophe could be taken for its end.
const MAX_BYTES_OF_QUOTED_TERM: usize = 40;

/// Whether the code mark at `at` opens a quotation as typewriters set it, with an apostrophe at its end.
fn opens_typewriter_quotation(text: &str, at: usize) -> bool {
    let inside = &text[at + 1..];
    let inside = inside.strip_prefix('`').unwrap_or(inside);
    let near = &inside[..floor_char_boundary(inside, MAX_BYTES_OF_QUOTED_TERM)];
    let closes = |(end, _): (usize, &str)| {
        near[..end].ends_with(|c: char| !c.is_whitespace())
            && !near[..end].contains('`')
            && !inside[end + 1..].starts_with(char::is_alphanumeric)
    };
    !text[..at].ends_with(char::is_alphanumeric)
        && !inside.starts_with(char::is_whitespace)
        && near.match_indices('\'').any(closes)
}

/// The quotation mark that is alone, if one is.
fn lone_quotation_mark(
    facts: &TextFacts<'_>,
    marks: &[PlacedMark],
    language: &str,
) -> Option<PlacedMark> {
    if !facts.language.is_known() {
        // In Hebrew letters a gershayim closes what „ has opened, and all straight marks come in pairs.
        let text = facts.text();
        let hebrew = ["he", "yi"].contains(&language)
            && (text.contains('״') || text.matches('"').count().is_multiple_of(2));
        return odd_one(text, marks).filter(|_| !hebrew);
    }
    let mut open: Vec<PlacedMark> = Vec::new();
    let (shaped, straight): (Vec<_>, Vec<_>) =
        marks.iter().copied().partition(|mark| mark.mark != '"');
    for mark in shaped {
        // 5’ 4” is a height.
        if mark.mark == '”' && facts.text()[..mark.at].ends_with(|c: char| c.is_ascii_digit()) {
            let inside = open.iter().any(|open| closes_quotation(open.mark, mark.mark, language));
            if !inside {
                continue;
            }
        }
        if open.last().is_some_and(|last| closes_quotation(last.mark, mark.mark, language)) {
            open.pop();
        } else if opens_quotation(mark.mark, language) {
            open.push(mark);
        } else {
            return Some(mark);
        }
    }
    open.first().copied().or_else(|| odd_one(facts.text(), &straight))
}

/// The last of marks whose number is odd; straight ones after a figure may be of inches or seconds.
fn odd_one(text: &str, marks: &[PlacedMark]) -> Option<PlacedMark> {
    let is_measure = |mark: &PlacedMark| {
        mark.mark == '"' && text[..mark.at].ends_with(|c: char| c.is_ascii_digit())
    };
    let odd = marks.len() % 2 == 1 && !marks.iter().any(is_measure);
    marks.last().copied().filter(|_| odd)
}

/// Whether a mark is punctuation: not code or part of an address, nor the
/// face of `:-)`, nor the sign that a text speaks of: `"("`, `\(`.
fn is_punctuation(facts: &TextFacts<'_>, placed: PlacedMark) -> bool {
    let (text, markup, range) = (facts.text(), facts.markup(), placed.range());
    if !markup.is_prose(range.clone()) {
        return false;
    }
    let (before, after) = (&text[..range.start], &text[range.end..]);
    match placed.mark {
        '"' => {
            // Hebrew writes acronyms with a straight mark before the last letter.
            let hebrew = |c: char| ('\u{5d0}'..='\u{5ea}').contains(&c);
            !(before.ends_with(hebrew) && after.starts_with(hebrew))
        }
        // A quotation mark alone in brackets is a sign of the screen: *the menu (»)*.
        mark if is_quotation_mark(mark) => {
            !(before.ends_with(['(', '[']) && after.starts_with([')', ']']))
        }
        _ => {
            // Each language has marks of its own, and those of others come beside them.
            let quotes = |c: char| {
                is_quotation_mark(c)
                    || matches!(c, '"' | '\'' | '‘' | '’' | '「' | '」' | '『' | '』')
            };
            let cited = (before.trim_end_matches(is_direction).ends_with(quotes)
                && after.trim_start_matches(is_direction).starts_with(quotes))
                || (before.trim_end().ends_with('«') && after.trim_start().starts_with('»'));
            let face = [":-", ";-", ":", ";", "8-"].iter().any(|eyes| {
                let before = before.strip_suffix(eyes);
                before.is_some_and(|before| {
                    before.is_empty() || before.ends_with(char::is_whitespace)
                })
            });
            let escaped = placed.mark.is_ascii() && before.ends_with('\\');
            !cited && !face && !escaped
        }
    }
}

/// Whether a closing bracket numbers something: `1)`, `b)`, `7(1)a)`, `iv)`.
fn numbers(text: &str, placed: PlacedMark) -> bool {
    let before = &text[..placed.at];
    let number = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let short = |count: usize| number.chars().take(count + 1).count() <= count;
    let roman = || number.bytes().all(|byte| b"ivxIVX".contains(&byte)) && short(5);
    let digits = || number.bytes().all(|byte| byte.is_ascii_digit()) && short(8);
    placed.kind == PairedMarkKind::Round && !number.is_empty() && (short(1) || digits() || roman())
}
