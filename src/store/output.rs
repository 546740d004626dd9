//! Files that a person asks for by name, inside the project or not: written all or nothing.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

/// Where a path leads in the end, whether or not there is a file yet: links are followed.
///
/// # Errors
///
/// When the folder does not exist, or the path names a folder.
pub(crate) fn destination(path: &Path) -> io::Result<PathBuf> {
    if is_special(path) {
        // A pipe behind `/dev/stdout` has no path of its own.
        return Ok(path.to_owned());
    }
    match path.canonicalize() {
        Ok(target) if target.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
            let name = path.file_name().ok_or(error)?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            Ok(folder.unwrap_or(Path::new(".")).canonicalize()?.join(name))
        }
        Err(error) => Err(error),
    }
}

/// Makes the folders that a file is to be in.
///
/// # Errors
///
/// When one of them cannot be made.
pub(crate) fn make_folder_of(path: &Path) -> io::Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => fs::create_dir_all(folder),
        None => Ok(()),
    }
}

/// Writes a file at a [`destination`]: the old one stays whole until the new one is. What is no
/// regular file (a pipe, `/dev/null`) is written to as it is.
///
/// # Errors
///
/// When it cannot be written in full.
pub(crate) fn write_out(destination: &Path, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    let bytes = bytes.as_ref();
    if is_special(destination) {
        let mut file = fs::OpenOptions::new().write(true).open(destination)?;
        return file.write_all(bytes);
    }
    replace(destination, bytes)
}

/// Makes a folder that a person named, and those it is in.
///
/// # Errors
///
/// When that cannot be done.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Whether there is something that is neither a regular file nor a folder.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// What the names of new files begin with until they take their places.
const NEW: &str = ".diglot-out-";

/// Puts a new file, once it is whole, in the place of the one there is or of none; it may be read
/// and written by whom that one might.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _held = super::hold_writes();
    // Somebody took the right to write away, and meant it.
    if fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    clear(folder);
    let mut file = tempfile::Builder::new().prefix(NEW).tempfile_in(folder)?;
    // For as long as it is written it is locked, so that nobody takes it for left over. What cannot
    // be locked is written all the same.
    let _ = file.as_file().try_lock();
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(path).map_or(0o644, |metadata| metadata.permissions().mode());
        file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Removes the new files in a folder whose writers died: nobody has them locked any more.
fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_new = entry.file_name().to_string_lossy().starts_with(NEW);
        if is_new && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let path = entry.path();
            if fs::File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make and read the files they are about")]
mod tests {
    use super::*;

    #[test]
    fn what_a_dead_writer_left_is_removed_and_what_a_live_one_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let name = |name: &str| folder.path().join(name);
        fs::write(name(".diglot-out-dead"), "half").unwrap();
        fs::write(name(".diglot-out-alive"), "half").unwrap();
        let alive = fs::File::open(name(".diglot-out-alive")).unwrap();
        alive.try_lock().unwrap();
        write_out(&name("report.txt"), "whole").unwrap();
        assert_eq!(fs::read_to_string(name("report.txt")).unwrap(), "whole");
        assert!(!name(".diglot-out-dead").exists() && name(".diglot-out-alive").exists());
    }
}
