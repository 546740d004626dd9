//! Number words of a language, and how its numbers are put together from them.

use std::sync::OnceLock;

use foldhash::HashMap;

use super::word_list::section;

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// 0 to 19, and an ordinal of it.
    Unit(u64),
    /// 20 to 90.
    Ten(u64),
    /// 100.
    Hundred,
    /// A power of ten: 3 for a thousand.
    Scale(u32),
    /// "et", "and".
    And,
    /// "a", "an": passed over.
    Article,
    /// A number of its own: "dozen", "both".
    Alone(u64),
    /// A decade: 90 for the nineties.
    Decade(u64),
    /// A part: 3 for "third" and "tiers".
    Part(u64),
    /// A time of day, in hours.
    Hour(u16),
    /// "de", "of": what is between a part and its whole.
    Of,
    /// "sur", "in": one in five is 20 %.
    Among,
    /// "heures": half of one is thirty minutes.
    Hours,
    /// "ans": two of them are 24 months.
    Years,
    /// "jours": fifteen of them are two weeks.
    Days,
}

impl NumberWord {
    /// From its name in a data file, `unit 2` or `and`.
    fn named(name: &str) -> Option<Self> {
        let (name, number) = name.split_once(' ').unwrap_or((name, "0"));
        let number: u64 = number.parse().ok()?;
        let small = || u32::try_from(number).ok();
        Some(match name {
            "unit" => Self::Unit(number),
            "ten" => Self::Ten(number),
            "hundred" => Self::Hundred,
            "scale" => Self::Scale(small()?),
            "and" => Self::And,
            "article" => Self::Article,
            "alone" => Self::Alone(number),
            "decade" => Self::Decade(number),
            "part" => Self::Part(number),
            "hour" => Self::Hour(u16::try_from(number).ok()?),
            "of" => Self::Of,
            "among" => Self::Among,
            "hours" => Self::Hours,
            "years" => Self::Years,
            "days" => Self::Days,
            _ => return None,
        })
    }
}

/// How a language puts number words together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberGrammar {
    /// Whether it counts in twenties: *soixante-dix*, *quatre-vingt-onze*.
    pub twenties: bool,
    /// Whether years are read in pairs: *nineteen eighty*.
    pub paired_years: bool,
    /// Whether its word for one is its article, too.
    pub one_is_article: bool,
}

/// The number words of a language.
#[derive(Debug)]
pub struct NumberWords {
    file: &'static str,
    read: fn(&NumberTables, &str) -> Option<(NumberWord, bool)>,
    /// How they make numbers.
    pub grammar: NumberGrammar,
    tables: OnceLock<NumberTables>,
}

impl NumberWords {
    /// The words of a data file; `read` says what a word is by its tables.
    pub(super) const fn load_words(
        file: &'static str,
        grammar: NumberGrammar,
        read: fn(&NumberTables, &str) -> Option<(NumberWord, bool)>,
    ) -> Self {
        Self { file, read, grammar, tables: OnceLock::new() }
    }

    /// No words at all.
    pub(super) const fn none() -> Self {
        let grammar = NumberGrammar { twenties: false, paired_years: false, one_is_article: false };
        Self::load_words("", grammar, |_, _| None)
    }

    /// What a word in small letters does in a number, and whether it is an ordinal, which ends one.
    pub fn word(&self, word: &str) -> Option<(NumberWord, bool)> {
        (self.read)(self.tables.get_or_init(|| NumberTables::parse_tables(self.file)), word)
    }

    /// The month that a word names, by its number.
    pub fn month(&self, word: &str) -> Option<u8> {
        self.tables.get_or_init(|| NumberTables::parse_tables(self.file)).months.get(word).copied()
    }

    /// The power of ten of a word that stands behind digits, its plural ending taken off.
    pub fn scale(&self, word: &str) -> Option<i32> {
        self.tables.get_or_init(|| NumberTables::parse_tables(self.file)).scales.get(word).copied()
    }
}

/// What the sections of a file with number words say, by word.
#[derive(Debug, Default)]
pub(super) struct NumberTables {
    /// Counting words and what stands between them.
    pub(super) cardinals: HashMap<&'static str, NumberWord>,
    /// Ordinals that no rule makes of a cardinal.
    pub(super) ordinals: HashMap<&'static str, NumberWord>,
    /// Words that may stand for a number and mostly do not.
    pub(super) hints: HashMap<&'static str, NumberWord>,
    months: HashMap<&'static str, u8>,
    scales: HashMap<&'static str, i32>,
}

impl NumberTables {
    fn parse_tables(file: &'static str) -> Self {
        let lines = |name| section(file, name).filter_map(|line| line.split_once(": "));
        let words = |name| {
            let words = lines(name).filter_map(|(what, words)| {
                let what = NumberWord::named(what)?;
                Some(words.split_whitespace().map(move |word| (word, what)))
            });
            words.flatten().collect()
        };
        let numbers = |name| {
            let entries = lines(name).filter_map(|(number, words)| {
                let number: u8 = number.parse().ok()?;
                Some(words.split_whitespace().map(move |word| (word, number)))
            });
            entries.flatten()
        };
        Self {
            cardinals: words("cardinals"),
            ordinals: words("ordinals"),
            hints: words("hints"),
            months: numbers("months").collect(),
            scales: numbers("scales").map(|(word, power)| (word, i32::from(power))).collect(),
        }
    }

    /// The number in words such as "bilingual" and "unidirectionnel": a prefix before one of `stems`.
    pub(super) fn prefixed(word: &str, stems: &[&str]) -> Option<NumberWord> {
        let prefixes = [("uni", 1), ("mono", 1), ("bi", 2), ("tri", 3), ("quadri", 4)];
        let (rest, number) = prefixes
            .into_iter()
            .find_map(|(prefix, number)| Some((word.strip_prefix(prefix)?, number)))?;
        stems.iter().any(|stem| rest.starts_with(stem)).then_some(NumberWord::Alone(number))
    }
}

#[cfg(test)]
mod tests {
    use super::super::PACKS;
    use super::*;

    #[test]
    fn every_line_of_every_file_says_something() {
        for pack in PACKS {
            let file = pack.numbers.file;
            for line in
                file.lines().filter(|line| !line.starts_with(['[', '#']) && !line.is_empty())
            {
                let (what, words) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
                assert!(what.parse::<u8>().is_ok() || NumberWord::named(what).is_some(), "{line}");
                assert!(words.split_whitespace().next().is_some(), "{line}");
            }
            let months = section(file, "months").count();
            assert_eq!(months, 12, "{}", pack.code);
        }
    }
}
