//! Why a document could not be read at all.

use crate::model::Phrase;

/// Why a document could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is no text in it.
    #[error("the document is empty")]
    Empty,
    /// The bytes are no text.
    #[error("these bytes are no text")]
    NotText,
    /// The bytes are in another encoding, or in none.
    #[error("line {line} is not in UTF-8 but, it seems, in {guess}")]
    NotUnicode {
        /// The first line (from 1) that does not hold.
        line: usize,
        /// The encoding it may be in.
        guess: &'static str,
    },
    /// The bytes are not in the encoding that was asked for.
    #[error("line {line} is not in {encoding}")]
    NotInEncoding {
        /// The first line (from 1) that does not hold.
        line: usize,
        /// The encoding.
        encoding: String,
    },
    /// No encoding has that name.
    #[error("no encoding is called {name}")]
    UnknownEncoding {
        /// What was asked for.
        name: String,
    },
    /// The elements are nested deeper than is read.
    #[error("the document is nested more than {most} levels deep")]
    TooDeep {
        /// The most that is read.
        most: usize,
    },
    /// A tag has more attributes than are read.
    #[error("line {line}: a tag with more than {most} attributes")]
    TooManyAttributes {
        /// The tag's line (from 1).
        line: usize,
        /// The most that are read.
        most: usize,
    },
    /// It is not the archive that every DOCX is.
    #[error("this is no DOCX: not a ZIP archive")]
    NoArchive,
    /// It is encrypted with a password.
    #[error("the document is protected by a password")]
    Encrypted,
    /// It is in Word's format before DOCX.
    #[error("this is a document in Word's old format")]
    OldWord,
    /// A part that must be there is not.
    #[error("the document has no {part}")]
    MissingPart {
        /// The part's name in the archive.
        part: String,
    },
    /// A part cannot be read.
    #[error("the document is damaged: {part}: {reason}")]
    Damaged {
        /// The part's name in the archive.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
    /// It expands to more than is read.
    #[error("the document expands to more than {most} megabytes")]
    TooLarge {
        /// The most that is read, in megabytes.
        most: usize,
    },
}

impl ImportError {
    /// The error as a person is told it.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Empty => Phrase::new("import-empty"),
            Self::NotText => Phrase::new("import-not-text"),
            Self::NotUnicode { line, guess } => {
                Phrase::new("import-not-unicode").with("line", *line).with("guess", *guess)
            }
            Self::NotInEncoding { line, encoding } => Phrase::new("import-not-in-encoding")
                .with("line", *line)
                .with("encoding", &**encoding),
            Self::UnknownEncoding { name } => {
                Phrase::new("import-unknown-encoding").with("name", &**name)
            }
            Self::TooDeep { most } => Phrase::new("import-too-deep").with("most", *most),
            Self::TooManyAttributes { line, most } => {
                Phrase::new("import-too-many-attributes").with("line", *line).with("most", *most)
            }
            Self::NoArchive => Phrase::new("import-no-archive"),
            Self::Encrypted => Phrase::new("import-encrypted"),
            Self::OldWord => Phrase::new("import-old-word"),
            Self::MissingPart { part } => Phrase::new("import-missing-part").with("part", &**part),
            Self::Damaged { part, reason } => {
                Phrase::new("import-damaged").with("part", &**part).with("reason", &**reason)
            }
            Self::TooLarge { most } => Phrase::new("import-too-large").with("most", *most),
        }
    }
}
