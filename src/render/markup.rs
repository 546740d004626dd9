//! The white space of a text, what keeps its beginning from being read as a block of Markdown, and
//! which HTML of it passes.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

pub(super) use crate::text::guarded;

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

/// The text without its markup.
pub(super) fn strip_markup(text: &str) -> String {
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

/// Rows are filled up with empty cells to the width of the widest, but to no more than so many: a
/// row of a million cells does not make all others as long.
pub(super) const MAX_PADDED_CELLS: usize = 100;

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

/// Elements that only say how their text is meant.
const ELEMENTS: [&str; 18] = [
    "abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "small",
    "strong", "sub", "sup", "u",
];

/// For each event, if it is a tag that may pass, that tag in its plainest form.
pub(super) fn passing_tags(events: &[Event<'_>]) -> Vec<Option<String>> {
    let mut passing = vec![None; events.len()];
    // Open tags and where they stand; none for the beginning of emphasis, a link and so on, which
    // no pair of tags may straddle.
    let mut open: Vec<Option<(&str, usize)>> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(None),
            Event::End(_) => while open.pop().is_some_and(|tag| tag.is_some()) {},
            Event::InlineHtml(tag) => {
                let inner = tag.trim_start_matches('<').trim_end_matches('>').trim();
                let name = |inner: &str| {
                    ELEMENTS.iter().find(|name| inner.eq_ignore_ascii_case(name)).copied()
                };
                if inner.trim_end_matches([' ', '/']).eq_ignore_ascii_case("br") {
                    passing[at] = Some("<br>".to_owned());
                } else if let Some(name) = inner.strip_prefix('/').and_then(name) {
                    if let Some(Some((opened, start))) = open.last().copied()
                        && opened == name
                    {
                        open.pop();
                        passing[start] = Some(format!("<{name}>"));
                        passing[at] = Some(format!("</{name}>"));
                    }
                } else if let Some(name) = name(inner) {
                    open.push(Some((name, at)));
                }
            }
            _ => {}
        }
    }
    passing
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Options, Tag};

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
