//! The files of a folder and of the folders in it.
//!
//! A link within the project is followed, as the file or folder it stands for; one that leads out
//! of the project, or back to a folder it is in, is refused with a word. What begins with a dot
//! (`.git`) is no part of any document.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::Listing;

/// Why a file or folder is not read although the system would let us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("is a link that leads out of the project")]
    Outside,
    #[error("is a link that leads back to itself")]
    Loop,
    #[error("is behind too many links")]
    ManyLinks,
    #[error("is a symbolic link")]
    Link,
    #[error("was edited while a write to it was cut short")]
    Edited,
    #[error("was changed by somebody else while its new text was worked out")]
    Changed,
    #[error("is no journal of diglot's, or names a path outside of the project")]
    Journal,
    #[error("belongs to another checkout, which is only read")]
    ReadOnly,
    #[error("leads into git's own folder")]
    Git,
    #[error("is larger than 64 MB")]
    Large,
    #[error("is not a file")]
    NoFile,
    #[error("has a name that is not UTF-8")]
    Name,
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::other(refused)
    }
}

/// What a `walk` met.
#[derive(Debug, Default)]
pub struct WalkedFiles {
    /// The files that were wanted, sorted, relative to the project.
    pub files: Vec<String>,
    /// What could not be looked at, and why.
    pub refused: Vec<(String, io::Error)>,
}

impl WalkedFiles {
    /// The same with files that are not there yet.
    pub(super) fn with<'p>(mut self, new: impl Iterator<Item = &'p String>) -> Self {
        let before = self.files.len();
        self.files.extend(new.cloned());
        if self.files.len() > before {
            self.files.sort();
            self.files.dedup();
        }
        self
    }
}

/// A folder to be looked into.
struct PendingFolder {
    /// Its name in the project.
    name: String,
    /// Where it really is.
    real: PathBuf,
    /// The real folders that hold the links it was reached by.
    behind: Vec<PathBuf>,
}

/// Links that may lie one behind the other on the way to a folder: few projects have two.
const MAX_LINKS_ON_THE_WAY: usize = 3;

/// Folders behind links that are looked into in one walk. Links that lead to each other's folders
/// make many ways of few folders: a dozen folders with two links each, thousands.
const MAX_FOLDERS_BEHIND_LINKS: usize = 5000;

/// The files of a project in the folder `root` that are to be listed.
pub(super) fn walk(root: &Path, listing: &Listing<'_>) -> WalkedFiles {
    let folder = listing.folder;
    let mut walked = WalkedFiles::default();
    let real =
        match root.canonicalize().and_then(|root| Ok((root.join(folder).canonicalize()?, root))) {
            Ok((real, root)) if real.starts_with(&root) => real,
            Ok(_) => {
                walked.refused.push((folder.to_owned(), Refused::Outside.into()));
                return walked;
            }
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    walked.refused.push((folder.to_owned(), error));
                }
                return walked;
            }
        };
    let mut open = vec![PendingFolder { name: folder.to_owned(), real, behind: Vec::new() }];
    let mut behind_links = 0;
    while let Some(folder) = open.pop() {
        if !folder.behind.is_empty() {
            behind_links += 1;
            if behind_links > MAX_FOLDERS_BEHIND_LINKS {
                walked.refused.push((folder.name, Refused::ManyLinks.into()));
                break;
            }
        }
        let entries = match fs::read_dir(root.join(&folder.name)) {
            Ok(entries) => entries,
            // Nothing to look into: a file, or gone since.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                continue;
            }
            Err(error) => {
                walked.refused.push((folder.name, error));
                continue;
            }
        };
        for entry in entries {
            match entry {
                Ok(entry) => {
                    visit(root, &folder, &entry, listing, &mut open, &mut walked);
                }
                Err(error) => walked.refused.push((folder.name.clone(), error)),
            }
        }
    }
    walked.files.sort();
    walked.refused.sort_by(|a, b| a.0.cmp(&b.0));
    walked
}

fn visit(
    root: &Path,
    folder: &PendingFolder,
    entry: &fs::DirEntry,
    listing: &Listing<'_>,
    open: &mut Vec<PendingFolder>,
    walked: &mut WalkedFiles,
) {
    let Listing { enter, wanted, .. } = listing;
    let name = entry.file_name();
    let Some(name) = name.to_str() else {
        let shown = format!("{}/{}", folder.name, name.to_string_lossy());
        if wanted(&shown) {
            walked.refused.push((shown, Refused::Name.into()));
        }
        return;
    };
    if name.starts_with('.') {
        return;
    }
    let path =
        if folder.name.is_empty() { name.to_owned() } else { format!("{}/{name}", folder.name) };
    let Ok(kind) = entry.file_type() else { return };
    let (mut real, mut behind) = (folder.real.join(name), folder.behind.clone());
    let (mut is_folder, mut is_file) = (kind.is_dir(), kind.is_file());
    if kind.is_symlink() {
        if !wanted(&path) && !enter(&path) {
            return;
        }
        match followed(root, &path, folder) {
            Ok((target, leads_to_folder)) => {
                (real, is_folder, is_file) = (target, leads_to_folder, !leads_to_folder);
                behind.push(folder.real.clone());
            }
            Err(error) => {
                walked.refused.push((path, error));
                return;
            }
        }
    }
    if is_folder && enter(&path) && !wanted(&path) {
        open.push(PendingFolder { name: path, real, behind });
    } else if is_file && wanted(&path) {
        walked.files.push(path);
    } else if wanted(&path) {
        // A folder, a pipe or a device under a file's name.
        walked.refused.push((path, Refused::NoFile.into()));
    }
}

/// Where a link leads, and whether that is a folder.
fn followed(root: &Path, path: &str, folder: &PendingFolder) -> io::Result<(PathBuf, bool)> {
    let target = match root.join(path).canonicalize() {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(error),
        Err(_) => return Err(Refused::Loop.into()),
    };
    if !target.starts_with(root.canonicalize()?) {
        return Err(Refused::Outside.into());
    }
    let is_folder = target.is_dir();
    let mut on_the_way = folder.behind.iter().chain([&folder.real]);
    if is_folder && on_the_way.any(|real| real.starts_with(&target)) {
        return Err(Refused::Loop.into());
    }
    if is_folder && folder.behind.len() >= MAX_LINKS_ON_THE_WAY {
        return Err(Refused::ManyLinks.into());
    }
    Ok((target, is_folder))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make the files they are about")]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_that_make_many_ways_of_few_folders_are_walked_to_an_end() {
        let project = tempfile::tempdir().unwrap();
        let folder = |index: usize| project.path().join(format!("f{index}"));
        for index in 0..=40 {
            fs::create_dir(folder(index)).unwrap();
            fs::write(folder(index).join("1.ftl"), "").unwrap();
            for link in ["a", "b"] {
                if index < 40 {
                    let target = format!("../f{}", index + 1);
                    std::os::unix::fs::symlink(target, folder(index).join(link)).unwrap();
                }
            }
        }
        let listing =
            Listing { folder: "", enter: &|_| true, wanted: &|path| path.contains(".ftl") };
        let walked = walk(project.path(), &listing);
        // Each folder under its own name, and by ways of one link, two and three.
        let ways = |links: usize| (41 - links) << links;
        assert_eq!(walked.files.len(), (0..=3).map(ways).sum::<usize>());
        assert!(!walked.refused.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_and_refused_outside() {
        use std::os::unix::fs::symlink;
        let (project, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = project.path();
        for folder in ["a/b", "c", ".git"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        for file in ["a/1.ftl", "a/b/2.ftl", "a/3.txt", ".git/4.ftl"] {
            fs::write(root.join(file), "").unwrap();
        }
        fs::write(outside.path().join("5.ftl"), "").unwrap();
        symlink("../a", root.join("c/a")).unwrap();
        symlink("../../c", root.join("a/b/c")).unwrap();
        symlink(outside.path(), root.join("c/out")).unwrap();
        symlink("self.ftl", root.join("c/self.ftl")).unwrap();
        symlink("gone.ftl", root.join("c/dangling.ftl")).unwrap();
        let wanted = |path: &str| path.contains(".ftl");
        let listing = |folder| Listing { folder, enter: &|_| true, wanted: &wanted };
        let walked = walk(root, &listing(""));
        assert_eq!(walked.files, ["a/1.ftl", "a/b/2.ftl", "c/a/1.ftl", "c/a/b/2.ftl"]);
        let refused: Vec<_> =
            walked.refused.iter().map(|(path, error)| format!("{path}: {error}")).collect();
        assert_eq!(
            refused,
            [
                "a/b/c/a: is a link that leads back to itself",
                "a/b/c/dangling.ftl: No such file or directory (os error 2)",
                "a/b/c/out: is a link that leads out of the project",
                "a/b/c/self.ftl: is a link that leads back to itself",
                "c/a/b/c: is a link that leads back to itself",
                "c/dangling.ftl: No such file or directory (os error 2)",
                "c/out: is a link that leads out of the project",
                "c/self.ftl: is a link that leads back to itself",
            ]
        );
        assert!(walk(root, &listing("none")).files.is_empty());
    }
}
