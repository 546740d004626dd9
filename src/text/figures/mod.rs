//! Figures: numbers, ordinals, dates and times, by what they are worth.
//!
//! `1 234,5` in French and `1,234.5` in English are one value; so are `le 3 mars 2024` and
//! `2024-03-03`, `XXIᵉ` and `21st`, `3,5 M€` and `€3.5 million`. What may be read in two ways
//! (`1,200`, `03/04/2024`, `2:30`) keeps both values. Figures in code, addresses and identifiers are left out.
//!
//! Numbers written out in letters are read apart (in `spelled`), since they only ever answer for a
//! figure on the other side and never ask for one: "un", "one" and "second" mean too many things.

use std::ops::Range;

use super::{Language, TextMarkup, letter, tokens::TextToken};

mod affix;
mod clock;
mod compare;
mod date;
mod letters;
mod numeral;
mod roman;
mod spelled;
mod unbroken;
mod unit;
mod value;

use letters::NumberPlace;

pub(crate) use compare::{Difference, FigureSide, compare};
pub(crate) use date::CalendarDate;
pub(crate) use numeral::DigitShape;
pub(super) use spelled::spelled;
pub(crate) use unbroken::{group_end, unbroken_figures};
pub(crate) use unit::{PERCENT, PERCENT_SIGNS, UnitName, unit_of_figure};
pub(crate) use value::{FigureValue, FigureValues};

/// A figure of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TextFigure {
    /// Where it stands, with what belongs to it: the suffix of an ordinal, the month of a date,
    /// "million"; not its unit.
    pub range: Range<usize>,
    /// What it is.
    pub kind: FigureKind,
    /// What it may be worth.
    pub values: FigureValues,
    /// What it is worth without its "million" or "M€".
    pub bare: Option<FigureValue>,
    /// The whole numbers it is made of, where there are several: those of a version, date or time.
    pub parts: Vec<u64>,
    /// How its digits are written.
    pub shape: DigitShape,
    /// The digits alone, without what else belongs to the figure.
    pub digits: Range<usize>,
    /// Whether it counts or measures for certain, having a percent sign, currency or scale: then
    /// it is no section number and no version.
    pub measured: bool,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FigureKind {
    /// A number or time in digits.
    Number,
    /// An ordinal number in digits.
    Ordinal,
    /// A date of which at least the month is known, and its other reading where day and month
    /// may be exchanged.
    Date(CalendarDate, Option<CalendarDate>),
    /// Roman numerals, and whether they have the suffix of an ordinal.
    Roman {
        /// `XXIᵉ`, not `XXI`.
        ordinal: bool,
    },
    /// Digits in a word, such as `IPv6` or `H1N1`; the hash of its letters.
    Label(u64),
    /// A number written out in letters.
    Word,
    /// A word that may stand for a number and mostly does not: "both", "no", "half".
    Hint,
    /// "un", "une": an article, or a one.
    One,
    /// "a", "an".
    Article,
    /// The name of a month, counted from 1.
    Month(u8),
}

impl TextFigure {
    fn new(range: Range<usize>, kind: FigureKind, values: FigureValues) -> Self {
        let digits = range.clone();
        Self {
            range,
            kind,
            values,
            bare: None,
            parts: Vec::new(),
            shape: DigitShape::Plain,
            digits,
            measured: false,
        }
    }
}

/// The figures of a text in digits or Roman numerals, in order.
#[must_use]
pub(super) fn figures(
    text: &str,
    language: Language,
    markup: &TextMarkup,
    tokens: &[TextToken],
) -> Vec<TextFigure> {
    let mut begins = FigureStarts::new(text, tokens);
    figures_at(text, language, markup, |at, floor| begins.next(at, floor))
}

/// The figures at the places that `next` tells, from the first place to look at and the end of the
/// last figure.
fn figures_at(
    text: &str,
    language: Language,
    markup: &TextMarkup,
    mut next: impl FnMut(usize, usize) -> Option<usize>,
) -> Vec<TextFigure> {
    let mut found: Vec<TextFigure> = Vec::new();
    let mut opaque = markup.opaque().peekable();
    let (mut at, mut floor) = (0, 0);
    while let Some(begin) = next(at, floor) {
        at = begin;
        while opaque.next_if(|range| range.end <= at).is_some() {}
        if let Some(range) = opaque.peek().filter(|range| range.start <= at) {
            (at, floor) = (range.end, range.end);
            continue;
        }
        let reader = FigureReader { text, language, floor };
        let figure = reader.figure(at);
        let end = figure.as_ref().map_or(at + 1, |figure| figure.range.end.max(at + 1));
        if let Some(mut figure) = figure {
            floor = end;
            if let Some(last) = found.last_mut() {
                affix::join(text, last, &figure);
                affix::abbreviated_years(text, last, &mut figure);
            }
            found.push(figure);
        }
        at = end;
    }
    found
}

/// Whether a figure may begin with a byte.
#[inline]
fn begins(byte: u8) -> bool {
    byte.is_ascii_digit() || roman::is_numeral(byte)
}

/// The places of a text where figures may begin, from those of its words where one may.
struct FigureStarts<'t> {
    bytes: &'t [u8],
    tokens: &'t [TextToken],
}

impl<'t> FigureStarts<'t> {
    fn new(text: &'t str, tokens: &'t [TextToken]) -> Self {
        Self { bytes: text.as_bytes(), tokens }
    }

    /// The next place at `at` or after it where a figure may begin that nothing before `floor`
    /// belongs to.
    fn next(&mut self, at: usize, floor: usize) -> Option<usize> {
        loop {
            let token = self.tokens.first()?;
            if token.end > at {
                let start = token.start.max(at);
                if token.lexeme.has_digit || floor > token.start {
                    let mut rest = self.bytes[start..token.end].iter();
                    if let Some(step) = rest.position(|&byte| begins(byte)) {
                        return Some(start + step);
                    }
                } else if start == token.start && begins(self.bytes[start]) {
                    // Roman numerals do not begin within a word.
                    return Some(start);
                }
            }
            self.tokens = &self.tokens[1..];
        }
    }
}

/// Reads one figure of a text.
#[derive(Debug, Clone, Copy)]
struct FigureReader<'t> {
    text: &'t str,
    language: Language,
    /// No figure begins before this: the end of the last one.
    floor: usize,
}

impl FigureReader<'_> {
    /// The figure at a byte that may begin one.
    fn figure(&self, at: usize) -> Option<TextFigure> {
        let before = self.text[self.floor..at].chars().next_back();
        if !self.text.as_bytes()[at].is_ascii_digit() {
            let inside = before.is_some_and(|c| letter::is_alphanumeric(c) || c == '_');
            return if inside { None } else { roman::roman_at(self.text, at) };
        }
        if before.is_some_and(|c| letter::is_alphabetic(c) || c == '_') && !self.is_version(at) {
            return Some(letters::label(self.text, self.floor, at));
        }
        if let Some(figure) = letters::address(self.text, at) {
            return Some(figure);
        }
        let numeral = numeral::numeral_at(self.text, at);
        if letters::continues(self.text, numeral.end) {
            return Some(letters::label(self.text, self.floor, at));
        }
        let place =
            NumberPlace::around_digits(self.text, self.language, self.floor, at..numeral.end);
        if let Some(date) = date::date_at(&place, &numeral) {
            return Some(date);
        }
        if let Some(time) = clock::clock_time(&place, &numeral) {
            return Some(time);
        }
        Some(affix::number_with_affixes(&place, numeral))
    }

    /// Whether the digits at a place are those of a version with a `v` before them: `v1.4`.
    fn is_version(&self, at: usize) -> bool {
        let head = self.text[self.floor..at].strip_suffix('v');
        let is_word = |c: char| letter::is_alphanumeric(c) || matches!(c, '_' | '-' | '.' | '/');
        let digits = self.text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        let parts = digits
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        head.is_some_and(|head| !head.ends_with(is_word)) && parts
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
