//! Bytes → text: UTF-8 and, by its byte-order mark, UTF-16; anything else only where it was named.
//!
//! Bytes in an old one-byte encoding read as any other one-byte encoding without an error, so a
//! guess would put wrong letters into every segment: the guess is told, and the user decides.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::ImportError;

/// The text in these bytes, without a byte-order mark; `declared` is the name of its encoding
/// where one was given.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    declared: Option<&str>,
) -> Result<Cow<'b, str>, ImportError> {
    let (encoding, body) = match (Encoding::for_bom(bytes), declared) {
        (Some((encoding, length)), _) => (encoding, &bytes[length..]),
        (None, Some(name)) => {
            let unknown = || ImportError::UnknownEncoding { name: name.to_owned() };
            (Encoding::for_label(name.as_bytes()).ok_or_else(unknown)?, bytes)
        }
        (None, None) => (UTF_8, bytes),
    };
    if encoding != UTF_16LE && encoding != UTF_16BE && memchr::memchr(0, body).is_some() {
        return Err(ImportError::NotText);
    }
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| refused(body, encoding, declared))?;
    if text.contains('\0') {
        return Err(ImportError::NotText);
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(text)
}

/// The encoding that a page of HTML says it is in
/// ([HTML](https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding):
/// within its first 1024 bytes).
pub(super) fn of_page(bytes: &[u8]) -> Option<String> {
    const REACH: usize = 1024;
    let head = bytes[..bytes.len().min(REACH)].to_ascii_lowercase();
    let name = b"charset";
    let at = memchr::memmem::find(&head, name)? + name.len();
    let text = String::from_utf8_lossy(&head[at..]);
    let value = text.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.:".contains(c));
    let value = &value[..end.unwrap_or(value.len())];
    (!value.is_empty()).then(|| value.to_owned())
}

fn refused(bytes: &[u8], encoding: &'static Encoding, declared: Option<&str>) -> ImportError {
    let valid = match std::str::from_utf8(bytes) {
        Err(error) if encoding == UTF_8 => error.valid_up_to(),
        _ => 0,
    };
    let line = memchr::memchr_iter(b'\n', &bytes[..valid]).count() + 1;
    if encoding != UTF_8 || declared.is_some() {
        return ImportError::NotInEncoding { line, encoding: encoding.name().to_owned() };
    }
    if is_binary(bytes) {
        return ImportError::NotText;
    }
    // 0x80 to 0x9F are control characters in Latin-1, and quotes and dashes in Windows-1252.
    let windows = bytes.iter().any(|byte| (0x80..=0x9f).contains(byte));
    ImportError::NotUnicode { line, guess: if windows { "Windows-1252" } else { "ISO-8859-1" } }
}

/// Whether one byte in ten or more is a control character that no text holds.
fn is_binary(bytes: &[u8]) -> bool {
    let is_control = |byte: &&u8| matches!(**byte, 0..=8 | 0xe..=0x1a | 0x1c..=0x1f | 0x7f);
    bytes.iter().filter(is_control).count() * 10 >= bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "the expectations read better unborrowed")]
    fn check(bytes: &[u8], declared: Option<&str>, expected: Result<&str, ImportError>) {
        assert_eq!(decode(bytes, declared).as_deref(), expected.as_deref(), "{bytes:?}");
    }

    #[test]
    fn encodings_are_read_or_refused_by_name() {
        let windows = |line| Err(ImportError::NotUnicode { line, guess: "Windows-1252" });
        check("été".as_bytes(), None, Ok("été"));
        check("\u{feff}été".as_bytes(), None, Ok("été"));
        check(b"\xff\xfe\xe9\0t\0", None, Ok("ét"));
        check(b"\xfe\xff\0\xe9\0t", None, Ok("ét"));
        check(b"a\nl\x92\xe9t\xe9", None, windows(2));
        check(b"\xe9t\xe9", None, Err(ImportError::NotUnicode { line: 1, guess: "ISO-8859-1" }));
        check(b"l\x92\xe9t\xe9", Some("windows-1252"), Ok("l’été"));
        check(b"\xe9t\xe9", Some("latin1"), Ok("été"));
        check(b"x", Some("klingon"), Err(ImportError::UnknownEncoding { name: "klingon".into() }));
        let utf8 = |line| Err(ImportError::NotInEncoding { line, encoding: "UTF-8".into() });
        check(b"a\n\xe9", Some("utf-8"), utf8(2));
    }

    #[test]
    fn pages_say_their_encoding() {
        for (page, expected) in [
            ("<meta charset=\"ISO-8859-1\">", Some("iso-8859-1")),
            ("<meta content='text/html; charset=windows-1252'>", Some("windows-1252")),
            ("<META CHARSET = utf-8>", Some("utf-8")),
            ("<meta charset=", None),
            ("<p>charset</p>", None),
            ("", None),
        ] {
            assert_eq!(of_page(page.as_bytes()).as_deref(), expected, "{page}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check(b"", None, Err(ImportError::Empty));
        check(b"\xef\xbb\xbf \r\n", None, Err(ImportError::Empty));
        check(b"PK\x03\x04\0\0", None, Err(ImportError::NotText));
        check(b"\xff\xfe\xe9\0\0\0", None, Err(ImportError::NotText));
        check(b"\x89PNG\r\n\x1a\n\x01\x02\x03\xff", None, Err(ImportError::NotText));
    }
}
