//! All rules on a bilingual file, without a project.
//!
//! The file's units become a project in memory, which is checked like any other. What is found is
//! told where it stands in the file. Files of a project (`diglot.toml`, a glossary) play no part.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    check::{Finding, Location, RuleFamily},
    exchange::{ExchangePackage, ExchangeUnit},
    model::{Locale, Phrase, PhraseValue, SourceFile, Span},
    store::MemoryFiles,
    text::detect,
};

use super::{
    super::{
        CheckAnswer, CheckRequest, ErrorPhrases as _, ProgressWatch, Project, TransferError,
        transfer,
    },
    CodeNotation, DocumentTexts, document_texts,
    notation::ComparedCodes,
    unit_segments,
};

/// So much of a text tells its language, in bytes.
const BYTES_TO_DETECT: usize = 16 * 1024;

/// A bilingual file, read.
#[derive(Debug)]
pub(crate) struct BilingualFile {
    path: PathBuf,
    package: ExchangePackage,
    /// The file as reports quote it.
    shown: Arc<SourceFile>,
}

/// A check of bilingual files by themselves.
#[derive(Debug, Default)]
pub(crate) struct CheckFilesRequest {
    /// The files.
    pub files: Vec<BilingualFile>,
    /// What is asked of them; the documents and locales named in it count for nothing.
    pub check: CheckRequest,
    /// The language of the translations where a file does not say it.
    pub locale: Option<String>,
}

/// One document of a file while it is checked.
struct CheckedUnits<'f> {
    file: &'f BilingualFile,
    /// The units by the id of their segment.
    units: HashMap<String, &'f ExchangeUnit>,
    name: &'f str,
}

impl BilingualFile {
    /// The file at a path; none where its name is not that of a bilingual file, or it is a folder.
    ///
    /// # Errors
    ///
    /// When its name is one's, and it cannot be read.
    pub(crate) fn read(path: &Path) -> Result<Option<Self>, TransferError> {
        const ENDINGS: [&str; 9] =
            ["xlf", "xliff", "sdlxliff", "mqxliff", "po", "pot", "tmx", "csv", "xlsx"];
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let is_one = ending.is_some_and(|ending| ENDINGS.contains(&&*ending));
        if !is_one || path.is_dir() {
            return Ok(None);
        }
        let (package, text) = transfer::read_shown(path)?;
        let name = path.to_string_lossy().replace('\\', "/");
        let name = name.strip_prefix("./").unwrap_or(&name);
        let shown = Arc::new(SourceFile::new(name, text));
        Ok(Some(Self { path: path.to_owned(), package, shown }))
    }

    /// The languages of source and translation.
    fn locales(&self, named: Option<&str>) -> Result<[Locale; 2], TransferError> {
        let package = &self.package;
        let unsaid = |id: &'static str| {
            let path = self.path.display().to_string();
            TransferError::from(Phrase::new(id).with("path", path))
        };
        let target = named.unwrap_or(&package.target_locale);
        let target = Locale::new(target).map_err(|_| unsaid("check-file-language"))?;
        let source = match &*package.source_locale {
            "" => self.detected(),
            own => Locale::new(own).ok(),
        };
        // As gettext has it, what says nothing is English.
        let source = source.or_else(|| Locale::new("en").ok());
        let source = source.filter(|own| own.name() != target.name());
        Ok([source.ok_or_else(|| unsaid("check-file-source-language"))?, target])
    }

    fn detected(&self) -> Option<Locale> {
        let mut text = String::new();
        for (_, unit) in self.package.units() {
            text.push_str(&unit.source.plain_text());
            text.push('\n');
            if text.len() > BYTES_TO_DETECT {
                break;
            }
        }
        detect(&text).and_then(|code| Locale::new(code).ok())
    }
}

impl CheckFilesRequest {
    /// Checks the files, telling how many are done.
    ///
    /// # Errors
    ///
    /// When a file does not say its languages, or a rule that was named is none.
    pub(crate) fn run_watched(
        &self,
        watch: ProgressWatch<'_>,
    ) -> Result<CheckAnswer, TransferError> {
        let mut all = CheckAnswer::default();
        for (done, file) in self.files.iter().enumerate() {
            watch(done, self.files.len());
            let answer = file.check(&self.check, self.locale.as_deref())?;
            all.add(answer);
        }
        Ok(all)
    }
}

impl BilingualFile {
    fn check(
        &self,
        request: &CheckRequest,
        locale: Option<&str>,
    ) -> Result<CheckAnswer, TransferError> {
        let [source, target] = self.locales(locale)?;
        let config = format!("source = \"{}\"\ntargets = [\"{}\"]\n", source.name(), target.name());
        let mut files = vec![("diglot.toml".to_owned(), config)];
        let codes = ComparedCodes::new(self.package.is_ours);
        let mut notation = CodeNotation::Compared(codes);
        let mut documents = HashMap::new();
        for (index, document) in self.package.documents.iter().enumerate() {
            let mut own = unit_segments(document.units.iter(), &mut notation);
            own.retain(|segment| !segment.unit.locked);
            let DocumentTexts { content, fluent, records } = document_texts(&own);
            let (name, locale) = (format!("d{index}"), target.name());
            files.push((format!("content/{name}.toml"), content));
            files.push((format!("locales/{locale}/{name}.ftl"), fluent));
            files.push((format!("locales/{locale}/{name}.provenance.toml"), records));
            let units = own.into_iter().map(|own| (own.segment.id, own.unit)).collect();
            let own = CheckedUnits { file: self, units, name: &document.name };
            documents.insert(name, own);
        }
        let said = |phrases: Vec<Phrase>| TransferError::from(phrases);
        let project = Project::open_in(Arc::new(MemoryFiles::from_iter(files)))
            .map_err(|error| said(error.phrases()))?;
        let request = CheckRequest { targets: Vec::new(), locales: Vec::new(), ..request.clone() };
        let mut answer = request.run(&project)?;
        let findings = answer.findings.iter_mut();
        let suppressed = answer.suppressed.iter_mut().map(|suppressed| &mut suppressed.finding);
        for finding in findings.chain(suppressed) {
            let document = finding.document.as_ref().and_then(|name| documents.get(name));
            match document {
                Some(document) => document.place(finding, &notation),
                None => finding.location = Location { file: self.shown.clone(), span: Span::at(0) },
            }
        }
        // In the file's order, whichever language they are about.
        answer.findings.sort_by_key(|finding| finding.location.span.start);
        Ok(answer)
    }
}

impl CheckedUnits<'_> {
    /// Tells a finding of the project in memory where it stands in the file.
    fn place(&self, finding: &mut Finding, notation: &CodeNotation) {
        let segment = finding.segment.take();
        let unit = segment.as_ref().and_then(|id| self.units.get(id)).copied();
        finding.document = Some(if self.name.is_empty() {
            self.file.shown.path().to_owned()
        } else {
            self.name.to_owned()
        });
        self.locate(&mut finding.location, unit);
        for related in &mut finding.related {
            self.locate(&mut related.location, unit);
        }
        // What it can be put right with is about the file in memory, and so is what to type.
        finding.fix = None;
        if finding.rule.family == RuleFamily::Sync {
            finding.help = None;
        }
        let names = |named: &str| match (&segment, unit, notation) {
            (Some(id), Some(unit), _) if id == named => Some(unit.shown_name()),
            (_, _, CodeNotation::Compared(codes)) => codes.name(named).cloned(),
            _ => None,
        };
        rename(&mut finding.message, &names);
        finding.help.iter_mut().for_each(|help| rename(help, &names));
        finding.segment = unit.map(ExchangeUnit::shown_name);
    }

    /// The place in the file: of the very words where they stand there once, or else of the text.
    fn locate(&self, location: &mut Location, unit: Option<&ExchangeUnit>) {
        let shown = &self.file.shown;
        let is_target = location.file.path().starts_with("locales/");
        let Some(unit) = unit else {
            *location = Location { file: shown.clone(), span: Span::at(0) };
            return;
        };
        let place = match unit.target_place.filter(|_| is_target) {
            Some(place) => place,
            None => unit.source_place,
        };
        let (text, words) = (shown.slice(place), location.file.slice(location.span));
        let mut found =
            (!words.is_empty()).then(|| text.match_indices(words)).into_iter().flatten();
        let span = match (found.next(), found.next()) {
            (Some((at, _)), None) => Span::new(place.start + at, place.start + at + words.len()),
            _ => place,
        };
        *location = Location { file: shown.clone(), span };
    }
}

fn rename(phrase: &mut Phrase, names: &dyn Fn(&str) -> Option<String>) {
    for (_, value) in &mut phrase.arguments {
        match value {
            PhraseValue::Text(text) => {
                if let Some(name) = names(text) {
                    *text = name;
                }
            }
            PhraseValue::Phrase(inner) => rename(inner, names),
            PhraseValue::List(items) => {
                for item in items {
                    if let Some(name) = names(item) {
                        *item = name;
                    }
                }
            }
            PhraseValue::Number(_) => {}
        }
    }
}
