//! The part of a link in parentheses: address and title.

use std::ops::Range;

/// How deep parentheses nest in an address. The specification asks for three levels at least; the limit
/// keeps a text of `[a](b[a](b…` linear.
const DEPTH: usize = 32;

/// An address and the end of the parentheses around it.
#[derive(Debug)]
pub(super) struct LinkTarget {
    pub(super) address: Range<usize>,
    /// After the closing parenthesis.
    pub(super) end: usize,
}

/// Reads `(address "title")` at `at`.
pub(super) fn target(bytes: &[u8], at: usize) -> Option<LinkTarget> {
    if bytes.get(at) != Some(&b'(') {
        return None;
    }
    let start = space(bytes, at + 1);
    let (address, after) = if bytes.get(start) == Some(&b'<') {
        angled(bytes, start + 1)?
    } else {
        let end = bare(bytes, start)?;
        (start..end, end)
    };
    let mut end = space(bytes, after);
    if end > after && bytes.get(end).is_some_and(|byte| matches!(byte, b'"' | b'\'' | b'(')) {
        end = space(bytes, title(bytes, end)?);
    }
    (bytes.get(end) == Some(&b')')).then_some(LinkTarget { address, end: end + 1 })
}

fn space(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// `<address>`, after the `<`.
fn angled(bytes: &[u8], start: usize) -> Option<(Range<usize>, usize)> {
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'>' => return Some((start..at, at + 1)),
            b'<' | b'\n' => return None,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The end of an address without angle brackets: before white space or the parenthesis too many.
fn bare(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'(' if depth == DEPTH => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            byte if byte.is_ascii_whitespace() || byte.is_ascii_control() => break,
            _ => {}
        }
        at += 1;
    }
    (depth == 0 && at < bytes.len()).then_some(at)
}

/// The end of a title, which begins at `start` with its quote.
fn title(bytes: &[u8], start: usize) -> Option<usize> {
    let open = bytes[start];
    let close = if open == b'(' { b')' } else { open };
    let mut at = start + 1;
    loop {
        match *bytes.get(at)? {
            byte if byte == close => return Some(at + 1),
            // A second opening parenthesis is no title, which also keeps many of them linear.
            b'(' if open == b'(' => return None,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}
