//! The project file, `diglot.toml`, as data.

use std::{collections::BTreeMap, sync::Arc};

use super::{Locale, MessageFilter, Span, Template};

/// What `diglot.toml` says.
#[derive(Debug, Clone)]
pub struct ProjectConfig {
    /// The language documents are written in.
    pub source: Locale,
    /// The languages they are translated to, in the order given; none given: those that there are
    /// folders of.
    pub targets: Vec<Locale>,
    /// Whether the languages they are translated to are given.
    pub targets_given: bool,
    /// Where files are.
    pub layout: ProjectLayout,
    /// What is said of rules for the whole project; not yet compared with the rules there are.
    pub rules: RuleSettings,
    /// What is said of rules for single documents, by the document's name.
    pub documents: BTreeMap<String, RuleSettings>,
    /// What is said of rules for single locales, by the locale's name.
    pub locales: BTreeMap<String, RuleSettings>,
    /// The typographic style of each language, by language: option by name, with its place.
    pub style: BTreeMap<String, BTreeMap<String, (RuleOption, Span)>>,
    /// How its texts are spelt, where the project says so.
    pub spelling: Option<SpellingLayout>,
    /// Where a text comes from that a locale has none of.
    pub fallback: FallbackPolicy,
}

impl ProjectConfig {
    /// Where the words are that texts are spelt by, whether the project says so or not.
    #[must_use]
    pub fn spelling_layout(&self) -> SpellingLayout {
        self.spelling.clone().unwrap_or_default()
    }
}

/// What the program that shows the texts does where a locale has none of its own, before it takes the
/// source's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FallbackPolicy {
    /// It takes that of the locale that the project names.
    Named(Vec<FallbackLink>),
    /// It takes that of whatever locale of the same language language negotiation comes to.
    Negotiated,
}

impl Default for FallbackPolicy {
    fn default() -> Self {
        Self::Named(Vec::new())
    }
}

/// A locale, and the one whose texts stand in for those that it lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FallbackLink {
    /// The locale that lacks some, and where it is named.
    pub from: (Locale, Span),
    /// The locale that they are taken from, and where it is named.
    pub to: (Locale, Span),
}

/// Where the words are that texts are spelt by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpellingLayout {
    /// Folder of the project's dictionaries and word lists.
    pub folder: String,
    /// Words that are right in every language.
    pub words: Vec<String>,
}

impl SpellingLayout {
    /// The list of the project's own words of a language.
    #[must_use]
    pub fn word_list(&self, locale: &Locale) -> String {
        format!("{}/{}.txt", self.folder, locale.name())
    }
}

impl Default for SpellingLayout {
    fn default() -> Self {
        Self { folder: "spelling".into(), words: Vec::new() }
    }
}

/// What is said of rules in one table, by rule name.
pub(crate) type RuleSettings = BTreeMap<String, RuleSetting>;

/// Where a project keeps its files; all paths are relative to the project, with `/`.
#[derive(Debug, Clone)]
pub struct ProjectLayout {
    /// Folder of the structured documents.
    pub content: String,
    /// Folder of the locales' folders.
    pub locales: String,
    /// Where Fluent files are, reference and translation.
    pub fluent: Vec<FileSet>,
    /// Where Markdown pages are.
    pub pages: PageLayout,
    /// What of them is left out.
    pub excludes: Vec<Excluded>,
    /// Path of a provenance file, with `{locale}` and `{path}` (the document's name) to fill in;
    /// none: beside the translation.
    pub provenance: Option<Template>,
}

/// Where the Markdown pages of a project are, and how they are read.
#[derive(Debug, Clone, Default)]
pub struct PageLayout {
    /// Where they are, source and translation.
    pub sets: Vec<FileSet>,
    /// The folder that the sources are in where that is another checkout, as it is written:
    /// `../docs`; the patterns of the sources begin with it.
    pub source_root: Option<(String, Span)>,
    /// What of them is left out.
    pub excluded: Vec<Template>,
    /// The values of their front matter that are texts: `title`, `hero.tagline`.
    pub fields: Arc<[String]>,
    /// The value of a translation's front matter that names the commit of its source.
    pub commit_key: Option<String>,
}

/// Files that belong together: those of the source language, and where each one's translations
/// are.
#[derive(Debug, Clone)]
pub struct FileSet {
    /// The files of the source language.
    pub reference: Template,
    /// Their translations, with the same places beside `{locale}`.
    pub translation: Template,
    /// The only locales they are translated to; none: all of the project's.
    pub locales: Option<Vec<String>>,
    /// What is to be made of single files and messages in them.
    pub filters: Arc<[MessageFilter]>,
    /// Whether somebody wrote this down, so that there must be such files.
    pub explicit: bool,
}

/// Fluent files that belong to another project.
#[derive(Debug, Clone)]
pub struct Excluded {
    /// The files of the source language.
    pub reference: Template,
    /// Their translations.
    pub translation: Template,
    /// The locales in which they are left out.
    pub locales: Vec<String>,
}

impl Excluded {
    /// Whether a file, or the translation of one into `locale`, is left out in that locale.
    #[must_use]
    pub fn excludes(&self, path: &str, locale: &str) -> bool {
        let fits = |template: &Template| {
            let places = template.places(path);
            places.is_some_and(|places| places.locale.is_none_or(|own| own == locale))
        };
        self.locales.iter().any(|own| own == locale)
            && (fits(&self.reference) || fits(&self.translation))
    }
}

impl FileSet {
    /// Whether the files are to be translated into a locale.
    #[must_use]
    pub fn is_for(&self, locale: &str) -> bool {
        self.locales.as_ref().is_none_or(|names| names.iter().any(|name| name == locale))
    }
}

impl Default for ProjectLayout {
    fn default() -> Self {
        let (content, locales) = ("content".into(), "locales".into());
        let (fluent, excludes, pages) = (Vec::new(), Vec::new(), PageLayout::default());
        Self { content, locales, fluent, pages, excludes, provenance: None }
    }
}

impl ProjectLayout {
    /// Where all files are that are no structured documents.
    pub fn sets(&self) -> impl Iterator<Item = &FileSet> {
        self.fluent.iter().chain(&self.pages.sets)
    }

    /// Where the translations of the structured document called `name` are, `{locale}` left to be
    /// filled in.
    #[must_use]
    pub fn translations_of(&self, name: &str) -> String {
        match self.fluent.first() {
            Some(set) if set.translation.paths() == 1 => set.translation.fill(&[name], None),
            _ => format!("{}/{{locale}}/{name}.ftl", self.locales),
        }
    }

    /// Where the provenance of the translations in `translations` of the document called `name` is
    /// kept, `{locale}` left to be filled in.
    #[must_use]
    pub fn provenances_of(&self, name: &str, translations: &str) -> String {
        if let Some(template) = &self.provenance {
            return template.fill(&[name], None);
        }
        match translations.strip_suffix(".ftl") {
            Some(stem) => format!("{stem}.provenance.toml"),
            // Beside a page its site's generator would come across it.
            None => format!("provenance/{{locale}}/{name}.provenance.toml"),
        }
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
