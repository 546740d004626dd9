//! What leaves for a translator's tool: the units of documents, with all there is to know of them.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::PathBuf,
    sync::Arc,
};

use crate::{
    check::{RuleFamily, TermEntry, Terminology},
    exchange::{
        ExchangeDocument, ExchangeFormat, ExchangePackage, ExchangeUnit, InlineStyle, NoteKind,
        OutgoingOptions, TermHint, ToolName, WriteOptions, export_files, outgoing,
    },
    l10n::Interface,
    model::{FileEdit, Locale, Pair, Phrase, ReviewState, State},
    store,
    text::{Language, TextFacts, fingerprint},
};

use super::{
    CheckRequest, DocumentName, Project, ProjectError, SelectionError, TransferError, sent,
    transfer::{self, Destination},
};

/// What is to leave.
#[derive(Debug, Clone, Default)]
pub(crate) struct ExportRequest {
    /// `DOCUMENT` or `DOCUMENT/SEGMENT`; none: everything.
    pub targets: Vec<String>,
    /// The languages of the translations; none: all.
    pub locales: Vec<String>,
    /// The name of the format; none: what the tool takes best.
    pub format: Option<&'static str>,
    /// The tool that it is for.
    pub tool: ToolName,
    /// Whether emphasis leaves as codes or as Markdown; none: as the format has it.
    pub codes: Option<bool>,
    /// Which segments are wanted; all where nothing is said.
    pub only: Vec<ExportFilter>,
    /// The file or folder to write; none: nothing is written, the answer holds the bytes.
    pub output: Option<PathBuf>,
    /// When it leaves, in seconds since 1970.
    pub now: u64,
}

/// Segments that something is to be done about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExportFilter {
    Missing,
    Stale,
    Draft,
    Findings,
}

/// What left.
#[derive(Debug, Default)]
pub(crate) struct ExportAnswer {
    /// What left in each language.
    pub locales: Vec<ExportedLocale>,
    /// The only file, where none was to be written.
    pub bytes: Vec<u8>,
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// What hindered finding documents.
    pub failures: Vec<ProjectError>,
}

/// What left in one language.
#[derive(Debug)]
pub(crate) struct ExportedLocale {
    /// The language.
    pub locale: String,
    /// How many segments left.
    pub segments: usize,
    /// The segments that left locked, as `document/segment`.
    pub locked: Vec<String>,
}

/// Documents of a package, each with the only segments wanted of it; none: all.
type WantedSegments = [(DocumentName, Vec<String>)];

/// What is made of one language's documents.
struct LocaleExport<'e> {
    locale: &'e Locale,
    style: InlineStyle,
    only: &'e [ExportFilter],
    /// Says findings in the language of those who read them.
    say: &'e Interface,
}

/// The units of one language.
#[derive(Default)]
struct CollectedUnits {
    package: ExchangePackage,
    locked: Vec<String>,
    segments: usize,
    memory: Vec<FileEdit>,
}

/// Characters of a neighbour that are shown.
const NEIGHBOUR_LENGTH: usize = 240;

/// Findings by document and segment.
type SegmentFindings = HashMap<(String, String), Vec<String>>;

impl ExportRequest {
    /// Makes units of documents, and writes them; findings are said by `say`.
    ///
    /// # Errors
    ///
    /// When something is named that is not there, or a file cannot be read or written.
    pub(crate) fn run(
        &self,
        project: &Project,
        say: &Interface,
    ) -> Result<ExportAnswer, TransferError> {
        let locales = project.named_locales(&self.locales)?;
        let (targets, failures) = project.named_targets(&self.targets)?;
        let mut documents: Vec<(DocumentName, Vec<String>)> = Vec::new();
        for target in targets {
            match documents.iter_mut().find(|(document, _)| *document == target.document) {
                Some((_, segments)) => segments.extend(target.segment),
                None => documents.push((target.document, target.segment.into_iter().collect())),
            }
        }
        let format = self.format()?;
        let style = match self.codes {
            Some(true) => format.code_style(),
            Some(false) => format.text_style(),
            None => format.style,
        };
        let is_several = locales.len() > 1;
        let place = Destination::new(self.output.as_deref(), self.tool, is_several)?;
        let mut answer = ExportAnswer { failures, ..ExportAnswer::default() };
        let options = WriteOptions {
            tool: self.tool,
            project: "diglot".to_owned(),
            date: Some(transfer::stamp(self.now)),
        };
        for locale in locales {
            let export = LocaleExport { locale, style, only: &self.only, say };
            let mut collected = project.collect_units(&documents, &export)?;
            collected.package.documents.retain(|document| !document.units.is_empty());
            if collected.segments == 0 {
                continue;
            }
            let mut files = export_files(&collected.package, format, &options);
            if is_several && self.tool == ToolName::OmegaT {
                for file in &mut files {
                    file.path.insert_str(0, &format!("{locale}/"));
                }
            }
            place.write(project, files, &mut answer)?;
            let _lock = project.lock(false)?;
            project.files.commit(&collected.memory).map_err(ProjectError::from)?;
            answer.locales.push(ExportedLocale {
                locale: locale.name().to_owned(),
                segments: collected.segments,
                locked: collected.locked,
            });
        }
        Ok(answer)
    }

    fn format(&self) -> Result<&'static ExchangeFormat, TransferError> {
        let own = match self.tool {
            ToolName::Plain => "xliff",
            ToolName::OmegaT | ToolName::Weblate => "po",
            ToolName::Trados | ToolName::MemoQ => "xliff-1.2",
        };
        let missing = || Phrase::new("usage-missing").with("argument", "--format");
        Ok(ExchangeFormat::named(self.format.unwrap_or(own)).ok_or_else(missing)?)
    }
}

impl Project {
    fn collect_units(
        &self,
        documents: &WantedSegments,
        export: &LocaleExport<'_>,
    ) -> Result<CollectedUnits, TransferError> {
        let mut collected = CollectedUnits::default();
        self.config.source.name().clone_into(&mut collected.package.source_locale);
        export.locale.name().clone_into(&mut collected.package.target_locale);
        collected.package.is_ours = true;
        let glossary = Arc::new(self.glossary().clone());
        let terms = Terminology::new(glossary, &self.config.source, export.locale);
        let findings = self.segment_findings(documents, export)?;
        for (document, segments) in documents {
            if !document.is_for(export.locale) {
                continue;
            }
            let (units, records) = self.with_pairs(document, export.locale, |view| {
                let mut collector = UnitCollector {
                    project: self,
                    request: export,
                    findings: &findings,
                    terms: &terms,
                    answer: &mut collected,
                };
                collector.collect(document, view.pairs, segments)
            })?;
            let path = sent::path(&document.name, export.locale);
            let there = self.load(&path)?;
            let text = store::record_all(there.file.text(), &records);
            let edit = FileEdit::new(path, there.before(), text);
            collected.memory.extend(Some(edit).filter(FileEdit::changes));
            let name = document.name.clone();
            collected.package.documents.push(ExchangeDocument { name, units });
        }
        Ok(collected)
    }

    /// What a check finds, but for what the state of the units says already.
    fn segment_findings(
        &self,
        documents: &WantedSegments,
        export: &LocaleExport<'_>,
    ) -> Result<SegmentFindings, SelectionError> {
        let request = CheckRequest {
            targets: documents.iter().map(|(document, _)| document.name.clone()).collect(),
            locales: vec![export.locale.name().to_owned()],
            ..CheckRequest::default()
        };
        let mut findings = SegmentFindings::new();
        for finding in request.run(self)?.findings {
            let is_sync = finding.rule.family == RuleFamily::Sync;
            if let (Some(document), Some(segment), false) =
                (finding.document, finding.segment, is_sync)
            {
                let said = format!("{}: {}", finding.rule.name, export.say.say(&finding.message));
                findings.entry((document, segment)).or_default().push(said);
            }
        }
        Ok(findings)
    }
}

struct UnitCollector<'c, 'e> {
    project: &'c Project,
    request: &'c LocaleExport<'e>,
    findings: &'c SegmentFindings,
    terms: &'c Terminology,
    answer: &'c mut CollectedUnits,
}

impl UnitCollector<'_, '_> {
    fn collect(
        &mut self,
        document: &DocumentName,
        pairs: &[Pair<'_>],
        segments: &[String],
    ) -> (Vec<ExchangeUnit>, BTreeMap<String, Option<String>>) {
        let options = OutgoingOptions {
            style: self.request.style,
            source: &self.project.config.source,
            target: self.request.locale,
        };
        let named: HashSet<&str> = segments.iter().map(String::as_str).collect();
        let is_whole = named.is_empty() && self.request.only.is_empty();
        let (mut units, mut records) = (Vec::new(), BTreeMap::new());
        for (index, pair) in pairs.iter().enumerate() {
            let is_wanted =
                (named.is_empty() || named.contains(pair.id())) && self.wants(document, pair);
            let mut own = if is_wanted { outgoing(pair, options) } else { Vec::new() };
            if own.is_empty() {
                continue;
            }
            self.tell(document, pair, &mut own);
            if !is_whole {
                neighbours(pairs, index, &mut own);
            }
            self.answer.segments += 1;
            if own.iter().any(|unit| unit.locked) {
                self.answer.locked.push(format!("{}/{}", document.name, pair.id()));
            }
            records.insert(pair.id().to_owned(), Some(record(pair)));
            units.append(&mut own);
        }
        (units, records)
    }

    fn wants(&self, document: &DocumentName, pair: &Pair<'_>) -> bool {
        let only = &self.request.only;
        only.is_empty()
            || only.iter().any(|filter| match filter {
                ExportFilter::Missing => pair.state == State::Missing,
                ExportFilter::Stale => matches!(pair.state, State::Stale | State::Unconfirmed),
                ExportFilter::Draft => {
                    pair.target.is_some()
                        && pair.record.is_some_and(|record| record.state == ReviewState::Draft)
                }
                ExportFilter::Findings => self.found(document, pair).is_some(),
            })
    }

    fn found(&self, document: &DocumentName, pair: &Pair<'_>) -> Option<&Vec<String>> {
        if self.findings.is_empty() {
            return None;
        }
        self.findings.get(&(document.name.clone(), pair.id().to_owned()))
    }

    /// Adds what the project knows of a segment to its units.
    fn tell(&self, document: &DocumentName, pair: &Pair<'_>, units: &mut [ExchangeUnit]) {
        let findings = self.found(document, pair);
        for said in findings.into_iter().flatten() {
            for unit in units.iter_mut() {
                unit.note(NoteKind::Finding, said.as_str());
            }
        }
        if self.terms.source().is_empty() {
            return;
        }
        let value = pair.source.and_then(|source| source.value.as_ref());
        let Some(value) = value else { return };
        let facts =
            TextFacts::from_pattern(value, Language::of_locale(&self.project.config.source));
        let mut hints: Vec<TermHint> = Vec::new();
        for found in self.terms.source().find_terms(&facts) {
            let designation = self.terms.source().designations_at(&found).next();
            let entry = designation.and_then(|own| self.terms.entry(own.entry));
            let (source, target) = match entry {
                Some(TermEntry::Keep(name)) => (name, name),
                Some(TermEntry::Term(term)) => {
                    let source = self.terms.source_forms(term).first();
                    match (source, self.terms.target_forms(term).first()) {
                        (Some(source), Some(target)) => (&**source, &**target),
                        _ => continue,
                    }
                }
                None => continue,
            };
            let hint = TermHint { source: source.to_owned(), target: target.to_owned() };
            if !hints.contains(&hint) {
                hints.push(hint);
            }
        }
        for unit in units {
            unit.terms.clone_from(&hints);
        }
    }
}

/// What is remembered of a segment that leaves.
fn record(pair: &Pair<'_>) -> String {
    let source = pair.source.map(|source| source.text()).unwrap_or_default();
    let target = pair.target.map(|target| target.text()).unwrap_or_default();
    let state = pair.record.map_or(ReviewState::Draft, |record| record.state);
    store::render_record(pair.id(), &source, fingerprint(&target), state)
}

/// Says what stands before and after a segment that leaves without them.
fn neighbours(pairs: &[Pair<'_>], index: usize, units: &mut [ExchangeUnit]) {
    let text = |pair: Option<&Pair<'_>>| {
        let text = pair.and_then(|pair| pair.source).map(|source| source.text().into_owned());
        let text = text.unwrap_or_default();
        match text.char_indices().nth(NEIGHBOUR_LENGTH) {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text,
        }
    };
    let before = text(index.checked_sub(1).and_then(|before| pairs.get(before)));
    let after = text(pairs.get(index + 1));
    for unit in units {
        unit.note(NoteKind::Before, before.as_str());
        unit.note(NoteKind::After, after.as_str());
    }
}
