//! Where the reports of a check go: `--format FORMAT[=FILE]`, `--output FILE`.

use std::{
    ffi::OsStr,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use clap::{
    Args, Command,
    builder::{PossibleValue, TypedValueParser},
};

use super::{
    Failure, Session, json_out, out,
    output::{StandardOutput, document_out},
    print_phrase, raw_out, session,
};
use crate::{
    model::Phrase,
    project::{Project, write_report},
    report::{CheckReport, FORMATS, ReportFormat, format},
};

/// Which reports are written, and where.
#[derive(Args)]
pub(super) struct ReportArguments {
    #[arg(long, value_name = "FORMAT", value_parser = TargetParser)]
    format: Vec<ReportTarget>,
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A format, and the file it is written to; none: standard output.
#[derive(Clone)]
struct ReportTarget {
    format: &'static ReportFormat,
    file: Option<PathBuf>,
}

/// Reads `FORMAT` or `FORMAT=FILE`.
#[derive(Clone)]
struct TargetParser;

impl TypedValueParser for TargetParser {
    type Value = ReportTarget;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<ReportTarget, clap::Error> {
        let names =
            clap::builder::PossibleValuesParser::new(FORMATS.iter().map(|format| format.name));
        let text = value.to_string_lossy();
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(file).filter(|file| !file.is_empty())),
            None => (&*text, None),
        };
        let name = names.parse_ref(command, argument, OsStr::new(name))?;
        let format = format(&name).unwrap_or(FORMATS[0]);
        Ok(ReportTarget { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(FORMATS.iter().map(|format| PossibleValue::new(format.name))))
    }
}

impl ReportArguments {
    /// The reports that are asked for: for people on standard output where none is. Only one goes there.
    fn targets(&self) -> Result<Vec<ReportTarget>, Failure> {
        let human = || ReportTarget { format: FORMATS[0], file: None };
        let mut targets = self.format.clone();
        if targets.is_empty() {
            targets.push(human());
        }
        let mut open = targets.iter_mut().filter(|target| target.file.is_none());
        let first = open.next();
        if open.next().is_some() {
            return Err(Phrase::new("format-one-output").into());
        }
        match (first, &self.output) {
            (Some(target), Some(path)) => target.file = Some(path.clone()),
            (None, Some(_)) => return Err(Phrase::new("format-output-for-none").into()),
            _ => {}
        }
        let files: Vec<_> = targets.iter().filter_map(|target| target.file.as_ref()).collect();
        let twice = files.iter().enumerate().find(|(at, file)| files[..*at].contains(file));
        if let Some((_, file)) = twice {
            let path = file.display().to_string();
            return Err(Phrase::new("format-same-file").with("path", path).into());
        }
        Ok(targets)
    }

    /// Whether a report for people goes to standard output.
    pub(super) fn is_for_people(&self) -> bool {
        match self.format.iter().find(|target| target.file.is_none()) {
            Some(target) => target.format.is_for_people && self.output.is_none(),
            None => self.format.is_empty() && self.output.is_none(),
        }
    }

    /// Whether any report shows more than the findings.
    pub(super) fn is_detailed(&self) -> bool {
        self.format.iter().any(|target| target.format.is_detailed)
    }

    /// Writes all reports; says on standard output where they are if none goes there.
    pub(super) fn write(
        &self,
        session: &Session,
        project: Option<&Project>,
        report: &CheckReport<'_>,
    ) -> Result<(), Failure> {
        let targets = self.targets()?;
        let standard = targets.iter().find(|target| target.file.is_none());
        let mut out = format_out(standard.map_or("human", |target| target.format.name));
        let is_silent = targets.iter().all(|target| target.file.is_some());
        for ReportTarget { format, file } in &targets {
            let Some(path) = file else {
                (format.write)(report, &mut out)?;
                continue;
            };
            let mut text = Vec::new();
            let style = session.style_for(Some(path));
            (format.write)(&CheckReport { style: &style, ..report.clone() }, &mut text)?;
            write_report(project, path, &String::from_utf8_lossy(&text))?;
            if is_silent {
                written(&mut out, path, session)?;
            }
        }
        let is_for_github = targets.iter().any(|target| target.format.name == "github");
        if let Some(path) = session::step_summary().filter(|_| is_for_github) {
            append_summary(&path, report)?;
        }
        out.flush()?;
        Ok(())
    }
}

/// Standard output, safe for whom a format is for: the runner of a workflow is to obey its commands.
pub(super) fn format_out(name: &str) -> BufWriter<StandardOutput> {
    match name {
        "human" => out(),
        "github" => raw_out(),
        "json" | "sarif" | "gitlab" => json_out(),
        _ => document_out(),
    }
}

/// Says on standard output that a report was written to a file.
pub(super) fn written(out: &mut impl Write, path: &Path, session: &Session) -> io::Result<()> {
    let phrase = Phrase::new("format-written").with("path", path.display().to_string());
    print_phrase(out, &phrase, &session.style())
}

/// Puts the summary on the page of the workflow's run (`GITHUB_STEP_SUMMARY`).
fn append_summary(path: &Path, report: &CheckReport<'_>) -> io::Result<()> {
    let Some(markdown) = format("markdown") else { return Ok(()) };
    // Other steps may have written to it: it is only ever added to.
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path)?;
    (markdown.write)(report, &mut file)
}
