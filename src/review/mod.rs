//! What needs a person, and what a person can do about it.
//!
//! A [`ReviewQueue`] is a document in a locale as somebody works through it: its segments in reading
//! order, each with what is to be done about it ([`ReviewNeed`]), how its source changed, what the
//! checks find, and the texts as a person reads and types them. A [`ReviewDesk`] reads queues,
//! rehearses what is being typed, carries out acts and takes them back; [`TranslationMemory`] knows
//! what the project itself says elsewhere. The terminal and the browser are two faces of it; nothing
//! here knows either.

mod desk;
mod entry;
mod marks;
mod memory;
mod numbers;
mod queue;
mod shown;

pub(crate) use desk::DoneAct;
pub use desk::ReviewDesk;
pub use entry::{ReviewEntry, ReviewNeed, SegmentFinding};
pub(crate) use marks::{MarkKind, TextMark, marks_of};
pub use memory::SuggestionKind;
pub(crate) use memory::{DocumentMemory, Suggestion, TranslationMemory};
pub use queue::{QueueFilter, ReviewQueue};
pub(crate) use shown::ShownText;
