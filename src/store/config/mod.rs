//! The project file, `diglot.toml`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::model::{
    FallbackLink, FallbackPolicy, FileSet, Locale, Phrase, Problem, ProblemKind, ProjectConfig,
    ProjectLayout, RuleOption, RuleSetting, RuleSettings, SourceFile, Span, SpellingLayout,
    Template, TemplateError, is_inside,
};

mod markdown;

pub(crate) use markdown::is_markdown;

use crate::store::toml_read::syntax;

const KEYS: [&str; 12] = [
    "source",
    "targets",
    "content",
    "locales",
    "provenance",
    "rules",
    "documents",
    "style",
    "spelling",
    "fallback",
    "fluent",
    "markdown",
];

/// Reads a project file.
///
/// # Errors
///
/// Everything in it that is not as it should be, each with its place. Whether the rules it names
/// exist is not known here.
pub fn parse(file: &SourceFile) -> Result<ProjectConfig, Vec<Problem>> {
    let root = DeTable::parse(file.text()).map_err(|error| vec![syntax(file, &error)])?;
    let mut reader = ConfigReader::default();
    for (key, value) in root.into_inner() {
        reader.key(key.get_ref(), span_of(&key), value);
    }
    reader.into_config()
}

fn problem(span: Span, phrase: Phrase) -> Problem {
    Problem::new(ProblemKind::Syntax, span, phrase)
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

/// The links by which locales fall back to themselves in the end: what is left of all of them once
/// those that none leads to are taken out, again and again.
fn links_in_circles(links: &[FallbackLink]) -> impl Iterator<Item = &FallbackLink> {
    let places = links.iter().enumerate().map(|(at, link)| (link.from.0.identifier(), at));
    let places: BTreeMap<_, _> = places.collect();
    let next = |at: usize| places.get(links[at].to.0.identifier()).copied();
    let mut leading = vec![0; links.len()];
    (0..links.len()).filter_map(next).for_each(|at| leading[at] += 1);
    let mut free: Vec<usize> = (0..links.len()).filter(|at| leading[*at] == 0).collect();
    while let Some(next) = free.pop().map(next) {
        let Some(at) = next else { continue };
        leading[at] -= 1;
        if leading[at] == 0 {
            free.push(at);
        }
    }
    links.iter().zip(leading).filter(|(_, leading)| *leading > 0).map(|(link, _)| link)
}

/// Where the Fluent files of a project are; what is not given follows from what is.
fn fluent_set(
    (reference, translation): (Option<Template>, Option<Template>),
    locales: &str,
    source: &Locale,
) -> Result<FileSet, TemplateError> {
    let explicit = reference.is_some() || translation.is_some();
    let translation = match translation {
        Some(translation) => translation,
        None => Template::new(&format!("{locales}/{{locale}}/{{path}}.ftl"))?,
    };
    let reference = match reference {
        Some(reference) => reference,
        None => Template::new(&translation.fill(&[], Some(source.name())))?,
    };
    let filters = Arc::default();
    Ok(FileSet { reference, translation, locales: None, filters, explicit })
}

/// What is wrong with a pattern, as a person is told it.
#[must_use]
pub(crate) fn pattern_phrase(error: &TemplateError) -> Phrase {
    match error {
        TemplateError::Outside { path } => Phrase::new("config-path").with("path", &**path),
        TemplateError::Unknown { name } => {
            Phrase::new("config-pattern-unknown").with("name", &**name)
        }
        TemplateError::Unclosed => Phrase::new("config-pattern-unclosed"),
    }
}

#[derive(Default)]
struct ConfigReader {
    source: Option<Locale>,
    targets: Option<Vec<Locale>>,
    targets_span: Span,
    layout: ProjectLayout,
    /// The patterns of `[fluent]`: reference and translation.
    fluent: (Option<Template>, Option<Template>),
    rules: RuleSettings,
    documents: BTreeMap<String, RuleSettings>,
    locales: BTreeMap<String, RuleSettings>,
    style: BTreeMap<String, BTreeMap<String, (RuleOption, Span)>>,
    spelling: Option<SpellingLayout>,
    fallback: Vec<FallbackLink>,
    /// The first pattern of translated pages that has no place for a locale, and where it stands.
    without_locale: Option<(String, Span)>,
    problems: Vec<Problem>,
}

impl ConfigReader {
    fn key(&mut self, key: &str, key_span: Span, value: Spanned<DeValue<'_>>) {
        match key {
            "source" => self.source = self.locale(key, &value),
            "targets" => {
                self.targets_span = span_of(&value);
                self.targets = self.targets(key, value);
            }
            "content" => self.layout.content = self.path(key, &value).unwrap_or_default(),
            "provenance" => self.layout.provenance = self.template(key, &value, true),
            "fluent" => self.fluent(key, value),
            "markdown" => self.markdown(key, value),
            // A folder, or a table of what single locales say of rules.
            "locales" if value.get_ref().is_table() => self.locales = self.tables(key, value),
            "locales" => self.layout.locales = self.path(key, &value).unwrap_or_default(),
            "documents" => self.documents = self.tables(key, value),
            "rules" => self.rules = self.settings(key, value),
            "style" => self.style = self.style(key, value),
            "spelling" => self.spelling = Some(self.spelling(key, value)),
            "fallback" => self.fallback(key, value),
            _ => {
                let phrase = Phrase::new("syntax-unknown-key").with("key", key);
                self.add_problem(key_span, phrase.with("known", KEYS.join(", ")));
            }
        }
    }

    fn into_config(mut self) -> Result<ProjectConfig, Vec<Problem>> {
        if self.source.is_none() && self.problems.is_empty() {
            self.add_problem(
                Span::default(),
                Phrase::new("config-missing-key").with("key", "source"),
            );
        }
        if let (Some(source), Some(targets)) = (&self.source, &self.targets)
            && targets.iter().any(|target| target.identifier() == source.identifier())
        {
            let phrase = Phrase::new("config-source-target").with("name", source.name());
            self.add_problem(self.targets_span, phrase);
        }
        // A checkout of translations alone may be of one language, and name it nowhere.
        let is_one = self.targets.as_ref().is_some_and(|targets| targets.len() == 1);
        let is_alone = is_one && self.layout.pages.source_root.is_some();
        if let Some((pattern, span)) = self.without_locale.take_if(|_| !is_alone) {
            self.add_problem(span, Phrase::new("config-pattern-locale").with("pattern", pattern));
        }
        let (Some(source), true) = (self.source, self.problems.is_empty()) else {
            return Err(self.problems);
        };
        let (targets_given, targets) = (self.targets.is_some(), self.targets.unwrap_or_default());
        let set = fluent_set(self.fluent, &self.layout.locales, &source);
        let fluent = set.map_err(|error| vec![problem(Span::default(), pattern_phrase(&error))])?;
        Ok(ProjectConfig {
            source,
            targets,
            targets_given,
            layout: ProjectLayout { fluent: vec![fluent], ..self.layout },
            rules: self.rules,
            documents: self.documents,
            locales: self.locales,
            style: self.style,
            spelling: self.spelling,
            fallback: FallbackPolicy::Named(self.fallback),
        })
    }

    /// `[fluent]`: where Fluent files are.
    fn fluent(&mut self, key: &str, value: Spanned<DeValue<'_>>) {
        let span = span_of(&value);
        let DeValue::Table(table) = value.into_inner() else {
            self.wrong(key, span, "expected-table");
            return;
        };
        for (name, value) in table {
            match &**name.get_ref() {
                "reference" => self.fluent.0 = self.template("reference", &value, false),
                "translation" => self.fluent.1 = self.template("translation", &value, true),
                other => {
                    let phrase = Phrase::new("syntax-unknown-key").with("key", other);
                    self.add_problem(
                        span_of(&name),
                        phrase.with("known", "reference, translation"),
                    );
                }
            }
        }
    }

    /// `[spelling]`: the project's own words and dictionaries.
    fn spelling(&mut self, key: &str, value: Spanned<DeValue<'_>>) -> SpellingLayout {
        let span = span_of(&value);
        let mut layout = SpellingLayout::default();
        let DeValue::Table(table) = value.into_inner() else {
            self.wrong(key, span, "expected-table");
            return layout;
        };
        for (name, value) in table {
            let span = span_of(&value);
            match &**name.get_ref() {
                "folder" => layout.folder = self.path("folder", &value).unwrap_or_default(),
                "words" => match self.option("words", value) {
                    Some(RuleOption::Texts(words)) => layout.words = words,
                    Some(_) => self.wrong("words", span, "expected-texts"),
                    None => {}
                },
                other => {
                    let phrase = Phrase::new("syntax-unknown-key").with("key", other);
                    self.add_problem(span_of(&name), phrase.with("known", "folder, words"));
                }
            }
        }
        layout
    }

    /// `[fallback]`: which locale's texts stand in for those that a locale lacks.
    fn fallback(&mut self, key: &str, value: Spanned<DeValue<'_>>) {
        let span = span_of(&value);
        let DeValue::Table(table) = value.into_inner() else {
            self.wrong(key, span, "expected-table");
            return;
        };
        let mut named = BTreeSet::new();
        for (name, value) in table {
            let span = span_of(&name);
            let Some(from) = self.named_locale(name.get_ref(), span) else { continue };
            if !named.insert(from.identifier().clone()) {
                self.add_problem(span, Phrase::new("config-twice").with("name", from.name()));
            }
            let Some(to) = self.locale(name.get_ref(), &value) else { continue };
            self.fallback.push(FallbackLink { from: (from, span), to: (to, span_of(&value)) });
        }
        let links = std::mem::take(&mut self.fallback);
        for FallbackLink { from, to } in links_in_circles(&links) {
            let phrase = Phrase::new("config-fallback-circle").with("name", from.0.name());
            self.add_problem(to.1, phrase.with("other", to.0.name()));
        }
        self.fallback = links;
    }

    /// A path with `{path}` and, where it is of a translation, `{locale}` to fill in.
    fn template(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        translated: bool,
    ) -> Option<Template> {
        let template = self.pattern(key, value)?;
        if template.has_locale() == translated {
            return Some(template);
        }
        let (with, without) = ("config-pattern-locale", "config-pattern-no-locale");
        let phrase = Phrase::new(if translated { with } else { without });
        self.add_problem(span_of(value), phrase.with("pattern", template.text()));
        None
    }

    /// A path with `{path}` to fill in, and perhaps `{locale}`.
    fn pattern(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Template> {
        let text = self.text_value(key, value)?;
        let phrase = match Template::new(&text) {
            Ok(template) if template.paths() == 1 => return Some(template),
            Ok(_) => Phrase::new("config-pattern-path").with("pattern", text),
            Err(error) => pattern_phrase(&error),
        };
        self.add_problem(span_of(value), phrase);
        None
    }

    fn add_problem(&mut self, span: Span, phrase: Phrase) {
        self.problems.push(problem(span, phrase));
    }

    fn wrong(&mut self, key: &str, span: Span, expected: &'static str) {
        let phrase = Phrase::new("syntax-wrong-type").with("key", key);
        self.add_problem(span, phrase.with("expected", Phrase::new(expected)));
    }

    fn text_value(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(key, span_of(value), "expected-text");
        }
        text
    }

    fn locale(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Locale> {
        let name = self.text_value(key, value)?;
        self.named_locale(&name, span_of(value))
    }

    fn named_locale(&mut self, name: &str, span: Span) -> Option<Locale> {
        // The standard has room for languages of more letters; nobody has one.
        let locale = Locale::new(name).ok().filter(|locale| locale.language().len() <= 3);
        if locale.is_none() {
            self.add_problem(span, Phrase::new("config-locale").with("name", name));
        }
        locale
    }

    fn targets(&mut self, key: &str, value: Spanned<DeValue<'_>>) -> Option<Vec<Locale>> {
        let span = span_of(&value);
        let DeValue::Array(values) = value.into_inner() else {
            self.wrong(key, span, "expected-locales");
            return None;
        };
        let mut locales: Vec<Locale> = Vec::new();
        for value in values {
            let locale = self.locale(key, &value)?;
            if locales.iter().any(|known| known.identifier() == locale.identifier()) {
                let phrase = Phrase::new("config-twice").with("name", locale.name());
                self.add_problem(span_of(&value), phrase);
            }
            locales.push(locale);
        }
        Some(locales)
    }

    /// A path that stays inside the project: relative, without `..`.
    fn path(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let path = self.text_value(key, value)?;
        if !is_inside(&path) {
            self.add_problem(span_of(value), Phrase::new("config-path").with("path", path));
            return None;
        }
        Some(path)
    }

    /// Tables of rule settings, by name.
    fn tables(&mut self, key: &str, value: Spanned<DeValue<'_>>) -> BTreeMap<String, RuleSettings> {
        let span = span_of(&value);
        let DeValue::Table(table) = value.into_inner() else {
            self.wrong(key, span, "expected-table");
            return BTreeMap::new();
        };
        let entries = table.into_iter();
        entries
            .map(|(name, value)| {
                let settings = self.settings(name.get_ref(), value);
                (name.into_inner().into_owned(), settings)
            })
            .collect()
    }

    fn settings(&mut self, key: &str, value: Spanned<DeValue<'_>>) -> RuleSettings {
        let span = span_of(&value);
        let DeValue::Table(table) = value.into_inner() else {
            self.wrong(key, span, "expected-table");
            return RuleSettings::new();
        };
        let mut settings = RuleSettings::new();
        for (name, value) in table {
            let mut setting = RuleSetting { name_span: span_of(&name), ..RuleSetting::default() };
            let span = span_of(&value);
            match value.into_inner() {
                DeValue::String(severity) => setting.severity = Some((severity.into(), span)),
                DeValue::Table(options) => self.options(options, &mut setting),
                _ => {
                    let phrase = Phrase::new("config-rule-value").with("name", &**name.get_ref());
                    self.add_problem(span, phrase);
                }
            }
            settings.insert(name.into_inner().into_owned(), setting);
        }
        settings
    }

    fn options(&mut self, table: DeTable<'_>, setting: &mut RuleSetting) {
        for (name, value) in table {
            let span = span_of(&value);
            if &**name.get_ref() == "severity" {
                setting.severity = self.text_value("severity", &value).map(|text| (text, span));
            } else if let Some(option) = self.option(name.get_ref(), value) {
                setting.options.insert(name.into_inner().into_owned(), (option, span));
            }
        }
    }

    fn option(&mut self, key: &str, value: Spanned<DeValue<'_>>) -> Option<RuleOption> {
        let span = span_of(&value);
        let option = match value.into_inner() {
            DeValue::String(text) => Some(RuleOption::Text(text.into())),
            DeValue::Boolean(flag) => Some(RuleOption::Flag(flag)),
            DeValue::Integer(number) => number.as_str().parse().ok().map(RuleOption::Number),
            DeValue::Float(number) => number.as_str().parse().ok().map(RuleOption::Number),
            DeValue::Array(values) => {
                let texts = values.iter().map(|value| value.get_ref().as_str().map(str::to_owned));
                texts.collect::<Option<_>>().map(RuleOption::Texts)
            }
            _ => None,
        };
        if option.is_none() {
            self.wrong(key, span, "expected-option");
        }
        option
    }

    fn style(
        &mut self,
        key: &str,
        value: Spanned<DeValue<'_>>,
    ) -> BTreeMap<String, BTreeMap<String, (RuleOption, Span)>> {
        let span = span_of(&value);
        let DeValue::Table(languages) = value.into_inner() else {
            self.wrong(key, span, "expected-table");
            return BTreeMap::new();
        };
        let mut style = BTreeMap::new();
        for (language, value) in languages {
            let span = span_of(&value);
            let DeValue::Table(options) = value.into_inner() else {
                self.wrong(language.get_ref(), span, "expected-table");
                continue;
            };
            let mut setting = RuleSetting::default();
            self.options(options, &mut setting);
            style.insert(language.into_inner().into_owned(), setting.options);
        }
        style
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a project file; expects what was found, as `message@line`, or none.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let file = SourceFile::new("diglot.toml", text);
        let problems = parse(&file).err().unwrap_or_default();
        let found: Vec<_> = problems
            .iter()
            .map(|p| format!("{}@{}", p.message.id, file.position(p.span.start).line))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    const BASE: &str = "source = \"fr\"\ntargets = [\"en\"]\n";

    #[test]
    fn mistakes_are_found_where_they_are() {
        check(BASE, &[]);
        check("targets = [\"en\"]\n", &["config-missing-key@1"]);
        check("source = \"fr\"\n", &[]);
        check("source = 3\ntargets = \"en\"\n", &["syntax-wrong-type@1", "syntax-wrong-type@2"]);
        check("source = \"fr\ntargets = []\n", &["syntax-toml@1"]);
        check("<<<<<<< x\nsource = \"fr\"\n", &["merge-conflict-message@1"]);
        check("source = \"templates\"\ntargets = []\n", &["config-locale@1"]);
        check("source = \"fr\"\ntargets = [\"en\", \"en\"]\n", &["config-twice@2"]);
        for path in ["../x", "/etc", "a/../b", "", "C:\\\\x", "a//b"] {
            check(&format!("{BASE}content = \"{path}\"\n"), &["config-path@3"]);
        }
        for (pattern, expected) in [
            (
                "reference = \"templates/{path}.ftl\"\ntranslation = \"core/{locale}/{path}.ftl\"",
                None,
            ),
            ("reference = \"templates/x.ftl\"", Some("config-pattern-path@4")),
            ("reference = \"{locale}/{path}.ftl\"", Some("config-pattern-no-locale@4")),
            ("translation = \"core/{path}.ftl\"", Some("config-pattern-locale@4")),
            ("translation = \"../{locale}/{path}.ftl\"", Some("config-path@4")),
            ("translation = \"{lang}/{path}.ftl\"", Some("config-pattern-unknown@4")),
            ("translation = \"{locale/{path}.ftl\"", Some("config-pattern-unknown@4")),
            ("translation = 3", Some("syntax-wrong-type@4")),
            ("translations = \"x\"", Some("syntax-unknown-key@4")),
        ] {
            let text = format!("{BASE}[fluent]\n{pattern}\n");
            check(&text, expected.as_slice());
        }
        check(
            &format!("{BASE}provenance = \"p/{{locale}}/all.toml\"\n"),
            &["config-pattern-path@3"],
        );
        check(&format!("{BASE}content = \"doc/text\"\nlocales = \"l10n\"\n"), &[]);
        check(&format!("{BASE}target = 3\n"), &["syntax-unknown-key@3"]);
        check(&format!("{BASE}[rules]\nmissing = \"info\"\nstale = 3\n"), &["config-rule-value@5"]);
        check(&format!("{BASE}[locales.br]\nmissing = \"info\"\n"), &[]);
        check(&format!("{BASE}[style.fr]\napostrophe = \"typographic\"\n"), &[]);
    }

    #[test]
    fn fallbacks_lead_to_an_end() {
        for (links, expected) in [
            ("de-AT = \"de-DE\"\nde-CH = \"de-AT\"", &[][..]),
            ("de-AT = \"de-AT\"", &["config-fallback-circle@4"]),
            (
                "de-AT = \"de-DE\"\nde-DE = \"de_AT\"\nde-CH = \"de-AT\"",
                &["config-fallback-circle@4", "config-fallback-circle@5"],
            ),
            ("de-AT = \"de-DE\"\nde_AT = \"templates\"", &["config-twice@5", "config-locale@5"]),
            ("austrian = \"de\"\nde-AT = 3", &["config-locale@4", "syntax-wrong-type@5"]),
        ] {
            let text = format!("{BASE}[fallback]\n{links}\n");
            check(&text, expected);
        }
        check(&format!("{BASE}fallback = \"de\"\n"), &["syntax-wrong-type@3"]);
        // A long way is read in no time, with a circle at its end or none.
        let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
        let name = |at: usize| [at / 676, at / 26, at].map(letter).iter().collect::<String>();
        let link = |from: usize, to: usize| format!("{} = \"{}\"\n", name(from), name(to));
        let way: String = (0..13_000).map(|at| link(at, at + 1)).collect();
        check(&format!("{BASE}[fallback]\n{way}"), &[]);
        let circle = ["config-fallback-circle@13003", "config-fallback-circle@13004"];
        check(&format!("{BASE}[fallback]\n{way}{}", link(13_000, 12_999)), &circle);
    }

    #[test]
    fn settings_are_read_with_their_places() {
        let text = format!(
            "{BASE}[rules]\nmissing = \"info\"\n[rules.number-mismatch]\nseverity = \"off\"\nmost = 3\n\
             [documents.report]\nstale = \"warning\"\n"
        );
        let file = SourceFile::new("diglot.toml", text);
        let config = parse(&file).unwrap();
        let (severity, span) = config.rules["missing"].severity.clone().unwrap();
        assert_eq!((&*severity, file.slice(span)), ("info", "\"info\""));
        let (option, span) = config.rules["number-mismatch"].options["most"].clone();
        assert_eq!((option, file.slice(span)), (RuleOption::Number(3.0), "3"));
        assert!(config.documents["report"]["stale"].severity.is_some());
    }
}
