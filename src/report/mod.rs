//! Findings and progress as people and machines read them.
//!
//! Each format is a pure function from the model to a writer, in a file of its own: [`human`] for
//! terminals, [`json`] (version 1) for programs, [`github`] for annotations of a workflow. Whether
//! there is colour, how wide the terminal is and in which language it speaks arrives as a [`Style`].

mod changes;
mod fixes;
mod frame;
mod github;
mod human;
mod json;
mod page;
mod revision;
mod status;
mod summary;

pub use changes::{changes, changes_json};
pub use fixes::fixes;
pub use github::{github, github_failures};
pub use human::human;
pub use json::{Summary, json};
pub use page::{page, rules_json, rules_table};
pub use revision::{brought, revision};
pub use status::{status, status_json};
pub use summary::summary;

use crate::{l10n::Interface, model::Phrase};

/// How a report for people looks.
pub struct Style<'s> {
    /// The language it speaks.
    pub say: &'s Interface,
    /// Columns there are.
    pub width: usize,
    /// Whether the terminal shows colours and attributes.
    pub colour: bool,
}

/// What a run of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    Error,
    Warning,
    Info,
    Strong,
    Faint,
    Gone,
    Come,
}

impl Style<'_> {
    fn say(&self, phrase: &Phrase) -> String {
        self.say.say(phrase)
    }

    fn word(&self, id: &'static str) -> String {
        self.say.say(&Phrase::new(id))
    }

    /// The text in its colour, where there are colours.
    fn paint(&self, ink: Ink, text: &str) -> String {
        use anstyle::{AnsiColor, Effects, Style};
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        let style = match ink {
            Ink::Error => colour(AnsiColor::BrightRed).bold(),
            Ink::Warning => colour(AnsiColor::Yellow).bold(),
            Ink::Info => colour(AnsiColor::BrightCyan).bold(),
            Ink::Strong => Style::new().bold(),
            Ink::Faint => colour(AnsiColor::BrightBlue),
            // Not by colour alone: struck through and underlined for those who see no red.
            Ink::Gone => colour(AnsiColor::Red).effects(Effects::STRIKETHROUGH),
            Ink::Come => colour(AnsiColor::Green).effects(Effects::UNDERLINE),
        };
        format!("{style}{text}{style:#}")
    }
}
