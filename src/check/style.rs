//! The typographic style of each language, as a project chooses it: `[style.fr]`, `[style.en]`.

use crate::text::Language;

use super::{OptionKind, OptionSpec, Settings};

/// The option of a language's style that has this name, and the language's code.
pub(super) fn style_option(code: &str, name: &str) -> Option<(&'static str, OptionSpec)> {
    let pack = Language::all().map(Language::pack).find(|pack| pack.code == code)?;
    let option = pack.styles.iter().find(|option| option.name == name)?;
    let kind = OptionKind::Choice(option.choices);
    Some((pack.code, OptionSpec { name: option.name, kind }))
}

impl Settings {
    /// The word that the project chose for an option of a language's style; `any` by default.
    #[must_use]
    pub(crate) fn style(&self, language: Language, option: &'static str) -> &str {
        self.styles.get(&(language.pack().code, option)).map_or("any", |word| word)
    }
}
