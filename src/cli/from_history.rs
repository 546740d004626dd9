//! `diglot accept --from-history`.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashSet},
    io::{IsTerminal as _, Write as _},
    time::Instant,
};

use indicatif::ProgressBar;

use super::{
    Run, Session, Status, Target, out,
    progress::{self, PATIENCE},
    say,
};
use crate::{
    model::{Locale, Phrase, ReviewState},
    project::{DocumentName, Project, Recorded, Wanted},
};

/// What was typed after `--from-history`.
pub(super) struct FromHistory<'a> {
    pub(super) state: Option<ReviewState>,
    pub(super) since: Option<&'a str>,
    pub(super) dry_run: bool,
}

impl FromHistory<'_> {
    /// Runs the command.
    pub(super) fn run(
        &self,
        session: &Session,
        project: &Project,
        targets: Vec<Target>,
        locales: &[&Locale],
    ) -> Run {
        let wanted = Wanted {
            documents: documents(targets),
            locales: locales.to_vec(),
            state: self.state.unwrap_or(ReviewState::Translated),
            since: self.since,
            dry_run: self.dry_run,
        };
        let bar = Bar::new(session);
        let recorded = project.accept_from_history(&wanted, &|done, all| bar.show(done, all));
        bar.clear();
        let (recorded, failures) = recorded?;
        let status = self.report(session, &recorded)?;
        Ok(session.ended(&failures, status))
    }

    fn report(&self, session: &Session, recorded: &Recorded) -> Run {
        let (mut out, style) = (out(), session.style());
        let id = if self.dry_run { "history-would-record" } else { "history-recorded" };
        let counts = Phrase::new(id).with("count", recorded.recorded);
        say(&mut out, &counts.with("stale", recorded.stale), &style)?;
        for (id, count) in
            [("history-uncommitted", recorded.uncommitted), ("history-kept", recorded.kept)]
        {
            if count > 0 {
                say(&mut out, &Phrase::new(id).with("count", count), &style)?;
            }
        }
        if recorded.stale > 0 && !self.dry_run {
            say(&mut out, &Phrase::new("history-next"), &style)?;
        }
        out.flush()?;
        for (id, count) in [
            ("history-left-untracked", recorded.untracked),
            ("history-left-shallow", recorded.shallow),
            ("history-left-no-source", recorded.no_source),
            ("history-left-unreadable", recorded.unreadable),
        ] {
            if count > 0 {
                session.complain(&Phrase::new(id).with("count", count));
            }
        }
        Ok(Status::Clean)
    }
}

/// Each document once, whole or with the segments that were named.
fn documents(targets: Vec<Target>) -> Vec<(DocumentName, Option<HashSet<String>>)> {
    let mut all: BTreeMap<DocumentName, Option<HashSet<String>>> = BTreeMap::new();
    for Target { document, segment } in targets {
        let segments = all.entry(document).or_insert_with(|| Some(HashSet::new()));
        match (segments.as_mut(), segment) {
            (Some(segments), Some(segment)) => _ = segments.insert(segment),
            _ => *segments = None,
        }
    }
    all.into_iter().collect()
}

/// How far a long walk has come: on a terminal, and only once somebody might wonder.
struct Bar<'s> {
    session: &'s Session,
    since: Instant,
    shown: RefCell<Option<ProgressBar>>,
}

impl<'s> Bar<'s> {
    fn new(session: &'s Session) -> Self {
        Self { session, since: Instant::now(), shown: RefCell::new(None) }
    }

    fn show(&self, done: usize, all: usize) {
        let mut shown = self.shown.borrow_mut();
        if shown.is_none() && self.since.elapsed() >= PATIENCE && std::io::stderr().is_terminal() {
            let message = self.session.say().say(&Phrase::new("history-progress"));
            *shown = Some(progress::bar(all, message));
        }
        if let Some(bar) = &*shown {
            bar.set_position(done as u64);
        }
    }

    fn clear(&self) {
        if let Some(bar) = &*self.shown.borrow() {
            bar.finish_and_clear();
        }
    }
}
