//! The files themselves: listed, read, written all or nothing.

use std::{
    fs, io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use crate::model::{Phrase, Problem, ProblemKind, SourceFile, Span};

use super::{FileError, Refused, output::replace};

/// A file's text, and what is wrong with its bytes.
#[derive(Debug)]
pub struct Loaded {
    /// The file; an empty text where there is none.
    pub file: SourceFile,
    /// Whether there is one.
    pub exists: bool,
    /// Where the bytes are not UTF-8.
    pub problem: Option<Problem>,
}

/// Reads a file of the project; bytes that are not UTF-8 are replaced, and said.
///
/// # Errors
///
/// When there is a file that cannot be read.
pub fn load(root: &Path, path: &str) -> io::Result<Loaded> {
    let bytes = match read(root, path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let file = SourceFile::new(path, "");
            return Ok(Loaded { file, exists: false, problem: None });
        }
        Err(error) => return Err(error),
    };
    let (text, problem) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let (text, at, id) = match utf16(&bytes) {
                Some(text) => (text, 0, "encoding-utf16"),
                None => (String::from_utf8_lossy(&bytes).into_owned(), at, "encoding-message"),
            };
            let problem = Problem::new(ProblemKind::Encoding, Span::at(at), Phrase::new(id));
            (text, Some(problem.help(Phrase::new("encoding-help"))))
        }
    };
    Ok(Loaded { file: SourceFile::new(path, text), exists: true, problem })
}

/// The text of bytes that say that they are UTF-16, as some editors write it.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes)?;
    let is_wide = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].contains(&encoding);
    let text = encoding.decode_without_bom_handling(&bytes[mark..]).0;
    is_wide.then(|| text.into_owned())
}

/// The bytes of a file that is one, and is in the project; what only looks like one could be
/// without end.
fn read(root: &Path, path: &str) -> io::Result<Vec<u8>> {
    let path = root.join(path);
    let real = match path.canonicalize() {
        Ok(real) => real,
        Err(error) if error.kind() != io::ErrorKind::NotFound && path.is_symlink() => {
            return Err(Refused::Loop.into());
        }
        Err(error) => return Err(error),
    };
    if !real.starts_with(root.canonicalize()?) {
        return Err(Refused::Outside.into());
    }
    if !fs::metadata(&real)?.is_file() {
        return Err(Refused::NoFile.into());
    }
    #[expect(clippy::disallowed_methods, reason = "this is the place where files are read")]
    fs::read(real)
}

/// Writes a file of the project: the old one stays whole until the new one is.
///
/// # Errors
///
/// When the new file cannot be written in full, or the old one is a link.
pub fn save(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let path = root.join(path);
    if path.is_symlink() {
        return Err(Refused::Link.into());
    }
    let folder = path.parent().unwrap_or(root);
    // The folders that are there may be links; those that are made are none.
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(root);
    if !there.canonicalize()?.starts_with(root.canonicalize()?) {
        return Err(Refused::Outside.into());
    }
    fs::create_dir_all(folder)?;
    // Somebody took the right to write away, and meant it.
    if fs::metadata(&path).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    replace(&path, text)
}

/// How long a writer waits for its turn: longer than any other writes, so that one which does not
/// end holds nobody up for ever.
const PATIENCE: Duration = Duration::from_secs(30);

/// Takes the project for one writer at a time, until the file is closed; waits for its turn. What
/// a writer before was cut short in is finished first.
///
/// # Errors
///
/// When the project file (its folder, where there is none) cannot be opened or locked, or another
/// writer does not end within half a minute.
pub fn lock(root: &Path) -> Result<Option<fs::File>, FileError> {
    let opened = match fs::File::open(root.join("diglot.toml")) {
        Ok(file) => Ok(Some(file)),
        // Not every system opens folders; such a project is its only writer's.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(fs::File::open(root).ok()),
        Err(error) => Err(error),
    };
    let locked = opened.and_then(|file| file.as_ref().map_or(Ok(()), wait).map(|()| file));
    let file = locked.map_err(|error| FileError::Read { path: "diglot.toml".to_owned(), error })?;
    super::commit::recover(root)?;
    Ok(file)
}

/// Locks a file when nobody else has it any more.
fn wait(file: &fs::File) -> io::Result<()> {
    let began = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(fs::TryLockError::Error(error)) => return Err(error),
            Err(fs::TryLockError::WouldBlock) if began.elapsed() > PATIENCE => {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            Err(fs::TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(20)),
        }
    }
}
