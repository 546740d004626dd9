//! A document that is brought in: where it is, what is read of it, and why it could not be.

use std::{
    io,
    path::{Path, PathBuf},
};

use unicode_normalization::UnicodeNormalization as _;

use crate::{
    import::{ImportFormat, ImportOptions, Imported, read_document},
    model::Phrase,
    store,
};

use super::super::{ErrorPhrases, ProjectError, SelectionError};

/// A document of another kind: a file, or what is read from elsewhere under a file's name.
///
/// ```
/// use diglot::{ImportFormat, ImportSource};
///
/// let mut document = ImportSource::reader("verger.md", &b"# Le verger"[..])?;
/// document.format = Some(ImportFormat::Markdown);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct ImportSource {
    pub(super) path: PathBuf,
    bytes: Option<Vec<u8>>,
    /// Its format; none: what its name says.
    pub format: Option<ImportFormat>,
    /// Its encoding; none: what it says itself, or else what fits.
    pub encoding: Option<String>,
}

/// Why a document could not be brought in.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum DocumentImportError {
    #[error("the document has no name")]
    NoName,
    #[error("it is not said which language the translation is in")]
    WhichLocale,
    #[error("{path} tells no format")]
    Format { path: String },
    #[error("{name} looks like a version of {other}")]
    LooksLike { name: String, other: String },
    #[error("{path} cannot be read")]
    Unread { path: String, reason: Phrase },
    #[error("{path} is no such document")]
    Unreadable { path: String, problem: Phrase },
    #[error("{path} exists")]
    Exists { path: String },
    #[error("{name} is no name of a document")]
    DocumentName { name: String },
    #[error("hardly anything of {name} is left in this version")]
    Unlike { name: String, percent: usize },
    #[error("no structured document is called {name}")]
    NoDocument { name: String },
    #[error("the project has no structured documents")]
    NoContent,
    #[error("these two documents hardly match")]
    Unrelated { percent: usize },
    #[error("the translation is in {found}, not in {expected}")]
    OtherLanguage { expected: String, found: String },
    #[error(transparent)]
    Selection(#[from] SelectionError),
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ErrorPhrases for DocumentImportError {
    fn phrases(&self) -> Vec<Phrase> {
        let missing = |argument: &str| Phrase::new("usage-missing").with("argument", argument);
        vec![match self {
            Self::NoName => missing("--name"),
            Self::WhichLocale => missing("--locale"),
            Self::Format { path } => Phrase::new(no_format(path)).with("path", &**path),
            Self::LooksLike { name, other } => {
                Phrase::new("import-looks-like").with("name", &**name).with("other", &**other)
            }
            Self::Unread { path, reason } => {
                Phrase::new("error-read").with("path", &**path).with("reason", reason.clone())
            }
            Self::Unreadable { path, problem } => about(path, problem.clone()),
            Self::Exists { path } => Phrase::new("error-exists").with("path", &**path),
            Self::DocumentName { name } => Phrase::new("import-name").with("name", &**name),
            Self::Unlike { name, percent } => {
                Phrase::new("import-unlike").with("document", &**name).with("percent", *percent)
            }
            Self::NoDocument { name } => Phrase::new("import-no-document").with("name", &**name),
            Self::NoContent => Phrase::new("import-no-content"),
            Self::Unrelated { percent } => {
                Phrase::new("import-unrelated").with("percent", *percent)
            }
            Self::OtherLanguage { expected, found } => Phrase::new("import-other-language")
                .with("expected", &**expected)
                .with("found", &**found),
            Self::Selection(error) => return error.phrases(),
            Self::Project(error) => return error.phrases(),
        }]
    }
}

/// What is to be done about a file whose format is not read: word processors can save many of them
/// as one that is.
fn no_format(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("odt" | "ott" | "fodt" | "doc" | "dot" | "rtf" | "pages" | "wpd") => "import-save-as",
        Some("pdf") => "import-pdf",
        _ => "import-format",
    }
}

/// A problem with its file before it.
pub(super) fn about(path: &str, problem: Phrase) -> Phrase {
    Phrase::new("error-place").with("place", path).with("problem", problem)
}

impl ImportSource {
    /// The file at a path, inside the project or not.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), bytes: None, format: None, encoding: None }
    }

    /// What can be read from somewhere else, under a name that a person is told.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or does not end within 256 MB.
    pub fn reader(name: &str, from: impl io::Read) -> Result<Self, DocumentImportError> {
        let bytes = store::read_all(from).map_err(|error| unread(name, &error))?;
        Ok(Self { bytes: Some(bytes), ..Self::file(name) })
    }

    /// The format that the file's name says.
    #[must_use]
    pub fn format_of_name(&self) -> Option<ImportFormat> {
        ImportFormat::of_file(&self.shown()).filter(|_| self.bytes.is_none())
    }

    pub(super) fn shown(&self) -> String {
        self.path.display().to_string()
    }

    /// A file beside it: where it is in the folder `root`, if it is there, and its bytes.
    pub(super) fn beside(
        &self,
        file: &str,
        root: Option<&Path>,
    ) -> io::Result<(Option<String>, Vec<u8>)> {
        // What came through a pipe lies in no folder.
        if self.bytes.is_some() {
            return Err(io::ErrorKind::NotFound.into());
        }
        store::read_beside(&self.path, file, root)
    }

    pub(super) fn read_source(&self) -> Result<Imported, DocumentImportError> {
        let path = self.shown();
        let format = self.format.or_else(|| self.format_of_name());
        let format = format.ok_or_else(|| DocumentImportError::Format { path: path.clone() })?;
        let options = ImportOptions { encoding: self.encoding.clone() };
        let own;
        let bytes = if let Some(bytes) = &self.bytes {
            bytes
        } else {
            own = store::read_in(&self.path).map_err(|error| unread(&path, &error))?;
            &own
        };
        read_document(bytes, format, &options).map_err(|error| {
            let problem = error.phrase();
            DocumentImportError::Unreadable { path, problem }
        })
    }
}

fn unread(path: &str, error: &io::Error) -> DocumentImportError {
    DocumentImportError::Unread { path: path.to_owned(), reason: store::reason(error) }
}

/// The name that a document gets from its file's.
pub(super) fn name_of(file: &Path) -> Option<String> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let plain = stem.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    let words: String =
        plain.map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    let parts: Vec<&str> = words.split('-').filter(|part| !part.is_empty()).collect();
    Some(parts.join("-")).filter(|name| !name.is_empty())
}
