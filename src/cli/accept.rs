//! `diglot accept`.

use std::{collections::HashSet, io::Write as _};

use clap::{Args, ValueEnum};

use super::{Run, Session, Status, Target, from_history, names, out, say};
use crate::{
    check::{Family, Finding},
    model::{Locale, Phrase, ReviewState, Severity},
    project::{Acceptance, Project},
};

/// Segments that are named one by one; more are counted.
const NAMED: usize = 20;

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that can be typed")]
pub(super) struct AcceptArguments {
    #[arg(value_name = "DOCUMENT[/SEGMENT]", required_unless_present_any = ["all", "from_history"])]
    targets: Vec<String>,
    #[arg(long, conflicts_with = "targets")]
    all: bool,
    #[arg(long, value_name = "LOCALE")]
    locale: Vec<String>,
    #[arg(long, value_enum, value_name = "STATE")]
    state: Option<StateName>,
    #[arg(long)]
    typographic: bool,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, conflicts_with_all = ["typographic", "force"])]
    from_history: bool,
    #[arg(long, value_name = "REV", requires = "from_history")]
    since: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum StateName {
    Draft,
    Translated,
    Reviewed,
}

impl StateName {
    fn state(self) -> ReviewState {
        match self {
            Self::Draft => ReviewState::Draft,
            Self::Translated => ReviewState::Translated,
            Self::Reviewed => ReviewState::Reviewed,
        }
    }
}

/// Runs the command.
pub(super) fn run(session: &Session, arguments: &AcceptArguments) -> Run {
    let project = session.project()?;
    let locales = names::locales(&project, &arguments.locale)?;
    let everything = arguments.all || (arguments.from_history && arguments.targets.is_empty());
    let named = if everything { &[][..] } else { &arguments.targets };
    let (targets, mut failures) = names::targets(&project, named)?;
    if arguments.from_history {
        let state = arguments.state.map(StateName::state);
        let since = arguments.since.as_deref();
        let history = from_history::FromHistory { state, since, dry_run: arguments.dry_run };
        let status = history.run(session, &project, targets, &locales)?;
        return Ok(session.ended(&failures, status));
    }
    let (mut out, style) = (out(), session.style());
    let (mut count, mut told, mut refusals) = (0, 0, Vec::new());
    for Target { document, segment } in &targets {
        let errors = if arguments.force {
            Vec::new()
        } else {
            errors(&project, document, segment.as_deref(), &locales)
        };
        for locale in &locales {
            // What is wrong with a source is wrong with what is made from it.
            let is_own = |finding: &&Finding| {
                finding.locale.as_deref().is_none_or(|name| name == locale.name())
            };
            let own = errors.iter().filter(is_own);
            let refused = own.filter_map(|finding| finding.segment.clone()).collect::<HashSet<_>>();
            let acceptance = Acceptance {
                segment: segment.clone(),
                state: arguments.state.map(StateName::state),
                typographic: arguments.typographic,
                refused,
                dry_run: arguments.dry_run,
            };
            let recorded = project.accept(document, locale, &acceptance);
            let recorded = recorded.map_err(|error| failures.push(error)).unwrap_or_default();
            count += recorded.len();
            for phrase in recorded.iter().filter_map(|accepted| accepted.phrase(&document.name)) {
                told += 1;
                if told <= NAMED {
                    say(&mut out, &phrase, &style)?;
                }
            }
        }
        refusals.extend(errors);
    }
    if told > NAMED {
        say(&mut out, &Phrase::new("accept-more").with("count", told - NAMED), &style)?;
    }
    let id = if arguments.dry_run { "accept-would-record" } else { "accept-recorded" };
    say(&mut out, &Phrase::new(id).with("count", count), &style)?;
    out.flush()?;
    for finding in &refusals {
        session.complain(&refusal(finding));
    }
    let status = if refusals.is_empty() { Status::Clean } else { Status::Findings };
    Ok(session.ended(&failures, status))
}

/// What is broken in the translations that are to be accepted: whatever is said of it, a
/// translation with an error is not true to its source.
fn errors(
    project: &Project,
    document: &crate::project::DocumentName,
    segment: Option<&str>,
    locales: &[&Locale],
) -> Vec<Finding> {
    let checked = project.check(std::slice::from_ref(document), locales, &project.settings);
    let wanted = |finding: &Finding| {
        let named = finding.segment.as_deref().is_some_and(|id| segment.is_none_or(|s| s == id));
        named && finding.severity == Severity::Error && finding.rule.family != Family::Sync
    };
    checked.findings.into_iter().filter(wanted).collect()
}

fn refusal(finding: &Finding) -> Phrase {
    let position = finding.location.file.position(finding.location.span.start);
    let place = format!("{}:{}", finding.location.file.path(), position.line);
    Phrase::new("accept-refused")
        .with("document", finding.document.clone().unwrap_or_default())
        .with("segment", finding.segment.clone().unwrap_or_default())
        .with("place", place)
        .with("rule", finding.rule.name)
        .with("problem", finding.message.clone())
}
