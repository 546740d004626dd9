//! Times of day and durations: `14 h 30`, `2:30`, `2.30 pm`, `3 o’clock`.

use super::{
    Figure, Kind, Value, Values,
    letters::{Place, skip_space, word_after, word_at},
    numeral::{Numeral, Shape},
};

const NOON: u64 = 12 * 60;

/// The half of the day that a time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// The time whose hours are the digits at a place.
pub(super) fn read(place: &Place<'_>, numeral: &Numeral) -> Option<Figure> {
    let (text, start) = (place.text, place.start);
    let (hours, minutes, end) = match (&*numeral.runs, numeral.shape) {
        ([], _) => {
            let hours = numeral.plain(text, start)?;
            let (minutes, end) = hours_sign(place).unwrap_or((None, numeral.end));
            (hours, minutes, end)
        }
        ([hours, minutes], Shape::Colons | Shape::Grouped { decimal: Some('.'), .. }) => {
            let minutes_written = &text[minutes.clone()];
            let minutes =
                (minutes_written.len() == 2).then(|| minutes_written.parse().ok()).flatten()?;
            (text[hours.clone()].parse().ok()?, Some(minutes), numeral.end)
        }
        _ => return None,
    };
    let word = if end == numeral.end { place.after } else { word_after(text, end) };
    let is_clock = place.language.pack().words.clock_words.has(word.1);
    let end = if is_clock { word.0 + word.1.len() } else { end };
    let (half, end) = half(text, word).map_or((None, end), |(half, end)| (Some(half), end));
    // Without a sign of its own it is only a number.
    let marked = half.is_some() || end > numeral.end || numeral.shape == Shape::Colons;
    if !marked || hours > 24 || minutes.is_some_and(|minutes| minutes > 59) {
        return None;
    }
    let mut figure = Figure::new(start..end, Kind::Number, values(hours, minutes, half));
    figure.digits = start..numeral.end;
    figure.shape = numeral.shape;
    match minutes {
        Some(minutes) => {
            figure.parts = vec![hours, minutes];
            figure.values.push(Value::sequence([hours, minutes]));
        }
        None => figure.values.push(Value::whole(hours)),
    }
    Some(figure)
}

fn values(hours: u64, minutes: Option<u64>, half: Option<Half>) -> Values {
    let time = |hours: u64| {
        let minutes = hours * 60 + minutes.unwrap_or(0);
        Value::Minutes(u16::try_from(minutes).unwrap_or(u16::MAX))
    };
    match half {
        Some(Half::Morning) => Values::one(time(if hours == 12 { 0 } else { hours })),
        Some(Half::Afternoon) => Values::one(time(if hours < 12 { hours + 12 } else { hours })),
        // Two o'clock may be in the afternoon.
        None if hours * 60 < NOON => Values::one(time(hours)).or(time(hours + 12)),
        None if hours == 24 => Values::one(time(24)).or(time(0)),
        None => Values::one(time(hours)),
    }
}

/// The minutes after "h" or "heures" (none in `14 h`), and where the time ends.
fn hours_sign(place: &Place<'_>) -> Option<(Option<u64>, usize)> {
    let (text, (start, word)) = (place.text, place.after);
    let end = start + word.len();
    let lists = &place.language.pack().words;
    match word {
        "o" => {
            let clocks = ["o’clock", "o'clock"];
            let clock = clocks.iter().find(|clock| text[start..].starts_with(**clock))?;
            return Some((None, start + clock.len()));
        }
        "h" | "H" => {}
        word if lists.hours.has(word) || lists.clock_words.has(word) => {}
        _ => return None,
    }
    let minutes = skip_space(text, end);
    let digits = text[minutes..].bytes().take_while(u8::is_ascii_digit).count();
    let after = minutes + digits;
    if digits == 2 && word_at(text, after).is_empty() {
        return Some((text[minutes..after].parse().ok(), after));
    }
    // "20 h 4" or "8 heures 3 ans" would be two figures.
    Some((None, end))
}

/// "am" or "p.m.", of which a word is the beginning, and where it ends.
fn half(text: &str, (start, word): (usize, &str)) -> Option<(Half, usize)> {
    if !matches!(word, "a" | "p" | "am" | "pm" | "AM" | "PM") {
        return None;
    }
    let marks = [
        ("a.m.", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("am", Half::Morning),
        ("pm", Half::Afternoon),
        ("AM", Half::Morning),
        ("PM", Half::Afternoon),
        ("a.m", Half::Morning),
        ("p.m", Half::Afternoon),
    ];
    let (mark, half) = marks.into_iter().find(|(mark, _)| text[start..].starts_with(mark))?;
    let end = start + mark.len();
    word_at(text, end).is_empty().then_some((half, end))
}
