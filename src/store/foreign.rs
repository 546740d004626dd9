//! Project files of other tools, read as they mean them: Mozilla's `l10n.toml`
//! (<https://moz-l10n-config.readthedocs.io>) and cargo-i18n's `i18n.toml`.

use std::{collections::BTreeMap, sync::Arc};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::model::{
    Action, FluentSet, KeyPattern, Locale, MessageFilter, Phrase, Problem, ProblemKind, SourceFile,
    Span, Template,
};

use super::{Loaded, config::pattern_phrase, toml_read::syntax};

/// What such a file says of Fluent files.
#[derive(Debug, Default)]
pub struct Foreign {
    /// Where they are.
    pub sets: Vec<FluentSet>,
    /// The target locales; empty where they are not named.
    pub locales: Vec<String>,
    /// The source language, where it is named.
    pub source: Option<String>,
}

/// Something in such a file that does not hold, with the file.
pub type ForeignError = (Arc<SourceFile>, Problem);

/// Reads a file of the project.
pub type Load<'l> = &'l dyn Fn(&str) -> std::io::Result<Loaded>;

/// Files that may include each other; more is a mistake, or no project that a person keeps.
const MOST_FILES: usize = 1000;

struct Reader<'l> {
    load: Load<'l>,
    found: Foreign,
    files: usize,
}

/// Reads the `l10n.toml` at `path`, with those it includes.
///
/// # Errors
///
/// The first thing that does not hold.
pub fn read_l10n(path: &str, load: Load<'_>) -> Result<Foreign, Box<ForeignError>> {
    let mut reader = Reader { load, found: Foreign::default(), files: 0 };
    let file = reader.file(path, None)?;
    reader.l10n(&file, &mut vec![path.to_owned()])?;
    reader.found.locales.sort();
    reader.found.locales.dedup();
    Ok(reader.found)
}

/// Reads the `i18n.toml` at `path`, with those of the crates it names.
///
/// # Errors
///
/// The first thing that does not hold.
pub fn read_i18n(path: &str, load: Load<'_>) -> Result<Foreign, Box<ForeignError>> {
    let mut reader = Reader { load, found: Foreign::default(), files: 0 };
    let file = reader.file(path, None)?;
    reader.i18n(&file)?;
    Ok(reader.found)
}

/// The folder that the paths of the `l10n.toml` with this text start from, from its own.
#[must_use]
pub fn basepath(text: &str) -> String {
    let table = DeTable::parse(text).ok();
    let value = table.as_ref().and_then(|table| table.get_ref().get("basepath"));
    value.and_then(|value| value.get_ref().as_str()).unwrap_or(".").to_owned()
}

type Value<'v> = Spanned<DeValue<'v>>;

fn fail(file: &Arc<SourceFile>, span: Span, phrase: Phrase) -> Box<ForeignError> {
    Box::new((file.clone(), Problem::new(ProblemKind::Syntax, span, phrase)))
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

fn wrong(
    file: &Arc<SourceFile>,
    key: &str,
    value: &Value<'_>,
    expected: &'static str,
) -> Box<ForeignError> {
    let phrase = Phrase::new("syntax-wrong-type").with("key", key);
    fail(file, span_of(value), phrase.with("expected", Phrase::new(expected)))
}

/// The text under a key; none where there is no such key.
fn text<'v>(
    file: &Arc<SourceFile>,
    table: &'v DeTable<'_>,
    key: &str,
) -> Result<Option<&'v str>, Box<ForeignError>> {
    let Some(value) = table.get(key) else { return Ok(None) };
    let text = value.get_ref().as_str();
    text.map(Some).ok_or_else(|| wrong(file, key, value, "expected-text"))
}

/// The texts under a key, one or a list; none where there is no such key.
fn texts(
    file: &Arc<SourceFile>,
    table: &DeTable<'_>,
    key: &str,
) -> Result<Option<Vec<String>>, Box<ForeignError>> {
    let Some(value) = table.get(key) else { return Ok(None) };
    let all = match value.get_ref() {
        DeValue::String(text) => Some(vec![text.to_string()]),
        DeValue::Array(values) => {
            values.iter().map(|value| value.get_ref().as_str().map(str::to_owned)).collect()
        }
        _ => None,
    };
    all.map(Some).ok_or_else(|| wrong(file, key, value, "expected-texts"))
}

/// The tables of a list of tables; none where there is no such key.
fn tables<'v, 't>(
    file: &Arc<SourceFile>,
    table: &'v DeTable<'t>,
    key: &str,
) -> Result<Vec<(Span, &'v DeTable<'t>)>, Box<ForeignError>> {
    let Some(value) = table.get(key) else { return Ok(Vec::new()) };
    let DeValue::Array(values) = value.get_ref() else {
        return Err(wrong(file, key, value, "expected-table"));
    };
    let one = |value: &'v Value<'t>| match value.get_ref() {
        DeValue::Table(table) => Ok((span_of(value), table)),
        _ => Err(wrong(file, key, value, "expected-table")),
    };
    values.iter().map(one).collect()
}

impl Reader<'_> {
    fn file(
        &mut self,
        path: &str,
        from: Option<(&Arc<SourceFile>, Span)>,
    ) -> Result<Arc<SourceFile>, Box<ForeignError>> {
        let loaded = (self.load)(path);
        let own = || (Arc::new(SourceFile::new(path, "")), Span::at(0));
        let (file, span) = from.map_or_else(own, |(file, span)| (file.clone(), span));
        self.files += 1;
        match loaded {
            _ if self.files > MOST_FILES => {
                Err(fail(&file, span, Phrase::new("config-include-loop").with("path", path)))
            }
            Ok(Loaded { exists: true, file: loaded, problem: None }) => Ok(Arc::new(loaded)),
            Ok(Loaded { exists: true, file, problem: Some(problem) }) => {
                Err(Box::new((Arc::new(file), problem)))
            }
            Ok(_) => Err(fail(&file, span, Phrase::new("config-no-file").with("path", path))),
            Err(error) => {
                let phrase = Phrase::new("error-read").with("path", path);
                Err(fail(&file, span, phrase.with("reason", error.to_string())))
            }
        }
    }

    fn l10n(
        &mut self,
        file: &Arc<SourceFile>,
        open: &mut Vec<String>,
    ) -> Result<(), Box<ForeignError>> {
        let root = DeTable::parse(file.text())
            .map_err(|error| Box::new((file.clone(), syntax(file, &error))))?;
        let root = root.get_ref();
        let base = text(file, root, "basepath")?.unwrap_or(".");
        let folder = file.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let outside =
            |path: &str| fail(file, Span::at(0), Phrase::new("config-path").with("path", path));
        let base = joined(folder, base).ok_or_else(|| outside(base))?;
        let mut env = BTreeMap::from([("l10n_base".to_owned(), ".".to_owned())]);
        if let Some(value) = root.get("env") {
            let DeValue::Table(table) = value.get_ref() else {
                return Err(wrong(file, "env", value, "expected-table"));
            };
            for name in table.keys() {
                let value = text(file, table, name.get_ref())?.unwrap_or_default().to_owned();
                env.insert(name.get_ref().to_string(), value);
            }
        }
        let template = |pattern: &str, span: Span| {
            let expanded = expanded(pattern, &env);
            let path = joined(&base, &expanded);
            let path = path.ok_or_else(|| {
                fail(file, span, Phrase::new("config-path").with("path", pattern))
            })?;
            Template::with_wildcards(&path).map_err(|e| fail(file, span, pattern_phrase(&e)))
        };
        if let Some((span, _)) = tables(file, root, "excludes")?.first() {
            return Err(fail(file, *span, Phrase::new("config-excludes")));
        }
        let mut filters = Vec::new();
        for (span, table) in tables(file, root, "filters")? {
            filters.extend(filter(file, span, table, &template)?);
        }
        let filters: Arc<[MessageFilter]> = filters.into();
        let locales = texts(file, root, "locales")?;
        self.found.locales.extend(locales.iter().flatten().cloned());
        for (span, table) in tables(file, root, "paths")? {
            let (Some(reference), Some(translation)) =
                (text(file, table, "reference")?, text(file, table, "l10n")?)
            else {
                // Without a reference there is nothing to compare with.
                continue;
            };
            let own = texts(file, table, "locales")?;
            self.found.locales.extend(own.iter().flatten().cloned());
            let extension = reference.rsplit_once('.').map_or("", |(_, extension)| extension);
            if !matches!(extension, "ftl" | "") && !extension.contains(['*', '/']) {
                continue;
            }
            let (reference, translation) =
                (template(reference, span)?, template(translation, span)?);
            if !translation.has_locale() || reference.wildcards() != translation.wildcards() {
                let phrase = Phrase::new("config-paths-differ");
                let phrase = phrase.with("reference", reference.text());
                return Err(fail(file, span, phrase.with("translation", translation.text())));
            }
            let locales = own.or_else(|| locales.clone());
            let filters = filters.clone();
            let set = FluentSet { reference, translation, locales, filters, explicit: false };
            self.found.sets.push(set);
        }
        for (span, table) in tables(file, root, "includes")? {
            let path = text(file, table, "path")?.unwrap_or_default();
            let path = joined(&base, &expanded(path, &env));
            let path = path.filter(|path| !path.is_empty());
            let path = path.ok_or_else(|| outside(""))?;
            if open.contains(&path) {
                let phrase = Phrase::new("config-include-loop").with("path", path);
                return Err(fail(file, span, phrase));
            }
            let included = self.file(&path, Some((file, span)))?;
            open.push(path);
            self.l10n(&included, open)?;
            open.pop();
        }
        Ok(())
    }

    fn i18n(&mut self, file: &Arc<SourceFile>) -> Result<(), Box<ForeignError>> {
        let root = DeTable::parse(file.text())
            .map_err(|error| Box::new((file.clone(), syntax(file, &error))))?;
        let root = root.get_ref();
        let folder = file.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let missing =
            |key: &str| fail(file, Span::at(0), Phrase::new("config-missing-key").with("key", key));
        let fallback = text(file, root, "fallback_language")?;
        let fallback = fallback.ok_or_else(|| missing("fallback_language"))?;
        self.found.source.get_or_insert_with(|| fallback.to_owned());
        let subcrates = texts(file, root, "subcrates")?.unwrap_or_default();
        if let Some(value) = root.get("fluent") {
            let DeValue::Table(table) = value.get_ref() else {
                return Err(wrong(file, "fluent", value, "expected-table"));
            };
            let assets = text(file, table, "assets_dir")?;
            let assets = assets.ok_or_else(|| missing("fluent.assets_dir"))?;
            let outside =
                || fail(file, span_of(value), Phrase::new("config-path").with("path", assets));
            let assets = joined(folder, assets).ok_or_else(outside)?;
            let pattern = |locale: &str| {
                let path = joined(&assets, &format!("{locale}/{{path}}.ftl")).unwrap_or_default();
                Template::new(&path).map_err(|e| fail(file, span_of(value), pattern_phrase(&e)))
            };
            let (reference, translation) = (pattern(fallback)?, pattern("{locale}")?);
            let (locales, filters) = (None, Arc::default());
            let set = FluentSet { reference, translation, locales, filters, explicit: true };
            self.found.sets.push(set);
        } else if subcrates.is_empty() {
            return Err(missing("fluent"));
        }
        for name in subcrates {
            let path = joined(folder, &format!("{name}/i18n.toml"));
            let outside =
                || fail(file, Span::at(0), Phrase::new("config-path").with("path", &*name));
            let path = path.ok_or_else(outside)?;
            let own = self.file(&path, Some((file, Span::at(0))))?;
            self.i18n(&own)?;
        }
        Ok(())
    }
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
    let action = match text(file, table, "action")? {
        Some("ignore") => Action::Ignore,
        Some("warning") => Action::Warning,
        Some("error") => Action::Error,
        _ => {
            let phrase = Phrase::new("syntax-wrong-type").with("key", "action");
            let words = Phrase::new("expected-choice").with("words", "ignore, warning, error");
            return Err(fail(file, span, phrase.with("expected", words)));
        }
    };
    let paths = texts(file, table, "path")?.unwrap_or_default();
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

/// A path from `folder`, its `.` and `..` resolved; none where it leads out of the project.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    if path.starts_with('/') {
        return None;
    }
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => _ = names.pop()?,
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// The language that reference files are in, by the folders they are in; Mozilla's where none tells.
#[must_use]
pub fn source_of(sets: &[FluentSet]) -> String {
    let folders = sets.iter().flat_map(|set| set.reference.text().split('/'));
    let mut locales = folders.filter(|name| Locale::of_folder(name).is_some());
    // `src` and the like could be languages; what begins like English is likelier.
    let english = locales.clone().find(|name| name.starts_with("en"));
    english.or_else(|| locales.next()).unwrap_or("en-US").to_owned()
}
