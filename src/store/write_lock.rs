//! One writer at a time.

use std::{
    fs, io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use super::{FileError, journal};

/// How long a writer waits for its turn: longer than any other writes, so that one which does not
/// end holds nobody up for ever.
const PATIENCE: Duration = Duration::from_secs(30);

/// Takes the project for one writer at a time, waits for its turn. What a writer
/// before was cut short in is finished or undone first.
///
/// # Errors
///
/// When the project's folder cannot be opened or locked, or another writer does not end within half
/// a minute.
pub(super) fn lock(root: &Path) -> Result<WriteLock, FileError> {
    let unlocked = |error| FileError::Read { path: "diglot.toml".to_owned(), error };
    let file = open_lock(root).map_err(unlocked)?;
    file.as_ref().map_or(Ok(()), wait).map_err(unlocked)?;
    journal::recover(root)?;
    Ok(WriteLock { _file: file })
}

/// The right to write to a project, until it is dropped.
#[derive(Debug, Default)]
pub struct WriteLock {
    _file: Option<fs::File>,
}

/// What is locked: the folder. The project file would not do: editors put a new one in its place,
/// and a lock stays with the old.
#[cfg(unix)]
fn open_lock(root: &Path) -> io::Result<Option<fs::File>> {
    fs::File::open(root).map(Some)
}

/// What is locked: the project file, since not every system opens folders. A project without one is
/// its only writer's.
#[cfg(not(unix))]
fn open_lock(root: &Path) -> io::Result<Option<fs::File>> {
    match fs::File::open(root.join("diglot.toml")) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
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

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make the files they are about")]
mod tests {
    use super::*;

    #[test]
    fn a_project_file_that_is_replaced_lets_no_second_writer_in() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("diglot.toml"), "").unwrap();
        let held = lock(root).unwrap();
        // As editors save.
        fs::write(root.join("new"), "").unwrap();
        fs::rename(root.join("new"), root.join("diglot.toml")).unwrap();
        let second = open_lock(root).unwrap().unwrap();
        #[cfg(unix)]
        assert!(second.try_lock().is_err());
        drop(held);
        assert!(second.try_lock().is_ok());
    }
}
