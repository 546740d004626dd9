//! What is known of a language.

use whatlang::Lang;

use super::{NumberWords, WordLists};

/// What is known of a language: all that is asked of it, as data.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit of its own")]
pub struct LanguagePack {
    /// Its code in ISO 639-1.
    pub code: &'static str,
    /// The message that names it.
    pub name: &'static str,
    /// Its name among the languages that are told by their letters.
    pub trigrams: Option<Lang>,
    /// Its words, by what they do.
    pub words: WordLists,
    /// Its number words, months and scales.
    pub numbers: NumberWords,
    /// What units are called: in each line of its one section the unit's sign and its names.
    pub units: &'static str,
    /// The singular or masculine of a word in small letters, as far as terms are looked for by it;
    /// where there is none, stems are taken instead.
    pub base: Option<fn(&mut String)>,
    /// In which order a date in digits may be.
    pub date_order: DateOrder,
    /// Whether a month may stand before its day: *March 3*.
    pub month_before_day: bool,
    /// Whether a full stop makes an ordinal of a figure: *3. März*.
    pub ordinal_stop: bool,
    /// What is written with a capital within a sentence.
    pub capitals: CapitalUse,
    /// Whether a letter and an apostrophe may be a word of their own before another: *l’*, *d’*.
    pub elides: bool,
    /// Letters of its words that few other languages have.
    pub accents: &'static [char],
    /// Letters that capitals lose although spelling keeps them, and the capital that is left: the words
    /// of [`WordLists::accented_capitals`] begin with them.
    pub lost_accents: &'static [(u8, char)],
    /// Whether it sets foreign words in italics and explains itself by them.
    pub italicises_foreign_words: bool,
    /// Whether grammar may ask for a word twice, by the word before, itself and the next; none where it
    /// is no word of the language.
    pub doubles: fn(&str, &str, &str) -> Option<bool>,
    /// How it writes an ordinal in digits, where it is written otherwise: by number, suffix and style.
    pub ordinal: fn(&str, &str, &str) -> Option<&'static str>,
    /// How it writes numbers; none where that is not known.
    pub number_signs: Option<NumberSigns>,
    /// Whether a space stands before `: ; ! ?` and inside guillemets.
    pub spaces_punctuation: bool,
    /// Whether items of a list begin in small letters, full stop or not.
    pub begins_items_small: bool,
    /// Quotation marks of another language's that it never has, and what stands in their place.
    pub foreign_quotes: Option<QuoteStyle>,
    /// The mark that opens a quotation in which those marks are right.
    pub outer_quote: Option<char>,
    /// The quotation marks that a project may ask for.
    pub quotes: Option<QuoteStyle>,
    /// The marks of a printer that stand where a typewriter has `"`.
    pub curly_quotes: (char, char),
    /// What a project may choose of its typography.
    pub styles: &'static [StyleOption],
    /// How it writes figures, times, dates and titles where others write them otherwise.
    pub conventions: WritingConventions,
}

/// What a language writes with a capital within a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CapitalUse {
    /// Names only.
    Names,
    /// Names, and the words of titles.
    Titles,
    /// Every noun, so that a capital tells nothing.
    Nouns,
}

/// In which order a date in digits may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The day first.
    DayFirst,
    /// The day or the month, as habits differ among those who write it.
    Either,
}

/// The signs in a number.
#[derive(Debug, Clone, Copy)]
pub struct NumberSigns {
    /// What stands between groups of three digits.
    pub group: &'static str,
    /// What may stand there, too.
    pub groups: &'static [char],
    /// What stands before the decimals.
    pub decimal: char,
    /// The same as a text.
    pub point: &'static str,
}

/// Quotation marks that are asked for.
#[derive(Debug, Clone, Copy)]
pub struct QuoteStyle {
    /// The word for them in a project's style.
    pub style: &'static str,
    /// The marks, with the spaces that belong to them.
    pub marks: [&'static str; 2],
    /// The marks that they replace, typewriter quotes apart.
    pub instead_of: Option<(char, char)>,
    /// The message that asks for them.
    pub message: &'static str,
}

/// Something that a project may choose of a language's typography.
#[derive(Debug, Clone, Copy)]
pub struct StyleOption {
    /// The name of the option.
    pub name: &'static str,
    /// The words that may be chosen, the first being what holds by default.
    pub choices: &'static [&'static str],
}

/// The choice between typographic marks and those of a typewriter.
pub(super) const MARKS: &[&str] = &["any", "typographic", "typewriter"];

/// The choice of dots.
pub(super) const ELLIPSES: &[&str] = &["any", "character", "dots"];

/// The choice between the kinds of no-break space.
pub(super) const SPACES: &[&str] = &["any", "narrow", "no-break"];

impl LanguagePack {
    /// What holds for all languages.
    pub(super) const fn unknown(
        code: &'static str,
        words: &'static str,
        units: &'static str,
    ) -> Self {
        Self {
            code,
            name: "language-other",
            trigrams: None,
            words: WordLists::parse_lists(words),
            numbers: NumberWords::none(),
            units,
            base: None,
            date_order: DateOrder::Either,
            month_before_day: false,
            ordinal_stop: false,
            capitals: CapitalUse::Nouns,
            elides: false,
            accents: &[],
            lost_accents: &[],
            italicises_foreign_words: false,
            doubles: |_, _, _| None,
            ordinal: |_, _, _| None,
            number_signs: None,
            spaces_punctuation: false,
            begins_items_small: false,
            foreign_quotes: None,
            outer_quote: None,
            quotes: None,
            curly_quotes: ('“', '”'),
            styles: &[],
            conventions: WritingConventions::NONE,
        }
    }
}

/// What a language writes its own way, and a translation should not have kept.
#[derive(Debug, Clone, Copy)]
pub struct WritingConventions {
    /// What makes a figure an ordinal.
    pub ordinals: &'static [&'static str],
    /// Which of these a number has; none where that depends on more than the number.
    pub ordinal_suffix: fn(&str) -> Option<&'static str>,
    /// What stands behind the figure of an hour.
    pub clock: &'static [&'static str],
    /// How a time of day is written, given in minutes and whether it is a whole hour; none where
    /// there is more than one way.
    pub time: fn(u16, bool) -> Option<String>,
    /// Words before a time of day, without which an hour may be a duration; none: it cannot.
    pub before_times: &'static [&'static str],
    /// Its months.
    pub months: &'static [&'static str],
    /// The days of the week, from Monday on.
    pub weekdays: &'static [&'static str],
    /// Whether the month stands before the day.
    pub month_first: bool,
    /// The first day of a month, where it is no plain figure.
    pub first_day: Option<&'static str>,
    /// Titles before a name.
    pub titles: &'static [(&'static str, PersonTitle)],
    /// Abbreviations of its own.
    pub abbreviations: &'static [(&'static str, CommonAbbreviation)],
    /// Whether a space stands before the percent sign.
    pub spaces_percent: bool,
    /// Whether the sign of a currency stands behind the figure.
    pub currency_behind: bool,
}

/// Whom a title is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonTitle {
    Man,
    Men,
    Woman,
    Women,
    UnmarriedWoman,
}

/// What an abbreviation stands for that languages write each in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommonAbbreviation {
    ForExample,
    Number,
    ThatIs,
}

impl WritingConventions {
    /// Those of a language of which nothing is known.
    pub(super) const NONE: Self = Self {
        ordinals: &[],
        ordinal_suffix: |_| None,
        clock: &[],
        time: |_, _| None,
        before_times: &[],
        months: &[],
        weekdays: &[],
        month_first: false,
        first_day: None,
        titles: &[],
        abbreviations: &[],
        spaces_percent: false,
        currency_behind: false,
    };
}
