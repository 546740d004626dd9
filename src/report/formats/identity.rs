//! What a finding is, so that a platform knows it again after lines moved and others came or went.

use std::collections::HashMap;

use crate::{check::Finding, model::BaselineEntry, text::fingerprint};

/// Tells findings apart, and the same finding again in the next run.
///
/// A finding is what a baseline knows of it (rule, locale, segment, what was said), in its document;
/// where several are alike, the first, the second …
#[derive(Default)]
pub(super) struct IdentityCounter {
    seen: HashMap<String, usize>,
}

impl IdentityCounter {
    /// The identity of the next finding: sixteen hexadecimal digits.
    pub(super) fn next(&mut self, finding: &Finding) -> String {
        let BaselineEntry { rule, locale, segment, said } = BaselineEntry::from_finding(finding);
        let document = finding.document.as_deref().unwrap_or_default();
        let key = [&*rule, &locale, document, &segment, &said].join("\n");
        let count = self.seen.entry(key.clone()).or_default();
        *count += 1;
        let key = if *count == 1 { key } else { format!("{key}\n{count}") };
        fingerprint(&key).to_string()
    }
}
