//! The workbench in the browser: the whole project on one machine, for somebody who translates.
//!
//! A [`Workbench`] answers requests ([`PageRequest`] → [`PageReply`]) and knows nothing of sockets, so that
//! all of it can be tried without any; [`serve_workbench`] is the thin server around it. All pages, styles and
//! scripts are embedded, and no page asks anybody else for anything. Only this machine is listened
//! to; who has not the token of the first address is told nothing (see `guard`). Texts are
//! escaped where they meet HTML, in `maud`'s templates, and nowhere else.

mod acts;
mod assets;
mod desk_page;
mod findings_page;
mod guard;
mod history_page;
mod marked;
mod overview_page;
mod page;
mod reader_page;
mod request;
mod routes;
mod segment;
mod server;
mod toolbar;
mod workbench;

pub(crate) use guard::RequestGuard;
pub use request::{PageReply, PageRequest};
pub(crate) use server::serve_workbench;
pub use workbench::Workbench;
