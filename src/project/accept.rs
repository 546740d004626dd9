//! Recording that translations are true to their sources.

use crate::{
    model::{Pair, ReviewState, State},
    store,
    text::{fingerprint, same},
};

use super::{DocumentName, Project, ProjectError, unread};

impl Project {
    /// Records that the translations are true to the sources as both are now: of all segments, or
    /// of those that `wanted` names. Returns how many records changed.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written, or the provenance on record is damaged.
    pub fn accept(
        &self,
        document: &DocumentName,
        state: ReviewState,
        wanted: impl Fn(&str) -> bool,
        dry_run: bool,
    ) -> Result<usize, ProjectError> {
        let _lock = store::lock(&self.root).map_err(|e| unread("diglot.toml", &e))?;
        let mut changed = 0;
        for locale in self.targets() {
            let path = self.config.layout.provenance_of(&document.name, locale.name());
            let text = self.with_pairs(document, locale, |view| {
                if view.provenance.exists && !view.provenance.readable {
                    let reason = "damaged, or from a newer version".to_owned();
                    return Err(ProjectError::Read { path: path.clone(), reason });
                }
                let mut text = view.provenance_file.text().to_owned();
                for pair in view.pairs.iter().filter(|pair| wanted(pair.id())) {
                    changed += usize::from(accept_pair(pair, state, &mut text));
                }
                Ok((text != view.provenance_file.text()).then_some(text))
            })??;
            if let (Some(text), false) = (text, dry_run) {
                store::save(&self.root, &path, &text).map_err(|error| ProjectError::Write {
                    path: path.clone(),
                    reason: error.to_string(),
                })?;
            }
        }
        Ok(changed)
    }
}

fn accept_pair(pair: &Pair<'_>, state: ReviewState, text: &mut String) -> bool {
    let (Some(source), Some(target)) = (pair.source, pair.target) else { return false };
    let (source, translation) = (source.text(), fingerprint(&target.text()));
    let unchanged = pair.record.is_some_and(|record| {
        same(&record.source, &source) && record.translation == translation && record.state == state
    });
    if pair.state == State::Broken || unchanged {
        return false;
    }
    let id = pair.id();
    *text = store::record(text, id, &store::render_record(id, &source, translation, state));
    true
}
