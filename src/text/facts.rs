//! All that can be read off one text, each kind of fact when it is first asked for.

use std::cell::OnceCell;

use crate::model::Pattern;

use super::{Language, Reading, words};

/// What can be read off one text; ranges are bytes of the reading's text.
///
/// Every fact is read once, when a rule first asks for it, and shared by all rules.
#[derive(Debug)]
pub struct Facts<'t> {
    /// The text itself.
    pub reading: Reading<'t>,
    /// The language it was read in.
    pub language: Language,
    words: OnceCell<usize>,
}

impl<'t> Facts<'t> {
    /// Reads a pattern written in `language`.
    #[must_use]
    pub fn read(pattern: &'t Pattern<'t>, language: Language) -> Self {
        Self { reading: Reading::new(pattern), language, words: OnceCell::new() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.reading.text()
    }

    /// How many words it has.
    #[must_use]
    pub fn word_count(&self) -> usize {
        *self.words.get_or_init(|| words(self.text()).count())
    }
}
