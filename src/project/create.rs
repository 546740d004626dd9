//! New projects.

use std::path::Path;

use crate::{
    model::{FileBefore, FileEdit},
    store,
};

use super::{Project, ProjectError};

impl Project {
    /// Whether a project may be made in a folder.
    ///
    /// # Errors
    ///
    /// When there is one.
    pub fn may_create(root: &Path) -> Result<(), ProjectError> {
        if store::is_taken(root, "diglot.toml") {
            return Err(ProjectError::Exists {
                path: root.join("diglot.toml").display().to_string(),
            });
        }
        Ok(())
    }

    /// Makes a project: its files, all or none, and folders beside them. The folder is made where
    /// there is none.
    ///
    /// # Errors
    ///
    /// When one of the files is there already, or cannot be written.
    pub fn create(
        root: &Path,
        files: &[(String, String)],
        folders: &[String],
    ) -> Result<(), ProjectError> {
        if let Some((path, _)) = files.iter().find(|(path, _)| store::is_taken(root, path)) {
            return Err(ProjectError::Exists { path: root.join(path).display().to_string() });
        }
        let edit = |(path, text): &(String, String)| {
            FileEdit::new(path.clone(), FileBefore::Absent, text.clone())
        };
        Ok(store::create(root, &files.iter().map(edit).collect::<Vec<_>>(), folders)?)
    }
}
