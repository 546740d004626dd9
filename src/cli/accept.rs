//! `diglot accept`.

use std::{
    collections::HashSet,
    io::{self, BufWriter, Write as _},
};

use clap::{Args, ValueEnum};

use super::{
    Run, Session, Status, Target, from_history, names, out, progress, say, session::Output,
};
use crate::{
    check::{Family, Finding},
    model::{Locale, Phrase, ReviewState, Severity, State},
    project::{Acceptance, AcceptanceRequest, Acceptances, Checked},
    report::Style,
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
    let documents: Vec<_> = targets.iter().map(|target| target.document.clone()).collect();
    let checked = progress::watched(session, (documents.len(), "check-progress"), |done| {
        project.check_watched(&documents, &locales, &project.settings, done)
    });
    let mut requests = Vec::new();
    for target in &targets {
        let refusals = if arguments.force { Vec::new() } else { refusals(&checked, target) };
        for locale in &locales {
            let acceptance = arguments.acceptance(target, locale, &refusals);
            requests.push(AcceptanceRequest { document: &target.document, locale, acceptance });
        }
    }
    let mut outcomes = project.accept(&requests, arguments.dry_run)?.into_iter();
    let (mut told, mut all) = (Told::new(session), Totals::default());
    for target in &targets {
        let refusals = if arguments.force { Vec::new() } else { refusals(&checked, target) };
        for (locale, outcome) in locales.iter().zip(outcomes.by_ref()) {
            match outcome {
                Ok(outcome) => {
                    all.add(&outcome, &checked, target, locale);
                    told.tell(&outcome, target, locale, &refusals)?;
                }
                Err(error) => failures.push(error),
            }
        }
        all.refusals.extend(refusals.into_iter().map(refusal));
    }
    told.finish()?;
    let id = if arguments.dry_run { "accept-would-record" } else { "accept-recorded" };
    told.say(&Phrase::new(id).with("count", all.recorded))?;
    if all.warnings > 0 {
        let phrase = Phrase::new("accept-warnings").with("count", all.warnings);
        told.say(&phrase.with("command", command(arguments)))?;
    }
    told.out.flush()?;
    for refusal in &all.refusals {
        session.complain(refusal);
    }
    let status = if all.refusals.is_empty() { Status::Clean } else { Status::Findings };
    Ok(session.ended(&failures, status))
}

impl AcceptArguments {
    fn acceptance(&self, target: &Target, locale: &Locale, refusals: &[&Finding]) -> Acceptance {
        let own = refusals.iter().filter(|finding| is_about(finding, locale));
        Acceptance {
            segment: target.segment.clone(),
            state: self.state.map(StateName::state),
            typographic: self.typographic,
            refused: own.filter_map(|finding| finding.segment.clone()).collect(),
        }
    }
}

/// What was done, in numbers, and what was not.
#[derive(Default)]
struct Totals {
    recorded: usize,
    /// Warnings about what was recorded.
    warnings: usize,
    refusals: Vec<Phrase>,
}

impl Totals {
    fn add(&mut self, outcome: &Acceptances, checked: &Checked, target: &Target, locale: &Locale) {
        self.recorded += outcome.recorded.len();
        let recorded: HashSet<&str> =
            outcome.recorded.iter().map(|accepted| &*accepted.segment).collect();
        let warned = checked.findings.iter().filter(|finding| {
            let is_own = finding.document.as_ref() == Some(&target.document.name)
                && finding.locale.as_deref() == Some(locale.name());
            is_own
                && finding.severity == Severity::Warning
                && finding.rule.family != Family::Sync
                && finding.segment.as_deref().is_some_and(|id| recorded.contains(id))
        });
        self.warnings += if recorded.is_empty() { 0 } else { warned.count() };
    }
}

/// What is said of single segments while they are recorded.
struct Told<'s> {
    out: BufWriter<Output>,
    style: Style<'s>,
    count: usize,
}

impl<'s> Told<'s> {
    fn new(session: &'s Session) -> Self {
        Self { out: out(), style: session.style(), count: 0 }
    }

    fn say(&mut self, phrase: &Phrase) -> io::Result<()> {
        say(&mut self.out, phrase, &self.style)
    }

    fn tell(
        &mut self,
        outcome: &Acceptances,
        target: &Target,
        locale: &Locale,
        refusals: &[&Finding],
    ) -> io::Result<()> {
        let name = &target.document.name;
        for phrase in outcome.recorded.iter().filter_map(|accepted| accepted.phrase(name)) {
            self.count += 1;
            if self.count <= NAMED {
                self.say(&phrase)?;
            }
        }
        let (Some(segment), Some(state)) = (&target.segment, outcome.left) else { return Ok(()) };
        let id = match state {
            State::Missing => "accept-missing",
            State::Orphan => "accept-orphan",
            _ if refusals.is_empty() => "accept-unchanged",
            _ => return Ok(()),
        };
        let phrase = Phrase::new(id).with("segment", format!("{name}/{segment}"));
        self.say(&phrase.with("locale", locale.name()))
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.count > NAMED {
            self.say(&Phrase::new("accept-more").with("count", self.count - NAMED))?;
        }
        Ok(())
    }
}

/// What shows the warnings about what was accepted.
fn command(arguments: &AcceptArguments) -> String {
    let documents = arguments.targets.iter().map(|name| name.split('/').next().unwrap_or(name));
    let mut documents: Vec<&str> = documents.collect();
    documents.dedup();
    documents.insert(0, "diglot check");
    documents.join(" ")
}

/// What is broken in the translations that are to be accepted: whatever is said of it, a
/// translation with an error is not true to its source, nor is one whose file is damaged.
fn refusals<'c>(checked: &'c Checked, target: &Target) -> Vec<&'c Finding> {
    let wanted = |finding: &&Finding| {
        let is_wanted = match (&finding.segment, &target.segment) {
            (Some(own), Some(segment)) => own == segment,
            (None, _) => finding.rule.family == Family::Files,
            (Some(_), None) => true,
        };
        is_wanted
            && finding.document.as_ref() == Some(&target.document.name)
            && finding.severity == Severity::Error
            && finding.rule.family != Family::Sync
    };
    checked.findings.iter().filter(wanted).collect()
}

/// Whether a finding is about the translation into a locale: what is wrong with a source is wrong
/// with what is made from it.
fn is_about(finding: &Finding, locale: &Locale) -> bool {
    finding.locale.as_deref().is_none_or(|name| name == locale.name())
}

fn refusal(finding: &Finding) -> Phrase {
    let position = finding.location.file.position(finding.location.span.start);
    let place = format!("{}:{}", finding.location.file.path(), position.line);
    let document = finding.document.clone().unwrap_or_default();
    let phrase = match &finding.segment {
        Some(segment) => {
            Phrase::new("accept-refused").with("segment", format!("{document}/{segment}"))
        }
        None => Phrase::new("accept-damaged").with("document", document),
    };
    let phrase = phrase.with("place", place).with("rule", finding.rule.name);
    phrase.with("problem", finding.message.clone())
}
