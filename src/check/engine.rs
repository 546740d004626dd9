//! Runs the rules over a document in two languages.

use std::{
    cell::OnceCell,
    fmt,
    sync::{Arc, OnceLock},
};

use rayon::prelude::*;

use crate::{
    model::{
        DocumentKind, Locale, Pair, Phrase, Problem, Resource, SourceFile, Span, State,
        TranslationUnit, UnitKind, UntranslatedNotes,
    },
    text::{Language, PairFit, SentencePairs, TextFacts, WordGaps, pair_fit},
};

use super::{
    CheckedFiles, CheckedText, Finding, Location, PageAnchors, Renderings, ReportSink,
    ReportedSide, Rule, RuleCheck, RuleFamily, RuleReport, Settings, SuppressedFinding,
    SuspectPair, Terminology, UsedTerms, Vocabulary,
    checked_text::read_texts,
    plan::{ActiveRule, RulePlan},
    quiet::{QuietPair, QuietPairs, QuietRound},
    rule,
    rules::{self, sentence_count::LonePassage},
    sink::UsedAllows,
    source_facts::SourceFacts,
    vocabulary::AskedVocabulary,
};

/// Pairs that one thread checks at a time: enough to be worth a hand-over, few enough to share.
const CHUNK: usize = 256;

/// A source document, ready to be checked by itself.
#[derive(Debug)]
pub(crate) struct SourceView<'r> {
    /// The document's name.
    pub document: &'r str,
    /// Its file and what was read from it.
    pub side: CheckedSide<'r>,
    /// The project's glossary.
    pub terms: &'r Terminology,
}

/// A document and its translation, ready to be checked.
#[derive(Debug)]
pub(crate) struct Comparison<'r> {
    /// The document's name.
    pub document: &'r str,
    /// The source language's side.
    pub source: CheckedSide<'r>,
    /// The translation's side.
    pub target: CheckedSide<'r>,
    /// Its pairs, in the order of the source, orphans last.
    pub pairs: &'r [Pair<'r>],
    /// The file of its provenance; an empty text where there is none.
    pub provenance: &'r Arc<SourceFile>,
    /// What in that file could not be read.
    pub provenance_problems: &'r [Problem],
    /// Whether there is one.
    pub has_provenance: bool,
    /// The project's glossary.
    pub terms: &'r Terminology,
    /// What the other files of the project define.
    pub definitions: &'r dyn Definitions,
    /// How it translates what the project has more than once.
    pub renderings: &'r Renderings,
    /// The pairs that need not be looked at again, where the project stays open.
    pub quiet: Option<&'r QuietPairs>,
}

/// One language's side of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CheckedSide<'r> {
    /// Its language.
    pub locale: &'r Locale,
    /// Its file; an empty text under the name it would have, where there is none.
    pub file: &'r Arc<SourceFile>,
    /// What was read from it.
    pub resource: &'r Resource<'r>,
    /// What is wrong with its bytes.
    pub encoding: Option<&'r Problem>,
    /// Whether the file exists.
    pub exists: bool,
}

/// Messages and terms that all files of a locale define together.
pub(crate) trait Definitions: fmt::Debug + Sync {
    /// Whether any file of `locale` defines `id` (a term's begins with `-`); with an attribute,
    /// whether what defines it has that attribute.
    fn defines(&self, locale: &Locale, id: &str, attribute: Option<&str>) -> bool;

    /// What `key` (`message`, `-term`, either with an attribute after a point) stands for in the
    /// file at `path` of `locale`: its definition there, or else the only one elsewhere.
    fn definition(&self, locale: &Locale, path: &str, key: &str) -> Option<Definition<'_>>;

    /// Whether the pages of `locale` mostly leave out a key of the front matter that their sources
    /// have.
    fn leaves_out(&self, locale: &Locale, key: &str) -> bool;

    /// The anchors of the page of `locale` that an address on the page of the document `from` leads
    /// to; none where that is not known, or there is no such page.
    fn page_anchors(&self, locale: &Locale, from: &str, address: &str) -> Option<Arc<PageAnchors>>;
}

/// A text that others refer to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Definition<'d> {
    /// Its file.
    pub path: &'d str,
    /// What it refers to: messages and terms, each as the key of a definition.
    pub references: &'d [String],
}

/// The two texts of a value or attribute, with what can be read off each.
#[derive(Debug)]
pub(crate) struct TextPair<'r> {
    /// The comparison it is part of.
    pub comparison: &'r Comparison<'r>,
    /// The pair it is part of.
    pub pair: &'r Pair<'r>,
    /// The place of the pair among the document's.
    index: usize,
    /// The words with a capital that the document has on either side.
    pub vocabulary: &'r AskedVocabulary<'r>,
    /// The kind of the source's unit.
    pub kind: UnitKind,
    /// The source's text.
    pub source: &'r CheckedText<'r>,
    /// The translation's text.
    pub target: &'r CheckedText<'r>,
    used: UsedTerms<'r>,
    figures_agree: OnceCell<bool>,
    fit: OnceCell<Option<PairFit>>,
    gaps: OnceCell<Option<WordGaps>>,
    sentences: SentencePairs<'r>,
    lone_passages: OnceCell<Vec<LonePassage>>,
}

impl<'r> TextPair<'r> {
    fn new(
        comparison: &'r Comparison<'r>,
        vocabulary: &'r AskedVocabulary<'r>,
        (index, pair): (usize, &'r Pair<'r>),
        kind: UnitKind,
        [source, target]: [&'r CheckedText<'r>; 2],
    ) -> Self {
        let used = UsedTerms::new(comparison.terms, [&source.facts, &target.facts]);
        Self {
            comparison,
            pair,
            index,
            vocabulary,
            kind,
            source,
            target,
            used,
            figures_agree: OnceCell::new(),
            fit: OnceCell::new(),
            gaps: OnceCell::new(),
            sentences: SentencePairs::new(&source.facts, &target.facts),
            lone_passages: OnceCell::new(),
        }
    }

    /// The values of the pair before and of the one behind this one, each side as far as there is one.
    ///
    /// What follows from them changes with them: the pair is looked at each time.
    #[must_use]
    pub(crate) fn neighbours(&self) -> [[Option<TextFacts<'r>>; 2]; 2] {
        let [before, after] = self.pairs_around();
        let languages = [&self.source.facts, &self.target.facts].map(|facts| facts.language);
        let facts = |unit: Option<&'r TranslationUnit<'r>>, language| {
            Some(TextFacts::from_pattern(unit?.value.as_ref()?, language))
        };
        [before.last(), after.first()].map(|pair| {
            let pair = pair.filter(|pair| pair.state != State::Broken);
            let sides = [pair.and_then(|pair| pair.source), pair.and_then(|pair| pair.target)];
            [facts(sides[0], languages[0]), facts(sides[1], languages[1])]
        })
    }

    /// The document's pairs before this one and those behind it; what follows from them changes with
    /// them.
    pub(crate) fn pairs_around(&self) -> [&'r [Pair<'r>]; 2] {
        self.vocabulary.note_neighbours();
        let pairs = self.comparison.pairs;
        let [before, after] = [pairs.get(..self.index), pairs.get(self.index + 1..)];
        [before.unwrap_or_default(), after.unwrap_or_default()]
    }

    /// Whether all figures of the two texts answer each other, which is the common case.
    #[must_use]
    pub(crate) fn figures_agree(&self) -> bool {
        let agree =
            || rules::figures::differences(&self.source.facts, &self.target.facts).is_empty();
        *self.figures_agree.get_or_init(agree)
    }

    /// How well the two texts explain each other's words; none without a lexicon for them.
    #[must_use]
    pub(crate) fn fit(&self) -> Option<PairFit> {
        *self.fit.get_or_init(|| pair_fit(&self.source.facts, &self.target.facts))
    }

    /// What either text leaves unaccounted for of the other; none without a lexicon for them.
    pub(super) fn gaps(&self) -> Option<&WordGaps> {
        let read = || WordGaps::between(&self.source.facts, &self.target.facts);
        self.gaps.get_or_init(read).as_ref()
    }

    /// Which sentences of the two texts answer each other.
    pub(super) fn sentences(&self) -> &SentencePairs<'r> {
        &self.sentences
    }

    /// The sentences and clauses of either text that the other lacks.
    pub(super) fn lone_passages(&self) -> &[LonePassage] {
        self.lone_passages.get_or_init(|| rules::sentence_count::lone_passages(self))
    }

    /// Where the two texts use the glossary.
    #[must_use]
    pub(crate) fn used(&self) -> &UsedTerms<'r> {
        &self.used
    }
}

/// What a check of one document, or of one document in one locale, brought.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The findings, in order.
    pub findings: Vec<Finding>,
    /// Findings that an `allow` silences, where the settings ask for them.
    pub suppressed: Vec<SuppressedFinding>,
    /// The `allow`s of the source's file that silenced something.
    pub used_source_allows: UsedAllows,
    /// Where no provenance is kept for the document and locale: what is to be said once.
    pub unrecorded: Option<Finding>,
}

impl Outcome {
    /// Takes in what else was found in the same document, behind what is in the same place.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.findings.sort_by(|a, b| a.order().cmp(&b.order()));
        self.suppressed.extend(other.suppressed);
        self.used_source_allows.extend(other.used_source_allows);
    }
}

/// Checks a source document by itself but for its single texts, which [`compare`] or
/// [`single_texts`] checks: what its file has wrong, and all of it together, once for all locales.
#[must_use]
pub(crate) fn source(view: &SourceView<'_>, settings: &Settings) -> Outcome {
    let active = settings.active();
    let mut sink = ReportSink::new(settings, source_files(view.document, &view.side));
    side_problems(&mut sink, &active, ReportedSide::Source, &view.side);
    for &entry in &active {
        if let RuleCheck::Source(check) | RuleCheck::Sides(check, _) = entry.0.check {
            sink.set_rule(entry);
            check(view, &mut sink);
            sink.set_units(None, None);
        }
    }
    outcome(sink)
}

/// Checks the texts of a source document one by one: for a document that is compared with nothing.
#[must_use]
pub(crate) fn single_texts(view: &SourceView<'_>, settings: &Settings) -> Outcome {
    let plan = RulePlan::from_settings(settings);
    let language = Language::of_locale(view.side.locale);
    let files = source_files(view.document, &view.side);
    let parts: Vec<_> = (view.side.resource.units.par_chunks(CHUNK))
        .map(|units| {
            let mut sink = ReportSink::new(settings, files.clone());
            let mut texts = Vec::new();
            for unit in units {
                read_texts(ReportedSide::Source, unit, language, &mut texts);
                check_source(unit, &texts, &plan, &mut sink);
            }
            sink
        })
        .collect();
    let mut sink = ReportSink::new(settings, files);
    for part in parts {
        sink.absorb(part);
    }
    outcome(sink)
}

/// Checks a document and its translation; and, where `source` are the settings for the source by
/// itself, the source's texts one by one on the way, since they are read already. The second of
/// the outcomes is that. What is read off the source is `shared` with its other translations.
#[must_use]
pub(crate) fn compare(
    comparison: &Comparison<'_>,
    settings: &Settings,
    source: Option<&Settings>,
    shared: Option<&SourceFacts<'_>>,
) -> (Outcome, Outcome) {
    let files = comparison.files();
    let plan = RulePlan::from_settings(settings);
    let of_source = source.map(RulePlan::from_settings).filter(|plan| !plan.single.is_empty());
    let part = || {
        let of_source = source_files(comparison.document, &comparison.source);
        let of_source = ReportSink::new(source.unwrap_or(settings), of_source);
        WalkedPairs::new([ReportSink::new(settings, files.clone()), of_source])
    };
    let mut walked = part();
    side_problems(&mut walked.sinks[0], &plan.all, ReportedSide::Target, &comparison.target);
    for problem in comparison.provenance_problems {
        report_problem(&mut walked.sinks[0], &plan.all, ReportedSide::Provenance, problem);
    }
    let compares = plan.compares();
    let languages = [comparison.source.locale, comparison.target.locale].map(Language::of_locale);
    let read = if compares { comparison.pairs } else { &[] };
    let vocabulary = Vocabulary::of_pairs(read, languages);
    let round = comparison.quiet.map(|own| own.round(comparison, &vocabulary, of_source.is_some()));
    let walk = PairWalk {
        comparison,
        vocabulary: &vocabulary,
        plan: &plan,
        of_source: of_source.as_ref(),
        languages,
        shared,
        quiet: round.as_ref(),
        untranslated: OnceLock::new(),
    };
    let parts: Vec<_> = (comparison.pairs.par_chunks(CHUNK).enumerate())
        .map(|(chunk, pairs)| {
            let mut part = part();
            walk.check_chunk(chunk * CHUNK, pairs, &mut part);
            part
        })
        .collect();
    for part in parts {
        walked.absorb(part);
    }
    let WalkedPairs { sinks: [mut sink, source_sink], suspects, quiet } = walked;
    if let Some(round) = round {
        round.keep(quiet);
    }
    check_whole(comparison, &plan.all, &suspects, &mut sink);
    // Whether these silence anything is known when all documents were read.
    sink.mark_used(&comparison.renderings.allows());
    if settings.runs_all() {
        let units = &comparison.target.resource.units;
        unused_allows(&mut sink, &plan.all, ReportedSide::Target, units);
    }
    let unrecorded = rules::unrecorded::unrecorded_document(comparison, &plan.all);
    (Outcome { unrecorded, ..outcome(sink) }, outcome(source_sink))
}

/// The files that what is said of a source by itself is about.
fn source_files<'r>(document: &'r str, side: &CheckedSide<'r>) -> CheckedFiles<'r> {
    let file = side.file;
    CheckedFiles { document, locale: None, source: file, target: file, provenance: file }
}

/// What remains to be said once a source document was checked in all locales: its `allow`s that
/// silenced nothing. `used` are those that did, of all outcomes.
#[must_use]
pub(crate) fn report_unused_allows(
    view: &SourceView<'_>,
    settings: &Settings,
    used: &UsedAllows,
) -> Vec<Finding> {
    if !settings.runs_all() {
        return Vec::new();
    }
    let mut sink = ReportSink::new(settings, source_files(view.document, &view.side));
    sink.mark_used(used);
    unused_allows(&mut sink, &settings.active(), ReportedSide::Source, &view.side.resource.units);
    outcome(sink).findings
}

/// What is wrong with a file of the project that is no document.
#[must_use]
pub(crate) fn problems(
    file: &Arc<SourceFile>,
    problems: &[Problem],
    settings: &Settings,
) -> Vec<Finding> {
    let files =
        CheckedFiles { document: "", locale: None, source: file, target: file, provenance: file };
    let mut sink = ReportSink::new(settings, files);
    for problem in problems {
        report_problem(&mut sink, &settings.active(), ReportedSide::Source, problem);
    }
    let mut findings = outcome(sink).findings;
    for finding in &mut findings {
        finding.document = None;
    }
    findings
}

fn outcome(sink: ReportSink<'_>) -> Outcome {
    let (mut findings, suppressed, used) = sink.into_parts();
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    let used_source_allows =
        used.into_iter().filter(|(part, _)| *part == ReportedSide::Source).collect();
    Outcome { findings, suppressed, used_source_allows, unrecorded: None }
}

/// The pairs that rules want a look at once all were seen, each with the rule's name.
type Suspects = Vec<(&'static str, SuspectPair)>;

/// Runs the rules of a document in two languages as a whole.
fn check_whole<'s>(
    comparison: &Comparison<'s>,
    active: &[ActiveRule],
    suspects: &Suspects,
    sink: &mut ReportSink<'s>,
) {
    for &entry in active {
        sink.set_rule(entry);
        match entry.0.check {
            RuleCheck::Document(check) => check(comparison, sink),
            RuleCheck::Suspects(_, check) => {
                let own = suspects.iter().filter(|(rule, _)| *rule == entry.0.name);
                let own: Vec<_> = own.map(|(_, suspect)| suspect).collect();
                check(comparison, &own, sink);
            }
            _ => {}
        }
        sink.set_units(None, None);
    }
}

/// How the pairs of a document are walked through.
struct PairWalk<'w, 's> {
    comparison: &'w Comparison<'w>,
    vocabulary: &'w Vocabulary<'w>,
    plan: &'w RulePlan,
    /// The rules for the source by itself, where its texts are looked at on the way.
    of_source: Option<&'w RulePlan>,
    languages: [Language; 2],
    shared: Option<&'w SourceFacts<'s>>,
    quiet: Option<&'w QuietRound<'w>>,
    /// What the source's comments say, looked at once something is found.
    untranslated: OnceLock<UntranslatedNotes>,
}

/// What a walk through some pairs brought.
struct WalkedPairs<'s> {
    /// For the translation, and for the source by itself.
    sinks: [ReportSink<'s>; 2],
    suspects: Suspects,
    /// The pairs of which nothing was found.
    quiet: Vec<(u64, QuietPair)>,
}

impl PairWalk<'_, '_> {
    /// Whether the source says that a unit of it is not to be translated.
    fn stays_as_is(&self, unit: &TranslationUnit<'_>) -> bool {
        let notes = || self.comparison.source.resource.untranslated_notes();
        self.untranslated.get_or_init(notes).are_on(unit)
    }

    /// Checks some of the pairs, of which the first is the document's at `first`.
    fn check_chunk<'s>(&self, first: usize, pairs: &[Pair<'s>], part: &mut WalkedPairs<'s>) {
        let vocabulary = AskedVocabulary::new(self.vocabulary, self.quiet.is_some());
        let mut texts = Vec::new();
        for (index, pair) in pairs.iter().enumerate() {
            let print = self.quiet.and_then(|quiet| Some((quiet, quiet.print(pair)?)));
            if let Some((known, print)) =
                print.and_then(|(quiet, own)| Some((quiet.get(own)?, own)))
            {
                known.tally(&mut part.sinks[0]);
                part.quiet.push((print, known.clone()));
                continue;
            }
            let before = part.trace();
            texts.clear();
            let mut sources: &[CheckedText<'_>] = &[];
            let reads = self.plan.compares() || self.of_source.is_some();
            if let Some(unit) = pair.source.filter(|_| reads) {
                let shared = self.shared.and_then(|shared| shared.of_unit(first + index, unit));
                sources = shared.unwrap_or_else(|| {
                    read_texts(ReportedSide::Source, unit, self.languages[0], &mut texts);
                    &texts
                });
                if let Some(plan) = self.of_source {
                    check_source(unit, sources, plan, &mut part.sinks[1]);
                }
            }
            let of = (self.comparison, &vocabulary, first + index);
            let [sink, _] = &mut part.sinks;
            let (found, suspects) = (sink.found(), part.suspects.len());
            check_pair(of, pair, sources, self.plan, sink, &mut part.suspects);
            let is_told = sink.found() > found || part.suspects.len() > suspects;
            // The file says itself that nobody is to work on it.
            if is_told && pair.source.is_some_and(|unit| self.stays_as_is(unit)) {
                sink.soften_texts_since(found);
                part.suspects.truncate(suspects);
            }
            let (asked, looked_around) = vocabulary.take_asked();
            let is_quiet = !looked_around && part.is_quiet_since(&before);
            if let Some((_, print)) = print.filter(|_| is_quiet) {
                let tallies = part.sinks[0].tallies_since(&before.tallies);
                part.quiet.push((print, QuietPair { asked, tallies }));
            }
        }
    }
}

/// What had been found of some pairs at some moment.
struct WalkTrace {
    attempts: [usize; 2],
    suspects: usize,
    tallies: Vec<(&'static str, usize)>,
}

impl<'s> WalkedPairs<'s> {
    fn new(sinks: [ReportSink<'s>; 2]) -> Self {
        Self { sinks, suspects: Suspects::new(), quiet: Vec::new() }
    }

    /// Takes in what a walk through other pairs brought.
    fn absorb(&mut self, other: Self) {
        for (own, other) in self.sinks.iter_mut().zip(other.sinks) {
            own.absorb(other);
        }
        self.suspects.extend(other.suspects);
        self.quiet.extend(other.quiet);
    }

    fn trace(&self) -> WalkTrace {
        let attempts = self.sinks.each_ref().map(ReportSink::attempts);
        WalkTrace { attempts, suspects: self.suspects.len(), tallies: self.sinks[0].tallies() }
    }

    /// Whether nothing was found since.
    fn is_quiet_since(&self, before: &WalkTrace) -> bool {
        self.sinks.each_ref().map(ReportSink::attempts) == before.attempts
            && self.suspects.len() == before.suspects
    }
}

/// Both sides' units of a pair, the rules of the pair first, then those of its texts.
fn check_pair<'s>(
    (comparison, vocabulary, index): (&Comparison<'_>, &AskedVocabulary<'_>, usize),
    pair: &Pair<'s>,
    sources: &[CheckedText<'_>],
    plan: &RulePlan,
    sink: &mut ReportSink<'s>,
    suspects: &mut Suspects,
) {
    sink.set_units(pair.source, pair.target);
    for &(entry, check) in &plan.pairs {
        sink.set_rule(entry);
        check(comparison, pair, sink);
    }
    if pair.state == State::Broken || !plan.reads() {
        return;
    }
    // What may not belong together is not compared, and what is taken as it is has no language.
    let Some(target) = pair.target.filter(|unit| !unit.is_opaque()) else { return };
    let is_page = comparison.source.resource.kind == DocumentKind::Markdown;
    // What a page's block differs in from a source that has changed is a consequence of that.
    let is_compared = !(pair.doubtful || is_page && pair.state == State::Stale);
    let sources = if is_compared { sources } else { &[] };
    let language = Language::of_locale(comparison.target.locale);
    for (attribute, pattern) in target.patterns() {
        let source = sources.iter().find(|source| source.attribute == attribute);
        let mut text = CheckedText::new(ReportedSide::Target, target, attribute, pattern, language);
        text.source = source.map(|source| source.facts.text());
        let gated = source.zip(pair.source).is_some_and(|(source, unit)| {
            let texts =
                TextPair::new(comparison, vocabulary, (index, pair), unit.kind, [source, &text]);
            if attribute.is_none() && !unit.is_opaque() {
                let found = plan.suspects.iter().filter_map(|((rule, _), check)| {
                    Some((rule.name, SuspectPair { index, evidence: check(&texts, sink)? }))
                });
                suspects.extend(found);
            }
            if unit.is_opaque() {
                check_code(&texts, plan, sink);
                return true;
            }
            check_texts(&texts, plan, sink)
        });
        check_text(&text, plan, gated, sink);
    }
}

/// The rules of single texts; of a `gated` one, those that hold in any language.
fn check_text(text: &CheckedText<'_>, plan: &RulePlan, gated: bool, sink: &mut ReportSink<'_>) {
    for &(entry, check) in plan.single.iter().filter(|(entry, _)| !gated || outlives_gate(entry.0))
    {
        sink.set_rule(entry);
        check(text, sink);
    }
}

/// The rules of single texts on those of a source's unit.
fn check_source<'s>(
    unit: &'s TranslationUnit<'s>,
    texts: &[CheckedText<'_>],
    plan: &RulePlan,
    sink: &mut ReportSink<'s>,
) {
    sink.set_units(Some(unit), None);
    for text in texts.iter().filter(|text| !text.unit.is_opaque()) {
        check_text(text, plan, false, sink);
    }
}

/// Whether what a rule finds does not follow from a text's being in another language: what a program
/// reads and what a person clicks is the same in all.
fn outlives_gate(rule: &Rule) -> bool {
    matches!(rule.family, RuleFamily::Fluent | RuleFamily::Markup)
}

/// Runs the rules that compare two texts; whether one of the gates had something to say.
fn check_texts(texts: &TextPair<'_>, plan: &RulePlan, sink: &mut ReportSink<'_>) -> bool {
    let before = sink.attempts();
    for &(entry, check) in &plan.gates {
        sink.set_rule(entry);
        check(texts, sink);
    }
    let gated = sink.attempts() > before;
    for &(entry, check) in plan.texts.iter().filter(|(entry, _)| !gated || outlives_gate(entry.0)) {
        sink.set_rule(entry);
        check(texts, sink);
    }
    gated
}

/// The rules that compare two texts, on code in a message of its own: its numbers, markup and variables
/// count, and it has no language.
fn check_code(texts: &TextPair<'_>, plan: &RulePlan, sink: &mut ReportSink<'_>) {
    let counts = |rule: &Rule| outlives_gate(rule) || rule.name == "number-mismatch";
    for &(entry, check) in plan.texts.iter().filter(|(entry, _)| counts(entry.0)) {
        sink.set_rule(entry);
        check(texts, sink);
    }
}

/// What reading a side's file brought to light.
fn side_problems(
    sink: &mut ReportSink<'_>,
    active: &[ActiveRule],
    part: ReportedSide,
    side: &CheckedSide<'_>,
) {
    // What does not read as a text has nothing else wrong that could be told.
    let others = side.resource.problems.iter().filter(|_| side.encoding.is_none());
    for problem in side.encoding.into_iter().chain(others) {
        report_problem(sink, active, part, problem);
    }
}

fn report_problem(
    sink: &mut ReportSink<'_>,
    active: &[ActiveRule],
    part: ReportedSide,
    problem: &Problem,
) {
    let name = problem.kind.rule();
    let Some(&entry) = active.iter().find(|(rule, _)| rule.name == name) else { return };
    sink.set_rule(entry);
    let mut report = RuleReport::new(part, problem.span, problem.message.clone());
    if let Some(help) = &problem.help {
        report = report.help(help.clone());
    }
    if let Some((label, span)) = &problem.related {
        report = report.related(part, *span, label.clone());
    }
    sink.report_of(problem.unit.as_deref(), report);
}

/// The `allow`s of a side's units that silenced nothing, or name no rule.
fn unused_allows<'s>(
    sink: &mut ReportSink<'s>,
    active: &[ActiveRule],
    part: ReportedSide,
    units: &'s [TranslationUnit<'s>],
) {
    let Some(&entry) = active.iter().find(|(rule, _)| rule.name == "unused-allow") else { return };
    sink.set_rule(entry);
    for unit in units {
        for allow in &unit.allows {
            if sink.used_allows().contains(&(part, allow.span)) || &*allow.rule == "unused-allow" {
                continue;
            }
            let id = match rule(&allow.rule) {
                Some(_) => "unused-allow-message",
                None => "unused-allow-unknown",
            };
            sink.set_units(Some(unit), None);
            let phrase = Phrase::new(id).with("rule", &*allow.rule);
            sink.report(RuleReport::new(part, allow.span, phrase));
        }
    }
    sink.set_units(None, None);
}

impl<'r> Comparison<'r> {
    fn files(&self) -> CheckedFiles<'r> {
        CheckedFiles {
            document: self.document,
            locale: Some(self.target.locale.name()),
            source: self.source.file,
            target: self.target.file,
            provenance: self.provenance,
        }
    }
}

impl Comparison<'_> {
    /// A finding about the document and locale as a whole, at the head of the translation's file.
    pub(super) fn finding(&self, (rule, severity): ActiveRule, message: Phrase) -> Finding {
        let location = Location { file: self.target.file.clone(), span: Span::at(0) };
        let mut finding = Finding::new(rule, severity, location, message);
        finding.locale = Some(self.target.locale.name().to_owned());
        finding.document = Some(self.document.to_owned());
        finding
    }
}
