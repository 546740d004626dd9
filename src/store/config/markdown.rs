//! `[markdown]`: where the pages of a documentation are.

use std::sync::Arc;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    model::{FileSet, PageLayout, Phrase, Span, Template, is_inside},
    store::markdown::TEXT_FIELDS,
};

use super::{ConfigReader, span_of};

const KEYS: [&str; 7] =
    ["source", "translation", "source-root", "pages", "exclude", "fields", "commit-key"];

impl ConfigReader {
    /// `[markdown]`, with a pair of patterns of its own or several in `[[markdown.pages]]`.
    pub(super) fn markdown(&mut self, key: &str, value: Spanned<DeValue<'_>>) {
        let span = span_of(&value);
        let DeValue::Table(table) = value.into_inner() else {
            self.wrong(key, span, "expected-table");
            return;
        };
        let (mut own, mut is_own) = ((None, None), None);
        let mut pages = PageLayout { fields: text_fields(), ..PageLayout::default() };
        for (name, value) in table {
            let span = span_of(&value);
            match &**name.get_ref() {
                "source" => (own.0, is_own) = (self.pages("source", &value, false), Some(span)),
                "translation" => {
                    (own.1, is_own) = (self.pages("translation", &value, true), Some(span));
                }
                "pages" => self.page_sets(value, &mut pages.sets),
                "exclude" => {
                    let texts = self.texts("exclude", value);
                    pages.excluded =
                        texts.iter().filter_map(|text| self.exclusion(text, span)).collect();
                }
                "fields" => pages.fields = self.texts("fields", value).into(),
                "commit-key" => pages.commit_key = self.text_value("commit-key", &value),
                "source-root" => pages.source_root = self.source_root(&value),
                other => {
                    let phrase = Phrase::new("syntax-unknown-key").with("key", other);
                    self.add_problem(span_of(&name), phrase.with("known", KEYS.join(", ")));
                }
            }
        }
        match (own, is_own) {
            ((Some(source), Some(translation)), _) => {
                pages.sets.insert(0, page_set(source, translation));
            }
            ((None, Some(_)), Some(span)) => self.missing("source", span),
            ((Some(_), None), Some(span)) => self.missing("translation", span),
            _ => {}
        }
        if let Some((root, _)) = &pages.source_root {
            pages.sets.iter_mut().for_each(|set| set.reference = set.reference.below(root));
        }
        self.layout.pages = pages;
    }

    /// The folder of another checkout: relative, and no folder above the project.
    fn source_root(&mut self, value: &Spanned<DeValue<'_>>) -> Option<(String, Span)> {
        let text = self.text_value("source-root", value)?;
        let folder = text.trim_end_matches('/');
        let mut below = folder;
        while let Some(rest) = below.strip_prefix("../") {
            below = rest;
        }
        if is_inside(below) {
            return Some((folder.to_owned(), span_of(value)));
        }
        self.add_problem(span_of(value), Phrase::new("config-source-root").with("path", text));
        None
    }

    /// `[[markdown.pages]]`.
    fn page_sets(&mut self, value: Spanned<DeValue<'_>>, sets: &mut Vec<FileSet>) {
        let span = span_of(&value);
        let DeValue::Array(tables) = value.into_inner() else {
            self.wrong("pages", span, "expected-table");
            return;
        };
        for table in tables {
            let span = span_of(&table);
            let DeValue::Table(table) = table.into_inner() else {
                self.wrong("pages", span, "expected-table");
                continue;
            };
            sets.extend(self.page_pair(table, span));
        }
    }

    fn page_pair(&mut self, table: DeTable<'_>, span: Span) -> Option<FileSet> {
        let (mut source, mut translation) = (None, None);
        for (name, value) in table {
            match &**name.get_ref() {
                "source" => source = Some(self.pages("source", &value, false)),
                "translation" => translation = Some(self.pages("translation", &value, true)),
                other => {
                    let phrase = Phrase::new("syntax-unknown-key").with("key", other);
                    self.add_problem(span_of(&name), phrase.with("known", "source, translation"));
                }
            }
        }
        if source.is_none() {
            self.missing("source", span);
        }
        if translation.is_none() {
            self.missing("translation", span);
        }
        Some(page_set(source??, translation??))
    }

    fn missing(&mut self, key: &str, span: Span) {
        self.add_problem(span, Phrase::new("config-missing-key").with("key", key));
    }

    /// A pattern of pages, which are Markdown or MDX.
    fn pages(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        translated: bool,
    ) -> Option<Template> {
        let template = if translated {
            self.pattern(key, value)?
        } else {
            self.template(key, value, translated)?
        };
        if translated && !template.has_locale() {
            self.without_locale.get_or_insert((template.text().to_owned(), span_of(value)));
        }
        if is_markdown(template.text()) {
            return Some(template);
        }
        self.add_problem(
            span_of(value),
            Phrase::new("config-no-markdown").with("pattern", template.text()),
        );
        None
    }

    /// What is left out: a pattern, or a folder with all that it holds.
    fn exclusion(&mut self, text: &str, span: Span) -> Option<Template> {
        let folder = text.trim_end_matches('/');
        let is_whole = text.contains(['{', '*']) || is_markdown(text);
        let pattern = if is_whole { text.to_owned() } else { format!("{folder}/**") };
        let read =
            if pattern.contains("{path}") { Template::new } else { Template::with_wildcards };
        read(&pattern).map_err(|error| self.add_problem(span, super::pattern_phrase(&error))).ok()
    }

    fn texts(&mut self, key: &str, value: Spanned<DeValue<'_>>) -> Vec<String> {
        let span = span_of(&value);
        let DeValue::Array(values) = value.into_inner() else {
            self.wrong(key, span, "expected-texts");
            return Vec::new();
        };
        values.iter().filter_map(|value| self.text_value(key, value)).collect()
    }
}

fn page_set(reference: Template, translation: Template) -> FileSet {
    let filters = Arc::default();
    FileSet { reference, translation, locales: None, filters, explicit: true }
}

fn text_fields() -> Arc<[String]> {
    TEXT_FIELDS.map(str::to_owned).into()
}

/// Whether a file or pattern is called like a page.
#[must_use]
pub(crate) fn is_markdown(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    matches!(extension, Some("md" | "mdx" | "markdown"))
}
