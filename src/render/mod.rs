//! A document in a language → text, Markdown, HTML.
//!
//! [`Resolver`] makes texts of patterns. Nothing here reads or writes a file.

mod messages;
mod negotiate;
mod number;
mod resolve;
mod variables;

pub use messages::{Messages, refers_elsewhere};
pub use negotiate::negotiate;
pub use resolve::{Gap, Resolver, TooLarge};
pub use variables::Variables;
