//! Numbers written out in letters, in French and English: `quatre-vingt-dix-sept`, `two thirds`.
//!
//! Generous on purpose: what is read here only answers for a figure of the other side. So "both",
//! "une douzaine", "decade" and "nineties" are here too, and the names of months.

use std::ops::Range;

use super::{
    Figure, Kind, Language, Markup, Value, Values, date, letters::is_space, numeral::fraction,
};

mod english;
mod french;

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// 0 to 19, and an ordinal of it.
    Unit(u64),
    /// 20 to 90.
    Ten(u64),
    /// 100.
    Hundred,
    /// A power of ten: 3 for a thousand.
    Scale(u32),
    /// "et", "and".
    And,
    /// "a", "an": passed over.
    Article,
    /// A number of its own: "dozen", "both".
    Alone(u64),
    /// A decade: 90 for the nineties.
    Decade(u64),
    /// A part: 3 for "third" and "tiers".
    Part(u64),
    /// A time of day, in hours.
    Hour(u16),
}

/// The numbers and months that a text writes out in letters.
#[must_use]
pub fn spelled(text: &str, language: Language, markup: &Markup) -> Vec<Figure> {
    let lexicon: fn(&str) -> Option<(Word, bool)> = match language {
        Language::French => french::word,
        Language::English => english::word,
        Language::Other => return Vec::new(),
    };
    let mut numbers = Numbers { french: language == Language::French, ..Numbers::default() };
    let mut lower = String::new();
    let mut opaque = markup.opaque().peekable();
    for range in words(text) {
        while opaque.next_if(|opaque| opaque.end <= range.start).is_some() {}
        if opaque.peek().is_some_and(|opaque| opaque.start < range.end) {
            numbers.finish();
            continue;
        }
        let word = &text[range.clone()];
        if let Some(month) = date::month(word, language) {
            numbers.found.push(Figure::new(range.clone(), Kind::Month(month), Values::NONE));
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        if !joins(&text[numbers.range.end.min(range.start)..range.start]) {
            numbers.finish();
        }
        match lexicon(&lower) {
            // "3 million" is in digits.
            Some((Word::Scale(_) | Word::Hundred, _)) if follows_digit(&text[..range.start]) => {
                numbers.finish();
            }
            Some((word, ordinal)) => {
                numbers.read(word, range);
                if ordinal {
                    numbers.last = None;
                    numbers.finish();
                }
            }
            None => numbers.finish(),
        }
    }
    numbers.finish();
    numbers.found
}

/// Runs of letters. Longer ones than any number's word are none.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let runs = std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphabetic)?;
        at = text[start..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |end| start + end);
        Some(start..at)
    });
    runs.filter(|range| range.len() <= 24)
}

fn follows_digit(before: &str) -> bool {
    let before = before.strip_suffix(|c: char| is_space(c) || c == '-').unwrap_or(before);
    before.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether what stands between two words keeps them in one number.
fn joins(between: &str) -> bool {
    let mut chars = between.chars();
    let space =
        chars.next().is_none_or(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '\u{2011}'));
    space && chars.next().is_none()
}

/// The number in words such as "bilingual" and "unidirectionnel": a prefix before one of `stems`.
fn prefixed(word: &str, stems: &[&str]) -> Option<Word> {
    let prefixes = [("uni", 1), ("mono", 1), ("bi", 2), ("tri", 3), ("quadri", 4)];
    let (rest, number) = prefixes
        .into_iter()
        .find_map(|(prefix, number)| Some((word.strip_prefix(prefix)?, number)))?;
    stems.iter().any(|stem| rest.starts_with(stem)).then_some(Word::Alone(number))
}

/// Numbers as their words come in.
#[derive(Debug, Default)]
struct Numbers {
    french: bool,
    found: Vec<Figure>,
    /// From the first word of the present number to the last; its end is that of the last word read.
    range: Range<usize>,
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
}

impl Numbers {
    fn read(&mut self, word: Word, range: Range<usize>) {
        let accepted = match word {
            Word::And | Word::Article => {
                if self.active {
                    self.and |= word == Word::And;
                    self.range.end = range.end;
                } else if word == Word::Article {
                    let one = Values::one(Value::whole(1));
                    self.found.push(Figure::new(range, Kind::Article, one));
                }
                return;
            }
            Word::Unit(unit) => self.unit(unit),
            Word::Ten(ten) => self.ten(ten),
            Word::Hundred => self.hundred(),
            Word::Scale(power) => self.scale(power),
            Word::Alone(number) => return self.alone(number, range),
            Word::Decade(ten) => {
                self.finish();
                let values = Values::one(Value::whole(1900 + ten)).or(Value::whole(ten));
                return self.push(range, values);
            }
            Word::Part(part) => return self.part(part, range),
            Word::Hour(hour) => {
                self.finish();
                let values = Values::one(Value::Minutes(hour * 60))
                    .or(Value::Minutes((hour + 12) * 60 % 1440));
                return self.push(range, values.or(Value::whole(hour.into())));
            }
        };
        if accepted {
            self.range.end = range.end;
        } else {
            self.finish();
            self.range = range.clone();
            self.start(word);
        }
        if !self.active {
            self.range = range;
        }
        (self.active, self.and, self.last) = (true, false, Some(word));
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

    fn unit(&mut self, unit: u64) -> bool {
        let (tens, ones) = (self.current % 100, self.current % 10);
        let fits = if !self.active {
            true
        } else if self.french && unit >= 10 {
            // soixante-dix, quatre-vingt-dix; deux cent dix
            matches!(tens, 60 | 80) || tens == 0
        } else if self.french && tens == 10 {
            unit >= 7
        } else {
            tens == 0
                || ones == 0 && tens >= 20 && unit < 10
                || self.french && matches!(tens, 70 | 90) && unit >= 7
        };
        if fits {
            self.current += unit;
        }
        fits
    }

    fn ten(&mut self, ten: u64) -> bool {
        let tens = self.current % 100;
        if self.french && tens == 4 && ten == 20 && !self.and {
            self.current += 76;
        } else if !self.active || tens == 0 {
            self.current += ten;
        } else if !self.french && self.total == 0 && (13..=20).contains(&self.current) {
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
        if self.scale.is_some_and(|last| last <= power) {
            return false;
        }
        let factor = 10_u64.saturating_pow(power);
        self.total = self.total.saturating_add(self.current.max(1).saturating_mul(factor));
        (self.current, self.scale) = (0, Some(power));
        true
    }

    /// "deux douzaines", "une demi-douzaine", "both".
    fn alone(&mut self, number: u64, range: Range<usize>) {
        let half = self.last == Some(Word::Part(2)) && !self.active;
        let count = if self.active { self.total + self.current } else { 1 };
        self.finish();
        let mut values =
            Values::one(Value::whole(number)).or(Value::whole(number.saturating_mul(count)));
        if half && number.is_multiple_of(2) {
            values.push(Value::whole(number / 2));
        }
        self.push(range, values);
    }

    /// "deux tiers", "trois et demi", "a quarter".
    fn part(&mut self, part: u64, range: Range<usize>) {
        let count = self.total.saturating_add(self.current);
        let (active, and, start) = (self.active, self.and, self.range.start);
        let whole = if and { count } else { 0 };
        let above = if active && !and { count } else { 1 };
        let above = whole.saturating_mul(part).saturating_add(above);
        self.finish();
        let mut values = Values::one(Value::sequence([above, part]));
        if let Some(value) = fraction(above, part) {
            values.push(value);
            // A half may be "50 %".
            values.push(value.times_ten_to(2));
        }
        let start = if active { start } else { range.start };
        self.push(start..range.end, values);
        // "a third" may be an ordinal, "un quart" a time.
        self.last = Some(Word::Part(part));
    }

    fn push(&mut self, range: Range<usize>, values: Values) {
        self.range = range.end..range.end;
        self.found.push(Figure::new(range, Kind::Hint, values));
    }

    /// Ends the present number, if there is one.
    fn finish(&mut self) {
        if self.active {
            let number = self.total.saturating_add(self.current);
            let article = self.french && number == 1 && self.last == Some(Word::Unit(1));
            let kind = if article { Kind::One } else { Kind::Word };
            let values = Values::one(Value::whole(number));
            self.found.push(Figure::new(self.range.clone(), kind, values));
        }
        (self.total, self.current, self.scale) = (0, 0, None);
        (self.active, self.and, self.last) = (false, false, None);
    }
}
