//! What came back from a translator's tool, as people read it.

use std::fmt::Write as _;

use crate::{
    exchange::CodeProblem,
    model::Phrase,
    project::{RefusedReturn, ReturnAnswer, ReturnConflict, ReturnRefusal, TakenSegment},
};

use super::{
    ReportInk, ReportStyle,
    changes::around,
    frame::wrapped,
    revision::{names, push_phrase, shown},
};

/// Where it came back from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReturnedFrom<'r> {
    /// The file.
    pub path: &'r str,
    /// Whether nothing was written.
    pub dry_run: bool,
}

/// For a terminal: what was taken, and what is to be decided or put right.
#[must_use]
pub(crate) fn returned(
    answer: &ReturnAnswer,
    from: ReturnedFrom<'_>,
    style: &ReportStyle<'_>,
) -> String {
    let mut out = String::new();
    let summary = Phrase::new(if from.dry_run { "returned-would" } else { "returned-done" })
        .with("path", from.path)
        .with("taken", answer.taken.len())
        .with("confirmed", answer.confirmed)
        .with("untouched", answer.untouched)
        .with("refused", answer.refused.len() + answer.open_conflicts());
    push_phrase(&mut out, &summary, style);
    for segment in &answer.taken {
        taken(&mut out, segment, style);
    }
    for conflict in &answer.conflicts {
        both(&mut out, conflict, style);
    }
    if answer.open_conflicts() > 0 {
        push_phrase(&mut out, &Phrase::new("returned-settle"), style);
    }
    for RefusedReturn { segment, reason } in &answer.refused {
        let phrase = refusal(reason).with("segment", &**segment);
        push_phrase(&mut out, &phrase, style);
    }
    for (unit, problem) in &answer.codes {
        let (id, code) = match problem {
            CodeProblem::Lost(code) => ("returned-code-lost", code),
            CodeProblem::Doubled(code) => ("returned-code-doubled", code),
            CodeProblem::Invented(code) => ("returned-code-invented", code),
        };
        push_phrase(
            &mut out,
            &Phrase::new(id).with("segment", &**unit).with("code", &**code),
            style,
        );
    }
    for (id, ids) in [("returned-unknown", &answer.unknown), ("returned-absent", &answer.absent)] {
        if !ids.is_empty() {
            push_phrase(&mut out, &Phrase::new(id).with("count", ids.len()), style);
            names(&mut out, ids, style);
        }
    }
    out
}

fn taken(out: &mut String, segment: &TakenSegment, style: &ReportStyle<'_>) {
    let TakenSegment { segment: name, old, new, is_draft, stale } = segment;
    let state = style.word(if *is_draft { "review-draft" } else { "review-translated" });
    // Writing to a string cannot fail.
    let _ = writeln!(out, "  {} ({state})", style.paint(ReportInk::Strong, name));
    match old {
        Some(old) => wrapped(out, &around(old, new, style), None, style),
        None => shown(out, new),
    }
    if let Some([then, now]) = stale {
        let _ = writeln!(out, "    {}", style.word("returned-stale"));
        wrapped(out, &around(then, now, style), None, style);
    }
}

/// What both sides made of a segment.
fn both(out: &mut String, conflict: &ReturnConflict, style: &ReportStyle<'_>) {
    let ReturnConflict { segment, ours, theirs, taken } = conflict;
    let id = match taken {
        None => "returned-conflict",
        Some(true) => "returned-conflict-theirs",
        Some(false) => "returned-conflict-kept",
    };
    push_phrase(out, &Phrase::new(id).with("segment", &**segment), style);
    for (id, text) in [("returned-ours", ours), ("returned-theirs", theirs)] {
        let _ = writeln!(out, "    {}", style.word(id));
        wrapped(out, text, None, style);
    }
}

fn refusal(reason: &ReturnRefusal) -> Phrase {
    match reason {
        ReturnRefusal::OtherLanguage => Phrase::new("returned-other-language"),
        ReturnRefusal::Incomplete => Phrase::new("returned-incomplete"),
        ReturnRefusal::Unsayable => Phrase::new("returned-unsayable"),
        ReturnRefusal::Page(path) => Phrase::new("returned-page").with("path", &**path),
        ReturnRefusal::Unplaced(path) => Phrase::new("returned-unplaced").with("path", &**path),
        ReturnRefusal::NoPage(path) => Phrase::new("returned-no-page").with("path", &**path),
        ReturnRefusal::NoSource => Phrase::new("returned-no-source"),
        ReturnRefusal::Broken(problem) => {
            Phrase::new("returned-broken").with("reason", problem.message.clone())
        }
    }
}
