//! German.

use std::sync::LazyLock;

use text2num::lang::German;
use whatlang::Lang;

use super::{
    CapitalUse, DateOrder, LanguagePack, NumberGrammar, NumberSigns, NumberWord, NumberWords,
    QuoteStyle, StyleOption, WordLists, WritingConventions,
    number_words::NumberTables,
    pack::{ELLIPSES, MARKS},
};

/// What is known of German.
pub(super) static PACK: LanguagePack = LanguagePack {
    code: "de",
    name: "language-de",
    trigrams: Some(Lang::Deu),
    words: WordLists::parse_lists(include_str!("words.txt")),
    numbers: NumberWords::load_words(include_str!("numbers.txt"), GRAMMAR, number_word),
    units: include_str!("units.txt"),
    // Plurals change the stem's vowel; the stemmer knows more of that than a rule would.
    base: None,
    date_order: DateOrder::DayFirst,
    month_before_day: false,
    ordinal_stop: true,
    capitals: CapitalUse::Nouns,
    elides: false,
    accents: &['ä', 'ö', 'ü', 'ß'],
    lost_accents: &[],
    italicises_foreign_words: false,
    doubles,
    ordinal,
    number_signs: Some(NumberSigns {
        group: ".",
        groups: &['.', ' ', '\u{a0}', '\u{202f}', '\u{2009}'],
        decimal: ',',
        point: ",",
    }),
    spaces_punctuation: false,
    begins_items_small: false,
    foreign_quotes: Some(QuoteStyle {
        style: "any",
        marks: ["„", "“"],
        instead_of: Some(('“', '”')),
        message: "quotes-german",
    }),
    outer_quote: None,
    quotes: Some(QuoteStyle {
        style: "typographic",
        marks: ["„", "“"],
        instead_of: None,
        message: "quotes-german-style",
    }),
    curly_quotes: ('„', '“'),
    styles: &[
        StyleOption { name: "quotes", choices: MARKS },
        StyleOption { name: "apostrophe", choices: MARKS },
        StyleOption { name: "ellipsis", choices: ELLIPSES },
    ],
    conventions: WritingConventions {
        ordinals: &[],
        clock: &["Uhr"],
        months: &[
            "Januar", "Februar", "März", "Mai", "Juni", "Juli", "Oktober", "Dezember",
        ],
        weekdays: &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        spaces_percent: true,
        currency_behind: true,
        ..WritingConventions::NONE
    },
};

const GRAMMAR: NumberGrammar =
    NumberGrammar { twenties: false, paired_years: false, one_is_article: true };

/// What a word in small letters does in a number, and whether it is an ordinal, which ends one.
///
/// A number under a million is one word (*zweihundertfünfunddreißig*), which `text2num` takes apart.
fn number_word(tables: &NumberTables, word: &str) -> Option<(NumberWord, bool)> {
    static GERMAN: LazyLock<German> = LazyLock::new(German::default);
    if let Some(word) = tables.cardinals.get(word).or_else(|| tables.hints.get(word)) {
        return Some((*word, false));
    }
    let digits = text2num::text2digits(word, &*GERMAN).ok()?;
    let (number, is_ordinal) = match digits.strip_suffix('.') {
        Some(number) => (number, true),
        None => (&*digits, false),
    };
    Some((NumberWord::Unit(number.parse().ok()?), is_ordinal))
}

fn doubles(_before: &str, word: &str, _next: &str) -> Option<bool> {
    // "die, die die Sitzung leitet"; an article after a pronoun that is spelt alike.
    const ARTICLES: [&str; 8] = ["der", "die", "das", "den", "dem", "deren", "sie", "ihr"];
    ARTICLES.contains(&word).then_some(true)
}

/// A figure with a full stop is an ordinal (DIN 5008): *2.*, not *2te*.
fn ordinal(_number: &str, suffix: &str, _style: &str) -> Option<&'static str> {
    const SUFFIXES: [&str; 9] = ["te", "ten", "ter", "tes", "tem", "ste", "sten", "ster", "stes"];
    SUFFIXES.contains(&suffix).then_some(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_words_of_their_own() {
        let word = |word| PACK.numbers.word(word);
        for (text, number) in [
            ("zwölf", 12),
            ("einundzwanzig", 21),
            ("zweihundertfünfunddreißig", 235),
            ("dreitausendvierhundert", 3400),
        ] {
            assert_eq!(word(text), Some((NumberWord::Unit(number), false)), "{text}");
        }
        assert_eq!(word("dritten"), Some((NumberWord::Unit(3), true)));
        assert_eq!(word("zwanzigste"), Some((NumberWord::Unit(20), true)));
        assert_eq!(word("millionen"), Some((NumberWord::Scale(6), false)));
        for other in ["", "Sitzung", "hundertjährig", "straße", "dreißigund"] {
            assert_eq!(word(other), None, "{other}");
        }
    }
}
