//! Why a file could not be taken for what it is.

use crate::model::{Phrase, Position, SourceFile};

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", reason.id)]
pub struct ExchangeError {
    /// Where in the file, if in one place.
    pub place: Option<Position>,
    /// What is wrong, to be said to a person.
    pub reason: Phrase,
}

impl ExchangeError {
    /// What is wrong with a file as a whole.
    #[must_use]
    pub fn of_whole_file(reason: Phrase) -> Self {
        Self { place: None, reason }
    }

    /// What is wrong at a byte of a text.
    #[must_use]
    pub fn at(text: &str, offset: usize, reason: Phrase) -> Self {
        let file = SourceFile::new("", text);
        Self { place: Some(file.position(offset)), reason }
    }

    /// The same to be said of a file called `path`.
    #[must_use]
    pub fn phrase(&self, path: &str) -> Phrase {
        let place = match self.place {
            Some(Position { line, column }) => format!("{path}:{line}:{column}"),
            None => path.to_owned(),
        };
        Phrase::new("error-place").with("place", place).with("problem", self.reason.clone())
    }
}
