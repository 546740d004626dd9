//! The one place through which all that people read passes on its way to a terminal or a log: texts
//! of translators and names of files give neither of them orders.
//!
//! Control characters are shown, not obeyed, and so are those that turn the direction of a text;
//! what remains is line breaks, tabs and the colours of our own styles. A line that begins with `::`
//! is a command to the runner of a workflow, and so is what follows `##[`: a space keeps them from
//! being one.

use crate::l10n::visible;

/// What makes a text safe as it goes by, in whatever pieces it comes.
#[derive(Debug, Default)]
pub(crate) struct OutputGate {
    /// What may be half a character or half a colour.
    held: Vec<u8>,
    /// Whether there are colours of ours to let by.
    colours: bool,
    line: LineStart,
    /// Hash signs in a row, right before.
    hashes: usize,
}

/// How far a line has come that may begin with a runner's command.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum LineStart {
    #[default]
    Blank,
    Colon,
    Past,
}

/// The longest sequence that sets a colour; more is none of ours.
const MAX_COLOUR_BYTES: usize = 24;

impl OutputGate {
    /// A gate; `colours` are let by where our own styles have some.
    #[must_use]
    pub(crate) fn new(colours: bool) -> Self {
        Self { colours, ..Self::default() }
    }

    /// The next piece, made safe.
    pub(crate) fn pass(&mut self, bytes: &[u8]) -> String {
        self.held.extend_from_slice(bytes);
        let held = std::mem::take(&mut self.held);
        let whole = match std::str::from_utf8(&held) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => held.len(),
        };
        let text = String::from_utf8_lossy(&held[..whole]);
        let mut out = String::with_capacity(text.len());
        let end = self.take_whole(&text, &mut out);
        // What was replaced is longer than it was, and is not held.
        self.held.extend_from_slice(&text.as_bytes()[end..]);
        self.held.extend_from_slice(&held[whole..]);
        out
    }

    /// What is still held, made safe: nothing follows that could make it whole.
    pub(crate) fn flush_held(&mut self) -> String {
        let held = std::mem::take(&mut self.held);
        let mut out = String::new();
        for c in String::from_utf8_lossy(&held).chars() {
            self.put_safe(c, &mut out);
        }
        out
    }

    /// Reads a text as far as it is whole; gives where that ends.
    fn take_whole(&mut self, text: &str, out: &mut String) -> usize {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            if c == '\u{1b}' && self.colours {
                match colour(&text[at..]) {
                    AnsiColour::Whole(length) => {
                        out.push_str(&text[at..at + length]);
                        at += length;
                        continue;
                    }
                    AnsiColour::Begun => return at,
                    AnsiColour::None => {}
                }
            }
            self.put_safe(c, out);
            at += c.len_utf8();
        }
        at
    }

    fn put_safe(&mut self, c: char, out: &mut String) {
        let is_command = self.line == LineStart::Colon && c == ':' || self.hashes >= 2 && c == '[';
        if is_command {
            out.push(' ');
        }
        self.hashes = if c == '#' { self.hashes + 1 } else { 0 };
        self.line = match (self.line, c) {
            (_, '\n') => LineStart::Blank,
            (LineStart::Blank, ':') => LineStart::Colon,
            (LineStart::Blank, c) if c.is_whitespace() || c.is_control() => LineStart::Blank,
            _ => LineStart::Past,
        };
        if c == '\n' {
            out.push(c);
        } else {
            out.push_str(&visible(c.encode_utf8(&mut [0; 4])));
        }
    }
}

/// All of a text without colours that people read, made safe.
#[must_use]
pub(crate) fn gated(text: &str) -> String {
    let mut gate = OutputGate::default();
    let mut out = gate.pass(text.as_bytes());
    out.push_str(&gate.flush_held());
    out
}

enum AnsiColour {
    /// So many bytes set a colour.
    Whole(usize),
    /// What there is may become one.
    Begun,
    None,
}

/// Whether a text begins with what sets a colour or an attribute: `ESC [ 1 ; 31 m`.
fn colour(text: &str) -> AnsiColour {
    let bytes = &text.as_bytes()[1..];
    let Some((first, rest)) = bytes.split_first() else { return AnsiColour::Begun };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
    match rest.get(length) {
        Some(b'm') if *first == b'[' && length < MAX_COLOUR_BYTES => AnsiColour::Whole(length + 3),
        None if *first == b'[' && length < MAX_COLOUR_BYTES => AnsiColour::Begun,
        _ => AnsiColour::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut gate = OutputGate::new(true);
        let whole = gate.pass(text.as_bytes()) + &gate.flush_held();
        assert_eq!(whole, expected, "{text:?}");
        // In whatever pieces it comes.
        let mut gate = OutputGate::new(true);
        let mut out: String = text.bytes().map(|byte| gate.pass(&[byte])).collect();
        out.push_str(&gate.flush_held());
        assert_eq!(out, expected, "{text:?}, byte by byte");
    }

    #[test]
    fn colours_pass_and_orders_do_not() {
        check("\u{1b}[1;31mé\u{1b}[0m\n\tb", "\u{1b}[1;31mé\u{1b}[0m\n\tb");
        check("\u{1b}]0;x\u{7}", "␛]0;x␇");
        check("\u{1b}[2J\u{1b}", "␛[2J␛");
        check("a\u{9b}31m\u{7f}\r\n\0", "a\u{fffd}31m␡␍\n␀");
        assert_eq!(gated("\u{1b}[8mhidden"), "␛[8mhidden");
        check("\u{202e}abc\u{2066}", "\u{fffd}abc\u{fffd}");
    }

    #[test]
    fn no_line_begins_with_a_runners_command() {
        check("::stop-commands::x", ": :stop-commands::x");
        check("a::b\n  ::c\n\u{1b}[1m::d", "a::b\n  : :c\n\u{1b}[1m: :d");
        check("x ##[add-mask]", "x ## [add-mask]");
        check(":\n:", ":\n:");
    }
}
