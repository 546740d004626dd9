//! Findings and progress as people and machines read them.
//!
//! What a check found is told in one of the [`FORMATS`], each a pure function from the model to a
//! writer, in a file of its own. Whether there is colour, how wide the terminal is and in which
//! language it speaks arrives as a [`ReportStyle`].

mod acceptance;
mod changes;
mod closing;
mod fixes;
mod formats;
mod frame;
mod gate;
mod page;
mod prose;
mod returned;
mod revision;
mod rules;
mod status;
mod summary;

pub(crate) use acceptance::{accepted, from_history, left_out, refusal, set_apart};
pub(crate) use changes::{WordChange, WordRun, changes, changes_json, word_runs};
pub(crate) use closing::closing;
pub(crate) use fixes::fixes;
pub use formats::{CheckReport, FORMATS, ReportFormat, format};
pub(crate) use gate::{OutputGate, gated};
pub(crate) use page::page;
pub(crate) use returned::{ReturnedFrom, returned};
pub(crate) use revision::{NewDocumentReport, brought, new_document, revision};
pub(crate) use rules::{rules_json, rules_table};
pub use status::{STATUS_FORMATS, StatusFormat, StatusReport, status_format};
use summary::summary;

use crate::{l10n::Interface, model::Phrase};

/// How a report for people looks.
pub struct ReportStyle<'s> {
    /// The language it speaks.
    pub say: &'s Interface,
    /// Columns there are.
    pub width: usize,
    /// Whether the terminal shows colours and attributes.
    pub colour: bool,
}

/// Stands for a space at which no line may end. Nobody else uses it: it is of the private use area.
const TIED: char = '\u{f8ff}';

/// The lines of a message, each at most so wide; the first begins with the first indent, the others
/// with the second. A command, an id or a path is to be copied, and stays whole where it can.
#[must_use]
pub(crate) fn lines(text: &str, width: usize, [first, then]: [&str; 2]) -> Vec<String> {
    let width = width.max(20);
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent(then)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let room = width.saturating_sub(then.len());
    let text = tied(text, room);
    textwrap::wrap(&text, options).into_iter().map(|line| line.replace(TIED, " ")).collect()
}

/// Appends a phrase, wrapped to the terminal's width.
fn say_lines(out: &mut String, phrase: &Phrase, style: &ReportStyle<'_>) {
    for line in lines(&style.say(phrase), style.width, ["", ""]) {
        out.extend([&*line, "\n"]);
    }
}

/// Appends what is said beneath a finding or a change, after its label.
fn advice(out: &mut String, label: &'static str, text: &str, style: &ReportStyle<'_>) {
    for line in lines(&format!("{} {text}", style.word(label)), style.width, ["  = ", "    "]) {
        out.extend([&*line, "\n"]);
    }
}

/// A text whose commands in quotation marks, if they fit in a line, have no spaces to break at.
fn tied(text: &str, room: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("diglot ") {
        let quoted = rest[..at].ends_with(['\u{201c}', '\u{a0}']);
        let end = rest[at..].find(['\u{201d}', '\u{a0}']).filter(|_| quoted);
        let command = &rest[at..at + end.unwrap_or("diglot ".len())];
        out.push_str(&rest[..at]);
        if end.is_some() && command.chars().count() + 4 <= room {
            out.extend(command.chars().map(|c| if c == ' ' { TIED } else { c }));
        } else {
            out.push_str(command);
        }
        rest = &rest[at + command.len()..];
    }
    out.push_str(rest);
    out
}

/// What a run of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReportInk {
    Error,
    Warning,
    Info,
    Strong,
    Faint,
    Gone,
    Come,
    Code,
    Stressed,
}

impl ReportStyle<'_> {
    fn say(&self, phrase: &Phrase) -> String {
        self.say.say(phrase)
    }

    fn word(&self, id: &'static str) -> String {
        self.say.say(&Phrase::new(id))
    }

    /// The text in its colour, where there are colours.
    fn paint(&self, ink: ReportInk, text: &str) -> String {
        use anstyle::{AnsiColor, Effects, Style};
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        let style = match ink {
            ReportInk::Error => colour(AnsiColor::BrightRed).bold(),
            ReportInk::Warning => colour(AnsiColor::Yellow).bold(),
            ReportInk::Info => colour(AnsiColor::BrightCyan).bold(),
            ReportInk::Strong => Style::new().bold(),
            ReportInk::Faint => colour(AnsiColor::BrightBlue),
            // Not by colour alone: struck through and underlined for those who see no red.
            ReportInk::Gone => colour(AnsiColor::Red).effects(Effects::STRIKETHROUGH),
            ReportInk::Code => colour(AnsiColor::Cyan),
            ReportInk::Stressed => Style::new().italic(),
            ReportInk::Come => colour(AnsiColor::Green).effects(Effects::UNDERLINE),
        };
        format!("{style}{text}{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_copied_stays_whole() {
        let text = "read both, then run “diglot accept report/a-long-id” or “diglot diff” again";
        let expected = [
            "  = read both, then run",
            "    “diglot accept report/a-long-id” or",
            "    “diglot diff” again",
        ];
        assert_eq!(lines(text, 40, ["  = ", "    "]), expected);
        let narrow = lines(text, 20, ["", ""]);
        assert!(narrow.iter().all(|line| line.len() < 40) && narrow.len() == 4, "{narrow:?}");
        assert_eq!(lines("", 40, ["", ""]), [""]);
    }
}
