//! What `NUMBER` and `DATETIME` make of their argument and their options.

use std::borrow::Cow;

use super::ResolvedValue;
use crate::{
    model::Phrase,
    render::{
        date::DateMoment,
        number::{NumberSymbols, OptionError},
    },
};

/// `NUMBER($count, minimumFractionDigits: 2)`
///
/// # Errors
///
/// What is wrong with the argument or an option.
pub(super) fn resolve_number<'r, 'o>(
    value: ResolvedValue<'r>,
    options: impl Iterator<Item = (&'o str, &'o str)>,
) -> Result<ResolvedValue<'r>, Phrase> {
    let mut number = match value {
        ResolvedValue::Number(number) => number,
        ResolvedValue::Text(text) => {
            return Err(Phrase::new("render-not-a-number").with("text", &*text));
        }
        ResolvedValue::Gap(_) => return Ok(value),
    };
    for (option, value) in options {
        number.set(option, value).map_err(|error| wrong(error, option, value))?;
    }
    if number.lacks_currency() {
        return Err(wrong(OptionError::Value, "currency", ""));
    }
    Ok(ResolvedValue::Number(number))
}

/// `DATETIME($day, dateStyle: "long")`
///
/// # Errors
///
/// What is wrong with the argument or an option.
pub(super) fn date<'r, 'o>(
    value: &ResolvedValue<'r>,
    options: impl Iterator<Item = (&'o str, &'o str)>,
    numbers: &NumberSymbols,
) -> Result<ResolvedValue<'r>, Phrase> {
    let text = match value {
        ResolvedValue::Text(text) => text.clone(),
        ResolvedValue::Gap(text) => Cow::Owned(text.clone()),
        ResolvedValue::Number(number) => Cow::Owned(numbers.format(number)),
    };
    let no_date = || Phrase::new("render-not-a-date").with("text", &*text);
    let mut moment = DateMoment::parse(&text).ok_or_else(no_date)?;
    for (option, value) in options {
        moment.set(option, value).map_err(|error| wrong(error, option, value))?;
    }
    let written = moment.format(numbers.locale());
    written.map(|text| ResolvedValue::Text(text.into())).ok_or(Phrase::new("render-date-parts"))
}

fn wrong(error: OptionError, option: &str, value: &str) -> Phrase {
    let id = match error {
        OptionError::Unknown => "render-unknown-option",
        OptionError::Value => "render-wrong-option",
    };
    Phrase::new(id).with("name", option).with("value", value)
}
