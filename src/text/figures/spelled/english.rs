//! English number words.

use super::Word;

/// What a word in small letters does in a number, and whether it is an ordinal, which ends one.
pub(super) fn word(word: &str) -> Option<(Word, bool)> {
    if let Some(word) = cardinal(word) {
        return Some((word, false));
    }
    if let Some(word) = ordinal(word) {
        return Some((word, true));
    }
    if let Some(word) = alone(word) {
        return Some((word, false));
    }
    let singular = word.strip_suffix('s')?;
    match ordinal(singular)? {
        // "two fifths"
        Word::Unit(number) | Word::Ten(number) if number > 2 => Some((Word::Part(number), true)),
        word => Some((word, true)),
    }
}

fn cardinal(word: &str) -> Option<Word> {
    Some(match word {
        "zero" => Word::Unit(0),
        "one" => Word::Unit(1),
        "two" => Word::Unit(2),
        "three" => Word::Unit(3),
        "four" => Word::Unit(4),
        "five" => Word::Unit(5),
        "six" => Word::Unit(6),
        "seven" => Word::Unit(7),
        "eight" => Word::Unit(8),
        "nine" => Word::Unit(9),
        "ten" => Word::Unit(10),
        "eleven" => Word::Unit(11),
        "twelve" => Word::Unit(12),
        "thirteen" => Word::Unit(13),
        "fourteen" => Word::Unit(14),
        "fifteen" => Word::Unit(15),
        "sixteen" => Word::Unit(16),
        "seventeen" => Word::Unit(17),
        "eighteen" => Word::Unit(18),
        "nineteen" => Word::Unit(19),
        "twenty" => Word::Ten(20),
        "thirty" => Word::Ten(30),
        "forty" => Word::Ten(40),
        "fifty" => Word::Ten(50),
        "sixty" => Word::Ten(60),
        "seventy" => Word::Ten(70),
        "eighty" => Word::Ten(80),
        "ninety" => Word::Ten(90),
        "hundred" | "hundreds" => Word::Hundred,
        "thousand" | "thousands" => Word::Scale(3),
        "million" | "millions" => Word::Scale(6),
        "billion" | "billions" => Word::Scale(9),
        "trillion" | "trillions" => Word::Scale(12),
        "and" => Word::And,
        "a" | "an" => Word::Article,
        "hour" | "hours" => Word::Hours,
        "year" | "years" => Word::Years,
        "of" => Word::Of,
        "in" => Word::Among,
        _ => return None,
    })
}

fn ordinal(word: &str) -> Option<Word> {
    Some(match word {
        "first" => Word::Unit(1),
        "second" => Word::Unit(2),
        "third" => Word::Unit(3),
        "fifth" => Word::Unit(5),
        "eighth" => Word::Unit(8),
        "ninth" => Word::Unit(9),
        "twelfth" => Word::Unit(12),
        "twentieth" => Word::Ten(20),
        "thirtieth" => Word::Ten(30),
        "fortieth" => Word::Ten(40),
        "fiftieth" => Word::Ten(50),
        "sixtieth" => Word::Ten(60),
        "seventieth" => Word::Ten(70),
        "eightieth" => Word::Ten(80),
        "ninetieth" => Word::Ten(90),
        _ => return cardinal(word.strip_suffix("th")?),
    })
}

fn alone(word: &str) -> Option<Word> {
    Some(match word {
        "no" | "none" | "nil" | "nought" => Word::Alone(0),
        "once" | "single" | "sole" | "firstly" => Word::Alone(1),
        "seconds" | "both" | "twice" | "double" | "doubled" | "dual" | "twin" | "pair"
        | "pairs" | "couple" | "biennial" | "secondly" | "either" | "twofold" | "halved" => {
            Word::Alone(2)
        }
        "thrice" | "triennial" | "triple" | "trio" | "treble" | "thirdly" | "threefold"
        | "quarterly" => Word::Alone(3),
        "quadruple" | "fourfold" => Word::Alone(4),
        "quinquennial" => Word::Alone(5),
        "semester" | "half-yearly" => Word::Alone(6),
        "decade" | "decennial" | "decades" | "tenfold" | "tens" => Word::Alone(10),
        "dozen" | "dozens" => Word::Alone(12),
        "fortnight" => Word::Alone(15),
        "score" | "scores" => Word::Alone(20),
        "millennium" => Word::Alone(1000),
        "half" | "halves" => Word::Part(2),
        "quarter" | "quarters" => Word::Part(4),
        "twenties" => Word::Decade(20),
        "thirties" => Word::Decade(30),
        "forties" => Word::Decade(40),
        "fifties" => Word::Decade(50),
        "sixties" => Word::Decade(60),
        "seventies" => Word::Decade(70),
        "eighties" => Word::Decade(80),
        "nineties" => Word::Decade(90),
        // "24 heures sur 24" is "around the clock".
        "clock" => Word::Alone(24),
        // The adverbs are "100 %".
        "century" | "centuries" | "fully" | "entirely" | "completely" | "totally" | "wholly"
        | "absolutely" | "total" | "complete" | "entire" => Word::Alone(100),
        "noon" | "midday" => Word::Hour(12),
        "midnight" => Word::Hour(0),
        _ => {
            return super::prefixed(
                word,
                &["direction", "lingu", "lateral", "dimension", "annual", "monthly", "weekly"],
            );
        }
    })
}
