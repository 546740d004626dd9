//! The dictionaries of a project, each read when it is first asked for, and its own words.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};

use crate::{
    check::{Settings, Spellers},
    model::{FileEdit, Locale, Phrase, Problem, ProblemKind, ProjectConfig, Span, SpellingLayout},
    store::{self, Files},
    text::Speller,
};

use super::{CheckAnswer, CheckRequest, ErrorPhrases, Project, ProjectError, SelectionError};

/// The rule that dictionaries are for.
const RULE: &str = "spelling";

/// The dictionaries of a project's languages.
#[derive(Debug)]
struct ProjectSpellers {
    files: Arc<dyn Files>,
    layout: SpellingLayout,
    ready: Vec<(Locale, OnceLock<Option<Speller>>)>,
}

impl ProjectSpellers {
    fn load_speller(&self, locale: &Locale) -> Option<Speller> {
        // A dictionary that cannot be read is told of as one that is not there.
        let texts = store::find_dictionary(&*self.files, &self.layout.folder, locale).ok()??;
        let list = self.files.load(&self.layout.word_list(locale)).ok();
        let listed = list.iter().flat_map(|list| listed_words(list.file.text()));
        let own = self.layout.words.iter().map(|word| &**word).chain(listed);
        Speller::from_hunspell(&texts.affixes, &texts.words, own.map(str::to_owned))
    }
}

impl Spellers for ProjectSpellers {
    fn speller(&self, locale: &Locale) -> Option<&Speller> {
        let (_, ready) = self.ready.iter().find(|(own, _)| own == locale)?;
        ready.get_or_init(|| self.load_speller(locale)).as_ref()
    }
}

/// The words of a list: one a line, `#` before a remark.
fn listed_words(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|word| !word.is_empty())
}

/// The word lists that were written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WrittenWords {
    /// How many words came to be in a list.
    pub count: usize,
    /// The lists, by their paths in the project.
    pub files: Vec<String>,
}

/// Why no words were written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum WordListError {
    #[error("the project does not ask for spelling")]
    Off,
    #[error(transparent)]
    Selection(#[from] SelectionError),
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ErrorPhrases for WordListError {
    fn phrases(&self) -> Vec<Phrase> {
        match self {
            Self::Off => vec![Phrase::new("check-words-off")],
            Self::Selection(error) => error.phrases(),
            Self::Project(error) => error.phrases(),
        }
    }
}

/// Makes the dictionaries of a project known to its rules, where one may ask for them.
pub(super) fn with_spellers(
    settings: Settings,
    files: &Arc<dyn Files>,
    config: &ProjectConfig,
) -> Settings {
    if !settings.may_run(RULE) {
        return settings;
    }
    let locales = config.targets.iter().chain([&config.source]);
    let spellers = ProjectSpellers {
        files: files.clone(),
        layout: config.spelling_layout(),
        ready: locales.map(|locale| (locale.clone(), OnceLock::new())).collect(),
    };
    settings.spelt_by(Arc::new(spellers))
}

impl Project {
    /// Says which of the locales have no dictionary, where words are to be spelt.
    pub(super) fn missing_dictionaries(
        &self,
        settings: &Settings,
        locales: &[Locale],
    ) -> Vec<Problem> {
        if !settings.may_run(RULE) {
            return Vec::new();
        }
        let all = [&self.config.source].into_iter().chain(locales);
        let missing = all.filter(|locale| settings.speller(locale).is_none());
        let folder = self.config.spelling_layout().folder;
        let problems = missing.map(|locale| {
            let message = Phrase::new("spelling-no-dictionary").with("locale", locale.name());
            let problem = Problem::new(ProblemKind::NoDictionary, Span::default(), message);
            problem.help(Phrase::new("spelling-no-dictionary-help").with("folder", &*folder))
        });
        problems.collect()
    }

    /// Writes the words that no dictionary has into the project's lists, a list a language.
    ///
    /// # Errors
    ///
    /// When what was named is not there, or a list cannot be read or written.
    pub fn write_words(&self, mut request: CheckRequest) -> Result<WrittenWords, WordListError> {
        if !self.settings.may_run(RULE) {
            return Err(WordListError::Off);
        }
        request.rules = vec![RULE.to_owned()];
        let answer = request.run(self)?;
        let _lock = self.lock(false)?;
        let layout = self.config.spelling_layout();
        let (mut written, mut edits) = (WrittenWords::default(), Vec::new());
        for (locale, words) in self.unknown_words(&answer) {
            let loaded = self.load(&layout.word_list(locale))?;
            let before = loaded.file.text();
            let known: BTreeSet<&str> = listed_words(before).collect();
            let new: Vec<&str> = words.into_iter().filter(|word| !known.contains(word)).collect();
            if new.is_empty() {
                continue;
            }
            let (end, path) = (before.is_empty() || before.ends_with('\n'), loaded.file.path());
            let text = format!("{before}{}{}\n", if end { "" } else { "\n" }, new.join("\n"));
            written.count += new.len();
            written.files.push(path.to_owned());
            edits.push(FileEdit::new(path, loaded.before(), text));
        }
        self.commit(&edits)?;
        Ok(written)
    }

    /// The words that were found in no dictionary, by locale.
    fn unknown_words<'a>(
        &'a self,
        answer: &'a CheckAnswer,
    ) -> Vec<(&'a Locale, BTreeSet<&'a str>)> {
        let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for finding in answer.findings.iter().filter(|f| f.message.id == "spelling-message") {
            let word = finding.location.file.slice(finding.location.span);
            let locale = finding.locale.as_deref().unwrap_or(self.config.source.name());
            all.entry(locale).or_default().insert(word);
        }
        let found = all.into_iter();
        found.filter_map(|(name, words)| Some((self.locale(name)?, words))).collect()
    }
}
