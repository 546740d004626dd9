//! Dates and times as a language writes them, with ICU4X.
//!
//! The options are those of Fluent's `DATETIME`, as far as they say which parts are wanted and how
//! long they are written; without any, a date is written as `Mar 3, 2024`. Dates are given as ISO
//! 8601 has them, `2024-03-31` or `2024-03-31T14:30`, in local time.

use icu_calendar::Iso;
use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{
        builder::{DateFields, FieldSetBuilder},
        enums::CompositeDateTimeFieldSet,
    },
    input::{Date, DateTime, Time},
    options::{Length, TimePrecision},
};
use icu_locale_core::Locale as IcuLocale;

use super::number::OptionError;

/// A date and time of day, and how they are to be written.
pub(super) struct DateMoment {
    date: (i32, u8, u8),
    time: Option<(u8, u8, u8)>,
    fields: WantedFields,
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each part of a date is wanted or not")]
struct WantedFields {
    weekday: bool,
    year: bool,
    month: bool,
    day: bool,
    length: Option<Length>,
    time: Option<TimePrecision>,
}

impl DateMoment {
    /// Reads `2024-03-31`, `2024-03-31T14:30` or `2024-03-31 14:30:15`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once(['T', ' ']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let time = match time {
            None => None,
            Some(time) if time.len() == 5 => {
                let [hour, minute] = numbers(time, ':', [2, 2])?;
                Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, 0))
            }
            Some(time) => {
                let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
                let small = |number| u8::try_from(number).ok();
                Some((small(hour)?, small(minute)?, small(second)?))
            }
        };
        let date = (i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let moment = Self { date, time, fields: WantedFields::default() };
        moment.input().map(|_| moment)
    }

    fn input(&self) -> Option<DateTime<Iso>> {
        let (year, month, day) = self.date;
        let (hour, minute, second) = self.time.unwrap_or_default();
        let date = Date::try_new_iso(year, month, day).ok()?;
        Some(DateTime { date, time: Time::try_new(hour, minute, second, 0).ok()? })
    }

    /// Sets an option of `DATETIME`.
    pub(super) fn set(&mut self, option: &str, value: &str) -> Result<(), OptionError> {
        let length = match value {
            "full" | "long" => Length::Long,
            "medium" | "short" if option != "dateStyle" || value == "medium" => Length::Medium,
            "short" | "numeric" | "2-digit" => Length::Short,
            _ => return Err(OptionError::Value),
        };
        let fields = &mut self.fields;
        match (option, value) {
            ("dateStyle", "full" | "long" | "medium" | "short") => {
                (fields.year, fields.month, fields.day) = (true, true, true);
                fields.weekday = value == "full";
                fields.length = Some(length);
            }
            ("weekday", "long" | "short") => {
                fields.weekday = true;
                fields.length.get_or_insert(length);
            }
            ("month", "long" | "short" | "numeric" | "2-digit") => {
                fields.month = true;
                fields.length = Some(length);
            }
            ("year", "numeric") => fields.year = true,
            ("day", "numeric" | "2-digit") => fields.day = true,
            ("hour", "numeric" | "2-digit") => {
                fields.time.get_or_insert(TimePrecision::Hour);
            }
            ("minute", "numeric" | "2-digit") | ("timeStyle", "short") => {
                fields.time = Some(TimePrecision::Minute);
            }
            ("second", "numeric" | "2-digit") | ("timeStyle", "medium") => {
                fields.time = Some(TimePrecision::Second);
            }
            (
                "dateStyle" | "timeStyle" | "weekday" | "month" | "year" | "day" | "hour"
                | "minute" | "second",
                _,
            ) => return Err(OptionError::Value),
            _ => return Err(OptionError::Unknown),
        }
        Ok(())
    }

    /// The date as a reader of the language expects it; none where its options ask for parts that
    /// do not go together, such as a year and a day.
    pub(super) fn format(&self, locale: &IcuLocale) -> Option<String> {
        let formatter =
            DateTimeFormatter::try_new(locale.into(), self.fields.field_set(self.time)?).ok()?;
        Some(formatter.format(&self.input()?).to_string())
    }
}

impl WantedFields {
    fn field_set(&self, given: Option<(u8, u8, u8)>) -> Option<CompositeDateTimeFieldSet> {
        let mut builder = FieldSetBuilder::new();
        builder.date_fields = match (self.weekday, self.year, self.month, self.day) {
            (false, false, false, false) => None,
            (false, true, true, true) => Some(DateFields::YMD),
            (true, true, true, true) => Some(DateFields::YMDE),
            (false, false, true, true) => Some(DateFields::MD),
            (true, false, true, true) => Some(DateFields::MDE),
            (false, true, true, false) => Some(DateFields::YM),
            (false, true, false, false) => Some(DateFields::Y),
            (false, false, true, false) => Some(DateFields::M),
            (false, false, false, true) => Some(DateFields::D),
            (true, false, false, true) => Some(DateFields::DE),
            (true, false, false, false) => Some(DateFields::E),
            _ => return None,
        };
        builder.length = self.length;
        builder.time_precision = self.time;
        if builder.date_fields.is_none() && builder.time_precision.is_none() {
            builder.date_fields = Some(DateFields::YMD);
            builder.time_precision = given.map(|_| TimePrecision::Minute);
        }
        builder.build_composite_datetime().ok()
    }
}

/// Numbers of so many digits, with a character between them.
fn numbers<const N: usize>(text: &str, between: char, digits: [usize; N]) -> Option<[u16; N]> {
    let mut parts = text.split(between);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        let is_plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| is_plain)?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(locale: &str, date: &str, options: &str, expected: Option<&str>) {
        let mut moment = DateMoment::parse(date).unwrap();
        for option in options.split_whitespace() {
            let (name, value) = option.split_once('=').unwrap();
            moment.set(name, value).unwrap();
        }
        let written = moment.format(&locale.parse().unwrap());
        assert_eq!(written.as_deref(), expected, "{locale} {date} {options}");
    }

    /// What Chromium's `Intl.DateTimeFormat` writes.
    #[test]
    fn languages_write_dates_in_their_own_way() {
        let date = "2024-03-03";
        check("fr", date, "dateStyle=full", Some("dimanche 3 mars 2024"));
        check("en", date, "dateStyle=full", Some("Sunday, March 3, 2024"));
        check("en-GB", date, "dateStyle=long", Some("3 March 2024"));
        check("en", date, "", Some("Mar 3, 2024"));
        check("fr", date, "dateStyle=short", Some("03/03/2024"));
        check("de", date, "dateStyle=long", Some("3. März 2024"));
        check("fr", date, "month=long year=numeric", Some("mars 2024"));
        check("en", date, "day=numeric month=long", Some("March 3"));
        check("fr", date, "weekday=long", Some("dimanche"));
        check("fr", "2024-03-03T14:30", "timeStyle=short", Some("14:30"));
        check("en", "2024-03-03T14:30", "timeStyle=short", Some("2:30\u{202f}PM"));
        check("fr", date, "year=numeric day=numeric", None);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2024",
            "2024-3-3",
            "2024-02-30",
            "2024-13-01",
            "3 mars 2024",
            "2024-03-03T25:00",
            "2024-03-03T10",
            "2024-03-03-03",
            "２０２４-03-03",
        ] {
            assert!(DateMoment::parse(text).is_none(), "{text}");
        }
    }
}
