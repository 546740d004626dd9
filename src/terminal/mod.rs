//! The review in the terminal: one segment at a time, everything by keys.
//!
//! [`TerminalReview`] is the state and what a key does to it; `draw` shows it; `run` is the loop
//! around both. Neither of the first two knows a terminal, so that both are tried without one.

mod editor;
mod key;
mod review;
mod run;
mod view;

pub(crate) use editor::TextEditor;
pub(crate) use key::ReviewKey;
pub(crate) use review::{ReviewMode, ReviewStep, TerminalReview};
pub(crate) use run::{TerminalOptions, run_review};
pub(crate) use view::draw;
