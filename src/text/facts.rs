//! All that was read off one text.

use crate::model::Pattern;

use super::{Figure, Language, Markup, Reading, figures, markup, words};

/// What was read off one text; ranges are bytes of the reading's text.
#[derive(Debug)]
pub struct Facts<'t> {
    /// The text itself.
    pub reading: Reading<'t>,
    /// The language it was read in.
    pub language: Language,
    /// Emphasis, links, code, HTML.
    pub markup: Markup,
    /// Its figures, outside of links' targets, addresses and code.
    pub figures: Vec<Figure>,
    /// How many words it has.
    pub words: usize,
}

impl<'t> Facts<'t> {
    /// Reads a pattern written in `language`.
    #[must_use]
    pub fn read(pattern: &'t Pattern<'t>, language: Language) -> Self {
        let reading = Reading::new(pattern);
        let markup = markup::read(reading.text());
        let figures = figures::read(reading.text(), language, &markup);
        let words = words::words(reading.text()).count();
        Self { reading, language, markup, figures, words }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.reading.text()
    }
}
