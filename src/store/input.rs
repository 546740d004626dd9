//! Files that a person asks for by name, inside the project or not: read whole.

use std::{fs, io, io::Read as _, path::Path};

/// The largest document that is read, in bytes.
const MOST: u64 = 256 << 20;

/// The bytes of a file, or of what it may be instead (a pipe).
///
/// # Errors
///
/// When it cannot be read, or does not end within 256 MB.
pub fn read_in(path: &Path) -> io::Result<Vec<u8>> {
    let file = fs::File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    read_all(file)
}

/// All that can be read from somewhere.
///
/// # Errors
///
/// When it cannot be read, or does not end within 256 MB.
pub fn read_all(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}
