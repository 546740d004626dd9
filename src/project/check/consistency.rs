//! What the documents of a project translate in different ways.
//!
//! Each document hands over its texts and their translations, as numbers, while it is checked, and at
//! the end they are compared. Only documents with a text that another one translates differently are
//! read again, for the places.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use rayon::prelude::*;

use crate::{
    check::{self, Renderings, Settings, Texts, Wanted},
    model::{Locale, Resource, SourceFile},
};

use super::{
    super::{DocumentName, Project, guard::guarded},
    CheckScope,
    document::DocumentCheck,
    put_in_order,
};

/// The texts that the documents to check have more than once, or share with others.
///
/// Only an `allow` of the rule asks for them: hardly any project has one, and then all sources are
/// read for it.
pub(super) struct Repeated<'p> {
    project: &'p Project,
    scope: &'p CheckScope,
    texts: OnceLock<Texts>,
}

impl<'p> Repeated<'p> {
    pub(super) fn new(project: &'p Project, scope: &'p CheckScope) -> Self {
        Self { project, scope, texts: OnceLock::new() }
    }

    /// Whether a text is one of them.
    pub(super) fn has(&self, text: u64) -> bool {
        // One source after the other: a thread that took up another document while it waits might
        // come to wait for itself here.
        self.texts.get_or_init(|| self.read()).contains(&text)
    }

    fn read(&self) -> Texts {
        // What cannot be read is told where it is checked.
        let texts = |document: &DocumentName| {
            let source = self.project.load(&document.path).ok();
            let read = |source: &_| check::source_texts(&document.parse(source)).collect();
            let read = |source: &_| guarded(&document.path, || read(source)).unwrap_or_default();
            source.map_or_else(Vec::new, |source| read(&source.file))
        };
        let checked: Vec<u64> = self.scope.documents.iter().flat_map(texts).collect();
        let own: Texts = checked.iter().copied().collect();
        let others = self.others().flat_map(texts).filter(|text| own.contains(text));
        check::repeated(checked.iter().copied().chain(others))
    }

    /// The documents that are not checked and compared with all the same.
    fn others(&self) -> impl Iterator<Item = &'p DocumentName> {
        let scope = self.scope;
        scope.compared.iter().filter(|other| !scope.documents.contains(other))
    }
}

impl Project {
    /// Adds to what was found what documents translate in different ways.
    pub(super) fn compare_renderings(
        &self,
        parts: &mut [DocumentCheck],
        scope: &CheckScope,
        repeated: &Repeated<'_>,
        keep: bool,
    ) {
        let (documents, settings) = (&*scope.documents, &scope.settings);
        let locales = &*scope.locales();
        let (mut all, mut part_of) = (Vec::new(), HashMap::new());
        for (index, (part, document)) in parts.iter_mut().zip(documents).enumerate() {
            part_of.insert(&*document.name, index);
            all.append(&mut part.renderings);
        }
        let reader = Reader { project: self, repeated, settings, keep };
        let runs = settings.may_run("inconsistent-translation");
        let others: Vec<_> = repeated.others().filter(|_| runs).collect();
        if !others.is_empty() {
            let own = all.iter().flat_map(Renderings::texts).collect();
            let other = |document: &&DocumentName| {
                guarded(&document.path, || reader.other(document, locales, &own))
                    .unwrap_or_default()
            };
            let others = others.par_iter().flat_map_iter(other);
            all.extend(others.collect::<Vec<_>>());
        }
        // As it is with all documents, whichever are checked.
        let mut order: HashMap<&str, (usize, &DocumentName)> = HashMap::new();
        for document in scope.compared.iter().chain(documents) {
            let next = order.len();
            order.entry(&document.name).or_insert((next, document));
        }
        for &locale in locales {
            let is_into = |renderings: &&Renderings| renderings.locale == locale.name();
            let texts = check::inconsistent(all.iter().filter(is_into));
            let to_read = |one: &&mut Renderings| is_into(&&**one) && !one.knows(&texts);
            all.par_iter_mut().filter(to_read).for_each(|one| {
                let document = order.get(&*one.document).map(|(_, document)| *document);
                let again = |own: &DocumentName| {
                    guarded(&own.path, || reader.again(own, locale, &texts)).ok().flatten()
                };
                let again = document.and_then(again);
                if let Some(mut again) = again {
                    again.asked = one.asked;
                    *one = again;
                }
            });
        }
        all.sort_by_key(|renderings| order.get(&*renderings.document).map(|(place, _)| *place));
        for finding in check::judge(&all) {
            let index = finding.document.as_deref().and_then(|name| part_of.get(name));
            if let Some(part) = index.and_then(|index| parts.get_mut(*index)) {
                part.findings.push(finding);
            }
        }
        for part in parts {
            put_in_order(&mut part.findings, locales);
        }
    }
}

/// Reads what is to be compared of documents that are not checked just now.
struct Reader<'r> {
    project: &'r Project,
    repeated: &'r Repeated<'r>,
    settings: &'r Settings,
    keep: bool,
}

impl Reader<'_> {
    /// How a document that is not checked translates those of some texts that it has.
    fn other(&self, document: &DocumentName, locales: &[&Locale], own: &Texts) -> Vec<Renderings> {
        let Ok(source) = self.project.load(&document.path) else { return Vec::new() };
        let source = source.file;
        let resource = document.parse(&source);
        if !check::source_texts(&resource).any(|text| own.contains(&text)) {
            return Vec::new();
        }
        let locales = locales.iter().filter(|locale| document.is_for(locale));
        let read = |locale: &&Locale| {
            let source = (&source, &resource);
            let mut read = self.read(document, locale, source, Wanted::Own(Some(own)))?;
            read.asked = false;
            Some(read)
        };
        locales.filter_map(read).collect()
    }

    /// A document again, for the places of some texts; none where its files are gone.
    fn again(&self, document: &DocumentName, locale: &Locale, texts: &Texts) -> Option<Renderings> {
        let source = self.project.load(&document.path).ok()?.file;
        let resource = document.parse(&source);
        self.read(document, locale, (&source, &resource), Wanted::These(texts))
    }

    fn read(
        &self,
        document: &DocumentName,
        locale: &Locale,
        (source, resource): (&Arc<SourceFile>, &Resource<'_>),
        wanted: Wanted<'_>,
    ) -> Option<Renderings> {
        let settings = self.settings.of(&document.name, Some(locale.name()));
        let names = (&*document.name, locale.name());
        let read = self.project.with_translation(document, resource, locale, |own| {
            let (files, is_repeated) = ([source, own.target_file], &|text| self.repeated.has(text));
            let mut renderings =
                Renderings::read(names, own.pairs, files, wanted, is_repeated, &settings);
            if !self.keep {
                renderings.forget();
            }
            renderings
        });
        read.ok()
    }
}
