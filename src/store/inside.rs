//! Where in the project a path leads once its links are followed: writing stays inside, and out of
//! git's own folder.

use std::{
    io,
    path::{Component, Path, PathBuf},
};

use super::Refused;

/// The nearest folder of a path (relative to the project) that is there, its links followed.
///
/// # Errors
///
/// When the path leads out of the project, or into `.git`.
pub(super) fn folder(root: &Path, path: &str) -> io::Result<PathBuf> {
    let path = Path::new(path);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(Refused::Outside.into());
    }
    let full = root.join(path);
    let folder = full.parent().unwrap_or(root);
    // The folders that are there may be links; those that are made are none. What is no folder but
    // has the name of one is found out when the next is made in it.
    let there = folder.ancestors().find(|folder| folder.symlink_metadata().is_ok()).unwrap_or(root);
    let (there, root) = (there.canonicalize()?, root.canonicalize()?);
    let real = there.strip_prefix(&root).map_err(|_| Refused::Outside)?;
    let is_git = |part: Component<'_>| part.as_os_str().eq_ignore_ascii_case(".git");
    if real.components().chain(path.components()).any(is_git) {
        return Err(Refused::Git.into());
    }
    Ok(there)
}
