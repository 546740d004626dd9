//! How far translations had come at moments of the repository's history.

use std::{path::Path, sync::Arc};

use crate::{
    history::{self, HistorySnapshot},
    store::MemoryFiles,
};

use super::{
    FromHistoryError, Project, StatusAnswer, StatusRequest, TranslationProgress, transfer,
};

/// So many moments make a line; more would be nearer to each other than can be seen.
const MAX_MOMENTS: usize = 32;

/// How far translations had come when something was committed.
#[derive(Debug, Clone)]
pub struct ProgressMoment {
    /// When, in seconds since 1970.
    pub time: i64,
    /// The day: `2024-03-31`.
    pub date: String,
    /// A row a document and locale, as far as they were there.
    pub rows: Vec<TranslationProgress>,
}

impl StatusRequest {
    /// The same at moments of the history, the oldest first: commits of the main line, spread over
    /// those that changed something in the project's folder. What the project is made of is what its
    /// project file says today. The watch is told how many of them are read.
    ///
    /// # Errors
    ///
    /// When the history cannot be read.
    pub fn run_history(
        &self,
        project: &Project,
        watch: &dyn Fn(usize, usize),
    ) -> Result<Vec<ProgressMoment>, FromHistoryError> {
        let root = project.root().ok_or(history::HistoryError::NoFolder)?;
        let wanted = |path: &str| project.owns(Path::new(path));
        let mut moments = Vec::new();
        history::each_snapshot(root, MAX_MOMENTS, &wanted, &mut |snapshot, all| {
            moments.push(self.moment(project, snapshot));
            watch(moments.len(), all);
        })?;
        Ok(moments)
    }

    fn moment(&self, project: &Project, snapshot: HistorySnapshot) -> ProgressMoment {
        let HistorySnapshot { time, files } = snapshot;
        let then = project.over(Arc::new(files.into_iter().collect::<MemoryFiles>()));
        let all = Self { documents: Vec::new(), locales: self.locales.clone() };
        // A project that had no document yet had no progress.
        let StatusAnswer { mut rows, .. } = all.run(&then).unwrap_or_default();
        rows.retain(|row| self.documents.is_empty() || self.documents.contains(&row.document));
        let date = transfer::stamp(u64::try_from(time).unwrap_or(0));
        let date = date.split(' ').next().unwrap_or_default().to_owned();
        ProgressMoment { time, date, rows }
    }
}
