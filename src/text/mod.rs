//! What can be read off a text, once.
//!
//! A pattern is flattened into a [`Reading`], which remembers where in the file each of its bytes
//! stands. What a language needs to be known for is here, for French and English; of any other
//! language only what holds for all is read.

mod abbreviations;
mod facts;
mod fold;
mod function_words;
mod language;
mod markup;
mod reading;
mod sentences;
mod words;

pub use facts::Facts;
pub use fold::{fingerprint, folded, same};
pub use language::Language;
pub use markup::{Code, Emphasis, Link, Markup, Tag};
pub use reading::Reading;
pub use sentences::sentences;
pub use words::{letters, words};
