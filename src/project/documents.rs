//! Which documents a project has, and in which languages: found by the patterns of their files.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    path::Path,
    sync::Arc,
};

use crate::{
    model::{DocumentKind, FileSet, Locale, MessageFilter, Resource, SourceFile, Template},
    store::{self, Listing, WalkedFiles},
};

use super::{Project, ProjectError, unread};

/// A document of the project.
///
/// ```
/// use std::sync::Arc;
///
/// use diglot::{DocumentName, MemoryFiles, Project};
///
/// let files = MemoryFiles::from_iter([
///     ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
///     ("locales/fr/menu/file.ftl", "open = Ouvrir\n"),
/// ]);
/// let project = Project::open_in(Arc::new(files))?;
/// let document: &DocumentName = &project.documents()?[0];
/// assert_eq!(document.name, "menu/file");
/// assert_eq!(document.translation(&project.targets()[0]), "locales/en/menu/file.ftl");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentName {
    /// Its name: its file's, with `/` between folders.
    pub name: String,
    /// Its file.
    pub path: String,
    /// What it is written in.
    pub kind: DocumentKind,
    /// The values of a page's front matter that are texts.
    fields: Arc<[String]>,
    /// Its translations, with `{locale}` in the place of the locale.
    translations: String,
    /// Their provenance, likewise.
    provenances: String,
    /// The only locales it is translated to; none: all of the project's.
    locales: Option<Vec<String>>,
    /// The locales in which it is left out, or read by another pattern.
    not_for: BTreeSet<String>,
}

/// The documents that were found, and what hindered finding others.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    /// The documents: structured ones, then Fluent files.
    pub found: Vec<DocumentName>,
    /// Files and folders that could not be looked at; patterns that no file fits.
    pub failures: Vec<ProjectError>,
}

impl DocumentName {
    fn new(kind: DocumentKind, name: String, path: String, translations: String) -> Self {
        Self {
            name,
            path,
            kind,
            fields: Arc::default(),
            translations,
            provenances: String::new(),
            locales: None,
            not_for: BTreeSet::new(),
        }
    }

    /// Reads what a file of this document, or of its translation, holds.
    #[must_use]
    pub(crate) fn parse<'a>(&self, file: &'a SourceFile) -> Resource<'a> {
        match self.kind {
            DocumentKind::Content if file.path() == self.path => store::parse_content(file),
            DocumentKind::Content | DocumentKind::Fluent => store::parse_fluent(file),
            DocumentKind::Markdown => store::parse_markdown(file, &self.fields),
        }
    }

    /// Whether it is a page, whose blocks have no ids that last.
    pub(super) fn is_page(&self) -> bool {
        self.kind == DocumentKind::Markdown
    }

    /// Whether a file is its own, or its translation's into one of the locales.
    pub(super) fn owns_path(&self, path: &str, locales: &[Locale]) -> bool {
        self.path == path || locales.iter().any(|locale| self.translation(locale) == path)
    }

    /// Where its translation into a locale is.
    #[must_use]
    pub fn translation(&self, locale: &Locale) -> String {
        self.translations.replace("{locale}", locale.name())
    }

    /// Where the provenance of its translation into a locale is.
    #[must_use]
    pub(crate) fn provenance(&self, locale: &Locale) -> String {
        self.provenances.replace("{locale}", locale.name())
    }

    /// Its file, its translation's into a locale, and that of what is recorded of it.
    #[must_use]
    pub(crate) fn paths(&self, locale: &Locale) -> [String; 3] {
        [self.path.clone(), self.translation(locale), self.provenance(locale)]
    }

    /// Whether it is to be translated into a locale.
    #[must_use]
    pub(crate) fn is_for(&self, locale: &Locale) -> bool {
        let locales = self.locales.as_ref();
        let named = locales.is_none_or(|locales| locales.iter().any(|name| name == locale.name()));
        named && !self.not_for.contains(locale.name())
    }
}

impl Project {
    /// The documents of the project: structured ones, then the source language's Fluent files.
    ///
    /// # Errors
    ///
    /// When none is found because something hinders finding them.
    pub fn documents(&self) -> Result<Vec<DocumentName>, ProjectError> {
        let mut documents = self.survey();
        if documents.found.is_empty() && !documents.failures.is_empty() {
            return Err(documents.failures.swap_remove(0));
        }
        Ok(documents.found)
    }

    /// The documents of the project, and what hindered finding others.
    #[must_use]
    pub(crate) fn survey(&self) -> Documents {
        let layout = &self.config.layout;
        let mut documents = Documents::default();
        // Another tool's project has no folder of structured documents.
        let content = if layout.content.is_empty() {
            WalkedFiles::default()
        } else {
            let is_document =
                |path: &str| has_extension(path, "toml") && !path.ends_with(store::IMPORTED);
            let (folder, wanted) = (&*layout.content, &is_document);
            self.files.list(&Listing { folder, enter: &|_| true, wanted })
        };
        documents.failures.extend(content.refused.iter().map(|(path, error)| unread(path, error)));
        for path in content.files {
            let name = path.strip_prefix(&*layout.content).and_then(|path| path.strip_prefix('/'));
            let name = name.and_then(|name| name.strip_suffix(".toml"));
            if let Some(name) = name.filter(|name| *name != "glossary") {
                let translations = layout.translations_of(name);
                documents.found.push(DocumentName::new(
                    DocumentKind::Content,
                    name.to_owned(),
                    path.clone(),
                    translations,
                ));
            }
        }
        for set in &layout.fluent {
            self.survey_set(set, &mut documents);
        }
        for set in &layout.pages.sets {
            self.survey_pages(set, &mut documents);
        }
        let patterns = || layout.sets().map(|set| set.reference.text());
        let is_told =
            documents.failures.iter().any(|told| matches!(told, ProjectError::NoMatch { .. }));
        if documents.found.is_empty() && layout.content.is_empty() && !is_told {
            let pattern = patterns().collect::<Vec<_>>().join(", ");
            documents.failures.push(ProjectError::NoMatch { pattern });
        }
        self.settle(&mut documents.found);
        distinguish(&mut documents.found);
        for document in &mut documents.found {
            document.provenances = layout.provenances_of(&document.name, &document.translations);
        }
        documents
    }

    fn survey_set(&self, set: &FileSet, documents: &mut Documents) {
        let walked = self.walk(&set.reference);
        documents.failures.extend(walked.refused.iter().map(|(path, error)| unread(path, error)));
        let before = documents.found.len();
        for path in walked.files {
            let Some(places) = set.reference.places(&path) else { continue };
            let translations = set.translation.fill(&places.wild, None);
            let joined = places.wild.concat();
            let name =
                if joined.is_empty() { path.rsplit('/').next().unwrap_or(&path) } else { &joined };
            let name = name.strip_suffix(".ftl").unwrap_or(name).to_owned();
            let kind = DocumentKind::Fluent;
            let mut document = DocumentName::new(kind, name, path.clone(), translations);
            document.locales.clone_from(&set.locales);
            documents.found.push(document);
        }
        if set.explicit && documents.found.len() == before {
            let pattern = set.reference.text().to_owned();
            documents.failures.push(ProjectError::NoMatch { pattern });
        }
    }

    /// The pages that fit a pattern of sources, those left out that are some other's translation.
    fn survey_pages(&self, set: &FileSet, documents: &mut Documents) {
        let walked = self.walk(&set.reference);
        documents.failures.extend(walked.refused.iter().map(|(path, error)| unread(path, error)));
        let mut is_fitted = false;
        let pages = &self.config.layout.pages;
        let known: BTreeSet<&str> = walked.files.iter().map(|path| &**path).collect();
        // A page that fits several patterns is of the first.
        let taken: HashSet<String> = documents.found.iter().map(|own| own.path.clone()).collect();
        for path in &walked.files {
            let Some(places) = set.reference.places(path) else { continue };
            let own = self.in_checkout(path).unwrap_or(path);
            if pages.excluded.iter().any(|pattern| pattern.places(own).is_some())
                || self.is_translation(set, path, &known)
            {
                continue;
            }
            is_fitted = true;
            if taken.contains(path) {
                continue;
            }
            let translations = set.translation.fill(&places.wild, None);
            let name = places.wild.concat();
            let kind = DocumentKind::Markdown;
            let mut document = DocumentName::new(kind, name, path.clone(), translations);
            document.fields = pages.fields.clone();
            documents.found.push(document);
        }
        if set.explicit && !is_fitted {
            let pattern = set.reference.text().to_owned();
            documents.failures.push(ProjectError::NoMatch { pattern });
        }
    }

    /// The path of a page's source in the checkout that it is in, where that is another.
    pub(super) fn in_checkout<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (root, _) = self.config.layout.pages.source_root.as_ref()?;
        path.strip_prefix(&**root)?.strip_prefix('/')
    }

    /// Whether a file that fits the pattern of sources is the translation of another: `fr/a.md`
    /// beside `a.md`, or `a.fr.md`.
    fn is_translation(&self, set: &FileSet, path: &str, known: &BTreeSet<&str>) -> bool {
        let Some(places) = set.translation.places(path) else { return false };
        let source = set.reference.fill(&places.wild, None);
        let is_target = || {
            let locale = places.locale.unwrap_or_default();
            self.config.targets_given && self.locale(locale).is_some()
        };
        source != path && (known.contains(&*source) || is_target())
    }

    /// The files that fit a pattern, and perhaps some that do not.
    pub(super) fn walk(&self, template: &Template) -> WalkedFiles {
        let enter = |folder: &str| template.may_lie_in(folder);
        let pages = store::is_markdown(template.text());
        let is_kind =
            |path: &str| if pages { store::is_markdown(path) } else { has_extension(path, "ftl") };
        let wanted = |path: &str| is_kind(path) && template.places(path).is_some();
        self.files.list(&Listing { folder: template.folder(), enter: &enter, wanted: &wanted })
    }

    /// Sees to it that each file is of one document in each locale, the last whose patterns fit it,
    /// and of none where it is left out.
    fn settle(&self, documents: &mut Vec<DocumentName>) {
        let layout = &self.config.layout;
        let is_fluent = |document: &&mut DocumentName| document.kind == DocumentKind::Fluent;
        if layout.fluent.len() > 1 {
            let mut taken: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let targets = || self.targets().iter().map(|locale| locale.name().to_owned());
            for document in documents.iter_mut().rev().filter(is_fluent) {
                let taken = taken.entry(document.translations.clone()).or_default();
                document.not_for.extend(taken.iter().cloned());
                taken.extend(document.locales.clone().unwrap_or_else(|| targets().collect()));
            }
        }
        if !layout.excludes.is_empty() {
            for document in documents.iter_mut().filter(is_fluent) {
                for locale in self.targets() {
                    let translation = document.translation(locale);
                    let mut excludes = layout.excludes.iter();
                    let paths = [&document.path, &translation];
                    if excludes
                        .any(|own| paths.iter().any(|path| own.excludes(path, locale.name())))
                    {
                        document.not_for.insert(locale.name().to_owned());
                    }
                }
            }
        }
        documents.retain(|document| {
            document.not_for.is_empty()
                || self.targets().iter().any(|locale| document.is_for(locale))
        });
    }

    /// What is to be made of single messages in a translation: what the patterns that it fits say.
    pub(super) fn filters(&self, path: &str, locale: &Locale) -> Vec<&[MessageFilter]> {
        let sets = &self.config.layout.fluent;
        if sets.iter().all(|set| set.filters.is_empty()) {
            return Vec::new();
        }
        let mut found: Vec<&Arc<[MessageFilter]>> = Vec::new();
        for set in sets.iter().filter(|set| set.is_for(locale.name())) {
            let places = set.translation.places(path);
            if places.is_some_and(|places| places.locale == Some(locale.name()))
                && !found.iter().any(|own| Arc::ptr_eq(own, &set.filters))
            {
                found.push(&set.filters);
            }
        }
        found.into_iter().map(|filters| &**filters).collect()
    }

    /// The locales that some file fits the patterns of translations for, the source language left
    /// out.
    fn locales_with_files(&self) -> Vec<Locale> {
        let mut locales = BTreeSet::new();
        for set in self.config.layout.sets() {
            let pages = store::is_markdown(set.translation.text());
            let sources: BTreeSet<String> = if pages {
                self.walk(&set.reference).files.into_iter().collect()
            } else {
                BTreeSet::new()
            };
            for path in self.walk(&set.translation).files {
                let places = set.translation.places(&path);
                let name = places.as_ref().and_then(|places| places.locale);
                let is_reference = || match &places {
                    // Sources and translations may lie in one folder.
                    Some(places) if pages => {
                        let source = set.reference.fill(&places.wild, None);
                        source == path || !sources.contains(&source)
                    }
                    _ => set.reference.places(&path).is_some(),
                };
                if let Some(name) = name.filter(|_| !is_reference())
                    && !locales.contains(name)
                {
                    locales.insert(name.to_owned());
                }
            }
        }
        locales.iter().filter_map(|name| Locale::of_folder(name)).collect()
    }

    /// Files and folders where translations would be, and that could not be looked at.
    #[must_use]
    pub(crate) fn unread_translations(&self) -> Vec<ProjectError> {
        let sets = self.config.layout.sets();
        let refused = sets.flat_map(|set| self.walk(&set.translation).refused);
        refused.map(|(path, error)| unread(&path, &error)).collect()
    }

    /// Takes the languages that there are files in for the targets, where none are given.
    pub(super) fn discover(&mut self) {
        if !self.config.targets_given {
            let source = self.config.source.clone();
            let mut locales = self.locales_with_files();
            locales.retain(|locale| *locale != source);
            self.config.targets = locales;
        }
    }

    /// Whether a path (relative to the project) is of a file that the project is made of.
    pub(super) fn owns(&self, path: &Path) -> bool {
        let layout = &self.config.layout;
        let own = ["diglot.toml", ".git", &layout.content, &layout.locales];
        let sets = layout.sets().flat_map(|set| [&set.reference, &set.translation]);
        let mut templates = sets.chain(&layout.provenance);
        let text = path.to_str().unwrap_or_default().replace('\\', "/");
        own.iter().any(|own| !own.is_empty() && path.starts_with(own))
            || templates.any(|template| template.places(&text).is_some())
            || text.ends_with(".provenance.toml")
    }
}

/// Gives documents of the same name their files' names instead.
fn distinguish(documents: &mut [DocumentName]) {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents.iter().filter(|document| document.kind != DocumentKind::Content) {
        *names.entry(document.name.clone()).or_default() += 1;
    }
    for document in documents.iter_mut().filter(|document| document.kind != DocumentKind::Content) {
        if names.get(&document.name).is_some_and(|count| *count > 1) {
            document.name = document.path.strip_suffix(".ftl").unwrap_or(&document.path).to_owned();
        }
    }
}

/// Whether a file is called so; capitals count, as they do for everybody who reads such files.
pub(super) fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|own| own == extension)
}
