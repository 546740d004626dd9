//! `diglot export`: units for a translator's own tool.

use std::{
    io::{self, IsTerminal as _, Write as _},
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use clap::{Args, ValueEnum};

use super::{CommandResult, ExitStatus, Session, out, print_phrase, progress};
use crate::{
    model::Phrase,
    project::{ExportFilter, ExportRequest, ExportedLocale, GlossaryFormat, ToolName},
};

#[derive(Args)]
pub(super) struct ExportArguments {
    #[arg(value_name = "DOCUMENT[/SEGMENT]")]
    targets: Vec<String>,
    #[arg(long, conflicts_with_all = ["targets", "tool", "only", "inline"])]
    glossary: bool,
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<ExportFormat>,
    #[arg(long = "for", value_enum, value_name = "TOOL", default_value = "plain")]
    tool: ToolArgument,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    only: Vec<FilterArgument>,
    #[arg(long, value_enum, value_name = "HOW")]
    inline: Option<InlineArgument>,
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ExportFormat {
    Xliff,
    #[value(name = "xliff-1.2")]
    Xliff12,
    Po,
    Tmx,
    Csv,
    Xlsx,
    Tbx,
}

impl ExportFormat {
    fn name(self) -> &'static str {
        match self {
            Self::Xliff => "xliff",
            Self::Xliff12 => "xliff-1.2",
            Self::Po => "po",
            Self::Tmx => "tmx",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Tbx => "tbx",
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum ToolArgument {
    Plain,
    #[value(name = "omegat")]
    OmegaT,
    Weblate,
    Trados,
    #[value(name = "memoq")]
    MemoQ,
}

impl ToolArgument {
    fn tool(self) -> ToolName {
        match self {
            Self::Plain => ToolName::Plain,
            Self::OmegaT => ToolName::OmegaT,
            Self::Weblate => ToolName::Weblate,
            Self::Trados => ToolName::Trados,
            Self::MemoQ => ToolName::MemoQ,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum FilterArgument {
    Missing,
    Stale,
    Draft,
    Findings,
}

impl FilterArgument {
    fn filter(self) -> ExportFilter {
        match self {
            Self::Missing => ExportFilter::Missing,
            Self::Stale => ExportFilter::Stale,
            Self::Draft => ExportFilter::Draft,
            Self::Findings => ExportFilter::Findings,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum InlineArgument {
    Codes,
    Text,
}

/// Runs the command.
pub(super) fn run_export(session: &Session, arguments: &ExportArguments) -> CommandResult {
    if arguments.glossary || matches!(arguments.format, Some(ExportFormat::Tbx)) {
        return export_glossary(session, arguments);
    }
    let project = session.project()?;
    let is_printed = arguments.output.as_deref().is_none_or(|path| path.as_os_str() == "-");
    let is_table = matches!(arguments.format, Some(ExportFormat::Xlsx));
    if is_printed && is_table && io::stdout().is_terminal() {
        return Err(Phrase::new("export-output").into());
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let request = ExportRequest {
        targets: arguments.targets.clone(),
        locales: arguments.locale.clone(),
        format: arguments.format.map(ExportFormat::name),
        tool: arguments.tool.tool(),
        codes: arguments.inline.map(|inline| matches!(inline, InlineArgument::Codes)),
        only: arguments.only.iter().map(|filter| filter.filter()).collect(),
        output: arguments.output.clone().filter(|_| !is_printed),
        now,
    };
    let answer = progress::waiting(session, "export-progress", || {
        request.run(&project, session.interface())
    })?;
    for ExportedLocale { locale, segments, locked } in &answer.locales {
        for segment in locked {
            let phrase = Phrase::new("export-locked").with("segment", &**segment);
            session.complain(&phrase.with("locale", &**locale));
        }
        let done = Phrase::new("export-done").with("segments", *segments);
        session.complain(&done.with("locale", &**locale));
    }
    if answer.locales.is_empty() {
        session.complain(&Phrase::new("export-nothing"));
    }
    let mut out = out();
    if is_printed {
        out.write_all(&answer.bytes)?;
    } else if answer.written.len() > 1 {
        for path in &answer.written {
            let phrase = Phrase::new("export-wrote").with("path", path.display().to_string());
            print_phrase(&mut out, &phrase, &session.style())?;
        }
    }
    out.flush()?;
    Ok(session.ended(&answer.failures, ExitStatus::Clean))
}

/// Writes the glossary.
fn export_glossary(session: &Session, arguments: &ExportArguments) -> CommandResult {
    let project = session.project()?;
    let name = arguments.format.map_or("tbx", ExportFormat::name);
    let unfit = || Phrase::new("export-glossary-format").with("format", name);
    let format = GlossaryFormat::named(name).ok_or_else(unfit)?;
    let bytes = project.written_glossary(format, &arguments.locale)?;
    if let Some(path) = arguments.output.as_deref().filter(|path| path.as_os_str() != "-") {
        project.write_out(path, &String::from_utf8_lossy(&bytes))?;
    } else {
        let mut out = out();
        out.write_all(&bytes)?;
        out.flush()?;
    }
    Ok(ExitStatus::Clean)
}
