//! Where a folder keeps the pages of a documentation, recognised by the pages themselves: of the
//! layouts that generators of sites have, the one that most translated pages fit.

use std::{collections::BTreeSet, path::Path};

use crate::{
    model::{FileBefore, FileEdit, Locale, SourceFile, Template},
    store::{self, DiskFiles, Files, Listing, TEXT_FIELDS},
};

use super::{InitAnswer, InitError, ProjectError};

/// Layouts, each with the generators that have it: the pattern of sources, with `{source}` for the
/// source language, and that of translations.
const LAYOUTS: [(&str, &str); 15] = [
    // Hugo, MkDocs, Astro, plain folders.
    ("content/{source}/{path}", "content/{locale}/{path}"),
    ("docs/{source}/{path}", "docs/{locale}/{path}"),
    ("files/{source}/{path}", "files/{locale}/{path}"),
    ("src/content/docs/{source}/{path}", "src/content/docs/{locale}/{path}"),
    ("{source}/docs/{path}", "{locale}/docs/{path}"),
    // mdBook, a book a language.
    ("{source}/src/{path}", "{locale}/src/{path}"),
    ("{source}/{path}", "{locale}/{path}"),
    // Docusaurus.
    ("docs/{path}", "i18n/{locale}/docusaurus-plugin-content-docs/current/{path}"),
    // Starlight, VitePress, with the source language at the root.
    ("src/content/docs/{path}", "src/content/docs/{locale}/{path}"),
    ("docs/{path}", "docs/{locale}/{path}"),
    ("{path}", "{locale}/{path}"),
    // Jekyll.
    ("_docs/{source}/{path}", "_docs/{locale}/{path}"),
    // Hugo, MkDocs and Jekyll with suffixes.
    ("content/{path}", "content/{path}.{locale}"),
    ("docs/{path}", "docs/{path}.{locale}"),
    ("{path}", "{path}.{locale}"),
];

/// The languages that documentation is mostly written in; the first is that of pages whose folder
/// names none.
const SOURCES: [&str; 10] = ["en", "en-US", "en-us", "fr", "de", "es", "ja", "pt", "zh", "zh-CN"];

/// Keys of front matter by which pages are known to name the commit of their source.
const COMMIT_KEYS: [&str; 2] = ["default_lang_commit", "sourceCommit"];

/// A translated page is not asked for its keys past so many.
const MAX_PAGES_ASKED: usize = 20;

/// Where the pages of a documentation are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SiteLayout {
    /// The source language.
    pub source: String,
    /// The languages that there are translations in.
    pub targets: Vec<String>,
    /// The patterns of sources and translations, a pair for each extension.
    pub patterns: Vec<(String, String)>,
    /// The key of front matter that names the commit of a page's source.
    pub commit_key: Option<&'static str>,
}

impl SiteLayout {
    /// The layout of the pages in a folder, written in the source language that is named, if one is;
    /// none where there is no such folder, or no page in it has a translation.
    #[must_use]
    pub(crate) fn recognise(root: &Path, source: Option<&str>) -> Option<Self> {
        Self::recognise_in(&DiskFiles::open(root).ok()?, source)
    }

    /// The same of any files.
    #[must_use]
    pub(crate) fn recognise_in(files: &dyn Files, source: Option<&str>) -> Option<Self> {
        let named = source.map(|name| (name, name.to_ascii_lowercase()));
        let named = named.as_ref().map(|(name, folder)| [*name, &**folder]);
        let sources = named.as_ref().map_or(&SOURCES[..], |names| &names[..]);
        let skipped = ["node_modules", "target", "public", "dist", "provenance"];
        let enter = |folder: &str| !skipped.contains(&folder.rsplit('/').next().unwrap_or(folder));
        let pages = files.list(&Listing { folder: "", enter: &enter, wanted: &store::is_markdown });
        let known: BTreeSet<&str> = pages.files.iter().map(|path| &**path).collect();
        let mut best: Option<(usize, Self)> = None;
        for (source, translation) in LAYOUTS {
            let languages = if source.contains("{source}") { sources } else { &sources[..1] };
            for language in languages {
                let own = source.replace("{source}", language);
                let Some((count, layout)) = fitting(&known, language, [&own, translation]) else {
                    continue;
                };
                if best.as_ref().is_none_or(|(most, _)| count > *most) {
                    best = Some((count, layout));
                }
            }
        }
        let (_, mut layout) = best?;
        layout.commit_key = commit_key(files, &pages.files, &layout);
        Some(layout)
    }

    /// Goes on with these languages alone; those among them that no page is translated to yet.
    pub(crate) fn choose_targets(&mut self, names: &[String]) -> Vec<String> {
        let locales: Vec<_> =
            names.iter().filter_map(|name| Some((name, Locale::of_folder(name)?))).collect();
        let found = std::mem::take(&mut self.targets);
        let is = |locale: &Locale, folder: &str| {
            Locale::of_folder(folder).is_some_and(|own| own.identifier() == locale.identifier())
        };
        let mut absent = Vec::new();
        for (name, locale) in locales {
            let folder = found.iter().find(|folder| is(&locale, folder));
            if folder.is_none() {
                absent.push(name.clone());
            }
            self.targets.push(folder.unwrap_or(name).clone());
        }
        absent
    }

    /// The project file for it.
    #[must_use]
    pub(crate) fn project_file(&self) -> String {
        let quoted: Vec<String> = self.targets.iter().map(|name| format!("\"{name}\"")).collect();
        let mut text = format!(
            "source = \"{}\"\ntargets = [{}]\n\n[markdown]\n",
            self.source,
            quoted.join(", ")
        );
        let pair = |(source, translation): &(String, String)| {
            format!("source = \"{source}\"\ntranslation = \"{translation}\"\n")
        };
        if let Some((first, others)) = self.patterns.split_first() {
            text.push_str(&pair(first));
            if let Some(key) = self.commit_key {
                text.push_str("commit-key = \"");
                text.push_str(key);
                text.push_str("\"\n");
            }
            for other in others {
                text.push_str("\n[[markdown.pages]]\n");
                text.push_str(&pair(other));
            }
        }
        text
    }

    /// Writes the project file.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(crate) fn write(&self, root: &Path) -> Result<InitAnswer, InitError> {
        let new = FileBefore::Absent;
        let files = vec![FileEdit::new("diglot.toml", new, self.project_file())];
        store::create(root, &files, &[]).map_err(ProjectError::from)?;
        Ok(InitAnswer { files })
    }
}

/// How many translated pages fit two patterns, and the layout that they make.
fn fitting(
    known: &BTreeSet<&str>,
    language: &str,
    [source, translation]: [&str; 2],
) -> Option<(usize, SiteLayout)> {
    let (mut count, mut targets, mut patterns) = (0, BTreeSet::new(), Vec::new());
    for extension in ["md", "mdx"] {
        let pair = [source, translation].map(|pattern| format!("{pattern}.{extension}"));
        let [Ok(reference), Ok(translated)] = pair.each_ref().map(|pattern| Template::new(pattern))
        else {
            continue;
        };
        let before = count;
        for path in known {
            let Some(places) = translated.places(path) else { continue };
            let own = reference.fill(&places.wild, None);
            let Some(locale) = places.locale.filter(|locale| *locale != language) else { continue };
            if own != *path && known.contains(&*own) {
                count += 1;
                targets.insert(locale.to_owned());
            }
        }
        let [source, translation] = pair;
        if count > before {
            patterns.push((source, translation));
        }
    }
    let targets = targets.into_iter().collect();
    let source = language.to_owned();
    (count > 0).then_some((count, SiteLayout { source, targets, patterns, commit_key: None }))
}

/// The key by which translated pages name the commit of their source.
fn commit_key(files: &dyn Files, pages: &[String], layout: &SiteLayout) -> Option<&'static str> {
    let templates: Vec<Template> =
        layout.patterns.iter().filter_map(|(_, pattern)| Template::new(pattern).ok()).collect();
    let is_target = |path: &&String| {
        let locale = templates.iter().find_map(|own| own.places(path)).and_then(|own| own.locale);
        locale.is_some_and(|locale| layout.targets.iter().any(|target| target == locale))
    };
    let fields = TEXT_FIELDS.map(str::to_owned);
    pages.iter().filter(is_target).take(MAX_PAGES_ASKED).find_map(|path| {
        let loaded = files.load(path).ok()?;
        let file: &SourceFile = &loaded.file;
        let page = store::parse_markdown(file, &fields);
        COMMIT_KEYS.into_iter().find(|key| page.front_value(key).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryFiles;

    #[track_caller]
    fn check(pages: &[&str], expected: Option<&str>) {
        check_named(pages, None, expected);
    }

    #[track_caller]
    fn check_named(pages: &[&str], source: Option<&str>, expected: Option<&str>) {
        let files: MemoryFiles = pages.iter().map(|path| (*path, "text\n")).collect();
        let found = SiteLayout::recognise_in(&files, source).map(|layout| {
            let patterns: Vec<_> =
                layout.patterns.iter().map(|(a, b)| format!("{a} {b}")).collect();
            format!("{}→{}: {}", layout.source, layout.targets.join(","), patterns.join("; "))
        });
        assert_eq!(found.as_deref(), expected, "{pages:?}");
    }

    #[test]
    fn layouts_are_recognised_by_their_pages() {
        check(&["README.md", "docs/a.md"], None);
        check(
            &["content/en/a.md", "content/en/b.md", "content/fr/a.md", "content/ja/x/b.md"],
            Some("en→fr: content/en/{path}.md content/{locale}/{path}.md"),
        );
        check(
            &["docs/a.md", "docs/b.mdx", "docs/fr/a.md", "docs/fr/b.mdx"],
            Some(
                "en→fr: docs/{path}.md docs/{locale}/{path}.md; docs/{path}.mdx docs/{locale}/{path}.mdx",
            ),
        );
        check(
            &["files/en-us/web/index.md", "files/fr/web/index.md"],
            Some("en-us→fr: files/en-us/{path}.md files/{locale}/{path}.md"),
        );
        check(&["a.md", "fr/a.md"], Some("en→fr: {path}.md {locale}/{path}.md"));
        check(
            &["docs/a.md", "docs/a.fr.md"],
            Some("en→fr: docs/{path}.md docs/{path}.{locale}.md"),
        );
        check(
            &["docs/a.md", "i18n/fr/docusaurus-plugin-content-docs/current/a.md"],
            Some(
                "en→fr: docs/{path}.md \
                 i18n/{locale}/docusaurus-plugin-content-docs/current/{path}.md",
            ),
        );
        check(
            &["fr/src/a.md", "en/src/a.md"],
            Some("en→fr: en/src/{path}.md {locale}/src/{path}.md"),
        );
    }
    #[test]
    fn a_source_that_is_named_is_the_source() {
        let pages = ["content/en/a.md", "content/en/b.md", "content/fr/a.md", "content/nl/a.md"];
        for (source, targets) in [("fr", "en,nl"), ("nl", "en,fr"), ("en", "fr,nl")] {
            let layout = format!(
                "{source}→{targets}: content/{source}/{{path}}.md content/{{locale}}/{{path}}.md"
            );
            check_named(&pages, Some(source), Some(&layout));
        }
        check_named(&pages, Some("de"), None);
        check_named(
            &["files/en-us/a.md", "files/fr/a.md"],
            Some("en-US"),
            Some("en-us→fr: files/en-us/{path}.md files/{locale}/{path}.md"),
        );
        check_named(
            &["docs/a.md", "docs/en/a.md"],
            Some("fr"),
            Some("fr→en: docs/{path}.md docs/{locale}/{path}.md"),
        );
    }

    #[test]
    fn languages_that_are_named_are_told_from_those_that_have_pages() {
        let pages = ["en/src/a.md", "pt-br/src/a.md", "fr/src/a.md"];
        let files: MemoryFiles = pages.into_iter().map(|path| (path, "text\n")).collect();
        let mut layout = SiteLayout::recognise_in(&files, None).unwrap();
        let absent = layout.choose_targets(&["pt-BR".to_owned(), "es".to_owned()]);
        assert_eq!(
            (absent, layout.targets),
            (vec!["es".to_owned()], vec!["pt-br".to_owned(), "es".to_owned()])
        );
    }
}
