//! The texts of one language: a document's own file, and the others it may refer to.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    model::{FileBefore, FileEdit, Locale, SourceFile},
    store,
};

use super::{
    DocumentName, Project, ProjectError,
    error::{unread, unwritten},
};

impl Project {
    /// The file that holds a document in a language: its source, or a translation (an empty text
    /// where there is none).
    ///
    /// # Errors
    ///
    /// When a file that exists cannot be read.
    pub fn text(
        &self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<Arc<SourceFile>, ProjectError> {
        let path = if *locale == self.config.source {
            document.path.clone()
        } else {
            document.translation(locale)
        };
        Ok(self.load(&path)?.file)
    }

    /// All Fluent files of a language, sorted by path; and what hinders reading the others.
    #[must_use]
    pub fn fluent_files(&self, locale: &Locale) -> (Vec<Arc<SourceFile>>, Vec<ProjectError>) {
        let (mut files, mut errors) = (Vec::new(), Vec::new());
        let mut paths = Vec::new();
        for set in &self.config.layout.fluent {
            let is_source = *locale == self.config.source;
            let own = set.translation.of_locale(locale.name());
            let walked = self.walk(if is_source { &set.reference } else { &own });
            errors.extend(walked.refused.iter().map(|(path, error)| unread(path, error)));
            paths.extend(walked.files);
        }
        paths.sort();
        paths.dedup();
        for path in paths {
            match self.load(&path) {
                Ok(loaded) => files.push(loaded.file),
                Err(error) => errors.push(error),
            }
        }
        (files, errors)
    }

    /// Where a file that a person named is to be written, wherever that is; what the project is
    /// made of is not written over.
    ///
    /// # Errors
    ///
    /// When the file is part of the project, or its folder is not there.
    pub fn destination(&self, path: &Path) -> Result<PathBuf, ProjectError> {
        let shown = || path.display().to_string();
        let failed = |error: std::io::Error| unwritten(&shown(), &error);
        let destination = store::destination(path).map_err(failed)?;
        let root = self.root().map(Path::canonicalize).transpose().map_err(failed)?;
        let relative =
            root.and_then(|root| destination.strip_prefix(root).ok().map(Path::to_owned));
        if relative.is_some_and(|relative| self.owns(&relative)) {
            return Err(ProjectError::Own { path: shown() });
        }
        Ok(destination)
    }

    /// Writes a file that a person named, all or nothing.
    ///
    /// # Errors
    ///
    /// When the file is part of the project, or cannot be written in full.
    pub fn write_out(&self, path: &Path, text: &str) -> Result<(), ProjectError> {
        let destination = self.destination(path)?;
        if let Some(written) = self.write_inside(&destination, text) {
            return written;
        }
        let failed = |error: std::io::Error| unwritten(&path.display().to_string(), &error);
        store::write_out(&destination, text).map_err(failed)
    }

    /// Writes a file as one of the project's, so that the next writer clears up where this one dies;
    /// none where it is elsewhere, or where the project itself may not be written to.
    fn write_inside(&self, destination: &Path, text: &str) -> Option<Result<(), ProjectError>> {
        let root = self.root()?.canonicalize().ok()?;
        let path = destination.strip_prefix(&root).ok()?.to_str()?.replace('\\', "/");
        let _lock = self.files.lock().ok()?;
        Some(self.commit(&[FileEdit::new(path, FileBefore::Any, text)]))
    }
}

/// Writes a report where a person asked for it, all or nothing; folders that it is to be in are made.
/// What the project is made of is not written over.
///
/// # Errors
///
/// When the file is part of the project, or cannot be written in full.
pub(crate) fn write_report(
    project: Option<&Project>,
    path: &Path,
    text: &str,
) -> Result<(), ProjectError> {
    let failed = |error: std::io::Error| unwritten(&path.display().to_string(), &error);
    store::make_folder_of(path).map_err(failed)?;
    if let Some(project) = project {
        return project.write_out(path, text);
    }
    store::destination(path).and_then(|path| store::write_out(&path, text)).map_err(failed)
}
