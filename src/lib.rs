//! diglot keeps a long document and its translations true to each other.
//!
//! The layers, lowest first; each uses those before it only:
//!
//! - [`model`]: projects, documents, segments, messages, provenance, pairs; plain data.
//! - [`text`]: what can be read off a text, once.
//! - [`store`]: files ↔ model; the only reader and writer of files.
//! - [`sync`]: how a document and its translation stand to each other.
//! - [`check`]: findings. No I/O, no format, no exit status.
//! - [`l10n`]: diglot's own words, French and English, embedded.
//! - [`history`]: what a repository's history knows of translations.
//! - [`project`]: finds, reads, pairs, checks and records whole projects.
//! - [`render`]: a document in a language → text, Markdown, HTML.
//! - [`report`]: findings → human, json, github.
//! - [`import`]: documents → blocks, aligned with what is there.
//! - [`cli`]: the only layer that knows arguments, the environment and exit statuses.

pub mod check;
pub mod cli;
pub mod history;
pub mod import;
pub mod l10n;
pub mod model;
pub mod project;
pub mod render;
pub mod report;
pub mod store;
pub mod sync;
pub mod text;
