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
pub fn destination(path: &Path) -> io::Result<PathBuf> {
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

/// Writes a file at a [`destination`]: the old one stays whole until the new one is. What is no
/// regular file (a pipe, `/dev/null`) is written to as it is.
///
/// # Errors
///
/// When the text cannot be written in full.
pub fn write_out(destination: &Path, text: &str) -> io::Result<()> {
    let metadata = fs::metadata(destination).ok();
    if metadata.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        let mut file = fs::OpenOptions::new().write(true).open(destination)?;
        return file.write_all(text.as_bytes());
    }
    replace(destination, text)
}

/// Puts a new file, once it is whole, in the place of the one there is or of none; it may be read
/// and written by whom that one might.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
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
