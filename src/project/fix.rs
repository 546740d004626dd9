//! Safe fixes, put into the project's files.

use std::collections::BTreeMap;

use crate::{
    check::{self, Finding, SafeFix},
    model::{FileEdit, Phrase, ProvenanceRecord, Resource, SourceFile, State},
    store::{self, BufferedFiles},
    text::same,
};

use super::{
    CheckAnswer, CheckRequest, DocumentName, ErrorPhrases, Project, ProjectError, SelectionError,
    check::CheckScope,
};

/// Rounds of fixing: one fix may make way for another; none should need more.
const ROUNDS: usize = 10;

/// Safe fixes to be put in; by default all there are.
#[derive(Debug, Clone, Default)]
pub struct FixRequest {
    /// What is checked for them: whole documents.
    pub check: CheckRequest,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What was fixed, and what a check then finds.
#[derive(Debug)]
pub struct FixAnswer {
    /// The files, by path; those of provenance, which follow, are left out.
    pub files: Vec<FileEdit>,
    /// How many fixes there were.
    pub count: usize,
    /// What a check finds of the fixed files.
    pub check: CheckAnswer,
}

/// Why nothing was fixed.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum FixError {
    #[error("only whole documents can be fixed")]
    InPart,
    #[error(transparent)]
    Selection(#[from] SelectionError),
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ErrorPhrases for FixError {
    fn phrases(&self) -> Vec<Phrase> {
        match self {
            Self::InPart => vec![Phrase::new("check-fix-whole")],
            Self::Selection(error) => error.phrases(),
            Self::Project(error) => error.phrases(),
        }
    }
}

impl FixRequest {
    /// Puts in all safe fixes there are, round by round until none is left, and writes the files
    /// that changed: all of them or none. A translation that was current stays so where its source
    /// was fixed.
    ///
    /// # Errors
    ///
    /// When what was named is not there or only a part of a document, or a file cannot be read or
    /// written.
    pub fn run(&self, project: &Project) -> Result<FixAnswer, FixError> {
        let scope = CheckScope::new(&self.check, project)?;
        if scope.is_in_part() {
            return Err(FixError::InPart);
        }
        let (files, count, answer) = project.fix(&scope, self.dry_run)?;
        Ok(FixAnswer { files, count, check: scope.complete(&self.check, project, answer) })
    }
}

impl Project {
    fn fix(
        &self,
        scope: &CheckScope,
        dry_run: bool,
    ) -> Result<(Vec<FileEdit>, usize, CheckAnswer), ProjectError> {
        let _lock = self.lock(dry_run)?;
        let (buffers, staged) = self.staged();
        let documents = &scope.documents;
        let (before, unread) = staged.current(documents);
        let check = || scope.check_scope(&staged, true, &|_, _| ());
        let mut count = 0;
        let mut answer = check();
        for _ in 0..ROUNDS {
            let fixed = staged.round(documents, &answer.findings)?;
            if fixed == 0 {
                break;
            }
            count += fixed;
            answer = check();
        }
        if count > 0 {
            staged.carry(documents, &before, &buffers)?;
            answer = check();
        }
        answer.add_failures(unread);
        let mut files = buffers.edits();
        if !dry_run {
            self.commit(&files)?;
        }
        files.retain(|edit| !edit.path.ends_with(".provenance.toml"));
        Ok((files, count, answer))
    }

    /// One round: every file with fixes gets those that fit.
    fn round(
        &self,
        documents: &[DocumentName],
        findings: &[Finding],
    ) -> Result<usize, ProjectError> {
        let mut by_file: BTreeMap<&str, Vec<&SafeFix>> = BTreeMap::new();
        let all = findings.iter().filter_map(|finding| finding.fix.as_ref());
        for fix in all.filter(|fix| !self.files.is_read_only(fix.file.path())) {
            by_file.entry(fix.file.path()).or_default().push(fix);
        }
        let mut count = 0;
        for (path, fixes) in by_file {
            let old = self.load(path)?;
            if old.problem.is_some() {
                // What stands for bytes that cannot be read must not take their place.
                continue;
            }
            let (before, old) = (old.before(), old.file);
            let current = fixes.iter().copied().filter(|fix| fix.file.text() == old.text());
            let (new, fixed) = check::apply(old.text(), current);
            let new = SourceFile::new(path, new);
            let Some(document) =
                documents.iter().find(|document| document.owns_path(path, self.targets()))
            else {
                continue;
            };
            // A fix that breaks a file is no fix; none is known to, and none may.
            if fixed > 0 && new.text() != old.text() && as_whole(document, &old, &new) {
                count += fixed;
                self.stage_text(path, before, new.text())?;
            }
        }
        Ok(count)
    }

    /// The translations that are current: document, locale, segment; and what could not be read.
    fn current(
        &self,
        documents: &[DocumentName],
    ) -> (Vec<(usize, usize, String)>, Vec<ProjectError>) {
        let (mut current, mut unread) = (Vec::new(), Vec::new());
        for (index, document) in documents.iter().enumerate() {
            for (number, locale) in self.targets().iter().enumerate() {
                let done = self.with_pairs(document, locale, |view| {
                    let pairs = view.pairs.iter().filter(|pair| pair.state == State::Current);
                    current.extend(pairs.map(|pair| (index, number, pair.id().to_owned())));
                });
                unread.extend(done.err());
            }
        }
        (current, unread)
    }

    /// Gives translations that were current, and whose source was fixed, the fixed source.
    fn carry(
        &self,
        documents: &[DocumentName],
        before: &[(usize, usize, String)],
        buffers: &BufferedFiles,
    ) -> Result<(), ProjectError> {
        for of_file in before.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let Some((index, number, _)) = of_file.first() else { continue };
            let (Some(document), Some(locale)) =
                (documents.get(*index), self.targets().get(*number))
            else {
                continue;
            };
            if !buffers.is_edited(&document.path) {
                continue;
            }
            let ids: std::collections::HashSet<&str> =
                of_file.iter().map(|(_, _, id)| &**id).collect();
            let edit = self.with_pairs(document, locale, |view| {
                let pairs = view.pairs.iter().filter(|pair| ids.contains(pair.id()));
                let changes = pairs.filter_map(|pair| {
                    let (source, record) = (pair.source?.text(), pair.record?);
                    let id = pair.id().to_owned();
                    (!same(&record.source, &source)).then(|| {
                        let ProvenanceRecord { translation, state, .. } = *record;
                        let rendered = store::render_record(&id, &source, translation, state);
                        (id, Some(rendered))
                    })
                });
                view.recorded(&changes.collect())
            })?;
            self.commit(edit.as_slice())?;
        }
        Ok(())
    }
}

/// Whether two versions of a file hold the same units with the same placeables, and are no worse
/// to read.
fn as_whole(document: &DocumentName, old: &SourceFile, new: &SourceFile) -> bool {
    let shape = |resource: &Resource<'_>| {
        let units = resource.units.iter();
        let units = units.map(|unit| {
            let patterns = unit
                .patterns()
                .map(|(name, pattern)| (name.map(str::to_owned), pattern.elements.len()));
            (unit.id.to_string(), patterns.collect::<Vec<_>>())
        });
        (units.collect::<Vec<_>>(), resource.broken.len(), resource.problems.len())
    };
    shape(&document.parse(old)) == shape(&document.parse(new))
}
