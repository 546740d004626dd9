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

pub use cut::{JoinError, JoinedTexts, UnitPart, cut, join};
pub use decode::{decoded, recoded};
pub use error::ExchangeError;
pub use flat::FlatText;
pub use folder::{ExchangeFile, export_files};
pub use format::{ExchangeFormat, ToolName, WriteOptions};
pub use glossary::{GlossaryFormat, read_glossary};
pub use incoming::{ReturnedSegment, SegmentOutcome};
pub use inline::{CodeKind, CodeRole, InlineCode, InlinePart, InlineStyle, InlineText};
pub use outgoing::{OutgoingOptions, outgoing};
pub use resolve::{CodeProblem, ResolvedText, resolve};
pub use unit::{
    ExchangeDocument, ExchangeNote, ExchangePackage, ExchangeState, ExchangeUnit, NoteKind,
    TermHint, UnitPrints, segment_of,
};

#[cfg(test)]
mod tests;
