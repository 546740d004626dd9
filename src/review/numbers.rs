//! A translation of a text that differs in its figures only, with these figures.

use fixed_decimal::Decimal;
use icu_decimal::{
    DecimalFormatter,
    options::{DecimalFormatterOptions, GroupingStrategy},
};

use crate::{
    model::Locale,
    report::{WordChange, WordRun},
};

/// Spaces that group digits.
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// How a language writes numbers.
#[derive(Debug)]
struct NumberStyle {
    decimal: char,
    /// What groups digits; a space stands for all of them.
    group: char,
    formatters: [DecimalFormatter; 2],
}

impl NumberStyle {
    fn for_locale_numbers(locale: &Locale) -> Option<Self> {
        let icu: icu_locale_core::Locale = locale.identifier().to_string().parse().ok()?;
        let formatter = |strategy| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(strategy);
            DecimalFormatter::try_new(icu.clone().into(), options).ok()
        };
        let formatters =
            [formatter(GroupingStrategy::Never)?, formatter(GroupingStrategy::Always)?];
        let sample = formatters[1].format(&"1234.5".parse().ok()?).to_string();
        let mut marks = sample.chars().filter(|c| !c.is_ascii_digit());
        let (group, decimal) = (marks.next()?, marks.next()?);
        let group = if SPACES.contains(&group) { ' ' } else { group };
        Some(Self { decimal, group, formatters })
    }

    fn parse_number(&self, text: &str) -> Option<Decimal> {
        let is_group = |c: char| c == self.group || (self.group == ' ' && SPACES.contains(&c));
        let plain: String = text
            .chars()
            .filter(|c| !is_group(*c))
            .map(|c| if c == self.decimal { '.' } else { c })
            .collect();
        plain.parse().ok()
    }

    fn write(&self, number: &Decimal, is_grouped: bool) -> String {
        self.formatters[usize::from(is_grouped)].format(number).to_string()
    }
}

/// The figures of a text, where they stand: digits, with what groups and parts them between two.
fn figures(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let joins = |last: &std::ops::Range<usize>| {
            let between = &text[last.end..at];
            let mut chars = between.chars();
            match (chars.next(), chars.next()) {
                (None, _) => true,
                (Some(mark), None) => {
                    mark == '.' || mark == ',' || SPACES[1..].contains(&mark) || {
                        // A plain space groups digits only before three of them.
                        mark == ' '
                            && text[at..].bytes().take_while(u8::is_ascii_digit).count() == 3
                    }
                }
                _ => false,
            }
        };
        match found.last_mut() {
            Some(last) if joins(last) => last.end = at + c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

/// The translation of a text that has other figures and is the same otherwise, with the figures of
/// this one; none where more than figures differs, or it cannot be told which are which.
pub(super) fn adapted(
    runs: &[WordRun],
    translation: &str,
    [source, target]: [&Locale; 2],
) -> Option<String> {
    let text = |change: WordChange| -> Vec<&str> {
        runs.iter().filter(|run| run.change == change).map(|run| run.text.trim()).collect()
    };
    let (gone, come) = (text(WordChange::Gone), text(WordChange::Come));
    let is_figure = |text: &&str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && figures(text).first() == Some(&(0..text.len()))
    };
    let fits = !gone.is_empty() && gone.len() == come.len();
    if !fits || !gone.iter().chain(&come).all(is_figure) {
        return None;
    }
    let (read, written) =
        (NumberStyle::for_locale_numbers(source)?, NumberStyle::for_locale_numbers(target)?);
    let mut edits = Vec::new();
    let places = figures(translation);
    for (old, new) in gone.iter().zip(&come) {
        let old = read.parse_number(old)?;
        let is_grouped = new.len() > figure_digits(new) && !new.contains(read.decimal)
            || new.chars().any(|c| SPACES.contains(&c));
        let new = written.write(&read.parse_number(new)?, is_grouped);
        let answers = |place: &&std::ops::Range<usize>| {
            written.parse_number(&translation[(*place).clone()]).as_ref() == Some(&old)
        };
        let mut own = places.iter().filter(answers);
        let (place, None) = (own.next()?.clone(), own.next()) else { return None };
        if edits.iter().any(|(other, _)| *other == place) {
            return None;
        }
        edits.push((place, new));
    }
    edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut adapted = translation.to_owned();
    for (place, new) in edits {
        adapted.replace_range(place, &new);
    }
    Some(adapted)
}

fn figure_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::word_runs;

    #[test]
    fn figures_are_put_into_the_translation() {
        let locales = ["fr", "en"].map(|name| Locale::new(name).unwrap());
        let check = |old: &str, new: &str, translation: &str, expected: Option<&str>| {
            let runs = word_runs(old, new);
            let adapted = adapted(&runs, translation, [&locales[0], &locales[1]]);
            assert_eq!(adapted.as_deref(), expected, "{old} → {new}: {runs:?}");
        };
        check("12 membres", "15 membres", "12 members", Some("15 members"));
        check(
            "Il y a 1200 membres",
            "Il y a 1300 membres",
            "There are 1200 members",
            Some("There are 1300 members"),
        );
        check("en 2023, 4,5 %", "en 2024, 4,7 %", "in 2023, 4.5%", Some("in 2024, 4.7%"));
        check("12 membres", "15 amis", "12 members", None);
        check("12 membres", "15 membres", "twelve members", None);
        check("12 membres", "15 membres", "12 of 12 members", None);
        check("a", "b", "c", None);
    }
}
