//! The project's glossary: read once, made ready for each locale when it is first checked.

use std::sync::{Arc, OnceLock};

use crate::{
    check::Terminology,
    model::{Glossary, Locale, Phrase, Problem, ProjectConfig, SourceFile},
    store::{self, Files, LoadedText},
};

use super::ProjectError;

/// The file of the glossary and what it says.
#[derive(Debug)]
pub(super) struct GlossaryFile {
    file: Arc<SourceFile>,
    problems: Vec<Problem>,
    /// Why it cannot be read, though it is there.
    failure: Option<Phrase>,
    /// For texts of the source by themselves.
    source: Terminology,
    /// By target locale.
    targets: Vec<(Locale, OnceLock<Terminology>)>,
}

impl GlossaryFile {
    /// Reads the glossary of a project; one that is damaged says what can be read.
    pub(super) fn load_glossary(files: &dyn Files, config: &ProjectConfig) -> Self {
        let path = format!("{}/glossary.toml", config.layout.content);
        // Another tool's project has no folder of structured documents, and no glossary in it.
        let loaded = (!config.layout.content.is_empty()).then(|| files.load(&path));
        let none = || Ok(LoadedText::absent(&path));
        let (file, mut problems, failure) = match loaded.unwrap_or_else(none) {
            Ok(loaded) => (loaded.file, Vec::from_iter(loaded.problem), None),
            Err(error) => {
                let file = Arc::new(SourceFile::new(path, ""));
                (file, Vec::new(), Some(store::reason(&error)))
            }
        };
        let (glossary, found) = store::parse_glossary(&file);
        problems.extend(found);
        let source = Terminology::new(Arc::new(glossary), &config.source, &config.source);
        Self { file, problems, failure, source, targets: Vec::new() }
    }

    /// Makes room for the locales that texts are translated to.
    pub(super) fn expect(&mut self, targets: &[Locale]) {
        let room = |locale: &Locale| (locale.clone(), OnceLock::new());
        self.targets = targets.iter().map(room).collect();
    }

    pub(super) fn glossary(&self) -> &Glossary {
        self.source.glossary()
    }

    /// The glossary for texts of the source alone.
    pub(super) fn source(&self) -> &Terminology {
        &self.source
    }

    /// The glossary for translations to a locale of the project.
    pub(super) fn target(&self, locale: &Locale) -> &Terminology {
        match self.targets.iter().find(|(target, _)| target == locale) {
            Some((_, ready)) => ready.get_or_init(|| self.source.with_target(locale)),
            None => &self.source,
        }
    }

    /// What in the file does not hold.
    pub(super) fn problems(&self) -> (&Arc<SourceFile>, &[Problem]) {
        (&self.file, &self.problems)
    }

    /// That the file is there and cannot be read.
    pub(super) fn failure(&self) -> Option<ProjectError> {
        let reason = self.failure.as_ref()?;
        Some(ProjectError::Read { path: self.file.path().to_owned(), reason: reason.clone() })
    }
}
