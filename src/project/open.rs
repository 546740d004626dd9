//! Opening a project: its own file, another tool's, or none at all.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    check::Settings,
    model::{
        FallbackPolicy, FileSet, Locale, Phrase, Problem, ProblemKind, ProjectConfig,
        ProjectLayout, SourceFile, Template, TemplateError,
    },
    store::{self, DiskFiles, Files, Foreign, Listing, LoadedText, TEXT_FIELDS},
};

use super::{
    ErrorPhrases, Project, ProjectError,
    glossary::GlossaryFile,
    settings_error::{judged, settings_problem},
    spelling, unread,
};

/// Where the files of a project without a project file are.
#[derive(Debug, Clone, Default)]
pub struct ProjectPlace {
    /// The source language's files: a folder, or a pattern with `{path}`.
    pub reference: String,
    /// Their translations: a folder with `{locale}`, or a pattern with `{path}` too.
    pub translations: String,
    /// Their provenance, a pattern; none: beside the translations.
    pub provenance: Option<String>,
    /// The source language; none: the one that the reference's folder is called after.
    pub source: Option<String>,
}

impl ProjectPlace {
    /// What the files are called after: as the pattern of the source says, or by what its folder
    /// holds, which is Fluent where there is any.
    fn endings(&self, files: &dyn Files) -> Vec<&'static str> {
        let folder = self.reference.trim_start_matches("./").trim_end_matches('/');
        if folder.contains('{') {
            // A pattern says it itself.
            return vec![".ftl"];
        }
        let list = |ending: &'static str| {
            let wanted = |path: &str| path.ends_with(ending);
            !files.list(&Listing { folder, enter: &|_| true, wanted: &wanted }).files.is_empty()
        };
        let pages = || [".md", ".mdx"].into_iter().filter(|ending| list(ending)).collect();
        let pages: Vec<_> = if list(".ftl") { Vec::new() } else { pages() };
        if pages.is_empty() { vec![".ftl"] } else { pages }
    }
}

/// Why there is no project to be opened.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum OpenError {
    #[error("no diglot.toml in {path} or above")]
    NoProject { path: String },
    #[error("the base path {base} leads out of the repository")]
    BasePath { base: String },
    #[error("{pattern}: {error}")]
    Pattern { pattern: String, error: TemplateError },
    #[error("{pattern} has no place for a locale")]
    NoPlace { pattern: String },
    #[error("{name} is no language identifier")]
    NoLocale { name: String },
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ErrorPhrases for OpenError {
    fn phrases(&self) -> Vec<Phrase> {
        vec![match self {
            Self::NoProject { path } => Phrase::new("error-no-project").with("path", &**path),
            Self::BasePath { base } => Phrase::new("error-base-path").with("path", &**base),
            Self::Pattern { pattern, error } => Phrase::new("error-pattern")
                .with("pattern", &**pattern)
                .with("problem", store::pattern_phrase(error)),
            Self::NoPlace { pattern } => {
                Phrase::new("config-pattern-locale").with("pattern", &**pattern)
            }
            Self::NoLocale { name } => Phrase::new("config-locale").with("name", &**name),
            Self::Project(error) => return error.phrases(),
        }]
    }
}

/// A project file of another tool.
type ReadForeign = fn(&str, store::LoadFile<'_>) -> Result<Foreign, Box<store::ForeignError>>;

impl Project {
    /// The project in `start` or the nearest folder above it (`exact`: in `start` itself): that of a
    /// `diglot.toml`, or else of an `l10n.toml` (Mozilla's) or `i18n.toml` (cargo-i18n's).
    ///
    /// # Errors
    ///
    /// When there is none, or its project file does not hold.
    pub fn open(start: &Path, exact: bool) -> Result<Self, OpenError> {
        let most = if exact { 1 } else { usize::MAX };
        let nearest =
            |name: &str| start.ancestors().take(most).find(|folder| folder.join(name).is_file());
        if let Some(root) = nearest("diglot.toml") {
            return Self::own(disk(root)?);
        }
        match (nearest("l10n.toml"), nearest("i18n.toml")) {
            (Some(l10n), other) if other.is_none_or(|other| l10n.starts_with(other)) => {
                Self::l10n(l10n, "l10n.toml")
            }
            (_, Some(i18n)) => Self::foreign(disk(i18n)?, "i18n.toml", store::read_i18n),
            _ => Err(OpenError::NoProject { path: start.display().to_string() }),
        }
    }

    /// The project of a file of another tool that is not called as usual: an `l10n.toml`, or an
    /// `i18n.toml` where it says a `fallback_language`.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it does not hold.
    pub fn open_file(path: &Path) -> Result<Self, OpenError> {
        let no_project = || OpenError::NoProject { path: path.display().to_string() };
        let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(no_project)?;
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new("."));
        if !path.is_file() {
            return Err(no_project());
        }
        if name == "diglot.toml" {
            return Self::own(disk(folder)?);
        }
        let files = disk(folder)?;
        if store::is_i18n(load(&*files, name)?.file.text()) {
            return Self::foreign(files, name, store::read_i18n);
        }
        Self::l10n(folder, name)
    }

    /// The project of a file in Mozilla's form.
    fn l10n(folder: &Path, name: &str) -> Result<Self, OpenError> {
        let (root, path) = l10n_root(folder, name)?;
        Self::foreign(disk(&root)?, &path, store::read_l10n)
    }

    /// The project of these files: that of their `diglot.toml`, or else of the `l10n.toml` or
    /// `i18n.toml` among them.
    ///
    /// # Errors
    ///
    /// When there is none of these, or it does not hold.
    pub fn open_in(files: Arc<dyn Files>) -> Result<Self, OpenError> {
        if load(&*files, "diglot.toml")?.exists {
            return Self::own(files);
        }
        let l10n = load(&*files, "l10n.toml")?;
        if l10n.exists {
            let base = store::basepath(l10n.file.text());
            if !Path::new(&base).is_relative() || base.split('/').any(|part| part == "..") {
                return Err(OpenError::BasePath { base });
            }
            return Self::foreign(files, "l10n.toml", store::read_l10n);
        }
        if load(&*files, "i18n.toml")?.exists {
            return Self::foreign(files, "i18n.toml", store::read_i18n);
        }
        let folder = files.folder().unwrap_or(Path::new("."));
        Err(OpenError::NoProject { path: folder.display().to_string() })
    }

    /// The project of a `diglot.toml`.
    fn own(files: Arc<dyn Files>) -> Result<Self, OpenError> {
        let loaded = load(&*files, "diglot.toml")?;
        let file = loaded.file;
        let fail = |problems| ProjectError::Config { file: file.clone(), problems };
        if let Some(problem) = loaded.problem {
            return Err(fail(vec![problem]).into());
        }
        let said = |problems: Vec<_>| fail(problems.into_iter().map(judged).collect());
        let config = store::parse_config(&file).map_err(said)?;
        Self::with_config(files, config, file)
    }

    /// The project of another tool's file.
    fn foreign(files: Arc<dyn Files>, path: &str, read: ReadForeign) -> Result<Self, OpenError> {
        let found = read(path, &|path| files.load(path)).map_err(|error| {
            let (file, problem) = *error;
            ProjectError::Config { file, problems: vec![problem] }
        })?;
        let source = found.source.unwrap_or_else(|| store::source_of(&found.sets));
        let mut config = fluent_only_config(locale(&source)?, found.sets);
        config.layout.excludes = found.excludes;
        config.fallback = found.fallback;
        let mut targets = Vec::new();
        for name in &found.locales {
            let locale = locale(name)?;
            if locale != config.source {
                targets.push(locale);
            }
        }
        config.targets_given = !targets.is_empty();
        config.targets = targets;
        Self::with_config(files, config, Arc::new(SourceFile::new(path, "")))
    }

    /// A project without a project file, its files in `root`.
    ///
    /// # Errors
    ///
    /// When a pattern does not hold.
    pub fn bare(root: &Path, bare: &ProjectPlace) -> Result<Self, OpenError> {
        Self::bare_in(disk(root)?, bare)
    }

    /// The same of any files.
    ///
    /// # Errors
    ///
    /// When a pattern does not hold.
    pub fn bare_in(files: Arc<dyn Files>, bare: &ProjectPlace) -> Result<Self, OpenError> {
        let inside = |text: &str| inside(files.folder(), text);
        let bare = &ProjectPlace {
            reference: inside(&bare.reference),
            translations: inside(&bare.translations),
            provenance: bare.provenance.as_deref().map(inside),
            source: bare.source.clone(),
        };
        let pattern = |text: &str, ending: &str| {
            let text = text.trim_start_matches("./").trim_end_matches('/');
            let full = if text.contains("{path}") {
                text.to_owned()
            } else {
                format!("{text}/{{path}}{ending}")
            };
            let template = Template::new(&full);
            template.map_err(|error| OpenError::Pattern { pattern: text.to_owned(), error })
        };
        // No folder is looked into before its pattern is known to stay inside.
        pattern(&bare.reference, ".ftl")?;
        let mut pairs = Vec::new();
        for ending in bare.endings(&*files) {
            pairs.push((pattern(&bare.reference, ending)?, pattern(&bare.translations, ending)?));
        }
        let provenance = bare.provenance.as_deref();
        let provenance = provenance.map(|text| pattern(text, ".provenance.toml")).transpose()?;
        for template in pairs.iter().map(|(_, translation)| translation).chain(&provenance) {
            if !template.has_locale() {
                let pattern = template.text().to_owned();
                return Err(OpenError::NoPlace { pattern });
            }
        }
        let source = bare.source.clone().unwrap_or_else(|| {
            let mut folders = bare.reference.trim_end_matches('/').rsplit('/');
            let named = folders.find(|name| Locale::of_folder(name).is_some());
            named.unwrap_or("en").to_owned()
        });
        let sets = pairs.into_iter().map(|(reference, translation)| {
            let (locales, filters) = (None, Arc::default());
            FileSet { reference, translation, locales, filters, explicit: true }
        });
        let (pages, fluent) = sets.partition(|set| store::is_markdown(set.reference.text()));
        let mut config = fluent_only_config(locale(&source)?, fluent);
        config.layout.pages.sets = pages;
        config.layout.pages.fields = TEXT_FIELDS.map(str::to_owned).into();
        config.layout.provenance = provenance;
        Self::with_config(files, config, Arc::new(SourceFile::new("", "")))
    }

    fn with_config(
        mut files: Arc<dyn Files>,
        config: ProjectConfig,
        file: Arc<SourceFile>,
    ) -> Result<Self, OpenError> {
        if let Some((root, span)) = &config.layout.pages.source_root {
            files = store::FilesWithSources::open_sources(files, root).map_err(|_| {
                let phrase = Phrase::new("config-source-root").with("path", &**root);
                let problem = Problem::new(ProblemKind::Syntax, *span, phrase);
                ProjectError::Config { file: file.clone(), problems: vec![problem] }
            })?;
        }
        let (settings, errors) = Settings::new(&config);
        if !errors.is_empty() {
            let problems = errors.iter().map(settings_problem).collect();
            return Err(ProjectError::Config { file, problems }.into());
        }
        let glossary = Arc::new(GlossaryFile::load_glossary(&*files, &config));
        let (page_records, fallbacks) = (Arc::default(), Arc::default());
        let mut project = Self { files, config, settings, glossary, page_records, file, fallbacks };
        project.discover();
        project.settle_fallbacks()?;
        project.settings =
            spelling::with_spellers(project.settings, &project.files, &project.config);
        if let Some(glossary) = Arc::get_mut(&mut project.glossary) {
            glossary.expect(&project.config.targets);
        }
        Ok(project)
    }
}

/// A path or pattern as it is from the project's folder, where it leads there from the root.
fn inside(folder: Option<&Path>, text: &str) -> String {
    let path = Path::new(text);
    let Some(folder) = folder.filter(|_| path.is_absolute()) else { return text.to_owned() };
    let real = folder.canonicalize().ok();
    let mut folders = [Some(folder), real.as_deref()].into_iter().flatten();
    let below = folders.find_map(|folder| path.strip_prefix(folder).ok()).and_then(Path::to_str);
    below.map_or_else(|| text.to_owned(), |below| below.replace('\\', "/"))
}

/// The files in a folder.
fn disk(root: &Path) -> Result<Arc<DiskFiles>, ProjectError> {
    Ok(Arc::new(DiskFiles::open(root)?))
}

/// Reads a file that a project is opened by.
fn load(files: &dyn Files, path: &str) -> Result<LoadedText, ProjectError> {
    files.load(path).map_err(|error| unread(path, &error))
}

/// The folder of the project of an `l10n.toml`, and the file's path from there: its own folder, or
/// one above it where the file says that its paths start there. That may be no folder above the
/// repository that the file is in: nothing outside of it is this project's.
fn l10n_root(folder: &Path, name: &str) -> Result<(PathBuf, String), OpenError> {
    let failed = |error: io::Error| unread(name, &error);
    let text = load(&*disk(folder)?, name)?;
    let base = store::basepath(text.file.text());
    let folder = folder.canonicalize().map_err(failed)?;
    let base_folder = folder.join(&base).canonicalize().map_err(failed)?;
    if base_folder.starts_with(&folder) {
        return Ok((folder, name.to_owned()));
    }
    let repository = folder.ancestors().find(|folder| folder.join(".git").exists());
    let is_above = repository.is_some_and(|repository| base_folder.starts_with(repository));
    match folder.strip_prefix(&base_folder) {
        Ok(way) if is_above => {
            let path = way.join(name).to_string_lossy().replace('\\', "/");
            Ok((base_folder, path))
        }
        _ => Err(OpenError::BasePath { base }),
    }
}

/// A project of Fluent files alone.
fn fluent_only_config(source: Locale, fluent: Vec<FileSet>) -> ProjectConfig {
    ProjectConfig {
        source,
        targets: Vec::new(),
        targets_given: false,
        // No folder is called so: there are no structured documents.
        layout: ProjectLayout { content: String::new(), fluent, ..ProjectLayout::default() },
        rules: BTreeMap::new(),
        documents: BTreeMap::new(),
        locales: BTreeMap::new(),
        style: BTreeMap::new(),
        spelling: None,
        fallback: FallbackPolicy::default(),
    }
}

fn locale(name: &str) -> Result<Locale, OpenError> {
    Locale::new(name).map_err(|_| OpenError::NoLocale { name: name.to_owned() })
}
