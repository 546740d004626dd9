//! The walk from the newest commit back.

use std::{
    collections::{HashMap, hash_map::Entry},
    rc::Rc,
    sync::Arc,
};

use crate::store;

use super::{
    HistoryTrack, Question, TranslationOrigin,
    blobs::BlobReader,
    diffs::{CommitDiffs, FileChange},
    elsewhere::SourceRepository,
    git::{HistoryError, Repository},
    graph::{CommitGraph, CommitParent},
    marks::{FileStanding, TranslationMark, is_content, source_file},
    moves::{Locales, Vanished, renamed_sources},
    sources::{SourceVersion, Sources},
};

/// Translations of one track that still look for their commit, all in one file of one commit.
#[derive(Debug)]
struct TrackGroup {
    track: usize,
    /// The source's file in that commit.
    source: Rc<str>,
    /// Which of the track's units.
    units: Vec<usize>,
}

/// The translations that a commit has, by their file in it.
type CommitState = HashMap<Rc<str>, Vec<TrackGroup>>;

/// Where translations are handed on to.
#[derive(Clone, Copy)]
enum HandoverPlace<'g> {
    Commit(usize),
    Before(&'g str),
}

pub(super) struct HistoryWalk<'t> {
    tracks: &'t [HistoryTrack],
    since: Option<String>,
    repository: &'t Repository,
    locales: Locales,
    graph: CommitGraph,
    diffs: CommitDiffs,
    blobs: BlobReader,
    sources: Sources,
    elsewhere: Option<SourceRepository>,
    states: HashMap<usize, CommitState>,
    origins: Vec<Vec<Option<TranslationOrigin>>>,
    /// How many translations still look for their commit.
    open: usize,
    /// The commit whose files were all looked through last.
    searched: String,
    /// Versions of pages that translations come from, by object.
    pages: HashMap<Rc<str>, Arc<str>>,
}

impl<'t> HistoryWalk<'t> {
    pub(super) fn new(
        repository: &'t Repository,
        question: &'t Question<'_>,
    ) -> Result<Self, HistoryError> {
        let elsewhere = question.elsewhere.as_ref();
        let elsewhere = elsewhere.map(|own| SourceRepository::open_sources(repository, own));
        let commit = |revision: &str| {
            let unknown = || HistoryError::NoRevision { revision: revision.to_owned() };
            repository.commit(revision)?.ok_or_else(unknown)
        };
        let since = question.since.map(commit).transpose()?;
        let tracks = &question.tracks;
        let graph = CommitGraph::load_commits(repository, since.as_deref())?;
        let in_files = tracks.iter().any(|track| {
            let (folders, _) = track.target.rsplit_once('/').unwrap_or_default();
            !folders.split('/').any(|name| name == track.locale)
        });
        let content = tracks.iter().any(|track| is_content(&track.source));
        let pages = tracks.iter().any(|track| store::is_markdown(&track.source));
        let mut extensions = vec!["ftl"];
        extensions.extend(content.then_some("toml"));
        extensions.extend(["md", "mdx", "markdown"].into_iter().filter(|_| pages));
        let mut walk = Self {
            tracks,
            since,
            repository,
            locales: Locales::new(question.locales.iter().map(String::as_str), in_files),
            diffs: CommitDiffs::new(repository, graph.edges(), &extensions)?,
            blobs: BlobReader::new(repository)?,
            graph,
            sources: Sources::default(),
            elsewhere: elsewhere.transpose()?,
            states: HashMap::new(),
            origins: tracks.iter().map(|track| vec![None; track.units.len()]).collect(),
            open: 0,
            searched: String::new(),
            pages: HashMap::new(),
        };
        for reference in &question.references {
            walk.sources.add_path(&format!("{}{reference}", repository.prefix).into());
        }
        walk.start(repository)?;
        Ok(walk)
    }

    /// Puts the translations that are as the newest commit has them there.
    fn start(&mut self, repository: &Repository) -> Result<(), HistoryError> {
        let mut state = CommitState::new();
        for (index, track) in self.tracks.iter().enumerate() {
            let path: Rc<str> = format!("{}{}", repository.prefix, track.target).into();
            let source: Rc<str> = format!("{}{}", repository.prefix, track.source).into();
            self.sources.add_path(&source);
            let origin = match self.blobs.object(&repository.head, &path)? {
                None => Some(TranslationOrigin::Untracked),
                Some(object) => match self.blobs.marks(&object, &path)? {
                    None => Some(TranslationOrigin::Unreadable),
                    Some(marks) => {
                        // An entry that is mended since is not as it was.
                        let same = |mark: &TranslationMark| {
                            marks.holds_id(mark.id) && marks.holds(*mark) == FileStanding::Same
                        };
                        let (units, changed): (Vec<_>, Vec<_>) =
                            (0..track.units.len()).partition(|unit| same(&track.units[*unit]));
                        for unit in changed {
                            self.origins[index][unit] = Some(TranslationOrigin::Uncommitted);
                        }
                        self.open += units.len();
                        let group = TrackGroup { track: index, source, units };
                        state.entry(path).or_default().push(group);
                        None
                    }
                },
            };
            if let Some(origin) = origin {
                self.origins[index].fill(Some(origin));
            }
        }
        if self.graph.len() > 0 {
            self.states.insert(0, state);
        } else {
            // Nothing came after `since`.
            let since = self.since.clone().unwrap_or_default();
            self.hand_on_all(HandoverPlace::Before(&since), state, &HashMap::new())?;
        }
        Ok(())
    }

    pub(super) fn walk_commits(
        mut self,
        progress: &dyn Fn(usize, usize),
    ) -> Result<Vec<Vec<TranslationOrigin>>, HistoryError> {
        let total = self.graph.len();
        for commit in 0..total {
            if self.open == 0 {
                break;
            }
            progress(commit, total);
            let id = self.graph.id(commit).to_owned();
            let parents = self.graph.parents(commit).to_vec();
            // Told for every commit, so that the next one's are those that come next.
            let changes: Vec<_> =
                parents.iter().map(|_| self.diffs.next(&id)).collect::<Result<_, _>>()?;
            let state = self.states.remove(&commit).unwrap_or_default();
            if !state.is_empty() {
                self.visit(&id, &parents, &changes, state)?;
            }
        }
        progress(total, total);
        // A walk that ended early left none open; none is missing otherwise.
        let known =
            |origin: Option<TranslationOrigin>| origin.unwrap_or(TranslationOrigin::Unreadable);
        Ok(self.origins.into_iter().map(|all| all.into_iter().map(known).collect()).collect())
    }

    /// Hands a commit's translations on to its parents, and settles those that changed in it.
    fn visit(
        &mut self,
        commit: &str,
        parents: &[CommitParent],
        changes: &[Vec<FileChange>],
        mut state: CommitState,
    ) -> Result<(), HistoryError> {
        let mut all_renamed = Vec::new();
        for (parent, changes) in parents.iter().zip(changes) {
            let renamed = renamed_sources(changes, &self.locales, &self.sources, &mut self.blobs)?;
            for change in changes {
                if let Some(old) = renamed.get(&change.path) {
                    self.sources.add_path(old);
                }
                let gone = change.new.is_none() && self.locales.locale_of(&change.path).is_none();
                if gone && self.sources.is_near(&change.path) {
                    self.sources.add_path(&change.path);
                }
            }
            let mut kept = CommitState::new();
            for change in changes {
                if let Some(groups) = state.remove(&change.path) {
                    let groups =
                        self.unchanged(parent.handover_place(), change, groups, &renamed)?;
                    if !groups.is_empty() {
                        kept.insert(change.path.clone(), groups);
                    }
                }
            }
            self.hand_on_all(parent.handover_place(), state, &renamed)?;
            state = kept;
            all_renamed.push(renamed);
        }
        for ((parent, changes), renamed) in parents.iter().zip(changes).zip(&all_renamed) {
            if state.is_empty() {
                return Ok(());
            }
            state = self.moved(parent.handover_place(), changes, state, renamed)?;
        }
        if parents.is_empty() && self.repository.shallow && self.blobs.is_cut(commit)? {
            for group in state.into_values().flatten() {
                group
                    .units
                    .iter()
                    .for_each(|unit| self.settle(group.track, *unit, TranslationOrigin::Shallow));
            }
            return Ok(());
        }
        // In the order of their tracks: what is asked of git is then the same in every run.
        let own = |(path, groups): (Rc<str>, Vec<TrackGroup>)| {
            groups.into_iter().map(move |group| (path.clone(), group))
        };
        let mut groups: Vec<_> = state.into_iter().flat_map(own).collect();
        groups.sort_by_key(|(_, group)| group.track);
        groups.iter().try_for_each(|(path, group)| self.made_in(commit, path, group))
    }

    /// Hands on what a changed file has in the parent with the same text; what it has not is left.
    fn unchanged(
        &mut self,
        parent: HandoverPlace<'_>,
        change: &FileChange,
        groups: Vec<TrackGroup>,
        renamed: &HashMap<Rc<str>, Rc<str>>,
    ) -> Result<Vec<TrackGroup>, HistoryError> {
        let Some(old) = &change.old else { return Ok(groups) };
        let Some(marks) = self.blobs.marks(old, &change.path)? else {
            for group in groups {
                group.units.iter().for_each(|unit| {
                    self.settle(group.track, *unit, TranslationOrigin::Unreadable);
                });
            }
            return Ok(Vec::new());
        };
        let (mut left, mut same) = (Vec::new(), Vec::new());
        for group in groups {
            let units = &self.tracks[group.track].units;
            let (on, rest): (Vec<_>, Vec<_>) = group
                .units
                .iter()
                .partition(|unit| marks.holds(units[**unit]) == FileStanding::Same);
            let (track, source) = (group.track, group.source);
            if !rest.is_empty() {
                left.push(TrackGroup { track, source: source.clone(), units: rest });
            }
            if !on.is_empty() {
                same.push(TrackGroup { track, source, units: on });
            }
        }
        if !same.is_empty() {
            let state = CommitState::from([(change.path.clone(), same)]);
            self.hand_on_all(parent, state, renamed)?;
        }
        Ok(left)
    }

    /// Hands on what the parent has in other files, which this commit took it out of.
    fn moved(
        &mut self,
        parent: HandoverPlace<'_>,
        changes: &[FileChange],
        state: CommitState,
        renamed: &HashMap<Rc<str>, Rc<str>>,
    ) -> Result<CommitState, HistoryError> {
        let (mut vanished, mut left, mut found) =
            (Vanished::default(), CommitState::new(), CommitState::new());
        #[expect(clippy::iter_over_hash_type, reason = "each file is looked at by itself")]
        for (path, groups) in state {
            for group in groups {
                let track = &self.tracks[group.track];
                for locale in [Some(&*track.locale), None] {
                    let (locales, sources) = (&self.locales, &self.sources);
                    vanished.add_vanished(locale, changes, locales, sources, &mut self.blobs)?;
                }
                let marks: Vec<_> = group.units.iter().map(|unit| track.units[*unit]).collect();
                let files = vanished.find_origins(&track.locale, &path, &marks);
                for (unit, file) in group.units.iter().zip(files) {
                    let (state, path) = match file {
                        Some(file) => (&mut found, file),
                        None => (&mut left, path.clone()),
                    };
                    let (track, source) = (group.track, group.source.clone());
                    add_group(
                        state.entry(path).or_default(),
                        TrackGroup { track, source, units: vec![*unit] },
                    );
                }
            }
        }
        self.hand_on_all(parent, found, renamed)?;
        Ok(left)
    }

    fn hand_on_all(
        &mut self,
        place: HandoverPlace<'_>,
        mut state: CommitState,
        renamed: &HashMap<Rc<str>, Rc<str>>,
    ) -> Result<(), HistoryError> {
        if !renamed.is_empty() {
            for group in state.values_mut().flatten() {
                if let Some(old) = renamed.get(&group.source) {
                    group.source = old.clone();
                }
            }
        }
        let commit = match place {
            HandoverPlace::Commit(commit) => commit,
            HandoverPlace::Before(commit) => return self.made_before(commit, state),
        };
        match self.states.entry(commit) {
            Entry::Vacant(entry) => _ = entry.insert(state),
            Entry::Occupied(mut entry) => {
                let known = entry.get_mut();
                // The larger one takes the smaller one in.
                if known.len() < state.len() {
                    std::mem::swap(known, &mut state);
                }
                #[expect(clippy::iter_over_hash_type, reason = "each file is taken in by itself")]
                for (path, groups) in state {
                    let known = known.entry(path).or_default();
                    for group in groups {
                        add_group(known, group);
                    }
                }
            }
        }
        Ok(())
    }

    /// These changed in `commit`: they belong to the source that it has.
    fn made_in(
        &mut self,
        commit: &str,
        path: &str,
        group: &TrackGroup,
    ) -> Result<(), HistoryError> {
        if store::is_markdown(path) {
            let origin = self.pages_of(commit, &group.source, path)?;
            group.units.iter().for_each(|unit| self.settle(group.track, *unit, origin.clone()));
            return Ok(());
        }
        for unit in &group.units {
            let id = self.tracks[group.track].units[*unit].id;
            let mut found =
                self.sources.text_in_commit(&mut self.blobs, commit, &group.source, id)?;
            if found == SourceVersion::Nowhere && self.searched != commit {
                commit.clone_into(&mut self.searched);
                // The sources were somewhere that nothing leads to from where they are now.
                for path in self.repository.files(commit)? {
                    let path: Rc<str> = path.into();
                    if has_units(&path) && self.locales.locale_of(&path).is_none() {
                        self.sources.add_path(&path);
                    }
                }
                found = self.sources.text_in_commit(&mut self.blobs, commit, &group.source, id)?;
            }
            let origin = match found {
                SourceVersion::Text(text) => TranslationOrigin::Source(text),
                SourceVersion::None | SourceVersion::Nowhere => TranslationOrigin::NoSource,
                SourceVersion::Unreadable => TranslationOrigin::Unreadable,
            };
            self.settle(group.track, *unit, origin);
        }
        Ok(())
    }

    /// These have not changed since before `since`: they belong to the source of then, or of
    /// `commit`, an older one, where it is by this that they came.
    fn made_before(&mut self, commit: &str, state: CommitState) -> Result<(), HistoryError> {
        let since = self.since.clone().unwrap_or_default();
        let mut all: Vec<_> = state.into_iter().collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        for (path, groups) in all {
            let marks = match self.blobs.object(&since, &path)? {
                Some(object) => self.blobs.marks(&object, &path)?,
                None => None,
            };
            for TrackGroup { track, source, units } in groups {
                let own = &self.tracks[track].units;
                let is_same = |unit: &usize| {
                    marks
                        .as_ref()
                        .is_some_and(|marks| marks.holds(own[*unit]) == FileStanding::Same)
                };
                let (then, older): (Vec<_>, Vec<_>) = units.into_iter().partition(is_same);
                self.made_in(
                    &since,
                    &path,
                    &TrackGroup { track, source: source.clone(), units: then },
                )?;
                self.made_in(commit, &path, &TrackGroup { track, source, units: older })?;
            }
        }
        Ok(())
    }

    /// The versions of a page and its translation that a commit has.
    fn pages_of(
        &mut self,
        commit: &str,
        source: &str,
        target: &str,
    ) -> Result<TranslationOrigin, HistoryError> {
        let mut texts = Vec::with_capacity(2);
        for path in [source, target] {
            let elsewhere = self.elsewhere.as_mut().filter(|own| own.has_path(path));
            let (object, blobs) = match elsewhere {
                Some(own) => (own.object(self.repository, commit, path)?, &mut own.blobs),
                None => (self.blobs.object(commit, path)?, &mut self.blobs),
            };
            let Some(object) = object else { return Ok(TranslationOrigin::NoSource) };
            if !self.pages.contains_key(&object) {
                let Some(bytes) = blobs.bytes(&object)? else {
                    return Ok(TranslationOrigin::Unreadable);
                };
                let text = source_file(path, bytes).text().into();
                self.pages.insert(object.clone(), text);
            }
            texts.extend(self.pages.get(&object).cloned());
        }
        Ok(match &*texts {
            [source, translation] => TranslationOrigin::Pages {
                source: source.clone(),
                translation: translation.clone(),
            },
            _ => TranslationOrigin::Unreadable,
        })
    }

    fn settle(&mut self, track: usize, unit: usize, origin: TranslationOrigin) {
        self.origins[track][unit] = Some(origin);
        self.open = self.open.saturating_sub(1);
    }
}

impl CommitParent {
    fn handover_place(&self) -> HandoverPlace<'_> {
        match self {
            Self::Commit(commit) => HandoverPlace::Commit(*commit),
            Self::Before(commit) => HandoverPlace::Before(commit),
        }
    }
}

/// Whether the file is of a kind that a source may be.
fn has_units(path: &str) -> bool {
    is_content(path)
        || store::is_markdown(path)
        || path.rsplit_once('.').is_some_and(|(_, extension)| extension == "ftl")
}

/// Adds a group to those of its file.
fn add_group(groups: &mut Vec<TrackGroup>, group: TrackGroup) {
    let same = |known: &&mut TrackGroup| known.track == group.track && known.source == group.source;
    match groups.iter_mut().find(same) {
        Some(known) => known.units.extend(group.units),
        None => groups.push(group),
    }
}
