//! Which figures of a text and of its translation do not answer each other.
//!
//! A figure is accounted for when the other side has its value, in whatever form: digits, Roman
//! numerals or letters, apart or as parts of a date or range. Of those left on both sides, the
//! likeliest ones are taken for each other.

use std::{
    cell::OnceCell,
    cmp::Reverse,
    collections::{HashSet, VecDeque},
};

use super::{CalendarDate, FigureKind, FigureValue, FigureValues, TextFigure};

/// A text's figures as one side of a comparison.
#[derive(Clone, Copy)]
pub(crate) struct FigureSide<'f, 'c> {
    /// The text.
    pub text: &'f str,
    /// Its figures.
    pub figures: &'f [TextFigure],
    /// Its numbers in letters, read when they are needed.
    pub spelled: &'c dyn Fn() -> &'f [TextFigure],
    /// Whether some of them are more than one, articles and mere hints left out.
    pub counts: bool,
    /// Whether a figure must have its like on the other side; otherwise it only answers for one.
    pub asks: &'c dyn Fn(&TextFigure) -> bool,
}

/// Figures that do not answer each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Difference<'f> {
    /// The translation has another in its place.
    Changed(&'f TextFigure, &'f TextFigure),
    /// The translation does not have it.
    Missing(&'f TextFigure),
    /// The source does not have it.
    Added(&'f TextFigure),
    /// The translation has it less often.
    Fewer(&'f TextFigure),
    /// The translation has it more often.
    More(&'f TextFigure),
}

/// Compares the figures of a text and its translation, in the order of the source.
#[must_use]
pub(crate) fn compare<'f>(
    source: &FigureSide<'f, '_>,
    target: &FigureSide<'f, '_>,
) -> Vec<Difference<'f>> {
    let (same, count) = (same(source.figures, target.figures), source.counts && target.counts);
    if same && (!count || alike(source, target)) {
        return Vec::new();
    }
    let (mut from, mut to) = (ValueIndex::new(source), ValueIndex::new(target));
    if same {
        return exchanged(&from, &to);
    }
    from.take_apart(&to);
    to.take_apart(&from);
    let missing = unaccounted(&from, &to);
    let mut added = VecDeque::from(unaccounted(&to, &from));
    let mut differences = Vec::new();
    for (figure, there) in missing {
        let written = &source.text[figure.range.clone()];
        // Only a few are looked at, so that very many differences stay linear.
        let candidates = added.iter().take(8).enumerate();
        let best = candidates
            .filter_map(|(index, &(other, _))| {
                let likeness =
                    likeness((figure, written), (other, &target.text[other.range.clone()]))?;
                Some((likeness, Reverse(index)))
            })
            .max();
        if let Some((_, Reverse(index))) = best {
            let other = added.remove(index);
            differences.extend(other.map(|(other, _)| Difference::Changed(figure, other)));
        } else if asks(figure) {
            let difference = if there { Difference::Fewer } else { Difference::Missing };
            differences.push(difference(figure));
        }
    }
    for (figure, there) in added.into_iter().filter(|(figure, _)| asks(figure)) {
        differences.push(if there { Difference::More(figure) } else { Difference::Added(figure) });
    }
    if differences.is_empty() && count {
        return exchanged(&from, &to);
    }
    differences
}

/// Whether both sides have the same values one by one, in digits and in letters.
fn alike(source: &FigureSide<'_, '_>, target: &FigureSide<'_, '_>) -> bool {
    fn words<'f>(side: &FigureSide<'f, '_>) -> impl Iterator<Item = &'f FigureValues> {
        let words = (side.spelled)().iter().filter(|figure| figure.kind == FigureKind::Word);
        words.map(|figure| &figure.values)
    }
    let values = |figure: &TextFigure| (figure.values, figure.bare);
    source.figures.iter().map(values).eq(target.figures.iter().map(values))
        && words(source).eq(words(target))
}

/// Numbers in letters that the other side has in no form, where either side has some: one stands for
/// the other.
fn exchanged<'f>(from: &ValueIndex<'f, '_>, to: &ValueIndex<'f, '_>) -> Vec<Difference<'f>> {
    let gone = unanswered(from, to);
    let new = if gone.is_empty() { Vec::new() } else { unanswered(to, from) };
    gone.into_iter().zip(new).map(|(figure, other)| Difference::Changed(figure, other)).collect()
}

/// The numbers in letters of `side` that `other` does not have as often, in no form.
fn unanswered<'f>(side: &ValueIndex<'f, '_>, other: &ValueIndex<'_, '_>) -> Vec<&'f TextFigure> {
    let mut left: Vec<(&'f TextFigure, FigureValue)> = Vec::new();
    for figure in (side.side.spelled)() {
        let &[value] = figure.values.as_slice() else { continue };
        let plain =
            figure.kind == FigureKind::Word && value.as_whole().is_some_and(|number| number > 1);
        if plain && (side.side.asks)(figure) {
            left.push((figure, value));
        }
    }
    left.retain(|&(_, value)| {
        let words = |index: &ValueIndex<'_, '_>| {
            let spelled = index.spelled();
            count_value(&spelled.words, value) + index.times(value)
        };
        let hints = count_value(&other.spelled().hints, value);
        words(side) > words(other) + hints
    });
    left.into_iter().map(|(figure, _)| figure).collect()
}

/// Whether a figure without its like is worth a word by itself. Roman numerals look like acronyms, and words
/// with digits are translated as words; both only tell when there is one on either side.
fn asks(figure: &TextFigure) -> bool {
    matches!(figure.kind, FigureKind::Number | FigureKind::Ordinal | FigureKind::Date(..))
}

/// Whether the figures of both sides are the same one by one, which is the common case.
fn same(source: &[TextFigure], target: &[TextFigure]) -> bool {
    source.len() == target.len()
        && source.iter().zip(target).all(|(a, b)| match (a.kind, b.kind) {
            (FigureKind::Date(a, _), FigureKind::Date(b, _)) => a == b,
            (FigureKind::Date(..), _) | (_, FigureKind::Date(..)) => false,
            _ => {
                let values = b.values.as_slice();
                a.bare.is_some() == b.bare.is_some()
                    && a.values.as_slice().iter().any(|value| values.contains(value))
            }
        })
}

/// The figures of `side` that `other` does not account for, each value once, and whether they are
/// there, only less often.
fn unaccounted<'f>(
    side: &ValueIndex<'f, '_>,
    other: &ValueIndex<'f, '_>,
) -> Vec<(&'f TextFigure, bool)> {
    let mut seen = HashSet::new();
    let mut left = Vec::new();
    for figure in side.side.figures {
        if !(side.side.asks)(figure) || !seen.insert((figure.kind, figure.values, figure.bare)) {
            continue;
        }
        let there = other.has_whole(figure);
        let accounted =
            if there { !other.has_fewer(figure, side) } else { other.accounts_for(figure, side) };
        if !accounted {
            left.push((figure, there));
        }
    }
    left
}

/// What a value in the index is of its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ValueRole {
    /// The figure's value.
    Whole,
    /// The value of a figure with "million" or the like.
    Scaled,
    /// That figure without "million".
    Bare,
}

/// The values of one side.
struct ValueIndex<'f, 'c> {
    side: FigureSide<'f, 'c>,
    values: Vec<(FigureValue, ValueRole)>,
    dates: Vec<CalendarDate>,
    months: MonthSet,
    /// Parts of the figures that the other side does not have as they are, in order.
    parts: Vec<FigureValue>,
    spelled: OnceCell<Spelled>,
}

/// What a side writes out in letters, values in order.
#[derive(Debug, Default)]
struct Spelled {
    words: Vec<FigureValue>,
    hints: Vec<FigureValue>,
    /// How often it has a word that is both an article and a one, and how often a mere article.
    ones: usize,
    articles: usize,
    months: MonthSet,
}

/// A set of months.
#[derive(Debug, Clone, Copy, Default)]
struct MonthSet(u16);

impl MonthSet {
    fn insert_month(&mut self, month: u8) {
        self.0 |= 1 << month;
    }

    fn has_month(self, month: u8) -> bool {
        self.0 & 1 << month != 0
    }
}

impl<'f, 'c> ValueIndex<'f, 'c> {
    fn new(side: &FigureSide<'f, 'c>) -> Self {
        let mut values = Vec::with_capacity(side.figures.len() * 2);
        let (mut dates, mut months) = (Vec::new(), MonthSet::default());
        for figure in side.figures {
            if let FigureKind::Date(date, other) = figure.kind {
                for date in [Some(date), other].into_iter().flatten() {
                    months.insert_month(date.month);
                    dates.push(date);
                }
                continue;
            }
            let role = if figure.bare.is_some() { ValueRole::Scaled } else { ValueRole::Whole };
            values.extend(figure.values.as_slice().iter().map(|&value| (value, role)));
            values.extend(figure.bare.map(|value| (value, ValueRole::Bare)));
        }
        values.sort_unstable();
        dates.sort_unstable();
        let (parts, spelled) = (Vec::new(), OnceCell::new());
        Self { side: *side, values, dates, months, parts, spelled }
    }

    /// Takes in the parts of what `other` does not have as a whole: "12.1" that it has too says
    /// nothing of a 12 or a 1.
    fn take_apart(&mut self, other: &ValueIndex<'_, '_>) {
        for figure in self.side.figures {
            let dates = match figure.kind {
                FigureKind::Date(date, second) => [Some(date), second],
                _ => [None, None],
            };
            if figure.parts.is_empty() && dates[0].is_none() || other.has_whole(figure) {
                continue;
            }
            let days = dates.into_iter().flatten().filter_map(|date| date.day.map(u64::from));
            self.parts
                .extend(figure.parts.iter().copied().chain(days).map(FigureValue::from_integer));
        }
        self.parts.sort_unstable();
    }

    /// Whether the figure is there as it is.
    fn has_whole(&self, figure: &TextFigure) -> bool {
        let values = figure.values.as_slice();
        match (figure.kind, figure.bare) {
            (FigureKind::Date(date, second), _) => [Some(date), second]
                .into_iter()
                .flatten()
                .any(|date| self.dates.binary_search(&date).is_ok()),
            (_, Some(bare)) => {
                values
                    .iter()
                    .any(|&value| self.has_value(value, &[ValueRole::Whole, ValueRole::Scaled]))
                    || self.has_value(bare, &[ValueRole::Whole])
            }
            (_, None) => values.iter().any(|&value| self.has_any(value)),
        }
    }

    /// Whether the figure is there in another form: in letters, or in or as several figures.
    fn accounts_for(&self, figure: &TextFigure, own: &Self) -> bool {
        if let FigureKind::Date(date, other) = figure.kind {
            return self.has_date(date, own)
                || other.is_some_and(|other| self.has_date(other, own));
        }
        let values = figure.values.as_slice();
        let is_part = |value: FigureValue| self.parts.binary_search(&value).is_ok();
        let part = |&part: &u64| {
            let value = FigureValue::from_integer(part);
            self.has_value(value, &[ValueRole::Whole]) || self.spells(value, own)
        };
        let label = is_label(own.side.text, figure);
        let spelled = |value| if label { self.writes(value, own) } else { self.spells(value, own) };
        values.iter().any(|&value| is_part(value) || spelled(value))
            || self.has_day(&figure.parts)
            || !figure.parts.is_empty() && figure.parts.iter().all(part)
    }

    /// Whether two numbers are the day and month of a date, in whatever order.
    fn has_day(&self, parts: &[u64]) -> bool {
        let &[first, second] = parts else { return false };
        [(first, second), (second, first)].into_iter().any(|(day, month)| {
            let (Ok(day), Ok(month)) = (u8::try_from(day), u8::try_from(month)) else {
                return false;
            };
            let least = CalendarDate { day: Some(day), month, year: None };
            let at = self.dates.partition_point(|date| *date < least);
            self.dates.get(at).is_some_and(|date| date.day == Some(day) && date.month == month)
        })
    }

    /// Whether the figure is there, and less often than on `own`, its side, which nothing explains.
    /// Only plain numbers are counted, and not those of a name ("UTF-8"), which a pronoun may
    /// stand for.
    fn has_fewer(&self, figure: &TextFigure, own: &Self) -> bool {
        let plain =
            figure.kind == FigureKind::Number && figure.parts.is_empty() && figure.bare.is_none();
        let mut before = own.side.text[..figure.range.start].chars().rev();
        let named = before.next() == Some('-') && before.next().is_some_and(char::is_alphabetic);
        plain
            && !named
            && figure.values.as_slice().iter().all(|&value| {
                own.times(value) > self.times(value)
                    && self.parts.binary_search(&value).is_err()
                    && !self.spells(value, own)
            })
    }

    /// How many figures have the value.
    fn times(&self, value: FigureValue) -> usize {
        let end = self.values.partition_point(|(other, _)| *other <= value);
        end - self.values.partition_point(|(other, _)| *other < value)
    }

    /// Whether day, month and year are all there. A month alone may be left to the context.
    fn has_date(&self, date: CalendarDate, own: &Self) -> bool {
        let has = |number: u64| {
            let value = FigureValue::from_integer(number);
            self.has_any(value)
                || self.parts.binary_search(&value).is_ok()
                || self.spells(value, own)
        };
        date.day.is_none_or(|day| has(day.into()))
            && date.year.is_none_or(|year| has(year.into()))
            && (self.months.has_month(date.month) || {
                let spelled = self.spelled().months;
                spelled.has_month(date.month) || self.months.0 | spelled.0 == 0
            })
    }

    fn has_any(&self, value: FigureValue) -> bool {
        let at = self.values.partition_point(|(other, _)| *other < value);
        self.values.get(at).is_some_and(|(other, _)| *other == value)
    }

    fn has_value(&self, value: FigureValue, roles: &[ValueRole]) -> bool {
        roles.iter().any(|&role| self.values.binary_search(&(value, role)).is_ok())
    }

    /// Whether the value is written out in letters here, and not only because `own`, the side of
    /// the figure, writes it out too.
    fn spells(&self, value: FigureValue, own: &Self) -> bool {
        let (here, there) = (self.spelled(), own.spelled());
        let words = |side: &Spelled| count_value(&side.words, value);
        let all = |side: &Spelled| words(side) + count_value(&side.hints, value);
        // "Un an" may be "1 year"; but every "un" that stands for an "a" says nothing.
        let ones = |side: &Spelled| words(side) + side.ones + side.articles;
        self.writes(value, own)
            || all(here) > all(there)
            || value == FigureValue::from_integer(1) && here.ones > 0 && ones(here) > ones(there)
    }

    /// The same, for words that can be nothing but a number.
    fn writes(&self, value: FigureValue, own: &Self) -> bool {
        count_value(&self.spelled().words, value) > count_value(&own.spelled().words, value)
    }

    fn spelled(&self) -> &Spelled {
        self.spelled.get_or_init(|| {
            let mut spelled = Spelled::default();
            for figure in (self.side.spelled)() {
                match figure.kind {
                    FigureKind::Month(month) => spelled.months.insert_month(month),
                    FigureKind::One => spelled.ones += 1,
                    FigureKind::Article => spelled.articles += 1,
                    FigureKind::Hint => spelled.hints.extend_from_slice(figure.values.as_slice()),
                    _ => spelled.words.extend_from_slice(figure.values.as_slice()),
                }
            }
            spelled.words.sort_unstable();
            spelled.hints.sort_unstable();
            spelled
        })
    }
}

/// Whether a number stands alone in brackets or after a sign, as that of a note or value does:
/// then it counts nothing, and no article stands for it.
fn is_label(text: &str, figure: &TextFigure) -> bool {
    let before = text[..figure.range.start].chars().next_back();
    let after = text[figure.range.end..].chars().next();
    matches!(before, Some('=' | '#' | '°'))
        || matches!(before, Some('(' | '[' | '"')) && matches!(after, Some(')' | ']' | '"'))
}

fn count_value(sorted: &[FigureValue], value: FigureValue) -> usize {
    sorted.partition_point(|other| *other <= value) - sorted.partition_point(|other| *other < value)
}

/// How likely one figure was meant to be the other; nothing where it cannot be.
fn likeness(
    (source, source_text): (&TextFigure, &str),
    (target, target_text): (&TextFigure, &str),
) -> Option<u32> {
    let roman = |figure: &TextFigure| matches!(figure.kind, FigureKind::Roman { .. });
    match (source.kind, target.kind) {
        (FigureKind::Label(a), FigureKind::Label(b)) if a == b => {}
        (FigureKind::Label(_), _)
        | (_, FigureKind::Label(_))
        | (FigureKind::Roman { .. }, FigureKind::Date(..))
        | (FigureKind::Date(..), FigureKind::Roman { .. }) => return None,
        // Numerals that look like letters pair with small numbers only.
        _ if roman(source) != roman(target) => {
            let digits = if roman(source) { target } else { source };
            let small = |value: &FigureValue| value.as_whole().is_some_and(|number| number <= 100);
            if !digits.values.as_slice().iter().any(small) {
                return None;
            }
        }
        _ => {}
    }
    let kind = std::mem::discriminant(&source.kind) == std::mem::discriminant(&target.kind);
    let (a, b) = (digits(source_text), digits(target_text));
    let common = a.clone().zip(b.clone()).filter(|(a, b)| a == b).count();
    let length = a.count() == b.count();
    let common = u32::try_from(common.min(9)).unwrap_or(0);
    Some(u32::from(kind) * 4 + u32::from(length) * 2 + common)
}

fn digits(text: &str) -> impl Iterator<Item = u8> + Clone {
    text.bytes().filter(u8::is_ascii_digit)
}
