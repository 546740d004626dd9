//! What can be read off a text, once: its words, figures, markup, sentences.
//!
//! A pattern is flattened into a [`Reading`], which remembers where in the file each of its bytes
//! stands; [`Facts`] are what was found in it. Rules compare facts and do not scan the text again.
//! What a language needs to be known for (how it writes numbers, how its sentences end) is here,
//! for French and English; of any other language only what holds for all is read.

mod facts;
mod figures;
mod fold;
mod language;
mod markup;
mod reading;
mod sentences;
mod words;

pub use facts::Facts;
pub use figures::{Figure, FigureKind};
pub use fold::{fingerprint, folded, same};
pub use language::Language;
pub use markup::{Code, Emphasis, HtmlTag, Link, LinkKind, Markup, Strength};
pub use reading::Reading;
pub use sentences::sentences;
pub use words::{letters, words};
