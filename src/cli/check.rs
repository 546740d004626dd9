//! `diglot check`.

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Failure, Run, Status, chosen, complain};
use crate::{
    check::{Rule, rule},
    l10n::Interface,
    model::{Locale, Phrase, Severity},
    project::Project,
    report,
};

#[derive(Args)]
pub(super) struct CheckArguments {
    /// Documents to check (default: all)
    pub(super) documents: Vec<String>,
    /// Locales to check (default: all)
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Vec<String>,
    /// Rules to run (default: all that the project has on)
    #[arg(long, value_name = "RULE")]
    pub(super) rule: Vec<String>,
    /// Form of the report
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: Format,
    /// Least severity that makes the check fail
    #[arg(long, value_enum, default_value = "error")]
    pub(super) deny: Deny,
}

#[derive(Clone, Copy, ValueEnum, PartialEq)]
pub(super) enum Format {
    Human,
    Json,
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Deny {
    Info,
    Warning,
    Error,
}

impl CheckArguments {
    /// Whether a program reads the report.
    pub(super) fn is_machine(&self) -> bool {
        self.format != Format::Human
    }
}

/// The target locales called `names`; all, where none is.
fn locales<'p>(project: &'p Project, names: &[String]) -> Result<Vec<&'p Locale>, Failure> {
    if names.is_empty() {
        return Ok(project.targets().iter().collect());
    }
    let find = |name: &String| {
        project.targets().iter().find(|locale| locale.name() == name).ok_or_else(|| {
            let known: Vec<_> = project.targets().iter().map(ToString::to_string).collect();
            Phrase::new("render-unknown-locale").with("name", &**name).with("known", known).into()
        })
    };
    names.iter().map(find).collect()
}

/// The rules called `names`.
fn rules(names: &[String]) -> Result<Vec<&'static Rule>, Failure> {
    let find = |name: &String| {
        let unknown = || Phrase::new("config-unknown-rule").with("name", &**name).into();
        rule(name).ok_or_else(unknown)
    };
    names.iter().map(find).collect()
}

/// Runs the command.
pub(super) fn run(project: &Project, arguments: &CheckArguments, say: &Interface) -> Run {
    let documents = chosen(project, &arguments.documents)?;
    let locales = locales(project, &arguments.locale)?;
    let settings = project.settings.clone().select(&rules(&arguments.rule)?);
    let checked = project.check(&documents, &locales, &settings);
    let count = |severity| checked.findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Human => {
            let width = terminal_size::terminal_size().map_or(100, |(width, _)| width.0.into());
            write!(out, "{}", report::human(&checked.findings, say, width))?;
            let line = if checked.findings.is_empty() {
                Phrase::new("check-clean").with("segments", checked.segments)
            } else {
                Phrase::new("check-findings").with("errors", errors).with("warnings", warnings)
            };
            if checked.failures.is_empty() {
                writeln!(out, "{}", say.say(&line))?;
            }
        }
        Format::Json => {
            let states = |counts: &[usize; 6]| {
                json!({"current": counts[0], "stale": counts[1], "unconfirmed": counts[2],
                       "unrecorded": counts[3], "missing": counts[4], "orphan": counts[5]})
            };
            let locales: serde_json::Map<_, _> = checked
                .counts
                .iter()
                .map(|(name, counts)| (name.clone(), states(counts)))
                .collect();
            let summary = json!({"segments": checked.segments, "locales": locales,
                "findings": {"error": errors, "warning": warnings, "info": count(Severity::Info)}});
            writeln!(out, "{:#}", report::json(&checked.findings, &summary, say))?;
        }
        Format::Github => write!(out, "{}", report::github(&checked.findings, say))?,
    }
    for failure in &checked.failures {
        failure.phrases().iter().for_each(|phrase| complain(&say.say(phrase)));
    }
    let least = match arguments.deny {
        Deny::Info => Severity::Info,
        Deny::Warning => Severity::Warning,
        Deny::Error => Severity::Error,
    };
    let denied = checked.findings.iter().any(|finding| finding.severity >= least);
    Ok(match (checked.failures.is_empty(), denied) {
        (false, _) => Status::Failed,
        (true, true) => Status::Findings,
        (true, false) => Status::Clean,
    })
}
