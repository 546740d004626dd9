//! A file as it is to be, beside what was read of it when that was worked out.

/// A file that is to be written.
///
/// ```
/// use diglot::{FileBefore, FileEdit};
///
/// let edit = FileEdit::new("a.ftl", FileBefore::Text("a = 1\n".into()), "a = 1\n");
/// assert!(!edit.changes());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// Its path, relative to the project, `/` between folders.
    pub path: String,
    /// What it held when its new text was worked out. A file that holds something else when it is
    /// written is refused: somebody saved it meanwhile.
    pub before: FileBefore,
    /// What it is to hold; nothing, where it is to go.
    pub text: String,
    /// The bytes that it is to hold instead, where they are no text: a picture's.
    pub picture: Option<Vec<u8>>,
    /// Whether it is to be removed.
    pub is_removal: bool,
}

/// What a file held when its new text was worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileBefore {
    /// There was no file.
    Absent,
    /// This text.
    Text(String),
    /// It does not matter: the file is made anew each time, from nothing that it held.
    Any,
}

impl FileEdit {
    /// A file that held `before`, and is to hold `text`.
    #[must_use]
    pub fn new(path: impl Into<String>, before: FileBefore, text: impl Into<String>) -> Self {
        Self { path: path.into(), before, text: text.into(), picture: None, is_removal: false }
    }

    /// A file that held `before`, and is to be there no more.
    #[must_use]
    pub fn removal(path: impl Into<String>, before: FileBefore) -> Self {
        Self { is_removal: true, ..Self::new(path, before, "") }
    }

    /// A file that is to hold a picture.
    #[must_use]
    pub fn picture(path: impl Into<String>, before: FileBefore, bytes: Vec<u8>) -> Self {
        Self { picture: Some(bytes), ..Self::new(path, before, "") }
    }

    /// What it is to hold, byte for byte.
    #[must_use]
    pub fn contents(&self) -> &[u8] {
        self.picture.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// Whether the file is to hold something else than before.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.is_removal || !matches!(&self.before, FileBefore::Text(text) if *text == self.text)
    }
}

impl FileBefore {
    /// The text; empty where there was none.
    #[must_use]
    pub fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// Whether a file that holds `now` (none: there is no file) may be written over.
    #[must_use]
    pub fn fits(&self, now: Option<&[u8]>) -> bool {
        match (self, now) {
            (Self::Any, _) | (Self::Absent, None) => true,
            (Self::Text(text), Some(now)) => now == text.as_bytes(),
            (Self::Absent, Some(_)) | (Self::Text(_), None) => false,
        }
    }
}
