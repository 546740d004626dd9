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
    model::{Locale, Phrase},
    project::{Brought, Doubt, NewDocument, Project},
    report::Style,
    store,
};

/// As many characters of a text are shown as tell it from others.
const SHOWN: usize = 60;

#[derive(Args)]
pub(super) struct ImportArguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
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
        Some(_) => Some(locale(&project, arguments.locale.as_deref())?),
        None => None,
    };
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => name_of(&arguments.file)?,
    };
    let (source, format) = document(&arguments.file, arguments)?;
    let file = arguments.translation.as_deref();
    let translation = file.map(|file| document(file, arguments)).transpose()?.map(|(read, _)| read);
    let brought = project.import(&NewDocument {
        name: &name,
        source: &source,
        translation: locale.zip(translation.as_ref()),
        guessed: format == Format::Text,
        dry_run: arguments.dry_run,
    })?;
    let (mut out, style) = (out(), session.style());
    let id = if arguments.dry_run { "import-would" } else { "import-done" };
    let done = Phrase::new(id).with("document", name).with("segments", brought.segments);
    say(&mut out, &done, &style)?;
    for (path, _) in &brought.files {
        writeln!(out, "  {path}")?;
    }
    let read = [Some((&*arguments.file, &source)), file.zip(translation.as_ref())];
    for (file, imported) in read.into_iter().flatten() {
        for loss in &imported.losses {
            say(&mut out, &about(file, loss.clone()), &style)?;
        }
    }
    if let Some(locale) = locale {
        tell(&mut out, &brought, locale, &style)?;
    }
    out.flush()?;
    Ok(Status::Clean)
}

/// Says how the translation was paired.
fn tell(
    out: &mut impl io::Write,
    brought: &Brought,
    locale: &Locale,
    style: &Style<'_>,
) -> io::Result<()> {
    let paired = Phrase::new("import-paired")
        .with("locale", locale.name())
        .with("translated", brought.translated)
        .with("drafts", brought.doubts.len())
        .with("missing", brought.missing)
        .with("alone", brought.alone.len());
    say(out, &paired, style)?;
    if !brought.doubts.is_empty() {
        say(out, &Phrase::new("import-drafts"), style)?;
    }
    for Doubt { segment, score, source, translation } in &brought.doubts {
        writeln!(out, "  {segment} ({score:.2})")?;
        writeln!(out, "    {}\n    {}", shown(source), shown(translation))?;
    }
    if !brought.alone.is_empty() {
        say(out, &Phrase::new("import-alone"), style)?;
    }
    for text in &brought.alone {
        writeln!(out, "  {}", shown(text))?;
    }
    Ok(())
}

/// The beginning of a text, on one line.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
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

/// Reads a document; `-` is standard input.
fn document(file: &Path, arguments: &ImportArguments) -> Result<(Imported, Format), Failure> {
    let path = file.display().to_string();
    let named = arguments.from.map(FormatName::format);
    let format = Format::of_file(&path).filter(|_| path != "-");
    // `--from` is said of the document; its translation's own name tells more.
    let own = if file == arguments.file { named.or(format) } else { format.or(named) };
    let format = own.ok_or_else(|| Phrase::new("import-format").with("path", &*path))?;
    let bytes =
        if path == "-" { store::read_all(io::stdin().lock()) } else { store::read_in(file) };
    let unread = |error: io::Error| {
        Phrase::new("error-read").with("path", &*path).with("reason", store::reason(&error))
    };
    let bytes = bytes.map_err(unread)?;
    let options = Options { encoding: arguments.encoding.clone() };
    let imported = read(&bytes, format, &options).map_err(|error| about(file, error.phrase()))?;
    Ok((imported, format))
}
