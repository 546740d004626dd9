//! What a project asks of single messages, applied to what was found.

use crate::{
    check::Finding,
    model::{MessageAction, MessageFilter, Pair, Severity, State, action_of},
};

/// The filters of a document, and the translation they are applied to.
pub(super) struct DocumentFilter<'f> {
    pub(super) filters: Vec<&'f [MessageFilter]>,
    /// The translation's file.
    pub(super) path: &'f str,
    /// Whether there is one; where there is none, what counts is what is asked of the file.
    pub(super) exists: bool,
}

impl DocumentFilter<'_> {
    pub(super) fn action(&self, id: &str) -> MessageAction {
        let id = self.exists.then_some(id);
        let all = self.filters.iter().map(|filters| action_of(filters, self.path, id));
        all.max().unwrap_or(MessageAction::Error)
    }

    /// Whether a pair is one of those that are counted.
    pub(super) fn counts(&self, pair: &Pair<'_>) -> bool {
        self.filters.is_empty()
            || !matches!(pair.state, State::Missing | State::Fallback | State::Orphan)
            || self.action(pair.id()) != MessageAction::Ignore
    }

    /// Takes out what is to be ignored, and makes a warning of what matters less.
    pub(super) fn apply(&self, findings: &mut Vec<Finding>) {
        if self.filters.is_empty() {
            return;
        }
        findings.retain_mut(|finding| {
            let concerned = matches!(finding.rule.name, "missing" | "orphan");
            let Some(id) = finding.segment.as_deref().filter(|_| concerned) else { return true };
            let action = self.action(id);
            if action == MessageAction::Warning {
                finding.severity = finding.severity.min(Severity::Warning);
            }
            action != MessageAction::Ignore
        });
    }
}
