//! Where a placeable ends, and how deep placeables nest, without recursion.
//!
//! The Fluent parser recurses for every nested brace and call, and would overflow the stack on hostile input,
//! so depth is measured before it is called.

/// Placeables nested deeper than this are refused.
pub(super) const MAX_DEPTH: usize = 64;

#[derive(Clone, Copy, PartialEq)]
enum BraceMode {
    /// In a placeable, before any `->`: strings may occur.
    Expression,
    /// In the parentheses of a call there.
    Call,
    /// Among the variants of a select expression: quotes are text.
    Variants,
}

/// Reads one token at `at`; returns the offset after it.
fn step(text: &[u8], at: usize, stack: &mut Vec<BraceMode>) -> usize {
    match (text[at], stack.last().copied()) {
        (b'{', _) => stack.push(BraceMode::Expression),
        (b'}', _) => while stack.pop() == Some(BraceMode::Call) {},
        (b'(', Some(BraceMode::Expression | BraceMode::Call)) => stack.push(BraceMode::Call),
        (b')', Some(BraceMode::Call)) => _ = stack.pop(),
        (b'"', Some(BraceMode::Expression | BraceMode::Call)) => return string_end(text, at),
        (b'-', Some(BraceMode::Expression)) if text.get(at + 1) == Some(&b'>') => {
            stack.pop();
            stack.push(BraceMode::Variants);
            return at + 2;
        }
        _ => {}
    }
    at + 1
}

fn string_end(text: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 1,
            b'"' => return at + 1,
            b'\n' => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// The offset after the brace that closes the one at `open`.
pub(super) fn closing_brace(text: &str, open: usize) -> Option<usize> {
    let (bytes, mut stack, mut at) = (text.as_bytes(), Vec::new(), open);
    while at < bytes.len() {
        at = step(bytes, at, &mut stack);
        if stack.is_empty() {
            return Some(at);
        }
        // Nothing that nests so deep is read; and where no brace is closed, each of them would
        // otherwise be looked for to the end of the text.
        if stack.len() > MAX_DEPTH {
            return None;
        }
    }
    None
}

/// The first brace that nests deeper than [`MAX_DEPTH`].
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let (bytes, mut stack, mut at) = (text.as_bytes(), Vec::new(), 0);
    while at < bytes.len() {
        if stack.is_empty() {
            // Until the next brace nothing counts.
            let step = memchr::memchr(b'{', &bytes[at..])?;
            let line = memchr::memrchr(b'\n', &bytes[at..at + step]).map(|end| at + end + 1);
            at = line.unwrap_or(if at == 0 || bytes[at - 1] == b'\n' { at } else { at + step });
        }
        if at == 0 || bytes[at - 1] == b'\n' {
            let line = text[at..].lines().next().unwrap_or_default();
            if stack.is_empty() && line.starts_with('#') {
                at += line.len().max(1);
                continue;
            }
            if entry_id(line).is_some() {
                stack.clear();
            }
        }
        at = step(bytes, at, &mut stack);
        if stack.len() > MAX_DEPTH {
            return Some(at - 1);
        }
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    None
}

/// The id of the message or term that a line begins, as `id =` or `-id =`.
pub(super) fn entry_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end_matches(' ');
    crate::model::is_identifier(id.strip_prefix('-').unwrap_or(id)).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_close_where_fluent_says() {
        for (text, expected) in [
            ("{ $x } y", Some(6)),
            (r#"{"}"}"#, Some(5)),
            (r#"{ "\"}" }"#, Some(9)),
            ("{ $x ->\n [a] \"\n *[b] { $y }\n} z", Some(29)),
            ("{ $x", None),
            ("{ A(B($x), c: \"}\") } (", Some(20)),
            ("{ A(( } y", Some(7)),
        ] {
            assert_eq!(closing_brace(text, 0), expected, "{text:?}");
        }
    }

    #[test]
    fn depth_is_measured_entry_by_entry() {
        assert_eq!(too_deep(&"m = {\"{\"}\n".repeat(1000)), None);
        assert_eq!(too_deep(&"m = {\n".repeat(1000)), None, "junk does not add up");
        assert!(too_deep(&format!("m = {}", "{".repeat(200_000))).is_some());
        assert!(too_deep(&"{\na ->\n[x] ".repeat(200)).is_some());
        assert!(too_deep(&format!("m = {{ {}", "A(".repeat(100_000))).is_some());
        assert_eq!(too_deep(&format!("m = {{ A() }}{}", "(".repeat(1000))), None, "text");
        assert_eq!(too_deep(&"# {{{{\n".repeat(100)), None);
    }
}
