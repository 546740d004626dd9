//! The loop around the review: keys in, frames out, the terminal left as it was.

use std::{
    io::{self, Write as _},
    process::Command,
    time::Duration,
};

use crossterm::{
    event::{self, DisableBracketedPaste, EnableBracketedPaste, Event},
    execute,
};
use ratatui::DefaultTerminal;

use crate::store;

use super::{ReviewKey, ReviewStep, TerminalReview, draw};

/// How long a key is waited for before the files are looked at again.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// What the review needs to know of the terminal and of who sits before it.
#[derive(Debug, Clone, Default)]
pub(crate) struct TerminalOptions {
    /// Whether colours are shown.
    pub has_colour: bool,
    /// The editor that the person uses otherwise.
    pub editor: Option<String>,
}

/// Runs the review until it ends; the terminal is left as it was, whatever happens.
///
/// # Errors
///
/// When the terminal cannot be read or written.
pub(crate) fn run_review(review: &mut TerminalReview, options: &TerminalOptions) -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let _ = execute!(io::stdout(), EnableBracketedPaste);
    let ended = turns(review, options, &mut terminal);
    let _ = execute!(io::stdout(), DisableBracketedPaste);
    ratatui::try_restore()?;
    ended
}

fn turns(
    review: &mut TerminalReview,
    options: &TerminalOptions,
    terminal: &mut DefaultTerminal,
) -> io::Result<()> {
    loop {
        terminal.draw(|frame| draw(review, options.has_colour, frame))?;
        if !event::poll(LOOK_AGAIN)? {
            review.look_again();
            continue;
        }
        let step = match event::read()? {
            Event::Key(key) => match ReviewKey::from_event(key) {
                Some(key) => review.press(key),
                None => continue,
            },
            Event::Paste(text) => {
                review.paste(&text);
                ReviewStep::Go
            }
            _ => ReviewStep::Go,
        };
        match step {
            ReviewStep::Go => {}
            ReviewStep::Quit => return Ok(()),
            ReviewStep::Editor(text) => {
                let edited = in_editor(&text, options, terminal)?;
                match edited {
                    Some(text) => review.edited(&text),
                    None => review.no_editor(),
                }
            }
        }
    }
}

/// The text as the person's own editor leaves it; none where there is no such editor, or it failed.
fn in_editor(
    text: &str,
    options: &TerminalOptions,
    terminal: &mut DefaultTerminal,
) -> io::Result<Option<String>> {
    let Some(command) = options.editor.as_deref().filter(|own| !own.trim().is_empty()) else {
        return Ok(None);
    };
    let mut file = tempfile::Builder::new().prefix("diglot-").suffix(".txt").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    ratatui::try_restore()?;
    let mut words = command.split_whitespace();
    let status =
        Command::new(words.next().unwrap_or_default()).args(words).arg(file.path()).status();
    *terminal = ratatui::try_init()?;
    if !status.is_ok_and(|status| status.success()) {
        return Ok(None);
    }
    let bytes = store::read_in(file.path())?;
    Ok(String::from_utf8(bytes).ok())
}
