//! `unbalanced`: a bracket or quotation mark without its partner.

use std::ops::Range;

use crate::{
    model::{Phrase, Severity},
    text::{ByteSet, Facts, Markup},
};

use super::super::{Check, Family, Part, Report, Rule, Sink, TextPair};

pub(super) static RULE: Rule = Rule {
    name: "unbalanced",
    family: Family::Typography,
    severity: Some(Severity::Warning),
    fixable: false,
    page: include_str!("unbalanced.md"),
    page_fr: include_str!("unbalanced.fr.md"),
    options: &[],
    check: Check::Texts(check),
};

/// Marks that come in pairs; single quotes do not, being apostrophes as well.
const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('“', '”')];

/// The place in that list of the straight mark, which opens and closes.
const STRAIGHT: usize = PAIRS.len();

/// Marks of one text that are reported.
const MOST: usize = 8;

/// A mark without its partner: which pair of [`PAIRS`], or [`STRAIGHT`], and where.
type Lone = (usize, Range<usize>);

fn check(texts: &TextPair<'_>, sink: &mut Sink<'_>) {
    let (source, target) = (&texts.source.facts, &texts.target.facts);
    let [there, here] = [source, target].map(lone);
    if there.is_empty() && here.is_empty() {
        return;
    }
    // What both sides leave open is meant, or closed in the next segment.
    let open = |marks: &[Lone]| {
        let mut open = [false; STRAIGHT + 1];
        for (pair, _) in marks {
            open[*pair] = true;
        }
        open
    };
    for (part, facts, own, other) in
        [(Part::Target, target, &here, open(&there)), (Part::Source, source, &there, open(&here))]
    {
        for (_, range) in own.iter().filter(|(pair, _)| !other[*pair]).take(MOST) {
            let span = facts.reading.locate(range.clone());
            sink.report(Report::new(part, span, message(facts, range)));
        }
    }
}

fn message(facts: &Facts<'_>, range: &Range<usize>) -> Phrase {
    Phrase::new("unbalanced-message").with("mark", &facts.text()[range.clone()])
}

/// Whether a text may have some of the marks.
fn may_hold_marks(facts: &Facts<'_>) -> bool {
    facts.has(b'"') || PAIRS.iter().any(|pair| facts.may_hold(pair.0) || facts.may_hold(pair.1))
}

/// Bytes that may begin one of the marks of [`PAIRS`].
static MAY_BEGIN: ByteSet = ByteSet::of(b"()[]{}\xc2\xe2");

/// The marks of a text's prose that have no partner.
fn lone(facts: &Facts<'_>) -> Vec<Lone> {
    let mut lone = Vec::new();
    if !may_hold_marks(facts) {
        return lone;
    }
    let (text, markup) = (facts.text(), facts.markup());
    let mut open: [Vec<Range<usize>>; PAIRS.len()] = Default::default();
    for at in MAY_BEGIN.places(text) {
        let Some(c) = text[at..].chars().next() else { continue };
        let range = at..at + c.len_utf8();
        let opening = PAIRS.iter().position(|pair| pair.0 == c);
        let closing = PAIRS.iter().position(|pair| pair.1 == c);
        if (opening.is_none() && closing.is_none()) || !is_mark(text, markup, &range) {
            continue;
        }
        if let Some(pair) = opening {
            open[pair].push(range);
        } else if let Some(pair) = closing
            && open[pair].pop().is_none()
            && !numbers(text, at, c)
        {
            lone.push((pair, range));
        }
    }
    let left = open.into_iter().enumerate();
    lone.extend(left.flat_map(|(pair, ranges)| ranges.into_iter().map(move |range| (pair, range))));
    lone.extend(straight(text, markup).map(|range| (STRAIGHT, range)));
    lone.sort_by_key(|(_, range)| range.start);
    lone
}

/// The last of the straight quotation marks, where their number is odd; those after a figure may be
/// of inches or seconds.
fn straight(text: &str, markup: &Markup) -> Option<Range<usize>> {
    let (mut marks, mut measures, mut last) = (0_usize, 0_usize, 0);
    for at in memchr::memchr_iter(b'"', text.as_bytes()) {
        if markup.is_prose(at..at + 1) {
            let measure = text[..at].ends_with(|c: char| c.is_ascii_digit());
            (marks, measures, last) = (marks + 1, measures + usize::from(measure), at);
        }
    }
    (marks % 2 == 1 && measures == 0).then(|| last..last + 1)
}

/// Whether a mark is punctuation: not code or part of an address, nor the face of `:-)`.
fn is_mark(text: &str, markup: &Markup, range: &Range<usize>) -> bool {
    let face = [":-", ";-", ":", ";", "8-"].iter().any(|eyes| {
        let before = text[..range.start].strip_suffix(eyes);
        before.is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    });
    !face && markup.is_prose(range.clone())
}

/// Whether a closing bracket numbers something: `1)`, `b)`.
fn numbers(text: &str, at: usize, mark: char) -> bool {
    // A number has a few digits.
    let mut before = text[..at].chars().rev().take_while(|c| !c.is_whitespace()).take(9);
    let first = before.next();
    let length = first.map_or(0, |_| 1 + before.clone().count());
    let number = length < 9 && first.into_iter().chain(before).all(|c| c.is_ascii_digit());
    mark == ')' && first.is_some_and(char::is_alphanumeric) && (number || length == 1)
}
