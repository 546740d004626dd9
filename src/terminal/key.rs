//! What a key means, whatever the terminal calls it.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReviewKey {
    Char(char),
    Enter,
    /// Enter with Alt or Shift: a line break in a text.
    NewLine,
    Escape,
    Interrupt,
    Save,
    Backspace,
    Delete,
    WordBack,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
}

impl ReviewKey {
    /// What a key event means; none where it means nothing here.
    #[must_use]
    pub(crate) fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let has = |modifier| event.modifiers.contains(modifier);
        // On some keyboards AltGr, which types characters, is Ctrl and Alt at once.
        let is_control = has(KeyModifiers::CONTROL) && !has(KeyModifiers::ALT);
        Some(match event.code {
            KeyCode::Char('c') if is_control => Self::Interrupt,
            KeyCode::Char('s') if is_control => Self::Save,
            KeyCode::Char('w') if is_control => Self::WordBack,
            KeyCode::Char('a') if is_control => Self::Home,
            KeyCode::Char('e') if is_control => Self::End,
            KeyCode::Char('j') if is_control => Self::NewLine,
            KeyCode::Char(_) if is_control => return None,
            KeyCode::Char(c) => Self::Char(c),
            KeyCode::Enter if has(KeyModifiers::ALT) || has(KeyModifiers::SHIFT) => Self::NewLine,
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Escape,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            _ => return None,
        })
    }
}
