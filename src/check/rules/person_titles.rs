//! Titles before names, for `name-mismatch`: a translation that makes a woman of a man.

use std::ops::Range;

use crate::text::{TextFacts, languages::PersonTitle};

/// A name with a title before it.
pub(super) struct TitledName<'t> {
    pub(super) title: PersonTitle,
    pub(super) name: &'t str,
    /// From the title to the end of the name.
    pub(super) range: Range<usize>,
}

/// The names of a text that have one of its language's titles before them.
pub(super) fn titled_names<'t>(facts: &'t TextFacts<'_>) -> Vec<TitledName<'t>> {
    let text = facts.text();
    let titles = facts.language.pack().conventions.titles;
    let mut found = Vec::new();
    for &(written, title) in titles.iter().filter(|(written, _)| facts.may_begin(written)) {
        for at in memchr::memmem::find_iter(text.as_bytes(), written.as_bytes()) {
            let rest = &text[at + written.len()..];
            let name = rest.trim_start_matches('.').trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let is_word = !text[..at].ends_with(char::is_alphanumeric);
            if !is_word || name.len() == rest.len() || !name.starts_with(char::is_uppercase) {
                continue;
            }
            let length =
                name.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(name.len());
            let end = text.len() - name.len() + length;
            found.push(TitledName { title, name: &name[..length], range: at..end });
        }
    }
    found
}

impl TitledName<'_> {
    /// Whether another title of the same name is of the other sex.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let is_man = |title| matches!(title, PersonTitle::Man | PersonTitle::Men);
        self.name == other.name && is_man(self.title) != is_man(other.title)
    }
}
