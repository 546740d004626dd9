//! `diglot import`: a document, and perhaps its translation, brought into the project.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};

use super::{CommandResult, ExitStatus, Failure, Session, out, print_phrase, progress, returned};
use crate::{
    import::ImportFormat,
    l10n::visible,
    model::{FileEdit, Phrase},
    project::{
        ConflictChoice, ConflictSettlement, ImportAnswer, ImportOutcome, ImportRequest,
        ImportSource, ReturnedFiles, Revision,
    },
    report::{self, NewDocumentReport},
};

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
pub(super) struct ImportArguments {
    #[arg(value_name = "FILE", required_unless_present = "translation")]
    file: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "FILE")]
    translation: Option<PathBuf>,
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<FormatName>,
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,
    #[arg(
        long,
        requires = "file",
        conflicts_with = "force",
        value_name = "SEGMENT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = ""
    )]
    keep: Vec<String>,
    #[arg(
        long,
        requires = "file",
        value_name = "SEGMENT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = ""
    )]
    theirs: Vec<String>,
    #[arg(long)]
    force: bool,
    #[arg(long, requires = "file")]
    prune: bool,
    #[arg(long, requires = "file", conflicts_with_all = ["name", "translation", "from", "locale"])]
    glossary: bool,
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatName {
    Text,
    Markdown,
    Html,
    Docx,
}

impl FormatName {
    fn format(self) -> ImportFormat {
        match self {
            Self::Text => ImportFormat::Text,
            Self::Markdown => ImportFormat::Markdown,
            Self::Html => ImportFormat::Html,
            Self::Docx => ImportFormat::Docx,
        }
    }
}

impl ImportArguments {
    fn settle(&self) -> ConflictSettlement {
        match (!self.keep.is_empty(), self.force) {
            (true, _) => ConflictSettlement::Keep,
            (false, true) => ConflictSettlement::Force,
            (false, false) => ConflictSettlement::Ask,
        }
    }

    /// How what comes back from a translator's tool is taken.
    fn settling(&self) -> returned::Settling<'_> {
        let choice = |segment: &String, theirs| ConflictChoice {
            segment: Some(segment.clone()).filter(|segment| !segment.is_empty()),
            theirs,
        };
        let keep = self.keep.iter().map(|segment| choice(segment, false));
        let theirs = self.theirs.iter().map(|segment| choice(segment, true));
        returned::Settling {
            choices: keep.chain(theirs).collect(),
            name: self.name.as_deref(),
            locale: self.locale.as_deref(),
            force: self.force,
            dry_run: self.dry_run,
        }
    }

    /// The document or translation in a file; `-` is standard input.
    fn source(&self, file: &Path) -> Result<ImportSource, Failure> {
        let is_input = file.as_os_str() == "-";
        let mut source = if is_input {
            ImportSource::reader("-", io::stdin().lock())?
        } else {
            ImportSource::file(file)
        };
        source.encoding.clone_from(&self.encoding);
        let (named, own) = (self.from.map(FormatName::format), source.format_of_name());
        // `--from` is said of the document; its translation's own name tells more.
        let is_document = self.file.as_deref().is_none_or(|document| document == file);
        source.format = if is_document { named.or(own) } else { own.or(named) };
        Ok(source)
    }
}

/// Runs the command.
pub(super) fn run_import(session: &Session, arguments: &ImportArguments) -> CommandResult {
    if let Some(file) = arguments.file.as_deref().filter(|_| arguments.glossary) {
        return import_glossary(session, file, arguments.dry_run);
    }
    if let Some(file) = &arguments.file
        && arguments.translation.is_none()
        && arguments.from.is_none()
        && let Some(returned) = progress::waiting(session, "import-progress", || {
            ReturnedFiles::read_returned(file, arguments.encoding.as_deref())
        })?
    {
        return returned::take(session, returned, &arguments.settling());
    }
    if arguments.locale.is_some() && arguments.translation.is_none() {
        let phrase = Phrase::new("usage-only-with").with("argument", "--locale");
        return Err(phrase.with("other", "--translation").into());
    }
    let project = session.project()?;
    let source =
        |file: &Option<PathBuf>| file.as_deref().map(|file| arguments.source(file)).transpose();
    let request = ImportRequest {
        name: arguments.name.clone(),
        document: source(&arguments.file)?,
        translation: source(&arguments.translation)?,
        locale: arguments.locale.clone(),
        settle: arguments.settle(),
        prune: arguments.prune,
        dry_run: arguments.dry_run,
    };
    let answer = progress::waiting(session, "import-progress", || request.run(&project))?;
    let mut out = out();
    let told = match &answer.outcome {
        ImportOutcome::New(brought) => {
            let new = NewDocumentReport {
                name: &answer.name,
                brought,
                losses: &answer.losses,
                locale: answer.locale.as_deref(),
                dry_run: arguments.dry_run,
            };
            Ok(out.write_all(report::new_document(&new, &session.style()).as_bytes())?)
        }
        ImportOutcome::Revised(revision) => {
            told_revised(session, arguments, &answer, revision, &mut out)
        }
    };
    out.flush()?;
    told.map(|()| ExitStatus::Clean)
}

/// Adds the terms of a file to the project's glossary.
fn import_glossary(session: &Session, file: &Path, dry_run: bool) -> CommandResult {
    let project = session.project()?;
    let answer = project.import_glossary(file, dry_run)?;
    let (mut out, style) = (out(), session.style());
    let phrase = Phrase::new(if dry_run { "terms-would" } else { "terms-done" })
        .with("path", file.display().to_string())
        .with("added", answer.added.len())
        .with("kept", answer.kept)
        .with("differing", answer.differing.len());
    print_phrase(&mut out, &phrase, &style)?;
    for name in &answer.added {
        writeln!(out, "  {}", visible(name))?;
    }
    if !answer.differing.is_empty() {
        print_phrase(&mut out, &Phrase::new("terms-differing"), &style)?;
        for name in &answer.differing {
            writeln!(out, "  {}", visible(name))?;
        }
    }
    out.flush()?;
    Ok(ExitStatus::Clean)
}

/// Tells of a new version of a document of the project, a translation of it, or both.
fn told_revised(
    session: &Session,
    arguments: &ImportArguments,
    answer: &ImportAnswer,
    revision: &Revision,
    out: &mut impl io::Write,
) -> Result<(), Failure> {
    let style = session.style();
    if arguments.file.is_some() {
        out.write_all(report::revision(&answer.name, revision, &style).as_bytes())?;
    }
    for loss in &answer.losses {
        print_phrase(out, loss, &style)?;
    }
    if let (Some(locale), Some(filled)) = (&answer.locale, &revision.filled) {
        out.write_all(report::brought(filled, locale, &style).as_bytes())?;
    }
    if revision.refused {
        let count = revision.conflicts.len();
        return Err(Phrase::new("import-conflicts").with("count", count).into());
    }
    let id = match (revision.files.is_empty(), arguments.dry_run) {
        (true, _) => "import-nothing",
        (false, true) => "import-would-write",
        (false, false) => "import-wrote",
    };
    print_phrase(out, &Phrase::new(id), &style)?;
    for FileEdit { path, .. } in &revision.files {
        writeln!(out, "  {}", visible(path))?;
    }
    Ok(())
}
