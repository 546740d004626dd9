//! diglot keeps a long document and its translations true to each other.
//!
//! The layers, lowest first; each uses those before it only:
//!
//! - [`model`]: projects, documents, segments, messages, provenance, pairs; plain data.
//! - [`text`]: what can be read off a text, once.
//! - [`store`]: files ↔ model.
//! - [`sync`]: how a document and its translation stand to each other.

pub mod model;
pub mod store;
pub mod sync;
pub mod text;
