//! The glossary out to other tools and in from them.
//!
//! What comes in is added to the end of the project's glossary; what stands there stays, byte for
//! byte. A concept that the project has already is not added twice, and where the two differ that is
//! said, for a person to decide.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use crate::{
    exchange::{GlossaryFormat, read_glossary},
    model::{FileEdit, Glossary, GlossaryTerm, Locale, Phrase},
    store,
    text::folded,
};

use super::{
    ErrorPhrases as _, Project, ProjectError, SelectionError, TransferError, error::unread,
};

/// What came of a glossary that was brought in.
#[derive(Debug, Default)]
pub struct TermImportAnswer {
    /// The file as it is written; none where nothing is new.
    pub file: Option<FileEdit>,
    /// The concepts that are new, by what they are called in the source language.
    pub added: Vec<String>,
    /// How many the project has already.
    pub kept: usize,
    /// Concepts that the project has and calls otherwise: they stay.
    pub differing: Vec<String>,
}

impl Project {
    /// The glossary in a format, in the source language and the locales named; none named: all.
    ///
    /// # Errors
    ///
    /// When a locale is none of the project's.
    pub fn written_glossary(
        &self,
        format: GlossaryFormat,
        locales: &[String],
    ) -> Result<Vec<u8>, SelectionError> {
        let source = std::iter::once(&self.config.source);
        let locales = source.chain(self.named_locales(locales)?);
        let names: Vec<String> = locales.map(|locale| locale.name().to_owned()).collect();
        Ok(format.write(self.glossary(), &names))
    }

    /// Adds the terms in a file to the glossary.
    ///
    /// # Errors
    ///
    /// When the file is no glossary, or the project's own cannot be read or written.
    pub fn import_glossary(
        &self,
        path: &Path,
        dry_run: bool,
    ) -> Result<TermImportAnswer, TransferError> {
        let shown = path.display().to_string();
        let bytes = store::read_in(path).map_err(|error| unread(&shown, &error))?;
        let read = read_glossary(&bytes).map_err(|error| error.phrase(&shown))?;
        if self.config.layout.content.is_empty() {
            return Err(Phrase::new("import-no-content").into());
        }
        let _lock = self.lock(dry_run)?;
        if let Some(failure) = self.glossary.failure() {
            return Err(failure.phrases().into());
        }
        let (file, problems) = self.glossary.problems();
        if !problems.is_empty() {
            let file = file.clone();
            return Err(ProjectError::Config { file, problems: problems.to_vec() }.into());
        }
        let loaded = self.load(file.path())?;
        let mut answer = TermImportAnswer::default();
        let mut text = loaded.file.text().to_owned();
        let mut known = KnownTerms::new(self.glossary(), &self.config.source);
        for mut term in read.terms {
            self.rename_languages(&mut term);
            let Some(name) = known.judge(&term, &mut answer) else { continue };
            if !text.is_empty() {
                text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
            }
            text.push_str(&store::render_term(&term));
            answer.added.push(name);
        }
        if !answer.added.is_empty() {
            let edit = FileEdit::new(file.path(), loaded.before(), text);
            if !dry_run {
                self.commit(std::slice::from_ref(&edit))?;
            }
            answer.file = Some(edit);
        }
        Ok(answer)
    }

    /// Calls languages as the project does: what the file has in `en-GB` is the project's `en`.
    fn rename_languages(&self, term: &mut GlossaryTerm) {
        let own = |name: &String| {
            let locale = Locale::new(name).ok()?;
            let all = || std::iter::once(&self.config.source).chain(self.targets());
            let exact = all().find(|own| own.identifier() == locale.identifier());
            exact.or_else(|| all().find(|own| own.language() == locale.language()))
        };
        for forms in [&mut term.forms, &mut term.forbidden] {
            let all = std::mem::take(forms);
            for (name, mut designations) in all {
                let name = own(&name).map_or(name, |own| own.name().to_owned());
                forms.entry(name).or_default().append(&mut designations);
            }
        }
    }
}

/// The concepts of a project by what they are called.
struct KnownTerms<'g> {
    source: &'g str,
    keep: HashSet<String>,
    terms: HashMap<String, &'g GlossaryTerm>,
    /// Those that came in already.
    new: HashSet<String>,
}

impl<'g> KnownTerms<'g> {
    fn new(glossary: &'g Glossary, source: &'g Locale) -> Self {
        let source = source.name();
        let mut terms = HashMap::new();
        for term in &glossary.terms {
            for form in
                term.forms.get(source).into_iter().chain(term.forbidden.get(source)).flatten()
            {
                terms.entry(folded(form).to_lowercase()).or_insert(term);
            }
        }
        let keep = glossary.keep.iter().map(|name| folded(name).to_lowercase()).collect();
        Self { source, keep, terms, new: HashSet::default() }
    }

    /// What a concept is called, where it is new.
    fn judge(&mut self, term: &GlossaryTerm, answer: &mut TermImportAnswer) -> Option<String> {
        let own = term.forms.get(self.source).or_else(|| term.forbidden.get(self.source));
        let name = own.or_else(|| term.forms.values().next())?.first()?.clone();
        let key = folded(&name).to_lowercase();
        if self.keep.contains(&key) || !self.new.insert(key.clone()) {
            answer.kept += 1;
            return None;
        }
        let Some(known) = self.terms.get(&key) else { return Some(name) };
        let has = |form: &String, forms: Option<&Vec<String>>| {
            forms.into_iter().flatten().any(|own| own == form)
        };
        let is_known = [(&term.forms, &known.forms), (&term.forbidden, &known.forbidden)]
            .into_iter()
            .all(|(new, own)| {
                new.iter()
                    .all(|(locale, forms)| forms.iter().all(|form| has(form, own.get(locale))))
            });
        if is_known {
            answer.kept += 1;
        } else {
            answer.differing.push(name);
        }
        None
    }
}
