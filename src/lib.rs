//! diglot keeps a long document and its translations true to each other.
//!
//! This page is all of its library: what it names is meant to be used, and stays. A [`Project`] is a
//! configuration and files, which are on the [disk](DiskFiles), in [memory](MemoryFiles), or on the
//! disk with [open buffers](BufferedFiles) over them; a program that keeps its files elsewhere
//! implements [`Files`]. What can be done with a project is a request each, whose default asks for
//! all of it, and an answer that is complete:
//!
//! | to do | request | answer |
//! |---|---|---|
//! | find what is wrong | [`CheckRequest`] | [`CheckAnswer`] |
//! | put in safe fixes | [`FixRequest`] | [`FixAnswer`] |
//! | record translations as true to their sources | [`AcceptRequest`] | [`AcceptAnswer`] |
//! | the same from the repository's history | [`HistoryRequest`] | [`HistoryAnswer`] |
//! | see how far translations have come | [`StatusRequest`] | [`StatusAnswer`] |
//! | see what changed since they were made | [`DiffRequest`] | [`DiffAnswer`] |
//! | render a document | [`RenderRequest`] | [`RenderAnswer`] |
//! | bring a document in | [`ImportRequest`] | [`ImportAnswer`] |
//! | make a project | [`InitRequest`] | [`InitAnswer`] |
//!
//! A [`ProjectSession`] keeps a project open, and after an edit does again only what depends on it.
//!
//! ```
//! use std::sync::Arc;
//!
//! use diglot::{CheckRequest, Interface, MemoryFiles, Project};
//!
//! let files = MemoryFiles::from_iter([
//!     ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
//!     ("content/verger.toml", "[[segment]]\nid = \"age\"\ntext = \"Le verger a 12 ans.\"\n"),
//!     ("locales/en/verger.ftl", "age = The orchard is 13 years old.\n"),
//! ]);
//! let project = Project::open_in(Arc::new(files))?;
//! let answer = CheckRequest::default().run(&project)?;
//! let say = Interface::new("en");
//! let found: Vec<String> = (answer.findings.iter())
//!     .map(|finding| format!("{}: {}", finding.rule.name, say.say(&finding.message)))
//!     .collect();
//! assert!(found.contains(&"number-mismatch: source has 12, translation has 13".to_owned()), "{found:?}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What a person is told is a [`Phrase`]: facts without words, which an [`Interface`] says in a
//! language. Errors give their phrases by [`ErrorPhrases`]. The formats of reports are [`FORMATS`],
//! the rules [`RULES`]. Three programs in the folder `examples` show more: one checks a project in
//! memory and prints the same JSON as the command line, one lists what is stale, one renders.

// The layers, lowest first; each uses those before it only, which a test sees to. What a program may
// count on is named below them.

// Projects, documents, segments, messages, provenance, pairs; plain data.
mod model;

// What can be read off a text, once.
mod text;

// Files ↔ model; the only reader and writer of files.
mod store;

// How a document and its translation stand to each other.
mod sync;

// Findings. No I/O, no format, no exit status.
mod check;

// diglot's own words, French and English, embedded.
mod l10n;

// What a repository's history knows of translations.
mod history;

// Documents → blocks, aligned with what is there.
mod import;

// Units of segments, out to translators' tools and back.
mod exchange;

// A document in a language → text, Markdown, HTML.
mod render;

// The open project, and what can be done with it.
mod project;

// Findings and progress as people and machines read them.
mod report;

// What needs a person, and what a person can do about it.
mod review;

// The desk in the terminal.
mod terminal;

// The desk in the browser.
mod serve;

// The only layer that knows arguments, the environment and exit statuses.
mod cli;

pub use check::{
    ALL as RULES, Finding, FindingDetail, Location, OptionKind, OptionSpec, Related, Rule,
    RuleFamily, SafeFix, SuppressedFinding, SuppressionKind, TextEdit, UnitTexts, rule,
};
pub use import::ImportFormat;
pub use l10n::Interface;
pub use model::{
    Baseline, ChangeRisk, FileBefore, FileEdit, Locale, Phrase, PhraseValue, Position, ReviewState,
    RiskKind, Severity, Significance, SourceFile, Span, State,
};
pub use project::{
    AcceptAnswer, AcceptRequest, AcceptStep, AcceptedSegment, BaselineError, Brought, ChangeKind,
    ChangedSegment, CheckAnswer, CheckRequest, CheckedDocument, Conflict, ConflictSettlement,
    DiffAnswer, DiffRequest, DocumentImportError, DocumentName, DoubtfulPair, ErrorPhrases,
    FindingTally, FixAnswer, FixError, FixRequest, FromHistoryError, HistoryAnswer, HistoryRequest,
    HistoryTally, ImportAnswer, ImportOutcome, ImportRequest, ImportSource, InitAnswer, InitError,
    InitRequest, LocaleStates, NameKind, OpenError, ProgressMoment, ProgressWatch, Project,
    ProjectError, ProjectPlace, ProjectSession, RenderAnswer, RenderError, RenderFailure,
    RenderFallback, RenderFormat, RenderRequest, Revision, SegmentChange, SegmentMove,
    SelectionError, SetApart, StatusAnswer, StatusRequest, TranslationProgress, Translations,
    UnsettledKind, WordAmount, WordListError, WrittenWords, read_baseline, write_baseline,
};
pub use report::{
    CheckReport, FORMATS, ReportFormat, ReportStyle, STATUS_FORMATS, StatusFormat, StatusReport,
    format, status_format,
};
pub use store::{
    BufferedFiles, DiskFiles, FileError, Files, Listing, LoadedText, MemoryFiles, WalkedFiles,
};

/// What diglot's own program, tests, benchmarks and fuzz targets reach into; no part of the library.
#[doc(hidden)]
pub mod internals {
    pub use crate::check::{Example, examples, summary_of};
    pub use crate::cli::main as run_command_line;
    pub use crate::exchange::{ExchangeFormat, WriteOptions};
    pub use crate::import::align::{AlignmentPiece, ParagraphLink, align};
    pub use crate::import::{ImportOptions, Imported, ids as block_ids, read_document};
    pub use crate::model::{DocumentBlock, Fingerprint, ProblemKind, SegmentKind};
    pub use crate::project::{ActRequest, SegmentAct};
    pub use crate::render::{
        EditionLanguage, TextOptions, Variables, compose, facing_html, facing_markdown,
        facing_text, html, markdown, render_text,
    };
    pub use crate::review::{
        QueueFilter, ReviewDesk, ReviewEntry, ReviewNeed, ReviewQueue, SegmentFinding,
        SuggestionKind,
    };
    pub use crate::serve::{PageReply, PageRequest, Workbench};
    pub use crate::store::{
        ContentEditor, FluentEditor, NewSegment, WriteLock, escape, from_typed, parse_baseline,
        parse_config, parse_content, parse_fluent, parse_glossary, parse_imported,
        parse_provenance, read_i18n, read_l10n, record_all, render_imported, render_record,
        render_segment, render_value,
    };
    pub use crate::text::fingerprint;
}
