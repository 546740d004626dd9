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
use crate::{model::Phrase, project::ProgressWatch};

/// How long a person is left without a sign of life.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often what is shown changes.
const TICK: Duration = Duration::from_millis(100);

/// A bar, and the words for what is done.
fn bar(message: String) -> ProgressBar {
    let bar = ProgressBar::new(0);
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
    by_program: bool,
    work: impl FnOnce(ProgressWatch<'_>) -> T,
) -> T {
    if by_program {
        return work(&|_, _| ());
    }
    watched(session, "documents-progress", work)
}

/// Does some work that says how far it has come; shows it where standard error is a terminal. The
/// bar shows on a thread of its own, so that one long thing moves it, too.
pub(super) fn watched<T>(
    session: &Session,
    message: &'static str,
    work: impl FnOnce(ProgressWatch<'_>) -> T,
) -> T {
    if !std::io::stderr().is_terminal() {
        return work(&|_, _| ());
    }
    let (done, all) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let message = session.interface().say(&Phrase::new(message));
    thread::scope(|scope| {
        let (end, ended) = mpsc::channel::<()>();
        // Where no thread can be had, nothing is shown.
        let _ = thread::Builder::new().spawn_scoped(scope, || {
            let (done, all, ended) = (&done, &all, ended);
            if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = bar(message);
            bar.enable_steady_tick(TICK);
            while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                bar.set_length(all.load(Ordering::Relaxed) as u64);
                bar.set_position(done.load(Ordering::Relaxed) as u64);
            }
            bar.finish_and_clear();
        });
        let result = work(&|count, of| {
            all.store(of, Ordering::Relaxed);
            done.store(count, Ordering::Relaxed);
        });
        drop(end);
        result
    })
}
