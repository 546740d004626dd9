//! Writing into translated pages which commit of their sources they are true to, for teams that keep
//! that in the front matter.

use std::collections::BTreeMap;

use crate::{
    history::{self, FileVersion, HistoryError},
    model::{FileEdit, Locale, Phrase, State},
    store,
};

use super::{AcceptAnswer, DocumentName, ErrorPhrases, Project, ProjectError, SelectionError};

/// Why no page could be stamped.
#[derive(Debug, thiserror::Error)]
pub enum StampError {
    #[error("the project names no value of the front matter that holds a commit")]
    NoKey,
    #[error(transparent)]
    History(#[from] HistoryError),
}

impl ErrorPhrases for StampError {
    fn phrases(&self) -> Vec<Phrase> {
        vec![match self {
            Self::NoKey => Phrase::new("stamp-no-key"),
            Self::History(error) => error.phrase(),
        }]
    }
}

/// What became of a translated page that was to name the commit of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageStamp {
    /// The translated page.
    pub path: String,
    /// What became of it.
    pub outcome: StampOutcome,
}

/// What became of a page that was to be stamped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StampOutcome {
    /// It names this commit now, or did so before.
    Stamped { commit: String },
    /// So many of its paragraphs are missing or not true to the source.
    Behind { count: usize },
    /// The source says something that no commit says.
    Uncommitted,
    /// It has no front matter that the name could stand in.
    NoFrontMatter,
}

impl PageStamp {
    /// Why the page was left alone; none where it was not.
    #[must_use]
    pub fn phrase(&self) -> Option<Phrase> {
        let phrase = match &self.outcome {
            StampOutcome::Stamped { .. } => return None,
            StampOutcome::Behind { count } => Phrase::new("stamp-behind").with("count", *count),
            StampOutcome::Uncommitted => Phrase::new("stamp-uncommitted"),
            StampOutcome::NoFrontMatter => Phrase::new("stamp-no-front-matter"),
        };
        Some(phrase.with("path", &*self.path))
    }
}

impl Project {
    /// Names in each of these pages' translations the last commit of its source. A page that is not
    /// all true to its source is left as it is: its name would tell others that it is.
    pub(super) fn stamp_pages(
        &self,
        mut documents: Vec<DocumentName>,
        locales: &[&Locale],
        answer: &mut AcceptAnswer,
    ) -> Result<(), SelectionError> {
        documents.retain(DocumentName::is_page);
        let Some(key) = self.config.layout.pages.commit_key.as_deref() else {
            return Err(StampError::NoKey.into());
        };
        let commits = self.source_commits(&documents)?;
        let mut edits = Vec::new();
        for document in &documents {
            let commit = commits.get(&*document.path).map(String::as_str);
            for locale in locales {
                match self.stamp_page(document, locale, key, commit) {
                    Ok(Some((stamp, edit))) => {
                        answer.stamps.push(stamp);
                        edits.extend(edit);
                    }
                    Ok(None) => {}
                    Err(error) => answer.failures.push(error),
                }
            }
        }
        Ok(self.commit(&edits)?)
    }

    /// The last commit of each source, where the file still says what that commit says.
    fn source_commits(
        &self,
        pages: &[DocumentName],
    ) -> Result<BTreeMap<String, String>, StampError> {
        let checkout = self.source_checkout();
        let root = checkout.as_ref().map(|own| &*own.root).or(self.root());
        let root = root.ok_or(HistoryError::NoFolder)?;
        let in_checkout = |page: &DocumentName| self.in_checkout(&page.path).map(str::to_owned);
        let paths: Vec<String> =
            pages.iter().map(|page| in_checkout(page).unwrap_or(page.path.clone())).collect();
        let commits = history::last_commits(root, &paths)?;
        let (pages, versions): (Vec<_>, Vec<_>) = (pages.iter().zip(paths).zip(commits))
            .filter_map(|((page, path), commit)| {
                Some((page, FileVersion { commit: commit?, path }))
            })
            .unzip();
        let texts = history::versions(root, &versions)?;
        let is_same = |page: &DocumentName, text: Option<String>| {
            let now = self.load(&page.path).ok();
            now.is_some_and(|now| Some(now.file.text()) == text.as_deref())
        };
        let own = pages.into_iter().zip(versions).zip(texts);
        let own = own.filter_map(|((page, version), text)| {
            is_same(page, text).then(|| (page.path.clone(), version.commit))
        });
        Ok(own.collect())
    }

    /// Stamps one page; none where there is no translation.
    fn stamp_page(
        &self,
        document: &DocumentName,
        locale: &Locale,
        key: &str,
        commit: Option<&str>,
    ) -> Result<Option<(PageStamp, Option<FileEdit>)>, ProjectError> {
        let (behind, path, has_page) = self.with_pairs(document, locale, |view| {
            let behind = view.pairs.iter().filter(|pair| pair.state != State::Current).count();
            let has_page = view.pairs.iter().any(|pair| pair.target.is_some());
            (behind, view.target_file.path().to_owned(), has_page)
        })?;
        if !has_page {
            return Ok(None);
        }
        let left = |outcome| Ok(Some((PageStamp { path: path.clone(), outcome }, None)));
        let Some(commit) = commit else { return left(StampOutcome::Uncommitted) };
        if behind > 0 {
            return left(StampOutcome::Behind { count: behind });
        }
        let page = self.load(&path)?;
        let Some(text) = store::set_front_value(page.file.text(), key, commit) else {
            return left(StampOutcome::NoFrontMatter);
        };
        let edit = (text != page.file.text()).then(|| FileEdit::new(&*path, page.before(), text));
        let outcome = StampOutcome::Stamped { commit: commit.to_owned() };
        Ok(Some((PageStamp { path, outcome }, edit)))
    }
}
