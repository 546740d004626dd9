//! What everything else is about: projects, documents, segments, messages, provenance, pairs.
//!
//! Plain data. Nothing here reads a file, fails, or knows a rule, a format or a command. Texts are
//! borrowed from the file they were read from wherever they stand there as they are, and every
//! [`Span`] is a range of bytes of that file, so that a finding can point and an edit can splice.

mod baseline;
mod block;
mod branches;
mod config;
mod document;
mod edit;
mod elements;
mod file;
mod filter;
mod glossary;
mod locale;
mod pair;
mod pattern;
mod phrase;
mod problem;
mod provenance;
mod resource;
mod scaffold;
mod severity;
mod span;
mod template;

pub use baseline::Baseline;
pub(crate) use baseline::BaselineEntry;
pub use block::DocumentBlock;
pub(crate) use branches::{PatternBranch, VariantChoice};
pub(crate) use config::{
    Excluded, FallbackLink, FallbackPolicy, FileSet, PageLayout, ProjectConfig, ProjectLayout,
    RuleOption, RuleSetting, RuleSettings, SpellingLayout,
};
pub(crate) use document::DocumentKind;
pub use edit::{FileBefore, FileEdit};
pub(crate) use elements::Elements;
pub use file::SourceFile;
pub(crate) use file::floor_char_boundary;
pub(crate) use filter::{KeyPattern, MessageAction, MessageFilter, action_of};
pub(crate) use glossary::{CaseRule, Glossary, GlossaryTerm, TermKind};
pub use locale::Locale;
pub(crate) use pair::Pair;
pub use pair::{ChangeRisk, RiskKind, Significance, State};
pub(crate) use pattern::{
    CallArguments, Expression, ExpressionContext, InlineExpression, Pattern, PatternElement,
    Placeable, TextElement, Variant, VariantKey,
};
pub use phrase::{Phrase, PhraseValue};
pub(crate) use problem::Problem;
pub use problem::ProblemKind;
pub use provenance::{Fingerprint, ReviewState};
pub(crate) use provenance::{Provenance, ProvenanceRecord};
pub use resource::SegmentKind;
pub(crate) use resource::{
    AllowedRule, Attribute, BrokenEntry, FrontEntry, GroupComment, Metadata, Resource,
    TranslationUnit, UnitKind, UntranslatedNotes, is_identifier,
};
pub(crate) use scaffold::{SCAFFOLD_LINE, SCAFFOLD_MARK, is_empty_place, scaffold_span};
pub use severity::Severity;
pub use span::{Position, Span};
pub(crate) use template::{Template, TemplateError, is_inside};
