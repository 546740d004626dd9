//! Source texts that a project has more than once, and how each place of it translates them.
//!
//! While a document is checked it knows nothing of the others. So each hands over some 40 bytes a
//! pair ([`Renderings`]): numbers that equal texts share, and where they stand. When all are done,
//! [`judge`] tells which places differ from what most of those with the same source have.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::{
    model::{Pair, Phrase, Resource, Severity, SourceFile, Span, State, TranslationUnit},
    text::{has_words, likeness},
};

use super::{
    ALL, Finding, Location, Related, ReportedSide, Rule, RuleCheck, Settings, SourceFacts, rule,
    rules::unused_allow,
};

/// A set of texts, each a number that equal ones share.
pub(crate) type TextNumbers = HashSet<u64, RandomState>;

/// Pairs that one thread reads at a time.
const CHUNK: usize = 1024;

/// The name of the rule.
pub(super) const INCONSISTENT_TRANSLATION: &str = "inconsistent-translation";

/// Which texts a source has that have one translation wherever they stand: for each a number that
/// equal ones share.
pub(crate) fn source_texts(source: &Resource<'_>) -> impl Iterator<Item = u64> {
    source.units.iter().filter_map(source_text)
}

/// How a document translates its texts into one locale.
#[derive(Debug, Clone)]
pub(crate) struct Renderings {
    /// The document's name.
    pub document: String,
    /// The locale's.
    pub locale: String,
    /// Whether something is to be said of it; otherwise it is only there to compare with.
    pub asked: bool,
    severity: Option<Severity>,
    /// How much an `allow` matters that silences nothing.
    unused: Option<Severity>,
    files: [Arc<SourceFile>; 2],
    list: Vec<Rendering>,
    /// The `allow`s of the rule, each with its place in the list.
    allows: Vec<(usize, ReportedSide, Span)>,
}

/// One place where a text is translated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rendering {
    /// The text and its translation, each by a number that equal ones share.
    pub(super) source: u64,
    pub(super) target: u64,
    pub(super) source_span: ShortSpan,
    pub(super) target_span: ShortSpan,
    /// The message's id, in the translation's file.
    pub(super) id: ShortSpan,
}

/// A span of a file, which is never larger than 4 GB.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShortSpan(u32, u32);

impl From<Span> for ShortSpan {
    fn from(span: Span) -> Self {
        let [start, end] = [span.start, span.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        Self(start, end)
    }
}

impl ShortSpan {
    fn span(self) -> Span {
        Span::new(self.0 as usize, self.1 as usize)
    }
}

impl Renderings {
    /// Reads them off the pairs of a document; `files` are the source's and the translation's, and
    /// what is read off the source is `shared` with its other translations.
    #[must_use]
    pub(crate) fn collect_renderings(
        document: &str,
        locale: &str,
        pairs: &[Pair<'_>],
        files: [&Arc<SourceFile>; 2],
        settings: &Settings,
        shared: Option<&SourceFacts<'_>>,
    ) -> Self {
        let severity = rule(INCONSISTENT_TRANSLATION).and_then(|rule| settings.severity(rule));
        let unused = settings.severity(&unused_allow::RULE).filter(|_| settings.runs_all());
        let read = |(index, pair)| {
            let number = |unit: &TranslationUnit<'_>| match shared {
                Some(shared) => shared.number_of_text(index, unit),
                None => source_text(unit),
            };
            rendering(pair, number).map(|own| (own, pair))
        };
        let found: Vec<(Rendering, &Pair<'_>)> = if severity.is_some() {
            pairs.par_iter().enumerate().with_min_len(CHUNK).filter_map(read).collect()
        } else {
            Vec::new()
        };
        let allows = found.iter().enumerate().flat_map(|(index, (_, pair))| {
            allows_of(pair).map(move |(part, span)| (index, part, span))
        });
        Self {
            document: document.to_owned(),
            locale: locale.to_owned(),
            asked: true,
            severity,
            unused,
            files: files.map(Arc::clone),
            allows: allows.collect(),
            list: found.iter().map(|(rendering, _)| *rendering).collect(),
        }
    }

    /// The texts that it translates.
    pub(crate) fn texts(&self) -> impl Iterator<Item = u64> {
        self.list.iter().map(|rendering| rendering.source)
    }

    /// The `allow`s of the rule, of which [`judge`] is to say whether they silence anything.
    pub(super) fn allows(&self) -> BTreeSet<(ReportedSide, Span)> {
        self.allows.iter().map(|(_, part, span)| (*part, *span)).collect()
    }

    /// Lets go of the files' texts, where findings are only counted.
    pub(crate) fn forget(&mut self) {
        for file in &mut self.files {
            *file = Arc::new(SourceFile::new(file.path(), ""));
        }
    }

    /// Whether there is nothing to compare.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    fn location(&self, part: ReportedSide, span: Span) -> Location {
        let [source, target] = &self.files;
        Location { file: if part == ReportedSide::Source { source } else { target }.clone(), span }
    }

    fn id(&self, rendering: &Rendering) -> &str {
        self.files[1].slice(rendering.id.span())
    }

    /// A finding in a segment.
    fn finding(
        &self,
        rule: &'static Rule,
        severity: Severity,
        location: Location,
        message: Phrase,
        rendering: &Rendering,
    ) -> Finding {
        let mut finding = Finding::new(rule, severity, location, message);
        finding.document = Some(self.document.clone());
        finding.segment = Some(self.id(rendering).to_owned());
        finding
    }
}

/// A text of fewer words may well be translated after what surrounds it: a label, a button.
const MIN_WORDS: usize = 3;

/// A number for the text of a source's unit that equal ones share; none where it may have several
/// translations.
pub(super) fn source_text(unit: &TranslationUnit<'_>) -> Option<u64> {
    let value = unit.value.as_ref().filter(|_| unit.attributes.is_empty())?.text();
    has_words(&value, MIN_WORDS).then(|| likeness(&value))
}

/// What is to be known of a pair whose source should have one translation wherever it stands;
/// `number` tells what [`source_text`] says of it.
fn rendering(
    pair: &Pair<'_>,
    number: impl Fn(&TranslationUnit<'_>) -> Option<u64>,
) -> Option<Rendering> {
    let (source, target) = (pair.source?, pair.target?);
    // A stale translation is going to be looked at anyway.
    if matches!(pair.state, State::Broken | State::Stale) || !target.attributes.is_empty() {
        return None;
    }
    let (from, to) = (source.value.as_ref()?, target.value.as_ref()?);
    Some(Rendering {
        source: number(source)?,
        target: likeness(&to.text()),
        source_span: from.span.into(),
        target_span: to.span.into(),
        id: target.id_span.into(),
    })
}

/// The `allow`s of the rule that a pair has.
fn allows_of(pair: &Pair<'_>) -> impl Iterator<Item = (ReportedSide, Span)> {
    let sides = [(ReportedSide::Source, pair.source), (ReportedSide::Target, pair.target)];
    sides.into_iter().flat_map(|(part, unit)| {
        let allows = unit.into_iter().flat_map(|unit| &unit.allows);
        let own = allows.filter(|allow| &*allow.rule == INCONSISTENT_TRANSLATION);
        own.map(move |allow| (part, allow.span)).collect::<Vec<_>>()
    })
}

/// What the rules find that look at the project as a whole. `all` are in the order of the project.
#[must_use]
pub(crate) fn whole_project(all: &[Renderings]) -> Vec<Finding> {
    let check = |&rule: &&'static Rule| match rule.check {
        RuleCheck::Project(check) => check(rule, all),
        _ => Vec::new(),
    };
    ALL.iter().flat_map(check).collect()
}

/// A place of a text: which of all renderings, and which of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct RenderingPlace {
    text: u64,
    document: u32,
    index: u32,
}

/// What is translated in more than one way: each place that has another translation than most, by
/// the document and locale it is in. `all` are in the order of the project.
pub(super) fn judge(rule: &'static Rule, all: &[Renderings]) -> Vec<Finding> {
    let mut judge = ConsistencyJudge { rule, all, findings: Vec::new(), used: HashSet::new() };
    let locales: BTreeSet<&str> = all.iter().map(|renderings| &*renderings.locale).collect();
    for locale in locales {
        for places in judge.places(locale).chunk_by(|a, b| a.text == b.text) {
            judge.group(places);
        }
    }
    judge.unused_allows();
    judge.findings
}

struct ConsistencyJudge<'r> {
    rule: &'static Rule,
    all: &'r [Renderings],
    findings: Vec<Finding>,
    /// The `allow`s that silenced something: the document, since those of a source are used in any
    /// locale, its locale if it stands in the translation, and the place.
    used: HashSet<(&'r str, Option<&'r str>, Span)>,
}

impl<'r> ConsistencyJudge<'r> {
    /// The places of all texts in a locale, those of one text together, in the project's order.
    fn places(&self, locale: &str) -> Vec<RenderingPlace> {
        let own = self.all.iter().enumerate().filter(|(_, own)| own.locale == locale);
        let mut places: Vec<RenderingPlace> = own
            .flat_map(|(document, renderings)| {
                renderings.list.iter().enumerate().map(move |(index, rendering)| {
                    let [document, index] =
                        [document, index].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
                    RenderingPlace { text: rendering.source, document, index }
                })
            })
            .collect();
        places.par_sort_unstable();
        places
    }

    fn get(&self, place: RenderingPlace) -> (&'r Renderings, &'r Rendering) {
        let renderings = &self.all[place.document as usize];
        (renderings, &renderings.list[place.index as usize])
    }

    /// The places of one text in one locale.
    fn group(&mut self, places: &[RenderingPlace]) {
        let target = |place: &RenderingPlace| self.get(*place).1.target;
        if places.iter().all(|place| target(place) == target(&places[0])) {
            return;
        }
        let mut counts: HashMap<u64, usize> = HashMap::new();
        for place in places {
            *counts.entry(target(place)).or_default() += 1;
        }
        // What most places have; of equally many, the first.
        let count = |place: &RenderingPlace| counts[&target(place)];
        let Some(first) = places.iter().copied().rev().max_by_key(count) else { return };
        let usual = target(&first);
        let mut said = HashSet::new();
        for &place in places {
            let (renderings, rendering) = self.get(place);
            if rendering.target == usual || !renderings.asked {
                continue;
            }
            let index = place.index as usize;
            let own = renderings.allows.iter().filter(|(of, ..)| *of == index);
            let allows: Vec<_> = own.map(|(_, part, span)| key(renderings, *part, *span)).collect();
            let is_new = said.insert((place.document, rendering.target));
            if let (true, true, Some(severity)) = (allows.is_empty(), is_new, renderings.severity) {
                self.findings.push(self.deviation(place, first, severity));
            }
            self.used.extend(allows);
        }
    }

    fn deviation(
        &self,
        place: RenderingPlace,
        other: RenderingPlace,
        severity: Severity,
    ) -> Finding {
        let ((renderings, here), (others, there)) = (self.get(place), self.get(other));
        let name = if place.document == other.document {
            others.id(there).to_owned()
        } else {
            format!("{}/{}", others.document, others.id(there))
        };
        let message = Phrase::new("inconsistent-translation-message").with("other", name);
        let location = renderings.location(ReportedSide::Target, here.target_span.span());
        let mut finding = renderings.finding(self.rule, severity, location, message, here);
        finding.locale = Some(renderings.locale.clone());
        finding.related = vec![
            Related {
                label: Phrase::new("inconsistent-translation-other"),
                location: others.location(ReportedSide::Target, there.target_span.span()),
            },
            Related {
                label: Phrase::new("label-source"),
                location: renderings.location(ReportedSide::Source, here.source_span.span()),
            },
        ];
        finding
    }

    /// The `allow`s of places that no other differs from.
    fn unused_allows(&mut self) {
        let mut said = HashSet::new();
        for renderings in self.all.iter().filter(|renderings| renderings.asked) {
            let Some(severity) = renderings.unused else { continue };
            for &(index, part, span) in &renderings.allows {
                let key = key(renderings, part, span);
                if self.used.contains(&key) || !said.insert(key) {
                    continue;
                }
                let message =
                    Phrase::new("unused-allow-message").with("rule", INCONSISTENT_TRANSLATION);
                let (rule, location) = (&unused_allow::RULE, renderings.location(part, span));
                let rendering = &renderings.list[index];
                let mut finding = renderings.finding(rule, severity, location, message, rendering);
                finding.locale = key.1.map(str::to_owned);
                self.findings.push(finding);
            }
        }
    }
}

/// What tells an `allow` from all others.
fn key(renderings: &Renderings, part: ReportedSide, span: Span) -> (&str, Option<&str>, Span) {
    let locale = (part == ReportedSide::Target).then_some(&*renderings.locale);
    (&renderings.document, locale, span)
}
