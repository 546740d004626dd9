//! What stands at a number and belongs to it: the suffix of an ordinal, "million", "M€", the s of
//! a decade, a percent sign.

use super::{
    Figure, Kind, Language, Value, Values,
    letters::{is_space, skip_space, word_after, word_at, word_before},
    numeral::{Numeral, Shape},
};

/// Where the suffix of an ordinal ends that begins at `at`.
pub(super) fn ordinal(text: &str, at: usize) -> Option<usize> {
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
    suffix.len() <= "ᵉᵐᵉ".len()
        && matches!(
            suffix,
            "st" | "nd"
                | "rd"
                | "th"
                | "ST"
                | "ND"
                | "RD"
                | "TH"
                | "ˢᵗ"
                | "ⁿᵈ"
                | "ʳᵈ"
                | "ᵗʰ"
                | "e"
                | "es"
                | "è"
                | "ème"
                | "èmes"
                | "eme"
                | "emes"
                | "ième"
                | "ièmes"
                | "ieme"
                | "er"
                | "ers"
                | "re"
                | "res"
                | "ère"
                | "ères"
                | "ÈME"
                | "ER"
                | "d"
                | "de"
                | "nde"
                | "nds"
                | "ndes"
                | "ᵉ"
                | "ᵉˢ"
                | "ᵉʳ"
                | "ᵉʳˢ"
                | "ʳᵉ"
                | "ʳᵉˢ"
                | "ᵉᵐᵉ"
                | "ᵈ"
                | "ᵈᵉ"
                | "ⁿᵈᵉ"
                | "º"
                | "ª"
        )
}

/// The number at `start` with what belongs to it.
pub(super) fn number(
    text: &str,
    floor: usize,
    start: usize,
    numeral: &Numeral,
    language: Language,
) -> Figure {
    let digits = start..numeral.end;
    let mut figure = Figure::new(digits.clone(), Kind::Number, numeral.values);
    figure.parts = numeral.parts(text);
    figure.shape = numeral.shape;
    if let Some(end) = ordinal(text, digits.end).filter(|_| figure.parts.is_empty()) {
        figure.kind = Kind::Ordinal;
        figure.range.end = end;
    } else if let Some((power, end)) = scale(text, floor, start, digits.end, language) {
        figure.bare = figure.values.as_slice().first().copied();
        figure.values = figure.values.times_ten_to(power);
        figure.parts.clear();
        figure.measured = true;
        figure.range.end = end;
    } else {
        figure.measured = is_measured(text, floor, start, digits.end);
        figure.values = with_unit(text, figure.values, digits.end);
        if let Some(number) = numeral_decade(text, floor, start, digits.end) {
            figure.values = number;
        } else if is_leading_point(&text[floor..start]) {
            figure.values.push(Value::digits(&text[digits.clone()], digits.len()));
        }
    }
    figure
}

/// The values with those that a unit gives: "90 minutes" are "1 h 30", "15 jours" two weeks.
fn with_unit(text: &str, values: Values, end: usize) -> Values {
    let number = match values.as_slice() {
        [number] => number.as_whole(),
        _ => None,
    };
    let Some(number) = number else { return values };
    match (word_after(text, end).1, number) {
        ("min" | "mn" | "minute" | "minutes", minutes) => {
            u16::try_from(minutes).map_or(values, |minutes| values.or(Value::Minutes(minutes)))
        }
        ("ans" | "années" | "years" | "year", 1..=99) => values.or(Value::whole(number * 12)),
        ("jours", 15) => values.or(Value::whole(2)).or(Value::whole(14)),
        ("jours", 8) => values.or(Value::whole(1)).or(Value::whole(7)),
        // 300 % are the threefold.
        ("", 200..=1000) if text[skip_space(text, end)..].starts_with('%') && number % 100 == 0 => {
            values.or(Value::whole(number / 100))
        }
        _ => values,
    }
}

/// Whether a decimal point without a zero before it ends `before`: `.5`.
fn is_leading_point(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|rest| rest.chars().next_back().is_none_or(is_space))
}

/// The values of `1990s`, `années 90`: with and without the century.
fn numeral_decade(text: &str, floor: usize, start: usize, end: usize) -> Option<Values> {
    let number: u64 = text[start..end].parse().ok().filter(|number| number % 10 == 0)?;
    let (_, before) = word_before(text, floor, start);
    let rest = &text[end..];
    let plural = ["s", "'s", "’s"].iter().find_map(|suffix| rest.strip_prefix(suffix));
    let plural = plural.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if !plural && !matches!(before, "années" | "Années") {
        return None;
    }
    let values = Values::one(Value::whole(number));
    match number {
        1900..=2090 => Some(values.or(Value::whole(number % 100))),
        1000..=2999 => Some(values),
        10..=90 => Some(values.or(Value::whole(1900 + number))),
        _ => None,
    }
}

/// The power of ten that "million", "k€" or the like multiplies a number by, and where it ends.
fn scale(
    text: &str,
    floor: usize,
    start: usize,
    end: usize,
    language: Language,
) -> Option<(i32, usize)> {
    let hyphen = usize::from(text[end..].starts_with('-'));
    let (at, word) = word_after(text, end + hyphen);
    let after = at + word.len();
    if let Some(power) = scale_word(word, language) {
        return Some((power, after));
    }
    let power = match word {
        "k" | "K" => 3,
        "m" | "M" | "mn" | "mln" => 6,
        "Md" | "Mds" | "Mrd" | "bn" => 9,
        "tn" => 12,
        _ => return None,
    };
    let alone =
        matches!(word, "Md" | "Mds" | "Mrd" | "bn") || at == end && matches!(word, "k" | "K");
    let money = currency_before(text, floor, start) || currency_after(text, after) && word != "m";
    (alone || money).then_some((power, after))
}

/// The power of ten of a word, as the language counts: French has the long scale.
pub(super) fn scale_word(word: &str, language: Language) -> Option<i32> {
    let long = language == Language::French;
    let word = word.strip_suffix(['s', 'S']).unwrap_or(word);
    let is = |names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
    if is(&["mille", "millier", "thousand"]) {
        Some(3)
    } else if is(&["million"]) {
        Some(6)
    } else if is(&["milliard"]) {
        Some(9)
    } else if is(&["billion"]) {
        Some(if long { 12 } else { 9 })
    } else if is(&["trillion"]) {
        Some(if long { 18 } else { 12 })
    } else {
        None
    }
}

fn is_measured(text: &str, floor: usize, start: usize, end: usize) -> bool {
    let (at, word) = word_after(text, end);
    let percent = text[at..].starts_with(['%', '‰'])
        || matches!(word, "percent")
        || matches!(word, "pour" | "per") && matches!(word_after(text, at + word.len()).1, "cent");
    percent || currency_before(text, floor, start) || currency_after(text, end)
}

const CURRENCIES: [char; 5] = ['€', '$', '£', '¥', '¢'];

fn currency_before(text: &str, floor: usize, start: usize) -> bool {
    let before = text[floor..start].trim_end_matches(is_space);
    let (_, word) = word_before(text, floor, start);
    before.ends_with(CURRENCIES) || is_currency_code(word)
}

fn currency_after(text: &str, end: usize) -> bool {
    let at = skip_space(text, end);
    let of =
        ["d’", "d'", "de "].iter().find_map(|of| text[at..].starts_with(of).then_some(of.len()));
    let at = at + of.unwrap_or(0);
    let word = word_at(text, at);
    let name = word.strip_suffix('s').unwrap_or(word);
    let name = ["euro", "dollar", "franc", "pound", "livre"].contains(&name);
    text[at..].starts_with(CURRENCIES) || is_currency_code(word) || name
}

fn is_currency_code(word: &str) -> bool {
    matches!(word, "EUR" | "USD" | "GBP" | "CHF" | "CAD" | "AUD" | "JPY" | "US" | "F" | "FF")
}

/// Where a range shares the scale of its end ("2 à 3 millions"), gives its begin that value too.
pub(super) fn join(text: &str, last: &mut Figure, next: &Figure) {
    let (Some(bare), true) = (next.bare, last.bare.is_none()) else { return };
    let between = &text[last.range.end..next.range.start.max(last.range.end)];
    if !matches!(
        between.trim_matches(is_space),
        "-" | "–" | "à" | "to" | "et" | "and" | "ou" | "or"
    ) {
        return;
    }
    let power = |value: Value| match value {
        Value::Number { exponent, .. } => exponent,
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
pub(super) fn abbreviated_years(text: &str, last: &mut Figure, next: &mut Figure) {
    let plain = last.shape == Shape::Plain && next.shape == Shape::Plain;
    let between = text.get(last.range.end..next.range.start);
    if !plain || next.range.len() != 2 || !matches!(between, Some("-" | "–" | "/")) {
        return;
    }
    let number = |figure: &Figure| text[figure.range.clone()].parse::<u64>().ok();
    let (Some(first), Some(second)) = (number(last), number(next)) else { return };
    match last.range.len() {
        4 if (1000..3000).contains(&first) && second > first % 100 => {
            next.values.push(Value::whole(first - first % 100 + second));
        }
        2 if second > first => {
            last.values.push(Value::whole(1900 + first));
            next.values.push(Value::whole(1900 + second));
        }
        _ => {}
    }
}
