//! What inline content is made of.

use std::rc::Rc;

/// A style or link around text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum InlineWrap {
    /// A link: its address and title.
    Link(Rc<str>, Rc<str>),
    /// An element that Markdown has no sign for, by its name: `sup`, `del`.
    Tag(&'static str),
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Code.
    Code,
}

/// A piece of inline content.
#[derive(Debug, PartialEq)]
pub(super) enum InlineToken {
    Text(String),
    /// Markup that stands for itself: an image, a reference to a footnote.
    Atom(String),
    Space,
    Break,
    Open(InlineWrap),
    Close(InlineWrap),
}
