//! All that can be read off one text, each kind of fact when it is first asked for.

use std::{cell::OnceCell, ops::Range};

use crate::model::Pattern;

use super::{Language, Markup, Reading, sentences, words};

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
    markup: OnceCell<Markup>,
    sentences: OnceCell<Vec<Range<usize>>>,
}

impl<'t> Facts<'t> {
    /// Reads a pattern written in `language`.
    #[must_use]
    pub fn read(pattern: &'t Pattern<'t>, language: Language) -> Self {
        Self {
            reading: Reading::new(pattern),
            language,
            words: OnceCell::new(),
            markup: OnceCell::new(),
            sentences: OnceCell::new(),
        }
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

    /// Its inline markup.
    #[must_use]
    pub fn markup(&self) -> &Markup {
        self.markup.get_or_init(|| Markup::read(self.text()))
    }

    /// Its sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Range<usize>] {
        self.sentences.get_or_init(|| sentences(self.text(), self.language, self.markup()))
    }
}
