//! What a figure counts: a percentage, a currency, a measure.
//!
//! Only units that French and English have a fixed word for are known, each under one name: `Mo` and
//! `MB` are one, `heures` and `hours`. Decimal and binary prefixes (`kB`, `KiB`) are not told apart.

use std::ops::Range;

use super::{
    Figure,
    letters::{skip_space, word_at, word_before},
};

/// A unit, by the name that stands for all its spellings.
pub type Unit = &'static str;

/// The unit of percentages.
pub const PERCENT: Unit = "%";

/// Spellings, in lower case where both cases are met, and what they stand for.
const UNITS: &[(Unit, &[&str])] = &[
    (PERCENT, &["%", "percent", "pourcent"]),
    ("‰", &["‰"]),
    ("€", &["€", "eur", "euro", "euros"]),
    ("$", &["$", "usd", "dollar", "dollars"]),
    ("£", &["£", "gbp", "pound", "pounds", "livre", "livres"]),
    ("¥", &["¥", "jpy", "yen", "yens"]),
    ("B", &["octet", "octets", "byte", "bytes"]),
    ("kB", &["Ko", "ko", "KB", "kB", "Kio", "KiB", "kio", "kiB"]),
    ("MB", &["Mo", "MB", "Mio", "MiB"]),
    ("GB", &["Go", "GB", "Gio", "GiB"]),
    ("TB", &["To", "TB", "Tio", "TiB"]),
    ("kbit", &["kbit", "Kbit", "kb", "Kb", "kbps", "kbits", "Kbits"]),
    ("Mbit", &["Mbit", "Mb", "Mbps", "Mbits"]),
    ("Gbit", &["Gbit", "Gb", "Gbps", "Gbits"]),
    ("Hz", &["Hz"]),
    ("kHz", &["kHz", "KHz"]),
    ("MHz", &["MHz"]),
    ("GHz", &["GHz"]),
    ("W", &["watt", "watts"]),
    ("kW", &["kW"]),
    ("MW", &["MW"]),
    ("kWh", &["kWh"]),
    ("MWh", &["MWh"]),
    ("mm", &["mm", "millimètre", "millimètres", "millimetre", "millimetres", "millimeters"]),
    ("cm", &["cm", "centimètre", "centimètres", "centimetre", "centimetres", "centimeters"]),
    ("m", &["mètre", "mètres", "metre", "metres", "meter", "meters"]),
    ("km", &["km", "kilomètre", "kilomètres", "kilometre", "kilometres", "kilometers"]),
    ("ha", &["ha", "hectare", "hectares"]),
    ("acre", &["acre", "acres"]),
    ("mg", &["mg", "milligramme", "milligrammes", "milligram", "milligrams"]),
    ("g", &["gramme", "grammes", "gram", "grams"]),
    ("kg", &["kg", "kilo", "kilos", "kilogramme", "kilogrammes", "kilogram", "kilograms"]),
    ("t", &["tonne", "tonnes", "ton", "tons"]),
    ("l", &["litre", "litres", "liter", "liters"]),
    ("ms", &["ms", "milliseconde", "millisecondes", "millisecond", "milliseconds"]),
    ("s", &["seconde", "secondes", "second", "seconds", "sec"]),
    ("min", &["min", "mn", "minute", "minutes"]),
    ("h", &["heure", "heures", "hour", "hours"]),
    ("day", &["jour", "jours", "day", "days"]),
    ("week", &["semaine", "semaines", "week", "weeks"]),
    ("month", &["mois", "month", "months"]),
    ("year", &["an", "ans", "année", "années", "year", "years"]),
    ("°C", &["°C"]),
    ("°F", &["°F"]),
];

/// The unit of a figure, and where the figure stands with it.
#[must_use]
pub fn unit(text: &str, figure: &Figure) -> Option<(Unit, Range<usize>)> {
    let (start, end) = (figure.range.start, figure.range.end);
    after(text, end)
        .map(|(unit, end)| (unit, start..end))
        .or_else(|| before(text, start).map(|(unit, start)| (unit, start..end)))
}

fn after(text: &str, end: usize) -> Option<(Unit, usize)> {
    let mut at = skip_space(text, end);
    if at == end && text[end..].starts_with('-') {
        at += 1;
    }
    // "3 millions d’euros"
    let of = ["d’", "d'", "de "].into_iter().find(|of| text[at..].starts_with(of));
    at += of.map_or(0, str::len);
    if let Some(sign) = sign(&text[at..]) {
        return Some((named(sign)?, at + sign.len()));
    }
    let word = word_at(text, at);
    let after = at + word.len();
    // "pour cent", "per cent"
    if let ("pour" | "per", Some(rest)) = (word, text[after..].strip_prefix([' ', '\u{a0}']))
        && rest.starts_with("cent")
        && word_at(rest, 0) == "cent"
    {
        return Some((PERCENT, text.len() - rest.len() + "cent".len()));
    }
    Some((named(word)?, after))
}

fn before(text: &str, start: usize) -> Option<(Unit, usize)> {
    let head = text[..start].strip_suffix([' ', '\u{a0}', '\u{202f}']).unwrap_or(&text[..start]);
    let mark = head.chars().next_back().filter(|&c| matches!(c, '€' | '$' | '£' | '¥'));
    if let Some(mark) = mark {
        let at = head.len() - mark.len_utf8();
        return Some((named(&head[at..])?, at));
    }
    let (at, word) = word_before(text, floor(text, start), start);
    matches!(word, "EUR" | "USD" | "GBP" | "JPY")
        .then(|| named(word))
        .flatten()
        .map(|unit| (unit, at))
}

/// A place not far before `start`, between two characters.
fn floor(text: &str, start: usize) -> usize {
    let mut floor = start.saturating_sub(8);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    floor
}

/// The sign that a text begins with.
fn sign(text: &str) -> Option<&str> {
    if text.starts_with("°C") || text.starts_with("°F") {
        return Some(&text[.."°C".len()]);
    }
    let first = text.chars().next().filter(|c| matches!(c, '%' | '‰' | '€' | '$' | '£' | '¥'))?;
    Some(&text[..first.len_utf8()])
}

/// The unit that a word names. A word in capitals or lower case only may be in any case.
fn named(word: &str) -> Option<Unit> {
    if word.is_empty() {
        return None;
    }
    let lower = word.to_lowercase();
    let long = word.chars().count() > 3;
    UNITS
        .iter()
        .find(|(_, names)| names.iter().any(|name| *name == word || long && *name == lower))
        .map(|(unit, _)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Markup, figures::figures};

    /// The first figure of the text with its unit, and the unit's name.
    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let markup = Markup::read(text);
        let found = figures(text, Language::French, &markup);
        let unit = unit(text, &found[0]).map(|(unit, range)| (unit, &text[range]));
        assert_eq!(unit, expected, "{text}");
    }

    #[test]
    fn units_have_one_name() {
        check("il y a 50 %", Some(("%", "50 %")));
        check("50% here", Some(("%", "50%")));
        check("10 pour cent", Some(("%", "10 pour cent")));
        check("10 per cent", Some(("%", "10 per cent")));
        check("3 millions d’euros", Some(("€", "3 millions d’euros")));
        check("for $5 only", Some(("$", "$5")));
        check("€ 12", Some(("€", "€ 12")));
        check("512 Mo", Some(("MB", "512 Mo")));
        check("512MiB", Some(("MB", "512MiB")));
        check("a 5-minute walk", Some(("min", "5-minute")));
        check("24 HEURES", Some(("h", "24 HEURES")));
        check("-5 °C", Some(("°C", "5 °C")));
        check("12", None);
        check("12 pour tous", None);
        check("12 centaines", None);
        check("5 m", None);
    }
}
