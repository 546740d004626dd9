//! A project as a whole: its configuration and files, and what can be done with it.
//!
//! The open [`Project`] finds documents, reads and pairs them. Beside it stand the use cases, each a
//! request that says what is wanted (its default: all of it) and an answer that is complete:
//! [`CheckRequest`], [`FixRequest`], [`AcceptRequest`], [`StatusRequest`], [`DiffRequest`],
//! [`RenderRequest`], [`ImportRequest`], [`InitRequest`], [`HistoryRequest`]. Those that take long
//! have a `run_watched` that says how far they have come. All of them work on any kind of files.

use std::{path::Path, sync::Arc};

use crate::{
    check::{Settings, Terminology},
    model::{FileBefore, FileEdit, Glossary, Locale, ProjectConfig, SourceFile},
    store::{BufferedFiles, Files, LoadedText, WriteLock},
};

mod accept;
mod act;
mod baseline;
mod bilingual;
mod check;
mod diff;
mod documents;
mod error;
mod export;
mod fallback;
mod fix;
mod glossary;
mod guard;
mod history;
mod import;
mod init;
mod open;
mod page_history;
mod page_insertion;
mod page_return;
mod page_side;
mod pages;
mod picture_links;
mod progress_history;
mod render;
mod returned;
mod scaffold;
mod selection;
mod sent;
mod settings_error;
mod site_layout;
mod source_match;
mod spelling;
mod stamp;
mod status;
mod term_exchange;
mod texts;
mod transfer;
mod view;

pub use accept::{AcceptAnswer, AcceptRequest, AcceptStep, AcceptedSegment, SetApart};
pub(crate) use act::{ActError, ReviewPlace, ReviewPlaces, SeenTexts};
pub use act::{ActRequest, SegmentAct};
pub use baseline::{BaselineError, read_baseline, write_baseline};
pub(crate) use bilingual::{BilingualFile, CheckFilesRequest};
pub(crate) use check::Tallies;
pub use check::{
    CheckAnswer, CheckRequest, CheckedDocument, FindingTally, LocaleStates, ProjectSession,
};
pub(crate) use diff::answers;
pub use diff::{ChangedSegment, DiffAnswer, DiffRequest};
pub use documents::DocumentName;
pub(crate) use documents::Documents;
pub(crate) use error::bug;
pub use error::{ErrorPhrases, ProjectError};
pub(crate) use export::{ExportAnswer, ExportFilter, ExportRequest, ExportedLocale};
pub use fix::{FixAnswer, FixError, FixRequest};
pub use history::{FromHistoryError, HistoryAnswer, HistoryRequest, HistoryTally};
pub(crate) use import::AdoptRequest;
pub use import::{
    Brought, ChangeKind, Conflict, ConflictSettlement, DocumentImportError, DoubtfulPair,
    ImportAnswer, ImportOutcome, ImportRequest, ImportSource, Revision, SegmentChange, SegmentMove,
    Translations,
};
pub use init::{InitAnswer, InitError, InitRequest};
pub use open::{OpenError, ProjectPlace};
pub use progress_history::ProgressMoment;
pub use render::{
    RenderAnswer, RenderError, RenderFailure, RenderFallback, RenderFormat, RenderRequest,
    UnsettledKind,
};
pub(crate) use returned::{
    ConflictChoice, RefusedReturn, ReturnAnswer, ReturnConflict, ReturnRefusal, ReturnRequest,
    TakenSegment,
};
pub(crate) use scaffold::{FillRequest, FilledFile, ScaffoldWords};
pub use selection::{NameKind, SelectionError};
pub(crate) use selection::{NamedTarget, named_rule, suggest};
pub(crate) use site_layout::SiteLayout;
pub use spelling::{WordListError, WrittenWords};
pub(crate) use stamp::{PageStamp, StampError};
pub use status::{StatusAnswer, StatusRequest, TranslationProgress, WordAmount};
pub(crate) use texts::write_report;
pub(crate) use transfer::{ReturnedFile, ReturnedFiles, TransferError};
pub(crate) use view::DocumentView;

pub(crate) use crate::exchange::{GlossaryFormat, ToolName};
pub(crate) use crate::store::{hold_writes, reason};

use error::unread;
use fallback::LocaleFallbacks;
use glossary::GlossaryFile;
use pages::PageRecords;

/// Is told how many things are done, of how many; first of all that none is. Called from whatever
/// thread does them.
pub type ProgressWatch<'w> = &'w (dyn Fn(usize, usize) + Sync);

/// A folder with a `diglot.toml`: its configuration and its files, on the disk or elsewhere.
///
/// ```
/// use std::sync::Arc;
///
/// use diglot::{MemoryFiles, Project};
///
/// let files = MemoryFiles::from_iter([
///     ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
///     ("content/verger.toml", "[[segment]]\nid = \"a\"\ntext = \"Le verger.\"\n"),
///     ("locales/en/verger.ftl", "a = The orchard.\n"),
/// ]);
/// let project = Project::open_in(Arc::new(files))?;
/// assert_eq!(project.documents()?[0].name, "verger");
/// assert_eq!(project.targets()[0].to_string(), "en");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Project {
    files: Arc<dyn Files>,
    /// What its project file says.
    pub(crate) config: ProjectConfig,
    /// Its rules' severities and options.
    pub(crate) settings: Settings,
    glossary: Arc<GlossaryFile>,
    /// What is on record of pages, for those that were moved.
    page_records: Arc<PageRecords>,
    file: Arc<SourceFile>,
    /// Which locales' texts stand in for those that a locale lacks.
    fallbacks: Arc<LocaleFallbacks>,
}

impl Project {
    /// Its glossary.
    #[must_use]
    pub(crate) fn glossary(&self) -> &Glossary {
        self.glossary.glossary()
    }

    /// The folder on the disk that it is in; none where its files are not on the disk.
    #[must_use]
    pub fn root(&self) -> Option<&Path> {
        self.files.folder()
    }

    /// The project's locale called `name`, the source language or one of the targets.
    #[must_use]
    pub fn locale(&self, name: &str) -> Option<&Locale> {
        let mut all = self.config.targets.iter().chain([&self.config.source]);
        all.find(|locale| locale.name() == name)
    }

    /// The target locales, in the project's order.
    #[must_use]
    pub fn targets(&self) -> &[Locale] {
        &self.config.targets
    }

    /// The glossary, ready for the source's language and a locale.
    #[must_use]
    pub(crate) fn terminology(&self, locale: &Locale) -> &Terminology {
        self.glossary.target(locale)
    }

    /// Reads a file of the project.
    fn load(&self, path: &str) -> Result<LoadedText, ProjectError> {
        self.files.load(path).map_err(|error| unread(path, &error))
    }

    /// The same project with buffers over its files, in which what is computed from them is kept
    /// until all of it is known.
    fn staged(&self) -> (Arc<BufferedFiles>, Self) {
        let buffers = Arc::new(BufferedFiles::new(self.files.clone()));
        (buffers.clone(), self.over(buffers))
    }

    /// The same project over other files: what was read of these is not known of those.
    fn over(&self, files: Arc<dyn Files>) -> Self {
        Self { files, page_records: Arc::default(), ..self.clone() }
    }

    /// Takes a text for that of a file. `before` is what the file held when the text was worked out.
    fn stage_text(
        &self,
        path: impl Into<String>,
        before: FileBefore,
        text: impl Into<String>,
    ) -> Result<(), ProjectError> {
        self.commit(&[FileEdit::new(path, before, text)])
    }

    /// Writes files of the project, all or none.
    fn commit(&self, edits: &[FileEdit]) -> Result<(), ProjectError> {
        Ok(self.files.commit(edits)?)
    }

    /// Takes the project for its only writer, with what an interrupted write left to be done done;
    /// not for a dry run, which writes nothing.
    fn lock(&self, dry_run: bool) -> Result<Option<WriteLock>, ProjectError> {
        Ok(if dry_run { None } else { Some(self.files.lock()?) })
    }
}
