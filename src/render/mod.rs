//! A document in a language → text, Markdown, HTML.
//!
//! [`Resolver`] makes texts of patterns, [`Edition`] a document of texts; each format is a pure
//! function from editions to a string. Nothing here reads or writes a file.

mod date;
mod edition;
mod html;
mod markdown;
mod markup;
mod messages;
mod negotiate;
mod number;
mod outline;
mod plain;
mod resolve;
mod text;
mod text_table;
mod variables;

pub(crate) use edition::{Edition, EditionBlock};
pub use edition::{EditionLanguage, compose};
pub(crate) use html::STYLE;
pub use html::{facing_html, html};
pub use markdown::{facing_markdown, markdown};
pub(crate) use messages::{MessageLookup, refers_elsewhere};
pub(crate) use negotiate::{negotiate, negotiate_fallbacks};
pub(crate) use resolve::{ResolveLedger, Resolver, TooLarge, UnresolvedGap};
pub use text::{TextOptions, facing_text, render_text};
pub use variables::Variables;

#[cfg(test)]
mod samples;
