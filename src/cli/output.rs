//! Standard output and standard error: what people read passes the gate that makes it safe.

use std::{
    fmt::Write as _,
    io::{self, BufWriter, IsTerminal as _, StdoutLock, Write as _},
};

use super::ColourChoice;
use crate::{
    l10n::visible,
    report::{OutputGate, gated},
};

/// Standard output, for people.
pub(super) fn out() -> BufWriter<StandardOutput> {
    buffered(WriteGate::People(OutputGate::new(has_colours())))
}

/// Takes what was typed of colours before what the environment says.
pub(super) fn choose_colours(choice: Option<ColourChoice>) {
    match choice {
        Some(ColourChoice::Always) => anstream::ColorChoice::Always.write_global(),
        Some(ColourChoice::Never) => anstream::ColorChoice::Never.write_global(),
        Some(ColourChoice::Auto) | None => {}
    }
}

/// Whether what people read on standard output is in colours.
pub(super) fn has_colours() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Standard output, for programs that read JSON.
pub(super) fn json_out() -> BufWriter<StandardOutput> {
    buffered(WriteGate::Json(Vec::new()))
}

/// Standard output, for programs that read anything else, as it is.
pub(super) fn raw_out() -> BufWriter<StandardOutput> {
    buffered(WriteGate::None)
}

/// Standard output, for a document: as it is, but for a person who looks at it in a terminal.
pub(super) fn document_out() -> BufWriter<StandardOutput> {
    if io::stdout().is_terminal() { out() } else { raw_out() }
}

/// Says something on standard error; nobody is there to hear it if that fails.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{}", gated(text));
}

fn buffered(gate: WriteGate) -> BufWriter<StandardOutput> {
    BufWriter::new(StandardOutput { standard: io::stdout().lock(), closed: false, gate })
}

/// What is made safe of what is written.
enum WriteGate {
    People(OutputGate),
    /// Characters that terminals obey are escaped; they stand in texts only. Held is what may be
    /// half of one.
    Json(Vec<u8>),
    None,
}

/// Standard output, whose reader may have seen enough (`| head`): what is written after that goes
/// nowhere, and the command ends as it would have.
pub(super) struct StandardOutput {
    standard: StdoutLock<'static>,
    closed: bool,
    gate: WriteGate,
}

impl StandardOutput {
    fn write_safe(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let written = match &mut self.gate {
            WriteGate::People(gate) => self.standard.write_all(gate.pass(bytes).as_bytes()),
            WriteGate::Json(held) => self.standard.write_all(escaped(held, bytes).as_bytes()),
            WriteGate::None => self.standard.write_all(bytes),
        };
        self.unless_closed(written)
    }

    fn unless_closed(&mut self, result: io::Result<()>) -> io::Result<()> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            result => result,
        }
    }
}

impl io::Write for StandardOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_safe(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let rest = match &mut self.gate {
            WriteGate::People(gate) => gate.flush_held(),
            WriteGate::Json(held) => String::from_utf8_lossy(&std::mem::take(held)).into_owned(),
            WriteGate::None => String::new(),
        };
        if self.closed {
            return Ok(());
        }
        let flushed = self.standard.write_all(rest.as_bytes()).and_then(|()| self.standard.flush());
        self.unless_closed(flushed)
    }
}

/// JSON without the characters that terminals obey, which JSON lets stand as they are. What may be
/// half a character at the end is held for the next piece.
fn escaped(held: &mut Vec<u8>, json: &[u8]) -> String {
    held.extend_from_slice(json);
    let whole = match std::str::from_utf8(held) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => held.len(),
    };
    let rest = held.split_off(whole);
    let mut out = String::with_capacity(held.len());
    for c in String::from_utf8_lossy(&std::mem::replace(held, rest)).chars() {
        if c != '\n' && *visible(c.encode_utf8(&mut [0; 4])) != *c.encode_utf8(&mut [0; 4]) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}
