//! The last line of a check: how it stands, and what to run next.

use std::collections::BTreeSet;

use crate::{
    check::{AskedBy, NEXT_STEPS, NextStep},
    model::{Phrase, Severity},
    project::CheckAnswer,
};

/// The last line; none where not all could be checked. `targets` are what was named to be checked; without
/// them it was no project, and there is no next step.
#[must_use]
pub(crate) fn closing(answer: &CheckAnswer, targets: Option<&[String]>) -> Option<Phrase> {
    if !answer.failures.is_empty() {
        return None;
    }
    let [infos, warnings, errors] =
        Severity::ALL.map(|severity| answer.number_of_severity(severity));
    if infos + warnings + errors == 0 {
        return Some(Phrase::new("check-clean").with("segments", answer.segments));
    }
    let counts = Phrase::new("check-counts")
        .with("errors", errors)
        .with("warnings", warnings)
        .with("infos", infos);
    let Some(targets) = targets else { return Some(counts) };
    let is_asked_for = |step: &&NextStep| match step.asked_by {
        AskedBy::Rules(rules) => answer.has(rules),
        AskedBy::Pages(rules) => answer.are_in_pages(rules),
        AskedBy::Errors => errors > 0,
        AskedBy::Anything => true,
    };
    let step = NEXT_STEPS.iter().find(is_asked_for)?;
    let counted = || answer.tallies.values().flat_map(|tally| tally.rules.keys()).next();
    let first = answer.findings.iter().rev().max_by_key(|finding| finding.severity);
    let first = first.map(|finding| finding.rule.name);
    let first = first.or_else(|| counted().copied()).unwrap_or_default();
    let targets = if targets.is_empty() { documents(answer, step) } else { targets.join(" ") };
    let accept = format!("diglot accept {targets}");
    let next = Phrase::new(step.message).with("rule", first).with("command", accept);
    Some(Phrase::new("check-closing").with("counts", counts).with("next", next))
}

/// More documents than these are all, for whoever is to type their names.
const MAX_NAMED_DOCUMENTS: usize = 3;

/// The documents that a step is about, as its findings name them; all, where they name none, or many.
fn documents(answer: &CheckAnswer, step: &NextStep) -> String {
    let AskedBy::Rules(rules) = step.asked_by else { return "--all".to_owned() };
    let own = answer.findings.iter().filter(|finding| rules.contains(&finding.rule.name));
    let named: Option<BTreeSet<&str>> = own.map(|finding| finding.document.as_deref()).collect();
    match named {
        Some(named) if (1..=MAX_NAMED_DOCUMENTS).contains(&named.len()) => {
            named.into_iter().collect::<Vec<_>>().join(" ")
        }
        _ => "--all".to_owned(),
    }
}
