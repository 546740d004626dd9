//! Ctrl-C, and a request to end: a write that has begun comes to its end first, so that nothing half
//! done is left behind. Writes take a fraction of a second.

use crate::project::hold_writes;

/// What shells make of a program that was ended by Ctrl-C: 128 and the signal's number.
const INTERRUPTED: i32 = 130;

/// Sees to it that whoever interrupts the program interrupts no write.
pub(super) fn wait_for_writes() {
    // Where no handler can be set up (no thread can be had), the system's own ends the program; the
    // next writer then clears up.
    let _ = ctrlc::set_handler(|| {
        let _held = hold_writes();
        #[expect(clippy::disallowed_methods, reason = "the command was told to end")]
        std::process::exit(INTERRUPTED)
    });
}
