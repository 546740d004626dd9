//! Which page of a project an address leads to, and what anchors it has.
//!
//! An address is that of a file (`../other.md`), or that which a generator of sites gives a page
//! (`/docs/other/`, `../other/`). The latter is read from the page's folder, and from the page as a
//! folder, since generators differ; where both lead to a page, it is not known which is meant.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{check::PageAnchors, model::Locale};

use super::super::{DocumentName, Project};

/// Files that stand for their folder.
const INDEX_NAMES: [&str; 3] = ["_index", "index", "README"];

/// The pages of a project by their names, and the anchors of those that were asked for.
#[derive(Debug, Default)]
pub(super) struct PageLinks {
    by_name: HashMap<String, usize>,
    /// By the address in the site; none where several pages have it.
    by_address: HashMap<String, Option<usize>>,
    anchors: Mutex<HashMap<String, Option<Arc<PageAnchors>>>>,
}

impl PageLinks {
    pub(super) fn new(documents: &[DocumentName]) -> Self {
        let mut links = Self::default();
        let pages = documents.iter().enumerate().filter(|(_, document)| document.is_page());
        for (at, document) in pages {
            links.by_name.insert(document.name.clone(), at);
            let address = site_address(&document.name).to_owned();
            links.by_address.entry(address).and_modify(|known| *known = None).or_insert(Some(at));
        }
        links
    }

    /// The page that an address on the page `from` leads to.
    pub(super) fn page_at(&self, from: &str, address: &str, locale: &Locale) -> Option<usize> {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let file = [".md", ".mdx"].iter().find_map(|ending| address.strip_suffix(ending));
        if let Some(file) = file {
            return self.by_name.get(&joined(folder, file)?).copied();
        }
        let bare = address.trim_end_matches('/');
        let at = |path: String| self.by_address.get(&path).copied().flatten();
        if let Some(path) = bare.strip_prefix('/') {
            let own = path.strip_prefix(locale.name()).and_then(|rest| rest.strip_prefix('/'));
            return at(own.unwrap_or(path).to_owned());
        }
        let own = site_address(from);
        let mut found: Vec<usize> =
            [folder, own].iter().filter_map(|base| at(joined(base, bare)?)).collect();
        found.dedup();
        found.pop().filter(|_| found.is_empty())
    }

    /// The anchors of a page, if there is one at that path.
    pub(super) fn anchors(&self, project: &Project, path: &str) -> Option<Arc<PageAnchors>> {
        let known = || self.anchors.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(anchors) = known().get(path) {
            return anchors.clone();
        }
        let loaded = project.load(path).ok().filter(|loaded| loaded.exists);
        let anchors = loaded.map(|loaded| Arc::new(PageAnchors::of_page(loaded.file)));
        known().insert(path.to_owned(), anchors.clone());
        anchors
    }
}

/// A page's address in the site: its name, or the folder that it stands for.
fn site_address(name: &str) -> &str {
    match name.rsplit_once('/') {
        Some((folder, last)) if INDEX_NAMES.contains(&last) => folder,
        None if INDEX_NAMES.contains(&name) => "",
        _ => name,
    }
}

/// A relative path from a folder; none where it leads out of all folders.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
