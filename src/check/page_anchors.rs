//! The anchors of a page, as far as they can be told from its text.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use unicode_normalization::UnicodeNormalization as _;

use crate::model::SourceFile;

use super::rules::heading_anchors::WrittenAnchors;

/// The anchors of a page: those of its headings, and those that are written in it.
///
/// The page is not parsed: what looks like a heading in code counts as one, so that an anchor is
/// found too often rather than missed.
#[derive(Debug)]
pub(crate) struct PageAnchors {
    file: Arc<SourceFile>,
    headings: BTreeSet<String>,
    /// Looked for when an anchor is asked for that no heading has.
    written: OnceLock<WrittenAnchors>,
}

/// What stands in a line that an anchor is written in.
const WRITTEN: [&str; 5] = ["id=", "name=", "{#", "{ #", "{/*"];

impl PageAnchors {
    /// The anchors of a page.
    #[must_use]
    pub(crate) fn of_page(file: Arc<SourceFile>) -> Self {
        let mut headings = BTreeSet::new();
        let mut last = "";
        for line in file.text().lines() {
            let bare = line.trim_start_matches([' ', '>', '\t']);
            let is_underline = bare.starts_with("===") || bare.starts_with("---");
            if let Some(text) = bare.strip_prefix('#') {
                headings.insert(heading_key(text));
            } else if is_underline {
                headings.insert(heading_key(last));
            }
            last = line;
        }
        Self { file, headings, written: OnceLock::new() }
    }

    /// The page.
    #[must_use]
    pub(crate) fn path(&self) -> &str {
        self.file.path()
    }

    /// The lines that make anchors; two versions of a page with the same have the same anchors.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().map(|key| &**key);
        let is_written = |line: &&str| WRITTEN.iter().any(|mark| line.contains(mark));
        headings.chain(self.file.text().lines().filter(is_written))
    }

    /// Whether the page has an anchor.
    pub(super) fn has_anchor(&self, anchor: &str) -> bool {
        let page = self.file.text();
        let written = || self.written.get_or_init(|| WrittenAnchors::of_page(page));
        self.headings.contains(&anchor_key(anchor)) || written().has_anchor(page, anchor)
    }
}

/// The key of a heading, without the anchor written beside it and where its links lead.
fn heading_key(text: &str) -> String {
    let text = text.rsplit_once("{#").map_or(text, |(text, _)| text);
    let mut parts = text.split("](");
    let first = parts.next().unwrap_or_default().to_owned();
    let visible = parts
        .fold(first, |visible, part| visible + part.split_once(')').map_or("", |(_, after)| after));
    anchor_key(&visible)
}

/// The letters and digits of an anchor, or of a text that makes one.
pub(super) fn anchor_key(text: &str) -> String {
    let plain = percent_encoding::percent_decode_str(text).decode_utf8_lossy();
    let letters = plain.nfkd().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
