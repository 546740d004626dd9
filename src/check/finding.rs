//! What a check brings to light.

use std::{cmp::Ordering, sync::Arc};

use crate::model::{Phrase, Severity, SourceFile, Span};

use super::Rule;

/// One thing wrong in one place, raised by one rule.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that raised it.
    pub rule: &'static Rule,
    /// How much it matters in this project.
    pub severity: Severity,
    /// The locale it is about; none where it is about the source alone.
    pub locale: Option<String>,
    /// The document it is in; none where it is about a file of no document.
    pub document: Option<String>,
    /// The segment it is in.
    pub segment: Option<String>,
    /// What was found.
    pub message: Phrase,
    /// What to do about it.
    pub help: Option<Phrase>,
    /// Where.
    pub location: Location,
    /// The other places that belong to it, mostly the other language's.
    pub related: Vec<Related>,
    /// What a person wants to see beside it.
    pub detail: Detail,
}

/// A place in a file.
#[derive(Debug, Clone)]
pub struct Location {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Where in it.
    pub span: Span,
}

/// A second place of a finding.
#[derive(Debug, Clone)]
pub struct Related {
    /// What it shows.
    pub label: Phrase,
    /// Where it is.
    pub location: Location,
}

/// What a person wants to see beside a finding.
#[derive(Debug, Clone, Default)]
pub enum Detail {
    /// The places suffice.
    #[default]
    None,
    /// How a text changed, to be shown word by word.
    Change {
        /// The text then.
        old: String,
        /// The text now.
        new: String,
    },
}

impl Finding {
    /// The order in which findings are shown: by file and place, then by rule.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let key = |finding: &Self| {
            (finding.document.clone(), finding.locale.clone(), finding.location.span, finding.rule.name)
        };
        (key(self).cmp(&key(other)))
            .then_with(|| self.location.file.path().cmp(other.location.file.path()))
    }
}
