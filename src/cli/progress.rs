//! How far long work has come: on a terminal, and only once somebody might wonder.

use std::{
    io::IsTerminal as _,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

use super::Session;
use crate::model::Phrase;

/// How long a person is left without a sign of life.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);

/// How often what is shown changes.
const TICK: Duration = Duration::from_millis(100);

/// A bar for so many things, and the words for what is done with them.
pub(super) fn bar(all: usize, message: String) -> ProgressBar {
    let bar = ProgressBar::new(all as u64);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_bar} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar.set_message(message);
    bar
}

/// Does some work on documents that says how many of them are read, and shows it unless a program
/// reads what comes of it.
pub(super) fn reading<T>(
    session: &Session,
    (documents, by_program): (usize, bool),
    work: impl FnOnce(&(dyn Fn(usize) + Sync)) -> T,
) -> T {
    if by_program {
        return work(&|_| ());
    }
    watched(session, (documents, "documents-progress"), work)
}

/// Does some work on `all` things, which says how many of them are done; shows it where standard
/// error is a terminal. The bar shows on a thread of its own, so that one long thing moves it, too.
pub(super) fn watched<T>(
    session: &Session,
    (all, message): (usize, &'static str),
    work: impl FnOnce(&(dyn Fn(usize) + Sync)) -> T,
) -> T {
    if !std::io::stderr().is_terminal() {
        return work(&|_| ());
    }
    let (done, message) = (AtomicUsize::new(0), session.say().say(&Phrase::new(message)));
    thread::scope(|scope| {
        let (end, ended) = mpsc::channel::<()>();
        scope.spawn(|| {
            let (done, ended) = (&done, ended);
            if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = bar(all, message);
            bar.enable_steady_tick(TICK);
            while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                bar.set_position(done.load(Ordering::Relaxed) as u64);
            }
            bar.finish_and_clear();
        });
        let result = work(&|count| done.store(count, Ordering::Relaxed));
        drop(end);
        result
    })
}
