//! New projects, with a small example that checks clean.

use std::{collections::BTreeMap, path::Path};

use crate::{
    l10n::Interface,
    model::{
        DocumentBlock, FileBefore, FileEdit, Locale, Phrase, ProjectLayout, ReviewState,
        SegmentKind,
    },
    store::{self, NewSegment},
    text::fingerprint,
};

use super::{ErrorPhrases, ProjectError};

/// The segments of the example, which are messages of `locales/*/example.ftl`.
const EXAMPLE: [(&str, SegmentKind, Option<u8>); 7] = [
    ("title", SegmentKind::Title, None),
    ("opening", SegmentKind::Paragraph, None),
    ("steps", SegmentKind::Heading, Some(2)),
    ("check", SegmentKind::Item, None),
    ("change", SegmentKind::Item, None),
    ("accept", SegmentKind::Item, None),
    ("import", SegmentKind::Paragraph, None),
];

/// A project to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct InitRequest {
    source: Locale,
    targets: Vec<Locale>,
}

/// What was made.
#[derive(Debug)]
pub struct InitAnswer {
    /// The files.
    pub files: Vec<FileEdit>,
}

/// Why no project was made.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the variants' names and fields say it")]
pub enum InitError {
    #[error("{name} is no language identifier")]
    NoLocale { name: String },
    #[error("{name} is there twice")]
    Twice { name: String },
    #[error("no language to translate to was named")]
    NoTarget,
    #[error("{path} exists")]
    Exists { path: String },
    #[error(transparent)]
    Project(#[from] ProjectError),
}

impl ErrorPhrases for InitError {
    fn phrases(&self) -> Vec<Phrase> {
        vec![match self {
            Self::NoLocale { name } => Phrase::new("config-locale").with("name", &**name),
            Self::Twice { name } => Phrase::new("config-twice").with("name", &**name),
            Self::NoTarget => Phrase::new("init-unsaid"),
            Self::Exists { path } => Phrase::new("error-exists").with("path", &**path),
            Self::Project(error) => return error.phrases(),
        }]
    }
}

/// The language of that name, as the standard writes it, which the folders are called after: `pt-BR`.
fn locale(name: &str) -> Result<Locale, InitError> {
    let locale = Locale::of_folder(name);
    let locale = locale.and_then(|locale| Locale::new(&locale.identifier().to_string()).ok());
    locale.ok_or_else(|| InitError::NoLocale { name: name.to_owned() })
}

impl InitRequest {
    /// A project with these languages, each named as in `pt-BR`.
    ///
    /// ```
    /// use diglot::InitRequest;
    ///
    /// assert!(InitRequest::new("fr", &["en", "pt-BR"]).is_ok());
    /// assert!(InitRequest::new("fr", &["fr"]).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// When one of the names is no language's or there twice, or no target is named.
    pub fn new(source: &str, targets: &[&str]) -> Result<Self, InitError> {
        let source = locale(source)?;
        let mut all = Vec::new();
        for name in targets {
            let target = locale(name)?;
            let known = |other: &Locale| other.identifier() == target.identifier();
            if known(&source) || all.iter().any(known) {
                return Err(InitError::Twice { name: (*name).to_owned() });
            }
            all.push(target);
        }
        if all.is_empty() { Err(InitError::NoTarget) } else { Ok(Self { source, targets: all }) }
    }

    /// Whether a name is that of a language.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn may_be_language(name: &str) -> Result<(), InitError> {
        locale(name).map(|_| ())
    }

    /// The source language.
    #[must_use]
    pub fn source(&self) -> &Locale {
        &self.source
    }

    /// The languages to translate to.
    #[must_use]
    pub fn targets(&self) -> &[Locale] {
        &self.targets
    }

    /// Refuses a folder that holds a project.
    ///
    /// # Errors
    ///
    /// When there is one.
    pub fn may_create(root: &Path) -> Result<(), InitError> {
        if store::is_taken(root, "diglot.toml") {
            return Err(InitError::Exists { path: root.join("diglot.toml").display().to_string() });
        }
        Ok(())
    }

    /// Makes the project: its files, all or none, and folders beside them. The folder is made where
    /// there is none.
    ///
    /// # Errors
    ///
    /// When one of the files is there already, or cannot be written.
    pub fn run(&self, root: &Path) -> Result<InitAnswer, InitError> {
        let files = self.files();
        if let Some(taken) = files.iter().find(|file| store::is_taken(root, &file.path)) {
            return Err(InitError::Exists { path: root.join(&taken.path).display().to_string() });
        }
        let locales = self.targets.iter().map(|target| format!("locales/{target}"));
        let folders: Vec<String> = std::iter::once("content".to_owned()).chain(locales).collect();
        store::create(root, &files, &folders).map_err(ProjectError::from)?;
        Ok(InitAnswer { files })
    }

    /// The files of the project: with the example where diglot has it in all the languages.
    #[must_use]
    pub fn files(&self) -> Vec<FileEdit> {
        let Self { source, targets } = self;
        let new = |path: String, text: String| FileEdit::new(path, FileBefore::Absent, text);
        let quoted = |locale: &Locale| format!("\"{locale}\"");
        let names: Vec<String> = targets.iter().map(quoted).collect();
        let config = format!("source = {}\ntargets = [{}]\n", quoted(source), names.join(", "));
        let mut files = vec![new("diglot.toml".to_owned(), config)];
        let speaks = |locale: &Locale| {
            let say = Interface::new(locale.name());
            (say.language() == locale.language()).then_some(say)
        };
        let (Some(own), Some(others)) =
            (speaks(source), targets.iter().map(speaks).collect::<Option<Vec<_>>>())
        else {
            return files;
        };
        let name = example_text(&own, "name");
        let layout = ProjectLayout::default();
        files.push(new(format!("{}/{name}.toml", layout.content), document(&own)));
        let translations = layout.translations_of(&name);
        let provenances = layout.provenances_of(&name, &translations);
        for (locale, other) in targets.iter().zip(&others) {
            let place = |path: &str| path.replace("{locale}", locale.name());
            files.push(new(place(&translations), translation(other)));
            files.push(new(place(&provenances), provenance(&own, other)));
        }
        files
    }
}

/// A text of the example.
fn example_text(say: &Interface, id: &str) -> String {
    say.say_id(&format!("example-{id}")).unwrap_or_default()
}

fn document(say: &Interface) -> String {
    let mut out =
        format!("[document]\ntitle = {}\n", toml::Value::from(example_text(say, "title")));
    for (id, kind, level) in EXAMPLE {
        let text = store::escape(&example_text(say, id)).into_owned();
        let id = id.to_owned();
        let segment = NewSegment { id, block: DocumentBlock::new(kind, text).level(level) };
        out.push('\n');
        out.push_str(&store::render_segment(&segment, true));
    }
    out
}

fn translation(say: &Interface) -> String {
    let line = |(id, ..): (&str, _, _)| {
        let text = example_text(say, id);
        let value = store::render_value(&store::escape(&text)).unwrap_or_default();
        format!("{id} ={value}\n")
    };
    EXAMPLE.map(line).concat()
}

fn provenance(source: &Interface, target: &Interface) -> String {
    let record = |(id, ..): (&str, _, _)| {
        let (source, translation) =
            (example_text(source, id), fingerprint(&example_text(target, id)));
        let state = ReviewState::Reviewed;
        (id.to_owned(), Some(store::render_record(id, &source, translation, state)))
    };
    store::record_all("", &EXAMPLE.map(record).into_iter().collect::<BTreeMap<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_for_languages_that_diglot_speaks() {
        for (source, targets, count) in [
            ("fr", &["en"][..], 4),
            ("en-GB", &["fr-CA"], 4),
            ("fr", &["en", "en-GB"], 6),
            ("fr", &["de"], 1),
            ("de", &["fr"], 1),
        ] {
            let files = InitRequest::new(source, targets).unwrap().files();
            assert_eq!(files.len(), count, "{source} {targets:?}: {files:?}");
            assert!(files.iter().all(|file| !file.text.contains("= \"\"")), "{files:?}");
        }
    }
}
