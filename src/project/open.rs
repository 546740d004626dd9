//! Opening a project: its own file, another tool's, or none at all.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    check::Settings,
    model::{Config, FluentSet, Layout, Locale, SourceFile, Template},
    store::{self, FileBefore, FileEdit, Foreign},
};

use super::{Project, ProjectError, glossary::GlossaryFile, settings_problem, unread};

/// Where the files of a project without a project file are.
#[derive(Debug, Clone, Default)]
pub struct Bare {
    /// The source language's files: a folder, or a pattern with `{path}`.
    pub reference: String,
    /// Their translations: a folder with `{locale}`, or a pattern with `{path}` too.
    pub translations: String,
    /// Their provenance, a pattern; none: beside the translations.
    pub provenance: Option<String>,
    /// The source language; none: the one that the reference's folder is called after.
    pub source: Option<String>,
}

/// A project file of another tool.
type ReadForeign = fn(&str, store::Load<'_>) -> Result<Foreign, Box<store::ForeignError>>;

impl Project {
    /// The project in `start` or the nearest folder above it (`exact`: in `start` itself): that of a
    /// `diglot.toml`, or else of an `l10n.toml` (Mozilla's) or `i18n.toml` (cargo-i18n's).
    ///
    /// # Errors
    ///
    /// When there is none, or its project file does not hold.
    pub fn open(start: &Path, exact: bool) -> Result<Self, ProjectError> {
        let most = if exact { 1 } else { usize::MAX };
        let nearest =
            |name: &str| start.ancestors().take(most).find(|folder| folder.join(name).is_file());
        if let Some(root) = nearest("diglot.toml") {
            return Self::own(root);
        }
        match (nearest("l10n.toml"), nearest("i18n.toml")) {
            (Some(l10n), other) if other.is_none_or(|other| l10n.starts_with(other)) => {
                let text = store::load(l10n, "l10n.toml").map_err(|e| unread("l10n.toml", &e))?;
                let base = store::basepath(text.file.text());
                let canonical = |path: PathBuf| {
                    path.canonicalize().map_err(|error| unread("l10n.toml", &error))
                };
                let root = canonical(l10n.join(base))?;
                let folder = canonical(l10n.to_owned())?;
                let outside = |_| unread("l10n.toml", &io::Error::from(store::Refused::Outside));
                let folder = folder.strip_prefix(&root).map_err(outside)?;
                let path = folder.join("l10n.toml").to_string_lossy().replace('\\', "/");
                Self::foreign(&root, &path, store::read_l10n)
            }
            (_, Some(i18n)) => Self::foreign(i18n, "i18n.toml", store::read_i18n),
            _ => Err(ProjectError::NoProject { path: start.display().to_string() }),
        }
    }

    /// The project of a `diglot.toml`.
    fn own(root: &Path) -> Result<Self, ProjectError> {
        let loaded = store::load(root, "diglot.toml").map_err(|e| unread("diglot.toml", &e))?;
        let file = Arc::new(loaded.file);
        let fail = |problems| ProjectError::Config { file: file.clone(), problems };
        if let Some(problem) = loaded.problem {
            return Err(fail(vec![problem]));
        }
        let judged = |problems: Vec<_>| fail(problems.into_iter().map(super::judged).collect());
        let config = store::parse_config(&file).map_err(judged)?;
        Self::with_config(root, config, file)
    }

    /// The project of another tool's file.
    fn foreign(root: &Path, path: &str, read: ReadForeign) -> Result<Self, ProjectError> {
        let load = |path: &str| store::load(root, path);
        let found = read(path, &load).map_err(|error| {
            let (file, problem) = *error;
            ProjectError::Config { file, problems: vec![problem] }
        })?;
        let source = found.source.unwrap_or_else(|| store::source_of(&found.sets));
        let mut config = plain(locale(&source)?, found.sets);
        config.layout.excludes = found.excludes;
        let mut targets = Vec::new();
        for name in &found.locales {
            let locale = locale(name)?;
            if locale != config.source {
                targets.push(locale);
            }
        }
        config.targets_given = !targets.is_empty();
        config.targets = targets;
        Self::with_config(root, config, Arc::new(SourceFile::new(path, "")))
    }

    /// A project without a project file, its files in `root`.
    ///
    /// # Errors
    ///
    /// When a pattern does not hold.
    pub fn bare(root: &Path, bare: &Bare) -> Result<Self, ProjectError> {
        let pattern = |text: &str, ending: &str| {
            let text = text.trim_start_matches("./").trim_end_matches('/');
            let full = if text.contains("{path}") {
                text.to_owned()
            } else {
                format!("{text}/{{path}}{ending}")
            };
            let template = Template::new(&full);
            template.map_err(|error| ProjectError::Pattern { pattern: text.to_owned(), error })
        };
        let reference = pattern(&bare.reference, ".ftl")?;
        let translation = pattern(&bare.translations, ".ftl")?;
        let provenance = bare.provenance.as_deref();
        let provenance = provenance.map(|text| pattern(text, ".provenance.toml")).transpose()?;
        for template in [Some(&translation), provenance.as_ref()].into_iter().flatten() {
            if !template.has_locale() {
                let pattern = template.text().to_owned();
                return Err(ProjectError::NoPlace { pattern });
            }
        }
        let source = bare.source.clone().unwrap_or_else(|| {
            let mut folders = bare.reference.trim_end_matches('/').rsplit('/');
            let named = folders.find(|name| Locale::of_folder(name).is_some());
            named.unwrap_or("en").to_owned()
        });
        let (locales, filters) = (None, Arc::default());
        let set = FluentSet { reference, translation, locales, filters, explicit: true };
        let mut config = plain(locale(&source)?, vec![set]);
        config.layout.provenance = provenance;
        Self::with_config(root, config, Arc::new(SourceFile::new("diglot.toml", "")))
    }

    fn with_config(
        root: &Path,
        config: Config,
        file: Arc<SourceFile>,
    ) -> Result<Self, ProjectError> {
        let (settings, errors) = Settings::new(&config);
        if !errors.is_empty() {
            let problems = errors.iter().map(settings_problem).collect();
            return Err(ProjectError::Config { file, problems });
        }
        let glossary = GlossaryFile::read(root, &config);
        // What a write that was cut short left waiting is what the next writer puts in place.
        let pending = store::pending(root)?.into_iter().map(|(path, text)| {
            let edit = FileEdit::new(path.clone(), FileBefore::Any, text);
            (path, edit)
        });
        let (root, overlay) = (root.to_owned(), pending.collect());
        let others = Vec::new();
        let mut project = Self { root, config, settings, glossary, file, overlay, others };
        project.discover();
        project.glossary.expect(&project.config.targets);
        Ok(project)
    }
}

/// A project of Fluent files alone.
fn plain(source: Locale, fluent: Vec<FluentSet>) -> Config {
    Config {
        source,
        targets: Vec::new(),
        targets_given: false,
        // No folder is called so: there are no structured documents.
        layout: Layout { content: String::new(), fluent, ..Layout::default() },
        rules: BTreeMap::new(),
        documents: BTreeMap::new(),
        locales: BTreeMap::new(),
        style: BTreeMap::new(),
    }
}

fn locale(name: &str) -> Result<Locale, ProjectError> {
    Locale::new(name).map_err(|_| ProjectError::NoLocale { name: name.to_owned() })
}
