//! The languages of which something is known.

use crate::model::Locale;

/// A language, as far as reading its texts goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// Any other: only what holds for all languages is read.
    Other,
}

impl Language {
    /// The language of a locale.
    #[must_use]
    pub fn of(locale: &Locale) -> Self {
        match locale.language() {
            "fr" => Self::French,
            "en" => Self::English,
            _ => Self::Other,
        }
    }
}
