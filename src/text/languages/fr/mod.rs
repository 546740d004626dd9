//! French.

use whatlang::Lang;

use super::{
    CapitalUse, CommonAbbreviation, DateOrder, LanguagePack, NumberGrammar, NumberSigns, NumberWord, NumberWords,
    PersonTitle, QuoteStyle, StyleOption, WordLists, WritingConventions,
    number_words::NumberTables,
    pack::{ELLIPSES, MARKS, SPACES},
    word_list::cut,
};

/// What is known of French.
pub(super) static PACK: LanguagePack = LanguagePack {
    code: "fr",
    name: "language-fr",
    trigrams: Some(Lang::Fra),
    words: WordLists::parse_lists(include_str!("words.txt")),
    numbers: NumberWords::load_words(include_str!("numbers.txt"), GRAMMAR, number_word),
    units: include_str!("units.txt"),
    base: Some(base),
    date_order: DateOrder::DayFirst,
    month_before_day: false,
    ordinal_stop: false,
    capitals: CapitalUse::Names,
    elides: true,
    accents: &['é', 'è', 'ê', 'à', 'â', 'ç', 'î', 'ô', 'ù', 'û', 'œ'],
    lost_accents: &[(b'E', 'É')],
    italicises_foreign_words: true,
    doubles,
    ordinal,
    number_signs: Some(NumberSigns {
        group: "\u{202f}",
        groups: &[' ', '\u{a0}', '\u{202f}', '\u{2009}'],
        decimal: ',',
        point: ",",
    }),
    spaces_punctuation: true,
    begins_items_small: true,
    foreign_quotes: Some(QuoteStyle {
        style: "any",
        marks: ["«\u{a0}", "\u{a0}»"],
        instead_of: Some(('“', '”')),
        message: "quotes-guillemets",
    }),
    outer_quote: Some('«'),
    quotes: Some(QuoteStyle {
        style: "guillemets",
        marks: ["«\u{a0}", "\u{a0}»"],
        instead_of: Some(('“', '”')),
        message: "quotes-guillemets",
    }),
    curly_quotes: ('“', '”'),
    styles: &[
        // « guillemets », “as in English”, or whatever is used.
        StyleOption { name: "quotes", choices: &["any", "guillemets", "typewriter"] },
        StyleOption { name: "apostrophe", choices: MARKS },
        StyleOption { name: "ellipsis", choices: ELLIPSES },
        StyleOption { name: "ordinals", choices: &["any", "plain", "superscript"] },
        // The no-break space before ; ! ? and the one before a colon and inside « ».
        StyleOption { name: "high-punctuation", choices: SPACES },
        StyleOption { name: "colon", choices: SPACES },
    ],
    conventions: WritingConventions {
        ordinals: &["er", "re", "ère", "e", "ᵉ", "ème", "ième", "es"],
        // The first has a gender.
        ordinal_suffix: |number| (number != "1").then_some("e"),
        clock: &["h"],
        time: |minutes, is_whole| {
            let (hours, minutes) = (minutes / 60, minutes % 60);
            Some(if is_whole {
                format!("{hours}\u{a0}h")
            } else {
                format!("{hours}\u{a0}h\u{a0}{minutes:02}")
            })
        },
        before_times: &[],
        months: &[
            "janvier", "février", "fevrier", "mars", "avril", "mai", "juin", "juillet", "août", "aout",
            "septembre", "octobre", "novembre", "décembre", "decembre",
        ],
        weekdays: &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        month_first: false,
        first_day: Some("1er"),
        titles: &[
            ("M.", PersonTitle::Man),
            ("MM", PersonTitle::Men),
            ("Mme", PersonTitle::Woman),
            ("Mmes", PersonTitle::Women),
            ("Mlle", PersonTitle::UnmarriedWoman),
        ],
        abbreviations: &[
            ("p. ex.", CommonAbbreviation::ForExample),
            ("p.\u{a0}ex.", CommonAbbreviation::ForExample),
            ("c.-à-d.", CommonAbbreviation::ThatIs),
            ("n°", CommonAbbreviation::Number),
            ("nº", CommonAbbreviation::Number),
        ],
        spaces_percent: true,
        currency_behind: true,
    },
};

const GRAMMAR: NumberGrammar =
    NumberGrammar { twenties: true, paired_years: false, one_is_article: true };

/// What a word in small letters does in a number, and whether it is an ordinal, which ends one.
fn number_word(tables: &NumberTables, word: &str) -> Option<(NumberWord, bool)> {
    if let Some(word) = cardinal(tables, word) {
        return Some((word, false));
    }
    let (stem, plural) = match word.strip_suffix('s') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    let own = tables.ordinals.get(stem).copied();
    let word = own.or_else(|| {
        let stem = stem.strip_suffix("ième").or_else(|| stem.strip_suffix("ieme"))?;
        let word = cardinal(tables, stem).or_else(|| cardinal(tables, &format!("{stem}e")));
        word.filter(|word| *word != NumberWord::And)
    })?;
    match word {
        // "trois dixièmes"
        NumberWord::Unit(number) | NumberWord::Ten(number) if plural && number > 2 => {
            Some((NumberWord::Part(number), true))
        }
        word => Some((word, true)),
    }
}

fn cardinal(tables: &NumberTables, word: &str) -> Option<NumberWord> {
    if let Some(word) = tables.cardinals.get(word) {
        return Some(*word);
    }
    let singular = word.strip_suffix('s').unwrap_or(word);
    // "bidirectionnel" is "two-way".
    let stems = ["direction", "lingu", "latér", "dimension", "annuel", "mensuel", "hebdomadaire"];
    let hint = tables.hints.get(singular).copied();
    hint.or_else(|| NumberTables::prefixed(singular, &stems))
}

/// The masculine singular.
fn base(word: &mut String) {
    if !cut(word, "eaux", "eau") && !cut(word, "aux", "al") && !cut(word, "s", "") {
        cut(word, "x", "");
    }
    if cut(word, "e", "") {
        for (feminine, masculine) in
            [("nn", "n"), ("ll", "l"), ("tt", "t"), ("v", "f"), ("èr", "er"), ("èt", "et")]
        {
            if cut(word, feminine, masculine) {
                break;
            }
        }
    }
}

fn doubles(before: &str, word: &str, next: &str) -> Option<bool> {
    const AUXILIARIES: [&str; 8] =
        ["pouvons", "pouvez", "pourrez", "pourrons", "avons", "avez", "aurez", "aurons"];
    Some(match word {
        // « nous nous levons », but not « nous nous avons ».
        "nous" | "vous" => !AUXILIARIES.contains(&&*next.to_lowercase()),
        // « le fait fait débat », « celui qui est est »
        "est" | "fait" | "font" => ["l", "qui", "le", "qu"].contains(&&*before.to_lowercase()),
        // « en en affichant la liste »
        "en" => next.ends_with("ant"),
        _ => return None,
    })
}

/// How French writes the suffix, where it is not so; `2ème` is common and wrong
/// (Lexique des règles typographiques en usage à l’Imprimerie nationale, « Abréviations »).
fn ordinal(number: &str, suffix: &str, style: &str) -> Option<&'static str> {
    let [plain, superscript] = match suffix {
        "er" | "ᵉʳ" if number == "1" => ["er", "ᵉʳ"],
        "re" | "ère" | "ere" | "ʳᵉ" if number == "1" => ["re", "ʳᵉ"],
        "ème" | "eme" | "ième" | "ieme" | "è" | "e" | "ᵉ" => ["e", "ᵉ"],
        _ => return None,
    };
    let wanted = if style == "superscript" { superscript } else { plain };
    // Either way is right where the project has not chosen.
    let right = style == "any" && matches!(suffix, "er" | "re" | "e" | "ᵉ" | "ᵉʳ" | "ʳᵉ");
    (wanted != suffix && !right).then_some(wanted)
}
