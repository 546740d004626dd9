//! What the documents of a project translate in different ways.
//!
//! The sources are read first, for the texts that are there more than once; then each document hands
//! over how it translates those while it is checked, and at the end they are compared.

use rayon::prelude::*;

use crate::{
    check::{self, Renderings, Repeated, Settings},
    model::Locale,
};

use super::{DocumentName, Project, check::Checked};

/// What is to be compared.
#[derive(Debug, Default)]
pub(super) struct Compared<'p> {
    pub(super) repeated: Repeated,
    /// Documents that are not checked and have some of it, too.
    others: Vec<&'p DocumentName>,
}

impl Project {
    /// Has documents compared with all of these when they are checked alone.
    pub fn compare_with(&mut self, documents: Vec<DocumentName>) {
        self.others = documents;
    }

    /// The texts that the documents to check have more than once, or share with others.
    pub(super) fn repeated(&self, documents: &[DocumentName], settings: &Settings) -> Compared<'_> {
        if !settings.may_run("inconsistent-translation") {
            return Compared::default();
        }
        let checked = self.source_texts(documents.iter());
        let others = self.others.iter().filter(|other| !documents.contains(other));
        let others = self.source_texts(others);
        let own =
            Repeated::of(checked.iter().flat_map(|(_, texts)| [texts, texts]).flatten().copied());
        let all = checked.iter().chain(&others).flat_map(|(_, texts)| texts).copied();
        let repeated = Repeated::of(all.filter(|text| own.has(*text)));
        let shares = |texts: &[u64]| texts.iter().any(|text| repeated.has(*text));
        let others = others.iter().filter(|(_, texts)| shares(texts)).map(|(other, _)| *other);
        Compared { others: others.collect(), repeated }
    }

    /// The texts of the sources of documents. What cannot be read is told where it is checked.
    fn source_texts<'d>(
        &self,
        documents: impl Iterator<Item = &'d DocumentName>,
    ) -> Vec<(&'d DocumentName, Vec<u64>)> {
        let documents: Vec<_> = documents.collect();
        let texts = |document: &'d DocumentName| {
            let source = self.load(&document.path).ok()?;
            Some((document, check::source_texts(&document.parse(&source.file))))
        };
        documents.into_par_iter().filter_map(texts).collect()
    }

    /// Adds to what was found what documents translate in different ways.
    pub(super) fn compare_renderings(
        &self,
        parts: &mut [Checked],
        documents: &[DocumentName],
        locales: &[&Locale],
        compared: &Compared<'_>,
        settings: &Settings,
        keep: bool,
    ) {
        let (mut all, mut part_of) = (Vec::new(), std::collections::HashMap::new());
        for (index, (part, document)) in parts.iter_mut().zip(documents).enumerate() {
            part_of.insert(&*document.name, index);
            all.append(&mut part.renderings);
        }
        let others: Vec<Vec<Renderings>> = (compared.others.par_iter())
            .map(|other| self.other_renderings(other, locales, &compared.repeated, settings, keep))
            .collect();
        all.extend(others.into_iter().flatten());
        // As it is with all documents, whichever are checked.
        let mut order: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
        for document in self.others.iter().chain(documents) {
            let next = order.len();
            order.entry(&document.name).or_insert(next);
        }
        all.sort_by_key(|renderings| order.get(&*renderings.document).copied());
        for finding in check::judge(&all) {
            let index = finding.document.as_deref().and_then(|name| part_of.get(name));
            if let Some(part) = index.and_then(|index| parts.get_mut(*index)) {
                part.findings.push(finding);
            }
        }
        for part in parts {
            part.put_in_order(locales);
        }
    }

    fn other_renderings(
        &self,
        document: &DocumentName,
        locales: &[&Locale],
        repeated: &Repeated,
        settings: &Settings,
        keep: bool,
    ) -> Vec<Renderings> {
        let Ok(source) = self.load(&document.path) else { return Vec::new() };
        let file = std::sync::Arc::new(source.file);
        let resource = document.parse(&file);
        let locales = locales.iter().filter(|locale| document.is_for(locale));
        let read = |locale: &&Locale| {
            let settings = settings.of(&document.name, Some(locale.name()));
            self.with_translation(document, &resource, locale, |own| {
                let files = [&file, own.target_file];
                let name = locale.name();
                let mut renderings =
                    Renderings::read(&document.name, name, own.pairs, files, repeated, &settings);
                renderings.asked = false;
                if !keep {
                    renderings.forget();
                }
                renderings
            })
            .ok()
        };
        locales.filter_map(read).collect()
    }
}
