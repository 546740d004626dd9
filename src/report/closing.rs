//! The last line of a check: how it stands, and what to run next.

use crate::{
    model::{Phrase, Severity},
    project::CheckAnswer,
};

/// The last line; none where not all could be checked. `targets` are what was named to be checked.
#[must_use]
pub fn closing(answer: &CheckAnswer, targets: &[String]) -> Option<Phrase> {
    if !answer.failures.is_empty() {
        return None;
    }
    let [infos, warnings, errors] = Severity::ALL.map(|severity| answer.number(severity));
    if infos + warnings + errors == 0 {
        return Some(Phrase::new("check-clean").with("segments", answer.segments));
    }
    let counts = Phrase::new("check-counts")
        .with("errors", errors)
        .with("warnings", warnings)
        .with("infos", infos);
    let has = |names: &[&str]| answer.has(names);
    let next = if has(&["syntax", "merge-conflict", "encoding", "duplicate-id", "invalid-id"]) {
        "check-next-files"
    } else if has(&["stale", "unconfirmed"]) {
        "check-next-diff"
    } else if has(&["missing"]) {
        "check-next-missing"
    } else if errors > 0 {
        "check-next-errors"
    } else if has(&["unrecorded", "unreviewed"]) {
        "check-next-accept"
    } else {
        "check-next-explain"
    };
    let counted = || answer.tallies.values().flat_map(|tally| tally.rules.keys()).next();
    let first = answer.findings.iter().rev().max_by_key(|finding| finding.severity);
    let first = first.map(|finding| finding.rule.name);
    let first = first.or_else(|| counted().copied()).unwrap_or_default();
    let targets = if targets.is_empty() { "--all".to_owned() } else { targets.join(" ") };
    let accept = format!("diglot accept {targets}");
    let next = Phrase::new(next).with("rule", first).with("command", accept);
    Some(Phrase::new("check-closing").with("counts", counts).with("next", next))
}
