//! Recording, from the repository's history, what translations were made from.

use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};

use rayon::prelude::*;

use crate::{
    history::{
        self, FileVersion, HistoryError, HistoryTrack, Question, SourceCheckout, TranslationMark,
        TranslationOrigin, trace, verify,
    },
    model::{FileEdit, Locale, Pair, Phrase, ReviewState, State},
    store,
    text::{fingerprint, same},
};

use super::{
    DocumentName, DocumentView, ErrorPhrases, NamedTarget, Project, ProjectError, SelectionError,
    page_history::{PageOrigin, UnrecordedPage},
};

/// Which translations are to be recorded from the history, and how; by default all that have no
/// record.
#[derive(Debug, Clone, Default)]
pub struct HistoryRequest {
    /// Documents, as `DOCUMENT`, and segments of some, as `DOCUMENT/SEGMENT`; none named: all.
    pub targets: Vec<String>,
    /// Target locales; none named: all.
    pub locales: Vec<String>,
    /// The state to record; none: translated.
    pub state: Option<ReviewState>,
    /// The value of front matter by which pages name the commit of their source; none: the one
    /// that the project file names.
    pub commit_key: Option<String>,
    /// The commit that is looked back to, not further.
    pub since: Option<String>,
    /// Nothing is written.
    pub dry_run: bool,
}

/// What was recorded, and what hindered it.
#[derive(Debug, Default)]
pub struct HistoryAnswer {
    /// Numbers of translations.
    pub recorded: HistoryTally,
    /// Files that could not be read.
    pub failures: Vec<ProjectError>,
}

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum FromHistoryError {
    #[error(transparent)]
    History(#[from] HistoryError),
    #[error(transparent)]
    Selection(#[from] SelectionError),
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ErrorPhrases for FromHistoryError {
    fn phrases(&self) -> Vec<Phrase> {
        match self {
            Self::History(error) => vec![error.phrase()],
            Self::Selection(error) => error.phrases(),
            Self::Project(error) => error.phrases(),
        }
    }
}

/// Which translations are to be recorded, and how.
struct HistoryTarget<'w> {
    /// The documents; of some, only these segments.
    documents: BTreeMap<DocumentName, Option<HashSet<String>>>,
    locales: Vec<&'w Locale>,
    state: ReviewState,
    commit_key: Option<&'w str>,
    since: Option<&'w str>,
    dry_run: bool,
}

impl HistoryRequest {
    /// Records of each translation that has no record the source text as it was when the
    /// translation last changed. The watch is told how many commits were looked at.
    ///
    /// # Errors
    ///
    /// When something that was named is not there, the history cannot be read, or a file cannot be
    /// written.
    pub fn run_watched(
        &self,
        project: &Project,
        watch: &dyn Fn(usize, usize),
    ) -> Result<HistoryAnswer, FromHistoryError> {
        let locales = project.named_locales(&self.locales)?;
        let (targets, failures) = project.named_targets(&self.targets)?;
        let wanted = HistoryTarget {
            documents: whole_or_parts(targets),
            locales,
            state: self.state.unwrap_or(ReviewState::Translated),
            commit_key: self.commit_key.as_deref(),
            since: self.since.as_deref(),
            dry_run: self.dry_run,
        };
        let (recorded, more) = project.accept_from_history(&wanted, watch)?;
        Ok(HistoryAnswer { recorded, failures: failures.into_iter().chain(more).collect() })
    }
}

/// Each document once, whole or with the segments that were named.
fn whole_or_parts(targets: Vec<NamedTarget>) -> BTreeMap<DocumentName, Option<HashSet<String>>> {
    let mut all: BTreeMap<DocumentName, Option<HashSet<String>>> = BTreeMap::new();
    for NamedTarget { document, segment } in targets {
        let segments = all.entry(document).or_insert_with(|| Some(HashSet::new()));
        match (segments.as_mut(), segment) {
            (Some(segments), Some(segment)) => _ = segments.insert(segment),
            _ => *segments = None,
        }
    }
    all
}

/// What was recorded, and what could not be known; each a number of translations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HistoryTally {
    /// Recorded now.
    pub recorded: usize,
    /// Of these, those whose source has changed since.
    pub stale: usize,
    /// Of these, those that were changed since the last commit.
    pub uncommitted: usize,
    /// On record before, and left so.
    pub kept: usize,
    /// Pages that name a commit which is not in this clone: the history says what they were made
    /// from.
    pub unnamed: usize,
    /// Left, since their file is in no commit.
    pub untracked: usize,
    /// Left, since they are older than a shallow clone goes back.
    pub shallow: usize,
    /// Left, since there was no source when they last changed.
    pub no_source: usize,
    /// Left, since a partial clone lacks the files that would tell.
    pub unreadable: usize,
}

/// What the history is asked of a document in a locale.
struct AskedTrack {
    track: HistoryTrack,
    /// The version of its source that a page names.
    version: Option<FileVersion>,
    /// How many of its translations are on record.
    kept: usize,
}

/// A document in a locale whose history is asked for.
struct HistoryQuery<'w> {
    document: &'w DocumentName,
    segments: Option<&'w HashSet<String>>,
    locale: &'w Locale,
}

impl HistoryQuery<'_> {
    /// Whether a pair is to be recorded: it has both sides, no record, and is asked for.
    fn wants(&self, pair: &Pair<'_>) -> bool {
        pair.state == State::Unrecorded && self.names(pair)
    }

    fn track(&self, units: Vec<TranslationMark>) -> HistoryTrack {
        HistoryTrack {
            locale: self.locale.name().to_owned(),
            target: self.document.translation(self.locale),
            source: self.document.path.clone(),
            units,
        }
    }

    fn names(&self, pair: &Pair<'_>) -> bool {
        self.segments.is_none_or(|segments| segments.contains(pair.id()))
    }
}

impl Project {
    fn accept_from_history(
        &self,
        wanted: &HistoryTarget<'_>,
        progress: &dyn Fn(usize, usize),
    ) -> Result<(HistoryTally, Vec<ProjectError>), FromHistoryError> {
        let root = self.root().ok_or(HistoryError::NoFolder)?;
        let _lock = self.lock(wanted.dry_run)?;
        let asked = (wanted.documents.iter()).flat_map(|(document, segments)| {
            let locales = wanted.locales.iter().filter(|locale| document.is_for(locale));
            let segments = segments.as_ref();
            locales.map(move |locale| HistoryQuery { document, segments, locale })
        });
        let asked: Vec<HistoryQuery<'_>> = asked.collect();
        let read: Vec<_> = asked.par_iter().map(|asked| self.track(asked, wanted)).collect();
        let (mut all, mut failures) = (HistoryTally::default(), Vec::new());
        let (mut tracks, mut kept, mut versions) = (Vec::new(), Vec::new(), Vec::new());
        for (asked, read) in asked.iter().zip(read) {
            let own = match read {
                Ok(own) => own,
                Err(error) => {
                    failures.push(error);
                    continue;
                }
            };
            all.kept += own.kept;
            if !own.track.units.is_empty() {
                let version = own.version.map(|version| self.version_in_checkout(version));
                versions.extend(version.map(|version| (tracks.len(), version)));
                tracks.push(own.track);
                kept.push(asked);
            }
        }
        let elsewhere = self.source_checkout();
        let sources = elsewhere.as_ref().map_or(root, |own| &*own.root);
        let named = named_sources(sources, versions, tracks.len())?;
        all.unnamed = named.iter().filter(|named| matches!(named, NamedSource::Unknown)).count();
        if tracks.is_empty() {
            wanted.since.map_or(Ok(()), |since| verify(root, since))?;
            return Ok((all, failures));
        }
        let references = self.documents()?.into_iter().map(|document| document.path).collect();
        let locales = self.targets().iter().map(|locale| locale.name().to_owned()).collect();
        let question = Question { tracks, references, elsewhere, locales, since: wanted.since };
        let origins = trace(root, &question, progress)?;
        let tracks = &question.tracks;
        let parts: Vec<_> = (kept.par_iter().zip(tracks).zip(origins.par_iter().zip(&named)))
            .map(|((asked, track), (origins, named))| match named {
                _ if !asked.document.is_page() => self.record(asked, track, origins, wanted.state),
                NamedSource::Text(source) => {
                    self.record_page(asked, track, &PageOrigin::Named(source), wanted)
                }
                _ => self.record_page(asked, track, &PageOrigin::Traced(origins), wanted),
            })
            .collect();
        let edits = all.take_in(parts, &mut failures);
        if !wanted.dry_run {
            self.commit(&edits)?;
        }
        Ok((all, failures))
    }

    /// What the history is asked of a document in a locale, and how many records there are.
    fn track(
        &self,
        asked: &HistoryQuery<'_>,
        wanted: &HistoryTarget<'_>,
    ) -> Result<AskedTrack, ProjectError> {
        let HistoryQuery { document, locale, .. } = asked;
        self.with_pairs(document, locale, |view| {
            view.readable_records()?;
            if document.is_page() {
                let page = UnrecordedPage::look_at_page(document, &view, self.commit_key(wanted));
                let (version, kept) = (page.version(), page.kept());
                return Ok(AskedTrack { track: asked.track(page.marks()), version, kept });
            }
            let known = |pair: &&Pair<'_>| {
                pair.source.is_some() && pair.target.is_some() && pair.record.is_some()
            };
            let on_record = view.pairs.iter().filter(known).filter(|pair| asked.names(pair));
            let (track, version) = (asked.track(marks(asked, &view)), None);
            Ok(AskedTrack { track, version, kept: on_record.count() })
        })?
    }

    /// The value of front matter that names a commit.
    fn commit_key<'k>(&'k self, wanted: &'k HistoryTarget<'_>) -> Option<&'k str> {
        wanted.commit_key.or(self.config.layout.pages.commit_key.as_deref())
    }

    /// The folder of the pages' sources, where that is in another repository.
    pub(super) fn source_checkout(&self) -> Option<SourceCheckout> {
        let (name, _) = self.config.layout.pages.source_root.as_ref()?;
        Some(SourceCheckout { name: name.clone(), root: self.root()?.join(name) })
    }

    /// A version of a source under its path in the repository that it is in.
    fn version_in_checkout(&self, version: FileVersion) -> FileVersion {
        match self.in_checkout(&version.path).map(str::to_owned) {
            Some(path) => FileVersion { path, ..version },
            None => version,
        }
    }

    fn record_page(
        &self,
        asked: &HistoryQuery<'_>,
        track: &HistoryTrack,
        origin: &PageOrigin<'_>,
        wanted: &HistoryTarget<'_>,
    ) -> Result<(HistoryTally, Option<FileEdit>), ProjectError> {
        let mut part = HistoryTally::default();
        let edit = self.with_pairs(asked.document, asked.locale, |view| {
            let page = UnrecordedPage::look_at_page(asked.document, &view, self.commit_key(wanted));
            let is_same = page.marks() == track.units;
            is_same.then(|| page.recorded(&view, origin, wanted.state, &mut part)).flatten()
        })?;
        Ok((part, edit))
    }

    fn record(
        &self,
        asked: &HistoryQuery<'_>,
        track: &HistoryTrack,
        origins: &[TranslationOrigin],
        state: ReviewState,
    ) -> Result<(HistoryTally, Option<FileEdit>), ProjectError> {
        let (mut part, mut changes) = (HistoryTally::default(), BTreeMap::new());
        let edit = self.with_pairs(asked.document, asked.locale, |view| {
            if marks(asked, &view) != track.units {
                // Somebody is at it right now; the next run sees what came of it.
                return None;
            }
            let pairs = view.pairs.iter().filter(|pair| asked.wants(pair));
            for (pair, origin) in pairs.zip(origins) {
                let (Some(source), Some(target)) = (pair.source, pair.target) else { continue };
                let now = source.text();
                let Some(then) = part.count_origin(origin, &now) else { continue };
                let print = fingerprint(&target.text());
                let record = store::render_record(pair.id(), then, print, state);
                changes.insert(pair.id().to_owned(), Some(record));
            }
            view.recorded(&changes)
        })?;
        Ok((part, edit))
    }
}

/// What became of the commit that a page names.
enum NamedSource {
    /// It names none.
    None,
    /// The source's text in that commit.
    Text(String),
    /// It is not in this clone, or has no such file.
    Unknown,
}

/// The sources that pages name, for each of `count` tracks.
fn named_sources(
    root: &Path,
    versions: Vec<(usize, FileVersion)>,
    count: usize,
) -> Result<Vec<NamedSource>, HistoryError> {
    let mut named: Vec<_> = (0..count).map(|_| NamedSource::None).collect();
    if versions.is_empty() {
        return Ok(named);
    }
    let (places, wanted): (Vec<_>, Vec<_>) = versions.into_iter().unzip();
    for (place, text) in places.into_iter().zip(history::versions(root, &wanted)?) {
        named[place] = text.map_or(NamedSource::Unknown, NamedSource::Text);
    }
    Ok(named)
}

/// The translations of a document whose history is asked for.
fn marks(asked: &HistoryQuery<'_>, view: &DocumentView<'_>) -> Vec<TranslationMark> {
    let pairs = view.pairs.iter().filter(|pair| asked.wants(pair));
    pairs.filter_map(|pair| pair.target).map(TranslationMark::of_unit).collect()
}

impl HistoryTally {
    /// Counts a translation; the source text to record of it, where that is known.
    fn count_origin<'t>(&mut self, origin: &'t TranslationOrigin, now: &'t str) -> Option<&'t str> {
        match origin {
            TranslationOrigin::Source(then) => {
                self.recorded += 1;
                self.stale += usize::from(!same(then, now));
                Some(then)
            }
            TranslationOrigin::Uncommitted => {
                self.recorded += 1;
                self.uncommitted += 1;
                Some(now)
            }
            _ => {
                self.left(origin);
                None
            }
        }
    }

    /// Counts a translation whose source is not known.
    pub(super) fn left(&mut self, origin: &TranslationOrigin) {
        *match origin {
            TranslationOrigin::Untracked => &mut self.untracked,
            TranslationOrigin::Shallow => &mut self.shallow,
            TranslationOrigin::Unreadable => &mut self.unreadable,
            _ => &mut self.no_source,
        } += 1;
    }

    /// Takes in what was recorded of each document; the files to be written.
    fn take_in(
        &mut self,
        parts: Vec<Result<(Self, Option<FileEdit>), ProjectError>>,
        failures: &mut Vec<ProjectError>,
    ) -> Vec<FileEdit> {
        let mut edits = Vec::new();
        for part in parts {
            match part {
                Ok((part, edit)) => {
                    self.add(&part);
                    edits.extend(edit);
                }
                Err(error) => failures.push(error),
            }
        }
        edits
    }

    fn add(&mut self, part: &Self) {
        self.recorded += part.recorded;
        self.stale += part.stale;
        self.uncommitted += part.uncommitted;
        self.kept += part.kept;
        self.unnamed += part.unnamed;
        self.untracked += part.untracked;
        self.shallow += part.shallow;
        self.no_source += part.no_source;
        self.unreadable += part.unreadable;
    }
}
