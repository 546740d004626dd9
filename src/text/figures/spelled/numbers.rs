//! Puts number words together: "deux cent vingt et un mille", "nineteen eighty-four".

use std::ops::Range;

use super::Word;
use crate::text::{
    figures::{FigureKind, FigureValue, FigureValues, TextFigure, numeral::fraction},
    languages::NumberGrammar,
};

/// Numbers as their words come in.
#[derive(Debug, Default)]
pub(super) struct SpelledNumbers {
    grammar: NumberGrammar,
    pub(super) found: Vec<TextFigure>,
    /// From the first word of the present number to the last; its end is that of the last word read.
    pub(super) range: Range<usize>,
    /// What is complete: "two million".
    total: u64,
    /// What a scale may still multiply: "three hundred and five".
    current: u64,
    /// The last scale.
    scale: Option<u32>,
    active: bool,
    /// Whether "and" was the last word.
    and: bool,
    last: Option<Word>,
    /// The number before, and how many other words ago it ended: "une heure et demie".
    previous: Option<(u64, usize)>,
    context: WordContext,
    /// The fraction before, for "half a million".
    fraction: Option<(u64, u64)>,
}

/// What the word before says of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum WordContext {
    #[default]
    None,
    /// The number before counts years.
    Years,
    /// "sur" or "in" comes before the number.
    Among,
}

impl SpelledNumbers {
    pub(super) fn new(grammar: NumberGrammar) -> Self {
        Self { grammar, ..Self::default() }
    }

    pub(super) fn push_word(&mut self, word: Word, range: Range<usize>) {
        let accepted = match word {
            Word::And | Word::Article => {
                if self.active {
                    self.and |= word == Word::And;
                    self.range.end = range.end;
                } else if word == Word::And {
                    self.and = true;
                    self.range = range.end..range.end;
                } else {
                    self.range = range.end..range.end;
                    let one = FigureValues::one(FigureValue::from_integer(1));
                    self.found.push(TextFigure::new(range, FigureKind::Article, one));
                    if !self.and {
                        self.previous = Some((1, 0));
                    }
                }
                return;
            }
            Word::Unit(unit) => self.multiply_unit(unit),
            Word::Ten(ten) => self.ten(ten),
            Word::Hundred => self.hundred(),
            Word::Scale(power) => self.scale(power),
            Word::Alone(number) => return self.alone(number, range),
            Word::Decade(ten) => {
                self.end_number();
                let values = FigureValues::one(FigureValue::from_integer(1900 + ten))
                    .or(FigureValue::from_integer(ten));
                return self.push_number(range, values);
            }
            Word::Part(part) => return self.part(part, range),
            Word::Days => return self.days(range),
            Word::Hours => return self.hours(range),
            Word::Years => return self.years(range),
            Word::Of => return self.pause(),
            Word::Among => {
                self.other();
                self.context = WordContext::Among;
                return;
            }
            Word::Hour(hour) => {
                self.end_number();
                let values = FigureValues::one(FigureValue::Minutes(hour * 60))
                    .or(FigureValue::Minutes((hour + 12) * 60 % 1440));
                return self.push_number(range, values.or(FigureValue::from_integer(hour.into())));
            }
        };
        if accepted {
            self.range.end = range.end;
        } else {
            self.end_number();
            self.range = range.clone();
            self.start(word);
        }
        if !self.active {
            self.range = range;
        }
        (self.active, self.and, self.last) = (true, false, Some(word));
        self.fraction = None;
    }

    /// A word that ends a number as an ordinal; "a third" and "one fifth" may be parts.
    pub(super) fn ordinal(&mut self, word: Word, range: Range<usize>) {
        let one =
            self.previous == Some((1, 0)) || self.active && self.total == 0 && self.current == 1;
        self.push_word(word, range.clone());
        self.last = None;
        self.end_number();
        if let (true, Word::Unit(part @ 3..)) = (one, word) {
            self.found.push(TextFigure::new(range, FigureKind::Hint, fraction_values(1, part, 0)));
        }
    }

    /// Begins a number with a word.
    fn start(&mut self, word: Word) {
        match word {
            Word::Unit(number) | Word::Ten(number) => self.current = number,
            Word::Hundred => self.current = 100,
            Word::Scale(power) => {
                self.scale(power);
            }
            _ => {}
        }
    }

    fn multiply_unit(&mut self, unit: u64) -> bool {
        let (tens, ones) = (self.current % 100, self.current % 10);
        let fits = if !self.active {
            true
        } else if unit >= 100 {
            // "zwei Millionen dreihunderttausend"
            self.current == 0
        } else if self.grammar.twenties && unit >= 10 {
            // soixante-dix, quatre-vingt-dix; deux cent dix
            matches!(tens, 60 | 80) || tens == 0
        } else if self.grammar.twenties && tens == 10 {
            unit >= 7
        } else {
            tens == 0
                || ones == 0 && tens >= 20 && unit < 10
                || self.grammar.twenties && matches!(tens, 70 | 90) && unit >= 7
        };
        if fits {
            self.current += unit;
        }
        fits
    }

    fn ten(&mut self, ten: u64) -> bool {
        let tens = self.current % 100;
        if self.grammar.twenties && tens == 4 && ten == 20 && !self.and {
            self.current += 76;
        } else if !self.active || tens == 0 {
            self.current += ten;
        } else if self.grammar.paired_years && self.total == 0 && (13..=20).contains(&self.current)
        {
            // The year nineteen eighty.
            self.current = self.current * 100 + ten;
        } else {
            return false;
        }
        true
    }

    fn hundred(&mut self) -> bool {
        if self.current == 0 {
            self.current = 100;
            true
        } else if self.current < 100 {
            self.current *= 100;
            true
        } else {
            false
        }
    }

    fn scale(&mut self, power: u32) -> bool {
        if let (false, Some((above, part))) = (self.active, self.fraction) {
            let value = fraction(above, part).map(|value| value.times_ten_to(power.cast_signed()));
            let hint = |value| {
                TextFigure::new(self.range.clone(), FigureKind::Hint, FigureValues::one(value))
            };
            self.found.extend(value.map(hint));
        }
        if self.scale.is_some_and(|last| last <= power) {
            return false;
        }
        let factor = 10_u64.saturating_pow(power);
        self.total = self.total.saturating_add(self.current.max(1).saturating_mul(factor));
        (self.current, self.scale) = (0, Some(power));
        true
    }

    /// "deux douzaines", "une demi-douzaine", "a quarter of a century", "both".
    fn alone(&mut self, number: u64, range: Range<usize>) {
        let part = self.fraction;
        let count = if self.active { self.total.saturating_add(self.current) } else { 1 };
        self.end_number();
        let mut values = FigureValues::one(FigureValue::from_integer(number))
            .or(FigureValue::from_integer(number.saturating_mul(count)));
        if let Some(value) = part.and_then(|(above, part)| fraction(above * number, part)) {
            values.push(value);
        }
        self.push_number(range, values);
    }

    /// "deux tiers", "trois et demi", "a quarter".
    fn part(&mut self, part: u64, range: Range<usize>) {
        let whole = match (self.active, self.previous) {
            (true, _) => Some(self.total.saturating_add(self.current)),
            (false, Some((number, ago))) if self.and && ago <= 1 => Some(number),
            _ => None,
        };
        let scale = self.scale.filter(|_| self.active && self.current == 0);
        let years = self.context == WordContext::Years;
        let (above, unit) = match (whole, self.and, scale) {
            // "deux millions et demi"
            (Some(whole), true, Some(power)) => {
                let unit = 10_u64.saturating_pow(power);
                ((whole / unit).saturating_mul(part).saturating_add(1), power)
            }
            (Some(whole), true, None) => (whole.saturating_mul(part).saturating_add(1), 0),
            (Some(whole), false, _) => (whole, 0),
            (None, ..) => (1, 0),
        };
        self.end_number();
        // "one in ten" is a tenth.
        let mut parts =
            FigureValues::one(FigureValue::from_integer(above)).or(FigureValue::from_integer(part));
        // "un an et demi" is 18 months.
        if let (true, Some(months)) = (years, fraction(above.saturating_mul(12), part)) {
            parts.push(months);
        }
        self.push_number(range.clone(), fraction_values(above, part, unit));
        self.found.push(TextFigure::new(range, FigureKind::Hint, parts));
        self.fraction = Some((above.min(1000), part));
    }

    /// "quinze jours" are two weeks, "huit jours" one.
    fn days(&mut self, range: Range<usize>) {
        let count = self.total.saturating_add(self.current);
        let active = self.active;
        self.other();
        let weeks = match count {
            15 => FigureValues::one(FigureValue::from_integer(2)).or(FigureValue::from_integer(14)),
            8 => FigureValues::one(FigureValue::from_integer(1)).or(FigureValue::from_integer(7)),
            _ => return,
        };
        if active {
            self.found.push(TextFigure::new(range, FigureKind::Hint, weeks));
        }
    }

    /// "une demi-heure", "a quarter of an hour".
    fn hours(&mut self, range: Range<usize>) {
        let minutes = self.fraction.and_then(|(above, part)| fraction(above * 60, part));
        self.other();
        let hint = |minutes| TextFigure::new(range, FigureKind::Hint, FigureValues::one(minutes));
        self.found.extend(minutes.map(hint));
    }

    /// "deux ans" are 24 months.
    fn years(&mut self, range: Range<usize>) {
        let count = self.active.then(|| self.total.saturating_add(self.current));
        self.other();
        self.context = WordContext::Years;
        let months = count.and_then(|count| count.checked_mul(12)).map(FigureValue::from_integer);
        let hint = |months| TextFigure::new(range, FigureKind::Hint, FigureValues::one(months));
        self.found.extend(months.map(hint));
    }

    /// A word that has nothing to do with numbers.
    pub(super) fn other(&mut self) {
        self.pause();
        self.fraction = None;
    }

    /// A word that ends a number, not what may still be said of it.
    fn pause(&mut self) {
        let (and, active) = (self.and, self.active);
        self.end_number();
        self.context = WordContext::None;
        match &mut self.previous {
            Some((_, ago)) if *ago < 1 && (active || !and) => *ago += 1,
            previous => *previous = None,
        }
    }

    fn push_number(&mut self, range: Range<usize>, values: FigureValues) {
        self.range = range.end..range.end;
        self.found.push(TextFigure::new(range, FigureKind::Hint, values));
        self.fraction = None;
    }

    /// Whether a number has begun that the next word may go on with, or an "and" before one.
    pub(super) fn is_open(&self) -> bool {
        self.active || self.and
    }

    /// Ends the present number, if there is one.
    pub(super) fn end_number(&mut self) {
        if !self.is_open() {
            return;
        }
        if self.active {
            let number = self.total.saturating_add(self.current);
            let article =
                self.grammar.one_is_article && number == 1 && self.last == Some(Word::Unit(1));
            let kind = if article { FigureKind::One } else { FigureKind::Word };
            let values = FigureValues::one(FigureValue::from_integer(number));
            self.found.push(TextFigure::new(self.range.clone(), kind, values));
            self.previous = Some((number, 0));
            let among = self.context == WordContext::Among;
            if among && (2..=50).contains(&number) && 100 % number == 0 {
                let percent = FigureValues::one(FigureValue::from_integer(100 / number));
                self.found.push(TextFigure::new(self.range.clone(), FigureKind::Hint, percent));
            }
            self.context = WordContext::None;
        }
        (self.total, self.current, self.scale) = (0, 0, None);
        (self.active, self.and, self.last) = (false, false, None);
    }
}

/// The values of `above` parts, in units of 10^`unit`.
fn fraction_values(above: u64, part: u64, unit: u32) -> FigureValues {
    let mut values = FigureValues::one(FigureValue::sequence([above, part]));
    if let Some(value) = fraction(above, part) {
        values.push(value.times_ten_to(unit.cast_signed()));
        // A half may be "50 %".
        values.push(value.times_ten_to(2));
    }
    if above == 1 { values.or(FigureValue::from_integer(1)) } else { values }
}
