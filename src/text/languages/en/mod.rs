//! English.

use whatlang::Lang;

use super::{
    CapitalUse, CommonAbbreviation, DateOrder, LanguagePack, NumberGrammar, NumberSigns, NumberWord, NumberWords,
    PersonTitle, QuoteStyle, StyleOption, WordLists, WritingConventions,
    number_words::NumberTables,
    pack::{ELLIPSES, MARKS},
    word_list::cut,
};

/// What is known of English.
pub(super) static PACK: LanguagePack = LanguagePack {
    code: "en",
    name: "language-en",
    trigrams: Some(Lang::Eng),
    words: WordLists::parse_lists(include_str!("words.txt")),
    numbers: NumberWords::load_words(include_str!("numbers.txt"), GRAMMAR, number_word),
    units: include_str!("units.txt"),
    base: Some(base),
    // British and American habits differ.
    date_order: DateOrder::Either,
    month_before_day: true,
    ordinal_stop: false,
    capitals: CapitalUse::Titles,
    elides: false,
    accents: &[],
    lost_accents: &[],
    italicises_foreign_words: false,
    doubles,
    ordinal,
    number_signs: Some(NumberSigns { group: ",", groups: &[','], decimal: '.', point: "." }),
    spaces_punctuation: false,
    begins_items_small: false,
    foreign_quotes: Some(QuoteStyle {
        style: "any",
        marks: ["“", "”"],
        instead_of: Some(('«', '»')),
        message: "quotes-foreign",
    }),
    outer_quote: None,
    quotes: Some(QuoteStyle {
        style: "typographic",
        marks: ["“", "”"],
        instead_of: None,
        message: "quotes-curly",
    }),
    curly_quotes: ('“', '”'),
    styles: &[
        StyleOption { name: "quotes", choices: MARKS },
        StyleOption { name: "apostrophe", choices: MARKS },
        StyleOption { name: "ellipsis", choices: ELLIPSES },
    ],
    conventions: WritingConventions {
        ordinals: &["st", "nd", "rd", "th"],
        ordinal_suffix: |number| Some(ordinal(number, "th", "any").unwrap_or("th")),
        clock: &["a.m.", "p.m.", "am", "pm"],
        // Of an hour before noon, French does not say whether it is a time or how long something takes.
        time: |minutes, is_whole| {
            let (hours, minutes) = (minutes / 60, minutes % 60);
            (!is_whole && hours > 12).then(|| format!("{hours}:{minutes:02}"))
        },
        before_times: &["after", "at", "before", "by", "from", "till", "until"],
        months: &[
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ],
        weekdays: &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        month_first: true,
        first_day: None,
        titles: &[
            ("Mr", PersonTitle::Man),
            ("Mrs", PersonTitle::Woman),
            ("Ms", PersonTitle::Woman),
            ("Miss", PersonTitle::UnmarriedWoman),
        ],
        abbreviations: &[
            ("e.g.", CommonAbbreviation::ForExample),
            ("i.e.", CommonAbbreviation::ThatIs),
        ],
        spaces_percent: false,
        currency_behind: false,
    },
};

const GRAMMAR: NumberGrammar =
    NumberGrammar { twenties: false, paired_years: true, one_is_article: false };

/// What a word in small letters does in a number, and whether it is an ordinal, which ends one.
fn number_word(tables: &NumberTables, word: &str) -> Option<(NumberWord, bool)> {
    if let Some(word) = tables.cardinals.get(word) {
        return Some((*word, false));
    }
    if let Some(word) = ordinal_word(tables, word) {
        return Some((word, true));
    }
    let stems = ["direction", "lingu", "lateral", "dimension", "annual", "monthly", "weekly"];
    let hint = tables.hints.get(word).copied();
    if let Some(word) = hint.or_else(|| NumberTables::prefixed(word, &stems)) {
        return Some((word, false));
    }
    let singular = word.strip_suffix('s')?;
    match ordinal_word(tables, singular)? {
        // "two fifths"
        NumberWord::Unit(number) | NumberWord::Ten(number) if number > 2 => {
            Some((NumberWord::Part(number), true))
        }
        word => Some((word, true)),
    }
}

fn ordinal_word(tables: &NumberTables, word: &str) -> Option<NumberWord> {
    let own = tables.ordinals.get(word);
    own.or_else(|| tables.cardinals.get(word.strip_suffix("th")?)).copied()
}

/// The singular.
fn base(word: &mut String) {
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return;
    }
    for (plural, singular) in
        [("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", "")]
    {
        if cut(word, plural, singular) {
            return;
        }
    }
}

fn doubles(before: &str, word: &str, next: &str) -> Option<bool> {
    const BEFORE_IS: [&str; 9] =
        ["it", "this", "that", "he", "she", "what", "there", "who", "which"];
    const AFTER_THAT: [&str; 32] = [
        "the", "a", "an", "it", "they", "we", "you", "he", "she", "this", "these", "those",
        "there", "are", "have", "can", "may", "will", "should", "must", "all", "some", "any",
        "your", "its", "their", "our", "do", "does", "if", "when", "were",
    ];
    // How verbs begin that are said with "on" or "in".
    const PHRASAL_VERBS: [&str; 6] = ["turn", "switch", "log", "sign", "check", "plug"];
    Some(match word {
        // "turned on on the device"
        "on" | "in" => PHRASAL_VERBS.iter().any(|verb| before.to_lowercase().starts_with(verb)),
        // "what it is is", "he said that that day …"
        "is" => BEFORE_IS.contains(&&*before.to_lowercase()),
        "that" => !AFTER_THAT.contains(&&*next.to_lowercase()),
        _ => return None,
    })
}

/// The suffix that English asks for, where it is another one: `2th`, `11st`.
fn ordinal(number: &str, suffix: &str, _style: &str) -> Option<&'static str> {
    if !matches!(suffix, "st" | "nd" | "rd" | "th") {
        return None;
    }
    let tens = number.len() > 1 && number.as_bytes()[number.len() - 2] == b'1';
    let wanted = match number.as_bytes().last()? {
        b'1' if !tens => "st",
        b'2' if !tens => "nd",
        b'3' if !tens => "rd",
        _ => "th",
    };
    (wanted != suffix).then_some(wanted)
}
