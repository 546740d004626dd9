//! Mozilla's `l10n.toml`, read as compare-locales reads it.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use toml::de::{DeTable, DeValue};

use crate::model::{
    Excluded, FileSet, KeyPattern, MessageAction, MessageFilter, Phrase, SourceFile, Span,
    Template, TemplateError,
};

use super::{
    Foreign, ForeignError, ForeignReader, LoadFile, fail, joined, locales, needed, root, tables,
    text_under, texts, wrong,
};
use crate::store::config::pattern_phrase;

/// Reads the `l10n.toml` at `path`, with those it includes and excludes.
///
/// # Errors
///
/// The first thing that does not hold.
pub fn read_l10n(path: &str, load: LoadFile<'_>) -> Result<Foreign, Box<ForeignError>> {
    let mut reader = ForeignReader { load, files: 0 };
    let file = reader.file(path, None)?;
    let config = reader.l10n(&file, &mut vec![path.to_owned()])?;
    let (configs, mut found) = (config.all(), Foreign::default());
    for config in &configs {
        found.locales.extend(config.named_locales().map(str::to_owned));
        for paths in &config.paths {
            found.sets.push(FileSet {
                reference: paths.reference.clone(),
                translation: paths.translation.clone(),
                locales: config.locales_of(paths),
                filters: config.filters.clone(),
                explicit: false,
            });
        }
    }
    found.locales.sort();
    found.locales.dedup();
    if found.sets.is_empty() {
        return Err(fail(&file, Span::at(0), Phrase::new("config-no-paths")));
    }
    let included: HashSet<&str> = configs.iter().map(|config| &*config.path).collect();
    for exclude in &config.excludes {
        let all = exclude.all();
        let named: BTreeSet<&str> = all.iter().flat_map(|config| config.named_locales()).collect();
        // What is included by name stays.
        let left = all.iter().filter(|own| !included.contains(&*own.path));
        for config in left {
            found.excludes.extend(config.paths.iter().map(|paths| {
                Excluded {
                    reference: paths.reference.clone(),
                    translation: paths.translation.clone(),
                    locales: (named.iter())
                        .filter(|name| {
                            let own = paths.locales.as_ref();
                            own.is_none_or(|own| own.iter().any(|own| own == *name))
                        })
                        .map(|name| (*name).to_owned())
                        .collect(),
                }
            }));
        }
    }
    Ok(found)
}

/// What one file says.
#[derive(Debug)]
struct L10nConfig {
    path: String,
    locales: Option<Vec<String>>,
    paths: Vec<PathsEntry>,
    filters: Arc<[MessageFilter]>,
    includes: Vec<L10nConfig>,
    excludes: Vec<L10nConfig>,
    /// Whether it, or a file that it includes, excludes others.
    has_excludes: bool,
}

/// One `[[paths]]` of Fluent files.
#[derive(Debug)]
struct PathsEntry {
    reference: Template,
    translation: Template,
    locales: Option<Vec<String>>,
}

impl L10nConfig {
    /// This file and those that are included, each once, in the order they are read.
    fn all(&self) -> Vec<&Self> {
        let (mut all, mut known, mut open) = (Vec::new(), HashSet::new(), vec![self]);
        while let Some(config) = open.pop() {
            if known.insert(&*config.path) {
                all.push(config);
                open.extend(config.includes.iter().rev());
            }
        }
        all
    }

    fn named_locales(&self) -> impl Iterator<Item = &str> {
        let own = self.paths.iter().flat_map(|paths| &paths.locales);
        self.locales.iter().chain(own).flatten().map(|name| &**name)
    }

    /// The only locales that files are translated to: those of the file and of the paths.
    fn locales_of(&self, paths: &PathsEntry) -> Option<Vec<String>> {
        match (&self.locales, &paths.locales) {
            (Some(all), Some(own)) => {
                Some(own.iter().filter(|name| all.contains(name)).cloned().collect())
            }
            (Some(only), None) | (None, Some(only)) => Some(only.clone()),
            (None, None) => None,
        }
    }
}

impl ForeignReader<'_> {
    /// Reads a file; `open` are those that are being read, itself the last.
    fn l10n(
        &mut self,
        file: &Arc<SourceFile>,
        open: &mut Vec<String>,
    ) -> Result<L10nConfig, Box<ForeignError>> {
        let root = root(file)?;
        let root = root.get_ref();
        let places = PathRoots::from_table(file, root)?;
        let template = |pattern: &str, span: Span| places.template(file, pattern, span);
        let mut filters = Vec::new();
        for (span, table) in tables(file, root, "filters")? {
            filters.extend(filter(file, span, table, &template)?);
        }
        let mut config = L10nConfig {
            path: file.path().to_owned(),
            locales: locales(file, root, "locales")?,
            paths: Vec::new(),
            filters: filters.into(),
            includes: Vec::new(),
            excludes: Vec::new(),
            has_excludes: false,
        };
        for (span, table) in tables(file, root, "paths")? {
            config.paths.extend(paths(file, span, table, &template)?);
        }
        for (key, inner) in [("includes", false), ("excludes", true)] {
            for (span, table) in tables(file, root, key)? {
                let path = places.path(file, needed(file, span, table, "path")?, span)?;
                if open.contains(&path) {
                    let phrase = Phrase::new("config-include-loop").with("path", path);
                    return Err(fail(file, span, phrase));
                }
                let other = self.file(&path, Some((file, span)))?;
                open.push(path);
                let other = self.l10n(&other, open)?;
                open.pop();
                if other.has_excludes {
                    return Err(fail(file, span, Phrase::new("config-excludes")));
                }
                config.has_excludes |= inner;
                let list = if inner { &mut config.excludes } else { &mut config.includes };
                list.push(other);
            }
        }
        Ok(config)
    }
}

/// What the paths of a file start from, and the variables in them.
struct PathRoots {
    base: String,
    env: BTreeMap<String, String>,
}

impl PathRoots {
    fn from_table(file: &Arc<SourceFile>, root: &DeTable<'_>) -> Result<Self, Box<ForeignError>> {
        let base = text_under(file, root, "basepath")?.unwrap_or(".");
        let folder = file.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let outside = || fail(file, Span::at(0), Phrase::new("config-path").with("path", base));
        let base = joined(folder, base).ok_or_else(outside)?;
        let mut env = BTreeMap::from([("l10n_base".to_owned(), ".".to_owned())]);
        if let Some(value) = root.get("env") {
            let DeValue::Table(table) = value.get_ref() else {
                return Err(wrong(file, "env", value, "expected-table"));
            };
            for name in table.keys() {
                let value = text_under(file, table, name.get_ref())?.unwrap_or_default().to_owned();
                env.insert(name.get_ref().to_string(), value);
            }
        }
        Ok(Self { base, env })
    }

    fn path(
        &self,
        file: &Arc<SourceFile>,
        pattern: &str,
        span: Span,
    ) -> Result<String, Box<ForeignError>> {
        let path = joined(&self.base, &expanded(pattern, &self.env));
        let outside = || fail(file, span, Phrase::new("config-path").with("path", pattern));
        path.filter(|path| !path.is_empty()).ok_or_else(outside)
    }

    fn template(
        &self,
        file: &Arc<SourceFile>,
        pattern: &str,
        span: Span,
    ) -> Result<Template, Box<ForeignError>> {
        Template::with_wildcards(&self.path(file, pattern, span)?).map_err(|error| {
            let phrase = match &error {
                TemplateError::Unknown { name } => {
                    Phrase::new("config-variable").with("name", &**name)
                }
                _ => pattern_phrase(&error),
            };
            fail(file, span, phrase)
        })
    }
}

/// One `[[paths]]`; none where it is about files of other formats, which are other tools' business.
fn paths(
    file: &Arc<SourceFile>,
    span: Span,
    table: &DeTable<'_>,
    template: ReadTemplate<'_>,
) -> Result<Option<PathsEntry>, Box<ForeignError>> {
    let own = locales(file, table, "locales")?;
    let translation = needed(file, span, table, "l10n")?;
    if !may_be_fluent(translation) {
        return Ok(None);
    }
    let reference = needed(file, span, table, "reference")?;
    if !may_be_fluent(reference) {
        return Ok(None);
    }
    let (reference, translation) = (template(reference, span)?, template(translation, span)?);
    if !translation.has_locale() || reference.wildcards() != translation.wildcards() {
        let phrase = Phrase::new("config-paths-differ").with("reference", reference.text());
        return Err(fail(file, span, phrase.with("translation", translation.text())));
    }
    Ok(Some(PathsEntry { reference, translation, locales: own }))
}

/// Whether a pattern may be one of Fluent files.
fn may_be_fluent(pattern: &str) -> bool {
    let extension = pattern.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(extension, "ftl" | "") || extension.contains(['*', '/', '}'])
}

/// Reads a pattern of a file, with its place.
type ReadTemplate<'r> = &'r dyn Fn(&str, Span) -> Result<Template, Box<ForeignError>>;

/// One `[[filters]]` of an `l10n.toml`: what it says of files, or of the messages it names.
fn filter(
    file: &Arc<SourceFile>,
    span: Span,
    table: &DeTable<'_>,
    template: ReadTemplate<'_>,
) -> Result<Vec<MessageFilter>, Box<ForeignError>> {
    let action = match text_under(file, table, "action")? {
        Some("ignore") => MessageAction::Ignore,
        Some("warning") => MessageAction::Warning,
        Some("error") => MessageAction::Error,
        _ => {
            let phrase = Phrase::new("syntax-wrong-type").with("key", "action");
            let words = Phrase::new("expected-choice").with("words", "ignore, warning, error");
            return Err(fail(file, span, phrase.with("expected", words)));
        }
    };
    let missing = || fail(file, span, Phrase::new("config-missing-key").with("key", "path"));
    let paths = texts(file, table, "path")?.ok_or_else(missing)?;
    let paths: Vec<Template> =
        paths.iter().map(|path| template(path, span)).collect::<Result<_, _>>()?;
    let keys = texts(file, table, "key")?;
    let one = |key: Option<KeyPattern>| MessageFilter { paths: paths.clone(), key, action };
    let Some(keys) = keys else { return Ok(vec![one(None)]) };
    keys.iter()
        .map(|key| {
            let pattern = KeyPattern::new(key).map_err(|reason| {
                let phrase = Phrase::new("config-regex").with("pattern", &**key);
                fail(file, span, phrase.with("reason", reason))
            })?;
            Ok(one(Some(pattern)))
        })
        .collect()
}

/// A pattern with the variables of `[env]` put in; they may use each other.
fn expanded(pattern: &str, env: &BTreeMap<String, String>) -> String {
    let mut text = pattern.to_owned();
    // What still has variables after so many rounds refers to itself.
    for _ in 0..10 {
        let mut out = String::with_capacity(text.len());
        let mut rest = &*text;
        let mut changed = false;
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            rest = &rest[open..];
            let Some(close) = rest.find('}') else { break };
            let value =
                env.get(rest[1..close].trim()).filter(|value| value.len() + out.len() < 10_000);
            changed |= value.is_some();
            out.push_str(value.map_or(&rest[..=close], |value| value));
            rest = &rest[close + 1..];
        }
        out.push_str(rest);
        text = out;
        if !changed {
            break;
        }
    }
    text
}
