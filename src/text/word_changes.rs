//! What changed between two versions of a text, in words.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// Past this a diff settles for a coarser answer: some pairs of texts are hostile.
const DEADLINE: Duration = Duration::from_millis(200);

/// The change in one line: `[-gone-]`, `{+come+}`.
#[must_use]
pub fn marked_changes(old: &str, new: &str) -> String {
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
pub fn word_changes(old: &str, new: &str) -> Vec<(ChangeTag, String)> {
    let mut config = TextDiff::configure();
    config.timeout(DEADLINE);
    let diff = config.diff_unicode_words(old, new);
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
