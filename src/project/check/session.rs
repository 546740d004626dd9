//! A project that stays open: what was found of a document is kept until something changes that it
//! depends on.
//!
//! A document depends on its source, its translations and their provenance; where it refers to what
//! other files define, on that, too. What is compared across documents is compared anew each time,
//! from numbers that are kept: the files are not read again for it.

use std::{
    collections::{BTreeSet, HashMap},
    io,
    sync::Arc,
};

use crate::{
    check::{Finding, QuietPairs},
    model::{FileEdit, Locale, SourceFile},
    store::{self, BufferedFiles, Files as _},
};

use super::{
    super::{
        DocumentName, Documents, OpenError, Project, ProjectError, documents::has_extension,
        error::unread, guard::guarded,
    },
    CheckAnswer, CheckBackground, CheckScope, DocumentCheck, ProjectDefinitions, QuietDocuments,
    definitions::{page_signature, signature},
};

/// A project that stays open, with texts that are not saved yet.
///
/// ```
/// use std::sync::Arc;
///
/// use diglot::{MemoryFiles, Project, ProjectSession};
///
/// let files: Arc<MemoryFiles> = Arc::new(MemoryFiles::from_iter([
///     ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
///     ("content/verger.toml", "[[segment]]\nid = \"a\"\ntext = \"Le verger a 12 ans.\"\n"),
///     ("locales/en/verger.ftl", "a = The orchard is 13 years old.\n"),
/// ]));
/// let mut session = ProjectSession::new(&Project::open_in(files.clone())?);
/// let numbers = |session: &mut ProjectSession| -> Result<usize, diglot::OpenError> {
///     let findings = session.check_document("verger")?.findings;
///     Ok(findings.iter().filter(|finding| finding.rule.name == "number-mismatch").count())
/// };
/// assert_eq!(numbers(&mut session)?, 1);
/// session.set_text("locales/en/verger.ftl", "a = The orchard is 12 years old.\n")?;
/// assert_eq!(numbers(&mut session)?, 0);
/// session.save()?;
/// assert_eq!(
///     files.text("locales/en/verger.ftl").as_deref(),
///     Some("a = The orchard is 12 years old.\n")
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ProjectSession {
    files: Arc<BufferedFiles>,
    project: Project,
    known: Option<KnownProject>,
    /// How often something was taken in that had changed.
    revision: u64,
    /// How often the project was opened.
    openings: u64,
}

/// What is known of the project as a whole.
#[derive(Debug)]
struct KnownProject {
    scope: CheckScope,
    definitions: ProjectDefinitions,
    /// Signatures of the Fluent files that were changed once.
    signatures: HashMap<String, u64>,
    /// Which documents a file is part of, by their place in the scope.
    owners: HashMap<String, Vec<usize>>,
    /// What was found of each document.
    checks: Vec<Option<DocumentCheck>>,
    quiet: QuietDocuments,
    strays: (Vec<Finding>, Vec<ProjectError>),
}

impl KnownProject {
    fn from_project(project: &Project) -> Self {
        let Documents { found, failures } = project.survey();
        let targets: Vec<&Locale> = project.targets().iter().collect();
        let scope = CheckScope { failures, ..CheckScope::whole_scope(project, found, &targets) };
        let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, document) in scope.documents.iter().enumerate() {
            let files = scope
                .locales
                .iter()
                .flat_map(|locale| [document.translation(locale), document.provenance(locale)]);
            for file in files.chain([document.path.clone()]) {
                owners.entry(file).or_default().push(index);
            }
        }
        let quiet = scope.documents.iter().flat_map(|document| {
            let own = scope.locales.iter().filter(|locale| document.is_for(locale));
            let name = |locale: &Locale| (document.name.clone(), locale.name().to_owned());
            own.map(name).map(|key| (key, QuietPairs::default())).collect::<Vec<_>>()
        });
        Self {
            definitions: ProjectDefinitions::new(project, &targets),
            signatures: HashMap::new(),
            owners,
            checks: scope.documents.iter().map(|_| None).collect(),
            quiet: quiet.collect(),
            strays: project.strays(&scope),
            scope,
        }
    }

    /// Keeps what was known before of documents that are still there.
    fn take_over(&mut self, old: Self) {
        let known = old.scope.documents.into_iter().zip(old.checks);
        let known = known.filter_map(|(document, check)| Some((document, check?)));
        let mut checks: HashMap<DocumentName, DocumentCheck> = known.collect();
        for (document, check) in self.scope.documents.iter().zip(&mut self.checks) {
            *check = checks.remove(document);
        }
        self.signatures = old.signatures;
        let names: BTreeSet<&str> =
            self.scope.documents.iter().map(|document| &*document.name).collect();
        self.quiet.extend(old.quiet);
        self.quiet.retain(|(document, _), _| names.contains(&**document));
        // Files that define something may have come or gone with them.
        self.forget(|check| check.uses_definitions);
    }

    fn forget(&mut self, is_old: impl Fn(&DocumentCheck) -> bool) {
        for check in &mut self.checks {
            if check.as_ref().is_some_and(&is_old) {
                *check = None;
            }
        }
    }

    /// Forgets what depends on a file; whether it is one of the known documents'.
    fn change(&mut self, path: &str, project: &Project) -> bool {
        let Some(owners) = self.owners.get(path) else { return false };
        for index in owners {
            self.checks[*index] = None;
        }
        self.change_definitions(path, project);
        true
    }

    /// Forgets what depends on what a file defines, if that is something else now.
    fn change_definitions(&mut self, path: &str, project: &Project) {
        let Some(now) = signature_of(path, project) else { return };
        // Of a file that changed unseen it is not known what it defined before.
        if self.signatures.insert(path.to_owned(), now) != Some(now) {
            let locales: Vec<&Locale> = self.scope.locales.iter().collect();
            self.definitions = ProjectDefinitions::new(project, &locales);
            self.forget(|check| check.uses_definitions);
        }
    }
}

/// What tells whether a file defines the same as before; none where it defines nothing.
fn signature_of(path: &str, project: &Project) -> Option<u64> {
    let is_page = store::is_markdown(path);
    let loaded = (is_page || has_extension(path, "ftl")).then(|| project.load(path))?.ok()?;
    let of_file = || if is_page { page_signature(&loaded.file) } else { signature(&loaded.file) };
    guarded(path, of_file).ok()
}

impl ProjectSession {
    /// Keeps a project open; what is written from now on is written into buffers, until it is
    /// [saved](Self::save).
    #[must_use]
    pub fn new(project: &Project) -> Self {
        let (files, project) = project.staged();
        let session = Self { files, project, known: None, revision: 0, openings: 1 };
        for path in session.settings_files() {
            // Only of what was read is it seen that it changed.
            let _ = session.files.load(&path);
        }
        session
    }

    /// The project, with the texts that are not saved yet: all requests can be run on it, and what
    /// they write goes into the buffers.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Puts a text in the place of a file's.
    ///
    /// # Errors
    ///
    /// When there is a file that cannot be read.
    pub fn set_text(&mut self, path: &str, text: impl Into<String>) -> Result<(), ProjectError> {
        if let Some(known) = self.known.as_mut().filter(|known| known.owners.contains_key(path))
            && !known.signatures.contains_key(path)
            && let Some(signature) = signature_of(path, &self.project)
        {
            known.signatures.insert(path.to_owned(), signature);
        }
        self.files.set_text(path, text).map_err(|error: io::Error| unread(path, &error))
    }

    /// Gives the text up that stands for a file's.
    pub fn close(&mut self, path: &str) {
        self.files.close(path);
    }

    /// The project as its files are, without the texts that are not saved: what requests on it write
    /// goes into the files. Whoever writes there says so by [`close`](Self::close).
    #[must_use]
    pub fn saved_project(&self) -> Project {
        self.project.over(self.files.under())
    }

    /// Looks whether a file changed beneath.
    pub fn refresh_file(&mut self, path: &str) {
        self.files.refresh_file(path);
    }

    /// Looks whether the project file or the glossary changed beneath.
    pub fn refresh_settings(&mut self) {
        for path in self.settings_files() {
            self.files.refresh_file(&path);
        }
    }

    /// Looks what changed in the files beneath, but for those with a text that is not saved.
    pub fn refresh(&mut self) {
        self.files.refresh();
        // Files may have come or gone.
        let known = self.known.take();
        let changed = self.files.take_changed();
        self.revision += u64::from(!changed.is_empty());
        let Some(mut old) = known.filter(|_| !self.is_reopened_by(&changed)) else {
            // So that it is seen when the next answer is wanted.
            self.touch(changed);
            return;
        };
        let mut new = KnownProject::from_project(&self.project);
        let mut is_all_known = true;
        for path in &changed {
            is_all_known &= old.change(path, &self.project);
        }
        if is_all_known && old.scope.documents == new.scope.documents {
            (old.strays, old.scope.failures) = (new.strays, new.scope.failures);
            self.known = Some(old);
            return;
        }
        self.revision += 1;
        new.take_over(old);
        self.known = Some(new);
    }

    /// A number that is another whenever something else may be found: what changed is taken in first.
    ///
    /// # Errors
    ///
    /// When the project file was changed and does not hold any more.
    pub fn revision(&mut self) -> Result<u64, OpenError> {
        self.catch_up()?;
        Ok(self.revision)
    }

    /// A number that is another whenever the project was opened again, with other settings.
    #[must_use]
    pub fn openings(&self) -> u64 {
        self.openings
    }

    /// The texts of a document, of its translation and of what is recorded of it.
    #[must_use]
    pub(crate) fn texts_of(
        &self,
        document: &DocumentName,
        locale: &Locale,
    ) -> Vec<Arc<SourceFile>> {
        let paths = self.paths_of(document, locale);
        paths.iter().filter_map(|path| Some(self.project.load(path).ok()?.file)).collect()
    }

    /// Where these texts are, and those that stand in for what the translation lacks, which decide what
    /// is missing.
    #[must_use]
    pub fn paths_of(&self, document: &DocumentName, locale: &Locale) -> Vec<String> {
        let fallbacks = self.project.fallbacks(locale.name()).iter();
        let fallbacks = fallbacks.map(|own| document.translation(own));
        document.paths(locale).into_iter().chain(fallbacks).collect()
    }

    /// The documents there are.
    ///
    /// # Errors
    ///
    /// When the project file was changed and does not hold any more.
    pub fn documents(&mut self) -> Result<&[DocumentName], OpenError> {
        Ok(&self.catch_up()?.scope.documents)
    }

    /// All that a check of the project finds.
    ///
    /// # Errors
    ///
    /// When the project file was changed and does not hold any more.
    pub fn check_whole(&mut self) -> Result<CheckAnswer, OpenError> {
        self.checked(None)
    }

    /// All that is found of one document; nothing where there is none of that name.
    ///
    /// # Errors
    ///
    /// When the project file was changed and does not hold any more.
    pub fn check_document(&mut self, name: &str) -> Result<CheckAnswer, OpenError> {
        self.checked(Some(name))
    }

    /// What would be saved, by path.
    #[must_use]
    pub fn edits(&self) -> Vec<FileEdit> {
        self.files.edits()
    }

    /// Writes the texts that are not saved into their files, all or none.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, or somebody else changed it meanwhile; the texts stay.
    pub fn save(&mut self) -> Result<Vec<FileEdit>, ProjectError> {
        Ok(self.files.save()?)
    }

    fn checked(&mut self, only: Option<&str>) -> Result<CheckAnswer, OpenError> {
        self.catch_up()?;
        let project = &self.project;
        let Some(known) = &mut self.known else { return Ok(CheckAnswer::default()) };
        known.check_missing(project);
        Ok(known.answer(project, only))
    }

    /// Takes in what changed since the last answer.
    fn catch_up(&mut self) -> Result<&KnownProject, OpenError> {
        let changed = self.files.take_changed();
        self.revision += u64::from(!changed.is_empty());
        if self.is_reopened_by(&changed) {
            self.known = None;
            match Project::open_in(self.files.clone()) {
                Ok(project) => {
                    self.project = project;
                    self.openings += 1;
                }
                Err(error) => {
                    self.touch(changed);
                    return Err(error);
                }
            }
        } else if let Some(known) = &mut self.known {
            let mut is_all_known = true;
            for path in &changed {
                is_all_known &= known.change(path, &self.project);
            }
            if !is_all_known {
                self.known = None;
            }
        }
        let project = &self.project;
        Ok(self.known.get_or_insert_with(|| KnownProject::from_project(project)))
    }

    /// Whether one of these files says what the project is.
    fn is_reopened_by(&self, changed: &BTreeSet<String>) -> bool {
        self.settings_files().iter().any(|path| changed.contains(path))
    }

    /// The files that say what the project is.
    fn settings_files(&self) -> [String; 4] {
        let glossary = format!("{}/glossary.toml", self.project.config.layout.content);
        ["diglot.toml", "l10n.toml", "i18n.toml", &glossary].map(str::to_owned)
    }

    /// Counts files as changed, so that they are looked at again.
    fn touch(&self, changed: BTreeSet<String>) {
        self.files.touch(changed);
    }
}

impl KnownProject {
    /// Checks the documents of which nothing is known.
    fn check_missing(&mut self, project: &Project) {
        let missing: Vec<usize> =
            (0..self.checks.len()).filter(|index| self.checks[*index].is_none()).collect();
        if missing.is_empty() {
            return;
        }
        let documents: Vec<_> = missing.iter().map(|index| &self.scope.documents[*index]).collect();
        let background =
            CheckBackground { definitions: &self.definitions, quiet: Some(&self.quiet) };
        let parts = self.scope.check_documents(project, &documents, background, &|_| ());
        for (index, part) in missing.into_iter().zip(parts) {
            self.checks[index] = Some(part);
        }
    }

    /// What was found of all documents, or of one, compared with the others.
    fn answer(&self, project: &Project, only: Option<&str>) -> CheckAnswer {
        let wanted = |document: &DocumentName| only.is_none_or(|name| document.name == name);
        let part = |(document, check): (&DocumentName, &Option<DocumentCheck>)| {
            let check = check.as_ref()?;
            Some(if wanted(document) { check.clone() } else { check.only_compared() })
        };
        let documents = self.scope.documents.iter();
        let mut parts: Vec<_> = documents.zip(&self.checks).filter_map(part).collect();
        project.compare_renderings(&mut parts, &self.scope);
        if only.is_some() {
            let own = self.scope.documents.iter().zip(parts);
            let own = own.filter(|(document, _)| wanted(document)).map(|(_, part)| part);
            let mut answer = self.scope.assemble(project, own.collect());
            answer.findings.retain(|finding| finding.document.as_deref() == only);
            return answer;
        }
        let mut answer = self.scope.assemble(project, parts);
        answer.findings.extend(self.strays.0.iter().cloned());
        answer.failures.extend(self.strays.1.iter().cloned());
        answer.failures.splice(0..0, self.scope.failures.iter().cloned());
        answer
    }
}
