//! Markdown pages where they stand: a page → blocks with their places, and those as units.

mod blocks;
mod code_elements;
mod front_edit;
mod front_matter;
mod html;
mod mask;
mod pieces;
#[cfg(test)]
mod tests;
mod units;

pub(crate) use blocks::{BlockKind, MarkdownPage, PageBlock, read_page};
pub(crate) use front_edit::{front_keys, set_front_value};
pub(crate) use mask::OpaqueKind;
pub(crate) use pieces::TextPiece;
pub(crate) use units::{TEXT_FIELDS, kind_of_id, parse};
