//! A look at the tags before they are parsed: the parser compares each attribute with all before
//! it, which takes for ever on a tag that has no end of them.

use crate::import::ImportError;

/// A tag with more attributes is refused.
const MOST_ATTRIBUTES: usize = 2_000;

/// Refuses a text with a tag that no author wrote.
pub(super) fn refuse_unknown_tags(text: &str) -> Result<(), ImportError> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]) {
        let start = at + open + 1;
        if !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) {
            at = start;
            continue;
        }
        let (end, attributes) = tag(bytes, start);
        if attributes > MOST_ATTRIBUTES {
            let line = memchr::memchr_iter(b'\n', &bytes[..start]).count() + 1;
            return Err(ImportError::TooManyAttributes { line, most: MOST_ATTRIBUTES });
        }
        at = end + raw_text(&bytes[start..end], &bytes[end..]);
    }
    Ok(())
}

/// Where the tag that begins at `start` ends, and how many attributes it has, at most.
fn tag(bytes: &[u8], start: usize) -> (usize, usize) {
    let (mut at, mut attributes) = (start, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return (at + 1, attributes),
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' => attributes += 1,
            b'"' | b'\'' => {
                attributes += 1;
                // A quote that does not follow `=` opens nothing.
                if bytes[at - 1] == b'=' {
                    at += memchr::memchr(byte, &bytes[at + 1..]).map_or(bytes.len(), |n| n + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    (bytes.len(), attributes)
}

/// The length of the text behind a tag that holds no tags.
fn raw_text(tag: &[u8], rest: &[u8]) -> usize {
    let is = |name: &[u8]| {
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && tag.get(name.len()).is_some_and(|byte| !byte.is_ascii_alphanumeric())
    };
    if !is(b"script") && !is(b"style") {
        return 0;
    }
    memchr::memmem::find(rest, b"</").unwrap_or(rest.len())
}
