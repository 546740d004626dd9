//! French number words.

use super::Word;

/// What a word in small letters does in a number, and whether it is an ordinal, which ends one.
pub(super) fn word(word: &str) -> Option<(Word, bool)> {
    if let Some(word) = cardinal(word) {
        return Some((word, false));
    }
    let (stem, plural) = match word.strip_suffix('s') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    match stem {
        "premier" | "première" => return Some((Word::Unit(1), true)),
        "second" => return Some((Word::Unit(2), true)),
        _ => {}
    }
    let stem = stem.strip_suffix("ième").or_else(|| stem.strip_suffix("ieme"))?;
    let word = ordinal(stem)?;
    match word {
        // "trois dixièmes"
        Word::Unit(number) | Word::Ten(number) if plural && number > 2 => {
            Some((Word::Part(number), true))
        }
        word => Some((word, true)),
    }
}

fn cardinal(word: &str) -> Option<Word> {
    Some(match word {
        "zéro" => Word::Unit(0),
        "un" | "une" => Word::Unit(1),
        "deux" => Word::Unit(2),
        "trois" => Word::Unit(3),
        "quatre" => Word::Unit(4),
        "cinq" => Word::Unit(5),
        "six" => Word::Unit(6),
        "sept" => Word::Unit(7),
        "huit" => Word::Unit(8),
        "neuf" => Word::Unit(9),
        "dix" => Word::Unit(10),
        "onze" => Word::Unit(11),
        "douze" => Word::Unit(12),
        "treize" => Word::Unit(13),
        "quatorze" => Word::Unit(14),
        "quinze" => Word::Unit(15),
        "seize" => Word::Unit(16),
        "vingt" | "vingts" => Word::Ten(20),
        "trente" => Word::Ten(30),
        "quarante" => Word::Ten(40),
        "cinquante" => Word::Ten(50),
        "soixante" => Word::Ten(60),
        "septante" => Word::Ten(70),
        "huitante" | "octante" => Word::Ten(80),
        "nonante" => Word::Ten(90),
        "cent" | "cents" => Word::Hundred,
        "mille" | "mil" | "milliers" => Word::Scale(3),
        "million" | "millions" => Word::Scale(6),
        "milliard" | "milliards" => Word::Scale(9),
        "billion" | "billions" => Word::Scale(12),
        "et" => Word::And,
        "jours" => Word::Days,
        "heure" | "heures" => Word::Hours,
        "an" | "ans" | "année" | "années" => Word::Years,
        "de" | "d" => Word::Of,
        "sur" => Word::Among,
        "midi" => Word::Hour(12),
        "minuit" => Word::Hour(0),
        _ => return collective(word),
    })
}

fn collective(word: &str) -> Option<Word> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    Some(match singular {
        // The adverbs are "100 %".
        "centaine" | "centuple" | "siècle" | "totalement" | "entièrement" | "complètement"
        | "intégralement" | "pleinement" | "absolument" | "total" | "totale" | "totaux" => {
            Word::Alone(100)
        }
        "aucun" | "aucune" | "nul" | "nulle" => Word::Alone(0),
        "seul" | "seule" | "unique" => Word::Alone(1),
        "seconde" | "double" | "paire" | "couple" | "duo" | "binôme" | "biennal" | "biennale" => {
            Word::Alone(2)
        }
        "triple" | "trio" | "triennal" | "triennale" | "trimestre" | "trimestriel"
        | "trimestrielle" => Word::Alone(3),
        "quadruple" => Word::Alone(4),
        "quinquennal" | "quinquennale" | "quinquennat" => Word::Alone(5),
        "semestre" | "semestriel" | "semestrielle" => Word::Alone(6),
        "huitaine" => Word::Alone(8),
        "dizaine" | "décennal" | "décennale" | "décennie" | "décuple" => Word::Alone(10),
        "douzaine" => Word::Alone(12),
        "quinzaine" => Word::Alone(15),
        "vingtaine" => Word::Alone(20),
        "trentaine" => Word::Alone(30),
        "quarantaine" => Word::Alone(40),
        "cinquantaine" => Word::Alone(50),
        "soixantaine" => Word::Alone(60),
        "millier" | "millénaire" => Word::Alone(1000),
        "demi" | "demie" | "moitié" | "mi" => Word::Part(2),
        "tier" | "tierce" => Word::Part(3),
        "quart" => Word::Part(4),
        _ => return prefixed(singular),
    })
}

/// "bidirectionnel" is "two-way".
fn prefixed(word: &str) -> Option<Word> {
    super::prefixed(
        word,
        &["direction", "lingu", "latér", "dimension", "annuel", "mensuel", "hebdomadaire"],
    )
}

fn ordinal(stem: &str) -> Option<Word> {
    match stem {
        "quatr" => Some(Word::Unit(4)),
        "cinqu" => Some(Word::Unit(5)),
        "neuv" => Some(Word::Unit(9)),
        "mill" => Some(Word::Scale(3)),
        "onz" | "douz" | "treiz" | "quatorz" | "quinz" | "seiz" | "trent" | "quarant"
        | "cinquant" | "soixant" | "septant" | "huitant" | "octant" | "nonant" => {
            cardinal(&format!("{stem}e"))
        }
        _ => cardinal(stem).filter(|word| *word != Word::And),
    }
}
