//! Times of day and durations: `14 h 30`, `2:30`, `2.30 pm`, `3 o’clock`.

use super::{
    FigureKind, FigureValue, FigureValues, TextFigure,
    letters::{NumberPlace, skip_space, word_after, word_at},
    numeral::{DigitShape, Numeral, fraction},
};

const NOON: u64 = 12 * 60;

/// The half of the day that a time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DayHalf {
    Morning,
    Afternoon,
}

/// The time whose hours are the digits at a place.
pub(super) fn clock_time(place: &NumberPlace<'_>, numeral: &Numeral) -> Option<TextFigure> {
    let (text, start) = (place.text, place.start);
    let (hours, minutes, end) = match (&*numeral.runs, numeral.shape) {
        ([], _) => {
            let hours = numeral.short_number(text, start)?;
            let (minutes, end) = hours_sign(place).unwrap_or((None, numeral.end));
            (hours, minutes, end)
        }
        ([hours, minutes], DigitShape::Colons | DigitShape::Grouped { decimal: Some('.'), .. }) => {
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
    let marked = half.is_some() || end > numeral.end || numeral.shape == DigitShape::Colons;
    if !marked || hours > 24 || minutes.is_some_and(|minutes| minutes > 59) {
        return None;
    }
    let mut figure = TextFigure::new(start..end, FigureKind::Number, values(hours, minutes, half));
    figure.digits = start..numeral.end;
    figure.shape = numeral.shape;
    match minutes {
        Some(minutes) => {
            figure.parts = vec![hours, minutes];
            figure.values.push(FigureValue::sequence([hours, minutes]));
            // "2 h 30" are two and a half hours.
            if let Some(decimal) = fraction(hours * 60 + minutes, 60) {
                figure.values.push(decimal);
            }
        }
        None => figure.values.push(FigureValue::from_integer(hours)),
    }
    Some(figure)
}

fn values(hours: u64, minutes: Option<u64>, half: Option<DayHalf>) -> FigureValues {
    let time = |hours: u64| {
        let minutes = hours * 60 + minutes.unwrap_or(0);
        FigureValue::Minutes(u16::try_from(minutes).unwrap_or(u16::MAX))
    };
    match half {
        Some(DayHalf::Morning) => FigureValues::one(time(if hours == 12 { 0 } else { hours })),
        Some(DayHalf::Afternoon) => {
            FigureValues::one(time(if hours < 12 { hours + 12 } else { hours }))
        }
        // Two o'clock may be in the afternoon.
        None if hours * 60 < NOON => FigureValues::one(time(hours)).or(time(hours + 12)),
        None if hours == 24 => FigureValues::one(time(24)).or(time(0)),
        None => FigureValues::one(time(hours)),
    }
}

/// The minutes after "h" or "heures" (none in `14 h`), and where the time ends.
fn hours_sign(place: &NumberPlace<'_>) -> Option<(Option<u64>, usize)> {
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
fn half(text: &str, (start, word): (usize, &str)) -> Option<(DayHalf, usize)> {
    if !matches!(word, "a" | "p" | "am" | "pm" | "AM" | "PM") {
        return None;
    }
    let marks = [
        ("a.m.", DayHalf::Morning),
        ("p.m.", DayHalf::Afternoon),
        ("am", DayHalf::Morning),
        ("pm", DayHalf::Afternoon),
        ("AM", DayHalf::Morning),
        ("PM", DayHalf::Afternoon),
        ("a.m", DayHalf::Morning),
        ("p.m", DayHalf::Afternoon),
    ];
    let (mark, half) = marks.into_iter().find(|(mark, _)| text[start..].starts_with(mark))?;
    let end = start + mark.len();
    word_at(text, end).is_empty().then_some((half, end))
}
