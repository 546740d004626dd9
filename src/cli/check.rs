//! `diglot check`.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{Run, Status, names, out, say, session};
use crate::{
    model::{Phrase, Severity},
    project::Checked,
    report::{self, Summary},
};

#[derive(Args)]
pub(super) struct CheckArguments {
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    #[arg(long, value_enum, default_value = "error", value_name = "SEVERITY")]
    deny: Deny,
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, ValueEnum, PartialEq)]
enum Format {
    Human,
    Json,
    Github,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Info,
    Warning,
    Error,
}

impl Deny {
    fn severity(self) -> Severity {
        match self {
            Self::Info => Severity::Info,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// Runs the command.
pub(super) fn run(session: &super::Session, arguments: &CheckArguments) -> Run {
    let project = session.project()?;
    let documents = names::documents(&project, &arguments.documents)?;
    let locales = names::locales(&project, &arguments.locale)?;
    let settings = project.settings.clone().select(&names::rules(&arguments.rule)?);
    let mut checked = project.check(&documents, &locales, &settings);
    let denied = checked.findings.iter().any(|f| f.severity >= arguments.deny.severity());
    if arguments.quiet {
        // What does not make the check fail is not worth a word.
        checked.findings.retain(|finding| finding.severity >= arguments.deny.severity());
    }
    let mut out = out();
    match arguments.format {
        Format::Human => {
            let style = session.style();
            out.write_all(report::human(&checked.findings, &style).as_bytes())?;
            let closing = closing(&checked);
            if let Some(closing) = closing.filter(|_| !arguments.quiet || denied) {
                say(&mut out, &closing, &style)?;
            }
        }
        Format::Json => {
            let summary = Summary { segments: checked.segments, locales: &checked.counts };
            report::json(&checked.findings, summary, session.say_to_machines(), &mut out)?;
        }
        Format::Github => {
            let prefix = session::prefix(&project);
            report::github(&checked.findings, &prefix, session.say_to_machines(), &mut out)?;
        }
    }
    out.flush()?;
    for phrase in checked.failures.iter().flat_map(crate::project::ProjectError::phrases) {
        session.complain(&phrase);
    }
    Ok(match (checked.failures.is_empty(), denied) {
        (false, _) => Status::Failed,
        (true, true) => Status::Findings,
        (true, false) => Status::Clean,
    })
}

/// The last line: how it stands, and what to run next.
fn closing(checked: &Checked) -> Option<Phrase> {
    if !checked.failures.is_empty() {
        return None;
    }
    let count = |severity| checked.findings.iter().filter(|f| f.severity == severity).count();
    let [infos, warnings, errors] = Severity::ALL.map(count);
    if infos + warnings + errors == 0 {
        return Some(Phrase::new("check-clean").with("segments", checked.segments));
    }
    let counts = Phrase::new("check-counts")
        .with("errors", errors)
        .with("warnings", warnings)
        .with("infos", infos);
    let has = |names: &[&str]| checked.findings.iter().any(|f| names.contains(&f.rule.name));
    let next = if has(&["syntax", "merge-conflict", "encoding", "duplicate-id", "invalid-id"]) {
        "check-next-files"
    } else if has(&["stale", "unconfirmed"]) {
        "check-next-diff"
    } else if has(&["missing"]) {
        "check-next-missing"
    } else if has(&["unrecorded"]) {
        "check-next-accept"
    } else {
        "check-next-explain"
    };
    let first = checked.findings.first().map_or("", |finding| finding.rule.name);
    let next = Phrase::new(next).with("rule", first);
    Some(Phrase::new("check-closing").with("counts", counts).with("next", next))
}
