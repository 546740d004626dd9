//! Project files of other tools, read as they mean them: Mozilla's `l10n.toml`
//! (<https://moz-l10n-config.readthedocs.io>) and cargo-i18n's `i18n.toml`.

use std::sync::Arc;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::model::{
    Excluded, FallbackPolicy, FileSet, Locale, Phrase, Problem, ProblemKind, SourceFile, Span,
};

use super::{LoadedText, toml_read::syntax};

mod i18n;
mod l10n;

pub use i18n::read_i18n;
pub use l10n::read_l10n;

/// What such a file says of Fluent files.
#[derive(Debug, Default)]
pub struct Foreign {
    /// Where they are.
    pub sets: Vec<FileSet>,
    /// What of them is left out.
    pub excludes: Vec<Excluded>,
    /// The target locales; empty where they are not named.
    pub locales: Vec<String>,
    /// The source language, where it is named.
    pub source: Option<String>,
    /// Where the program that it is for takes texts from that a locale lacks.
    pub fallback: FallbackPolicy,
}

/// Something in such a file that does not hold, with the file.
pub(crate) type ForeignError = (Arc<SourceFile>, Problem);

/// Reads a file of the project.
pub(crate) type LoadFile<'l> = &'l dyn Fn(&str) -> std::io::Result<LoadedText>;

/// Files that may include each other; more is a mistake, or no project that a person keeps.
const MOST_FILES: usize = 1000;

struct ForeignReader<'l> {
    load: LoadFile<'l>,
    files: usize,
}

/// The folder that the paths of the `l10n.toml` with this text start from, from its own.
#[must_use]
pub(crate) fn basepath(text: &str) -> String {
    let table = DeTable::parse(text).ok();
    let value = table.as_ref().and_then(|table| table.get_ref().get("basepath"));
    value.and_then(|value| value.get_ref().as_str()).unwrap_or(".").to_owned()
}

/// Whether the project file with this text is cargo-i18n's, whatever it is called.
#[must_use]
pub(crate) fn is_i18n(text: &str) -> bool {
    DeTable::parse(text).is_ok_and(|table| table.get_ref().contains_key("fallback_language"))
}

type ForeignValue<'v> = Spanned<DeValue<'v>>;

fn fail(file: &Arc<SourceFile>, span: Span, phrase: Phrase) -> Box<ForeignError> {
    Box::new((file.clone(), Problem::new(ProblemKind::Syntax, span, phrase)))
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

fn wrong(
    file: &Arc<SourceFile>,
    key: &str,
    value: &ForeignValue<'_>,
    expected: &'static str,
) -> Box<ForeignError> {
    let phrase = Phrase::new("syntax-wrong-type").with("key", key);
    fail(file, span_of(value), phrase.with("expected", Phrase::new(expected)))
}

/// The text under a key; none where there is no such key.
fn text_under<'v>(
    file: &Arc<SourceFile>,
    table: &'v DeTable<'_>,
    key: &str,
) -> Result<Option<&'v str>, Box<ForeignError>> {
    let Some(value) = table.get(key) else { return Ok(None) };
    let text = value.get_ref().as_str();
    text.map(Some).ok_or_else(|| wrong(file, key, value, "expected-text"))
}

/// The table of a file.
fn root(file: &Arc<SourceFile>) -> Result<Spanned<DeTable<'_>>, Box<ForeignError>> {
    DeTable::parse(file.text()).map_err(|error| Box::new((file.clone(), syntax(file, &error))))
}

/// The text under a key that there must be, in a table at `span`.
fn needed<'v>(
    file: &Arc<SourceFile>,
    span: Span,
    table: &'v DeTable<'_>,
    key: &str,
) -> Result<&'v str, Box<ForeignError>> {
    let missing = || fail(file, span, Phrase::new("config-missing-key").with("key", key));
    text_under(file, table, key)?.ok_or_else(missing)
}

/// The locales under a key; none where there is no such key.
fn locales(
    file: &Arc<SourceFile>,
    table: &DeTable<'_>,
    key: &str,
) -> Result<Option<Vec<String>>, Box<ForeignError>> {
    let names = texts(file, table, key)?;
    let unknown = names.iter().flatten().find(|name| Locale::new(name).is_err());
    let Some(unknown) = unknown else { return Ok(names) };
    let span = table.get(key).map(span_of).unwrap_or_default();
    Err(fail(file, span, Phrase::new("config-locale").with("name", &**unknown)))
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
    let one = |value: &'v ForeignValue<'t>| match value.get_ref() {
        DeValue::Table(table) => Ok((span_of(value), table)),
        _ => Err(wrong(file, key, value, "expected-table")),
    };
    values.iter().map(one).collect()
}

impl ForeignReader<'_> {
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
            Ok(LoadedText { exists: true, file: loaded, problem: None }) => Ok(loaded),
            Ok(LoadedText { exists: true, file, problem: Some(problem) }) => {
                Err(Box::new((file, problem)))
            }
            Ok(_) => Err(fail(&file, span, Phrase::new("config-no-file").with("path", path))),
            Err(error) => {
                let phrase = Phrase::new("error-read").with("path", path);
                Err(fail(&file, span, phrase.with("reason", error.to_string())))
            }
        }
    }
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
pub(crate) fn source_of(sets: &[FileSet]) -> String {
    let folders = sets.iter().flat_map(|set| set.reference.text().split('/'));
    let mut locales = folders.filter(|name| Locale::of_folder(name).is_some());
    // `src` and the like could be languages; what begins like English is likelier.
    let english = locales.clone().find(|name| name.starts_with("en"));
    english.or_else(|| locales.next()).unwrap_or("en-US").to_owned()
}
