//! The checks: rules that state facts, and the sink that decides what becomes of them.
//!
//! A [`Rule`] is data: name, family, default severity, manual page and a function. The engine hands
//! each function what it looks at (a pair, two texts, a whole document in two languages) and a
//! [`ReportSink`]; the rule says what it found and where. Severity, `allow` and selection of rules are the
//! sink's business; words, colours and exit statuses belong to layers above. Nothing here does I/O:
//! what reading the files brought to light arrives as [`crate::model::Problem`]s.

mod baseline;
mod checked_text;
mod consistency;
mod engine;
mod finding;
mod fix;
mod habits;
mod next_step;
mod page;
mod page_anchors;
mod plan;
mod plurals;
mod quiet;
mod rule;
mod rules;
mod settings;
mod sink;
mod source_facts;
mod spellers;
mod style;
mod terminology;
mod vocabulary;

pub(crate) use checked_text::CheckedText;
pub(crate) use consistency::{Renderings, TextNumbers, source_texts, whole_project};
pub(crate) use engine::{
    CheckedSide, Comparison, Definition, Definitions, Outcome, SourceView, TextPair, compare,
    problems, report_unused_allows, single_texts, source,
};
pub use finding::{
    Finding, FindingDetail, Location, Related, SafeFix, SuppressedFinding, SuppressionKind,
    TextEdit, UnitTexts,
};
pub(crate) use fix::apply;
pub(crate) use next_step::{AskedBy, NEXT_STEPS, NextStep};

pub use page::{Example, examples, summary_of};
pub(crate) use page_anchors::PageAnchors;
use page_anchors::anchor_key;
pub(crate) use quiet::QuietPairs;
pub use rule::{OptionKind, OptionSpec, Rule, RuleFamily};
pub(crate) use rule::{PairAnchors, RuleCheck, SuspectEvidence, SuspectPair};
pub use rules::{ALL, rule};
pub(crate) use settings::{Settings, SettingsError};
pub(crate) use sink::{CheckedFiles, ReportSink, ReportedSide, RuleReport};
pub(crate) use source_facts::SourceFacts;
pub(crate) use spellers::Spellers;
pub(crate) use terminology::{TermEntry, Terminology, UsedTerms};
pub(crate) use vocabulary::{Vocabulary, WordCounts};
