//! Rendering a document of a project in a language, or in two side by side.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    model::{
        Locale, Pair, Phrase, Resource, ReviewState, SegmentKind, SourceFile, State, UnitKind,
    },
    render::{
        self, Edition, EditionBlock, EditionLanguage, TextOptions, TooLarge, UnresolvedGap,
        Variables, compose, refers_elsewhere,
    },
    store,
};

use super::{
    DocumentName, ErrorPhrases, Project, ProjectError, SelectionError, page_return::rewrite_page,
    view::TranslationFiles,
};

/// At most so many lines about what could not be resolved.
const MAX_GAPS_TOLD: usize = 20;

/// At most so many names of segments that are not translated.
const MAX_SEGMENTS_NAMED: usize = 10;

/// A document to be rendered.
///
/// ```
/// use std::sync::Arc;
///
/// use diglot::{MemoryFiles, Project, RenderRequest};
///
/// let files = MemoryFiles::from_iter([
///     ("diglot.toml", "source = \"fr\"\ntargets = [\"en\"]\n"),
///     ("content/verger.toml", "[[segment]]\nid = \"a\"\ntext = \"Le verger.\"\n"),
///     ("locales/en/verger.ftl", "a = The orchard.\n"),
/// ]);
/// let project = Project::open_in(Arc::new(files))?;
/// let answer = RenderRequest::new("verger", "en").run(&project).map_err(|error| error.to_string())?;
/// assert_eq!(answer.text, "The orchard.\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct RenderRequest {
    /// The document's name.
    pub document: String,
    /// The language; the nearest of the project's is taken.
    pub locale: String,
    /// A second language beside it.
    pub facing: Option<String>,
    /// The format; none: what the output's name says, or else text.
    pub format: Option<RenderFormat>,
    /// What stands for what is not translated.
    pub fallback: RenderFallback,
    /// Columns of text; none: 80, or 120 for two languages.
    pub width: Option<u16>,
    /// What the document's variables are, as `NAME=VALUE`.
    pub variables: Vec<String>,
    /// The file that is written; none: the answer alone.
    pub output: Option<PathBuf>,
    /// Nothing is written while there are translations of these kinds.
    pub deny: Vec<UnsettledKind>,
}

/// A kind of translations whose text may be read, but not yet relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsettledKind {
    /// Made from an older source.
    Stale,
    /// Drafts.
    Draft,
}

/// A format that documents are rendered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RenderFormat {
    Text,
    Markdown,
    Html,
}

/// What stands for what is not translated, or cannot be resolved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RenderFallback {
    /// The source.
    Source,
    /// The source, with the name of its language.
    #[default]
    Mark,
    /// Nothing: that is an error.
    Fail,
}

/// A document, rendered.
#[derive(Debug)]
pub struct RenderAnswer {
    /// The text.
    pub text: String,
    /// What a person should know of it.
    pub notes: Vec<Phrase>,
    /// Whether there are translations that were [denied](RenderRequest::deny): then nothing is
    /// rendered.
    pub is_denied: bool,
}

/// Why a document was not rendered.
#[derive(Debug, thiserror::Error)]
#[error("{failure}")]
pub struct RenderError {
    /// What a person should know besides.
    pub notes: Vec<Phrase>,
    /// What hindered it.
    pub failure: RenderFailure,
}

/// What hindered rendering a document.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum RenderFailure {
    #[error(transparent)]
    Selection(#[from] SelectionError),
    #[error(transparent)]
    Project(#[from] ProjectError),
    #[error("{path} tells no format")]
    Format { path: String },
    #[error("both languages are {locale}")]
    FacingItself { locale: String },
    /// What is wrong with the document or its variables.
    #[error("the document cannot be rendered")]
    Document(Vec<Phrase>),
}

impl ErrorPhrases for RenderError {
    fn phrases(&self) -> Vec<Phrase> {
        let mut said = self.notes.clone();
        said.extend(match &self.failure {
            RenderFailure::Selection(error) => error.phrases(),
            RenderFailure::Project(error) => error.phrases(),
            RenderFailure::Format { path } => {
                vec![Phrase::new("render-format").with("path", &**path)]
            }
            RenderFailure::FacingItself { locale } => {
                vec![Phrase::new("render-facing-itself").with("locale", &**locale)]
            }
            RenderFailure::Document(phrases) => phrases.clone(),
        });
        said
    }
}

impl From<Phrase> for RenderFailure {
    fn from(phrase: Phrase) -> Self {
        Self::Document(vec![phrase])
    }
}

impl From<TooLarge> for RenderFailure {
    fn from(refused: TooLarge) -> Self {
        let phrase = Phrase::new("render-too-large").with("segment", refused.segment);
        phrase.with("message", refused.message).into()
    }
}

impl RenderFormat {
    /// What the name of a file says; none where it says that it is of another format.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
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

impl RenderRequest {
    /// A document in a language, as text.
    #[must_use]
    pub fn new(document: impl Into<String>, locale: impl Into<String>) -> Self {
        Self { document: document.into(), locale: locale.into(), ..Self::default() }
    }

    /// Renders the document, and writes the output where one is named.
    ///
    /// # Errors
    ///
    /// When there is no such document or language, it cannot be read or written, or something is
    /// missing that must not be.
    pub fn run(&self, project: &Project) -> Result<RenderAnswer, RenderError> {
        let mut notes = Vec::new();
        match self.render(project, &mut notes) {
            Ok(text) => {
                let (is_denied, text) = (text.is_none(), text.unwrap_or_default());
                Ok(RenderAnswer { text, notes, is_denied })
            }
            Err(failure) => Err(RenderError { notes, failure }),
        }
    }

    fn render(
        &self,
        project: &Project,
        notes: &mut Vec<Phrase>,
    ) -> Result<Option<String>, RenderFailure> {
        let document = project.document(&self.document)?;
        let output = self.output.as_deref().map(|path| project.destination(path)).transpose()?;
        let format = self.chosen_format()?;
        let wanted = self.wanted(project, notes)?;
        let variables = Variables::parse_settings(self.variables.iter().map(|setting| &**setting))?;
        let sheets = sheets(project, &document, &wanted, notes)?;
        let mut own: Vec<Resource<'_>> = Vec::new();
        for sheet in &sheets {
            let resource = sheet.own(project, &document, own.first());
            own.push(resource);
        }
        self.report_damage(&document, &sheets, &own, notes)?;
        let others: Vec<Vec<(&SourceFile, Resource<'_>)>> =
            sheets.iter().map(|sheet| sheet.others()).collect();
        let languages: Vec<_> = (sheets.iter().zip(&own).zip(&others))
            .map(|((sheet, own), others)| {
                let others = others.iter().map(|(file, resource)| (*file, resource));
                EditionLanguage::new(sheet.locale, (&sheet.file, own), others, &variables)
            })
            .collect();
        let mut editions = Vec::new();
        for locale in &wanted {
            let index = |locale: &Locale| sheets.iter().position(|sheet| sheet.locale == locale);
            let stand_ins = project.stand_ins(&document, locale)?;
            let stand_ins = stand_ins.into_iter().filter_map(index).map(|at| &languages[at]);
            let own = &languages[index(locale).unwrap_or(0)];
            let mut edition = compose(&languages[0], own, &stand_ins.collect::<Vec<_>>())?;
            project.address_pictures(&document, output.as_deref(), &mut edition);
            editions.push(edition);
        }
        for name in variables.unused() {
            notes.push(Phrase::new("render-unused-variable").with("name", name));
        }
        self.report_gaps(&editions, notes)?;
        if self.report_unsettled(project, &document, &mut editions, notes)? {
            return Ok(None);
        }
        let page = match (format, &*wanted) {
            (RenderFormat::Markdown, [locale]) if document.is_page() => {
                Some(self.page(project, &document, locale)?)
            }
            _ => None,
        };
        let text = page.unwrap_or_else(|| self.written(&editions, format));
        if let Some(path) = &self.output {
            project.write_out(path, &text)?;
        }
        Ok(Some(text))
    }

    /// Says how many segments are stale, or drafts, and marks them where the source stands beside
    /// them; whether that was denied.
    fn report_unsettled(
        &self,
        project: &Project,
        document: &DocumentName,
        editions: &mut [Edition<'_>],
        notes: &mut Vec<Phrase>,
    ) -> Result<bool, RenderFailure> {
        let is_facing = editions.len() > 1 && self.fallback != RenderFallback::Source;
        let mut is_denied = false;
        for edition in editions.iter_mut().filter(|edition| !edition.is_source) {
            for kind in [UnsettledKind::Draft, UnsettledKind::Stale] {
                let segments = unsettled(project, document, edition, kind)?;
                if segments.is_empty() {
                    continue;
                }
                is_denied |= self.deny.contains(&kind);
                let phrase = Phrase::new(kind.told()).with("count", segments.len());
                notes.push(phrase.with("locale", edition.locale.name()));
                if is_facing {
                    edition.remark(&Phrase::new(kind.mark()), &segments);
                }
            }
        }
        if is_denied {
            notes.push(Phrase::new("render-denied"));
        }
        Ok(is_denied)
    }

    /// The format that was asked for, or that the name of the file says.
    fn chosen_format(&self) -> Result<RenderFormat, RenderFailure> {
        match (self.format, &self.output) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(RenderFormat::Text),
            (None, Some(path)) => RenderFormat::of_file(path)
                .ok_or_else(|| RenderFailure::Format { path: path.display().to_string() }),
        }
    }

    /// The languages to write, the nearest of the project's.
    fn wanted<'p>(
        &self,
        project: &'p Project,
        notes: &mut Vec<Phrase>,
    ) -> Result<Vec<&'p Locale>, RenderFailure> {
        let mut wanted: Vec<&Locale> = Vec::new();
        for name in [&self.locale].into_iter().chain(&self.facing) {
            let locale = project.nearest_locale(name)?;
            if locale.name() != name {
                let phrase = Phrase::new("render-negotiated").with("name", &**name);
                notes.push(phrase.with("locale", locale.name()));
            }
            if wanted.contains(&locale) {
                return Err(RenderFailure::FacingItself { locale: locale.name().to_owned() });
            }
            wanted.push(locale);
        }
        Ok(wanted)
    }

    /// Says which files hold parts that cannot be read, and so cannot be rendered.
    fn report_damage(
        &self,
        document: &DocumentName,
        sheets: &[LanguageSheet<'_>],
        own: &[Resource<'_>],
        notes: &mut Vec<Phrase>,
    ) -> Result<(), RenderFailure> {
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
            if self.fallback == RenderFallback::Fail {
                return Err(phrase("render-damaged").into());
            }
            notes.push(phrase("render-damaged"));
        }
        Ok(())
    }

    /// Says what is not translated and what could not be resolved; a failure if that was asked for.
    fn report_gaps(
        &self,
        editions: &[Edition<'_>],
        notes: &mut Vec<Phrase>,
    ) -> Result<(), RenderFailure> {
        let fails = self.fallback == RenderFallback::Fail;
        let mut said = Vec::new();
        for edition in editions {
            let ids: Vec<_> = edition.fallbacks().map(|block| block.id.to_string()).collect();
            let Some(first) = edition.fallbacks().next() else { continue };
            let phrase =
                Phrase::new(if fails { "render-untranslated" } else { "render-fell-back" })
                    .with("count", ids.len())
                    .with("locale", edition.locale.name())
                    .with("source", first.locale.name())
                    .with("more", ids.len().saturating_sub(MAX_SEGMENTS_NAMED));
            let named = ids.into_iter().take(MAX_SEGMENTS_NAMED).collect::<Vec<_>>();
            said.push(phrase.with("ids", named));
        }
        notes.extend(editions.iter().flat_map(stand_ins_told));
        said.extend(gaps(editions.iter().flat_map(|edition| &edition.gaps)));
        if fails && !said.is_empty() {
            return Err(RenderFailure::Document(said));
        }
        notes.extend(said);
        Ok(())
    }

    /// A page as it stands, with what is not translated put where the source has it.
    fn page(
        &self,
        project: &Project,
        document: &DocumentName,
        locale: &Locale,
    ) -> Result<String, ProjectError> {
        let source = project.load(&document.path)?.file;
        // A page that stands in does so as a whole.
        let stand_ins = project.stand_ins(document, locale)?;
        let has_page = |own: &&Locale| {
            let path = project.text(document, own).map(|file| file.path().to_owned());
            path.is_ok_and(|path| project.load(&path).is_ok_and(|loaded| loaded.exists))
        };
        let locale = stand_ins.into_iter().find(has_page).unwrap_or(locale);
        if *locale == project.config.source {
            return Ok(source.text().to_owned());
        }
        let mark = match self.fallback {
            RenderFallback::Mark => format!("[{}] ", project.config.source),
            RenderFallback::Source | RenderFallback::Fail => String::new(),
        };
        project.with_pairs(document, locale, |view| {
            let missing = view.pairs.iter().filter(|pair| pair.target.is_none());
            let texts = missing.filter_map(|pair| {
                let unit = pair.source?;
                let UnitKind::Segment { kind, .. } = unit.kind else { return None };
                let mark = match kind {
                    SegmentKind::Code | SegmentKind::Markup => return None,
                    // Brackets mean a list there.
                    SegmentKind::Field => "",
                    _ => &mark,
                };
                Some((pair.id(), format!("{mark}{}", unit.text())))
            });
            rewrite_page(&view, document, &source, &texts.collect()).text
        })
    }

    fn written(&self, editions: &[Edition<'_>], format: RenderFormat) -> String {
        let marks = self.fallback == RenderFallback::Mark;
        let width = self.width.unwrap_or(if editions.len() > 1 { 120 } else { 80 }).into();
        let options = TextOptions { width, marks };
        match (format, editions) {
            (RenderFormat::Text, [left, right]) => render::facing_text(left, right, options),
            (RenderFormat::Markdown, [left, right]) => render::facing_markdown(left, right, marks),
            (RenderFormat::Html, [left, right]) => render::facing_html(left, right, marks),
            (RenderFormat::Text, _) => render::render_text(&editions[0], options),
            (RenderFormat::Markdown, _) => render::markdown(&editions[0], marks),
            (RenderFormat::Html, _) => render::html(&editions[0], marks),
        }
    }
}

/// What was read of one language.
struct LanguageSheet<'p> {
    locale: &'p Locale,
    file: Arc<SourceFile>,
    others: Vec<Arc<SourceFile>>,
    /// The files of a page's translation.
    page: Option<TranslationFiles>,
}

impl LanguageSheet<'_> {
    /// What the document says in the language; the blocks of a page are found by the source's.
    fn own(
        &self,
        project: &Project,
        document: &DocumentName,
        source: Option<&Resource<'_>>,
    ) -> Resource<'_> {
        if *self.locale == project.config.source {
            return document.parse(&self.file);
        }
        let (Some(files), Some(source)) = (&self.page, source) else {
            return store::parse_fluent(&self.file);
        };
        let (target, provenance) = files.parse(document);
        let paired = project.paired_page(source, files, (&target, &provenance));
        paired.map_or(target, |paired| paired.target)
    }

    fn others(&self) -> Vec<(&SourceFile, Resource<'_>)> {
        self.others.iter().map(|file| (&**file, store::parse_fluent(file))).collect()
    }
}

/// The texts of the source language, then those of the others that are wanted.
fn sheets<'p>(
    project: &'p Project,
    document: &DocumentName,
    wanted: &[&'p Locale],
    notes: &mut Vec<Phrase>,
) -> Result<Vec<LanguageSheet<'p>>, RenderFailure> {
    let source = &project.config.source;
    let mut locales = vec![source];
    for locale in wanted {
        let all = [*locale].into_iter().chain(project.stand_ins(document, locale)?);
        let new: Vec<_> = all.filter(|own| !locales.contains(own)).collect();
        locales.extend(new);
    }
    let mut sheets = Vec::new();
    for locale in locales {
        let file = project.text(document, locale)?;
        let mut sheet = LanguageSheet { locale, file, others: Vec::new(), page: None };
        if document.is_page() {
            if locale != source {
                sheet.page = Some(project.translation_files(document, locale)?);
            }
            sheets.push(sheet);
            continue;
        }
        let refers = refers_elsewhere(&sheet.own(project, document, None));
        // Most documents stand alone, and a project may have thousands of files.
        if refers {
            let (files, errors) = project.fluent_files(locale);
            notes.extend(errors.iter().flat_map(ErrorPhrases::phrases));
            let path = sheet.file.path();
            sheet.others = files.into_iter().filter(|file| file.path() != path).collect();
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

impl UnsettledKind {
    /// The message that says how many there are.
    fn told(self) -> &'static str {
        match self {
            Self::Stale => "render-stale",
            Self::Draft => "render-draft",
        }
    }

    /// The message that marks one.
    fn mark(self) -> &'static str {
        match self {
            Self::Stale => "render-mark-stale",
            Self::Draft => "render-mark-draft",
        }
    }

    fn holds(self, pair: &Pair<'_>) -> bool {
        match self {
            Self::Stale => pair.state == State::Stale,
            Self::Draft => pair.review == Some(ReviewState::Draft),
        }
    }
}

/// The segments of an edition that are in a state which its readers cannot see.
fn unsettled(
    project: &Project,
    document: &DocumentName,
    edition: &Edition<'_>,
    kind: UnsettledKind,
) -> Result<HashSet<String>, ProjectError> {
    let of_locale = |locale: &Locale| {
        project.with_pairs(document, locale, |view| -> HashSet<String> {
            let pairs = view.pairs.iter().filter(|pair| pair.source.is_some() && kind.holds(pair));
            pairs.map(|pair| pair.id().to_owned()).collect()
        })
    };
    let mut found = of_locale(edition.locale)?;
    for locale in edition.stand_ins.iter().filter(|own| ***own != project.config.source) {
        let blocks = edition.blocks.iter().filter(|block| block.locale == *locale);
        let shown: HashSet<&str> = blocks.map(EditionBlock::segment).collect();
        found.extend(of_locale(locale)?.into_iter().filter(|id| shown.contains(&**id)));
    }
    Ok(found)
}

/// How many segments of an edition other locales stand in for, a phrase a locale.
fn stand_ins_told(edition: &Edition<'_>) -> Vec<Phrase> {
    let told = |locale: &&Locale| {
        let blocks = edition.blocks.iter().filter(|block| block.locale == *locale);
        let count = blocks.map(EditionBlock::segment).collect::<HashSet<_>>().len();
        let phrase = Phrase::new("render-stands-in").with("count", count);
        let phrase = phrase.with("locale", edition.locale.name()).with("from", locale.name());
        (count > 0).then_some(phrase)
    };
    edition.stand_ins.iter().filter_map(told).collect()
}

/// What could not be resolved, each thing once, with the first of its places.
fn gaps<'g>(all: impl Iterator<Item = &'g UnresolvedGap>) -> Vec<Phrase> {
    let mut places: Vec<Vec<&UnresolvedGap>> = Vec::new();
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
    let more = (places.len() > MAX_GAPS_TOLD).then(|| Phrase::new("render-more-gaps"));
    let line = |gaps: Vec<&UnresolvedGap>| {
        let UnresolvedGap { segment, file, position, what } = gaps[0];
        let place = format!("{file}:{}:{}", position.line, position.column);
        Phrase::new("render-gap")
            .with("place", place)
            .with("segment", &**segment)
            .with("what", what.clone())
            .with("more", gaps.len() - 1)
    };
    places.into_iter().take(MAX_GAPS_TOLD).map(line).chain(more).collect()
}
