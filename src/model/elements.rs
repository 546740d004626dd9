//! The parts of a pattern.

use std::{mem, ops::Deref, slice};

use super::PatternElement;

/// The parts of a [`super::Pattern`] in order. Most texts are a single one, which takes no memory
/// of its own.
#[derive(Debug, Clone)]
pub enum Elements<'a> {
    /// A single part.
    One([PatternElement<'a>; 1]),
    /// Several, or none.
    Many(Vec<PatternElement<'a>>),
}

impl<'a> Elements<'a> {
    /// Adds a part behind the others.
    pub fn push(&mut self, element: PatternElement<'a>) {
        *self = match mem::take(self) {
            Self::Many(elements) if elements.is_empty() => Self::One([element]),
            Self::Many(mut elements) => {
                elements.push(element);
                Self::Many(elements)
            }
            Self::One([first]) => Self::Many(vec![first, element]),
        };
    }
}

impl Default for Elements<'_> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<'a> Deref for Elements<'a> {
    type Target = [PatternElement<'a>];

    fn deref(&self) -> &Self::Target {
        match self {
            Self::One(one) => one,
            Self::Many(elements) => elements,
        }
    }
}

impl<'e, 'a> IntoIterator for &'e Elements<'a> {
    type Item = &'e PatternElement<'a>;
    type IntoIter = slice::Iter<'e, PatternElement<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Pattern, Span, TextElement};

    #[test]
    fn parts_are_kept_in_order() {
        let mut elements = Elements::default();
        assert!(elements.is_empty());
        for (index, text) in ["a", "b", "c"].into_iter().enumerate() {
            elements.push(PatternElement::Text(TextElement {
                value: text.into(),
                span: Span::at(index),
            }));
            assert_eq!(elements.len(), index + 1);
        }
        assert_eq!(Pattern { elements, span: Span::new(0, 3) }.to_string(), "abc");
    }

    /// A document may have a million of them.
    #[test]
    fn a_text_in_one_part_is_small() {
        assert_eq!(size_of::<Elements<'_>>(), size_of::<TextElement<'_>>());
    }
}
