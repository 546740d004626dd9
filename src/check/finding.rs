//! What a check brings to light.

use std::sync::Arc;

use crate::model::{Phrase, Severity, SourceFile, Span};

use super::{Rule, RuleFamily};

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
    pub detail: FindingDetail,
    /// What the source's author noted for the translator.
    pub note: Option<String>,
    /// Changes that put it right without any change of meaning.
    pub fix: Option<SafeFix>,
    /// The segment's texts, where the settings ask for them.
    pub texts: Option<Box<UnitTexts>>,
}

/// The texts of a segment in both languages, whole; without those of more than 10,000 bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitTexts {
    /// The source; none where there is no such segment.
    pub source: Option<String>,
    /// The translation; none where there is none.
    pub translation: Option<String>,
}

/// A finding that a project lives with.
#[derive(Debug, Clone)]
pub struct SuppressedFinding {
    /// The finding.
    pub finding: Finding,
    /// What silences it.
    pub kind: SuppressionKind,
    /// Why, where that is said.
    pub reason: Option<String>,
}

/// What silences a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuppressionKind {
    /// An `allow` at the segment or message.
    Allow,
    /// An entry of a baseline.
    Baseline,
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
pub enum FindingDetail {
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

/// A safe fix: edits that belong together, all in one file.
#[derive(Debug, Clone)]
pub struct SafeFix {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The edits, none overlapping another.
    pub edits: Vec<TextEdit>,
}

/// Bytes of a file to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// What is replaced.
    pub span: Span,
    /// What it is replaced by.
    pub text: String,
}

impl Finding {
    /// Something wrong in one place, and nothing else known of it. Every finding begins here.
    pub(crate) fn new(
        rule: &'static Rule,
        severity: Severity,
        location: Location,
        message: Phrase,
    ) -> Self {
        Self {
            rule,
            severity,
            locale: None,
            document: None,
            segment: None,
            message,
            help: None,
            location,
            related: Vec::new(),
            detail: FindingDetail::None,
            note: None,
            fix: None,
            texts: None,
        }
    }

    /// Whether its rule is of a family.
    #[must_use]
    pub fn is_of(&self, family: RuleFamily) -> bool {
        self.rule.family == family
    }

    /// By what findings are ordered: document, locale (the source first), place, rule.
    #[must_use]
    pub fn order(&self) -> impl Ord + '_ {
        let (document, locale) = (self.document.as_deref(), self.locale.as_deref());
        (document, locale, self.location.file.path(), self.location.span, self.rule.name)
    }
}
