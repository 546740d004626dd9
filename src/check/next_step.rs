//! What to do first about what was found: data, in the order in which it is urgent.

/// What to run next, and which findings ask for it.
#[derive(Debug)]
pub(crate) struct NextStep {
    /// The message that says so.
    pub message: &'static str,
    /// What asks for it.
    pub asked_by: AskedBy,
}

/// Which findings ask for a step.
#[derive(Debug, Clone, Copy)]
pub(crate) enum AskedBy {
    /// Those of these rules.
    Rules(&'static [&'static str]),
    /// Those of these rules, where all are in pages.
    Pages(&'static [&'static str]),
    /// Errors, whatever their rule.
    Errors,
    /// Any.
    Anything,
}

/// The steps, the most urgent first.
pub(crate) static NEXT_STEPS: &[NextStep] = &[
    // What cannot be read hides everything else.
    NextStep {
        message: "check-next-files",
        asked_by: AskedBy::Rules(&[
            "syntax",
            "merge-conflict",
            "encoding",
            "duplicate-id",
            "invalid-id",
        ]),
    },
    NextStep { message: "check-next-diff", asked_by: AskedBy::Rules(&["stale", "unconfirmed"]) },
    NextStep { message: "check-next-missing-page", asked_by: AskedBy::Pages(&["missing"]) },
    NextStep { message: "check-next-missing", asked_by: AskedBy::Rules(&["missing"]) },
    NextStep { message: "check-next-errors", asked_by: AskedBy::Errors },
    NextStep {
        message: "check-next-accept",
        asked_by: AskedBy::Rules(&["unrecorded", "unreviewed"]),
    },
    NextStep { message: "check-next-explain", asked_by: AskedBy::Anything },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule;

    #[test]
    fn steps_are_asked_by_rules_that_there_are() {
        for step in NEXT_STEPS {
            if let AskedBy::Rules(rules) | AskedBy::Pages(rules) = step.asked_by {
                assert!(rules.iter().all(|name| rule(name).is_some()), "{step:?}");
            }
        }
        assert!(matches!(NEXT_STEPS.last(), Some(NextStep { asked_by: AskedBy::Anything, .. })));
    }
}
