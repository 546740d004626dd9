//! diglot keeps a long document and its translations true to each other.
//!
//! The layers, lowest first; each uses those before it only:
//!
//! - [`model`]: projects, documents, segments, messages, provenance, pairs; plain data.
//! - [`text`]: what can be read off a text, once.

pub mod model;
pub mod text;
