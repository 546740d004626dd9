//! What a part holds that is not taken along, counted.

use crate::model::Phrase;

use super::body::BodyReader;

/// What is counted and said once.
#[derive(Debug, Default)]
pub(super) struct OmittedCounts {
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) comments: usize,
    pub(super) contents: bool,
    /// Pieces of text that are hidden.
    pub(super) hidden: usize,
    /// Pieces of text in all or small capitals.
    pub(super) capitals: usize,
    pub(super) tabs: usize,
    pub(super) subtitles: usize,
}

impl BodyReader<'_> {
    /// Says what was not taken along.
    pub(super) fn lose(&mut self, losses: &mut Vec<Phrase>) {
        losses.append(&mut self.losses);
        let OmittedCounts { inserted, deleted, contents, .. } = self.counts;
        if inserted + deleted > 0 {
            let phrase = Phrase::new("import-loss-changes");
            losses.push(phrase.with("inserted", inserted).with("deleted", deleted));
        }
        for (id, count) in [
            ("import-loss-comments", self.counts.comments),
            ("import-loss-hidden", self.counts.hidden),
            ("import-loss-capitals", self.counts.capitals),
            ("import-loss-tabs", self.counts.tabs),
            ("import-loss-subtitle", self.counts.subtitles),
        ] {
            if count > 0 {
                losses.push(Phrase::new(id).with("count", count));
            }
        }
        if contents {
            losses.push(Phrase::new("import-loss-contents"));
        }
        if self.items.numbered_heading {
            losses.push(Phrase::new("import-loss-heading-numbers"));
        }
    }
}
