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

/// Words for what is done, with a bar once it is known how much there is to be done.
fn bar(message: String) -> ProgressBar {
    let bar = ProgressBar::no_length();
    set_style(&bar, "{spinner} {msg}");
    bar.set_message(message);
    bar
}

fn set_style(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

/// Does some work of which nobody knows how far it has come.
pub(super) fn waiting<T>(session: &Session, message: &'static str, work: impl FnOnce() -> T) -> T {
    watched(session, message, |_| work())
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
                let all = all.load(Ordering::Relaxed) as u64;
                if all > 0 && bar.length().is_none() {
                    set_style(&bar, "{spinner} {wide_bar} {pos}/{len} {msg}");
                }
                if all > 0 {
                    bar.set_length(all);
                    bar.set_position(done.load(Ordering::Relaxed) as u64);
                }
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
