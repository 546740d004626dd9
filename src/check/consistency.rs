//! Source texts that a project has more than once, and how each place of it translates them.
//!
//! While a document is checked it knows nothing of the others. So each hands over its texts and
//! their translations as numbers that equal ones share, and what is to be known of the places of
//! those that it translates in several ways itself ([`Renderings`]). When all are done, the texts
//! are known that have [several translations](inconsistent) among all documents; those that have
//! some of them only together with others are read once more, and [`judge`] tells which places
//! differ from what most of them have.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::model::{Pair, Phrase, Resource, Severity, SourceFile, Span};

use super::{
    Finding, Location, Part, Related, Settings, rule,
    rules::inconsistent_translation::{self, Translated},
};

/// A set of texts, each a number that equal ones share.
pub type Texts = HashSet<u64, RandomState>;

/// Which texts a source has that have one translation wherever they stand: for each a number that
/// equal ones share.
pub fn source_texts(source: &Resource<'_>) -> impl Iterator<Item = u64> {
    source.units.iter().filter_map(inconsistent_translation::source_text)
}

/// Those of some texts that are there more than once.
#[must_use]
pub fn repeated(texts: impl IntoIterator<Item = u64>) -> Texts {
    let (mut seen, mut repeated) = (Texts::default(), Texts::default());
    for text in texts {
        if !seen.insert(text) {
            repeated.insert(text);
        }
    }
    repeated
}

/// Of which texts the places are to be known.
#[derive(Clone, Copy)]
pub enum Wanted<'w> {
    /// Those that the document itself translates in several ways; of all its texts, only those that
    /// are among some, if any are named, count.
    Own(Option<&'w Texts>),
    /// These.
    These(&'w Texts),
}

/// How a document translates what is repeated, into one locale.
#[derive(Debug, Clone)]
pub struct Renderings {
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
    /// Each text with each of its translations, told apart to the letter, in ascending order.
    texts: Vec<[u64; 2]>,
    /// The places of texts that have several translations, and those with an `allow`.
    list: Vec<Rendering>,
}

/// One place where a text is translated.
#[derive(Debug, Clone)]
pub(super) struct Rendering {
    /// The text and its translation, each by a number that equal ones share.
    pub(super) texts: [u64; 2],
    pub(super) unit: Box<str>,
    /// Where both are.
    pub(super) spans: [Span; 2],
    /// The `allow`s of the rule that stand there.
    pub(super) allows: Vec<(Part, Span)>,
}

impl Renderings {
    /// Reads them off the pairs of a document; `files` are the source's and the translation's.
    /// `is_repeated` tells whether the project has a text more than once: it is asked only where
    /// an `allow` of the rule stands.
    #[must_use]
    pub fn read(
        (document, locale): (&str, &str),
        pairs: &[Pair<'_>],
        files: [&Arc<SourceFile>; 2],
        wanted: Wanted<'_>,
        is_repeated: &dyn Fn(u64) -> bool,
        settings: &Settings,
    ) -> Self {
        let severity = settings.severity(&inconsistent_translation::RULE);
        let mut all = if severity.is_some() { translated(pairs, wanted) } else { Vec::new() };
        all.par_sort_unstable();
        let own;
        let chosen = match wanted {
            Wanted::These(texts) => texts,
            Wanted::Own(_) => {
                own = several(all.iter().map(|translated| translated.texts));
                &own
            }
        };
        let mut listed: Vec<_> = (all.iter())
            .filter(|one| {
                chosen.contains(&one.texts[0]) || one.is_allowed && is_repeated(one.texts[0])
            })
            .collect();
        listed.sort_unstable_by_key(|one| one.index);
        let list = listed.into_iter().filter_map(|one| {
            inconsistent_translation::rendering(pairs.get(one.index)?, one.texts[0])
        });
        let list = list.collect();
        let mut texts: Vec<_> = all.into_iter().map(|translated| translated.texts).collect();
        texts.dedup();
        texts.shrink_to_fit();
        let unused = settings.severity(&super::rules::unused_allow::RULE);
        Self {
            document: document.to_owned(),
            locale: locale.to_owned(),
            asked: true,
            severity,
            unused: unused.filter(|_| settings.runs_all()),
            files: files.map(Arc::clone),
            texts,
            list,
        }
    }

    /// The texts that it translates.
    pub fn texts(&self) -> impl Iterator<Item = u64> {
        self.texts.iter().map(|[text, _]| *text)
    }

    /// Whether the places of all these texts are known that it has.
    #[must_use]
    pub fn knows(&self, texts: &Texts) -> bool {
        if texts.is_empty() {
            return true;
        }
        let known: Texts = self.list.iter().map(|rendering| rendering.texts[0]).collect();
        self.texts().all(|text| !texts.contains(&text) || known.contains(&text))
    }

    /// The `allow`s of the rule, of which [`judge`] is to say whether they silence anything.
    pub(super) fn allows(&self) -> BTreeSet<(Part, Span)> {
        self.list.iter().flat_map(|rendering| &rendering.allows).copied().collect()
    }

    /// Lets go of the files' texts, where findings are only counted.
    pub fn forget(&mut self) {
        for file in &mut self.files {
            *file = Arc::new(SourceFile::new(file.path(), ""));
        }
    }

    /// Whether there is nothing to compare.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    fn location(&self, part: Part, span: Span) -> Location {
        let [source, target] = &self.files;
        Location { file: if part == Part::Source { source } else { target }.clone(), span }
    }
}

fn translated(pairs: &[Pair<'_>], wanted: Wanted<'_>) -> Vec<Translated> {
    let counts = |one: &Translated| match wanted {
        Wanted::Own(among) => among.is_none_or(|texts| texts.contains(&one.texts[0])),
        Wanted::These(_) => true,
    };
    let mut translated = inconsistent_translation::translated(pairs);
    translated.retain(counts);
    translated
}

/// The texts that have several translations in one list of pairs, which is in order.
fn several(texts: impl Iterator<Item = [u64; 2]>) -> Texts {
    let mut last = None;
    let differs = |[text, translation]: [u64; 2]| {
        let before = last.replace((text, translation));
        before.is_some_and(|before| before.0 == text && before.1 != translation).then_some(text)
    };
    texts.filter_map(differs).collect()
}

/// The texts that have several translations into one locale among all these documents.
#[must_use]
pub fn inconsistent<'r>(all: impl IntoIterator<Item = &'r Renderings>) -> Texts {
    let mut texts: Vec<&[u64; 2]> = Vec::new();
    for renderings in all {
        texts.extend(&renderings.texts);
    }
    // Each document's are in order, which is what this way of sorting is good at.
    texts.sort();
    several(texts.into_iter().copied())
}

/// A place: which of all renderings, and which of its list.
type Place = (usize, usize);

/// What is translated in more than one way: each place that has another translation than most, by
/// the document and locale it is in. `all` are in the order of the project.
#[must_use]
pub fn judge(all: &[Renderings]) -> Vec<Finding> {
    let mut groups: HashMap<(&str, u64), Vec<Place>> = HashMap::new();
    let mut order = Vec::new();
    for (document, renderings) in all.iter().enumerate() {
        for (index, rendering) in renderings.list.iter().enumerate() {
            let key = (&*renderings.locale, rendering.texts[0]);
            let group = groups.entry(key).or_insert_with(|| {
                order.push(key);
                Vec::new()
            });
            group.push((document, index));
        }
    }
    let mut judge = Judge { all, findings: Vec::new(), used: HashSet::new() };
    for key in order {
        judge.group(groups.get(&key).map_or(&[], Vec::as_slice));
    }
    judge.unused_allows();
    judge.findings
}

struct Judge<'r> {
    all: &'r [Renderings],
    findings: Vec<Finding>,
    /// The `allow`s that silenced something: the document, since those of a source are used in any
    /// locale, its locale if it stands in the translation, and the place.
    used: HashSet<(&'r str, Option<&'r str>, Span)>,
}

impl<'r> Judge<'r> {
    fn get(&self, (document, index): Place) -> (&'r Renderings, &'r Rendering) {
        let renderings = &self.all[document];
        (renderings, &renderings.list[index])
    }

    /// The places of one text in one locale.
    fn group(&mut self, places: &[Place]) {
        let mut counts: HashMap<u64, usize> = HashMap::new();
        for &place in places {
            *counts.entry(self.get(place).1.texts[1]).or_default() += 1;
        }
        if counts.len() < 2 {
            return;
        }
        let count = |place: &Place| counts[&self.get(*place).1.texts[1]];
        // What most places have; of equally many, the first.
        let Some(first) = places.iter().copied().rev().max_by_key(count) else { return };
        let usual = self.get(first).1.texts[1];
        let mut said = HashSet::new();
        for &place in places {
            let (renderings, rendering) = self.get(place);
            if rendering.texts[1] == usual || !renderings.asked {
                continue;
            }
            self.used.extend(rendering.allows.iter().map(|allow| key(renderings, *allow)));
            let is_new = said.insert((place.0, rendering.texts[1]));
            if let (true, true, Some(severity)) =
                (rendering.allows.is_empty(), is_new, renderings.severity)
            {
                self.findings.push(self.deviation(place, first, severity));
            }
        }
    }

    fn deviation(&self, place: Place, other: Place, severity: Severity) -> Finding {
        let ((renderings, here), (others, there)) = (self.get(place), self.get(other));
        let name = if place.0 == other.0 {
            there.unit.to_string()
        } else {
            format!("{}/{}", others.document, there.unit)
        };
        let message = Phrase::new("inconsistent-translation-message").with("other", name);
        let location = renderings.location(Part::Target, here.spans[1]);
        let related = vec![
            Related {
                label: Phrase::new("inconsistent-translation-other"),
                location: others.location(Part::Target, there.spans[1]),
            },
            Related {
                label: Phrase::new("label-source"),
                location: renderings.location(Part::Source, here.spans[0]),
            },
        ];
        Finding {
            related,
            segment: Some(here.unit.to_string()),
            locale: Some(renderings.locale.clone()),
            ..finding(renderings, &inconsistent_translation::RULE, severity, message, location)
        }
    }

    /// The `allow`s of places that no other differs from.
    fn unused_allows(&mut self) {
        let mut said = HashSet::new();
        for renderings in self.all.iter().filter(|renderings| renderings.asked) {
            let Some(severity) = renderings.unused else { continue };
            for rendering in &renderings.list {
                for &allow in &rendering.allows {
                    let key = key(renderings, allow);
                    if self.used.contains(&key) || !said.insert(key) {
                        continue;
                    }
                    let name = inconsistent_translation::RULE.name;
                    let message = Phrase::new("unused-allow-message").with("rule", name);
                    let location = renderings.location(allow.0, allow.1);
                    let rule = rule("unused-allow").unwrap_or(&inconsistent_translation::RULE);
                    self.findings.push(Finding {
                        segment: Some(rendering.unit.to_string()),
                        locale: key.1.map(str::to_owned),
                        ..finding(renderings, rule, severity, message, location)
                    });
                }
            }
        }
    }
}

/// What tells an `allow` from all others.
fn key(renderings: &Renderings, (part, span): (Part, Span)) -> (&str, Option<&str>, Span) {
    let locale = (part == Part::Target).then_some(&*renderings.locale);
    (&renderings.document, locale, span)
}

/// A finding with what all of them have.
fn finding(
    renderings: &Renderings,
    rule: &'static super::Rule,
    severity: Severity,
    message: Phrase,
    location: Location,
) -> Finding {
    Finding {
        rule,
        severity,
        locale: None,
        document: Some(renderings.document.clone()),
        segment: None,
        message,
        help: None,
        note: None,
        location,
        related: Vec::new(),
        detail: super::Detail::None,
        fix: None,
        texts: None,
    }
}
