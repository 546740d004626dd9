//! Places to write what is missing, put into the Fluent file in the order of the source.

use crate::{
    model::{FileEdit, Locale, Pair, SCAFFOLD_LINE, SCAFFOLD_MARK, State, TranslationUnit},
    store::{self, FluentEditor},
};

use super::{
    DocumentName, Project, ProjectError, ReviewPlace, ReviewPlaces, SelectionError,
    view::DocumentView,
};

/// What is said in the scaffolding, in the language of whoever asked for it.
#[derive(Debug, Clone)]
pub(crate) struct ScaffoldWords {
    /// What is to be done here.
    pub write_here: String,
    /// What stands before the author's note.
    pub note: String,
}

/// The places that were made in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilledFile {
    /// The file.
    pub path: String,
    /// Whether it is new.
    pub is_new: bool,
    /// The segments that have a place now.
    pub made: Vec<String>,
    /// How many had one before, and are still to be written.
    pub waiting: usize,
}

/// Which missing translations are to have a place to be written in; by default all.
#[derive(Debug, Clone)]
pub(crate) struct FillRequest {
    /// Documents and locales.
    pub places: ReviewPlaces,
    /// What the places say.
    pub words: ScaffoldWords,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What came of making places.
#[derive(Debug, Default)]
pub(crate) struct FillAnswer {
    /// The files, those in which nothing is missing included.
    pub files: Vec<FilledFile>,
    /// The translations that are pages: what is missing of one is written where it belongs in its
    /// text.
    pub pages: Vec<String>,
    /// What could not be read or written.
    pub failures: Vec<ProjectError>,
}

impl FillRequest {
    /// Makes the places.
    ///
    /// # Errors
    ///
    /// When something that was named is not there.
    pub(crate) fn run(&self, project: &Project) -> Result<FillAnswer, SelectionError> {
        let (places, failures) = self.places.run(project)?;
        let mut answer = FillAnswer { failures, ..FillAnswer::default() };
        for ReviewPlace { document, locale } in &places {
            if document.is_page() {
                answer.pages.push(document.translation(locale));
                continue;
            }
            match project.make_places(document, locale, &self.words, self.dry_run) {
                Ok(file) => answer.files.push(file),
                Err(error) => answer.failures.push(error),
            }
        }
        Ok(answer)
    }
}

impl Project {
    /// Makes a place to write for each segment of a document that is missing in a locale.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, edited or written.
    fn make_places(
        &self,
        document: &DocumentName,
        locale: &Locale,
        words: &ScaffoldWords,
        dry_run: bool,
    ) -> Result<FilledFile, ProjectError> {
        let _lock = self.lock(dry_run)?;
        let (filled, edit) = self.with_pairs(document, locale, |view| places(&view, words))??;
        if let Some(edit) = edit.filter(|_| !dry_run) {
            self.files.commit(&[edit])?;
        }
        Ok(filled)
    }
}

fn places(
    view: &DocumentView<'_>,
    words: &ScaffoldWords,
) -> Result<(FilledFile, Option<FileEdit>), ProjectError> {
    let file = view.target_file;
    let spoiled = |problem| super::import::spoiled(file.path(), file.text(), vec![problem]);
    // What stands for bytes that cannot be read must not take their place.
    if let Some(problem) = view.encoding {
        return Err(spoiled(problem.clone()));
    }
    let mut editor = FluentEditor::new(file).map_err(|problem| spoiled(*problem))?;
    let mut filled = FilledFile {
        path: file.path().to_owned(),
        is_new: !view.target_exists,
        made: Vec::new(),
        waiting: 0,
    };
    let mut last: Option<&str> = None;
    for pair in view.pairs {
        let (id, Some(source)) = (pair.id(), pair.source) else { continue };
        if editor.is_place(id) {
            filled.waiting += 1;
        } else if is_wanted(pair) && !editor.contains(id) {
            let names: Vec<&str> = source.attributes.iter().map(|own| &*own.id).collect();
            let place = store::EmptyPlace {
                comment: &comment(source, words),
                has_value: source.value.is_some(),
                attributes: &names,
            };
            editor.insert_place(last, id, &place).map_err(|problem| spoiled(*problem))?;
            filled.made.push(id.to_owned());
        }
        if editor.contains(id) || editor.is_place(id) {
            last = Some(id);
        }
    }
    if filled.made.is_empty() {
        return Ok((filled, None));
    }
    let text = editor.finish().map_err(|problem| spoiled(*problem))?;
    Ok((filled, Some(view.target_edit(text))))
}

/// Whether a pair wants a place: what has only got another id has its translation already.
fn is_wanted(pair: &Pair<'_>) -> bool {
    pair.state == State::Missing && pair.renamed.is_none()
}

/// The comment above a place: what to do, the source, and the author's note.
fn comment(source: &TranslationUnit<'_>, words: &ScaffoldWords) -> String {
    let mut out = format!("{SCAFFOLD_MARK} — {}", words.write_here);
    let text = source.text();
    let note = source.note.as_deref().map(|note| format!("({}) {note}", words.note));
    for line in text.lines().chain(note.iter().flat_map(|note| note.lines())) {
        out.extend(["\n", SCAFFOLD_LINE, " ", line]);
    }
    out
}
