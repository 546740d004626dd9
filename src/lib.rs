//! diglot keeps a long document and its translations true to each other.
#![warn(missing_docs)]
pub mod model;
