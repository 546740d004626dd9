//! Digits with what may stand between them: `1 234,5`, `3.1.2`, `2:30`, `1/2`.

use std::ops::Range;

use super::{FigureValue, FigureValues};

/// How the digits of a figure are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DigitShape {
    /// One run of digits.
    Plain,
    /// Groups of three and perhaps decimals: the separator of groups and the decimal sign, where
    /// it is certain which is which.
    Grouped {
        /// What stands between groups.
        group: Option<char>,
        /// What stands before the decimals.
        decimal: Option<char>,
    },
    /// One separator before three digits: groups (`1,200` is 1200) or decimals (1.2).
    Either(char),
    /// Runs of digits between colons.
    Colons,
    /// Runs of digits between slashes.
    Slashes,
    /// Runs of digits between other signs: a version, the number of a section, a list.
    Sequence,
}

/// Digits read at a place.
#[derive(Debug, Clone)]
pub(super) struct Numeral {
    pub(super) end: usize,
    pub(super) values: FigureValues,
    /// The runs of digits, where there are several.
    pub(super) runs: Vec<Range<usize>>,
    /// The whole numbers that they are.
    pub(super) parts: Vec<u64>,
    pub(super) shape: DigitShape,
}

impl Numeral {
    /// The number, where it is written as one run of at most four digits.
    pub(super) fn short_number(&self, text: &str, start: usize) -> Option<u64> {
        let short = self.runs.is_empty() && self.end - start <= 4;
        if short { text[start..self.end].parse().ok() } else { None }
    }
}

/// Digits as a whole number; those beyond 64 bits are worth the greatest.
fn whole_number(digits: &str) -> u64 {
    digits.parse().unwrap_or(u64::MAX)
}

/// Spaces that separate groups of digits.
pub(super) fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Reads the digits at `start`, which is one.
pub(super) fn numeral_at(text: &str, start: usize) -> Numeral {
    let first = digits_end(text, start);
    let mut reading =
        NumeralReading { text, first: start..first, runs: Vec::new(), signs: None, end: first };
    while let Some((sign, next)) = reading.next() {
        if reading.runs.is_empty() {
            reading.runs.reserve(4);
            reading.runs.push(start..first);
        }
        reading.end = digits_end(text, next);
        reading.runs.push(next..reading.end);
        reading.signs = Some((reading.signs.map_or(sign, |(first, _)| first), sign));
    }
    reading.numeral()
}

fn digits_end(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

struct NumeralReading<'t> {
    text: &'t str,
    /// The first run of digits.
    first: Range<usize>,
    /// All runs, where there are several.
    runs: Vec<Range<usize>>,
    /// What stands between the first two runs and between the last two, every kind of group space
    /// as a space: only the last may be another than those before it.
    signs: Option<(char, char)>,
    end: usize,
}

impl NumeralReading<'_> {
    /// The sign that continues the figure, and where the digits after it begin.
    fn next(&self) -> Option<(char, usize)> {
        let mut rest = self.text[self.end..].chars();
        let sign = rest.next()?;
        let next = self.end + sign.len_utf8();
        if !self.text.as_bytes().get(next)?.is_ascii_digit() {
            return None;
        }
        let (first, last) = self.signs.unzip();
        let mixed = first != last;
        let fits = match sign {
            c if is_group_space(c) || is_apostrophe(c) => {
                let sign = if is_group_space(c) { ' ' } else { '\'' };
                let fits = (last.is_none() || first == Some(sign) && !mixed)
                    && self.first.len() <= 3
                    && digits_end(self.text, next) - next == 3;
                return fits.then_some((sign, next));
            }
            // In "2023/24" two years stand side by side.
            '/' if last.is_none() && self.first.len() == 4 => {
                let after = digits_end(self.text, next);
                after - next != 2 || self.text.as_bytes().get(after) == Some(&b'/')
            }
            ':' | '/' => last.is_none_or(|last| last == sign),
            // Decimals after groups; another sign after that begins another figure.
            '.' | ',' => !mixed && !matches!(last, Some(':' | '/')),
            _ => false,
        };
        fits.then_some((sign, next))
    }

    fn digits(&self) -> &str {
        &self.text[self.first.start..self.end]
    }

    fn numeral(self) -> Numeral {
        let parts: Vec<u64> =
            self.runs.iter().map(|run| whole_number(&self.text[run.clone()])).collect();
        let (shape, values) = self.meaning(&parts);
        Numeral { end: self.end, values, runs: self.runs, parts, shape }
    }

    fn meaning(&self, parts: &[u64]) -> (DigitShape, FigureValues) {
        let Some((first, last)) = self.signs else {
            return (DigitShape::Plain, FigureValues::one(FigureValue::digits(self.digits(), 0)));
        };
        let sequence = FigureValue::sequence(parts.iter().copied());
        let several = self.runs.len();
        let grouped = || FigureValue::digits(self.digits(), 0);
        let decimal = || FigureValue::digits(self.digits(), self.runs[several - 1].len());
        let written =
            |sign: char| if sign == ' ' || sign == '\'' { self.first_sign() } else { sign };
        let (shape, values) = match (first, last) {
            (':', _) => (DigitShape::Colons, FigureValues::NONE),
            ('/', _) => (DigitShape::Slashes, slashed(parts)),
            _ if first != last && self.are_groups(several - 1) => {
                let shape =
                    DigitShape::Grouped { group: Some(written(first)), decimal: Some(last) };
                (shape, FigureValues::one(decimal()))
            }
            (' ' | '\'', _) => {
                let shape = DigitShape::Grouped { group: Some(written(first)), decimal: None };
                (shape, FigureValues::one(grouped()))
            }
            _ if several == 2 && self.are_groups(2) && !self.digits().starts_with('0') => {
                // Nobody writes decimals that are all zero: 200,000 is no 200.
                let zeros = self.digits().ends_with("000");
                let values = FigureValues::one(grouped());
                (DigitShape::Either(first), if zeros { values } else { values.or(decimal()) })
            }
            _ if several == 2 => (
                DigitShape::Grouped { group: None, decimal: Some(first) },
                FigureValues::one(decimal()),
            ),
            _ if first == last && self.are_groups(several) => (
                DigitShape::Grouped { group: Some(first), decimal: None },
                FigureValues::one(grouped()),
            ),
            _ => (DigitShape::Sequence, FigureValues::NONE),
        };
        (shape, values.or(sequence))
    }

    /// The first separator as it is written.
    fn first_sign(&self) -> char {
        self.text[self.first.end..].chars().next().unwrap_or(' ')
    }

    /// Whether the first `count` runs are groups of three, the first of them shorter perhaps.
    fn are_groups(&self, count: usize) -> bool {
        self.first.len() <= 3 && self.runs[1..count].iter().all(|run| run.len() == 3)
    }
}

/// The value of `3/4`, where it has an end in decimals.
fn slashed(parts: &[u64]) -> FigureValues {
    let &[above, below] = parts else { return FigureValues::NONE };
    fraction(above, below).map_or(FigureValues::NONE, FigureValues::one)
}

/// The value of a fraction, where it has an end in three decimals.
pub(super) fn fraction(above: u64, below: u64) -> Option<FigureValue> {
    let thousandths = above.checked_mul(1000)?;
    let exact = below > 0 && thousandths.is_multiple_of(below);
    exact.then(|| FigureValue::scaled(thousandths / below, -3))
}
