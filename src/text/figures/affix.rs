//! What stands at a number and belongs to it: the suffix of an ordinal, "million", "M€", the s of
//! a decade, a percent sign.

use super::{
    FigureKind, FigureValue, FigureValues, Language, TextFigure,
    letters::{NumberPlace, is_space, word_after, word_at},
    numeral::{DigitShape, Numeral},
    unit::PERCENT_SIGNS,
};
use crate::text::languages::MergedList;

static MINUTE_UNITS: MergedList = MergedList::new(|pack| &pack.words.minute_units);
static YEAR_UNITS: MergedList = MergedList::new(|pack| &pack.words.year_units);
static DAY_UNITS: MergedList = MergedList::new(|pack| &pack.words.day_units);
static PERCENT_WORDS: MergedList = MergedList::new(|pack| &pack.words.percent_words);
static PER_CENT: MergedList = MergedList::new(|pack| &pack.words.per_cent);
static DECADES: MergedList = MergedList::new(|pack| &pack.words.decades);
static CURRENCY_NAMES: MergedList = MergedList::new(|pack| &pack.words.currencies);
static RANGE_WORDS: MergedList = MergedList::new(|pack| &pack.words.range_words);

/// Where the suffix of an ordinal ends that begins at `at`.
pub(super) fn ordinal(text: &str, at: usize) -> Option<usize> {
    // Most numbers have none.
    let next = *text.as_bytes().get(at)?;
    if next.is_ascii() && next != b'<' && !next.is_ascii_alphabetic() {
        return None;
    }
    let (start, tags) = match text[at..].strip_prefix("<sup>") {
        Some(_) => (at + "<sup>".len(), "</sup>"),
        None => (at, ""),
    };
    let begins = |c: char| matches!(c, 's' | 'n' | 'r' | 't' | 'e' | 'd' | 'i' | 'è') || c > 'ª';
    let capital = |c: char| matches!(c, 'S' | 'N' | 'R' | 'T' | 'E' | 'ª');
    if !text[start..].starts_with(|c| begins(c) || capital(c)) {
        return None;
    }
    let suffix = word_at(text, start);
    let end = start + suffix.len();
    (is_ordinal_suffix(suffix) && text[end..].starts_with(tags)).then_some(end + tags.len())
}

fn is_ordinal_suffix(suffix: &str) -> bool {
    static SUFFIXES: MergedList = MergedList::new(|pack| &pack.words.ordinal_suffixes);
    suffix.len() <= "ᵉᵐᵉ".len() && SUFFIXES.has(suffix)
}

/// The number at a place with what belongs to it.
pub(super) fn number_with_affixes(place: &NumberPlace<'_>, numeral: Numeral) -> TextFigure {
    let text = place.text;
    let digits = place.start..place.end;
    let mut figure = TextFigure::new(digits.clone(), FigureKind::Number, numeral.values);
    figure.parts = numeral.parts;
    figure.shape = numeral.shape;
    if let Some(end) = ordinal(text, digits.end).filter(|_| figure.parts.is_empty()) {
        figure.kind = FigureKind::Ordinal;
        figure.range.end = end;
    } else if let Some((power, end)) = scale(place) {
        figure.bare = figure.values.as_slice().first().copied();
        figure.values = figure.values.times_ten_to(power);
        figure.parts.clear();
        figure.measured = true;
        figure.range.end = end;
    } else {
        figure.measured = is_measured(place);
        add_unit(place, &mut figure.values);
        if let Some(number) = decade(place) {
            figure.values = number;
        } else if is_leading_point(place.head()) {
            figure.values.push(FigureValue::digits(place.digits(), digits.len()));
        }
    }
    figure
}

/// Adds the values that a unit gives: "90 minutes" are "1 h 30", "15 jours" two weeks.
fn add_unit(place: &NumberPlace<'_>, values: &mut FigureValues) {
    let (at, word) = place.after;
    // 300 % are the threefold.
    let percent = word.is_empty() && place.text[at..].starts_with(PERCENT_SIGNS);
    let is_unit = !word.is_empty()
        && [&MINUTE_UNITS, &YEAR_UNITS, &DAY_UNITS].into_iter().any(|units| units.has(word));
    if !percent && !is_unit {
        return;
    }
    let &[value] = values.as_slice() else { return };
    let Some(number) = value.as_whole() else { return };
    match number {
        minutes if MINUTE_UNITS.has(word) => {
            if let Ok(minutes) = u16::try_from(minutes) {
                values.push(FigureValue::Minutes(minutes));
            }
        }
        1..=99 if YEAR_UNITS.has(word) => values.push(FigureValue::from_integer(number * 12)),
        15 if DAY_UNITS.has(word) => {
            *values = values.or(FigureValue::from_integer(2)).or(FigureValue::from_integer(14));
        }
        8 if DAY_UNITS.has(word) => {
            *values = values.or(FigureValue::from_integer(1)).or(FigureValue::from_integer(7));
        }
        // "7 days" are a week, "14 days" two, "30 days" a month.
        7 | 14 | 21 | 28 if DAY_UNITS.has(word) => {
            *values = values.or(FigureValue::from_integer(number / 7));
        }
        30 | 31 if DAY_UNITS.has(word) => *values = values.or(FigureValue::from_integer(1)),
        200..=1000 if percent && number % 100 == 0 => {
            values.push(FigureValue::from_integer(number / 100));
        }
        _ => {}
    }
}

/// Whether a decimal point without a zero before it ends `before`: `.5`.
fn is_leading_point(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|rest| rest.chars().next_back().is_none_or(is_space))
}

/// The values of `1990s`, `années 90`: with and without the century.
fn decade(place: &NumberPlace<'_>) -> Option<FigureValues> {
    if !place.digits().ends_with('0') {
        return None;
    }
    let number: u64 = place.digits().parse().ok()?;
    let (rest, before) = (place.tail(), place.before.1);
    let plural = ["s", "'s", "’s"].iter().find_map(|suffix| rest.strip_prefix(suffix));
    let plural = plural.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if !plural && !DECADES.has(before) {
        return None;
    }
    let values = FigureValues::one(FigureValue::from_integer(number));
    match number {
        1900..=2090 => Some(values.or(FigureValue::from_integer(number % 100))),
        1000..=2999 => Some(values),
        10..=90 => Some(values.or(FigureValue::from_integer(1900 + number))),
        _ => None,
    }
}

/// The power of ten that "million", "k€" or the like multiplies a number by, and where it ends.
fn scale(place: &NumberPlace<'_>) -> Option<(i32, usize)> {
    let hyphen = place.tail().starts_with('-');
    let (at, word) = if hyphen { word_after(place.text, place.end + 1) } else { place.after };
    let after = at + word.len();
    if let Some(power) = scale_word(word, place.language) {
        return Some((power, after));
    }
    let power = match word {
        "k" | "K" => 3,
        "m" | "M" | "mn" | "mln" | "Mio" => 6,
        "Md" | "Mds" | "Mrd" | "bn" => 9,
        "tn" => 12,
        _ => return None,
    };
    let alone = matches!(word, "Mio" | "Md" | "Mds" | "Mrd" | "bn")
        || at == place.end && matches!(word, "k" | "K");
    let money = || {
        let next = word_after(place.text, after);
        currency_before(place) || currency_after(place.text, next) && word != "m"
    };
    (alone || money()).then_some((power, after))
}

/// The power of ten of a word, as the language counts: a French *billion* is a thousand English ones.
/// A word that it does not have counts as in those that have it.
pub(super) fn scale_word(word: &str, language: Language) -> Option<i32> {
    if !(MIN_SCALE_BYTES..=MAX_SCALE_BYTES).contains(&word.len()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    std::iter::once(language)
        .chain(Language::all())
        .find_map(|language| language.pack().numbers.scale(singular))
}

/// Bytes of the shortest and of the longest word for a power of ten.
const MIN_SCALE_BYTES: usize = 5;
const MAX_SCALE_BYTES: usize = 12;

fn is_measured(place: &NumberPlace<'_>) -> bool {
    let (at, word) = place.after;
    let percent = match word {
        "" => place.text[at..].starts_with(PERCENT_SIGNS) || place.text[at..].starts_with('‰'),
        word if PER_CENT.has(word) => word_after(place.text, at + word.len()).1 == "cent",
        word => PERCENT_WORDS.has(word),
    };
    percent || currency_before(place) || currency_after(place.text, place.after)
}

const CURRENCIES: [char; 5] = ['€', '$', '£', '¥', '¢'];

fn currency_before(place: &NumberPlace<'_>) -> bool {
    place.head().trim_end_matches(is_space).ends_with(CURRENCIES)
        || is_currency_code(place.before.1)
}

/// Whether a word, or the one after it where it is "de", begins a currency.
fn currency_after(text: &str, (mut at, mut word): (usize, &str)) -> bool {
    let rest = &text[at..];
    let of = if matches!(word, "d" | "de") {
        ["d’", "d'", "de "].into_iter().find(|of| rest.starts_with(of))
    } else {
        None
    };
    if let Some(of) = of {
        at += of.len();
        word = word_at(text, at);
    }
    match word.as_bytes() {
        [] => text[at..].starts_with(CURRENCIES),
        _ => is_currency_code(word) || CURRENCY_NAMES.has(word.strip_suffix('s').unwrap_or(word)),
    }
}

fn is_currency_code(word: &str) -> bool {
    matches!(word, "EUR" | "USD" | "GBP" | "CHF" | "CAD" | "AUD" | "JPY" | "US" | "F" | "FF")
}

/// Where a range shares the scale of its end ("2 à 3 millions"), gives its begin that value too.
pub(super) fn join(text: &str, last: &mut TextFigure, next: &TextFigure) {
    let (Some(bare), true) = (next.bare, last.bare.is_none()) else { return };
    let between = &text[last.range.end..next.range.start.max(last.range.end)];
    let between = between.trim_matches(is_space);
    if !matches!(between, "-" | "–") && !RANGE_WORDS.has(between) {
        return;
    }
    let power = |value: FigureValue| match value {
        FigureValue::Number { exponent, .. } => exponent,
        _ => 0,
    };
    let Some(&scaled) = next.values.as_slice().first() else { return };
    let by = power(scaled).saturating_sub(power(bare));
    if let Some(&value) = last.values.as_slice().first() {
        last.values.push(value.times_ten_to(by));
    }
}

/// Gives two figures joined by a dash the years that they may stand for: 1999 in "1998-99", 1914
/// and 1918 in "14-18".
pub(super) fn abbreviated_years(text: &str, last: &mut TextFigure, next: &mut TextFigure) {
    let plain = last.shape == DigitShape::Plain && next.shape == DigitShape::Plain;
    let between = text.get(last.range.end..next.range.start);
    if !plain || next.range.len() != 2 || !matches!(between, Some("-" | "–" | "/")) {
        return;
    }
    let number = |figure: &TextFigure| text[figure.range.clone()].parse::<u64>().ok();
    let (Some(first), Some(second)) = (number(last), number(next)) else { return };
    match last.range.len() {
        4 if (1000..3000).contains(&first) && second > first % 100 => {
            next.values.push(FigureValue::from_integer(first - first % 100 + second));
        }
        2 if second > first => {
            last.values.push(FigureValue::from_integer(1900 + first));
            next.values.push(FigureValue::from_integer(1900 + second));
        }
        _ => {}
    }
}
