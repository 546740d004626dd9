//! To the translator's own tool and back: XLIFF, PO, TMX, CSV, XLSX, TBX.
//!
//! One neutral model ([`ExchangePackage`]) of what leaves and comes back, and one codec a format:
//! pure functions between bytes and model. Nothing here knows a project, or does I/O.
//!
//! - A codec that reads takes whatever tools make of a file: order, prefixes, encodings, markup that
//!   they add. What is no such file is refused with the place; nothing is expanded.
//! - Codes keep their numbers, so that [`resolve()`] can tell what came back lost, doubled or invented.
//! - [`cut()`] and [`join`] make units of a segment and a segment of units.

mod choice;
mod code_ids;
mod csv;
mod cut;
mod decode;
mod error;
mod flat;
mod folder;
mod format;
mod glossary;
mod incoming;
mod inline;
mod outgoing;
mod po;
mod resolve;
mod sheet;
mod tmx;
mod unit;
mod xliff12;
mod xliff2;
mod xliff2_rules;
mod xlsx;
mod xml;

pub(crate) use cut::{JoinError, JoinedTexts, UnitPart, cut, join};
pub(crate) use decode::{decoded, recoded};
pub(crate) use error::ExchangeError;
pub(crate) use flat::FlatText;
pub(crate) use folder::{ExchangeFile, export_files};
pub(crate) use format::ToolName;
pub use format::{ExchangeFormat, WriteOptions};
pub(crate) use glossary::{GlossaryFormat, read_glossary};
pub(crate) use incoming::{ReturnedSegment, SegmentOutcome};
pub(crate) use inline::{CodeKind, CodeRole, InlineCode, InlinePart, InlineStyle, InlineText};
pub(crate) use outgoing::{OutgoingOptions, outgoing};
pub(crate) use resolve::{CodeProblem, ResolvedText, resolve};
pub(crate) use unit::{
    ExchangeDocument, ExchangePackage, ExchangeState, ExchangeUnit, NoteKind, TermHint, UnitPrints,
};

#[cfg(test)]
mod tests;
