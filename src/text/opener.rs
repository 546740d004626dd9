//! What would open a block of Markdown (a list, a heading, a table …) at the beginning of a line.
//!
//! Texts have inline markup only: whoever writes one at the beginning of a line guards it, whoever
//! reads one takes the guard away.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// A text without white space at the edges of its lines, as Markdown that reads as one paragraph:
/// a line that would open a block gets a backslash.
#[must_use]
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
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
                most -= 1;
                if is_drawn(line) {
                    // One backslash would leave a shorter run, which may be emphasis with what is
                    // around it.
                    out.push_str(&line.replace('*', "\\*").replace('_', "\\_"));
                } else {
                    out.extend([&line[..at], "\\", &line[at..]]);
                }
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
        // With the marker of an item before it, it would be a rule.
        '-' if is_only(&['-', ' ', '\t']) => true,
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
    // What could be front matter depends on the lines below, what could be a rule on the marker
    // of an item before it.
    if text == "+++" || text.bytes().all(|byte| b"- \t".contains(&byte)) {
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

/// Whether a line has no signs but those of emphasis.
fn is_drawn(line: &str) -> bool {
    line.chars().all(|c| "*_ \t\n".contains(c))
}

/// A text without the backslashes that [`guarded`] puts in; others stay.
#[must_use]
pub(crate) fn unguarded(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    // As there, often the first line that would open a block is all that is guarded.
    let candidates = [usize::MAX, 1].into_iter().map(|most| bare(text, most));
    let found = candidates.into_iter().find(|bare| bare != text && guarded(bare) == text);
    found.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The text without what might guard at most so many of its lines.
fn bare(text: &str, mut most: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let bare = bare_line(line);
        let was_guarded =
            bare != line && opener(bare.trim_end_matches('\n'), number == 0).is_some();
        if was_guarded && most > 0 {
            most -= 1;
            out.push_str(&bare);
        } else {
            out.push_str(line);
        }
    }
    out
}

/// A line without what might guard it.
fn bare_line(line: &str) -> Cow<'_, str> {
    let at = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line[at..].strip_prefix('\\') {
        // What stands here would be markup within the line as well.
        Some(rest) if rest.starts_with(['`', '<', '[', '~', '\n']) => line.into(),
        Some(_) if is_drawn(&line.replace('\\', "")) => line.replace('\\', "").into(),
        Some(rest) => format!("{}{rest}", &line[..at]).into(),
        None => line.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_open_a_block_does_not() {
        for (text, expected) in [
            ("# a", "\\# a"),
            ("#a", "#a"),
            ("> a", "\\> a"),
            ("- a", "\\- a"),
            ("-5 °C", "-5 °C"),
            ("*a*", "*a*"),
            ("***", "\\*\\*\\*"),
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
            ("--", "\\--"),
            ("a\\\n--", "a\\\n\\--"),
        ] {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_guard_can_be_taken_away() {
        for (text, expected) in [
            ("\\# a", "# a"),
            ("\\#a", "\\#a"),
            ("\\- a", "- a"),
            ("\\*a*", "\\*a*"),
            ("\\*\\* \\*", "** *"),
            ("\\***", "\\***"),
            ("1\\. a", "1. a"),
            ("1\\.5", "1\\.5"),
            ("a\\\n\\- b", "a\\\n- b"),
            ("\\[a]: b", "\\[a]: b"),
            ("\\<div>", "\\<div>"),
            ("\\", "\\"),
            ("a", "a"),
            ("", ""),
        ] {
            assert_eq!(unguarded(text), expected, "{text:?}");
            assert_eq!(guarded(expected), text, "{text:?}");
        }
    }
}
