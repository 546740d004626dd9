//! The archive that a DOCX is: its parts, read up to a limit, each once.

use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use crate::import::{ImportError, encoding};

/// The most bytes that the parts of a document may take when expanded.
pub(super) const MOST_BYTES: usize = 256 * MEGABYTE;
const MEGABYTE: usize = 1024 * 1024;

/// How an OLE compound file begins: the container of Word's old format and of encrypted documents
/// ([MS-CFB], 2.2).
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// An archive, and how much of it may still be expanded.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    most: usize,
    left: usize,
}

impl<'b> Archive<'b> {
    /// Opens the archive; its parts may take `most` bytes.
    pub(super) fn open_archive(bytes: &'b [u8], most: usize) -> Result<Self, ImportError> {
        if bytes.is_empty() {
            return Err(ImportError::Empty);
        }
        if bytes.starts_with(&COMPOUND_FILE) {
            // The name of the stream that holds an encrypted document ([MS-OFFCRYPTO], 1.3.2).
            let name: Vec<u8> =
                "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = memchr::memmem::find(bytes, &name).is_some();
            return Err(if encrypted { ImportError::Encrypted } else { ImportError::OldWord });
        }
        if !bytes.starts_with(b"PK") {
            return Err(ImportError::NoArchive);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged("ZIP", &error))?;
        Ok(Self { zip, most, left: most })
    }

    /// The text of a part; none where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        match encoding::decode(&bytes, None) {
            Ok(text) => Ok(Some(text.into_owned())),
            Err(ImportError::Empty) => Err(damaged(name, &"empty")),
            Err(error) => Err(damaged(name, &error)),
        }
    }

    /// The bytes of a part; none where there is no such part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ImportError::Encrypted);
            }
            Err(error) => return Err(damaged(name, &error)),
        };
        let mut bytes = Vec::new();
        // What the archive says of its sizes is not believed.
        let mut limited = file.take(self.left as u64 + 1);
        limited.read_to_end(&mut bytes).map_err(|error| damaged(name, &error))?;
        if bytes.len() > self.left {
            return Err(ImportError::TooLarge { most: self.most / MEGABYTE });
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
    }
}

fn damaged(part: &str, reason: &dyn std::fmt::Display) -> ImportError {
    ImportError::Damaged { part: part.to_owned(), reason: reason.to_string() }
}
