//! Where translations and files were before a commit moved them.

use std::{
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

use super::{
    blobs::BlobReader,
    diffs::FileChange,
    git::HistoryError,
    marks::{TranslationMark, is_content},
    sources::Sources,
};

/// The locales whose files can be told by their paths.
#[derive(Debug, Default)]
pub(super) struct Locales {
    names: BTreeSet<String>,
    /// Whether the project's files, not only folders, are called after locales; elsewhere
    /// `user-id.ftl` is not Indonesian.
    in_files: bool,
}

/// What a commit took out of files: each id and text with the files that had it, by the locale
/// whose files they are (none: no locale can be told).
#[derive(Debug, Default)]
pub(super) struct Vanished {
    locales: HashMap<Option<String>, HashMap<TranslationMark, Vec<Rc<str>>>>,
}

impl Locales {
    pub(super) fn new<'n>(names: impl Iterator<Item = &'n str>, in_files: bool) -> Self {
        Self { names: names.map(str::to_owned).collect(), in_files }
    }

    /// The locale that a file is of, by the name of a folder or the end of its own.
    pub(super) fn locale_of(&self, path: &str) -> Option<&str> {
        let known = |name: &str| self.names.get(name).map(String::as_str);
        let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
        if !self.in_files {
            return folders.split('/').find_map(known);
        }
        let ends = || stem.char_indices().filter(|(_, c)| matches!(c, '-' | '_'));
        let dotted = file.split('.').skip(1);
        folders
            .split('/')
            .chain([stem])
            .chain(dotted)
            .find_map(known)
            .or_else(|| ends().find_map(|(at, _)| known(&stem[at + 1..])))
    }
}

impl Vanished {
    /// Reads what `changes` took out of the files of `locale`, and of those of no locale.
    pub(super) fn add_vanished(
        &mut self,
        locale: Option<&str>,
        changes: &[FileChange],
        locales: &Locales,
        sources: &Sources,
        blobs: &mut BlobReader,
    ) -> Result<(), HistoryError> {
        if self.locales.contains_key(&locale.map(str::to_owned)) {
            return Ok(());
        }
        let mut marks: HashMap<TranslationMark, Vec<Rc<str>>> = HashMap::new();
        for change in changes {
            let Some(old) = &change.old else { continue };
            let path = &change.path;
            if is_content(path) || sources.knows(path) || locales.locale_of(path) != locale {
                continue;
            }
            let Some(old) = blobs.marks(old, path)? else { continue };
            let new = match &change.new {
                Some(new) => blobs.marks(new, path)?,
                None => None,
            };
            for mark in old.units() {
                if !new.as_ref().is_some_and(|new| new.holds_id(mark.id)) {
                    marks.entry(*mark).or_default().push(path.clone());
                }
            }
        }
        self.locales.insert(locale.map(str::to_owned), marks);
        Ok(())
    }

    /// The files that `marks` were taken out of, one for each mark or none: the file that had most
    /// of them wins where several had one.
    pub(super) fn find_origins(
        &self,
        locale: &str,
        path: &str,
        marks: &[TranslationMark],
    ) -> Vec<Option<Rc<str>>> {
        let files = |mark: &TranslationMark| {
            let buckets = [self.locales.get(&Some(locale.to_owned())), self.locales.get(&None)];
            buckets
                .into_iter()
                .flatten()
                .filter_map(|bucket| bucket.get(mark))
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
        };
        let all: Vec<_> = marks.iter().map(files).collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for file in all.iter().flatten() {
            *counts.entry(file).or_default() += 1;
        }
        let name = file_name(path);
        let best = |files: &Vec<Rc<str>>| {
            let rank = |file: &&Rc<str>| (counts.get(&***file).copied(), file_name(file) == name);
            files.iter().max_by_key(rank).cloned()
        };
        all.iter().map(best).collect()
    }
}

/// The source files that a commit gave another path: the old path by the new one.
///
/// A file was renamed where one that vanished in the same commit is the same object, or has at
/// least half of its ids.
pub(super) fn renamed_sources(
    changes: &[FileChange],
    locales: &Locales,
    sources: &Sources,
    blobs: &mut BlobReader,
) -> Result<HashMap<Rc<str>, Rc<str>>, HistoryError> {
    let mut renamed = HashMap::new();
    for change in changes {
        let (None, Some(new)) = (&change.old, &change.new) else { continue };
        if !sources.knows(&change.path) {
            continue;
        }
        let path = &change.path;
        let gone = changes.iter().filter_map(|other| match (&other.old, &other.new) {
            (Some(old), None) => Some((&other.path, old)),
            _ => None,
        });
        let gone: Vec<_> = gone
            .filter(|(old, _)| {
                is_content(old) == is_content(path) && locales.locale_of(old).is_none()
            })
            .collect();
        let same_name = |old: &str| file_name(old) == file_name(path);
        let same = gone.iter().filter(|(_, old)| *old == new);
        if let Some((old, _)) = same.max_by_key(|(old, _)| same_name(old)) {
            renamed.insert(path.clone(), (*old).clone());
            continue;
        }
        let Some(new) = blobs.marks(new, path)? else { continue };
        let mut best: Option<(usize, bool, &Rc<str>)> = None;
        for (old_path, old) in gone {
            let Some(old) = blobs.marks(old, old_path)? else { continue };
            let shared = new.units().iter().filter(|mark| old.holds_id(mark.id)).count();
            let candidate = (shared, same_name(old_path), old_path);
            if shared * 2 >= new.units().len().max(1) && best.is_none_or(|best| candidate > best) {
                best = Some(candidate);
            }
        }
        if let Some((.., old)) = best {
            renamed.insert(path.clone(), old.clone());
        }
    }
    Ok(renamed)
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_is_told_by_folder_or_name() {
        let locales = Locales::new(["de", "pt-BR", "zh_CN"].into_iter(), true);
        for (path, expected) in [
            ("core/de/a.ftl", Some("de")),
            ("de.ftl", Some("de")),
            ("l10n/menu-pt-BR.ftl", Some("pt-BR")),
            ("l10n/menu_zh_CN.ftl", Some("zh_CN")),
            ("core/templates/a.ftl", None),
            ("core/den/made.ftl", None),
        ] {
            assert_eq!(locales.locale_of(path), expected, "{path}");
        }
        let locales = Locales::new(["id"].into_iter(), false);
        assert_eq!(locales.locale_of("core/templates/user-id.ftl"), None);
        assert_eq!(locales.locale_of("core/id/user.ftl"), Some("id"));
    }
}
