//! Months that kept their name, and dates that kept their order.

use std::{collections::BTreeMap, ops::Range};

use super::{ConventionPair, LeftOver, word_places};
use crate::text::{Language, LanguagePack, month_of};

/// Places of a month's name in the source that one in the translation is compared with.
const MAX_PLACES_OF_MONTH: usize = 8;

impl ConventionPair<'_> {
    /// What is left in place of the months and dates of the source.
    pub(super) fn find_months(&self, found: &mut Vec<LeftOver>) {
        let (source, text) = (self.source.text(), self.target.text());
        // Where months are written small, *Mars* is something else.
        let names = self.own.conventions.months.iter();
        let months_are_names = names.into_iter().any(|name| name.starts_with(char::is_uppercase));
        let mut places_of: BTreeMap<&str, (u8, Vec<Range<usize>>)> = BTreeMap::new();
        for (month, place) in self.source.months() {
            let (_, places) =
                places_of.entry(&source[place.clone()]).or_insert((month, Vec::new()));
            if places.len() < MAX_PLACES_OF_MONTH {
                places.push(place);
            }
        }
        for (name, (month, places)) in places_of {
            let is_name = !months_are_names && name.starts_with(char::is_uppercase);
            if is_name || month_of(name, self.target.language).is_some() {
                continue;
            }
            let right = name_of_month(self.target.language, month);
            for range in word_places(text, name) {
                if places.iter().any(|place| self.is_in_name(place, &range)) {
                    continue;
                }
                let day = self.own.conventions.month_first.then(|| self.day_behind(range.end));
                found.push(match day.flatten() {
                    Some(date) => LeftOver {
                        range: range.start..date.end,
                        right: right.map(|month| date.written(month, self.other)),
                    },
                    None => LeftOver { range, right: right.map(str::to_owned) },
                });
            }
        }
        if self.own.conventions.month_first && !self.other.conventions.month_first {
            self.find_order(found);
        }
    }

    /// Dates in the translation's words and the source's order: « mars 12, 2024 ».
    fn find_order(&self, found: &mut Vec<LeftOver>) {
        let text = self.target.text();
        for (_, range) in self.target.months() {
            let date = self.day_behind(range.end).filter(|date| date.year.is_some());
            found.extend(date.map(|date| LeftOver {
                right: Some(date.written(&text[range.clone()], self.other)),
                range: range.start..date.end,
            }));
        }
    }

    /// The day behind the name of a month that ends at `at`: *March 12*, *March 12th, 2024*.
    fn day_behind(&self, at: usize) -> Option<DayOfMonth<'_>> {
        let text = self.target.text();
        let digits = |from: usize| {
            let length = text[from..].bytes().take_while(u8::is_ascii_digit).count();
            &text[from..from + length]
        };
        let start = at
            + text[at..].strip_prefix([' ', '\u{a0}']).map(|rest| text.len() - at - rest.len())?;
        let day = digits(start);
        if !(1..=2).contains(&day.len())
            || !day.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
        {
            return None;
        }
        let mut end = start + day.len();
        if let Some(suffix) =
            self.own.conventions.ordinals.iter().find(|suffix| text[end..].starts_with(**suffix))
        {
            end += suffix.len();
        }
        if text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '–') {
            return None;
        }
        let year = text[end..].strip_prefix(", ").map(|_| digits(end + 2));
        let year = year.filter(|year| year.len() == 4);
        let end = if year.is_some() { end + 6 } else { end };
        Some(DayOfMonth { day, year, end })
    }

    /// Whether a word stands beside the same word in both texts, and so in a name: *March of Dimes*.
    fn is_in_name(&self, there: &Range<usize>, here: &Range<usize>) -> bool {
        let around = |text: &'_ str, range: &Range<usize>| {
            let word = |word: Option<&str>| {
                let word = word.unwrap_or_default();
                let is_word = word.chars().next().is_some_and(char::is_alphabetic);
                if is_word { word.to_owned() } else { String::new() }
            };
            let split = |c: char| !c.is_alphanumeric();
            let before = word(text[..range.start].trim_end().rsplit(split).next());
            let after = word(text[range.end..].trim_start().split(split).next());
            [before, after]
        };
        let [there, here] = [around(self.source.text(), there), around(self.target.text(), here)];
        there.iter().zip(&here).any(|(there, here)| !there.is_empty() && there == here)
    }
}

/// A day, and perhaps a year, behind the name of a month.
struct DayOfMonth<'t> {
    day: &'t str,
    year: Option<&'t str>,
    end: usize,
}

impl DayOfMonth<'_> {
    /// The date in a language that has the day first.
    fn written(&self, month: &str, language: &LanguagePack) -> String {
        let first = (language.conventions.first_day).filter(|_| self.day == "1");
        let mut date = format!("{} {month}", first.unwrap_or(self.day));
        if let Some(year) = self.year {
            date = date + " " + year;
        }
        date
    }
}

fn name_of_month(language: Language, month: u8) -> Option<&'static str> {
    let names = language.pack().conventions.months.iter();
    names.copied().find(|name| month_of(name, language) == Some(month))
}
