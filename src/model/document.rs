//! What a document is written in.

/// What a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DocumentKind {
    /// Segments in TOML.
    Content,
    /// Messages in Fluent.
    #[default]
    Fluent,
    /// A Markdown page, where it stands.
    Markdown,
}
