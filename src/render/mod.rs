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
mod resolve;
mod text;
mod variables;

pub use edition::{Block, Edition, Language, compose};
pub use html::{STYLE, facing_html, html};
pub use markdown::{facing_markdown, markdown};
pub use messages::{Messages, refers_elsewhere};
pub use negotiate::negotiate;
pub use resolve::{Gap, Resolver, TooLarge};
pub use text::{TextOptions, facing_text, text};
pub use variables::Variables;

#[cfg(test)]
mod samples;
