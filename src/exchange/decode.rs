//! Bytes → text: Unicode by its byte-order mark or by how the file begins, or as the file declares.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::ExchangeError;
use crate::model::Phrase;

/// How far into a file its encoding is declared, in bytes.
const DECLARATION_REACH: usize = 4096;

/// The text in these bytes, without a byte-order mark.
///
/// # Errors
///
/// When the bytes are not in the encoding that they say they are in, UTF-8 where they say nothing.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ExchangeError> {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (without_mark(bytes)?, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(body);
    text.ok_or_else(|| {
        let valid = std::str::from_utf8(body).map_or_else(|error| error.valid_up_to(), str::len);
        let line = memchr::memchr_iter(b'\n', &body[..valid]).count() + 1;
        let phrase = Phrase::new("exchange-encoding").with("encoding", encoding.name());
        ExchangeError::of_whole_file(phrase.with("line", line))
    })
}

/// The text of a file; none of an archive.
///
/// # Errors
///
/// As [`recoded`].
pub(crate) fn decoded(bytes: &[u8]) -> Result<Option<String>, ExchangeError> {
    if bytes.starts_with(b"PK") {
        return Ok(None);
    }
    Ok(Some(decode(bytes)?.into_owned()))
}

/// Bytes in a named encoding as UTF-8; as they are, where they are in Unicode already.
///
/// # Errors
///
/// When no encoding has that name, or the bytes are not in it.
pub(crate) fn recoded(bytes: &[u8], name: &str) -> Result<Vec<u8>, ExchangeError> {
    if Encoding::for_bom(bytes).is_some() || bytes.starts_with(b"PK") {
        return Ok(bytes.to_vec());
    }
    let unknown = || Phrase::new("exchange-unknown-encoding").with("name", name);
    let encoding = Encoding::for_label(name.as_bytes()).ok_or_else(unknown);
    let encoding = encoding.map_err(ExchangeError::of_whole_file)?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let phrase = || Phrase::new("exchange-encoding").with("encoding", encoding.name());
    let text = text.ok_or_else(|| ExchangeError::of_whole_file(phrase().with("line", 1_usize)))?;
    Ok(text.into_owned().into_bytes())
}

/// The encoding of bytes that have no mark.
fn without_mark(bytes: &[u8]) -> Result<&'static Encoding, ExchangeError> {
    match bytes {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION_REACH)]);
    let declared = if head.trim_start().starts_with("<?xml") {
        head.split_once("?>").and_then(|(head, _)| quoted_after(head, "encoding"))
    } else if head.contains("msgid") {
        head.split_once("charset=").and_then(|(_, rest)| {
            rest.split(['\\', '"', '\n', ' ', ';']).next().filter(|name| *name != "CHARSET")
        })
    } else {
        None
    };
    let Some(name) = declared else { return Ok(UTF_8) };
    // A file whose first bytes are ASCII is not in UTF-16, whatever a tool that rewrote it left there.
    match Encoding::for_label(name.as_bytes()) {
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok(UTF_8),
        Some(encoding) => Ok(encoding),
        None => {
            let phrase = Phrase::new("exchange-unknown-encoding").with("name", name);
            Err(ExchangeError::of_whole_file(phrase))
        }
    }
}

/// The value of `name="…"` in an XML declaration.
fn quoted_after<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next()
}

/// The beginning of a text, whatever its encoding; what cannot be read in it is replaced.
pub(super) fn head(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(DECLARATION_REACH)];
    let (encoding, body) = match Encoding::for_bom(head) {
        Some((encoding, length)) => (encoding, &head[length..]),
        None => (without_mark(head).unwrap_or(UTF_8), head),
    };
    encoding.decode_without_bom_handling(body).0.into_owned()
}

/// The name, without its prefix, of the element that a file in XML begins with.
pub(super) fn first_element(head: &str) -> Option<&str> {
    let mut rest = head.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            // A document type may define entities in brackets, before its own end.
            _ if rest.starts_with("<!") => {
                let end = rest.find(['>', '['])?;
                if rest[end..].starts_with('[') { "]>" } else { ">" }
            }
            _ => break,
        };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let tag = rest.strip_prefix('<')?;
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    let name = &tag[..end];
    Some(name.split_once(':').map_or(name, |(_, name)| name))
}
