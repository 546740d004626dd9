//! Bringing documents in from files of other kinds: what is asked, and what came of it.

use crate::{
    import::Imported,
    model::{DocumentKind, Locale, Phrase},
};

use super::{
    super::Project,
    Brought, ConflictSettlement, NewDocument, Revision,
    pictures::{KeptPictures, PictureOwner},
    revision::NewVersion,
    source::{DocumentImportError, ImportSource, about, name_of},
};

/// A document to be brought in, its translation, or both.
///
/// ```
/// use std::sync::Arc;
///
/// use diglot::{ImportFormat, ImportOutcome, ImportRequest, ImportSource, MemoryFiles, Project};
///
/// let files = MemoryFiles::from_iter([("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n")]);
/// let project = Project::open_in(Arc::new(files))?;
/// let mut document = ImportSource::reader("verger.md", &b"# Le verger"[..])?;
/// document.format = Some(ImportFormat::Markdown);
/// let request = ImportRequest { document: Some(document), ..ImportRequest::default() };
/// let answer = request.run(&project)?;
/// assert!(matches!(&answer.outcome, ImportOutcome::New(new) if new.segments == 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// The name it has, or gets, in the project; none: that of the document's file.
    pub name: Option<String>,
    /// The document; none: only a translation of the one that is there.
    pub document: Option<ImportSource>,
    /// Its translation.
    pub translation: Option<ImportSource>,
    /// The locale that the translation is in; none: the only target.
    pub locale: Option<String>,
    /// Who wins where both sides changed a segment.
    pub settle: ConflictSettlement,
    /// Translations whose segment is gone go too.
    pub prune: bool,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What came of bringing a document in.
#[derive(Debug)]
pub struct ImportAnswer {
    /// The document's name.
    pub name: String,
    /// What could not be kept of it, a phrase a thing.
    pub losses: Vec<Phrase>,
    /// The locale that the translation is in, where there was one.
    pub locale: Option<String>,
    /// What became of it.
    pub outcome: ImportOutcome,
}

/// Whether the document was new.
#[derive(Debug)]
pub enum ImportOutcome {
    /// It was.
    New(Brought),
    /// It was there: a new version of it, a translation, or both.
    Revised(Box<Revision>),
}

/// What was read.
struct ImportedFiles {
    document: Option<Imported>,
    translation: Option<Imported>,
    pictures: KeptPictures,
}

impl ImportedFiles {
    /// Keeps the pictures of both, and gives their texts the addresses.
    fn keep_pictures(
        &mut self,
        project: &Project,
        name: &str,
        request: &ImportRequest,
        locale: Option<&Locale>,
    ) -> Result<(), DocumentImportError> {
        let locale = locale.map(Locale::name);
        let sources = [
            (&request.document, &mut self.document, None),
            (&request.translation, &mut self.translation, locale),
        ];
        for (source, imported, locale) in sources {
            if let (Some(source), Some(imported)) = (source, imported) {
                let owner = PictureOwner { name, source, locale };
                project.keep_pictures(&owner, imported, &mut self.pictures)?;
            }
        }
        Ok(())
    }
}

impl ImportRequest {
    /// Brings the document in: all of it or nothing.
    ///
    /// Where a segment was changed both by the author and in the project, nothing is written and
    /// [`Revision::refused`] says so, unless [`settle`](Self::settle) says which side wins.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written, the name is none or taken, or the translation hardly
    /// matches.
    pub fn run(&self, project: &Project) -> Result<ImportAnswer, DocumentImportError> {
        let locale = match &self.translation {
            Some(_) => Some(self.locale_in(project)?),
            None => None,
        };
        let name = self.document_name()?;
        let document = self.document.as_ref().map(ImportSource::read_source).transpose()?;
        let translation = self.translation.as_ref().map(ImportSource::read_source).transpose()?;
        let mut files = ImportedFiles { document, translation, pictures: KeptPictures::default() };
        let documents = project.survey().found;
        let is_there =
            documents.iter().any(|own| own.name == name && own.kind == DocumentKind::Content);
        if files.document.is_some() && !is_there && self.name.is_none() {
            let own = documents.iter().filter(|own| own.kind == DocumentKind::Content);
            if let Some(other) = own.map(|own| &own.name).find(|own| is_version_of(&name, own)) {
                return Err(DocumentImportError::LooksLike { name, other: other.clone() });
            }
        }
        files.keep_pictures(project, &name, self, locale)?;
        let losses = self.losses(files.document.as_ref(), files.translation.as_ref());
        let outcome = self.bring(project, &name, locale, &files, is_there)?;
        let locale = locale.map(|locale| locale.name().to_owned());
        Ok(ImportAnswer { name, losses, locale, outcome })
    }

    fn bring(
        &self,
        project: &Project,
        name: &str,
        locale: Option<&Locale>,
        files: &ImportedFiles,
        is_there: bool,
    ) -> Result<ImportOutcome, DocumentImportError> {
        let translation = locale.zip(files.translation.as_ref());
        match &files.document {
            Some(source) if !is_there => {
                let force = self.settle == ConflictSettlement::Force;
                let dry_run = self.dry_run;
                let pictures = &*files.pictures.edits;
                let new = NewDocument { name, source, translation, pictures, force, dry_run };
                Ok(ImportOutcome::New(project.import(&new)?))
            }
            source => {
                let version = NewVersion {
                    name,
                    source: source.as_ref(),
                    translation,
                    pictures: &files.pictures.edits,
                    settle: self.settle,
                    prune: self.prune,
                    dry_run: self.dry_run,
                };
                Ok(ImportOutcome::Revised(Box::new(project.revise(&version)?)))
            }
        }
    }

    /// What could not be kept, with the files it was in.
    fn losses(&self, document: Option<&Imported>, translation: Option<&Imported>) -> Vec<Phrase> {
        let sources = [(&self.document, document), (&self.translation, translation)];
        let read = sources.into_iter().filter_map(|(source, read)| Some((source.as_ref()?, read?)));
        read.flat_map(|(source, read)| {
            read.losses.iter().map(|loss| about(&source.shown(), loss.clone()))
        })
        .collect()
    }

    /// The locale that the translation is in: the one named, or the only one there is.
    fn locale_in<'p>(&self, project: &'p Project) -> Result<&'p Locale, DocumentImportError> {
        let named: Vec<String> = self.locale.iter().cloned().collect();
        match &*project.named_locales(&named)? {
            [locale] => Ok(locale),
            _ => Err(DocumentImportError::WhichLocale),
        }
    }

    fn document_name(&self) -> Result<String, DocumentImportError> {
        let of_file = || name_of(&self.document.as_ref()?.path);
        self.name.clone().or_else(of_file).ok_or(DocumentImportError::NoName)
    }
}

/// Whether a name is another with what people add to a new version's: `rapport-v2`, `rapport-final`,
/// `rapport-1`, `rapport-2026-11-27`, `rapport-copie`.
fn is_version_of(name: &str, other: &str) -> bool {
    let other = other.rsplit('/').next().unwrap_or(other);
    let stem = |name: &str| {
        let lower = name.to_lowercase();
        let is_addition = |part: &str| {
            let digits = part.trim_start_matches("version").trim_start_matches(['v', 'r']);
            let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
            let words = ["final", "finale", "def", "copie", "copy", "new", "nouveau", "draft"];
            is_number || words.contains(&part)
        };
        let mut parts: Vec<&str> = lower.split(['-', '_', '.']).collect();
        while parts.len() > 1 && parts.last().is_some_and(|part| is_addition(part)) {
            parts.pop();
        }
        parts.join("-")
    };
    stem(name) == stem(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_be_that_of_a_new_version() {
        for (name, other, expected) in [
            ("rapport-v2", "rapport", true),
            ("Rapport-final", "rapport", true),
            ("rapport-2026-11-27", "2025/rapport", true),
            ("rapport-1", "rapport-v2", true),
            ("rapport-annexe", "rapport", false),
            ("2025", "2026", false),
            ("annexe", "rapport", false),
        ] {
            assert_eq!(is_version_of(name, other), expected, "{name} {other}");
        }
    }
}
