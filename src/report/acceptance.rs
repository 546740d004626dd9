//! What was recorded, and what was not, as people read it.

use crate::{
    check::Finding,
    model::{Phrase, State},
    project::{AcceptAnswer, AcceptStep, HistoryTally},
};

use super::{ReportStyle, say_lines};

/// Segments that are named one by one; more are counted.
const MAX_SEGMENTS_NAMED: usize = 20;

/// For a terminal: what was recorded. `command` shows the warnings about it.
#[must_use]
pub(crate) fn accepted(
    answer: &AcceptAnswer,
    dry_run: bool,
    command: &str,
    style: &ReportStyle<'_>,
) -> String {
    let (mut out, mut count) = (String::new(), 0);
    for step in &answer.steps {
        for phrase in step.recorded.iter().filter_map(|one| one.phrase(&step.document)) {
            count += 1;
            if count <= MAX_SEGMENTS_NAMED {
                say_lines(&mut out, &phrase, style);
            }
        }
        if let Some(phrase) = left(step) {
            say_lines(&mut out, &phrase, style);
        }
    }
    if count > MAX_SEGMENTS_NAMED {
        let more = Phrase::new("accept-more").with("count", count - MAX_SEGMENTS_NAMED);
        say_lines(&mut out, &more, style);
    }
    let id = if dry_run { "accept-would-record" } else { "accept-recorded" };
    say_lines(&mut out, &Phrase::new(id).with("count", answer.recorded()), style);
    let stamped = answer.stamps.iter().filter(|stamp| stamp.phrase().is_none()).count();
    if stamped > 0 {
        say_lines(&mut out, &Phrase::new("accept-stamped").with("count", stamped), style);
    }
    if answer.warnings > 0 {
        let phrase = Phrase::new("accept-warnings").with("count", answer.warnings);
        say_lines(&mut out, &phrase.with("command", command), style);
    }
    out
}

/// Why nothing was recorded of a segment that was named.
fn left(step: &AcceptStep) -> Option<Phrase> {
    let (segment, state) = (step.segment.as_ref()?, step.left?);
    let id = match state {
        State::Missing | State::Fallback => "accept-missing",
        State::Orphan => "accept-orphan",
        _ if !step.refused => "accept-unchanged",
        _ => return None,
    };
    let phrase = Phrase::new(id).with("segment", format!("{}/{segment}", step.document));
    Some(phrase.with("locale", &*step.locale))
}

/// What is to be named one by one, and why.
#[must_use]
pub(crate) fn set_apart(answer: &AcceptAnswer) -> Vec<Phrase> {
    let of = |step: &AcceptStep| -> Vec<Phrase> {
        step.apart.iter().map(|own| own.phrase(&step.document, &step.locale)).collect()
    };
    answer.steps.iter().flat_map(of).collect()
}

/// That a translation was not recorded, and why.
#[must_use]
pub(crate) fn refusal(finding: &Finding) -> Phrase {
    let position = finding.location.file.position(finding.location.span.start);
    let place = format!("{}:{}", finding.location.file.path(), position.line);
    let document = finding.document.clone().unwrap_or_default();
    let phrase = match &finding.segment {
        Some(segment) => {
            Phrase::new("accept-refused").with("segment", format!("{document}/{segment}"))
        }
        None => Phrase::new("accept-damaged").with("document", document),
    };
    let phrase = phrase.with("place", place).with("rule", finding.rule.name);
    phrase.with("problem", finding.message.clone())
}

/// For a terminal: what was recorded from the history.
#[must_use]
pub(crate) fn from_history(
    recorded: &HistoryTally,
    dry_run: bool,
    style: &ReportStyle<'_>,
) -> String {
    let mut out = String::new();
    let id = if dry_run { "history-would-record" } else { "history-recorded" };
    let counts = Phrase::new(id).with("count", recorded.recorded);
    say_lines(&mut out, &counts.with("stale", recorded.stale), style);
    let others = [("history-uncommitted", recorded.uncommitted), ("history-kept", recorded.kept)];
    for (id, count) in others.into_iter().filter(|(_, count)| *count > 0) {
        say_lines(&mut out, &Phrase::new(id).with("count", count), style);
    }
    if recorded.stale > 0 && !dry_run {
        say_lines(&mut out, &Phrase::new("history-next"), style);
    }
    out
}

/// What of the history could not be known.
#[must_use]
pub(crate) fn left_out(recorded: &HistoryTally) -> Vec<Phrase> {
    let all = [
        ("history-unnamed", recorded.unnamed),
        ("history-left-untracked", recorded.untracked),
        ("history-left-shallow", recorded.shallow),
        ("history-left-no-source", recorded.no_source),
        ("history-left-unreadable", recorded.unreadable),
    ];
    let some = all.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(id, count)| Phrase::new(id).with("count", count)).collect()
}
