//! Findings that a project has agreed to live with for now.
//!
//! A baseline holds one entry a kind of finding: rule, locale, segment, a fingerprint of what was
//! said, and how many such findings there are.

use std::collections::BTreeMap;

use crate::{
    model::{Baseline, BaselineEntry, Phrase, PhraseValue},
    text::fingerprint,
};

use super::{Finding, SuppressedFinding, SuppressionKind};

impl BaselineEntry {
    /// The entry that stands for a finding.
    #[must_use]
    pub fn from_finding(finding: &Finding) -> Self {
        let path = || finding.location.file.path().to_owned();
        Self {
            rule: finding.rule.name.to_owned(),
            locale: finding.locale.clone().unwrap_or_default(),
            segment: finding.segment.clone().unwrap_or_else(path),
            said: fingerprint(&said(&finding.message)).to_string(),
        }
    }
}

/// A phrase without its words: what it names, whatever the language and wording.
fn said(phrase: &Phrase) -> String {
    let mut text = phrase.id.to_owned();
    for (name, value) in &phrase.arguments {
        let value = match value {
            PhraseValue::Text(text) => text.clone(),
            PhraseValue::Number(number) => number.to_string(),
            PhraseValue::List(items) => items.join("|"),
            PhraseValue::Phrase(phrase) => said(phrase),
        };
        text.extend(["|", name, "=", &value]);
    }
    text
}

impl Baseline {
    /// The baseline of these findings.
    #[must_use]
    pub fn from_findings(findings: &[Finding]) -> Self {
        let mut entries = BTreeMap::new();
        for finding in findings {
            *entries.entry(BaselineEntry::from_finding(finding)).or_default() += 1;
        }
        Self { entries }
    }

    /// Moves the findings that the baseline stands for from `findings` to `suppressed`; returns the
    /// entries that stand for nothing any more, with how many findings less there are than they say.
    pub fn subtract(
        &self,
        findings: &mut Vec<Finding>,
        suppressed: &mut Vec<SuppressedFinding>,
    ) -> Vec<(BaselineEntry, usize)> {
        let mut left = self.entries.clone();
        let is_listed =
            |finding: &mut Finding| match left.get_mut(&BaselineEntry::from_finding(finding)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    true
                }
                _ => false,
            };
        let listed = findings.extract_if(.., is_listed);
        let kind = SuppressionKind::Baseline;
        suppressed.extend(listed.map(|finding| SuppressedFinding { finding, kind, reason: None }));
        left.into_iter().filter(|(_, count)| *count > 0).collect()
    }
}
