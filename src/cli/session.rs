//! What every command needs: the project, the language it speaks, where it writes.

use std::{
    cell::OnceCell,
    ffi::OsString,
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
};

use crate::{
    l10n::Interface,
    model::Phrase,
    project::{ErrorPhrases, OpenError, Project, ProjectError, ProjectPlace},
    report::{ReportStyle, lines},
};

use super::{ExitStatus, Failure, GlobalOptions};

/// Columns where the terminal does not say, or there is none.
const WIDTH: usize = 100;

/// What every command needs.
pub(super) struct Session {
    global: GlobalOptions,
    say: Interface,
    english: OnceCell<Interface>,
}

impl Session {
    pub(super) fn new(global: GlobalOptions, say: Interface) -> Self {
        Self { global, say, english: OnceCell::new() }
    }

    /// The project that `--project` names, or the nearest upwards.
    pub(super) fn project(&self) -> Result<Project, Failure> {
        let global = &self.global;
        if let Some(file) = &global.config {
            return Project::open_file(file).map_err(|error| match error {
                OpenError::NoProject { path } => {
                    Phrase::new("error-no-config").with("path", path).into()
                }
                error => Failure::from(error),
            });
        }
        if let Some(translations) = &global.translations {
            let bare = bare_place(global, translations)?;
            let here = || current_dir().map_err(Failure::from);
            let root = global.project.clone().map_or_else(here, Ok)?;
            return Ok(Project::bare(&root, &bare)?);
        }
        Ok(match &self.global.project {
            Some(folder) => Project::open(folder, true).map_err(|error| match error {
                OpenError::NoProject { path } => not_there(folder, path).into(),
                error => Failure::from(error),
            })?,
            None => Project::open(&current_dir()?, false)?,
        })
    }

    /// The folder that `--project` names.
    pub(super) fn folder(&self) -> Option<&PathBuf> {
        self.global.project.as_ref()
    }

    /// The project if there is one, for commands that can do without.
    pub(super) fn project_if_any(&self) -> Result<Option<Project>, Failure> {
        match self.project() {
            Ok(project) => Ok(Some(project)),
            Err(Failure::Said(said)) if self.global.project.is_none() => {
                let none = said.iter().all(|phrase| phrase.id == "error-no-project");
                if none { Ok(None) } else { Err(Failure::Said(said)) }
            }
            Err(failure) => Err(failure),
        }
    }

    /// The language that people are spoken to in.
    pub(super) fn interface(&self) -> &Interface {
        &self.say
    }

    /// The language of machine formats: English unless told otherwise.
    pub(super) fn say_to_machines(&self) -> &Interface {
        let told = self.global.ui_lang.as_deref().is_some_and(Interface::speaks);
        if told || self.say.language() == "en" {
            return &self.say;
        }
        self.english.get_or_init(|| Interface::new("en"))
    }

    /// Says that diglot does not speak the language it was told to speak.
    pub(super) fn say_if_not_spoken(&self) {
        let wanted = self.global.ui_lang.as_deref();
        if let Some(wanted) = wanted.filter(|wanted| !Interface::speaks(wanted)) {
            self.complain(&Phrase::new("ui-lang-unknown").with("name", wanted));
        }
    }

    /// How reports for people look on standard output.
    pub(super) fn style(&self) -> ReportStyle<'_> {
        ReportStyle { say: &self.say, width: width(), colour: super::output::has_colours() }
    }

    /// How reports for people look in a file; on standard output where there is none.
    pub(super) fn style_for(&self, file: Option<&Path>) -> ReportStyle<'_> {
        match file {
            Some(_) => ReportStyle { say: &self.say, width: WIDTH, colour: false },
            None => self.style(),
        }
    }

    /// Says what hindered the work, and how the command ended: a failure, if something did.
    pub(super) fn ended(&self, failures: &[ProjectError], status: ExitStatus) -> ExitStatus {
        for phrase in failures.iter().flat_map(ErrorPhrases::phrases) {
            self.complain(&phrase);
        }
        if failures.is_empty() { status } else { ExitStatus::Failed }
    }

    /// Says something on standard error.
    pub(super) fn complain(&self, phrase: &Phrase) {
        super::complain(&format!("diglot: {}", self.say.say(phrase)));
    }
}

/// Where the files are that are named by options alone. `--source` names the folder of the sources
/// where `--reference` does not: a language that nothing is in would be of no use.
fn bare_place(global: &GlobalOptions, translations: &str) -> Result<ProjectPlace, Phrase> {
    let (reference, source) = match (&global.reference, &global.source) {
        (Some(reference), source) => (reference, source.clone()),
        (None, Some(folder)) => (folder, None),
        (None, None) => {
            let phrase = Phrase::new("usage-only-with").with("argument", "--translations");
            return Err(phrase.with("other", "--source"));
        }
    };
    Ok(ProjectPlace {
        reference: reference.clone(),
        translations: translations.to_owned(),
        provenance: global.provenance.clone(),
        source,
    })
}

/// Why the folder that was named is no project.
fn not_there(folder: &Path, path: String) -> Phrase {
    let is_folder = folder.is_dir();
    Phrase::new(if is_folder { "error-no-project-in" } else { "error-no-folder" })
        .with("path", path)
}

/// The terminal's width; `COLUMNS` where it is not one, as a pipe into a pager is.
fn width() -> usize {
    if io::stdout().is_terminal()
        && let Some((width, _)) = terminal_size::terminal_size()
    {
        return usize::from(width.0).max(20);
    }
    let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok());
    columns.filter(|columns| (20..=1000).contains(columns)).unwrap_or(WIDTH)
}

/// The language to speak: the first that diglot speaks of `--ui-lang`, `DIGLOT_LANG` and the
/// system's. It is looked for before the arguments are parsed, since what is wrong with them must
/// be said in it.
pub(super) fn language(typed: &[OsString]) -> String {
    let wanted = [typed_language(typed), variable("DIGLOT_LANG"), sys_locale::get_locale()];
    wanted.into_iter().flatten().find(|wanted| Interface::speaks(wanted)).unwrap_or_default()
}

fn typed_language(typed: &[OsString]) -> Option<String> {
    let mut typed = typed.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = typed.next() {
        if argument == "--ui-lang" {
            return typed.next().map(str::to_owned);
        }
        if let Some(language) = argument.strip_prefix("--ui-lang=") {
            return Some(language.to_owned());
        }
    }
    None
}

#[expect(clippy::disallowed_methods, reason = "the command line may read the environment")]
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "the command line may read the environment")]
pub(super) fn current_dir() -> io::Result<PathBuf> {
    std::env::current_dir()
}

/// The file in which a workflow of GitHub collects what its steps have to say for people.
pub(super) fn step_summary() -> Option<PathBuf> {
    variable("GITHUB_STEP_SUMMARY").map(PathBuf::from)
}

/// The way from the current folder to the project's, for annotations: `sub/`, or nothing.
pub(super) fn prefix(project: &Project) -> String {
    let way = || {
        let here = current_dir().ok()?.canonicalize().ok()?;
        let root = project.root()?.canonicalize().ok()?;
        Some(root.strip_prefix(here).ok()?.to_str()?.replace('\\', "/"))
    };
    match way() {
        Some(way) if !way.is_empty() => format!("{way}/"),
        _ => String::new(),
    }
}

/// Says something on standard output, wrapped to its width.
pub(super) fn print_phrase(
    out: &mut impl io::Write,
    phrase: &Phrase,
    style: &ReportStyle<'_>,
) -> io::Result<()> {
    for line in lines(&style.say.say(phrase), style.width, ["", ""]) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
