//! What changed between two versions of a text, in words.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};
use unicode_segmentation::UnicodeSegmentation as _;

use super::figures::group_end;

/// Past this a diff settles for a coarser answer: some pairs of texts are hostile.
const DEADLINE: Duration = Duration::from_millis(200);

/// The change in one line: `[-gone-]`, `{+come+}`.
#[must_use]
pub(crate) fn marked_changes(old: &str, new: &str) -> String {
    let mut out = String::new();
    for (tag, text) in word_changes(old, new) {
        match tag {
            ChangeTag::Equal => out.push_str(&text),
            ChangeTag::Delete => out.extend(["[-", &*text, "-]"]),
            ChangeTag::Insert => out.extend(["{+", &*text, "+}"]),
        }
    }
    out
}

/// Runs of words that are in both texts, only in `old` or only in `new`, in order; a hostile pair of
/// texts gets a coarser answer.
#[must_use]
pub(crate) fn word_changes(old: &str, new: &str) -> Vec<(ChangeTag, String)> {
    let mut config = TextDiff::configure();
    config.timeout(DEADLINE);
    let [old, new] = [old, new].map(tokens);
    let diff = config.diff_slices(&old, &new);
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    // A space alone between two changes would cut one change in many.
    let mut joined: Vec<(ChangeTag, String)> = Vec::new();
    let mut pending = [String::new(), String::new()];
    let flush = |joined: &mut Vec<(ChangeTag, String)>, pending: &mut [String; 2]| {
        for (tag, text) in [ChangeTag::Delete, ChangeTag::Insert].into_iter().zip(pending) {
            if !text.is_empty() {
                joined.push((tag, std::mem::take(text)));
            }
        }
    };
    let mut runs = runs.into_iter().peekable();
    while let Some((tag, text)) = runs.next() {
        let open = pending.iter().any(|text| !text.is_empty());
        let between = text.chars().all(char::is_whitespace) && runs.peek().is_some();
        match tag {
            ChangeTag::Delete => pending[0].push_str(&text),
            ChangeTag::Insert => pending[1].push_str(&text),
            ChangeTag::Equal if open && between => {
                pending[0].push_str(&text);
                pending[1].push_str(&text);
            }
            ChangeTag::Equal => {
                flush(&mut joined, &mut pending);
                joined.push((tag, text));
            }
        }
    }
    flush(&mut joined, &mut pending);
    joined
}

/// The words of a text and what stands between them; a number is one, with the spaces between its
/// groups of digits.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut bounds = text.split_word_bound_indices().peekable();
    while let Some((start, word)) = bounds.next() {
        let mut end = start + word.len();
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let group = if is_number { group_end(text, start, end) } else { end };
        // The last group may have decimals.
        while let Some((at, more)) = bounds.next_if(|(at, _)| *at < group) {
            end = at + more.len();
        }
        tokens.push(&text[start..end]);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_changes_as_a_whole() {
        for (old, new, expected) in [
            ("45 salariés", "47 salariés", "[-45-]{+47+} salariés"),
            ("4 547 salariés", "4 600 salariés", "[-4 547-]{+4 600+} salariés"),
            ("1\u{202f}300,5 kg", "1\u{202f}300,7 kg", "[-1\u{202f}300,5-]{+1\u{202f}300,7+} kg"),
            (
                "12\u{a0}345\u{a0}678 €",
                "12\u{a0}345 €",
                "[-12\u{a0}345\u{a0}678-]{+12\u{a0}345+} €",
            ),
            ("en 2024 300 fois", "en 2024 400 fois", "en 2024 [-300-]{+400+} fois"),
            ("le 3 mai", "le 4 mai", "le [-3-]{+4+} mai"),
        ] {
            assert_eq!(marked_changes(old, new), expected);
        }
    }
}
