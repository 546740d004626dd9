//! What is on record of pages that were moved, or of which a part became a page of its own.
//!
//! Records are kept under the name of a page. A page without any may be a part of one that was cut
//! in two, or one under its new name: then most of what it says is on record elsewhere, which its
//! fingerprints tell.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use crate::{
    model::{Fingerprint, ProvenanceRecord, ReviewState, Span, Template},
    store::{self, Listing},
    text::fingerprint,
};

use super::{super::Project, PairedPage};

/// A record, wherever it is kept.
#[derive(Debug)]
struct KeptRecord {
    source: String,
    state: ReviewState,
}

/// All records of pages in a locale, by the fingerprints of their translations.
type LocaleRecords = HashMap<Fingerprint, KeptRecord>;

/// All records of pages, each locale's read when it is first asked for.
#[derive(Debug, Default)]
pub(in crate::project) struct PageRecords {
    locales: Mutex<HashMap<String, Arc<OnceLock<LocaleRecords>>>>,
}

impl PageRecords {
    fn of_locale(&self, locale: &str) -> Arc<OnceLock<LocaleRecords>> {
        let mut locales = self.locales.lock().unwrap_or_else(PoisonError::into_inner);
        locales.entry(locale.to_owned()).or_default().clone()
    }
}

impl Project {
    /// Gives a page that has no records those of its blocks that are kept elsewhere, if they are most.
    pub(in crate::project) fn find_moved_records(&self, page: &mut PairedPage<'_>, locale: &str) {
        let known = self.page_records.of_locale(locale);
        let known = known.get_or_init(|| self.read_records(locale));
        if known.is_empty() {
            return;
        }
        let prints = page.target.units.iter().map(|unit| (unit, fingerprint(&unit.text())));
        let found: Vec<_> =
            prints.filter_map(|(unit, print)| Some((unit, print, known.get(&print)?))).collect();
        if found.len() * 2 <= page.target.units.len() {
            return;
        }
        for (unit, translation, kept) in found {
            let source = Cow::Owned(kept.source.clone());
            let record =
                ProvenanceRecord { source, translation, state: kept.state, span: Span::default() };
            page.provenance.records.insert(Cow::Owned(unit.id.to_string()), record);
            page.notes.moved.insert(unit.id.to_string());
        }
    }

    fn read_records(&self, locale: &str) -> LocaleRecords {
        let pattern = self.config.layout.provenances_of("{path}", "");
        let Ok(template) = Template::new(&pattern) else { return LocaleRecords::new() };
        let own = template.of_locale(locale);
        let enter = |folder: &str| own.may_lie_in(folder);
        let wanted = |path: &str| own.places(path).is_some();
        let listing = Listing { folder: own.folder(), enter: &enter, wanted: &wanted };
        let mut records = LocaleRecords::new();
        for path in self.files.list(&listing).files {
            let Ok(loaded) = self.files.load(&path) else { continue };
            for record in store::parse_provenance(&loaded.file).records.into_values() {
                let kept = KeptRecord { source: record.source.into_owned(), state: record.state };
                records.insert(record.translation, kept);
            }
        }
        records
    }
}
