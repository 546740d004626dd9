//! The white space of a text, and what keeps its beginning from being read as a block of Markdown.

use std::{borrow::Cow, collections::HashSet};

use pulldown_cmark::{Event, Options, Parser, Tag};

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
    let is_suspect = is_definition(text)
        || text.split('\n').enumerate().any(|(at, line)| opener(line, at == 0).is_some());
    if !is_suspect || is_paragraph(text) {
        return Cow::Borrowed(text);
    }
    if is_definition(text) {
        return Cow::Owned(format!("\\{text}"));
    }
    // Often the first line is all that is wrong.
    let first = escaped(text, 1);
    Cow::Owned(if is_paragraph(&first) { first } else { escaped(text, usize::MAX) })
}

/// The text with a backslash in at most so many lines that would open a block.
fn escaped(text: &str, mut most: usize) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        match opener(line.trim_end_matches('\n'), number == 0) {
            Some(at) if most > 0 => {
                out.extend([&line[..at], "\\", &line[at..]]);
                most -= 1;
            }
            _ => out.push_str(line),
        }
    }
    out
}

/// Where a backslash keeps a line from opening a block, if it would; `is_first`: whether it is the
/// first of its paragraph.
fn opener(line: &str, is_first: bool) -> Option<usize> {
    let first = line.chars().next()?;
    let run = line.len() - line.trim_start_matches(first).len();
    let rest = &line[run..];
    let is_only = |allowed: &[char]| line.chars().all(|c| allowed.contains(&c));
    let is_rule = || is_only(&[first, ' ', '\t']) && line.matches(first).count() >= 3;
    let opens = match first {
        '#' => run <= 6 && is_marker_end(rest),
        '>' => true,
        '-' | '+' | '*' if run == 1 && is_marker_end(rest) => true,
        '-' | '*' | '_' if is_rule() => true,
        '+' => line == "+++",
        // A line below another may underline a heading, or rule off the head of a table.
        '=' | '-' if !is_first && rest.is_empty() => true,
        '-' | '|' | ':' if !is_first => line.contains('-') && is_only(&['-', '|', ':', ' ', '\t']),
        '`' => run >= 3 && !rest.contains('`'),
        '~' => run >= 3,
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

/// `[label]: …`, a link's or a footnote's; the label may have lines.
fn is_definition(text: &str) -> bool {
    if !text.starts_with('[') {
        return false;
    }
    let mut bytes = text.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => _ = bytes.next(),
            b'[' => return false,
            b']' => return text.as_bytes().get(at + 1) == Some(&b':'),
            _ => {}
        }
    }
    false
}

/// Whether the whole of a text is read as one paragraph.
fn is_paragraph(text: &str) -> bool {
    // What could be front matter depends on the lines below.
    if text == "+++" {
        return false;
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let (mut depth, mut blocks) = (0_usize, 0);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && (tag != Tag::Paragraph || range.start > 0) {
                    return false;
                }
                blocks += usize::from(depth == 0);
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ if depth == 0 => return false,
            _ => {}
        }
    }
    blocks == 1
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

/// The text without the backslashes that only say that a character is no markup.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Runs of backticks of these lengths open no code: nothing closes them.
    let mut unclosed = HashSet::new();
    while let Some(at) = rest.find(['\\', '`']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let next = rest[1..].chars().next();
        if rest.starts_with('\\') {
            let is_escape = next.is_some_and(|c| c.is_ascii_punctuation());
            let taken = 1 + usize::from(is_escape);
            out.push_str(&rest[usize::from(is_escape)..taken]);
            rest = &rest[taken..];
            continue;
        }
        let run = rest.len() - rest.trim_start_matches('`').len();
        let end = if unclosed.contains(&run) { None } else { code_end(rest, run) };
        if end.is_none() {
            unclosed.insert(run);
        }
        let (code, after) = rest.split_at(end.unwrap_or(run));
        out.push_str(code);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Where the code ends that a run of so many backticks opens.
fn code_end(text: &str, run: usize) -> Option<usize> {
    let mut at = run;
    loop {
        at += text[at..].find('`')?;
        let length = text.len() - at - text[at..].trim_start_matches('`').len();
        at += length;
        if length == run {
            return Some(at);
        }
    }
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
            ("a\\\n2. b", "a\\\n2. b"),
            ("a\\\n-|-", "a\\\n-|-"),
            ("a\\\n===", "a\\\n\\==="),
            ("===", "==="),
            ("-|-", "-|-"),
            ("--", "--"),
            ("a\\\n--", "a\\\n\\--"),
        ] {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn backslashes_that_escape_go() {
        for (text, expected) in [
            (r"\*a\* \\ b\c \[d", r"*a* \ b\c [d"),
            (r"`a\*` \`b\*`", r"`a\*` `b*`"),
            (r"``a`\*`` `\*", r"``a`\*`` `*"),
            (r"\", r"\"),
            (r"\é", r"\é"),
            ("", ""),
        ] {
            assert_eq!(unescaped(text), expected, "{text:?}");
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
            let options = Options::ENABLE_TABLES
                | Options::ENABLE_FOOTNOTES
                | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
                | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
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
