//! How a source changed, word by word, and what of the translation answers to it.

use std::fmt::Write as _;

use serde::Serialize;
use similar::ChangeTag;

use crate::{
    l10n::visible,
    model::{Phrase, Significance, State},
    project::ChangedSegment,
};

pub(super) use crate::text::word_changes as runs;

use super::{
    ReportInk, ReportStyle, advice,
    frame::{beside, wrapped},
};

/// Words shown before and after a change, where not all of the text is.
const AROUND: usize = 12;

/// The width from which on two texts stand side by side.
const WIDE: usize = 100;

/// The words of `old` and `new`: `[-gone-]`, `{+come+}`, or in colours.
pub(super) fn words(old: &str, new: &str, style: &ReportStyle<'_>) -> String {
    painted_runs(runs(old, new).into_iter(), style)
}

fn painted_runs(
    runs: impl Iterator<Item = (ChangeTag, String)>,
    style: &ReportStyle<'_>,
) -> String {
    let mut out = String::new();
    let mut is_gone = false;
    for (tag, text) in runs {
        let text = visible(&text);
        // Without colours, in a copy of them, "45" and "47" would be one number.
        if style.colour && is_gone && tag == ChangeTag::Insert && !out.ends_with(' ') {
            out.push(' ');
        }
        is_gone = tag == ChangeTag::Delete && !text.ends_with(char::is_whitespace);
        match (tag, style.colour) {
            (ChangeTag::Equal, _) => out.push_str(&text),
            (ChangeTag::Delete, true) => out.push_str(&painted(ReportInk::Gone, &text, style)),
            (ChangeTag::Insert, true) => out.push_str(&painted(ReportInk::Come, &text, style)),
            (ChangeTag::Delete, false) => out.extend(["[-", &*text, "-]"]),
            (ChangeTag::Insert, false) => out.extend(["{+", &*text, "+}"]),
        }
    }
    out
}

/// The same, with what is long and the same left out but for some words around the changes.
pub(super) fn around(old: &str, new: &str, style: &ReportStyle<'_>) -> String {
    let runs = runs(old, new);
    let last = runs.len().saturating_sub(1);
    let shorter = |(at, (tag, text)): (usize, (ChangeTag, String))| match tag {
        ChangeTag::Equal => (tag, shortened(&text, at > 0, at < last)),
        _ => (tag, text),
    };
    painted_runs(runs.into_iter().enumerate().map(shorter), style)
}

/// A text that stands before or after changes, or between two, without its middle or far end.
fn shortened(text: &str, after: bool, before: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let kept = usize::from(after) * AROUND + usize::from(before) * AROUND;
    // What is left out should be longer than the sign for it.
    if !(after || before) || words.len() <= kept + 3 {
        return text.to_owned();
    }
    let head = if after { words[..AROUND].concat() } else { String::new() };
    let tail = if before { words[words.len() - AROUND..].concat() } else { String::new() };
    format!("{head}… {tail}")
}

/// A text in its colour, word by word: a line may break anywhere, and the gutter is not part of it.
fn painted(ink: ReportInk, text: &str, style: &ReportStyle<'_>) -> String {
    text.split_inclusive(' ').map(|word| style.paint(ink, word)).collect()
}

/// What became of a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordChange {
    /// It is in both texts.
    Same,
    /// It is in the old text only.
    Gone,
    /// It is in the new text only.
    Come,
}

/// A run of words of two versions of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordRun {
    /// What became of it.
    pub change: WordChange,
    /// The words, with the spaces between them.
    pub text: String,
}

/// How `old` became `new`, word by word, in the order of the texts.
#[must_use]
pub(crate) fn word_runs(old: &str, new: &str) -> Vec<WordRun> {
    let change = |tag| match tag {
        ChangeTag::Equal => WordChange::Same,
        ChangeTag::Delete => WordChange::Gone,
        ChangeTag::Insert => WordChange::Come,
    };
    let runs = runs(old, new).into_iter();
    runs.map(|(tag, text)| WordRun { change: change(tag), text }).collect()
}

/// For a terminal: the source then against the source now, and the translation to be looked at.
#[must_use]
pub(crate) fn changes(changes: &[ChangedSegment], style: &ReportStyle<'_>) -> String {
    let mut out = String::new();
    for change in changes {
        let state = match change.state {
            State::Unconfirmed => style.paint(ReportInk::Warning, &style.word("state-unconfirmed")),
            _ => style.paint(ReportInk::Error, &style.word("state-stale")),
        };
        let significance = style.word(match change.significance {
            Significance::Typographic => "significance-typographic",
            Significance::Minor => "significance-minor",
            Significance::Major => "significance-major",
        });
        let name = format!("{}/{}", change.document, change.segment);
        let name = visible(&name).into_owned();
        let name = style.paint(ReportInk::Strong, &name);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name} [{}] {state}, {significance}", change.locale);
        let label = Phrase::new("label-translation-place").with("place", &*change.place);
        let titles = [style.word("label-source-change"), style.say(&label)];
        let texts = [words(&change.old, &change.new, style), marked(change, style)];
        if style.width >= WIDE {
            beside(&mut out, [(&titles[0], &texts[0]), (&titles[1], &texts[1])], style);
        } else {
            for (title, text) in titles.iter().zip(&texts) {
                let _ = writeln!(out, "  {title}");
                wrapped(&mut out, text, None, style);
            }
        }
        if let Some(note) = &change.note {
            advice(&mut out, "label-note", &visible(note), style);
        }
        out.push('\n');
    }
    out
}

/// The translation, with the parts to be looked at marked.
fn marked(change: &ChangedSegment, style: &ReportStyle<'_>) -> String {
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
            out.push_str(&painted(ReportInk::Strong, &visible(part), style));
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
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'c str>,
    place: &'c str,
}

/// The same for programs.
///
/// # Errors
///
/// When the writer fails.
pub(crate) fn changes_json(
    changes: &[ChangedSegment],
    mut out: impl std::io::Write,
) -> std::io::Result<()> {
    let all = ChangesV1 { version: 1, changes: changes.iter().map(v1).collect() };
    serde_json::to_writer_pretty(&mut out, &all)?;
    writeln!(out)
}

/// The stable form of one change.
fn v1(change: &ChangedSegment) -> ChangeV1<'_> {
    ChangeV1 {
        document: &change.document,
        segment: &change.segment,
        locale: &change.locale,
        state: change.state.name(),
        significance: change.significance.name(),
        source_then: &change.old,
        source_now: &change.new,
        translation: &change.translation,
        note: change.note.as_deref(),
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
        let style = ReportStyle { say: &say, width: 80, colour: false };
        assert_eq!(words(old, new, &style), expected);
    }

    #[test]
    fn colours_are_colours_and_control_characters_are_shown() {
        let say = Interface::new("en");
        let style = ReportStyle { say: &say, width: 30, colour: true };
        let mut out = String::new();
        let old = "un texte assez long pour se couper en plusieurs lignes \u{1b}[31m";
        wrapped(&mut out, &words(old, "un texte", &style), None, &style);
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
    fn a_change_in_a_long_text_is_shown_with_what_is_around_it() {
        let say = Interface::new("en");
        let style = ReportStyle { say: &say, width: 80, colour: false };
        let long = "mot ".repeat(100);
        let (old, new) = (format!("{long}trois {long}fin"), format!("{long}quatre {long}fin"));
        let twelve = "mot ".repeat(12);
        let expected = format!("… {twelve}[-trois-]{{+quatre+}} {}… ", "mot ".repeat(11));
        assert_eq!(around(&old, &new, &style), expected);
        assert_eq!(around("le premier mot", "le mot", &style), "le [-premier -]mot");
        assert_eq!(around("a", "a", &style), "a");
    }

    #[test]
    fn two_texts_stand_side_by_side_where_there_is_room() {
        let say = Interface::new("en");
        let style = ReportStyle { say: &say, width: 46, colour: true };
        let mut out = String::new();
        let left = painted(ReportInk::Gone, "un texte assez long pour deux lignes", &style);
        beside(
            &mut out,
            [("source:", &left), ("translation, at a place that is long:", "a 日本")],
            &style,
        );
        let plain = anstream::adapter::strip_str(&out).to_string();
        let columns: Vec<_> = plain
            .lines()
            .map(|line| textwrap::core::display_width(line.split('|').next().unwrap()))
            .collect();
        assert_eq!(columns, [23; 4], "{plain}");
        assert!(plain.lines().nth(2).unwrap().contains("| a 日本"), "{plain}");
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
