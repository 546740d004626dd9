//! `diglot import`: a document, and perhaps its translation, brought into the project.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use unicode_normalization::UnicodeNormalization as _;

use super::{Failure, Run, Session, Status, names, out, say};
use crate::{
    import::{Format, Imported, Options, read},
    model::{FileEdit, Locale, Phrase},
    project::{NewDocument, NewVersion, Project, Settle},
    report::{self, Style},
    store,
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
    #[arg(long, value_name = "LOCALE", requires = "translation")]
    locale: Option<String>,
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<FormatName>,
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,
    #[arg(long, requires = "file", conflicts_with = "force")]
    keep: bool,
    #[arg(long)]
    force: bool,
    #[arg(long, requires = "file")]
    prune: bool,
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
    fn format(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Markdown => Format::Markdown,
            Self::Html => Format::Html,
            Self::Docx => Format::Docx,
        }
    }
}

/// Runs the command.
pub(super) fn run(session: &Session, arguments: &ImportArguments) -> Run {
    let project = session.project()?;
    let locale = match &arguments.translation {
        Some(_) => Some(locale(&project, arguments.locale.as_deref())?.clone()),
        None => None,
    };
    let name = match (&arguments.name, &arguments.file) {
        (Some(name), _) => name.clone(),
        (None, Some(file)) => name_of(file)?,
        (None, None) => return Err(Phrase::new("usage-missing").with("argument", "--name").into()),
    };
    let source = arguments.file.as_deref().map(|file| Read::new(file, arguments)).transpose()?;
    let file = arguments.translation.as_deref();
    let translation = file.map(|file| Read::new(file, arguments)).transpose()?;
    let documents = Documents { name: &name, source, locale, translation };
    let is_there = project.survey().found.iter().any(|own| own.name == name && !own.fluent);
    match &documents.source {
        Some(source) if !is_there => bring(session, &project, arguments, &documents, source),
        _ => renew(session, &project, arguments, &documents),
    }
}

/// What is brought in.
struct Documents<'d> {
    name: &'d str,
    source: Option<Read<'d>>,
    locale: Option<Locale>,
    translation: Option<Read<'d>>,
}

impl Documents<'_> {
    /// The translation, and the locale that it is in.
    fn translation(&self) -> Option<(&Locale, &Imported)> {
        self.locale.as_ref().zip(self.translation.as_ref().map(|read| &read.imported))
    }

    /// Says what could not be kept of them.
    fn losses(&self, out: &mut impl io::Write, style: &Style<'_>) -> io::Result<()> {
        for Read { file, imported, .. } in self.source.iter().chain(&self.translation) {
            for loss in &imported.losses {
                say(out, &about(file, loss.clone()), style)?;
            }
        }
        Ok(())
    }
}

/// A document that is new in the project.
fn bring(
    session: &Session,
    project: &Project,
    arguments: &ImportArguments,
    documents: &Documents<'_>,
    source: &Read<'_>,
) -> Run {
    let brought = project.import(&NewDocument {
        name: documents.name,
        source: &source.imported,
        translation: documents.translation(),
        force: arguments.force,
        dry_run: arguments.dry_run,
    })?;
    let (mut out, style) = (out(), session.style());
    let id = if arguments.dry_run { "import-would" } else { "import-done" };
    let done = Phrase::new(id).with("document", documents.name).with("segments", brought.segments);
    say(&mut out, &done, &style)?;
    for FileEdit { path, .. } in &brought.files {
        writeln!(out, "  {path}")?;
    }
    documents.losses(&mut out, &style)?;
    if let Some(locale) = &documents.locale {
        out.write_all(report::brought(&brought, locale.name(), &style).as_bytes())?;
    }
    out.flush()?;
    Ok(Status::Clean)
}

/// A new version of a document of the project, a translation of it, or both.
fn renew(
    session: &Session,
    project: &Project,
    arguments: &ImportArguments,
    documents: &Documents<'_>,
) -> Run {
    let settle = match (arguments.keep, arguments.force) {
        (true, _) => Settle::Keep,
        (false, true) => Settle::Force,
        (false, false) => Settle::Ask,
    };
    let version = NewVersion {
        name: documents.name,
        source: documents.source.as_ref().map(|read| &read.imported),
        translation: documents.translation(),
        settle,
        prune: arguments.prune,
        dry_run: arguments.dry_run,
    };
    let revision = project.revise(&version)?;
    let (mut out, style) = (out(), session.style());
    if documents.source.is_some() {
        let told = report::revision(documents.name, &revision, &style);
        out.write_all(told.as_bytes())?;
    }
    documents.losses(&mut out, &style)?;
    if let (Some(locale), Some(filled)) = (&documents.locale, &revision.filled) {
        out.write_all(report::brought(filled, locale.name(), &style).as_bytes())?;
    }
    if revision.refused {
        out.flush()?;
        let count = revision.conflicts.len();
        return Err(Phrase::new("import-conflicts").with("count", count).into());
    }
    let id = match (revision.files.is_empty(), arguments.dry_run) {
        (true, _) => "import-nothing",
        (false, true) => "import-would-write",
        (false, false) => "import-wrote",
    };
    say(&mut out, &Phrase::new(id), &style)?;
    for FileEdit { path, .. } in &revision.files {
        writeln!(out, "  {path}")?;
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn about(file: &Path, problem: Phrase) -> Phrase {
    Phrase::new("error-place").with("place", file.display().to_string()).with("problem", problem)
}

/// The locale that a translation is in: the one named, or the only one there is.
fn locale<'p>(project: &'p Project, named: Option<&str>) -> Result<&'p Locale, Failure> {
    let named: Vec<String> = named.map(str::to_owned).into_iter().collect();
    match &*names::locales(project, &named)? {
        [locale] => Ok(locale),
        _ => Err(Phrase::new("usage-missing").with("argument", "--locale").into()),
    }
}

/// The name that a document gets from its file's.
fn name_of(file: &Path) -> Result<String, Failure> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let plain = stem.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    let words: String =
        plain.map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    let parts: Vec<&str> = words.split('-').filter(|part| !part.is_empty()).collect();
    let name = parts.join("-");
    if name.is_empty() {
        return Err(Phrase::new("usage-missing").with("argument", "--name").into());
    }
    Ok(name)
}

/// A document that was read.
struct Read<'f> {
    file: &'f Path,
    imported: Imported,
}

impl<'f> Read<'f> {
    /// Reads a document; `-` is standard input.
    fn new(file: &'f Path, arguments: &ImportArguments) -> Result<Self, Failure> {
        let path = file.display().to_string();
        let named = arguments.from.map(FormatName::format);
        let format = Format::of_file(&path).filter(|_| path != "-");
        // `--from` is said of the document; its translation's own name tells more.
        let is_document = arguments.file.as_deref().is_none_or(|document| document == file);
        let own = if is_document { named.or(format) } else { format.or(named) };
        let format = own.ok_or_else(|| Phrase::new("import-format").with("path", &*path))?;
        let bytes =
            if path == "-" { store::read_all(io::stdin().lock()) } else { store::read_in(file) };
        let unread = |error: io::Error| {
            Phrase::new("error-read").with("path", &*path).with("reason", store::reason(&error))
        };
        let options = Options { encoding: arguments.encoding.clone() };
        let imported = read(&bytes.map_err(unread)?, format, &options)
            .map_err(|error| about(file, error.phrase()))?;
        Ok(Self { file, imported })
    }
}
