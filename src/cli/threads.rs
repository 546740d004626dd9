//! How many threads share the work.

use std::{sync::Mutex, thread};

use rayon::ThreadPoolBuilder;

/// More threads than this never help: a document is the smallest part of the work, and a system that
/// is asked for thousands of threads does nothing else.
const MAX_THREADS: usize = 128;

/// Sets up the threads that share the work: one a processor, or as many as `RAYON_NUM_THREADS` says.
/// Where the system does not give them, the one there is does it all.
pub(super) fn set_up() {
    let processors = || thread::available_parallelism().map_or(1, usize::from);
    let wanted = super::session::variable("RAYON_NUM_THREADS").and_then(|n| n.parse().ok());
    let threads = wanted.filter(|n| *n > 0).unwrap_or_else(processors).min(MAX_THREADS);
    // Nothing is left to be tried if this fails; what needs threads then says so.
    let _ = if are_given(threads) {
        ThreadPoolBuilder::new().num_threads(threads).build_global()
    } else {
        ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global()
    };
}

/// Whether the system gives so many threads at a time. It is asked first because rayon sets up its
/// threads once: a second try, after one that failed, is refused.
fn are_given(threads: usize) -> bool {
    let gate = Mutex::new(());
    let closed = gate.lock();
    thread::scope(|scope| {
        let mut all = 0..threads;
        let are_all =
            all.all(|_| thread::Builder::new().spawn_scoped(scope, || drop(gate.lock())).is_ok());
        drop(closed);
        are_all
    })
}
