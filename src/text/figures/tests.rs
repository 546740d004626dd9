use super::*;
use crate::text::tokens::tokens;

/// Whether a text has numbers greater than one in letters.
pub(super) fn counts_in_words(text: &str, language: Language) -> bool {
    let tokens = tokens(text, language, &TextMarkup::parse_markup(text));
    tokens.iter().any(|token| token.lexeme.counts && token.prose)
}

/// The figures of two texts that do not answer each other: `1200 ~ 1300`, `12 ~ -` or `- ~ 12`.
fn differences(source: (&str, Language), target: (&str, Language)) -> Vec<String> {
    let read = |(text, language): (&str, Language)| {
        let markup = TextMarkup::parse_markup(text);
        let tokens = tokens(text, language, &markup);
        (figures(text, language, &markup, &tokens), spelled(text, language, &tokens))
    };
    let (from, to) = (read(source), read(target));
    let (from_words, to_words) = (|| &*from.1, || &*to.1);
    let all = |_: &TextFigure| true;
    let from_counts = counts_in_words(source.0, source.1);
    let to_counts = counts_in_words(target.0, target.1);
    let differences = compare(
        &FigureSide {
            text: source.0,
            figures: &from.0,
            spelled: &from_words,
            counts: from_counts,
            asks: &all,
        },
        &FigureSide {
            text: target.0,
            figures: &to.0,
            spelled: &to_words,
            counts: to_counts,
            asks: &all,
        },
    );
    let text = |figure: &TextFigure, text: &str| text[figure.range.clone()].to_owned();
    let shown = differences.into_iter().map(|difference| match difference {
        Difference::Changed(a, b) => format!("{} ~ {}", text(a, source.0), text(b, target.0)),
        Difference::Missing(a) => format!("{} ~ -", text(a, source.0)),
        Difference::Added(b) => format!("- ~ {}", text(b, target.0)),
        Difference::Fewer(a) => format!("{} ~ less", text(a, source.0)),
        Difference::More(b) => format!("less ~ {}", text(b, target.0)),
    });
    shown.collect()
}

/// Checks a French and an English text against each other, in both directions.
#[track_caller]
fn check(french: &str, english: &str, expected: &[&str]) {
    let (fr, en) = ((french, Language::named("fr")), (english, Language::named("en")));
    assert_eq!(differences(fr, en), expected, "fr→en\n  {french}\n  {english}");
    let mut back = differences(en, fr);
    let turn = |pair: &str| pair.split_once(" ~ ").map(|(a, b)| format!("{b} ~ {a}"));
    let mut turned: Vec<String> = expected.iter().filter_map(|pair| turn(pair)).collect();
    back.sort();
    turned.sort();
    assert_eq!(back, turned, "en→fr\n  {french}\n  {english}");
}

#[track_caller]
fn agree(pairs: &[(&str, &str)]) {
    for (french, english) in pairs {
        check(french, english, &[]);
    }
}

#[track_caller]
fn differ(cases: &[(&str, &str, &[&str])]) {
    for (french, english, expected) in cases {
        check(french, english, expected);
    }
}

#[test]
fn one_value_in_two_conventions() {
    agree(&[
        ("", ""),
        ("1 234,5 habitants", "1,234.5 inhabitants"),
        ("1\u{202f}234\u{a0}567 €", "€1,234,567"),
        ("12\u{2009}000", "12000"),
        ("1.200 pages", "1,200 pages"),
        ("0,75", "0.75"),
        ("3,14", "3.14"),
        ("07", "7"),
        ("50 %", "50%"),
        ("12,5 pour cent", "12.5 per cent"),
        ("les cas 1,2 et 3", "cases 1, 2 and 3"),
        ("de 10 à 12 ans", "10-12 years old"),
        ("pages 10–12", "pages 10 to 12"),
        ("3/4", "0.75"),
        ("le n° 5", "no. 5"),
        ("version 3.1.2", "version 3.1.2"),
        ("section 12.1.", "section 12.1"),
        ("un écran de 800x600", "an 800 × 600 screen"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("`12` et https://a.org/13 et /etc/rc2.d", "`14` and https://a.org/15 and /etc/rc3.d"),
    ]);
}

#[test]
fn scales_and_currencies() {
    agree(&[
        ("3,5 M€", "€3.5 million"),
        ("3,5 millions d’euros", "3,500,000 euros"),
        ("2 milliards", "2 billion"),
        ("2 Md€", "€2bn"),
        ("10 k€", "€10,000"),
        ("10 000", "10 thousand"),
        ("20 mille", "20,000"),
        ("un million", "1 million"),
        ("de 2 à 3 millions", "2,000,000 to 3,000,000"),
        ("entre 2 millions et 3 millions", "between 2 and 3 million"),
        ("3 500 000", "three and a half million or 3.5 million"),
        ("5 Mo", "5 MB"),
    ]);
    differ(&[
        ("3 millions", "3 billion", &["3 millions ~ 3 billion"]),
        ("3,5 milliards", "3.5 million", &["3,5 milliards ~ 3.5 million"]),
        ("3 milliards", "3 million", &["3 milliards ~ 3 million"]),
        ("3 billions", "3 billion", &["3 billions ~ 3 billion"]),
        ("3,5 M€", "€3.6 million", &["3,5 M ~ 3.6 million"]),
    ]);
}

#[test]
fn numbers_in_letters_answer_for_figures() {
    agree(&[
        ("dix pays", "10 countries"),
        ("10 pays", "ten countries"),
        ("une douzaine", "12"),
        ("deux douzaines", "24"),
        ("quatre-vingt-dix-sept", "97"),
        ("97", "ninety-seven"),
        ("soixante et onze", "71"),
        ("soixante-dix-huit", "78"),
        ("deux cent vingt et un mille trois cents", "221,300"),
        ("mille neuf cent quatre-vingt-quatre", "1984"),
        ("1984", "nineteen eighty-four"),
        ("205", "two hundred and five"),
        ("2,5 heures", "two and a half hours"),
        ("2 h 30", "two and a half hours"),
        ("1 h 30", "an hour and a half"),
        ("une heure et demie", "1.5 hours"),
        ("1,5 heure", "an hour and a half"),
        ("1,5 million", "one and a half million"),
        ("500 000", "half a million"),
        ("deux millions et demi", "2.5 million"),
        ("un quart de siècle", "25 years"),
        ("25 ans", "a quarter of a century"),
        ("un demi-siècle", "50 years"),
        ("deux décennies", "20 years"),
        ("1 personne sur 3", "a third of the people"),
        ("une demi-heure", "30 minutes"),
        ("trois quarts d’heure", "45 minutes"),
        ("15 minutes", "a quarter of an hour"),
        ("un an et demi", "18 months"),
        ("18 mois", "a year and a half"),
        ("24 mois", "two years"),
        ("2 ans", "24 months"),
        ("un actif sur cinq", "20% of them"),
        ("le triple", "300%"),
        ("24 heures sur 24", "around the clock"),
        ("quinze jours", "2 weeks"),
        ("15 jours", "two weeks"),
        ("dans 8 jours", "in one week"),
        ("plan quinquennal", "5-year plan"),
        ("24 h/24, 7 j/7", "24/7"),
        ("0,5 %", "half a percent"),
        ("75 %", "three quarters"),
        ("deux tiers", "2/3"),
        ("les 3/4", "three quarters"),
        ("la moitié", "50%"),
        ("les 2 langues", "both languages"),
        ("2 fois", "twice"),
        ("les 10 dernières années", "the last decade"),
        ("totalement libre", "100% free"),
        ("bidirectionnel", "2-way"),
        ("zéro jour, sans activité", "0 days, no activity"),
        ("la deuxième langue", "the 2nd language, not either"),
        ("1 an", "a single year"),
        ("un an", "one year"),
        ("un an", "a year"),
        ("une personne", "somebody"),
        ("le deuxième", "the 2nd"),
        ("vingt et unième", "21st"),
        ("le 21e", "the twenty-first"),
    ]);
    differ(&[
        ("dix pays", "11 countries", &["- ~ 11"]),
        ("12 pays", "ten countries", &["12 ~ -"]),
        ("un renvoi à une note (1)", "a reference to a note ()", &["1 ~ -"]),
        ("un pays", "2 countries", &["- ~ 2"]),
    ]);
}

#[test]
fn ordinals_and_roman_numerals() {
    agree(&[
        ("le XXIᵉ siècle", "the 21st century"),
        ("le XXIe siècle", "the twenty-first century"),
        ("le 2ᵉ et la 1ʳᵉ", "the 2nd and the 1st"),
        ("la 2<sup>e</sup> édition", "the 2nd edition"),
        ("chapitre IV", "Chapter 4"),
        ("François Iᵉʳ", "Francis I"),
        ("Louis XIV", "Louis XIV"),
        ("la Seconde Guerre mondiale", "World War II"),
        ("le 3e trimestre", "Q3"),
        ("I think", "Je pense"),
        ("le CD", "the disc"),
    ]);
    differ(&[
        ("le 2ᵉ", "the 3rd", &["2ᵉ ~ 3rd"]),
        ("le XXIᵉ siècle", "the 20th century", &["XXIᵉ ~ 20th"]),
        ("Louis XIV", "Louis XVI", &["XIV ~ XVI"]),
        ("le 2ᵉ siècle", "the century", &["2ᵉ ~ -"]),
        ("le premier (1er)", "the first", &["1er ~ -"]),
        ("Le 12, De Me Ce", "the 13", &["12 ~ 13"]),
    ]);
}

#[test]
fn times() {
    agree(&[
        ("14 h 30", "2:30 pm"),
        ("14h30", "2.30 p.m."),
        ("2 h 30", "2:30"),
        ("à 14 h", "at 2 pm"),
        ("14 heures", "14 hours"),
        ("à 9 heures", "at 9 o’clock"),
        ("de 9 h à 17 h", "from 9 am to 5 pm"),
        ("à midi", "at 12 pm"),
        ("minuit", "12 a.m."),
        ("2 h 30", "2 hours and 30 minutes"),
        ("10:30:15", "10:30:15"),
        ("1 h 30", "90 minutes"),
        ("20 heures", "8 p.m."),
        ("14 h", "14:00"),
    ]);
    differ(&[("14 h 30", "2:40 pm", &["14 h 30 ~ 2:40 pm"]), ("14 h", "4 pm", &["14 h ~ 4 pm"])]);
}

#[test]
fn dates() {
    agree(&[
        ("le 3 mars 2024", "March 3, 2024"),
        ("le 3 mars 2024", "3 March 2024"),
        ("le 3 mars 2024", "2024-03-03"),
        ("le 03/04/2024", "April 3rd, 2024"),
        ("le 03/04/2024", "04/03/2024"),
        ("le 1er mai 2020", "May 1st, 2020"),
        ("le premier mai 2020", "1 May 2020"),
        ("le 1ᵉʳ mai", "the 1st of May"),
        ("du 3 au 5 mars 2024", "March 3-5, 2024"),
        ("les 3 et 5 mars", "3 and 5 March"),
        ("le 2 décembre 2019", "Dec/02/2019"),
        ("en mars 2024", "in March 2024"),
        ("en sept. 2024", "in Sept. 2024"),
        ("janvier 2020", "Jan 2020"),
        ("mars 2024", "2024"),
        ("le 3 mars", "on March the 3rd"),
        ("en mars, 12 pays", "12 countries in March"),
        ("le 11 septembre", "9/11"),
        ("le 14/07", "14 July"),
        ("le 3/3/24", "March 3, 2024"),
        ("en 12/2023", "in December 2023"),
        ("du 30 mars au 2 avril 2024", "March 30 – April 2, 2024"),
        ("le 5 mars", "on the 5th"),
        ("règlement 1907/2006", "Regulation 1907/2006"),
    ]);
    differ(&[
        ("le 3 mars 2024", "March 13, 2024", &["3 mars 2024 ~ March 13, 2024"]),
        ("le 3 mars 2024", "3 May 2024", &["3 mars 2024 ~ 3 May 2024"]),
        ("le 3 mars 2024", "March 2024", &["3 mars 2024 ~ -"]),
        ("le 3 mars 2024", "3 March 2025", &["3 mars 2024 ~ 3 March 2025"]),
        ("le 03/04/2024", "March 4, 2024", &["03/04/2024 ~ March 4, 2024"]),
        ("le 3 mars", "on a day in March", &["3 mars ~ -"]),
    ]);
}

#[test]
fn years_and_decades() {
    agree(&[
        ("les années 1990", "the 1990s"),
        ("les années 90", "the 1990s"),
        ("les années 1990", "the nineties"),
        ("les années quatre-vingt-dix", "the ’90s"),
        ("1998-99", "1998–1999"),
        ("2023/24", "2023-2024"),
        ("la guerre de 14-18", "the war of 1914–1918"),
        ("Mai 68", "May 1968"),
    ]);
    differ(&[
        ("les années 1990", "the 1980s", &["1990 ~ 1980"]),
        ("les années 60", "the 1560s", &["60 ~ 1560"]),
    ]);
}

#[test]
fn words_with_digits() {
    agree(&[
        ("IPv6 et H1N1", "IPv6 and H1N1"),
        ("en 3D", "three-dimensional"),
        ("le G20", "the Group of 20"),
        ("un fichier MP3", "a file"),
        ("64bits", "64 bits"),
        ("UTF-8, car UTF-8 est sûr", "UTF-8, as it is safe"),
        ("2001:db8:13bb::20", "2001:db8:13bb::20"),
    ]);
    differ(&[("IPv6", "IPv4", &["IPv6 ~ IPv4"]), ("32bits", "64bits", &["32 ~ 64"])]);
}

#[test]
fn changed_dropped_and_added() {
    differ(&[
        ("1 200 membres", "1,300 members", &["1 200 ~ 1,300"]),
        ("1 200 membres", "members", &["1 200 ~ -"]),
        ("membres", "1,300 members", &["- ~ 1,300"]),
        ("de 10 à 12 ans", "10-13 years", &["12 ~ 13"]),
        ("12,5 %", "1.25%", &["12,5 ~ 1.25"]),
        ("3.1.2", "3.1.3", &["3.1.2 ~ 3.1.3"]),
        ("1, 2, 3 et 4", "1, 2 and 4", &["3 ~ -"]),
        ("12 et 345", "345 and 13", &["12 ~ 13"]),
        ("1/2", "1/3", &["1/2 ~ 1/3"]),
    ]);
}

#[test]
fn figures_stand_where_they_are_said_to() {
    for (text, language, expected) in [
        ("le 3 mars 2024, 1 200 fois", Language::named("fr"), "3 mars 2024|1 200"),
        ("On March 3, 2024, 5 of 12.1.", Language::named("en"), "March 3, 2024|5|12.1"),
        ("à 14 h 30, 3,5 M€ au XXIᵉ", Language::named("fr"), "14 h 30|3,5 M|XXIᵉ"),
        ("10 000/20 000 a1 \u{fffc}2", Language::named("en"), "10 000|20 000|a1|2"),
        ("12", Language::UNKNOWN, "12"),
    ] {
        let markup = TextMarkup::parse_markup(text);
        let found = figures(text, language, &markup, &tokens(text, language, &markup));
        let found: Vec<&str> = found.iter().map(|figure| &text[figure.range.clone()]).collect();
        assert_eq!(found.join("|"), expected);
    }
}

#[test]
fn hostile_texts_stay_linear() {
    for unit in [
        "1",
        "1 ",
        "1,",
        "1.",
        "1:",
        "1/",
        "1-",
        "a1",
        "1a",
        "I",
        "I ",
        "X ",
        "1 mars ",
        "mars 1 ",
        "1 000 ",
        "1h",
        "2024-",
        "1er ",
        "é1",
        "\u{202f}1",
        "1\u{202f}000",
        "deux ",
        "et ",
        "vingt ",
        "cent ",
        "two-",
        "and a ",
        "half ",
        "1 million ",
        "a",
        "١",
    ] {
        let text = unit.repeat(20_000 / unit.len());
        for language in [Language::named("fr"), Language::named("en")] {
            let other = text.replace('1', "2");
            let _ = differences((&text, language), (&other, Language::named("en")));
        }
    }
}

/// Checks a German text against a French one, in both directions.
#[track_caller]
fn check_german(german: &str, french: &str, expected: &[&str]) {
    let (de, fr) = ((german, Language::named("de")), (french, Language::named("fr")));
    assert_eq!(differences(de, fr), expected, "{german}\n  {french}");
    assert_eq!(differences(fr, de).len(), expected.len(), "{french}\n  {german}");
}

#[test]
fn german_figures_answer_french_ones() {
    for (german, french) in [
        ("am 3. März 2024", "le 3 mars 2024"),
        ("Am 3.4.2024 um 14.30 Uhr", "Le 3 avril 2024 à 14 h 30"),
        ("im Mai 2024", "en mai 2024"),
        ("1.234,5 km", "1 234,5 km"),
        ("2,3 Mio. Euro", "2,3 millions d’euros"),
        ("3,5 Milliarden", "3,5 milliards"),
        ("zweihundertfünfunddreißig Mitglieder", "235 membres"),
        ("zwei Millionen dreihunderttausend", "2 300 000"),
        ("die 12. Sitzung", "la 12e séance"),
        ("15 Prozent", "15 %"),
        ("im XXI. Jahrhundert", "au XXIe siècle"),
        ("die neunziger Jahre", "les années 90"),
    ] {
        check_german(german, french, &[]);
    }
    check_german("am 3. April 2024", "le 3 mars 2024", &["3. April 2024 ~ 3 mars 2024"]);
    check_german("1.234,5 km", "1 234,6 km", &["1.234,5 ~ 1 234,6"]);
    check_german("zweihundertfünf Mitglieder", "235 membres", &["- ~ 235"]);
}
