//! How a source changed, word by word, and what of the translation answers to it.

use std::{fmt::Write as _, time::Duration};

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use crate::{
    model::{Phrase, Significance, State},
    project::Changed,
};

use super::{
    Ink, Style,
    frame::{visible, wrapped},
};

/// Past this a diff settles for a coarser answer: some pairs of texts are hostile.
const DEADLINE: Duration = Duration::from_millis(200);

/// The words of `old` and `new`: `[-gone-]`, `{+come+}`, or in colours.
pub(super) fn words(old: &str, new: &str, style: &Style<'_>) -> String {
    let mut out = String::new();
    for (tag, text) in runs(old, new) {
        let text = visible(&text);
        match (tag, style.colour) {
            (ChangeTag::Equal, _) => out.push_str(&text),
            (ChangeTag::Delete, true) => out.push_str(&painted(Ink::Gone, &text, style)),
            (ChangeTag::Insert, true) => out.push_str(&painted(Ink::Come, &text, style)),
            (ChangeTag::Delete, false) => out.extend(["[-", &*text, "-]"]),
            (ChangeTag::Insert, false) => out.extend(["{+", &*text, "+}"]),
        }
    }
    out
}

/// A text in its colour, word by word: a line may break anywhere, and the gutter is not part of it.
fn painted(ink: Ink, text: &str, style: &Style<'_>) -> String {
    text.split_inclusive(' ').map(|word| style.paint(ink, word)).collect()
}

/// Runs of words that are in both, only in `old` or only in `new`.
fn runs(old: &str, new: &str) -> Vec<(ChangeTag, String)> {
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

/// For a terminal: the source then against the source now, and the translation to be looked at.
#[must_use]
pub fn changes(changes: &[Changed], style: &Style<'_>) -> String {
    let mut out = String::new();
    for change in changes {
        let state = match change.state {
            State::Unconfirmed => style.paint(Ink::Warning, &style.word("state-unconfirmed")),
            _ => style.paint(Ink::Error, &style.word("state-stale")),
        };
        let significance = style.word(match change.significance {
            Significance::Typographic => "significance-typographic",
            Significance::Minor => "significance-minor",
            Significance::Major => "significance-major",
        });
        let name = format!("{}/{}", change.document, change.segment);
        let name = style.paint(Ink::Strong, &name);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name} [{}] {state}, {significance}", change.locale);
        let _ = writeln!(out, "  {}", style.word("label-source-change"));
        wrapped(&mut out, &words(&change.old, &change.new, style), style);
        let label = Phrase::new("label-translation-place").with("place", &*change.place);
        let _ = writeln!(out, "  {}", style.say(&label));
        wrapped(&mut out, &marked(change, style), style);
        out.push('\n');
    }
    out
}

/// The translation, with the parts to be looked at marked.
fn marked(change: &Changed, style: &Style<'_>) -> String {
    let text = &change.translation;
    let mut out = String::new();
    let mut at = 0;
    for range in &change.answers {
        let (Some(before), Some(part)) = (text.get(at..range.start), text.get(range.clone()))
        else {
            continue;
        };
        out.push_str(&visible(before));
        if style.colour {
            out.push_str(&painted(Ink::Strong, &visible(part), style));
        } else {
            out.extend([">>", &*visible(part), "<<"]);
        }
        at = range.end;
    }
    out.push_str(&visible(text.get(at..).unwrap_or_default()));
    out
}

#[derive(Serialize)]
struct ChangesV1<'c> {
    version: u32,
    changes: Vec<ChangeV1<'c>>,
}

#[derive(Serialize)]
struct ChangeV1<'c> {
    document: &'c str,
    segment: &'c str,
    locale: &'c str,
    state: &'static str,
    significance: &'static str,
    source_then: &'c str,
    source_now: &'c str,
    translation: &'c str,
    place: &'c str,
}

/// The same for programs.
///
/// # Errors
///
/// When the writer fails.
pub fn changes_json(changes: &[Changed], mut out: impl std::io::Write) -> std::io::Result<()> {
    let all = ChangesV1 { version: 1, changes: changes.iter().map(v1).collect() };
    serde_json::to_writer_pretty(&mut out, &all)?;
    writeln!(out)
}

/// The stable form of one change.
fn v1(change: &Changed) -> ChangeV1<'_> {
    ChangeV1 {
        document: &change.document,
        segment: &change.segment,
        locale: &change.locale,
        state: change.state.name(),
        significance: change.significance.name(),
        source_then: &change.old,
        source_now: &change.new,
        translation: &change.translation,
        place: &change.place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Interface;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let say = Interface::new("en");
        let style = Style { say: &say, width: 80, colour: false };
        assert_eq!(words(old, new, &style), expected);
    }

    #[test]
    fn colours_are_colours_and_control_characters_are_shown() {
        let say = Interface::new("en");
        let style = Style { say: &say, width: 30, colour: true };
        let mut out = String::new();
        let old = "un texte assez long pour se couper en plusieurs lignes \u{1b}[31m";
        wrapped(&mut out, &words(old, "un texte", &style), &style);
        assert!(out.contains("␛[31m") && out.lines().count() > 2, "{out:?}");
        for line in out.lines() {
            let (opened, closed) =
                (line.matches("\u{1b}[").count(), line.matches("\u{1b}[0m").count());
            assert!(
                closed > 0 && opened >= 2 * closed,
                "no colour runs into the next line: {line:?}"
            );
        }
    }

    #[test]
    fn words_that_went_and_came() {
        check("le premier mot", "le dernier mot", "le [-premier-]{+dernier+} mot");
        check("a b c d", "a x y d", "a [-b c-]{+x y+} d");
        check("", "a", "{+a+}");
        check("a", "a", "a");
        check("a\u{1b}[31m", "a", "a[-␛[31m-]");
    }
}
