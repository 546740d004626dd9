//! Languages, as the project names them.

use std::fmt;

use unic_langid::LanguageIdentifier;

/// A locale of the project: a Unicode language identifier and the name its folder has.
///
/// Folders come as `en-US`, `en_US` or `zh-Hant-TW`; the identifier is the same, the name is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale {
    identifier: LanguageIdentifier,
    name: String,
}

/// A name that is no Unicode language identifier (UTS #35).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a language identifier")]
pub struct LocaleError {
    /// The name that was given.
    pub name: String,
}

impl Locale {
    /// Reads a language identifier such as `fr`, `pt-BR` or `zh_Hant_TW`.
    ///
    /// # Errors
    ///
    /// When `name` is no language identifier.
    pub fn new(name: &str) -> Result<Self, LocaleError> {
        match name.parse::<LanguageIdentifier>() {
            Ok(identifier) if identifier.language.is_empty() => {
                Err(LocaleError { name: name.into() })
            }
            Ok(identifier) => Ok(Self { identifier, name: name.to_owned() }),
            Err(_) => Err(LocaleError { name: name.into() }),
        }
    }

    /// The name as the project writes it, which is also its folder's.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The language identifier.
    #[must_use]
    pub fn identifier(&self) -> &LanguageIdentifier {
        &self.identifier
    }

    /// The primary language subtag: `en` of `en-GB`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.identifier.language.as_str()
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_folders_that_are_locales() {
        for (name, language) in [("fr", "fr"), ("en_US", "en"), ("zh-Hant-TW", "zh")] {
            let locale = Locale::new(name).unwrap();
            assert_eq!((locale.name(), locale.language()), (name, language));
        }
        for name in ["", "templates", ".git", "..", "en/..", "und-"] {
            assert!(Locale::new(name).is_err(), "{name}");
        }
    }
}
