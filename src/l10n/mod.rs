//! diglot's own words: its messages, embedded, in the language a person asked for.

use fixed_decimal::Decimal;
use std::borrow::Cow;

use fluent::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

use icu_decimal::{DecimalFormatter, options::DecimalFormatterOptions};
use icu_locale_core::{Locale, locale};

use crate::model::{Phrase, PhraseValue};

/// The documents of the interface, in the languages it speaks.
macro_rules! documents {
    ($language:literal: $($name:literal),*) => {
        ($language, &[$(include_str!(concat!("../../locales/", $language, "/", $name, ".ftl"))),*])
    };
}

const LANGUAGES: [(&str, &[&str]); 2] = [
    documents!("en": "cli", "errors", "example", "exchange", "formats", "history", "import", "render", "report", "review", "rules", "serve"),
    documents!("fr": "cli", "errors", "example", "exchange", "formats", "history", "import", "render", "report", "review", "rules", "serve"),
];

/// A text that a terminal does not obey: control characters, which could move its cursor, change
/// its colours or its title, are shown.
#[must_use]
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    // Those that turn a text's direction make it look as what it is not.
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !text.chars().any(|c| c.is_control() && c != '\t' || turns(c)) {
        return text.into();
    }
    let show = |c: char| match u32::from(c) {
        0x09 => c,
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '␡',
        0x80..=0x9f => char::REPLACEMENT_CHARACTER,
        _ if turns(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(show).collect::<String>().into()
}

/// A number as English groups its digits: 12,345.
fn english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    thread_local!(static FORMATTER: Option<DecimalFormatter> = formatter(locale!("en")));
    FORMATTER.with(|formatter| grouped(value, formatter.as_ref()))
}

/// A number as French groups its digits, with narrow no-break spaces.
fn french<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    thread_local!(static FORMATTER: Option<DecimalFormatter> = formatter(locale!("fr")));
    FORMATTER.with(|formatter| grouped(value, formatter.as_ref()))
}

fn formatter(locale: Locale) -> Option<DecimalFormatter> {
    DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()
}

/// A count with its digits grouped; nothing where it is none, and Fluent's own way does.
fn grouped(value: &FluentValue<'_>, formatter: Option<&DecimalFormatter>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let number: Decimal = number.as_string().parse().ok()?;
    Some(formatter?.format(&number).to_string())
}

/// Says phrases in one language.
///
/// ```
/// use diglot::{Interface, Phrase};
///
/// let phrase = Phrase::new("check-clean").with("segments", 3_usize);
/// assert_eq!(Interface::new("en").say(&phrase), "All is well: 3 segments checked.");
/// assert_eq!(Interface::new("fr_CA.UTF-8").language(), "fr");
/// ```
pub struct Interface {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Interface {
    /// The interface in the language that fits `wanted` best, English where none does.
    #[must_use]
    pub fn new(wanted: &str) -> Self {
        // `fr_FR.UTF-8`, as systems write it.
        let wanted = wanted.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        let requested: Vec<LanguageIdentifier> = wanted.parse().into_iter().collect();
        let available: Vec<LanguageIdentifier> =
            LANGUAGES.iter().filter_map(|(name, _)| name.parse().ok()).collect();
        let strategy = NegotiationStrategy::Lookup;
        let chosen = negotiate_languages(&requested, &available, available.first(), strategy);
        let language = chosen.first().map_or("en", |language| language.language.as_str());
        let (language, texts) =
            *LANGUAGES.iter().find(|(name, _)| *name == language).unwrap_or(&LANGUAGES[0]);
        let locales = language.parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(if language == "fr" { french } else { english }));
        for text in texts {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(part, _)| part);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The languages that there is an interface in.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|(name, _)| *name)
    }

    /// Whether there is an interface in a language, written as systems do (`fr_FR.UTF-8`).
    #[must_use]
    pub fn speaks(wanted: &str) -> bool {
        let language = wanted.split(['-', '_', '.', '@']).next().unwrap_or_default();
        LANGUAGES.iter().any(|(name, _)| name.eq_ignore_ascii_case(language))
    }

    /// The language it speaks.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The message called `id`, which takes no arguments; none where there is none.
    #[must_use]
    pub fn say_id(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// The phrase in this language.
    #[must_use]
    pub fn say(&self, phrase: &Phrase) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in &phrase.arguments {
            arguments.set(*name, self.value(value));
        }
        let pattern = self.bundle.get_message(phrase.id).and_then(|message| message.value());
        pattern.map_or_else(
            || phrase.id.to_owned(),
            |pattern| {
                let mut errors = Vec::new();
                self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
            },
        )
    }

    fn value(&self, value: &PhraseValue) -> FluentValue<'static> {
        match value {
            PhraseValue::Text(text) => FluentValue::from(visible(text).into_owned()),
            PhraseValue::Number(number) => FluentValue::from(*number),
            PhraseValue::List(items) => FluentValue::from(visible(&items.join(", ")).into_owned()),
            PhraseValue::Phrase(phrase) => FluentValue::from(self.say(phrase)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped() {
        for (language, count, expected) in [
            ("en", 12_345, "12,345 more"),
            ("fr", 12_345, "12\u{202f}345 autres"),
            ("fr", 3, "3 autres"),
        ] {
            let phrase = Phrase::new("accept-more").with("count", count);
            let said = Interface::new(language).say(&phrase);
            assert!(said.contains(expected), "{said}");
        }
    }

    #[test]
    fn languages_are_negotiated() {
        for (wanted, expected) in
            [("fr_CA.UTF-8", "erreur"), ("en-GB", "error"), ("de", "error"), ("", "error")]
        {
            let said = Interface::new(wanted).say(&Phrase::new("severity-error"));
            assert_eq!(said, expected, "{wanted}");
        }
    }
}
