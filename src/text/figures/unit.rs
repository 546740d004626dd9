//! What a figure counts: a percentage, a currency, a measure.
//!
//! Only units that languages have a fixed word for are known, each under one name: `Mo` and
//! `MB` are one, `heures` and `hours`. Decimal and binary prefixes (`kB`, `KiB`) are not told apart.

use std::{ops::Range, sync::LazyLock};

use foldhash::HashMap;

use super::{
    TextFigure,
    letters::{skip_space, word_at, word_before},
};
use crate::text::{
    Language,
    languages::{MergedList, section},
    letter::in_lower_case,
};

/// A unit, by the name that stands for all its spellings.
pub(crate) type UnitName = &'static str;

/// The unit of percentages.
pub(crate) const PERCENT: UnitName = "%";

/// The signs of it: that of most scripts, that of Arabic, and that of Chinese and Japanese.
pub(crate) const PERCENT_SIGNS: [char; 3] = ['%', '٪', '％'];

/// Spellings of all languages, in lower case where both cases occur, and what they stand for.
static SPELLINGS: LazyLock<HashMap<&'static str, UnitName>> = LazyLock::new(|| {
    let lines = Language::packs().flat_map(|pack| section(pack.units, "units"));
    let units = lines.filter_map(|line| line.split_once(": "));
    units.flat_map(|(unit, names)| names.split_whitespace().map(move |name| (name, unit))).collect()
});

/// Bytes of the longest of them.
const MAX_UNIT_BYTES: usize = 16;

/// Words that make a percentage with "cent" after them.
static PER_CENT: MergedList = MergedList::new(|pack| &pack.words.per_cent);

/// The unit of a figure, and where the figure stands with it.
#[must_use]
pub(crate) fn unit_of_figure(text: &str, figure: &TextFigure) -> Option<(UnitName, Range<usize>)> {
    let (start, end) = (figure.range.start, figure.range.end);
    after(text, end)
        .map(|(unit, end)| (unit, start..end))
        .or_else(|| before(text, start).map(|(unit, start)| (unit, start..end)))
}

pub(super) fn after(text: &str, end: usize) -> Option<(UnitName, usize)> {
    let mut at = skip_space(text, end);
    if at == end && text[end..].starts_with('-') {
        at += 1;
    }
    let mut word = word_at(text, at);
    if matches!(word, "d" | "de") {
        // "3 millions d’euros"
        let of = ["d’", "d'", "de "].into_iter().find(|of| text[at..].starts_with(of));
        at += of.map_or(0, str::len);
        word = word_at(text, at);
    }
    if word.is_empty() {
        if let Some(rest) = text[at..].strip_prefix(PERCENT_SIGNS) {
            return Some((PERCENT, text.len() - rest.len()));
        }
        let sign = sign(&text[at..])?;
        return Some((named(sign)?, at + sign.len()));
    }
    let after = at + word.len();
    // "pour cent", "per cent"
    if let Some(rest) = text[after..].strip_prefix([' ', '\u{a0}'])
        && PER_CENT.has(word)
        && rest.starts_with("cent")
        && word_at(rest, 0) == "cent"
    {
        return Some((PERCENT, text.len() - rest.len() + "cent".len()));
    }
    Some((named(word)?, after))
}

fn before(text: &str, start: usize) -> Option<(UnitName, usize)> {
    // What no currency ends with need not be looked at.
    let mut bytes = text.as_bytes()[..start].iter().rev().copied();
    let mut last = bytes.next()?;
    if char::from(last).is_whitespace() {
        last = bytes.next()?;
    }
    if last.is_ascii() && !matches!(last, b'R' | b'D' | b'P' | b'Y' | b'$') {
        return None;
    }
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
    let first = text.chars().next().filter(|c| matches!(c, '‰' | '€' | '$' | '£' | '¥'))?;
    Some(&text[..first.len_utf8()])
}

/// The unit that a word names. A longer word may be in any case.
fn named(word: &str) -> Option<UnitName> {
    spelled(word).or_else(|| {
        let lower = in_lower_case(word);
        let long = word.chars().nth(3).is_some();
        if long && lower != word { spelled(&lower) } else { None }
    })
}

/// The unit of a spelling.
fn spelled(spelling: &str) -> Option<UnitName> {
    if spelling.len() > MAX_UNIT_BYTES { None } else { SPELLINGS.get(spelling).copied() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Language, TextMarkup, figures::figures, tokens::tokens};

    /// The first figure of the text with its unit, and the unit's name.
    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let markup = TextMarkup::parse_markup(text);
        let tokens = tokens(text, Language::named("fr"), &markup);
        let found = figures(text, Language::named("fr"), &markup, &tokens);
        let unit = unit_of_figure(text, &found[0]).map(|(unit, range)| (unit, &text[range]));
        assert_eq!(unit, expected, "{text}");
    }

    /// The unit that a word names, looked for among all of them.
    fn looked_for(word: &str) -> Option<UnitName> {
        let (lower, long) = (word.to_lowercase(), word.chars().count() > 3);
        let is = |name: &&str| *name == word || long && *name == lower;
        SPELLINGS.iter().find(|(name, _)| is(name)).map(|(_, unit)| *unit)
    }

    #[test]
    fn each_spelling_is_found_in_any_case() {
        let names = Language::packs().flat_map(|pack| section(pack.units, "units"));
        let names = names.flat_map(|line| line.split_once(": ").unwrap().1.split_whitespace());
        for name in names {
            assert!(name.len() <= MAX_UNIT_BYTES, "{name}");
            let turned = name.chars().map(|c| {
                if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
            });
            for word in
                [name.to_owned(), name.to_lowercase(), name.to_uppercase(), turned.collect()]
            {
                assert_eq!(named(&word), looked_for(&word), "{word}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_word_is_found_where_it_stands_among_the_units(word in "[a-zA-Zé%€\u{212a}]{0,16}") {
            prop_assert_eq!(named(&word), looked_for(&word));
        }
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
