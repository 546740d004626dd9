//! Files that a person asks for by name, inside the project or not: read whole.

use std::{
    fs, io,
    io::Read as _,
    path::{Path, PathBuf},
};

use super::{Refused, files::regular_bytes};

/// The largest document that is read, in bytes.
const MOST: u64 = 256 << 20;

/// The bytes of a file, or of what it may be instead (a pipe).
///
/// # Errors
///
/// When it cannot be read, or does not end within 256 MB.
pub(crate) fn read_in(path: &Path) -> io::Result<Vec<u8>> {
    let file = fs::File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // What is too large is not read to find that out; a pipe does not say.
    if about.len() > MOST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    read_all(file)
}

/// All that can be read from somewhere.
///
/// # Errors
///
/// When it cannot be read, or does not end within 256 MB.
pub(crate) fn read_all(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// A file beside a document that a person named, in its folder or below it, or anywhere in `root`:
/// its path in `root`, if it is there, and its bytes. What a document says of its files is not
/// believed: a link or `..` leads nowhere else.
///
/// # Errors
///
/// When there is no such file, or it is elsewhere or too large.
pub(crate) fn read_beside(
    document: &Path,
    file: &str,
    root: Option<&Path>,
) -> io::Result<(Option<String>, Vec<u8>)> {
    let folder = document.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize()?;
    let real = folder.join(file).canonicalize()?;
    let root = root.map(Path::canonicalize).transpose()?;
    let inside = root.and_then(|root| real.strip_prefix(root).ok().map(Path::to_owned));
    if inside.is_none() && !real.starts_with(&folder) {
        return Err(Refused::Outside.into());
    }
    let inside = inside.and_then(|path| Some(path.to_str()?.replace('\\', "/")));
    Ok((inside, regular_bytes(&real)?))
}

/// The files in a folder that a person named and below it, sorted; links are not followed, nor are
/// hidden files named.
///
/// # Errors
///
/// When the folder cannot be looked into.
pub(crate) fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let walk = ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).build();
    for entry in walk {
        let entry = entry.map_err(|error| {
            error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into())
        })?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            files.push(entry.into_path());
        }
    }
    files.sort();
    Ok(files)
}
