//! How many threads share the work.

use rayon::ThreadPoolBuilder;

/// More threads than this never help: a document is the smallest part of the work, and a system that
/// is asked for thousands of threads does nothing else.
const MAX_THREADS: usize = 128;

/// Sets up the threads that share the work: one a processor, or as many as `RAYON_NUM_THREADS` says.
/// Where the system gives none, the one there is does it all.
pub(super) fn set_up() {
    let processors = || std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = super::session::variable("RAYON_NUM_THREADS").and_then(|n| n.parse().ok());
    let threads = wanted.filter(|n| *n > 0).unwrap_or_else(processors).min(MAX_THREADS);
    let pool = ThreadPoolBuilder::new().num_threads(threads).build_global();
    if pool.is_err() {
        // Nothing is left to be tried if this fails; what needs threads then says so.
        let _ = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    }
}
