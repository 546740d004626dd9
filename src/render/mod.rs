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

pub use edition::{Edition, EditionBlock, EditionLanguage, compose};
pub use html::{STYLE, facing_html, html};
pub use markdown::{facing_markdown, markdown};
pub use messages::{MessageLookup, refers_elsewhere};
pub use negotiate::{negotiate, negotiate_fallbacks};
pub use resolve::{ResolveLedger, Resolver, TooLarge, UnresolvedGap};
pub use text::{TextOptions, facing_text, render_text};
pub use variables::Variables;

#[cfg(test)]
mod samples;
