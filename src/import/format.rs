//! The formats of documents, and how a file's name tells them.

/// A format of documents that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// Plain text.
    Text,
    /// Markdown: `CommonMark` with tables and footnotes.
    Markdown,
    /// HTML.
    Html,
    /// Office Open XML, as Word and `LibreOffice` write it.
    Docx,
}

impl ImportFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Text, Self::Markdown, Self::Html, Self::Docx];

    /// Its name, as `--from` takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format that a file's name tells, by what follows its last dot.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        Some(match &*extension.to_ascii_lowercase() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "docx" | "docm" | "dotx" => Self::Docx,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_formats() {
        for (name, expected) in [
            ("report.txt", Some(ImportFormat::Text)),
            ("a/b.fr.MD", Some(ImportFormat::Markdown)),
            ("x.htm", Some(ImportFormat::Html)),
            ("rapport v2.DOCX", Some(ImportFormat::Docx)),
            ("report.doc", None),
            ("report", None),
            ("txt", None),
        ] {
            assert_eq!(ImportFormat::of_file(name), expected, "{name}");
        }
        for format in ImportFormat::ALL {
            assert_eq!(ImportFormat::from_name(format.name()), Some(format));
        }
    }
}
