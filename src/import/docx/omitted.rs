//! What a part holds that is not taken along, counted.

use crate::model::Phrase;

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

impl OmittedCounts {
    /// Says what was not taken along.
    pub(super) fn tell(&self, losses: &mut Vec<Phrase>) {
        if self.inserted + self.deleted > 0 {
            let phrase = Phrase::new("import-loss-changes");
            losses.push(phrase.with("inserted", self.inserted).with("deleted", self.deleted));
        }
        for (id, count) in [
            ("import-loss-comments", self.comments),
            ("import-loss-hidden", self.hidden),
            ("import-loss-capitals", self.capitals),
            ("import-loss-tabs", self.tabs),
            ("import-loss-subtitle", self.subtitles),
        ] {
            if count > 0 {
                losses.push(Phrase::new(id).with("count", count));
            }
        }
        if self.contents {
            losses.push(Phrase::new("import-loss-contents"));
        }
    }
}
