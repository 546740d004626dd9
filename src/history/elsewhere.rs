//! Sources that are in another repository than their translations: which version of them was the
//! newest when a translation was committed.

use std::{collections::HashMap, rc::Rc};

use super::{
    SourceCheckout,
    blobs::BlobReader,
    git::{HistoryError, Repository},
};

/// The repository that sources are in.
pub(super) struct SourceRepository {
    /// What their paths begin with, from the top of the translations' repository.
    prefix: String,
    repository: Repository,
    pub(super) blobs: BlobReader,
    /// The newest of its commits at the time of one of the translations' commits.
    commits: HashMap<String, Option<String>>,
}

impl SourceRepository {
    pub(super) fn open_sources(
        own: &Repository,
        checkout: &SourceCheckout,
    ) -> Result<Self, HistoryError> {
        let repository = Repository::open_repository(&checkout.root)?;
        let blobs = BlobReader::new(&repository)?;
        let prefix = format!("{}{}/", own.prefix, checkout.name);
        Ok(Self { prefix, repository, blobs, commits: HashMap::new() })
    }

    /// Whether a path leads here.
    pub(super) fn has_path(&self, path: &str) -> bool {
        path.starts_with(&self.prefix)
    }

    /// The object that the file at `path` was when `commit` of the translations' repository was made.
    pub(super) fn object(
        &mut self,
        own: &Repository,
        commit: &str,
        path: &str,
    ) -> Result<Option<Rc<str>>, HistoryError> {
        let Some(below) = path.strip_prefix(&self.prefix) else { return Ok(None) };
        if !self.commits.contains_key(commit) {
            let then = match own.commit_time(commit)? {
                Some(time) => self.repository.commit_at(&time)?,
                None => None,
            };
            self.commits.insert(commit.to_owned(), then);
        }
        let Some(Some(then)) = self.commits.get(commit) else { return Ok(None) };
        self.blobs.object(then, &format!("{}{below}", self.repository.prefix))
    }
}
