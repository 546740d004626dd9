//! Titles of persons and abbreviations that stayed.

use super::{ConventionPair, LeftOver, SPACES, word_places};
use crate::text::CapitalShape;

impl ConventionPair<'_> {
    /// Titles before a name, and abbreviations, where the source has them.
    pub(super) fn find_words(&self, found: &mut Vec<LeftOver>) {
        let (source, text) = (self.source.text(), self.target.text());
        let (own, other) = (&self.own.conventions, &self.other.conventions);
        let is_there = |word: &str| {
            self.target.may_begin(word) && source.contains(word) && text.contains(word)
        };
        for (title, person) in own.titles.iter().filter(|(title, _)| is_there(title)) {
            if title.ends_with('.') && self.has_initials() {
                continue;
            }
            let mut rights = other.titles.iter().filter(|(_, theirs)| theirs == person);
            let right = rights.next().filter(|_| rights.next().is_none());
            for range in word_places(text, title) {
                let rest = text[range.end..].trim_start_matches('.');
                let name = rest.trim_start_matches(SPACES);
                let named = name.starts_with(char::is_uppercase)
                    && !name.chars().nth(1).is_some_and(char::is_uppercase);
                if named && rest.starts_with(SPACES) && !self.follows_name(range.start) {
                    let end = text.len() - rest.len();
                    let right = right.map(|(title, _)| (*title).to_owned());
                    found.push(LeftOver { range: range.start..end, right });
                }
            }
        }
        for (written, meaning) in own.abbreviations.iter().filter(|(word, _)| is_there(word)) {
            let right = other.abbreviations.iter().find(|(_, theirs)| theirs == meaning);
            let right = right.map(|(right, _)| (*right).to_owned());
            found.extend(
                word_places(text, written).map(|range| LeftOver { range, right: right.clone() }),
            );
        }
    }

    /// Whether a word with a capital stands before a place, which is then an initial: *Robert M. Love*.
    fn follows_name(&self, start: usize) -> bool {
        let text = self.target.text();
        let before = text[..start].trim_end_matches(SPACES).len();
        let mut capitals = self.target.capitals().iter();
        before < start && capitals.any(|word| word.range.end == before && !word.opens(text))
    }

    /// Whether the source has initials of names, among which a title of one letter cannot be told.
    fn has_initials(&self) -> bool {
        let mut capitals = self.source.capitals().iter();
        let text = self.source.text();
        capitals.any(|word| word.shape == CapitalShape::Initial && word.slice_of(text) != "M")
    }
}
