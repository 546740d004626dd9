//! What an author's document said when it was brought in last: `content/NAME.imported.toml`.
//!
//! The segments of `content/NAME.toml` are people's to edit; beside them stands here, written by
//! the tool alone, what the document itself said. Of three texts (then, the author's now, the
//! people's now) it can be told who changed what. A segment made of several of the document's
//! blocks has them all here, one after the other, under its id.

use serde::Deserialize;

use crate::model::{
    DocumentBlock, Metadata, Phrase, Problem, ProblemKind, SegmentKind, SourceFile, Span,
};

use super::{
    NewSegment,
    content_edit::{render_metadata, render_table},
    toml_read::syntax,
};

/// What the name of such a file ends with, after its document's.
pub(crate) const IMPORTED: &str = ".imported.toml";

/// A document as it was brought in.
#[derive(Debug, Clone, Default)]
pub struct ImportRecord {
    /// What it said of itself.
    pub metadata: Metadata<'static>,
    /// Its blocks, each with the id of its segment; braces are Fluent's, as in the document.
    pub blocks: Vec<NewSegment>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredFile {
    #[serde(default)]
    document: Document,
    #[serde(default)]
    block: Vec<StoredBlock>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    url: Option<String>,
    licence: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredBlock {
    id: String,
    kind: String,
    level: Option<u8>,
    label: Option<String>,
    text: String,
}

/// Reads such a file.
///
/// # Errors
///
/// When anything in it cannot be read: nothing may be concluded from a part.
pub fn parse(file: &SourceFile) -> Result<ImportRecord, Box<Problem>> {
    let read: StoredFile =
        toml::from_str(file.text()).map_err(|error| Box::new(syntax(file, &error)))?;
    let Document { title, author, date, url, licence } = read.document;
    let own = |text: Option<String>| text.map(Into::into);
    let metadata = Metadata {
        title: own(title),
        author: own(author),
        date: own(date),
        url: own(url),
        licence: own(licence),
    };
    let block = |block: StoredBlock| {
        let StoredBlock { id, kind, level, label, text } = block;
        let kind = SegmentKind::from_name(&kind).ok_or_else(|| {
            let phrase = Phrase::new("syntax-toml").with("reason", format!("kind = \"{kind}\""));
            Box::new(Problem::new(ProblemKind::Syntax, Span::default(), phrase))
        })?;
        Ok(NewSegment { id, block: DocumentBlock { kind, level, label, text, note: None } })
    };
    let blocks = read.block.into_iter().map(block).collect::<Result<_, Box<Problem>>>()?;
    Ok(ImportRecord { metadata, blocks })
}

/// Such a file's text.
#[must_use]
pub fn render(record: &ImportRecord) -> String {
    let mut out = render_metadata(&record.metadata);
    for block in &record.blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&render_table("block", block, true));
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_damaged_file_tells_nothing() {
        let kind = "[[block]]\nid = \"a\"\nkind = \"x\"\ntext = \"\"";
        for text in ["x", "x = 1", "[[block]]\nid = \"a\"", kind] {
            assert!(parse(&SourceFile::new("a.imported.toml", text)).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_is_read_as_it_was_written(
            title in proptest::option::of(any::<String>()),
            texts in prop::collection::vec((any::<String>(), proptest::option::of(any::<u8>())), 0..4),
        ) {
            let block = |(text, level): (String, Option<u8>)| {
                let label = level.map(|level| format!("{level}. "));
                let (id, kind) = ("a".to_owned(), SegmentKind::Item);
                NewSegment { id, block: DocumentBlock { kind, level, label, text, note: None } }
            };
            let blocks: Vec<_> = texts.into_iter().map(block).collect();
            let title = title.map(Into::into);
            let metadata = Metadata { title, ..Metadata::default() };
            let text = render(&ImportRecord { metadata: metadata.clone(), blocks: blocks.clone() });
            let read = parse(&SourceFile::new("a.imported.toml", text)).unwrap();
            prop_assert_eq!(read.blocks, blocks);
            prop_assert_eq!(read.metadata.title, metadata.title);
        }
    }
}
