//! What stands at a number and belongs to it: the suffix of an ordinal, "million", "M€", the s of
//! a decade, a percent sign.

use super::{
    Figure, Kind, Language, Value, Values,
    letters::{Place, is_space, word_after, word_at},
    numeral::{Numeral, Shape},
};

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

/// The number at a place with what belongs to it.
pub(super) fn number(place: &Place<'_>, numeral: Numeral) -> Figure {
    let text = place.text;
    let digits = place.start..place.end;
    let mut figure = Figure::new(digits.clone(), Kind::Number, numeral.values);
    figure.parts = numeral.parts;
    figure.shape = numeral.shape;
    if let Some(end) = ordinal(text, digits.end).filter(|_| figure.parts.is_empty()) {
        figure.kind = Kind::Ordinal;
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
            figure.values.push(Value::digits(place.digits(), digits.len()));
        }
    }
    figure
}

/// Adds the values that a unit gives: "90 minutes" are "1 h 30", "15 jours" two weeks.
fn add_unit(place: &Place<'_>, values: &mut Values) {
    let (at, word) = place.after;
    // 300 % are the threefold.
    let percent = word.is_empty() && place.text[at..].starts_with('%');
    let is_unit = matches!(
        word,
        "min" | "mn" | "minute" | "minutes" | "ans" | "années" | "years" | "year" | "jours"
    );
    if !percent && !is_unit {
        return;
    }
    let &[value] = values.as_slice() else { return };
    let Some(number) = value.as_whole() else { return };
    match (word, number) {
        ("min" | "mn" | "minute" | "minutes", minutes) => {
            if let Ok(minutes) = u16::try_from(minutes) {
                values.push(Value::Minutes(minutes));
            }
        }
        ("ans" | "années" | "years" | "year", 1..=99) => values.push(Value::whole(number * 12)),
        ("jours", 15) => *values = values.or(Value::whole(2)).or(Value::whole(14)),
        ("jours", 8) => *values = values.or(Value::whole(1)).or(Value::whole(7)),
        ("", 200..=1000) if number % 100 == 0 => values.push(Value::whole(number / 100)),
        _ => {}
    }
}

/// Whether a decimal point without a zero before it ends `before`: `.5`.
fn is_leading_point(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|rest| rest.chars().next_back().is_none_or(is_space))
}

/// The values of `1990s`, `années 90`: with and without the century.
fn decade(place: &Place<'_>) -> Option<Values> {
    if !place.digits().ends_with('0') {
        return None;
    }
    let number: u64 = place.digits().parse().ok()?;
    let (rest, before) = (place.tail(), place.before.1);
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
fn scale(place: &Place<'_>) -> Option<(i32, usize)> {
    let hyphen = place.tail().starts_with('-');
    let (at, word) = if hyphen { word_after(place.text, place.end + 1) } else { place.after };
    let after = at + word.len();
    if let Some(power) = scale_word(word, place.language) {
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
        matches!(word, "Md" | "Mds" | "Mrd" | "bn") || at == place.end && matches!(word, "k" | "K");
    let money = || {
        let next = word_after(place.text, after);
        currency_before(place) || currency_after(place.text, next) && word != "m"
    };
    (alone || money()).then_some((power, after))
}

/// The power of ten of a word, as the language counts: French has the long scale.
pub(super) fn scale_word(word: &str, language: Language) -> Option<i32> {
    let long = language == Language::French;
    if !("mille".len()..="trillions".len()).contains(&word.len()) {
        return None;
    }
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

fn is_measured(place: &Place<'_>) -> bool {
    let (at, word) = place.after;
    let percent = match word {
        "" => place.text[at..].starts_with(['%', '‰']),
        "percent" => true,
        "pour" | "per" => word_after(place.text, at + word.len()).1 == "cent",
        _ => false,
    };
    percent || currency_before(place) || currency_after(place.text, place.after)
}

const CURRENCIES: [char; 5] = ['€', '$', '£', '¥', '¢'];

fn currency_before(place: &Place<'_>) -> bool {
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
        [b'e' | b'd' | b'f' | b'p' | b'l', ..] => {
            let name = word.strip_suffix('s').unwrap_or(word);
            matches!(name, "euro" | "dollar" | "franc" | "pound" | "livre")
        }
        _ => is_currency_code(word),
    }
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
