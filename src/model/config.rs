//! The project file, `diglot.toml`, as data.

use std::collections::BTreeMap;

use super::{Locale, Span};

/// What `diglot.toml` says.
#[derive(Debug, Clone)]
pub struct Config {
    /// The language documents are written in.
    pub source: Locale,
    /// The languages they are translated to, in the order given.
    pub targets: Vec<Locale>,
    /// Where files are.
    pub layout: Layout,
    /// What is said of rules for the whole project; not yet compared with the rules there are.
    pub rules: RuleSettings,
    /// What is said of rules for single documents, by the document's name.
    pub documents: BTreeMap<String, RuleSettings>,
    /// What is said of rules for single locales, by the locale's name.
    pub locales: BTreeMap<String, RuleSettings>,
    /// The typographic style of each language, by language: option by name, with its place.
    pub style: BTreeMap<String, BTreeMap<String, (RuleOption, Span)>>,
}

/// What is said of rules in one table, by rule name.
pub type RuleSettings = BTreeMap<String, RuleSetting>;

/// Where a project keeps its files; all paths are relative to the project, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Folder of the structured documents.
    pub content: String,
    /// Folder of the locales' folders.
    pub locales: String,
    /// Path of a provenance file, with `{locale}` and `{path}` (the document's name) to fill in.
    pub provenance: String,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            content: "content".into(),
            locales: "locales".into(),
            provenance: "locales/{locale}/{path}.provenance.toml".into(),
        }
    }
}

impl Layout {
    /// Where the provenance of a document in a locale is kept.
    #[must_use]
    pub fn provenance_of(&self, document: &str, locale: &str) -> String {
        self.provenance.replace("{locale}", locale).replace("{path}", document)
    }

    /// Where the translation of a document into a locale is kept.
    #[must_use]
    pub fn translation_of(&self, document: &str, locale: &str) -> String {
        format!("{}/{locale}/{document}.ftl", self.locales)
    }
}

/// What the project file says of one rule.
#[derive(Debug, Clone, Default)]
pub struct RuleSetting {
    /// Where the rule's name stands.
    pub name_span: Span,
    /// `off`, `info`, `warning` or `error` as written, and where.
    pub severity: Option<(String, Span)>,
    /// Its other options as written, and where.
    pub options: BTreeMap<String, (RuleOption, Span)>,
}

/// The value of a rule's option.
#[derive(Debug, Clone, PartialEq)]
pub enum RuleOption {
    /// A number, whole or not.
    Number(f64),
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A list of texts.
    Texts(Vec<String>),
}
