//! What changed in the sources since they were translated.

use std::{collections::HashSet, ops::Range};

use crate::{
    model::{Locale, Pattern, Significance, Span, State},
    text::{Language, TextFacts, align, bytes, folded},
};

use super::{DocumentName, NamedTarget, ProgressWatch, Project, ProjectError, SelectionError};

/// A segment whose source changed since it was translated.
#[derive(Debug, Clone)]
pub struct ChangedSegment {
    /// The document's name.
    pub document: String,
    /// The segment's id.
    pub segment: String,
    /// The locale.
    pub locale: String,
    /// Stale or unconfirmed.
    pub state: State,
    /// How much the source changed.
    pub significance: Significance,
    /// The source when it was translated.
    pub old: String,
    /// The source now.
    pub new: String,
    /// The translation.
    pub translation: String,
    /// The parts of the translation that answer to the changed sentences of the source; empty
    /// where that is all of it, or not known.
    pub answers: Vec<Range<usize>>,
    /// What the source's author noted for the translator.
    pub note: Option<String>,
    /// Where the translation stands, as `FILE:LINE`.
    pub place: String,
}

/// What changed is asked for; by default in all documents and locales.
#[derive(Debug, Clone, Default)]
pub struct DiffRequest {
    /// Documents, as `DOCUMENT`, and segments of some, as `DOCUMENT/SEGMENT`; none named: all.
    pub targets: Vec<String>,
    /// Target locales; none named: all.
    pub locales: Vec<String>,
}

/// What changed in the sources since they were translated.
#[derive(Debug, Default)]
pub struct DiffAnswer {
    /// The segments, document by document and locale by locale.
    pub changes: Vec<ChangedSegment>,
    /// What could not be read.
    pub failures: Vec<ProjectError>,
}

impl DiffRequest {
    /// Reads the documents, and compares what was translated with what stands there now.
    ///
    /// # Errors
    ///
    /// When something that was named is not there, or nothing is there.
    pub fn run(&self, project: &Project) -> Result<DiffAnswer, SelectionError> {
        self.run_watched(project, &|_, _| ())
    }

    /// The same, telling how many documents are read.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn run_watched(
        &self,
        project: &Project,
        watch: ProgressWatch<'_>,
    ) -> Result<DiffAnswer, SelectionError> {
        let locales = project.named_locales(&self.locales)?;
        let (targets, failures) = project.named_targets(&self.targets)?;
        let mut answer = DiffAnswer { changes: Vec::new(), failures };
        watch(0, targets.len());
        for (index, NamedTarget { document, segment }) in targets.iter().enumerate() {
            for locale in &locales {
                match project.changes(document, locale, segment.as_deref()) {
                    Ok(more) => answer.changes.extend(more),
                    Err(error) => answer.failures.push(error),
                }
            }
            watch(index + 1, targets.len());
        }
        Ok(answer)
    }
}

impl Project {
    /// The segments of a document (or the one called `segment`) whose source changed since they
    /// were translated.
    fn changes(
        &self,
        document: &DocumentName,
        locale: &Locale,
        segment: Option<&str>,
    ) -> Result<Vec<ChangedSegment>, ProjectError> {
        self.with_pairs(document, locale, |view| {
            let wanted = |id: &str| segment.is_none_or(|segment| segment == id);
            let pairs = view.pairs.iter().filter(|pair| wanted(pair.id()));
            let changed = pairs.filter_map(|pair| {
                let significance = pair.significance?;
                let (source, target, record) = (pair.source?, pair.target?, pair.record?);
                let position = view.target_file.position(target.id_span.start);
                let (old, new) = (record.source.to_string(), source.text().into_owned());
                let translation = target.text().into_owned();
                let languages = [&self.config.source, locale].map(Language::of_locale);
                Some(ChangedSegment {
                    answers: answers(&old, &new, &translation, languages),
                    document: document.name.clone(),
                    segment: pair.id().to_owned(),
                    locale: locale.name().to_owned(),
                    state: pair.state,
                    significance,
                    old,
                    new,
                    translation,
                    note: source.note.as_deref().map(str::to_owned),
                    place: format!("{}:{}", view.target_file.path(), position.line),
                })
            });
            changed.collect()
        })
    }
}

/// The parts of a translation that answer to the sentences which `new` has no more: it was made
/// from `old`, so the two are aligned. Nothing where that is all of it, or cannot be told.
pub(crate) fn answers(
    old: &str,
    new: &str,
    translation: &str,
    [source_language, target_language]: [Language; 2],
) -> Vec<Range<usize>> {
    let [old, new, translation] =
        [old, new, translation].map(|text| Pattern::plain(text, Span::new(0, text.len())));
    let source = TextFacts::from_pattern(&old, source_language);
    let now = TextFacts::from_pattern(&new, source_language);
    let target = TextFacts::from_pattern(&translation, target_language);
    if source.sentences().len() < 2 || target.sentences().len() < 2 {
        return Vec::new();
    }
    let kept: HashSet<_> =
        now.sentences().iter().map(|range| folded(&now.text()[range.clone()])).collect();
    let changed = |index: usize| {
        let sentence = source.sentences().get(index);
        sentence.is_some_and(|range| !kept.contains(&folded(&source.text()[range.clone()])))
    };
    let Some(alignment) = align(&source, &target, true) else { return Vec::new() };
    let touched = alignment.beads.into_iter().filter(|bead| bead.source.clone().any(changed));
    let ranges: Vec<_> = touched
        .map(|bead| bytes(&target, &bead.target))
        .filter(|range| !range.is_empty())
        .collect();
    let all = ranges.iter().map(Range::len).sum::<usize>() + target.sentences().len()
        > target.text().trim().len();
    if all { Vec::new() } else { ranges }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, translation: &str, expected: &[&str]) {
        let found = answers(old, new, translation, [Language::named("fr"), Language::named("en")]);
        let found: Vec<_> = found.into_iter().map(|range| translation[range].trim()).collect();
        assert_eq!(found, expected, "{old} → {new}");
    }

    #[test]
    fn the_sentences_to_be_looked_at_are_pointed_out() {
        let fr =
            "Le verger a douze ans. Les pommes sont mûres en septembre. Le cidre se vend bien.";
        let en =
            "The orchard is twelve years old. Apples ripen in September. The cider sells well.";
        check(fr, &fr.replace("septembre", "octobre"), en, &["Apples ripen in September."]);
        check(fr, &fr.replace("bien", "mal"), en, &["The cider sells well."]);
        check(fr, fr, en, &[]);
        check(fr, "Tout autre chose. Et rien de plus.", en, &[]);
        check("Le verger.", "La vigne.", "The orchard.", &[]);
        check("", "", "", &[]);
    }
}
