//! Languages, as the project names them.

use std::fmt;

use unic_langid::LanguageIdentifier;

/// A locale of the project: a Unicode language identifier and the name its folder has.
///
/// Folders come as `en-US`, `en_US` or `zh-Hant-TW`; the identifier is the same, the name is kept.
///
/// ```
/// use diglot::Locale;
///
/// let locale = Locale::new("pt_BR")?;
/// assert_eq!((locale.name(), locale.language()), ("pt_BR", "pt"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
        // Mozilla's Japanese for macOS, older than the rule that variants have five letters.
        let standard = if name == "ja-JP-mac" { "ja-JP-macos" } else { name };
        match standard.parse::<LanguageIdentifier>() {
            Ok(identifier) if identifier.language.is_empty() => {
                Err(LocaleError { name: name.into() })
            }
            Ok(identifier) => Ok(Self { identifier, name: name.to_owned() }),
            Err(_) => Err(LocaleError { name: name.into() }),
        }
    }

    /// The locale whose folder is called `name`; none where the name is no locale's, as those of
    /// `templates`, `content` or `.git` are not: what is written in more than three letters is no
    /// language of the [registry](https://www.iana.org/assignments/language-subtag-registry), and a few
    /// of three letters are known as folders of programs first.
    #[must_use]
    pub fn of_folder(name: &str) -> Option<Self> {
        let language = name.split(['-', '_']).next().unwrap_or_default();
        if !matches!(language.len(), 2 | 3) || NO_LANGUAGES.contains(&language) {
            return None;
        }
        Self::new(name).ok()
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

/// Names of folders that are no language's, or of one that nobody yet has written a program in:
/// `old` is Mochi, `src` Logudorese Sardinian.
const NO_LANGUAGES: [&str; 12] =
    ["und", "app", "bak", "css", "dev", "doc", "img", "lib", "old", "src", "tmp", "web"];

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
        for name in ["templates", "content", "target", "und", "C", ".de", "de.bak", "old", "src"] {
            assert!(Locale::of_folder(name).is_none(), "{name}");
        }
        for name in ["fr", "en_US", "zh-Hant-TW", "ja-JP-mac", "ca-valencia", "hsb", "es-419"] {
            assert!(Locale::of_folder(name).is_some(), "{name}");
        }
    }
}
