//! The white space of a text, and what keeps its beginning from being read as a block of Markdown.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser, Tag};

/// The text on one line, each run of breakable white space one space; a line break that is meant
/// (a backslash and a newline, Markdown's hard break) stays.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    let mut lines: Vec<Vec<&str>> = vec![Vec::new()];
    let mut simple = !text.starts_with(is_breakable) && !text.ends_with(is_breakable);
    for line in text.split('\n') {
        simple &= lines.len() == 1 && lines[0].is_empty();
        let words = line.split(is_breakable).filter(|word| !word.is_empty());
        if let Some(open) = lines.last_mut() {
            open.extend(words);
        }
        let slashes = line.bytes().rev().take_while(|&byte| byte == b'\\').count();
        if slashes % 2 == 1 {
            lines.push(Vec::new());
        }
    }
    if simple && !text.contains("  ") && !text.contains(['\t', '\r', '\u{b}', '\u{c}']) {
        return Cow::Borrowed(text);
    }
    let lines = lines.iter().filter(|line| !line.is_empty()).map(|line| line.join(" "));
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

fn is_breakable(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}')
}

/// A [`folded`] text as Markdown that reads as one paragraph: a line that would open a block gets
/// a backslash.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if !text.lines().any(|line| opener(line).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    for line in text.split_inclusive('\n') {
        match opener(line.trim_end_matches('\n')) {
            Some(at) => out.extend([&line[..at], "\\", &line[at..]]),
            None => out.push_str(line),
        }
    }
    Cow::Owned(out)
}

/// Where a backslash keeps a line from opening a block, if it would.
fn opener(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let run = line.len() - line.trim_start_matches(first).len();
    let rest = &line[run..];
    let is_only = |allowed: &[char]| line.chars().all(|c| allowed.contains(&c));
    let opens = match first {
        '#' => run <= 6 && is_marker_end(rest),
        '>' => true,
        '-' | '+' | '*' if run == 1 && is_marker_end(rest) => true,
        '-' | '*' | '_' | '=' | '+' if is_only(&[first, ' ', '\t']) => true,
        '-' | '|' | ':' => line.contains('-') && is_only(&['-', '|', ':', ' ', '\t']),
        '`' => run >= 3 && !rest.contains('`'),
        '~' => run >= 3,
        '[' => is_definition(line),
        '<' => matches!(Parser::new(line).next(), Some(Event::Start(Tag::HtmlBlock))),
        '0'..='9' => {
            let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let rest = line[number..].strip_prefix(['.', ')'])?;
            return (number <= 9 && is_marker_end(rest)).then_some(number);
        }
        _ => false,
    };
    opens.then_some(0)
}

/// Whether what follows a marker makes it one.
fn is_marker_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t'])
}

/// `[label]: …`, a link's or a footnote's.
fn is_definition(line: &str) -> bool {
    let mut bytes = line.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => _ = bytes.next(),
            b'[' => return false,
            b']' => return line.as_bytes().get(at + 1) == Some(&b':'),
            _ => {}
        }
    }
    false
}

/// The text without its markup.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new(&guarded(text)) {
        match event {
            Event::Text(part) | Event::Code(part) => out.push_str(&part),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

/// The cells of a table's row (`| a | b |`), with bars in them still escaped.
pub(super) fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let inner = row.strip_prefix('|').unwrap_or(row);
    let (mut cells, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, byte) in inner.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cells.push(inner[start..at].trim());
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    let last = inner[start..].trim();
    if !last.is_empty() || cells.is_empty() {
        cells.push(last);
    }
    cells
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn white_space_is_folded_and_breaks_that_are_meant_stay() {
        for (text, expected) in [
            ("a b", "a b"),
            ("a\u{a0}: b\u{202f}!", "a\u{a0}: b\u{202f}!"),
            (" a\n  b\tc ", "a b c"),
            ("a\\\n  b", "a\\\nb"),
            ("a\\\\\nb", "a\\\\ b"),
            ("a\\\n", "a\\"),
            ("a\r\nb", "a b"),
            ("", ""),
        ] {
            assert_eq!(folded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_would_open_a_block_does_not() {
        for (text, expected) in [
            ("# a", "\\# a"),
            ("#a", "#a"),
            ("> a", "\\> a"),
            ("- a", "\\- a"),
            ("-5 °C", "-5 °C"),
            ("*a*", "*a*"),
            ("***", "\\***"),
            ("1. a", "1\\. a"),
            ("1.5 a", "1.5 a"),
            ("2024) a", "2024\\) a"),
            ("```a", "\\```a"),
            ("```a```", "```a```"),
            ("[a]: b", "\\[a]: b"),
            ("[a](b): c", "[a](b): c"),
            ("[^a]: b", "\\[^a]: b"),
            ("<div>a", "\\<div>a"),
            ("<https://a.b> c", "<https://a.b> c"),
            ("<sup>a</sup> b", "<sup>a</sup> b"),
            ("a\\\n- b", "a\\\n\\- b"),
            ("a\\\n===", "a\\\n\\==="),
            ("a|b\\\n-|-", "a|b\\\n\\-|-"),
        ] {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn rows_have_cells() {
        for (row, expected) in [
            ("| a | b |", vec!["a", "b"]),
            ("a | b", vec!["a", "b"]),
            ("| | b |", vec!["", "b"]),
            (r"| a \| b | c\\|", vec![r"a \| b", r"c\\"]),
            ("a", vec!["a"]),
            ("", vec![""]),
        ] {
            assert_eq!(cells(row), expected, "{row:?}");
        }
    }

    proptest! {
        #[test]
        fn a_guarded_text_is_one_paragraph(text in "[-#>*+_=~`|:<a1.!\\[\\]()\\\\ \t\n\u{a0}é/?]{0,40}") {
            let text = folded(&text);
            let guarded = guarded(&text);
            let options = pulldown_cmark::Options::ENABLE_TABLES
                | pulldown_cmark::Options::ENABLE_FOOTNOTES
                | pulldown_cmark::Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
                | pulldown_cmark::Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
            let mut depth = 0;
            let mut blocks = Vec::new();
            for event in Parser::new_ext(&guarded, options) {
                match event {
                    Event::Start(tag) => {
                        if depth == 0 {
                            blocks.push(tag);
                        }
                        depth += 1;
                    }
                    Event::End(_) => depth -= 1,
                    other if depth == 0 => panic!("{other:?} in {guarded:?}"),
                    _ => {}
                }
            }
            let expected = if text.is_empty() { vec![] } else { vec![Tag::Paragraph] };
            prop_assert_eq!(blocks, expected, "{:?}", guarded);
        }
    }
}
