//! Findings as numbers, for projects in which nobody reads them one by one.

use std::collections::BTreeMap;

use crate::{check::Finding, model::Severity};

/// How many findings there are, and of which rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingTally {
    /// By severity, in the order of [`Severity`].
    pub severities: [usize; 3],
    /// By rule.
    pub rules: BTreeMap<&'static str, usize>,
}

/// Findings by locale; none: those about the source alone.
pub(crate) type Tallies = BTreeMap<Option<String>, FindingTally>;

impl FindingTally {
    fn count_finding(&mut self, finding: &Finding) {
        if let Some(count) = self.severities.get_mut(finding.severity as usize) {
            *count += 1;
        }
        *self.rules.entry(finding.rule.name).or_default() += 1;
    }

    /// Adds the numbers of another one.
    pub fn add(&mut self, other: &Self) {
        for (sum, count) in self.severities.iter_mut().zip(other.severities) {
            *sum += count;
        }
        for (rule, count) in &other.rules {
            *self.rules.entry(rule).or_default() += count;
        }
    }

    /// How many findings there are of a severity.
    #[must_use]
    pub fn count_of_severity(&self, severity: Severity) -> usize {
        self.severities.get(severity as usize).copied().unwrap_or_default()
    }
}

/// Counts findings, and lets go of them with the files they are in.
pub(super) fn count_and_forget(findings: &mut Vec<Finding>, tallies: &mut Tallies) {
    for finding in findings.drain(..) {
        match tallies.get_mut(&finding.locale) {
            Some(tally) => tally.count_finding(&finding),
            None => tallies.entry(finding.locale.clone()).or_default().count_finding(&finding),
        }
    }
    findings.shrink_to_fit();
}
