//! Dates: `le 3 mars 2024`, `March 3, 2024`, `3 March`, `mars 2024`, `2024-03-03`, `03/04/2024`, `Mar/03/2024`.

use std::ops::Range;

use super::{
    FigureKind, FigureValue, FigureValues, Language, TextFigure, affix,
    letters::{NumberPlace, skip_space, word_after, word_before},
    numeral::{DigitShape, Numeral},
};
use crate::text::{
    languages::{DateOrder, MergedList},
    number_meaning::month,
};

/// Words between a day and its month, or a month and its year.
static DATE_LINKS: MergedList = MergedList::new(|pack| &pack.words.date_links);
/// Words for the first day of a month.
static FIRST_DAYS: MergedList = MergedList::new(|pack| &pack.words.first_days);

/// A date as far as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CalendarDate {
    /// Day of the month.
    pub day: Option<u8>,
    /// Month, counted from 1.
    pub month: u8,
    /// Year.
    pub year: Option<u16>,
}

/// The date of which the digits at a place are a part, the first of it that is in digits.
pub(super) fn date_at(place: &NumberPlace<'_>, numeral: &Numeral) -> Option<TextFigure> {
    let &NumberPlace { text, floor, start, language, .. } = place;
    if let Some((range, date)) = slashed(place, numeral) {
        return Some(figure(text, range, date, None));
    }
    if let Some((range, first, second)) = numeric(text, start, numeral, language) {
        return Some(figure(text, range, first, second));
    }
    let number = numeral.short_number(text, start)?;
    let day = u8::try_from(number).ok().filter(|day| (1..=31).contains(day));
    if let Some(day) = day {
        let end = affix::ordinal(text, numeral.end).unwrap_or(numeral.end);
        let after = match text[end..].strip_prefix('.') {
            Some(_) if language.pack().ordinal_stop => word_after(text, end + 1),
            _ if end == place.end => place.after,
            _ => word_after(text, end),
        };
        if let Some((end, month)) = month_after(text, after, language) {
            let (year, end) = year_after(text, end);
            return Some(figure(
                text,
                start..end,
                CalendarDate { day: Some(day), month, year },
                None,
            ));
        }
        if language.pack().month_before_day
            && let Some((begin, month)) = month_before(place)
        {
            let (year, end) = year_after(text, end);
            return Some(figure(
                text,
                begin..end,
                CalendarDate { day: Some(day), month, year },
                None,
            ));
        }
    }
    // "Mai 68"
    let year = if (32..100).contains(&number) { 1900 + number } else { number };
    let year = u16::try_from(year).ok().filter(|year| (1000..3000).contains(year))?;
    let (begin, month) = month_before(place)?;
    let (begin, day) = day_before(text, floor, begin);
    let date = CalendarDate { day, month, year: Some(year) };
    Some(figure(text, begin..numeral.end, date, None))
}

fn figure(
    text: &str,
    range: Range<usize>,
    date: CalendarDate,
    other: Option<CalendarDate>,
) -> TextFigure {
    debug_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
    let mut figure = TextFigure::new(range, FigureKind::Date(date, other), FigureValues::NONE);
    figure.parts = date.day.map(u64::from).into_iter().chain(date.year.map(u64::from)).collect();
    figure.values = figure
        .parts
        .iter()
        .fold(FigureValues::NONE, |values, &part| values.or(FigureValue::from_integer(part)));
    figure
}

/// The month that a word names, or the word after it where it is "of" or "de", and where its name
/// ends.
fn month_after(
    text: &str,
    (mut start, mut word): (usize, &str),
    language: Language,
) -> Option<(usize, u8)> {
    if DATE_LINKS.has(word) {
        (start, word) = word_after(text, start + word.len());
    }
    let end = start + word.len();
    let month = month(word, language)?;
    // "2 sept" without a stop are two numbers in French.
    let stop = text[end..].starts_with('.');
    let is_word = language.pack().words.dotted_months.has(word);
    (stop || !is_word).then_some((if stop && is_short(word) { end + 1 } else { end }, month))
}

/// Whether a month's name is cut, so that a stop belongs to it.
fn is_short(word: &str) -> bool {
    static WHOLE: MergedList = MergedList::new(|pack| &pack.words.short_months);
    word.chars().count() <= 5 && !WHOLE.has(word)
}

fn month_before(place: &NumberPlace<'_>) -> Option<(usize, u8)> {
    let &NumberPlace { text, floor, language, .. } = place;
    let (mut begin, mut word) = place.before;
    if word.is_empty() {
        // "March, 2024", "Sept. 2024"
        let before = place.head().trim_end_matches(' ');
        let at = floor + before.strip_suffix([',', '.'])?.len();
        (begin, word) = word_before(text, floor, at);
    } else if DATE_LINKS.has(word) {
        (begin, word) = word_before(text, floor, begin);
    }
    month(word, language).map(|month| (begin, month))
}

/// "premier", "1er" being in digits, or "first" before a month.
fn day_before(text: &str, floor: usize, begin: usize) -> (usize, Option<u8>) {
    let (at, word) = word_before(text, floor, begin);
    if FIRST_DAYS.has(word) { (at, Some(1)) } else { (begin, None) }
}

/// The year after a day and a month, and where the date ends.
fn year_after(text: &str, end: usize) -> (Option<u16>, usize) {
    let mut at = end + usize::from(text[end..].starts_with(','));
    at = skip_space(text, at);
    for link in DATE_LINKS.iter() {
        let rest = text[at..].strip_prefix(link).and_then(|rest| rest.strip_prefix(' '));
        at = rest.map_or(at, |rest| text.len() - rest.len());
    }
    let digits = text[at..].bytes().take(5).take_while(u8::is_ascii_digit).count();
    let year = text[at..at + digits].parse().ok().filter(|year| (1000..3000).contains(year));
    let ends = !text[at + digits..].starts_with(|c: char| c.is_alphabetic() || c == '_');
    if digits == 4 && year.is_some() && ends { (year, at + 4) } else { (None, end) }
}

/// A month's name before the digits of a day and a year: `Dec/02/2019`.
fn slashed(place: &NumberPlace<'_>, numeral: &Numeral) -> Option<(Range<usize>, CalendarDate)> {
    let &NumberPlace { text, floor, language, .. } = place;
    let ([day, year], DigitShape::Slashes) = (&*numeral.runs, numeral.shape) else { return None };
    let before = place.head().strip_suffix('/')?;
    let (begin, word) = word_before(text, floor, floor + before.len());
    let month = u16::from(month(word, language)?);
    let [day_number, year_number] = [day, year].map(|run| text[run.clone()].parse::<u16>().ok());
    let date = date(day_number?, month, year_number?)?;
    Some((begin..year.end, date))
}

/// A date in digits only, with its second reading.
fn numeric(
    text: &str,
    start: usize,
    numeral: &Numeral,
    language: Language,
) -> Option<(Range<usize>, CalendarDate, Option<CalendarDate>)> {
    let parts = match numeral.shape {
        DigitShape::Slashes | DigitShape::Sequence => numeral.runs.clone(),
        DigitShape::Plain => dashed(text, start, numeral.end)?,
        _ => return None,
    };
    let number = |run: &Range<usize>| text[run.clone()].parse::<u16>().ok();
    if let ([first, second], DigitShape::Slashes) = (&*parts, numeral.shape) {
        return month_and_year(first, second, number).map(|date| (start..second.end, date, None));
    }
    let [first, second, third] = &*parts else { return None };
    let (one, two, three) = (number(first)?, number(second)?, number(third)?);
    let range = start..third.end;
    let (day_first, month_first) = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => return date(three, two, one).map(|date| (range, date, None)),
        (1..=2, 1..=2, 4) => (date(one, two, three), date(two, one, three)),
        (1..=2, 1..=2, 2) if numeral.shape == DigitShape::Slashes => {
            let year = if three < 70 { 2000 + three } else { 1900 + three };
            (date(one, two, year), date(two, one, year))
        }
        _ => return None,
    };
    match language.pack().date_order {
        DateOrder::DayFirst => day_first.map(|date| (range, date, None)),
        DateOrder::Either => match (day_first, month_first) {
            (Some(first), second) => Some((range, first, second.filter(|date| *date != first))),
            (None, second) => second.map(|date| (range, date, None)),
        },
    }
}

/// `12/2023`
fn month_and_year(
    first: &Range<usize>,
    second: &Range<usize>,
    number: impl Fn(&Range<usize>) -> Option<u16>,
) -> Option<CalendarDate> {
    let (month, year) = (number(first)?, number(second)?);
    let fits = first.len() == 2 && second.len() == 4 && (1900..2100).contains(&year);
    let CalendarDate { month, year, .. } = date(1, month, year).filter(|_| fits)?;
    Some(CalendarDate { day: None, month, year })
}

fn date(day: u16, month: u16, year: u16) -> Option<CalendarDate> {
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..3000).contains(&year);
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    fits.then_some(CalendarDate { day: Some(day), month, year: Some(year) })
}

/// Three runs of digits between hyphens, the first from `start` to `end`.
fn dashed(text: &str, start: usize, end: usize) -> Option<Vec<Range<usize>>> {
    let bytes = text.as_bytes();
    if bytes.get(end) != Some(&b'-') {
        return None;
    }
    let mut runs = Vec::with_capacity(3);
    runs.push(start..end);
    while runs.len() < 3 {
        let last = runs[runs.len() - 1].end;
        let digits = bytes.get(last + 1..)?.iter().take(5).take_while(|byte| byte.is_ascii_digit());
        let length = digits.count();
        if bytes[last] != b'-' || length == 0 {
            return None;
        }
        runs.push(last + 1..last + 1 + length);
    }
    let end = runs[2].end;
    let ends = !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    ends.then_some(runs)
}
