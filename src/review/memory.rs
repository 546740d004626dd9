//! What the project itself says elsewhere: the same sources, and similar ones, with their
//! translations.

use std::{collections::HashMap, sync::Arc};

use crate::{
    model::{Locale, State},
    project::{DocumentName, Project},
    report::{WordRun, word_runs},
    store,
    text::{folded, key, words},
};

use super::{ReviewEntry, ShownText, numbers};

/// Sources less similar than this are no help: measured by the words they share, 1 being all.
const MIN_SIMILARITY: f32 = 0.55;

/// Suggestions a person is shown: as many as there are keys for them.
const MAX_SUGGESTIONS: usize = 5;

/// Where a suggestion comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestionKind {
    /// The segment's own translation under another id.
    Renamed,
    /// A translation with the figures that the source has now.
    Figures,
    /// The translation of the same source elsewhere.
    Same,
    /// The translation of a similar source.
    Similar,
}

/// A translation that the project has already, of the same or a similar source.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Where it comes from.
    pub kind: SuggestionKind,
    /// The document it is in.
    pub document: String,
    /// Its segment.
    pub segment: String,
    /// The translation.
    pub text: String,
    /// From its source to the one in hand, word by word.
    pub runs: Vec<WordRun>,
    /// How much the sources share, in percent.
    pub percent: usize,
}

/// What the project says in one locale.
#[derive(Debug, Default)]
pub struct TranslationMemory {
    documents: Vec<Arc<DocumentMemory>>,
}

/// What one document says in one locale.
#[derive(Debug, Default)]
pub struct DocumentMemory {
    entries: Vec<MemoryEntry>,
    same: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct MemoryEntry {
    document: String,
    segment: String,
    source: String,
    translation: String,
    /// Hashes of the source's words, sorted.
    words: Vec<u64>,
    is_orphan: bool,
}

impl DocumentMemory {
    /// Reads what a document says in a locale; what cannot be read is left out.
    #[must_use]
    pub fn load(project: &Project, document: &DocumentName, locale: &Locale) -> Self {
        let mut memory = Self::default();
        let _ = project.with_pairs(document, locale, |view| {
            for pair in view.pairs {
                let Some(target) = pair.target else { continue };
                // What a translation was made from is what it translates.
                let recorded = pair.record.map(|record| store::to_typed(&record.source));
                let own = || pair.source.map(|unit| ShownText::show_unit(unit, None).text);
                let Some(source) = recorded.or_else(own) else { continue };
                memory.add(MemoryEntry {
                    document: document.name.clone(),
                    segment: pair.id().to_owned(),
                    words: word_hashes(&source),
                    source,
                    translation: ShownText::show_unit(target, Some(view.target_file)).text,
                    is_orphan: pair.state == State::Orphan,
                });
            }
        });
        memory
    }

    fn add(&mut self, entry: MemoryEntry) {
        let folded = folded(&entry.source).into_owned();
        self.same.entry(folded).or_default().push(self.entries.len());
        self.entries.push(entry);
    }

    /// The entries of the same source.
    fn same_source(&self, folded: &str) -> impl Iterator<Item = &MemoryEntry> {
        let same = self.same.get(folded).map(Vec::as_slice).unwrap_or_default();
        same.iter().filter_map(|at| self.entries.get(*at))
    }
}

impl TranslationMemory {
    /// What these documents say.
    #[must_use]
    pub fn new(documents: Vec<Arc<DocumentMemory>>) -> Self {
        Self { documents }
    }

    /// What may help with a segment of a document, the most helpful first.
    #[must_use]
    pub fn suggestions(
        &self,
        (document, entry): (&str, &ReviewEntry),
        locales: [&Locale; 2],
    ) -> Vec<Suggestion> {
        let source = &entry.source.text;
        let own = |other: &MemoryEntry| other.document == document && other.segment == entry.id;
        let mut found = Vec::new();
        if let (Some(old), Some(translation)) = (&entry.old_source, &entry.translation) {
            let runs = word_runs(old, source);
            if let Some(text) = numbers::adapted(&runs, &translation.text, locales) {
                let (kind, document) = (SuggestionKind::Figures, document.to_owned());
                let segment = entry.id.clone();
                found.push(Suggestion { kind, document, segment, text, runs, percent: 100 });
            }
        }
        let exact = folded(source);
        let same = self.documents.iter().flat_map(|memory| memory.same_source(&exact));
        for other in same.filter(|other| !own(other)) {
            let renamed = other.is_orphan && other.document == document;
            let kind = if renamed { SuggestionKind::Renamed } else { SuggestionKind::Same };
            found.push(other.suggestion(kind, Vec::new(), 100));
        }
        for (other, percent) in self.similar(source, |other| !own(other)) {
            let runs = word_runs(&other.source, source);
            match numbers::adapted(&runs, &other.translation, locales) {
                Some(text) => {
                    let own = other.suggestion(SuggestionKind::Figures, runs, percent);
                    found.push(Suggestion { text, ..own });
                }
                None => found.push(other.suggestion(SuggestionKind::Similar, runs, percent)),
            }
        }
        let current = entry.translation.as_ref().map(|own| own.text.as_str());
        let mut texts: Vec<String> = Vec::new();
        found.retain(|suggestion| {
            let is_new = Some(&*suggestion.text) != current && !texts.contains(&suggestion.text);
            texts.push(suggestion.text.clone());
            is_new
        });
        found.sort_by_key(|suggestion| (suggestion.kind, 100 - suggestion.percent.min(100)));
        found.truncate(MAX_SUGGESTIONS);
        found
    }

    /// The entries whose sources share most words with a text, and how much they share.
    fn similar(
        &self,
        source: &str,
        wanted: impl Fn(&MemoryEntry) -> bool,
    ) -> Vec<(&MemoryEntry, usize)> {
        let words = word_hashes(source);
        // Of very short texts, a shared word says nothing.
        if words.len() < 3 {
            return Vec::new();
        }
        let exact = folded(source).into_owned();
        let mut found: Vec<(&MemoryEntry, f32)> = self
            .documents
            .iter()
            .flat_map(|memory| &memory.entries)
            .filter(|entry| wanted(entry))
            .map(|entry| (entry, shared(&words, &entry.words)))
            .filter(|(entry, share)| *share >= MIN_SIMILARITY && folded(&entry.source) != exact)
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found.truncate(MAX_SUGGESTIONS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        let percent = |share: f32| ((share * 100.0) as usize).min(99);
        found.into_iter().map(|(entry, share)| (entry, percent(share))).collect()
    }
}

impl MemoryEntry {
    fn suggestion(&self, kind: SuggestionKind, runs: Vec<WordRun>, percent: usize) -> Suggestion {
        Suggestion {
            kind,
            document: self.document.clone(),
            segment: self.segment.clone(),
            text: self.translation.clone(),
            runs,
            percent,
        }
    }
}

fn word_hashes(text: &str) -> Vec<u64> {
    let mut hashes: Vec<u64> = words(text).map(|(_, word)| key(word)).collect();
    hashes.sort_unstable();
    hashes
}

/// The share of the words of two texts that both have (Dice's coefficient of the multisets).
#[expect(clippy::cast_precision_loss, reason = "texts have few words")]
fn shared(a: &[u64], b: &[u64]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    // Texts of very different length share too little whatever their words are.
    if a.len() > 3 * b.len() || b.len() > 3 * a.len() {
        return 0.0;
    }
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        common += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    (2 * common) as f32 / (a.len() + b.len()).max(1) as f32
}
