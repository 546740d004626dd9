//! What the documents of a project translate in different ways.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::{
    check::{self, Renderings, TextNumbers},
    model::Locale,
};

use super::{
    super::{DocumentName, Project, guard::guarded},
    CheckScope,
    document::DocumentCheck,
    put_in_order,
};

impl Project {
    /// Adds to what was found what documents translate in different ways.
    pub(super) fn compare_renderings(&self, parts: &mut [DocumentCheck], scope: &CheckScope) {
        let (mut all, mut part_of) = (Vec::new(), HashMap::new());
        for (index, (part, document)) in parts.iter_mut().zip(&scope.documents).enumerate() {
            part_of.insert(&*document.name, index);
            all.append(&mut part.renderings);
        }
        if !scope.compared.is_empty() && scope.settings.may_run("inconsistent-translation") {
            let own: TextNumbers = all.iter().flat_map(Renderings::texts).collect();
            let others = scope.compared.par_iter();
            let others = others.filter(|document| !part_of.contains_key(&*document.name));
            let read = |other: &DocumentName| {
                let read = || self.other_renderings(other, scope, &own);
                guarded(&other.path, read).unwrap_or_default()
            };
            all.extend(others.flat_map_iter(read).collect::<Vec<_>>());
        }
        // As it is with all documents, whichever are checked.
        let mut order: HashMap<&str, usize> = HashMap::new();
        for document in scope.compared.iter().chain(&scope.documents) {
            let next = order.len();
            order.entry(&document.name).or_insert(next);
        }
        all.sort_by_key(|renderings| order.get(&*renderings.document).copied());
        for finding in check::whole_project(&all) {
            let index = finding.document.as_deref().and_then(|name| part_of.get(name));
            if let Some(part) = index.and_then(|index| parts.get_mut(*index)) {
                part.findings.push(finding);
            }
        }
        for part in parts {
            put_in_order(&mut part.findings, &scope.locales());
        }
    }

    /// How a document that is not checked translates its texts, if it has any of `own`.
    fn other_renderings(
        &self,
        document: &DocumentName,
        scope: &CheckScope,
        own: &TextNumbers,
    ) -> Vec<Renderings> {
        // What cannot be read is told where it is checked.
        let Ok(source) = self.load(&document.path) else { return Vec::new() };
        let resource = document.parse(&source.file);
        if !check::source_texts(&resource).any(|text| own.contains(&text)) {
            return Vec::new();
        }
        let locales = scope.locales.iter().filter(|locale| document.is_for(locale));
        let read = |locale: &Locale| {
            let settings = scope.settings.for_document(&document.name, Some(locale.name()));
            let read = self.with_translation(document, &resource, locale, |own| {
                let files = [&source.file, own.target_file];
                Renderings::collect_renderings(
                    &document.name,
                    locale.name(),
                    own.pairs,
                    files,
                    &settings,
                    None,
                )
            });
            let mut renderings = read.ok()?;
            renderings.asked = false;
            Some(renderings)
        };
        locales.filter_map(read).collect()
    }
}
