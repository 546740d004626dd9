//! Which keys of the front matter the translated pages of a project leave out, as their teams agreed:
//! who reviewed the source, what its generator made of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::{model::Locale, store};

use super::super::{DocumentName, Project};

/// So many pages are looked at, evenly spread, to see what the others do.
const MAX_PAGES_ASKED: usize = 40;

/// A key that fewer pages leave out than these may have been lost in each of them.
const MIN_PAGES_WITHOUT: usize = 3;

/// What pages of a locale do with the keys of their sources.
#[derive(Debug, Default)]
pub(super) struct FrontCustoms {
    /// How many pages have a key that their source has, and how many have not.
    keys: BTreeMap<String, (usize, usize)>,
}

impl FrontCustoms {
    pub(super) fn of_pages(project: &Project, pages: &[DocumentName], locale: &Locale) -> Self {
        let pages: Vec<_> =
            pages.iter().filter(|page| page.is_page() && page.is_for(locale)).collect();
        let step = pages.len().div_ceil(MAX_PAGES_ASKED).max(1);
        let mut customs = Self::default();
        for page in pages.iter().step_by(step) {
            let keys = |path: &str| -> Option<BTreeSet<String>> {
                let loaded = project.load(path).ok().filter(|loaded| loaded.exists)?;
                Some(store::front_keys(loaded.file.text()))
            };
            let Some(own) = keys(&page.translation(locale)) else { continue };
            for key in keys(&page.path).unwrap_or_default() {
                let is_kept = own.contains(&key);
                let (kept, left_out) = customs.keys.entry(key).or_default();
                *(if is_kept { kept } else { left_out }) += 1;
            }
        }
        customs
    }

    /// Whether most pages leave a key out.
    pub(super) fn leaves_out(&self, key: &str) -> bool {
        let (kept, left_out) = self.keys.get(key).copied().unwrap_or_default();
        left_out >= MIN_PAGES_WITHOUT && left_out > kept
    }
}
