//! `diglot render`.

use std::{
    collections::HashMap,
    io::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::{Args, ValueEnum};

use super::{Failure, Run, Session, Status, names, session};
use crate::{
    model::{Locale, Phrase, Resource, SourceFile},
    project::{DocumentName, Project},
    render::{
        self, Edition, Gap, Language, TextOptions, TooLarge, Variables, compose, refers_elsewhere,
    },
};

/// At most so many lines about what could not be resolved, and so many names of segments.
const MOST_LINES: usize = 20;
const MOST_NAMES: usize = 10;

/// Columns that nobody has; a line of text is padded to as many.
const WIDEST: i64 = 10_000;

#[derive(Args)]
pub(super) struct RenderArguments {
    document: String,
    #[arg(long, value_name = "LOCALE")]
    lang: String,
    #[arg(long, value_name = "LOCALE")]
    facing: Option<String>,
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[arg(long, value_enum, default_value = "mark")]
    fallback: Fallback,
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(..=WIDEST))]
    width: Option<u16>,
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
}

impl Format {
    /// What the name of a file says; none where it says that it is of another format.
    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension().map(|extension| extension.to_string_lossy());
        match extension.map(|extension| extension.to_lowercase()).as_deref() {
            Some("html" | "htm" | "xhtml") => Some(Self::Html),
            Some("md" | "markdown") => Some(Self::Markdown),
            Some("txt" | "text" | "out") | None => Some(Self::Text),
            // What follows the dot in `report-2.0` is no format's name.
            Some(name) if name.bytes().all(|byte| byte.is_ascii_digit()) => Some(Self::Text),
            Some(_) => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Fallback {
    /// The source stands in.
    Source,
    /// The source stands in, with the name of its language.
    Mark,
    /// Nothing is written.
    Fail,
}

/// Runs the command.
pub(super) fn run(session: &Session, arguments: &RenderArguments) -> Run {
    let project = &session.project()?;
    let document = names::document(project, &arguments.document)?;
    if let Some(path) = arguments.output.as_deref().filter(|path| path.as_os_str() != "-") {
        project.destination(path)?;
    }
    let format = format(arguments)?;
    let wanted = wanted(project, arguments, session)?;
    let settings = arguments.set.iter().map(|setting| &**setting);
    let variables = Variables::read(settings).map_err(Failure::from)?;
    let sheets = sheets(project, &document, &wanted, session)?;
    let own: Vec<_> = sheets.iter().map(|sheet| sheet.own(project, &document)).collect();
    report_damage(&document, (&sheets, &own), arguments.fallback, session)?;
    let others: Vec<Vec<(&SourceFile, Resource<'_>)>> =
        sheets.iter().map(|sheet| sheet.others()).collect();
    let languages: Vec<_> = (sheets.iter().zip(&own).zip(&others))
        .map(|((sheet, own), others)| {
            let others = others.iter().map(|(file, resource)| (*file, resource));
            Language::new(sheet.locale, (&sheet.file, own), others, &variables)
        })
        .collect();
    let mut editions = Vec::new();
    for locale in &wanted {
        let index = sheets.iter().position(|sheet| sheet.locale == *locale).unwrap_or(0);
        editions.push(compose(&languages[0], &languages[index]).map_err(too_large)?);
    }
    for name in variables.unused() {
        session.complain(&Phrase::new("render-unused-variable").with("name", name));
    }
    report_gaps(&editions, arguments.fallback, session)?;
    write(project, arguments, &written(&editions, format, arguments))
}

/// The languages to write, the nearest of the project's.
fn wanted<'p>(
    project: &'p Project,
    arguments: &RenderArguments,
    session: &Session,
) -> Result<Vec<&'p Locale>, Failure> {
    let mut wanted: Vec<&Locale> = Vec::new();
    for name in [&arguments.lang].into_iter().chain(&arguments.facing) {
        let locale = names::nearest_locale(project, name)?;
        if locale.name() != name {
            let phrase = Phrase::new("render-negotiated").with("name", &**name);
            session.complain(&phrase.with("locale", locale.name()));
        }
        if wanted.contains(&locale) {
            return Err(Phrase::new("render-facing-itself").with("locale", locale.name()).into());
        }
        wanted.push(locale);
    }
    Ok(wanted)
}

/// What was read of one language.
struct Sheet<'p> {
    locale: &'p Locale,
    file: Arc<SourceFile>,
    others: Vec<Arc<SourceFile>>,
}

impl Sheet<'_> {
    fn own(&self, project: &Project, document: &DocumentName) -> Resource<'_> {
        if *self.locale == project.config.source {
            document.parse(&self.file)
        } else {
            crate::store::parse_fluent(&self.file)
        }
    }

    fn others(&self) -> Vec<(&SourceFile, Resource<'_>)> {
        self.others.iter().map(|file| (&**file, crate::store::parse_fluent(file))).collect()
    }
}

/// The texts of the source language, then those of the others that are wanted.
fn sheets<'p>(
    project: &'p Project,
    document: &DocumentName,
    wanted: &[&'p Locale],
    session: &Session,
) -> Result<Vec<Sheet<'p>>, Failure> {
    let source = &project.config.source;
    let targets = wanted.iter().copied().filter(|locale| *locale != source);
    let mut sheets = Vec::new();
    for locale in std::iter::once(source).chain(targets) {
        let mut sheet = Sheet { locale, file: project.text(document, locale)?, others: Vec::new() };
        let own = sheet.own(project, document);
        // Most documents stand alone, and a project may have thousands of files.
        if refers_elsewhere(&own) {
            let (files, errors) = project.fluent_files(locale);
            for phrase in errors.iter().flat_map(crate::project::ProjectError::phrases) {
                session.complain(&phrase);
            }
            let path = sheet.file.path();
            let others = files.into_iter().filter(|file| file.path() != path).collect();
            drop(own);
            sheet.others = others;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Says which files hold parts that cannot be read, and so cannot be rendered.
fn report_damage(
    document: &DocumentName,
    (sheets, own): (&[Sheet<'_>], &[Resource<'_>]),
    fallback: Fallback,
    session: &Session,
) -> Result<(), Failure> {
    for (at, (sheet, resource)) in sheets.iter().zip(own).enumerate() {
        let Some(problem) = resource.problems.first() else { continue };
        let phrase = |id| {
            let line = sheet.file.position(problem.span.start).line;
            Phrase::new(id)
                .with("place", format!("{}:{line}", sheet.file.path()))
                .with("document", &*document.name)
        };
        if at == 0 && resource.unreadable {
            return Err(phrase("render-unreadable").into());
        }
        // Whatever cannot be read of a text is missing from it.
        if fallback == Fallback::Fail {
            return Err(phrase("render-damaged").into());
        }
        session.complain(&phrase("render-damaged"));
    }
    Ok(())
}

fn too_large(refused: TooLarge) -> Failure {
    let phrase = Phrase::new("render-too-large").with("segment", refused.segment);
    phrase.with("message", refused.message).into()
}

/// Says what is not translated and what could not be resolved; a failure if that was asked for.
fn report_gaps(
    editions: &[Edition<'_>],
    fallback: Fallback,
    session: &Session,
) -> Result<(), Failure> {
    let mut said = Vec::new();
    for edition in editions {
        let ids: Vec<_> = edition.fallbacks().map(|block| block.id.to_string()).collect();
        let Some(first) = edition.fallbacks().next() else { continue };
        let id = match fallback {
            Fallback::Fail => "render-untranslated",
            _ => "render-fell-back",
        };
        let phrase = Phrase::new(id)
            .with("count", ids.len())
            .with("locale", edition.locale.name())
            .with("source", first.locale.name())
            .with("more", ids.len().saturating_sub(MOST_NAMES));
        said.push(phrase.with("ids", ids.into_iter().take(MOST_NAMES).collect::<Vec<_>>()));
    }
    let all = editions.iter().flat_map(|edition| &edition.gaps);
    said.extend(gaps(all));
    if fallback == Fallback::Fail && !said.is_empty() {
        return Err(Failure::Said(said));
    }
    for phrase in &said {
        session.complain(phrase);
    }
    Ok(())
}

/// What could not be resolved, each thing once, with the first of its places.
fn gaps<'g>(all: impl Iterator<Item = &'g Gap>) -> Vec<Phrase> {
    let mut places: Vec<Vec<&Gap>> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for gap in all {
        let next = places.len();
        let at = *index.entry(format!("{:?}", gap.what)).or_insert(next);
        match places.get_mut(at) {
            // A text that two editions fall back to has the same gaps in each.
            Some(known) if known.last() != Some(&gap) => known.push(gap),
            Some(_) => {}
            None => places.push(vec![gap]),
        }
    }
    let more = (places.len() > MOST_LINES).then(|| Phrase::new("render-more-gaps"));
    let line = |gaps: Vec<&Gap>| {
        let Gap { segment, file, position, what } = gaps[0];
        let place = format!("{file}:{}:{}", position.line, position.column);
        Phrase::new("render-gap")
            .with("place", place)
            .with("segment", &**segment)
            .with("what", what.clone())
            .with("more", gaps.len() - 1)
    };
    places.into_iter().take(MOST_LINES).map(line).chain(more).collect()
}

/// The format that was asked for, or that the name of the file says.
fn format(arguments: &RenderArguments) -> Result<Format, Failure> {
    match (arguments.format, &arguments.output) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::Text),
        (None, Some(path)) => Format::of(path).ok_or_else(|| {
            Phrase::new("render-format").with("path", path.display().to_string()).into()
        }),
    }
}

fn written(editions: &[Edition<'_>], format: Format, arguments: &RenderArguments) -> String {
    let marks = arguments.fallback == Fallback::Mark;
    let width = arguments.width.unwrap_or(if editions.len() > 1 { 120 } else { 80 }).into();
    let options = TextOptions { width, marks };
    match (format, editions) {
        (Format::Text, [left, right]) => render::facing_text(left, right, options),
        (Format::Markdown, [left, right]) => render::facing_markdown(left, right, marks),
        (Format::Html, [left, right]) => render::facing_html(left, right, marks),
        (Format::Text, _) => render::text(&editions[0], options),
        (Format::Markdown, _) => render::markdown(&editions[0], marks),
        (Format::Html, _) => render::html(&editions[0], marks),
    }
}

fn write(project: &Project, arguments: &RenderArguments, text: &str) -> Run {
    match &arguments.output {
        Some(path) if path.as_os_str() != "-" => project.write_out(path, text)?,
        _ => {
            let mut out = session::out();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
    }
    Ok(Status::Clean)
}
