//! Versions of files, asked of two `cat-file` processes that stay for the whole walk.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::{Child, ChildStdin, ChildStdout},
    rc::Rc,
};

use super::{
    git::{HistoryError, Repository},
    marks::FileMarks,
};

/// Bytes of marks that are kept for another look; what is looked at again is mostly a side branch's.
const KEPT: usize = 64 << 20;

/// A git process that is asked a line and answers at once.
struct Process {
    child: Child,
    input: ChildStdin,
    out: BufReader<ChildStdout>,
}

/// Reads versions of files.
pub(super) struct BlobReader {
    names: Process,
    contents: Process,
    marks: HashMap<Rc<str>, Option<Rc<FileMarks>>>,
    kept: usize,
}

impl Process {
    fn new(repository: &Repository, mode: &str) -> Result<Self, HistoryError> {
        let mut child = repository.process(&["cat-file", mode]).spawn()?;
        let (Some(input), Some(out)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(early());
        };
        Ok(Self { child, input, out: BufReader::new(out) })
    }

    /// The head of the answer: object, type and size; none where there is no such object.
    fn ask(&mut self, name: &str) -> Result<Option<(String, bool, usize)>, HistoryError> {
        // A name with a line break would be two questions.
        if name.contains('\n') {
            return Ok(None);
        }
        self.input.write_all(format!("{name}\n").as_bytes())?;
        self.input.flush()?;
        let mut line = String::new();
        if self.out.read_line(&mut line)? == 0 {
            return Err(early());
        }
        let mut parts = line.trim_end().rsplitn(3, ' ');
        let (size, kind, id) = (parts.next(), parts.next(), parts.next());
        let size = size.and_then(|size| size.parse().ok());
        Ok(match (id, kind, size) {
            (Some(id), Some(kind), Some(size)) => Some((id.to_owned(), kind == "blob", size)),
            _ => None,
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl BlobReader {
    pub(super) fn new(repository: &Repository) -> Result<Self, HistoryError> {
        Ok(Self {
            names: Process::new(repository, "--batch-check")?,
            contents: Process::new(repository, "--batch")?,
            marks: HashMap::new(),
            kept: 0,
        })
    }

    /// The object that the file at `path` (from the repository's top) is in a commit.
    pub(super) fn object(
        &mut self,
        commit: &str,
        path: &str,
    ) -> Result<Option<Rc<str>>, HistoryError> {
        let found = self.names.ask(&format!("{commit}:{path}"))?;
        Ok(found.filter(|(_, is_blob, _)| *is_blob).map(|(id, ..)| id.into()))
    }

    /// The bytes of an object; none where it is not in this clone.
    pub(super) fn bytes(&mut self, object: &str) -> Result<Option<Vec<u8>>, HistoryError> {
        let Some((_, is_blob, size)) = self.contents.ask(object)? else { return Ok(None) };
        let mut bytes = vec![0; size + 1];
        self.contents.out.read_exact(&mut bytes)?;
        bytes.pop();
        Ok(is_blob.then_some(bytes))
    }

    /// What an object holds as a version of the file at `path`; none where it is not in this clone.
    pub(super) fn marks(
        &mut self,
        object: &Rc<str>,
        path: &str,
    ) -> Result<Option<Rc<FileMarks>>, HistoryError> {
        if let Some(marks) = self.marks.get(object) {
            return Ok(marks.clone());
        }
        let marks = self.bytes(object)?.map(|bytes| Rc::new(FileMarks::mark_file(path, bytes)));
        if self.kept > KEPT {
            self.marks.clear();
            self.kept = 0;
        }
        self.kept += marks.as_ref().map_or(64, |marks| marks.size());
        self.marks.insert(object.clone(), marks.clone());
        Ok(marks)
    }

    /// Whether git would know a parent of `commit` that it does not show: the clone is shallow there.
    pub(super) fn is_cut(&mut self, commit: &str) -> Result<bool, HistoryError> {
        let Some((_, _, size)) = self.contents.ask(commit)? else { return Ok(false) };
        let mut bytes = vec![0; size + 1];
        self.contents.out.read_exact(&mut bytes)?;
        let head = bytes.split(|byte| *byte == b'\n').take_while(|line| !line.is_empty());
        Ok(head.into_iter().any(|line| line.starts_with(b"parent ")))
    }
}

fn early() -> HistoryError {
    HistoryError::Failed { reason: "git cat-file ended early".to_owned() }
}
