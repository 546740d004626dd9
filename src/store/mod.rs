//! Files ↔ model: structured documents, Fluent files, provenance; the only reader and writer.
//!
//! Parsing gives what could be read *and* the problems, so that one bad entry hides no other.

mod braces;
mod config;
mod content;
mod files;
mod fluent;
mod provenance;

pub use config::parse as parse_config;
pub use content::parse as parse_content;
pub use files::{Loaded, list, load, lock, save};
pub use fluent::parse as parse_fluent;
pub use provenance::{parse as parse_provenance, record, render_record};
