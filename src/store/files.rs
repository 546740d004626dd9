//! The files themselves: listed, read, written all or nothing.

use std::{
    fs,
    io::{self, Read as _},
    path::{Component, Path},
    sync::Arc,
    time::{Duration, SystemTime},
};

use crate::model::{Phrase, Problem, ProblemKind, SourceFile, Span};

use super::{Refused, inside};

/// A file's text, and what is wrong with its bytes.
#[derive(Debug, Clone)]
pub struct LoadedText {
    /// The file; an empty text where there is none.
    pub file: Arc<SourceFile>,
    /// Whether there is one.
    pub exists: bool,
    /// Where the bytes are not UTF-8.
    pub problem: Option<Problem>,
}

impl LoadedText {
    /// A file that is one.
    pub(super) fn from_file(file: Arc<SourceFile>) -> Self {
        Self { file, exists: true, problem: None }
    }

    /// No file of that name.
    #[must_use]
    pub fn absent(path: &str) -> Self {
        Self { file: Arc::new(SourceFile::new(path, "")), exists: false, problem: None }
    }
}

/// What a file looks like from outside: if another was put in its place or it was written to since,
/// this is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStamp {
    /// When it was written, how long it is, and which one of the disk's files it is; none where
    /// there is no file.
    looks: Option<(SystemTime, u64, u64)>,
}

/// Clocks of file systems are coarse: a file that was written this lately may have been written to
/// again since, and look the same.
const YOUNG_FILE: Duration = Duration::from_millis(100);

impl FileStamp {
    /// What a file looks like now; none where that does not tell whether it is written to.
    pub(super) fn from_disk(root: &Path, path: &str) -> Option<Self> {
        let metadata = match fs::metadata(root.join(path)) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Some(Self { looks: None });
            }
            Err(_) => return None,
        };
        let written = metadata.modified().ok()?;
        // A clock that was set back tells nothing either.
        let age = SystemTime::now().duration_since(written).ok()?;
        let looks = Some((written, metadata.len(), identity(&metadata)));
        (age > YOUNG_FILE).then_some(Self { looks })
    }
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> u64 {
    0
}

/// The largest file of a project that is read, in bytes: a hundred times the largest catalogue in
/// use, and what takes a few times as much memory while it is looked at.
pub(crate) const MAX_FILE_BYTES: u64 = 64 << 20;

/// Reads a file of the project; bytes that are not UTF-8 are replaced, and said.
///
/// # Errors
///
/// When there is a file that cannot be read.
pub(super) fn load(root: &Path, path: &str) -> io::Result<LoadedText> {
    let bytes = match read_bytes_of(root, path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(LoadedText::absent(path));
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
    Ok(LoadedText { file: Arc::new(SourceFile::new(path, text)), exists: true, problem })
}

/// Reads a file of the project as it is; none where there is none.
///
/// # Errors
///
/// When there is a file that cannot be read.
pub(super) fn bytes(root: &Path, path: &str) -> io::Result<Option<Vec<u8>>> {
    match read_bytes_of(root, path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
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
fn read_bytes_of(root: &Path, name: &str) -> io::Result<Vec<u8>> {
    let path = root.join(name);
    if follows_no_link(root, name) {
        return regular_bytes(&path);
    }
    let real = match path.canonicalize() {
        Ok(real) => real,
        Err(error) if error.kind() != io::ErrorKind::NotFound && path.is_symlink() => {
            return Err(Refused::Loop.into());
        }
        // A file that is not there may not be there in a folder that is none of the project's.
        Err(error) => return Err(leads_out(root, name).unwrap_or(error)),
    };
    if !real.starts_with(root.canonicalize()?) {
        return Err(Refused::Outside.into());
    }
    regular_bytes(&real)
}

/// Whether a path goes down from the project's folder, step by step, over no link: most do.
fn follows_no_link(root: &Path, name: &str) -> bool {
    let mut place = root.to_owned();
    Path::new(name).components().all(|step| {
        place.push(step);
        matches!(step, Component::Normal(_))
            && place.symlink_metadata().is_ok_and(|metadata| !metadata.is_symlink())
    })
}

/// The bytes of a file that is one and not too large, by a path that leads over no link.
pub(super) fn regular_bytes(real: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(real)?;
    if !metadata.is_file() {
        return Err(Refused::NoFile.into());
    }
    if metadata.len() > MAX_FILE_BYTES {
        return Err(Refused::Large.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    // What grows meanwhile, or has no length (`/proc`), is not read on and on.
    fs::File::open(real)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Refused::Large.into());
    }
    Ok(bytes)
}

/// That a path leads out of the project, where it does.
fn leads_out(root: &Path, path: &str) -> Option<io::Error> {
    let error = inside::folder(root, path).err()?;
    let refused = error.get_ref()?.downcast_ref::<Refused>();
    (refused == Some(&Refused::Outside)).then_some(error)
}
