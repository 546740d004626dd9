//! What of a number belongs together: the groups of its digits, the number it is divided by, its unit.

use std::ops::Range;

use super::unit::after;

/// Spaces that stand between the groups of a number's digits.
const GROUP_SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// Where a line may break within a number, or between it and its unit, although it should not: the
/// ranges of those numbers, in order.
#[must_use]
pub(crate) fn unbroken_figures(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let mut end = number_end(text, start);
        while let Some(rest) = text[end..].strip_prefix(" / ").or(text[end..].strip_prefix('/'))
            && rest.starts_with(|c: char| c.is_ascii_digit())
        {
            end = number_end(text, text.len() - rest.len());
        }
        end = unit_end(text, end);
        // What a number is counted by, behind a slash: "2,4 / M€", "90 km / h".
        if text[end..].starts_with(" / ") {
            let slash = end + " /".len();
            let unit = unit_end(text, slash);
            end = if unit > slash { unit } else { end };
        }
        if text[start..end].contains([' ', '/']) {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// Where the unit ends that follows a number that ends at `end`: there, where there is none.
fn unit_end(text: &str, end: usize) -> usize {
    after(text, end).map_or_else(|| scaled_end(text, end), |(_, end)| end)
}

/// Where a currency ends whose scale stands before it ("M€", "k$"): `end` where there is none.
fn scaled_end(text: &str, end: usize) -> usize {
    const MAX_SCALE_LETTERS: usize = 3;
    let rest = text[end..].strip_prefix(GROUP_SPACES).unwrap_or(&text[end..]);
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_scale = (1..=MAX_SCALE_LETTERS).contains(&letters);
    match rest[letters..].chars().next().filter(|_| is_scale) {
        Some(sign @ ('€' | '$' | '£' | '¥')) => {
            text.len() - rest.len() + letters + sign.len_utf8()
        }
        _ => end,
    }
}

/// Where a number ends whose first digit stands at `start`.
fn number_end(text: &str, start: usize) -> usize {
    let first = start + digits(&text[start..]);
    let mut end = group_end(text, start, first);
    while let Some(rest) = text[end..].strip_prefix([',', '.'])
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        end += 1 + digits(rest);
    }
    end
}

/// Where the groups of three digits end that follow the digits at `start..end` behind a space each:
/// `end` where there are none.
#[must_use]
pub(crate) fn group_end(text: &str, start: usize, mut end: usize) -> usize {
    if end - start > 3 {
        return end;
    }
    while let Some(rest) = text[end..].strip_prefix(GROUP_SPACES)
        && digits(rest) == 3
    {
        end = text.len() - rest.len() + 3;
    }
    end
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
