//! Documents → blocks: plain text, Markdown, HTML and DOCX, read from their bytes.
//!
//! A reader gives the document's text as [`DocumentBlock`]s, in reading order, and a phrase for each thing
//! it could not keep, so that nothing a reader of the document sees is lost without a word. All
//! readers write the same inline markup (Markdown) and the same normal form:
//!
//! - A document with a [`SegmentKind::Title`] has no heading of level 1: the title stands for it.
//! - An item or a quote of the outermost list or quotation has no level, one inside another has 2,
//!   and so on. A paragraph (or code) with a level goes on with the item of that depth above it.
//! - A footnote without a label goes on with the footnote above it.
//! - White space is folded, except in code; a line break that is meant is a backslash and `\n`.
//! - A row of a table is `| cell | cell |`; the first carries the delimiter row as its label.
//! - A figure is an image (`![alternative text](address)`), which may stand in a link; a caption
//!   goes with the figure above it. In Markdown the two are the lines of one paragraph.
//! - A character that would open a block at the beginning of a line (`#`, `1.`) is not escaped:
//!   whoever writes a text at the beginning of a line does that.
//!
//! Nothing here does I/O, knows Fluent's syntax (braces are plain characters), or what segments
//! exist already.

pub(crate) mod align;
mod docx;
mod encoding;
mod error;
mod format;
mod html;
mod ids;
mod inline;
mod losses;
mod markdown;
mod marker;
mod normal;
mod pictures;
mod place;
#[cfg(test)]
mod properties;
pub(crate) mod revise;
#[cfg(test)]
mod testing;
mod title;
mod txt;

pub(crate) use error::ImportError;
pub use format::ImportFormat;
pub(crate) use ids::SegmentIds;
pub use ids::ids;
pub(crate) use pictures::{EmbeddedPicture, picture_extension};

use std::{borrow::Cow, collections::HashMap};

use crate::{
    model::{DocumentBlock, Metadata, Phrase, SegmentKind},
    text::{PictureChange, with_pictures},
};

/// What was read from a document.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// What the document says of itself; its title is plain text, without markup.
    pub metadata: Metadata<'static>,
    /// The language that the document declares (`fr`, `en-GB`), where it does.
    pub language: Option<String>,
    /// Its text, in reading order.
    pub blocks: Vec<DocumentBlock>,
    /// Whether the roles of unmarked blocks are guesses, as a plain text's are: what looks like a
    /// heading may be a paragraph, and the other way round.
    pub guessed: bool,
    /// The pictures that are in the document's own file.
    pub pictures: Vec<EmbeddedPicture>,
    /// What could not be kept, once a kind, with its number and the first place.
    pub losses: Vec<Phrase>,
}

/// Changes the addresses of a block's pictures; without a picture it is no figure.
fn change_pictures(block: &mut DocumentBlock, change: impl FnMut(&str) -> PictureChange) {
    let Cow::Owned(text) = with_pictures(&block.text, change) else { return };
    if block.kind == SegmentKind::Figure && !text.contains("![") {
        block.kind = SegmentKind::Paragraph;
    }
    block.text = text;
}

impl Imported {
    /// Adds what was not kept afterwards, once a kind.
    pub fn tell(&mut self, losses: Vec<Phrase>) {
        self.losses.extend(losses::once_a_kind(losses));
    }
}

impl Imported {
    /// Changes the addresses of all pictures, asking once for each address; `decide` may take
    /// pictures along and tell losses. Blocks of which nothing is left go.
    pub fn change_pictures(
        &mut self,
        mut decide: impl FnMut(&str, &mut Vec<EmbeddedPicture>, &mut Vec<Phrase>) -> PictureChange,
    ) {
        let mut known: HashMap<String, PictureChange> = HashMap::new();
        let Self { blocks, pictures, losses, .. } = self;
        for block in blocks.iter_mut() {
            change_pictures(block, |address| {
                if let Some(change) = known.get(address) {
                    return change.clone();
                }
                let change = decide(address, pictures, losses);
                known.insert(address.to_owned(), change.clone());
                change
            });
        }
        blocks.retain(|block| !block.text.trim().is_empty());
    }
}

/// How to read a document.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The name of the encoding that a text is in (`windows-1252`), where it is not Unicode.
    pub encoding: Option<String>,
}

/// Reads a document.
///
/// # Errors
///
/// When the bytes are no document of that format, or one that cannot be read safely.
pub fn read_document(
    bytes: &[u8],
    format: ImportFormat,
    options: &ImportOptions,
) -> Result<Imported, ImportError> {
    let mut imported = match format {
        ImportFormat::Text => decode_text(bytes, options).map(|text| txt::read_txt(&text)),
        ImportFormat::Markdown => {
            decode_text(bytes, options).map(|text| markdown::read_markdown(&text))
        }
        ImportFormat::Html => html::read_html(&page(bytes, options)?),
        ImportFormat::Docx => docx::read_docx(bytes),
    }?;
    pictures::take_embedded(&mut imported);
    normal::normalise(&mut imported.blocks);
    imported.losses = losses::once_a_kind(imported.losses);
    if imported.blocks.is_empty() { Err(ImportError::Empty) } else { Ok(imported) }
}

/// A page's text; where it is not Unicode, the encoding it names is believed.
fn page<'b>(bytes: &'b [u8], options: &ImportOptions) -> Result<Cow<'b, str>, ImportError> {
    let read = decode_text(bytes, options);
    match (&read, encoding::of_page(bytes)) {
        (Err(ImportError::NotUnicode { .. }), Some(name)) => encoding::decode(bytes, Some(&name)),
        _ => read,
    }
}

fn decode_text<'b>(bytes: &'b [u8], options: &ImportOptions) -> Result<Cow<'b, str>, ImportError> {
    encoding::decode(bytes, options.encoding.as_deref())
}
