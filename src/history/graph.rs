//! The commits, children before parents.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader},
};

use super::git::{HistoryError, Repository};

/// Commits by their place in the order, with the places of their parents.
#[derive(Debug, Default)]
pub(super) struct CommitGraph {
    ids: Vec<Box<str>>,
    parents: Vec<Vec<CommitParent>>,
}

/// A parent of a commit.
#[derive(Debug, Clone)]
pub(super) enum CommitParent {
    /// One that is looked at too.
    Commit(usize),
    /// One that is not, since it is older than was asked for.
    Before(Box<str>),
}

impl CommitGraph {
    /// All commits from the newest one back, or only those after `since`.
    pub(super) fn load_commits(
        repository: &Repository,
        since: Option<&str>,
    ) -> Result<Self, HistoryError> {
        let not = since.map(|commit| format!("^{commit}"));
        let mut arguments = vec!["rev-list", "--topo-order", "--parents", &repository.head];
        arguments.extend(not.as_deref());
        arguments.push("--");
        let mut child = repository.command(&arguments).spawn()?;
        let (mut graph, mut lines) = (Self::default(), Vec::new());
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines() {
                let line = line?;
                let (id, parents) = line.split_once(' ').unwrap_or((&line, ""));
                graph.ids.push(id.into());
                lines.push(parents.to_owned());
            }
        }
        let output = child.wait_with_output()?;
        if !output.status.success() {
            let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            return Err(HistoryError::Failed { reason });
        }
        let places: HashMap<&str, usize> =
            graph.ids.iter().enumerate().map(|(place, id)| (&**id, place)).collect();
        let parent = |id: &str| match places.get(id) {
            Some(&place) => CommitParent::Commit(place),
            None => CommitParent::Before(id.into()),
        };
        graph.parents =
            lines.iter().map(|line| line.split_whitespace().map(parent).collect()).collect();
        Ok(graph)
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn id(&self, commit: usize) -> &str {
        &self.ids[commit]
    }

    pub(super) fn parents(&self, commit: usize) -> &[CommitParent] {
        &self.parents[commit]
    }

    /// For `diff-tree`: each commit with each of its parents, one pair a line.
    pub(super) fn edges(&self) -> String {
        let mut edges = String::new();
        for (place, id) in self.ids.iter().enumerate() {
            for parent in &self.parents[place] {
                let parent = match parent {
                    CommitParent::Commit(place) => self.id(*place),
                    CommitParent::Before(id) => id,
                };
                edges.extend([id, " ", parent, "\n"]);
            }
        }
        edges
    }
}
