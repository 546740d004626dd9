//! Who spells the words of a locale: asked for when a rule first needs it, since dictionaries are large.

use std::{fmt, sync::Arc};

use crate::{model::Locale, text::Speller};

use super::Settings;

/// The dictionaries of a project.
pub(crate) trait Spellers: fmt::Debug + Send + Sync {
    /// Spells the words of a locale; none where there is no dictionary for it.
    fn speller(&self, locale: &Locale) -> Option<&Speller>;
}

impl Settings {
    /// The same, with words spelt by these dictionaries.
    #[must_use]
    pub(crate) fn spelt_by(mut self, spellers: Arc<dyn Spellers>) -> Self {
        self.spellers = Some(spellers);
        self
    }

    /// Spells the words of a locale; none where there is no dictionary for it.
    #[must_use]
    pub(crate) fn speller(&self, locale: &Locale) -> Option<&Speller> {
        self.spellers.as_ref()?.speller(locale)
    }
}
