//! cargo-i18n's `i18n.toml`.

use std::sync::Arc;

use toml::de::DeValue;

use crate::model::{FallbackPolicy, FileSet, Phrase, SourceFile, Span, Template};

use super::{
    Foreign, ForeignError, ForeignReader, LoadFile, fail, joined, root, span_of, text_under, texts,
    wrong,
};
use crate::store::config::pattern_phrase;

/// Reads the `i18n.toml` at `path`, with those of the crates it names.
///
/// # Errors
///
/// The first thing that does not hold.
pub fn read_i18n(path: &str, load: LoadFile<'_>) -> Result<Foreign, Box<ForeignError>> {
    let mut reader = ForeignReader { load, files: 0 };
    let file = reader.file(path, None)?;
    // Its loader selects all locales of a language, by negotiation.
    let mut found = Foreign { fallback: FallbackPolicy::Negotiated, ..Foreign::default() };
    reader.i18n(&file, &mut found)?;
    if found.sets.is_empty() {
        let missing = Phrase::new("config-missing-key").with("key", "fluent");
        return Err(fail(&file, Span::at(0), missing));
    }
    Ok(found)
}

impl ForeignReader<'_> {
    fn i18n(
        &mut self,
        file: &Arc<SourceFile>,
        found: &mut Foreign,
    ) -> Result<(), Box<ForeignError>> {
        let root = root(file)?;
        let root = root.get_ref();
        let folder = file.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let missing =
            |key: &str| fail(file, Span::at(0), Phrase::new("config-missing-key").with("key", key));
        let fallback = text_under(file, root, "fallback_language")?;
        let fallback = fallback.ok_or_else(|| missing("fallback_language"))?;
        found.source.get_or_insert_with(|| fallback.to_owned());
        let subcrates = texts(file, root, "subcrates")?.unwrap_or_default();
        if let Some(value) = root.get("fluent") {
            let DeValue::Table(table) = value.get_ref() else {
                return Err(wrong(file, "fluent", value, "expected-table"));
            };
            let assets = text_under(file, table, "assets_dir")?;
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
            let set = FileSet { reference, translation, locales, filters, explicit: true };
            found.sets.push(set);
        }
        // A crate whose messages are gettext's alone is other tools' business.
        for name in subcrates {
            let path = joined(folder, &format!("{name}/i18n.toml"));
            let outside =
                || fail(file, Span::at(0), Phrase::new("config-path").with("path", &*name));
            let path = path.ok_or_else(outside)?;
            let own = self.file(&path, Some((file, Span::at(0))))?;
            self.i18n(&own, found)?;
        }
        Ok(())
    }
}
