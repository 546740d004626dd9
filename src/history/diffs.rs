//! What each commit changed against each of its parents: one run of `diff-tree` for all of them.

use std::{
    io::{BufRead, BufReader, Write as _},
    process::{Child, ChildStdout},
    rc::Rc,
};

use super::git::{HistoryError, Repository};

/// A file that differs between a commit and its parent.
#[derive(Debug, Clone)]
pub(super) struct FileChange {
    /// Its path, from the repository's top.
    pub(super) path: Rc<str>,
    /// The object it is in the parent; none where it is not.
    pub(super) old: Option<Rc<str>>,
    /// The object it is in the commit; none where it is not.
    pub(super) new: Option<Rc<str>>,
}

/// The changes, commit by commit and parent by parent, in the order of the graph.
pub(super) struct CommitDiffs {
    child: Child,
    out: BufReader<ChildStdout>,
    /// The header of the next pair, which has been read already.
    next: Vec<u8>,
}

impl CommitDiffs {
    /// Starts git on `edges`; only files whose paths end in one of `extensions` are told.
    pub(super) fn new(
        repository: &Repository,
        edges: String,
        extensions: &[&str],
    ) -> Result<Self, HistoryError> {
        let specs: Vec<_> =
            extensions.iter().map(|extension| format!(":(top)*.{extension}")).collect();
        let mut arguments = vec![
            "diff-tree",
            "--stdin",
            "-r",
            "-z",
            "--raw",
            "--no-renames",
            "--no-abbrev",
            "--always",
            "-m",
            "--no-ext-diff",
            "--no-textconv",
            "--",
        ];
        arguments.extend(specs.iter().map(String::as_str));
        let mut child = repository.process(&arguments).spawn()?;
        let (Some(mut input), Some(out)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(early());
        };
        // Git stops reading while nobody reads what it writes; a thread waits for it. It ends with
        // git, which is ended when this is dropped.
        std::thread::spawn(move || {
            let _ = input.write_all(edges.as_bytes());
        });
        Ok(Self { child, out: BufReader::with_capacity(1 << 16, out), next: Vec::new() })
    }

    /// What `commit` changed against its next parent.
    pub(super) fn next(&mut self, commit: &str) -> Result<Vec<FileChange>, HistoryError> {
        let header = match std::mem::take(&mut self.next) {
            header if header.is_empty() => self.field()?.ok_or_else(early)?,
            header => header,
        };
        if header != commit.as_bytes() {
            return Err(early());
        }
        let mut changes = Vec::new();
        while let Some(field) = self.field()? {
            if field.first() != Some(&b':') {
                self.next = field;
                break;
            }
            let path = self.field()?.ok_or_else(early)?;
            // What is no UTF-8 is no path of a project.
            let (Ok(field), Ok(path)) = (String::from_utf8(field), String::from_utf8(path)) else {
                continue;
            };
            let mut parts = field.split(' ').skip(2);
            let mut object = || {
                let id = parts.next().filter(|id| !id.bytes().all(|byte| byte == b'0'));
                id.map(Rc::from)
            };
            let (old, new) = (object(), object());
            changes.push(FileChange { path: path.into(), old, new });
        }
        Ok(changes)
    }

    /// The next field, which a zero byte ends; none at the end.
    fn field(&mut self) -> Result<Option<Vec<u8>>, HistoryError> {
        let mut field = Vec::new();
        self.out.read_until(0, &mut field)?;
        if field.pop().is_none() {
            return Ok(None);
        }
        Ok(Some(field))
    }
}

impl Drop for CommitDiffs {
    fn drop(&mut self) {
        // What is not asked for any more need not be computed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn early() -> HistoryError {
    HistoryError::Failed { reason: "git diff-tree ended early".to_owned() }
}
