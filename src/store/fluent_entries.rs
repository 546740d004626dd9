//! A Fluent file taken apart into its entries, before any is read.
//!
//! Most messages are a line of text, and need no parser. Of the others, the parser is given one at
//! a time, so that no tree of a whole file is held. What is told here of where an entry ends is true
//! of every file that the parser finds nothing wrong with; of others, nothing is known.

/// A part of a Fluent file that begins and ends between entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FilePart<'x> {
    /// A message that is one text in one line: its id, and the text.
    Line(&'x str, &'x str),
    /// Anything else: mostly one entry, with the comments before it.
    Other(&'x str),
}

/// The parts of a file, in its order.
pub(super) fn parts(text: &str) -> impl Iterator<Item = FilePart<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (part, length) = one_line_message(rest).unwrap_or_else(|| {
            let (part, _) = rest.split_at(entry_end(rest.as_bytes()));
            (FilePart::Other(part), part.len())
        });
        rest = &rest[length..];
        Some(part)
    })
}

/// How many lines of a file may begin an entry that is no comment.
pub(super) fn count_entry_lines(text: &str) -> usize {
    let bytes = text.as_bytes();
    let begins =
        |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'-');
    let lines = memchr::memchr_iter(b'\n', bytes).filter(|at| begins(at + 1)).count();
    lines + usize::from(begins(0))
}

/// The message that a text begins with, if it is one text in one line, and where the next entry
/// begins.
fn one_line_message(text: &str) -> Option<(FilePart<'_>, usize)> {
    let bytes = text.as_bytes();
    bytes.first().filter(|byte| byte.is_ascii_alphabetic())?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let name = bytes.iter().position(|byte| !is_name(byte))?;
    let mut at = after_blanks(bytes, name);
    if bytes.get(at) != Some(&b'=') {
        return None;
    }
    at = after_blanks(bytes, at + 1);
    let (end, next) = match memchr::memchr3(b'\n', b'{', b'}', &bytes[at..]) {
        Some(length) if bytes[at + length] == b'\n' => (at + length, at + length + 1),
        Some(_) => return None,
        None => (bytes.len(), bytes.len()),
    };
    let value = text[at..end].trim_end_matches([' ', '\r']);
    let next = next_entry(bytes, next).filter(|_| !value.is_empty())?;
    Some((FilePart::Line(&text[..name], value), next))
}

fn after_blanks(bytes: &[u8], at: usize) -> usize {
    let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
    at + blanks
}

/// Where, behind the empty lines that begin at `at`, another entry begins or the file ends; none
/// where what stands there may be more of the last entry.
fn next_entry(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match &bytes[at..] {
            [] => return Some(at),
            [b'\n', ..] => at += 1,
            [b'\r', b'\n', ..] => at += 2,
            [first, ..] if begins_entry(*first) => return Some(at),
            _ => return None,
        }
    }
}

/// Whether a line that begins so is no part of an entry before it.
fn begins_entry(first: u8) -> bool {
    first.is_ascii_alphabetic() || matches!(first, b'-' | b'#')
}

/// Where the entry ends that a text begins with, with comments before it: they may be its own.
fn entry_end(bytes: &[u8]) -> usize {
    let mut is_comment = bytes.first() == Some(&b'#');
    for end in memchr::memchr_iter(b'\n', bytes) {
        match bytes.get(end + 1) {
            Some(&first) if begins_entry(first) => {
                if !is_comment {
                    return end + 1;
                }
                is_comment = first == b'#';
            }
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[FilePart<'_>]) {
        assert_eq!(parts(text).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn a_line_is_a_message_where_nothing_can_follow() {
        use FilePart::{Line, Other};
        check("", &[]);
        check("a = b", &[Line("a", "b")]);
        check("a = b \r\n\nb-1_  =c\n", &[Line("a", "b"), Line("b-1_", "c")]);
        check("a = b\n-t = c\n", &[Line("a", "b"), Other("-t = c\n")]);
        check("a = b\n\n # c\n", &[Other("a = b\n\n # c\n")]);
        check("a = b\n .c = d\nb = c\n", &[Other("a = b\n .c = d\n"), Line("b", "c")]);
        check("a = { $x }\nb =\n c\n", &[Other("a = { $x }\n"), Other("b =\n c\n")]);
        check("a = b }\n", &[Other("a = b }\n")]);
        check("a = \nb = c\n", &[Other("a = \n"), Line("b", "c")]);
        check("a\nb = c\n", &[Other("a\n"), Line("b", "c")]);
    }

    #[test]
    fn comments_stay_with_what_follows() {
        use FilePart::{Line, Other};
        let own = "# x\n\n## y\n\n# z\na = b\n\n";
        check(
            &format!("{own}# u\nb = c\nd = e\n"),
            &[Other(own), Other("# u\nb = c\n"), Line("d", "e")],
        );
        check("a = b\n# c", &[Line("a", "b"), Other("# c")]);
    }
}
